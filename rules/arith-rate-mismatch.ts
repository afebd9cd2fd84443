import { type Datum, type Edit, type Percent, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { titleOf } from './joined.js'

const PAIRS = [
  { rate: 'rate', part: 'yearCum', wholes: ['plan'] },
  { rate: 'totalRate', part: 'cum', wholes: ['total'] },
  // Of what has been allocated or of what has come in: tables do not say.
  { rate: 'paidRate', part: 'paid', wholes: ['received', 'allocated'] },
  // Of the signed projects (seed 001: 443 of 539, 82.19 %); what a 开工率 beside 项目个数 is of, tables do not say.
  { rate: 'startRate', part: 'startCount', wholes: ['signCount'] },
  { rate: 'procedureRate', part: 'procedureDone', wholes: ['procedureDue'] },
] as const

type Rate = (typeof PAIRS)[number]['rate']

export default defineRule({
  id: 'arith-rate-mismatch',
  title: { zh: '完成率与数据不符', en: 'Printed rate is not the computed rate' },
  why: {
    zh: '排名和约谈都看完成率。完成率和表里的投资数对不上，名次就站不住，县里会被要求重新核算。',
    en: 'Rankings and warnings go by the rate. Where it does not follow from the amounts in the same row, the rank does not stand.',
  },
  help: {
    zh: '按本年累计 ÷ 年度计划（总投资完成率按自开工累计 ÷ 总投资）重算，最好用公式。舍入和截尾都算对；完成率超过100%是正常的；标题没有写“年”的完成率，按总投资算得上也算对；年度计划为0的不判。资金支付率按到位或下达算得上都算对，签约的开工率按签约个数，手续办结率按应办数。相差1个百分点以内为需核实。',
    en: 'Compute it anew as year to date ÷ plan of the year (of the total: since start ÷ total), best by formula. Rounded and truncated rates are right; more than 100 % is normal; a rate whose heading does not say 年 may be of the total; a plan of 0 is not judged. A 支付率 may be of what came in or of what was allocated; 开工率 of signings and 手续办结率 are of their numbers. Up to one percentage point is a warning.',
  },
  source: {
    zh: '44个公开的完成率中32个相符、2个截尾、10个算不出来（闽侯61.739→61.73为截尾）',
    en: 'of 44 published rates 32 hold, 2 are truncated (Minhou 61.739 → 61.73), 10 cannot be reproduced',
  },
  severity: 'warning',
  on: 'record',
  needs: [
    ['rate', 'totalRate', 'paidRate', 'startRate', 'procedureRate'],
    ['yearCum', 'cum', 'paid', 'startCount', 'procedureDone'],
    ['plan', 'total', 'received', 'allocated', 'signCount', 'procedureDue'],
  ],
  options: { errorAbove: 1 },
  messages: {
    rate: {
      zh: '完成率填{printed}，本年累计{part} ÷ 年度计划{whole} = {computed}，差{off}个百分点',
      en: 'rate {printed}; year to date {part} ÷ plan {whole} = {computed}: {off} percentage points apart',
    },
    totalRate: {
      zh: '总投资完成率填{printed}，自开工累计{part} ÷ 总投资{whole} = {computed}，差{off}个百分点',
      en: 'rate of the total {printed}; since start {part} ÷ total {whole} = {computed}: {off} percentage points apart',
    },
    share: {
      zh: '{title}填{printed}，{partTitle}{part} ÷ {wholeTitle}{whole} = {computed}，差{off}个百分点',
      en: '{title} {printed}; {partTitle} {part} ÷ {wholeTitle} {whole} = {computed}: {off} percentage points apart',
    },
  },
  examples: {
    bad: [
      `
单位：万元
项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 完成率（%）
甲项目   | 33000  | 5000         | 2100             | 52.0!
乙项目   | 75000  | 15000        | 6200             | 41.3
丙项目   | 10800  | 8000         | 2720             | 34.5!
! 完成率填52.0%，本年累计2100万元 ÷ 年度计划5000万元 = 42.0%，差10.0个百分点
! 完成率填34.5%，本年累计2720万元 ÷ 年度计划8000万元 = 34.0%，差0.5个百分点
`,
      `
单位：万元
项目名称 | 总投资 | 自开工累计完成投资 | 占总投资比例
甲项目   | 20000  | 5000               | 30%!
乙项目   | 30000  | 5000               | 16.67%
! 总投资完成率填30%，自开工累计5000万元 ÷ 总投资20000万元 = 25%，差5个百分点
`,
      `
运城市2024年招商引资签约项目统计表
单位：亿元
县区   | 签约个数 | 协议投资 | 开工个数 | 开工率（%）
河津市 | 539      | 3126.95  | 443      | 82.19
临猗县 | 108      | 620.00   | 89       | 84.20!
! 开工率填84.20%，开工个数89 ÷ 签约个数108 = 82.41%，差1.79个百分点
`,
      `
平陆县2025年争取上级资金项目台账
单位：万元
项目名称 | 资金类型   | 申请资金 | 下达资金 | 到位资金 | 支付资金 | 资金支付率
甲项目   | 专项债     | 8000     | 6000     | 4000     | 3000     | 75.0%
乙项目   | 中央预算内 | 8000     | 6000     | 4000     | 3000     | 50.0%
丙项目   | 专项债     | 8000     | 6000     | 4000     | 3000     | 60.0%!
丁项目   | 专项债     | 8000     | 0        | 0        | 0        | 0
! 资金支付率填60.0%，支付资金3000万元 ÷ 到位资金4000万元 = 75.0%，差15.0个百分点
`,
    ],
    good: [
      `
单位：万元
项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 年度完成率
甲项目   | 33000  | 5000         | 2100             | 42%
乙项目   | 75000  | 15000        | 6200             | 41.33%
丙项目   | 10800  | 6000         | 4000             | 66.66%
丁项目   | 9000   | 5000         | 6130             | 122.6%
戊项目   | 6000   | 3000         |                  | 0%
己项目   | 6000   | 0            | 0                | 0%
庚项目   | 6000   | 3000         | 300              |
`,
      `
单位：万元
项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 自开工累计完成投资 | 完成率
甲项目   | 20000  | 5000         | 2000             | 8000               | 0.4
丙项目   | 20000  | 5000         | 8000             | 8000               | 1.6
乙项目   | 50000  | 5000         | 1000             | 30000              | 0.60
`,
    ],
  },
  *check(record, { options }) {
    let decided = false
    for (const { rate, part, wholes } of PAIRS) {
      const printed = record.percent(rate)
      const a = quantity(record, part)
      const bases = wholes.flatMap((whole) => {
        const b = quantity(record, whole)
        return a && b && b.lo > 0 && a.isOfUnit === b.isOfUnit ? [{ whole, b }] : []
      })
      const [base] = bases
      if (!printed || !a || !base) continue
      decided = true
      if (bases.some(({ b }) => holds(printed, a, b)) || (rate === 'rate' && isOfTotal(record, printed))) continue
      if (isBare(record, rate) && bases.some(({ b }) => holds(timesHundred(printed), a, b))) continue
      // It may be of the one that cannot be read.
      if (wholes.some((whole) => record.has(whole) && quantity(record, whole) === null)) {
        yield UNDECIDABLE
        continue
      }
      const { whole, b } = base
      const digits = Math.max(0, Math.round(-Math.log10(printed.hi - printed.lo)))
      const computed = (a.value / b.value) * 100
      const off = Math.abs(printed.value - computed)
      const edit = rateEdit(record, rate, printed, Number(computed.toFixed(digits)))
      const said = `${computed.toFixed(digits)}%`
      const titles = { title: titleOf(rate), partTitle: titleOf(part), wholeTitle: titleOf(whole) }
      const isOwn = rate === 'rate' || rate === 'totalRate'
      yield {
        at: record.at(rate),
        message: isOwn ? rate : 'share',
        data: {
          ...(isOwn ? {} : titles),
          ...{ printed: `${printed.value.toFixed(digits)}%`, computed: said, off: off.toFixed(digits) },
          ...{ part: a.said, whole: b.said },
        },
        ...(off > options.errorAbove ? { severity: 'error' } : {}),
        expected: said,
        difference: Number((printed.value - computed).toFixed(digits)),
        related: [{ at: record.at(part) }, { at: record.at(whole) }],
        ...(edit ? { fix: { safe: false, edits: [edit] } } : {}),
      }
    }
    if (!decided) yield UNDECIDABLE
  },
})

type Part = (typeof PAIRS)[number]['part' | 'wholes'] extends infer P ? (P extends readonly (infer W)[] ? W : P) : never

/** Money or a number of things, from `lo` to `hi`. */
interface Quantity {
  readonly value: number
  readonly lo: number
  readonly hi: number
  /** False of money whose unit nobody states. */
  readonly isOfUnit: boolean
  readonly said: Datum
}

function quantity(record: TableRecord<Fields>, field: Part): Quantity | null {
  if (field === 'startCount' || field === 'signCount' || field === 'procedureDone' || field === 'procedureDue') {
    const value = record.number(field)
    return value === null ? null : { value, lo: value, hi: value, isOfUnit: true, said: value }
  }
  const amount = record.amount(field)
  return amount && { value: amount.value, lo: amount.lo, hi: amount.hi, isOfUnit: amount.unit !== null, said: amount }
}

type Ends = Pick<Quantity, 'lo' | 'hi'>

/** Whether the rate can come of the amounts: rounded, or cut off after its last printed place. */
function holds(printed: Percent, a: Ends, b: Ends): boolean {
  const place = printed.hi - printed.lo
  const ends = [a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi].map((ratio) => ratio * 100)
  const lo = Math.min(...ends) - 1e-9
  const hi = Math.max(...ends) + 1e-9
  return (lo <= printed.hi && hi >= printed.lo) || (lo < printed.value + place && hi >= printed.value)
}

/** A plain 完成率 may be of the total investment. */
function isOfTotal(record: TableRecord<Fields>, printed: Percent): boolean {
  const cum = record.amount('cum')
  const total = record.amount('total')
  const heading = record.table.column('rate')?.path.join('') ?? ''
  return !heading.includes('年') && cum !== null && total !== null && total.lo > 0 && holds(printed, cum, total)
}

/** A number without a % sign may be a fraction: 1.6 is 160 % in a column whose scale nothing else tells. */
function isBare(record: TableRecord<Fields>, field: Rate): boolean {
  const { row, col } = record.at(field)
  return typeof record.value(field) === 'number' && !record.table.sheet.format(row, col).includes('%')
}

function timesHundred({ value, lo, hi }: Percent): Percent {
  return { value: value * 100, lo: lo * 100, hi: hi * 100 }
}

/** The computed rate in the scale of the cell; null of a formula, a text, and a 0 that does not show its scale. */
function rateEdit(record: TableRecord<Fields>, field: Rate, printed: Percent, to: number): Edit | null {
  const at = record.at(field)
  const from = record.value(field)
  const { sheet } = record.table
  if (typeof from !== 'number' || from === 0 || sheet.formula(at.row, at.col) !== null) return null
  const isFraction = Math.abs(printed.value / from - 100) < 1
  const format = sheet.format(at.row, at.col)
  return {
    at,
    from,
    to: isFraction ? Number((to / 100).toPrecision(12)) : to,
    ...(format.includes('%') ? { format } : {}),
  }
}
