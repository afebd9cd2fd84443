import { NOISE, type Percent, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isFinished, isStarted, percentOf, tenth } from './readings.js'

/**
 * The year's money behind the time that has passed (序时进度, DOMAIN.md 2.2). A project is behind only by every measure the table gives:
 * the months of the year, its own months between start and finish in this year, and the quarters planned for it, whichever
 * asks for least. Reports of other counties are full of projects 10 points behind that nobody asks about, so how far is too far is
 * for the county to say: `threshold` has no default.
 */
export default defineRule({
  id: 'status-behind-schedule',
  title: { zh: '进度滞后', en: 'Behind schedule' },
  why: {
    zh: '落后于序时进度的项目要列入滞后清单、强化调度，年底完不成计划会被通报。',
    en: 'Projects behind the time that has passed go on the list for closer attention; at the end of the year they are named.',
  },
  help: {
    zh: '先核对本年累计有没有漏报，再写明滞后原因和措施。规则包用 threshold 定落后几个百分点算滞后（如10），不定不查。应完成的比例按月份、按项目自己在本年的工期、按分季计划分别算，取最低的；年目标不是100%的（如120%）改 target。已完工、还没开工的不提（晚开工由 date-planned-start-overdue 提）；写了滞后原因的只作提示。',
    en: 'First look for money not reported, then give the reason and what is done about it. A pack sets how many percentage points are too many (threshold, e.g. 10); without it nothing is judged. What is due goes by the months of the year, by the project’s own months in it and by its quarterly plan, whichever is least; target is the target of the year in percent. Finished projects pass, and so do those not started (a late start is for date-planned-start-overdue); with a reason for the delay stated it is advice only.',
  },
  source: {
    zh: '种子003原平“对建设进度滞后的项目……列出清单、强化调度”；序时进度=年目标×月数÷12（惠东通报）',
    en: 'Seed 003, Yuanping: projects behind are listed; time progress is the target of the year × months ÷ 12 (Huidong bulletins)',
  },
  severity: 'warning',
  on: 'record',
  tables: ['dispatch'],
  columns: [
    ['yearCum', 'rate'],
    ['plan', 'rate'],
  ],
  given: ['period', 'option:threshold'],
  options: {
    /** Percentage points behind from which it is reported. */
    threshold: null as number | null,
    /** The target of the year in percent of its plan. */
    target: 100,
  },
  messages: {
    behind: {
      zh: '年度投资完成率{rate}%，到{month}月应达{due}%，落后{off}个百分点',
      en: 'rate of the year {rate} %, due by month {month}: {due} %, {off} percentage points behind',
    },
  },
  examples: {
    bad: [
      {
        options: { threshold: 10 },
        table: `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 年度计划投资 | 本年累计完成投资 | 计划开工时间 | 开工状态
1    | 甲项目   | 续建     | 33000  | 5000         | 1900!            | 2023年5月    | 在建
2    | 乙项目   | 续建     | 75000  | 15000        | 6200             | 2023年5月    | 在建
3    | 丙项目   | 新建     | 10800  | 8000         | 2000!            | 2025年3月    | 在建
! 年度投资完成率38%，到6月应达50%，落后12个百分点
! 年度投资完成率25%，到6月应达40%，落后15个百分点
`,
      },
      {
        options: { threshold: 10, target: 120 },
        table: `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 年度完成率 | 开工状态 | 滞后原因
1    | 甲项目   | 续建     | 33000  | 48.5%!     | 在建     | 炸药审批慢
2    | 乙项目   | 续建     | 33000  | 52.5%      | 在建     |
! 年度投资完成率48.5%，到6月应达60%，落后11.5个百分点
`,
      },
    ],
    good: [
      {
        options: { threshold: 10 },
        table: `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 年度计划投资 | 本年累计完成投资 | 计划开工时间 | 计划竣工时间 | 开工状态
1    | 甲项目   | 续建     | 33000  | 5000         | 2000             | 2023年5月    | 2026年5月    | 在建
2    | 乙项目   | 新建     | 75000  | 15000        | 0                | 2025年2月    | 2026年5月    | 未开工
3    | 丙项目   | 新建     | 10800  | 8000         | 2400             | 2025年3月    | 2026年5月    | 在建
4    | 丁项目   | 续建     | 10800  | 8000         | 3000             | 2023年5月    | 2025年6月    | 完工
5    | 戊项目   | 新建     | 10800  | 8000         | 1000             |              |              | 在建
6    | 己项目   | 续建     | 10800  | 8000         |                  | 2023年5月    | 2026年5月    | 在建
7    | 庚项目   | 续建     | 10800  | 0            | 0                | 2023年5月    | 2026年5月    | 停工
`,
      },
      {
        options: { threshold: 10 },
        table: `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 年度计划投资 | 一季度计划投资 | 二季度计划投资 | 三季度计划投资 | 四季度计划投资 | 本年累计完成投资
1    | 甲项目   | 续建     | 33000  | 5000         |                | 1000           | 2000           | 2000           | 600
2    | 乙项目   | 续建     | 33000  | 5000         | 1500           | 1500           | 1000           | 1000           | 2300
`,
      },
    ],
  },
  *check(record, { options }) {
    const period = record.table.period!
    const finished = isFinished(record)
    const rate = rateOf(record)
    if (finished || isStarted(record) === false || rate === 'none') return
    const { due, isCertain } = dueBy(record, period, options.target)
    const least = due - options.threshold!
    if (least <= 0 || (rate && rate.hi >= least)) return
    const isOpen = record.has('status') ? finished === null : record.has('started') && isStarted(record) === null
    // A printed rate that is not the amounts' (`arith-rate-mismatch`): nobody knows which of them is wrong.
    const printed = record.percent('rate')
    if (!rate || !isCertain || isOpen || (printed && printed.hi >= least)) return yield UNDECIDABLE
    const off = due - rate.value
    const field = record.isBlank('rate') ? 'yearCum' : 'rate'
    yield {
      at: record.at(field),
      message: 'behind',
      ...(record.isBlank('delayReason') ? {} : { severity: 'info' }),
      data: { rate: tenth(rate.value), month: (period % 12) + 1, due: tenth(due), off: tenth(off) },
      expected: `${tenth(due)}%`,
      difference: tenth(-off),
      related: (['yearCum', 'plan'] as const)
        .filter((one) => one !== field && record.amount(one))
        .map((one) => ({ at: record.at(one) })),
    }
  },
})

type Project = TableRecord<Fields>

/** The completion rate of the year in percent, from the amounts where they are there; null where it is not known, `none` without a plan. */
function rateOf(record: Project): Percent | 'none' | null {
  const [done, plan] = [record.amount('yearCum'), record.amount('plan')]
  if (plan !== null && plan.value <= NOISE) return 'none'
  return record.has('yearCum') && record.has('plan') ? percentOf(done, plan) : record.percent('rate')
}

/** Percent of the year's plan due at the end of the month `period`; not certain where the start is not known. */
function dueBy(record: Project, period: number, target: number): { readonly due: number; readonly isCertain: boolean } {
  const january = period - (period % 12)
  const start = record.month('actualStart') ?? record.month('start')
  const from = Math.max(start?.last ?? january, january)
  const to = Math.max(Math.min(record.month('finish')?.last ?? january + 11, january + 11), from)
  const own = Math.min(1, Math.max(0, period - from + 1) / (to - from + 1))
  const due = target * Math.min((period - january + 1) / 12, own, byQuarters(record, (period % 12) + 1) ?? 1)
  return { due, isCertain: start !== null || record.choice('nature') === '续建' }
}

/** The part of the plan that the quarters over by `month` (1–12) were to bring; null where the table or the row has no such plan. */
function byQuarters(record: Project, month: number): number | null {
  const { table, row } = record
  const columns = table.columns('quarterPlan').filter(({ quarter }) => quarter !== null)
  if (new Set(columns.map(({ quarter }) => quarter)).size < 4 || columns.length !== 4) return null
  const planned = columns.map((column) => ({
    end: 3 * column.quarter!,
    value: table.amountIn(row, column)?.value ?? 0,
  }))
  const sum = (list: typeof planned): number => list.reduce((total, { value }) => total + value, 0)
  // A quarter left blank must not make the others weigh more.
  const whole = Math.max(sum(planned), record.amount('plan')?.value ?? 0)
  return sum(planned) > 0 ? sum(planned.filter(({ end }) => end <= month)) / whole : null
}
