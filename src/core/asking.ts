/** What stands between a rule and its question: the tables it is about, the columns and settings it needs. */
import type { TableRecord, TableView } from './record.js'
import type { SkipReason } from './report.js'
import type { ActiveRule, AnyRule, Context, Given, Ruleset, Step } from './rule.js'
import type { Vocabulary, Words } from './vocabulary.js'

/** True of a rule that is asked of records or tables like this one, whether or not the table has what the rule needs. */
export function isAbout({ rule }: ActiveRule, view: TableView): boolean {
  if (rule.on !== 'record' && rule.on !== 'table') return false
  if (rule.tables && (view.kind === null || !rule.tables.includes(view.kind))) return false
  for (const choice of demandsOf(rule)) if (!choice.some((field) => view.concerns(field))) return false
  return true
}

const demands = new WeakMap<AnyRule, readonly (readonly string[])[]>()

/** The columns a rule demands, each with what would do instead. */
function demandsOf(rule: AnyRule): readonly (readonly string[])[] {
  const known = demands.get(rule)
  if (known) return known
  const all = [...(rule.needs ?? []), ...(rule.columns ?? [])].map((need): readonly string[] => [need].flat())
  demands.set(rule, all)
  return all
}

/** What a table lacks to be asked of; null where it lacks nothing. */
export function lackIn(view: TableView, active: ActiveRule, ruleset: Ruleset): SkipReason | null {
  const { rule } = active
  let isComplete = true
  for (const choice of demandsOf(rule)) {
    if (choice.some((field) => view.has(field))) continue
    isComplete = false
    const several = choice.find((field) => view.columns(field).length > 1)
    if (several !== undefined) return { code: 'several-columns', field: titleOf(ruleset, several) }
  }
  if (!isComplete) return { code: 'columns', fields: missingColumns(rule, (field) => view.has(field), ruleset) }
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
  return demandsOf(rule)
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

const titles = new WeakMap<Vocabulary, ReadonlyMap<string, Words>>()

function titleOf({ vocabulary }: Ruleset, field: string): Words {
  let known = titles.get(vocabulary)
  if (!known) {
    known = new Map(vocabulary.fields.map(({ name, title }) => [name, title]))
    titles.set(vocabulary, known)
  }
  return known.get(field) ?? { zh: field, en: field }
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

/** The cells that rules about records need: each is looked at once per record, however many rules need it. */
export class Needs {
  private readonly fields: string[] = []
  /** Of each rule, by its place: for each need the places in `fields` of what will do. */
  private readonly choices: readonly (readonly (readonly number[])[])[]
  /** Of each field: 0 not looked at, 1 it can be read, 2 it cannot. */
  private readonly states: Uint8Array
  private record: TableRecord | null = null

  constructor(active: readonly ActiveRule[]) {
    const places = new Map<string, number>()
    const placeOf = (field: string): number => {
      const known = places.get(field)
      if (known !== undefined) return known
      places.set(field, this.fields.push(field) - 1)
      return this.fields.length - 1
    }
    this.choices = active.map(({ rule }) => (rule.needs ?? []).map((need) => [need].flat().map(placeOf)))
    this.states = new Uint8Array(this.fields.length)
  }

  /** From now on the record is asked. */
  begin(record: TableRecord): void {
    this.record = record
    this.states.fill(0)
  }

  /** Whether every cell the rule needs can be read. */
  areMet(rule: number): boolean {
    const choices = this.choices[rule]!
    for (let i = 0; i < choices.length; i++) if (!this.isAny(choices[i]!)) return false
    return true
  }

  private isAny(places: readonly number[]): boolean {
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!
      let state = this.states[place]!
      if (state === 0) {
        state = this.record!.read(this.fields[place]!).state === 'ok' ? 1 : 2
        this.states[place] = state
      }
      if (state === 1) return true
    }
    return false
  }
}
