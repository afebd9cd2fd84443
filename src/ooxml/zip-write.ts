/** An archive with some entries exchanged and some added: all others are copied as they are, headers, gaps and comments too. */
import { NotEditable } from './walk.js'
import { type Directory, type Entry, findDirectory, sizeFields, type Zip } from './zip.js'

/** Packs bytes by raw DEFLATE. */
export type Deflate = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>

interface Fresh {
  readonly header: Uint8Array
  readonly packed: Uint8Array
  readonly crc: number
  readonly size: number
}

/** An entry that was not there; `offset` counts from the start of the source. */
interface Added extends Fresh {
  readonly name: Uint8Array
  readonly offset: number
}

const PIECE = 1 << 20

/** What an end record without zip64 can count. */
const MAX_COUNT = 0xfffe
const FULL = 0xffffffff

/** Throws NotEditable where so many entries cannot be added: the end record has no room to count them. */
export async function checkRoom(zip: Zip, file: string, more: number): Promise<void> {
  const directory = (await findDirectory(zip.source, file))!
  if (!directory.wide && directory.count + more > MAX_COUNT) throw new NotEditable('too many entries')
}

/**
 * The bytes of the archive with new content for the entries named in `parts`, and with those of `added` (names in ASCII) behind the
 * last. An entry's local header keeps its name, time and extra fields; the central directory keeps all but sizes, checksums and offsets.
 */
export async function* replaceEntries(
  zip: Zip,
  file: string,
  parts: ReadonlyMap<string, Uint8Array>,
  deflate: Deflate,
  added: ReadonlyMap<string, Uint8Array> = new Map(),
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
  const more: Added[] = []
  for (const [name, content] of added) {
    const one = { ...(await newEntry(zip, name, content, deflate)), offset: write }
    yield one.header
    yield one.packed
    write += one.header.length + one.packed.length
    more.push(one)
  }
  yield* directoryBytes(zip, directory, moved, more, write)
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

/** A local header and packed content, dated 1980-01-01 as Excel's own are. */
async function newEntry(zip: Zip, path: string, content: Uint8Array, deflate: Deflate): Promise<Omit<Added, 'offset'>> {
  const packed = await deflate(content)
  const name = new TextEncoder().encode(path)
  const crc = zip.crc32(content)
  const header = new Uint8Array(30 + name.length)
  view(header).setUint32(0, 0x04034b50, true)
  describe(view(header), 4, { crc, packed: packed.length, size: content.length, name: name.length, extra: 0 })
  header.set(name, 30)
  return { header, packed, crc, size: content.length, name }
}

/** The 26 bytes that a local header and the central directory have in common, from `at` on. */
function describe(
  data: DataView,
  at: number,
  entry: { crc: number; packed: number; size: number; name: number; extra: number },
): void {
  data.setUint16(at, entry.extra === 0 ? 20 : 45, true)
  data.setUint16(at + 4, 8, true)
  data.setUint16(at + 8, 0x21, true)
  data.setUint32(at + 10, entry.crc, true)
  data.setUint32(at + 14, entry.packed, true)
  data.setUint32(at + 18, entry.size, true)
  data.setUint16(at + 22, entry.name, true)
  data.setUint16(at + 24, entry.extra, true)
}

/** The central directory's header of an entry that was added; beyond 4 GB its place stands in a zip64 field. */
function centralHeader({ name, crc, packed, size, offset }: Added, shift: number): Uint8Array {
  const place = offset - shift
  const extra = place < FULL ? 0 : 12
  const header = new Uint8Array(46 + name.length + extra)
  const data = view(header)
  data.setUint32(0, 0x02014b50, true)
  data.setUint16(4, 45, true)
  describe(data, 6, { crc, packed: packed.length, size, name: name.length, extra })
  data.setUint32(42, Math.min(place, FULL), true)
  header.set(name, 46)
  if (extra === 0) return header
  const at = 46 + name.length
  data.setUint16(at, 1, true)
  data.setUint16(at + 2, 8, true)
  data.setBigUint64(at + 4, BigInt(place), true)
  return header
}

async function* directoryBytes(
  zip: Zip,
  directory: Directory,
  moved: ReadonlyMap<Entry, { offset: number; fresh: Fresh | null }>,
  added: readonly Added[],
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
  const headers = added.map((entry) => centralHeader(entry, directory.shift))
  yield bytes.subarray(0, at)
  yield* headers
  yield bytes.subarray(at)
  const grown = headers.reduce((sum, header) => sum + header.length, 0)
  yield await endBytes(zip, directory, { by: start - directory.offset, entries: added.length, grown })
}

/** What follows the central directory, which now starts `by` bytes later, with `entries` more and by `grown` bytes longer. */
async function endBytes(
  zip: Zip,
  directory: Directory,
  { by, entries, grown }: { by: number; entries: number; grown: number },
): Promise<Uint8Array> {
  const from = directory.offset + directory.size
  const bytes = new Uint8Array(await zip.source.read(from, zip.source.size - from))
  const data = view(bytes)
  const add64 = (at: number, n: number): void => data.setBigUint64(at, data.getBigUint64(at, true) + BigInt(n), true)
  const wide = directory.end - from
  if (directory.wide) {
    add64(wide + 24, entries)
    add64(wide + 32, entries)
    add64(wide + 40, grown)
    add64(wide + 48, by)
    const locator = directory.endRecord - from - 20
    add64(locator + 8, by + grown)
  }
  const end = directory.endRecord - from
  // A number that is full stands in the record of zip64.
  for (const at of [end + 8, end + 10]) {
    const count = data.getUint16(at, true)
    if (count !== 0xffff) data.setUint16(at, directory.wide ? Math.min(count + entries, 0xffff) : count + entries, true)
  }
  const size = data.getUint32(end + 12, true)
  if (size !== FULL) data.setUint32(end + 12, size + grown, true)
  const offset = data.getUint32(end + 16, true)
  if (offset !== FULL) data.setUint32(end + 16, offset + by, true)
  return bytes
}

function put(data: DataView, field: { at: number; wide: boolean }, value: number): void {
  if (field.wide) data.setBigUint64(field.at, BigInt(value), true)
  else data.setUint32(field.at, value, true)
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
