/** The content of an OpenDocument spreadsheet, event by event: sheets, rows, cells. */
import { apart, MAX_COLS, MAX_ROWS, type Range } from '../core/index.js'
import type { Block, SheetData } from '../hosts/grid.js'
import { ReadError } from '../ooxml/index.js'
import type { Attributes, Handler } from '../ooxml/xml.js'
import { type OdsCell, OdsCellReader } from './ods-cell.js'
import type { OdsStyles } from './ods-styles.js'
import { Signs } from './signs.js'

/** Cells that hold something, in all sheets. A file with more is larger than what offices send, or made to look so. */
const MAX_CELLS = 5_000_000
/** Places of rows, from their first column to their last cell that holds something: a row keeps those between as well. */
const MAX_PLACES = 20_000_000
const MAX_SHEETS = 10_000
/** Merges, and runs of columns or rows that something is said of. */
const MAX_RUNS = 1_000_000
/** Rows and columns that are hidden between others. */
const MAX_HIDDEN = 4_000_000

interface Run {
  readonly from: number
  readonly to: number
}

interface Row {
  readonly attributes: Attributes
  readonly cells: OdsCell[]
  readonly merges: Range[]
  col: number
  /** Signs of its cells. */
  signs: number
}

interface OpenSheet {
  readonly name: string
  readonly state: SheetData['state']
  readonly blocks: Block[]
  /** What is merged in a row, and in those that repeat it. */
  readonly merges: { readonly first: Range; readonly repeated: number }[]
  readonly hiddenRows: Run[]
  readonly hiddenCols: Run[]
  /** The style of columns, in order. */
  readonly columns: (Run & { readonly style: string | undefined })[]
  row: number
  col: number
  /** One past the last row and column that hold something. */
  rows: number
  cols: number
}

/** Takes `content.xml`. Throws ReadError where it holds more than a workbook can. */
export class OdsContent implements Handler {
  readonly sheets: SheetData[] = []
  date1904 = false
  private readonly path: string[] = []
  private sheet: OpenSheet | null = null
  /** How deep the open sheet, row and cell stand; what stands deeper and is called alike is part of something else. */
  private readonly depth = { sheet: 0, row: 0, cell: 0 }
  private row: Row | null = null
  private cell: OdsCellReader | null = null
  private readonly signs: Signs
  private readonly spent = { cells: 0, places: 0, runs: 0, hidden: 0 }

  constructor(
    private readonly styles: OdsStyles,
    private readonly file: string,
  ) {
    this.signs = new Signs(file)
  }

  open(name: string, attributes: Attributes): void {
    this.path.push(name)
    if (this.cell) this.cell.open(name, attributes)
    else if (this.row) this.openInRow(name, attributes)
    else if (this.sheet) this.openInSheet(this.sheet, name, attributes)
    else if (name === 'table:table' && this.path.at(-2) === 'office:spreadsheet') this.openSheet(attributes)
    else if (name === 'table:null-date') this.date1904 = attributes.get('table:date-value') === '1904-01-01'
    else this.styles.open(name, attributes)
  }

  text(text: string): void {
    if (this.cell) this.cell.text(text)
    else if (!this.sheet) this.styles.text(text)
  }

  close(name: string): void {
    const depth = this.path.length
    this.path.pop()
    if (this.cell) {
      if (depth === this.depth.cell) this.closeCell(this.cell)
      else this.cell.close(name)
    } else if (this.row && depth === this.depth.row) this.closeRow(this.row)
    else if (this.sheet && depth === this.depth.sheet) this.closeSheet(this.sheet)
    else if (!this.sheet) this.styles.close(name)
  }

  private openSheet(attributes: Attributes): void {
    if (this.sheets.length >= MAX_SHEETS) throw this.tooLarge(`more than ${MAX_SHEETS} sheets`)
    this.depth.sheet = this.path.length
    const state = this.styles.hiddenTables.has(attributes.get('table:style-name') ?? '') ? 'hidden' : 'visible'
    const empty = { blocks: [], merges: [], hiddenRows: [], hiddenCols: [], columns: [] }
    const name = apart(attributes.get('table:name') ?? '')
    this.signs.take(name.length)
    this.sheet = { name, state, ...empty, row: 0, col: 0, rows: 0, cols: 0 }
  }

  private openInSheet(sheet: OpenSheet, name: string, attributes: Attributes): void {
    if (!this.path.slice(this.depth.sheet, -1).every((one) => GROUPS.has(one))) return
    if (name === 'table:table-row') {
      this.depth.row = this.path.length
      this.row = { attributes, cells: [], merges: [], col: 0, signs: 0 }
    } else if (name === 'table:table-column') {
      const run = { from: sheet.col, to: sheet.col + times(attributes, 'table:number-columns-repeated', MAX_COLS) }
      sheet.col = run.to
      if (isHidden(attributes)) this.keep(sheet.hiddenCols, run)
      this.keep(sheet.columns, { ...run, style: attributes.get('table:default-cell-style-name') })
    }
  }

  private keep<T>(runs: T[], run: T): void {
    this.spend('runs', 1, MAX_RUNS)
    runs.push(run)
  }

  private spend(what: keyof OdsContent['spent'], count: number, most: number): void {
    this.spent[what] += count
    if (this.spent[what] > most) throw this.tooLarge(`more than ${most} ${what}`)
  }

  private tooLarge(detail: string): ReadError {
    return new ReadError('too-large', this.file, detail)
  }

  private openInRow(name: string, attributes: Attributes): void {
    if (this.path.length !== this.depth.row + 1) return
    if (name !== 'table:table-cell' && name !== 'table:covered-table-cell') return
    this.depth.cell = this.path.length
    this.cell = new OdsCellReader(attributes, this.date1904)
  }

  private closeCell(reader: OdsCellReader): void {
    this.cell = null
    const row = this.row!
    const sheet = this.sheet!
    const { attributes } = reader
    const repeated = times(attributes, 'table:number-columns-repeated', MAX_COLS)
    const cell = reader.cell()
    this.merge(sheet, row, attributes)
    if (cell) {
      if (row.col + repeated > MAX_COLS) throw this.tooLarge(`${row.col + repeated} columns`)
      this.spend('cells', repeated, MAX_CELLS)
      const signs = signsOf(cell) * repeated
      this.signs.take(signs)
      row.signs += signs
      const style = attributes.get('table:style-name') ?? row.attributes.get('table:default-cell-style-name')
      for (let i = 0; i < repeated; i++) {
        const col = row.col + i
        row.cells.push({ ...cell, col, format: this.formatOf(cell, style ?? styleOfColumn(sheet, col)) })
      }
    }
    row.col += repeated
  }

  /** A date whose style says nothing shows as one all the same. */
  private formatOf(cell: OdsCell, style: string | undefined): string {
    const code = this.styles.codeOf(style ?? '')
    return code === 'General' ? cell.format : code
  }

  private merge(sheet: OpenSheet, { col, merges }: Row, attributes: Attributes): void {
    const right = col + times(attributes, 'table:number-columns-spanned', MAX_COLS) - 1
    const bottom = sheet.row + times(attributes, 'table:number-rows-spanned', MAX_ROWS) - 1
    if ((right === col && bottom === sheet.row) || right >= MAX_COLS || bottom >= MAX_ROWS) return
    this.keep(merges, { top: sheet.row, left: col, bottom, right })
  }

  private closeRow({ attributes, cells, merges, signs }: Row): void {
    this.row = null
    const sheet = this.sheet!
    const repeated = times(attributes, 'table:number-rows-repeated', MAX_ROWS)
    const end = sheet.row + repeated
    if (isHidden(attributes)) this.keep(sheet.hiddenRows, { from: sheet.row, to: end })
    for (const first of merges) sheet.merges.push({ first, repeated })
    if (cells.length > 0) {
      if (end > MAX_ROWS) throw this.tooLarge(`${end} rows`)
      this.spend('cells', cells.length * (repeated - 1), MAX_CELLS)
      this.spend('places', (cells.at(-1)!.col + 1) * repeated, MAX_PLACES)
      this.signs.take(signs * (repeated - 1))
      const block = rowBlock(cells)
      for (let row = sheet.row; row < end; row++) sheet.blocks.push({ ...block, top: row })
      sheet.rows = end
      sheet.cols = Math.max(sheet.cols, cells.at(-1)!.col + 1)
    }
    sheet.row = end
  }

  private closeSheet({ name, state, merges, blocks, hiddenRows, hiddenCols, rows, cols }: OpenSheet): void {
    this.sheet = null
    this.sheets.push({
      name,
      state,
      merges: merges.flatMap(({ first, repeated }) => this.repeatedMerge(first, repeated, rows)),
      blocks,
      hiddenRows: hiddenRows.flatMap((run) => this.hidden(run, rows)),
      hiddenCols: hiddenCols.flatMap((run) => this.hidden(run, cols)),
    })
  }

  /** What is merged, row by row; below the last row that holds something nothing is said again. */
  private repeatedMerge(first: Range, repeated: number, rows: number): Range[] {
    // What reaches downwards would lie over itself.
    const times = first.bottom > first.top ? 1 : Math.max(1, Math.min(first.top + repeated, rows) - first.top)
    this.spend('runs', times - 1, MAX_RUNS)
    return Array.from({ length: times }, (_, i) => ({ ...first, top: first.top + i, bottom: first.bottom + i }))
  }

  private hidden(run: Run, end: number): number[] {
    const count = Math.max(0, Math.min(run.to, end) - run.from)
    this.spend('hidden', count, MAX_HIDDEN)
    return Array.from({ length: count }, (_, i) => run.from + i)
  }
}

/** What may stand between a sheet and its rows and columns. */
const GROUPS: ReadonlySet<string> = new Set([
  'table:table-rows',
  'table:table-row-group',
  'table:table-header-rows',
  'table:table-columns',
  'table:table-column-group',
  'table:table-header-columns',
])

/** How often a row or cell is there, or how many it spans: at least once, at most one more than a sheet has room for. */
function times(attributes: Attributes, name: string, most: number): number {
  const stated = attributes.get(name)
  if (stated === undefined) return 1
  const number = /^\d{1,12}$/.test(stated) ? Number(stated) : 1
  return Math.min(Math.max(1, number), most + 1)
}

function isHidden(attributes: Attributes): boolean {
  const visibility = attributes.get('table:visibility')
  return visibility === 'collapse' || visibility === 'filter'
}

function styleOfColumn({ columns }: OpenSheet, col: number): string | undefined {
  let low = 0
  let high = columns.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = columns[middle]!
    if (col < run.from) high = middle - 1
    else if (col >= run.to) low = middle + 1
    else return run.style
  }
  return undefined
}

/** Signs of the text and the formula of a cell. */
function signsOf({ value, formula }: OdsCell): number {
  return (typeof value === 'string' ? value.length : 0) + (formula?.length ?? 0)
}

/** The cells of a row from the first to the last that holds something. */
function rowBlock(cells: readonly OdsCell[]): Omit<Block, 'top'> {
  const left = cells[0]!.col
  const width = cells.at(-1)!.col - left + 1
  const values = new Array<OdsCell['value']>(width).fill(null)
  const formulas = new Array<string | null>(width).fill(null)
  const formats = new Array<string>(width).fill('General')
  for (const { col, value, formula, format } of cells) {
    values[col - left] = value
    formulas[col - left] = formula
    formats[col - left] = format
  }
  return {
    left,
    values: [values],
    formulas: cells.some(({ formula }) => formula !== null) ? [formulas] : null,
    formats: [formats],
  }
}
