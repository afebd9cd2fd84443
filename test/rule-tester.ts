/**
 * Holds a rule to its own drawn tables: exactly the marked cells, exactly the messages, nothing undecided that was not said so,
 * and all of it again in disguise, so that a rule that cheats with a position fails.
 */
import { expect } from 'vitest'
import { fields } from '../rules/fields.js'
import { tables } from '../rules/tables.js'
import {
  type AnyRule,
  address,
  type Example,
  lint,
  type Report,
  Roster,
  type Ruleset,
  safeFixes,
  say,
  type Workbook,
} from '../src/core/index.js'
import { type Drawing, parseDrawing } from '../src/hosts/text.js'
import { makeRuleset, type Pack } from '../src/pack/pack.js'
import { behindCover, type Disguised, moved, renamed, reordered, upTo } from './disguise.js'

const vocabulary = { fields, kinds: tables }

/** One example of a rule, ready to run. */
export interface Case {
  readonly name: string
  readonly rule: AnyRule
  readonly example: Example
  readonly bad: boolean
}

/** Every example of a rule. */
export function casesOf(rule: AnyRule): Case[] {
  const list = (bad: boolean): Case[] =>
    [bad ? rule.examples.bad : rule.examples.good]
      .flat()
      .map((example, i) => ({ name: `${bad ? 'bad' : 'good'} ${i + 1}`, rule, example, bad }))
  return [...list(true), ...list(false)]
}

/** Checks one example as drawn and in every disguise. Throws (through `expect`) where the rule does not hold it. */
export function holdCase({ rule, example, bad }: Case): void {
  const { drawing, ruleset } = readyCase({ rule, example })
  const run = (workbook: Workbook): Report => lint(workbook, ruleset)

  const report = run(drawing.workbook)
  expect(report.skipped, `${rule.id} was skipped on its own example`).toEqual([])
  expect(cellsOf(report), 'the reported cells').toEqual(
    sorted(drawing.marks.map((at) => cellName(drawing.workbook, at))),
  )
  expect(
    report.diagnostics.map((diagnostic) => say(diagnostic, 'zh')),
    'the messages',
  ).toEqual(drawing.messages)
  for (const diagnostic of report.diagnostics)
    for (const lang of ['zh', 'en'] as const)
      expect(say(diagnostic, lang), 'an unfilled placeholder').not.toMatch(/\{\w+\}/)
  if (bad) expect(report.diagnostics.length, 'a bad table that nothing is found in').toBeGreaterThan(0)
  else expect(report.diagnostics, 'a good table with findings').toEqual([])

  const { after, edits } = safeFixes(drawing.workbook, ruleset)
  if (drawing.fixed) expect(valuesOf(after), 'the table after the safe fixes').toEqual(valuesOf(drawing.fixed))
  else expect(edits, 'safe fixes that no `~>` shows').toEqual([])

  for (const [disguise, dress] of Object.entries(disguises)) {
    const { workbook, back } = dress(drawing.workbook)
    const cells = run(workbook)
      .diagnostics.flatMap(({ places }) => places.map(back))
      .filter((cell) => cell !== null)
    expect(sorted(cells.map((at) => cellName(drawing.workbook, at))), `in disguise: ${disguise}`).toEqual(
      cellsOf(report),
    )
  }
}

/** The table of an example as drawn, and the ruleset it is checked with: the rule alone, under the example's settings. */
export function readyCase({ rule, example }: Pick<Case, 'rule' | 'example'>): { drawing: Drawing; ruleset: Ruleset } {
  const { table, options, settings } =
    typeof example === 'string' ? { table: example, options: {}, settings: {} } : example
  const ruleset = makeRuleset(vocabulary, [rule], [packOf(settings ?? {})], {
    ...(settings?.period ? { period: monthOf(settings.period) } : {}),
    ...(settings?.year ? { year: settings.year } : {}),
    rules: { [rule.id]: { severity: rule.severity, options: { ...options } } },
  })
  return { drawing: parseDrawing(table), ruleset }
}

function packOf(settings: Exclude<Example, string>['settings'] & object): Pack {
  const rosters = Object.entries(settings.rosters ?? {}).map(([name, entries]) => {
    const full = entries.map((entry) => {
      const e = typeof entry === 'string' ? { name: entry } : entry
      return {
        name: e.name,
        accepted: 'accepted' in e ? (e.accepted ?? []) : [],
        aliases: 'aliases' in e ? (e.aliases ?? []) : [],
        rank: 'rank' in e ? (e.rank ?? null) : null,
        kind: 'kind' in e ? (e.kind ?? null) : null,
        from: 'from' in e && e.from ? monthOf(e.from) : null,
        to: 'to' in e && e.to ? monthOf(e.to) : null,
        successor: 'successor' in e ? (e.successor ?? null) : null,
      }
    })
    return [name, new Roster(full)] as const
  })
  return {
    id: 'example',
    title: { zh: '例', en: 'example' },
    rosters: Object.fromEntries(rosters),
    ...(settings.required ? { required: settings.required } : {}),
    ...(settings.regions ? { regions: settings.regions } : {}),
  }
}

function monthOf(text: string): number {
  const [year, month] = text.split('-').map(Number)
  return year! * 12 + month! - 1
}

type At = { sheet: number; row: number; col: number }

function cellName(workbook: Workbook, { sheet, row, col }: At): string {
  return `${workbook.sheets.length > 1 ? `${workbook.sheets[sheet]!.name}!` : ''}${address(row, col)}`
}

/** The cells reported, every place of a gathered finding included. */
function cellsOf(report: Report): string[] {
  const several =
    new Set(report.diagnostics.map(({ sheet }) => sheet)).size > 1 || report.tables.length + report.unchecked.length > 1
  return sorted(
    report.diagnostics.flatMap(({ places, sheet }) =>
      places.map(({ row, col }) => `${several ? `${sheet}!` : ''}${address(row, col)}`),
    ),
  )
}

function sorted(cells: readonly string[]): string[] {
  return [...cells].sort()
}

function valuesOf(workbook: Workbook): unknown[] {
  return workbook.sheets.map((sheet) => {
    const rows: unknown[][] = []
    for (let row = 0; row < sheet.rows; row++) {
      const cells: unknown[] = []
      for (let col = 0; col < sheet.cols; col++) cells.push(sheet.value(row, col))
      rows.push(cells)
    }
    return rows
  })
}

const disguises: { readonly [name: string]: (workbook: Workbook) => Disguised } = {
  'below empty rows, after empty columns': (workbook) => moved(workbook, 3, 2),
  'sheets renamed': renamed,
  'an empty sheet before': behindCover,
  'columns turned round': (workbook) => reordered(workbook, (cols) => upTo(cols).reverse()),
}
