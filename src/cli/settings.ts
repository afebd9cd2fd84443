/** What a run is told: the command line first, then the configuration, then the standard. */
import { resolve } from 'node:path'
import { fields, rules, tables } from '../../rules/index.js'
import type { Lang, Ruleset, Severity } from '../core/index.js'
import type { Catalogue } from '../pack/catalogue.js'
import { makeRuleset, type Pack, type RuleLayer, type Switch } from '../pack/pack.js'
import { hintWords, listWords, sentence } from '../pack/words.js'
import type { Options } from './args.js'
import type { Config, ReadConfig } from './config.js'
import { findConfig } from './find-config.js'
import type { Io } from './io.js'
import type { Placed } from './overrides.js'
import { monthOf } from './period.js'
import { refuse, UsageError } from './words.js'

/** Everything that is settled before the first file is opened. */
export interface Settings {
  /** The configuration's file; null where there is none. */
  readonly config: string | null
  readonly lang: Lang
  /** Everything there is in this run: plug-ins and the rules packs declare included. */
  readonly catalogue: Catalogue
  /** The same without what the packs declare: what a pack is read with. */
  readonly base: Catalogue
  /** What holds for the whole run: files of no group, and the rules about all workbooks. */
  readonly ruleset: Ruleset
  /** Which settings of its own a file has, by its whole path; `''`: none. */
  groupOf(path: string): string
  /** What the files of a group are judged with. The rules about all workbooks are those of the run. */
  rulesetOf(group: string): Ruleset
  /** Who sets the rules of that ruleset, the later before the earlier. */
  layersOf(group: string): readonly RuleLayer[]
  /** The ids of the packs in use, those they build on included. */
  readonly packs: readonly string[]
  /** The pack that is used only because the workbook chose it; null where there is none. */
  readonly adopted: string | null
  /** Rules that are code from elsewhere are among the rules. */
  readonly hasPlugins: boolean
  readonly failOn: Severity
  /** Null where any number of warnings will do. */
  readonly maxWarnings: number | null
  /** What to check where the command line names nothing; paths start from `folder`. */
  readonly files: readonly string[]
  readonly ignore: readonly string[]
  readonly folder: string
  /** Workbooks of earlier periods; paths start from `previousFolder`. */
  readonly previous: readonly string[]
  readonly previousFolder: string
  /** The findings that are known; null where there is no baseline. */
  readonly baseline: BaselineName | null
}

/** A baseline as named, and its whole path. */
export interface BaselineName {
  readonly name: string
  readonly path: string
}

/** The rules and fields that come with kplint. */
export const ownCatalogue: Catalogue = { vocabulary: { fields, kinds: tables }, rules }

const LEVELS: readonly Switch[] = ['off', 'on', 'info', 'warning', 'error']

/** Other packs in place of those asked for: names of built-in ones and whole paths. */
export type ChoosePacks = (packs: readonly string[]) => readonly string[]

/** Settles what holds. Throws `UsageError` or `InputError`. Nothing is loaded that is not needed: no configuration and no pack, no YAML. */
export async function loadSettings(options: Options, io: Io, choose: ChoosePacks | null = null): Promise<Settings> {
  const read = await loadConfig(options, io)
  const config = read?.config ?? null
  const given = await loadCatalogue(options, config, io)
  const packs = await loadPacks(options, config, given, io, choose)
  const declared = packs.flatMap((pack) => pack.declared ?? [])
  const catalogue = declared.length === 0 ? given : { ...given, rules: [...given.rules, ...declared] }
  read?.checkRules(catalogue)
  const typed = Object.fromEntries(readRules(options.values('rule'), catalogue))
  const layersOf = (own: readonly Placed[]): readonly RuleLayer[] => [
    ...packs.map((pack) => ({ ...pack, from: `pack ${pack.id}` })),
    { rules: config?.rules ?? {}, from: 'configuration' },
    ...own.map(({ rules = {}, place }) => ({ rules, from: `overrides[${place}]` })),
    { rules: typed, from: 'command line' },
  ]
  const rulesets = await makeRulesets(config, layersOf, (own) => {
    const month = own.findLast((one) => one.period !== undefined)?.period
    return makeRuleset(given.vocabulary, given.rules, [...packs, ...[config, ...own].map(layerOf)], {
      period: readPeriod(options.value('period') ?? month ?? config?.period),
      today: today(),
      rules: typed,
    })
  })
  const max = options.value('max-warnings')
  const previous = options.values('previous')
  return {
    config: config?.path ?? null,
    lang: (options.value('lang') as Lang | undefined) ?? config?.lang ?? 'zh',
    catalogue,
    base: given,
    ...rulesets,
    packs: packs.map(({ id }) => id),
    adopted: null,
    hasPlugins: given !== ownCatalogue,
    failOn: (options.value('fail-on') as Severity | undefined) ?? config?.failOn ?? 'error',
    maxWarnings: max === undefined ? (config?.maxWarnings ?? null) : readNumber('--max-warnings', max),
    files: config?.files ?? [],
    ignore: config?.ignore ?? [],
    folder: config?.folder ?? io.cwd,
    previous: previous.length > 0 ? previous : (config?.previous ?? []),
    previousFolder: previous.length > 0 ? io.cwd : (config?.folder ?? io.cwd),
    baseline: baselineNamed(options.value('baseline'), config, io),
  }
}

/** The same settings on another day (a serial of the 1900 system): parts of a run that began before midnight. */
export function onDay(settings: Settings, day: number | null): Settings {
  return changed(settings, (ruleset) => ({ ...ruleset, settings: { ...ruleset.settings, today: day } }))
}

/** The same settings with every ruleset changed. */
export function changed(settings: Settings, change: (ruleset: Ruleset) => Ruleset): Settings {
  const ruleset = change(settings.ruleset)
  return { ...settings, ruleset, rulesetOf: byGroup((group) => change(settings.rulesetOf(group)), ruleset) }
}

/** Made once for each group; of files without one it is `base`. */
function byGroup(make: (group: string) => Ruleset, base: Ruleset): (group: string) => Ruleset {
  const made = new Map([['', base]])
  return (group) => {
    const known = made.get(group) ?? make(group)
    made.set(group, known)
    return known
  }
}

/** What sets nothing but rules, as a layer above the packs. */
function layerOf(settings: Pick<Pack, 'rules'> | null): Pack {
  return { id: '', title: { zh: '', en: '' }, rules: settings?.rules ?? {} }
}

/** The ruleset of the run, and those of files with overrides; nothing is loaded where there are none. */
async function makeRulesets(
  config: Config | null,
  layersOf: (own: readonly Placed[]) => readonly RuleLayer[],
  make: (own: readonly Placed[]) => Ruleset,
): Promise<Pick<Settings, 'ruleset' | 'groupOf' | 'rulesetOf' | 'layersOf'>> {
  const ruleset = make([])
  const overrides = config?.overrides ?? []
  if (!config || overrides.length === 0)
    return { ruleset, groupOf: () => '', rulesetOf: () => ruleset, layersOf: () => layersOf([]) }
  const { Groups, overridesOf } = await import('./overrides.js')
  const groups = new Groups(overrides, config.folder)
  const rulesetOf = byGroup((group) => make(overridesOf(group, overrides)), ruleset)
  return {
    ruleset,
    groupOf: (path) => groups.of(path),
    rulesetOf,
    layersOf: (group) => layersOf(overridesOf(group, overrides)),
  }
}

async function loadConfig(options: Options, { cwd }: Io): Promise<ReadConfig | null> {
  if (options.has('no-config')) return null

  const named = options.value('config')
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named)
  if (path === null) return null
  const { readConfig } = await import('./config.js')
  return readConfig(path)
}

function baselineNamed(typed: string | undefined, config: Config | null, { cwd }: Io): BaselineName | null {
  if (typed !== undefined) return { name: typed, path: resolve(cwd, typed) }
  const name = config?.baseline
  return config && name !== undefined ? { name, path: resolve(config.folder, name) } : null
}

/** What kplint comes with, and the plug-ins of the configuration and of the command line. */
async function loadCatalogue(options: Options, config: Config | null, { cwd }: Io): Promise<Catalogue> {
  const configured = config?.plugins ?? []
  const typed = options.values('plugin')
  if (configured.length + typed.length === 0) return ownCatalogue
  const { loadPlugins, withPlugins } = await import('./plugins.js')
  const plugins = [...(await loadPlugins(configured, config?.folder ?? cwd)), ...(await loadPlugins(typed, cwd))]
  return withPlugins(ownCatalogue, plugins)
}

async function loadPacks(
  options: Options,
  config: Config | null,
  catalogue: Catalogue,
  { cwd }: Io,
  choose: ChoosePacks | null,
): Promise<Pack[]> {
  const typed = options.values('pack')
  const [names, folder] = typed.length > 0 ? [typed, cwd] : [config?.packs ?? [], config?.folder ?? cwd]
  if (names.length === 0 && choose === null) return []
  const { builtInPacks, openPacks } = await import('./packs.js')
  const whole = (name: string): string => (builtInPacks.includes(name) ? name : resolve(folder, name))
  return openPacks(choose ? choose(names.map(whole)) : names, folder, catalogue)
}

function readRules(typed: readonly string[], { rules: known }: Catalogue): Map<string, Switch> {
  const settings = new Map<string, Switch>()
  const ids = known.map(({ id }) => id)
  for (const value of typed) {
    const [, id, level] = /^([^=]+)=(.+)$/.exec(value) ?? refuse('rule-form', { value })
    if (!ids.includes(id!)) throw new UsageError(sentence('rule', { name: id!, hint: hintWords(id!, ids) }))
    const known = LEVELS.find((one) => one === level)
    if (known === undefined)
      return refuse('choice', {
        name: `--rule ${id}`,
        value: level!,
        hint: hintWords(level!, LEVELS),
        known: listWords(LEVELS),
      })
    settings.set(id!, known)
  }
  return settings
}

/** Today, where this runs, as a serial of the 1900 system: exceptions lapse by it where a table has no month. */
function today(): number {
  const now = new Date()
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000 + 25_569
}

/** A month as year × 12 + month − 1. */
function readPeriod(text: string | undefined): number | null {
  if (text === undefined) return null
  return monthOf(text) ?? refuse('period', { value: text })
}

function readNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) refuse('number', { name, value: text })
  return Number(text)
}
