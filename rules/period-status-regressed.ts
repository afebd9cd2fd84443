import type { FactRecord, Outcome } from '../src/core/index.js'
import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { compared, MISREPORTED, type Step } from './follow.js'
import { isStarted, remarkSays, startedField } from './readings.js'
import { FOLLOWS } from './renames.js'

type Project = FactRecord<Fields>

export default defineRule({
  id: 'period-status-regressed',
  title: { zh: '状态倒退', en: 'A status went backwards' },
  why: {
    zh: '项目只会往前走。上月已开工、本月又成了前期，开工率就要倒扣，通报上说不清。',
    en: 'A project only goes on. Started last month and in preparation now, it takes the start rate back, which no bulletin can explain.',
  },
  help: {
    zh: '核对状态，改正填错的一期；上期误报的，在备注里写明（误报、更正……）。次序：谋划、储备、前期（未开工）、开工（在建）、完工、投产；由别的状态变为停工不算倒退，停工的算已开工。四库的次序：谋划库、储备库、建设库、达产库。',
    en: 'Mend the wrong one; a wrong report of last month is named in the remarks (误报, 更正 …). The order is 谋划, 储备, 前期 (未开工), 开工 (在建), 完工, 投产; to be stopped (停工) is no step back, and a stopped project has started. Of the libraries: 谋划库, 储备库, 建设库, 达产库.',
  },
  source: {
    zh: '种子002（二）谋划、储备、开工建设、投产达效“滚动推进”',
    en: 'Seed 002 (2): projects roll on from planning to production',
  },
  severity: 'error',
  on: 'batch',
  tables: ['dispatch', 'start', 'reserve'],
  columns: [['status', 'started', 'library']],
  reads: [...FOLLOWS, 'status', 'started', 'library', 'included', 'problem'],
  given: ['previous'],
  // What other rules find in a project that only seems not to have started.
  supersedes: [
    'date-planned-start-overdue',
    'stat-included-not-started',
    'status-nature-vs-started',
    'status-not-started-with-investment',
  ],
  messages: {
    back: {
      zh: '{when}是“{before}”，现在是“{now}”，退了回去',
      en: 'it was “{before}” in {when} and is “{now}” now: a step back',
    },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
平陆县城西小学建设项目 | 18600  |              | 3900             | 前期!
平陆县市民广场项目     | 11500  | 300          | 1300             | 在建!
官扬水改扩建工程       | 79300  | 200          | 3200             | 未开工!
! 2025年4月是“在建”，现在是“前期”，退了回去
! 2025年4月是“完工”，现在是“在建”，退了回去
! 2025年4月是“停工”，现在是“未开工”，退了回去
`,
        previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
官扬水改扩建工程       | 79300  | 200          | 3000             | 停工
平陆县城西小学建设项目 | 18600  | 500          | 3900             | 在建
平陆县市民广场项目     | 11500  | 300          | 1000             | 竣工
`,
      },
      {
        table: `
平陆县2025年谋划储备项目清单
单位：亿元
项目名称               | 所在库  | 总投资
平陆县城西小学建设项目 | 谋划库! | 1.86
! 上期是“储备库”，现在是“谋划库”，退了回去
`,
        previous: `
平陆县2025年谋划储备项目清单
单位：亿元
项目名称               | 所在库 | 总投资
平陆县城西小学建设项目 | 储备库 | 1.86
`,
      },
    ],
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态 | 备注
平陆县城西小学建设项目 | 18600  |              | 3900             | 停工     | 等待供电
平陆县市民广场项目     | 11500  | 300          | 1300             | 投产     |
官扬水改扩建工程       | 79300  | 200          | 3200             | 前期     | 上月误报
黄河大桥维修工程       | 2600   | 100          | 100              | 开工     |
张店镇污水处理厂       | 2600   |              |                  | 前期     |
长晴平陆100MW风电项目  | 60000  | 800          | 3000             |          |
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 开工状态
官扬水改扩建工程       | 79300  | 200          | 3000             | 在建
平陆县城西小学建设项目 | 18600  | 500          | 3900             | 在建
平陆县市民广场项目     | 11500  | 300          | 1000             | 完工
黄河大桥维修工程       | 2600   | 100          | 100              | 在建
张店镇污水处理厂       | 2600   |              |                  | 未开工
长晴平陆100MW风电项目  | 60000  | 800          | 3000             | 在建
`,
    },
  },
  *check(batch) {
    yield* compared(batch, regressed)
  },
})

/** 前期 and 未开工 say the same of a project, so do 开工 and 在建. 停工 has started. */
const RANKS: ReadonlyMap<string, number> = new Map([
  ...[['谋划', 0] as const, ['储备', 1] as const, ['前期', 2] as const, ['未开工', 2] as const],
  ...[['开工', 3] as const, ['在建', 3] as const, ['停工', 3] as const, ['完工', 4] as const, ['投产', 5] as const],
])
const LIBRARIES = ['谋划库', '储备库', '建设库', '达产库']

function* regressed(step: Step): Iterable<Outcome<'back' | 'last'>> {
  const { now, last, when } = step
  const seen = stand(now, last)
  if (seen === null) return yield UNDECIDABLE
  const { isBack, field, was } = seen
  if (!isBack || remarkSays(now, MISREPORTED)) return
  yield {
    at: now.at(field),
    message: 'back',
    data: { when, before: said(last, was), now: said(now, field) },
    explains: (['status', 'started', 'start', 'included'] as const).flatMap((one) =>
      now.has(one) ? [now.at(one)] : [],
    ),
    related: [{ at: last.at(was), note: 'last' }],
  }
}

type Field = 'status' | 'started' | 'library'

/** Whether the project has gone back, and which cells say where it stood; null where they do not. */
function stand(now: Project, last: Project): { isBack: boolean; field: Field; was: Field } | null {
  const [shelf, before] = [now.choice('library'), last.choice('library')]
  if (shelf !== null && before !== null)
    return { isBack: LIBRARIES.indexOf(shelf) < LIBRARIES.indexOf(before), field: 'library', was: 'library' }
  const [field, was] = [startedField(now), startedField(last)]
  if (field === null || was === null) return null
  const [status, earlier] = [now.choice('status'), last.choice('status')]
  if (status !== null && earlier !== null)
    return { isBack: status !== '停工' && RANKS.get(status)! < RANKS.get(earlier)!, field, was }
  const [started, had] = [isStarted(now), isStarted(last)]
  return started === null || had === null ? null : { isBack: had && !started, field, was }
}

function said(record: Project, field: Field): string {
  if (field === 'started') return record.yes('started') ? '已开工' : '未开工'
  return record.choice(field) ?? ''
}
