import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { hasStartedBy, progressNature } from './readings.js'
import { pickedList, quarterTargets, quarterWords, rateOf } from './targets.js'

export default defineRule({
  id: 'kpi-start-rate',
  title: { zh: '新开工项目开工率未达标', en: 'New-start rate below target' },
  why: {
    zh: '开工率按季通报、排名，季末不达标的要说明情况。',
    en: 'The start rate is published and ranked by quarter; missing it has to be accounted for.',
  },
  help: {
    zh: '开工率＝已开工的新建项目÷全部新建项目，只算重大（重点推进）项目：有“是否重大”列的按列，没有的看标题里的字样，都没有的不判。只在季末月（3、6、9月）判定，季中不提。先核对有没有已开工而没有填的；力争达到的目标未达到只作提示。',
    en: 'Started new projects over all new ones, of the picked list only: as 是否重大 marks it, else by the words of the title, else undecided. Judged in the last month of a quarter only. First look for starts not entered; a target merely striven for is advice.',
  },
  source: {
    zh: '种子002（九）“确保一季度开工率40%以上，二季度开工率80%以上，三季度力争100%开工”',
    en: 'Seed 002 (九): 40 % in the first quarter, 80 % in the second, 100 % striven for in the third',
  },
  severity: 'warning',
  on: 'table',
  tables: ['plan', 'dispatch'],
  columns: ['nature', ['status', 'started', 'actualStart']],
  given: ['period', 'option:targets'],
  options: {
    /** Percent by quarter, `[40, 80, 100]`. */
    targets: null as readonly (number | null)[] | null,
    /** Quarters whose target is striven for (力争). */
    striven: [] as readonly number[],
    /** Words of a title that name the picked list. */
    titleWords: [] as readonly string[],
  },
  messages: {
    below: {
      zh: '{quarter}末开工率{rate}%（新建{members}个，已开工{hits}个），目标{target}%',
      en: 'start rate {rate} % at the end of {quarter} ({hits} of {members} new projects), target {target} %',
    },
    waiting: { zh: '未开工', en: 'not started' },
  },
  examples: {
    bad: {
      options: { targets: [40, 80, 100], striven: [3], titleWords: ['重大项目'] },
      table: `
平陆县2025年6月重大项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 开工状态!
1    | 甲项目   | 新建     | 6000   | 500          | 在建
2    | 乙项目   | 新建     | 8000   | 600          | 完工
3    | 丙项目   | 新建     | 8000   |              | 前期
4    | 丁项目   | 续建     | 8000   | 600          | 未开工
! 二季度末开工率66.7%（新建3个，已开工2个），目标80%
`,
    },
    good: [
      {
        options: { targets: [40, 80, 100], titleWords: ['重大项目'] },
        table: `
平陆县2025年5月重大项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 开工状态
1    | 甲项目   | 新建     | 6000   |              | 未开工
2    | 乙项目   | 新建     | 8000   |              | 未开工
`,
      },
      {
        options: { targets: [40, 80, 100], titleWords: ['重大项目'] },
        table: `
平陆县2025年6月重点建设项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 是否重大 | 总投资 | 本月完成投资 | 实际开工时间
1    | 甲项目   | 新建     | 是       | 6000   | 500          | 2025年3月
2    | 乙项目   | 新建     | 否       | 8000   |              |
3    | 丙项目   | 新建     | 否       | 8000   |              |
`,
      },
    ],
  },
  *check(table, { options }) {
    const period = table.period ?? 0
    const now = quarterTargets(options.targets).find(({ quarter }) => quarter * 3 === (period % 12) + 1)
    if (!now) return
    const list = pickedList(table, options.titleWords)
    if (!list) {
      yield UNDECIDABLE
      return
    }
    // Where 实际开工 alone tells of starts and is being filled in, a blank is a start that has not come.
    const tells = (['status', 'started', 'actualStart'] as const).filter((field) => table.has(field))
    const dated = tells.length === 1 && list.some(({ record }) => record.month('actualStart') !== null)
    const projects = list.map(({ record, picked }) => {
      const nature = progressNature(record)
      const member = picked === false || nature === '续建' ? false : picked && nature === '新建' ? true : null
      const started = hasStartedBy(record, period) ?? (dated && record.isBlank('actualStart') ? false : null)
      return { record, member, hit: started }
    })
    const rate = rateOf(projects)
    if (rate.least >= now.target) return
    if (rate.most >= now.target) {
      yield UNDECIDABLE
      return
    }
    const percent = Math.round((1000 * rate.hits) / Math.max(1, rate.members)) / 10
    const late = projects.filter(({ member, hit }) => member && hit === false)
    yield {
      at: table.headingOf(tells[0]!),
      message: 'below',
      data: {
        quarter: quarterWords(now.quarter),
        rate: percent,
        members: rate.members,
        hits: rate.hits,
        target: now.target,
      },
      ...(options.striven.includes(now.quarter) ? { severity: 'info' } : {}),
      subject: `quarter:${now.quarter}`,
      actual: `${percent}%`,
      expected: `${now.target}%`,
      related: late.map(({ record }) => ({ at: record.at(tells[0]!), note: 'waiting' })),
    }
  },
})
