/** What people do at this Excel, and elsewhere in the same workbook: the hands of a test. */
import { address as cellAddress } from '../../src/core/grid.js'
import { fullAddress, parseAreas, parseLocal } from './a1.js'
import { type Book, cellsOf } from './book.js'
import type { Actor } from './happening.js'
import type { ExcelHost } from './host.js'
import type { Cell, ProtectionOptions, SheetModel } from './sheet.js'

export class Person {
  constructor(
    private readonly host: ExcelHost,
    private readonly by: Actor = 'user',
  ) {}

  private get book(): Book {
    return this.host.book
  }

  /** Types into a cell: `B2` of the active sheet, or `数据!B2`. Excel reads numbers and dates out of the text. */
  type(address: string, input: string | number | boolean): void {
    const { sheet, range } = this.find(address)
    this.book.enter(sheet, range, [[input]], this.by)
  }

  /** Pastes a block whose upper left cell is `address`. */
  paste(address: string, lines: readonly (readonly (string | number | boolean)[])[]): void {
    const { sheet, range } = this.find(address)
    const bottom = range.top + lines.length - 1
    const right = range.left + Math.max(...lines.map((line) => line.length)) - 1
    this.book.enter(sheet, { ...range, bottom, right }, lines, this.by)
  }

  /** Empties cells with the delete key. */
  erase(address: string): void {
    const { sheet, range } = this.find(address)
    this.book.clear(sheet, range, 'Contents', this.by)
  }

  select(address: string): void {
    const { sheet, areas } = parseAreas(address)
    this.book.select(sheet === null ? this.book.active : this.sheet(sheet), areas)
  }

  /** Begins typing in a cell: until `enter`, the add-in gets no answer. */
  beginEdit(address: string): void {
    const { sheet, range } = this.find(address)
    this.host.enterEditMode({ sheet, row: range.top, col: range.left })
  }

  /** Ends typing in the cell; with `input`, that is what it holds now. */
  enter(input?: string | number): void {
    const editing = this.book.editing
    this.host.leaveEditMode()
    if (!editing || input === undefined) return
    const { sheet, row, col } = editing
    this.book.enter(sheet, { top: row, left: col, bottom: row, right: col }, [[input]], this.by)
  }

  /** Puts blank rows above row `row` (1-based, as a person counts). */
  insertRows(sheet: string, row: number, count = 1): void {
    this.book.insertRows(this.sheet(sheet), row - 1, count, this.by)
  }

  deleteRows(sheet: string, row: number, count = 1): void {
    this.book.deleteRows(this.sheet(sheet), row - 1, count, this.by)
  }

  /** Hides rows (`3:5`) or columns (`C:D`), or shows them again. */
  hide(sheet: string, lines: string, hidden = true): void {
    const range = parseLocal(lines)
    if (/\d/.test(lines)) this.book.setRowsHidden(this.sheet(sheet), range, hidden, this.by)
    else this.book.setColumnsHidden(this.sheet(sheet), range, hidden)
  }

  /** Gives cells a look of their own: a fill, a format, a lock. */
  dress(address: string, part: Partial<Cell>): void {
    const { sheet, range } = this.find(address)
    this.book.dress(sheet, range, this.by, () => part)
  }

  merge(address: string): void {
    const { sheet, range } = this.find(address)
    this.book.setMerged(sheet, range, true, this.by)
  }

  protect(sheet: string, options: Partial<ProtectionOptions> = {}): void {
    const none = { allowFormatCells: false, allowInsertRows: false, allowDeleteRows: false }
    this.book.protect(this.sheet(sheet), { ...none, ...options }, this.by)
  }

  unprotect(sheet: string): void {
    this.book.protect(this.sheet(sheet), null, this.by)
  }

  addSheet(name: string): void {
    this.book.addSheet(name, this.by)
  }

  renameSheet(sheet: string, name: string): void {
    this.book.renameSheet(this.sheet(sheet), name, this.by)
  }

  deleteSheet(sheet: string): void {
    this.book.deleteSheet(this.sheet(sheet), this.by)
  }

  /** What stands in a cell. */
  cell(address: string): Cell {
    const { sheet, range } = this.find(address)
    return sheet.cell(range.top, range.left)
  }

  /** What a cell shows. */
  text(address: string): string {
    const { sheet, range } = this.find(address)
    return this.book.text(sheet, range.top, range.left)
  }

  /** The colour a person sees behind a cell, conditional formats included; null where there is none. */
  fill(address: string): string | null {
    const { sheet, range } = this.find(address)
    return sheet.colors(range.top, range.left).fill
  }

  /** The addresses of all cells of a sheet with a colour behind them, row by row. */
  fills(name: string): string[] {
    const sheet = this.sheet(name)
    const places = new Map([...sheet.cells()].map(({ row, col }) => [cellAddress(row, col), { row, col }]))
    for (const { areas } of sheet.conditionals)
      for (const area of areas)
        for (const { row, col } of cellsOf(area)) places.set(cellAddress(row, col), { row, col })
    return [...places]
      .filter(([, { row, col }]) => sheet.colors(row, col).fill !== null)
      .sort(([, a], [, b]) => a.row - b.row || a.col - b.col)
      .map(([place]) => place)
  }

  /** What is selected: `数据!B2`. */
  selection(): string {
    const { sheet, areas } = this.book.selection
    return areas.map((area) => fullAddress(sheet.name, area)).join(',')
  }

  private find(address: string) {
    const { sheet, areas } = parseAreas(address)
    const [range] = areas
    if (!range || areas.length > 1) throw new Error(`no cell or block: ${address}`)
    return { sheet: sheet === null ? this.book.active : this.sheet(sheet), range }
  }

  private sheet(name: string): SheetModel {
    const sheet = this.book.sheet(name)
    if (!sheet) throw new Error(`no sheet ${name}`)
    return sheet
  }
}
