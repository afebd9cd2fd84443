/** Plain data as few bytes, for a file that anybody may write before it is read. */
import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Bytes data may have, unless more are allowed. */
const MOST_BYTES = 1 << 29
/** With more, at most so many times as many as they are packed in: a small file may not ask for all the memory there is. */
const MOST_TIMES = 200
const DIGEST = 32

/** The bytes of plain data, packed, with their digest before them; null where they are more than `most` bytes and could not be read again. */
export function packed(data: unknown, most = MOST_BYTES): Buffer | null {
  const bytes = serialize(data)
  if (bytes.length > most) return null
  const body = deflateRawSync(bytes, { level: 1 })
  if (bytes.length > boundOf(body, most)) return null
  return Buffer.concat([createHash('sha256').update(body).digest(), body])
}

/** The data of such bytes; null where they are cut or changed, or more than `most` bytes. Throws nothing. */
export function unpacked(bytes: Buffer, most = MOST_BYTES): unknown {
  const [digest, body] = [bytes.subarray(0, DIGEST), bytes.subarray(DIGEST)]
  if (!createHash('sha256').update(body).digest().equals(digest)) return null
  try {
    return deserialize(inflateRawSync(body, { maxOutputLength: boundOf(body, most) }))
  } catch {
    return null
  }
}

function boundOf(body: Buffer, most: number): number {
  return Math.min(most, Math.max(MOST_BYTES, body.length * MOST_TIMES))
}
