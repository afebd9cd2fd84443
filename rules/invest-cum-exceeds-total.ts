import { compareAmounts, minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { remarkSays } from './readings.js'

export default defineRule({
  id: 'invest-cum-exceeds-total',
  title: { zh: '累计完成大于总投资', en: 'Completed investment exceeds the total' },
  why: {
    zh: '完成数超过总投资（倒挂）是统计核查的必查项：要么报多了，要么概算调整没有报。',
    en: 'More completed than the whole is the first thing an audit of the statistics looks for: over-reported, or a revision that was never filed.',
  },
  help: {
    zh: '核对累计数；确实超概的，先办概算调整，并在备注中写明“调概”或“超概”。本年累计超过总投资的，写了备注也不行。',
    en: 'Check the amount; where costs did exceed the estimate, have it revised and say 调概 or 超概 in the remarks. A single year above the total is never right.',
  },
  source: {
    zh: '某区2018年台账有3个项目倒挂（最多20倍）；统计制度“实际需要总投资”',
    en: 'a district ledger of 2018 has three such projects, one 20 times over; 实际需要总投资 of the statistical system',
  },
  severity: 'error',
  on: 'record',
  needs: ['total', ['cum', 'yearCum']],
  // A total that is too small, or a year before that is too large, breaks these as well.
  supersedes: ['invest-plan-exceeds-remaining', 'invest-year-cum-over-plan'],
  options: { remarks: ['调概', '超概', '概算调整', '调整概算'] },
  messages: {
    cum: {
      zh: '自开工累计{done}大于总投资{total}，多{off}',
      en: 'completed since the start {done} exceeds the total {total} by {off}',
    },
    yearCum: {
      zh: '本年累计{done}大于总投资{total}，多{off}',
      en: 'completed this year {done} exceeds the total {total} by {off}',
    },
  },
  examples: {
    bad: `
单位：万元
项目名称 | 总投资 | 本年累计完成投资 | 自开工累计完成投资 | 备注
甲项目   | 29300  | 2050             | 30350!             |
乙项目   | 6000   | 6500!            | 7000               | 已调概
! 自开工累计30350万元大于总投资29300万元，多1050万元
! 本年累计6500万元大于总投资6000万元，多500万元
`,
    good: `
项目名称 | 总投资（亿元） | 本年累计完成投资（万元） | 自开工累计完成投资（万元） | 备注
甲项目   | 2.93           | 2050                     | 29330                      |
乙项目   | 0.60           | 500                      | 6500                       | 超概部分已报批
丙项目   | 0.60           |                          |                            |
丁项目   | 0              | 500                      | 500                        |
`,
  },
  *check(record, { options }) {
    const total = record.amount('total')!
    // A 总投资 of 0 is wrong itself (`invest-not-positive`): nothing can be held against it.
    if (total.value <= 0) return yield UNDECIDABLE
    // What a single year exceeds, the sum of years exceeds as well: one finding, at the year.
    for (const field of ['yearCum', 'cum'] as const) {
      const done = record.amount(field)
      const compared = done && compareAmounts(done, total)
      if (done && compared === null) yield UNDECIDABLE
      if (!done || compared !== 'greater') continue
      if (field === 'cum' && remarkSays(record, options.remarks)) return
      const off = minusAmount(done, total)
      yield {
        at: record.at(field),
        message: field,
        data: { done, total, off },
        difference: off,
        explains: [record.at(field), ...(record.has('plan') ? [record.at('plan')] : [])],
        related: [{ at: record.at('total') }],
      }
      return
    }
  },
})
