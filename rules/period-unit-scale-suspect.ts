import { type Amount, compareAmounts, type FactTable, scaleAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { compared, type Step } from './follow.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'period-unit-scale-suspect',
  title: {
    zh: '与上期差一万倍，疑似万元/亿元写错',
    en: 'Ten thousand times off last period: a probable 万元/亿元 slip',
  },
  why: {
    zh: '一格差一万倍，合计和累计就都错了；和上期同一格一比，错在哪里一目了然。',
    en: 'One cell ten thousand times out spoils every sum; beside the same cell of last period it is plain to see.',
  },
  help: {
    zh: '核对这一格和本表的单位。总投资、年度计划、至上年底累计乘或除以10000（或1000）与上期相差不到5%的，疑为单位写错；累计数与上期、与本列中位数都差百倍以上，改过单位后又不小于上期、不到它的十倍的，疑为单位写错。整列都这样的，是表头的单位错了。',
    en: 'Check the unit of this cell and of the table. Reported are a total, a plan or what was done before that times or divided by 10,000 (or 1,000) is within 5 % of last period’s; and a cumulative amount a hundred times off both last period and its column that would then be from once to ten times last period’s. Where a whole column is, the unit of the heading is wrong.',
  },
  source: {
    zh: '柞水2012、湖南2012-11的单位错误。它代替的发现都是“必须改”，这里也是',
    en: 'Published slips of Zhashui 2012 and Hunan 2012-11; what it stands in for are errors, so it is one',
  },
  severity: 'error',
  on: 'batch',
  tables: ['dispatch', 'plan', 'stat'],
  columns: [['total', 'plan', 'yearCum', 'cum']],
  reads: [
    ...FOLLOWS,
    'plan',
    'prior',
    'yearCum',
    'cum',
    'rate',
    'totalRate',
    'month',
    'physical',
    'included',
    'status',
    'started',
  ],
  given: ['previous'],
  gathers: true,
  supersedes: [
    'arith-unit-scale-suspect',
    'arith-carry-over',
    'arith-month-sum-vs-cumulative',
    'arith-rate-mismatch',
    'arith-quarter-plan-sum',
    'invest-month-exceeds-plan',
    'stat-included-below-threshold',
    'stat-total-vs-approval',
    'status-behind-schedule',
    'status-completed-low-cumulative',
    'status-money-vs-physical-gap',
    'invest-plan-exceeds-total',
    'invest-plan-exceeds-remaining',
    'invest-cum-exceeds-total',
    'invest-year-cum-over-plan',
    'invest-plan-far-from-linear',
    'invest-finish-year-shortfall',
    'period-total-changed',
    'period-plan-changed',
    'period-cum-decreased',
    'period-cum-recurrence',
    'period-year-rollover',
  ],
  messages: {
    slip: {
      zh: '填{now}，{when}是{before}，{times}，疑为{expected}',
      en: 'it is {now}, in {when} it was {before}: {times}, probably {expected}',
    },
    grown: {
      zh: '填{now}，{when}已是{before}，疑为{expected}（{times}）',
      en: 'it is {now}, in {when} it was {before} already: probably {expected} ({times})',
    },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资     | 年度计划投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 1.86!      | 5000         | 500          | 4400
平陆县市民广场项目     | 11500      | 5000         | 300          | 0.13!
官扬水改扩建工程       | 793000000! | 3000         | 200          | 3200
黄河大桥维修工程       | 2600       | 1000         | 100          | 500
! 填1.86万元，2025年4月是18600万元，差10000倍，填小了，疑为18600万元
! 填0.13万元，2025年4月已是1000万元，疑为1300万元（差10000倍，填小了）
! 填793000000万元，2025年4月是79300万元，差10000倍，填大了，疑为79300万元
`,
        previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
官扬水改扩建工程       | 79300  | 3000         | 200          | 3000
平陆县城西小学建设项目 | 18600  | 5000         | 500          | 3900
平陆县市民广场项目     | 11500  | 5000         | 300          | 1000
黄河大桥维修工程       | 2600   | 1000         | 100          | 400
`,
      },
    ],
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：亿元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 1.86   | 0.50         | 0.05         | 0.44
平陆县市民广场项目     | 11.50  | 0.50         | 0.03         | 0.13
官扬水改扩建工程       | 7.93   | 0.30         | 0.02         | 0.32
黄河大桥维修工程       |        | 0.10         | 0.10         | 0.10
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
官扬水改扩建工程       | 79300  | 3000         | 200          | 3000
平陆县城西小学建设项目 | 18600  | 5000         | 500          | 3900
平陆县市民广场项目     | 11500  | 5000         | 300          | 1000
黄河大桥维修工程       | 2600   | 1000         | 0.02         | 0.02
`,
    },
  },
  *check(batch) {
    const medians = new Map<FactTable<Fields>, Map<Field, number | null>>()
    yield* compared(batch, function* (step) {
      const { now, last, when } = step
      for (const field of FIELDS) {
        const [amount, before] = [now.amount(field), last.amount(field)]
        if (!amount || !before) {
          if (now.has(field) && !last.isBlank(field)) yield UNDECIDABLE
          continue
        }
        const grows = field === 'yearCum' || field === 'cum'
        if (field === 'yearCum' && step.sameYear !== true) continue
        const factor = FACTORS.find((one) => isSlip(amount, before, one, grows))
        if (factor === undefined || (grows && !isUnlike(amount, medianOf(medians, step, field)))) continue
        const expected = scaleAmount(amount, factor)
        yield {
          at: now.at(field),
          message: grows ? 'grown' : 'slip',
          data: { now: amount, when, before, times: timesWords(factor), expected },
          expected,
          explains: cellsOf(step, field),
          related: [{ at: last.at(field), note: 'last' }],
        }
      }
    })
  },
})

const FIELDS = ['total', 'plan', 'prior', 'yearCum', 'cum'] as const
type Field = (typeof FIELDS)[number]

/** How many times a unit slip puts an amount out: 万元 for 亿元 (or 元 for 万元), 元 for 千元. */
const FACTORS = [1e4, 1e-4, 1e3, 1e-3]
/** A cumulative amount grows from one report to the next, but hardly by as much. */
const MOST_GROWTH = 10
/** How far an amount lies from the median of its column where it is not like the others. */
const UNLIKE = 100
/** How closely what does not grow has to agree: it may have been adjusted besides. */
const CLOSE = 0.05

/** Whether the amount times `factor` is what it was (of one that grows, what it may be now), which it is not as it stands. */
function isSlip(amount: Amount, before: Amount, factor: number, grows: boolean): boolean {
  if (amount.value <= 0 || before.value <= 0 || amount.typedUnit !== null) return false
  const scaled = scaleAmount(amount, factor)
  if (compareAmounts(amount, before) === null) return false
  if (!grows) return Math.abs(scaled.value - before.value) <= CLOSE * before.value
  return scaled.hi >= before.lo && scaled.value <= before.value * MOST_GROWTH
}

function isUnlike({ value }: Amount, median: number | null): boolean {
  return median !== null && median > 0 && Math.max(value / median, median / value) >= UNLIKE
}

/** The median of a column; null of fewer than three amounts. */
function medianOf(
  known: Map<FactTable<Fields>, Map<Field, number | null>>,
  { now }: Step,
  field: Field,
): number | null {
  const medians = known.get(now.table) ?? new Map<Field, number | null>()
  known.set(now.table, medians)
  if (!medians.has(field)) {
    const values = [...now.table.records()].flatMap((record) => record.amount(field)?.value ?? [])
    medians.set(field, values.length < 3 ? null : values.sort((a, b) => a - b)[values.length >> 1]!)
  }
  return medians.get(field)!
}

/** The cells of the row in which other rules would see the consequences. */
function cellsOf({ now }: Step, field: Field) {
  const judged = field === 'total' ? [...JUDGED_BY_AMOUNTS, 'included' as const] : JUDGED_BY_AMOUNTS
  const others = judged.filter((one) => one !== field && now.has(one))
  return [field, ...others].map((one) => now.at(one))
}

const JUDGED_BY_AMOUNTS = [
  ...(['total', 'plan', 'prior', 'month', 'yearCum', 'cum', 'rate', 'totalRate'] as const),
  ...(['physical', 'status', 'started'] as const),
] as const

function timesWords(factor: number) {
  const n = Math.max(factor, 1 / factor)
  return factor < 1
    ? { zh: `差${n}倍，填大了`, en: `${n} times too large` }
    : { zh: `差${n}倍，填小了`, en: `${n} times too small` }
}
