/** Sheets computed from a function: as large as a test wants, without holding a cell. */
import { isError, type Range, type Sheet, type Value } from '../../../src/core/grid.js'

/** A sheet whose cells are what `value` gives. */
export function computedSheet(
  rows: number,
  cols: number,
  value: (row: number, col: number) => Value,
  merges: readonly Range[] = [],
): Sheet {
  return {
    name: '表1',
    state: 'visible',
    rows,
    cols,
    merges,
    value: (row, col) => (row < rows && col < cols ? value(row, col) : null),
    formula: () => null,
    text: (row, col) => {
      const v = value(row, col)
      return v === null ? '' : isError(v) ? v.error : String(v)
    },
    format: () => 'General',
    isRowHidden: () => false,
    isColHidden: () => false,
  }
}
