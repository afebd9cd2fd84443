/** Totals, months, rates and plans: what drawn examples cannot show, held over many made-up tables. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields, rules, tables } from '../../rules/index.js'
import { type Diagnostic, lint, type Report, type Ruleset, say } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset, type RuleSetting } from '../../src/pack/pack.js'

const OWN = /^(?:arith|invest|date)-/

const rulesets = new Map<string, Ruleset>()

/** Some rules only (all of these families where none is named), in 2025年5月; made once, as it is costly. */
function rulesetOf(ids: readonly string[]): Ruleset {
  const known = rulesets.get(ids.join())
  if (known) return known
  const wanted = (id: string): boolean => (ids.length > 0 ? ids.includes(id) : OWN.test(id))
  const each = rules.map(({ id, severity }): [string, RuleSetting] => [id, wanted(id) ? severity : 'off'])
  const settings = { rules: Object.fromEntries(each), period: 2025 * 12 + 4 }
  const made = makeRuleset({ fields, kinds: tables }, rules, [], settings)
  rulesets.set(ids.join(), made)
  return made
}

function check(drawing: string, ...ids: string[]): Report {
  return lint(parseDrawing(drawing).workbook, rulesetOf(ids))
}

/** `error D4` of every finding, then how often something was left undecided. */
function verdicts(drawing: string, ...ids: string[]): string[] {
  const report = check(drawing, ...ids)
  const { undecidable } = report.checked
  return [
    ...report.diagnostics.map(({ severity, cell }) => `${severity} ${cell}`),
    ...(undecidable > 0 ? [`undecided ${undecidable}`] : []),
  ]
}

/** An amount in 万元; NaN of anything else. */
function wanOf(datum: Diagnostic['expected'] | undefined): number {
  return typeof datum === 'object' && datum !== null && 'value' in datum ? datum.value : Number.NaN
}

const sums = ['arith-total-row-mismatch', 'arith-subtotal-mismatch'] as const

/** A table of amounts with a total behind (or before) them; the first row is row 4 of the sheet (5 with the total first). */
function totalled(amounts: readonly string[], total: string, isFirst = false): string {
  const rows = amounts.map((amount, i) => `${i + 1} | 项目${i + 1} | ${amount}`)
  const sum = `合计 | < | ${total}`
  return ['单位：万元', '序号 | 项目名称 | 总投资', ...(isFirst ? [sum, ...rows] : [...rows, sum])].join('\n')
}

/** Amounts in hundredths, printed with two decimals. */
const hundredths = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 2, maxLength: 30 })
const print = (n: number): string => (n / 100).toFixed(2)

describe('totals', () => {
  it('what adds up is never reported, wherever the total stands', () => {
    fc.assert(
      fc.property(hundredths, fc.boolean(), (amounts, isFirst) => {
        const total = amounts.reduce((sum, n) => sum + n, 0)
        expect(verdicts(totalled(amounts.map(print), print(total), isFirst), ...sums)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('what is out by more than all the rounding is one error at the total, with the sum of the rows', () => {
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 20, max: 1_000_000 }), fc.boolean(), (amounts, off, isMore) => {
        const sum = amounts.reduce((all, n) => all + n, 0)
        const report = check(totalled(amounts.map(print), print(sum + (isMore ? off : -off))), ...sums)
        const [finding, ...more] = report.diagnostics
        expect(more).toEqual([])
        expect(finding).toMatchObject({ rule: 'arith-total-row-mismatch', severity: 'error' })
        expect(finding?.cell).toBe(`C${amounts.length + 3}`)
        expect(wanOf(finding?.expected)).toBeCloseTo(sum / 100, 6)
        expect(wanOf(finding?.difference)).toBeCloseTo((isMore ? off : -off) / 100, 6)
      }),
      { numRuns: 60 },
    )
  })

  it('rows and total rounded each for itself are never an error', () => {
    fc.assert(
      fc.property(hundredths, (amounts) => {
        const rounded = amounts.map((n) => (n / 100).toFixed(0))
        const total = (amounts.reduce((sum, n) => sum + n, 0) / 100).toFixed(0)
        for (const { severity } of check(totalled(rounded, total), ...sums).diagnostics) expect(severity).toBe('info')
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['a blank total states nothing', ['100', '200'], '', []],
    ['so does a dash', ['100', '200'], '——', []],
    ['a blank row adds nothing', ['100', '', '200'], '300', []],
    ['a total larger than what is filled in is a query', ['100', '', '200'], '350', ['warning C6']],
    ['a total smaller than it is an error', ['100', '', '200'], '250', ['error C6']],
    ['a row that cannot be read leaves it open', ['100', '约50', '200'], '350', ['undecided 1']],
    ['an error value leaves it open', ['100', '#REF!', '200'], '350', ['undecided 1']],
    ['a total that cannot be read leaves it open', ['100', '200'], '约300', ['undecided 1']],
    ['a total over nothing is open', ['', ''], '300', ['undecided 1']],
    ['zero over nothing is right', ['', ''], '0', []],
    ['a formula is judged by its result', ['100', '200'], '=SUM(C3:C4) -> 300', []],
    ['a stale result is an error', ['100', '200'], '=SUM(C3:C4) -> 250', ['error C5']],
    ['a unit typed in a cell counts', ['1亿元', '200'], '10200', []],
    ['numbers typed as text count', ["'100 ", "'200"], '300', []],
  ])('%s', (_, rows, total, expected) => {
    expect(verdicts(totalled(rows, total), 'arith-total-row-mismatch')).toEqual(expected)
  })

  it('a wrong subtotal that the total was added from is one finding', () => {
    const drawing = `
单位：万元
序号 | 项目名称 | 总投资
1    | 甲项目   | 100
2    | 乙项目   | 200
小计 | <        | 350
3    | 丙项目   | 300
小计 | <        | 300
合计 | <        | 650
`
    expect(check(drawing, ...sums).diagnostics.map(({ rule, cell }) => `${rule} ${cell}`)).toEqual([
      'arith-subtotal-mismatch C5',
    ])
    const own = drawing.replace('| 650', '| 640')
    expect(check(own, ...sums).diagnostics).toHaveLength(2)
  })
})

describe('arith-unit-scale-suspect', () => {
  const plausible = fc.array(fc.integer({ min: 500, max: 900_000 }), { minLength: 4, maxLength: 20 })

  it('one row ten thousand times too large is named, and the total with it', () => {
    fc.assert(
      fc.property(plausible, fc.nat(), (amounts, which) => {
        const at = which % amounts.length
        const total = amounts.reduce((sum, n) => sum + n, 0)
        const rows = amounts.map((n, i) => String(i === at ? n * 10_000 : n))
        const { diagnostics } = check(totalled(rows, String(total)), ...sums, 'arith-unit-scale-suspect')
        expect(diagnostics.map(({ rule, cell }) => `${rule} ${cell}`)).toEqual([`arith-unit-scale-suspect C${at + 3}`])
        expect(diagnostics[0]?.related.map(({ cell }) => cell)).toEqual([`C${amounts.length + 3}`])
      }),
      { numRuns: 40 },
    )
  })

  it('a row left out of the total is no slip', () => {
    fc.assert(
      fc.property(plausible, fc.nat(), (amounts, which) => {
        const left = amounts[which % amounts.length]!
        const total = amounts.reduce((sum, n) => sum + n, 0) - left
        const drawing = totalled(amounts.map(String), String(total))
        expect(check(drawing, 'arith-unit-scale-suspect').diagnostics).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('arith-month-sum-vs-cumulative', () => {
  const table = (
    cells: string,
    heading = '1月完成投资 | 2月完成投资 | 3月完成投资 | 4月完成投资 | 5月完成投资',
  ): string => `
2025年5月重点项目调度表
单位：万元
项目名称 | ${heading} | 本年累计完成投资
甲项目 | ${cells}
`
  it.each([
    ['all months', '1 | 2 | 3 | 4 | 5 | 15', []],
    ['January reported with February', ' | 3 | 3 | 4 | 5 | 15', []],
    ['a sum too small', '1 | 2 | 3 | 4 | 5 | 11', ['error G4']],
    ['a sum too large', '1 | 2 | 3 | 4 | 5 | 25', ['error G4']],
    ['a blank month that may hold the rest', '1 | 2 |  | 4 | 5 | 25', ['undecided 1']],
    ['a blank month that cannot', '100 | 2 |  | 4 | 5 | 25', ['error G4']],
    ['a month that cannot be read', '1 | 2 | 约3 | 4 | 5 | 15', ['undecided 1']],
    ['no cumulative', '1 | 2 | 3 | 4 | 5 | ', ['undecided 1']],
  ])('%s', (_, cells, expected) => {
    expect(verdicts(table(cells), 'arith-month-sum-vs-cumulative')).toEqual(expected)
  })
})

describe('arith-rate-mismatch', () => {
  const table = (plan: string, done: string, rate: string): string => `
2025年5月重点项目调度表
单位：万元
项目名称 | 年度计划投资 | 本年累计完成投资 | 完成率
甲项目   | ${plan}        | ${done}            | ${rate}
`
  it('rounded and cut-off rates are right, whatever they are of', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 3 }), fc.boolean(), (plan, done, digits, isCut) => {
        const rate = (done / plan) * 100
        const shown = isCut ? (Math.floor(rate * 10 ** digits) / 10 ** digits).toFixed(digits) : rate.toFixed(digits)
        expect(verdicts(table(String(plan), String(done), `${shown}%`), 'arith-rate-mismatch')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
  it.each([
    ['up to one percentage point is a warning', '1000', '500', '50.9%', ['warning D4']],
    ['more is an error', '1000', '500', '51.1%', ['error D4']],
    ['more than 100 % is normal', '1000', '1226', '122.6%', []],
    ['a plan of 0 has no rate', '0', '100', '0%', ['undecided 1']],
    ['no plan, no rate', '', '100', '10%', ['undecided 1']],
  ])('%s', (_, plan, done, rate, expected) => {
    expect(verdicts(table(plan, done, rate), 'arith-rate-mismatch')).toEqual(expected)
  })
})

const BREAKDOWN = `
单位：万元
项目名称 | 总投资 | 资金来源 | < | <
^ | ^ | 中央 | 县级 | 小计
甲项目 | 1000 | 600 | 500 | 1000
乙项目 | 1000 | 600 | | 1000
丙项目 | 1000 | 600 | 300 | 1000
丁项目 | 1000 | 600 | 380 | 1000
戊项目 | 1000 | 600 | 约400 | 1000
己项目 | 1000 | 600 | 400 | 1000
庚项目 | 1000 | 600 | 400 | 1000
`

describe('how grave it is', () => {
  it.each([
    [
      'a breakdown: too much is an error, and so is a little too little',
      'arith-breakdown-mismatch',
      BREAKDOWN,
      ['error E4', 'error E7', 'undecided 1'],
    ],
    [
      'a breakdown: parts blank or missing are a query',
      'arith-breakdown-incomplete',
      BREAKDOWN,
      ['warning E5', 'warning E6', 'undecided 1'],
    ],
    [
      'start and finish in one month are advice, the other way round an error',
      'date-finish-before-start',
      `
项目名称 | 总投资 | 计划开工时间 | 计划竣工时间
甲项目 | 100 | 2025年4月 | 2025年4月
乙项目 | 100 | 2025年5月 | 2025年4月
丙项目 | 100 | 2025年5月 | 2025年13月
`,
      ['info D2', 'error D3', 'undecided 1'],
    ],
    [
      'money short of the total is a warning where the years before are stated, else a question',
      'invest-finish-year-shortfall',
      `
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 至上年底累计完成投资 | 年度计划投资 | 计划竣工时间
甲项目 | 1000 | 300 | 500 | 2025年12月
乙项目 | 1000 | | 500 | 2025年12月
丙项目 | 1000 | 约300 | 500 | 2025年12月
丁项目 | 1000 | 450 | 500 | 2025年12月
`,
      ['warning D4', 'info D5', 'undecided 1'],
    ],
    [
      'words against a figure are a query',
      'arith-unit-scale-suspect',
      `
项目名称 | 总投资（亿元） | 备注
甲项目 | 5000 | 总投资5000万元
乙项目 | 5000 | 总投资5000亿元
`,
      ['warning B2'],
    ],
  ])('%s', (_, rule, drawing, expected) => {
    expect(verdicts(drawing, rule)).toEqual(expected)
  })
})

describe('whatever stands in the cells', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '—',
      '待定',
      '#REF!',
      '0',
      '-1',
      '1.5亿元',
      '约300',
      '2017.1',
      '2025年13月',
      '50%',
      '1e300',
      'TRUE',
    ),
    fc.constantFrom('新建', '续建', '扩建', '未开工', '在建', '停工', '@2025年3月', '2024年', '2025年上半年', '100.00'),
    fc.integer({ min: -1e9, max: 1e9 }).map(String),
    fc.string({ maxLength: 8 }).map((text) => `'${text.replace(/[|!\n\r~#]/g, '')}`),
  )
  const HEADINGS = [
    ...['序号', '项目名称', '建设性质', '总投资', '年度计划投资', '至上年底累计完成投资', '本月完成投资'],
    ...['本年累计完成投资', '完成率', '自开工累计完成投资', '计划开工时间', '实际开工时间', '计划竣工时间'],
    ...['实际竣工时间', '开工状态', '形象进度', '备注', '1月完成投资', '2月完成投资', '3月完成投资', '4月完成投资'],
    ...['一季度计划投资', '二季度计划投资', '三季度计划投资', '四季度计划投资', '建筑工程', '安装工程'],
    ...['设备工器具购置', '其他费用', '中央预算内', '县级资金', '专项债', '自筹', '资金来源合计', '资金类型'],
    ...['申请资金', '下达资金', '到位资金', '支付资金', '项目个数', '占比', '序时进度', '与序时进度差'],
  ]
  const row = fc
    .array(cell, { minLength: HEADINGS.length, maxLength: HEADINGS.length })
    .map((cells) => cells.join(' | '))
  const line = fc.oneof(
    { weight: 5, arbitrary: row },
    row.map((cells) => cells.replace(/^[^|]*\|[^|]*/, '合计 | ')),
  )

  it('no rule breaks, and every sentence is whole', () => {
    const fired = new Set<string>()
    fc.assert(
      fc.property(
        fc.constantFrom(
          '平陆县2025年5月重点项目调度表',
          '平陆县2025年重点项目计划表共3个',
          '平陆县2025年争取资金项目台账',
          '平陆县2025年5月入库纳统项目表',
        ),
        fc.constantFrom('单位：万元', '单位：亿元', ''),
        fc.array(line, { minLength: 1, maxLength: 6 }),
        (title, unit, lines) => {
          for (const diagnostic of check([title, unit, HEADINGS.join(' | '), ...lines].join('\n')).diagnostics) {
            fired.add(diagnostic.rule)
            for (const lang of ['zh', 'en'] as const)
              expect(say(diagnostic, lang)).not.toMatch(/NaN|undefined|Infinity|\{\w+\}|\[object/)
          }
        },
      ),
      { numRuns: 100 },
    )
    // The cells are wild, but not so wild that no rule has anything to say.
    expect(fired.size).toBeGreaterThan(10)
  })
})
