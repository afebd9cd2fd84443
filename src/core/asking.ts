/** What stands between a rule and its question: the tables it is about, the columns and settings it needs. */
import type { TableRecord, TableView } from './record.js'
import type { SkipReason } from './report.js'
import type { ActiveRule, Context, Given, Ruleset, Step } from './rule.js'
import type { Words } from './vocabulary.js'

/** True of a rule that is asked of records or tables like this one, whether or not the table has what the rule needs. */
export function isAbout({ rule }: ActiveRule, view: TableView): boolean {
  if (rule.on !== 'record' && rule.on !== 'table') return false
  if (rule.tables && (view.kind === null || !rule.tables.includes(view.kind))) return false
  const needs = [...(rule.needs ?? []), ...(rule.columns ?? [])]
  return needs.every((need) => [need].flat().some((field) => view.concerns(field)))
}

/** What a table lacks to be asked of; null where it lacks nothing. */
export function lackIn(view: TableView, active: ActiveRule, ruleset: Ruleset): SkipReason | null {
  const { rule } = active
  for (const need of [...(rule.needs ?? []), ...(rule.columns ?? [])]) {
    const choice: readonly string[] = typeof need === 'string' ? [need] : need
    if (choice.some((field) => view.has(field))) continue
    const several = choice.find((field) => view.columns(field).length > 1)
    if (several !== undefined) return { code: 'several-columns', field: titleOf(ruleset, several) }
  }
  const fields = missingColumns(rule, (field) => view.has(field), ruleset)
  if (fields.length > 0) return { code: 'columns', fields }
  for (const given of rule.given ?? []) {
    const reason = lackOf(given, ruleset, active, view)
    if (reason) return reason
  }
  return null
}

/** The columns a rule demands that are not there: each with what would do instead. */
export function missingColumns(
  rule: ActiveRule['rule'],
  has: (field: string) => boolean,
  ruleset: Ruleset,
): readonly (readonly Words[])[] {
  const demanded = [...(rule.needs ?? []), ...(rule.columns ?? [])]
  return demanded
    .map((need): readonly string[] => (typeof need === 'string' ? [need] : need))
    .filter((choice) => !choice.some(has))
    .map((choice) => choice.map((field) => titleOf(ruleset, field)))
}

/** Why a rule cannot be asked for want of a setting; null where it has it. */
export function lackOf(
  given: Given,
  { settings, vocabulary }: Ruleset,
  active: ActiveRule,
  view: Pick<TableView, 'period' | 'year' | 'hasUnit'>,
): SkipReason | null {
  if (given === 'previous') return null
  if (given === 'period') return view.period === null ? { code: given } : null
  if (given === 'year') return view.year === null ? { code: given } : null
  if (given === 'unit') return view.hasUnit ? null : { code: given }
  if (given === 'regions') return settings.regions.length > 0 ? null : { code: given }
  const [code, name] = given.split(':') as ['roster' | 'option', string]
  if (code === 'roster') {
    const title = vocabulary.fields.find(({ roster }) => roster === name)?.title ?? { zh: name, en: name }
    return settings.rosters.has(name) ? null : { code, name: title }
  }
  const value = (active.options as { readonly [name: string]: unknown })[name]
  return value === null || value === undefined ? { code, name } : null
}

function titleOf({ vocabulary }: Ruleset, field: string): Words {
  return vocabulary.fields.find(({ name }) => name === field)?.title ?? { zh: field, en: field }
}

type Check = (subject: unknown, context: Context<object>) => Iterable<Step>

/** The compiler has matched each rule's subject with its scope in `defineRule`; here the scope decides. */
export function check(active: ActiveRule, subject: unknown, context: Context<object>): Iterable<Step> {
  return (active.rule.check as Check).call(active.rule, subject, context)
}

/** Whether every cell a record rule needs can be read. */
export function isReadable(record: TableRecord, { rule }: ActiveRule): boolean {
  if (!rule.needs) return true
  for (const need of rule.needs) {
    if (typeof need === 'string') {
      if (record.read(need).state !== 'ok') return false
    } else if (!need.some((field) => record.read(field).state === 'ok')) return false
  }
  return true
}
