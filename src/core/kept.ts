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

interface Marked {
  readonly rows: Set<number>
  readonly cols: Set<number>
}

/** The cells of a sheet as they were, and everything else about it that is said of the whole. */
export class KeptSheet {
  private readonly values: Value[] = []
  private readonly formats: string[] = []
  private readonly formulas = new Map<number, string>()
  private readonly merges: readonly Range[]
  private readonly hidden: { readonly rows: readonly number[]; readonly cols: readonly number[] }
  readonly rows: number
  readonly cols: number

  private constructor(sheet: Sheet) {
    this.rows = sheet.rows
    this.cols = sheet.cols
    this.merges = sheet.merges.map((merge) => ({ ...merge }))
    this.hidden = {
      rows: indexes(sheet.rows, (row) => sheet.isRowHidden(row)),
      cols: indexes(sheet.cols, (col) => sheet.isColHidden(col)),
    }
  }

  /**
   * Takes a sheet down and compares it with what it was `before`, in one go. `kept` is null of a sheet too large for it; `changes` is
   * null where there is nothing to compare with, or where more than cells has changed: merges, hidden rows or columns.
   * What is shown of a cell follows from its value and its format, so the text itself is not compared.
   */
  static *take(
    sheet: Sheet,
    before: KeptSheet | null,
  ): Generator<undefined, { readonly kept: KeptSheet | null; readonly changes: Changes | null }, undefined> {
    const { rows, cols } = sheet
    // Of what was never written into a delimited text (`hasCell`) nothing is known here.
    if (cols > MOST_COLS || rows * cols > MOST_CELLS || sheet.hasCell) return { kept: null, changes: null }
    const kept = new KeptSheet(sheet)
    const changed: Marked = { rows: new Set<number>(), cols: new Set<number>() }
    for (let row = 0; row < rows; row++) {
      kept.takeRow(sheet, row, before, changed)
      if (row % SLICE === SLICE - 1) yield
    }
    if (!before || !kept.isLike(before)) return { kept, changes: null }
    kept.markGone(before, changed)
    return { kept, changes: widened(changed, kept.merges) }
  }

  private takeRow(sheet: Sheet, row: number, before: KeptSheet | null, changed: Marked): void {
    for (let col = 0; col < this.cols; col++) {
      const i = row * this.cols + col
      const [value, format, formula] = [sheet.value(row, col), sheet.format(row, col), sheet.formula(row, col)]
      this.values.push(value)
      this.formats.push(format)
      if (formula !== null) this.formulas.set(i, formula)
      if (before && !before.holds(row, col, value, format, formula)) {
        changed.rows.add(row)
        changed.cols.add(col)
      }
    }
  }

  private holds(row: number, col: number, value: Value, format: string, formula: string | null): boolean {
    if (row >= this.rows || col >= this.cols) return value === null && formula === null
    const i = row * this.cols + col
    return isSame(this.values[i]!, value) && this.formats[i] === format && (this.formulas.get(i) ?? null) === formula
  }

  /** Whether all that is said of the whole sheet is the same. */
  private isLike(other: KeptSheet): boolean {
    const isSameMerge = (a: Range, b: Range | undefined): boolean =>
      b !== undefined && a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right
    return (
      this.merges.length === other.merges.length &&
      this.merges.every((merge, i) => isSameMerge(merge, other.merges[i])) &&
      this.hidden.rows.join() === other.hidden.rows.join() &&
      this.hidden.cols.join() === other.hidden.cols.join()
    )
  }

  /** What stood beyond where the sheet ends now. */
  private markGone(before: KeptSheet, changed: Marked): void {
    if (this.rows >= before.rows && this.cols >= before.cols) return
    for (let row = 0; row < before.rows; row++)
      for (let col = row < this.rows ? this.cols : 0; col < before.cols; col++) {
        if (before.holds(row, col, null, before.formats[row * before.cols + col]!, null)) continue
        changed.rows.add(row)
        changed.cols.add(col)
      }
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

/** A cell merged downwards speaks for every row it covers: they have changed with it. Null where that takes too long to say. */
function widened({ rows, cols }: Changes, merges: readonly Range[]): Changes | null {
  if (rows.size === 0) return NO_CHANGES
  const all = new Set(rows)
  let left = MOST_MERGED
  for (const { top, left: first, bottom, right } of merges) {
    if (top === bottom) continue
    left -= bottom - top + right - first
    if (left < 0) return null
    if (some(top, bottom, rows) && some(first, right, cols)) for (let row = top; row <= bottom; row++) all.add(row)
  }
  return { rows: all, cols }
}

function some(from: number, to: number, set: ReadonlySet<number>): boolean {
  for (let i = from; i <= to; i++) if (set.has(i)) return true
  return false
}
