/** The rosters of packs: a .csv that the `pack.yaml` beside it names as one is no submitted table. */
import { basename, dirname, join } from 'node:path'
import { textOf } from './text-file.js'

const NONE: ReadonlySet<unknown> = new Set()

/** The rosters of the folders of a run; each pack is read once. */
export class Rosters {
  private readonly packs = new Map<string, Promise<ReadonlySet<unknown>>>()

  /** `file`: whole. What lies beside a pack that cannot be read is no roster. */
  async has(file: string): Promise<boolean> {
    return /\.csv$/i.test(file) && (await this.namedIn(dirname(file))).has(basename(file))
  }

  private namedIn(folder: string): Promise<ReadonlySet<unknown>> {
    const known = this.packs.get(folder)
    if (known) return known
    const read = rostersOf(join(folder, 'pack.yaml'))
    this.packs.set(folder, read)
    return read
  }
}

async function rostersOf(pack: string): Promise<ReadonlySet<unknown>> {
  const text = textOf(pack)
  if (text === null) return NONE
  try {
    const { Document } = await import('../pack/document.js')
    const { rosters } = Document.read(pack, text).data as { readonly rosters?: { readonly [name: string]: unknown } }
    return new Set(Object.values(rosters ?? {}))
  } catch {
    return NONE
  }
}
