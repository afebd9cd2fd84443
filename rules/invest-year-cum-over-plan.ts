import { compareAmounts, minusAmount, scaleAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

export default defineRule({
  id: 'invest-year-cum-over-plan',
  title: { zh: '年累计超年度计划', en: 'Year to date exceeds the plan' },
  why: {
    zh: '超额完成是好事，超得太多却常是把历年完成数填进了本年，或者计划定小了，排名时会被要求说明。',
    en: 'To do more than planned is well; far more is often all years entered as this one, or a plan set too low, and the ranking will ask for the reason.',
  },
  help: {
    zh: '核对本年累计是不是只算本年；计划调整过的，改成调整后的数。超过计划20%以上的请核实，以内的只提示。完成率超过100%在各地都常见（沁水122.6%），所以这一条默认不开；年度计划为0的不判。',
    en: 'Make sure the amount is of this year only; where the plan was changed give the new one. Above 120 % it is to be confirmed, below it is advice. Rates above 100 % are common (Qinshui 122.6 %), so the rule is off until turned on; a plan of 0 is not judged.',
  },
  source: {
    zh: '完成率超过100%的真实数据：沁水122.6%、汉中107.56%',
    en: 'rates above 100 % in published data: Qinshui 122.6 %, Hanzhong 107.56 %',
  },
  severity: 'info',
  off: true,
  on: 'record',
  tables: ['dispatch'],
  needs: ['yearCum', 'plan'],
  options: { warnAbove: 1.2 },
  messages: {
    over: {
      zh: '本年累计{done}超过年度计划{plan}，多{off}，是计划的{ratio}',
      en: 'year to date {done} exceeds the plan {plan} by {off}, {ratio} of it',
    },
  },
  examples: {
    bad: `
平陆县2025年11月重点项目调度表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 30000  | 5000         | 300          | 5500!
乙项目   | 30000  | 5000         | 300          | 9000!
丙项目   | 30000  | 5000         | 300          | 5000
! 本年累计5500万元超过年度计划5000万元，多500万元，是计划的110%
! 本年累计9000万元超过年度计划5000万元，多4000万元，是计划的180%
`,
    good: `
平陆县2025年11月重点项目调度表
项目名称 | 总投资（亿元） | 年度计划投资（亿元） | 本月完成投资（万元） | 本年累计完成投资（万元）
甲项目   | 3.00           | 0.50                 | 300                  | 5040
乙项目   | 3.00           | 0                    | 300                  | 500
丙项目   | 3.00           |                      | 300                  | 500
丁项目   | 3.00           | 0.50                 |                      |
`,
  },
  *check(record, { options }) {
    const [done, plan] = [record.amount('yearCum')!, record.amount('plan')!]
    const compared = plan.value > 0 ? compareAmounts(done, plan) : null
    if (compared === null) yield UNDECIDABLE
    if (compared !== 'greater') return
    const off = minusAmount(done, plan)
    const isFar = compareAmounts(done, scaleAmount(plan, options.warnAbove)) === 'greater'
    yield {
      at: record.at('yearCum'),
      message: 'over',
      ...(isFar ? { severity: 'warning' } : {}),
      data: { done, plan, off, ratio: `${((done.value / plan.value) * 100).toFixed(0)}%` },
      difference: off,
      related: [{ at: record.at('plan') }],
    }
  },
})
