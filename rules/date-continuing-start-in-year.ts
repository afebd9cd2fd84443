import { defineRule } from './fields.js'
import { progressNature } from './readings.js'

export default defineRule({
  id: 'date-continuing-start-in-year',
  title: { zh: '续建项目开工在计划年', en: 'Continuing project starts in the plan year' },
  why: {
    zh: '续建项目是以前年度已开工的。开工写在计划年，会同时算错续建复工率和新建开工率。',
    en: 'A 续建 project was begun in an earlier year. A start in the plan year puts both the resume rate and the start rate wrong.',
  },
  help: {
    zh: '今年才开工的改为“新建”；以前已开工的，填最初的开工时间，不填今年的复工时间。',
    en: 'Begun this year: 新建. Begun before: give the first start, not this year’s resumption.',
  },
  source: {
    zh: '种子002附件9个续建项目的开工时间在2021年10月至2024年10月',
    en: 'seed 002: the 9 续建 projects start from 2021-10 to 2024-10',
  },
  severity: 'error',
  on: 'record',
  tables: ['plan'],
  needs: ['nature', 'start'],
  given: ['year'],
  messages: {
    late: {
      zh: '续建项目的开工时间是{start}，应早于{year}年',
      en: '续建, but the start is {start}, expected before {year}',
    },
  },
  examples: {
    bad: `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 计划开工时间
甲项目   | 7.93           | 续建     | 2025年1月!
乙项目   | 1.33           | 新建     | 2025年6月
丙项目   | 1.33           | 续建     | 2025年!
! 续建项目的开工时间是2025年1月，应早于2025年
! 续建项目的开工时间是2025年，应早于2025年
`,
    good: `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 计划开工时间
甲项目   | 7.93           | 续建     | 2024年12月
乙项目   | 1.33           | 新建     | 2025年6月
丙项目   | 1.33           | 续建     |
丁项目   | 1.33           | 改扩建   | 2025年3月
`,
  },
  *check(record) {
    const start = record.month('start')!
    const year = record.table.year!
    if (progressNature(record) !== '续建' || start.first < year * 12) return
    yield {
      at: record.at('start'),
      message: 'late',
      data: { start, year },
      related: [{ at: record.at('nature') }],
    }
  },
})
