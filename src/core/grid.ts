/** The grid every host can give: a workbook as sheets of cells. Rows and columns are 0-based throughout. */
import type { Notes } from './notes.js'

/** What stands in a cell. Blank is `null`; a date is the number Excel stores, its format says that it is a date. */
export type Value = string | number | boolean | CellError | null

/** An error value such as `#REF!`. */
export interface CellError {
  readonly error: string
}

/**
 * One cell. `sheet` is the index of the sheet in its workbook; `row` and `col` are 0-based. `book` is the workbook's place in a batch
 * (those of earlier periods come after those that are checked); without it, the workbook at hand.
 */
export interface Ref {
  readonly book?: number
  readonly sheet: number
  readonly row: number
  readonly col: number
}

/** A block of cells, both ends included, 0-based. */
export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Whether a person sees the sheet's tab. */
export type SheetState = 'visible' | 'hidden' | 'veryHidden'

/**
 * A sheet as a host keeps it (typed arrays, a map, proxies): read by position, never as objects per cell.
 * All positions are 0-based; a position outside `rows` × `cols` reads as blank.
 */
export interface Sheet {
  readonly name: string
  readonly state: SheetState
  /** One past the last row that holds a value or formula (a formatted blank tail does not count). */
  readonly rows: number
  /** One past the last column that holds a value or formula. */
  readonly cols: number
  readonly merges: readonly Range[]
  /**
   * One past the last column of that row that holds a value or formula, where the host knows: whoever walks a sheet must
   * not walk `rows` × `cols`, for one cell at XFD1048576 makes that 17 thousand million.
   */
  rowWidth?(row: number): number
  /**
   * False where the delimited text or Word table a sheet was made from has no such cell, because its row was written shorter or
   * the cell lies beyond it. Hosts of grids leave this out: a grid has every cell.
   */
  hasCell?(row: number, col: number): boolean
  /** The stored value; of a formula, its cached result. A cell covered by a merge is blank unless the file stores a value there. */
  value(row: number, col: number): Value
  /** The formula without `=`, or null. */
  formula(row: number, col: number): string | null
  /** What Excel would show. Blank is `''`. */
  text(row: number, col: number): string
  /** The number format code, `General` where none is set. */
  format(row: number, col: number): string
  isRowHidden(row: number): boolean
  isColHidden(col: number): boolean
}

/** A workbook as read. */
export interface Workbook {
  /** The file's name or path, as the host was given it. */
  readonly name: string
  readonly sheets: readonly Sheet[]
  /** True where day 0 is 1904-01-01 (old Mac workbooks). */
  readonly date1904: boolean
  /** What kplint keeps in it; absent where nothing is, or where the host cannot keep anything. */
  readonly notes?: Notes
}

/** True of an error value such as `#REF!`. */
export function isError(value: Value): value is CellError {
  return typeof value === 'object' && value !== null
}

/** True of blank and of text that is nothing but white space (any Unicode space, zero-width signs included). */
export function isBlank(value: Value): boolean {
  if (value === null) return true
  return typeof value === 'string' && isBlankText(value)
}

/** True where `text` holds nothing a reader would see. */
export function isBlankText(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) return false
  return true
}

/** True of the code unit of any white space, no-break, ideographic and zero-width ones included. */
export function isSpace(code: number): boolean {
  if (code > 0x20 && code < 0xa0) return code === 0x7f || code === 0x85
  if (code <= 0x20) return true
  if (code < 0x1680) return code === 0xa0
  if (code < 0x2000) return code === 0x1680 || code === 0x180e
  return (
    code <= 0x200f ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

const letters: string[] = []

/** The letters of a 0-based column: 0 → `A`, 27 → `AB`. */
export function columnName(col: number): string {
  const known = letters[col]
  if (known !== undefined) return known
  let name = ''
  for (let n = col + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  letters[col] = name
  return name
}

/** The address of a 0-based cell: (3, 1) → `B4`. */
export function address(row: number, col: number): string {
  return columnName(col) + (row + 1)
}

/** The address of a block: `A1:C3`, or `A1` where it is one cell. */
export function rangeAddress(range: Range): string {
  const from = address(range.top, range.left)
  const to = address(range.bottom, range.right)
  return from === to ? from : `${from}:${to}`
}

/** Reads `B4` (also `$B$4`, lower case) as 0-based `{row, col}`; null where it is no address inside Excel's limits. */
export function parseAddress(text: string): { row: number; col: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text)
  if (!match) return null
  let col = 0
  for (const letter of match[1]!.toUpperCase()) col = col * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2])
  if (col > MAX_COLS || row > MAX_ROWS) return null
  return { row: row - 1, col: col - 1 }
}

/** Reads `A1:C3` or `B4`, corners in any order; null where it is no range. */
export function parseRange(text: string): Range | null {
  const [a, b, more] = text.split(':')
  if (a === undefined || more !== undefined) return null
  const from = parseAddress(a)
  const to = b === undefined ? from : parseAddress(b)
  if (!from || !to) return null
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.col, to.col),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.col, to.col),
  }
}

/** Rows of a sheet in Excel 2007 and later (ECMA-376 18.3.1.73). */
export const MAX_ROWS = 1_048_576
/** Columns of a sheet in Excel 2007 and later. */
export const MAX_COLS = 16_384
