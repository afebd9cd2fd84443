import type ExcelJS from 'exceljs'
import { annexProjects, rosterUnit, serialOf } from './annex.js'
import { addLedger, type Ledger, type LedgerColumn } from './ledger.js'
import { PROGRESS } from './progress.js'
import { newWorkbook } from './workbook.js'

/**
 * Two months as a bureau receives them (`月报/4月`, `月报/5月`): a dispatch table from each unit, the county's ranking, and a workbook
 * of ledgers. Projects, totals, plans, dates, units and leaders are the annex's, the rest is invented. May holds planted mistakes that
 * show only beside the other tables or beside April; `月报/5月.expected.txt` lists them.
 */

type Month = 4 | 5

/** What May has otherwise than it should, by the number of the project in the annex. */
interface Slip {
  readonly total?: number
  readonly yearCum?: number
  readonly start?: string
  readonly finish?: string
  readonly status?: string
  readonly problem?: string
}

const SLIPS: ReadonlyMap<number, Slip> = new Map<number, Slip>([
  [1, { yearCum: 950 }],
  [3, { yearCum: 8500, problem: '升压站征地未完成' }],
  [5, { status: '前期' }],
  [10, { finish: '2026-12' }],
  [12, { total: 14_300 }],
  [13, { start: '2025-11' }],
])

/** Whose 本月进展 is the same text in both months: 10 has been copied forward; of 12 and 13 there is nothing new to say. */
const SAME_TEXT = new Set([10, 12, 13])

/** Who reports which projects in which month. 县农业局 sends nothing in May; 县住建局 leaves out 6; 县发改局 adds 2. */
const REPORTERS: readonly (readonly [name: string, april: readonly number[], may: readonly number[]])[] = [
  ['县住建局', [12, 13, 6], [12, 13]],
  ['县农业局', [7], []],
  ['县发改局', [3, 10], [3, 10, 2]],
  ['县水利局', [1, 5], [1, 5]],
  ['张店镇', [15, 8], [15, 8]],
]

/** 本月完成投资 of April. 本年累计 of April is what May's is without May. */
const APRIL: ReadonlyMap<number, number> = new Map([
  ...([[1, 240] as const, [3, 1700] as const, [5, 400] as const, [6, 400] as const, [7, 340] as const] as const),
  ...([[8, 280] as const, [10, 1500] as const, [12, 0] as const, [13, 0] as const, [15, 530] as const] as const),
])

const DISPATCH: readonly LedgerColumn[] = [
  ['项目名称', 'name'],
  ['责任单位', 'text'],
  ['建设性质', 'no'],
  ['总投资', 'money'],
  ['2025年计划投资', 'money'],
  ['至上年底累计完成投资', 'money'],
  ['本月完成投资', 'money'],
  ['本年累计完成投资', 'money'],
  ['自开工累计完成投资', 'money'],
  ['计划开工时间', 'month'],
  ['实际开工时间', 'month'],
  ['计划竣工时间', 'month'],
  ['建设状态', 'no'],
  ['本月进展', 'name'],
  ['存在问题', 'text'],
  ['是否入统', 'no'],
  ['未入库原因', 'text'],
  ['包联领导', 'text'],
  ['备注', 'text'],
]
const DISPATCH_SUMS = DISPATCH.flatMap(([heading, look]) => (look === 'money' ? [heading] : []))

/** What one project has in a unit’s table. */
interface Line {
  readonly plan: number
  readonly month: number
  readonly yearCum: number
  readonly cells: readonly ExcelJS.CellValue[]
}

function project(number: number) {
  const found = annexProjects[number - 1]!
  return {
    ...found,
    unit: rosterUnit(found),
    total: wan(found.total_yi),
    plan: wan(found.plan2025_yi),
    leader: found.leaders.join('、'),
  }
}

function wan(yi: number): number {
  return Math.round(yi * 10_000)
}

function line(number: number, month: Month): Line {
  const { name, unit, nature, total, plan, start, finish, leader } = project(number)
  const done = PROGRESS.get(number)!
  const slip = month === 5 ? (SLIPS.get(number) ?? {}) : {}
  const spent = month === 5 ? done.month : APRIL.get(number)!
  const yearCum = slip.yearCum ?? (month === 5 ? done.yearCum : done.yearCum - done.month)
  const isIncluded = done.included !== null && done.included <= `2025-0${month}`
  const status = slip.status ?? (done.started ? '在建' : '未开工')
  return {
    plan,
    month: spent,
    yearCum,
    cells: [
      ...[name, unit, nature, slip.total ?? total, plan],
      ...[done.prior, spent, yearCum, done.prior + yearCum],
      ...[serialOf(slip.start ?? start), done.started && serialOf(done.started), serialOf(slip.finish ?? finish)],
      ...[
        status,
        month === 4 && !SAME_TEXT.has(number) ? '按计划施工' : done.text,
        slip.problem ?? '无',
        isIncluded ? '是' : '否',
      ],
      ...[isIncluded ? null : done.started ? '正在办理' : '未开工', leader, null],
    ],
  }
}

function dispatch(reporter: string, numbers: readonly number[], month: Month): Ledger {
  return {
    sheet: '调度表',
    title: `平陆县2025年${month}月重点项目调度表`,
    reporter,
    unit: '万元',
    columns: DISPATCH,
    rows: numbers.map((number) => line(number, month).cells),
    sums: DISPATCH_SUMS,
    signed: `填报人：吉晓霞    审核人：荆建军    填报日期：2025年${month + 1}月3日`,
  }
}

/** The amounts of a unit: as its table adds them up. */
function unitSums(numbers: readonly number[], month: Month) {
  const lines = numbers.map((number) => line(number, month))
  const sum = (key: 'plan' | 'month' | 'yearCum'): number => lines.reduce((total, one) => total + one[key], 0)
  return { n: lines.length, plan: sum('plan'), month: sum('month'), yearCum: sum('yearCum') }
}

/** In May the ranking has 200 万元 too much of 张店镇: 2650 where its table adds up to 2450. */
const RANKING_SLIP = { unit: '张店镇', more: 200 }

function ranking(month: Month): Ledger {
  const units = REPORTERS.flatMap(([unit, april, may]) => {
    const numbers = month === 4 ? april : may
    if (numbers.length === 0) return []
    const sums = unitSums(numbers, month)
    const yearCum = sums.yearCum + (month === 5 && unit === RANKING_SLIP.unit ? RANKING_SLIP.more : 0)
    return [{ ...sums, unit, yearCum, rate: percent(yearCum, sums.plan) }]
  }).sort((a, b) => b.rate - a.rate)
  const all = (key: 'plan' | 'yearCum'): number => units.reduce((total, one) => total + one[key], 0)
  return {
    sheet: '通报排名',
    title: `平陆县2025年${month}月重点项目完成情况通报排名表`,
    unit: '万元',
    columns: [
      ['单位', 'text'],
      ['项目个数', 'no'],
      ['年度计划投资', 'money'],
      ['本月完成投资', 'money'],
      ['本年累计完成投资', 'money'],
      ['完成率（%）', 'rate'],
      ['排名', 'no'],
    ],
    rows: units.map(({ unit, n, plan, month: spent, yearCum, rate }, i) => [
      unit,
      n,
      plan,
      spent,
      yearCum,
      rate,
      i + 1,
    ]),
    sums: ['项目个数', '年度计划投资', '本月完成投资', '本年累计完成投资'],
    totals: { '完成率（%）': percent(all('yearCum'), all('plan')) },
  }
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10
}

/** The county's list: every project the units report. */
const LISTED = [1, 2, 3, 5, 6, 7, 8, 10, 12, 13, 15]

function keyList(): Ledger {
  return {
    sheet: '重点项目清单',
    title: '平陆县2025年重点项目清单',
    unit: '亿元',
    columns: [
      ['项目名称', 'name'],
      ['责任单位', 'text'],
      ['建设性质', 'no'],
      ['总投资', 'yi'],
      ['2025年计划投资', 'yi'],
      ['计划开工时间', 'month'],
      ['计划竣工时间', 'month'],
      ['领域', 'text'],
      ['包联领导', 'text'],
      ['备注', 'text'],
    ],
    rows: LISTED.map((number) => {
      const { name, unit, nature, total_yi, plan2025_yi, start, finish, domain, leader } = project(number)
      return [name, unit, nature, total_yi, plan2025_yi, serialOf(start), serialOf(finish), domain, leader, null]
    }),
    sums: ['总投资', '2025年计划投资'],
  }
}

const PERMITS = ['立项', '用地手续', '建设用地规划许可证', '建设工程规划许可证', '环评', '施工许可证']
const DONE = PERMITS.map(() => '办结')

function procedures(month: Month): Ledger {
  const row = (number: number, states: readonly string[]): ExcelJS.CellValue[] => {
    const { name, unit } = project(number)
    return [name, unit, ...states, null]
  }
  const last = [...DONE.slice(0, 5), '办理中']
  return {
    sheet: '前期手续',
    title: `平陆县2025年${month}月重点项目前期手续办理台账`,
    columns: [
      ['项目名称', 'name'],
      ['责任单位', 'text'],
      ...PERMITS.map((one) => [one, 'text'] as const),
      ['备注', 'text'],
    ],
    rows: [
      row(10, month === 5 ? last : DONE),
      row(12, ['办结', '办结', '办结', '办理中', '办结', '未启动']),
      row(15, DONE),
      row(6, DONE),
      ...(month === 5 ? [['平陆县黄河护岸治理工程', '县水利局', ...last, null]] : []),
    ],
  }
}

function elements(month: Month): Ledger {
  const row = (number: number, states: readonly string[], deadline: string | null): ExcelJS.CellValue[] => {
    const { name, unit, start } = project(number)
    return [name, unit, serialOf(start), ...states, deadline && serialOf(deadline), null]
  }
  const names = ['用地', '资金', '供水', '供电', '进出道路']
  return {
    sheet: '要素保障',
    title: `平陆县2025年${month}月重大项目要素保障清单`,
    columns: [
      ...([
        ['项目名称', 'name'],
        ['责任单位', 'text'],
        ['计划开工时间', 'month'],
      ] as const),
      ...names.map((one) => [one, 'text'] as const),
      ...([
        ['完成时限', 'month'],
        ['备注', 'text'],
      ] as const),
    ],
    rows: [
      row(12, ['已落实', '已落实', '已落实', '办理中', '已落实'], '2025-06'),
      row(13, ['办理中', '已落实', '已落实', '未启动', '已落实'], '2025-08'),
      row(15, ['已落实', '已落实', '不涉及', '已落实', '已落实'], null),
    ],
  }
}

function blockages(month: Month): Ledger {
  const row = (number: number, cells: readonly ExcelJS.CellValue[]): ExcelJS.CellValue[] => [
    annexProjects[number - 1]!.name,
    ...cells,
    null,
  ]
  return {
    sheet: '堵点台账',
    title: `平陆县2025年${month}月重大项目堵点问题台账`,
    columns: [
      ['项目名称', 'name'],
      ['堵点描述', 'text'],
      ['发现日期', 'month'],
      ['责任单位', 'text'],
      ['责任人', 'text'],
      ['解决措施', 'text'],
      ['完成时限', 'month'],
      ['销号状态', 'text'],
      ['销号日期', 'month'],
      ['备注', 'text'],
    ],
    rows: [
      row(3, [
        ...['升压站征地', serialOf('2025-02'), '县自然资源局', '李建民', '现场办公', serialOf('2025-04')],
        ...['已销号', serialOf('2025-04')],
      ]),
      row(12, [
        ...['临时用电未接入', serialOf('2025-04'), '供电公司', month === 4 ? '赵文斌' : null, '增容改造'],
        ...[serialOf('2025-06'), '推进中', null],
      ]),
      row(1, [
        ...['管线穿越林地', serialOf('2025-01'), '县林业局', '周志强', '办理林地手续', serialOf('2025-04')],
        ...['推进中', null],
      ]),
    ],
  }
}

function statistics(month: Month): Ledger {
  const row = (number: number, code: string | null, counted: number): ExcelJS.CellValue[] => {
    const { name, total } = project(number)
    const { started, included } = PROGRESS.get(number)!
    const cells = [started ? '是' : '否', included ? '是' : '否', included && serialOf(included), code]
    return [name, total, ...cells, included ? null : '未开工', counted, null]
  }
  return {
    sheet: '入库纳统',
    title: `平陆县2025年${month}月重点项目入库纳统情况表`,
    unit: '万元',
    columns: [
      ['项目名称', 'name'],
      ['总投资', 'money'],
      ['是否开工', 'no'],
      ['是否入统', 'no'],
      ['入库时间', 'month'],
      ['统计项目编码', 'text'],
      ['未入库原因', 'text'],
      ['统计年累计完成投资', 'money'],
      ['备注', 'text'],
    ],
    rows: [
      row(3, 'TJ140829-0011', month === 5 ? 8000 : 6300),
      row(10, 'TJ140829-0012', month === 5 ? 3600 : 3200),
      ...(month === 5 ? [row(15, 'TJ140829-0013', 900)] : []),
      row(12, null, 0),
    ],
  }
}

/** The workbooks of both months by their paths (`月报/5月/县水利局.xlsx`). */
export function monthlyReports(): Map<string, ExcelJS.Workbook> {
  const made = new Map<string, ExcelJS.Workbook>()
  for (const month of [4, 5] as const) {
    const book = (name: string, ledgers: readonly Ledger[]): void => {
      const workbook = newWorkbook(`2025-0${month + 1}-03`)
      for (const ledger of ledgers) addLedger(workbook, ledger)
      made.set(`月报/${month}月/${name}.xlsx`, workbook)
    }
    for (const [unit, april, may] of REPORTERS) {
      const numbers = month === 4 ? april : may
      if (numbers.length > 0) book(unit, [dispatch(unit, numbers, month)])
    }
    book('县级汇总', [ranking(month)])
    book('台账', [keyList(), procedures(month), elements(month), blockages(month), statistics(month)])
  }
  return made
}
