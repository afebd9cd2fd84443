import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isFinished, writtenIn } from './readings.js'

/**
 * A finished project without 实际竣工时间. 主体完工 and 试运行 are not yet 竣工, and where the column asks for 投产, 完工 is not enough: then a
 * blank is right.
 */
export default defineRule({
  id: 'status-completed-without-date',
  title: { zh: '已完工缺竣工时间', en: 'Finished but no actual finish' },
  why: {
    zh: '竣工个数、投产个数按实际竣工时间统计。状态填了完工却没有时间，年底就说不清是不是今年竣工的。',
    en: 'Finishes are counted by the actual date; without one nobody can say at the end of the year whether it was this year.',
  },
  help: {
    zh: '填实际竣工时间；没有竣工的改状态。主体完工、试运行、试生产的还没有竣工验收，不提；栏目问的是投产时间的，状态到“投产”才提。',
    en: 'Enter the actual finish, or correct the status. 主体完工, 试运行 and 试生产 come before the acceptance and pass; where the column asks for 投产, only that status is asked for it.',
  },
  source: { zh: '各地调度表中常见', en: 'seen in dispatch tables of many counties' },
  severity: 'error',
  on: 'record',
  tables: ['dispatch'],
  columns: ['status', 'actualFinish'],
  gathers: true,
  options: {
    /** Words of a status that say that acceptance is still to come. */
    notYet: ['主体', '试'] as readonly string[],
  },
  messages: {
    missing: { zh: '填“{status}”，却没有实际竣工时间', en: 'says “{status}” but gives no actual finish' },
  },
  examples: {
    bad: `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 计划竣工时间 | 实际竣工时间 | 开工状态
1    | 甲项目   | 6000   | 500          | 2025年3月    | !            | 已竣工
2    | 乙项目   | 8000   | 600          | 2025年3月    | 2025年4月    | 完工
3    | 丙项目   | 9000   | 700          | 2025年6月    | /!           | 投产
4    | 丁项目   | 7000   | 0            | 2025年9月    |              | 在建
! 填“已竣工”，却没有实际竣工时间
! 填“投产”，却没有实际竣工时间
`,
    good: [
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 计划竣工时间 | 实际竣工时间 | 开工状态
1    | 甲项目   | 6000   | 500          | 2025年3月    | @2025-04-18  | 完工
2    | 乙项目   | 8000   | 600          | 2025年9月    |              | 主体完工
3    | 丙项目   | 9000   | 700          | 2025年5月    |              | 试运行
4    | 丁项目   | 7000   | 300          | 2025年6月    |              | 在建
5    | 戊项目   | 7000   | 300          | 2025年6月    |              |
6    | 己项目   | 7000   | 300          | 2025年6月    | 见验收报告   | 竣工
`,
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 实际投产时间 | 开工状态
1    | 甲项目   | 6000   | 500          |              | 完工
2    | 乙项目   | 8000   | 600          | 2025年4月    | 投产
`,
    ],
  },
  *check(record, { options }) {
    if (!record.isBlank('actualFinish') || record.table.isContinued(record.row)) return
    const finished = isFinished(record)
    if (finished === null) return yield UNDECIDABLE
    const status = finished ? writtenIn(record, 'status') : ''
    if (!finished || options.notYet.some((word) => status.includes(word))) return
    const asksForUse = record.table.column('actualFinish')?.path.at(-1)?.includes('投产') ?? false
    if (asksForUse && record.choice('status') !== '投产') return
    const at = record.at('actualFinish')
    yield { at, message: 'missing', data: { status }, related: [{ at: record.at('status') }] }
  },
})
