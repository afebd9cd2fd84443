import type ExcelJS from 'exceljs'
import { columnName, parseRange } from '../src/core/grid.js'
import { MONTH_FORMAT, newSheet, newWorkbook, writeLine, writeRow } from './workbook.js'

/** A plain ledger: title, a line with who reports and the unit of money, one header row, numbered rows, a total, signatures. */

/** How a column looks: `name` a long text, `text`, `money` in 万元, `yi` money in 亿元, `month` a date, `rate` in percent, `no` a number. */
export type Look = 'name' | 'text' | 'money' | 'yi' | 'month' | 'rate' | 'no'

/** One column: its heading and its look. */
export type LedgerColumn = readonly [heading: string, look: Look]

/** A ledger as it will stand on its sheet. 序号 comes first and is not among the columns; a row is its cells, left to right. */
export interface Ledger {
  readonly sheet: string
  readonly title: string
  readonly reporter?: string
  readonly unit?: '万元' | '亿元'
  readonly columns: readonly LedgerColumn[]
  readonly rows: readonly (readonly ExcelJS.CellValue[])[]
  /** Headings of the columns the 合计 row adds up; without any there is no such row. */
  readonly sums?: readonly string[]
  /** Cells of the 合计 row that are typed, by heading. */
  readonly totals?: { readonly [heading: string]: ExcelJS.CellValue }
  readonly signed?: string
}

const WIDTHS: { readonly [L in Look]: number } = { name: 30, text: 13, money: 10, yi: 9, month: 12, rate: 9, no: 8 }
const FORMATS: { readonly [L in Look]: string | null } = {
  name: null,
  text: null,
  money: '0',
  yi: '0.00',
  month: MONTH_FORMAT,
  rate: '0.0',
  no: '0',
}

/** Adds the ledger to a workbook: the header stands in row 3 where there is a line above it, else in row 2. */
export function addLedger(workbook: ExcelJS.Workbook, ledger: Ledger): void {
  const { sheet: name, title, reporter, unit, columns, rows, sums = [], totals = {}, signed } = ledger
  const sheet = newSheet(workbook, name, [6, ...columns.map(([, look]) => WIDTHS[look])])
  const last = columns.length + 1
  const formats = [null, ...columns.map(([, look]) => FORMATS[look])]
  const leftColumns = columns.flatMap(([, look], i) => (look === 'name' ? [i + 2] : []))
  let row = 1
  writeLine(sheet, row++, 1, last, title, { size: 16, bold: true, align: 'center', height: 32 })
  if (reporter !== undefined || unit !== undefined) {
    const middle = Math.floor(last / 2)
    if (reporter !== undefined) writeLine(sheet, row, 1, middle, `填报单位：${reporter}`)
    if (unit !== undefined) writeLine(sheet, row, middle + 1, last, `单位：${unit}`, { align: 'right' })
    row++
  }
  writeRow(sheet, row++, ['序号', ...columns.map(([heading]) => heading)], { bold: true })
  const first = row
  rows.forEach((cells, i) => {
    writeRow(sheet, row++, [i + 1, ...cells], { formats, leftColumns })
  })
  if (sums.length > 0) {
    const cells = columns.map(([heading], i) => {
      if (Object.hasOwn(totals, heading)) return totals[heading]!
      if (!sums.includes(heading)) return null
      const letter = columnName(i + 1)
      return { formula: `SUM(${letter}${first}:${letter}${row - 1})`, result: sumOf(rows, i) }
    })
    const label = columns.findIndex(([heading]) => sums.includes(heading))
    writeRow(sheet, row, ['合计', ...cells], { bold: true, formats })
    if (label > 0) sheet.mergeCells(row, 1, row, label + 1)
    row++
  }
  if (signed !== undefined) writeLine(sheet, row, 1, last, signed)
}

/** What Excel’s SUM gives: texts count for nothing; decimals of 亿元 are added without the noise of floating point. */
function sumOf(rows: Ledger['rows'], col: number): number {
  const sum = rows.reduce((total, cells) => total + (typeof cells[col] === 'number' ? cells[col] : 0), 0)
  return Math.round(sum * 10_000) / 10_000
}

/** A workbook of ledgers, and what its twin with mistakes has otherwise: cells by sheet and address. */
export interface LedgerBook {
  readonly name: string
  /** The day it was saved, `2025-06-03`. */
  readonly made: string
  readonly ledgers: readonly Ledger[]
  readonly slips: { readonly [sheet: string]: { readonly [address: string]: ExcelJS.CellValue } }
}

/** The workbook; with its slips where `faulty`. */
export function makeBook({ made, ledgers, slips }: LedgerBook, faulty: boolean): ExcelJS.Workbook {
  const workbook = newWorkbook(made)
  for (const ledger of ledgers) addLedger(workbook, faulty ? withSlips(ledger, slips[ledger.sheet] ?? {}) : ledger)
  return workbook
}

/** The ledger with some cells of its rows or of its 合计 row exchanged. Throws an `Error` where an address is none of them. */
function withSlips(ledger: Ledger, slips: { readonly [address: string]: ExcelJS.CellValue }): Ledger {
  const first = ledger.reporter === undefined && ledger.unit === undefined ? 2 : 3
  const rows = ledger.rows.map((cells) => [...cells])
  const totals = { ...ledger.totals }
  for (const [place, value] of Object.entries(slips)) {
    const range = parseRange(place)
    const [row, col] = range ? [range.top - first, range.left - 1] : [-1, -1]
    const heading = ledger.columns[col]?.[0]
    if (heading === undefined || row < 0 || row > rows.length) throw new Error(`${ledger.sheet}: no cell ${place}`)
    if (row === rows.length) totals[heading] = value
    else rows[row]![col] = value
  }
  return { ...ledger, rows, totals }
}
