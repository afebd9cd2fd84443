/** Where cells that span rows and columns come to stand: the table model of HTML. */
import { MAX_COLS, type Range } from '../core/index.js'

/** Steps over columns that all tables of a page may cost. */
const MAX_STEPS = 100_000_000

/** Places the cells of one table after the other, each in rows from the top; every row from the left. */
export class SpanGrid {
  /** Of all tables. */
  readonly merges: Range[] = []
  /** By column, the last row a cell from above reaches to. No table reaches into the next. */
  private readonly reach = new Int32Array(MAX_COLS).fill(-1)
  private row = 0
  private last = 0
  private col = 0
  private steps = 0

  /** Begins a table below the last. `row` is its first; `last` the last there will be: no cell reaches below it. */
  begin(row: number, last: number): void {
    this.row = row
    this.last = last
    this.col = 0
  }

  /** Begins the next row; the first is begun already. */
  nextRow(): void {
    this.row++
    this.col = 0
  }

  /**
   * Takes the next free columns of the row for a cell. Gives its column; null where the page asks for more than anybody would.
   * A cell that would lie over another is as wide as there is room.
   */
  place(rowSpan: number, colSpan: number): number | null {
    while ((this.reach[this.col] ?? -1) >= this.row) {
      this.col++
      this.steps++
    }
    const left = this.col
    const bottom = Math.min(this.last, this.row + rowSpan - 1)
    let right = left
    this.reach[left] = bottom
    while (right < left + colSpan - 1 && (this.reach[right + 1] ?? -1) < this.row) this.reach[++right] = bottom
    this.steps += right - left + 1
    this.col = right + 1
    if (right > left || bottom > this.row) this.merges.push({ top: this.row, left, bottom, right })
    return this.steps > MAX_STEPS || right >= MAX_COLS ? null : left
  }
}
