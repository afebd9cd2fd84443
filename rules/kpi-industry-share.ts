import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { namedList, percentOf, rateOf } from './targets.js'

export default defineRule({
  id: 'kpi-industry-share',
  title: { zh: '产业项目个数占比不足', en: 'Too few industrial projects by count' },
  why: {
    zh: '谋划阶段产业项目少，以后几年的工业投资就接不上；县里对这个占比有明确要求。',
    en: 'Few industrial projects planned now mean little industrial investment in the years to come; the county has set the share.',
  },
  help: {
    zh: '占比＝产业类个数÷谋划建设项目总个数，按个数不按投资额，只算谋划清单（标题或“清单名称”里有规则包给出的字样），重点推进项目表不适用。先核对“领域”填得对不对，再补充谋划。',
    en: 'Industrial projects over all projects of the planning list, by count, not by money; the picked list is another one and is not judged. Check 领域 first, then plan more.',
  },
  source: {
    zh: '种子002（二）“全县谋划建设项目中，产业项目个数占比不低于60%”',
    en: 'Seed 002 (二): at least 60 % of the county’s planned projects by count are industrial',
  },
  severity: 'warning',
  on: 'table',
  tables: ['reserve'],
  columns: ['name', 'domain'],
  given: ['option:target'],
  options: {
    /** Percent. */
    target: null as number | null,
    /** Words of the list's title. */
    titleWords: ['谋划'] as readonly string[],
    /** Values of 领域 that count as industrial. */
    domains: ['产业类'] as readonly string[],
  },
  messages: {
    below: {
      zh: '产业项目占{rate}%（共{members}个，产业{hits}个），应不低于{target}%',
      en: '{rate} % are industrial ({hits} of {members}), at least {target} % wanted',
    },
  },
  examples: {
    bad: {
      options: { target: 60 },
      table: `
平陆县2026年谋划建设项目清单
单位：亿元
序号 | 项目名称 | 领域!      | 总投资
1    | 甲项目   | 产业类     | 20
2    | 乙项目   | 基础设施类 | 1
3    | 丙项目   | 社会民生类 | 1
! 产业项目占33.3%（共3个，产业1个），应不低于60%
`,
    },
    good: [
      {
        options: { target: 60 },
        table: `
平陆县2026年谋划建设项目清单
单位：亿元
序号 | 项目名称 | 领域       | 总投资
1    | 甲项目   | 产业类     | 1
2    | 乙项目   | 产业转型   | 1
3    | 丙项目   | 社会民生类 | 90
`,
      },
      {
        options: { target: 60 },
        table: `
平陆县2026年储备年度建设项目清单
单位：亿元
序号 | 项目名称 | 领域       | 总投资
1    | 甲项目   | 基础设施类 | 1
2    | 乙项目   | 社会民生类 | 1
`,
      },
    ],
  },
  *check(table, { options }) {
    const wanted = options.target ?? 0
    const list = namedList(table, options.titleWords)
    if (!list) return
    const items = list.map(({ record, picked }) => {
      const domain = record.choice('domain')
      return { member: picked, hit: domain === null ? null : options.domains.includes(domain) }
    })
    const rate = rateOf(items)
    if (rate.least >= wanted) return
    if (rate.most >= wanted) {
      yield UNDECIDABLE
      return
    }
    const percent = percentOf(rate.hits, rate.members)
    yield {
      at: table.headingOf('domain'),
      message: 'below',
      data: { rate: percent, members: rate.members, hits: rate.hits, target: wanted },
      actual: `${percent}%`,
      expected: `${wanted}%`,
    }
  },
})
