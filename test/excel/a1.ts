/** Addresses as Excel writes them: cells, blocks, whole rows and columns, with the sheet's name in front. */
import { address, columnName, MAX_COLS, MAX_ROWS, parseAddress, type Range } from '../../src/core/grid.js'
import { invalidArgument } from './fault.js'

/** Every cell of a sheet. */
export const WHOLE_SHEET: Range = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLS - 1 }

export function isEntireRow(range: Range): boolean {
  return range.left === 0 && range.right === MAX_COLS - 1
}

export function isEntireColumn(range: Range): boolean {
  return range.top === 0 && range.bottom === MAX_ROWS - 1
}

/** `B2`, `A1:C3`, `3:5` where it is whole rows, `A:C` where it is whole columns. */
export function localAddress(range: Range): string {
  if (isEntireColumn(range)) return `${columnName(range.left)}:${columnName(range.right)}`
  if (isEntireRow(range)) return `${range.top + 1}:${range.bottom + 1}`
  const from = address(range.top, range.left)
  const to = address(range.bottom, range.right)
  return from === to ? from : `${from}:${to}`
}

/** `数据!A1:C3`; a name with signs other than letters, digits, `_` and `.` is quoted. */
export function fullAddress(sheet: string, range: Range): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet)
  return `${plain ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${localAddress(range)}`
}

/** An address without a sheet. Throws `InvalidArgument` where it is none. */
export function parseLocal(text: string): Range {
  const [first = '', second = first, more] = text.replaceAll('$', '').split(':')
  if (more !== undefined) throw invalidArgument()
  return (
    cells(first, second) ?? lines(first, second, /^[1-9]\d{0,6}$/) ?? lines(first, second, /^[A-Za-z]{1,3}$/) ?? fail()
  )
}

/** Several areas, `A1:B2,D4`, each with or without a sheet; `sheet` is the name found, null where none is named. */
export function parseAreas(text: string): { sheet: string | null; areas: Range[] } {
  let sheet: string | null = null
  const areas = text.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).map((piece) => {
    const { sheet: own, local } = splitSheet(piece.trim())
    if (own !== null && sheet !== null && own !== sheet) throw invalidArgument()
    sheet = own ?? sheet
    return parseLocal(local)
  })
  return { sheet, areas }
}

/** Takes the sheet's name off an address. */
export function splitSheet(text: string): { sheet: string | null; local: string } {
  const mark = text.lastIndexOf('!')
  if (mark < 0) return { sheet: null, local: text }
  const name = text.slice(0, mark)
  return {
    sheet: name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name,
    local: text.slice(mark + 1),
  }
}

function cells(first: string, second: string): Range | null {
  const a = parseAddress(first)
  const b = parseAddress(second)
  return a && b ? span(a.row, a.col, b.row, b.col) : null
}

/** Whole rows or whole columns, as `sign` says. */
function lines(first: string, second: string, sign: RegExp): Range | null {
  if (!sign.test(first) || !sign.test(second)) return null
  const byRow = /\d/.test(first)
  const a = parseAddress(byRow ? `A${first}` : `${first}1`) ?? fail()
  const b = parseAddress(byRow ? `XFD${second}` : `${second}${MAX_ROWS}`) ?? fail()
  return byRow ? span(a.row, 0, b.row, MAX_COLS - 1) : span(0, a.col, MAX_ROWS - 1, b.col)
}

/** The block between two corners. */
export function span(row1: number, col1: number, row2: number, col2: number): Range {
  return {
    top: Math.min(row1, row2),
    left: Math.min(col1, col2),
    bottom: Math.max(row1, row2),
    right: Math.max(col1, col2),
  }
}

/** What two blocks share; null where nothing. */
export function intersection(a: Range, b: Range): Range | null {
  const both = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  }
  return both.top > both.bottom || both.left > both.right ? null : both
}

export function rowCount(range: Range): number {
  return range.bottom - range.top + 1
}

export function columnCount(range: Range): number {
  return range.right - range.left + 1
}

export function cellCount(range: Range): number {
  return rowCount(range) * columnCount(range)
}

function fail(): never {
  throw invalidArgument()
}
