/** The rules about how a table is written, where drawn examples do not reach: weights, fixes, workbooks as files hold them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alikeNames, differenceOf } from '../../rules/alike.js'
import { fields, rules, tables } from '../../rules/index.js'
import {
  type Diagnostic,
  lint,
  PAUSE,
  type Report,
  readMonth,
  safeFixes,
  say,
  type Value,
} from '../../src/core/index.js'
import { parseDrawing, TextSheet } from '../../src/hosts/text.js'
import { makeRuleset, type RuleSetting } from '../../src/pack/pack.js'

/** The rules named, switched on, and no others. */
function rulesetOf(options: { readonly [rule: string]: { readonly [name: string]: unknown } }) {
  const settings: { [rule: string]: RuleSetting } = Object.fromEntries(rules.map(({ id }) => [id, 'off']))
  for (const [id, own] of Object.entries(options)) settings[id] = { severity: 'on', options: own }
  return makeRuleset({ fields, kinds: tables }, rules, [], { rules: settings })
}

function check(id: string, drawing: string, options: { readonly [name: string]: unknown } = {}): Report {
  return lint(parseDrawing(drawing).workbook, rulesetOf({ [id]: options }))
}

function verdicts(report: Report): string[] {
  const undecided = report.checked.undecidable
  return [
    ...report.diagnostics.map(({ severity, cell }) => `${severity} ${cell}`),
    ...(undecided > 0 ? [`undecided ${undecided}`] : []),
  ]
}

function only(report: Report): Diagnostic {
  expect(report.diagnostics).toHaveLength(1)
  return report.diagnostics[0]!
}

describe('structure-merged-data-cells', () => {
  const table = (rows: string): string =>
    `单位：万元\n序号 | 项目名称 | 责任单位 | 总投资 | 计划开工时间 | 计划竣工时间 | 备注\n${rows}`
  it.each([
    ['a total for two projects', '1 | 甲项目 | 住建局 | 6000\n2 | 乙项目 | 住建局 | ^', ['warning D3']],
    ['a total for one project on two lines', '1 | 甲项目 | 住建局 | 6000\n^ | ^ | 水利局 | ^', []],
    ['a total that is empty', '1 | 甲项目 | 住建局 | \n2 | 乙项目 | 住建局 | ^', []],
    ['both dates in one cell', '1 | 甲项目 | 住建局 | 6000 | 2025年4月至2026年5月 | <', ['warning E3']],
    ['待定 for both dates', '1 | 甲项目 | 住建局 | 6000 | 待定 | <', []],
    ['a total for two rows of one name', '1 | 甲项目 | 住建局 | 6000\n2 | 甲项目 | 水利局 | ^', []],
    ['a total for two parts of one number', '1 | 甲项目 | 住建局 | 6000\n^ | 乙项目 | 水利局 | ^', []],
    ['a remark that runs on', '1 | 甲项目 | 住建局 | 6000 | 2025年4月 | 待项目立项后确定 | <', []],
  ])('%s', (_, rows, expected) => {
    expect(verdicts(check('structure-merged-data-cells', table(rows)))).toEqual(expected)
  })
  it('January and February may share a cell', () => {
    const drawing = `单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 1月完成投资 | 2月完成投资 | 3月完成投资 | 备注
1 | 甲项目 | 住建局 | 6000 | 300 | < | 200 |`
    expect(verdicts(check('structure-merged-data-cells', drawing))).toEqual([])
  })
  it('that a merged cell cannot be read as a date is no second finding', () => {
    const drawing = table('1 | 甲项目 | 住建局 | 6000 | 2025年4月至2026年5月 | <')
    const ruleset = rulesetOf({ 'structure-merged-data-cells': {}, 'format-date-unparseable': {} })
    const report = lint(parseDrawing(drawing).workbook, ruleset)
    expect(report.diagnostics.map(({ rule }) => rule)).toEqual(['structure-merged-data-cells'])
  })
})

describe('structure-blank-row-inside', () => {
  it('an empty row after every project is one finding', () => {
    const rows = [1, 2, 3, 4, 5].map((n) => `${n} | 项目${n} | 住建局 | 6000`).join('\n\n')
    const found = only(check('structure-blank-row-inside', `单位：万元\n序号 | 项目名称 | 责任单位 | 总投资\n${rows}`))
    expect(found.places).toHaveLength(4)
  })
})

describe('structure-hidden-data', () => {
  it('projects that a filter hides are a warning, a column or an old table is advice', () => {
    const drawing = `
# 清单 ⊘C
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1 | 甲项目 | 住建局 | 6000
⊘ 2 | 乙项目 | 住建局 | 6000
#⊘ 去年
2024年重点项目 | < | < | <
序号 | 项目名称 | 责任单位 | 总投资
1 | 甲项目 | 住建局 | 6000
2 | 乙项目 | 住建局 | 6000
`
    expect(verdicts(check('structure-hidden-data', drawing))).toEqual(['info C2', 'warning B4', 'info A2'])
  })
})

describe('structure-signature-missing', () => {
  it('what is signed below the last table of a sheet holds for those above it', () => {
    const drawing = `
填报单位：水利局 | | | 单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资
1 | 甲项目 | 6000 | 500


序号 | 项目名称 | 总投资 | 本月完成投资
1 | 丁项目 | 6000 | 500
合计 | | 6000 | 500
填报人：张三
`
    const demand = { demand: ['填报单位', '填报人'] }
    expect(verdicts(check('structure-signature-missing', drawing, demand))).toEqual([])
  })
  it.each([[null], ['填报人'], [[1]], [['电话']]])('a demand of another form asks for nothing: %j', (demand) => {
    const drawing = '序号 | 项目名称 | 总投资（万元） | 本月完成投资（万元）\n1 | 甲项目 | 6000 | 500'
    expect(verdicts(check('structure-signature-missing', drawing, { demand }))).toEqual([])
  })
})

describe('structure-error-or-hardcoded-total', () => {
  const table = (rate: string): string =>
    `单位：万元\n序号 | 项目名称 | 领域 | 总投资 | 年度完成率\n1 | 甲项目 | ${rate}`
  it('a formula that has lost its cells is an error, one that lacks an entry a warning', () => {
    expect(verdicts(check('structure-error-or-hardcoded-total', table('产业类 | 6000 | #REF!')))).toEqual(['error E3'])
    expect(verdicts(check('structure-error-or-hardcoded-total', table('产业类 | 6000 | #DIV/0!')))).toEqual([
      'warning E3',
    ])
  })
  it('what other rules say of an error is not said again', () => {
    const names = ['structure-error-or-hardcoded-total', 'format-number-unparseable', 'format-enum-unknown']
    const ruleset = rulesetOf(Object.fromEntries(names.map((name) => [name, {}])))
    const rows = '2 | 乙项目 | 产业类 | 5 |\n3 | 丙项目 | 产业类 | 5 |'
    const report = lint(parseDrawing(`${table('#N/A | #REF! |')}\n${rows}`).workbook, ruleset)
    expect(report.diagnostics.map(({ rule, cell }) => `${rule} ${cell}`)).toEqual([
      'structure-error-or-hardcoded-total C3',
      'format-number-unparseable D3',
    ])
  })
})

describe('format-percent-scale', () => {
  const table = (rows: readonly string[]): string =>
    `平陆县2025年6月重点项目调度表\n单位：万元\n序号 | 项目名称 | 年度计划投资 | 本年累计完成投资 | 年度完成率
${rows.map((row, i) => `${i + 1} | 项目${i + 1} | ${row}`).join('\n')}`
  const percents = ['1000 | 420 | 42', '1000 | 530 | 53', '1000 | 380 | 38']
  it.each([
    ['a fraction by the amounts', '1000 | 450 | 0.45', ['warning E7']],
    ['less than one percent by the amounts', '1000 | 8 | 0.8', []],
    ['a small number beside a blank', '1000 | | 0.8', ['undecided 1']],
    ['a number that is neither', '1000 | 300 | 0.8', ['undecided 1']],
    ['a fraction by its decimals', '1000 | | 0.4525', ['warning E7']],
    ['one', '1000 | 10 | 1', []],
    ['a percent format', '1000 | 450 | 45%', []],
    ['four thousand percent that the amounts can tell', '1000 | 420 | 4200%', []],
    ['four thousand percent beside a blank', '1000 | | 4200%', ['undecided 1']],
  ])('%s', (_, row, expected) => {
    expect(verdicts(check('format-percent-scale', table([...percents, row])))).toEqual(expected)
  })
  it('suggests the number on the scale of the column', () => {
    const { fix } = only(check('format-percent-scale', table([...percents, '1000 | 450 | 0.45'])))
    expect(fix).toEqual({ safe: false, edits: [{ at: { sheet: 0, row: 6, col: 4 }, from: 0.45, to: 45 }] })
  })
})

describe('format-date-style-mixed', () => {
  it('an Excel date stays a date: its format is suggested', () => {
    const drawing = `序号 | 项目名称 | 总投资（万元） | 计划开工时间
1 | 甲项目 | 6000 | 2025年4月
2 | 乙项目 | 6000 | 2025年5月
3 | 丙项目 | 6000 | @2025-06-10`
    const { fix } = only(check('format-date-style-mixed', drawing))
    expect(fix?.safe).toBe(false)
    expect(fix?.edits).toEqual([
      { at: { sheet: 0, row: 3, col: 3 }, from: 45818, to: 45818, format: 'yyyy"年"m"月"d"日"' },
    ])
  })
})

describe('format-decimals-inconsistent', () => {
  it('suggests the format of the column for a number that it can show, none for one it would hide a part of', () => {
    const rows = (last: string): string =>
      [...Array.from({ length: 12 }, (_, i) => `${i + 1}.25`), last]
        .map((n, i) => `${i + 1} | 项目${i} | ${n}`)
        .join('\n')
    const drawing = (last: string): string => `单位：亿元\n序号 | 项目名称 | 总投资\n${rows(last)}`
    expect(only(check('format-decimals-inconsistent', drawing('10'))).fix?.edits).toEqual([
      { at: { sheet: 0, row: 14, col: 2 }, from: 10, to: 10, format: '0.00' },
    ])
    expect(only(check('format-decimals-inconsistent', drawing('10.125'))).fix).toBeNull()
  })
})

describe('the advice about how cells are written', () => {
  const ADVICE = [
    'format-fullwidth-chars',
    'format-bracket-width-mixed',
    'format-date-style-mixed',
    'format-placeholder',
    'format-unit-symbol',
  ]
  const ruleset = rulesetOf(Object.fromEntries(ADVICE.map((id) => [id, {}])))
  const headings = ['序号', '项目名称', '项目代码', '总投资（万元）', '计划开工时间', '建设内容']
  const piece = fc.constantFrom(
    ...'２０25年４月底.．-/／预计',
    ...'（）()一期ＡaMWHKM',
    '2025年4月',
    '2025-06',
    '400MWH',
    '——',
  )
  const cell = fc.record({
    value: fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((list): Value => list.join('')),
      fc.constantFrom<Value>('2025年4月', '2025.5', '2025-06-10', '２０２５年７月', 202508, 45818, 2025.4, null),
    ),
    format: fc.constantFrom('General', 'yyyy"年"m"月"', '0.00'),
    formula: fc.constantFrom(null, null, null, 'A1'),
  })
  const workbook = fc
    .array(fc.array(cell, { minLength: headings.length, maxLength: headings.length }), { minLength: 1, maxLength: 6 })
    .map((rows) => {
      const heading = headings.map((value) => ({ value, format: 'General', formula: null }))
      const named = rows.map((cells, i) => cells.map((one, col) => (col === 0 ? { ...one, value: i + 1 } : one)))
      return { name: '任意.xlsx', date1904: false, sheets: [new TextSheet('表', [heading, ...named], [])] }
    })

  it('mends safely: same letters but for their width, same month, no formula overwritten, nothing left for a second time', () => {
    let made = 0
    fc.assert(
      fc.property(workbook, (one) => {
        const { edits, after } = safeFixes(one, ruleset)
        made += edits.length
        const sheet = one.sheets[0]!
        for (const { at, from, to } of edits) {
          expect(sheet.formula(at.row, at.col)).toBeNull()
          const same = String(to).normalize('NFKC') === String(from).normalize('NFKC')
          if (!same) expect(monthOf(to, 'General')).toEqual(monthOf(from, sheet.format(at.row, at.col)))
        }
        expect(safeFixes(after, ruleset).edits).toEqual([])
      }),
      { numRuns: 200 },
    )
    expect(made).toBeGreaterThan(100)
  })
})

function monthOf(value: Value, format: string) {
  const reading = readMonth(value, format, false)
  if (reading.state !== 'ok') throw new Error(`no date: ${JSON.stringify(value)}`)
  return [reading.value.first, reading.value.last, reading.value.day]
}

describe('id-name-suspicious', () => {
  it('what is no project lacks no unit', () => {
    const ruleset = rulesetOf({ 'id-name-suspicious': {}, 'unit-missing': {} })
    const drawing = `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资
1 | 产业类 | | | 9000
2 | 光伏发电项目 | | 新建 | 6000
3 | 食品产业园 | 工信局 | 新建 | 3000
`
    const report = lint(parseDrawing(drawing).workbook, ruleset)
    expect(report.diagnostics.map(({ rule, cell }) => `${rule} ${cell}`)).toEqual([
      'id-name-suspicious B3',
      'unit-missing C4',
    ])
  })
})

describe('id-near-duplicate-name', () => {
  const table = (rows: readonly string[]): string =>
    `单位：万元\n序号 | 项目名称 | 项目代码 | 总投资\n${rows.map((row, i) => `${i + 1} | ${row}`).join('\n')}`
  const long = '平陆县张店现代农业产业园配套基础设施'
  it.each([
    ['only the common words differ', ['城西小学建设项目 | | 6000', '城西小学工程 | | 7000'], ['warning B4']],
    ['one has a code', ["城西小学建设项目 | '2404-140829-04-01-123456 | 6", '城西小学工程 | | 7'], ['undecided 1']],
    ['the same odd total', [`${long}智能温室 | | 6215`, `${long}智慧温室 | | 6215`], ['warning B4']],
    ['the same round total', [`${long}智能温室 | | 5000`, `${long}智慧温室 | | 5000`], []],
    ['other totals', [`${long}智能温室 | | 6215`, `${long}智慧温室 | | 6216`], []],
    ['a total not filled in', [`${long}智能温室 | | 6215`, `${long}智慧温室 | |`], ['undecided 1']],
    ['another phase', [`${long}一期 | | 6215`, `${long}二期 | | 6215`], []],
    ['another village', [`${long}沙涧村 | | 6215`, `${long}寺后村 | | 6215`], []],
  ])('%s', (_, rows, expected) => {
    expect(verdicts(check('id-near-duplicate-name', table(rows)))).toEqual(expected)
  })
  it('three spellings of a name are told twice, each with the likest before it', () => {
    const report = check(
      'id-near-duplicate-name',
      table(['城西小学建设项目 | | 1', '城西小学工程 | | 2', '城西小学 | | 3']),
    )
    expect(report.diagnostics.map((found) => say(found, 'zh'))).toEqual([
      '与第3行“城西小学建设项目”只差“项目”“工程”“建设”一类字样',
      '与第3行“城西小学建设项目”只差“项目”“工程”“建设”一类字样',
    ])
  })
})

describe('names that are alike', () => {
  const pairs = (name: string): Set<string> => new Set([...name].slice(1).map((sign, i) => name[i]! + sign))
  const dice = (a: string, b: string): number => {
    const [p, q] = [pairs(a), pairs(b)]
    return (2 * [...p].filter((pair) => q.has(pair)).length) / (p.size + q.size)
  }
  const name = fc.array(fc.constantFrom(...'甲乙丙丁戊'), { minLength: 0, maxLength: 9 }).map((list) => list.join(''))

  it.each([
    ['城西小学', '城西小学', 'none'],
    ['平陆县城西小学', '平陆城西小学', 'slip'],
    ['雨污分流改造', '污雨分流改造', 'slip'],
    ['园区及管网', '园区和管网', 'slip'],
    ['一期厂房', '二期厂房', 'telling'],
    ['张店镇供水', '张村镇供水', 'telling'],
    ['迎宾路改造', '迎春路改造', 'telling'],
    ['河道东段', '河道西段', 'telling'],
    ['智能温室', '智慧温室', 'other'],
    ['产业园', '产业园配套', 'other'],
  ])('%s and %s: %s', (a, b, kind) => {
    expect(differenceOf(a, b).kind).toBe(kind)
    expect(differenceOf(b, a).kind).toBe(kind)
  })
  it('are those that comparing every two would find', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 25 }), fc.constantFrom(0.5, 0.7, 0.85, 1), (names, least) => {
        const expected = names.flatMap((b, later) =>
          names.slice(0, later).flatMap((a, earlier) => (dice(a, b) >= least ? [`${earlier} ${later}`] : [])),
        )
        const found = [...alikeNames(names, least)].flatMap((pair) =>
          pair === PAUSE ? [] : `${pair.earlier} ${pair.later}`,
        )
        expect(found.sort()).toEqual(expected.sort())
      }),
    )
  })
})
