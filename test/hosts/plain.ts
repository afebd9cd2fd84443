/** A workbook as a host tells it, as plain data that can be compared. */
import { address, columnName, type Range, rangeAddress, type Value, type Workbook } from '../../src/core/index.js'

/** Everything of a sheet a host tells, as plain data. */
export interface PlainSheet {
  readonly name: string
  readonly state: string
  readonly size: string
  readonly merges: readonly string[]
  readonly hiddenRows: readonly number[]
  readonly hiddenCols: readonly string[]
  /** Address → value, formula where there is one, what is shown, format of numbers. */
  readonly cells: { readonly [address: string]: PlainCell }
}

export type PlainCell = readonly [
  value: Value,
  shown: string,
  more?: { readonly formula?: string; readonly format?: string },
]

/** A workbook as plain data. Formats count of numbers only; `@` shows a number as General does. */
export function plain(workbook: Workbook): PlainSheet[] {
  return workbook.sheets.map((sheet) => {
    const cells: { [address: string]: PlainCell } = {}
    for (let row = 0; row < sheet.rows; row++)
      for (let col = 0; col < (sheet.rowWidth?.(row) ?? sheet.cols); col++) {
        const value = sheet.value(row, col)
        const formula = sheet.formula(row, col)
        if (value === null && formula === null) continue
        const format = sheet.format(row, col)
        const isFormatted = typeof value === 'number' && format !== 'General' && format !== '@'
        const more = { ...(formula === null ? {} : { formula }), ...(isFormatted ? { format } : {}) }
        const shown = sheet.text(row, col)
        cells[address(row, col)] = Object.keys(more).length > 0 ? [value, shown, more] : [value, shown]
      }
    const upTo = (end: number, isHidden: (at: number) => boolean): number[] =>
      Array.from({ length: end }, (_, at) => at).filter(isHidden)
    return {
      name: sheet.name,
      state: sheet.state,
      size: `${sheet.rows} × ${sheet.cols}`,
      merges: [...sheet.merges].sort(byPlace).map(rangeAddress),
      hiddenRows: upTo(sheet.rows, (row) => sheet.isRowHidden(row)).map((row) => row + 1),
      hiddenCols: upTo(sheet.cols, (col) => sheet.isColHidden(col)).map(columnName),
      cells,
    }
  })
}

function byPlace(a: Range, b: Range): number {
  return a.top - b.top || a.left - b.left
}
