/** The cells of one sheet in typed arrays: eleven bytes a cell, whatever the order they come in. */

/** What kind of value a cell holds; the number beside it says which. */
export const Kind = {
  blank: 0,
  /** The number itself. */
  number: 1,
  /** Number of a shared string. */
  shared: 2,
  /** Number of one of the sheet's own texts. */
  text: 3,
  /** 0 or 1. */
  boolean: 4,
  /** Number of one of the sheet's own texts: `#REF!` and the like. */
  error: 5,
  /** A date that the file gives as ISO 8601, as Excel's number. */
  date: 6,
} as const

/** Set beside the kind where the cell has a formula. */
export const FORMULA = 0x80

/** A run of a column: rows `start` to `start + length - 1`. */
interface Run {
  start: number
  length: number
  kinds: Uint8Array
  numbers: Float64Array
  styles: Uint16Array
}

/** Rows of a run; the run after it goes on. */
const LONGEST = 1 << 14
/** Blank rows that a run bridges rather than ending: bounds what a scattered sheet can cost. */
const GAP = 16

class Column {
  readonly runs: Run[] = []
  /** The run met last: reading and writing go mostly downwards. */
  last: Run | null = null

  find(row: number): Run | null {
    const last = this.last
    if (last && row >= last.start && row < last.start + last.length) return last
    const index = this.before(row)
    if (index < 0) return null
    const run = this.runs[index]!
    if (row >= run.start + run.length) return null
    this.last = run
    return run
  }

  /** The run that holds or may be lengthened to hold `row`. */
  place(row: number): Run {
    const last = this.last
    if (last && row === last.start + last.length && row - last.start < LONGEST && last === this.runs.at(-1)) {
      return this.reach(last, row)
    }
    const index = this.before(row)
    const run = this.runs[index]
    if (run && row - run.start < LONGEST && row < run.start + run.length + GAP) {
      const next = this.runs[index + 1]
      if (!next || row < next.start) return this.reach(run, row)
    }
    const fresh = newRun(row)
    this.runs.splice(index + 1, 0, fresh)
    return this.reach(fresh, row)
  }

  private reach(run: Run, row: number): Run {
    const length = row - run.start + 1
    if (length > run.kinds.length) grow(run, Math.min(LONGEST, Math.max(length, run.kinds.length * 4)))
    if (length > run.length) run.length = length
    this.last = run
    return run
  }

  /** Index of the last run that starts at or before `row`; -1 where none does. */
  private before(row: number): number {
    let low = -1
    let high = this.runs.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.runs[middle]!.start <= row) low = middle
      else high = middle - 1
    }
    return low
  }
}

function newRun(start: number): Run {
  return { start, length: 0, kinds: new Uint8Array(8), numbers: new Float64Array(8), styles: new Uint16Array(8) }
}

function grow(run: Run, size: number): void {
  const kinds = new Uint8Array(size)
  kinds.set(run.kinds)
  const numbers = new Float64Array(size)
  numbers.set(run.numbers)
  const styles = new Uint16Array(size)
  styles.set(run.styles)
  run.kinds = kinds
  run.numbers = numbers
  run.styles = styles
}

/** The cells of a sheet, by 0-based row and column. Blank cells that are merely formatted are not kept. */
export class Cells {
  /** One past the last row with a value or formula. */
  rows = 0
  /** One past the last column with a value or formula. */
  cols = 0
  /** Of the cell last sought: its kind, with FORMULA where there is one. */
  kind: number = Kind.blank
  number = 0
  style = 0
  private readonly columns: (Column | undefined)[] = []

  /** Sets a cell. `kind` may carry FORMULA; `style` is the index into cellXfs. A cell given twice keeps the later value. */
  set(row: number, col: number, kind: number, number: number, style: number): void {
    const column = (this.columns[col] ??= new Column())
    const run = column.place(row)
    const at = row - run.start
    run.kinds[at] = kind
    run.numbers[at] = number
    run.styles[at] = style
    if (row >= this.rows) this.rows = row + 1
    if (col >= this.cols) this.cols = col + 1
  }

  /** Goes to a cell, whose `kind`, `number` and `style` are then those below. */
  seek(row: number, col: number): void {
    const column = this.columns[col]
    const run = column === undefined ? null : column.find(row)
    if (run === null) {
      this.kind = Kind.blank
      this.number = 0
      this.style = 0
      return
    }
    const at = row - run.start
    this.kind = run.kinds[at]!
    this.number = run.numbers[at]!
    this.style = run.styles[at]!
  }

  /** By row, one past the last column with a value or formula. */
  widths(): Uint16Array {
    const widths = new Uint16Array(this.rows)
    // Columns come from left to right, so the last one that writes is the widest.
    this.columns.forEach((column, col) => {
      for (const { start, length, kinds } of column?.runs ?? []) {
        for (let i = 0; i < length; i++) if (kinds[i] !== Kind.blank) widths[start + i] = col + 1
      }
    })
    return widths
  }
}

/** A set of rows or columns, one bit each. */
export class Bits {
  private bytes = new Uint8Array(0)
  /** One past the last that was added. */
  end = 0

  add(index: number): void {
    const at = index >> 3
    if (at >= this.bytes.length) {
      const grown = new Uint8Array(Math.max(64, at + 1, this.bytes.length * 2))
      grown.set(this.bytes)
      this.bytes = grown
    }
    this.bytes[at]! |= 1 << (index & 7)
    if (index >= this.end) this.end = index + 1
  }

  has(index: number): boolean {
    return ((this.bytes[index >> 3] ?? 0) & (1 << (index & 7))) !== 0
  }
}
