import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isProgressSense } from './readings.js'

export default defineRule({
  id: 'date-new-start-outside-year',
  title: { zh: '新建项目开工不在计划年', en: 'New project starts outside the plan year' },
  why: {
    zh: '新建项目当年开工才算进新开工和开工率。开工写在别的年份，这个项目就统计不到，或者其实应为续建。',
    en: 'A 新建 project counts as a new start of the year. With another year it falls out of the start rate, or it is 续建 after all.',
  },
  help: {
    zh: '早于计划年的，多半应改为“续建”；晚于计划年的，核对是否应列入今年计划。建设性质按统计口径（扩建、迁建等）填写的表不判；全表都是新建时，半数以上在计划年开工才判。',
    en: 'Before the year it is most likely 续建; after it, ask whether it belongs in this plan. Tables that state the nature in the statistical sense (扩建, 迁建 …) are not judged; where all projects are 新建, only if at least half start in the year.',
  },
  source: { zh: '种子002附件6个新建项目都在2025年开工', en: 'seed 002: all 6 新建 projects start in 2025' },
  severity: 'warning',
  on: 'table',
  tables: ['plan'],
  needs: ['nature', 'start'],
  given: ['year'],
  messages: {
    before: {
      zh: '新建项目的开工时间是{start}，早于{year}年；已开工的应为续建',
      en: '新建, but the start {start} is before {year}; a project under way is 续建',
    },
    after: {
      zh: '新建项目的开工时间是{start}，晚于{year}年',
      en: '新建, but the start {start} is after {year}',
    },
  },
  examples: {
    bad: `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 计划开工时间
甲项目   | 7.93           | 续建     | 2021年10月
乙项目   | 1.33           | 新建     | 2024年6月!
丙项目   | 1.15           | 新建     | 2026年3月!
! 新建项目的开工时间是2024年6月，早于2025年；已开工的应为续建
! 新建项目的开工时间是2026年3月，晚于2025年
`,
    good: [
      `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 计划开工时间
甲项目   | 7.93           | 续建     | 2021年10月
乙项目   | 1.33           | 新建     | 2025年
丙项目   | 1.15           | 新建     | 2025年三季度
丁项目   | 1.15           | 新建     |
`,
      `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 计划开工时间
甲项目   | 7.93           | 扩建     | 2021年10月
乙项目   | 1.33           | 新建     | 2024年6月
`,
    ],
  },
  *check(table) {
    const year = table.year!
    const sense = isProgressSense(table)
    const starts = [...table.records()].flatMap((record) => {
      const start = record.month('start')
      return record.choice('nature') === '新建' && start ? [{ record, start }] : []
    })
    const outside = starts.filter(({ start }) => start.last < year * 12 || start.first > year * 12 + 11)
    const isMeant = sense === true || (sense === null && outside.length * 2 <= starts.length)
    for (const record of table.records())
      if (record.isBlank('nature') || (record.choice('nature') === '新建' && record.month('start') === null))
        yield UNDECIDABLE
    for (const { record, start } of outside) {
      if (!isMeant) yield UNDECIDABLE
      else
        yield {
          at: record.at('start'),
          message: start.last < year * 12 ? 'before' : 'after',
          data: { start, year },
          related: [{ at: record.at('nature') }],
        }
    }
  },
})
