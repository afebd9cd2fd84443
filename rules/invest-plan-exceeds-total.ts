import { compareAmounts, minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

export default defineRule({
  id: 'invest-plan-exceeds-total',
  title: { zh: '年度计划大于总投资', en: 'Plan of the year exceeds the total' },
  why: {
    zh: '一年的计划不可能超过整个项目的投资。审核的人一眼就能看出，会怀疑整张表的数。',
    en: 'No year can spend more than the whole project. Anyone who reads the table sees it, and doubts the rest.',
  },
  help: {
    zh: '核对两个数和它们的单位：常见的是少写一位、万元和亿元写混，或总投资调整后计划没有改。',
    en: 'Check both amounts and their units: usual causes are a missing digit, 万元 for 亿元, or a total that was revised while the plan was not.',
  },
  source: {
    zh: '种子002附件15个项目的年度计划都小于总投资（反例）',
    en: 'seed 002: all 15 plans are below their totals',
  },
  severity: 'error',
  on: 'record',
  needs: ['plan', 'total'],
  supersedes: ['invest-plan-far-from-linear'],
  messages: {
    exceeds: {
      zh: '年度计划{plan}大于总投资{total}，多{off}',
      en: 'the plan of the year {plan} exceeds the total {total} by {off}',
    },
  },
  examples: {
    bad: `
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目   | 6000   | 7500!
乙项目   | 33000  | 5000
! 年度计划7500万元大于总投资6000万元，多1500万元
`,
    good: `
项目名称 | 总投资（亿元） | 年度计划投资（万元）
甲项目   | 0.60           | 6000
乙项目   | 0.33           | 3349
丙项目   | 0.50           |
丁项目   |                | 200
戊项目   | 0              | 200
`,
  },
  *check(record) {
    const plan = record.amount('plan')!
    const total = record.amount('total')!
    // A 总投资 of 0 is wrong itself (`invest-not-positive`): nothing can be held against it.
    const compared = total.value > 0 ? compareAmounts(plan, total) : null
    if (compared === null) yield UNDECIDABLE
    if (compared !== 'greater') return
    const off = minusAmount(plan, total)
    yield {
      at: record.at('plan'),
      message: 'exceeds',
      data: { plan, total, off },
      difference: off,
      explains: [record.at('plan')],
      related: [{ at: record.at('total') }],
    }
  },
})
