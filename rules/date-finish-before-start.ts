import type { Month } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { dayWords, isEarlier } from './readings.js'

export default defineRule({
  id: 'date-finish-before-start',
  title: { zh: '竣工早于开工', en: 'Finish before start' },
  why: {
    zh: '两个时间必有一个写错；工期、到期预警和开工率都用它们算，错一个就全错。',
    en: 'One of the two is wrong; duration, reminders and start rates are all computed from them.',
  },
  help: {
    zh: '核对批复或合同中的工期，改正写错的一个（常见的是年份抄错）。精度不同的按较粗的比：2025年6月开工、2025年竣工不算错。同一个月开工又竣工的，只提示。',
    en: 'Check the approval or contract and correct the wrong one, often its year. Dates are compared as coarsely as they are known: start 2025-06 and finish 2025 is no mistake. Start and finish in one month is advice.',
  },
  source: { zh: '常理；种子002附件15个项目都不违反（反例）', en: 'common sense; none of the 15 projects of seed 002' },
  severity: 'error',
  on: 'record',
  needs: ['start', 'finish'],
  // A date that may be the wrong one of the two is not held against the calendar besides.
  supersedes: [
    'date-continuing-start-in-year',
    'date-new-start-outside-year',
    'date-finished-before-plan-year',
    'date-finish-passed-not-done',
  ],
  messages: {
    before: { zh: '竣工时间{finish}早于开工时间{start}', en: 'finish {finish} is before start {start}' },
    sameMonth: { zh: '开工和竣工都是{finish}，请核实工期', en: 'start and finish are both {finish}, please check' },
  },
  examples: {
    bad: [
      `
项目名称 | 总投资（万元） | 计划开工时间 | 计划竣工时间
甲项目   | 43600          | 2022年9月    | 2021年12月!
乙项目   | 6000           | @2025年4月10日 | @2025年4月2日!
丙项目   | 6000           | 2025年4月    | 2025年4月!
! 竣工时间2021年12月早于开工时间2022年9月
! 竣工时间2025年4月2日早于开工时间2025年4月10日
! 开工和竣工都是2025年4月，请核实工期
`,
      `
项目名称 | 总投资（万元） | 建设起止年限
甲项目   | 43600          | 2023年9月-2021年12月!
! 竣工时间2021年12月早于开工时间2023年9月
`,
    ],
    good: `
项目名称 | 总投资（万元） | 计划开工时间   | 计划竣工时间
甲项目   | 43600          | 2025年6月      | 2025年
乙项目   | 6000           | @2025年4月10日 | @2025年4月28日
丙项目   | 6000           | 2025           | 2025
丁项目   | 6000           |                | 2025年12月
戊项目   | 6000           | 待定           | 2025年12月
`,
  },
  *check(record) {
    const start = record.month('start')!
    const finish = record.month('finish')!
    const isBefore = isEarlier(finish, start)
    const isSame = isOneMonth(start) && isOneMonth(finish) && start.first === finish.first
    if (!isBefore && (!isSame || (start.day !== null && finish.day !== null))) return
    const at = record.at('finish')
    const startAt = record.at('start')
    yield {
      at,
      message: isBefore ? 'before' : 'sameMonth',
      data:
        isBefore && finish.first === start.first
          ? { start: dayWords(start), finish: dayWords(finish) }
          : { start, finish },
      ...(isBefore ? { explains: [startAt, at] } : { severity: 'info' }),
      related: startAt.col === at.col ? [] : [{ at: startAt }],
    }
  },
})

function isOneMonth(month: Month): boolean {
  return month.first === month.last
}
