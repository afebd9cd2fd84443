import { type Amount, type Edit, type Percent, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

const PAIRS = [
  { rate: 'rate', part: 'yearCum', whole: 'plan' },
  { rate: 'totalRate', part: 'cum', whole: 'total' },
] as const

export default defineRule({
  id: 'arith-rate-mismatch',
  title: { zh: '完成率与数据不符', en: 'Printed rate is not the computed rate' },
  why: {
    zh: '排名和约谈都看完成率。完成率和表里的投资数对不上，名次就站不住，县里会被要求重新核算。',
    en: 'Rankings and warnings go by the rate. Where it does not follow from the amounts in the same row, the rank does not stand.',
  },
  help: {
    zh: '按本年累计 ÷ 年度计划（总投资完成率按自开工累计 ÷ 总投资）重算，最好用公式。舍入和截尾都算对；完成率超过100%是正常的；标题没有写“年”的完成率，按总投资算得上也算对；年度计划为0的不判。相差1个百分点以内为需核实。',
    en: 'Compute it anew as year to date ÷ plan of the year (of the total: since start ÷ total), best by formula. Rounded and truncated rates are right; more than 100 % is normal; a rate whose heading does not say 年 may be of the total; a plan of 0 is not judged. Up to one percentage point is a warning.',
  },
  source: {
    zh: '44个公开的完成率中32个相符、2个截尾、10个算不出来（闽侯61.739→61.73为截尾）',
    en: 'of 44 published rates 32 hold, 2 are truncated (Minhou 61.739 → 61.73), 10 cannot be reproduced',
  },
  severity: 'warning',
  on: 'record',
  needs: [
    ['rate', 'totalRate'],
    ['yearCum', 'cum'],
    ['plan', 'total'],
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
    for (const { rate, part, whole } of PAIRS) {
      const printed = record.percent(rate)
      const a = record.amount(part)
      const b = record.amount(whole)
      if (!printed || !a || !b || b.lo <= 0 || (a.unit === null) !== (b.unit === null)) continue
      decided = true
      if (holds(printed, a, b) || (rate === 'rate' && isOfTotal(record, printed))) continue
      if (isBare(record, rate) && holds(timesHundred(printed), a, b)) continue
      const digits = Math.max(0, Math.round(-Math.log10(printed.hi - printed.lo)))
      const computed = (a.value / b.value) * 100
      const off = Math.abs(printed.value - computed)
      const edit = rateEdit(record, rate, printed, Number(computed.toFixed(digits)))
      yield {
        at: record.at(rate),
        message: rate,
        data: {
          printed: `${printed.value.toFixed(digits)}%`,
          computed: `${computed.toFixed(digits)}%`,
          off: off.toFixed(digits),
          part: a,
          whole: b,
        },
        ...(off > options.errorAbove ? { severity: 'error' } : {}),
        expected: `${computed.toFixed(digits)}%`,
        difference: Number((printed.value - computed).toFixed(digits)),
        related: [{ at: record.at(part) }, { at: record.at(whole) }],
        ...(edit ? { fix: { safe: false, edits: [edit] } } : {}),
      }
    }
    if (!decided) yield UNDECIDABLE
  },
})

/** Whether the rate can come of the amounts: rounded, or cut off after its last printed place. */
function holds(printed: Percent, a: Amount, b: Amount): boolean {
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
function isBare(record: TableRecord<Fields>, field: 'rate' | 'totalRate'): boolean {
  const { row, col } = record.at(field)
  return typeof record.value(field) === 'number' && !record.table.sheet.format(row, col).includes('%')
}

function timesHundred({ value, lo, hi }: Percent): Percent {
  return { value: value * 100, lo: lo * 100, hi: hi * 100 }
}

/** The computed rate in the scale of the cell; null of a formula, a text, and a 0 that does not show its scale. */
function rateEdit(record: TableRecord<Fields>, field: 'rate' | 'totalRate', printed: Percent, to: number): Edit | null {
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
