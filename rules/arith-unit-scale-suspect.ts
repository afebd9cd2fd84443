import {
  type Amount,
  type Column,
  compareAmounts,
  type Finding,
  inWan,
  NOISE,
  parseUnit,
  type Ref,
  scaleAmount,
  type TableRecord,
  type TableView,
} from '../src/core/index.js'
import { consequencesOf, JUDGED_BY_AMOUNTS } from './consequences.js'
import { defineRule, type Fields } from './fields.js'
import { amountEdit, columnTitle, type StatedSum, statedSums } from './sums.js'

export default defineRule({
  id: 'arith-unit-scale-suspect',
  title: { zh: '疑似万元/亿元写错', en: 'Probable 万元/亿元 slip' },
  why: {
    zh: '一格差一万倍，全县的合计就差一万倍；这种错最容易登上通报，也最丢人。',
    en: 'One cell ten thousand times out puts the county’s total out by as much; no slip looks worse in print.',
  },
  help: {
    zh: '核对这一格的单位。判断的依据有两个：乘或除以10000（或1000）之后，原来加不上的合计正好相符，或年度计划不再大于总投资而且与本列其他项目相当；文字写“总投资5000万元”而本列以亿元为单位也填5000。只凭一格与众不同不报：要有上期的同一格才能判断，单张表判不了。',
    en: 'Check the unit of this cell. It is reported where times or divided by 10,000 (or 1,000) a sum that failed holds, or the plan no longer exceeds the total and fits its column; or where the text says 总投资5000万元 and a column in 亿元 says 5000 too. That a cell is unlike its column is not enough: that needs the same cell of the last period, which one table does not have.',
  },
  source: {
    zh: '柞水2012（3.06万元）、湖南2012-11（93.3元）：合计证明单位写错',
    en: 'Zhashui 2012 and Hunan 2012-11: published slips which the sums prove',
  },
  severity: 'error',
  on: 'table',
  supersedes: ['arith-likely-wrong-cell', 'arith-total-row-mismatch', 'arith-subtotal-mismatch', ...JUDGED_BY_AMOUNTS],
  messages: {
    sum: {
      zh: '{column}填{actual}，疑为{expected}（{times}）：改后“{label}”正好相符',
      en: '{column} is {actual}, probably {expected} ({times}): “{label}” would then hold',
    },
    row: {
      zh: '这一行有{n}列金额疑似单位写错（{times}），{column}填{actual}：改后“{label}”各列正好相符',
      en: '{n} amounts of this row are probably in another unit ({times}), {column} is {actual}: “{label}” would then hold in each',
    },
    plan: {
      zh: '{column}填{actual}，疑为{expected}（{times}）：改后年度计划不再大于总投资',
      en: '{column} is {actual}, probably {expected} ({times}): the plan would then not exceed the total',
    },
    text: {
      zh: '总投资填{actual}，文字写“{words}”，单位不一致',
      en: 'total investment is {actual}, the text says “{words}”: the units differ',
    },
  },
  examples: {
    bad: [
      `
单位：万元
序号 | 项目名称 | 总投资     | 年度计划投资
1    | 甲项目   | 79300      | 3000
2    | 乙项目   | 600000000! | 20000
3    | 丙项目   | 60000      | 20000
合计 | <        | 199300     | 43000
! 总投资填600000000万元，疑为60000万元（差10000倍，填大了）：改后“合计”正好相符
`,
      `
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目   | 79300  | 3000
乙项目   | 7.50!  | 2000
丙项目   | 60000  | 20000
丁项目   | 33000  | 50000000!
戊项目   | 33000  | 5000
! 总投资填7.50万元，疑为75000万元（差10000倍，填小了）：改后年度计划不再大于总投资
! 年度计划投资填50000000万元，疑为5000万元（差10000倍，填大了）：改后年度计划不再大于总投资
`,
      `
项目名称 | 总投资（亿元） | 建设内容
甲项目   | 5000!          | 新建厂房2万平方米，总投资5000万元
乙项目   | 12             | 总投资约120000万元
! 总投资填5000亿元，文字写“总投资5000万元”，单位不一致
`,
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
1    | 甲项目   | 79300  | 3000
2    | 乙项目   | 60000  | 20000
合计 | <        | 13.93! | 23000
! 总投资填13.93万元，疑为139300万元（差10000倍，填小了）：改后“合计”正好相符
`,
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
1    | 甲项目   | 79300  | 3000
2    | 乙项目   | 60000  | 0.3!
3    | 丙项目   | 33000  | 8000
合计 | <        | 172300 | 14000
! 年度计划投资填0.3万元，疑为3000万元（差10000倍，填小了）：改后“合计”正好相符
`,
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
1    | 甲项目   | 79300  | 3000
2    | 乙项目   | 6.00!  | 2.00!
3    | 丙项目   | 33000  | 8000
合计 | <        | 172300 | 31000
! 这一行有2列金额疑似单位写错（差10000倍，填小了），总投资填6.00万元：改后“合计”各列正好相符
`,
    ],
    good: [
      `
单位：万元
序号 | 项目名称 | 总投资  | 年度计划投资
1    | 甲项目   | 6000    | 7500
2    | 乙项目   | 60000   | 20000
3    | 丙项目   | 20      | 10
4    | 丁项目   | 990000  | 20000
合计 | <        | 1050020 | 47510
`,
      `
单位：万元
项目名称 | 总投资 | 建设内容
甲项目   | 5000   | 总投资5000万元
乙项目   | 60000  | 总投资6亿元，其中中央资金5000元
`,
    ],
  },
  *check(table) {
    const found = new Map<string, Slip>()
    const add = (slip: Slip): void => {
      const key = `${slip.at.row},${slip.at.col}`
      const known = found.get(key)
      if (!known) found.set(key, slip)
      else if (known.factor === slip.factor) known.explains.push(...slip.explains)
    }
    for (const stated of statedSums(table, 'subtotal', 'section', 'total')) {
      const isMoney = stated.column.field?.type === 'amount'
      const slips = isMoney && stated.verdict === 'differs' ? slipsIn(table, stated) : []
      if (slips.length === 1) add(slips[0]!)
    }
    for (const slip of planSlips(table)) add(slip)
    for (const slips of byRow(found.values()))
      if (slips.length < WHOLE_ROW) for (const slip of slips) yield say(table, slip)
      else yield sayRow(table, slips)
    for (const record of table.records())
      if (!found.has(`${record.row},${table.column('total')?.col}`)) yield* textSlip(record)
  },
})

/** How many times a unit slip puts an amount out: 万元 for 亿元 (or 元 for 万元), 元 for 千元. */
const FACTORS = [1e4, 1e-4, 1e3, 1e-3]
/** How far a value may lie from the median of its column and still be like the others. */
const ALIKE = 100

/** As many amounts of one row out by the same factor are one slip: the row is in another unit. */
const WHOLE_ROW = 2

/** Slips of one row by one factor, which sums bear out, together; any other by itself. */
function byRow(slips: Iterable<Slip>): Slip[][] {
  const rows = new Map<string, Slip[]>()
  for (const slip of slips) {
    const key = slip.label === null ? `${slip.at.row},${slip.at.col}` : `${slip.at.row}×${slip.factor}`
    rows.set(key, [...(rows.get(key) ?? []), slip])
  }
  return [...rows.values()]
}

interface Slip {
  readonly at: Ref
  readonly column: Column
  readonly amount: Amount
  readonly factor: number
  readonly label: string | null
  /** Cells of findings that follow from it. */
  readonly explains: Ref[]
}

/** The cells which, times one of the factors, make a failing sum hold: a row's, or the sum itself. */
function slipsIn(table: TableView<Fields>, { group, column, at, printed, sum, difference, rows }: StatedSum): Slip[] {
  const rest = half(printed) + half(sum) + NOISE
  const slips: Slip[] = []
  const base = { column, label: group.label, explains: [at] }
  for (const factor of FACTORS) {
    const own = half(printed) * factor + half(sum) + NOISE
    if (Math.abs(printed.value * factor - sum.value) <= own && Math.abs(sum.value) > 10 * own)
      slips.push({ ...base, at, amount: printed, factor })
    for (const row of rows) {
      const amount = table.amountIn(row, column)
      if (!amount || amount.value === 0 || amount.typedUnit !== null) continue
      const off = Math.abs(amount.value * (factor - 1) - difference.value)
      // What is corrected must weigh more than the slack, else a row left out of the sum looks the same.
      const explains = (slack: number): boolean =>
        off <= slack && Math.abs(amount.value * factor) > 10 * slack && Math.abs(difference.value) > 100 * slack
      // As typed, or within the rounding of what is printed: 0.3 for 3000 is no rounded figure.
      if (explains(rest) || explains(rest + half(amount) * factor))
        slips.push({ ...base, at: table.ref(row, column.col), amount, factor })
    }
  }
  return slips
}

/** Plans above their totals where one of the two, ten thousand times out, is unlike its column and corrected is like it. */
function* planSlips(table: TableView<Fields>): Iterable<Slip> {
  const [planColumn, totalColumn] = [table.column('plan'), table.column('total')]
  if (!planColumn || !totalColumn) return
  let medians: readonly [number | null, number | null] | null = null
  for (const record of table.records()) {
    const [plan, total] = [record.amount('plan'), record.amount('total')]
    if (!plan || !total || total.value <= 0 || compareAmounts(plan, total) !== 'greater') continue
    const ratio = plan.value / total.value
    if (ratio < ALIKE || ratio > 1e4 * (1 + 1e-6)) continue
    medians ??= [median(table, planColumn), median(table, totalColumn)]
    const isPlan = fits(plan, 1e-4, medians[0])
    const isTotal = fits(total, 1e4, medians[1])
    if (isPlan === isTotal) continue
    const [column, amount, factor] = isPlan ? [planColumn, plan, 1e-4] : [totalColumn, total, 1e4]
    yield { at: table.ref(record.row, column.col), column, amount, factor, label: null, explains: [] }
  }
}

function fits({ value, typedUnit }: Amount, factor: number, middle: number | null): boolean {
  if (middle === null || middle <= 0 || typedUnit !== null) return false
  const away = (x: number): number => Math.max(x / middle, middle / x)
  return away(value) >= ALIKE && away(value * factor) < ALIKE
}

/** The median of a column; null of fewer than three amounts. */
function median(table: TableView<Fields>, column: Column): number | null {
  const values = [...table.dataRows()].flatMap((row) => table.amountIn(row, column)?.value ?? [])
  return values.length < 3 ? null : values.sort((a, b) => a - b)[values.length >> 1]!
}

function say(table: TableView<Fields>, slip: Slip): Finding<'sum' | 'plan'> {
  const { at, column, amount, factor, label, explains } = slip
  const expected = scaleAmount(amount, factor)
  const n = Math.max(factor, 1 / factor)
  const times =
    factor < 1
      ? { zh: `差${n}倍，填大了`, en: `${n} times too large` }
      : { zh: `差${n}倍，填小了`, en: `${n} times too small` }
  const edit = amountEdit(table, at, column, expected)
  return {
    at,
    message: label === null ? 'plan' : 'sum',
    data: { column: columnTitle(column), actual: amount, expected, times, ...(label === null ? {} : { label }) },
    expected,
    explains: [...explains, at, ...consequencesOf(table, at.row, column)],
    related: explains.filter((cell) => cell.row !== at.row || cell.col !== at.col).map((cell) => ({ at: cell })),
    ...(edit ? { fix: { safe: false, edits: [edit] } } : {}),
  }
}

/** One finding for a row in another unit: its cells are the places, every sum it breaks is related. */
function sayRow(table: TableView<Fields>, slips: readonly Slip[]): Finding<'sum' | 'plan' | 'row'> {
  const all = slips.map((slip) => say(table, slip))
  const [first] = all as [Finding<'sum' | 'plan'>]
  const edits = all.flatMap(({ fix }) => fix?.edits ?? [])
  const { fix: _, expected: __, ...rest } = first
  return {
    ...rest,
    message: 'row',
    data: { ...first.data, n: slips.length },
    places: slips.map(({ at }) => at),
    explains: all.flatMap(({ explains = [] }) => explains),
    related: all.flatMap(({ related = [] }) => related),
    ...(edits.length === slips.length ? { fix: { safe: false, edits } } : {}),
  }
}

const STATED = /总投资(?:额|规模)?(?:约|为|达|共|共计)?[:：]?\s?(\d{1,9}(?:\.\d{1,6})?)\s?(亿元|万元|元)/

/** The same figure in the text with another unit. */
function* textSlip(record: TableRecord<Fields>): Iterable<Finding<'text'>> {
  const total = record.amount('total')
  if (!total?.unit || total.typedUnit !== null || !record.table.column('total')) return
  for (const field of ['content', 'remark', 'progress', 'name'] as const) {
    const stated = STATED.exec(record.text(field)?.slice(0, 2000) ?? '')
    const unit = stated && parseUnit(stated[2]!)
    if (!stated || !unit || unit === total.unit) continue
    if (Math.abs(Number(stated[1]) - total.value / inWan(total.unit)) > NOISE) continue
    const data = { actual: total, words: stated[0] }
    yield { at: record.at('total'), message: 'text', severity: 'warning', data, related: [{ at: record.at(field) }] }
    return
  }
}

function half({ lo, hi }: Amount): number {
  return (hi - lo) / 2
}
