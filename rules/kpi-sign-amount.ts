import { type Amount, minusAmount, scaleAmount, sumAmounts, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { signedIn } from './signed.js'
import { target } from './targets.js'

export default defineRule({
  id: 'kpi-sign-amount',
  title: { zh: '年签约额未达目标', en: 'Signed investment below the target of the year' },
  why: {
    zh: '签约额是招商考核的头一项，差多少早知道，年底才不被动。',
    en: 'The amount signed is the first figure by which attracting investment is judged; the gap had better be known early.',
  },
  help: {
    zh: '合计当年（1月1日至填报月）签约项目的协议投资，12月与全年目标比，以前各月与目标×月数÷12比。往年签约的不算。签约日期或协议投资空着而合计不足时不判。',
    en: 'Agreed investment of the projects signed in the calendar year up to the report month, against the target; before December against target × month ÷ 12. Blank dates or amounts leave it undecided where the sum falls short.',
  },
  source: {
    zh: '种子002前言“全县每年招商引资签约项目投资额达到200亿元以上”；种子000“已签约招商引资项目11个，协议总投资73.77亿元”',
    en: 'Seed 002 preamble: more than 20 billion yuan signed a year; seed 000 counts 11 projects of 7.377 billion',
  },
  severity: 'info',
  on: 'table',
  tables: ['sign'],
  columns: ['signDate', 'agreedTotal'],
  given: ['period', 'option:target'],
  options: {
    /** 万元 a year. */
    target: null as number | null,
  },
  messages: {
    year: {
      zh: '全年签约{n}个、{sum}，目标{wanted}，少{off}',
      en: '{n} projects of {sum} signed in the year, target {wanted}, {off} short',
    },
    pace: {
      zh: '截至{month}签约{n}个、{sum}，按月折算应达{wanted}，少{off}',
      en: '{n} projects of {sum} signed by {month}, {wanted} in proportion, {off} short',
    },
  },
  examples: {
    bad: [
      {
        options: { target: 240_000 },
        settings: { period: '2025-05' },
        table: `
平陆县2025年5月招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资! | 是否开工
1    | 甲项目   | 甲公司 | 2025年1月 | 3.00      | 是
2    | 乙项目   | 乙公司 | 2025年4月 | 4.00      | 否
3    | 丙项目   | 丙公司 | 2024年4月 | 9.00      | 是
! 截至2025年5月签约2个、7.00亿元，按月折算应达10亿元，少3.00亿元
`,
      },
      {
        options: { target: 240_000 },
        settings: { period: '2025-12' },
        table: `
平陆县2025年12月招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资! | 是否开工
1    | 甲项目   | 甲公司 | 2025年1月 | 23.00     | 是
! 全年签约1个、23.00亿元，目标24亿元，少1.00亿元
`,
      },
      {
        options: { target: 2_000_000 },
        settings: { period: '2025-05' },
        table: `
平陆县2025年5月招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期   | 协议投资! | 是否开工
1    | 甲项目   | 甲公司 | 2024年12月 | 23.00     | 是
! 截至2025年5月签约0个、0亿元，按月折算应达83.33亿元，少83.33亿元
`,
      },
    ],
    good: {
      options: { target: 240_000 },
      settings: { period: '2025-05' },
      table: `
平陆县2025年5月招商引资签约项目台账
单位：亿元
序号 | 项目名称 | 投资方 | 签约日期  | 协议投资 | 是否开工
1    | 甲项目   | 甲公司 | 2025年1月 | 6.00     | 是
2    | 乙项目   | 乙公司 | 2025年4月 | 4.00     | 否
3    | 丙项目   | 丙公司 |           |          | 否
`,
    },
  },
  *check(table, { options }) {
    const period = table.period ?? 0
    const months = (period % 12) + 1
    const list = signedIn(table, period)
    // A ledger nobody has filled in says nothing about what was signed.
    if (list.length === 0) {
      yield UNDECIDABLE
      return
    }
    const amounts = list.map(({ record, signed }) => ({ signed, amount: record.amount('agreedTotal') }))
    const counted = amounts.flatMap(({ signed, amount }): Amount[] => (signed && amount ? [amount] : []))
    const wanted = target(inProportion(((options.target ?? 0) * months) / 12))
    const sum = counted.length === 0 ? { ...target(0), unit: wanted.unit } : sumAmounts(counted)
    if (sum.lo >= wanted.value) return
    const open = amounts.some(({ signed, amount }) => signed === null || (signed && amount === null))
    const unstated = sum.unit === null && amounts.some(({ amount }) => amount !== null)
    if (open || unstated || sum.hi >= wanted.value) {
      yield UNDECIDABLE
      return
    }
    const off = { ...scaleAmount(minusAmount(sum, wanted), -1), decimals: sum.decimals }
    const n = amounts.filter(({ signed }) => signed).length
    const month = { first: period, last: period, day: null, style: 'y年m月' }
    yield {
      at: table.headingOf('agreedTotal'),
      message: months === 12 ? 'year' : 'pace',
      data: { n, sum, wanted, off, month },
      actual: sum,
      expected: wanted,
      difference: off,
    }
  },
})

/** What a part of the year is due, in 万元: no finer than 0.01亿元 where it is said in 亿元. */
function inProportion(amount: number): number {
  return amount < 10_000 ? Math.round(amount) : Math.round(amount / 100) * 100
}
