import { compareAmounts, minusAmount, type Outcome, sumAmounts, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { CORRECTED, compared, type Step } from './follow.js'
import { remarkSays } from './readings.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'period-cum-recurrence',
  title: { zh: '累计不等于上月累计加本月', en: 'A cumulative amount does not follow from the month' },
  why: {
    zh: '自年初累计＝上月累计＋本月完成，是统计报表的基本勾稽。对不上，本月数和累计数里总有一个是错的。',
    en: 'This month’s cumulative amount is last month’s and the month: where it is not, the month or the sum is wrong.',
  },
  help: {
    zh: '核对本月完成和累计，改正填错的。补报或核减以前月份的，在备注里写明。只比较紧接着的上一个月；中间缺了月份的无法判断。累计比上期还小的由 period-cum-decreased 报，这里不重复。',
    en: 'Compare the month with the sum and mend the wrong one; amounts reported late or taken back are explained in the remarks. Only the month before is compared with; where months are missing it is undecidable. A sum that has fallen is told by period-cum-decreased.',
  },
  source: {
    zh: '固定资产投资统计：自年初累计＝本月完成＋上月自年初累计',
    en: 'Statistics of fixed assets: the year to date is last month’s and the month',
  },
  severity: 'error',
  on: 'batch',
  tables: ['dispatch'],
  columns: ['month', ['yearCum', 'cum']],
  reads: [...FOLLOWS, 'month', 'yearCum', 'cum', 'problem'],
  given: ['previous'],
  messages: {
    off: {
      zh: '{column}{now}，而{when}的{before}加本月{month}是{expected}，差{off}',
      en: '{column} is {now}, but {before} of {when} and {month} of this month make {expected}: {off} out',
    },
    month: { zh: '本月完成', en: 'this month' },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 4500!
平陆县市民广场项目     | 11500  | 300          | 1300
官扬水改扩建工程       | 79300  | 200          | 3100!
! 本年累计4500万元，而2025年4月的3900万元加本月500万元是4400万元，差100万元
! 本年累计3100万元，而2025年4月的3000万元加本月200万元是3200万元，差100万元
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
官扬水改扩建工程       | 79300  | 200          | 3000
平陆县城西小学建设项目 | 18600  | 500          | 3900
平陆县市民广场项目     | 11500  | 300          | 1000
`,
    },
    good: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：亿元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 备注
平陆县城西小学建设项目 | 1.86   | 0.05         | 0.44             |
平陆县市民广场项目     | 1.15   | 0.03         | 0.15             | 核定补报3月完成数
官扬水改扩建工程       | 7.93   |              | 0.32             |
`,
        previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 3870
平陆县市民广场项目     | 11500  | 300          | 1000
官扬水改扩建工程       | 79300  | 200          | 3000
`,
      },
      {
        table: `
平陆县2025年2月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 900              | 9400
`,
        previous: `
平陆县2024年12月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 3900             | 8500
`,
      },
    ],
  },
  *check(batch) {
    yield* compared(batch, (step) => follows(step))
  },
})

const TITLES = {
  yearCum: { zh: '本年累计', en: 'the year to date' },
  cum: { zh: '自开工累计', en: 'what is completed since the start' },
} as const

function* follows(step: Step): Iterable<Outcome<'off' | 'month' | 'last'>> {
  const { now, last, gap, sameYear, when } = step
  const field = sameYear !== false && now.amount('yearCum') && last.amount('yearCum') ? 'yearCum' : 'cum'
  const [sum, before, month] = [now.amount(field), last.amount(field), now.amount('month')]
  if (!sum || !before || !month || gap !== 1 || (field === 'yearCum' && sameYear === null)) return yield UNDECIDABLE
  const expected = sumAmounts([before, month])
  const order = compareAmounts(sum, expected)
  if (order === null) return yield UNDECIDABLE
  if (order === 'agree' || compareAmounts(sum, before) === 'less' || remarkSays(now, REPORTED_LATE)) return
  const difference = minusAmount(sum, expected)
  yield {
    at: now.at(field),
    message: 'off',
    data: { column: TITLES[field], now: sum, when, before, month, expected, off: absolute(difference) },
    expected,
    difference,
    related: [
      { at: now.at('month'), note: 'month' },
      { at: last.at(field), note: 'last' },
    ],
  }
}

const REPORTED_LATE = [...CORRECTED, '补报', '补录', '追加', '调增', '含上月', '漏报']

function absolute(amount: ReturnType<typeof minusAmount>): ReturnType<typeof minusAmount> {
  return { ...amount, value: Math.abs(amount.value) }
}
