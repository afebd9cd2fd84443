import { type Amount, type Column, compareAmounts, minusAmount, sumAmounts, UNDECIDABLE } from '../src/core/index.js'
import { HELD_AGAINST_LIMITS, mendedBy } from './consequences.js'
import { defineRule } from './fields.js'
import { amountEdit } from './sums.js'

export default defineRule({
  id: 'arith-month-sum-vs-cumulative',
  title: { zh: '各月之和与年累计不符', en: 'The months do not add up to the year' },
  why: {
    zh: '月度数和年累计都要报统计。各月加起来不等于累计，说明某个月改过而累计没改，核查时两个数都不被采信。',
    en: 'Both the months and the year to date go to statistics. Where they do not meet, one month was changed and the sum was not, and neither figure is trusted.',
  },
  help: {
    zh: '从1月加到报告月，与本年累计比较。1月免报、与2月合报的，1月可以空；其他月份空着而累计更大时不判；列只到后几个月的表不判；报告月以后已填的月份，加上后相符也算对。',
    en: 'Add January to the report month and compare with the year to date. January may be blank (reported with February). Where another month is blank and the cumulative is larger, nothing is said; nor of tables that begin later in the year. Months after the report month may be in the sum.',
  },
  source: {
    zh: '固定资产投资统计：自年初累计 = 本月 + 上月自年初累计；福建：1月份数据免报',
    en: 'investment statistics: year to date = this month + year to last month; Fujian waives the January report',
  },
  severity: 'error',
  on: 'record',
  needs: ['yearCum'],
  columns: ['monthly'],
  supersedes: HELD_AGAINST_LIMITS,
  messages: {
    broken: {
      zh: '本年累计填{printed}，1至{month}月相加为{sum}，差{off}',
      en: 'year to date {printed}, months 1 to {month} add up to {sum}: {off} apart',
    },
  },
  examples: {
    bad: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称 | 总投资 | 1月完成投资 | 2月完成投资 | 3月完成投资 | 4月完成投资 | 本年累计完成投资
甲项目   | 16700  |             | 600         | 500         | 560         | 1600!
乙项目   | 29300  | 300         | 300         | 500         | 500         | 1600
丙项目   | 8000   | 300         | 300         |             | 500         | 1000!
! 本年累计填1600万元，1至4月相加为1660万元，差60万元
! 本年累计填1000万元，1至4月相加为1100万元，差100万元
`,
    good: [
      `
平陆县2025年4月重点项目调度表
单位：万元
项目名称 | 总投资 | 1月完成投资 | 2月完成投资 | 3月完成投资 | 4月完成投资 | 5月完成投资 | 本年累计完成投资
甲项目   | 16700  |             | 600         | 500         | 560         |             | 1660
乙项目   | 29300  | 300         | 300         |             | 500         |             | 1600
丙项目   | 8000   |             |             | 300         | 100         | 50          | 450
丁项目   | 6000   |             |             |             |             |             |
`,
      `
2025年重点项目进度表
项目名称 | 3月完成投资（万元） | 4月完成投资（万元） | 本年累计完成投资（万元）
甲项目   | 500                 | 560                 | 1660
`,
    ],
  },
  *check(record) {
    const { table } = record
    const printed = record.amount('yearCum')!
    const months = monthColumns(table.columns('monthly'), table.year)
    const readings = months.map((column) => ({
      column,
      amount: table.amountIn(record.row, column),
      state: table.readCell(record.row, column).state,
    }))
    const filled = readings.filter(({ amount }) => amount !== null)
    const named = table.period === null ? null : (table.period % 12) + 1
    const last = named ?? filled.at(-1)?.column.month ?? null
    const wanted = readings.filter(({ column }) => last !== null && column.month! <= last)
    const isWhole = last !== null && (months[0]?.month ?? 13) <= 2 && wanted.at(-1)?.column.month === last
    if (!isWhole || !isUnbroken(months) || readings.some(({ state }) => state === 'unreadable')) {
      yield UNDECIDABLE
      return
    }
    const sum = sumAmounts(wanted.flatMap(({ amount }) => amount ?? []))
    const all = sumAmounts(filled.map(({ amount }) => amount as Amount))
    const compared = compareAmounts(printed, sum)
    if (compared === 'agree' || compareAmounts(printed, all) === 'agree') return
    const blank = wanted.some(({ amount, column }) => amount === null && column.month !== 1)
    if (compared === null || (compared === 'greater' && blank)) {
      yield UNDECIDABLE
      return
    }
    const difference = minusAmount(printed, sum)
    const edit = amountEdit(table, record.at('yearCum'), table.column('yearCum')!, sum)
    yield {
      at: record.at('yearCum'),
      message: 'broken',
      data: { printed, sum, month: last, off: { ...difference, value: Math.abs(difference.value) } },
      expected: sum,
      difference,
      explains: mendedBy(record, 'yearCum', sum),
      related: wanted.flatMap(({ amount, column }) => (amount ? [{ at: table.ref(record.row, column.col) }] : [])),
      ...(edit ? { fix: { safe: false, edits: [edit] } } : {}),
    }
  },
})

/** The columns of single months of the plan year, by month. */
function monthColumns(columns: readonly Column[], year: number | null): Column[] {
  return columns
    .filter((column) => column.month !== null && (column.year === null || year === null || column.year === year))
    .sort((a, b) => a.month! - b.month!)
}

/** Whether every month from the first to the last has exactly one column. */
function isUnbroken(months: readonly Column[]): boolean {
  return months.every((column, i) => i === 0 || column.month === months[i - 1]!.month! + 1)
}
