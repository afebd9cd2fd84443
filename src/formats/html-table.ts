/** One table of a page, row by row into a sheet. */
import { isBlankText, MAX_COLS } from '../core/index.js'
import { ReadError } from '../ooxml/index.js'
import type { Sheets } from './css.js'
import { numberFormat } from './css.js'
import { attribute, classesOf, type Element, isElement, isGone, textOf } from './html-tree.js'
import type { Cell, SheetBuilder } from './sheet.js'
import { SpanGrid } from './spans.js'
import { AS_EXCEL, typed } from './typed.js'

/** What the tables of a page leave behind besides cells. */
export interface Frame {
  readonly grid: SpanGrid
  readonly hiddenRows: Set<number>
  /** By column of a worksheet, 1 where it is hidden. */
  readonly hiddenCols: Uint8Array
}

/** A frame without anything in it. */
export function newFrame(): Frame {
  return { grid: new SpanGrid(), hiddenRows: new Set(), hiddenCols: new Uint8Array(MAX_COLS) }
}

/** HTML's own limits. */
const MAX_COL_SPAN = 1000
const MAX_ROW_SPAN = 65_534

/** The rows of a table in the order they are shown: its head first, its foot last. Rows of tables within it are not its own. */
export function rowsOf(table: Element): Element[] {
  const parts = { thead: [] as Element[], tbody: [] as Element[], tfoot: [] as Element[] }
  for (const child of table.childNodes)
    if (isElement(child)) {
      if (child.tagName === 'tr') parts.tbody.push(child)
      else if (child.tagName === 'thead' || child.tagName === 'tbody' || child.tagName === 'tfoot')
        for (const row of child.childNodes) if (isElement(row) && row.tagName === 'tr') parts[child.tagName].push(row)
    }
  return [...parts.thead, ...parts.tbody, ...parts.tfoot]
}

/** True of a row that is not shown: itself, or the head, body or foot it stands in. */
export function isRowGone(row: Element, styles: Sheets): boolean {
  const { parentNode } = row
  return isGone(row, styles) || (parentNode !== null && isElement(parentNode) && isGone(parentNode, styles))
}

/** The cells of a row. */
export function cellsOf(row: Element): Element[] {
  return row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
}

/** Puts the rows of a table below what the sheet holds. Throws ReadError `too-large`. */
export function putTable(table: Element, sheet: SheetBuilder, frame: Frame, styles: Sheets, file: string): void {
  const rows = rowsOf(table)
  const { grid } = frame
  grid.begin(sheet.rows, sheet.rows + rows.length - 1)
  hideColumns(table, styles, frame.hiddenCols)
  for (const row of rows) {
    if (isRowGone(row, styles)) frame.hiddenRows.add(sheet.rows)
    for (const cell of cellsOf(row)) {
      // A column that a system keeps for itself: browsers close up over it, in the headings as well.
      if (isGone(cell, styles)) continue
      const col = grid.place(span(cell, 'rowspan', MAX_ROW_SPAN), span(cell, 'colspan', MAX_COL_SPAN))
      if (col === null) throw new ReadError('too-large', file, 'cells that span too much')
      while (sheet.width < col) sheet.text('')
      sheet.cell(readCell(cell, styles))
    }
    sheet.endRow()
    grid.nextRow()
  }
}

function span(cell: Element, name: 'rowspan' | 'colspan', most: number): number {
  const stated = attribute(cell, name)
  if (stated === null) return 1
  const number = /^\s*(\d{1,9})/.exec(stated)?.[1]
  if (number === undefined) return 1
  // A rowspan of 0 reaches to the end of the table.
  if (Number(number) === 0) return name === 'rowspan' ? most : 1
  return Math.min(most, Number(number))
}

/** Marks the columns that a table hides by `col` and `colgroup`. */
function hideColumns(table: Element, styles: Sheets, hiddenCols: Uint8Array): void {
  let at = 0
  const take = (element: Element, isInHidden: boolean): void => {
    if (at >= MAX_COLS) return
    const inner = element.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'col')
    const gone = isInHidden || isGone(element, styles)
    if (inner.length > 0) for (const col of inner) take(col, gone)
    else {
      const stated = Number(/^\d{1,4}/.exec(attribute(element, 'span') ?? '1')?.[0] ?? 1)
      const end = at + Math.min(MAX_COL_SPAN, stated)
      if (gone) hiddenCols.fill(1, at, end)
      at = end
    }
  }
  for (const child of table.childNodes)
    if (isElement(child) && (child.tagName === 'colgroup' || child.tagName === 'col')) take(child, false)
}

/** A cell. Excel's own attributes (`x:num`, `x:str`, `x:fmla` …) say what it holds; else its format and its text. */
function readCell(cell: Element, styles: Sheets): Cell {
  const text = textOf(cell.childNodes, styles)
  const format = formatOf(cell, styles)
  const formula = attribute(cell, 'x:fmla')?.replace(/^=/, '') || null
  const value = statedValue(cell, text)
  if (value !== undefined) {
    const own = format ?? (typeof value === 'number' ? (typed(text, AS_EXCEL)?.format ?? 'General') : 'General')
    return { value, format: own, formula }
  }
  const plain: Cell = { value: isBlankText(text) ? null : text, format: format ?? 'General', formula }
  if (format === '@') return plain
  const read = typed(text, AS_EXCEL)
  if (!read) return plain
  // A format of the page's shows the number; where it has none, the text says how it is shown.
  const isStyled = format !== null && format !== 'General' && typeof read.value === 'number'
  return { value: read.value, format: isStyled ? format : read.format, formula: formula ?? read.formula }
}

/** The value Excel's attributes state; undefined where they state none. */
function statedValue(cell: Element, text: string): Cell['value'] | undefined {
  if (attribute(cell, 'x:str') !== null) return attribute(cell, 'x:str') || (isBlankText(text) ? null : text)
  const number = attribute(cell, 'x:num')
  if (number !== null && /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?\s*$/i.test(number)) {
    const value = Number(number)
    if (Number.isFinite(value)) return value
  }
  const error = attribute(cell, 'x:err')
  if (error !== null) return { error: /^#[A-Z0-9/!?]+$/.test(error) ? error : text }
  const truth = attribute(cell, 'x:bool')
  if (truth !== null) return /^true$/i.test(truth || text)
  return undefined
}

function formatOf(cell: Element, styles: Sheets): string | null {
  const own = numberFormat(attribute(cell, 'style') ?? '')
  if (own !== null) return own
  for (const name of classesOf(cell)) {
    const format = styles.formats.get(name)
    if (format !== undefined) return format
  }
  return styles.formats.get('') ?? null
}
