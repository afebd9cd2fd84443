/** A part of a sheet from one column to another, as the finder reads it. */
import { isBlankText, isError, type Sheet } from '../grid.js'
import type { Lexicon } from './lexicon.js'
import type { MergeIndex } from './merges.js'

/** The columns `left`…`right` of a sheet, with what is needed to make sense of them. */
export interface Strip {
  readonly sheet: Sheet
  readonly sheetIndex: number
  readonly merges: MergeIndex
  readonly lexicon: Lexicon
  /** How many more headings may be looked at that look like those of a table about something else and are not: shared by a sheet. */
  readonly tries: { left: number }
  readonly left: number
  readonly right: number
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
