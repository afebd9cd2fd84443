import { type Month, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { progressNature } from './readings.js'
import { pickedList, quarterTargets, quarterWords, rateOf } from './targets.js'

export default defineRule({
  id: 'kpi-start-schedule-infeasible',
  title: { zh: '计划开工月份达不到开工率目标', en: 'Planned start months cannot meet the target' },
  why: {
    zh: '计划本身就排不到目标，即使样样按期开工，季末通报仍不达标。',
    en: 'The plan itself misses the target: even if every start is on time the quarter’s bulletin will say so.',
  },
  help: {
    zh: '下达计划前，把列出的项目中能提前的调到季末以前开工，或说明情况。只算重大（重点推进）项目中的新建项目：有“是否重大”列的按列，没有的看标题里的字样，都没有的不判。力争达到的目标排不到只作提示。',
    en: 'Before the plan is issued move some of the listed starts forward, or explain. Only new projects of the picked list count: as 是否重大 marks it, else by the words of the title, else undecided. A target merely striven for is advice.',
  },
  source: {
    zh: '种子002（九）的开工率目标；附件计划开工月份：一季度3/6＝50%，二季度4/6＝66.7%（目标80%），三季度6/6＝100%',
    en: 'Seed 002 (九); its annex plans 3 of 6, 4 of 6 and 6 of 6 starts by quarter',
  },
  severity: 'warning',
  on: 'table',
  tables: ['plan'],
  columns: ['nature', 'start'],
  given: ['year', 'option:targets'],
  options: {
    /** Percent by quarter, `[40, 80, 100]`. */
    targets: null as readonly (number | null)[] | null,
    /** Quarters whose target is striven for (力争). */
    striven: [] as readonly number[],
    /** Words of a title that name the picked list. */
    titleWords: [] as readonly string[],
  },
  messages: {
    misses: {
      zh: '按计划，{quarter}末新建项目开工率只有{rate}%（{members}个中{hits}个），目标{target}%',
      en: 'by plan only {hits} of {members} new projects ({rate} %) start by the end of {quarter}, target {target} %',
    },
    later: { zh: '计划在此之后开工', en: 'planned to start later' },
  },
  examples: {
    bad: {
      options: { targets: [40, 80, 100], striven: [3], titleWords: ['重点推进'] },
      table: `
平陆县2025年5个重点推进项目
单位：亿元
序号 | 项目名称 | 建设性质 | 总投资 | 2025年计划投资 | 计划开工时间!
1    | 甲项目   | 续建     | 7.93   | 0.30           | 2024年10月
2    | 乙项目   | 新建     | 7.50   | 1.50           | 2025年1月
3    | 丙项目   | 新建     | 3.30   | 0.50           | 2025年二季度
4    | 丁项目   | 新建     | 1.15   | 0.50           | 2025年9月
5    | 戊项目   | 新建     | 1.33   | 0.50           | 2025年3月
! 按计划，二季度末新建项目开工率只有75%（4个中3个），目标80%
`,
    },
    good: [
      {
        options: { targets: [40, 80, 100], titleWords: ['重点推进'] },
        table: `
平陆县2025年重点推进项目
单位：亿元
序号 | 项目名称 | 建设性质 | 总投资 | 2025年计划投资 | 计划开工时间
1    | 甲项目   | 续建     | 7.93   | 0.30           | 2024年10月
2    | 乙项目   | 新建     | 7.50   | 1.50           | 2025年1月
3    | 丙项目   | 新建     | 3.30   | 0.50           | 2025年6月
`,
      },
      {
        options: { targets: [40, 80, 100], titleWords: ['重点推进'] },
        table: `
平陆县2025年重点建设项目
单位：亿元
序号 | 项目名称 | 建设性质 | 是否重大 | 总投资 | 2025年计划投资 | 计划开工时间
1    | 甲项目   | 新建     | √        | 7.93   | 0.30           | 2025年3月
2    | 乙项目   | 新建     |          | 7.50   | 1.50           | 2025年12月
3    | 丙项目   | 新建     |          | 7.50   | 1.50           | 2025年12月
`,
      },
    ],
  },
  *check(table, { options }) {
    const list = pickedList(table, options.titleWords)
    if (!list) {
      yield UNDECIDABLE
      return
    }
    const projects = list.map(({ record, picked }) => {
      const nature = progressNature(record)
      const member = picked === false || nature === '续建' ? false : picked && nature === '新建' ? true : null
      return { record, member, start: record.month('start') }
    })
    for (const { quarter, target } of quarterTargets(options.targets)) {
      const end = (table.year ?? 0) * 12 + quarter * 3 - 1
      const judged = projects.map((project) => ({ ...project, hit: startsBy(project.start, end) }))
      const rate = rateOf(judged)
      if (rate.least >= target) continue
      if (rate.most >= target) {
        yield UNDECIDABLE
        continue
      }
      const percent = Math.round((1000 * rate.hits) / Math.max(1, rate.members)) / 10
      const late = judged.filter(({ member, hit }) => member && hit === false)
      yield {
        at: (table.column('start') ?? table.column('span'))?.at ?? table.headingOf('start'),
        message: 'misses',
        data: { quarter: quarterWords(quarter), rate: percent, members: rate.members, hits: rate.hits, target },
        ...(options.striven.includes(quarter) ? { severity: 'info' } : {}),
        subject: `quarter:${quarter}`,
        actual: `${percent}%`,
        expected: `${target}%`,
        related: late.map(({ record }) => ({ at: record.at('start'), note: 'later' })),
      }
    }
  },
})

/** Whether a planned start lies in or before the month `end`; of an interval around it, null. */
function startsBy(start: Month | null, end: number): boolean | null {
  if (start === null) return null
  if (start.last <= end) return true
  return start.first > end ? false : null
}
