import type { FactRecord } from '../src/core/index.js'
import { compareAmounts, minusAmount, type Outcome, sumAmounts, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { type Step, trailOf } from './follow.js'
import { FOLLOWS } from './renames.js'

type Project = FactRecord<Fields>

export default defineRule({
  id: 'period-year-rollover',
  title: { zh: '跨年累计未清零', en: 'The year to date was not begun anew' },
  why: {
    zh: '本年累计每年1月从零算起。沿用上年12月的数，全年都会多出一整年的投资。',
    en: 'The year to date begins anew each January; carried over from December, it counts a whole year twice for the whole year.',
  },
  help: {
    zh: '1月的本年累计应等于本月完成；把上年的累计并入“至上年底累计”，本年累计从头填。1月报表免报、2月才是首报的，只在本年累计恰好等于上年12月累计加本月时报出（要有 --previous），2月填两个月合计是可以的。自开工累计小于上年12月的，由 period-cum-decreased 报。',
    en: 'In January the year to date is what was done in the month; last year’s belongs to what was done before. Where January is waived and February reports first, it is told only where the year to date is exactly December’s and the month (--previous is needed). What is completed since the start is looked at by period-cum-decreased.',
  },
  source: {
    zh: '固定资产投资统计：自年初累计＝本月＋上月自年初累计；福建：1月份数据免报',
    en: 'Statistics of fixed assets: the year to date begins in January; Fujian: the report of January is waived',
  },
  severity: 'error',
  on: 'batch',
  tables: ['dispatch'],
  columns: ['month', 'yearCum'],
  reads: [...FOLLOWS, 'month', 'yearCum', 'cum', 'rate'],
  // One figure carried over upsets every other rule about it.
  supersedes: [
    'arith-month-sum-vs-cumulative',
    'arith-carry-over',
    'arith-rate-mismatch',
    'invest-year-cum-over-plan',
    'invest-cum-exceeds-total',
    'period-cum-recurrence',
  ],
  messages: {
    carried: {
      zh: '本年累计{sum}，正好是{when}的{before}加本月{month}：年初没有从头算起',
      en: 'the year to date is {sum}, exactly the {before} of {when} and {month} of this month: it was not begun anew',
    },
    above: {
      zh: '1月的本年累计{sum}大于本月完成{month}，多{off}',
      en: 'in January the year to date {sum} exceeds the month {month} by {off}',
    },
    month: { zh: '本月完成', en: 'this month' },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年1月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 4400!
平陆县市民广场项目     | 11500  | 300          | 300
官扬水改扩建工程       | 79300  | 200          | 260!
! 本年累计4400万元，正好是2024年12月的3900万元加本月500万元：年初没有从头算起
! 1月的本年累计260万元大于本月完成200万元，多60万元
`,
        previous: `
平陆县2024年12月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 3900
平陆县市民广场项目     | 11500  | 300          | 2000
官扬水改扩建工程       | 79300  | 200          | 3000
`,
      },
      {
        table: `
平陆县2025年2月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 4400!
平陆县市民广场项目     | 11500  | 300          | 700
! 本年累计4400万元，正好是2024年12月的3900万元加本月500万元：年初没有从头算起
`,
        previous: `
平陆县2024年12月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 3900
平陆县市民广场项目     | 11500  | 300          | 2000
`,
      },
    ],
    good: [
      `
平陆县2025年1月重点项目调度表
单位：亿元
项目名称               | 总投资 | 本月完成投资（万元） | 本年累计完成投资
平陆县城西小学建设项目 | 1.86   | 480                  | 0.05
平陆县市民广场项目     | 1.15   |                      |
`,
      {
        table: `
平陆县2025年2月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 4400
平陆县市民广场项目     | 11500  | 300          | 700
`,
        previous: [
          `
平陆县2024年12月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 3900
平陆县市民广场项目     | 11500  | 300          | 2000
`,
          `
平陆县2025年1月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 3900         | 3900
平陆县市民广场项目     | 11500  | 400          | 400
`,
        ],
      },
    ],
  },
  *check(batch) {
    const trail = trailOf(batch)
    for (const table of batch.tables) {
      // With neither a month nor a report before, nobody knows whether this is the first of a year.
      if (table.period === null && !trail.hasPast(table)) {
        yield UNDECIDABLE
        continue
      }
      const isJanuary = table.period !== null && table.period % 12 === 0
      // Where a report of this year went before, this is not the first.
      if (!isJanuary && (!trail.hasPast(table) || trail.hasPastOfYear(table))) continue
      for (const now of table.records()) if (!now.isContinued) yield* judge(now, trail.last(now), isJanuary)
    }
  },
})

type Message = 'carried' | 'above' | 'month' | 'last'

function* judge(now: Project, last: Step | 'unclear' | null, isJanuary: boolean): Iterable<Outcome<Message>> {
  const before = last !== null && last !== 'unclear' ? last : null
  if (!isJanuary && before?.sameYear !== false) {
    if (last === 'unclear' || before?.sameYear === null) yield UNDECIDABLE
    return
  }
  const [sum, month] = [now.amount('yearCum'), now.amount('month')]
  if (!sum || !month) return yield UNDECIDABLE
  const order = compareAmounts(sum, month)
  if (order === null) return yield UNDECIDABLE
  if (order !== 'greater') return
  const explains = (['yearCum', 'cum', 'rate'] as const).flatMap((field) => (now.has(field) ? [now.at(field)] : []))
  const related = [{ at: now.at('month'), note: 'month' as const }]
  const carried = before?.last.amount('yearCum')
  if (before && carried && carried.value > 0 && compareAmounts(sum, sumAmounts([carried, month])) === 'agree') {
    yield {
      at: now.at('yearCum'),
      message: 'carried',
      data: { sum, month, before: carried, when: before.when },
      expected: month,
      explains,
      related: [...related, { at: before.last.at('yearCum'), note: 'last' }],
    }
    return
  }
  if (!isJanuary) return
  const off = minusAmount(sum, month)
  yield { at: now.at('yearCum'), message: 'above', data: { sum, month, off }, difference: off, explains, related }
}
