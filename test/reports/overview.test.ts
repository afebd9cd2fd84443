/** What a batch comes to: whose the workbooks are, what was found in them, who is missing, what was not looked at. */
import { describe, expect, it } from 'vitest'
import type { RosterEntry } from '../../src/core/index.js'
import { coverageLines } from '../../src/reports/coverage.js'
import { type Overview, overviewOf } from '../../src/reports/overview.js'
import { type Drawn, finished } from './finished.js'
import { ourRules } from './report.js'
import { CLEAN, dispatchOf, ONE_ERROR, unitEntry } from './units.js'

function overview(
  files: Drawn['files'],
  units: readonly RosterEntry[] | null = null,
  more: Partial<Drawn> = {},
): Overview {
  return overviewOf(finished({ files, ruleset: ourRules(), ...more, run: { units } }))
}

/** `县水利局 1/0/0 水利.xlsx` for each unit with its workbooks. */
const unitLines = ({ units }: Overview): string[] =>
  units.map(({ unit, found: { error, warning, info }, workbooks }) =>
    [unit, `${error}/${warning}/${info}`, ...workbooks.map(({ file }) => file)].join(' '),
  )

const MAY = 2025 * 12 + 4

describe('the units of a batch', () => {
  it('stand with their workbooks and what was found, those with most errors first', () => {
    const said = overview({
      '水利.xlsx': dispatchOf('县水利局', CLEAN),
      '住建1.xlsx': dispatchOf('县住建局', CLEAN),
      '住建2.xlsx': dispatchOf('县住建局', ONE_ERROR),
      '谁的.xlsx': dispatchOf('', CLEAN),
    })
    expect(unitLines(said)).toEqual([
      '县住建局 1/0/0 住建2.xlsx 住建1.xlsx',
      '县水利局 0/0/0 水利.xlsx',
      ' 0/0/0 谁的.xlsx',
    ])
    expect(said.units[0]).toMatchObject({ tables: 2, records: 10, entry: null })
    expect(said.attendance).toBeNull()
  })

  it('are known by their short forms and aliases, by the seal’s place behind them and by spaces within', () => {
    const roster = [
      unitEntry('县水利局', { accepted: ['平陆县水利局'] }),
      unitEntry('县招投中心', { aliases: ['招投促中心'] }),
    ]
    const said = overview(
      {
        'a.xlsx': dispatchOf('平陆县水利局', CLEAN),
        'b.xlsx': dispatchOf('水 利 局（盖章）', CLEAN),
        'c.xlsx': dispatchOf('招投促中心', CLEAN),
        'd.xlsx': dispatchOf('县文旅局', CLEAN),
      },
      roster,
    )
    expect(unitLines(said)).toEqual([
      '县水利局 0/0/0 a.xlsx b.xlsx',
      '县招投中心 0/0/0 c.xlsx',
      '县文旅局 0/0/0 d.xlsx',
    ])
    expect(said.attendance).toMatchObject({ listed: 2, present: 2, unlisted: ['县文旅局'], anonymous: 0 })
  })

  it('share a workbook in which each has its own sheet; the name of a file says nothing', () => {
    const said = overview({
      '县水利局.xlsx': `# 甲\n${dispatchOf('县住建局', ONE_ERROR)}# 乙\n${dispatchOf('县林业局', CLEAN)}# 丙\n${dispatchOf('', CLEAN)}`,
    })
    expect(unitLines(said)).toEqual([
      '县住建局 1/0/0 县水利局.xlsx',
      '县林业局 0/0/0 县水利局.xlsx',
      ' 0/0/0 县水利局.xlsx',
    ])
  })

  it('own the sheets of their workbook that do not say whose they are', () => {
    const said = overview({ 'a.xlsx': `# 甲\n${dispatchOf('县住建局', CLEAN)}# 乙\n${dispatchOf('', ONE_ERROR)}` })
    expect(unitLines(said)).toEqual(['县住建局 1/0/0 a.xlsx'])
  })

  it('are listed with what the baseline knows apart', () => {
    const files = { 'a.xlsx': dispatchOf('县住建局', ONE_ERROR), 'b.xlsx': dispatchOf('县住建局', ONE_ERROR) }
    const known = { 'a.xlsx': ['plan-above-total|name:己项目|plan'] }
    const said = overview(files, null, { known })
    expect(said.units[0]!.found).toEqual({ error: 1, warning: 0, info: 0, known: 1 })
    expect(said.rules).toEqual([{ rule: 'plan-above-total', severity: 'error', count: 1, workbooks: 1 }])
  })
})

describe('who is missing', () => {
  const roster = [
    unitEntry('县水利局'),
    unitEntry('县林业局'),
    unitEntry('张店镇', { kind: '乡镇' }),
    unitEntry('兴虞公司', { kind: '国企' }),
  ]

  it('is told by kind: a kind none of which reported may not have to', () => {
    const { attendance } = overview(
      { 'a.xlsx': dispatchOf('县水利局', CLEAN), 'b.xlsx': dispatchOf('张店镇', CLEAN) },
      roster,
    )
    expect(attendance).toEqual({
      listed: 4,
      present: 2,
      kinds: [
        { kind: '县直', listed: 2, present: 1, absent: ['县林业局'] },
        { kind: '乡镇', listed: 1, present: 1, absent: [] },
        { kind: '国企', listed: 1, present: 0, absent: ['兴虞公司'] },
      ],
      unlisted: [],
      anonymous: 0,
      unread: 0,
    })
  })

  it('may be one whose workbook could not be checked, which is no workbook of a unit that is not stated', () => {
    const said = overview(
      {
        'a.xlsx': dispatchOf('县水利局', CLEAN),
        '坏.xlsx': { code: 'cut', words: { zh: '文件不完整', en: 'cut short' } },
        '通知.docx': '请按时报送。',
      },
      roster,
    )
    expect(unitLines(said)).toEqual(['县水利局 0/0/0 a.xlsx'])
    expect(said.attendance).toMatchObject({ anonymous: 0, unread: 1 })
  })

  it('is told for the period of most workbooks: one title with a wrong year changes nothing', () => {
    const { attendance } = overview(
      {
        'a.xlsx': dispatchOf('县水利局', CLEAN),
        'b.xlsx': dispatchOf('县林业局', CLEAN),
        'c.xlsx': dispatchOf('张店镇', CLEAN).replace('2025年5月', '2035年5月'),
      },
      [...roster, unitEntry('县数据局', { from: MAY + 12 })],
    )
    expect(attendance).toMatchObject({ listed: 4, present: 3 })
  })

  it('cannot be told where no workbook says whose it is', () => {
    const { attendance } = overview({ 'a.xlsx': dispatchOf('', CLEAN), '县水利局.xlsx': dispatchOf('', CLEAN) }, roster)
    expect(attendance).toMatchObject({ kinds: null, anonymous: 2 })
  })

  it('does not count those who were not yet or no more at the time', () => {
    const then = [
      unitEntry('县水利局'),
      unitEntry('县农机局', { to: MAY - 12, successor: '县农业局' }),
      unitEntry('县农业局', { from: MAY - 11 }),
      unitEntry('县数据局', { from: MAY + 1 }),
    ]
    const of = (unit: string, month?: string) =>
      overview({ 'a.xlsx': dispatchOf('县水利局', CLEAN, month), 'b.xlsx': dispatchOf(unit, CLEAN, month) }, then)
        .attendance
    expect(of('县林业局')!.kinds).toEqual([{ kind: '县直', listed: 2, present: 1, absent: ['县农业局'] }])
    // The old name of a unit that is called otherwise now.
    expect(of('县农机局')!.kinds).toEqual([{ kind: '县直', listed: 2, present: 2, absent: [] }])
    // Without a period nobody waits for a unit that ended.
    expect(of('县林业局', '')!.kinds![0]!.absent).toEqual(['县农业局', '县数据局'])
  })

  it('is not asked of an empty roster', () => {
    expect(overview({ 'a.xlsx': dispatchOf('县水利局', CLEAN) }, []).attendance).toBeNull()
  })
})

describe('a batch as a whole', () => {
  it('says of when its tables are, latest first', () => {
    const { periods } = overview({
      'a.xlsx': dispatchOf('县水利局', CLEAN, '2025年4月'),
      'b.xlsx': dispatchOf('县住建局', CLEAN),
      'c.xlsx': dispatchOf('县林业局', CLEAN),
      'd.xlsx': dispatchOf('县林业局', CLEAN, ''),
      // One of its tables says so.
      'e.xlsx': `# 甲\n${dispatchOf('县水利局', CLEAN)}# 乙\n${dispatchOf('县水利局', CLEAN, '')}`,
    })
    expect(periods).toEqual([
      { period: MAY, workbooks: 3, first: 'b.xlsx' },
      { period: MAY - 1, workbooks: 1, first: 'a.xlsx' },
      { period: null, workbooks: 1, first: 'd.xlsx' },
    ])
  })

  it('counts what rules found, and in how many workbooks', () => {
    const two = ['己项目 | 5000 | 8000', '庚项目 | 1 | 2']
    const { rules } = overview({ 'a.xlsx': dispatchOf('甲局', two), 'b.xlsx': dispatchOf('乙局', ONE_ERROR) })
    expect(rules).toEqual([
      { rule: 'plan-above-total', severity: 'error', count: 3, workbooks: 2 },
      { rule: 'few-projects', severity: 'warning', count: 1, workbooks: 1 },
    ])
  })

  it('says what was not read, not asked and not decided, and which files could not be opened', () => {
    const odd = '项目名称 | 总投资 | 年度计划投资 | 观感\n甲项目 | 5000 | | 3\n乙项目 | =A1*2 | 5 | 4\n'
    const { coverage, failed, summary } = overview({
      'a.xlsx': `${odd}# 封面\n某县项目办\n#⊘ 去年\n${odd}`,
      'b.xlsx': `# 表\n${odd}`,
      '坏.xlsx': { code: 'not-zip', words: { zh: '文件已损坏', en: 'damaged' } },
    })
    expect(coverage.unknown).toEqual({ top: [{ name: '观感', count: 2 }], names: 1, isMore: false, total: 2 })
    expect(coverage.sheets).toEqual({ empty: 0, hidden: 1, 'no-table': 1, 'no-header': 0 })
    expect(coverage.lacking).toEqual({
      columns: { top: [{ name: '自开工累计完成投资', count: 2 }], names: 1, isMore: false, total: 2 },
      rules: 1,
    })
    expect(coverage.skipped).toEqual([{ reason: '不知道填报期（标题没有年月，也没有给 --period）', rules: 1 }])
    expect(coverage.undecided).toEqual({
      top: [{ name: 'plan-above-total', count: 4 }],
      names: 1,
      isMore: false,
      total: 4,
    })
    expect(coverage.uncalculated).toBe(2)
    expect(failed.map(({ file }) => file)).toEqual(['坏.xlsx'])
    expect(summary.files).toBe(3)
  })

  it('names a choice of many columns by the first of them', () => {
    const any = { zh: '某列', en: 'some column' }
    const run = finished({ files: { 'a.xlsx': dispatchOf('', CLEAN) }, ruleset: ourRules() })
    const [file] = run.results()
    if (file?.kind !== 'checked') throw new Error('not checked')
    const skip = (...fields: { zh: string; en: string }[]) =>
      ({ rule: 'r', title: any, table: 0, reason: { code: 'columns', fields: [fields] } }) as const
    const skipped = [skip(any), skip(any, any), skip(any, any, any)]
    const { lacking } = overviewOf({
      ...run,
      results: () => [{ ...file, report: { ...file.report, skipped } }],
    }).coverage
    expect(lacking.columns.top.map(({ name }) => name)).toEqual(['某列', '某列或某列', '某列等3列之一'])
    expect(lacking.rules).toBe(1)
  })

  it('says of more names than can be told apart that there are more', () => {
    const run = finished({ files: { 'a.xlsx': dispatchOf('', CLEAN) }, ruleset: ourRules() })
    const [file] = run.results()
    if (file?.kind !== 'checked') throw new Error('not checked')
    const unknown = Array.from({ length: 30_000 }, (_, i) => ({ cell: 'A1', heading: `怪列${i}` }))
    const tables = file.report.tables.map((table) => ({ ...table, unknown }))
    const { coverage } = overviewOf({ ...run, results: () => [{ ...file, report: { ...file.report, tables } }] })
    const [line] = coverageLines(coverage, 'zh', (text) => text)
    expect(line).toMatch(/^超过 20000 种不认识的表头，.* 等 超过 20000 个$/)
  })

  it('keeps no more names apart than anybody could read, and says how many there were', () => {
    const columns = Array.from({ length: 300 }, (_, i) => `怪列${i}`)
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [
        `${n}.xlsx`,
        `项目名称 | 总投资 | 年度计划投资 | ${columns.map((one) => `${one}之${n}`).join(' | ')}\n甲 | 5 | 3\n乙 | 5 | 3\n`,
      ]),
    )
    const { unknown } = overview(files).coverage
    expect(unknown.names).toBe(12_000)
    expect(unknown.top.length).toBeLessThan(20)
  })
})
