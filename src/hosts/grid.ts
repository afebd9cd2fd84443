/**
 * A workbook as plain data, block by block: what a host that is asked for cells keeps of them, what a page posts to its worker.
 * Rows and columns are 0-based.
 */
import type { Notes, Range, Sheet, SheetState, Value, Workbook } from '../core/index.js'
import { isPlain, loadRender, type Render, renderPlain } from '../ooxml/index.js'

/** A workbook as data that can be posted. */
export interface WorkbookData {
  readonly name: string
  readonly date1904: boolean
  readonly notes: Notes | null
  readonly sheets: readonly SheetData[]
}

/** A sheet as data that can be posted. */
export interface SheetData {
  readonly name: string
  readonly state: SheetState
  readonly merges: readonly Range[]
  readonly hiddenRows: readonly number[]
  readonly hiddenCols: readonly number[]
  /** Where two overlap, the later holds. */
  readonly blocks: readonly Block[]
}

/** A rectangle of cells. Every list has one entry per row, every row one per column. */
export interface Block {
  readonly top: number
  readonly left: number
  readonly values: readonly (readonly Value[])[]
  /** Formulas without `=`; null where the block has none. */
  readonly formulas: readonly (readonly (string | null)[])[] | null
  /** Number format codes; null where all are `General`. */
  readonly formats: readonly (readonly string[])[] | null
}

interface Row {
  values: Value[]
  formulas: (string | null)[] | null
  formats: string[] | null
  /** One past the last column that holds something. */
  width: number
}

/** A sheet made of blocks. */
export class GridSheet implements Sheet {
  readonly name: string
  readonly state: SheetState
  readonly merges: readonly Range[]
  private readonly hiddenRows: ReadonlySet<number>
  private readonly hiddenCols: ReadonlySet<number>
  private readonly grid: (Row | undefined)[] = []
  private size: { rows: number; cols: number } | null = null

  constructor(
    data: SheetData,
    private readonly date1904: boolean,
    private readonly render: Render,
  ) {
    this.name = data.name
    this.state = data.state
    this.merges = data.merges
    this.hiddenRows = new Set(data.hiddenRows)
    this.hiddenCols = new Set(data.hiddenCols)
    for (const block of data.blocks) this.put(block)
  }

  /** Puts a block in place of what stood there. */
  put({ top, left, values, formulas, formats }: Block): void {
    this.size = null
    values.forEach((line, i) => {
      const row = (this.grid[top + i] ??= { values: [], formulas: null, formats: null, width: 0 })
      line.forEach((value, j) => {
        const col = left + j
        pad(row.values, col, null)
        row.values[col] = value
        const formula = formulas?.[i]?.[j] ?? null
        if (formula !== null || row.formulas) pad((row.formulas ??= []), col, null)[col] = formula
        const format = formats?.[i]?.[j] ?? 'General'
        if (format !== 'General' || row.formats) pad((row.formats ??= []), col, 'General')[col] = format
      })
      row.width = 0
      for (let col = row.values.length - 1; col >= 0; col--)
        if (row.values[col] !== null || (row.formulas?.[col] ?? null) !== null) {
          row.width = col + 1
          break
        }
    })
  }

  get rows(): number {
    return this.measure().rows
  }

  get cols(): number {
    return this.measure().cols
  }

  private measure(): { rows: number; cols: number } {
    if (this.size) return this.size
    let rows = 0
    let cols = 0
    this.grid.forEach((row, i) => {
      if (!row || row.width === 0) return
      rows = i + 1
      cols = Math.max(cols, row.width)
    })
    return (this.size = { rows, cols })
  }

  rowWidth(row: number): number {
    return this.grid[row]?.width ?? 0
  }

  value(row: number, col: number): Value {
    return this.grid[row]?.values[col] ?? null
  }

  formula(row: number, col: number): string | null {
    return this.grid[row]?.formulas?.[col] ?? null
  }

  format(row: number, col: number): string {
    return this.grid[row]?.formats?.[col] ?? 'General'
  }

  /** Rendered from value and format by the same code for every host, whatever the program itself shows in its own locale. */
  text(row: number, col: number): string {
    const value = this.value(row, col)
    if (value === null) return ''
    if (typeof value === 'string') return value
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
    if (typeof value === 'object') return value.error
    const format = this.format(row, col)
    return renderPlain(format, value) ?? (isPlain(format) ? String(value) : this.render(format, value, this.date1904))
  }

  isRowHidden(row: number): boolean {
    return this.hiddenRows.has(row)
  }

  isColHidden(col: number): boolean {
    return this.hiddenCols.has(col)
  }
}

/** Fills a list with `blank` up to `length`, so that it never has holes. */
function pad<T>(list: T[], length: number, blank: T): T[] {
  while (list.length < length) list.push(blank)
  return list
}

/** A workbook made of blocks. */
export interface GridWorkbook extends Workbook {
  readonly sheets: readonly GridSheet[]
}

/** The workbook of data; loads what renders numbers. */
export async function gridWorkbook({ name, date1904, notes, sheets }: WorkbookData): Promise<GridWorkbook> {
  const render = await loadRender()
  return {
    name,
    date1904,
    ...(notes ? { notes } : {}),
    sheets: sheets.map((sheet) => new GridSheet(sheet, date1904, render)),
  }
}
