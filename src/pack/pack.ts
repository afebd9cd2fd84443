/** From a vocabulary, rules and packs to what a run needs. */
import type {
  ActiveRule,
  AnyRule,
  Exception,
  FieldDef,
  MoneyUnit,
  Roster,
  Ruleset,
  Settings,
  Severity,
  TableKindDef,
  Vocabulary,
  Words,
} from '../core/index.js'

/** Whether and how heavily a rule speaks: off, on with its own severity, or with another. */
export type Switch = Severity | 'on' | 'off'

/** What a rule is set to: a switch, options, or both. Options alone do not turn a rule on. */
export type RuleSetting =
  | Switch
  | { readonly severity?: Switch; readonly options?: { readonly [name: string]: unknown } }

/** Rules as data: what a county says of its tables. */
export interface Pack {
  readonly id: string
  readonly title: Words
  /** More headings of known fields. */
  readonly headings?: { readonly [field: string]: readonly string[] }
  readonly rules?: { readonly [rule: string]: RuleSetting }
  /** Columns demanded per kind of table; an inner list is a choice. */
  readonly required?: { readonly [kind: string]: readonly (string | readonly string[])[] }
  readonly rosters?: { readonly [name: string]: Roster }
  /** 行政区划代码: the county's, its city's, its province's. */
  readonly regions?: readonly string[]
  /** The unit of money of tables that state none, by kind of table. */
  readonly units?: { readonly [kind: string]: MoneyUnit }
  /** Options that several rules share: each is set in every rule that has one of this name. `rules` go before it. */
  readonly thresholds?: { readonly [option: string]: unknown }
  /** Findings that are accepted until a date. */
  readonly exceptions?: readonly Exception[]
  /** Rules of the pack's own. */
  readonly declared?: readonly AnyRule[]
}

/** What a single run adds to the packs. */
export interface RunSettings {
  /** Months: year × 12 + month − 1. */
  readonly period?: number | null
  readonly year?: number | null
  readonly rules?: { readonly [rule: string]: RuleSetting }
  /** The day exceptions lapse by where a table has no month: a serial of the 1900 system. */
  readonly today?: number | null
}

/** A setting that names a rule, a field or an option that does not exist. */
export class UnknownNameError extends Error {
  constructor(
    readonly what: 'rule' | 'field' | 'kind' | 'option',
    readonly unknown: string,
    readonly known: readonly string[],
  ) {
    super(`unknown ${what} ${JSON.stringify(unknown)}`)
  }
}

/**
 * Makes the ruleset of a run: the rules given and those the packs declare. Later packs go before earlier ones, the run's own settings
 * before all packs. Throws `UnknownNameError` where a setting names something that does not exist.
 */
export function makeRuleset(
  vocabulary: Vocabulary,
  rules: readonly AnyRule[],
  packs: readonly Pack[],
  run: RunSettings = {},
): Ruleset {
  const all = [...rules, ...packs.flatMap(({ declared }) => declared ?? [])]
  const layers: readonly Layer[] = [...packs, run]
  const known = all.map(({ id }) => id)
  const options = new Set(all.flatMap((rule) => Object.keys(rule.options ?? {})))
  for (const { rules = {}, thresholds = {} } of layers) {
    for (const id of Object.keys(rules)) if (!known.includes(id)) throw new UnknownNameError('rule', id, known)
    for (const name of Object.keys(thresholds))
      if (!options.has(name)) throw new UnknownNameError('option', name, [...options])
  }
  return {
    vocabulary: withHeadings(vocabulary, packs),
    rules: all.flatMap((rule) => activate(rule, layers) ?? []),
    settings: settingsOf(vocabulary, packs, run),
  }
}

/** What a pack or a run sets of rules. */
type Layer = Pick<Pack, 'rules' | 'thresholds'>

/** A layer with the name by which it is told who set something. */
export interface RuleLayer extends Layer {
  readonly from?: string
}

/** A value and the last layer that set it; null: the rule's own. */
export interface Settled<T> {
  readonly value: T
  readonly by: RuleLayer | null
}

/** What a rule is set to by layers, the later before the earlier. Throws `UnknownNameError` for an option it does not have. */
export function settledBy(
  rule: AnyRule,
  layers: readonly RuleLayer[],
): { readonly severity: Settled<Severity | 'off'>; readonly options: ReadonlyMap<string, Settled<unknown>> } {
  let set: Settled<Switch> = { value: rule.off ? 'off' : 'on', by: null }
  const options = new Map<string, Settled<unknown>>(
    Object.entries(rule.options ?? {}).map(([name, value]) => [name, { value, by: null }]),
  )
  for (const by of layers) {
    const { rules = {}, thresholds = {} } = by
    for (const [name, value] of Object.entries(thresholds)) if (options.has(name)) options.set(name, { value, by })
    const setting = Object.hasOwn(rules, rule.id) ? rules[rule.id] : undefined
    if (setting === undefined) continue
    if (typeof setting === 'string') set = { value: setting, by }
    else {
      if (setting.severity !== undefined) set = { value: setting.severity, by }
      for (const [name, value] of Object.entries(setting.options ?? {})) {
        if (!options.has(name)) throw new UnknownNameError('option', name, [...options.keys()])
        options.set(name, { value, by })
      }
    }
  }
  return { severity: { value: set.value === 'on' ? rule.severity : set.value, by: set.by }, options }
}

function activate(rule: AnyRule, layers: readonly Layer[]): ActiveRule | null {
  const { severity, options } = settledBy(rule, layers)
  if (severity.value === 'off') return null
  const values = Object.fromEntries([...options].map(([name, { value }]) => [name, value]))
  return { rule, severity: severity.value, options: values }
}

/** The vocabulary with the headings packs add; the same object where they add none, as what is made of it is kept with it. */
export function withHeadings(vocabulary: Vocabulary, packs: readonly Pick<Pack, 'headings'>[]): Vocabulary {
  const { fields } = vocabulary
  const more = new Map<string, string[]>()
  const known = fields.map(({ name }) => name)
  for (const pack of packs)
    for (const [field, headings] of Object.entries(pack.headings ?? {})) {
      if (!known.includes(field)) throw new UnknownNameError('field', field, known)
      more.set(field, [...(more.get(field) ?? []), ...headings])
    }
  if (more.size === 0) return vocabulary
  const added = fields.map((field): FieldDef => {
    const extra = more.get(field.name)
    return extra ? { ...field, headings: [...field.headings, ...extra] } : field
  })
  return { ...vocabulary, fields: added }
}

function settingsOf({ fields, kinds }: Vocabulary, packs: readonly Pack[], run: RunSettings): Settings {
  const rosters = new Map<string, Roster>()
  const required = new Map<string, readonly (string | readonly string[])[]>()
  const kindNames = kinds.map(({ name }: TableKindDef) => name)
  const fieldNames = new Set(fields.map(({ name }) => name))
  const units = new Map<string, MoneyUnit>()
  const regions: string[] = []
  for (const pack of packs) {
    for (const [name, roster] of Object.entries(pack.rosters ?? {})) rosters.set(name, roster)
    for (const [kind, demanded] of Object.entries(pack.required ?? {})) {
      if (!kindNames.includes(kind)) throw new UnknownNameError('kind', kind, kindNames)
      for (const field of demanded.flat())
        if (!fieldNames.has(field)) throw new UnknownNameError('field', field, [...fieldNames])
      required.set(kind, demanded)
    }
    for (const [kind, unit] of Object.entries(pack.units ?? {})) {
      if (!kindNames.includes(kind)) throw new UnknownNameError('kind', kind, kindNames)
      units.set(kind, unit)
    }
    regions.push(...(pack.regions ?? []))
  }
  const exceptions = packs.flatMap((pack) => pack.exceptions ?? [])
  const { period = null, year = null, today = null } = run
  return { period, year, today, rosters, required, regions, units, exceptions }
}
