/** From a declaration as written to a rule like any other. Everything wrong with it is said, with its place in the declaration. */
import {
  type AnyRule,
  type Datum,
  type Example,
  type ExampleSettings,
  type FieldDef,
  type Finding,
  type Outcome,
  type Related,
  type TableRecord,
  type TableView,
  UNDECIDABLE,
  type Words,
} from '../core/index.js'
import { type Catalogue, checkKind } from './catalogue.js'
import { datumIn } from './cells.js'
import { type Judge, judgeOf } from './checks.js'
import type { DeclarationEntry, ExampleEntry, WordsEntry } from './declaration.js'
import type { Path } from './document.js'
import type { Expression } from './expression.js'
import type { Check, Found } from './found.js'
import { readCheck, readExpression, readField } from './read-check.js'
import { RULE_ID } from './rule-shape.js'
import { hintWords, listWords, sentence } from './words.js'

/** A rule that a pack declares. `check` is what it was made of: for whoever reasons about rules. */
export interface DeclaredRule extends AnyRule {
  readonly declared: { readonly check: Check; readonly when: Expression | null }
}

/** Says what is wrong at a place inside the declaration. */
export type Complain = (path: Path, words: Words) => void

/** Makes the rule of a declaration; null where something was wrong with it. Its examples are not run. */
export function declareRule(entry: DeclarationEntry, catalogue: Catalogue, complain: Complain): DeclaredRule | null {
  let isWrong = false
  const say: Complain = (path, words) => {
    isWrong = true
    complain(path, words)
  }
  checkId(entry.id, catalogue, say)
  for (const [i, name] of (entry.tables ?? []).entries()) {
    const words = checkKind(name, catalogue)
    if (words) say(['tables', i], words)
  }
  const check = readCheck(entry, catalogue, say)
  const when = entry.when === undefined ? null : readExpression(entry.when, ['when'], catalogue, say)
  const at = entry.at === undefined ? null : readField(entry.at, ['at'], catalogue, say)
  const judge = check ? judgeOf(check) : null
  const named = judge ? placeholders(entry, judge, catalogue, say) : []
  if (judge?.message === null && entry.message === undefined) say([], sentence('no-message'))
  if (isWrong || !check || !judge) return null
  return { ...ruleOf(entry, judge, { when, at, named }), declared: { check, when } }
}

function checkId(id: string, { rules }: Catalogue, say: Complain): void {
  const family = id.slice(0, id.indexOf('-'))
  if (rules.some((rule) => rule.id === id)) say(['id'], sentence('id-taken', { id }))
  else if (!RULE_ID.test(id)) say(['id'], sentence('id-form', { id }))
  // Names of built-in families are kept for rules to come.
  else if (rules.some((rule) => !('declared' in rule) && rule.id.startsWith(`${family}-`)))
    say(['id'], sentence('id-family', { id, family }))
}

/** The fields a message names. What it names besides must be something the check says. */
function placeholders(entry: DeclarationEntry, judge: Judge, catalogue: Catalogue, say: Complain): FieldDef[] {
  const { zh, en } = wordsOf(entry.message ?? '')
  const names = new Set([...`${zh} ${en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))
  const { fields } = catalogue.vocabulary
  const named: FieldDef[] = []
  for (const name of names) {
    if (judge.placeholders.includes(name)) continue
    const field = fields.find((one) => one.name === name)
    if (field) named.push(field)
    else {
      const known = [...judge.placeholders, ...fields.map((one) => one.name)]
      const own = listWords(judge.placeholders.length > 0 ? judge.placeholders : judge.fields)
      say(['message'], sentence('placeholder', { name, hint: hintWords(name, known), known: own }))
    }
  }
  return named
}

interface Parts {
  readonly when: Expression | null
  readonly at: FieldDef | null
  /** Fields the message names. */
  readonly named: readonly FieldDef[]
}

function ruleOf(entry: DeclarationEntry, judge: Judge, { when, at, named }: Parts): AnyRule {
  const { id, title, why, help, source, severity, off, tables, message } = entry
  const on = judge.judge.on
  const strict = on === 'table' ? [] : when ? when.strict : judge.strict
  const columns = new Set([...judge.fields, ...(when?.fields ?? []), ...(at ? [at.name] : [])])
  for (const name of strict) columns.delete(name)
  const given = [...new Set([...judge.given, ...(when?.given ?? [])])]
  return {
    id,
    title: wordsOf(title),
    why: wordsOf(why),
    help: wordsOf(help),
    source: wordsOf(source),
    severity,
    ...(off ? { off } : {}),
    on,
    ...(tables ? { tables } : {}),
    needs: strict,
    columns: [...columns],
    given,
    gathers: judge.gathers,
    messages: { found: message === undefined ? judge.message! : wordsOf(message) },
    examples: { good: examplesOf(entry.examples.good), bad: examplesOf(entry.examples.bad) },
    check: (subject: TableRecord | TableView) => outcomes(subject, judge, { when, at, named }),
  }
}

function* outcomes(subject: TableRecord | TableView, { judge }: Judge, { when, at, named }: Parts): Iterable<Outcome> {
  const applies = (record: TableRecord): boolean | null => {
    const truth = when ? when.truth(record) : true
    return truth === 'open' ? null : truth
  }
  const judged = judge.on === 'table' ? judge.of(subject as TableView, applies) : judge.of(subject as TableRecord)
  if (judge.on === 'record') {
    const wanted = applies(subject as TableRecord)
    if (wanted === null) yield UNDECIDABLE
    if (wanted !== true) return
  }
  for (const one of judged) yield one === UNDECIDABLE ? one : findingOf(one, at, named)
}

function findingOf(found: Found, at: FieldDef | null, named: readonly FieldDef[]): Finding {
  const { record, earlier, expected, difference } = found
  const place = at?.name ?? found.field
  const others = [found.field, ...(found.others ?? [])].filter((name) => name !== place)
  const related: Related[] = others.map((name) => ({ at: record.at(name) }))
  if (earlier) related.push({ at: earlier.at(place) })
  const data: { [name: string]: Datum } = Object.fromEntries(named.map((field) => [field.name, datumIn(record, field)]))
  return {
    at: record.at(place),
    message: 'found',
    data: { ...data, ...found.data },
    related,
    ...(expected === undefined ? {} : { expected }),
    ...(difference === undefined ? {} : { difference }),
  }
}

/** A text in one language stands for both. */
export function wordsOf(entry: WordsEntry): Words {
  return typeof entry === 'string' ? { zh: entry, en: entry } : { zh: entry.zh, en: entry.en ?? entry.zh }
}

function examplesOf(entries: ExampleEntry | readonly ExampleEntry[]): readonly Example[] {
  return [entries].flat().map((entry) => {
    if (typeof entry === 'string') return entry
    const { period, year } = entry.settings ?? {}
    const settings: ExampleSettings = {
      ...(period === undefined ? {} : { period }),
      ...(year === undefined ? {} : { year }),
    }
    return { table: entry.table, settings }
  })
}
