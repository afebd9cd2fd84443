/** `kplint check --print-config`: what holds, and who said so. */
import { resolve } from 'node:path'
import { type RuleLayer, settledBy } from '../pack/pack.js'
import { harmless } from '../reports/json.js'
import type { Command } from './args.js'
import { settingsFor } from './chosen-pack.js'
import type { Io } from './io.js'
import { openWorkbook } from './open.js'
import { loadSettings, type Settings } from './settings.js'
import { version } from './version.generated.js'
import { refuse } from './words.js'

/** Writes the settled configuration as JSON: of the run, or of one file, whose overrides and own pack hold then. */
export async function printConfig(command: Command, io: Io): Promise<number> {
  const { paths, options } = command
  const [file, more] = paths
  if (more !== undefined) refuse('print-config-one', { name: more })
  const given = await loadSettings(options, io)
  const settings = file === undefined ? given : await ofFile(file, given, command, io)
  const group = file === undefined ? '' : settings.groupOf(resolve(io.cwd, file))
  await io.out.write(harmless(`${JSON.stringify(configJson(settings, file ?? null, group), null, 2)}\n`))
  return 0
}

/** The file may name its pack; one that cannot be read names none. */
async function ofFile(file: string, given: Settings, { options }: Command, io: Io): Promise<Settings> {
  const workbook = await openWorkbook(io.cwd, file).catch(() => null)
  return workbook ? settingsFor(workbook, given, options, io) : given
}

function configJson(settings: Settings, file: string | null, group: string) {
  const { lang, failOn, maxWarnings, files, ignore, previous, baseline, adopted, catalogue } = settings
  const { period, rosters, regions, exceptions } = settings.rulesetOf(group).settings
  const layers = settings.layersOf(group)
  return {
    kplint: version,
    config: settings.config,
    file,
    overrides: group === '' ? [] : group.split(',').map(Number),
    lang,
    packs: settings.packs.map((id) => ({ id, ...(id === adopted ? { from: 'workbook' } : {}) })),
    plugins: settings.hasPlugins,
    period: period === null ? null : monthText(period),
    failOn,
    maxWarnings,
    files,
    ignore,
    previous,
    baseline: baseline?.path ?? null,
    regions,
    rosters: Object.fromEntries([...rosters].map(([name, { entries }]) => [name, entries.length])),
    exceptions: exceptions.length,
    rules: Object.fromEntries(catalogue.rules.map((rule) => [rule.id, ruleJson(rule, layers)])),
  }
}

function ruleJson(rule: Settings['catalogue']['rules'][number], layers: readonly RuleLayer[]) {
  const { severity, options } = settledBy(rule, layers)
  const from = (layer: RuleLayer | null): string => (layer === null ? 'standard' : (layer.from ?? ''))
  return {
    severity: severity.value,
    from: from(severity.by),
    ...(options.size === 0
      ? {}
      : {
          options: Object.fromEntries([...options].map(([name, { value, by }]) => [name, { value, from: from(by) }])),
        }),
  }
}

/** `2025-05` of year × 12 + month − 1. */
function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
