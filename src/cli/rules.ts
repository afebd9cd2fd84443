/** `kplint rules [ID]`: the rules there are, as this run has them; one of them with all that is known of it. */
import {
  type AnyRule,
  type Example,
  type Lang,
  type Ruleset,
  type Severity,
  severityWords,
  type Words,
} from '../core/index.js'
import { type Catalogue, unknownRule } from '../pack/catalogue.js'
import { pad, plain, width } from '../reports/plain.js'
import type { Style } from '../reports/text.js'
import type { Command } from './args.js'
import { Buffered, type Io, painter } from './io.js'
import { loadSettings } from './settings.js'
import { refuse, tell, UsageError } from './words.js'

/** What the rules are and how they are shown. */
interface View {
  readonly ruleset: Ruleset
  readonly catalogue: Catalogue
  readonly lang: Lang
  readonly paint: (style: Style, text: string) => string
}

/** Lists the rules, or explains one. */
export async function listRules({ options, paths }: Command, io: Io): Promise<number> {
  const { ruleset, catalogue, lang } = await loadSettings(options, io)
  const [id, more] = paths
  if (more !== undefined) refuse('too-many', { name: more })
  const paint = painter(options, io)
  const out = new Buffered(io.out)
  const view: View = { ruleset, catalogue, lang, paint }
  await out.all(id === undefined ? table(view) : page(ruleNamed(id, catalogue), view))
  await out.flush()
  return 0
}

function ruleNamed(id: string, catalogue: Catalogue): AnyRule {
  const rule = catalogue.rules.find((one) => one.id === id)
  if (rule) return rule
  throw new UsageError(
    unknownRule(
      id,
      catalogue.rules.map((one) => one.id),
    ),
  )
}

/** What a rule is set to, and how it is said. */
function level(rule: AnyRule, { rules }: Ruleset): { style: Severity | 'dim'; words: Words } {
  const active = rules.find((one) => one.rule.id === rule.id)
  return active
    ? { style: active.severity, words: severityWords[active.severity] }
    : { style: 'dim', words: tell('off') }
}

function* table({ ruleset, catalogue: { rules }, lang, paint }: View): Generator<string> {
  yield `${tell('rules-head', { n: rules.length, off: rules.length - ruleset.rules.length })[lang]}\n\n`
  const ids = Math.max(0, ...rules.map(({ id }) => id.length))
  const levels = Math.max(...Object.values(severityWords).map((words) => width(words[lang])))
  for (const rule of rules) {
    const { style, words } = level(rule, ruleset)
    yield `${pad(rule.id, ids)}  ${paint(style, pad(words[lang], levels))}  ${plain(rule.title[lang])}\n`
  }
}

function* page(rule: AnyRule, view: View): Generator<string> {
  const { ruleset, lang, paint } = view
  const { style, words } = level(rule, ruleset)
  yield `${paint('title', rule.id)}  ${paint(style, words[lang])}\n${plain(rule.title[lang])}\n`
  const part = (key: Parameters<typeof tell>[0], text: string): string =>
    `\n${paint('heading', tell(key)[lang])}\n${indented(text)}\n`
  yield part('rule-why', rule.why[lang])
  yield part('rule-help', rule.help[lang])
  yield part('rule-tables', kindsOf(rule, view))
  const needs = needsOf(rule, view)
  if (needs !== '') yield part('rule-needs', needs)
  const options = Object.entries(ruleset.rules.find((one) => one.rule.id === rule.id)?.options ?? rule.options ?? {})
  if (options.length > 0)
    yield part('rule-options', options.map(([name, value]) => `${name}: ${optionText(value, lang)}`).join('\n'))
  for (const example of [rule.examples.bad].flat()) yield part('rule-bad', exampleText(example, lang))
  for (const example of [rule.examples.good].flat()) yield part('rule-good', exampleText(example, lang))
  yield part('rule-source', typeof rule.source === 'string' ? rule.source : rule.source[lang])
  yield `\n${paint('dim', tell('rule-set', { id: rule.id })[lang])}\n`
}

function kindsOf({ tables }: AnyRule, { catalogue, lang }: View): string {
  if (!tables) return tell('all-tables')[lang]
  const titles = tables.map(
    (name) => catalogue.vocabulary.kinds.find((kind) => kind.name === name)?.title[lang] ?? name,
  )
  return titles.join(lang === 'zh' ? '、' : ', ')
}

function needsOf({ needs = [], columns = [] }: AnyRule, { catalogue, lang }: View): string {
  const title = (name: string): string =>
    catalogue.vocabulary.fields.find((field) => field.name === name)?.title[lang] ?? name
  return [...needs, ...columns]
    .map((need) => (typeof need === 'string' ? title(need) : need.map(title).join(lang === 'zh' ? '或' : ' or ')))
    .join(lang === 'zh' ? '、' : ', ')
}

function optionText(value: unknown, lang: Lang): string {
  return value === null || value === undefined ? tell('unset')[lang] : JSON.stringify(value)
}

function exampleText(example: Example, lang: Lang): string {
  if (typeof example === 'string') return drawing(example)
  const given = { ...example.options, ...example.settings }
  if (Object.keys(given).length === 0) return drawing(example.table)
  return `${drawing(example.table)}\n${tell('rule-given', { text: JSON.stringify(given) })[lang]}`
}

/** A drawn table without the indentation and the empty lines around it. */
function drawing(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  while (lines[0] === '') lines.shift()
  while (lines.at(-1) === '') lines.pop()
  return aligned(lines).join('\n')
}

/** The cells of a drawn table below each other. */
function aligned(lines: readonly string[]): string[] {
  const widths: number[] = []
  const rows = lines.map((line) => (line.includes('|') ? line.split('|').map((cell) => cell.trim()) : null))
  for (const row of rows)
    for (const [i, cell] of row?.entries() ?? []) widths[i] = Math.max(widths[i] ?? 0, width(cell))
  return rows.map((row, i) =>
    row
      ? row
          .map((cell, c) => pad(cell, widths[c]!))
          .join(' | ')
          .trimEnd()
      : lines[i]!,
  )
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${plain(line)}`))
    .join('\n')
}
