/** A sheet as it was when it was last looked at, kept to tell which of its cells have changed since. */
import { isError, type Range, type Sheet, type Value } from './grid.js'

/** Sheets with more cells are not kept: they are checked whole each time. */
const MOST_CELLS = 2_000_000
const MOST_COLS = 1000
/** Rows of merges gone through to find those that touch a changed cell. */
const MOST_MERGED = 1_000_000
/** Rows compared between two chances to stop. */
const SLICE = 500

/** What has changed of a sheet: the rows and the columns of all changed cells. */
export interface Changes {
  readonly rows: ReadonlySet<number>
  readonly cols: ReadonlySet<number>
}

/** Nothing has changed. */
export const NO_CHANGES: Changes = { rows: new Set(), cols: new Set() }

/** A sheet taken down, null where it is too large; what has changed since, null where that cannot be said in rows and columns. */
export interface Taken {
  readonly kept: KeptSheet | null
  readonly changes: Changes | null
}

/** The cells of a sheet as they were, and everything else about it that is said of the whole. */
export class KeptSheet {
  private readonly whole: Whole

  private constructor(
    sheet: Sheet,
    readonly rows: number,
    readonly cols: number,
    private readonly values: Value[],
    private readonly formats: string[],
    private readonly formulas: Map<number, string>,
  ) {
    this.whole = wholeOf(sheet)
  }

  /**
   * Takes a sheet down and compares it with what it was `before`. It cannot be compared where more than cells has changed: merges, hidden
   * rows or columns. What is shown of a cell follows from its value and its format, so the text itself is not compared.
   */
  static *take(sheet: Sheet, before: KeptSheet | null): Generator<undefined, Taken, undefined> {
    const { rows, cols } = sheet
    // Of what was never written into a delimited text (`hasCell`) nothing is known here.
    if (cols > MOST_COLS || rows * cols > MOST_CELLS || sheet.hasCell) return { kept: null, changes: null }
    if (!before || before.rows !== rows || before.cols !== cols) {
      const kept = new KeptSheet(sheet, rows, cols, [], [], new Map())
      for (let row = 0; row < rows; row++) {
        for (let col = 0; col < cols; col++) kept.write(sheet, row, col)
        if (row % SLICE === SLICE - 1) yield
      }
      return {
        kept,
        changes: before && kept.isLike(before) ? widened(yield* kept.differences(before), sheet.merges) : null,
      }
    }
    const changed = yield* before.differences(sheet)
    const { values, formats, formulas } = before
    const kept = new KeptSheet(sheet, rows, cols, [...values], [...formats], new Map(formulas))
    for (const { row, col } of changed) kept.write(sheet, row, col)
    return { kept, changes: kept.isLike(before) ? widened(changed, sheet.merges) : null }
  }

  value(row: number, col: number): Value {
    return this.holds(row, col) ? this.values[row * this.cols + col]! : null
  }

  format(row: number, col: number): string {
    return this.holds(row, col) ? this.formats[row * this.cols + col]! : 'General'
  }

  formula(row: number, col: number): string | null {
    return this.holds(row, col) ? (this.formulas.get(row * this.cols + col) ?? null) : null
  }

  private holds(row: number, col: number): boolean {
    return row < this.rows && col < this.cols
  }

  private write(sheet: Sheet, row: number, col: number): void {
    const i = row * this.cols + col
    this.values[i] = sheet.value(row, col)
    this.formats[i] = sheet.format(row, col)
    const formula = sheet.formula(row, col)
    if (formula === null) this.formulas.delete(i)
    else this.formulas.set(i, formula)
  }

  /** The cells that differ from another sheet's, wherever either has one. */
  private *differences(other: Cells): Generator<undefined, Cell[], undefined> {
    const found: Cell[] = []
    const [rows, cols] = [Math.max(this.rows, other.rows), Math.max(this.cols, other.cols)]
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        if (
          !isSame(this.value(row, col), other.value(row, col)) ||
          this.formula(row, col) !== other.formula(row, col) ||
          this.format(row, col) !== other.format(row, col)
        )
          found.push({ row, col })
      }
      if (row % SLICE === SLICE - 1) yield
    }
    return found
  }

  /** Whether all that is said of the whole sheet is the same. */
  private isLike(other: KeptSheet): boolean {
    const [a, b] = [this.whole, other.whole]
    return a.merges === b.merges && a.hiddenRows === b.hiddenRows && a.hiddenCols === b.hiddenCols
  }
}

interface Cell {
  readonly row: number
  readonly col: number
}

/** What a sheet and one that was kept have in common. */
interface Cells {
  readonly rows: number
  readonly cols: number
  value(row: number, col: number): Value
  format(row: number, col: number): string
  formula(row: number, col: number): string | null
}

/** What is said of a whole sheet, to be compared. */
interface Whole {
  readonly merges: string
  readonly hiddenRows: string
  readonly hiddenCols: string
}

function wholeOf(sheet: Sheet): Whole {
  return {
    merges: sheet.merges.map(({ top, left, bottom, right }) => `${top},${left},${bottom},${right}`).join(';'),
    hiddenRows: indexes(sheet.rows, (row) => sheet.isRowHidden(row)).join(),
    hiddenCols: indexes(sheet.cols, (col) => sheet.isColHidden(col)).join(),
  }
}

function isSame(a: Value, b: Value): boolean {
  return isError(a) && isError(b) ? a.error === b.error : Object.is(a, b)
}

function indexes(length: number, holds: (i: number) => boolean): number[] {
  const found: number[] = []
  for (let i = 0; i < length; i++) if (holds(i)) found.push(i)
  return found
}

/**
 * The rows and columns of changed cells. A cell merged downwards speaks for every row it covers: they have changed with it. Null where
 * that takes too long to say.
 */
function widened(cells: readonly Cell[], merges: readonly Range[]): Changes | null {
  if (cells.length === 0) return NO_CHANGES
  const rows = new Set(cells.map(({ row }) => row))
  const cols = new Set(cells.map(({ col }) => col))
  const all = new Set(rows)
  let budget = MOST_MERGED
  for (const { top, left, bottom, right } of merges) {
    if (top === bottom) continue
    budget -= bottom - top + right - left
    if (budget < 0) return null
    if (some(top, bottom, rows) && some(left, right, cols)) for (let row = top; row <= bottom; row++) all.add(row)
  }
  return { rows: all, cols }
}

function some(from: number, to: number, set: ReadonlySet<number>): boolean {
  for (let i = from; i <= to; i++) if (set.has(i)) return true
  return false
}
