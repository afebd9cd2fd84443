/** The XML of single cells of a sheet exchanged; every other byte stays. */
import { address, MAX_COLS, parseAddress, type Value } from '../core/grid.js'
import { escapeX, escapeXml } from './escape.js'
import { attributeOf, NotEditable, type Splice, splice, type Tag, tagText, walk, withAttribute } from './walk.js'

/** What is to happen to one cell. */
export interface CellChange {
  readonly row: number
  readonly col: number
  /** The new value; `uncache` drops the cached result of a formula and keeps the formula. */
  readonly to: Value | 'uncache'
  /** The style it shall have, from the one it has; undefined keeps it. */
  readonly style?: (own: number) => number
}

interface OpenRow {
  readonly tag: Tag
  readonly row: number
  /** True where a change is wanted in the row: its cells must then stand in order. */
  readonly touched: boolean
  /** Changes of this row that have met no cell yet, by column. */
  readonly wanted: Map<number, CellChange>
}

/** Exchanges the cells. Throws NotEditable where the sheet is written in a way that does not allow it. */
export function patchSheet(bytes: Uint8Array, changes: readonly CellChange[]): Uint8Array {
  const patch = new SheetPatch(bytes, changes)
  walk(bytes, (tag) => patch.visit(tag))
  return splice(bytes, patch.finish())
}

class SheetPatch {
  private readonly splices: Splice[] = []
  private readonly byRow = new Map<number, Map<number, CellChange>>()
  /** Rows that wait for their place, from the top. */
  private readonly rows: number[]
  private nextRow = 0
  private readonly path: string[] = []
  private prefix = ''
  private open: OpenRow | null = null
  private row = -1
  private col = -1
  private cell: { tag: Tag; change: CellChange; value: { from: number; to: number } | null } | null = null
  private readonly colStyles: { min: number; max: number; style: number }[] = []
  private done = false

  constructor(
    private readonly bytes: Uint8Array,
    changes: readonly CellChange[],
  ) {
    for (const change of changes) {
      const row = this.byRow.get(change.row)
      if (row) row.set(change.col, change)
      else this.byRow.set(change.row, new Map([[change.col, change]]))
    }
    this.rows = [...this.byRow.keys()].sort((a, b) => a - b)
  }

  visit(tag: Tag): boolean | undefined {
    if (tag.kind === 'close') this.close(tag)
    else {
      this.path.push(tag.name)
      this.start(tag)
      if (tag.kind === 'empty') this.close(tag)
    }
    return !this.done
  }

  finish(): readonly Splice[] {
    if (!this.done) throw new NotEditable('no rows')
    return this.splices
  }

  private start(tag: Tag): void {
    const depth = this.path.length
    if (depth === 2 && tag.name === 'sheetData') this.startData(tag)
    else if (depth === 3 && tag.name === 'col' && this.path[1] === 'cols') this.noteColumn(tag)
    else if (this.path[1] !== 'sheetData') return
    else if (depth === 3 && tag.name === 'row') this.startRow(tag)
    else if (depth === 4 && tag.name === 'c' && this.open) this.startCell(tag, this.open)
  }

  private close(tag: Tag): void {
    const depth = this.path.length
    const name = this.path.pop()
    if (name !== tag.name) throw new NotEditable('element closed out of turn')
    if (this.path[1] !== 'sheetData' && name !== 'sheetData') return
    if (depth === 2) this.endData(tag)
    else if (depth === 3 && this.open) this.endRow(tag, this.open)
    else if (depth === 4 && this.cell) this.endCell(tag)
  }

  private startData(tag: Tag): void {
    const text = tagText(this.bytes, tag)
    this.prefix = /^<([\w.-]+:)?/.exec(text)?.[1] ?? ''
    if (tag.kind === 'empty') {
      const rows = this.rowsBefore(Number.POSITIVE_INFINITY)
      const opened = text.replace(/\s*\/>$/, '>')
      this.splices.push({ from: tag.from, to: tag.to, text: `${opened}${rows}</${this.prefix}sheetData>` })
    }
  }

  private endData(tag: Tag): void {
    if (tag.kind === 'close') this.insert(tag.from, this.rowsBefore(Number.POSITIVE_INFINITY))
    this.done = true
  }

  private startRow(tag: Tag): void {
    const text = tagText(this.bytes, tag)
    const stated = attributeOf(text, 'r')
    const row = stated === null ? this.row + 1 : Number(stated) - 1
    if (row <= this.row) throw new NotEditable('rows out of order')
    const before = this.rowsBefore(row)
    if (before !== '' && stated === null) throw new NotEditable('row without number')
    this.insert(tag.from, before)
    const wanted = this.byRow.get(row) ?? new Map<number, CellChange>()
    this.byRow.delete(row)
    this.row = row
    this.col = -1
    this.open = { tag, row, touched: wanted.size > 0, wanted }
  }

  private endRow(tag: Tag, open: OpenRow): void {
    const { wanted } = open
    this.open = null
    if (wanted.size === 0) return
    const cells = this.newCells(open, Number.POSITIVE_INFINITY)
    if (tag.kind === 'close') this.insert(tag.from, cells)
    else {
      const opened = tagText(this.bytes, tag).replace(/\s*\/>$/, '>')
      this.splices.push({ from: tag.from, to: tag.to, text: `${opened}${cells}</${this.prefix}row>` })
    }
  }

  private startCell(tag: Tag, open: OpenRow): void {
    let row = open.row
    let col = this.col + 1
    let stated: string | null = null
    if (open.touched) {
      stated = attributeOf(tagText(this.bytes, tag), 'r')
      const place = stated === null ? null : parseAddress(stated)
      if (place) ({ row, col } = place)
    }
    if (row !== open.row || (stated !== null && col <= this.col)) throw new NotEditable('cells out of order')
    this.col = col
    const change = open.wanted.get(col)
    if (change) {
      open.wanted.delete(col)
      this.cell = { tag, change, value: null }
    }
    const before = this.newCells(open, col)
    if (before !== '' && stated === null) throw new NotEditable('cell without address')
    this.insert(tag.from, before)
  }

  private endCell(tag: Tag): void {
    const { tag: opened, change } = this.cell!
    this.cell = null
    const open = tagText(this.bytes, opened)
    if (change.to === 'uncache') {
      const inner = this.bytes.subarray(opened.to, tag.from)
      this.splices.push({ from: opened.from, to: tag.to, text: this.uncached(open, inner, tag) })
      return
    }
    const own = Number(attributeOf(open, 's') ?? 0)
    const style = change.style ? change.style(own) : own
    const styled = style === own ? open : withAttribute(open, 's', String(style))
    this.splices.push({ from: opened.from, to: tag.to, text: this.cellXml(styled, change.to) })
  }

  /** The cell without its cached result: what reads the file next has to compute it. */
  private uncached(open: string, inner: Uint8Array, close: Tag): string {
    if (close.kind !== 'close') return open
    const name = `(?:[\\w.-]+:)?`
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inner)
    const formula = text.replace(new RegExp(`<${name}v(?:\\s[^>]*)?(?:/>|>[^<]*</${name}v\\s*>)`), '')
    return `${withAttribute(open, 't', null)}${formula}${tagText(this.bytes, close)}`
  }

  /** A cell with a value, from the tag it had: its address and style stay, what belonged to the old value goes. */
  private cellXml(tag: string, to: Value): string {
    const p = this.prefix
    let open = tag.replace(/\s*\/?>$/, '>')
    for (const name of ['t', 'cm', 'vm', 'ph']) open = withAttribute(open, name, null)
    if (to === null) return open.replace(/>$/, '/>')
    const end = `</${p}c>`
    if (typeof to === 'number') return `${open}<${p}v>${to}</${p}v>${end}`
    if (typeof to === 'boolean') return `${withAttribute(open, 't', 'b')}<${p}v>${to ? 1 : 0}</${p}v>${end}`
    if (typeof to !== 'string') throw new NotEditable('error value')
    const text = `<${p}is><${p}t xml:space="preserve">${escapeXml(escapeX(to))}</${p}t></${p}is>`
    return `${withAttribute(open, 't', 'inlineStr')}${text}${end}`
  }

  /** New cells of the row that stand left of `col`. */
  private newCells(open: OpenRow, before: number): string {
    let xml = ''
    if (open.wanted.size === 0) return xml
    for (const col of [...open.wanted.keys()].sort((a, b) => a - b)) {
      if (col >= before) break
      const change = open.wanted.get(col)!
      open.wanted.delete(col)
      xml += this.newCell(change, this.inheritedStyle(open, col))
    }
    return xml
  }

  private newCell(change: CellChange, inherited: number): string {
    if (change.to === 'uncache' || change.to === null) return ''
    const style = change.style ? change.style(inherited) : inherited
    const s = style === 0 ? '' : ` s="${style}"`
    return this.cellXml(`<${this.prefix}c r="${address(change.row, change.col)}"${s}/>`, change.to)
  }

  /** A new cell looks like its row, where that has a style of its own, or like its column. */
  private inheritedStyle(open: OpenRow | null, col: number): number {
    const row = open ? tagText(this.bytes, open.tag) : ''
    const custom = attributeOf(row, 'customFormat')
    if (custom === '1' || custom === 'true') return Number(attributeOf(row, 's') ?? 0)
    return this.colStyles.find(({ min, max }) => col >= min && col <= max)?.style ?? 0
  }

  /** New rows above `row`. */
  private rowsBefore(row: number): string {
    let xml = ''
    while (this.nextRow < this.rows.length && this.rows[this.nextRow]! < row) {
      const at = this.rows[this.nextRow++]!
      const wanted = this.byRow.get(at)
      if (!wanted) continue
      this.byRow.delete(at)
      const cells = [...wanted.values()].sort((a, b) => a.col - b.col)
      const inner = cells.map((change) => this.newCell(change, this.inheritedStyle(null, change.col))).join('')
      if (inner !== '') xml += `<${this.prefix}row r="${at + 1}">${inner}</${this.prefix}row>`
    }
    return xml
  }

  private noteColumn(tag: Tag): void {
    const text = tagText(this.bytes, tag)
    const style = Number(attributeOf(text, 'style') ?? 0)
    const min = Number(attributeOf(text, 'min')) - 1
    const max = Number(attributeOf(text, 'max')) - 1
    if (style > 0 && this.colStyles.length < MAX_COLS) this.colStyles.push({ min, max, style })
  }

  private insert(at: number, text: string): void {
    if (text !== '') this.splices.push({ from: at, to: at, text })
  }
}
