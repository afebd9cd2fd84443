/** The page of a batch as a sheet of a workbook: its tables in boxes, its lines across them, ready to print on A4. */
import type ExcelJS from 'exceljs'
import type { PageSection, PageTable } from './page.js'
import { BODY, FONT, HEAD, LINE, linesOf, MAX_HEIGHT, PRINT, put } from './workbook-sheet.js'

/** What the sheet says besides the page; `page` is the footer, in the signs of Excel. */
export interface PageTitle {
  readonly name: string
  readonly title: string
  readonly page: string
}

/** Widths of the columns in characters: names of units and workbooks (of rules: titles and ids), then numbers. */
const WIDTHS = [30, 44, 10, 10, 10, 10, 10]
const SIZE = { title: 16, heading: 12, line: 10 }

/** Writes title and sections one below the other. */
export function writePage(
  workbook: ExcelJS.Workbook,
  { name, title, page }: PageTitle,
  sections: readonly PageSection[],
): void {
  const sheet = workbook.addWorksheet(name, { pageSetup: { ...PRINT, orientation: 'portrait' } })
  WIDTHS.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width
  })
  let row = 1
  across(sheet, row++, title, SIZE.title)
  for (const { heading, table, lines } of sections) {
    if (heading !== '' || table) row++
    if (heading !== '') across(sheet, row++, heading, SIZE.heading)
    if (table && table.rows.length > 0) row = tableRows(sheet, row, table)
    for (const line of lines) across(sheet, row++, line, SIZE.line)
  }
  sheet.headerFooter.oddFooter = page
}

/** A line over all columns, as high as it needs. */
function across(sheet: ExcelJS.Worksheet, row: number, text: string, size: number): void {
  const isLine = size === SIZE.line
  sheet.mergeCells(row, 1, row, WIDTHS.length)
  const cell = sheet.getCell(row, 1)
  put(cell, text, {
    font: { name: FONT, size, bold: !isLine },
    alignment: { vertical: 'middle', wrapText: isLine },
  })
  const width = WIDTHS.reduce((sum, one) => sum + one, 0)
  sheet.getRow(row).height = isLine ? Math.min(MAX_HEIGHT, 4 + LINE * linesOf(text, width)) : size * 1.75
}

/** Header and rows; gives the row below them. */
function tableRows(sheet: ExcelJS.Worksheet, top: number, { headings, rows }: PageTable): number {
  headings.forEach((heading, i) => {
    const cell = sheet.getCell(top, i + 1)
    cell.value = heading
    cell.style = HEAD
  })
  rows.forEach((cells, r) => {
    cells.forEach((value, c) => {
      put(sheet.getCell(top + 1 + r, c + 1), value, BODY)
    })
    const most = Math.max(...cells.map((value, c) => linesOf(String(value), WIDTHS[c] ?? 10)))
    sheet.getRow(top + 1 + r).height = Math.min(MAX_HEIGHT, 4 + LINE * most)
  })
  return top + 1 + rows.length
}
