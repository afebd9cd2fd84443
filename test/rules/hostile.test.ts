/** Cells nobody fills in by hand: rules answer soon, and honestly. What takes a row against every row never ends here. */
import { expect, it } from 'vitest'
import { isSameUnit } from '../../rules/aspects.js'
import { fields, rules, tables } from '../../rules/index.js'
import { lint, type Report } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset, type RuleSetting } from '../../src/pack/pack.js'

function check(id: string, drawing: string, previous?: string): Report {
  const settings: { [rule: string]: RuleSetting } = Object.fromEntries(rules.map((rule) => [rule.id, 'off']))
  const rule = rules.find((one) => one.id === id)!
  settings[id] = { severity: rule.severity }
  const ruleset = makeRuleset({ fields, kinds: tables }, rules, [], { rules: settings })
  return lint(parseDrawing(drawing).workbook, ruleset, previous === undefined ? [] : [parseDrawing(previous).workbook])
}

const times = (n: number, make: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => make(i))

it('a list of thousands of units is the same as itself; whether it is the same as another is not known', () => {
  const units = (sign: string): string => times(4000, (i) => `${sign}${i}局`).join('、')
  expect(isSameUnit(units('甲'), units('甲'), undefined)).toBe(true)
  expect(isSameUnit(units('甲'), units('乙'), undefined)).toBe(null)
  expect(isSameUnit('县发改局、县住建局', '住建局', undefined)).toBe(true)
})

it('thousands of lines of one name in both periods are left undecided', () => {
  const month = (n: number): string => `
平陆县2025年${n}月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 本年累计完成投资
${times(4000, (i) => `高标准农田建设项目 | ${6000 + i} | 10 | ${5000 - 100 * n}`).join('\n')}
`
  const report = check('period-cum-decreased', month(5), month(4))
  expect(report.diagnostics).toEqual([])
  expect(report.checked.undecidable).toBe(4000)
})

it('a summary whose every row is of one township is held against its table row by row', () => {
  const drawing = `
# 通报
平陆县2025年5月各乡镇重点项目完成情况排名
单位：万元
乡镇 | 项目个数 | 总投资 | 排名
${times(3000, (i) => `张店镇 | ${i === 7 ? 2999 : 3000} | 3000000 | ${i + 1}`).join('\n')}
# 张店镇
平陆县2025年5月重点项目调度表
填报单位：张店镇 | | 单位：万元
项目名称 | 总投资 | 本月完成投资
${times(3000, (i) => `甲${i}号厂房项目 | 1000 | 10`).join('\n')}
`
  const { diagnostics } = check('xref-sum-mismatch', drawing)
  expect(diagnostics.map(({ sheet, cell }) => `${sheet} ${cell}`)).toEqual(['通报 B11'])
})

it('a header of a thousand groups, each with a sum of its own, is looked through once', () => {
  const groups = times(500, (i) => `资金${i}`)
  const drawing = `
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 资金来源${' | <'.repeat(groups.length * 3)}
^ | ^ | 小计 | ${groups.map((name) => `${name} | < | 小计`).join(' | ')}
^ | ^ | ^ | ${groups.map(() => '甲 | 乙 | ^').join(' | ')}
甲厂建设项目 | 6000 | ${times(1501, (i) => String(i)).join(' | ')}
`
  expect(check('arith-breakdown-mismatch', drawing).diagnostics).toEqual([])
})

it('names are compared up to twenty thousand; beyond, whether two are alike is left undecided', () => {
  const list = (n: number): string => `
单位：万元
项目名称 | 总投资 | 年度计划投资
平陆县市民广场及地下停车场建设项目 | 11500 | 10
平陆市民广场及地下停车场项目 | 11000 | 10
${times(n - 2, (i) => `${String.fromCodePoint(0x4e00 + i)}${String.fromCodePoint(0x9fa5 - i)}园区 | 7000 | 10`).join('\n')}
`
  const whole = check('id-near-duplicate-name', list(20_000))
  expect(whole.diagnostics.map(({ cell }) => cell)).toEqual(['A4'])
  const more = check('id-near-duplicate-name', list(20_001))
  expect([more.diagnostics, more.checked.undecidable]).toEqual([[], 1])
})
