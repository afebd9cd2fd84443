import { type Amount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isKind, type Ledger, type Line } from './joined.js'

export default defineRule({
  id: 'stat-dispatch-gap',
  title: { zh: '调度数与统计数差距大', en: 'Dispatch and statistics amounts diverge' },
  why: {
    zh: '同一个项目，调度报的和统计报的差三成以上，上级两边一比就问；多报统计是超进度，少报就是应统未统。',
    en: 'Where dispatch and statistics differ by a third, a higher level asks: too much in the statistics is reporting ahead of the works, too little is work not counted.',
  },
  help: {
    zh: '对一下口径和凭证，哪个错改哪个；确有口径差别（统计不含土地款等）的写在备注里。只比同一期、已入统的项目，差距按大的一个算（gapPercent，默认30%），不到 leastDifference 万元的不提。两个数谁对，不下结论。',
    en: 'Compare scope and vouchers, and correct the wrong one; say in the remarks where the scope differs. Compared are included projects of one period; the gap is measured on the larger (gapPercent, 30 %), and below leastDifference (in 万元) nothing is said. Which of the two is right is not asserted.',
  },
  source: {
    zh: '博乐市统计局2023：超进度报送投资额；30%是常用界限',
    en: 'Statistics bureau of Bole 2023: investment reported ahead of the works; 30 % is customary',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['stat', 'dispatch'],
  columns: ['name', ['statYearCum', 'yearCum']],
  reads: ['name', 'statYearCum', 'yearCum', 'included', 'statCode'],
  options: { gapPercent: 30, leastDifference: 100 },
  messages: {
    gap: {
      zh: '统计本年累计{stat}，调度本年累计{dispatch}，相差{percent}%',
      en: '{stat} this year in the statistics, {dispatch} in the dispatch: {percent} % apart',
    },
    dispatch: { zh: '调度本年累计', en: 'this year in the dispatch' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 500          | 2000
乙项目   | 8000   | 500          | 2000
`,
        beside: [
          `
平陆县2025年5月重点项目入库纳统情况表
单位：万元
项目名称 | 计划总投资 | 是否入统 | 统计项目编码 | 统计年累计完成投资
甲项目   | 8000       | 是       | 140829001    | 3200!
乙项目   | 8000       | 是       | 140829002    | 1500
! 统计本年累计3200万元，调度本年累计2000万元，相差37%
`,
        ],
      },
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资 | 是否入统 | 统计年累计完成投资
甲项目   | 8000   | 500          | 2000             | 是       | 0!
乙项目   | 8000   | 500          | 2000             | 否       | 0
丙项目   | 8000   | 500          | 60               | 是       | 0
丁项目   | 8000   | 500          | 2000             | 是       |
! 统计本年累计0万元，调度本年累计2000万元，相差100%
`,
    ],
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：亿元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 0.80   | 0.05         | 0.20
乙项目   | 0.80   | 0.05         |
丙项目   | 0.80   | 0.05         | 0.20
`,
      beside: [
        `
平陆县2025年5月重点项目入库纳统情况表
单位：万元
项目名称 | 计划总投资 | 是否入统 | 统计项目编码 | 本年完成投资
甲项目   | 8000       | 是       | 140829001    | 1500
乙项目   | 8000       | 是       | 140829002    | 1500
丙项目   | 8000       | 否       |              | 0
`,
        `
平陆县2025年4月重点项目入库纳统情况表
单位：万元
项目名称 | 计划总投资 | 是否入统 | 统计项目编码 | 本年完成投资
丙项目   | 8000       | 是       | 140829003    | 10
`,
      ],
    },
  },
  *check(batch, { options }) {
    if (!batch.tables.some(isStatistical)) return
    for (const { records, isAmbiguous } of batch.projects()) {
      const said = records.filter(
        (line) => isStatistical(line.table) && readsIn(line, statField(line.table)) !== 'blank',
      )
      for (const stat of said) {
        const dispatch = dispatchLine(records, stat)
        if (!dispatch) continue
        const isIncluded = isAmbiguous ? null : areIncluded([stat, dispatch])
        if (isIncluded === false) continue
        const [a, b] = [stat.amount(statField(stat.table)), dispatch.amount('yearCum')]
        if (isIncluded === null || !a || !b || (a.unit === null) !== (b.unit === null)) {
          yield UNDECIDABLE
          continue
        }
        const [larger] = [a, b].sort((x, y) => y.value - x.value)
        const difference = Math.abs(a.value - b.value)
        if (!isWide(a, b, options.gapPercent) || difference < options.leastDifference) continue
        const percent = Math.floor((100 * difference) / larger!.value)
        yield {
          at: stat.at(statField(stat.table)),
          message: 'gap',
          data: { stat: a, dispatch: b, percent },
          related: [{ at: dispatch.at('yearCum'), note: 'dispatch' }],
        }
      }
    }
  },
})

/** The column with what the statistics have: its own, or in the table of inclusion the only one. */
function statField(table: Ledger): 'statYearCum' | 'yearCum' {
  return table.has('statYearCum') ? 'statYearCum' : 'yearCum'
}

function isStatistical(table: Ledger): boolean {
  return (
    (isKind(table, 'stat', 'dispatch') && table.has('statYearCum')) || (isKind(table, 'stat') && table.has('yearCum'))
  )
}

function readsIn(line: Line, field: 'statYearCum' | 'yearCum'): string {
  return line.isBlank(field) ? 'blank' : line.read(field).state
}

/** The line that says what the dispatch has: beside the statistics in the same line, else of the same period; null where it is blank. */
function dispatchLine(lines: readonly Line[], stat: Line): Line | null {
  if (stat.table.has('statYearCum') && stat.table.has('yearCum') && !stat.isBlank('yearCum')) return stat
  const { period } = stat.table
  const own = lines.find(({ table }) => isKind(table, 'dispatch') && table.period === period && table.has('yearCum'))
  return period !== null && own && !own.isBlank('yearCum') ? own : null
}

/** Whether the project is in the statistics: a mark says so, or a code. */
function areIncluded(lines: readonly Line[]): boolean | null {
  const marks = lines.flatMap((line) => (line.has('included') ? [line.yes('included')] : []))
  if (marks.includes(true)) return true
  if (marks.includes(false)) return false
  return lines.some((line) => line.has('statCode') && !line.isBlank('statCode')) ? true : null
}

/** Whether two amounts are more than `percent` of the larger apart, whatever values their printed decimals allow. */
function isWide(a: Amount, b: Amount, percent: number): boolean {
  const [small, large] = a.value < b.value ? [a, b] : [b, a]
  return large.lo > 0 && (large.lo - small.hi) / large.lo > percent / 100
}
