/** Packs by name (those that come with kplint), by folder, or as a workbook. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { packTexts } from '../../rules/index.js'
import type { Workbook } from '../core/index.js'
import type { Catalogue } from '../pack/catalogue.js'
import { type Hold, type OpenPack, type PackFiles, type PackWithBases, readPacks } from '../pack/read.js'
import { builtInPacks } from './built-in-packs.js'
import { openXlsx } from './open.js'
import { decode, folderFiles } from './pack-files.js'

export { builtInPacks, decode, folderFiles }

/** A rule table that has to be opened first: opening takes a while, and reading packs does not wait. */
class WantedTable extends Error {
  constructor(readonly path: string) {
    super(path)
  }
}

/**
 * Opens packs: a plain name is one that comes with kplint, anything else a folder or a workbook with a rule table, relative to `cwd`
 * or to the pack that names it. `tables` are the workbooks opened so far.
 */
function packOpener(cwd: string, tables: ReadonlyMap<string, Workbook>): OpenPack {
  return (name, from) => {
    if (builtInPacks.includes(name)) return { id: name, files: builtIn(name) }
    const path = resolve(from === null || builtInPacks.includes(from) ? cwd : from, name)
    if (isFolder(path)) return { id: path, files: folderFiles(path) }
    if (!/\.xls[xm]$/i.test(path) || !existsSync(path)) return null
    const workbook = tables.get(path)
    if (!workbook) throw new WantedTable(path)
    return { id: path, workbook }
  }
}

/** True where a pack of this name is there. */
export function isPack(name: string, cwd: string): boolean {
  try {
    return packOpener(cwd, new Map())(name, null) !== null
  } catch (error) {
    if (error instanceof WantedTable) return true
    throw error
  }
}

/** The packs of these names, each after those it builds on. Throws as `readPacks` does, and `ReadError` of a workbook that is none. */
export async function openPacks(
  names: readonly string[],
  cwd: string,
  catalogue: Catalogue,
  hold: Hold | null = null,
): Promise<PackWithBases[]> {
  const tables = new Map<string, Workbook>()
  for (;;)
    try {
      return readPacks(names, packOpener(cwd, tables), builtInPacks, catalogue, hold)
    } catch (error) {
      if (!(error instanceof WantedTable)) throw error
      tables.set(error.path, await openXlsx(cwd, error.path))
    }
}

function builtIn(name: string): PackFiles {
  const files = Object.entries(packTexts).filter(([path]) => path.startsWith(`${name}/`))
  return Object.fromEntries(files.map(([path, text]) => [path.slice(name.length + 1), text]))
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
