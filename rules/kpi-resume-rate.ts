import type { TableRecord } from '../src/core/index.js'
import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { progressNature } from './readings.js'
import { percentOf, pickedList, rateOf } from './targets.js'

/** The month (0 is January) by whose end continued projects are to be at work again. */
const MARCH = 2
const AT_WORK = new Set(['开工', '在建', '完工', '投产'])

export default defineRule({
  id: 'kpi-resume-rate',
  title: { zh: '续建项目一季度复工率未达标', en: 'Not every continued project is at work again by the end of March' },
  why: {
    zh: '续建项目开春就该复工，一季度的投资主要靠它们，没有复工的要点名。',
    en: 'Continued projects carry the investment of the first quarter; those not at work again are named.',
  },
  help: {
    zh: '复工率＝已复工（在建）的续建项目÷全部续建项目，只算重大（重点推进）项目：有“是否重大”列的按列，没有的看标题里的字样，都没有的不判。只在3月的表上判定。停工和未开工算没有复工；没有复工的，说明原因和复工时间。',
    en: 'Continued projects at work over all continued ones of the picked list, judged on the table of March. 停工 and 未开工 are not at work. Say why a project is not, and when it will be.',
  },
  source: {
    zh: '种子002（九）“确保续建项目一季度100%复工建设”',
    en: 'Seed 002 (九): every continued project is at work again in the first quarter',
  },
  severity: 'warning',
  on: 'table',
  tables: ['dispatch', 'start'],
  columns: ['nature', ['resumed', 'status', 'started']],
  given: ['period', 'option:target'],
  options: {
    /** Percent. */
    target: null as number | null,
    /** Words of a title that name the picked list. */
    titleWords: [] as readonly string[],
  },
  messages: {
    below: {
      zh: '一季度末复工率{rate}%（续建{members}个，已复工{hits}个），目标{target}%',
      en: '{hits} of {members} continued projects are at work at the end of March, {rate} %, target {target} %',
    },
    waiting: { zh: '未复工', en: 'not at work' },
  },
  examples: {
    bad: {
      options: { target: 100, titleWords: ['重大项目'] },
      table: `
平陆县2025年3月重大项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 开工状态!
1    | 甲项目   | 续建     | 6000   | 500          | 在建
2    | 乙项目   | 续建     | 8000   |              | 停工
3    | 丙项目   | 新建     | 8000   |              | 未开工
! 一季度末复工率50%（续建2个，已复工1个），目标100%
`,
    },
    good: [
      {
        options: { target: 100, titleWords: ['重大项目'] },
        table: `
平陆县2025年3月重大项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 开工状态
1    | 甲项目   | 续建     | 6000   | 500          | 复工
2    | 乙项目   | 新建     | 8000   |              | 未开工
`,
      },
      {
        options: { target: 100, titleWords: ['重大项目'] },
        table: `
平陆县2025年2月重大项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 开工状态
1    | 甲项目   | 续建     | 6000   |              | 停工
`,
      },
    ],
  },
  *check(table, { options }) {
    if ((table.period ?? 0) % 12 !== MARCH) return
    const list = pickedList(table, options.titleWords)
    if (!list) {
      yield UNDECIDABLE
      return
    }
    const projects = list.map(({ record, picked }) => {
      const nature = progressNature(record)
      const member = picked === false || nature === '新建' ? false : picked && nature === '续建' ? true : null
      return { record, member, hit: isAtWork(record) }
    })
    const [rate, wanted] = [rateOf(projects), options.target ?? 0]
    if (rate.least >= wanted) return
    if (rate.most >= wanted) {
      yield UNDECIDABLE
      return
    }
    const field = (['resumed', 'status', 'started'] as const).find((name) => table.has(name))!
    const percent = percentOf(rate.hits, rate.members)
    yield {
      at: table.headingOf(field),
      message: 'below',
      data: { rate: percent, members: rate.members, hits: rate.hits, target: wanted },
      actual: `${percent}%`,
      expected: `${wanted}%`,
      related: projects
        .filter(({ member, hit }) => member && hit === false)
        .map(({ record }) => ({ at: record.at(field), note: 'waiting' })),
    }
  },
})

/** 是否复工 goes before the status, the status before 是否开工. */
function isAtWork(record: TableRecord<Fields>): boolean | null {
  const resumed = record.yes('resumed')
  if (resumed !== null) return resumed
  const status = record.choice('status')
  return status === null ? record.yes('started') : AT_WORK.has(status)
}
