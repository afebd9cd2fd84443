/** What a watch looks at: the workbooks, the configuration and the packs of a run, as they stand in their folders. */
import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isDynamicPattern } from 'tinyglobby'
import { pathOf } from '../batch/outcome.js'
import type { Command } from './args.js'
import { findAsked } from './asked.js'
import { findConfig } from './find-config.js'
import type { Io } from './io.js'
import { builtInPacks } from './packs.js'
import { loadSettings, type Settings } from './settings.js'

/** A folder, and whether what lies deeper in it is meant, too. */
export interface Place {
  readonly folder: string
  readonly isDeep: boolean
}

/** How everything stands that decides what a run says but for plug-ins, which are loaded once: equal texts, equal runs. */
export interface Stamps {
  readonly text: string
  /** How many workbooks there are. */
  readonly files: number
}

/** Looks at everything a run would look at; what is wrong with the configuration or a pack is a state, too. */
export async function stampsOf(command: Command, io: Io): Promise<Stamps> {
  const own = configOf(command, io).map(stampOf)
  try {
    const settings = await loadSettings(command.options, io)
    const { jobs, missing } = await findAsked(command, settings, io)
    const { baseline } = settings
    const files = [...packFiles(settings), ...(baseline ? [baseline.path] : []), ...jobs.map(pathOf)]
    return { text: JSON.stringify([own, files.map(stampOf), missing]), files: jobs.length }
  } catch (error) {
    return { text: JSON.stringify([own, String(error)]), files: 0 }
  }
}

/** Where something may change. */
export async function placesOf(command: Command, io: Io): Promise<Place[]> {
  const places = configOf(command, io).map((path) => ({ folder: dirname(path), isDeep: false }))
  try {
    const settings = await loadSettings(command.options, io)
    for (const pack of packsOf(settings)) places.push(placeOf(pack, ''))
    if (settings.baseline) places.push(placeOf(settings.baseline.path, ''))
    const named = command.paths.length > 0
    for (const path of named ? command.paths : settings.files)
      places.push(placeOf(named ? io.cwd : settings.folder, path))
    for (const path of settings.previous) places.push(placeOf(settings.previousFolder, path))
  } catch {
    // Until it is mended the configuration is all there is to watch.
  }
  const deep = new Map<string, boolean>()
  for (const { folder, isDeep } of places) deep.set(folder, isDeep || deep.get(folder) === true)
  return [...deep].map(([folder, isDeep]) => ({ folder, isDeep }))
}

/**
 * The folder to watch for a path: itself, that of a file, that in which a glob begins to be one. Of what is not there yet, the nearest
 * folder that is, and nothing deeper: it may be the root of everything.
 */
function placeOf(from: string, path: string): Place {
  const whole = resolve(from, path.replaceAll('\\', '/'))
  if (isFile(whole)) return { folder: dirname(whole), isDeep: false }
  let [folder, first] = [whole, '']
  while (!isFolder(folder) && dirname(folder) !== folder) [folder, first] = [dirname(folder), basename(folder)]
  return { folder, isDeep: first === '' || (GLOB.test(first) && isDynamicPattern(whole)) }
}

/** What makes a glob of a name. */
const GLOB = /[*?[\]{}()!+@]/

function configOf({ options }: Command, { cwd }: Io): string[] {
  if (options.has('no-config')) return []
  const named = options.value('config')
  if (named !== undefined) return [resolve(cwd, named)]
  try {
    const found = findConfig(cwd)
    // One that is written later is noticed by what it says of the run.
    return found === null ? [] : [found]
  } catch {
    return [join(cwd, 'kplint.config.json')]
  }
}

function packsOf({ packs }: Settings): string[] {
  return packs.filter((pack) => !builtInPacks.includes(pack))
}

function packFiles(settings: Settings): string[] {
  return packsOf(settings).flatMap((pack) =>
    isFile(pack)
      ? [pack]
      : readdirSync(pack)
          .sort()
          .map((name) => join(pack, name)),
  )
}

function stampOf(path: string): string {
  try {
    const { size, mtimeMs, ino } = statSync(path)
    return `${path} ${size} ${mtimeMs} ${ino}`
  } catch {
    return `${path} gone`
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
