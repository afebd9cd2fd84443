/** Making corrections of what a person points at: with the texts that stand there. */
import type { Sheet } from '../grid.js'
import type { Correction } from '../notes.js'
import { headingText, rowText } from './anchors.js'
import { deepest, type HeaderRows, lastWritten } from './guide.js'
import { headerSaid } from './header.js'
import { compileVocabulary } from './lexicon.js'
import type { RowRole } from './model.js'
import { type Strip, wholeStrip } from './strip.js'

/** `rows` rows from `row` on (0-based) are the header of a table; blank ones at the end are left out. */
export function headerCorrection(sheet: Sheet, row: number, rows: number): Correction {
  const strip = stripOf(sheet)
  const last = lastWritten(row, row + rows - 1, (one) => rowText(strip, one))
  const bottom = Math.min(row + rows - 1, deepest(strip, last))
  return { kind: 'header', sheet: sheet.name, row, rows: bottom - row + 1, text: rowText(strip, last) }
}

/** The column `col` of the table under `header` means `field`; null: nothing we check. */
export function columnCorrection(sheet: Sheet, header: HeaderRows, col: number, field: string | null): Correction {
  const head = headerSaid(stripOf(sheet), header, 0)?.columns.find((column) => column.col === col)
  const text = headingText(head?.path.map((cell) => cell.text) ?? [])
  return { kind: 'column', sheet: sheet.name, row: header.bottom, col, text, field }
}

/** The row is of this role. */
export function rowCorrection(sheet: Sheet, row: number, role: RowRole): Correction {
  return { kind: 'row', sheet: sheet.name, row, text: rowText(stripOf(sheet), row), role }
}

const NO_WORDS = { fields: [], kinds: [] }

function stripOf(sheet: Sheet): Strip {
  return wholeStrip(sheet, 0, compileVocabulary(NO_WORDS))
}
