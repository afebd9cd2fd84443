/** Small reports for the tests of reporters: two rules of our own over drawn tables, so that no catalogue decides what they say. */
import { defineRule } from '../../rules/fields.js'
import { fields, tables } from '../../rules/index.js'
import { type AnyRule, type Explanation, lint, type Notes, type Report, type Ruleset } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset, type Pack, type RunSettings } from '../../src/pack/pack.js'

const words = (zh: string, en: string) => ({ zh, en })

const common = {
  why: words('例', 'example'),
  help: words('例', 'example'),
  source: '例',
  examples: { good: '', bad: '' },
} as const

/** An error at each total below the year's plan; a safe fix for names with white space at the end; a hint where there is no remark. */
const rules: readonly AnyRule[] = [
  defineRule({
    ...common,
    id: 'plan-above-total',
    title: words('年度计划大于总投资', 'plan above total'),
    severity: 'error',
    on: 'record',
    needs: ['total', 'plan'],
    messages: {
      above: words('年度计划 {plan} 大于总投资 {total}', 'the plan {plan} is above the total {total}'),
      total: words('总投资', 'total'),
    },
    *check(record) {
      const [total, plan] = [record.amount('total')!, record.amount('plan')!]
      if (plan.value <= total.value) return
      const related = [{ at: record.at('total'), note: 'total' as const }]
      yield { at: record.at('plan'), message: 'above', data: { plan, total }, expected: total, related }
    },
  }),
  defineRule({
    ...common,
    id: 'name-space',
    title: words('项目名称末尾有空格', 'space behind a name'),
    severity: 'info',
    on: 'record',
    columns: ['name'],
    messages: { space: words('“{name}”末尾有空格', '“{name}” ends in a space') },
    *check(record) {
      const at = record.at('name')
      const value = record.value('name')
      if (typeof value !== 'string' || value === value.trimEnd()) return
      const fix = { safe: true, edits: [{ at, from: value, to: value.trimEnd() }] }
      yield { at, message: 'space', data: { name: value.trimEnd() }, fix }
    },
  }),
  defineRule({
    ...common,
    id: 'few-projects',
    title: words('项目太少', 'few projects'),
    severity: 'warning',
    on: 'table',
    columns: ['name'],
    messages: { few: words('只有 {n} 个项目', 'only {n} projects') },
    *check(view) {
      const at = { sheet: view.table.sheetIndex, row: view.table.header.top, col: view.table.range.left }
      if (view.size < 5) yield { at, message: 'few', data: { n: view.size } }
    },
  }),
  defineRule({
    ...common,
    id: 'needs-cum',
    title: words('累计', 'cumulative'),
    severity: 'error',
    on: 'record',
    needs: ['cum'],
    messages: {},
    check: () => [],
  }),
  defineRule({
    ...common,
    id: 'needs-period',
    title: words('填报期', 'period'),
    severity: 'error',
    on: 'record',
    columns: ['name'],
    given: ['period'],
    messages: {},
    check: () => [],
  }),
]

/** The report of a drawn workbook, with a pack of ours where one is given, and the explanations kept in it. */
export function reportOf(
  drawing: string,
  settings: RunSettings = {},
  pack: Omit<Pack, 'id' | 'title'> = {},
  explanations: readonly Explanation[] = [],
): Report {
  const notes: Notes = { pack: null, corrections: [], explanations }
  const workbook = { ...parseDrawing(drawing, '报送/表.xlsx').workbook, notes }
  return lint(workbook, ourRules(settings, pack))
}

/** The rules of these tests, with a pack of ours where one is given. */
export function ourRules(settings: RunSettings = {}, pack: Omit<Pack, 'id' | 'title'> = {}): Ruleset {
  const ours: Pack = { id: 'ours', title: words('例', 'example'), ...pack }
  return makeRuleset({ fields, kinds: tables }, rules, [ours], settings)
}
