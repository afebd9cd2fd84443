import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isFinished, monthAt, remarkSays, writtenIn } from './readings.js'

export default defineRule({
  id: 'date-finish-passed-not-done',
  title: { zh: '已过竣工期未完工', en: 'Finish date passed, not finished' },
  why: {
    zh: '过了计划竣工期还没完工的项目，调度会上要说明原因、重定时限；竣工率和年底考核也按这个时间算。',
    en: 'A project past its planned finish has to be accounted for at the monthly meeting; the completion rate and the year-end marks go by that date.',
  },
  help: {
    zh: '已完工的，改状态、填实际竣工时间；没完工的，说明原因，经同意后改计划竣工时间。备注或存在问题中写了延期、顺延、推迟的只提示；晚不到一个月的、实际竣工时间已填的不报。还没开工而计划开工也已过期的，只报“已过计划开工期未开工”。',
    en: 'Finished: correct the status and give the actual finish. Not finished: give the reason and have the date put back. Where the remarks or problems say 延期, 顺延 or 推迟 it is advice. Less than a month late, or with an actual finish, it is not reported. What has not even started is reported at its start only.',
  },
  source: { zh: '各地调度表中常见', en: 'seen in dispatch tables of many counties' },
  severity: 'warning',
  on: 'record',
  tables: ['dispatch'],
  needs: ['finish', 'status'],
  given: ['period'],
  options: { remarks: ['延期', '顺延', '推迟', '延后', '延至', '延长'] },
  messages: {
    passed: {
      zh: '计划{finish}竣工，到{period}状态仍是“{status}”，已过{months}个月',
      en: 'planned to finish {finish}, status “{status}” in {period} (months late: {months})',
    },
  },
  examples: {
    bad: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 计划竣工时间 | 开工状态 | 备注
甲项目   | 13300  | 100          | 2025年3月!   | 在建     |
乙项目   | 11500  | 0            | 2024年!      | 停工     |
丙项目   | 33000  | 300          | 2026年1月    | 在建     |
丁项目   | 9000   | 300          | 2025年1月!   | 在建     | 经批准延期至年底
! 计划2025年3月竣工，到2025年5月状态仍是“在建”，已过2个月
! 计划2024年竣工，到2025年5月状态仍是“停工”，已过5个月
! 计划2025年1月竣工，到2025年5月状态仍是“在建”，已过4个月
`,
    good: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 计划竣工时间 | 实际竣工时间 | 开工状态
甲项目   | 13300  | 100          | 2025年5月    |              | 在建
乙项目   | 11500  | 0            | 2024年12月   | 2025年1月    | 已竣工
丙项目   | 33000  | 0            | 2025年3月    | 2025年4月    | 在建
丁项目   | 33000  | 0            | 2025年       |              | 在建
戊项目   | 33000  | 0            |              |              | 在建
己项目   | 33000  | 0            | 2025年3月    |              |
`,
  },
  *check(record, { options }) {
    const finish = record.month('finish')!
    const period = record.table.period!
    if (finish.last >= period || isFinished(record) || record.month('actualFinish')) return
    if (record.read('actualFinish').state === 'unreadable') return yield UNDECIDABLE
    yield {
      at: record.at('finish'),
      message: 'passed',
      ...(remarkSays(record, options.remarks) ? { severity: 'info' } : {}),
      data: { finish, period: monthAt(period), status: writtenIn(record, 'status'), months: period - finish.last },
      related: [{ at: record.at('status') }],
    }
  },
})
