/** The door of the reader and writer of .xlsx. Runs in Node and in browsers; bytes and inflation are handed in. */

export { ReadError, type ReadErrorCode, type ReadLang, type ReadWarning, readErrorText, warningText } from './errors.js'
export { builtinFormats } from './formats.js'
export { isEmptyNotes, NOTES_LIMITS, type NotesFault, notesXml, readNotes } from './notes.js'
export type { CustomXml, DefinedName } from './parts.js'
export { type Deflate, type Patched, type PatchOptions, patchWorkbook } from './patch.js'
export { type ReadOptions, readWorkbook, type XlsxWorkbook } from './read.js'
export type { Validation } from './sheet-data.js'
export { isPlain, loadRender, type Render, renderPlain } from './shown.js'
export { bytesSource, defaultLimits, type Inflate, type Limits, type Source } from './source.js'
export { isAsIntended } from './verify.js'
export { XlsxSheet } from './xlsx-sheet.js'
export { NOTES_NAMESPACE } from './xml.js'
