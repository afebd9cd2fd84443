import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { namedList, percentOf, sumOf, target } from './targets.js'

export default defineRule({
  id: 'kpi-key-share-of-fai',
  title: { zh: '重点项目完成投资占固投比重不足', en: 'Key projects’ share of fixed-asset investment too small' },
  why: {
    zh: '重点项目撑不起固定资产投资，全县投资的数就没有项目支撑，统计部门会来核。',
    en: 'Where key projects do not carry fixed-asset investment, its figure stands on nothing and the statistics office asks.',
  },
  help: {
    zh: '比重＝重点建设项目（标题或“清单名称”里有规则包给出的字样）本年累计完成投资÷全县同期固定资产投资完成额。固投完成额由县里按月填进规则包（fai，如 2025-05: 350000，万元），没有填当月的不判。两个数要是同一个截止月。',
    en: 'Completed this year by the projects of the key list over the county’s fixed-asset investment of the same months. The county gives the latter month by month (fai, such as 2025-05: 350000, in 万元); a month that is not given is not judged.',
  },
  source: {
    zh: '种子002前言“重点建设项目完成投资占全县固定资产投资比重达到40%以上”',
    en: 'Seed 002 preamble: key projects make up at least 40 % of the county’s fixed-asset investment',
  },
  severity: 'warning',
  on: 'table',
  tables: ['dispatch'],
  columns: ['name', 'yearCum'],
  given: ['period', 'option:fai'],
  options: {
    /** Fixed-asset investment completed since January, 万元, by month: `{'2025-05': 350000}`. */
    fai: null as { readonly [month: string]: number } | null,
    /** Percent. */
    target: 40,
    titleWords: ['重点建设项目'] as readonly string[],
  },
  messages: {
    below: {
      zh: '截至{month}，重点项目完成{sum}，占固投{fai}的{rate}%，应达到{target}%',
      en: 'by {month} key projects completed {sum}, {rate} % of {fai}; {target} % wanted',
    },
  },
  examples: {
    bad: {
      options: { fai: { '2025-05': 100_000 } },
      settings: { period: '2025-05' },
      table: `
平陆县2025年5月重点建设项目调度表
单位：亿元
序号 | 项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资!
1    | 甲项目   | 20     | 0.50         | 2.00
2    | 乙项目   | 30     | 0.50         | 1.50
! 截至2025年5月，重点项目完成3.50亿元，占固投10亿元的35%，应达到40%
`,
    },
    good: [
      {
        options: { fai: { '2025-05': 100_000 } },
        settings: { period: '2025-05' },
        table: `
平陆县2025年5月重点建设项目调度表
单位：亿元
序号 | 项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 甲项目   | 20     | 0.50         | 4.00
2    | 乙项目   | 30     | 0.50         |
`,
      },
      {
        options: { fai: { '2025-05': 100_000 } },
        settings: { period: '2025-05' },
        table: `
平陆县2025年5月重大项目调度表
单位：亿元
序号 | 项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
1    | 甲项目   | 20     | 0.50         | 1.00
`,
      },
    ],
  },
  *check(table, { options }) {
    const list = namedList(table, options.titleWords)
    if (!list) return
    const period = table.period ?? 0
    const value = new Map(Object.entries(options.fai ?? {})).get(monthKey(period))
    const { sum, unknown } = sumOf(list, 'yearCum')
    const wanted = ((value ?? 0) * options.target) / 100
    if (value !== undefined && sum.lo >= wanted) return
    if (value === undefined || sum.unit === null || unknown > 0 || sum.hi >= wanted) {
      yield UNDECIDABLE
      return
    }
    const month = { first: period, last: period, day: null, style: 'y年m月' }
    const rate = percentOf(sum.value, value)
    yield {
      at: table.headingOf('yearCum'),
      message: 'below',
      data: { month, sum, fai: target(value), rate, target: options.target },
      actual: `${rate}%`,
      expected: `${options.target}%`,
    }
  },
})

/** `2025-05`. */
function monthKey(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
