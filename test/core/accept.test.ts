/** Accepted findings: which exception covers what, until when, and what is said of those that cover nothing. */
import { describe, expect, it } from 'vitest'
import { defineRule, fields } from '../../rules/fields.js'
import planExceedsTotal from '../../rules/invest-plan-exceeds-total.js'
import leaderMissing from '../../rules/leader-missing.js'
import unitLineMissing from '../../rules/structure-unit-line-missing.js'
import { tables } from '../../rules/tables.js'
import { Batch, type Exception, lint, parseUnit, type Report, readMonth } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'

const vocabulary = { fields, kinds: tables }

/** The serial of a day, `2025-12-31`. */
function day(text: string): number {
  const reading = readMonth(text, 'General', false)
  return reading.state === 'ok' ? reading.value.day! : Number.NaN
}

const exception = (parts: Partial<Exception>): Exception => ({
  rule: 'invest-plan-exceeds-total',
  project: null,
  table: null,
  sheet: null,
  field: null,
  reason: '县政府常务会议同意',
  until: { text: '2025-12', day: day('2025-12-31') },
  source: 'pack.yaml:1',
  ...parts,
})

const TABLE = `
平陆县2025年6月重点项目调度表
单位：万元
项目代码                 | 项目名称   | 总投资 | 年度计划投资 | 本月完成投资
2312-140829-04-01-123456 | 甲项目     | 6000   | 7500         | 100
2312-140829-04-01-123457 | 乙 项 目   | 6000   | 7500         | 100
`

function check(exceptions: readonly Exception[], table = TABLE, today: number | null = null): Report {
  const pack = { id: 'p', title: { zh: '例', en: 'example' }, exceptions }
  return lint(parseDrawing(table).workbook, makeRuleset(vocabulary, [planExceedsTotal], [pack], { today }))
}

const projects = (list: Report['diagnostics']): (string | null)[] => list.map(({ project }) => project)

describe('an accepted finding', () => {
  it('is not reported, but listed with its reason', () => {
    const report = check([exception({ project: '甲项目' })])
    expect(projects(report.diagnostics)).toEqual(['乙 项 目'])
    expect(projects(report.accepted)).toEqual(['甲项目'])
    expect(report.accepted[0]!.accepted).toMatchObject({ lapsed: false, exception: { reason: '县政府常务会议同意' } })
    expect(report.unused).toEqual([])
  })

  it.each([
    [{ project: '乙项目' }, ['乙 项 目']],
    [{ project: '2312-140829-04-01-123457' }, ['乙 项 目']],
    [{ table: 'dispatch' }, ['甲项目', '乙 项 目']],
    [{ sheet: '表1' }, ['甲项目', '乙 项 目']],
    [{ sheet: '表1', project: '甲项目', field: 'plan' }, ['甲项目']],
    [{ project: '甲项目', field: 'total' }, []],
    [{ project: '甲项目', table: 'plan' }, []],
    [{ project: '甲项目', sheet: '表2' }, []],
    [{ project: '甲' }, []],
    [{ project: '甲项目', rule: 'leader-missing' }, []],
  ])('%j covers %j', (parts, covered) => {
    const report = check([exception(parts)])
    expect(projects(report.accepted)).toEqual(covered)
    expect(report.accepted.length + report.diagnostics.length).toBe(2)
    expect(report.unused).toHaveLength(covered.length === 0 ? 1 : 0)
  })

  it('is reported again when its date has passed, and says so', () => {
    const until = (text: string, last: string) => ({ project: '甲项目', until: { text, day: day(last) } })
    const lapsed = (report: Report) => report.diagnostics.filter(({ accepted }) => accepted?.lapsed)
    // The table is of June 2025.
    expect(projects(lapsed(check([exception(until('2025-05', '2025-05-31'))])))).toEqual(['甲项目'])
    expect(projects(check([exception(until('2025-06', '2025-06-30'))]).accepted)).toEqual(['甲项目'])
    expect(projects(check([exception(until('2025-06-01', '2025-06-01'))]).accepted)).toEqual(['甲项目'])
    // Its own month goes before today.
    expect(projects(check([exception(until('2025-06', '2025-06-30'))], TABLE, day('2026-01-01')).accepted)).toEqual([
      '甲项目',
    ])
    const bare = TABLE.replace('2025年6月', '')
    expect(projects(lapsed(check([exception(until('2025-06', '2025-06-30'))], bare, day('2025-07-01'))))).toEqual([
      '甲项目',
    ])
    expect(projects(check([exception(until('2025-06', '2025-06-30'))], bare, day('2025-06-30')).accepted)).toHaveLength(
      1,
    )
    expect(projects(check([exception(until('2025-06', '2025-06-30'))], bare).accepted)).toHaveLength(1)
  })

  it('is covered by the exception still in force where another has lapsed', () => {
    const old = exception({ project: '甲项目', until: { text: '2025-01', day: day('2025-01-31') } })
    const report = check([old, exception({ project: '甲项目' })])
    expect(projects(report.accepted)).toEqual(['甲项目'])
    expect(report.unused).toEqual([old])
  })

  it('keeps the identity it would have without the exception', () => {
    const [first] = check([]).diagnostics
    expect(check([exception({ project: '甲项目' })]).accepted[0]!.id).toBe(first!.id)
  })

  it('is no part of what is gathered down a column', () => {
    const rows = ['甲', '乙', '丙', '丁'].map((name) => `${name}项目 | 6000 | 2000 | `)
    const table = `2025年重点项目表\n单位：万元\n项目名称 | 总投资 | 年度计划投资 | 包联领导\n${rows.join('\n')}\n戊项目 | 6000 | 2000 | 张三`
    const pack = {
      id: 'p',
      title: { zh: '例', en: 'example' },
      exceptions: [exception({ rule: 'leader-missing', project: '乙项目' })],
    }
    const { diagnostics, accepted } = lint(
      parseDrawing(table).workbook,
      makeRuleset(vocabulary, [leaderMissing], [pack]),
    )
    expect(diagnostics.map(({ places }) => places.map(({ row }) => row))).toEqual([[3, 5, 6]])
    expect(accepted.map(({ at: { row } }) => row)).toEqual([4])
  })

  it('is asked for in all workbooks of a run together', () => {
    const used = exception({ project: '甲项目' })
    const idle = exception({ project: '丙项目' })
    const pack = { id: 'p', title: { zh: '例', en: 'example' }, exceptions: [used, idle] }
    const batch = new Batch(makeRuleset(vocabulary, [planExceedsTotal], [pack]))
    for (const table of [TABLE, TABLE.replace('甲项目  ', '丁项目  ')])
      for (const _ of batch.check(parseDrawing(table).workbook));
    const { reports, unused } = batch.finish()
    expect(reports.map(({ accepted }) => accepted.length)).toEqual([1, 0])
    expect(unused).toEqual([idle])
  })
})

describe('an accepted finding of a rule about all workbooks', () => {
  const everywhere = defineRule({
    id: 'everywhere',
    title: { zh: '例', en: 'example' },
    why: { zh: '例', en: 'example' },
    help: { zh: '例', en: 'example' },
    source: '例',
    severity: 'error',
    on: 'batch',
    reads: ['name', 'code'],
    columns: ['name'],
    messages: { found: { zh: '找到了', en: 'found' } },
    examples: { good: '', bad: '' },
    *check({ tables: all }) {
      for (const table of all) for (const record of table.records()) yield { at: record.at('name'), message: 'found' }
    },
  })
  it('is told apart in the report of its workbook', () => {
    const accepted = exception({ rule: 'everywhere', project: '2312-140829-04-01-123456', table: 'dispatch' })
    const pack = { id: 'p', title: { zh: '例', en: 'example' }, exceptions: [accepted] }
    const batch = new Batch(makeRuleset(vocabulary, [everywhere], [pack]))
    for (const table of [TABLE, TABLE.replaceAll('140829', '140830')])
      for (const _ of batch.check(parseDrawing(table).workbook));
    const { reports, unused } = batch.finish()
    expect(reports.map((report) => projects(report.accepted))).toEqual([['甲项目'], []])
    expect(reports.map((report) => report.diagnostics.length)).toEqual([1, 2])
    expect(unused).toEqual([])
  })
})

describe('a unit that a pack gives', () => {
  const bare =
    '平陆县2025年6月重点项目调度表\n项目名称 | 总投资 | 年度计划投资 | 本月完成投资\n甲项目 | 0.6 | 0.75 | 0.1'
  const run = (table: string) =>
    lint(
      parseDrawing(table).workbook,
      makeRuleset(
        vocabulary,
        [unitLineMissing],
        [{ id: 'p', title: { zh: '例', en: 'example' }, units: { dispatch: parseUnit('亿元')! } }],
      ),
    )
  it('holds for tables of its kind that state none', () => {
    expect(run(bare).tables[0]!.unit).toBe('亿元')
    expect(run(bare.replace('\n', '\n单位：万元\n')).tables[0]!.unit).toBe('万元')
    const plan = run('平陆县2025年重点项目计划表\n项目名称 | 总投资 | 年度计划投资\n甲项目 | 0.6 | 0.75')
    expect(plan.tables[0]).toMatchObject({ kind: { name: 'plan' }, unit: null })
    const missing = (report: Report) => report.diagnostics.filter(({ rule }) => rule === 'structure-unit-line-missing')
    expect(missing(run(bare))).toEqual([])
    expect(missing(plan)).toHaveLength(1)
    expect(missing(run(bare.replace('总投资', '总投资（万元）')))).toHaveLength(1)
  })
})
