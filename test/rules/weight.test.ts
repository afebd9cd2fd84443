/** How grave a finding is where a rule weighs its cases, and what is left open: drawn tables show places and words only. */
import { describe, expect, it } from 'vitest'
import { fields, rules, tables } from '../../rules/index.js'
import { lint, type Report } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset, type RuleSetting } from '../../src/pack/pack.js'

function check(id: string, drawing: string, options: { [name: string]: unknown } = {}): Report {
  const settings: { [rule: string]: RuleSetting } = Object.fromEntries(rules.map((rule) => [rule.id, 'off']))
  const rule = rules.find((one) => one.id === id)!
  settings[id] = { severity: rule.severity, options }
  return lint(parseDrawing(drawing).workbook, makeRuleset({ fields, kinds: tables }, rules, [], { rules: settings }))
}

/** `error D4` of every finding, then how many records or tables were left undecided. */
function verdicts(report: Report): string[] {
  expect(report.skipped).toEqual([])
  const undecided = report.checked.undecidable
  return [
    ...report.diagnostics.map(({ severity, cell }) => `${severity} ${cell}`),
    ...(undecided > 0 ? [`undecided ${undecided}`] : []),
  ]
}

describe('stat-should-be-included', () => {
  const table = (row: string): string => `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 开工状态 | 实际开工时间 | 是否入统 | 未入库原因
${row}
`
  it.each([
    ['one month after the start', '1 | 甲项目 | 6000 | 5 | 在建 | 2025年4月 | 否 |', ['warning G4']],
    ['two months after it', '1 | 甲项目 | 6000 | 5 | 在建 | 2025年3月 | 否 |', ['error G4']],
    ['one month, with a reason', '1 | 甲项目 | 6000 | 5 | 在建 | 2025年4月 | 否 | 资料补正中', ['info G4']],
    ['two months, with a reason', '1 | 甲项目 | 6000 | 5 | 在建 | 2025年3月 | 否 | 资料补正中', ['warning G4']],
    ['a start of unknown date', '1 | 甲项目 | 6000 | 5 | 在建 | | |', ['warning G4']],
    ['no total', '1 | 甲项目 | | 5 | 在建 | 2025年3月 | 否 |', ['undecided 1']],
    ['no status', '1 | 甲项目 | 6000 | 5 | | | 否 |', ['undecided 1']],
    ['an answer of two minds', '1 | 甲项目 | 6000 | 5 | 在建 | 2025年3月 | 部分入库 |', ['undecided 1']],
    ['not started', '1 | 甲项目 | 6000 | 5 | 前期 | | 否 |', []],
    ['too small', '1 | 甲项目 | 499 | 5 | 在建 | 2025年3月 | 否 |', []],
  ])('%s', (_, row, expected) => {
    expect(verdicts(check('stat-should-be-included', table(row)))).toEqual(expected)
  })
  it('0.05亿元 may be 450 or 550 万元: undecided; 0.06亿元 is enough', () => {
    const yi = (total: string): string =>
      table(`1 | 甲项目 | ${total} | 0.01 | 在建 | 2025年4月 | 否 |`).replace('万元', '亿元')
    expect(verdicts(check('stat-should-be-included', yi('0.05')))).toEqual(['undecided 1'])
    expect(verdicts(check('stat-should-be-included', yi('0.06')))).toEqual(['warning G4'])
  })
})

describe('stat-should-be-included and stat-no-reason', () => {
  const table = `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 开工状态 | 实际开工时间 | 是否入统 | 未入库原因
1    | 甲项目   | 6000   | 5            | 在建     | 2025年4月    |          |
2    | 乙项目   | 6000   | 5            | 在建     | 2025年4月    | 否       |
3    | 丙项目   | 6000   | 5            | 在建     | 2025年4月    | 否       | 资料补正中
4    | 丁项目   | 6000   | 5            | 在建     | 2025年4月    | 是       |
5    | 戊项目   | 6000   | 5            | 未开工   |              | 否       |
6    | 己项目   | 6000   | 5            | 在建     | 2025年4月    | 是       |
7    | 庚项目   | 6000   | 5            | 在建     | 2025年4月    | 是       |
`
  it('a blank is the first one’s, a bare 否 both ask about, a reason leaves only the advice', () => {
    expect(verdicts(check('stat-should-be-included', table))).toEqual(['warning G4', 'warning G5', 'info G6'])
    expect(verdicts(check('stat-no-reason', table))).toEqual(['warning G5'])
  })
})

describe('kpi-start-rate', () => {
  const options = { targets: [40, 80, 100], striven: [3], titleWords: ['重大项目'] }
  const table = (title: string, rows: readonly string[]): string => `
${title}
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 开工状态
${rows.map((row, i) => `${i + 1} | 项目${i + 1} | ${row}`).join('\n')}
`
  const rows = (states: readonly string[]): string[] =>
    states.map((state) => `${state === '?' ? '' : '新建'} | 6000 | 5 | ${state === '?' ? '前期' : state}`)
  const rate = (title: string, states: readonly string[]): string[] =>
    verdicts(check('kpi-start-rate', table(title, rows(states)), options))

  it('the target of the third quarter is striven for: advice', () => {
    expect(rate('平陆县2025年9月重大项目调度表', ['在建', '前期'])).toEqual(['info F3'])
  })
  it('at the end of a quarter what is exactly met holds', () => {
    expect(rate('平陆县2025年3月重大项目调度表', ['在建', '在建', '前期', '前期', '前期'])).toEqual([])
  })
  it('in the middle of a quarter there is only a forecast', () => {
    expect(rate('平陆县2025年5月重大项目调度表', ['前期', '前期'])).toEqual([])
  })
  it('the fourth quarter has no target', () => {
    expect(rate('平陆县2025年12月重大项目调度表', ['前期', '前期'])).toEqual([])
  })
  it('a table that does not say which list it is stays undecided', () => {
    expect(rate('平陆县2025年6月重点项目调度表', ['前期', '前期'])).toEqual(['undecided 1'])
  })
  it('a status not filled in may tip the scale: undecided', () => {
    expect(rate('平陆县2025年3月重大项目调度表', ['在建', '', '前期', '前期'])).toEqual(['undecided 1'])
  })
  it('where even the best reading misses the target it is missed', () => {
    expect(rate('平陆县2025年6月重大项目调度表', ['在建', '', '前期', '前期'])).toEqual(['warning F3'])
  })
  it('a project of unknown nature that has not started can only lower the rate', () => {
    expect(rate('平陆县2025年3月重大项目调度表', ['在建', '前期', '?'])).toEqual(['undecided 1'])
    expect(rate('平陆县2025年6月重大项目调度表', ['在建', '前期', '?'])).toEqual(['warning F3'])
  })
  it('without targets it is skipped, and that is said', () => {
    const report = check('kpi-start-rate', table('平陆县2025年6月重大项目调度表', rows(['前期'])))
    expect(report.skipped.map(({ reason }) => reason)).toEqual([{ code: 'option', name: 'targets' }])
  })
  it('a pack that puts something else there breaks nothing', () => {
    const report = check('kpi-start-rate', table('平陆县2025年6月重大项目调度表', rows(['前期'])), { targets: '40' })
    expect(report.diagnostics).toEqual([])
  })
})

describe('kpi-list-size', () => {
  it('a total that is not filled in leaves too little open', () => {
    const table = `
平陆县2025年重点建设项目清单
单位：亿元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 2025年计划投资
1    | 甲项目   | 发改局   | 续建     | 7.93   | 0.30
2    | 乙项目   | 水利局   | 新建     |        | 1.50
`
    const lists = (amount: number) => ({ lists: [{ titleWords: ['重点建设项目'], amount }] })
    expect(verdicts(check('kpi-list-size', table, lists(200_000)))).toEqual(['undecided 1'])
    expect(verdicts(check('kpi-list-size', table, lists(20_000)))).toEqual(['info E3'])
  })
  it.each([[null], ['x'], [[null]], [[{ titleWords: 3 }]]])('an option of another form is no list: %j', (lists) => {
    const report = check('kpi-list-size', '平陆县重点项目表\n单位：万元\n序号 | 项目名称 | 总投资\n1 | 甲 | 1', {
      lists,
    })
    expect(report.diagnostics).toEqual([])
  })
})

describe('identity', () => {
  it('a personal number typed in place of a credit code is not shown', () => {
    const report = check(
      'id-uscc-invalid',
      '序号 | 项目名称 | 统一社会信用代码\n1 | 甲项目 | ’11010519491231002X'.replace('’', "'"),
    )
    expect(report.diagnostics).toHaveLength(1)
    expect(JSON.stringify(report.diagnostics)).not.toContain('11010519491231002X')
  })
  it('a code stored as a number has lost digits: nothing is suggested', () => {
    const report = check('id-project-code-format', '序号 | 项目名称 | 项目代码\n1 | 甲项目 | 24041408290401123456')
    expect(report.diagnostics.map(({ severity, fix }) => [severity, fix])).toEqual([['error', null]])
  })
  it('phases that share a code are only to be confirmed; so are equal names with two codes', () => {
    const phases = `
序号 | 项目名称       | 项目代码                  | 责任单位
1    | 丙水库（一期） | '2404-140829-04-01-123457 | 水利局
2    | 丙水库（二期） | '2404-140829-04-01-123457 | 水利局
3    | 丙水库（二期） | '2404-140829-04-01-123458 | 水利局
4    | 丁水库         | '2404-140829-04-01-123458 | 水利局
`
    expect(verdicts(check('id-project-code-duplicate', phases))).toEqual(['warning C3', 'error C5'])
    expect(verdicts(check('id-duplicate-name', phases))).toEqual(['warning B4'])
  })
})

describe('status-started-without-date', () => {
  const table = (rows: string): string => `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 计划开工时间 | 实际开工时间 | 开工状态
${rows}
`
  it.each([
    ['a new project', '1 | 甲 | 新建 | 6000 | 5 | 2025年3月 | | 在建', ['error G4']],
    ['one carried over, where none has a date', '1 | 甲 | 续建 | 6000 | 5 | 2023年3月 | | 在建', []],
    [
      'one carried over, where another has one',
      '1 | 甲 | 续建 | 6000 | 5 | 2023年3月 | | 在建\n2 | 乙 | 续建 | 6000 | 5 | 2023年3月 | 2023年4月 | 在建',
      ['warning G4'],
    ],
    ['one planned for an earlier year, of unknown nature', '1 | 甲 | | 6000 | 5 | 2023年3月 | | 在建', []],
    ['of unknown nature and plan', '1 | 甲 | | 6000 | 5 | | | 在建', ['undecided 1']],
    ['no status', '1 | 甲 | 新建 | 6000 | 5 | 2025年3月 | | ', ['undecided 1']],
    ['not started', '1 | 甲 | 新建 | 6000 | 5 | 2025年9月 | | 前期', []],
  ])('%s', (_, rows, expected) => {
    expect(verdicts(check('status-started-without-date', table(rows)))).toEqual(expected)
  })
})

describe('status-started-zero-investment', () => {
  const table = (row: string, unit = '万元'): string => `
平陆县2025年5月重点项目调度表
单位：${unit}
序号 | 项目名称 | 总投资 | 至上年底累计完成投资 | 本年累计完成投资 | 实际开工时间 | 开工状态
${row}
`
  it.each([
    ['nothing before, nothing since', '1 | 甲 | 6000 | 0 | 0 | 2024年11月 | 在建', ['warning G4']],
    ['nothing this year of a project of this year', '1 | 甲 | 6000 | | 0 | 2025年2月 | 在建', ['warning G4']],
    ['nothing this year of an earlier one', '1 | 甲 | 6000 | | 0 | 2024年11月 | 在建', ['undecided 1']],
    ['money before', '1 | 甲 | 6000 | 300 | 0 | 2024年11月 | 在建', []],
    ['last month', '1 | 甲 | 6000 | 0 | 0 | 2025年4月 | 在建', []],
    ['a year that may be long or just past', '1 | 甲 | 6000 | 0 | 0 | 2025年 | 在建', []],
    ['stopped', '1 | 甲 | 6000 | 0 | 0 | 2024年11月 | 停工', []],
    ['no start', '1 | 甲 | 6000 | 0 | 0 | | 在建', ['undecided 1']],
  ])('%s', (_, row, expected) => {
    expect(verdicts(check('status-started-zero-investment', table(row)))).toEqual(expected)
  })
  it('0.00亿元 may be 49万元: undecided', () => {
    const row = '1 | 甲 | 0.60 | 0.00 | 0.00 | 2024年11月 | 在建'
    expect(verdicts(check('status-started-zero-investment', table(row, '亿元')))).toEqual(['undecided 1'])
  })
})

describe('status-behind-schedule', () => {
  const table = (row: string): string => `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 年度计划投资 | 本年累计完成投资 | 计划开工时间 | 开工状态 | 滞后原因
${row}
`
  it.each([
    ['12 points behind the half year', '1 | 甲 | 续建 | 9000 | 1000 | 380 | 2023年5月 | 在建 |', ['warning F4']],
    ['with the reason', '1 | 甲 | 续建 | 9000 | 1000 | 380 | 2023年5月 | 在建 | 征地未完', ['info F4']],
    ['10 points exactly', '1 | 甲 | 续建 | 9000 | 1000 | 400 | 2023年5月 | 在建 |', []],
    ['of three months of eight in the year', '1 | 甲 | 新建 | 9000 | 1000 | 280 | 2025年4月 | 在建 |', []],
    ['a new one whose start is not known', '1 | 甲 | 新建 | 9000 | 1000 | 100 | | 在建 |', ['undecided 1']],
    ['one carried over whose start is not known', '1 | 甲 | 续建 | 9000 | 1000 | 100 | | 在建 |', ['warning F4']],
    ['no plan for the year', '1 | 甲 | 续建 | 9000 | 0 | 0 | 2023年5月 | 在建 |', []],
    ['finished', '1 | 甲 | 续建 | 9000 | 1000 | 100 | 2023年5月 | 完工 |', []],
    ['not started, which is another finding', '1 | 甲 | 新建 | 9000 | 1000 | 0 | 2025年2月 | 前期 |', []],
    ['of no known status', '1 | 甲 | 续建 | 9000 | 1000 | 100 | 2023年5月 | |', ['undecided 1']],
  ])('%s', (_, row, expected) => {
    expect(verdicts(check('status-behind-schedule', table(row), { threshold: 10 }))).toEqual(expected)
  })
  it('is not asked where the county has set no threshold', () => {
    const report = check('status-behind-schedule', table('1 | 甲 | 续建 | 9000 | 1000 | 0 | 2023年5月 | 在建 |'))
    expect(report.diagnostics).toEqual([])
    expect(report.skipped.map(({ reason }) => reason.code)).toEqual(['option'])
  })
})

describe('status-money-vs-physical-gap', () => {
  const table = (heading: string, row: string): string => `
平陆县2025年6月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资 | 自开工累计完成投资 | ${heading} | 开工状态 | 备注
${row}
`
  it.each([
    ['ahead by both', '形象进度（%）', '1 | 甲 | 10000 | 5000 | 4500 | 8000 | 40 | 在建 |', ['warning G4']],
    ['ahead of the year only', '形象进度（%）', '1 | 甲 | 10000 | 5000 | 4500 | 4500 | 40 | 在建 |', []],
    [
      'ahead of the year, which is meant',
      '年度形象进度（%）',
      '1 | 甲 | 10000 | 5000 | 4500 | 4500 | 40 | 在建 |',
      ['warning G4'],
    ],
    ['equipment paid', '形象进度（%）', '1 | 甲 | 10000 | 5000 | 4500 | 8000 | 40 | 在建 | 设备款已付', ['info G4']],
    ['15 points within the printed decimals', '形象进度（%）', '1 | 甲 | 10000 | 5000 | 4500 | 5500 | 40 | 在建 |', []],
    ['no money of the year', '形象进度（%）', '1 | 甲 | 10000 | 5000 | | 8000 | 40 | 在建 |', ['undecided 1']],
    ['no money at all', '形象进度（%）', '1 | 甲 | 10000 | 5000 | 4500 | | 40 | 在建 |', ['undecided 1']],
    ['not started', '形象进度（%）', '1 | 甲 | 10000 | 5000 | 4500 | 8000 | 0 | 前期 |', []],
  ])('%s', (_, heading, row, expected) => {
    expect(verdicts(check('status-money-vs-physical-gap', table(heading, row)))).toEqual(expected)
  })
})
