/** A zip of entries that are not compressed: all a copy of the workbook needs, in Node and in a page. */
import { crc32 } from '../../src/hosts/browser-file.js'

const u16 = (n: number) => [n & 255, (n >> 8) & 255]
const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)]

/** The bytes of an archive of these parts, in order; names in ASCII. */
export function storedZip(parts: readonly (readonly [name: string, text: string])[]): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  const add = (list: Uint8Array[], bytes: Uint8Array) => list.push(bytes)
  for (const [partName, text] of parts) {
    const name = new TextEncoder().encode(partName)
    const data = new TextEncoder().encode(text)
    // Version, flags (UTF-8 names), method 0, time, checksum, both sizes, lengths of the name and of no extra field.
    const common = [...u16(20), ...u16(0x800), ...u16(0), ...u32(0), ...u32(crc32(data, 0))]
    const sizes = [...u32(data.length), ...u32(data.length), ...u16(name.length), ...u16(0)]
    const header = Uint8Array.from([...u32(0x04034b50), ...common, ...sizes, ...name])
    add(pieces, header)
    add(pieces, data)
    const tail = [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(offset), ...name]
    add(directory, Uint8Array.from([...u32(0x02014b50), ...u16(20), ...common, ...sizes, ...tail]))
    offset += header.length + data.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = u16(parts.length)
  const end = [...u32(0x06054b50), ...u32(0), ...count, ...count, ...u32(size), ...u32(offset), ...u16(0)]
  return joined([...pieces, ...directory, Uint8Array.from(end)])
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
