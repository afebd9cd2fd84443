/**
 * Web pages (HTML) that stand for workbooks, as systems of offices export them, as a workbook of one sheet: tables cell by cell, what
 * stands outside them line by line in the first column, all from the top downwards, as Excel lays a page out when it opens it.
 */
import { trimText, type Workbook } from '../core/index.js'
import { loadRender, ReadError } from '../ooxml/index.js'
import { decodePage } from './encoding.js'
import { cellsOf, type Frame, putTable, rowsOf } from './html-table.js'
import { type Element, isBlock, isElement, isSeen, Lines, type Node, type Page, parsePage } from './html-tree.js'
import { sheetName } from './name.js'
import { SheetBuilder } from './sheet.js'
import { AS_EXCEL, typed } from './typed.js'

/** More bytes than this are not read. */
const MAX_BYTES = 128 * 2 ** 20

/**
 * Reads a page. Types are those Excel's attributes and number formats state, else what `typed` makes of the text.
 * A table that is only there to arrange others on the page is passed over, theirs are read one below the other.
 * Throws ReadError, and nothing else: `page-without-table` where it has no table.
 */
export async function readPage(bytes: Uint8Array, name: string): Promise<Workbook> {
  if (bytes.length > MAX_BYTES) throw new ReadError('too-large', name, `${bytes.length} bytes`)
  const html = decodePage(bytes, name)
  const page = parsePage(html, name)
  const writer = new PageWriter(page, name)
  writer.flow(page.body)
  writer.endLine()
  if (writer.tables === 0) throw new ReadError('page-without-table', name, page.isFrameset ? 'frames' : 'no table')
  const { merges, hiddenRows, hiddenCols } = writer.frame
  const look = { name: statedName(html) ?? sheetName(name), merges, hiddenRows, hiddenCols }
  return { name, date1904: false, sheets: [writer.sheet.finish(look, await loadRender())] }
}

/** The sheet's name as Excel keeps it in a page of one sheet. */
function statedName(html: string): string | null {
  const names = [...html.slice(0, 1 << 16).matchAll(/<x:Name>([^<&]{1,31})<\/x:Name>/gi)]
  return names.length === 1 ? names[0]![1]!.trim() || null : null
}

class PageWriter {
  readonly sheet: SheetBuilder
  readonly frame: Frame = { merges: [], hiddenRows: new Set(), hiddenCols: new Set() }
  tables = 0
  private readonly text = new Lines()
  private written = 0

  constructor(
    private readonly page: Page,
    private readonly file: string,
  ) {
    this.sheet = new SheetBuilder(file)
  }

  /** Writes what stands in a part of the page. */
  flow(nodes: readonly Node[]): void {
    for (const node of nodes)
      if ('value' in node) this.text.add(node.value)
      else if (isElement(node) && isSeen(node, this.page.styles)) this.element(node)
  }

  private element(element: Element): void {
    if (element.tagName === 'br') {
      this.endLine()
      return
    }
    if (element.tagName === 'table') {
      this.endLine()
      this.table(element)
      return
    }
    const block = isBlock(element)
    if (block) this.endLine()
    this.flow(element.childNodes)
    if (block) this.endLine()
  }

  /** A line of text is complete: a row of its own. */
  endLine(): void {
    this.text.end()
    for (; this.written < this.text.lines.length; this.written++) {
      const line = trimText(this.text.lines[this.written]!)
      const more = typed(line, AS_EXCEL)
      if (more) this.sheet.cell(more)
      else this.sheet.text(line)
      this.sheet.endRow()
    }
  }

  private table(table: Element): void {
    for (const child of table.childNodes)
      if (isElement(child) && child.tagName === 'caption') this.element({ ...child, tagName: 'p' })
    this.endLine()
    const rows = rowsOf(table)
    if (isLayout(rows))
      for (const row of rows) for (const cell of cellsOf(row)) this.element({ ...cell, tagName: 'div' })
    else {
      if (rows.length > 0) this.tables++
      putTable(table, this.sheet, this.frame, this.page.styles, this.file)
    }
  }
}

/** True of a table that arranges others on the page: one in it has more cells than it has itself. */
function isLayout(rows: readonly Element[]): boolean {
  const own = rows.reduce((sum, row) => sum + cellsOf(row).length, 0)
  return rows.some((row) => cellsOf(row).some((cell) => innerCells(cell, own) > own))
}

/** The most cells a table within has; no more are counted than `enough` and one. */
function innerCells(element: Element, enough: number): number {
  let most = 0
  for (const child of element.childNodes) {
    if (most > enough) return most
    if (!isElement(child)) continue
    if (child.tagName === 'table')
      most = Math.max(
        most,
        rowsOf(child).reduce((sum, row) => sum + cellsOf(row).length, 0),
      )
    most = Math.max(most, innerCells(child, enough))
  }
  return most
}
