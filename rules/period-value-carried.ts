import { type Amount, compareAmounts, minusAmount, type Outcome, sumAmounts, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { compared, type Step } from './follow.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'period-value-carried',
  title: { zh: '累计照搬上月', en: 'A cumulative amount is still last month’s' },
  why: {
    zh: '表从上月复制过来，本月数填了，累计忘了改，合计和完成率就都停在上个月。',
    en: 'The table was copied, the month filled in and the sum forgotten: totals and rates stay at last month’s.',
  },
  help: {
    zh: '这一格和上月一个数，而本月有完成、另一个累计也加上了；改成所示的数，几处就都对得上。只看紧接着的上一个月；两个累计都没有改的，由“累计不等于上月累计加本月”报。',
    en: 'The cell holds last month’s figure although something was done and the other sum moved on; with the figure shown all of them hold. Only the month before is compared with.',
  },
  source: {
    zh: '平台预填上期数据（“默认显示上次提交的数据…没改的就保持原样”）；固定资产投资统计：自年初累计＝本月＋上月自年初累计',
    en: 'Platforms fill in last period’s values; statistics of fixed assets: the year to date is last month’s and the month',
  },
  severity: 'error',
  on: 'batch',
  tables: ['dispatch'],
  columns: ['month', 'prior', 'yearCum', 'cum'],
  reads: [...FOLLOWS, 'month', 'prior', 'yearCum', 'cum', 'rate', 'physical'],
  given: ['previous'],
  supersedes: [
    ...['period-cum-recurrence', 'arith-carry-over', 'arith-likely-wrong-cell', 'arith-month-sum-vs-cumulative'],
    ...['arith-rate-mismatch', 'status-behind-schedule', 'status-money-vs-physical-gap'],
  ],
  messages: {
    carried: {
      zh: '{column}填{now}，和{when}一样，像是照搬上月；加上本月{month}应为{expected}',
      en: '{column} is {now}, as in {when}: last month’s figure, it seems; with {month} of this month it is {expected}',
    },
    last: { zh: '{when}', en: '{when}' },
    month: { zh: '本月完成', en: 'this month' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 至上年底累计完成投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
平陆县城西小学建设项目 | 18600  | 2000                 | 500          | 3900!            | 6400
平陆县市民广场项目     | 11500  | 1000                 | 300          | 1300             | 2000!
官扬水改扩建工程       | 79300  | 4000                 | 200          | 3200             | 7200
! 本年累计完成投资填3900万元，和2025年4月一样，像是照搬上月；加上本月500万元应为4400万元
! 自开工累计完成投资填2000万元，和2025年4月一样，像是照搬上月；加上本月300万元应为2300万元
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 至上年底累计完成投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
官扬水改扩建工程       | 79300  | 4000                 | 200          | 3000             | 7000
平陆县城西小学建设项目 | 18600  | 2000                 | 500          | 3900             | 5900
平陆县市民广场项目     | 11500  | 1000                 | 300          | 1000             | 2000
`,
    },
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 至上年底累计完成投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
平陆县城西小学建设项目 | 18600  | 2000                 | 0            | 3900             | 5900
平陆县市民广场项目     | 11500  | 1000                 | 300          | 1000             | 2000
官扬水改扩建工程       | 79300  | 4000                 | 200          | 3200             | 7200
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 至上年底累计完成投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
官扬水改扩建工程       | 79300  | 4000                 | 200          | 3000             | 7000
平陆县城西小学建设项目 | 18600  | 2000                 | 500          | 3900             | 5900
平陆县市民广场项目     | 11500  | 1000                 | 300          | 1000             | 2000
`,
    },
  },
  *check(batch) {
    yield* compared(batch, (step) => carried(step))
  },
})

const TITLES = {
  yearCum: { zh: '本年累计完成投资', en: 'completed this year' },
  cum: { zh: '自开工累计完成投资', en: 'completed since the start' },
} as const

function* carried({ now, last, gap, sameYear, when }: Step): Iterable<Outcome<'carried' | 'last' | 'month'>> {
  const [month, prior, year, cum] = [now.amount('month'), now.amount('prior'), now.amount('yearCum'), now.amount('cum')]
  const before = last.amount('yearCum')
  if (!month || !prior || !year || !cum || !before || gap !== 1 || sameYear !== true) return yield UNDECIDABLE
  const wantedYear = sumAmounts([before, month])
  const wantedCum = sumAmounts([prior, wantedYear])
  const isFollowing = (a: Amount, b: Amount): boolean => compareAmounts(a, b) === 'agree'
  const lastCum = last.amount('cum')
  const field =
    isCopy(year, before) && isFollowing(cum, wantedCum) && !isFollowing(year, wantedYear)
      ? 'yearCum'
      : lastCum && isCopy(cum, lastCum) && isFollowing(year, wantedYear) && !isFollowing(cum, wantedCum)
        ? 'cum'
        : null
  if (field === null || month.lo <= 0) return
  const [sum, expected] = field === 'yearCum' ? [year, wantedYear] : [cum, wantedCum]
  yield {
    at: now.at(field),
    message: 'carried',
    data: { column: TITLES[field], now: sum, when, month, expected },
    expected,
    difference: minusAmount(sum, expected),
    explains: (['yearCum', 'cum', 'rate', 'physical'] as const).filter((one) => now.has(one)).map((one) => now.at(one)),
    related: [
      { at: last.at(field), note: 'last' },
      { at: now.at('month'), note: 'month' },
    ],
  }
}

/** The very same figure, not one within rounding. */
function isCopy(a: Amount, b: Amount): boolean {
  return a.value === b.value && a.unit === b.unit
}
