/** References in formulas: found, read, and moved along with inserted and deleted lines, as Excel does. */
import { columnName, parseAddress, type Range } from '../../src/core/grid.js'
import { span } from './a1.js'
import { movedSpan } from './sheet.js'

/** A text in quotes, or a reference: `A1`, `$A$1:B2`, `数据!A1`, `'1 月'!A1:B2`. */
export const REFERENCE =
  /"(?:[^"]|"")*"|(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?[1-9]\d{0,6})(?::(\$?[A-Z]{1,3}\$?[1-9]\d{0,6}))?(?![\p{L}\p{N}_(])/giu

/** Lines put in (`by` > 0) or taken out at `at`, rows or columns, of the sheet of this name. */
export interface Move {
  readonly sheet: string
  readonly rows: boolean
  readonly at: number
  readonly by: number
}

/** A formula of sheet `own` after a move; what points at nothing any more is `#REF!`. */
export function moved(formula: string, own: string, move: Move): string {
  return formula.replace(REFERENCE, (whole, sheet: string | undefined, from: string | undefined, to?: string) => {
    if (from === undefined || sheetName(sheet, own) !== move.sheet.toLowerCase()) return whole
    const range = blockOf(from, to)
    if (!range) return whole
    const lines = move.rows
      ? movedSpan(range.top, range.bottom, move.at, move.by)
      : movedSpan(range.left, range.right, move.at, move.by)
    const prefix = sheet === undefined ? '' : `${sheet}!`
    if (!lines) return `${prefix}#REF!`
    const after = move.rows
      ? { ...range, top: lines[0], bottom: lines[1] }
      : { ...range, left: lines[0], right: lines[1] }
    const first = corner(from, after.top, after.left)
    return prefix + (to === undefined ? first : `${first}:${corner(to, after.bottom, after.right)}`)
  })
}

/** The block two corners span; null where they are no addresses. */
export function blockOf(from: string, to: string | undefined): Range | null {
  const a = parseAddress(from.replaceAll('$', ''))
  const b = to === undefined ? a : parseAddress(to.replaceAll('$', ''))
  return a && b ? span(a.row, a.col, b.row, b.col) : null
}

/** The name of the sheet a reference means, in lower case. */
export function sheetName(written: string | undefined, own: string): string {
  const name = written?.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written
  return (name ?? own).toLowerCase()
}

/** An address with the dollar signs of `like`. */
function corner(like: string, row: number, col: number): string {
  const [, fixedCol = '', fixedRow = ''] = /^(\$?)[A-Za-z]+(\$?)/.exec(like) ?? []
  return `${fixedCol}${columnName(col)}${fixedRow}${row + 1}`
}
