/** What was found in workbooks that have not changed since: by their bytes and by everything that decides what is found in them. */
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Job, Outcome, Read } from './outcome.js'
import { isOutcome } from './outcome-form.js'
import { packed, unpacked } from './packed.js'

/** Days an entry is kept without being asked for. */
const DAYS = 30
/** Of an entry, or one that was never finished. Other files are not ours, wherever the folder leads (objects of git are called much alike). */
const ENTRY = /^[0-9a-f]{62}\.kplint(?:\.[0-9a-f]{12}\.tmp)?$/

/** Whoever keeps what was found. */
export type Keeper = Pick<Cache, 'get' | 'put' | 'prune' | 'hits'>

/** Where the entries are in a folder that holds other things. */
const OWN = 'kplint-cache'
const IGNORE_ALL = '*\n'

/**
 * Entries in a folder of their own: the one that is named where it is new, empty or was that before, else one in it. `run` stands for kplint's version, the rules, the packs and the options: with another one every entry
 * is another. What cannot be read or written there is as if it had never been: a cache never fails a run.
 */
export class Cache {
  hits = 0
  private own: string | null = null

  constructor(
    private readonly folder: string,
    private readonly run: string,
  ) {}

  /** What was kept of this file with these bytes; null where nothing was. `needs`: what the run wants of it. */
  get(job: Job, sha256: string, needs: { readonly picture: boolean }): Read | null {
    const path = this.pathOf(job, sha256)
    const kept = readEntry(path)
    if (kept === null || (needs.picture && kept.picture === null)) return null
    this.hits++
    touch(path)
    // The same bytes with and without a picture or a hash are one entry.
    return { ...kept, sha256, picture: needs.picture ? kept.picture : null }
  }

  put(job: Job, sha256: string, outcome: Outcome): void {
    if (outcome.kind === 'read') writeEntry(this.root, this.pathOf(job, sha256), outcome)
  }

  private get root(): string {
    return (this.own ??= isOwn(this.folder) ? this.folder : join(this.folder, OWN))
  }

  /** Removes what nobody has asked for in a month. `now`: milliseconds. */
  prune(now: number): void {
    for (const name of namesIn(this.root))
      if (/^[0-9a-f]{2}$/.test(name))
        for (const entry of namesIn(join(this.root, name)).filter((one) => ENTRY.test(one))) {
          const path = join(this.root, name, entry)
          if (isOlder(path, now - DAYS * 86_400_000)) removed(path)
        }
  }

  /** The name of a file is in what is said of it (other files point to it), so it is part of the key. */
  private pathOf({ file, isEarlier, group = '' }: Job, sha256: string): string {
    const key = createHash('sha256')
    for (const part of [this.run, file, group, isEarlier ? 'earlier' : 'current', sha256])
      key.update(`${part.length}:${part}`)
    const name = key.digest('hex')
    return join(this.root, name.slice(0, 2), `${name.slice(2)}.kplint`)
  }
}

function readEntry(path: string): Read | null {
  try {
    // What is no file could keep whoever reads it waiting for ever.
    const kept = statSync(path).isFile() ? unpacked(readFileSync(path)) : null
    return isOutcome(kept) && kept.kind === 'read' ? kept : null
  } catch {
    return null
  }
}

function writeEntry(root: string, path: string, outcome: Read): void {
  const bytes = packed(outcome)
  if (bytes === null) return
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    keepOutOfGit(root)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 })
    renameSync(temporary, path)
  } catch {
    removed(temporary)
  }
}

function removed(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // A folder on the way is none.
  }
}

/** Git passes over a folder of ours; in any other it would pass over what is somebody's. */
function keepOutOfGit(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).length === 0) writeFileSync(join(folder, '.gitignore'), IGNORE_ALL, { flag: 'wx' })
}

/** True of a folder that is not there, is empty, or in which git has been told to pass over everything. */
function isOwn(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0 || readFileSync(join(folder, '.gitignore'), 'utf8') === IGNORE_ALL
  } catch {
    return !existsSync(folder)
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // It grows old and is made again.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isOlder(path: string, than: number): boolean {
  try {
    return statSync(path).mtimeMs < than
  } catch {
    return false
  }
}
