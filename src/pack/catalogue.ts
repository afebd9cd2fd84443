/** Names in a pack or a configuration, held against the rules and fields that exist. */
import type { AnyRule, Vocabulary, Words } from '../core/index.js'
import type { Document, Path } from './document.js'
import type { RuleSetting } from './pack.js'
import { type Problem, problemsOf } from './problem.js'
import { isSameText } from './terms.js'
import { hintWords, listWords, sentence, typeWords } from './words.js'

/** The rules and fields there are. */
export interface Catalogue {
  readonly vocabulary: Vocabulary
  readonly rules: readonly AnyRule[]
}

/** Where a name stands, for the line of a problem. */
type At = (path: Path, words: Words) => Problem

/** Unknown rules, unknown options and options of another type than the rule's own value. */
export function checkRules(
  settings: { readonly [rule: string]: RuleSetting },
  { rules }: Catalogue,
  document: Document,
  path: Path = ['rules'],
): Problem[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const at: At = (rest, words) => document.problem([...path, ...rest], words)
  return problemsOf(Object.entries(settings), ([id, setting]) => {
    const rule = byId.get(id)
    if (!rule) return [at([id], unknownRule(id, byId.keys()))]
    if (typeof setting === 'string' || !setting.options) return []
    return checkOptions(rule, setting.options, at)
  })
}

/** There is no such rule. */
export function unknownRule(id: string, known: Iterable<string>): Words {
  return sentence('rule', { name: id, hint: hintWords(id, known) })
}

/** Shared options that no rule has, or of another type than a rule's own value. */
export function checkThresholds(
  thresholds: { readonly [option: string]: unknown },
  { rules }: Catalogue,
  document: Document,
): Problem[] {
  const known = [...new Set(rules.flatMap((rule) => Object.keys(rule.options ?? {})))].sort()
  return problemsOf(Object.entries(thresholds), ([name, value]) => {
    const at: At = (_, words) => document.problem(['thresholds', name], words)
    const having = rules.filter((rule) => Object.hasOwn(rule.options ?? {}, name))
    if (having.length > 0) return having.flatMap((rule) => checkOptions(rule, { [name]: value }, at)).slice(0, 1)
    return [at([], sentence('threshold', { name, hint: hintWords(name, known), known: listWords(known) }))]
  })
}

function checkOptions(rule: AnyRule, options: { readonly [name: string]: unknown }, at: At): Problem[] {
  const own = new Map<string, unknown>(Object.entries(rule.options ?? {}))
  return Object.entries(options).flatMap(([name, value]) => {
    const path = [rule.id, 'options', name]
    if (!own.has(name)) {
      const known =
        own.size === 0 ? sentence('option-none') : sentence('option-known', { names: listWords([...own.keys()]) })
      return [at(path, sentence('option', { rule: rule.id, name, hint: hintWords(name, own.keys()), known }))]
    }
    // Null stands for "not set": the rule's own examples show what is put there.
    const standard = own.get(name) ?? shownOption(rule, name)
    if (standard === null || value === null || kindOf(standard) === kindOf(value)) return []
    return [at(path, sentence('option-type', { rule: rule.id, name, type: typeWords(kindOf(standard)) }))]
  })
}

/** The value of an option in the examples of its rule; null where none sets it. */
function shownOption(rule: AnyRule, name: string): unknown {
  for (const example of [rule.examples.bad, rule.examples.good].flat()) {
    if (typeof example === 'string') continue
    const shown = new Map<string, unknown>(Object.entries(example.options ?? {})).get(name)
    if (shown != null) return shown
  }
  return null
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value
}

/** Fields that do not exist; of a heading, what its field is called. */
export function checkField(name: string, { vocabulary: { fields } }: Catalogue): Words | null {
  const known = fields.map((field) => field.name)
  if (known.includes(name)) return null
  const meant = fields.find(({ title, headings }) => [title.zh, ...headings].some((one) => isSameText(one, name)))
  if (meant) return sentence('cel-title', { title: name, name: meant.name })
  return sentence('field', { name, hint: hintWords(name, known) })
}

/** Rosters that no field and no rule asks for: most likely misspelt. */
export function checkRoster(name: string, { vocabulary, rules }: Catalogue): Words | null {
  const asked = rules.flatMap(({ given = [] }) => given.flatMap((one) => /^roster:(.+)$/.exec(one)?.[1] ?? []))
  const known = [...new Set([...vocabulary.fields.flatMap(({ roster }) => roster ?? []), ...asked])].sort()
  return known.includes(name)
    ? null
    : sentence('roster', { name, hint: hintWords(name, known), known: listWords(known) })
}

/** Kinds of table that do not exist. */
export function checkKind(name: string, { vocabulary }: Catalogue): Words | null {
  const known = vocabulary.kinds.map((kind) => kind.name)
  return known.includes(name) ? null : sentence('kind', { name, hint: hintWords(name, known), known: listWords(known) })
}
