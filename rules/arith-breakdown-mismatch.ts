import {
  type Amount,
  type Column,
  columnDecimals,
  compactText,
  compareAmounts,
  minusAmount,
  readAmount,
  sumAmounts,
  type TableView,
  UNDECIDABLE,
} from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

export default defineRule({
  id: 'arith-breakdown-mismatch',
  title: { zh: '分项之和与总数不符', en: 'Breakdown does not add up' },
  why: {
    zh: '资金来源、分季计划这类分项会被单独引用；分项加起来不等于小计，上级按分项拨款、按小计考核，就会两头对不上。',
    en: 'Parts such as sources of funds are quoted on their own; where they do not make their subtotal, money is granted by one and judged by the other.',
  },
  help: {
    zh: '表头同一组里有“小计、合计”和至少两个分项的，逐行核对；分项空着而小计更大、或分项比小计少5%以上（可能缺“其他”一项）的，只提请核实。“其中”各列可以重叠，只核对不超过总数。组里有完成率、时间、本月、累计等不是分项的列时，整组不比。',
    en: 'Wherever a header group has 小计 or 合计 and at least two parts, each row is checked. Where parts are blank, or fall short by more than 5 % (an 其他 may be missing), it is only a query. 其中 columns may overlap: each is only held not to exceed its whole. Groups with rates, dates or cumulative columns are no breakdown.',
  },
  source: {
    zh: '市直政府性投资项目计划表（表头内有小计列）；98个公开的合计中77个完全相符、13个在舍入范围内',
    en: 'a city’s plan table with 小计 inside the header; of 98 published sums 77 are exact, 13 hold within rounding',
  },
  severity: 'error',
  on: 'table',
  options: { incompleteAbove: 0.05 },
  messages: {
    over: {
      zh: '“{heading}”为{whole}，分项相加为{sum}，分项多{off}',
      en: '“{heading}” is {whole}, its parts add up to {sum}: {off} too much',
    },
    under: {
      zh: '“{heading}”为{whole}，分项相加为{sum}，分项少{off}',
      en: '“{heading}” is {whole}, its parts add up to {sum}: {off} too little',
    },
    incomplete: {
      zh: '“{heading}”为{whole}，分项相加只有{sum}，还有{off}没有列出',
      en: '“{heading}” is {whole}, its parts add up to {sum} only: {off} are not listed',
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
丙项目   | 2000   | 500      |      | 800  | 1800!
丁项目   | 3000   | 3000     | 0    | 0    | 3000
戊项目   | 3000   | 1500     | 0    | 500  | 3000!
己项目   | 600    | 600      |      |      | 600
庚项目   | 600    | 600      |      |      | 600
! “资金来源·小计”为1580，分项相加为1600，分项多20
! “资金来源·小计”为1800，分项相加只有1300，还有500没有列出
! “资金来源·小计”为3000，分项相加只有2000，还有1000没有列出
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
    good: `
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
  },
  *check(table, { options }) {
    for (const { whole, parts } of partitions(table)) {
      const read = [whole, ...parts].map((column) => reader(table, column))
      for (const row of table.dataRows()) {
        const [all, ...cells] = read.map((cell) => cell(row))
        if (!all || all === 'unreadable' || cells.includes('unreadable')) {
          if (all) yield UNDECIDABLE
          continue
        }
        const amounts = cells.filter((cell): cell is Amount => cell !== null && cell !== 'unreadable')
        const sum = sumAmounts(amounts)
        const compared = amounts.length > 0 ? compareAmounts(sum, all) : null
        if (compared === null) yield UNDECIDABLE
        if (compared === null || compared === 'agree') continue
        const off = minusAmount(sum, all)
        const isOpen = amounts.length < parts.length || -off.value > Math.abs(all.value) * options.incompleteAbove
        const message = compared === 'greater' ? 'over' : isOpen ? 'incomplete' : 'under'
        yield {
          at: table.ref(row, whole.col),
          message,
          data: { heading: headingOf(whole), whole: all, sum, off: { ...off, value: Math.abs(off.value) } },
          ...(message === 'incomplete' ? { severity: 'warning' } : {}),
          expected: sum,
          difference: minusAmount(all, sum),
          related: parts.map(({ col }) => ({ at: table.ref(row, col) })),
        }
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

const SUM = /^(?:小计|合计|总计|共计)(?:\(.{1,8}\))?$/
/** Headings of what is no part of a sum. */
const OTHER = /率|比例|占比|[%％]|时间|日期|个数|名称|内容|进度|进展|累计|本月|当月|备注|说明/
const OTHER_UNIT = /\([^)]*(?:亩|人|个|米|台|套|座|吨|㎡|%)[^)]*\)/

function textsOf({ path }: Column): string[] {
  return path.map(compactText)
}

function headingOf(column: Column): string {
  return textsOf(column).join('·')
}

function isSum(column: Column): boolean {
  return SUM.test(textsOf(column).at(-1) ?? '')
}

function isOfWhich(column: Column): boolean {
  return textsOf(column).some((text) => text.startsWith('其中'))
}

/** Header groups with a 小计 or 合计 and at least two parts. */
function partitions(table: TableView<Fields>): { whole: Column; parts: Column[] }[] {
  const { columns } = table.table
  return columns.flatMap((whole, index) => {
    const prefix = textsOf(whole).slice(0, -1)
    if (prefix.length === 0 || !isSum(whole) || !isNumeric(table, whole)) return []
    const belongs = (column: Column | undefined): boolean =>
      column !== undefined && prefix.every((text, i) => textsOf(column)[i] === text)
    let [from, to] = [index, index]
    while (belongs(columns[from - 1])) from--
    while (belongs(columns[to + 1])) to++
    const group = columns.slice(from, to + 1)
    const parts = group.filter((column) => column !== whole && standsForPart(column, group, prefix.length))
    const isPartition = parts.every(
      (part) => part.unit === whole.unit && isPart(part, prefix.length) && isNumeric(table, part),
    )
    return parts.length >= 2 && isPartition ? [{ whole, parts }] : []
  })
}

/** A column directly under the group; of a group inside it, its own 小计, or all its columns where it has none. */
function standsForPart(column: Column, group: readonly Column[], depth: number): boolean {
  const own = textsOf(column)
  if (own.length === depth + 1) return true
  const inner = group.filter((other) => textsOf(other).length > depth + 1 && textsOf(other)[depth] === own[depth])
  const sum = inner.find((other) => isSum(other) && textsOf(other).length === depth + 2)
  return sum ? column === sum : !isSum(column)
}

function isPart(column: Column, depth: number): boolean {
  const own = textsOf(column).slice(depth)
  if ((own.length === 1 && isSum(column)) || own.some((text) => text.startsWith('其中'))) return false
  return (column.field === null || column.field.name === 'quarterPlan') && !OTHER.test(own.join(''))
}

/** 其中 columns, each with the money column they follow. 铺底流动资金 is always of the 总投资. */
function ofWhich(table: TableView<Fields>): { part: Column; whole: Column }[] {
  const { columns } = table.table
  return columns.flatMap((part, index) => {
    if (!isOfWhich(part) || OTHER_UNIT.test(headingOf(part)) || !isNumeric(table, part)) return []
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

type Cell = Amount | 'unreadable' | null

/** Reads a column as plain numbers: the headings of parts are often unknown, and may count 亩 as well as 万元. */
function reader(table: TableView<Fields>, { col }: Column): (row: number) => Cell {
  const { sheet } = table
  const cells = [...table.dataRows()].map((row) => ({ value: sheet.value(row, col), format: sheet.format(row, col) }))
  const decimals = columnDecimals(cells)
  return (row) => {
    const reading = readAmount(sheet.value(row, col), sheet.format(row, col), { unit: null, decimals })
    return reading.state === 'ok' ? reading.value : reading.state === 'unreadable' ? 'unreadable' : null
  }
}

/** Whether a column holds numbers rather than words: as many cells can be read as not. */
function isNumeric(table: TableView<Fields>, column: Column): boolean {
  const read = reader(table, column)
  let balance = 0
  for (const row of table.dataRows()) {
    const cell = read(row)
    if (cell !== null) balance += cell === 'unreadable' ? -1 : 1
  }
  return balance >= 0
}
