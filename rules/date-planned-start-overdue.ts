import { type Month, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isProgressSense, isStarted, monthAt, progressNature, startedField } from './readings.js'

export default defineRule({
  id: 'date-planned-start-overdue',
  title: { zh: '已过计划开工期未开工', en: 'Planned start passed, not started' },
  why: {
    zh: '过了计划开工期还没开工的项目，是月度调度首先要问原因、定时限的项目，也直接拉低开工率。',
    en: 'A project past its planned start is the first one the monthly meeting asks about, and it lowers the start rate.',
  },
  help: {
    zh: '填写实际开工时间，或说明原因、重定时限。计划表没有开工状态，只对计划在本年、已过期的新建项目提示补充实际情况；有状态的表以状态为准；晚不到一个月的不报。',
    en: 'Give the actual start, or the reason and a new date. A plan table without a status is only asked for the facts, of 新建 projects planned for this year; where there is a status it decides. Less than a month late is not reported.',
  },
  source: {
    zh: '种子002附件10、11号（2025年1月）和14号（2025年3月），早于印发日期2025年4月10日',
    en: 'seed 002, projects 10 and 11 (2025-01) and 14 (2025-03), before the date of the document, 2025-04-10',
  },
  severity: 'warning',
  on: 'table',
  tables: ['dispatch', 'start', 'plan'],
  needs: ['start'],
  given: ['period'],
  // What has not started cannot be finished in time either.
  supersedes: ['date-finish-passed-not-done'],
  messages: {
    overdue: {
      zh: '计划{start}开工，到{period}仍未开工，已晚{months}个月',
      en: 'planned to start {start}, not started by {period} (months late: {months})',
    },
    ask: {
      zh: '计划{start}开工，早于填报期{period}，请补充是否已开工',
      en: 'planned to start {start}, before the report period {period}: has it started?',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 计划开工时间 | 开工状态
甲项目   | 13300  | 0            | 2025年3月!   | 未开工
乙项目   | 11500  | 0            | 2025年9月    | 未开工
丙项目   | 33000  | 300          | 2025年1月    | 在建
! 计划2025年3月开工，到2025年5月仍未开工，已晚2个月
`,
      {
        table: `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 计划开工时间 | 计划竣工时间
甲项目   | 7.50           | 新建     | 2025年1月!   | 2026年10月
乙项目   | 1.33           | 新建     | 2025年6月    | 2027年10月
丙项目   | 7.93           | 续建     | 2021年10月   | 2026年10月
! 计划2025年1月开工，早于填报期2025年4月，请补充是否已开工
`,
        settings: { period: '2025-04' },
      },
    ],
    good: [
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 计划开工时间 | 开工状态
甲项目   | 13300  | 0            | 2025年5月    | 未开工
乙项目   | 11500  | 0            | 2025年       | 前期
丙项目   | 33000  | 300          | 2025年1月    | 停工
丁项目   | 33000  | 300          | 2025年1月    |
戊项目   | 33000  |              |              | 未开工
`,
      {
        table: `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 建设性质 | 计划开工时间 | 计划竣工时间
甲项目   | 7.50           | 新建     | 2025年4月    | 2026年10月
乙项目   | 1.33           | 新建     | 2024年6月    | 2027年10月
丙项目   | 7.93           | 续建     | 2021年10月   | 2026年10月
`,
        settings: { period: '2025-04' },
      },
    ],
  },
  *check(table) {
    const period = table.period!
    const isPlan = table.kind === 'plan'
    const sense = isPlan && table.has('nature') ? isProgressSense(table) : null
    for (const record of table.records()) {
      const start = record.month('start')
      if (!start) yield UNDECIDABLE
      if (!start || start.last >= period || record.month('actualStart')) continue
      const started = isStarted(record)
      const asks = isPlan && startedField(record) === null
      if (started === true || (asks && !isOfThisYear(record, start))) continue
      if (asks ? sense === false || progressNature(record) === null : started === null) {
        yield UNDECIDABLE
        continue
      }
      if (asks && progressNature(record) !== '新建') continue
      const status = startedField(record)
      yield {
        at: record.at('start'),
        message: asks ? 'ask' : 'overdue',
        data: { start, period: monthAt(period), months: period - start.last },
        ...(asks ? { severity: 'info' } : {}),
        explains: record.has('finish') ? [record.at('finish')] : [],
        related: status ? [{ at: record.at(status) }] : [],
      }
    }
  },
})

/** An earlier start of a 新建 project is another mistake (`date-new-start-outside-year`). */
function isOfThisYear({ table }: TableRecord<Fields>, start: Month): boolean {
  return start.first >= (table.year ?? Math.floor(table.period! / 12)) * 12
}
