/** The pack a workbook was given in the pane, beside those of the run. */
import { basename } from 'node:path'
import type { Words, Workbook } from '../core/index.js'
import { plain } from '../reports/plain.js'
import type { Options } from './args.js'
import { builtInPacks } from './built-in-packs.js'
import type { Io } from './io.js'
import { loadSettings, type Settings } from './settings.js'
import { tell } from './words.js'

/**
 * The settings for a run over one workbook: where nothing names a pack, the one the workbook chose, if it comes with kplint. A choice
 * that is the name of a folder is none: a workbook does not decide which files of this computer are read.
 */
export async function settingsFor(
  { notes }: Workbook,
  settings: Settings,
  options: Options,
  io: Io,
): Promise<Settings> {
  const chosen = notes?.pack ?? null
  if (chosen === null || settings.packs.length > 0 || !builtInPacks.includes(chosen)) return settings
  return { ...(await loadSettings(options, io, () => [chosen])), adopted: chosen }
}

/** What is to be said of the pack a workbook chose: that it is used, or that it is not. */
export function packWarnings({ notes }: Workbook, { packs, adopted }: Settings): Words[] {
  const chosen = notes?.pack ?? null
  if (chosen === null) return []
  const name = plain(chosen.slice(0, MAX_NAME))
  if (chosen === adopted) return [tell('pack-adopted', { name })]
  if (packs.some((id) => id === chosen || basename(id) === chosen)) return []
  return [tell(builtInPacks.includes(chosen) ? 'pack-unused' : 'pack-unknown', { name })]
}

const MAX_NAME = 100
