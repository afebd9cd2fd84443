/**
 * Compound files (MS-CFB): the container of .xls, .et, .doc and of encrypted .xlsx. Reading is bounded by the file: every chain of
 * sectors is at most as long as there are sectors.
 */
import { ReadError } from '../ooxml/index.js'

/** A stream that the root of a compound file holds. */
export interface Stream {
  readonly name: string
  /** Its bytes; throws ReadError where the file is cut short or its chains are broken. */
  bytes(): Uint8Array
}

const END = 0xfffffffe
/** Sector numbers above this are marks. */
const HIGHEST = 0xfffffffa
const NONE = 0xffffffff
const ENTRY = 128

interface Entry {
  readonly name: string
  /** 1 storage, 2 stream, 5 root. */
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

/** True of bytes that begin as a compound file does. */
export function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, i) => bytes[i] === byte)
}

/** The streams and storages directly under the root. Throws ReadError where the bytes are no whole compound file. */
export function openCompound(bytes: Uint8Array, file: string): readonly Stream[] {
  return new Compound(bytes, file).top()
}

class Compound {
  private readonly view: DataView
  private readonly sector: number
  private readonly count: number
  private readonly fat: Uint32Array
  private readonly entries: readonly Entry[]
  private mini: { fat: Uint32Array; bytes: Uint8Array } | null = null

  constructor(
    private readonly bytes: Uint8Array,
    private readonly file: string,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < 512) throw new ReadError('truncated', file)
    const shift = this.view.getUint16(30, true)
    if (shift !== 9 && shift !== 12) throw this.broken(`sector shift ${shift}`)
    this.sector = 1 << shift
    // The last sector may be short: some writers do not pad it.
    this.count = Math.max(0, Math.ceil(bytes.length / this.sector) - 1)
    this.fat = this.readFat()
    this.entries = this.readEntries()
  }

  top(): readonly Stream[] {
    const streams: Stream[] = []
    const seen = new Set<number>()
    const ahead = [this.entries[0]?.child ?? NONE]
    while (ahead.length > 0) {
      const index = ahead.pop()!
      const entry = index === NONE || seen.has(index) ? undefined : this.entries[index]
      if (!entry) continue
      seen.add(index)
      ahead.push(entry.right, entry.left)
      streams.push({ name: entry.name, bytes: () => this.content(entry) })
    }
    return streams
  }

  private broken(detail: string): ReadError {
    return new ReadError('corrupt', this.file, detail)
  }

  /** The table that says which sector follows which: its own sectors are listed in the header and in a chain of lists. */
  private readFat(): Uint32Array {
    const { view, sector } = this
    const places: number[] = []
    const take = (place: number): void => {
      if (place <= HIGHEST && places.length < this.count) places.push(place)
    }
    for (let i = 0; i < 109; i++) take(view.getUint32(76 + 4 * i, true))
    let list = view.getUint32(68, true)
    for (let lists = 0; list <= HIGHEST && lists < this.count; lists++) {
      const at = this.offset(list)
      for (let i = 0; i < sector / 4 - 1; i++) take(this.number(at + 4 * i))
      list = this.number(at + sector - 4)
    }
    return this.numbers(places)
  }

  private offset(place: number): number {
    const at = (place + 1) * this.sector
    if (place > HIGHEST || at >= this.bytes.length) throw new ReadError('truncated', this.file, `sector ${place}`)
    return at
  }

  private number(at: number): number {
    return at + 4 <= this.bytes.length ? this.view.getUint32(at, true) : NONE
  }

  private numbers(places: readonly number[]): Uint32Array {
    const each = this.sector / 4
    const numbers = new Uint32Array(places.length * each).fill(NONE)
    places.forEach((place, i) => {
      const at = this.offset(place)
      for (let j = 0; j < each; j++) numbers[i * each + j] = this.number(at + 4 * j)
    })
    return numbers
  }

  /** The sectors of a chain. */
  private chain(start: number, fat: Uint32Array, most: number): number[] {
    const places: number[] = []
    for (let place = start; place !== END; place = fat[place] ?? NONE) {
      if (place > HIGHEST || places.length >= most) throw this.broken(`chain from ${start}`)
      places.push(place)
    }
    return places
  }

  /** The bytes of `places`, `size` each, out of `bytes` where number 0 stands at `first`; short by what is missing at the end. */
  private gather(places: readonly number[], bytes: Uint8Array, size: number, first: number): Uint8Array {
    const all = new Uint8Array(places.length * size)
    places.forEach((place, i) => {
      const at = first + place * size
      if (at >= bytes.length) throw new ReadError('truncated', this.file, `sector ${place}`)
      all.set(bytes.subarray(at, at + size), i * size)
    })
    return all
  }

  private readEntries(): Entry[] {
    const places = this.chain(this.view.getUint32(48, true), this.fat, this.count)
    const bytes = this.gather(places, this.bytes, this.sector, this.sector)
    const view = new DataView(bytes.buffer)
    const entries: Entry[] = []
    for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
      const length = Math.min(64, view.getUint16(at + 64, true))
      const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, length - 2) - (length % 2)))
      entries.push({
        name,
        type: bytes[at + 66]!,
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      })
    }
    return entries
  }

  private content(entry: Entry): Uint8Array {
    if (entry.type !== 2) throw this.broken(`${entry.name} is no stream`)
    const cutoff = this.view.getUint32(56, true)
    if (entry.size === 0) return new Uint8Array()
    if (entry.size > this.bytes.length)
      throw new ReadError('truncated', this.file, `${entry.name}: ${entry.size} bytes`)
    const whole = entry.size < cutoff ? this.small(entry) : this.sectors(entry.start)
    if (whole.length < entry.size) throw this.broken(`${entry.name}: ${whole.length} of ${entry.size} bytes`)
    return whole.subarray(0, entry.size)
  }

  private sectors(start: number): Uint8Array {
    return this.gather(this.chain(start, this.fat, this.count), this.bytes, this.sector, this.sector)
  }

  /** Streams below the cut-off share sectors: they stand, 64 bytes each, in a stream of the root. */
  private small(entry: Entry): Uint8Array {
    const shift = this.view.getUint16(32, true)
    if (shift !== 6) throw this.broken(`mini sector shift ${shift}`)
    const fatStart = this.view.getUint32(60, true)
    this.mini ??= {
      fat: fatStart > HIGHEST ? new Uint32Array() : this.numbers(this.chain(fatStart, this.fat, this.count)),
      bytes: this.sectors(this.entries[0]!.start),
    }
    const places = this.chain(entry.start, this.mini.fat, Math.ceil(this.mini.bytes.length / 64))
    return this.gather(places, this.mini.bytes, 64, 0)
  }
}
