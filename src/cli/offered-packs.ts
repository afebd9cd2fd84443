/** Packs as the pages take them: their files as texts, with every pack they build on. Those that come with kplint the pages have. */
import { basename, resolve } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import { fields, rules, tables } from '../../rules/index.js'
import type { OfferedPack } from '../addin/site.js'
import type { PackWithBases } from '../pack/read.js'
import { builtInPacks, folderFiles, openPacks } from './packs.js'
import { refuse } from './words.js'

/**
 * The packs of these names with those they build on; each is read first, so that one that is wrong is told here and not to every user of
 * the page. Throws `InputError` of a wrong pack, `UsageError` of one that is no folder.
 */
export async function offeredPacks(names: readonly string[], cwd: string): Promise<OfferedPack[]> {
  if (names.length === 0) return []
  const read = await openPacks(names, cwd, { vocabulary: { fields, kinds: tables }, rules })
  const packs = read.filter(({ id }) => !builtInPacks.includes(id))
  const folders = new Map(builtInPacks.map((name) => [name, name]))
  for (const { id } of packs) {
    if (/\.xls[xm]$/i.test(id)) refuse('offered-table', { name: id })
    const other = folders.get(basename(id))
    if (other !== undefined) refuse('offered-name', { name: basename(id), folder: id, other })
    folders.set(basename(id), id)
  }
  return packs.map((pack) => offered(pack))
}

/** Pages know packs by short names: paths of this computer are nobody else's business. */
function offered({ id, title }: PackWithBases): OfferedPack {
  const files = folderFiles(id)
  return { id: basename(id), title, files: { ...files, 'pack.yaml': withShortBases(files['pack.yaml'] ?? '', id) } }
}

/** The text of a pack whose `extends` are the short names. */
function withShortBases(text: string, folder: string): string {
  const document = parseDocument(text)
  const bases = isMap(document.contents) ? document.contents.get('extends') : null
  if (!isSeq(bases)) return text
  const short = bases.items.map((_, i) => String(document.getIn(['extends', i])))
  short.forEach((base, i) => {
    document.setIn(['extends', i], builtInPacks.includes(base) ? base : basename(resolve(folder, base)))
  })
  return String(document)
}
