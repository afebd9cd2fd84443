import {
  type Amount,
  compareAmounts,
  minusAmount,
  NOISE,
  type Ref,
  scaleAmount,
  sumAmounts,
  type TableRecord,
  UNDECIDABLE,
  type Words,
} from '../src/core/index.js'
import { HELD_AGAINST_LIMITS, mendedBy } from './consequences.js'
import { defineRule, type Fields } from './fields.js'

type Project = TableRecord<Fields>

export default defineRule({
  id: 'arith-quarter-plan-sum',
  title: { zh: '分季计划之和不等于年计划', en: 'Quarterly plans do not add up to the plan of the year' },
  why: {
    zh: '季度排名按分季计划考核，年底按年度计划考核；两头加不拢，同一个项目会一边超额、一边欠账。',
    en: 'Quarters are ranked by the quarterly plan, December by the plan of the year; where they do not meet, one project is ahead and behind at once.',
  },
  help: {
    zh: '四个季度的计划相加应等于年度计划，相差不超过年度计划的0.5%不报。有季度空着而其余相加不到年度计划的不判。表里只列后几季的（前面已有累计完成），累计加上其余各季超过年度计划10%才报，报告月已进入所列季度的不判。',
    en: 'The four quarters should make the plan of the year; up to 0.5 % of it is let pass. Where a quarter is blank and the others fall short nothing can be said. Where a table lists the later quarters only, beside what is completed, their sum is reported above 110 % of the plan, unless the report month lies in a quarter listed.',
  },
  source: {
    zh: '某区2020年重点项目计划表（分季投资）',
    en: 'a district plan table of 2020 with investment by quarter',
  },
  severity: 'warning',
  on: 'record',
  tables: ['plan', 'dispatch'],
  needs: ['plan'],
  columns: ['quarterPlan'],
  supersedes: HELD_AGAINST_LIMITS,
  options: { tolerance: 0.005, overWithDone: 0.1 },
  messages: {
    unequal: {
      zh: '四个季度的计划相加为{sum}，年度计划填{plan}，差{off}',
      en: 'the four quarters add up to {sum}, the plan of the year is {plan}: {off} apart',
    },
    over: {
      zh: '填了的季度相加已有{sum}，年度计划填{plan}，多{off}',
      en: 'the quarters filled in add up to {sum} already, the plan of the year is {plan}: {off} too much',
    },
    overWithDone: {
      zh: '本年累计{done}加上{quarters}的计划为{sum}，年度计划填{plan}，多{off}',
      en: '{done} done this year and the plans of {quarters} make {sum}, the plan of the year is {plan}: {off} too much',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 一季度计划投资 | 二季度计划投资 | 三季度计划投资 | 四季度计划投资
甲项目   | 15000  | 6000!        | 1000           | 2000           | 2000           | 500
乙项目   | 28000  | 8000         | 500            | 2000           | 2500           | 3000
丙项目   | 28000  | 8000!        |                | 3000           | 3000           | 3000
! 四个季度的计划相加为5500万元，年度计划填6000万元，差500万元
! 填了的季度相加已有9000万元，年度计划填8000万元，多1000万元
`,
      `
平陆县2025年3月重点项目调度表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 二季度计划投资 | 三季度计划投资 | 四季度计划投资
甲项目   | 15000  | 6000!        | 500          | 1500             | 2000           | 2000           | 1500
乙项目   | 15000  | 6000         | 500          | 1500             | 1500           | 2000           | 1500
! 本年累计1500万元加上二至四季度的计划为7000万元，年度计划填6000万元，多1000万元
`,
    ],
    good: [
      `
平陆县2025年重点项目计划表
项目名称 | 总投资（亿元） | 年度计划投资（亿元） | 一季度计划投资（万元） | 二季度计划投资（万元） | 三季度计划投资（万元） | 四季度计划投资（万元）
甲项目   | 1.50           | 0.60                 | 1000                   | 2000                   | 2000                   | 1020
乙项目   | 2.80           | 0.80                 |                        | 2000                   | 3000                   | 3000
丙项目   | 2.80           | 0.80                 |                        |                        | 3000                   | 3000
丁项目   | 2.80           |                      | 1000                   | 2000                   | 2000                   | 1000
`,
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 二季度计划投资 | 三季度计划投资 | 四季度计划投资
甲项目   | 15000  | 6000         | 500          | 2800             | 2000           | 2000           | 1500
`,
    ],
  },
  *check(record, { options }) {
    const plan = record.amount('plan')!
    const quarters = quartersOf(record)
    if (!quarters) return yield UNDECIDABLE
    const { first, amounts, blanks, cells } = quarters
    const done = first === 1 ? null : doneBefore(record, first)
    if (first > 1 && !done) return yield UNDECIDABLE
    const sum = sumAmounts(done ? [done, ...amounts] : amounts)
    const limit = done ? scaleAmount(plan, 1 + options.overWithDone) : plan
    const compared = compareAmounts(sum, limit)
    if (compared === null || (compared === 'less' && blanks > 0)) return yield UNDECIDABLE
    const off = Math.abs(minusAmount(sum, plan).value)
    if (compared === 'agree' || (done && compared === 'less')) return
    if (off <= Math.abs(plan.value) * options.tolerance + NOISE) return
    yield {
      at: record.at('plan'),
      message: done ? 'overWithDone' : blanks > 0 ? 'over' : 'unequal',
      data: {
        sum,
        plan,
        off: { ...minusAmount(sum, plan), value: off },
        ...(done ? { done, quarters: from(first) } : {}),
      },
      ...(done ? {} : { expected: sum, explains: mendedBy(record, 'plan', sum) }),
      difference: minusAmount(plan, sum),
      related: [...cells, ...(done ? [record.at('yearCum')] : [])].map((at) => ({ at })),
    }
  },
})

interface Quarters {
  /** The first quarter that has a column, 1–4; it and all later ones have exactly one. */
  readonly first: number
  readonly amounts: readonly Amount[]
  /** Quarters that state nothing. */
  readonly blanks: number
  readonly cells: readonly Ref[]
}

/**
 * The quarterly plans of the plan year; null where they are not one column each to the fourth, a cell
 * cannot be read, or none says anything.
 */
function quartersOf({ table, row }: Project): Quarters | null {
  const columns = table
    .columns('quarterPlan')
    .filter(({ quarter, year }) => quarter !== null && (year === null || table.year === null || year === table.year))
    .sort((a, b) => a.quarter! - b.quarter!)
  const first = columns[0]?.quarter ?? null
  if (first === null || columns.length !== 5 - first) return null
  if (columns.some(({ quarter }, i) => quarter !== first + i)) return null
  if (columns.some((column) => table.readCell(row, column).state === 'unreadable')) return null
  const amounts = columns.flatMap((column) => table.amountIn(row, column) ?? [])
  if (amounts.length === 0) return null
  return {
    first,
    amounts,
    blanks: columns.length - amounts.length,
    cells: columns.map(({ col }) => table.ref(row, col)),
  }
}

/** What was completed before quarter `first` began; null where that is not known, or the report month lies later. */
function doneBefore(record: Project, first: number): Amount | null {
  const { period, year } = record.table
  if (period === null || Math.floor(period / 12) !== (year ?? Math.floor(period / 12))) return null
  return (period % 12) + 1 <= (first - 1) * 3 ? record.amount('yearCum') : null
}

function from(first: number): Words {
  return first === 4 ? { zh: '四季度', en: 'Q4' } : { zh: `${'一二三四'[first - 1]}至四季度`, en: `Q${first} to Q4` }
}
