import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { hasStartedBy } from './readings.js'
import { signedIn } from './signed.js'
import { percentOf, rateOf } from './targets.js'

/** The month (0 is January) from whose end on the rate of the year is final. */
const DECEMBER = 11

export default defineRule({
  id: 'kpi-sign-start-rate',
  title: { zh: '签约项目当年开工率未达目标', en: 'Too few projects signed this year have started' },
  why: {
    zh: '签约不开工等于没有签。当年开工率和签约额一起考核。',
    en: 'A project signed and not started is as good as none; the rate is judged together with the amount signed.',
  },
  help: {
    zh: '开工率＝当年签约并已开工的个数÷当年签约的个数，按个数算。全年12月定论，以前各月只作提示。往年签约今年开工的不算。先核对有没有已开工没有填的。',
    en: 'Projects signed this calendar year that have started over all signed this year, by count. Final in December, advice before. Projects signed earlier do not count. First look for starts not entered.',
  },
  source: {
    zh: '种子002前言“签约项目当年开工率达到60%以上”；按个数算依种子001“签约项目539个…开工项目443个，开工率82.19%”推定',
    en: 'Seed 002 preamble: at least 60 % start in the year they are signed; by count as seed 001 reckons (443 of 539), which is inferred',
  },
  severity: 'warning',
  on: 'table',
  tables: ['sign'],
  columns: ['signDate', ['started', 'status', 'actualStart']],
  given: ['period', 'option:target'],
  options: {
    /** Percent. */
    target: null as number | null,
  },
  messages: {
    below: {
      zh: '当年签约{members}个，已开工{hits}个，开工率{rate}%，目标{target}%',
      en: '{hits} of {members} projects signed this year have started, {rate} %, target {target} %',
    },
    waiting: { zh: '未开工', en: 'not started' },
  },
  examples: {
    bad: {
      options: { target: 60 },
      settings: { period: '2025-12' },
      table: `
平陆县2025年12月招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资 | 是否开工!
1    | 甲项目   | 甲公司 | 2025年1月 | 6.00     | 是
2    | 乙项目   | 乙公司 | 2025年4月 | 4.00     | 否
3    | 丙项目   | 丙公司 | 2024年4月 | 4.00     | 是
! 当年签约2个，已开工1个，开工率50%，目标60%
`,
    },
    good: [
      {
        options: { target: 60 },
        settings: { period: '2025-12' },
        table: `
平陆县2025年12月招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资 | 是否开工
1    | 甲项目   | 甲公司 | 2025年1月 | 6.00     | 是
2    | 乙项目   | 乙公司 | 2024年4月 | 4.00     | 否
`,
      },
      {
        options: { target: 60 },
        settings: { period: '2025-12' },
        table: `
平陆县2025年12月招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资 | 是否开工
1    | 甲项目   | 甲公司 | 2024年1月 | 6.00     | 否
`,
      },
    ],
  },
  *check(table, { options }) {
    const [period, wanted] = [table.period ?? 0, options.target ?? 0]
    const list = signedIn(table, period)
    const items = list.map(({ record, signed }) => ({ record, member: signed, hit: hasStartedBy(record, period) }))
    const rate = rateOf(items)
    if (rate.least >= wanted) return
    if (rate.most >= wanted) {
      yield UNDECIDABLE
      return
    }
    const field = (['started', 'status', 'actualStart'] as const).find((name) => table.has(name))!
    const percent = percentOf(rate.hits, rate.members)
    yield {
      at: table.headingOf(field),
      message: 'below',
      data: { rate: percent, members: rate.members, hits: rate.hits, target: wanted },
      ...(period % 12 === DECEMBER ? {} : { severity: 'info' }),
      actual: `${percent}%`,
      expected: `${wanted}%`,
      related: items
        .filter(({ member, hit }) => member && hit === false)
        .map(({ record }) => ({ at: record.at(field), note: 'waiting' })),
    }
  },
})
