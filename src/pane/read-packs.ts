/** Reading a pack that was chosen: only the engine does, and what reads packs is a chunk of its own. */
import type { AnyRule, Vocabulary } from '../core/index.js'
import type { Pack } from '../pack/pack.js'
import type { OfferedPack } from './packs.js'

/** The pack of this id and those it builds on, ready for a ruleset. Throws `InputError` where it is wrong or missing. */
export async function readOffered(
  id: string,
  offered: readonly OfferedPack[],
  vocabulary: Vocabulary,
  rules: readonly AnyRule[],
): Promise<readonly Pack[]> {
  const { readPacks } = await import(/* webpackMode: "lazy", webpackChunkName: "packs" */ '../pack/read.js')
  const open = (name: string) => {
    const pack = offered.find((one) => one.id === name)
    return pack ? { id: pack.id, files: pack.files } : null
  }
  return readPacks(
    [id],
    open,
    offered.map((one) => one.id),
    { vocabulary, rules },
  )
}
