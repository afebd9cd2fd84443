/** The cells of one sheet in typed arrays: four to twelve bytes a cell, whatever the order they come in. */

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

/** Kind and style of a cell as one number: the kind (with FORMULA, where there is one) in the lowest eight bits. */
export function looks(kind: number, style: number): number {
  return (style << 8) | kind
}

/** A run of a column: rows `start` to `start + length - 1`. */
interface Run {
  start: number
  length: number
  /** Cells there is room for. */
  room: number
  /** What all its cells look like, while they are alike; a column mostly is. */
  same: number
  /** What each looks like, once they differ. */
  each: Uint32Array | null
  /** The numbers, while all are whole and of 32 bits: as dates, counts and the numbers of texts are. */
  whole: Int32Array | null
  /** The numbers, once one is not. */
  real: Float64Array | null
}

/** Rows of a run; the run after it goes on. */
const LONGEST = 1 << 14
/** Blank rows that a run bridges rather than ending: bounds what a scattered sheet can cost. */
const GAP = 16

class Column {
  readonly runs: Run[] = []
  /** The run met last: reading goes mostly downwards. */
  last: Run | null = null
  /** The run at the bottom: nothing stands in the way of lengthening it. */
  bottom: Run | null = null

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
    const index = this.before(row)
    const run = this.runs[index]
    if (run && row - run.start < LONGEST && row < run.start + run.length + GAP) {
      const next = this.runs[index + 1]
      if (!next || row < next.start) return this.reach(run, row)
    }
    const fresh = newRun(row, run)
    this.runs.splice(index + 1, 0, fresh)
    this.bottom = this.runs.at(-1)!
    return this.reach(fresh, row)
  }

  private reach(run: Run, row: number): Run {
    const length = row - run.start + 1
    if (length > run.room) grow(run, Math.min(LONGEST, Math.max(length, run.room * 4)))
    // The blank rows between are unlike the others.
    if (length > run.length + 1) differ(run)
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

/** A run after a full one is as long and of the same numbers at once. */
function newRun(start: number, before: Run | undefined): Run {
  const room = before?.length === LONGEST ? LONGEST : 8
  const real = room > 8 && before?.real ? new Float64Array(room) : null
  return { start, length: 0, room, same: Kind.blank, each: null, whole: real ? null : new Int32Array(room), real }
}

function grow(run: Run, room: number): void {
  if (run.each) run.each = copied(run.each, new Uint32Array(room))
  if (run.whole) run.whole = copied(run.whole, new Int32Array(room))
  if (run.real) run.real = copied(run.real, new Float64Array(room))
  run.room = room
}

function copied<T extends Uint32Array | Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

function differ(run: Run): void {
  run.each ??= new Uint32Array(run.room).fill(run.same, 0, run.length)
}

function putNumber(run: Run, at: number, number: number): void {
  if (run.whole) {
    const whole = number | 0
    if (whole === number && !Object.is(number, -0)) {
      run.whole[at] = whole
      return
    }
    run.real = new Float64Array(run.room)
    run.real.set(run.whole)
    run.whole = null
  }
  run.real![at] = number
}

/** The cells of a sheet, by 0-based row and column. Blank cells that are merely formatted are not kept. */
export class Cells {
  /** One past the last row with a value or formula. */
  rows = 0
  /** One past the last column with a value or formula. */
  cols = 0
  /** The run of the cell last sought, null where it is blank, and its place there. */
  private run: Run | null = null
  private at = 0
  private readonly columns: (Column | undefined)[] = []

  /** Sets a cell; what it `looks` like is not blank. A cell given twice keeps the later value. */
  set(row: number, col: number, looks: number, number: number): void {
    const column = (this.columns[col] ??= new Column())
    const { bottom } = column
    if (bottom === null || !follow(bottom, row - bottom.start, looks, number)) this.put(column, row, looks, number)
    if (row >= this.rows) this.rows = row + 1
    if (col >= this.cols) this.cols = col + 1
  }

  private put(column: Column, row: number, looks: number, number: number): void {
    const run = column.place(row)
    const at = row - run.start
    if (run.length === 1 && run.each === null) run.same = looks
    else if (looks !== run.same) differ(run)
    if (run.each) run.each[at] = looks
    putNumber(run, at, number)
  }

  /** Goes to a cell, whose `kind`, `number` and `style` are then those below. */
  seek(row: number, col: number): void {
    const column = this.columns[col]
    const run = column === undefined ? null : column.find(row)
    this.run = run
    if (run !== null) this.at = row - run.start
  }

  /** The kind of the cell last sought, with FORMULA where there is one. */
  get kind(): number {
    return this.looks & 0xff
  }

  get style(): number {
    return this.looks >>> 8
  }

  get number(): number {
    const { run, at } = this
    if (run === null) return 0
    return run.whole === null ? run.real![at]! : run.whole[at]!
  }

  private get looks(): number {
    const { run } = this
    if (run === null) return Kind.blank
    return run.each === null ? run.same : run.each[this.at]!
  }

  /** By row, one past the last column with a value or formula. */
  widths(): Uint16Array {
    const widths = new Uint16Array(this.rows)
    // Columns come from left to right, so the last one that writes is the widest.
    this.columns.forEach((column, col) => {
      for (const { start, length, each } of column?.runs ?? []) {
        if (each === null) widths.fill(col + 1, start, start + length)
        else for (let i = 0; i < length; i++) if (each[i] !== 0) widths[start + i] = col + 1
      }
    })
    return widths
  }
}

/** Lengthens a run by the cell right below it, where it is like the others; false where more is to be done. */
function follow(run: Run, at: number, looks: number, number: number): boolean {
  if (at !== run.length || at >= run.room) return false
  if (run.each !== null) run.each[at] = looks
  else if (run.same !== looks) return false
  if (run.whole !== null) {
    const whole = number | 0
    if (whole !== number || Object.is(number, -0)) return false
    run.whole[at] = whole
  } else run.real![at] = number
  run.length = at + 1
  return true
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
