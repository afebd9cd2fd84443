/** The browser's own inflation, apart from what reads and writes files: a page beside Excel has it before it knows whether there is a file. */
import type { Inflate } from '../ooxml/index.js'

/** Inflation by the browser's `DecompressionStream` (Chrome 103, Firefox 113, Safari 16.4). */
export const browserInflate: Inflate = {
  whole: null,
  async *stream(pieces) {
    const stream = new DecompressionStream('deflate-raw')
    const writer = stream.writable.getWriter()
    const feeding = feed(pieces, writer).catch((error) => writer.abort(error))
    // What goes wrong in feeding comes out at the reading end; here it must only not go unhandled.
    feeding.catch(() => {})
    const reader = stream.readable.getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        yield value as Uint8Array
      }
    } finally {
      reader.cancel().catch(() => {})
    }
  },
  crc32,
  isUtf8(data) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(data)
      return true
    } catch {
      return false
    }
  },
}

async function feed(pieces: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter): Promise<void> {
  for await (const piece of pieces) {
    await writer.ready
    await writer.write(piece)
  }
  await writer.close()
}

/** Four tables that take four bytes at a time (CRC-32, IEEE polynomial 0xEDB88320 reflected). */
const tables = makeTables()

function makeTables(): Int32Array[] {
  const first = new Int32Array(256)
  for (let n = 0; n < 256; n++) {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
    first[n] = c
  }
  const list = [first]
  for (let t = 1; t < 4; t++) {
    const before = list[t - 1]!
    list.push(Int32Array.from(before, (c) => (c >>> 8) ^ first[c & 255]!))
  }
  return list
}

/** CRC-32 of `data`, going on from `seed`. */
export function crc32(data: Uint8Array, seed: number): number {
  const [a, b, c, d] = tables as [Int32Array, Int32Array, Int32Array, Int32Array]
  let crc = ~seed
  let i = 0
  for (; i + 4 <= data.length; i += 4) {
    crc ^= data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24)
    crc = d[crc & 255]! ^ c[(crc >>> 8) & 255]! ^ b[(crc >>> 16) & 255]! ^ a[crc >>> 24]!
  }
  for (; i < data.length; i++) crc = a[(crc ^ data[i]!) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}
