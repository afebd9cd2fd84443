/** Ignore files (`.kplintignore`, written like `.gitignore`): what in folders is passed over. */
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Ignore } from 'ignore'
import { textOf } from './text-file.js'

/** The name of an ignore file. It holds for its own folder and all below. */
export const IGNORE_FILE = '.kplintignore'
/** How often one pattern may say “at any depth” (two stars, a slash): each multiplies the time by the depth of the path. With more it holds for nothing. */
const MAX_DEPTHS = 2

/** The ignore files from a folder downwards. Those deeper down go before; below a folder that is ignored nothing is taken up again. */
export class IgnoreFiles {
  private readonly folders = new Map<string, Promise<Folder>>()
  private readonly root: string

  constructor(root: string) {
    this.root = resolve(root)
  }

  /** Whether a file is passed over. What does not lie below the root never is. `path`: whole. */
  async ignores(path: string): Promise<boolean> {
    const own = relative(this.root, path)
    if (own === '' || own.split(sep)[0] === '..' || resolve(this.root, own) !== join(this.root, own)) return false
    const folder = await this.folder(dirname(path))
    return folder.isIgnored || isIgnoredBy(folder.lists, path)
  }

  private folder(path: string): Promise<Folder> {
    const known = this.folders.get(path)
    if (known) return known
    const made = this.look(path)
    this.folders.set(path, made)
    return made
  }

  private async look(path: string): Promise<Folder> {
    const isRoot = path === this.root
    const above = isRoot ? TOP : await this.folder(dirname(path))
    if (above.isIgnored || (!isRoot && isIgnoredBy(above.lists, `${path}${sep}`))) return { isIgnored: true, lists: [] }
    const text = textOf(join(path, IGNORE_FILE))
    if (text === null) return { isIgnored: false, lists: above.lists }
    const { default: ignore } = await import('ignore')
    const list = ignore({ ignorecase: process.platform === 'win32' }).add(
      text.normalize('NFC').split(/\r?\n/).filter(isBounded),
    )
    return { isIgnored: false, lists: [{ folder: path, list }, ...above.lists] }
  }
}

/** A folder with the ignore files that hold in it, the nearest first. */
interface Folder {
  readonly isIgnored: boolean
  readonly lists: readonly { readonly folder: string; readonly list: Ignore }[]
}

const TOP: Folder = { isIgnored: false, lists: [] }

/** `path` ends with a separator where it is a folder. */
function isIgnoredBy(lists: Folder['lists'], path: string): boolean {
  for (const { folder, list } of lists) {
    const own = path.slice(folder.endsWith(sep) ? folder.length : folder.length + 1)
    const { ignored, unignored } = list.test((sep === '\\' ? own.replaceAll('\\', '/') : own).normalize('NFC'))
    if (ignored || unignored) return ignored
  }
  return false
}

function isBounded(pattern: string): boolean {
  return (pattern.match(/\*\*\//g)?.length ?? 0) <= MAX_DEPTHS
}
