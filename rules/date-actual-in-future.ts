import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isFinished, isStarted, monthAt } from './readings.js'

export default defineRule({
  id: 'date-actual-in-future',
  title: { zh: '实际日期晚于填报期', en: 'Actual date after the report period' },
  why: {
    zh: '还没到的日子不能是“实际”的：不是把计划时间填进了实际栏，就是写错了年份，开工数因此虚增。',
    en: 'A day to come cannot be actual: a planned date in the wrong column, or a wrong year; it swells the number of starts.',
  },
  help: {
    zh: '还没有发生的，移到计划栏，实际栏留空；写错年份的改正。填报期当月的任何一天都算对。“实际/预计”合用的一列，只在状态写明已开工（已完工）时判。',
    en: 'Move what has not happened to the planned column and leave this one blank; correct a wrong year. Any day of the report month is right. A column for both (实际/预计) is judged only where the status says that it has started (or is finished).',
  },
  source: { zh: '各地调度表中常见', en: 'seen in dispatch tables of many counties' },
  severity: 'error',
  on: 'table',
  tables: ['dispatch', 'start', 'stat'],
  needs: [['actualStart', 'actualFinish', 'start', 'finish']],
  given: ['period'],
  supersedes: ['date-actual-order'],
  messages: {
    start: {
      zh: '实际开工时间{date}晚于填报期{period}',
      en: 'actual start {date} is after the report period {period}',
    },
    finish: {
      zh: '实际竣工时间{date}晚于填报期{period}',
      en: 'actual finish {date} is after the report period {period}',
    },
    mixedStart: {
      zh: '状态已开工，开工时间却是{date}，晚于填报期{period}',
      en: 'the status says started, the start {date} is after the report period {period}',
    },
    mixedFinish: {
      zh: '状态已完工，竣工时间却是{date}，晚于填报期{period}',
      en: 'the status says finished, the finish {date} is after the report period {period}',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 实际开工时间 | 实际竣工时间
甲项目   | 13300  | 200          | 2025年8月!   |
乙项目   | 11500  | 300          | 2023年5月    | 2026年5月!
! 实际开工时间2025年8月晚于填报期2025年5月
! 实际竣工时间2026年5月晚于填报期2025年5月
`,
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 实际/预计开工时间 | 开工状态
甲项目   | 13300  | 200          | 2025年8月!        | 在建
乙项目   | 11500  |              | 2025年8月         | 未开工
! 状态已开工，开工时间却是2025年8月，晚于填报期2025年5月
`,
    ],
    good: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 计划开工时间 | 实际开工时间 | 实际竣工时间 | 开工状态
甲项目   | 13300  | 200          | 2025年9月    | @2025年5月31日 |            | 在建
乙项目   | 11500  | 300          | 2025年9月    | 2025年       |              | 在建
丙项目   | 11500  |              | 2025年9月    |              |              | 未开工
`,
  },
  *check(table) {
    const period = monthAt(table.period!)
    const mixed = (['start', 'finish'] as const).filter((field) => isMixed(table.column(field)?.path ?? []))
    const actual = (['actualStart', 'actualFinish'] as const).filter((field) => table.has(field))
    if (actual.length + mixed.length === 0) yield UNDECIDABLE
    for (const record of table.records())
      for (const field of [...actual, ...mixed]) {
        if (record.read(field).state === 'unreadable') yield UNDECIDABLE
        const date = record.month(field)
        if (!date || date.first <= period.last) continue
        const happened = field === 'start' ? isStarted(record) : field === 'finish' ? isFinished(record) : true
        if (happened === null) yield UNDECIDABLE
        if (happened !== true) continue
        const explains = table.has('actualFinish') ? [record.at('actualFinish')] : []
        yield { at: record.at(field), message: MESSAGES[field], data: { date, period }, expected: period, explains }
      }
  },
})

const MESSAGES = {
  actualStart: 'start',
  actualFinish: 'finish',
  start: 'mixedStart',
  finish: 'mixedFinish',
} as const

/** True of a heading for what was planned and what was done: 实际/预计开工时间. */
function isMixed(path: readonly string[]): boolean {
  const heading = path.at(-1) ?? ''
  return /实际/.test(heading) && /计划|预计|拟/.test(heading)
}
