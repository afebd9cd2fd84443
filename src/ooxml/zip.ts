/** The zip container (PKWARE APPNOTE 6.3): the central directory, and the inflated bytes of one entry. */
import { ReadError, type ReadWarning } from './errors.js'
import type { Inflate, Limits, Source } from './source.js'

/** One file in the archive, as the central directory has it. */
export interface Entry {
  /** As written, with `/` for `\`, without a leading `/`. */
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  /** Packed bytes. */
  readonly packed: number
  /** Inflated bytes, as declared. */
  readonly size: number
  /** Where the local header starts, counted from the start of the source. */
  readonly offset: number
}

const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** Parts up to this many inflated bytes are inflated in one go. */
const SMALL = 1 << 20
const PIECE = 1 << 18
const utf8 = new TextDecoder()
/** Inflated bytes of one part, and of all parts read, from which on their ratio to the packed ones is limited. */
const STEEP_PART = 32 * 2 ** 20
const STEEP_TOTAL = 128 * 2 ** 20

/** Where the central directory is. */
export interface Directory {
  /** From the start of the source. */
  readonly offset: number
  readonly size: number
  readonly count: number
  /** Bytes that stand before the archive; every offset in it is off by so many. */
  readonly shift: number
  /** Where the end record (of zip64 where there is one) starts. */
  readonly end: number
  /** Where the ordinary end record starts. */
  readonly endRecord: number
  /** True where there is an end record of zip64. */
  readonly wide: boolean
}

/** An opened archive. Names are looked up without regard to case, as Office does. */
export class Zip {
  private readonly byName = new Map<string, Entry>()
  private total = 0
  private packedTotal = 0

  constructor(
    readonly source: Source,
    readonly entries: readonly Entry[],
    private readonly file: string,
    private readonly inflate: Inflate,
    private readonly limits: Limits,
    readonly warnings: ReadWarning[],
  ) {
    for (const entry of entries) {
      const key = entry.name.toLowerCase()
      if (this.byName.has(key)) warnings.push({ code: 'duplicate-part', part: entry.name })
      this.byName.set(key, entry)
    }
  }

  /** The entry of that name, in any case; the last one where there are several. */
  find(name: string): Entry | undefined {
    return this.byName.get(name.toLowerCase())
  }

  /** All bytes of an entry. */
  async bytes(entry: Entry): Promise<Uint8Array> {
    const pieces: Uint8Array[] = []
    let length = 0
    for await (const piece of this.chunks(entry)) {
      pieces.push(piece)
      length += piece.length
    }
    if (pieces.length === 1) return pieces[0]!
    const all = new Uint8Array(length)
    let at = 0
    for (const piece of pieces) {
      all.set(piece, at)
      at += piece.length
    }
    return all
  }

  /** The inflated bytes of an entry, piece by piece; a piece is the caller's until the next one. */
  async *chunks(entry: Entry): AsyncGenerator<Uint8Array> {
    this.check(entry)
    const start = await this.dataStart(entry)
    let seen = 0
    let crc = 0
    for await (const piece of this.inflated(entry, start)) {
      seen += piece.length
      if (seen > entry.size) throw this.bad('corrupt', `${entry.name}: more bytes than declared`)
      crc = this.inflate.crc32(piece, crc)
      yield piece
    }
    if (seen < entry.size) throw this.bad('corrupt', `${entry.name}: fewer bytes than declared`)
    if (crc !== entry.crc) this.warn({ code: 'crc', part: entry.name })
  }

  /** The checksum of bytes that are to become an entry. */
  crc32(bytes: Uint8Array): number {
    return this.inflate.crc32(bytes, 0)
  }

  private warn(warning: ReadWarning): void {
    if (!this.warnings.some((w) => w.code === warning.code && w.part === warning.part)) this.warnings.push(warning)
  }

  private check(entry: Entry): void {
    if (entry.flags & 1) throw this.bad('encrypted', entry.name)
    if (entry.method !== 0 && entry.method !== 8) throw this.bad('corrupt', `${entry.name}: method ${entry.method}`)
    this.total += entry.size
    this.packedTotal += entry.packed
    const { ratio } = this.limits
    const steep =
      (entry.size > STEEP_PART && entry.size > entry.packed * ratio) ||
      (this.total > STEEP_TOTAL && this.total > this.packedTotal * ratio)
    if (steep || entry.size > this.limits.partBytes || this.total > this.limits.totalBytes) {
      throw this.bad('too-large', `${entry.name}: ${entry.size} bytes`)
    }
  }

  private async *inflated(entry: Entry, start: number): AsyncGenerator<Uint8Array> {
    try {
      if (entry.method === 0) yield* this.raw(start, entry.packed)
      else if (this.inflate.whole && entry.size <= SMALL && entry.packed <= SMALL) {
        yield this.inflate.whole(await this.source.read(start, entry.packed), entry.size)
      } else yield* this.inflate.stream(this.raw(start, entry.packed))
    } catch (error) {
      if (error instanceof ReadError) throw error
      throw this.bad('corrupt', `${entry.name}: ${error instanceof Error ? error.message : 'bad data'}`)
    }
  }

  private async *raw(start: number, length: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < length; at += PIECE) yield await this.source.read(start + at, Math.min(PIECE, length - at))
  }

  /** Where the packed bytes start: only the local header knows how long its own name and extra fields are. */
  private async dataStart(entry: Entry): Promise<number> {
    if (entry.offset + 30 > this.source.size) throw this.bad('truncated', entry.name)
    const header = view(await this.source.read(entry.offset, 30))
    if (header.getUint32(0, true) !== LOCAL) throw this.bad('corrupt', `${entry.name}: no local header`)
    const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
    if (start + entry.packed > this.source.size) throw this.bad('truncated', entry.name)
    return start
  }

  private bad(code: ReadError['code'], detail: string): ReadError {
    return new ReadError(code, this.file, detail)
  }
}

/**
 * Opens the archive. Null where there is no end record: then it is no zip, or one that was cut short.
 * Throws ReadError where the directory is damaged, hostile or larger than the limits.
 */
export async function openZip(source: Source, file: string, inflate: Inflate, limits: Limits): Promise<Zip | null> {
  const directory = await findDirectory(source, file)
  if (!directory) return null
  if (directory.count > limits.entries) throw new ReadError('too-large', file, `${directory.count} entries`)
  const bytes = await source.read(directory.offset, directory.size)
  const entries = readEntries(bytes, directory, file)
  refuseOverlaps(entries, file)
  return new Zip(source, entries, file, inflate, limits, [])
}

/** The central directory of a zip; null where there is no end record. */
export async function findDirectory(source: Source, file: string): Promise<Directory | null> {
  const length = Math.min(source.size, 22 + 0xffff)
  const base = source.size - length
  const tail = await source.read(base, length)
  const at = lastEnd(tail)
  if (at < 0) return null
  const record = view(tail.subarray(at))
  let end = base + at
  let count = record.getUint16(10, true)
  let size = record.getUint32(12, true)
  let offset = record.getUint32(16, true)
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const wide = await wideEnd(source, end)
    if (wide) [end, count, size, offset] = wide
  }
  const endRecord = base + at
  const shift = end - size - offset
  if (shift < 0 || size < count * 46) throw new ReadError('truncated', file, 'central directory')
  return { offset: offset + shift, size, count, shift, end, endRecord, wide: end !== endRecord }
}

async function wideEnd(source: Source, end: number): Promise<[number, number, number, number] | null> {
  if (end < 20) return null
  const locator = view(await source.read(end - 20, 20))
  if (locator.getUint32(0, true) !== LOCATOR64) return null
  // With bytes before the archive the stated place is off; the record then stands right before its locator.
  for (const at of [number64(locator, 8), end - 76]) {
    if (at < 0 || at + 56 > source.size) continue
    const record = view(await source.read(at, 56))
    if (record.getUint32(0, true) !== END64) continue
    return [at, number64(record, 32), number64(record, 40), number64(record, 48)]
  }
  return null
}

function lastEnd(tail: Uint8Array): number {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] !== 0x50 || tail[at + 1] !== 0x4b || tail[at + 2] !== 5 || tail[at + 3] !== 6) continue
    const comment = tail[at + 20]! | (tail[at + 21]! << 8)
    if (at + 22 + comment <= tail.length) return at
  }
  return -1
}

function readEntries(bytes: Uint8Array, directory: Directory, file: string): Entry[] {
  const data = view(bytes)
  const entries: Entry[] = []
  let at = 0
  for (let n = 0; n < directory.count; n++) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== CENTRAL) {
      throw new ReadError('corrupt', file, `central directory, entry ${n}`)
    }
    const nameLength = data.getUint16(at + 28, true)
    const extraLength = data.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + data.getUint16(at + 32, true)
    if (next > bytes.length) throw new ReadError('corrupt', file, `central directory, entry ${n}`)
    const fields = sizeFields(data, at + 24, at + 20, at + 42, at + 46 + nameLength, extraLength)
    const name = utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.push({
      name: name.replaceAll('\\', '/').replace(/^\/+/, ''),
      method: data.getUint16(at + 10, true),
      flags: data.getUint16(at + 8, true),
      crc: data.getUint32(at + 16, true),
      packed: numberAt(data, fields.packed),
      size: numberAt(data, fields.size),
      offset: numberAt(data, fields.offset!) + directory.shift,
    })
    at = next
  }
  return entries
}

/** Where a header keeps a number: four bytes, or eight in its zip64 extra field. */
export interface SizeField {
  readonly at: number
  readonly wide: boolean
}

/** Where a header keeps its sizes and offset; `size`, `packed` and `offset` are the places of the 32-bit ones. */
export function sizeFields(
  data: DataView,
  size: number,
  packed: number,
  offset: number | null,
  extra: number,
  extraLength: number,
): { size: SizeField; packed: SizeField; offset: SizeField | null } {
  let wide = -1
  let stop = 0
  const end = extra + extraLength
  for (let p = extra; p + 4 <= end && wide < 0; p += 4 + data.getUint16(p + 2, true)) {
    if (data.getUint16(p, true) !== 1) continue
    wide = p + 4
    stop = Math.min(end, wide + data.getUint16(p + 2, true))
  }
  // The extra field holds, in this order, only those numbers that do not fit their four bytes.
  const field = (at: number): SizeField => {
    if (wide < 0 || wide + 8 > stop || data.getUint32(at, true) !== 0xffffffff) return { at, wide: false }
    wide += 8
    return { at: wide - 8, wide: true }
  }
  const sizeField = field(size)
  const packedField = field(packed)
  return { size: sizeField, packed: packedField, offset: offset === null ? null : field(offset) }
}

function numberAt(data: DataView, field: SizeField): number {
  return field.wide ? number64(data, field.at) : data.getUint32(field.at, true)
}

/** Entries that share packed bytes are how a small archive pretends to hold gigabytes; no writer makes them. */
function refuseOverlaps(entries: readonly Entry[], file: string): void {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset)
  let end = 0
  for (const entry of sorted) {
    if (entry.offset < end) throw new ReadError('corrupt', file, `${entry.name}: overlaps another entry`)
    end = entry.offset + 30 + entry.packed
  }
}

function number64(data: DataView, at: number): number {
  return data.getUint32(at, true) + data.getUint32(at + 4, true) * 2 ** 32
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
