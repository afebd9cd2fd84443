import { type Month, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isKind, type Line, listed } from './joined.js'
import { hasStartedBy, monthAt } from './readings.js'
import { ELEMENT_READS, elementStates, isOpen, stateWords } from './states.js'

export default defineRule({
  id: 'xref-element-open',
  title: { zh: '临近开工要素未落实', en: 'Elements not secured near the start' },
  why: {
    zh: '地、水、电、路没落实，到了开工月也开不了；提前两个月还能协调，到时候只能改开工时间。',
    en: 'Without land, water, power or a road nothing starts in its month. Two months ahead it can still be settled; later only the date can be changed.',
  },
  help: {
    zh: '抓紧协调落实；已落实的更新清单，开工时间要推迟的改计划。看用地、资金、供水、供电、供气、供热、进出道路、通讯、环境容量、用能，空着的、写“不涉及”的不提。开工时间取重点项目表的，没有的取调度表、要素清单的；填报期起 monthsAhead 个月内（默认2个月）开工、或者已过期而状态是未开工的才提。',
    en: 'Settle it, or update the ledger or the plan. Blank elements and 不涉及 are left out. The planned start is that of the key-project table, else of the dispatch or of the ledger itself; told are projects to start within monthsAhead months of the period, or overdue and not started.',
  },
  source: { zh: '种子002（七）“建立重大项目要素保障清单”', en: 'Seed 002 (7): the ledger of elements' },
  severity: 'warning',
  on: 'batch',
  tables: ['element'],
  columns: ['name'],
  reads: ['name', 'start', 'actualStart', 'status', 'started', ...ELEMENT_READS],
  given: ['period'],
  options: { monthsAhead: 2 },
  messages: {
    soon: { zh: '计划{start}开工，{elements}', en: 'to start in {start}, yet {elements}' },
    overdue: {
      zh: '计划{start}开工，现在还没有开工，{elements}',
      en: 'to start in {start}, not started yet: {elements}',
    },
    start: { zh: '计划开工时间', en: 'planned start' },
  },
  examples: {
    bad: {
      settings: { period: '2025-05' },
      table: `
平陆县重大项目要素保障清单
序号 | 项目名称 | 用地   | 资金   | 供电    | 进出道路 | 用能
1    | 甲项目   | 已落实 | 已落实 | 办理中! | 未启动   | 不涉及
2    | 乙项目   | 已落实 | 待落实! | 已接通 | 已通     | 不涉及
! 计划2025年7月开工，供电办理中、进出道路未启动
! 计划2025年3月开工，现在还没有开工，资金未启动
`,
      beside: [
        `
平陆县2025年重点建设项目清单
单位：亿元
项目名称 | 总投资 | 2025年计划投资 | 计划开工时间
甲项目   | 7.93   | 0.30           | 2025年7月
乙项目   | 2.93   | 0.30           | 2025年3月
`,
        `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 开工状态
甲项目   | 79300  |              | 前期
乙项目   | 29300  |              | 未开工
`,
      ],
    },
    good: {
      settings: { period: '2025-05' },
      table: `
平陆县重大项目要素保障清单
序号 | 项目名称 | 计划开工时间 | 用地   | 资金   | 供电   | 进出道路 | 用能
1    | 甲项目   | 2025年9月    | 办理中 | 未启动 | 办理中 | 未启动   | 不涉及
2    | 乙项目   | 2025年6月    | 已落实 |        | 已接通 | 有       | 无需
3    | 丙项目   | 2025年3月    | 已落实 | 办理中 | 已接通 | 有       | 无需
4    | 丁项目   | 2025年       | 已落实 | 办理中 | 已接通 | 有       | 无需
5    | 戊项目   | 2025年2月    | 已落实 | 办理中 | 已接通 | 有       | 无需
`,
      beside: [
        `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 开工状态
丙项目   | 79300  | 50           | 在建
`,
      ],
    },
  },
  *check(batch, { options }) {
    for (const { records, isAmbiguous } of batch.projects()) {
      const states = [...elementStates(records).values()]
      if (states.length === 0) continue
      const planned = plannedStart(records)
      if (!planned || isAmbiguous) {
        yield UNDECIDABLE
        continue
      }
      const period = records.reduce((latest, { table }) => Math.max(latest, table.period ?? 0), 0)
      const due = isDue(records, planned.start, period, options.monthsAhead)
      if (due === null || (due && states.some(({ state }) => state === null))) yield UNDECIDABLE
      const [first, ...others] = states.filter(isOpen)
      if (!due || !first) continue
      yield {
        at: first.at,
        message: due,
        data: { start: planned.start, elements: listed([first, ...others].map(stateWords)) },
        related: [...others.map(({ at }) => ({ at })), { at: planned.line.at('start'), note: 'start' }],
        expected: monthAt(planned.start.first),
      }
    }
  },
})

/** The planned start of a project: by the key-project table, else by the dispatch, else by the ledger of elements. */
function plannedStart(lines: readonly Line[]): { readonly line: Line; readonly start: Month } | null {
  for (const kind of ['plan', 'start', 'dispatch', 'element'] as const)
    for (const line of lines) {
      if (!isKind(line.table, kind) || !line.has('start')) continue
      const start = line.month('start')
      // What the first of them says cannot be replaced by what another says.
      return start && { line, start }
    }
  return null
}

/** Whether a start is near, or past without having happened; null where that cannot be told. */
function isDue(
  lines: readonly Line[],
  start: Month,
  period: number,
  monthsAhead: number,
): 'soon' | 'overdue' | false | null {
  const started = lines.map((line) => hasStartedBy(line, period))
  if (started.includes(true) || start.first > period + monthsAhead) return false
  if (start.last > period + monthsAhead || (start.last >= period && start.first < period)) return null
  const mayHaveStarted = lines.some((line) => line.has('status') || line.has('started')) && !started.includes(false)
  if (mayHaveStarted) return null
  if (start.first >= period) return 'soon'
  return started.includes(false) ? 'overdue' : null
}
