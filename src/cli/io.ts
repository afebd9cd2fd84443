/** Where output goes: the terminal, a pipe, a file that takes its name only when it is whole. */
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { styleText } from 'node:util'
import { leaveAtExit, removeAtExit } from '../hosts/temporary.js'
import type { Style } from '../reports/text.js'
import type { Options } from './args.js'
import { refuse } from './words.js'

/** Something text is written to. */
export interface Sink {
  write(text: string): void | Promise<void>
}

/** A stream of the process. */
export interface Stream extends Sink {
  readonly isTTY: boolean
  readonly columns: number
}

/** What is piped into the process. */
export interface Input extends AsyncIterable<Uint8Array> {
  readonly isTTY: boolean
}

/** What a command is given of the process it runs in. */
export interface Io {
  readonly cwd: string
  /** The folder the program stands in, with the built pages beside it; absent where there is none. */
  readonly home?: string
  readonly env: { readonly [name: string]: string | undefined }
  /** Absent where there is none. */
  readonly stdin?: Input
  readonly out: Stream
  readonly err: Stream
}

const COLOURS = {
  title: ['bold', 'underline'],
  heading: ['bold'],
  dim: ['gray'],
  good: ['green'],
  error: ['red', 'bold'],
  warning: ['yellow'],
  info: ['cyan'],
} as const satisfies { readonly [S in Style]: readonly string[] }

/** How text is coloured: only on a terminal, unless an option, NO_COLOR or FORCE_COLOR say otherwise. */
export function painter(options: Options, { env, out }: Io): (style: Style, text: string) => string {
  if (!wantsColour(options, env, out)) return (_, text) => text
  return (style, text) => styleText([...COLOURS[style]], text, { validateStream: false })
}

function wantsColour(options: Options, env: Io['env'], out: Stream): boolean {
  if (options.has('no-color')) return false
  if (options.has('color')) return true
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return out.isTTY && env.TERM !== 'dumb' && !options.has('output')
}

/** Text gathered into pieces worth writing. */
export class Buffered {
  private pieces: string[] = []
  private length = 0

  constructor(private readonly sink: Sink) {}

  async write(text: string): Promise<void> {
    this.pieces.push(text)
    this.length += text.length
    if (this.length > 1 << 16) await this.flush()
  }

  async all(texts: Iterable<string>): Promise<void> {
    for (const text of texts) await this.write(text)
  }

  async flush(): Promise<void> {
    const text = this.pieces.join('')
    this.pieces = []
    this.length = 0
    if (text !== '') await this.sink.write(text)
  }
}

/** A file written under another name beside its place; `finish` gives it its name, `abandon` removes it. */
export class NewFile implements Sink {
  private readonly target: string
  private readonly temporary: string
  private readonly descriptor: number

  /** Throws `UsageError` where the place cannot be written. A link keeps pointing at its file: the file is what is replaced. */
  constructor(private readonly path: string) {
    refuseOddTarget(path, path)
    this.target = realPath(path)
    this.temporary = join(dirname(this.target), `.kplint-${randomBytes(6).toString('hex')}.tmp`)
    removeAtExit(this.temporary)
    try {
      this.descriptor = openSync(this.temporary, 'wx')
    } catch (error) {
      leaveAtExit(this.temporary)
      refuse('unwritable', { name: path, detail: codeOf(error) })
    }
  }

  write(content: string | Uint8Array): void {
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done)
    } catch (error) {
      this.abandon()
      refuse('unwritable', { name: this.path, detail: codeOf(error) })
    }
  }

  finish(): void {
    try {
      closeSync(this.descriptor)
      renameSync(this.temporary, this.target)
    } catch (error) {
      this.abandon()
      refuse('unwritable', { name: this.path, detail: codeOf(error) })
    }
    leaveAtExit(this.temporary)
  }

  abandon(): void {
    try {
      closeSync(this.descriptor)
    } catch {
      // It is closed already.
    }
    rmSync(this.temporary, { force: true })
    leaveAtExit(this.temporary)
  }
}

/** The system's code of an error (`EACCES`), or its message. */
export function codeOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.message
  return String(error)
}

/** True where two paths are one file, whatever their names: links, and the case of letters where that does not matter. */
export function isSameFile(a: string, b: string): boolean {
  if (a === b) return true
  try {
    const [one, other] = [statSync(a), statSync(b)]
    return one.ino !== 0 && one.ino === other.ino && one.dev === other.dev
  } catch {
    return false
  }
}

/** What is the same of two paths exactly where they are one file; of a path that leads nowhere, the path. */
export function fileKey(path: string): string {
  const stats = statsOf(path)
  return stats && stats.ino !== 0 ? `${stats.dev}:${stats.ino}` : realPath(path)
}

/** Throws `UsageError` where a path is there already and no file: a folder, or a pipe or device, which would be lost. */
export function refuseOddTarget(path: string, name: string): void {
  const stats = statsOf(path)
  if (stats?.isDirectory()) refuse('output-folder', { name })
  if (stats && !stats.isFile()) refuse('output-device', { name })
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
