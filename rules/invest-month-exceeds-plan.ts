import {
  type Amount,
  compareAmounts,
  type Finding,
  minusAmount,
  type Ref,
  scaleAmount,
  sumAmounts,
  type TableRecord,
  UNDECIDABLE,
} from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

type Project = TableRecord<Fields>

export default defineRule({
  id: 'invest-month-exceeds-plan',
  title: { zh: '单月完成超常', en: 'Implausible amount for a month' },
  why: {
    zh: '一个月报出全年的计划、半个项目的投资，多半是累计数填进了当月，或多写了一位；统计核查把它当作突击报数。',
    en: 'A whole year’s plan or half the project in one month is mostly a cumulative amount in the wrong column, or a digit too many; an audit takes it for figures made up.',
  },
  help: {
    zh: '核对当月数：是不是填成了累计数、多写一位或补报了以前月份。当月大于年度计划的；工期超过6个月而当月大于总投资一半的；有四个月以上数据，某月是其他各月中位数的5倍以上、又是最大一月的2倍以上的，请核实。确有集中付款的，在核实时说明。一个项目只报最大的一个月。',
    en: 'Check the month: a cumulative amount, a digit too many, earlier months reported late? It is to be confirmed where a month exceeds the plan of the year; half the total, of a project longer than 6 months; or, of four months or more, five times the median of the others and twice the largest of them. Only the largest month of a project is named.',
  },
  source: {
    zh: '某区2020年台账；“5倍中位数”另加“2倍最大月”，因为开工后逐月加快的项目很常见',
    en: 'a district ledger of 2020; twice the largest month is asked besides five times the median, because work often speeds up after its start',
  },
  severity: 'warning',
  on: 'record',
  tables: ['dispatch'],
  columns: [['month', 'monthly']],
  // A month above the plan makes the year exceed it.
  supersedes: ['invest-year-cum-over-plan'],
  options: { shareOfTotal: 0.5, longerThan: 6, timesMedian: 5, timesLargest: 2 },
  messages: {
    plan: {
      zh: '当月完成{amount}大于年度计划{plan}，多{off}',
      en: '{amount} in one month exceeds the plan of the year {plan} by {off}',
    },
    half: {
      zh: '当月完成{amount}，占总投资{total}的{ratio}，而工期有{months}个月',
      en: '{amount} in one month is {ratio} of the total {total}, of a project of {months} months',
    },
    others: {
      zh: '当月完成{amount}，其他{n}个月的中位数是{median}、最多{largest}',
      en: '{amount} in one month; the other {n} have a median of {median} and reach {largest} at most',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 计划开工时间 | 计划竣工时间 | 本月完成投资 | 本年累计完成投资
甲项目   | 79300  | 3000         | 2021年10月   | 2026年10月   | 4500!        | 5000
乙项目   | 6000   | 5000         | 2025年1月    | 2026年8月    | 3600!        | 3900
丙项目   | 6000   | 5000         | 2025年1月    | 2026年8月    | 600          | 1900
! 当月完成4500万元大于年度计划3000万元，多1500万元
! 当月完成3600万元，占总投资6000万元的60%，而工期有20个月
`,
      `
平陆县2025年重点项目进度表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 1月完成投资 | 2月完成投资 | 3月完成投资 | 4月完成投资 | 5月完成投资
甲项目   | 79300  | 9000         | 300         | 350         | 3200!       | 310         | 330
乙项目   | 79300  | 9000         |             | 100         | 200         | 700         | 1300
丙项目   | 6000   | 500          |             | 700!        |             |             |
! 当月完成3200万元，其他4个月的中位数是320万元、最多350万元
! 当月完成700万元大于年度计划500万元，多200万元
`,
    ],
    good: `
平陆县2025年5月重点项目调度表
项目名称 | 总投资（亿元） | 年度计划投资（亿元） | 计划开工时间 | 计划竣工时间 | 3月完成投资（万元） | 4月完成投资（万元） | 本月完成投资（万元）
甲项目   | 7.93           | 0.30                 | 2021年10月   | 2026年10月   | 0                   | 100                 | 3040
乙项目   | 0.60           | 0.50                 | 2025年3月    | 2025年7月    | 0                   | 500                 | 3600
丙项目   | 0.60           |                      | 2025年3月    |              | 20                  | 10                  | 3600
丁项目   | 0              | 0                    | 2025年3月    | 2027年7月    | 300                 | 300                 | 600
`,
  },
  *check(record, { options }) {
    const months = monthsOf(record)
    const [most, ...others] = [...months].sort((a, b) => b.amount.value - a.amount.value)
    if (!most) return yield UNDECIDABLE
    if (most.amount.value <= 0) return
    const amounts = others.map(({ amount }) => amount).filter(({ value }) => value > 0)
    const said =
      abovePlan(record, most.amount) ??
      abovePartOfTotal(record, most.amount, options) ??
      unlikeOthers(most.amount, amounts, options)
    if (said) yield { at: most.at, ...said }
  },
})

type Said = Omit<Finding<'plan' | 'half' | 'others'>, 'at'>

function abovePlan(record: Project, amount: Amount): Said | null {
  const plan = record.amount('plan')
  if (!plan || plan.value <= 0 || compareAmounts(amount, plan) !== 'greater') return null
  const off = minusAmount(amount, plan)
  return {
    message: 'plan',
    data: { amount, plan, off },
    difference: off,
    explains: record.has('yearCum') ? [record.at('yearCum')] : [],
    related: [{ at: record.at('plan') }],
  }
}

function abovePartOfTotal(
  record: Project,
  amount: Amount,
  { shareOfTotal, longerThan }: { readonly shareOfTotal: number; readonly longerThan: number },
): Said | null {
  const [total, start, finish] = [record.amount('total'), record.month('start'), record.month('finish')]
  if (!total || total.value <= 0 || !start || !finish) return null
  const months = finish.first - start.last + 1
  if (months <= longerThan || compareAmounts(amount, scaleAmount(total, shareOfTotal)) !== 'greater') return null
  const ratio = `${((amount.value / total.value) * 100).toFixed(0)}%`
  return { message: 'half', data: { amount, total, ratio, months }, related: [{ at: record.at('total') }] }
}

/** Other months without which nothing is a usual month. */
const FEWEST = 3

/** `others` from the largest on. */
function unlikeOthers(
  amount: Amount,
  others: readonly Amount[],
  { timesMedian, timesLargest }: { readonly timesMedian: number; readonly timesLargest: number },
): Said | null {
  const [largest] = others
  if (others.length < FEWEST || !largest) return null
  const middle = [others[(others.length - 1) >> 1]!, others[others.length >> 1]!]
  const median = scaleAmount(sumAmounts(middle), 0.5)
  if (compareAmounts(amount, scaleAmount(median, timesMedian)) !== 'greater') return null
  if (compareAmounts(amount, scaleAmount(largest, timesLargest)) !== 'greater') return null
  return { message: 'others', data: { amount, n: others.length, median, largest } }
}

/** What is stated for single months of the plan year; a month that 本月完成 states is taken from there. */
function monthsOf(record: Project): { readonly at: Ref; readonly amount: Amount }[] {
  const { table, row } = record
  const own = record.amount('month')
  const now = own && table.period !== null ? (table.period % 12) + 1 : null
  const columns = table.columns('monthly').filter(({ month, year }) => {
    return month !== null && month !== now && (year === null || table.year === null || year === table.year)
  })
  const months = columns.flatMap((column) => {
    const amount = table.amountIn(row, column)
    return amount ? [{ at: table.ref(row, column.col), amount }] : []
  })
  return own ? [...months, { at: record.at('month'), amount: own }] : months
}
