/** Parts and their whole (sources of money, quarters, shares, counts): what drawn examples cannot show, held over made-up tables. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields, rules, tables } from '../../rules/index.js'
import { lint } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'

/** The rule alone; made once, because what is made of a vocabulary is kept with it. */
const rulesets = new Map(
  rules.map((rule) => [
    rule.id,
    makeRuleset({ fields, kinds: tables }, [rule], [], { rules: { [rule.id]: rule.severity } }),
  ]),
)

/** `error D4` of every finding of one rule, then how often something was left undecided. */
function verdicts(id: string, drawing: string): string[] {
  const { diagnostics, skipped, checked } = lint(parseDrawing(drawing).workbook, rulesets.get(id)!)
  expect(skipped).toEqual([])
  const found = diagnostics.map(({ severity, cell }) => `${severity} ${cell}`)
  return checked.undecidable > 0 ? [...found, `undecided ${checked.undecidable}`] : found
}

const RUNS = { numRuns: 40 }
const amount = fc.integer({ min: 1, max: 90_000 })

describe('arith-funding-sum', () => {
  const SOURCES = ['中央预算内', '省级资金', '专项债', '自筹']
  const rows = fc.array(fc.array(fc.option(amount), { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 8 })
  const sumOf = (cells: readonly (number | null)[]): number => cells.reduce<number>((sum, n) => sum + (n ?? 0), 0)
  const table = (lines: readonly (readonly (number | null)[])[], totals: readonly (number | string)[]): string =>
    [
      '2025年争取资金项目台账',
      '单位：万元',
      ['项目名称', '总投资', ...SOURCES].join(' | '),
      ...lines.map((cells, i) => [`${i + 1}号项目`, totals[i], ...cells.map((n) => n ?? '')].join(' | ')),
    ].join('\n')
  const listed = rows.filter((lines) => lines.every((cells) => sumOf(cells) > 0))

  it('sources that make the total are right, however many are blank', () => {
    fc.assert(
      fc.property(listed, (lines) => {
        expect(verdicts('arith-funding-sum', table(lines, lines.map(sumOf)))).toEqual([])
      }),
      RUNS,
    )
  })
  it('one total that is out is found, whichever way, and no other', () => {
    fc.assert(
      fc.property(listed, fc.nat(), fc.integer({ min: 5, max: 5000 }), fc.boolean(), (lines, which, off, isMore) => {
        const at = which % lines.length
        const totals = lines.map((cells, i) => sumOf(cells) + (i === at ? (isMore ? off : -off) : 0))
        fc.pre(totals[at]! > 0)
        expect(verdicts('arith-funding-sum', table(lines, totals))).toEqual([`warning B${at + 4}`])
      }),
      RUNS,
    )
  })
  it('rounded to 0.01亿元, a sum is not held to more than it shows', () => {
    fc.assert(
      fc.property(listed, (lines) => {
        const totals = lines.map((cells) => (sumOf(cells) / 10_000).toFixed(2))
        const drawn = table(lines, totals).replace('总投资', '总投资（亿元）')
        expect(verdicts('arith-funding-sum', drawn)).toEqual([])
      }),
      RUNS,
    )
  })
})

describe('arith-composition-sum', () => {
  const table = (rows: readonly string[]): string =>
    [
      '2025年5月重点项目调度表',
      '单位：万元',
      '项目名称 | 总投资 | 完成投资 | < | < | < | < | <',
      '^ | ^ | 本月 | 本年累计 | 建筑工程 | 安装工程 | 设备购置 | 其他费用',
      ...rows.map((cells, i) => `${i + 1}号项目 | 90000 | ${cells}`),
    ].join('\n')
  it.each([
    ['of the year', ['30 | 300 | 100 | 100 | 50 | 50', '20 | 200 | 100 | 50 | 25 | 25'], []],
    ['of the month', ['300 | 900 | 100 | 100 | 50 | 50', '200 | 900 | 100 | 50 | 25 | 25'], []],
    [
      'of neither: nothing can be said',
      ['30 | 900 | 100 | 100 | 50 | 50', '20 | 900 | 100 | 50 | 25 | 25'],
      ['undecided 2'],
    ],
    ['more than both', ['30 | 90 | 100 | 100 | 50 | 50', '20 | 200 | 100 | 50 | 25 | 25'], ['error D5']],
    ['one 万元 apart is let pass', ['30 | 301 | 100 | 100 | 50 | 50', '20 | 200 | 100 | 50 | 25 | 25'], []],
  ])('%s', (_, rows, expected) => {
    expect(verdicts('arith-composition-sum', table(rows))).toEqual(expected)
  })
})

describe('arith-total-row-mismatch', () => {
  const table = (counts: readonly number[], total: number): string =>
    [
      '2025年5月各乡镇重点项目投资完成情况通报',
      '单位：万元',
      '序号 | 乡镇 | 项目个数 | 年度计划投资 | 年度完成率 | 排名',
      ...counts.map((n, i) => `${i + 1} | ${i + 1}号镇 | ${n} | 100 | 50% | ${i + 1}`),
      `合计 | < | ${total} | ${counts.length * 100} | 50% |`,
    ].join('\n')
  it('counts must be exact', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(counts, fc.integer({ min: -1, max: 1 }), (list, off) => {
        const sum = list.reduce((a, b) => a + b, 0)
        const expected = off === 0 ? [] : [`error C${list.length + 4}`]
        expect(verdicts('arith-total-row-mismatch', table(list, sum + off))).toEqual(expected)
      }),
      RUNS,
    )
  })
})

describe('arith-share-not-100', () => {
  const table = (amounts: readonly number[], shares: readonly string[]): string =>
    [
      '2025年5月各乡镇重点项目投资完成情况通报',
      '单位：万元',
      '序号 | 乡镇 | 项目个数 | 本月完成投资 | 占比 | 排名',
      ...amounts.map((n, i) => `${i + 1} | ${i + 1}号镇 | 3 | ${n} | ${shares[i]} | ${i + 1}`),
    ].join('\n')
  const amounts = fc.array(amount, { minLength: 3, maxLength: 20 })
  it('rounded and cut-off shares are right', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 2 }), fc.boolean(), (list, digits, isCut) => {
        const whole = list.reduce((a, b) => a + b, 0)
        const scale = 10 ** digits
        const shares = list.map((n) => {
          const share = (100 * n) / whole
          return `${(isCut ? Math.floor(share * scale) / scale : share).toFixed(digits)}%`
        })
        expect(verdicts('arith-share-not-100', table(list, shares))).toEqual([])
      }),
      RUNS,
    )
  })
  it('one share that is out is named', () => {
    const shares = ['40.0%', '30.0%', '25.0%', '10.0%']
    expect(verdicts('arith-share-not-100', table([400, 300, 200, 100], shares))).toEqual(['warning E6'])
    expect(verdicts('arith-share-not-100', table([400, 300, 200, 100], ['40.0%', '30.0%', '', '10.0%']))).toEqual([
      'undecided 1',
    ])
  })
})

describe('arith-quarter-plan-sum', () => {
  const table = (plan: string, quarters: string, more = ''): string => `
2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 一季度计划投资 | 二季度计划投资 | 三季度计划投资 | 四季度计划投资
甲项目 | 90000 | ${plan} | ${quarters} ${more}
`
  it.each([
    ['exact', '1000', '100 | 200 | 300 | 400', []],
    ['half a percent is let pass', '1000', '100 | 200 | 300 | 405', []],
    ['more is not', '1000', '100 | 200 | 300 | 406', ['warning C4']],
    ['a blank quarter may hold the rest', '1000', '100 | | 300 | 400', ['undecided 1']],
    ['a blank quarter cannot', '1000', '500 | | 300 | 400', ['warning C4']],
    ['a blank quarter that held nothing', '1000', '300 | | 300 | 400', []],
    ['a quarter that cannot be read', '1000', '约100 | 200 | 300 | 400', ['undecided 1']],
    ['no quarter at all', '1000', ' | | | ', ['undecided 1']],
  ])('%s', (_, plan, quarters, expected) => {
    expect(verdicts('arith-quarter-plan-sum', table(plan, quarters))).toEqual(expected)
  })
})
