/** A sheet and a table that note which columns a rule looks at: what it did not look at can change without a new answer. */
import type { ColumnFacts } from './column.js'
import type { Range, Sheet, SheetState, Value } from './grid.js'
import { TableView } from './record.js'

/**
 * The columns a rule has looked at: one mark per column of the sheet. The last mark stands for everything beyond them and for the size
 * of the sheet: who looks there depends on every cell.
 */
export type Looks = Uint8Array

/** True where a rule has looked at one of the columns. */
export function hasLooked(looks: Looks, columns: Iterable<number>): boolean {
  const everywhere = looks.at(-1) === 1
  for (const col of columns) if (everywhere || looks[col] === 1) return true
  return false
}

/** A sheet that notes which cells are asked for while somebody watches. Merges and hidden rows are not noted. */
export class WatchedSheet implements Sheet {
  readonly rowWidth?: (row: number) => number
  readonly hasCell?: (row: number, col: number) => boolean
  private looks: Looks | null = null
  private own = -1

  constructor(private readonly base: Sheet) {
    if (base.rowWidth)
      this.rowWidth = (row) => {
        this.lookEverywhere()
        return base.rowWidth!(row)
      }
    if (base.hasCell)
      this.hasCell = (row, col) => {
        this.lookEverywhere()
        return base.hasCell!(row, col)
      }
  }

  /** From now on the columns that are looked at are marked, those of row `own` excepted (−1: of no row). */
  watch(looks: Looks, own: number): void {
    this.looks = looks
    this.own = own
  }

  /** Nobody is watching any more. */
  rest(): void {
    this.looks = null
  }

  /** Somebody looks at a cell, be it through another's memory. */
  look(row: number, col: number): void {
    const { looks } = this
    if (looks === null || row === this.own) return
    looks[col < looks.length ? col : looks.length - 1] = 1
  }

  private lookEverywhere(): void {
    if (this.looks) this.looks[this.looks.length - 1] = 1
  }

  get name(): string {
    return this.base.name
  }
  get state(): SheetState {
    return this.base.state
  }
  get merges(): readonly Range[] {
    return this.base.merges
  }
  get rows(): number {
    this.lookEverywhere()
    return this.base.rows
  }
  get cols(): number {
    this.lookEverywhere()
    return this.base.cols
  }
  value(row: number, col: number): Value {
    this.look(row, col)
    return this.base.value(row, col)
  }
  formula(row: number, col: number): string | null {
    this.look(row, col)
    return this.base.formula(row, col)
  }
  text(row: number, col: number): string {
    this.look(row, col)
    return this.base.text(row, col)
  }
  format(row: number, col: number): string {
    this.look(row, col)
    return this.base.format(row, col)
  }
  isRowHidden(row: number): boolean {
    return this.base.isRowHidden(row)
  }
  isColHidden(col: number): boolean {
    return this.base.isColHidden(col)
  }
}

/** A table of a watched sheet. What it answers from memory counts as a look too. */
export class WatchedView extends TableView {
  override recalled(row: number, col: number): void {
    ;(this.table.sheet as WatchedSheet).look(row, col)
  }

  /**
   * What the cells of each column are read with besides themselves; of columns whose cells are the same, as it was `before`. It must be
   * known before anybody watches: whoever reads one cell does not look at all of them.
   */
  *facts(before: (i: number, col: number) => ColumnFacts | null): Generator<undefined, ColumnFacts[], undefined> {
    const facts: ColumnFacts[] = []
    for (const [i, column] of this.table.columns.entries()) {
      if (!column.field) {
        facts.push({ decimals: null, scale: null })
        continue
      }
      const reader = this.readerOf(column)
      const known = before(i, column.col)
      if (known) reader.facts = known
      else {
        reader.warm()
        yield
      }
      facts.push(reader.facts)
    }
    return facts
  }
}
