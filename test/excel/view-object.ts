/** RangeView: a range without its hidden rows and columns. */
import { address } from '../../src/core/grid.js'
import { alive, onWire, type RangeTarget } from './range-target.js'
import type { Cell } from './sheet.js'
import { type WireClass, type WireObject, wireObject } from './wire.js'

function visible<T>(target: RangeTarget, of: (cell: Cell, row: number, col: number) => T): T[][] {
  const { sheet, area } = target
  const rows: T[][] = []
  for (let row = area.top; row <= area.bottom; row++) {
    if (sheet.hiddenRows.has(row)) continue
    const line: T[] = []
    for (let col = area.left; col <= area.right; col++)
      if (!sheet.hiddenCols.has(col)) line.push(of(sheet.cell(row, col), row, col))
    rows.push(line)
  }
  return rows
}

const viewClass: WireClass<RangeTarget> = {
  name: 'RangeView',
  alive,
  scalars: {
    Values: (target) => visible(target, ({ value }) => onWire(value)),
    Text: (target) => visible(target, (_, row, col) => target.book.text(target.sheet, row, col)),
    NumberFormat: (target) => visible(target, ({ format }) => format),
    CellAddresses: (target) => visible(target, (_, row, col) => address(row, col)),
    RowCount: (target) => visible(target, () => null).length,
    ColumnCount: (target) => visible(target, () => null)[0]?.length ?? 0,
    Index: () => 0,
  },
}

export function viewObject(target: RangeTarget): WireObject {
  return wireObject(viewClass, target)
}
