/** A table as a report lists it. */
import { address, rangeAddress } from './grid.js'
import type { TableView } from './record.js'
import type { CheckedTable } from './report.js'
import type { Column } from './table/model.js'

/** What was read as what. */
export function describe(view: TableView): CheckedTable {
  const { table } = view
  return {
    sheet: table.sheet.name,
    sheetIndex: table.sheetIndex,
    kind: table.kind
      ? { name: table.kind.name, title: table.kind.title, ofProjects: table.kind.subject === undefined }
      : null,
    title: table.title?.text ?? null,
    reportingUnit: table.reportingUnit?.value || null,
    period: view.period,
    range: rangeAddress(table.range),
    headerRows: table.header.bottom - table.range.top + 1,
    unit: table.unit?.value ?? commonUnit(view),
    records: view.size,
    confidence: table.confidence,
    columns: table.columns.flatMap((column) =>
      column.field ? [{ ...headingOf(column), field: column.field.title }] : [],
    ),
    unknown: table.columns
      .filter(({ field, by, path }) => field === null && by !== 'correction' && path.some((text) => text !== ''))
      .map(headingOf),
    uncalculated: uncalculated(view),
    corrected: correctedIn(view),
  }
}

function headingOf({ at, path }: Column): { cell: string; heading: string } {
  return { cell: address(at.row, at.col), heading: path.join('/') }
}

/** How many things of a table are read as a person said. */
function correctedIn({ table: { columns, corrected } }: TableView): number {
  const own = columns.filter(({ by }) => by === 'correction').length
  return own + (corrected ? corrected.rows.size + (corrected.header ? 1 : 0) : 0)
}

/** The formulas of a table whose result nobody has computed: they read as blank, and what they would show was not checked. */
function uncalculated({ table: { sheet, columns, range } }: TableView): CheckedTable['uncalculated'] {
  let count = 0
  let cell = ''
  for (let row = range.top; row <= range.bottom; row++) {
    for (const { col } of columns) {
      if (sheet.value(row, col) !== null || sheet.formula(row, col) === null) continue
      if (count++ === 0) cell = address(row, col)
    }
  }
  return count > 0 ? { count, cell } : null
}

/** The unit every money column states in its heading, null where they differ or one states none. */
function commonUnit(view: TableView): CheckedTable['unit'] {
  const units = new Set(view.columnsOfType('amount').map((column) => view.unitOf(column)))
  const [only] = units
  return units.size === 1 ? (only ?? null) : null
}
