import { type Amount, compareAmounts, type Month, scaleAmount, sumAmounts, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isPriorOfLastYear } from './sums.js'

export default defineRule({
  id: 'invest-plan-far-from-linear',
  title: { zh: '年度计划与工期不匹配', en: 'Plan of the year far from what the time asks' },
  why: {
    zh: '按工期平均，今年该做的远比计划多（或少）：计划定得离谱，年中调度时进度一定和工期对不上。',
    en: 'Spread over its months the project would need far more (or less) this year: the dispatch meetings will find time and money apart.',
  },
  help: {
    zh: '按工期平均的需要 = 总投资 × 本年月数 ÷ 总月数，首尾两个月都算（2021年10月至2026年10月是61个月）。年度计划在它的四分之一到4倍之间的不提；至上年底累计加年度计划已够总投资95%的不提，往年开工而至上年底累计空着的不判。确有原因（主体已完、设备集中付款）不用改。',
    en: 'Need = total × months of this year ÷ all months, the first and the last counted (2021-10 to 2026-10 are 61). Between a quarter and four times the need nothing is said, nor where last year’s sum and the plan make up 95 % of the total; where work began earlier and last year’s sum is blank, nothing can be said. With a reason (works done, machines paid at once) leave it.',
  },
  source: {
    zh: '种子002附件1号（年度计划0.30亿元，按工期平均1.56亿元）',
    en: 'seed 002, project 1: plan 0.30 亿元 where its time asks 1.56',
  },
  severity: 'info',
  on: 'record',
  tables: ['plan'],
  needs: ['total', 'plan', 'start', 'finish'],
  given: ['year'],
  options: { low: 0.25, high: 4, done: 0.95 },
  messages: {
    low: {
      zh: '年度计划{plan}，按{start}至{finish}（{months}个月）平均今年约需{need}，计划只有它的{ratio}',
      en: 'plan {plan}; {start} to {finish} ({months} months) would need about {need} this year, the plan is {ratio} of it',
    },
    high: {
      zh: '年度计划{plan}，按{start}至{finish}（{months}个月）平均今年约需{need}，计划是它的{ratio}',
      en: 'plan {plan}; {start} to {finish} ({months} months) would need about {need} this year, the plan is {ratio} of it',
    },
  },
  examples: {
    bad: `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 2025年计划投资（亿元） | 计划开工时间 | 计划竣工时间
甲项目   | 7.93           | 0.30!                  | 2021年10月   | 2026年10月
乙项目   | 3.30           | 0.50                   | 2025年1月    | 2026年8月
丙项目   | 1.20           | 1.00!                  | 2025年12月   | 2026年11月
! 年度计划0.30亿元，按2021年10月至2026年10月（61个月）平均今年约需1.56亿元，计划只有它的19%
! 年度计划1.00亿元，按2025年12月至2026年11月（12个月）平均今年约需0.10亿元，计划是它的1000%
`,
    good: `
平陆县2025年重点项目表
单位：亿元
项目名称 | 总投资 | 年度计划投资 | 至上年底累计完成投资 | 建设起止年限
甲项目   | 3.30   | 0.50         |                      | 2025年1月-2026年8月
乙项目   | 6.00   | 1.00         |                      | 2021-2026年
丙项目   | 7.93   | 0.03         | 7.90                 | 2021年10月-2026年10月
丁项目   | 7.93   | 0.30         |                      | 待定
戊项目   | 7.93   | 0.30         |                      | 2021年10月-2026年10月
己项目   | 0      | 0.30         | 0                    | 2025年4月-2026年4月
`,
  },
  *check(record, { options }) {
    const [total, plan] = [record.amount('total')!, record.amount('plan')!]
    const [start, finish] = [record.month('start')!, record.month('finish')!]
    // A 总投资 of 0 is wrong itself (`invest-not-positive`): nothing can be held against it.
    if (total.value <= 0) return yield UNDECIDABLE
    const shares = sharesOfYear(start, finish, record.table.year!)
    if (shares.length === 0) return
    const needs = shares.map((share) => scaleAmount(total, share))
    const low = needs.every((need) => compareAmounts(plan, scaleAmount(need, options.low)) === 'less')
    const high = needs.every((need) => compareAmounts(plan, scaleAmount(need, options.high)) === 'greater')
    if (!low && !high) return
    if (low) {
      const prior = record.amount('prior')
      const isOpen = record.has('prior') && prior === null && start.first < record.table.year! * 12
      if (isOpen || !isPriorOfLastYear(record.table)) {
        yield UNDECIDABLE
        return
      }
      if (prior && compareAmounts(sumAmounts([prior, plan]), scaleAmount(total, options.done)) !== 'less') return
    }
    const need: Amount = { ...needs[0]!, decimals: plan.decimals ?? 2 }
    yield {
      at: record.at('plan'),
      message: low ? 'low' : 'high',
      data: {
        plan,
        start,
        finish,
        months: finish.last - start.first + 1,
        need,
        ratio: `${((plan.value / need.value) * 100).toFixed(0)}%`,
      },
      expected: need,
      related: [{ at: record.at('total') }, { at: record.at('start') }, { at: record.at('finish') }],
    }
  },
})

/**
 * The share of all months that lie in the plan year, both ends counted, from the earliest start to the latest finish first; where
 * a date is known only to the year or the quarter, for its other ends too. Empty where no month of the work lies in the year.
 */
function sharesOfYear(start: Month, finish: Month, year: number): number[] {
  const shares: number[] = []
  for (const from of [start.first, start.last])
    for (const to of [finish.last, finish.first]) {
      const months = Math.min(to, year * 12 + 11) - Math.max(from, year * 12) + 1
      if (to < from || months <= 0) return []
      shares.push(months / (to - from + 1))
    }
  return shares
}
