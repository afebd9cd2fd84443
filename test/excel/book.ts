/** The simulated workbook: what Excel holds in memory, changed by a person, by the add-in or by somebody else far away. */
import type { Range, Value } from '../../src/core/grid.js'
import { isError } from '../../src/core/grid.js'
import type { Render } from '../../src/ooxml/index.js'
import { isPlain, renderPlain } from '../../src/ooxml/index.js'
import { cellCount, intersection, rowCount, WHOLE_SHEET } from './a1.js'
import { accessDenied, invalidArgument, itemNotFound } from './fault.js'
import type { Actor, ChangeType, Happening } from './happening.js'
import { type CommentModel, type NameModel, refuseXml, type XmlPart } from './kept.js'
import { moved as movedFormula } from './references.js'
import { type Cell, SheetModel, type Visibility } from './sheet.js'
import { take } from './typed.js'

/** Works formulas out; null where it cannot, the cell then keeps its last result. */
export type Evaluate = (book: Book, sheet: SheetModel, row: number, col: number) => Value | null

export class Book {
  readonly sheets: SheetModel[] = []
  readonly parts: XmlPart[] = []
  readonly settings = new Map<string, unknown>()
  readonly names: NameModel[] = []
  readonly comments: CommentModel[] = []
  calculationMode: 'Automatic' | 'Manual' | 'AutomaticExceptTables' = 'Automatic'
  /** Off while the add-in set `runtime.enableEvents` to false. */
  enableEvents = true
  evaluate: Evaluate | null = null
  selection: { sheet: SheetModel; areas: readonly Range[] }
  /** The cell the person is typing in; while there is one, Excel answers no request. */
  editing: { readonly sheet: SheetModel; readonly row: number; readonly col: number } | null = null
  /** Counts up with every change of what would be saved. */
  version = 0
  private readonly listeners = new Set<(happening: Happening) => void>()
  private ids = 0

  constructor(
    readonly name: string,
    readonly date1904: boolean,
    private readonly render: Render,
    sheets: readonly string[] = ['Sheet1'],
  ) {
    for (const sheet of sheets) this.sheets.push(new SheetModel(this.sheetId(), sheet))
    this.selection = { sheet: this.sheets[0]!, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] }
  }

  get active(): SheetModel {
    return this.selection.sheet
  }

  /** Calls back after everything that happens until the function it gives is called. */
  listen(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** An id nothing in this workbook has yet. */
  freshId(letter: string): string {
    return `{${letter}${(++this.ids).toString(16).toUpperCase().padStart(8, '0')}}`
  }

  /** By name (upper and lower case alike, as in Excel) or id; null where there is none. */
  sheet(key: string): SheetModel | null {
    const lower = key.toLowerCase()
    return this.sheets.find((one) => one.id === key || one.name.toLowerCase() === lower) ?? null
  }

  /** What Excel shows in a cell. */
  text(sheet: SheetModel, row: number, col: number): string {
    const { value, format } = sheet.cell(row, col)
    if (value === null) return ''
    if (typeof value === 'string') return value
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
    if (isError(value)) return value.error
    return renderPlain(format, value) ?? (isPlain(format) ? String(value) : this.render(format, value, this.date1904))
  }

  /** Takes inputs into a block, row by row; null leaves a cell as it is. A protected cell refuses them all. */
  enter(sheet: SheetModel, range: Range, inputs: readonly (readonly unknown[])[], by: Actor): void {
    this.refuseLocked(sheet, range)
    const before = sheet.cell(range.top, range.left).value
    inputs.forEach((line, i) => {
      line.forEach((input, j) => {
        this.enterOne(sheet, range.top + i, range.left + j, input)
      })
    })
    this.recalculate()
    const single = range.top === range.bottom && range.left === range.right
    const details = single ? { before, after: sheet.cell(range.top, range.left).value } : null
    this.tell({ kind: 'changed', sheet, range, change: 'RangeEdited', by, details })
  }

  private enterOne(sheet: SheetModel, row: number, col: number, input: unknown): void {
    if (input === null) return
    if (typeof input !== 'string' && typeof input !== 'number' && typeof input !== 'boolean') throw invalidArgument()
    const merged = sheet.mergeAt(row, col)
    // A cell covered by a merge takes nothing.
    if (merged && (merged.top !== row || merged.left !== col)) return
    const { value, formula, format } = take(input, sheet.cell(row, col).format)
    sheet.put(row, col, { value, formula, ...(format === null ? {} : { format }) })
    if (formula !== null) sheet.put(row, col, { value: this.evaluate?.(this, sheet, row, col) ?? 0 })
  }

  /** Changes how cells look. Refused where the sheet is protected and formatting not allowed. */
  dress(sheet: SheetModel, range: Range, by: Actor, change: (cell: Cell) => Partial<Cell>): void {
    if (sheet.protection && !sheet.protection.allowFormatCells) throw accessDenied()
    for (let row = range.top; row <= range.bottom; row++)
      for (let col = range.left; col <= range.right; col++) sheet.put(row, col, change(sheet.cell(row, col)))
    this.tell({ kind: 'format', sheet, range, by })
  }

  /** Merges a block into one cell, or parts what is merged in it. */
  setMerged(sheet: SheetModel, range: Range, merged: boolean, by: Actor): void {
    if (sheet.protection && !sheet.protection.allowFormatCells) throw accessDenied()
    const others = sheet.merges.filter((one) => !intersection(one, range))
    sheet.merges = merged ? [...others, range] : others
    this.tell({ kind: 'format', sheet, range, by })
  }

  /** A sheet looks otherwise, though none of its cells changed: conditional formats. */
  looked(sheet: SheetModel): void {
    this.tell({ kind: 'format', sheet, range: WHOLE_SHEET, by: 'addin' })
  }

  /** Empties cells: what they hold, how they look, or both. */
  clear(sheet: SheetModel, range: Range, what: 'Contents' | 'Formats' | 'All', by: Actor): void {
    this.refuseLocked(sheet, range)
    const used = sheet.used(false, range)
    for (const { row, col } of used ? cellsOf(used) : []) {
      const part: Partial<Cell> = {}
      if (what !== 'Formats') Object.assign(part, { value: null, formula: null })
      if (what !== 'Contents') Object.assign(part, { format: 'General', fill: null })
      sheet.put(row, col, part)
    }
    this.recalculate()
    this.tell({ kind: 'changed', sheet, range, change: 'RangeEdited', by, details: null })
  }

  insertRows(sheet: SheetModel, at: number, count: number, by: Actor): void {
    if (sheet.protection && !sheet.protection.allowInsertRows) throw accessDenied()
    sheet.insertRows(at, count)
    this.moved(sheet, true, at, count, 'RowInserted', by)
  }

  deleteRows(sheet: SheetModel, at: number, count: number, by: Actor): void {
    if (sheet.protection && !sheet.protection.allowDeleteRows) throw accessDenied()
    sheet.deleteRows(at, count)
    this.moved(sheet, true, at, -count, 'RowDeleted', by)
  }

  insertColumns(sheet: SheetModel, at: number, count: number, by: Actor): void {
    if (sheet.protection) throw accessDenied()
    sheet.insertCols(at, count)
    this.moved(sheet, false, at, count, 'ColumnInserted', by)
  }

  deleteColumns(sheet: SheetModel, at: number, count: number, by: Actor): void {
    if (sheet.protection) throw accessDenied()
    sheet.deleteCols(at, count)
    this.moved(sheet, false, at, -count, 'ColumnDeleted', by)
  }

  private moved(sheet: SheetModel, rows: boolean, at: number, by: number, change: ChangeType, actor: Actor): void {
    const move = { sheet: sheet.name, rows, at, by }
    for (const one of this.sheets)
      for (const { row, col } of one.formulaCells())
        one.put(row, col, { formula: movedFormula(one.cell(row, col).formula!, one.name, move) })
    this.recalculate()
    const last = at + Math.abs(by) - 1
    const range = rows ? { ...WHOLE_SHEET, top: at, bottom: last } : { ...WHOLE_SHEET, left: at, right: last }
    this.tell({ kind: 'moved', sheet, rows, at, by })
    this.tell({ kind: 'changed', sheet, range, change, by: actor, details: null })
  }

  setRowsHidden(sheet: SheetModel, range: Range, hidden: boolean, by: Actor): void {
    if (sheet.protection) throw accessDenied()
    if (rowCount(range) > 100_000) throw invalidArgument('simulator: hiding more than 100000 rows at once')
    for (let row = range.top; row <= range.bottom; row++) {
      if (hidden) sheet.hiddenRows.add(row)
      else sheet.hiddenRows.delete(row)
    }
    this.tell({ kind: 'rowHidden', sheet, range, by })
  }

  setColumnsHidden(sheet: SheetModel, range: Range, hidden: boolean): void {
    if (sheet.protection) throw accessDenied()
    for (let col = range.left; col <= range.right; col++) {
      if (hidden) sheet.hiddenCols.add(col)
      else sheet.hiddenCols.delete(col)
    }
    this.version++
  }

  /** Selects areas; the sheet comes to the front. */
  select(sheet: SheetModel, areas: readonly Range[]): void {
    this.activate(sheet)
    this.selection = { sheet, areas }
    this.tell({ kind: 'selected', sheet, areas }, false)
  }

  activate(sheet: SheetModel): void {
    if (sheet.visibility !== 'Visible') throw accessDenied()
    if (sheet === this.active) return
    this.tell({ kind: 'deactivated', sheet: this.active }, false)
    this.selection = { sheet, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] }
    this.tell({ kind: 'activated', sheet }, false)
  }

  addSheet(name: string | null, by: Actor): SheetModel {
    let fresh = name
    for (let n = this.sheets.length + 1; fresh === null || (name === null && this.sheet(fresh)); n++)
      fresh = `Sheet${n}`
    this.refuseName(fresh)
    const sheet = new SheetModel(this.sheetId(), fresh)
    this.sheets.push(sheet)
    this.tell({ kind: 'added', sheet, by })
    return sheet
  }

  deleteSheet(sheet: SheetModel, by: Actor): void {
    const others = this.sheets.filter((one) => one !== sheet && one.visibility === 'Visible')
    const next = others[0]
    if (!next) throw new Error('A workbook must contain at least one visible worksheet.')
    if (sheet === this.active) this.activate(next)
    this.sheets.splice(this.sheets.indexOf(sheet), 1)
    this.tell({ kind: 'deleted', sheet, by })
  }

  renameSheet(sheet: SheetModel, name: string, by: Actor): void {
    if (this.sheet(name) !== sheet) this.refuseName(name)
    const before = sheet.name
    sheet.name = name
    this.tell({ kind: 'renamed', sheet, before, by })
  }

  setVisibility(sheet: SheetModel, visibility: Visibility): void {
    sheet.visibility = visibility
    if (visibility !== 'Visible' && sheet === this.active) {
      const next = this.sheets.find((one) => one.visibility === 'Visible')
      if (!next) throw accessDenied()
      this.activate(next)
    }
    this.tell({ kind: 'visibility', sheet })
  }

  moveSheet(sheet: SheetModel, position: number): void {
    if (position < 0 || position >= this.sheets.length) throw invalidArgument()
    this.sheets.splice(this.sheets.indexOf(sheet), 1)
    this.sheets.splice(position, 0, sheet)
    this.version++
  }

  /** Protects a sheet, or lifts its protection (null). */
  protect(sheet: SheetModel, options: SheetModel['protection'], by: Actor): void {
    sheet.protection = options
    this.tell({ kind: 'protection', sheet, by })
  }

  addPart(xml: string): XmlPart {
    refuseXml(xml)
    const part = { id: this.freshId('X'), xml }
    this.parts.push(part)
    this.version++
    return part
  }

  setPart(id: string, xml: string | null): void {
    const index = this.parts.findIndex((part) => part.id === id)
    if (index < 0) throw itemNotFound()
    if (xml === null) this.parts.splice(index, 1)
    else {
      refuseXml(xml)
      this.parts[index] = { id, xml }
    }
    this.version++
  }

  /** Works every formula out anew, where it can. */
  recalculate(): void {
    const { evaluate } = this
    if (!evaluate || this.calculationMode === 'Manual') return
    for (let round = 0, changed = true; changed && round < 20; round++) {
      changed = false
      for (const sheet of this.sheets)
        for (const { row, col } of sheet.formulaCells()) {
          const value = evaluate(this, sheet, row, col)
          if (value === null || sameValue(value, sheet.cell(row, col).value)) continue
          sheet.put(row, col, { value })
          changed = true
        }
    }
  }

  private refuseLocked(sheet: SheetModel, range: Range): void {
    if (!sheet.protection) return
    const touched = sheet.used(false, range)
    // Cells nobody touched are locked, as all are by default.
    if (!touched || cellCount(touched) < cellCount(range)) throw accessDenied()
    for (const { row, col } of cellsOf(touched)) if (sheet.cell(row, col).locked) throw accessDenied()
  }

  private refuseName(name: string): void {
    if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || this.sheet(name)) throw invalidArgument()
  }

  private sheetId(): string {
    return `{${(this.sheets.length + 1).toString(16).toUpperCase().padStart(8, '0')}-${(++this.ids).toString(16).toUpperCase().padStart(4, '0')}-0000-0000-${hash(this.name)}}`
  }

  private tell(happening: Happening, changes = true): void {
    if (changes) this.version++
    for (const listener of this.listeners) listener(happening)
  }
}

/** The cells of a block, row by row. */
export function* cellsOf(range: Range): Generator<{ row: number; col: number }> {
  for (let row = range.top; row <= range.bottom; row++)
    for (let col = range.left; col <= range.right; col++) yield { row, col }
}

function sameValue(a: Value, b: Value): boolean {
  return isError(a) && isError(b) ? a.error === b.error : a === b
}

function hash(text: string): string {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) >>> 0
  return sum.toString(16).toUpperCase().padStart(12, '0')
}
