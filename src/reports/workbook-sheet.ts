/** A list of lines as a sheet of a workbook: title, result, header with filter, rows in boxes; ready to print on A4. */
import type ExcelJS from 'exceljs'
import type { Severity } from '../core/index.js'
import { width } from './plain.js'

/** A row of the sheet: its cells, and the severity it is coloured by. Texts are harmless already (plain.ts). */
export interface Line {
  readonly cells: readonly (string | number)[]
  readonly severity?: Severity
}

/** A column; `width` in characters. */
export interface Column {
  readonly heading: string
  readonly width: number
}

/** Everything a sheet says. */
export interface SheetText {
  readonly name: string
  readonly title: string
  /** One line below the title. */
  readonly result: string
  readonly columns: readonly Column[]
  readonly lines: readonly Line[]
  /** Index of the column that bears the colour of a line. */
  readonly shaded: number
  /** The footer, in the signs of Excel. */
  readonly page: string
}

export const FONT = '宋体'
const THIN: ExcelJS.Border = { style: 'thin', color: { argb: 'FF999999' } }
export const BODY: Partial<ExcelJS.Style> = {
  font: { name: FONT, size: 10 },
  alignment: { vertical: 'top', wrapText: true },
  border: { top: THIN, left: THIN, bottom: THIN, right: THIN },
}
// Cells share these objects: ExcelJS looks a style it has seen up by its identity, and is several times as fast.
export const HEAD = {
  ...shaded('FFE7E6E6'),
  font: { name: FONT, size: 10, bold: true },
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
} as const satisfies Partial<ExcelJS.Style>
/** A text stays a text, even when a person opens it for editing. */
const AS_TEXT: Partial<ExcelJS.Style> = { ...BODY, numFmt: '@' }
const SHADED: { readonly [S in Severity]: Partial<ExcelJS.Style> } = {
  error: shaded('FFFBD5D5'),
  warning: shaded('FFFFF2CC'),
  info: shaded('FFDDEBF7'),
}
export const PRINT: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
}

const HEADER = 3
/** Points of a line of text, and of the highest row there can be. */
export const LINE = 13.5
export const MAX_HEIGHT = 409

/** Title, result, header and rows; the header stays in sight, is repeated on every page and has the filter. */
export function writeSheet(workbook: ExcelJS.Workbook, text: SheetText): void {
  const { name, title, result, columns, lines, shaded: shadedColumn, page } = text
  const sheet = workbook.addWorksheet(name, { pageSetup: { ...PRINT } })
  columns.forEach(({ width }, i) => {
    sheet.getColumn(i + 1).width = width
  })
  for (const [row, text, size] of [
    [1, title, 16],
    [2, result, 10],
  ] as const) {
    const cell = sheet.getCell(row, 1)
    cell.value = escaped(text)
    cell.font = { name: FONT, size, bold: row === 1 }
    cell.alignment = { vertical: 'middle', wrapText: false }
  }
  sheet.getRow(1).height = 28
  const header = sheet.getRow(HEADER)
  columns.forEach(({ heading }, i) => {
    const cell = header.getCell(i + 1)
    cell.value = heading
    cell.style = HEAD
  })
  lines.forEach(({ cells, severity }, i) => {
    const row = sheet.getRow(HEADER + 1 + i)
    columns.forEach((_, j) => {
      put(row.getCell(j + 1), cells[j] ?? '', severity && j === shadedColumn ? SHADED[severity] : BODY)
    })
    const most = Math.max(...columns.map(({ width }, j) => linesOf(String(cells[j] ?? ''), width)))
    row.height = Math.min(MAX_HEIGHT, 4 + LINE * most)
  })
  sheet.views = [{ state: 'frozen', ySplit: HEADER }]
  sheet.autoFilter = {
    from: { row: HEADER, column: 1 },
    to: { row: HEADER + Math.max(1, lines.length), column: columns.length },
  }
  sheet.pageSetup.printTitlesRow = `${HEADER}:${HEADER}`
  sheet.headerFooter.oddFooter = page
}

function shaded(argb: string): Partial<ExcelJS.Style> {
  return { ...BODY, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } } }
}

/** Puts a text or a number into a cell: a text is never a formula. */
export function put(cell: ExcelJS.Cell, value: string | number, style: Partial<ExcelJS.Style>): void {
  const isText = typeof value === 'string'
  if (value !== '') cell.value = isText ? escaped(value) : value
  cell.style = isText && /^[=+\-@\t]/.test(value) ? AS_TEXT : style
}

/** How many lines a wrapped text takes in a column `columnWidth` characters wide. Not every program fits a row to its text by itself. */
export function linesOf(text: string, columnWidth: number): number {
  return text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(width(part) / (columnWidth - 1))), 0)
}

/**
 * What looks like an escape of SpreadsheetML (`_x0007_`) would be read as the sign it stands for; ExcelJS writes it as it is. Texts of a
 * workbook come here masked.
 */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9a-fA-F]{4}_)/gi, '_x005F_')
}
