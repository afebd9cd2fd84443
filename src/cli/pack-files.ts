/** The files of packs as texts, without reading what is in them: nothing that reads YAML is loaded for it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PackFiles } from '../pack/read.js'
import { codeOf } from './io.js'
import { refuse } from './words.js'

/** Files of a pack's folder larger than this are not read. */
const MAX_BYTES = 4_000_000

/** The files of a pack in a folder. */
export function folderFiles(folder: string): PackFiles {
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
