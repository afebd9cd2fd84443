/** An archive with some entries exchanged: all others are copied as they are, headers, gaps and comments too. */
import { type Directory, type Entry, findDirectory, sizeFields, type Zip } from './zip.js'

/** Packs bytes by raw DEFLATE. */
export type Deflate = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>

interface Fresh {
  readonly header: Uint8Array
  readonly packed: Uint8Array
  readonly crc: number
  readonly size: number
}

const PIECE = 1 << 20

/**
 * The bytes of the archive with new content for the entries named. An entry's local header keeps its name, time and
 * extra fields; the central directory keeps all but sizes, checksums and offsets.
 */
export async function* replaceEntries(
  zip: Zip,
  file: string,
  parts: ReadonlyMap<string, Uint8Array>,
  deflate: Deflate,
): AsyncGenerator<Uint8Array> {
  const directory = (await findDirectory(zip.source, file))!
  const order = [...zip.entries].sort((a, b) => a.offset - b.offset)
  const moved = new Map<Entry, { offset: number; fresh: Fresh | null }>()
  let write = 0
  let read = 0
  for (const [index, entry] of order.entries()) {
    for await (const piece of copy(zip, read, entry.offset)) yield piece
    write += entry.offset - read
    const next = order[index + 1]?.offset ?? directory.offset
    // Of two entries with one name the later in the directory is the one that was read.
    const content = zip.find(entry.name) === entry ? parts.get(entry.name) : undefined
    const fresh = content ? await freshEntry(zip, entry, content, deflate) : null
    moved.set(entry, { offset: write, fresh })
    if (fresh) {
      yield fresh.header
      yield fresh.packed
      write += fresh.header.length + fresh.packed.length
    } else {
      for await (const piece of copy(zip, entry.offset, next)) yield piece
      write += next - entry.offset
    }
    read = next
  }
  for await (const piece of copy(zip, read, directory.offset)) yield piece
  write += directory.offset - read
  yield* directoryBytes(zip, directory, moved, write)
}

async function* copy(zip: Zip, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += PIECE) yield await zip.source.read(at, Math.min(PIECE, to - at))
}

async function freshEntry(zip: Zip, entry: Entry, content: Uint8Array, deflate: Deflate): Promise<Fresh> {
  const packed = await deflate(content)
  const crc = zip.crc32(content)
  const fixed = view(await zip.source.read(entry.offset, 30))
  const length = 30 + fixed.getUint16(26, true) + fixed.getUint16(28, true)
  const old = await zip.source.read(entry.offset, length)
  const header = new Uint8Array(old)
  const data = view(header)
  data.setUint16(6, data.getUint16(6, true) & ~8, true)
  data.setUint16(8, 8, true)
  data.setUint32(14, crc, true)
  const fields = sizeFields(data, 22, 18, null, 30 + fixed.getUint16(26, true), fixed.getUint16(28, true))
  put(data, fields.size, content.length)
  put(data, fields.packed, packed.length)
  return { header, packed, crc, size: content.length }
}

async function* directoryBytes(
  zip: Zip,
  directory: Directory,
  moved: ReadonlyMap<Entry, { offset: number; fresh: Fresh | null }>,
  start: number,
): AsyncGenerator<Uint8Array> {
  const bytes = new Uint8Array(await zip.source.read(directory.offset, directory.size))
  const data = view(bytes)
  let at = 0
  for (const entry of zip.entries) {
    const nameLength = data.getUint16(at + 28, true)
    const extraLength = data.getUint16(at + 30, true)
    const { offset, fresh } = moved.get(entry)!
    const fields = sizeFields(data, at + 24, at + 20, at + 42, at + 46 + nameLength, extraLength)
    put(data, fields.offset!, offset - directory.shift)
    if (fresh) {
      data.setUint16(at + 8, data.getUint16(at + 8, true) & ~8, true)
      data.setUint16(at + 10, 8, true)
      data.setUint32(at + 16, fresh.crc, true)
      put(data, fields.size, fresh.size)
      put(data, fields.packed, fresh.packed.length)
    }
    at += 46 + nameLength + extraLength + data.getUint16(at + 32, true)
  }
  yield bytes
  yield await endBytes(zip, directory, start - directory.offset)
}

/** What follows the central directory, with its place put right: `by` bytes later than it was. */
async function endBytes(zip: Zip, directory: Directory, by: number): Promise<Uint8Array> {
  const from = directory.offset + directory.size
  const bytes = new Uint8Array(await zip.source.read(from, zip.source.size - from))
  const data = view(bytes)
  const move64 = (at: number): void => data.setBigUint64(at, data.getBigUint64(at, true) + BigInt(by), true)
  const wide = directory.end - from
  if (directory.wide) {
    move64(wide + 48)
    const locator = directory.endRecord - from - 20
    move64(locator + 8)
  }
  const end = directory.endRecord - from
  const offset = data.getUint32(end + 16, true)
  if (offset !== 0xffffffff) data.setUint32(end + 16, offset + by, true)
  return bytes
}

function put(data: DataView, field: { at: number; wide: boolean }, value: number): void {
  if (field.wide) data.setBigUint64(field.at, BigInt(value), true)
  else data.setUint32(field.at, value, true)
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
