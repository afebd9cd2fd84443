import { compareAmounts, minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

export default defineRule({
  id: 'invest-received-exceeds-agreed',
  title: { zh: '到位资金大于协议投资', en: 'More money received than agreed' },
  why: {
    zh: '到位资金超过协议投资，多半是单位写错或填成了别的项目；到位率一算就超过100%。',
    en: 'More than was agreed is mostly a wrong unit or another project’s figure, and the rate of money received passes 100 %.',
  },
  help: {
    zh: '核对两个数和单位；确实增资的，先把协议投资改成增资后的数。',
    en: 'Check both figures and their units; where the agreement was raised, enter the new amount first.',
  },
  source: {
    zh: '种子001“固定资产投资项目资金到位额157.19亿元”与签约额并列',
    en: 'Seed 001 reports money received beside the amount signed',
  },
  severity: 'warning',
  on: 'record',
  tables: ['sign'],
  columns: ['agreedTotal', 'received'],
  messages: {
    exceeds: {
      zh: '到位资金{received}大于协议投资{agreed}，多{off}',
      en: 'received {received} exceeds the agreed {agreed} by {off}',
    },
  },
  examples: {
    bad: `
平陆县2025年招商引资签约项目台账
单位：万元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资 | 是否开工 | 到位资金
1    | 甲项目   | 甲公司 | 2025年3月 | 30000    | 是       | 35000!
! 到位资金35000万元大于协议投资30000万元，多5000万元
`,
    good: `
平陆县2025年招商引资签约项目台账
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资（亿元） | 是否开工 | 到位资金（万元）
1    | 甲项目   | 甲公司 | 2025年3月 | 3.00             | 是       | 30000
2    | 乙项目   | 乙公司 | 2025年3月 | 3.00             | 否       |
`,
  },
  *check(record) {
    // Nothing received yet: nothing to compare.
    if (record.isBlank('received')) return
    const [agreed, received] = [record.amount('agreedTotal'), record.amount('received')]
    if (!agreed || !received) return yield UNDECIDABLE
    const compared = compareAmounts(received, agreed)
    if (compared === null) yield UNDECIDABLE
    if (compared !== 'greater') return
    const off = minusAmount(received, agreed)
    yield {
      at: record.at('received'),
      message: 'exceeds',
      data: { received, agreed, off },
      difference: off,
      related: [{ at: record.at('agreedTotal') }],
    }
  },
})
