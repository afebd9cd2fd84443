/** Whether a file that was written holds what it should: what stands between a fault of the writer and the user's file. */
import { isError, type Ref, type Value } from '../core/grid.js'
import type { Notes } from '../core/index.js'
import { isEmptyNotes, notesXml, readNotes } from './notes.js'
import type { Patched } from './patch.js'
import type { XlsxWorkbook } from './read.js'
import type { XlsxSheet } from './xlsx-sheet.js'

/** True where `after` holds what `before` held, with the edits made, stale results gone, and the notes (those it had, where none are given). */
export function isAsIntended(
  before: XlsxWorkbook,
  after: XlsxWorkbook,
  { made, uncached }: Pick<Patched, 'made' | 'uncached'>,
  notes: Notes | null = null,
): boolean {
  const expected = new Map<string, Value>()
  for (const at of uncached) expected.set(key(at), null)
  for (const { at, to } of made) expected.set(key(at), to)
  return (
    after.sheets.length === before.sheets.length &&
    after.sheets.every((sheet, index) => sameSheet(index, before.sheets[index]!, sheet, expected)) &&
    sameNotes(after.notes, notes ? readNotes(notesXml(notes)) : before.notes)
  )
}

function sameSheet(index: number, before: XlsxSheet, after: XlsxSheet, expected: ReadonlyMap<string, Value>): boolean {
  const rows = Math.max(before.rows, after.rows)
  for (let row = 0; row < rows; row++) {
    const width = Math.max(before.rowWidth(row), after.rowWidth(row))
    for (let col = 0; col < width; col++) {
      const wanted = expected.get(key({ sheet: index, row, col }))
      const value = wanted === undefined ? before.value(row, col) : wanted
      if (!sameValue(value, after.value(row, col)) || before.formula(row, col) !== after.formula(row, col)) return false
    }
  }
  return before.name === after.name && JSON.stringify(before.merges) === JSON.stringify(after.merges)
}

function sameValue(a: Value, b: Value): boolean {
  return isError(a) && isError(b) ? a.error === b.error : a === b
}

function sameNotes(a: Notes | undefined | null, b: Notes | undefined | null): boolean {
  const [one, other] = [a, b].map((notes) => (notes && !isEmptyNotes(notes) ? JSON.stringify(notes) : null))
  return one === other
}

function key({ sheet, row, col }: Ref): string {
  return `${sheet},${row},${col}`
}
