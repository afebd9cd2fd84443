import { NOISE, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isStarted, remarkSays, startedField, writtenIn } from './readings.js'

/**
 * Money reported for a project that has not started. Survey, design and land cost money before the start: up to 1 % of 总投资, or
 * where the remarks name such costs, it is advice only.
 */
export default defineRule({
  id: 'status-not-started-with-investment',
  title: { zh: '未开工却有完成投资', en: 'Not started but money completed' },
  why: {
    zh: '没开工就有投资，要么状态没更新，要么投资虚报，通报和统计核查时一定会被问。',
    en: 'Money before the start means a stale status or a false figure; whoever ranks or audits the table will ask.',
  },
  help: {
    zh: '已开工的改状态、填实际开工时间；确是前期费、土地款的，在备注里写明。',
    en: 'If work has begun, set the status and the actual start; if it is preliminary or land cost, say so in the remarks.',
  },
  source: {
    zh: '真实台账：157行开工前已有投资',
    en: 'A filed ledger: 157 rows with money before the start',
  },
  severity: 'warning',
  on: 'record',
  tables: ['dispatch'],
  needs: [
    ['status', 'started'],
    ['yearCum', 'cum'],
  ],
  options: {
    /** Percent of 总投资 up to which it is advice only. */
    slight: 1,
  },
  messages: {
    money: { zh: '填“{status}”，{column}却有{amount}', en: 'says “{status}” while {column} is {amount}' },
  },
  examples: {
    bad: [
      `
5月重点项目调度表（单位：万元） | <                | <      | <            | <                | <
序号                            | 项目名称         | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
1                               | 雨污分流改造工程 | 13300  | 0            | 200              | 未开工!
2                               | 市民广场项目     | 11500  | 0            | 100              | 前期!
3                               | 城西小学项目     | 18600  | 430          | 2150             | 在建
! 填“未开工”，本年累计完成投资却有200万元
! 填“前期”，本年累计完成投资却有100万元
`,
      `
5月重点项目调度表（单位：万元） | <                | <      | <                | <        | <
序号                            | 项目名称         | 总投资 | 本年累计完成投资 | 是否开工 | 备注
1                               | 雨污分流改造工程 | 13300  | 1200             | 否!      | 土地款
2                               | 市民广场项目     |        | 500              | 否!      |
! 填“否”，本年累计完成投资却有1200万元
! 填“否”，本年累计完成投资却有500万元
`,
    ],
    good: `
5月重点项目调度表（单位：万元） | <                | <      | <            | <                | <
序号                            | 项目名称         | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
1                               | 雨污分流改造工程 | 13300  | 0            | 0                | 未开工
2                               | 市民广场项目     | 11500  |              |                  | 前期
3                               | 城西小学项目     | 18600  | 430          | 2150             | 停工
4                               | 供热管网工程     | 6000   | 430          | 2150             | —
`,
  },
  *check(record, { options }) {
    const started = isStarted(record)
    const field = startedField(record)
    const of = record.amount('yearCum') ? 'yearCum' : 'cum'
    const amount = record.amount(of)
    if (started === null || field === null || !amount) return yield UNDECIDABLE
    if (started || amount.lo <= NOISE) return
    const total = record.amount('total')
    const isSlight = total !== null && amount.value <= (total.value * options.slight) / 100
    const explained = isSlight || remarkSays(record, PRELIMINARY)
    const column = record.table.column(of)!.field!.title
    const data = { status: writtenIn(record, field), column, amount }
    const related = [{ at: record.at(of) }]
    yield { at: record.at(field), message: 'money', data, related, ...(explained ? { severity: 'info' } : {}) }
  },
})

/** What may be paid before the start. */
const PRELIMINARY = ['前期费', '前期工作', '土地', '征地', '拆迁', '勘察', '设计费']
