/** What decides what is found in a workbook, besides the workbook: as one word, for caches and for parts of a batch. */
import { createHash, type Hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Ruleset } from '../core/index.js'
import type { Options } from './args.js'
import { builtInPacks } from './built-in-packs.js'
import { findConfig } from './find-config.js'
import type { Io } from './io.js'
import { folderFiles } from './pack-files.js'
import type { Settings } from './settings.js'
import { version } from './version.generated.js'

/**
 * The same of two runs only where they find the same in the same workbook: kplint itself, the configuration, the packs as they are
 * written, the rules with their levels and options, the settings. Plug-ins are code, which nothing here can tell apart: see `Settings.hasPlugins`.
 */
export function runKey(settings: Settings, options: Options, io: Io): string {
  const hash = createHash('sha256')
  feed(hash, 'kplint', version)
  feed(hash, 'program', digestOfProgram())
  feed(hash, 'explanations', options.has('no-explanations') ? 'no' : 'yes')
  feed(hash, 'adopted', settings.adopted ?? '')
  const config = options.has('no-config') ? null : (options.value('config') ?? findConfig(io.cwd))
  // What is typed goes before the overrides, too, and need not change the ruleset of the other files.
  feed(hash, 'typed', JSON.stringify([options.values('rule'), options.value('period') ?? null]))
  if (config !== null) feed(hash, 'config', readFileSync(resolve(io.cwd, config)))
  for (const pack of settings.packs) {
    feed(hash, 'pack', builtInPacks.includes(pack) ? pack : '')
    if (!builtInPacks.includes(pack)) feedPack(hash, pack)
  }
  feedRuleset(hash, settings.ruleset)
  return hash.digest('hex')
}

function feed(hash: Hash, name: string, value: string | Uint8Array): void {
  hash.update(`\n${name} ${value.length}:`).update(value)
}

/** A pack of a folder, or a rule table, by its content: two machines may keep it in different places. */
function feedPack(hash: Hash, path: string): void {
  if (/\.xls[xm]$/i.test(path)) feed(hash, 'table', readFileSync(path))
  else for (const [name, text] of Object.entries(folderFiles(path)).sort()) feed(hash, name, text)
}

function feedRuleset(hash: Hash, { rules, settings }: Ruleset): void {
  for (const { rule, severity, options } of rules) feed(hash, rule.id, JSON.stringify([severity, options]))
  feed(hash, 'period', String(settings.period))
  feed(hash, 'year', String(settings.year))
  // Exceptions lapse by the day; where there are none it says nothing.
  feed(hash, 'today', settings.exceptions.length > 0 ? String(settings.today) : '')
}

let program: string | null = null

/** Of the built program; from the sources there is none, and the version has to do. */
function digestOfProgram(): string {
  program ??=
    typeof __filename === 'undefined' || __filename.endsWith('.ts')
      ? ''
      : createHash('sha256').update(readFileSync(__filename)).digest('hex')
  return program
}
