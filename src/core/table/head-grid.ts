/** The headings over each column, with what is merged and what stands over several columns. */
import type { Range } from '../grid.js'
import { type CellText, type Strip, textAt } from './strip.js'

/** Rows a header may have. */
export const MAX_HEADER_ROWS = 5
/** Columns of a group looked at on either side for their sub-headings. */
const MAX_NEAR = 32

/** A heading text at its place. */
export interface HeadCell {
  readonly text: string
  readonly row: number
  readonly col: number
}

/** The heading texts over one column, from top to bottom. */
export interface HeadColumn {
  readonly col: number
  readonly path: readonly HeadCell[]
  /** The name of the field a person says it is, null: none we check; absent where nobody said anything. */
  readonly said?: string | null
}

/** The cells around a header with their merges; headings that stand over several columns are carried to each. */
export class HeadGrid {
  private readonly covers = new Map<number, Range>()

  constructor(
    private readonly strip: Strip,
    private readonly first: number,
    private readonly last: number,
  ) {
    // Ranges that do not overlap cover no cell twice.
    let left = (last - first + 1) * (strip.right - strip.left + 1)
    for (const range of strip.merges.touching(first, last, left)) {
      for (let row = Math.max(first, range.top); row <= Math.min(last, range.bottom); row++)
        for (let col = Math.max(strip.left, range.left); col <= Math.min(strip.right, range.right); col++) {
          if (left-- <= 0) return
          this.covers.set(row * 16_384 + col, range)
        }
    }
  }

  private coverOf(row: number, col: number): Range | null {
    return this.covers.get(row * 16_384 + col) ?? null
  }

  /** The merged range of a cell, or the cell itself. */
  spanOf(row: number, col: number): Range {
    return this.coverOf(row, col) ?? { top: row, left: col, bottom: row, right: col }
  }

  /** The last row the merged cells of a header row reach down to. */
  deepest(row: number, cells: readonly CellText[]): number {
    let bottom = row
    for (const { col } of cells) {
      const span = this.spanOf(row, col)
      if (span.top === row && span.bottom < row + MAX_HEADER_ROWS) bottom = Math.max(bottom, span.bottom)
    }
    return bottom
  }

  /** True where the column, or one a merged heading over it reaches, has text in `top`…`bottom`. */
  hasText(top: number, bottom: number, col: number): boolean {
    for (let row = top; row <= bottom; row++) if (this.ownText(row, col) !== null) return true
    return false
  }

  /** True where a heading stands over more than its own column, or nothing stands to the right of it. */
  isGroup(cell: HeadCell): boolean {
    const span = this.spanOf(cell.row, cell.col)
    if (span.right > span.left) return true
    return cell.col < this.strip.right && this.ownText(cell.row, cell.col + 1) === null
  }

  /** The headings over a cell and its own text, as far as the rows `top`…`row` go. */
  pathTo(top: number, row: number, col: number): HeadCell[] {
    const column = this.columns(top, row).find((one) => one.col === col)
    return column ? [...column.path] : []
  }

  columns(top: number, bottom: number): HeadColumn[] {
    const key = top * 64 + (bottom - top)
    let columns = this.known.get(key)
    if (!columns) {
      columns = this.build(top, bottom)
      this.known.set(key, columns)
    }
    return columns
  }
  private readonly known = new Map<number, HeadColumn[]>()

  private build(top: number, bottom: number): HeadColumn[] {
    const { left, right } = this.strip
    const grid: (HeadCell | null)[][] = []
    for (let row = top; row <= bottom; row++) {
      const cells: (HeadCell | null)[] = []
      for (let col = left; col <= right; col++) {
        const own = this.ownText(row, col)
        cells.push(own ?? this.carried(grid, cells, row, col, bottom))
      }
      grid.push(cells)
    }
    const columns: HeadColumn[] = []
    for (let i = 0; i <= right - left; i++) {
      const path: HeadCell[] = []
      for (const cells of grid) {
        const cell = cells[i]
        if (cell && path.at(-1) !== cell && !path.some((one) => one.row === cell.row && one.col === cell.col))
          path.push(cell)
      }
      if (path.length > 0 && !this.isBareGroup(path.at(-1)!, left + i, bottom)) columns.push({ col: left + i, path })
    }
    return columns
  }

  /** A group heading over a column that has no sub-heading where its neighbours have one: the group alone names no column. */
  private isBareGroup(cell: HeadCell, col: number, bottom: number): boolean {
    const span = this.spanOf(cell.row, cell.col)
    if (span.right === span.left || span.bottom >= bottom) return false
    const last = Math.min(span.right, col + MAX_NEAR)
    for (let other = Math.max(span.left, col - MAX_NEAR); other <= last; other++)
      if (other !== col && this.hasText(span.bottom + 1, bottom, other)) return true
    return false
  }

  /** What stands in a cell or in the merged range over it. */
  private ownText(row: number, col: number): HeadCell | null {
    const cover = this.coverOf(row, col)
    if (!cover) {
      const text = textAt(this.strip.sheet, row, col)
      return text === '' ? null : { text, row, col }
    }
    if (cover.top < this.first || cover.bottom > this.last + MAX_HEADER_ROWS) return null
    const text = textAt(this.strip.sheet, cover.top, cover.left)
    return text === '' ? null : { text, row: cover.top, col: cover.left }
  }

  /** An unmerged group: a blank right of a heading that has sub-headings, itself with a sub-heading below. */
  private carried(
    above: readonly (readonly (HeadCell | null)[])[],
    cells: readonly (HeadCell | null)[],
    row: number,
    col: number,
    bottom: number,
  ): HeadCell | null {
    const i = col - this.strip.left
    const group = cells[i - 1]
    if (!group || group.row !== row || row === bottom || this.coverOf(row, col)) return null
    if (this.coverOf(row, group.col) && this.spanOf(row, group.col).right > group.col) return null
    if (above.some((line) => line[i] !== line[i - 1] && line[i]?.col !== line[i - 1]?.col)) return null
    const under = (at: number): boolean => {
      for (let below = row + 1; below <= bottom; below++) {
        const text = this.ownText(below, at)
        if (text && text.row > row) return true
      }
      return false
    }
    return under(group.col) && under(col) ? group : null
  }
}
