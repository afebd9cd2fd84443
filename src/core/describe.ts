/** A table as a report lists it. */
import { address, rangeAddress } from './grid.js'
import type { TableView } from './record.js'
import type { CheckedTable } from './report.js'

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
    range: rangeAddress(table.range),
    unit: table.unit?.value ?? commonUnit(view),
    records: view.size,
    confidence: table.confidence,
    unknown: table.columns
      .filter(({ field, by, path }) => field === null && by !== 'correction' && path.some((text) => text !== ''))
      .map(({ at, path }) => ({
        cell: rangeAddress({ top: at.row, left: at.col, bottom: at.row, right: at.col }),
        heading: path.join('/'),
      })),
    uncalculated: uncalculated(view),
    corrected: correctedIn(view),
  }
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
