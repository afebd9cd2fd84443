/** What a Range object stands for: a block of a sheet that moves along when rows or columns are put in above or before it. */
import type { Range, Value } from '../../src/core/grid.js'
import { isError } from '../../src/core/grid.js'
import { cellCount, isEntireColumn, isEntireRow, rowCount, WHOLE_SHEET } from './a1.js'
import type { Book } from './book.js'
import { Fault, invalidArgument, itemNotFound, notModelled } from './fault.js'
import type { Happening } from './happening.js'
import type { Session } from './session.js'
import { BLANK, type Cell, movedSpan, type SheetModel } from './sheet.js'

/** Reads above so many cells answer null in place of values: Excel's own limit. */
export const MOST_CELLS_READ = 5_000_000
/** The simulator changes no more cells than these by one member: no add-in in its senses does. */
const MOST_CELLS_DRESSED = 2_000_000

/** A sheet and who asks. */
export interface SheetTarget {
  readonly session: Session
  readonly sheet: SheetModel
}

export class RangeTarget implements SheetTarget {
  constructor(
    readonly session: Session,
    readonly sheet: SheetModel,
    /** Empty where all its cells were deleted. More than one of a RangeAreas. */
    public areas: readonly Range[],
  ) {}

  get book(): Book {
    return this.session.book
  }

  /** The block of a Range, the first of a RangeAreas. */
  get area(): Range {
    const area = this.areas[0]
    if (!area) throw new Fault('InvalidReference', 'This reference is not valid for the current operation.')
    return area
  }

  move(happening: Extract<Happening, { kind: 'moved' }>): void {
    if (happening.sheet !== this.sheet) return
    const { rows, at, by } = happening
    this.areas = this.areas.flatMap((area) => {
      if (rows ? isEntireColumn(area) : isEntireRow(area)) return [area]
      const moved = rows ? movedSpan(area.top, area.bottom, at, by) : movedSpan(area.left, area.right, at, by)
      if (!moved) return []
      return rows ? [{ ...area, top: moved[0], bottom: moved[1] }] : [{ ...area, left: moved[0], right: moved[1] }]
    })
  }
}

/** Throws ItemNotFound where the sheet was deleted, InvalidReference where the cells were. */
export function alive(target: RangeTarget): void {
  sheetAlive(target)
  void target.area
}

export function sheetAlive({ session, sheet }: SheetTarget): void {
  if (!session.book.sheets.includes(sheet)) throw itemNotFound()
}

/** A value as the wire carries it: an error is its sign, blank is `''`. */
export function onWire(value: Value): string | number | boolean {
  if (value === null) return ''
  return isError(value) ? value.error : value
}

/** What Excel calls the kind of a value. */
export function valueType(value: Value): string {
  if (value === null) return 'Empty'
  if (isError(value)) return 'Error'
  return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String'
}

/** One entry per cell; null where the block is too large to be read or has no end. */
export function matrix<T>({ sheet, area }: RangeTarget, of: (cell: Cell, row: number, col: number) => T): T[][] | null {
  if (isEntireRow(area) || isEntireColumn(area) || cellCount(area) > MOST_CELLS_READ) return null
  return Array.from({ length: rowCount(area) }, (_, i) => {
    const line: T[] = []
    for (let col = area.left; col <= area.right; col++) line.push(of(sheet.cell(area.top + i, col), area.top + i, col))
    return line
  })
}

/** What is set on a block: a matrix of its size, or one entry for all of its cells. Throws InvalidArgument. */
export function entries(area: Range, value: unknown): readonly (readonly unknown[])[] {
  const rows = rowCount(area)
  const cols = area.right - area.left + 1
  if (rows * cols > MOST_CELLS_DRESSED) throw notModelled(`a write to ${rows * cols} cells`)
  if (!Array.isArray(value)) return Array.from({ length: rows }, () => new Array<unknown>(cols).fill(value))
  const lines: unknown[] = value
  if (lines.length !== rows || lines.some((line) => !Array.isArray(line) || line.length !== cols)) {
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    )
  }
  return lines as readonly (readonly unknown[])[]
}

/** The cells of all areas; of those nobody touched, one stands for all. */
export function* looks({ sheet, areas }: RangeTarget): Generator<Cell> {
  for (const area of areas) {
    const touched = sheet.used(false, area)
    if (touched)
      for (let row = touched.top; row <= touched.bottom; row++)
        for (let col = touched.left; col <= touched.right; col++) yield sheet.cell(row, col)
    if (!touched || cellCount(touched) < cellCount(area)) yield BLANK
  }
}

/** What all cells have alike; `mixed` where they differ. */
export function uniform<T>(target: RangeTarget, of: (cell: Cell) => T, mixed: T): T {
  let first: { value: T } | null = null
  for (const cell of looks(target)) {
    const value = of(cell)
    if (first && first.value !== value) return mixed
    first ??= { value }
  }
  return first ? first.value : of(BLANK)
}

/** Changes the look of every cell of all areas. */
export function dress(target: RangeTarget, change: (cell: Cell) => Partial<Cell>): void {
  const count = target.areas.reduce((sum, area) => sum + cellCount(area), 0)
  if (count > MOST_CELLS_DRESSED) throw notModelled(`formatting ${count} cells`)
  for (const area of target.areas) target.book.dress(target.sheet, area, 'addin', change)
}

/** A block inside the sheet. Throws InvalidArgument where it reaches beyond. */
export function onSheet(range: Range): Range {
  const { bottom, right } = WHOLE_SHEET
  if (range.top < 0 || range.left < 0 || range.bottom > bottom || range.right > right) throw invalidArgument()
  if (range.bottom < range.top || range.right < range.left) throw invalidArgument()
  return range
}
