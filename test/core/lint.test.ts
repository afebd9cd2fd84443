/** The engine with small rules of its own: three answers, skipping, gathering, consequences, identity, order. */
import { describe, expect, it } from 'vitest'
import { defineRule, fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import {
  type AnyRule,
  lint,
  lintSteps,
  PAUSE,
  type Report,
  type Sheet,
  safeFixes,
  say,
  sayReason,
  UNDECIDABLE,
} from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset, type RunSettings } from '../../src/pack/pack.js'
import { uncheckedLines } from '../../src/reports/unchecked.js'

const about = {
  title: { zh: '试', en: 'trial' },
  why: { zh: '试', en: 'trial' },
  help: { zh: '试', en: 'trial' },
  source: 'test',
  examples: { good: '', bad: '' },
} as const

/** 年度计划大于总投资, reduced to plain numbers. */
const planOverTotal = defineRule({
  ...about,
  id: 'plan-over-total',
  severity: 'error',
  on: 'record',
  needs: ['plan', 'total'],
  messages: { over: { zh: '计划{plan}大于{total}', en: 'plan {plan} > {total}' } },
  *check(record) {
    const [plan, total] = [record.amount('plan'), record.amount('total')]
    if (plan && total && plan.lo > total.hi) yield { at: record.at('plan'), message: 'over', data: { plan, total } }
  },
})

/** 责任单位为空: one finding where most of the column is blank. */
const unitBlank = defineRule({
  ...about,
  id: 'unit-blank',
  severity: 'warning',
  on: 'record',
  columns: ['unit'],
  gathers: true,
  messages: { blank: { zh: '缺责任单位', en: 'no unit' } },
  *check(record) {
    if (record.isBlank('unit'))
      yield {
        at: record.at('unit'),
        message: 'blank',
        fix: { safe: true, edits: [{ at: record.at('unit'), from: record.value('unit'), to: '发改局' }] },
      }
  },
})

function run(drawing: string, rules: readonly AnyRule[], settings: RunSettings = {}): Report {
  return lint(parseDrawing(drawing).workbook, makeRuleset({ fields, kinds: tables }, rules, [], settings))
}

const TABLE = `
单位：万元
项目名称 | 责任单位 | 总投资 | 年度计划投资
甲项目   | 水利局   | 100    | 200
乙项目   | 水利局   | 100    |
丙项目   | 水利局   | 待定   | 50
丁项目   | 水利局   | 100    | 60
`

describe('three answers', () => {
  it('a rule is violated, satisfied or undecidable; blank and placeholder are neither zero nor a pass', () => {
    const report = run(TABLE, [planOverTotal])
    expect(report.diagnostics.map(({ cell, project }) => [cell, project])).toEqual([['D3', '甲项目']])
    expect(report.undecided).toMatchObject([{ rule: 'plan-over-total', count: 2 }])
    expect(report.checked).toEqual({ tables: 1, records: 4, rules: 1, undecidable: 2 })
  })

  it('a rule whose column is missing is skipped, and says so once', () => {
    const report = run('单位：万元\n项目名称 | 责任单位 | 总投资\n甲 | 水利局 | 1\n乙 | 水利局 | 2', [planOverTotal])
    expect(report.diagnostics).toEqual([])
    expect(report.skipped.map(({ rule, reason }) => `${rule}: ${sayReason(reason, 'zh')}`)).toEqual([
      'plan-over-total: 没有这一列：年度计划投资',
    ])
    expect(report.checked.rules).toBe(0)
  })

  it('a check may say itself that it cannot decide', () => {
    const unsure = defineRule({
      ...about,
      id: 'unsure',
      severity: 'info',
      on: 'table',
      messages: { x: about.title },
      *check() {
        yield UNDECIDABLE
      },
    })
    expect(run(TABLE, [unsure]).undecided).toMatchObject([{ rule: 'unsure', count: 1 }])
  })

  it('a rule for another kind of table is not asked, and that is not a skip', () => {
    const report = run(TABLE, [{ ...planOverTotal, tables: ['stat'] }])
    expect([report.diagnostics, report.skipped, report.checked.rules]).toEqual([[], [], 0])
  })
})

describe('what a rule lacks is named', () => {
  const bare = '项目名称 | 责任单位 | 总投资\n甲项目 | 水利局 | 1\n乙项目 | 水利局 | 2'
  it.each([
    ['period', '不知道填报期（标题没有年月，也没有给 --period）'],
    ['year', '不知道计划年度（标题没有年份，也没有给 --period）'],
    ['unit', '没有标明金额单位'],
    ['roster:units', '没有责任单位的名册（由规则包给出）'],
    ['option:target', '没有设定“target”（由规则包或配置给出）'],
  ] as const)('%s', (given, said) => {
    const wanting = defineRule({
      ...about,
      id: 'wanting',
      severity: 'info',
      on: 'table',
      given: [given],
      options: { target: null },
      messages: { x: about.title },
      *check(table) {
        yield { at: table.headingOf('name'), message: 'x' }
      },
    })
    const report = run(bare, [wanting])
    expect(report.diagnostics).toEqual([])
    expect(report.skipped.map(({ reason }) => sayReason(reason, 'zh'))).toEqual([said])
  })

  it('what is undecided of the whole workbook is not laid on its first table', () => {
    const unsure = defineRule({
      ...about,
      id: 'unsure-of-all',
      severity: 'info',
      on: 'workbook',
      messages: { x: about.title },
      *check() {
        yield UNDECIDABLE
      },
    })
    const report = run(bare, [unsure])
    expect(report.undecided).toMatchObject([{ rule: 'unsure-of-all', table: null, count: 1 }])
    expect(uncheckedLines(report, 'zh')).toEqual([
      '几张表放在一起看，有的空白、读不懂或对不上，1 次无法判断：unsure-of-all 1 次',
    ])
  })
})

describe('one cause is one finding', () => {
  it('a defect down most of a column is one finding with its places', () => {
    const report = run(
      '单位：万元\n项目名称 | 责任单位 | 总投资\n甲项目 | | 1\n乙项目 | | 2\n丙项目 | | 3\n丁项目 | 水利局 | 4',
      [unitBlank],
    )
    expect(report.diagnostics).toHaveLength(1)
    expect(report.diagnostics[0]).toMatchObject({ cell: 'B3', project: null })
    expect(report.diagnostics[0]!.places.map(({ row }) => row)).toEqual([2, 3, 4])
    expect(say(report.diagnostics[0]!, 'zh')).toBe('缺责任单位（本列共3处）')
    expect(report.diagnostics[0]!.fix?.edits).toHaveLength(3)
  })

  it('two of fifteen stay two', () => {
    const rows = Array.from({ length: 15 }, (_, i) => `项目${i} | ${i < 2 ? '' : '水利局'} | 1`).join('\n')
    expect(
      run(`单位：万元\n项目名称 | 责任单位 | 总投资\n${rows}`, [unitBlank]).diagnostics.map(({ project }) => project),
    ).toEqual(['项目0', '项目1'])
  })

  it('a rule about projects speaks of each, until most of a long column breaks it', () => {
    const drawing = (n: number): string =>
      `单位：万元\n项目名称 | 总投资 | 年度计划投资\n${Array.from({ length: n }, (_, i) => `项目${i} | ${i + 1} | 2000`).join('\n')}`
    expect(run(drawing(19), [planOverTotal]).diagnostics).toHaveLength(19)
    const [only, ...others] = run(drawing(40), [planOverTotal]).diagnostics
    expect(others).toEqual([])
    expect(only!.places).toHaveLength(40)
    expect(say(only!, 'zh')).toBe('计划2000万元大于1万元（本列共40处）')
  })

  it('so does a rule about the table that speaks of projects', () => {
    const sameName = defineRule({
      ...about,
      id: 'same-name',
      severity: 'error',
      on: 'table',
      columns: ['name'],
      messages: { same: { zh: '同名', en: 'same name' } },
      *check(table) {
        for (const record of table.records()) yield { at: record.at('name'), message: 'same' }
      },
    })
    const drawing = (n: number): string =>
      `单位：万元\n项目名称 | 总投资\n${Array.from({ length: n }, () => '甲项目 | 100').join('\n')}`
    expect(run(drawing(19), [sameName]).diagnostics).toHaveLength(19)
    expect(run(drawing(20), [sameName]).diagnostics.map((one) => say(one, 'zh'))).toEqual(['同名（本列共20处）'])
  })

  it('what another finding explains becomes its related cell', () => {
    const slip = defineRule({
      ...about,
      id: 'slip',
      severity: 'error',
      on: 'table',
      supersedes: ['plan-over-total'],
      messages: { slip: { zh: '单位错', en: 'slip' } },
      *check(table) {
        const [first] = table.records()
        if (first) yield { at: first.at('total'), message: 'slip', explains: [first.at('plan')] }
      },
    })
    const [only, ...others] = run(TABLE, [planOverTotal, slip]).diagnostics
    expect(others).toEqual([])
    expect(only).toMatchObject({ rule: 'slip', cell: 'C3' })
    expect(only!.related.map(({ cell }) => cell)).toEqual(['D3'])
  })
})

describe('identity', () => {
  const idOf = (drawing: string): string[] => run(drawing, [planOverTotal]).diagnostics.map(({ id }) => id)

  it('survives sorting, inserted rows and columns, and another sheet name', () => {
    const before = idOf(TABLE)
    const after = idOf(`
# 另一个名字


单位：万元
备注 | 年度计划投资 | 总投资 | 责任单位 | 项目名称
     | 60           | 100    | 水利局   | 丁项目
     | 5            | 10     | 水利局   | 戊项目
     | 200          | 100    | 水利局   | 甲项目`)
    expect(before).toEqual(['plan-over-total|name:甲项目|plan'])
    expect(after).toEqual(before)
  })

  it('gives a repeated project its ordinal', () => {
    expect(idOf('单位：万元\n项目名称 | 总投资 | 年度计划投资\n甲项目 | 1 | 20\n甲项目 | 1 | 30')).toEqual([
      'plan-over-total|name:甲项目|plan',
      'plan-over-total|name:甲项目|plan#2',
    ])
  })
})

describe('severity', () => {
  it('is what a run sets; what a rule itself calls milder is not made graver', () => {
    const milder = {
      ...planOverTotal,
      *check(record: Parameters<typeof planOverTotal.check>[0], context: Parameters<typeof planOverTotal.check>[1]) {
        for (const finding of planOverTotal.check(record, context))
          yield typeof finding === 'symbol' ? finding : { ...finding, severity: 'info' as const }
      },
    }
    expect(run(TABLE, [planOverTotal], { rules: { 'plan-over-total': 'info' } }).diagnostics[0]!.severity).toBe('info')
    expect(run(TABLE, [milder], { rules: { 'plan-over-total': 'warning' } }).diagnostics[0]!.severity).toBe('info')
  })

  it('off means the rule is not asked', () => {
    expect(run(TABLE, [planOverTotal], { rules: { 'plan-over-total': 'off' } }).checked.rules).toBe(0)
  })
})

describe('coverage', () => {
  it('says of every sheet that was not checked why', () => {
    const workbook = parseDrawing(
      '# 封面\n平陆县发改局\n# 项目\n单位：万元\n项目名称 | 总投资\n甲项目 | 1\n乙项目 | 2',
    ).workbook
    const hidden = {
      ...workbook,
      sheets: workbook.sheets.map((sheet, i) =>
        i === 1 ? Object.assign(Object.create(sheet), { state: 'hidden' }) : sheet,
      ),
    }
    const ruleset = makeRuleset({ fields, kinds: tables }, [planOverTotal], [])
    expect(lint(workbook, ruleset).unchecked).toEqual([{ sheet: '封面', reason: 'no-table' }])
    expect(lint(hidden, ruleset).unchecked).toEqual([
      { sheet: '封面', reason: 'no-table' },
      { sheet: '项目', reason: 'hidden' },
    ])
  })

  it('can be interrupted: the slices end in the same report', () => {
    const { workbook } = parseDrawing(TABLE)
    const ruleset = makeRuleset({ fields, kinds: tables }, [planOverTotal, unitBlank], [])
    const steps = lintSteps(workbook, ruleset)
    let last = steps.next()
    while (!last.done) last = steps.next()
    expect(last.value).toEqual(lint(workbook, ruleset))
  })

  it('is never long without a chance to stop: a hundred records, one rule about a table, what a rule does between two pauses', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `项目${i + 1} | 水利局 | 1 | 2`).join('\n')
    const { workbook } = parseDrawing(`单位：万元\n项目名称 | 责任单位 | 总投资 | 年度计划投资\n${rows}`)
    let records = 0
    let wholes = 0
    let looked = 0
    const counting = {
      ...planOverTotal,
      *check(...asked: Parameters<typeof planOverTotal.check>) {
        records++
        yield* planOverTotal.check(...asked)
      },
    }
    const ofTable = (id: string) =>
      defineRule({
        ...about,
        id,
        severity: 'warning',
        on: 'table',
        messages: {},
        *check(view) {
          wholes++
          for (const _ of view.records()) if (++looked % 250 === 0) yield PAUSE
        },
      })
    const ruleset = makeRuleset({ fields, kinds: tables }, [counting, ofTable('one'), ofTable('other')], [])
    const seen: (readonly [number, number, number])[] = []
    let last = 0
    for (const { done, total } of lintSteps(workbook, ruleset)) {
      seen.push([records, wholes, looked])
      expect(done).toBeGreaterThanOrEqual(last)
      expect(done).toBeLessThanOrEqual(total)
      ;[records, wholes, looked, last] = [0, 0, 0, done]
    }
    const most = seen.reduce(([a, b, c], [x, y, z]) => [Math.max(a, x), Math.max(b, y), Math.max(c, z)], [0, 0, 0])
    expect(most).toEqual([100, 1, 250])
    expect(last).toBe(2000)
  })
})

describe('safe fixes', () => {
  it('are made until none is left, in memory only', () => {
    const { workbook } = parseDrawing('单位：万元\n项目名称 | 责任单位 | 总投资\n甲项目 | | 1\n乙项目 | 水利局 | 2')
    const fixed = safeFixes(workbook, makeRuleset({ fields, kinds: tables }, [unitBlank], []))
    expect(fixed.edits).toMatchObject([{ at: { row: 2, col: 1 }, from: null, to: '发改局' }])
    expect(fixed.after.sheets[0]!.value(2, 1)).toBe('发改局')
    expect(workbook.sheets[0]!.value(2, 1)).toBeNull()
  })

  it('are sought no farther than the sheet reaches in each row', () => {
    const { workbook } = parseDrawing('单位：万元\n项目名称 | 责任单位 | 总投资\n甲项目 | | 1\n乙项目 | 水利局 | 2')
    const sheet = workbook.sheets[0]!
    let reads = 0
    const wide: Sheet = {
      name: sheet.name,
      state: sheet.state,
      merges: [],
      rows: 100_000,
      cols: 16_384,
      rowWidth: (row) => (row < 4 ? 3 : row === 99_999 ? 16_384 : 0),
      value: (row, col) => {
        reads++
        return row === 99_999 && col === 16_383 ? 'x' : sheet.value(row, col)
      },
      formula: () => null,
      text: (row, col) => sheet.text(row, col),
      format: () => 'General',
      isRowHidden: () => false,
      isColHidden: () => false,
    }
    const fixed = safeFixes({ ...workbook, sheets: [wide] }, makeRuleset({ fields, kinds: tables }, [unitBlank], []))
    expect(fixed.edits).toHaveLength(1)
    expect(fixed.after.sheets[0]!.rowWidth!(2)).toBe(3)
    expect(reads).toBeLessThan(100 * wide.rows)
  })
})

describe('cells merged down over several rows', () => {
  const drawing = `
单位：万元
项目名称 | 责任单位 | 总投资 | 年度计划投资
甲项目   | 水利局   | 100    | 200
乙项目   | ^        | ^      | 200
丙项目   |          | 100    | 60`

  it('a unit stands for every row it covers, an amount only for its own', () => {
    const report = run(drawing, [unitBlank, planOverTotal])
    expect(report.diagnostics.map(({ cell }) => cell)).toEqual(['D3', 'B5'])
    expect(report.undecided).toMatchObject([{ rule: 'plan-over-total', count: 1 }])
  })
})
