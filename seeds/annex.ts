import type ExcelJS from 'exceljs'
import data from './pinglu15.json' with { type: 'json' }
import { MONTH_FORMAT, monthSerial, newSheet, newWorkbook, writeLine, writeRow } from './workbook.js'

/**
 * The annex of seed 002, 平陆县2025年15个重点推进项目, as two workbooks: the one a clerk holds who copied the published
 * table, and the same plan written cleanly.
 */

/** One project of the annex as `pinglu15.json` holds it. */
export type AnnexProject = (typeof data.projects)[number]

/** The 15 projects in the order of the annex. */
export const annexProjects: readonly AnnexProject[] = data.projects

/** The sheet both workbooks have. */
export const ANNEX_SHEET = '重点推进项目'

const WIDTHS = [6, 42, 14, 8, 10, 11, 13, 13, 13, 10, 8]
/** The printed annex breaks its pages here and prints the header again. */
const HEADER_AGAIN_BEFORE = new Set([6, 12])

/**
 * The annex as a clerk holds it: every text as published, line breaks and blanks included. Amounts and dates are text,
 * because that is what copying the published table gives. 序号 is the one exception, a number: the printed sign is the
 * same, a clerk fills that column down, and no rule turns on it.
 */
export function clerkAnnex(): ExcelJS.Workbook {
  const workbook = newWorkbook('2025-04-10')
  const sheet = newSheet(workbook, ANNEX_SHEET, WIDTHS)
  writeLine(sheet, 1, 1, WIDTHS.length, data.title, { size: 18, bold: true, align: 'center', height: 36 })
  let row = 2
  writeRow(sheet, row++, data.headers_raw, { bold: true })
  for (const { seq, raw } of annexProjects) {
    if (HEADER_AGAIN_BEFORE.has(seq)) writeRow(sheet, row++, data.headers_raw, { bold: true })
    const { name, unit, nature, total_yi, plan2025_yi, start, finish, domain, leaders } = raw
    const cells = [seq, name, unit, nature, total_yi, plan2025_yi, start, finish, domain, leaders]
    writeRow(sheet, row++, [...cells, raw.remark || null], { leftColumns: [2] })
  }
  return workbook
}

/** The name a unit has in the county's roster, where the annex prints another. */
const ROSTER_UNITS = new Map([['招投促中心', '县招投中心']])

/** The unit of a project under its roster name. */
export function rosterUnit(project: AnnexProject): string {
  return ROSTER_UNITS.get(project.unit) ?? project.unit
}

/** `2025-04` as the number Excel stores for that month. */
export function serialOf(month: string): number {
  const [year, m] = month.split('-').map(Number)
  return monthSerial(year!, m!)
}

/** The same plan written cleanly: numbers, dates, one header, roster names, a 合计 row that Excel adds up. */
export function cleanAnnex(): ExcelJS.Workbook {
  const workbook = newWorkbook('2025-04-10')
  const sheet = newSheet(workbook, ANNEX_SHEET, WIDTHS.with(9, 16))
  const formats = [null, null, null, null, '0.00', '0.00', MONTH_FORMAT, MONTH_FORMAT, null, null, null]
  const headings = ['序号', '项目名称', '责任单位', '建设性质', '总投资\n（亿元）', '2025年计划投资\n（亿元）']
  headings.push('计划开工时间', '计划竣工时间', '领域', '县级包联领导', '备注')
  writeLine(sheet, 1, 1, WIDTHS.length, data.title, { size: 18, bold: true, align: 'center', height: 36 })
  writeRow(sheet, 2, headings, { bold: true })
  let row = 3
  for (const p of annexProjects) {
    const dates = [serialOf(p.start), serialOf(p.finish)]
    const cells = [p.seq, p.name, rosterUnit(p), p.nature, p.total_yi, p.plan2025_yi, ...dates, p.domain]
    writeRow(sheet, row++, [...cells, p.leaders.join('、'), null], { formats, leftColumns: [2] })
  }
  const sum = (col: string, result: number) => ({ formula: `SUM(${col}3:${col}${row - 1})`, result })
  const totals = [sum('E', data.sums.all.total_yi), sum('F', data.sums.all.plan2025_yi)]
  writeRow(sheet, row, ['合计', null, null, null, ...totals, null, null, null, null, null], { bold: true, formats })
  sheet.mergeCells(row, 1, row, 4)
  sheet.pageSetup.printTitlesRow = '2:2'
  sheet.views = [{ state: 'frozen', ySplit: 2, xSplit: 2 }]
  return workbook
}
