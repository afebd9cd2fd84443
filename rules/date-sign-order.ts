import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { dayWords, isEarlier } from './readings.js'

export default defineRule({
  id: 'date-sign-order',
  title: { zh: '开工早于签约', en: 'Started before it was signed' },
  why: {
    zh: '还没签约就开工的项目不是招商来的，算进当年开工率会被核掉。',
    en: 'A project that started before it was signed was not won by signing; counted into the start rate it is struck out again.',
  },
  help: {
    zh: '按合同和开工报告核对两个日期，常见的是年份写错。确实先开工后补签的，在备注里说明，并想好算不算当年签约。',
    en: 'Compare both dates with the contract and the start report; often a year is wrong. If it really was signed later, say so in the remarks.',
  },
  source: {
    zh: '种子002前言“签约项目当年开工率”：先签约后开工',
    en: 'Seed 002 preamble: signed projects that start in the same year',
  },
  severity: 'warning',
  on: 'record',
  tables: ['sign'],
  columns: ['signDate', 'actualStart'],
  messages: {
    before: {
      zh: '开工时间{start}早于签约日期{signed}，请核实',
      en: 'started {start}, signed only {signed}: please check',
    },
  },
  examples: {
    bad: `
平陆县2025年招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资 | 是否开工 | 开工日期
1    | 甲项目   | 甲公司 | 2025年3月 | 3.00     | 是       | 2024年4月!
! 开工时间2024年4月早于签约日期2025年3月，请核实
`,
    good: `
平陆县2025年招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资 | 是否开工 | 开工日期
1    | 甲项目   | 甲公司 | 2025年3月 | 3.00     | 是       | 2025年3月
2    | 乙项目   | 乙公司 | 2025年3月 | 3.00     | 是       | 2025年
3    | 丙项目   | 丙公司 | 2025年3月 | 3.00     | 否       |
`,
  },
  *check(record) {
    // What has not started has no date of start.
    if (record.isBlank('actualStart')) return
    const [start, signed] = [record.month('actualStart'), record.month('signDate')]
    if (!start || !signed) return yield UNDECIDABLE
    if (!isEarlier(start, signed)) return
    const sameMonth = start.first === signed.first
    yield {
      at: record.at('actualStart'),
      message: 'before',
      data: sameMonth ? { start: dayWords(start), signed: dayWords(signed) } : { start, signed },
      related: [{ at: record.at('signDate') }],
    }
  },
})
