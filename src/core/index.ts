/** The engine's only door. */
export * from './accept.js'

export {
  alone,
  Batch,
  type BatchResult,
  checkedParcel,
  type Joined,
  lint,
  lintSteps,
  type Parcel,
  parcelOfEarlier,
  type Shelf,
} from './batch.js'
export { FactRecord, type FactSum, FactTable } from './facts.js'
export { applyEdits, chooseEdits, safeFixes } from './fix.js'
export * from './grid.js'
export { nameKey } from './identity.js'
export { codeKeys, type Match } from './join.js'
export type { Progress } from './lint.js'
export { fill, say, sayAmount, sayDatum, sayMessage, sayReason } from './message.js'
export * from './notes.js'
export { masked } from './private.js'
export type { Project } from './projects.js'
export { RowReader, TableRecord, TableView } from './record.js'
export * from './report.js'
export * from './roster.js'
export * from './rule.js'
export { Session } from './session.js'
export * from './structure.js'
export {
  columnCorrection,
  compileVocabulary,
  findTables,
  headerCorrection,
  rowCorrection,
  whyWords,
} from './table/index.js'
export * from './table/model.js'
export * from './values.js'
export * from './vocabulary.js'
export { reasonWords, severityWords, uncheckedWords } from './words.js'
