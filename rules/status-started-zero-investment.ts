import { type Amount, NOISE, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isFinished, isStarted, monthAt, sinceStart, startedField, writtenIn } from './readings.js'

/**
 * A project that has been started for months while not a yuan was completed. One table cannot count reports; 实际开工时间 can: from
 * `afterMonths` months before the report period on. Money is all there is since the start: 自开工累计, 至上年底 with 本年累计, or 本年累计 of a
 * project started this year. 停工 has its own reason; of finished projects `status-completed-low-cumulative` speaks.
 */
export default defineRule({
  id: 'status-started-zero-investment',
  title: { zh: '已开工无投资', en: 'Started but nothing completed' },
  why: {
    zh: '开工几个月一分钱投资都没有，不是假开工就是漏报投资，通报和观摩时都会被点名。',
    en: 'Months after the start and nothing spent: a start in name only, or money never reported. Inspections name such projects.',
  },
  help: {
    zh: '补报完成投资；没有真正开工的改状态、清掉实际开工时间。看实际开工时间，满2个月才提；停工、完工的不提；累计投资空着的不判；按亿元填的0.00不判，几十万元也会显示成0.00。',
    en: 'Report the money, or correct the status and the actual start. Reported from two months after the actual start; stopped and finished projects pass, blank figures are not judged, and neither is 0.00 in 亿元, which may be up to half a million yuan.',
  },
  source: { zh: '各地调度表中常见', en: 'seen in dispatch tables of many counties' },
  severity: 'warning',
  on: 'record',
  tables: ['dispatch'],
  columns: [['status', 'started'], 'actualStart', ['cum', 'yearCum']],
  given: ['period'],
  supersedes: ['status-behind-schedule'],
  options: { afterMonths: 2 },
  messages: {
    zero: {
      zh: '{start}已开工，到{period}已{months}个月，累计完成投资仍是0',
      en: 'started {start}, {months} months before {period}, and still nothing completed',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 自开工累计完成投资 | 实际开工时间 | 开工状态
1    | 甲项目   | 6000   | 0            | 0                  | 2025年2月    | 在建!
2    | 乙项目   | 8000   | 0            | 600                | 2025年2月    | 开工
! 2025年2月已开工，到2025年5月已3个月，累计完成投资仍是0
`,
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本年累计完成投资 | 实际开工时间 | 是否开工
1    | 甲项目   | 6000   | 0                | 2025年3月    | 是!
2    | 乙项目   | 6000   | 0                | 2024年3月    | 是
! 2025年3月已开工，到2025年5月已2个月，累计完成投资仍是0
`,
    ],
    good: [
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本年累计完成投资 | 自开工累计完成投资 | 实际开工时间 | 开工状态
1    | 甲项目   | 6000   | 0                | 0                  | 2025年4月    | 在建
2    | 乙项目   | 6000   | 0                | 0                  | 2025年2月    | 停工
3    | 丙项目   | 6000   | 0                | 0                  |              | 未开工
4    | 丁项目   | 6000   | 0                | 800                | 2024年2月    | 在建
5    | 戊项目   | 6000   |                  |                    | 2025年2月    | 在建
6    | 己项目   | 6000   | 0                | 0                  | 2025年2月    | 完工
7    | 庚项目   | 6000   | 0                | 0                  |              | 在建
`,
      `
平陆县2025年5月重点项目调度表
单位：亿元
序号 | 项目名称 | 总投资 | 自开工累计完成投资 | 实际开工时间 | 开工状态
1    | 甲项目   | 0.60   | 0.00               | 2025年2月    | 在建
2    | 乙项目   | 0.80   | 0.10               | 2025年2月    | 在建
`,
    ],
  },
  *check(record, { options }) {
    const started = isStarted(record)
    const field = startedField(record)
    if (started === false || isFinished(record) || record.choice('status') === '停工') return
    const start = record.month('actualStart')
    const period = record.table.period!
    const done = start && moneySince(record, start.first)
    const zero = done && isZero(done)
    if (zero === false || (start && period - start.last < options.afterMonths)) return
    if (started === null || field === null || !start || zero === null) return yield UNDECIDABLE
    const money = (['cum', 'prior', 'yearCum'] as const).filter((one) => record.amount(one))
    yield {
      at: record.at(field),
      message: 'zero',
      data: { start, period: monthAt(period), months: period - start.last },
      actual: writtenIn(record, field),
      related: [{ at: record.at('actualStart') }, ...money.map((one) => ({ at: record.at(one) }))],
      explains: (['rate', 'yearCum'] as const).filter((one) => record.has(one)).map((one) => record.at(one)),
    }
  },
})

type Project = TableRecord<Fields>

/** All money since a start in the month `first`: of a project started this year 本年累计 is all there is. */
function moneySince(record: Project, first: number): Amount | null {
  const since = sinceStart(record)
  const isThisYear = Math.floor(first / 12) === Math.floor(record.table.period! / 12)
  return since ?? (isThisYear && !record.has('cum') ? record.amount('yearCum') : null)
}

/** Null where the printed decimals leave open whether it is nothing. */
function isZero({ value, lo, hi, unit }: Amount): boolean | null {
  if (value !== 0) return lo <= NOISE && hi >= -NOISE ? null : false
  return unit !== null && hi - lo > COARSE ? null : true
}

/** Printed more coarsely than this (万元), a 0 may be money. */
const COARSE = 10
