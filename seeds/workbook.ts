import ExcelJS from 'exceljs'

/** What the seed workbooks share: how a table is dressed, and how a workbook becomes the same bytes every time. */

const FONT = '宋体'
const THIN: ExcelJS.Border = { style: 'thin', color: { argb: 'FF000000' } }
const BOX: ExcelJS.Borders = { top: THIN, left: THIN, bottom: THIN, right: THIN, diagonal: {} }

/** Excel's format for a month as offices print it: 2025年4月. */
export const MONTH_FORMAT = 'yyyy"年"m"月"'

/** The number Excel stores for the first day of a month in the 1900 system: (2025, 4) → 45748. */
export function monthSerial(year: number, month: number): number {
  return Date.UTC(year, month - 1, 1) / 86_400_000 + 25_569
}

/** A workbook with fixed properties. `made` is the date it claims to have been saved on, as `2025-04-10`. */
export function newWorkbook(made: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'kplint'
  workbook.lastModifiedBy = 'kplint'
  workbook.created = new Date(`${made}T08:00:00Z`)
  workbook.modified = new Date(`${made}T08:00:00Z`)
  return workbook
}

/** An A4 landscape sheet whose columns have the given widths in characters. */
export function newSheet(workbook: ExcelJS.Workbook, name: string, widths: readonly number[]): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  widths.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width
  })
  return sheet
}

/** A line over the whole table: a title, a section, a footer. */
export interface LineStyle {
  size?: number
  bold?: boolean
  align?: 'left' | 'center' | 'right'
  boxed?: boolean
  height?: number
}

/** Writes one text over the columns `from` to `to` (1-based) of a row and merges them. */
export function writeLine(
  sheet: ExcelJS.Worksheet,
  row: number,
  from: number,
  to: number,
  text: string,
  style: LineStyle = {},
): void {
  const { size = 11, bold = false, align = 'left', boxed = false, height = 20 } = style
  for (let col = from; col <= to; col++) {
    const cell = sheet.getCell(row, col)
    cell.font = { name: FONT, size, bold }
    cell.alignment = { horizontal: align, vertical: 'middle' }
    if (boxed) cell.border = BOX
  }
  sheet.getCell(row, from).value = text
  if (to > from) sheet.mergeCells(row, from, row, to)
  sheet.getRow(row).height = height
}

/** Writes a row of the table: boxed, wrapped, as high as its longest cell needs. `null` leaves a cell blank. */
export function writeRow(
  sheet: ExcelJS.Worksheet,
  row: number,
  values: readonly ExcelJS.CellValue[],
  style: { bold?: boolean; formats?: readonly (string | null)[]; leftColumns?: readonly number[] } = {},
): void {
  let lines = 1
  values.forEach((value, i) => {
    const cell = sheet.getCell(row, i + 1)
    if (value !== null) cell.value = value
    cell.font = { name: FONT, size: 10, bold: style.bold ?? false }
    cell.alignment = {
      horizontal: style.leftColumns?.includes(i + 1) ? 'left' : 'center',
      vertical: 'middle',
      wrapText: true,
    }
    cell.border = BOX
    const format = style.formats?.[i]
    if (format && typeof value !== 'string') cell.numFmt = format
    if (typeof value === 'string') lines = Math.max(lines, linesOf(value, sheet.getColumn(i + 1).width ?? 10))
  })
  sheet.getRow(row).height = Math.max(20, lines * 14 + 4)
}

/** How many lines a wrapped text takes in a column `width` characters wide; a Chinese sign takes two. */
function linesOf(text: string, width: number): number {
  let lines = 0
  for (const line of text.split('\n')) {
    let chars = 0
    for (const sign of line) chars += sign.charCodeAt(0) > 0xff ? 2 : 1
    lines += Math.max(1, Math.ceil(chars / (width - 1.5)))
  }
  return lines
}

/** The workbook as .xlsx bytes that depend on nothing but its content. */
export async function toBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  fixZipDates(bytes)
  return bytes
}

/** Zip entries carry the time they were packed (APPNOTE 4.4.6); here all carry 2025-01-01 00:00. */
function fixZipDates(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.byteLength - 22
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error('the zip does not end as expected')
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < entries; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('the zip directory is not as expected')
    setDate(view, at + 12)
    setDate(view, view.getUint32(at + 42, true) + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}

/** DOS time and date, low word first. */
function setDate(view: DataView, at: number): void {
  view.setUint16(at, 0, true)
  view.setUint16(at + 2, ((2025 - 1980) << 9) | (1 << 5) | 1, true)
}
