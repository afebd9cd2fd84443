/** A blank table and its notes as an Excel workbook, ready to print. */
import type ExcelJS from 'exceljs'
import type { FieldDef } from '../core/index.js'
import type { BlankColumn, BlankTable } from './blank.js'
import type { Notes } from './notes.js'

const FONT = '宋体'
const THIN: ExcelJS.Border = { style: 'thin', color: { argb: 'FF000000' } }
const BOX: Partial<ExcelJS.Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN }
const SHADE: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } }
const PRINT: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
}
/** Tables wider than this (in characters) are printed on A3: on A4 nobody could read them. */
const A4_WIDTH = 200
const A3 = 8
const HEADER_ROW = 3
const FIRST_ROW = HEADER_ROW + 1

/** Fills a workbook: the table on its first sheet, the notes on the second. */
export function fillWorkbook(workbook: ExcelJS.Workbook, table: BlankTable, notes: Notes): void {
  workbook.creator = 'kplint'
  workbook.calcProperties.fullCalcOnLoad = true
  writeTable(workbook.addWorksheet(table.kind.title.zh, { pageSetup: { ...PRINT } }), table)
  writeNotes(workbook.addWorksheet(notes.sheet, { pageSetup: { ...PRINT } }), notes)
}

function writeTable(sheet: ExcelJS.Worksheet, { title, columns, rows, kind }: BlankTable): void {
  const last = columns.length
  columns.forEach((column, i) => {
    sheet.getColumn(i + 1).width = widthOf(column)
  })
  if (columns.reduce((sum, column) => sum + widthOf(column), 0) > A4_WIDTH)
    // The types of ExcelJS do not list A3.
    Object.assign(sheet.pageSetup, { paperSize: A3 })
  line(sheet, 1, 1, last, title, { size: 18, bold: true, align: 'center', height: 36 })
  const { unit } = kind.template
  const middle = unit === null ? last : Math.max(1, Math.floor(last / 2))
  line(sheet, 2, 1, middle, '填报单位：', {})
  if (unit !== null) line(sheet, 2, middle + 1, last, `单位：${unit}`, { align: 'right' })
  for (const [i, { heading }] of columns.entries()) boxed(sheet.getCell(HEADER_ROW, i + 1), heading, true)
  sheet.getRow(HEADER_ROW).height = 4 + 14 * Math.max(2, ...columns.map((one) => lines(one.heading, widthOf(one))))
  for (let i = 0; i < rows; i++) {
    columns.forEach((column, col) => {
      const cell = sheet.getCell(FIRST_ROW + i, col + 1)
      boxed(cell, column.field.role === 'sequence' ? i + 1 : null, false, isLong(column))
      const format = formatOf(column.field, unit)
      if (format !== null) cell.numFmt = format
      const validation = validationOf(column)
      if (validation) cell.dataValidation = validation
    })
    sheet.getRow(FIRST_ROW + i).height = 28
  }
  const end = FIRST_ROW + rows
  const isSummed = columns.some((column) => column.isSummed)
  if (isSummed) writeTotals(sheet, end, columns, unit)
  writeFooter(sheet, isSummed ? end + 1 : end, last)
  sheet.views = [{ state: 'frozen', xSplit: frozenColumns(columns), ySplit: HEADER_ROW }]
  sheet.pageSetup.printTitlesRow = `${HEADER_ROW}:${HEADER_ROW}`
  sheet.headerFooter.oddFooter = '&C第 &P 页 共 &N 页'
}

/** The columns up to the subject stay in sight. */
function frozenColumns(columns: readonly BlankColumn[]): number {
  return columns.findIndex(({ isSubject }) => isSubject) + 1
}

function writeTotals(
  sheet: ExcelJS.Worksheet,
  row: number,
  columns: readonly BlankColumn[],
  unit: '万元' | '亿元' | null,
): void {
  columns.forEach((column, i) => {
    const cell = sheet.getCell(row, i + 1)
    boxed(cell, null, true)
    if (!column.isSummed) return
    const letter = sheet.getColumn(i + 1).letter
    cell.value = { formula: `SUM(${letter}${FIRST_ROW}:${letter}${row - 1})`, result: 0 }
    cell.numFmt = formatOf(column.field, unit) ?? '0'
  })
  const label = Math.max(
    1,
    columns.findIndex(({ isSummed }) => isSummed),
  )
  sheet.getCell(row, 1).value = '合计'
  if (label > 1) sheet.mergeCells(row, 1, row, label)
  sheet.getRow(row).height = 24
}

function writeFooter(sheet: ExcelJS.Worksheet, row: number, last: number): void {
  const third = Math.max(1, Math.floor(last / 3))
  line(sheet, row, 1, third, '填报人：', {})
  line(sheet, row, third + 1, 2 * third, '审核人：', {})
  line(sheet, row, 2 * third + 1, last, '填报日期：    年  月  日', {})
}

function writeNotes(sheet: ExcelJS.Worksheet, { title, lines: texts, head, notes }: Notes): void {
  const widths = [24, 44, 74]
  widths.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width
  })
  let row = 1
  line(sheet, row++, 1, 3, title, { size: 16, bold: true, align: 'center', height: 32 })
  for (const text of texts) line(sheet, row++, 1, 3, text, {})
  const top = row
  for (const note of [head, ...notes]) {
    const texts = [note.column, note.how, note.checked]
    for (const [i, text] of texts.entries())
      boxed(sheet.getCell(row, i + 1), text === '' ? null : text, row === top, true)
    sheet.getRow(row).height = Math.min(400, 6 + 14 * Math.max(...texts.map((text, i) => lines(text, widths[i]!))))
    row++
  }
  sheet.views = [{ state: 'frozen', ySplit: top }]
  sheet.pageSetup.printTitlesRow = `${top}:${top}`
}

interface LineStyle {
  readonly size?: number
  readonly bold?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly height?: number
}

/** One text over the columns `from` to `to`. */
function line(
  sheet: ExcelJS.Worksheet,
  row: number,
  from: number,
  to: number,
  text: string,
  { size = 11, bold = false, align = 'left', height = 22 }: LineStyle,
): void {
  const cell = sheet.getCell(row, from)
  cell.value = text
  cell.font = { name: FONT, size, bold }
  cell.alignment = { horizontal: align, vertical: 'middle' }
  if (to > from) sheet.mergeCells(row, from, row, to)
  sheet.getRow(row).height = height
}

function boxed(cell: ExcelJS.Cell, value: ExcelJS.CellValue, isHead: boolean, isLeft = false): void {
  cell.value = value
  cell.font = { name: FONT, size: 10, bold: isHead }
  cell.alignment = { horizontal: isLeft && !isHead ? 'left' : 'center', vertical: 'middle', wrapText: true }
  cell.border = BOX
  if (isHead) cell.fill = SHADE
}

/** Texts of any length: what a row is about, and remarks. */
function isLong({ field, isSubject }: BlankColumn): boolean {
  return isSubject || field.role === 'remark'
}

function widthOf({ field, isSubject }: BlankColumn): number {
  switch (field.type) {
    case 'number':
      return field.role === 'sequence' ? 6 : 8
    case 'yesno':
    case 'percent':
      return 9
    case 'enum':
    case 'amount':
      return 11
    case 'month':
      return 13
    default:
      return isSubject ? 30 : field.role === 'code' ? 16 : 15
  }
}

/** How Excel shows it; null where the cell stays General. Texts keep what is typed: 00123 is no number. */
function formatOf({ type, count, role }: FieldDef, unit: '万元' | '亿元' | null): string | null {
  if (type === 'amount') return unit === '亿元' ? '0.00' : '0'
  if (type === 'percent') return '0.0'
  if (type === 'month') return 'yyyy"年"m"月"'
  if (type === 'number') return count || role === 'sequence' ? '0' : null
  return type === 'text' ? '@' : null
}

/** A list of choices; a warning where no number or no date is typed. Excel takes lists of up to 255 characters. */
function validationOf({ field, choices, heading }: BlankColumn): ExcelJS.DataValidation | null {
  const common = { allowBlank: true, showErrorMessage: true, errorTitle: heading.slice(0, 30) }
  if (choices) {
    const list = choices.join(',')
    if (list.length > 255) return null
    const error = `请从清单里选：${choices.join('、')}`.slice(0, 200)
    return { ...common, type: 'list', errorStyle: field.open ? 'information' : 'stop', error, formulae: [`"${list}"`] }
  }
  if (field.type === 'month') {
    const formulae = [32874, 73050]
    return {
      ...common,
      type: 'date',
      operator: 'between',
      errorStyle: 'warning',
      error: '请填年月，如 2025年4月',
      formulae,
    }
  }
  if (field.role === 'sequence' || (field.type !== 'amount' && field.type !== 'number' && field.type !== 'percent'))
    return null
  const formulae = [-1e9, 1e9]
  return { ...common, type: 'decimal', operator: 'between', errorStyle: 'stop', error: '请填数字，不带单位', formulae }
}

/** How many lines a wrapped text takes in a column `width` characters wide; a Chinese sign takes two. */
function lines(text: string, width: number): number {
  let n = 0
  for (const part of text.split('\n')) {
    let chars = 0
    for (const sign of part) chars += sign.charCodeAt(0) > 0xff ? 2 : 1
    n += Math.max(1, Math.ceil(chars / (width - 1)))
  }
  return n
}
