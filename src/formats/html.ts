/**
 * Web pages (HTML) that stand for workbooks, as systems of offices export them, as a workbook of one sheet: tables cell by cell, what
 * stands outside them line by line in the first column, all from the top downwards, as Excel lays a page out when it opens it.
 */
import { trimText, type Workbook } from '../core/index.js'
import { loadRender, ReadError } from '../ooxml/index.js'
import type { Sheets } from './css.js'
import { decodePage } from './encoding.js'
import { cellsOf, isRowGone, newFrame, putTable, rowsOf } from './html-table.js'
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
  const page = parsePage(withTable(html), name)
  const writer = new PageWriter(page, name)
  writer.flow(page.body)
  writer.endLine()
  if (writer.tables === 0) throw new ReadError('page-without-table', name, page.isFrameset ? 'frames' : 'no table')
  const { grid, hiddenRows, hiddenCols } = writer.frame
  const hidden = new Set([...hiddenCols.keys()].filter((col) => hiddenCols[col] === 1))
  const look = { name: statedName(html) ?? sheetName(name), merges: grid.merges, hiddenRows, hiddenCols: hidden }
  return { name, date1904: false, sheets: [writer.sheet.finish(look, await loadRender())] }
}

/** Rows without a table around them are rows for Excel, and nothing for browsers. */
function withTable(html: string): string {
  return /<table\b/i.test(html) ? html : html.replace(/<t(?:r|head|body)\b/i, '<table>$&')
}

/** The sheet's name as Excel keeps it in a page of one sheet. */
function statedName(html: string): string | null {
  const names = [...html.slice(0, 1 << 16).matchAll(/<x:Name>([^<&]{1,31})<\/x:Name>/gi)]
  return names.length === 1 ? names[0]![1]!.trim() || null : null
}

class PageWriter {
  readonly sheet: SheetBuilder
  readonly frame = newFrame()
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
    if (isBlock(element)) this.block(element)
    else this.flow(element.childNodes)
  }

  /** Writes what stands in an element on lines of its own. */
  private block(element: Element): void {
    if (!isSeen(element, this.page.styles)) return
    this.endLine()
    this.flow(element.childNodes)
    this.endLine()
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
    const { styles } = this.page
    for (const child of table.childNodes) if (isElement(child) && child.tagName === 'caption') this.block(child)
    const rows = rowsOf(table)
    if (isLayout(rows, styles)) {
      for (const row of rows) if (!isRowGone(row, styles)) for (const cell of cellsOf(row)) this.block(cell)
    } else {
      if (rows.length > 0) this.tables++
      putTable(table, this.sheet, this.frame, styles, this.file)
    }
  }
}

/** True of a table that arranges others on the page: one in it has more cells than it has itself. */
function isLayout(rows: readonly Element[], styles: Sheets): boolean {
  const own = cellCount(rows)
  const shown = rows.filter((row) => !isRowGone(row, styles)).flatMap(cellsOf)
  return shown.some((cell) => isSeen(cell, styles) && innerCells(cell, own, styles) > own)
}

function cellCount(rows: readonly Element[]): number {
  return rows.reduce((sum, row) => sum + cellsOf(row).length, 0)
}

/** The most cells a table within has that is shown; no more are counted than `enough` and one. */
function innerCells(element: Element, enough: number, styles: Sheets): number {
  let most = 0
  for (const child of element.childNodes) {
    if (most > enough) return most
    if (!isElement(child) || !isSeen(child, styles)) continue
    if (child.tagName === 'table') most = Math.max(most, cellCount(rowsOf(child)))
    most = Math.max(most, innerCells(child, enough, styles))
  }
  return most
}
