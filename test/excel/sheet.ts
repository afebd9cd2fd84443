/** One sheet of the simulated workbook: its cells and how they look. Rows and columns are 0-based. */
import type { Range, Value } from '../../src/core/grid.js'
import { intersection } from './a1.js'

/** A cell's background. `color` as Excel gives it, `#RRGGBB`. */
export interface Fill {
  readonly color: string
  /** `Solid`, or one of Excel's patterns and gradients. */
  readonly pattern: string
}

/** What is modelled of a cell's font. */
export interface Font {
  readonly color: string
  readonly bold: boolean
  readonly italic: boolean
  readonly name: string
  readonly size: number
}

/** Everything of one cell. Never changed in place. */
export interface Cell {
  readonly value: Value
  /** Without `=`. */
  readonly formula: string | null
  readonly format: string
  readonly fill: Fill | null
  readonly font: Font
  /** True of cells that a protected sheet does not let change. */
  readonly locked: boolean
  readonly align: 'left' | 'center' | 'right' | null
  readonly wrap: boolean
}

export const PLAIN_FONT: Font = { color: '#000000', bold: false, italic: false, name: '宋体', size: 11 }

/** A cell nobody touched. */
export const BLANK: Cell = {
  value: null,
  formula: null,
  format: 'General',
  fill: null,
  font: PLAIN_FONT,
  locked: true,
  align: null,
  wrap: false,
}

/** A conditional format given by a formula. The simulator takes the formula for true: it has no calculator. */
export interface Conditional {
  readonly id: string
  areas: readonly Range[]
  /** With `=`. */
  formula: string
  /** Laid over the fill and the font's colour of its cells; null leaves them. */
  fill: string | null
  font: string | null
}

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden'

/** What a protected sheet still allows; all false is Excel's own beginning. */
export interface ProtectionOptions {
  readonly allowFormatCells: boolean
  readonly allowInsertRows: boolean
  readonly allowDeleteRows: boolean
}

export class SheetModel {
  merges: Range[] = []
  readonly hiddenRows = new Set<number>()
  readonly hiddenCols = new Set<number>()
  /** Widths of columns and heights of rows in points, where they are not the standard ones. */
  readonly colWidths = new Map<number, number>()
  readonly rowHeights = new Map<number, number>()
  protection: ProtectionOptions | null = null
  /** The first counts most. */
  conditionals: Conditional[] = []
  private grid: Cell[][] = []
  /** Where formulas are; null until asked for again. */
  private formulas: { readonly row: number; readonly col: number }[] | null = null

  constructor(
    readonly id: string,
    public name: string,
    public visibility: Visibility = 'Visible',
  ) {}

  cell(row: number, col: number): Cell {
    return this.grid[row]?.[col] ?? BLANK
  }

  /** The colours a person sees in a cell: conditional formats lie over its own. Null of no fill. */
  colors(row: number, col: number): { readonly fill: string | null; readonly font: string } {
    const cell = this.cell(row, col)
    const over = this.conditionals.filter(({ areas }) =>
      areas.some((area) => intersection(area, { top: row, left: col, bottom: row, right: col })),
    )
    const seen = (key: 'fill' | 'font') => over.find((one) => one[key] !== null)?.[key] ?? null
    return { fill: seen('fill') ?? cell.fill?.color ?? null, font: seen('font') ?? cell.font.color }
  }

  put(row: number, col: number, part: Partial<Cell>): void {
    if (part.formula !== undefined) this.formulas = null
    const line = (this.grid[row] ??= [])
    for (let i = line.length; i < col; i++) line.push(BLANK)
    line[col] = { ...(line[col] ?? BLANK), ...part }
  }

  /** The smallest block that holds every filled cell inside `within`; with `valuesOnly` false also those that only have a look of their own. */
  used(valuesOnly: boolean, within: Range): Range | null {
    let [top, left, bottom, right] = [-1, Number.POSITIVE_INFINITY, -1, -1]
    for (let row = within.top; row <= Math.min(within.bottom, this.grid.length - 1); row++) {
      const line = this.grid[row]
      if (!line) continue
      for (let col = within.left; col <= Math.min(within.right, line.length - 1); col++) {
        if (!isUsed(line[col]!, valuesOnly)) continue
        if (top < 0) top = row
        bottom = row
        left = Math.min(left, col)
        right = Math.max(right, col)
      }
    }
    return top < 0 ? null : { top, left, bottom, right }
  }

  /** The merged block a cell lies in; null where it lies in none. */
  mergeAt(row: number, col: number): Range | null {
    return this.merges.find((one) => intersection(one, { top: row, left: col, bottom: row, right: col })) ?? null
  }

  /** Puts `count` blank rows before row `at`; everything from there moves down. */
  insertRows(at: number, count: number): void {
    this.formulas = null
    this.grid = spliced(this.grid, at, 0, count, () => [])
    this.moveRows(at, count)
  }

  deleteRows(at: number, count: number): void {
    this.formulas = null
    this.grid = spliced(this.grid, at, count, 0, () => [])
    this.moveRows(at, -count)
  }

  insertCols(at: number, count: number): void {
    this.formulas = null
    this.grid = this.grid.map((line) => spliced(line, at, 0, count, () => BLANK))
    this.moveCols(at, count)
  }

  deleteCols(at: number, count: number): void {
    this.formulas = null
    this.grid = this.grid.map((line) => spliced(line, at, count, 0, () => BLANK))
    this.moveCols(at, -count)
  }

  /** Every cell that was ever touched. */
  *cells(): Generator<{ row: number; col: number; cell: Cell }> {
    for (let row = 0; row < this.grid.length; row++) {
      const line = this.grid[row]
      if (line) for (let col = 0; col < line.length; col++) yield { row, col, cell: line[col]! }
    }
  }

  /** The cells that hold formulas. */
  formulaCells(): readonly { readonly row: number; readonly col: number }[] {
    this.formulas ??= [...this.cells()].flatMap(({ row, col, cell }) => (cell.formula === null ? [] : [{ row, col }]))
    return this.formulas
  }

  private moveRows(at: number, by: number): void {
    moveLines(this.hiddenRows, this.rowHeights, at, by)
    for (const one of this.conditionals)
      one.areas = one.areas.flatMap((area) => {
        const moved = movedSpan(area.top, area.bottom, at, by)
        return moved ? [{ ...area, top: moved[0], bottom: moved[1] }] : []
      })
    this.merges = this.merges.flatMap((one) => {
      const moved = movedSpan(one.top, one.bottom, at, by)
      return moved ? [{ ...one, top: moved[0], bottom: moved[1] }] : []
    })
  }

  private moveCols(at: number, by: number): void {
    moveLines(this.hiddenCols, this.colWidths, at, by)
    for (const one of this.conditionals)
      one.areas = one.areas.flatMap((area) => {
        const moved = movedSpan(area.left, area.right, at, by)
        return moved ? [{ ...area, left: moved[0], right: moved[1] }] : []
      })
    this.merges = this.merges.flatMap((one) => {
      const moved = movedSpan(one.left, one.right, at, by)
      return moved ? [{ ...one, left: moved[0], right: moved[1] }] : []
    })
  }
}

const LOOKS = ['format', 'fill', 'font', 'locked', 'align', 'wrap'] as const

function isUsed(cell: Cell, valuesOnly: boolean): boolean {
  if (cell.value !== null || cell.formula !== null) return true
  return !valuesOnly && LOOKS.some((look) => cell[look] !== BLANK[look])
}

/** A copy of `list` with `removed` entries at `at` taken out and `added` new ones put in; without holes. */
function spliced<T>(list: readonly T[], at: number, removed: number, added: number, make: () => T): T[] {
  if (at >= list.length) return [...list]
  const whole = (from: number, to?: number) => Array.from(list.slice(from, to), (one) => one ?? make())
  return [...whole(0, at), ...Array.from({ length: added }, make), ...whole(at + removed)]
}

/** Where lines `from`…`to` stand after `by` lines were put in (or, negative, taken out) at `at`; null where nothing is left of them. */
export function movedSpan(from: number, to: number, at: number, by: number): [number, number] | null {
  if (by >= 0) return to < at ? [from, to] : from >= at ? [from + by, to + by] : [from, to + by]
  const gone = -by
  const moved = (line: number) => (line < at ? line : Math.max(at, line - gone))
  const start = moved(from)
  const end = to < at ? to : to < at + gone ? at - 1 : to - gone
  return end < start ? null : [start, end]
}

function moveLines(hidden: Set<number>, sizes: Map<number, number>, at: number, by: number): void {
  const lines = [...hidden].flatMap((line) => movedSpan(line, line, at, by)?.[0] ?? [])
  hidden.clear()
  for (const line of lines) hidden.add(line)
  const entries = [...sizes].flatMap(([line, size]) => {
    const moved = movedSpan(line, line, at, by)
    return moved ? [[moved[0], size] as const] : []
  })
  sizes.clear()
  for (const [line, size] of entries) sizes.set(line, size)
}
