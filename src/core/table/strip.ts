/** A part of a sheet from one column to another, as the finder reads it. */
import { isBlankText, isError, type Sheet } from '../grid.js'
import { type Guide, NO_GUIDE } from './guide.js'
import type { Lexicon } from './lexicon.js'
import { MergeIndex } from './merges.js'

/** The columns `left`…`right` of a sheet, with what is needed to make sense of them. */
export interface Strip {
  readonly sheet: Sheet
  readonly sheetIndex: number
  readonly merges: MergeIndex
  readonly lexicon: Lexicon
  /** What a person said of the sheet. */
  readonly guide: Guide
  /** How many more headings may be looked at that look like those of a table about something else and are not: shared by a sheet. */
  readonly tries: { left: number }
  readonly left: number
  readonly right: number
}

/** Rows looked at over their whole width to learn which columns a sheet uses. */
const MEASURED_ROWS = 200
/** Columns looked at beyond those. */
const SPARE_COLS = 64
/** Cells that may be looked at for headers: what is beyond stays unread. A table itself is read to its end. */
const MAX_SEARCHED = 30_000_000
/** Headings of a sheet that may be taken for those of a table about something else, and turn out to be none. */
const MAX_TRIES = 300

/** A whole sheet. */
export function wholeStrip(sheet: Sheet, sheetIndex: number, lexicon: Lexicon): Strip {
  const merges = new MergeIndex(sheet.merges)
  return { sheet, sheetIndex, merges, lexicon, guide: NO_GUIDE, tries: { left: MAX_TRIES }, ...usedColumns(sheet) }
}

/** A sheet can be 16,384 columns wide for the sake of one stray cell: its first rows tell where it really is. */
export function usedColumns(sheet: Sheet): { left: number; right: number } {
  if (sheet.cols <= SPARE_COLS * 2) return { left: 0, right: sheet.cols - 1 }
  let left = sheet.cols
  let right = -1
  for (let row = 0; row < Math.min(sheet.rows, MEASURED_ROWS); row++) {
    for (let col = sheet.cols - 1; col > right; col--) if (sheet.value(row, col) !== null) right = col
    for (let col = 0; col < left; col++) if (sheet.value(row, col) !== null) left = col
  }
  if (right < 0) return { left: 0, right: SPARE_COLS }
  left = Math.max(0, left - SPARE_COLS)
  const most = Math.max(SPARE_COLS, Math.floor(MAX_SEARCHED / sheet.rows))
  return { left, right: Math.min(sheet.cols - 1, right + SPARE_COLS, left + SPARE_COLS + most - 1) }
}

/** A cell that holds something, with its text as a person sees it. */
export interface CellText {
  readonly col: number
  readonly text: string
}

/** The text of a cell as a person sees it; `''` where nothing is to be seen. */
export function textAt(sheet: Sheet, row: number, col: number): string {
  const value = sheet.value(row, col)
  if (value === null) return ''
  if (typeof value === 'string') return isBlankText(value) ? '' : value
  return isError(value) ? value.error : sheet.text(row, col)
}

/** True where the cell holds something a person sees. */
export function isFilled(sheet: Sheet, row: number, col: number): boolean {
  const value = sheet.value(row, col)
  return value !== null && (typeof value !== 'string' || !isBlankText(value))
}

/** The last column of the strip that can hold something in this row: a sheet may have a million blank rows for one stray cell. */
export function lastCol({ sheet, right }: Strip, row: number): number {
  const width = sheet.rowWidth?.(row)
  return width === undefined || width > right ? right : width - 1
}

/** The filled cells of a row of the strip, from left to right. */
export function cellsOf(strip: Strip, row: number): CellText[] {
  const cells: CellText[] = []
  const last = lastCol(strip, row)
  for (let col = strip.left; col <= last; col++) {
    if (strip.sheet.value(row, col) === null) continue
    const text = textAt(strip.sheet, row, col)
    if (text !== '') cells.push({ col, text })
  }
  return cells
}

/** True where no cell of the row of the strip holds anything. */
export function isBlankRow(strip: Strip, row: number): boolean {
  const last = lastCol(strip, row)
  for (let col = strip.left; col <= last; col++) if (isFilled(strip.sheet, row, col)) return false
  return true
}
