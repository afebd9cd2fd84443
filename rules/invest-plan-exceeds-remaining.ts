import { compareAmounts, minusAmount, scaleAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { remarkSays } from './readings.js'
import { isPriorOfLastYear } from './sums.js'

export default defineRule({
  id: 'invest-plan-exceeds-remaining',
  title: { zh: '年度计划大于剩余投资', en: 'Plan of the year exceeds what remains' },
  why: {
    zh: '总投资减去以前年度完成的，就是还能安排的。计划比它大，年底不是完不成就是累计超过总投资，统计核查必问。',
    en: 'The total less what earlier years completed is all that can be planned. A larger plan will be missed, or end above the total, which an audit is sure to ask about.',
  },
  help: {
    zh: '核对至上年底累计完成投资和年度计划；确实超概的，先办概算调整，并在备注中写明“调概”或“超概”。多出剩余投资5%以内的只请核实；大于总投资的由“年度计划大于总投资”一条报；“至上年底”写的不是上一年的不判。',
    en: 'Check what was completed by the end of last year, and the plan. Where costs did exceed the estimate, have it revised and say 调概 or 超概 in the remarks. Up to 5 % above what remains is only to be confirmed; a plan above the whole total is reported by invest-plan-exceeds-total; a heading that names another year end is not judged.',
  },
  source: { zh: '常理：总投资 = 以前年度完成 + 剩余投资', en: 'common sense: total = completed before + remaining' },
  severity: 'error',
  on: 'record',
  tables: ['plan', 'dispatch'],
  needs: ['plan', 'total', 'prior'],
  supersedes: ['arith-carry-over'],
  options: { warnWithin: 0.05, remarks: ['调概', '超概', '概算调整', '调整概算'] },
  messages: {
    exceeds: {
      zh: '年度计划{plan}大于剩余投资{remaining}（总投资{total} − 至上年底{prior}），多{off}',
      en: 'the plan {plan} exceeds what remains, {remaining} (total {total} − by the end of last year {prior}), by {off}',
    },
    spent: {
      zh: '至上年底已完成{prior}，超过总投资{total}，却还有年度计划{plan}',
      en: 'by the end of last year {prior} was completed, more than the total {total}, yet {plan} is planned',
    },
  },
  examples: {
    bad: `
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 至上年底累计完成投资 | 年度计划投资
甲项目   | 43600  | 30000                | 15000!
乙项目   | 43600  | 38600                | 5100!
丙项目   | 6000   | 6200                 | 300!
丁项目   | 6000   | 1000                 | 5000
! 年度计划15000万元大于剩余投资13600万元（总投资43600万元 − 至上年底30000万元），多1400万元
! 年度计划5100万元大于剩余投资5000万元（总投资43600万元 − 至上年底38600万元），多100万元
! 至上年底已完成6200万元，超过总投资6000万元，却还有年度计划300万元
`,
    good: [
      `
平陆县2025年重点项目计划表
项目名称 | 总投资（亿元） | 截至2024年底累计完成投资（亿元） | 年度计划投资（万元） | 备注
甲项目   | 4.36           | 3.86                             | 5040                 |
乙项目   | 2.93           | 2.50                             | 6000                 | 已报批调概
丙项目   | 1.86           |                                  | 9000                 |
丁项目   | 1.86           | 1.90                             | 0                    |
戊项目   | 0.30           | 0.10                             | 5000                 |
`,
      `
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 至2025年底累计完成投资 | 年度计划投资
甲项目   | 43600  | 43600                  | 15000
`,
    ],
  },
  *check(record, { options }) {
    const [plan, total, prior] = [record.amount('plan')!, record.amount('total')!, record.amount('prior')!]
    if (plan.value <= 0 || compareAmounts(plan, total) === 'greater') return
    const remaining = minusAmount(total, prior)
    const compared = compareAmounts(plan, remaining)
    // A 总投资 of 0 is wrong itself (`invest-not-positive`): nothing can be held against it.
    if (compared === null || total.value <= 0 || !isPriorOfLastYear(record.table)) return yield UNDECIDABLE
    if (compared !== 'greater' || remarkSays(record, options.remarks)) return
    const off = minusAmount(plan, remaining)
    const isSpent = compareAmounts(prior, total) === 'greater'
    const isSmall = !isSpent && compareAmounts(plan, scaleAmount(remaining, 1 + options.warnWithin)) !== 'greater'
    yield {
      at: record.at('plan'),
      message: isSpent ? 'spent' : 'exceeds',
      ...(isSmall ? { severity: 'warning' } : {}),
      data: { plan, total, prior, remaining, off },
      difference: off,
      explains: isSpent && record.has('cum') ? [record.at('cum')] : [],
      related: [{ at: record.at('total') }, { at: record.at('prior') }],
    }
  },
})
