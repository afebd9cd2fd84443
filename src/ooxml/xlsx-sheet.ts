/** A sheet over the typed arrays, as the engine reads it. */
import type { CellError, Range, Sheet, SheetState, Value } from '../core/grid.js'
import { FORMULA, Kind } from './cells.js'
import { DATE_FORMAT } from './formats.js'
import type { SheetData, Validation } from './sheet-data.js'
import { type Render, renderPlain } from './shown.js'
import type { Texts } from './texts.js'

/** What the sheets of a workbook share. */
export interface Shared {
  readonly strings: Texts
  /** Number format codes by style. */
  readonly formats: readonly string[]
  readonly date1904: boolean
  /** Null until the library is loaded; it is, where a sheet has a format that needs it. */
  render: Render | null
}

const errors = new Map<string, CellError>()

function errorOf(text: string): CellError {
  let error = errors.get(text)
  if (!error) {
    error = Object.freeze({ error: text })
    if (errors.size < 64) errors.set(text, error)
  }
  return error
}

export class XlsxSheet implements Sheet {
  readonly rows: number
  readonly cols: number
  readonly merges: readonly Range[]
  /** Excel's own rules on what may be typed. */
  readonly validations: readonly Validation[]
  private widths: Uint16Array | null = null

  constructor(
    readonly name: string,
    readonly state: SheetState,
    /** Name of the entry that holds the sheet. */
    readonly part: string,
    private readonly data: SheetData,
    private readonly shared: Shared,
  ) {
    this.rows = data.cells.rows
    this.cols = data.cells.cols
    this.merges = data.merges
    this.validations = data.validations
  }

  rowWidth(row: number): number {
    this.widths ??= this.data.cells.widths()
    return this.widths[row] ?? 0
  }

  value(row: number, col: number): Value {
    const { cells } = this.data
    cells.seek(row, col)
    switch (cells.kind & ~FORMULA) {
      case Kind.number:
      case Kind.date:
        return cells.number
      case Kind.shared:
        return cells.number < this.shared.strings.count ? this.shared.strings.get(cells.number) : null
      case Kind.text:
        return this.data.texts.get(cells.number)
      case Kind.boolean:
        return cells.number === 1
      case Kind.error:
        return errorOf(this.data.texts.get(cells.number))
      default:
        return null
    }
  }

  formula(row: number, col: number): string | null {
    const { cells, formulas } = this.data
    cells.seek(row, col)
    return cells.kind & FORMULA ? formulas.own(row, col) : formulas.covering(row, col)
  }

  text(row: number, col: number): string {
    const value = this.value(row, col)
    if (value === null) return ''
    if (typeof value === 'string') return value
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
    if (typeof value === 'object') return value.error
    const format = this.format(row, col)
    return renderPlain(format, value) ?? this.shared.render?.(format, value, this.shared.date1904) ?? String(value)
  }

  format(row: number, col: number): string {
    const { cells } = this.data
    cells.seek(row, col)
    const format = this.shared.formats[cells.style] ?? 'General'
    return format === 'General' && (cells.kind & ~FORMULA) === Kind.date ? DATE_FORMAT : format
  }

  isRowHidden(row: number): boolean {
    return this.data.hiddenRows.has(row) || (this.data.zeroHeight && !this.data.listedRows.has(row))
  }

  isColHidden(col: number): boolean {
    return this.data.hiddenCols.has(col)
  }

  /** The filled cells whose value a formula gives: their own, or an array formula or data table elsewhere. */
  *formulaCells(): Generator<{ row: number; col: number }> {
    const { cells, areas } = this.data.formulas.places()
    for (const cell of cells) if (this.kindAt(cell.row, cell.col) & FORMULA) yield cell
    for (const { top, left, bottom, right } of areas) {
      for (let row = top; row <= Math.min(bottom, this.rows - 1); row++) {
        for (let col = left; col <= Math.min(right, this.cols - 1); col++) {
          const kind = this.kindAt(row, col)
          if (kind !== Kind.blank && !(kind & FORMULA)) yield { row, col }
        }
      }
    }
  }

  private kindAt(row: number, col: number): number {
    this.data.cells.seek(row, col)
    return this.data.cells.kind
  }
}
