import { compareAmounts, minusAmount, scaleAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isFinished, sinceStart, writtenIn } from './readings.js'

/**
 * A finished project whose money falls far short: 自开工累计 below 90 % of 总投资 (至上年底 and 本年累计 together where it has no column
 * of its own); where neither column exists, 本年累计 below 50 % of the year's plan.
 */
export default defineRule({
  id: 'status-completed-low-cumulative',
  title: { zh: '完工但投资完成率低', en: 'Finished while the money is far short' },
  why: {
    zh: '完工了投资却差一大截，不是状态填早了，就是投资漏报，统计上这部分再也补不回来。',
    en: 'Finished with much of the money missing: the status is early, or money was never reported and cannot be later.',
  },
  help: {
    zh: '核对完工状态和累计投资；确有结余或概算调减的，在备注里说明。',
    en: 'Check the status and the cumulative figure; explain savings or a reduced estimate in the remarks.',
  },
  source: {
    zh: '真实台账：完工项目只完成总投资的20%',
    en: 'A filed ledger: finished at 20 % of the total',
  },
  severity: 'warning',
  on: 'record',
  tables: ['dispatch'],
  needs: ['status', ['cum', 'yearCum']],
  options: {
    /** Percent of 总投资 a finished project should have spent. */
    total: 90,
    /** Percent of the year's plan, where only the year is known. */
    plan: 50,
  },
  messages: {
    total: {
      zh: '填“{status}”，自开工累计完成投资{done}只有总投资{whole}的{rate}%，不足{least}%',
      en: 'says “{status}” while {done} completed since the start is {rate} % of the total of {whole}, less than {least} %',
    },
    plan: {
      zh: '填“{status}”，本年累计完成投资{done}只有年度计划{whole}的{rate}%，不足{least}%',
      en: 'says “{status}” while {done} completed this year is {rate} % of the plan of {whole}, less than {least} %',
    },
  },
  examples: {
    bad: [
      `
5月重点项目调度表（单位：万元） | <            | <      | <                | <                  | <
序号                            | 项目名称     | 总投资 | 本年累计完成投资 | 自开工累计完成投资 | 开工状态
1                               | 商贸中心项目 | 10300  | 1400             | 8400               | 完工!
2                               | 城西小学项目 | 18600  | 2150             | 8350               | 在建
! 填“完工”，自开工累计完成投资8400万元只有总投资10300万元的81.6%，不足90%
`,
      `
5月重点项目调度表（单位：万元） | <            | <      | <                    | <                | <
序号                            | 项目名称     | 总投资 | 至上年底累计完成投资 | 本年累计完成投资 | 开工状态
1                               | 商贸中心项目 | 10300  | 7000                 | 1400             | 已投产!
! 填“已投产”，自开工累计完成投资8400万元只有总投资10300万元的81.6%，不足90%
`,
      `
5月重点项目调度表（单位：万元） | <            | <            | <                | <
序号                            | 项目名称     | 年度计划投资 | 本年累计完成投资 | 开工状态
1                               | 商贸中心项目 | 3300         | 1400             | 竣工!
! 填“竣工”，本年累计完成投资1400万元只有年度计划3300万元的42.4%，不足50%
`,
    ],
    good: `
5月重点项目调度表（单位：亿元） | <            | <      | <                | <                  | <
序号                            | 项目名称     | 总投资 | 本年累计完成投资 | 自开工累计完成投资 | 开工状态
1                               | 商贸中心项目 | 1.03   | 0.33             | 0.93               | 完工
2                               | 城西小学项目 | 0.1    | 0.01             | 0.08               | 完工
3                               | 养老项目     | 0.83   | 0.10             |                    | 完工
4                               | 供热管网工程 |        | 0.10             | 0.10               | 完工
5                               | 市民广场项目 | 1.15   | 0.00             | 0.00               | 停工
`,
  },
  *check(record, { options }) {
    if (!isFinished(record)) return
    const byYear = !record.has('cum') && !record.has('prior')
    const done = byYear ? record.amount('yearCum') : sinceStart(record)
    const whole = byYear ? record.amount('plan') : record.amount('total')
    const least = byYear ? options.plan : options.total
    const compared = done && whole && compareAmounts(done, scaleAmount(whole, least / 100))
    if (!done || !whole || !compared) return yield UNDECIDABLE
    if (compared !== 'less') return
    const rate = Number(((done.value / whole.value) * 100).toFixed(1))
    const expected = scaleAmount(whole, least / 100)
    const data = { status: writtenIn(record, 'status'), done, whole, rate, least }
    const parts = byYear ? (['yearCum', 'plan'] as const) : (['cum', 'prior', 'yearCum', 'total'] as const)
    yield {
      at: record.at('status'),
      message: byYear ? 'plan' : 'total',
      data,
      difference: minusAmount(expected, done),
      related: parts.filter((part) => record.amount(part)).map((part) => ({ at: record.at(part) })),
    }
  },
})
