/** A batch in parts: which files are whose, and what a part leaves for the one who joins them. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Words } from '../core/index.js'
import type { NotFound } from './find.js'
import { list, number, object, only, orNull, place, text, truth } from './forms.js'
import type { Job, Outcome } from './outcome.js'
import { isOutcome } from './outcome-form.js'
import { packed, unpacked } from './packed.js'

/** One of `of` parts, 1-based. */
export interface Shard {
  readonly part: number
  readonly of: number
}

/** Reads `2/5`; null where it is none. */
export function readShard(text: string): Shard | null {
  const [, part, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []
  const shard = { part: Number(part), of: Number(of) }
  return part !== undefined && shard.part >= 1 && shard.part <= shard.of ? shard : null
}

/** True of the files of a part: every `of`-th, so that large neighbours are shared out. `index` is 0-based. */
export function isOfShard(index: number, { part, of }: Shard): boolean {
  return index % of === part - 1
}

/** What a part says of itself; everything besides `shard.part` and `today` is the same in all parts of a batch. */
export interface ShardHead {
  readonly kind: 'kplint shard'
  readonly shard: Shard
  /** kplint's version, the rules, the packs and the options. */
  readonly run: string
  /** Words of the command line that decide what is found, for whoever joins the parts. */
  readonly argv: readonly string[]
  /** The pack the only workbook chose; null where there are several, or it chose none. */
  readonly adopted: string | null
  /** The day of the run, as a serial of the 1900 system: exceptions lapse by it. */
  readonly today: number | null
  /** Whether the paths of the files were typed: they start where the run was; else they start from the configuration. */
  readonly isNamed: boolean
  /** All files of the batch, in order. */
  readonly jobs: readonly Pick<Job, 'file' | 'isEarlier'>[]
  /** Paths that led to nothing. */
  readonly missing: readonly NotFound[]
}

/** Bytes of a record before it is packed, at most: a million rows, each with findings, are half as many. */
const MOST_BYTES = 2 ** 31 - 1

/**
 * Bytes of a record: how long it is, then itself. The first record of a part is its head, every other an outcome with its place. Null where
 * there are more than `most` of them.
 */
function record(data: unknown, most = MOST_BYTES): Buffer | null {
  const body = packed(data, most)
  if (body === null) return null
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([length, body])
}

/** The first bytes of a part's file. */
export function headBytes(head: ShardHead): Buffer {
  const bytes = record(head)
  if (bytes === null) throw new Error('too many files')
  return bytes
}

/**
 * The bytes of what became of a file, `index` its place among the jobs; of more than can be read again (`most` bytes before they are
 * packed), that it was not checked.
 */
export function outcomeBytes(index: number, { file }: Pick<Job, 'file'>, outcome: Outcome, most = MOST_BYTES): Buffer {
  const error = { file, code: 'too-many-findings', words: TOO_MANY, isWorkbook: true }
  return record([index, outcome], most) ?? record([index, { kind: 'unread', error } satisfies Outcome])!
}

const TOO_MANY: Words = {
  zh: '查出的问题太多，分份检查存不下。请不分份单独查它，或者把它拆成几个工作簿',
  en: 'there is more to say of it than a part can hold: check it by itself without --shard, or split it',
}

/** A part's file that is to be joined: outcomes are read when they are asked for. It is open only meanwhile: there may be thousands. */
export class ShardFile {
  private readonly places = new Map<number, number>()

  private constructor(
    private readonly path: string,
    /** What the file was when it was looked through. */
    private readonly state: string,
    readonly head: ShardHead,
  ) {}

  /** Looks it through; null where it is no part, or was cut or changed. Throws where the file cannot be read. */
  static open(path: string): ShardFile | null {
    return reading(path, (descriptor, { size, state }) => {
      const first = recordAt(descriptor, 0, size)
      if (!first || !isHead(first.data)) return null
      const file = new ShardFile(path, state, first.data as ShardHead)
      for (let at = first.next; at < size; ) {
        const one = recordAt(descriptor, at, size)
        const [index, outcome] = Array.isArray(one?.data) ? (one.data as unknown[]) : []
        if (!one || typeof index !== 'number' || !isOutcome(outcome)) return null
        file.places.set(index, at)
        at = one.next
      }
      return file
    })
  }

  /** What became of a file; null where this part says nothing of it, or is another file by now. Throws where the file cannot be read. */
  outcome(index: number): Outcome | null {
    const at = this.places.get(index)
    if (at === undefined) return null
    return reading(this.path, (descriptor, { size, state }) => {
      const one = state === this.state ? recordAt(descriptor, at, size) : null
      return one ? (one.data as readonly [number, Outcome])[1] : null
    })
  }
}

function reading<T>(path: string, read: (descriptor: number, file: { size: number; state: string }) => T): T {
  const descriptor = openSync(path, 'r')
  try {
    const { size, dev, ino, mtimeMs } = fstatSync(descriptor)
    return read(descriptor, { size, state: `${dev} ${ino} ${mtimeMs} ${size}` })
  } finally {
    closeSync(descriptor)
  }
}

function recordAt(
  descriptor: number,
  at: number,
  size: number,
): { readonly data: unknown; readonly next: number } | null {
  const length = bytesAt(descriptor, at, 4)?.readUInt32LE() ?? 0
  if (length === 0 || at + 4 + length > size) return null
  const body = bytesAt(descriptor, at + 4, length)
  const data = body && unpacked(body, MOST_BYTES)
  return data === null ? null : { data, next: at + 4 + length }
}

function bytesAt(descriptor: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.allocUnsafe(length)
  for (let done = 0; done < length; ) {
    const count = readSync(descriptor, bytes, done, length - done, at + done)
    if (count === 0) return null
    done += count
  }
  return bytes
}

/** True of a head of the form it has, whoever wrote it. */
const isHead = object<ShardHead>({
  kind: only('kplint shard'),
  shard: (data) => {
    const { part, of } = (data ?? {}) as { readonly [key: string]: unknown }
    return place(part) && place(of) && readShard(`${part}/${of}`) !== null
  },
  run: text,
  argv: list(text),
  adopted: orNull(text),
  today: orNull(number),
  isNamed: truth,
  jobs: list(object<Job>({ file: text, isEarlier: truth })),
  missing: list(object<NotFound>({ path: text, reason: only('folder', 'glob', 'ignored', 'unreadable') })),
})

/** What keeps parts from being joined. `shard-day`: looked at on another day than the first, and exceptions lapse by the day. */
export type Misfit =
  | { readonly code: 'shard-other'; readonly index: number }
  | { readonly code: 'shard-day'; readonly index: number }
  | { readonly code: 'shard-twice'; readonly part: number }
  | { readonly code: 'shard-missing'; readonly parts: readonly number[] }

/** What is wrong with parts that are to be joined; null where they make a whole. Of no parts nothing is asked. */
export function misfitOf(parts: readonly ShardHead[]): Misfit | null {
  const [first] = parts
  if (!first) return null
  const key = commonOf(first)
  const index = parts.findIndex((part) => part.run !== first.run || commonOf(part) !== key)
  const other = parts[index]
  if (other) {
    const isOfDay = commonOf(other) === key && other.today !== first.today
    return { code: isOfDay ? 'shard-day' : 'shard-other', index }
  }
  const seen = new Set<number>()
  for (const { shard } of parts) {
    if (seen.has(shard.part)) return { code: 'shard-twice', part: shard.part }
    seen.add(shard.part)
  }
  const missing = Array.from({ length: first.shard.of }, (_, i) => i + 1).filter((part) => !seen.has(part))
  return missing.length > 0 ? { code: 'shard-missing', parts: missing } : null
}

/** What is the same in all parts besides `run`, which knows the day where it matters. */
function commonOf({ shard, argv, adopted, isNamed, jobs, missing }: ShardHead): string {
  return JSON.stringify([shard.of, argv, adopted, isNamed, jobs, missing])
}
