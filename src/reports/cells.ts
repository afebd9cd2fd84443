/** What was read from a workbook, as JSON that a person can hold against Excel. */
import { address, columnName, rangeAddress, type Sheet, type Value, type Workbook } from '../core/index.js'

/** One cell: address, value, formula without `=`, number format unless General. An error value is `{"error":"#REF!"}`. */
interface CellJson {
  a: string
  v: Value
  f?: string
  fmt?: string
}

/**
 * The workbook as pieces of one JSON text, so that a large one can be written as it is made:
 * `{sheets:[{name,state,cells:[{a,v,f?,fmt?}],merges,hiddenRows,hiddenCols}]}`. Cells are those with a value or a
 * formula, row by row; rows and columns are named as Excel shows them (rows from 1, columns by letters); hidden rows
 * and columns are listed as far as the sheet is filled.
 */
export function* cellsJson(workbook: Workbook): Generator<string> {
  yield '{"sheets":['
  let first = true
  for (const sheet of workbook.sheets) {
    yield `${first ? '' : ','}\n{"name":${JSON.stringify(sheet.name)},"state":"${sheet.state}","cells":[`
    first = false
    yield* cells(sheet)
    yield `],\n"merges":${JSON.stringify(sheet.merges.map(rangeAddress))},`
    yield `"hiddenRows":${JSON.stringify(
      hidden(
        sheet.rows,
        (row) => sheet.isRowHidden(row),
        (row) => row + 1,
      ),
    )},`
    yield `"hiddenCols":${JSON.stringify(hidden(sheet.cols, (col) => sheet.isColHidden(col), columnName))}}`
  }
  yield ']}\n'
}

/** One piece for each row that holds something. */
function* cells(sheet: Sheet): Generator<string> {
  let separator = '\n'
  for (let row = 0; row < sheet.rows; row++) {
    let line = ''
    const width = sheet.rowWidth?.(row) ?? sheet.cols
    for (let col = 0; col < width; col++) {
      const cell = cellOf(sheet, row, col)
      if (!cell) continue
      line += separator + JSON.stringify(cell)
      separator = ',\n'
    }
    if (line !== '') yield line
  }
}

function cellOf(sheet: Sheet, row: number, col: number): CellJson | null {
  const value = sheet.value(row, col)
  const formula = sheet.formula(row, col)
  if (value === null && formula === null) return null
  const cell: CellJson = { a: address(row, col), v: value }
  if (formula !== null) cell.f = formula
  const format = sheet.format(row, col)
  if (format !== 'General') cell.fmt = format
  return cell
}

function hidden<T>(end: number, isHidden: (index: number) => boolean, name: (index: number) => T): T[] {
  const list: T[] = []
  for (let index = 0; index < end; index++) if (isHidden(index)) list.push(name(index))
  return list
}
