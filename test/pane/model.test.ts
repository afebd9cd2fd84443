/** What the page makes of real reports: readiness, groups, order, what was not checked; without a page. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Diagnostic, Explained, Report } from '../../src/core/index.js'
import { matching } from '../../src/pane/view/fields.js'
import {
  countsOf,
  findingOf,
  GROUPINGS,
  listingOf,
  readinessOf,
  rowsOf,
  SEVERITIES,
  safeCells,
  step,
} from '../../src/pane/view/model.js'
import { correctionOf, describeCorrection, isLapsed, sureness } from '../../src/pane/view/reading.js'
import { blocksOf, shownEdit, shownName, shownTime } from '../../src/pane/view/shown.js'
import { uncheckedOf } from '../../src/pane/view/unchecked.js'
import { words } from '../../src/pane/words.js'
import { ANNEX, checked, fieldChoices, multiplied, RIGHT, rulesOf, WRONG } from './states.js'

const wrong = await checked(WRONG, '2025-05')
const right = await checked(RIGHT, '2025-05')
const annex = await checked(ANNEX, '2025-04')
const report = wrong.report!
const rules = new Map(rulesOf(report).map((rule) => [rule.id, rule]))
const all = { only: new Set<never>(), text: '' }

const explained = (state: Explained['state']): Explained => ({
  explanation: { finding: '', reason: 'verified', text: '合同约定，已核对', author: '', time: '', witness: '' },
  state,
  refused: null,
})

describe('readiness', () => {
  it('counts what must be corrected and what must be explained, never advice', () => {
    const { error, warning, info } = countsOf(report.diagnostics)
    expect([error, warning, info].every((n) => n > 0)).toBe(true)
    expect(readinessOf(report)).toEqual({ kind: 'open', open: error + warning, errors: error })
    expect(
      readinessOf({ ...report, diagnostics: report.diagnostics.filter((one) => one.severity === 'info') }),
    ).toEqual({
      kind: 'ready',
    })
  })

  it('is given for a clean table, is not known before a check, and nothing looked at is not readiness', () => {
    expect(readinessOf(right.report)).toEqual({ kind: 'ready' })
    expect(readinessOf(null)).toEqual({ kind: 'unknown' })
    const nothing: Report = { ...right.report!, tables: [], checked: { ...right.report!.checked, tables: 0 } }
    expect(readinessOf(nothing)).toEqual({ kind: 'nothing' })
  })

  it('is not reached by an explanation that lapsed or was refused', () => {
    const warnings = report.diagnostics.filter((one) => one.severity === 'warning')
    const withState = (state: Explained['state']) => ({
      ...report,
      diagnostics: warnings.map((one) => ({ ...one, explanation: explained(state) })),
    })
    expect(readinessOf(withState('lapsed'))).toMatchObject({ open: warnings.length, errors: 0 })
    expect(readinessOf(withState('refused'))).toMatchObject({ open: warnings.length, errors: 0 })
    expect(readinessOf(withState('valid'))).toEqual({ kind: 'ready' })
  })
})

describe('the list', () => {
  it('by project begins with what must be corrected, the table as a whole before projects', () => {
    const { groups } = listingOf(report, rules, 'project', all, 'zh')
    expect(groups[0]).toMatchObject({ kind: 'whole', title: '调度表' })
    expect(groups[0]!.items.map(({ cell }) => cell)).toEqual(['A12', 'H13', 'G28', 'A21'])
    const weights = groups.map(({ counts }) => (counts.error > 0 ? 0 : counts.warning > 0 ? 1 : 2))
    expect(weights).toEqual([...weights].sort())
  })

  it('by sheet goes down the sheet row by row', () => {
    const { groups } = listingOf(report, rules, 'sheet', all, 'zh')
    expect(groups.map(({ title }) => title)).toEqual(['调度表'])
    const rows = groups[0]!.items.map(({ at }) => at.row)
    expect(rows).toEqual([...rows].sort((a, b) => a - b))
  })

  it('by rule names each rule once, in the words of the rule', () => {
    const { groups } = listingOf(report, rules, 'rule', all, 'zh')
    expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
    expect(groups[0]!.title).toEqual(rules.get(groups[0]!.items[0]!.rule)!.title)
  })

  it('closes with what is explained and accepted; these are not gone through', () => {
    const [first, second, ...rest] = report.diagnostics
    const settled: Report = { ...report, diagnostics: rest, explained: [first!], accepted: [second!] }
    const { groups, order } = listingOf(settled, rules, 'project', all, 'zh')
    expect(groups.slice(-2).map(({ kind }) => kind)).toEqual(['explained', 'accepted'])
    expect(order).toHaveLength(rest.length)
    expect(findingOf(settled, first!.id)).toBe(first)
    expect(findingOf(settled, 'none')).toBeNull()
  })

  it('is narrowed by words of the sentence, the project, the cell, the rule, in any order', () => {
    const found = (text: string) =>
      listingOf(report, rules, 'project', { only: new Set(), text }, 'zh').order.map(({ cell }) => cell)
    expect(found('v8')).toEqual(['V8'])
    expect(found('总投资 华电')).toEqual(['F8'])
    expect(found('华电 总投资')).toEqual(['F8'])
    expect(found('arith-rate')).toEqual(['K11'])
    expect(found('没有这样的字')).toEqual([])
  })

  it('shows every finding that passes exactly once, whatever the grouping and the filter', () => {
    const filters = fc.record({
      only: fc.subarray([...SEVERITIES]).map((some) => new Set(some)),
      text: fc.constantFrom('', '投资', '项目', 'G', '平陆 年'),
    })
    fc.assert(
      fc.property(fc.constantFrom(...GROUPINGS), filters, fc.constantFrom('zh', 'en'), (grouping, filter, lang) => {
        const { order, groups } = listingOf(report, rules, grouping, filter, lang)
        const flat = listingOf(report, rules, 'sheet', filter, lang).order
        expect(order.map(({ id }) => id).sort()).toEqual(flat.map(({ id }) => id).sort())
        expect(order.every(({ severity }) => filter.only.size === 0 || filter.only.has(severity))).toBe(true)
        expect(rowsOf(groups, () => true)).toHaveLength(order.length + groups.length)
        expect(rowsOf(groups, () => false)).toHaveLength(groups.length)
      }),
    )
  })

  it('numbers its lines for those who do not see how long it is', () => {
    const { groups } = listingOf(report, rules, 'project', all, 'zh')
    const rows = rowsOf(groups, ({ key }) => key === groups[0]!.key)
    expect(rows.map(({ kind, nth, of }) => [kind, nth, of]).slice(0, 6)).toEqual([
      ['group', 1, groups.length],
      ['item', 1, 4],
      ['item', 2, 4],
      ['item', 3, 4],
      ['item', 4, 4],
      ['group', 2, groups.length],
    ])
  })
})

describe('next and previous', () => {
  const { order } = listingOf(report, rules, 'project', all, 'zh')

  it('go through all findings and around the ends', () => {
    let at: Diagnostic | null = null
    const seen: string[] = []
    for (let i = 0; i < order.length; i++) {
      at = step(order, at?.id ?? null, 0, 1)
      seen.push(at!.id)
    }
    expect(seen).toEqual(order.map(({ id }) => id))
    expect(step(order, at!.id, 0, 1)).toBe(order[0])
    expect(step(order, order[0]!.id, 0, -1)).toBe(order.at(-1))
    expect(step([], null, 0, 1)).toBeNull()
  })

  it('go on where the finding stood that was corrected', () => {
    const [first, second, third, ...rest] = order
    const left = [first!, third!, ...rest]
    expect(step(left, second!.id, 1, 1)).toBe(third)
    expect(step(left, second!.id, 1, -1)).toBe(first)
    // It was the last: around the end.
    expect(step([first!], second!.id, 1, 1)).toBe(first)
  })
})

describe('what could not be checked', () => {
  it('names every reason once, with the checks that were left out for it', () => {
    const found = uncheckedOf(wrong, 'zh')
    const told = found.flatMap(({ details }) => details.map(({ text }) => text))
    for (const { title } of report.skipped) expect(told).toContain(title.zh)
    expect(new Set(found.map(({ text }) => text)).size).toBe(found.length)
    expect(found.map(({ text }) => text).join('\n')).not.toMatch(/--|\{\w+\}/)
  })

  it('says sheets without a table, unknown headings with their cells, formulas without a result, what the program lacks', () => {
    const [table] = report.tables
    const state = {
      ...wrong,
      lacks: [{ zh: '没有读合并单元格', en: 'merged cells were not read' }],
      report: {
        ...report,
        unchecked: [{ sheet: '封面', reason: 'no-table' as const }],
        tables: [{ ...table!, unknown: [{ cell: 'X4', heading: '亩数' }], uncalculated: { count: 3, cell: 'K9' } }],
      },
    }
    const [lack, sheet, heading, formulas] = uncheckedOf(state, 'zh')
    expect(lack!.text).toBe('没有读合并单元格')
    expect(sheet!.text).toBe('工作表“封面”：没有认出项目表')
    expect(heading).toEqual({
      text: '有 1 列表头不认识，没有检查',
      details: [{ text: 'X4 亩数', at: { sheet: 0, row: 3, col: 23 } }],
    })
    expect(formulas!.text).toContain('3 个公式')
    expect(formulas!.details[0]!.at).toEqual({ sheet: 0, row: 8, col: 10 })
  })

  it('says corrections that were not followed', () => {
    const lapsed = { kind: 'row', sheet: '调度表', row: 3, text: '合计', role: 'data' } as const
    const structure = [{ ...wrong.structure[0]!, lapsed: [lapsed] }]
    const told = { ...wrong, report: { ...report, lapsedCorrections: [lapsed] } }
    expect(uncheckedOf(told, 'zh').map(({ text }) => text)).toContain(
      '工作表“调度表”有 1 处人工指定没有用上：表里找不到原来的文字了',
    )
    expect(isLapsed(lapsed, structure[0]!)).toBe(true)
    expect(isLapsed({ ...lapsed, row: 4 }, structure[0]!)).toBe(false)
  })
})

describe('fixes as they are shown', () => {
  it('of all safe fixes each cell stands once, with the edit that is made', () => {
    const ids = annex.report!.diagnostics.flatMap(({ id, fix }) => (fix?.safe ? [id] : []))
    const cells = safeCells(annex, ids)
    const places = cells.map(({ edit: { at } }) => `${at.row},${at.col}`)
    expect(new Set(places).size).toBe(places.length)
    // The totals are text with a space behind: the edit that makes a number of them is the one that is made.
    expect(cells.find(({ edit: { at } }) => at.row === 2 && at.col === 4)!.edit).toMatchObject({
      from: '7.93 ',
      to: 7.93,
    })
    expect(safeCells(annex, [])).toEqual([])
  })

  it('white space, kinds, blanks and formats can be seen; phone numbers cannot', () => {
    const at = { sheet: 0, row: 0, col: 0 }
    expect(shownEdit({ at, from: '王  飞\n', to: '王飞' }, 'zh')).toEqual({ before: '王␣␣飞↵', after: '王飞' })
    expect(shownEdit({ at, from: '7.93 ', to: 7.93 }, 'zh')).toEqual({ before: '7.93␣（文本）', after: '7.93' })
    expect(shownEdit({ at, from: null, to: 5 }, 'en')).toEqual({ before: '(blank)', after: '5' })
    expect(shownEdit({ at, from: 4.2, to: 4.2, format: '0.00' }, 'zh').after).toBe('4.2（格式 0.00）')
    expect(shownEdit({ at, from: '42%', to: 0.42, format: '0%' }, 'zh').after).toBe('42%')
    expect(shownEdit({ at, from: '李波 13812345678', to: '李波' }, 'zh').before).toBe('李波 138********')
    expect(shownEdit({ at, from: '\u202eabc', to: { error: '#REF!' } }, 'zh')).toEqual({
      before: '<U+202E>abc',
      after: '#REF!',
    })
  })

  it('many cells stand as blocks, each with a cell to go to; those of other workbooks are left out', () => {
    const cell = (row: number, col: number, sheet = 0) => ({ sheet, row, col })
    expect(blocksOf([cell(2, 4), cell(3, 4), cell(9, 4), cell(0, 0, 1), { ...cell(5, 5), book: 1 }])).toEqual([
      { sheet: 0, address: 'E3:E4', at: cell(2, 4) },
      { sheet: 0, address: 'E10', at: cell(9, 4) },
      { sheet: 1, address: 'A1', at: cell(0, 0, 1) },
    ])
  })
})

describe('names and times', () => {
  it('are bounded, on one line, without phone numbers', () => {
    expect(shownName(' 甲\n乙 ')).toBe('甲↵乙')
    expect(shownName('长'.repeat(5000)).length).toBeLessThan(100)
    expect(shownName('联系人 13912345678')).not.toContain('12345678')
  })

  it('a time nobody can read stands as it was written', () => {
    expect(shownTime('2025-05-08T09:30:00')).toBe('2025-05-08 09:30')
    expect(shownTime('昨天')).toBe('昨天')
    expect(shownTime('')).toBe('')
  })
})

describe('corrections', () => {
  const header = { kind: 'header', sheet: '甲', row: 3, rows: 2, text: '序号|项目' } as const
  const column = { kind: 'column', sheet: '甲', row: 4, col: 6, text: '投资额', field: 'total' } as const
  const row = { kind: 'row', sheet: '甲', row: 9, text: '合计|12', role: 'total' } as const

  it('are described by their place and what was said', () => {
    const said = [header, column, { ...column, field: null }, row].map((one) =>
      describeCorrection(one, fieldChoices, 'zh'),
    )
    expect(said).toEqual(['第 4–5 行是表头', 'G 列“投资额”是总投资', 'G 列“投资额”不检查', '第 10 行是合计'])
  })

  it('are found for the place they are about, also when columns were inserted', () => {
    const all = [header, column, row]
    expect(correctionOf(all, '甲', { kind: 'header', row: 3 })).toBe(header)
    expect(correctionOf(all, '甲', { kind: 'row', row: 9 })).toBe(row)
    expect(correctionOf(all, '甲', { kind: 'column', col: 6, text: '投资额' })).toBe(column)
    expect(correctionOf(all, '甲', { kind: 'column', col: 7, text: '投资额' })).toBe(column)
    expect(correctionOf(all, '乙', { kind: 'row', row: 9 })).toBeNull()
  })

  it('confidence has a word beside its figure', () => {
    expect([0.99, 0.75, 0.4].map((one) => sureness(one, 'zh'))).toEqual(['有把握 99%', '较有把握 75%', '没把握 40%'])
  })
})

describe('meanings of a column', () => {
  it('are found by any words of their title, in either language; those that begin with it first', () => {
    const found = matching(fieldChoices, '总投资')
    expect(found[0]!.title.zh.startsWith('总投资')).toBe(true)
    expect(found.every(({ title }) => title.zh.includes('总投资'))).toBe(true)
    expect(matching(fieldChoices, 'TOTAL invest').map(({ name }) => name)).toContain('total')
    expect(matching(fieldChoices, '')).toBe(fieldChoices)
    expect(matching(fieldChoices, '没有的')).toEqual([])
  })
})

describe('the source of the page', () => {
  const folder = join(import.meta.dirname, '../../src/pane/view')
  const sources = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
  const code = sources.map(([, text]) => text).join('\n')

  it.each(sources)('%s puts nothing into the page as HTML and opens no dialog', (_, text) => {
    expect(text).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment/,
    )
    expect(text).not.toMatch(/\b(?:alert|confirm|prompt)\(/)
    expect(text).not.toMatch(/setAttribute\('style'|style: [`'"]/)
  })

  it('says every sentence of words.ts, with the same data in both languages', () => {
    const families = /^(?:by-|state-)|-key$/
    const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g))
    for (const [key, { zh, en }] of Object.entries(words)) {
      const isSaid = code.includes(`'${key}'`) || code.includes(`words.${key}`) || families.test(key)
      expect(isSaid, key).toBe(true)
      // 等 3 格 counts all cells, +2 those besides the first.
      if (key !== 'cells-many') expect(placeholders(en), key).toEqual(placeholders(zh))
    }
  })

  it('a list of five thousand is a list of five thousand', () => {
    const many = multiplied(wrong, 5000).report!
    expect(listingOf(many, rules, 'project', all, 'zh').order).toHaveLength(5000)
    expect(new Set(many.diagnostics.map(({ id }) => id)).size).toBe(5000)
  })
})
