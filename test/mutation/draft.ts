/** A clean set being spoilt: its drawings as cells, read by field, with the signs of `src/hosts/text.ts` (`!` marks a cell). */
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import { findTables, TableView, type Workbook } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { type CleanName, type CleanSet, clean, rulesetOf } from './clean.js'

type Cells = string[][]

/** A clean set, read once: its workbooks, their cells and tables. */
interface Read {
  readonly workbooks: readonly Workbook[]
  readonly previous: readonly Workbook[]
  readonly sheets: readonly (readonly { readonly heading: string; readonly cells: readonly (readonly string[])[] }[])[]
  readonly views: readonly (readonly TableView[])[]
}

const known = new Map<CleanName, Read>()

/** The workbooks of a clean set. */
export function cleanBooks(name: CleanName): Read {
  const found = known.get(name)
  if (found) return found
  const set: CleanSet = clean[name]
  const workbooks = set.books.map((text, i) => parseDrawing(text, bookName(i)).workbook)
  const read: Read = {
    workbooks,
    previous: (set.previous ?? []).map((text, i) => parseDrawing(text, `上期${i + 1}.xlsx`).workbook),
    sheets: set.books.map(cellsOf),
    views: workbooks.map((workbook) =>
      workbook.sheets.flatMap((sheet, i) =>
        findTables(sheet, i, { fields, kinds: tables }).tables.map(
          (table) => new TableView(table, workbook.date1904, rulesetOf(name).settings),
        ),
      ),
    ),
  }
  known.set(name, read)
  return read
}

/** The name of the workbook at a place of a batch. */
export function bookName(index: number): string {
  return `第${index + 1}本.xlsx`
}

function cellsOf(text: string): { heading: string; cells: Cells }[] {
  const sheets: { heading: string; cells: Cells }[] = []
  for (const line of text.trim().split('\n'))
    if (line.startsWith('# ')) sheets.push({ heading: line, cells: [] })
    else {
      if (sheets.length === 0) sheets.push({ heading: '# 表1', cells: [] })
      sheets.at(-1)!.cells.push(line.split('|').map((cell) => cell.trim()))
    }
  return sheets
}

/** A set of workbooks to be spoilt. `choose(n)` gives a number below n. */
export class Draft {
  private readonly books: { heading: string; cells: Cells }[][]
  private readonly read: Read
  private previous: string[] | null = null

  constructor(
    readonly of: CleanName,
    readonly choose: (n: number) => number,
  ) {
    this.read = cleanBooks(of)
    this.books = this.read.sheets.map((sheets) =>
      sheets.map(({ heading, cells }) => ({ heading, cells: cells.map((row) => [...row]) })),
    )
  }

  /** One of a list. */
  one<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error(`nothing to choose from in ${this.of}`)
    return list[this.choose(list.length)]!
  }

  /** The table of a kind in a workbook, the first one unless said otherwise. */
  table(kind: string, book?: number): Ledger {
    for (const [index, views] of this.read.views.entries()) {
      if (book !== undefined && book !== index) continue
      const view = views.find((one) => one.kind === kind)
      if (view) return new Ledger(this, view, this.books[index]![view.table.sheetIndex]!)
    }
    throw new Error(`${this.of} has no ${kind}`)
  }

  /** Adds a sheet, as drawn, to a workbook. */
  addSheet(heading: string, text: string, book = 0): void {
    this.books[book]!.push({ heading, cells: cellsOf(text)[0]!.cells })
  }

  /** Other workbooks of earlier periods. */
  before(...texts: readonly string[]): void {
    this.previous = [...texts]
  }

  /** The drawings as they are now. */
  get drawn(): { readonly books: readonly string[]; readonly previous: readonly Workbook[] } {
    const books = this.books.map((sheets) =>
      sheets.map(({ heading, cells }) => [heading, ...cells.map((row) => row.join(' | '))].join('\n')).join('\n'),
    )
    return { books, previous: this.previous?.map((text) => parseDrawing(text).workbook) ?? this.read.previous }
  }
}

/** A table to be spoilt, read by field. Rows are those of the clean sheet: what moves rows or columns is done last. */
export class Ledger {
  constructor(
    readonly draft: Draft,
    private readonly view: TableView,
    private readonly sheet: { heading: string; cells: Cells },
  ) {}

  /** The rows of the projects. */
  get rows(): readonly number[] {
    return this.view.dataRows()
  }

  /** A row of a project, one of those that are `suits`. */
  any(suits: (row: number) => boolean = () => true): number {
    return this.draft.one(this.rows.filter(suits))
  }

  /** Several different rows. */
  some(n: number, suits: (row: number) => boolean = () => true): number[] {
    const left = this.rows.filter(suits)
    return Array.from({ length: n }, () => {
      const row = this.draft.one(left)
      left.splice(left.indexOf(row), 1)
      return row
    }).sort((a, b) => a - b)
  }

  /** True where the table has the column. */
  has(field: string): boolean {
    return this.view.columns(field).length > 0
  }

  private col(field: string, nth = 0): number {
    const column = this.view.columns(field)[nth]
    if (!column) throw new Error(`${this.draft.of} has no ${field}`)
    return column.col
  }

  /** What stands in a cell, without its mark. */
  get(row: number, field: string, nth = 0): string {
    return (this.sheet.cells[row]![this.col(field, nth)] ?? '').replace(/!$/, '')
  }

  /** The number in a cell; 0 where there is none. */
  num(row: number, field: string, nth = 0): number {
    return Number(this.get(row, field, nth).replace(/,/g, ''))
  }

  /** Writes into cells of a row. A field that ends in `!` is where the finding must stand. */
  put(row: number, values: { readonly [field: string]: string | number }, nth = 0): void {
    for (const [key, value] of Object.entries(values)) {
      const field = key.replace(/!$/, '')
      this.write(row, this.col(field, nth), `${value}${key.endsWith('!') ? '!' : ''}`)
    }
  }

  /** Marks a cell as it is. */
  mark(row: number, field: string, nth = 0): void {
    this.put(row, { [`${field}!`]: this.get(row, field, nth) }, nth)
  }

  /** Marks the first cell of the header. */
  markCorner(): void {
    const { header, range } = this.view.table
    this.write(header.top, range.left, `${this.sheet.cells[header.top]![range.left]}!`)
  }

  /** Writes a heading; without a text, the mark is all that is new. */
  heading(field: string, text: string | null, nth = 0): void {
    const { row, col } = this.view.columns(field)[nth]!.at
    this.write(row, col, text ?? `${this.sheet.cells[row]![col]}!`)
  }

  /** Writes a cell by place: titles, totals. */
  write(row: number, col: number, text: string): void {
    const cells = this.sheet.cells[row]!
    while (cells.length <= col) cells.push('')
    cells[col] = text
  }

  /** What stands at a place. */
  at(row: number, col: number): string {
    return this.sheet.cells[row]![col] ?? ''
  }

  /** The rows of a role, in order. */
  ofRole(role: 'section' | 'subtotal' | 'total'): number[] {
    const first = this.view.table.header.bottom + 1
    return this.view.table.roles.flatMap((one, i) => (one === role ? [first + i] : []))
  }

  /** The column of a field, for `write`. */
  column(field: string, nth = 0): number {
    return this.col(field, nth)
  }

  /** The row of the header. */
  get header(): number {
    return this.view.table.header.bottom
  }

  /** A new row above one; its cells from the left. */
  insert(above: number, cells: readonly string[]): void {
    this.sheet.cells.splice(above, 0, [...cells])
  }

  /** Takes a row away. */
  drop(row: number): void {
    this.sheet.cells.splice(row, 1)
  }

  /** Takes a column away. */
  dropColumn(field: string): void {
    const col = this.col(field)
    for (const row of this.sheet.cells) if (row.length > col) row.splice(col, 1)
  }

  /** Puts a column at the end, the heading first, then a cell for every project. */
  addColumn(heading: string, cell: (row: number) => string): void {
    const width = this.sheet.cells[this.header]!.length
    this.write(this.header, width, heading)
    for (const row of this.rows) this.write(row, width, cell(row))
  }

  /** Hides a row, a column (by field) or, without either, the sheet. */
  hide(what: { readonly row: number } | { readonly field: string }): void {
    if ('row' in what) this.write(what.row, 0, `⊘ ${this.at(what.row, 0)}`)
    else this.sheet.heading += ` ⊘${String.fromCharCode(65 + this.col(what.field))}`
  }

  /** Replaces within every cell above the header: the title, the unit line. */
  title(from: string | RegExp, to: string): void {
    for (let row = 0; row < this.view.table.header.top; row++)
      this.sheet.cells[row] = this.sheet.cells[row]!.map((cell) => cell.replace(from, to))
  }

  /** The line a sheet begins with: its name, hidden columns, delimited text. */
  sheetLine(line: string): void {
    this.sheet.heading = line
  }
}
