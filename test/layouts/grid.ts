/** A sheet as a plain grid that tests can move, permute and rewrite. */
import { isError, type Range, type Sheet, type Value } from '../../src/core/grid.js'

export interface Cell {
  readonly value: Value
  readonly text: string
  readonly format: string
}

export interface Grid {
  readonly cells: readonly (readonly (Cell | null)[])[]
  readonly merges: readonly Range[]
}

/** A cell that shows its value plainly. */
export function cellOf(value: Value): Cell | null {
  if (value === null) return null
  return { value, text: isError(value) ? value.error : String(value), format: 'General' }
}

/** What a sheet holds. */
export function gridOf(sheet: Sheet): Grid {
  const cells = Array.from({ length: sheet.rows }, (_, row) =>
    Array.from({ length: sheet.cols }, (_, col): Cell | null => {
      const value = sheet.value(row, col)
      return value === null ? null : { value, text: sheet.text(row, col), format: sheet.format(row, col) }
    }),
  )
  return { cells, merges: sheet.merges }
}

/** A grid as a sheet. */
export function sheetOf({ cells, merges }: Grid, name = '表1'): Sheet {
  const at = (row: number, col: number): Cell | null => cells[row]?.[col] ?? null
  return {
    name,
    state: 'visible',
    rows: cells.length,
    cols: cells.reduce((most, row) => Math.max(most, row.length), 0),
    merges,
    value: (row, col) => at(row, col)?.value ?? null,
    formula: () => null,
    text: (row, col) => at(row, col)?.text ?? '',
    format: (row, col) => at(row, col)?.format ?? 'General',
    isRowHidden: () => false,
    isColHidden: () => false,
  }
}

/** The grid with blank rows above and blank columns to its left. */
export function shift({ cells, merges }: Grid, rows: number, cols: number): Grid {
  const blank = Array.from({ length: rows }, () => [])
  const moved = cells.map((row) => [...Array.from({ length: cols }, () => null), ...row])
  return {
    cells: [...blank, ...moved],
    merges: merges.map(({ top, left, bottom, right }) => ({
      top: top + rows,
      left: left + cols,
      bottom: bottom + rows,
      right: right + cols,
    })),
  }
}

/** The grid with cells of blank text below and to the right, as a formatted tail leaves them. */
export function withTail({ cells, merges }: Grid, rows: number, cols: number): Grid {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0) + cols
  const blank = (): Cell => ({ value: ' ', text: ' ', format: 'General' })
  const wide = cells.map((row) => [...row, ...Array.from({ length: width - row.length }, () => null)])
  return { cells: [...wide, ...Array.from({ length: rows }, () => Array.from({ length: width }, blank))], merges }
}

/** The grid with its columns in another order: column `i` goes to `to[i]`. */
export function permute({ cells, merges }: Grid, to: readonly number[]): Grid {
  return {
    cells: cells.map((row) => {
      const moved: (Cell | null)[] = to.map(() => null)
      row.forEach((cell, col) => {
        moved[to[col] ?? col] = cell
      })
      return moved
    }),
    merges: merges.map((merge) =>
      merge.left === merge.right ? { ...merge, left: to[merge.left]!, right: to[merge.left]! } : merge,
    ),
  }
}

/** The grid with the texts of some rows rewritten. */
export function rewrite({ cells, merges }: Grid, top: number, bottom: number, write: (text: string) => string): Grid {
  return {
    cells: cells.map((row, r) =>
      r < top || r > bottom
        ? row
        : row.map((cell) => {
            if (!cell || typeof cell.value !== 'string') return cell
            const text = write(cell.value)
            return { ...cell, value: text, text }
          }),
    ),
    merges,
  }
}
