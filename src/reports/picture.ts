/** A workbook's tables as shown, taken down while it is open, for reports that show a finding among its neighbours. */
import {
  type CheckedTable,
  type Diagnostic,
  masked,
  parseRange,
  type Range,
  type Report,
  type Sheet,
  type Workbook,
} from '../core/index.js'
import { RANK } from './severities.js'

/** Cells as Excel shows them. All positions are 0-based. Plain data: it may be laid down as JSON and read again. */
export interface Picture {
  readonly sheets: readonly PictureSheet[]
}

/** The tables of one sheet. */
export interface PictureSheet {
  /** Index of the sheet in its workbook. */
  readonly sheet: number
  /** The column of the first text of each row. */
  readonly left: number
  /** The rows of its headers, from top to bottom. */
  readonly header: readonly PictureRow[]
  /** Other rows, from top to bottom: all of a small table, of a large one those around its findings. */
  readonly rows: readonly PictureRow[]
}

/** One row, from `PictureSheet.left` on; cells beyond the last that holds something are left out. */
export interface PictureRow {
  readonly row: number
  /** Without phone numbers, cut where they are long. In a merged block of a header, and down one of a table, each cell has its text. */
  readonly cells: readonly string[]
}

/** A table up to so many rows is kept whole: findings about several workbooks are not known yet while it is open. */
const WHOLE_ROWS = 300
/** Rows and cells of a workbook that are kept at most. */
const MAX_ROWS = 3_000
const MAX_CELLS = 60_000
/** Columns of a sheet, from `PictureSheet.left` on. */
export const PICTURE_COLUMNS = 200
/** Rows of a header: more are no header but a mistake about one. */
const MAX_HEADER = 12
/** Other cells of a finding around which rows are kept. */
const MAX_OTHERS = 6
/** Signs of a cell. */
const MAX_TEXT = 80
/** Cells of merged blocks that are looked at: a hostile file may say that everything is merged with everything. */
const MAX_MERGED = 100_000

/** Takes down what reports show around the findings of a workbook: its headers, small tables whole, of large ones the rows at a finding. */
export function pictureOf(workbook: Workbook, report: Report): Picture {
  const findings = [...report.diagnostics, ...report.explained, ...report.accepted]
  findings.sort((a, b) => RANK[a.severity] - RANK[b.severity])
  const budget: Budget = { rows: MAX_ROWS, cells: MAX_CELLS, merged: MAX_MERGED }
  const sheets: PictureSheet[] = []
  for (const [index, sheet] of workbook.sheets.entries()) {
    const tables = report.tables.filter(({ sheetIndex }) => sheetIndex === index).flatMap(areaOf)
    const own = findings.filter(({ at }) => at.sheet === index)
    if (tables.length + own.length > 0) sheets.push(takeSheet(sheet, index, tables, own, budget))
  }
  return { sheets }
}

/** What may still be kept of a workbook. */
interface Budget {
  rows: number
  cells: number
  merged: number
}

/** Where a table is: `range` with its header, whose last row is `headerEnd`. */
interface Area {
  readonly range: Range
  readonly headerEnd: number
}

function areaOf({ range: text, headerRows }: CheckedTable): Area[] {
  const range = parseRange(text)
  if (!range) return []
  return [{ range, headerEnd: Math.min(range.bottom, range.top + Math.min(headerRows, MAX_HEADER) - 1) }]
}

function takeSheet(
  sheet: Sheet,
  index: number,
  tables: readonly Area[],
  findings: readonly Diagnostic[],
  budget: Budget,
): PictureSheet {
  const first = [...tables.map(({ range }) => range.left), ...findings.map(({ at }) => at.col)]
  const left = first.reduce((least, col) => Math.min(least, col))
  // What stands beside its table (a note, a column nobody knows) is in the picture where its table is.
  const right = Math.min(left + PICTURE_COLUMNS, sheet.cols) - 1
  const header = new Set<number>()
  const kept = new Set<number>()
  for (const row of rowsInOrder(tables, findings)) {
    if (row < 0 || row >= sheet.rows || kept.has(row)) continue
    const width = Math.max(0, Math.min(right + 1, sheet.rowWidth?.(row) ?? sheet.cols) - left)
    if (budget.rows < 1 || budget.cells < width) break
    budget.rows--
    budget.cells -= width
    kept.add(row)
    if (tables.some(({ range, headerEnd }) => row >= range.top && row <= headerEnd)) header.add(row)
  }
  const sorted = [...kept].sort((a, b) => a - b)
  const merged = mergedTexts(sheet, sorted, header, { left, right }, budget)
  const rows = sorted.map((row) => takeRow(sheet, row, { left, right }, merged.get(row)))
  return {
    sheet: index,
    left,
    header: rows.filter(({ row }) => header.has(row)),
    rows: rows.filter(({ row }) => !header.has(row)),
  }
}

/** The most wanted rows first: headers, then those around findings, then what is left of small tables. */
function* rowsInOrder(tables: readonly Area[], findings: readonly Diagnostic[]): Generator<number> {
  for (const { range, headerEnd } of tables) for (let row = range.top; row <= headerEnd; row++) yield row
  for (const { at, places, related } of findings) {
    yield* [at.row, at.row - 1, at.row + 1]
    for (const { row, sheet } of places.slice(0, MAX_OTHERS)) if (sheet === at.sheet) yield row
    for (const { at: other, file } of related.slice(0, MAX_OTHERS))
      if (file === null && other.sheet === at.sheet) yield other.row
  }
  for (const { range } of tables)
    if (range.bottom - range.top < WHOLE_ROWS) for (let row = range.top; row <= range.bottom; row++) yield row
}

type Columns = Pick<Range, 'left' | 'right'>

function takeRow(sheet: Sheet, row: number, { left, right }: Columns, merged = NONE): PictureRow {
  const cells: string[] = []
  const end = Math.max(
    Math.min(right + 1, sheet.rowWidth?.(row) ?? sheet.cols),
    ...[...merged.keys()].map((c) => c + 1),
  )
  for (let col = left; col < end; col++) cells.push(merged.get(col) ?? textOf(sheet, row, col))
  while (cells.at(-1) === '') cells.pop()
  return { row, cells }
}

const NONE: ReadonlyMap<number, string> = new Map()

/** Row → column → the text of the merged block that covers the cell. */
function mergedTexts(
  sheet: Sheet,
  rows: readonly number[],
  header: ReadonlySet<number>,
  { left, right }: Columns,
  budget: Budget,
): Map<number, Map<number, string>> {
  const texts = new Map<number, Map<number, string>>()
  for (const { top, left: from, bottom, right: to } of sheet.merges) {
    if (to < left || from > right) continue
    for (let i = firstAtLeast(rows, top); i < rows.length && rows[i]! <= bottom; i++) {
      const row = rows[i]!
      const last = Math.min(right, header.has(row) ? to : from)
      for (let col = Math.max(from, left); col <= last; col++) {
        if (--budget.merged < 0) return texts
        if (row === top && col === from) continue
        const own = texts.get(row) ?? new Map<number, string>()
        texts.set(row, own.set(col, textOf(sheet, top, from)))
      }
    }
  }
  return texts
}

/** Index of the first of ascending numbers that is not below `least`. */
function firstAtLeast(numbers: readonly number[], least: number): number {
  let [from, to] = [0, numbers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (numbers[middle]! < least) from = middle + 1
    else to = middle
  }
  return from
}

/** Masked before it is cut, so that no half of a number is left over. */
function textOf(sheet: Sheet, row: number, col: number): string {
  const text = masked(sheet.text(row, col).slice(0, 8 * MAX_TEXT))
  if (text.length <= MAX_TEXT) return text
  const end = /[\ud800-\udbff]/.test(text[MAX_TEXT - 1]!) ? MAX_TEXT - 1 : MAX_TEXT
  return `${text.slice(0, end)}…`
}
