import { compactText, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isStarted, progressNature, startedField, writtenIn } from './readings.js'

/**
 * A 续建 project that is said not to have started. A column that asks 是否开（复）工 is left alone: 否 may mean that work has not
 * resumed after the winter. 续建 and 停工 agree, but a stop needs its reason in 备注 or 存在问题 where the table has such a column.
 */
export default defineRule({
  id: 'status-nature-vs-started',
  title: { zh: '续建却未开工', en: '续建 but not started' },
  why: {
    zh: '续建就是往年已开工，两格必有一错；新开工率和复工率都会算错。',
    en: '续建 means that work began in an earlier year: one of the two cells is wrong, and so are the start and resumption rates.',
  },
  help: {
    zh: '往年已开工的，状态改为在建（停工的写停工和原因）；还没开工的，建设性质改为新建。',
    en: 'If work began earlier, set the status to 在建 (or 停工, with the reason); if it has not begun, the nature is 新建.',
  },
  source: {
    zh: '种子002（九）：续建项目一季度100%复工',
    en: 'Seed 002, clause 9: 续建 projects resume by the end of March',
  },
  severity: 'error',
  on: 'record',
  tables: ['plan', 'dispatch'],
  needs: ['nature', ['status', 'started']],
  entails: ['status-not-started-with-investment', 'stat-included-not-started'],
  messages: {
    started: { zh: '建设性质为续建，却填“{status}”', en: 'the nature is 续建, yet it says “{status}”' },
    stopped: { zh: '续建项目填“{status}”，没有说明原因', en: 'a 续建 project says “{status}” and gives no reason' },
  },
  examples: {
    bad: `
5月重点项目调度表（单位：万元） | <              | <        | <      | <                | <
序号                            | 项目名称       | 建设性质 | 总投资 | 本年累计完成投资 | 开工状态 | 备注
1                               | 康养度假湾项目 | 续建     | 8300   | 0                | 未开工!  |
2                               | 商贸中心项目   | 续建     | 10300  | 0                | 前期!    | 手续办理中
3                               | 城西小学项目   | 续建     | 18600  | 0                | 停工!    |
! 建设性质为续建，却填“未开工”
! 建设性质为续建，却填“前期”
! 续建项目填“停工”，没有说明原因
`,
    good: [
      `
5月重点项目调度表（单位：万元） | <                | <        | <      | <                | <
序号                            | 项目名称         | 建设性质 | 总投资 | 本年累计完成投资 | 开工状态 | 备注
1                               | 康养度假湾项目   | 续建     | 8300   | 420              | 在建     |
2                               | 商贸中心项目     | 续建     | 10300  | 0                | 停工     | 资金未到位
3                               | 雨污分流改造工程 | 新建     | 13300  | 0                | 未开工   |
4                               | 节水改造工程     | 扩建     | 29300  | 0                | 未开工   |
5                               | 供热管网工程     | 续建     | 6000   | 0                |          |
`,
      `
3月重点项目调度表（单位：万元） | <              | <        | <                | <
序号                            | 项目名称       | 建设性质 | 本年累计完成投资 | 是否开（复）工
1                               | 康养度假湾项目 | 续建     | 0                | 否
2                               | 城西小学项目   | 续建     | 420              | 是
`,
    ],
  },
  *check(record) {
    const started = isStarted(record)
    const field = startedField(record)
    if (started === null || field === null) return yield UNDECIDABLE
    if (progressNature(record) !== '续建') return
    const column = record.table.column(field)!
    if (field === 'started' && compactText(column.path.join('')).includes('复')) return
    const status = writtenIn(record, field)
    const found = { at: record.at(field), data: { status }, related: [{ at: record.at('nature') }] }
    if (!started) yield { ...found, message: 'started' }
    else if (
      record.choice('status') === '停工' &&
      REASONS.some((one) => record.has(one)) &&
      REASONS.every((one) => record.isBlank(one))
    )
      yield { ...found, message: 'stopped', severity: 'warning' }
  },
})

const REASONS = ['remark', 'problem', 'progress'] as const
