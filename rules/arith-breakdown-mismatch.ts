import {
  type Amount,
  type Column,
  compareAmounts,
  minusAmount,
  type Ref,
  type TableView,
  UNDECIDABLE,
} from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { balances, headingOf, isNumeric, isOfWhich, isPassedOver, reader } from './partitions.js'

export default defineRule({
  id: 'arith-breakdown-mismatch',
  title: { zh: '分项之和与总数不符', en: 'Breakdown does not add up' },
  why: {
    zh: '资金来源、分季计划这类分项会被单独引用；分项加起来不等于小计，上级按分项拨款、按小计考核，就会两头对不上。',
    en: 'Parts such as sources of funds are quoted on their own; where they do not make their subtotal, money is granted by one and judged by the other.',
  },
  help: {
    zh: '表头同一组里有“小计、合计”和至少两个分项的，逐行核对；分项空着而小计更大的，分项比小计少5%以上而没有“其他”一项的，由“分项未覆盖全部”提请核实。“其中”各列可以重叠，只核对不超过总数。组里有完成率、时间、本月、累计等不是分项的列时，整组不比。',
    en: 'Wherever a header group has 小计 or 合计 and at least two parts, each row is checked. Where parts are blank, or fall short by more than 5 % without an 其他 among them, arith-breakdown-incomplete asks instead. 其中 columns may overlap: each is only held not to exceed its whole. Groups with rates, dates or cumulative columns are no breakdown.',
  },
  source: {
    zh: '市直政府性投资项目计划表（表头内有小计列）；98个公开的合计中77个完全相符、13个在舍入范围内',
    en: 'a city’s plan table with 小计 inside the header; of 98 published sums 77 are exact, 13 hold within rounding',
  },
  severity: 'error',
  on: 'table',
  // The same figures, held against what their fields mean.
  supersedes: ['arith-quarter-plan-sum', 'arith-funding-sum', 'arith-composition-sum'],
  messages: {
    over: {
      zh: '“{heading}”为{whole}，分项相加为{sum}，分项多{off}',
      en: '“{heading}” is {whole}, its parts add up to {sum}: {off} too much',
    },
    under: {
      zh: '“{heading}”为{whole}，分项相加为{sum}，分项少{off}',
      en: '“{heading}” is {whole}, its parts add up to {sum}: {off} too little',
    },
    ofWhich: {
      zh: '“{heading}”为{part}，大于它所属的{whole}，多{off}',
      en: '“{heading}” is {part}, more than the {whole} it is part of, by {off}',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年政府投资项目计划表
单位：万元
项目名称 | 总投资 | 资金来源 | <    | <    | <
^        | ^      | 中央     | 省级 | 县级 | 小计
甲项目   | 1000   | 500      | 300  | 200  | 1000
乙项目   | 2000   | 500      | 300  | 800  | 1580!
丙项目   | 2000   | 500      |      | 800  | 1200!
丁项目   | 3000   | 3000     | 0    | 0    | 3000
戊项目   | 3000   | 1500     | 0    | 500  | 2080!
己项目   | 600    | 600      |      |      | 600
庚项目   | 600    | 600      |      |      | 600
! “资金来源·小计”为1580，分项相加为1600，分项多20
! “资金来源·小计”为1200，分项相加为1300，分项多100
! “资金来源·小计”为2080，分项相加为2000，分项少80
`,
      `
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 其中：设备 | 年度计划投资 | 其中 | <
^        | ^      | ^          | ^            | 中央 | 自筹
甲项目   | 1000   | 1200!      | 500          | 200  | 300
乙项目   | 1000   | 800        | 500          | 600! | 500
! “其中:设备”为1200，大于它所属的1000，多200
! “其中·中央”为600，大于它所属的500，多100
`,
      `
平陆县2025年政府投资项目计划表
单位：万元
项目名称 | 年度计划投资 | 其中：财政资金 | <    | <    | 其中：自筹
^        | ^            | 小计           | 上级 | 本级 | ^
甲项目   | 5000         | 4000           | 2500 | 1500 | 1000
乙项目   | 9000         | 5400!          | 3000 | 2500 | 3600
! “其中:财政资金·小计”为5400，分项相加为5500，分项多100
`,
    ],
    good: [
      `
平陆县2025年政府投资项目计划表
单位：亿元
项目名称 | 总投资 | 资金来源   | <    | <    | <    | <    | 投资完成 | <    | <
^        | ^      | 中央       | <    | <    | 县级 | 合计 | 本月     | 累计 | 小计
^        | ^      | 预算内     | 国债 | 小计 | ^    | ^    | ^        | ^    | ^
甲项目   | 1.00   | 0.33       | 0.34 | 0.66 | 0.33 | 1.00 | 0.10     | 0.30 | 0.30
乙项目   | 1.00   |            | 0.60 | 0.60 | 0.40 | 1.00 | 0.10     | 0.30 | 0.30
丙项目   | 1.00   | 待批复     | 0.30 | 0.60 | 0.40 | 1.00 | 0.10     | 0.30 | 0.30
丁项目   | 1.00   |            |      |      |      |      |          |      |
`,
      `
平陆县2025年政府投资项目计划表
单位：万元
项目名称 | 总投资 | 资金来源 | <    | <    | <
^        | ^      | 中央     | 省级 | 县级 | 小计
甲项目   | 2000   | 500      |      | 800  | 1800
乙项目   | 3000   | 1500     | 0    | 500  | 3000
`,
    ],
  },
  *check(table) {
    for (const { partition, row, whole, sum, verdict } of balances(table)) {
      if (verdict === 'undecidable') yield UNDECIDABLE
      if (verdict !== 'over' && verdict !== 'under') continue
      const [at, off] = [table.ref(row, partition.whole.col), minusAmount(sum, whole)]
      yield {
        at,
        message: verdict,
        data: { heading: headingOf(partition.whole), whole, sum, off: { ...off, value: Math.abs(off.value) } },
        expected: sum,
        difference: minusAmount(whole, sum),
        explains: [at, ...totalBeside(table, row, partition.whole, sum)],
        related: partition.parts.map(({ col }) => ({ at: table.ref(row, col) })),
      }
    }
    for (const { part, whole } of ofWhich(table)) {
      const [readPart, readWhole] = [reader(table, part), reader(table, whole)]
      for (const row of table.dataRows()) {
        const [a, b] = [readPart(row), readWhole(row)]
        if (a === null || b === null) continue
        const compared = a === 'unreadable' || b === 'unreadable' ? null : compareAmounts(a, b)
        if (compared === null) yield UNDECIDABLE
        if (compared !== 'greater' || a === 'unreadable' || b === 'unreadable') continue
        const off = minusAmount(a, b)
        yield {
          at: table.ref(row, part.col),
          message: 'ofWhich',
          data: { heading: headingOf(part), part: a, whole: b, off },
          related: [{ at: table.ref(row, whole.col) }],
        }
      }
    }
  },
})

/** The row's 总投资 where it agrees with the parts: that the sum of the sources differs from it too is the same mistake. */
function totalBeside(table: TableView<Fields>, row: number, whole: Column, sum: Amount): Ref[] {
  const column = table.column('total')
  if (!column || column.unit !== whole.unit) return []
  const total = reader(table, column)(row)
  if (total === null || total === 'unreadable' || compareAmounts(total, sum) !== 'agree') return []
  return [table.ref(row, column.col)]
}

const OTHER_UNIT = /\([^)]*(?:亩|人|个|米|台|套|座|吨|㎡|%)[^)]*\)/

/** 其中 columns, each with the money column they follow. 铺底流动资金 is always of the 总投资. */
function ofWhich(table: TableView<Fields>): { part: Column; whole: Column }[] {
  const { columns } = table.table
  return columns.flatMap((part, index) => {
    if (!isOfWhich(part) || isPassedOver(part) || OTHER_UNIT.test(headingOf(part)) || !isNumeric(table, part)) return []
    const whole = part.field?.name === 'workingCapital' ? table.column('total') : wholeBefore(columns, index)
    return whole && whole.unit === part.unit ? [{ part, whole }] : []
  })
}

/** The money column to the left of a run of 其中 columns; null where something else stands between. */
function wholeBefore(columns: readonly Column[], index: number): Column | null {
  let isOpen = false
  for (let i = index - 1; i >= 0; i--) {
    const column = columns[i]!
    if (isOfWhich(column)) isOpen = false
    else if (column.field === null) isOpen = true
    else return column.field.type === 'amount' && !isOpen ? column : null
  }
  return null
}
