/** The notes in a custom XML part of the open workbook: the same text a file's part has. */
import type { Notes } from '../core/index.js'
import { isEmptyNotes, NOTES_NAMESPACE, notesXml, readNotes } from '../ooxml/index.js'
import type { Manner } from './grid-reader.js'
import type { Runner } from './office-run.js'

/** The notes of the workbook; of several parts of ours the last that can be read, as of a file. Throws HostError. */
export function loadNotes(runner: Runner, manner: Manner): Promise<Notes | null> {
  return runner.run(async (context) => {
    const parts = await ownParts(context)
    const texts = parts.map((part) => part.getXml())
    if (texts.length > 0) await context.sync()
    return texts.map(({ value }) => readNotes(value)).findLast((notes) => notes !== null) ?? null
  }, manner)
}

/** Keeps the notes in place of those there were; nothing to keep leaves no part behind. Throws HostError. */
export function saveNotes(runner: Runner, notes: Notes): Promise<void> {
  return runner.run(async (context) => {
    const parts = await ownParts(context)
    const kept = isEmptyNotes(notes) ? undefined : parts.shift()
    for (const part of parts) part.delete()
    if (kept) kept.setXml(notesXml(notes))
    else if (!isEmptyNotes(notes)) context.workbook.customXmlParts.add(notesXml(notes))
    await context.sync()
  }, 'asked')
}

async function ownParts(context: Excel.RequestContext): Promise<Excel.CustomXmlPart[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(NOTES_NAMESPACE)
  parts.load('items/id')
  await context.sync()
  return [...parts.items]
}
