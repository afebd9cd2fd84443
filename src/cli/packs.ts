/** Packs by name (those that come with kplint) or by folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { packTexts } from '../../rules/index.js'
import type { OpenPack, PackFiles } from '../pack/read.js'
import { codeOf } from './io.js'
import { refuse } from './words.js'

/** The names of the packs that come with kplint. */
export const builtInPacks: readonly string[] = [...new Set(Object.keys(packTexts).map((path) => path.split('/')[0]!))]

/** Files of a pack's folder larger than this are not read. */
const MAX_BYTES = 4_000_000

/** Opens packs: a plain name is one that comes with kplint, anything else a folder, relative to `cwd` or to the pack that names it. */
export function packOpener(cwd: string): OpenPack {
  return (name, from) => {
    if (builtInPacks.includes(name)) return { id: name, files: builtIn(name) }
    const folder = resolve(from === null || builtInPacks.includes(from) ? cwd : from, name)
    return isFolder(folder) ? { id: folder, files: folderFiles(folder) } : null
  }
}

function builtIn(name: string): PackFiles {
  const files = Object.entries(packTexts).filter(([path]) => path.startsWith(`${name}/`))
  return Object.fromEntries(files.map(([path, text]) => [path.slice(name.length + 1), text]))
}

function folderFiles(folder: string): PackFiles {
  const names = readdirSync(folder).filter((name) => name === 'pack.yaml' || name.toLowerCase().endsWith('.csv'))
  return Object.fromEntries(names.flatMap((name) => readText(join(folder, name), name)))
}

function readText(path: string, name: string): [string, string][] {
  try {
    const stat = statSync(path)
    return stat.isFile() && stat.size <= MAX_BYTES ? [[name, decode(readFileSync(path))]] : []
  } catch (error) {
    return refuse('unreadable', { name: path, detail: codeOf(error) })
  }
}

/** Text as Excel saves it: UTF-8, or GB 18030 where it is no UTF-8. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
