import {
  type Column,
  plainNumber,
  type Ref,
  readNumber,
  readPercent,
  type TableView,
  UNDECIDABLE,
} from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { quoted, rewrite } from './readings.js'

/**
 * Fractions among percentages, percentages among fractions, and rates above 300 %. A small number may be either (0.8 is 0.8 % in
 * January and 80 % in December), so the amounts of the row decide; without them, decimals that only a fraction needs (0.8235
 * among 41.3); else nothing can be said. Where a rate above 300 % can be computed, `arith-rate-mismatch` judges it.
 */
export default defineRule({
  id: 'format-percent-scale',
  title: { zh: '百分比口径不一', en: 'Percent scale mixed' },
  why: {
    zh: '一列里有的填0.42，有的填42，排名和平均数差一百倍，通报要重发。',
    en: 'With 0.42 and 42 in one column, rankings and averages are wrong by a factor of a hundred.',
  },
  help: {
    zh: '全列统一：要么都填百分数，要么都用百分比格式。小于1.5的数拿本行投资数来判断，判断不了的不报；0和1不判。超过300%而本行算不出来的，请核实是不是多乘了100。',
    en: 'Use one scale throughout, best the percent format. Numbers below 1.5 are judged by the amounts of the row or left undecided; 0 and 1 are left out. Above 300 % and not to be computed: see whether it was multiplied by 100 twice.',
  },
  source: {
    zh: '常理；完成率超过100%是正常的（沁水122.6%）',
    en: 'Common sense; more than 100 % is normal (Qinshui 122.6 %)',
  },
  severity: 'warning',
  on: 'table',
  tables: ['dispatch', 'ranking'],
  columns: [['rate', 'totalRate']],
  gathers: true,
  options: {
    /** Percent above which a rate that cannot be computed is to be confirmed. */
    largest: 300,
  },
  messages: {
    fraction: {
      zh: '“{text}”是小数，本列其他按百分数填，应为{percent}',
      en: '“{text}” is a fraction among percentages, {percent} is meant',
    },
    percent: {
      zh: '“{text}”是百分数，本列其他按小数填，应为{fraction}',
      en: '“{text}” is a percentage among fractions, {fraction} is meant',
    },
    large: {
      zh: '完成率{percent}超过{largest}%，请核实是不是多乘了100',
      en: 'a rate of {percent} is above {largest} %: was it multiplied by 100 twice?',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 年度完成率
1 | 甲项目 | 33000 | 5000 | 2100 | 42.0
2 | 乙项目 | 75000 | 15000 | 6200 | 0.413!
3 | 丙项目 | 10800 | 8000 | 2720 | 34.0
4 | 丁项目 | 10800 | 8000 | 64 | 0.8
5 | 戊项目 | 10800 | 8000 | 0 | 0
6 | 己项目 | 10800 | 8000 | 3320 | 41.5
! “0.413”是小数，本列其他按百分数填，应为41.3%
`,
      `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 年度完成率
1 | 甲项目 | 33000 | 200 | 0.42
2 | 乙项目 | 75000 | 500 | 0.53
3 | 丙项目 | 10800 | 300 | 38!
4 | 丁项目 | 10800 | 300 | 4210%!
5 | 戊项目 | 10800 | 300 | 0.6
! “38”是百分数，本列其他按小数填，应为0.38
! 完成率4210%超过300%，请核实是不是多乘了100
`,
    ],
    good: [
      `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 年度完成率
1 | 甲项目 | 33000 | 5000 | 60 | 1.2
2 | 乙项目 | 75000 | 15000 | 18390 | 122.6
3 | 丙项目 | 10800 | 8000 | 64 | 0.8
4 | 丁项目 | 10800 | 100 | 400 | 400
`,
      `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 年度完成率
1 | 甲项目 | 33000 | 5000 | 2100 | 0.42
2 | 乙项目 | 75000 | 15000 | 18390 | 1.226
3 | 丙项目 | 10800 | 1000 | 1600 | 1.6
4 | 丁项目 | 10800 | 5000 | 2100 | 42%
5 | 戊项目 | 10800 | 5000 | 50 | 1%
`,
    ],
  },
  *check(view, { options: { largest } }) {
    for (const field of ['rate', 'totalRate'] as const) {
      const column = view.column(field)
      if (!column || isPlainlyOfOneScale(view, column, largest)) continue
      const rates = [...ratesOf(view, column)]
      const odd = oddOnes(rates)
      for (const rate of rates) {
        const verdict = judge(rate, odd, largest)
        if (verdict === UNDECIDABLE) yield UNDECIDABLE
        if (verdict === null || verdict === UNDECIDABLE) continue
        const { at, text, shown } = rate
        const found = { at, message: verdict }
        if (verdict === 'large') {
          yield { ...found, data: { percent: `${rounded(shown)}%`, largest } }
          continue
        }
        const to = rounded(verdict === 'fraction' ? shown * 100 : shown / 100)
        const expected = verdict === 'fraction' ? `${to}%` : to
        yield {
          ...found,
          data: { text: quoted(text), [verdict === 'fraction' ? 'percent' : 'fraction']: expected },
          expected,
          ...(typeof view.sheet.value(at.row, at.col) === 'number' ? rewrite(view, at, to, { safe: false }) : {}),
        }
      }
    }
  },
})

/** A rate as the cell shows it: 42 of `42%` and of 42, 0.42 of a bare 0.42. */
interface Rate {
  readonly at: Ref
  readonly text: string
  readonly shown: number
  /** False where a % sign or format says the scale. */
  readonly isBare: boolean
  readonly decimals: number
  /** What the amounts of the row make, in percent; null where they cannot be read. */
  readonly computed: number | null
  /** True where the table has the columns to compute it. */
  readonly canCompute: boolean
}

/** Bare rates up to this may be fractions of 1 (RULES.md). */
const LARGEST_FRACTION = 1.5
const PARTS = { rate: ['yearCum', 'plan'], totalRate: ['cum', 'total'] } as const

/** At a glance: true where the numbers of a column, all of them stored as numbers, are on one scale and none is too large. */
function isPlainlyOfOneScale(view: TableView<Fields>, { col }: Column, largest: number): boolean {
  let [small, big] = [false, false]
  for (const row of view.dataRows()) {
    const value = view.sheet.value(row, col)
    if (typeof value === 'string' && /\d/.test(value)) return false
    if (typeof value !== 'number' || value === 0 || value === 1) continue
    const isBare = !view.sheet.format(row, col).includes('%')
    if (value * (isBare ? 1 : 100) > largest) return false
    if (isBare && Math.abs(value) <= LARGEST_FRACTION) small = true
    else if (isBare) big = true
    if (small && big) return false
  }
  return true
}

/** The rates of a column that can be read; bare 0 and 1, which are on both scales, are left out. */
function* ratesOf(view: TableView<Fields>, column: Column): Iterable<Rate> {
  const [part, whole] = PARTS[column.field!.name as keyof typeof PARTS]
  const canCompute = view.has(part) && view.has(whole)
  for (const record of view.records()) {
    const at = view.ref(record.row, column.col)
    const value = view.sheet.value(at.row, at.col)
    const format = view.sheet.format(at.row, at.col)
    if (value === null) continue
    const bare = readNumber(value, typeof value === 'number' ? format : 'General')
    const said = readPercent(value, format, { fractions: false })
    const shown = bare.state === 'ok' ? bare.value : said.state === 'ok' ? said.value.value : null
    if (shown === null || (bare.state === 'ok' && (shown === 0 || shown === 1))) continue
    const [a, b] = [record.amount(part), record.amount(whole)]
    const computed = a && b && b.value > 0 && (a.unit === null) === (b.unit === null) ? (a.value / b.value) * 100 : null
    const text = typeof value === 'string' ? value : view.sheet.text(at.row, at.col)
    const decimals = plainNumber(rounded(shown)).split('.')[1]?.length ?? 0
    yield { at, text, shown, isBare: bare.state === 'ok', decimals, computed, canCompute }
  }
}

/** The scale the amounts of the row prove; else null. */
function provenScale(rate: Rate): 'percent' | 'fraction' | null {
  const [asPercent, asFraction] = [fits(rate, 1), fits(rate, 100)]
  return asPercent === asFraction ? null : asFraction ? 'fraction' : 'percent'
}

function scaleOf(rate: Rate): 'percent' | 'fraction' {
  return provenScale(rate) ?? (Math.abs(rate.shown) <= LARGEST_FRACTION ? 'fraction' : 'percent')
}

/** The bare rates on the scale fewer of them are on; none where all are on one. */
function oddOnes(rates: readonly Rate[]): ReadonlySet<Rate> {
  const bare = rates.filter(({ isBare }) => isBare)
  const fractions = bare.filter((rate) => scaleOf(rate) === 'fraction')
  const percents = bare.filter((rate) => scaleOf(rate) === 'percent')
  if (fractions.length === 0 || percents.length === 0) return new Set()
  return new Set(fractions.length <= percents.length ? fractions : percents)
}

function judge(rate: Rate, odd: ReadonlySet<Rate>, largest: number) {
  const { shown, computed, decimals } = rate
  if (!odd.has(rate)) return shown <= largest || computed !== null ? null : rate.canCompute ? UNDECIDABLE : 'large'
  const scale = scaleOf(rate)
  if (provenScale(rate) !== null) return scale
  // A percentage the amounts do not make is `arith-rate-mismatch`'s.
  if (computed !== null) return scale === 'percent' ? null : UNDECIDABLE
  const isSure = scale === 'percent' ? shown > largest / 100 : decimals >= FRACTION_DECIMALS
  return isSure ? scale : UNDECIDABLE
}

/** So many decimals has a percentage of two as a fraction; of a percentage nobody prints them. */
const FRACTION_DECIMALS = 4

/** Whether a rate times `scale` is what the amounts make, to its last place or two in a hundred. */
function fits({ shown, decimals, computed }: Rate, scale: 1 | 100): boolean {
  if (computed === null) return false
  return Math.abs(shown * scale - computed) <= Math.max(scale / 10 ** decimals, Math.abs(computed) * 0.02)
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
