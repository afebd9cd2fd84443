/**
 * What V8 made of the program's parts, kept for the next run. It is machine code's next of kin: whoever can write it can run what he likes
 * as whoever starts kplint, and V8 itself asks only whether it fits the text's length and the V8. So it is kept where only the user can
 * write, and taken from nowhere else. Whatever fails, the program runs without.
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

/** No cache is larger; some commands and editions of kplint stand beside each other. */
const MAX_BYTES = 32 << 20
const MAX_FILES = 24

/** Where the user's programs keep what they can make anew; null where that is not known. Makes nothing. */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  try {
    const home = homedir()
    const given = platform === 'win32' ? env.LOCALAPPDATA : platform === 'darwin' ? undefined : env.XDG_CACHE_HOME
    const usual = platform === 'win32' ? undefined : join(home, platform === 'darwin' ? 'Library/Caches' : '.cache')
    const base = given !== undefined && isAbsolute(given) ? given : usual
    return base !== undefined && isAbsolute(base) ? join(base, 'kplint', 'code') : null
  } catch {
    return null
  }
}

/** True of what is this user's and nobody else may write. Windows keeps the folder of a user's programs for the user. */
function isOwn(stat: Stats): boolean {
  return process.geteuid === undefined || (stat.uid === process.geteuid() && (stat.mode & 0o022) === 0)
}

/** What V8 made of a part. */
interface Part {
  readonly name: string
  readonly data: Buffer
}

/** How many bytes of the file a part is, at most. */
function bytesOf({ name, data }: Part): number {
  return data.length + 2 * name.length + ROW
}

/** Bytes of the list that a part takes besides its name. */
const ROW = 32

interface Kept {
  readonly data: Buffer
  readonly sum: number
}

/** One file of a folder: what V8 made of each part. */
export class CodeCache {
  private readonly file: string
  private readonly scripts = new Map<string, Script>()
  private readonly kept: ReadonlyMap<string, Kept>
  private isStale = false

  constructor(
    private readonly folder: string,
    name: string,
    /** Of the file. */
    private readonly maxBytes = MAX_BYTES,
  ) {
    this.file = join(folder, name)
    this.kept = this.read()
  }

  /** What is kept of a part; undefined where nothing is, or not what was put there. */
  get(part: string): Buffer | undefined {
    const kept = this.kept.get(part)
    return kept && crc32(kept.data) === kept.sum ? kept.data : undefined
  }

  /** Takes note of a part that was compiled. */
  took(part: string, script: Script): void {
    this.scripts.set(part, script)
    if (script.cachedDataRejected !== false) this.isStale = true
  }

  /** Keeps what was compiled, if any of it is new, and what other runs compiled before, as far as there is room. */
  keep(): void {
    if (!this.isStale) return
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 })
      if (!this.isSafe()) return
      const part = `${this.file}.${process.pid}.part`
      writeFileSync(part, packed(this.parts()), { flag: 'wx', mode: 0o600 })
      renameSync(part, this.file)
      this.clear()
    } catch {
      // Without, the next run is a little slower.
    }
  }

  private parts(): Part[] {
    const own = [...this.scripts].map(([name, script]) => ({ name, data: script.createCachedData() }))
    let size = own.reduce((sum, part) => sum + bytesOf(part), 0)
    const others: Part[] = []
    for (const name of this.kept.keys()) {
      const data = this.scripts.has(name) ? undefined : this.get(name)
      if (!data || size + bytesOf({ name, data }) > this.maxBytes) continue
      others.push({ name, data })
      size += bytesOf({ name, data })
    }
    return [...own, ...others]
  }

  private isSafe(): boolean {
    const stat = lstatSync(this.folder)
    return stat.isDirectory() && isOwn(stat)
  }

  private read(): Map<string, Kept> {
    try {
      if (!this.isSafe()) return new Map()
      const fd = openSync(this.file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
      try {
        const stat = fstatSync(fd)
        const isFit = stat.isFile() && isOwn(stat) && stat.size <= this.maxBytes
        return isFit ? unpacked(readFileSync(fd)) : new Map()
      } finally {
        closeSync(fd)
      }
    } catch {
      return new Map()
    }
  }

  /** The newest files stay. */
  private clear(): void {
    const files = readdirSync(this.folder).map((name) => join(this.folder, name))
    if (files.length <= MAX_FILES) return
    const byAge = files.map((file) => ({ file, time: statSync(file).mtimeMs })).sort((a, b) => b.time - a.time)
    for (const { file } of byAge.slice(MAX_FILES)) rmSync(file, { force: true })
  }
}

/** Bytes 0–3: how long the list is that follows, JSON of [part, length, CRC-32]; then the parts, one after another. */
function packed(parts: readonly Part[]): Buffer {
  const list = Buffer.from(JSON.stringify(parts.map(({ name, data }) => [name, data.length, crc32(data)])))
  const head = Buffer.alloc(4)
  head.writeUInt32LE(list.length)
  return Buffer.concat([head, list, ...parts.map(({ data }) => data)])
}

/** Throws where the list is not whole. */
function unpacked(whole: Buffer): Map<string, Kept> {
  let at = 4 + whole.readUInt32LE()
  const parts = new Map<string, Kept>()
  for (const [name, length, sum] of JSON.parse(whole.toString('utf8', 4, at)) as [string, number, number][]) {
    parts.set(name, { data: whole.subarray(at, at + length), sum })
    at += length
  }
  return parts
}
