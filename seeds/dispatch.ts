import type ExcelJS from 'exceljs'
import { columnName } from '../src/core/grid.js'
import { annexProjects, rosterUnit, serialOf } from './annex.js'
import { PROGRESS } from './progress.js'
import { MONTH_FORMAT, newSheet, newWorkbook, writeLine, writeRow } from './workbook.js'

/**
 * The monthly dispatch table of May 2025. Projects, totals, plans, planned dates, units and leaders are the annex's;
 * what was spent and built is invented (`progress.ts`). Amounts are 万元.
 */

/** The sheet of both dispatch workbooks. */
export const DISPATCH_SHEET = '调度表'

/** The columns, left to right; a letter is a column of the sheet. */
export const COLUMNS = [
  ['seq', 6],
  ['name', 34],
  ['unit', 14],
  ['nature', 7],
  ['domain', 12],
  ['total', 10],
  ['plan', 10],
  ['prior', 10],
  ['month', 9],
  ['yearCum', 10],
  ['rate', 9],
  ['cum', 10],
  ['start', 12],
  ['actualStart', 12],
  ['finish', 12],
  ['actualFinish', 12],
  ['status', 8],
  ['included', 7],
  ['includedOn', 12],
  ['reason', 14],
  ['progress', 30],
  ['leaders', 16],
  ['remark', 10],
] as const

/** The name of a column. */
export type Column = (typeof COLUMNS)[number][0]
/** One project's cells by column; a column left out is blank. */
export type Cells = Partial<Record<Column, ExcelJS.CellValue>>

const KEYS: readonly Column[] = COLUMNS.map(([key]) => key)
const WIDTHS = COLUMNS.map(([, width]) => width)
const LAST = COLUMNS.length
const MONEY: readonly Column[] = ['total', 'plan', 'prior', 'month', 'yearCum', 'cum']
const FORMATS = KEYS.map((key) =>
  MONEY.includes(key) ? '0' : key === 'rate' ? '0.0' : /start|finish|includedOn/i.test(key) ? MONTH_FORMAT : null,
)

/** The letter of a column. */
export function letter(column: Column): string {
  return columnName(KEYS.indexOf(column))
}

/** Heads of the two header rows: a group and its columns, or a column that spans both rows. */
const HEADS: readonly (string | readonly [string, ...string[]])[] = [
  '序号',
  '项目名称',
  '责任单位',
  '建设性质',
  '领域',
  '总投资',
  '2025年计划投资',
  ['投资完成情况', '至上年底累计完成投资', '本月完成投资', '本年累计完成投资', '完成率（%）', '自开工累计完成投资'],
  ['开工时间', '计划', '实际'],
  ['竣工时间', '计划', '实际'],
  '开工状态',
  ['入统情况', '是否入统', '入库时间', '未入库原因'],
  '本月形象进度',
  '县级包联领导',
  '备注',
]

/** One group of the table: its label and its projects by their number in the annex. */
interface Section {
  readonly label: string
  readonly projects: readonly number[]
}

const SECTIONS: readonly Section[] = [
  { label: '一、产业类（5项）', projects: [2, 3, 8, 10, 11] },
  { label: '二、基础设施类（7项）', projects: [1, 4, 5, 7, 12, 13, 14] },
  { label: '三、社会民生类（3项）', projects: [6, 9, 15] },
]

/** What a twin of the clean table has otherwise. */
export interface Changes {
  /** Cells of a project, by its number in the annex. */
  readonly projects?: ReadonlyMap<number, Cells>
  /** The label of a section, by its index. */
  readonly labels?: ReadonlyMap<number, string>
  /** The header printed again before this section. */
  readonly headerBefore?: number
  /** 小计 cells typed or added otherwise than by SUM, by the section's index: a number, or `+` for `=A1+A2+A3`. */
  readonly subtotals?: ReadonlyMap<number, Partial<Record<Column, number | '+'>>>
  /** 合计 cells typed instead of added. */
  readonly totals?: Partial<Record<Column, number>>
}

/** The workbook; without changes it is the clean one, in which there is nothing to report. */
export function dispatchTable(changes: Changes = {}): ExcelJS.Workbook {
  const workbook = newWorkbook('2025-06-03')
  const sheet = newSheet(workbook, DISPATCH_SHEET, WIDTHS)
  const title = '平陆县2025年5月重点项目调度表'
  writeLine(sheet, 1, 1, LAST, title, { size: 18, bold: true, align: 'center', height: 36 })
  writeLine(sheet, 2, 1, 12, '填报单位：平陆县项目推进中心')
  writeLine(sheet, 2, 13, LAST, '单位：万元', { align: 'right' })
  writeHeader(sheet, 3)
  sheet.views = [{ state: 'frozen', ySplit: 4, xSplit: 2 }]
  let row = 5
  let seq = 1
  const blocks: Block[] = []
  SECTIONS.forEach((section, i) => {
    if (changes.headerBefore === i) {
      writeHeader(sheet, row)
      row += 2
    }
    writeLine(sheet, row++, 1, LAST, changes.labels?.get(i) ?? section.label, { size: 10, bold: true, boxed: true })
    const subtotalRow = row++
    const block: Block = { first: row, rows: [] }
    for (const project of section.projects) {
      const cells = withFormulas({ ...projectCells(project, seq++), ...changes.projects?.get(project) }, row)
      block.rows.push(cells)
      writeCells(sheet, row++, cells)
    }
    blocks.push(block)
    writeSums(sheet, subtotalRow, '小计', [block], changes.subtotals?.get(i) ?? {})
  })
  writeSums(sheet, row++, '合计', blocks, changes.totals ?? {})
  writeLine(sheet, row, 1, 5, '填报人：吉晓霞')
  writeLine(sheet, row, 6, 12, '审核人：荆建军')
  writeLine(sheet, row, 13, LAST, '填报日期：2025年6月3日', { align: 'right' })
  return workbook
}

/** Neighbouring project rows that one formula adds; `first` is the 1-based row of the first. */
interface Block {
  readonly first: number
  readonly rows: Cells[]
}

function writeHeader(sheet: ExcelJS.Worksheet, row: number): void {
  const upper: string[] = []
  const lower: (string | null)[] = []
  const merges: [number, number, number, number][] = []
  for (const head of HEADS) {
    const from = upper.length + 1
    const [group, ...columns] = typeof head === 'string' ? [head] : head
    upper.push(group, ...columns.slice(1).map(() => ''))
    lower.push(...(columns.length > 0 ? columns : [null]))
    merges.push(columns.length > 0 ? [row, from, row, from + columns.length - 1] : [row, from, row + 1, from])
  }
  writeRow(
    sheet,
    row,
    upper.map((text) => text || null),
    { bold: true },
  )
  writeRow(sheet, row + 1, lower, { bold: true })
  for (const merge of merges) sheet.mergeCells(...merge)
}

function writeCells(sheet: ExcelJS.Worksheet, row: number, cells: Cells, bold = false): void {
  // A cell typed as text keeps the column's look; one typed as 2026.1 in a date column shows as it was typed.
  const formats = KEYS.map((key, i) => (FORMATS[i] === MONTH_FORMAT && isTypedDecimal(cells[key]) ? null : FORMATS[i]!))
  const values = KEYS.map((key) => cells[key] ?? null)
  writeRow(sheet, row, values, { bold, formats, leftColumns: [KEYS.indexOf('name') + 1, KEYS.indexOf('progress') + 1] })
}

function isTypedDecimal(value: ExcelJS.CellValue | undefined): boolean {
  return typeof value === 'number' && !Number.isInteger(value)
}

/** A project's row as it should be, its formulas left out. */
function projectCells(number: number, seq: number): Cells {
  const project = annexProjects[number - 1]!
  const done = PROGRESS.get(number)!
  return {
    seq,
    name: project.name,
    unit: rosterUnit(project),
    nature: project.nature,
    domain: project.domain,
    total: Math.round(project.total_yi * 10_000),
    plan: Math.round(project.plan2025_yi * 10_000),
    prior: done.prior,
    month: done.month,
    yearCum: done.yearCum,
    start: serialOf(project.start),
    finish: serialOf(project.finish),
    status: done.started ? '在建' : '未开工',
    actualStart: done.started ? serialOf(done.started) : null,
    included: done.included ? '是' : '否',
    includedOn: done.included ? serialOf(done.included) : null,
    reason: done.included ? null : '未开工',
    progress: done.text,
    leaders: project.leaders.join('、'),
  }
}

/** Adds the formulas of a project's row where nothing was typed in their place. */
function withFormulas(cells: Cells, row: number): Cells {
  const sum = `${letter('prior')}${row}+${letter('yearCum')}${row}`
  const [prior, yearCum, plan] = (['prior', 'yearCum', 'plan'] as const).map((key) => numberIn(cells[key], true))
  return {
    ...cells,
    rate: cells.rate ?? rateFormula(row, yearCum!, plan!),
    cum: cells.cum ?? { formula: sum, result: prior! + yearCum! },
  }
}

/** 完成率, as a clerk has Excel round it: `=ROUND(J7/G7*100,1)`. */
function rateFormula(row: number, yearCum: number, plan: number): ExcelJS.CellValue {
  const formula = `ROUND(${letter('yearCum')}${row}/${letter('plan')}${row}*100,1)`
  return { formula, result: Math.round((yearCum / plan) * 1000) / 10 }
}

/** A 小计 or 合计 row: SUM over the blocks, except where `typed` says otherwise. */
function writeSums(
  sheet: ExcelJS.Worksheet,
  row: number,
  label: string,
  blocks: readonly Block[],
  typed: Partial<Record<Column, number | '+'>>,
): void {
  const cells: Cells = { seq: label }
  const shown = new Map<Column, number>()
  for (const key of MONEY) {
    const override = typed[key]
    const result = typeof override === 'number' ? override : sumAsExcel(key, blocks, override === '+')
    shown.set(key, result)
    cells[key] = typeof override === 'number' ? override : { formula: sumFormula(key, blocks, override), result }
  }
  cells.rate = rateFormula(row, shown.get('yearCum')!, shown.get('plan')!)
  writeCells(sheet, row, cells, true)
  sheet.mergeCells(row, 1, row, KEYS.indexOf('domain') + 1)
}

function sumFormula(key: Column, blocks: readonly Block[], way: '+' | undefined): string {
  const col = letter(key)
  if (way === '+') return blocks.flatMap((block) => block.rows.map((_, i) => `${col}${block.first + i}`)).join('+')
  return `SUM(${blocks.map(({ first, rows }) => `${col}${first}:${col}${first + rows.length - 1}`).join(',')})`
}

/** What Excel would compute: SUM passes over text, `+` reads text that is a number. */
function sumAsExcel(key: Column, blocks: readonly Block[], readsText: boolean): number {
  let sum = 0
  for (const { rows } of blocks) for (const cells of rows) sum += numberIn(cells[key], readsText)
  return sum
}

function numberIn(value: ExcelJS.CellValue | undefined, readsText: boolean): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return readsText ? Number(value) : 0
  if (value && typeof value === 'object' && 'result' in value) return value.result as number
  return 0
}
