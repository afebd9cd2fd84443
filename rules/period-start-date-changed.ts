import type { FactRecord, Month, Outcome } from '../src/core/index.js'
import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { compared, MISREPORTED, type Step } from './follow.js'
import { isStarted, remarkSays } from './readings.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'period-start-date-changed',
  title: { zh: '开工时间改动', en: 'A start date was changed' },
  why: {
    zh: '实际开工时间是已经发生的事，不会变；计划开工一推再推，季度开工率就落空，通报前要先知道。',
    en: 'An actual start has happened and does not change; a planned one put off again and again misses the quarter’s start rate.',
  },
  help: {
    zh: '实际开工时间前后不一的，以开工令为准改正；更正上期的，在备注里写明。计划开工推后的，核实并说明原因（备注写推迟、延期、顺延、调整的不再报）。计划提前、精确到月的不报；本期刚开工、原来的计划时间换成了实际时间的不报。',
    en: 'Of two actual starts the one of the order to commence holds; a correction is named in the remarks. A planned start put off is to be confirmed and explained (推迟, 延期, 顺延, 调整 in the remarks do). A plan brought forward or made more exact is left alone, and so is the planned start of a project that has just started.',
  },
  source: {
    zh: '调度填报惯例；种子002（九）按季考核开工率',
    en: 'Practice of dispatching; seed 002 (9): start rates by quarter',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['dispatch', 'start'],
  columns: [['start', 'actualStart']],
  reads: [...FOLLOWS, 'actualStart', 'status', 'started', 'problem'],
  given: ['previous'],
  messages: {
    actual: {
      zh: '实际开工时间{now}，{when}填的是{before}',
      en: 'the actual start is {now}, in {when} it was {before}',
    },
    planned: {
      zh: '计划开工由{before}推到{now}，推迟{months}个月',
      en: 'the planned start is put off from {before} to {now}, by months: {months}',
    },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 计划开工时间 | 实际开工时间 | 本月完成投资 | 开工状态
平陆县城西小学建设项目 | 18600  | 2024年8月    | 2024年10月!  | 500          | 在建
平陆县市民广场项目     | 11500  | 2025年9月!   |              |              | 前期
官扬水改扩建工程       | 79300  | 2021年12月!  | 2021年12月   | 200          | 在建
! 实际开工时间2024年10月，2025年4月填的是2024年8月
! 计划开工由2025年6月推到2025年9月，推迟3个月
! 计划开工由2021年10月推到2021年12月，推迟2个月
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 计划开工时间 | 实际开工时间 | 本月完成投资 | 开工状态
官扬水改扩建工程       | 79300  | 2021年10月   | 2021年12月   | 200          | 在建
平陆县城西小学建设项目 | 18600  | 2024年8月    | 2024年8月    | 500          | 在建
平陆县市民广场项目     | 11500  | 2025年6月    |              |              | 前期
`,
    },
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 开工时间    | 实际开工时间 | 本月完成投资 | 开工状态 | 备注
平陆县城西小学建设项目 | 18600  | 2024年8月   | 2024年10月   | 500          | 在建     | 更正实际开工时间
平陆县市民广场项目     | 11500  | 2025年5月   | 2025年5月    | 100          | 开工     |
官扬水改扩建工程       | 79300  | 2021年12月  |              | 200          | 在建     |
黄河大桥维修工程       | 2600   | 2025年9月   |              |              | 前期     | 因征地推迟
张店镇污水处理厂       | 2600   | 2025年6月   |              |              | 前期     |
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 开工时间    | 实际开工时间 | 本月完成投资 | 开工状态
官扬水改扩建工程       | 79300  | 2021年      |              | 200          | 在建
平陆县城西小学建设项目 | 18600  | 2024年8月   | 2024年8月    | 500          | 在建
平陆县市民广场项目     | 11500  | 2025年4月   |              |              | 前期
黄河大桥维修工程       | 2600   | 2025年6月   |              |              | 前期
张店镇污水处理厂       | 2600   | 2025年9月   |              |              | 前期
`,
    },
  },
  *check(batch) {
    yield* compared(batch, changed)
  },
})

function* changed(step: Step): Iterable<Outcome<'actual' | 'planned' | 'last'>> {
  const { now, last, when } = step
  const actual = both(now, last, 'actualStart')
  if (actual === UNREADABLE) yield UNDECIDABLE
  else if (actual && isApart(...actual)) {
    if (remarkSays(now, MISREPORTED)) return
    const [date, before] = actual
    const related = [{ at: last.at('actualStart'), note: 'last' as const }]
    yield { at: now.at('actualStart'), message: 'actual', data: { now: date, before, when }, related }
    return
  }
  const planned = both(now, last, 'start')
  if (planned === UNREADABLE) return yield UNDECIDABLE
  if (planned === null || planned[0].first <= planned[1].last) return
  const [date, before] = planned
  const isPlan = isStillPlanned(step, date)
  if (isPlan === null) return yield UNDECIDABLE
  if (!isPlan) return
  if (remarkSays(now, PUT_OFF)) return
  yield {
    at: now.at('start'),
    message: 'planned',
    data: { before, now: date, months: date.first - before.last, when },
    related: [{ at: last.at('start'), note: 'last' }],
  }
}

/** What stood in the column of a project that has started since may be its actual start now; a month to come is planned. */
function isStillPlanned({ now, last }: Step, date: Month): boolean | null {
  const { period } = now.table
  const [has, had] = [isStarted(now), isStarted(last)]
  if (has === false || (period !== null && date.first > period)) return true
  return has === null ? null : had
}

const PUT_OFF = [...MISREPORTED, '调整', '推迟', '延期', '顺延', '延后', '推后', '延迟', '延至', '推至']

const UNREADABLE = 'unreadable'

/** Both dates; null where one is not there. */
function both(
  now: FactRecord<Fields>,
  last: FactRecord<Fields>,
  field: 'start' | 'actualStart',
): [Month, Month] | typeof UNREADABLE | null {
  if ([now, last].some((record) => record.read(field).state === 'unreadable')) return UNREADABLE
  const [date, before] = [now.month(field), last.month(field)]
  return date && before && [date, before]
}

/** No month of one is a month of the other. */
function isApart(a: Month, b: Month): boolean {
  return a.last < b.first || b.last < a.first
}
