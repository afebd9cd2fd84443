/** What the reader needs from its platform: bytes at a place, and the inverse of DEFLATE. */

/** Bytes that can be read at any place: a file, a Blob, an array. */
export interface Source {
  /** Length in bytes. */
  readonly size: number
  /** `length` bytes from `offset`; the caller stays inside `size`. */
  read(offset: number, length: number): Promise<Uint8Array> | Uint8Array
}

/** Raw DEFLATE (RFC 1951) undone, checksums and checks, as the platform does them best. */
export interface Inflate {
  /**
   * A small part in one go; null where the platform cannot. Throws when the data is bad or when more than `size` bytes
   * come out.
   */
  readonly whole: ((data: Uint8Array, size: number) => Uint8Array) | null
  /** A part piece by piece. Throws when the data is bad or ends early. */
  stream(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  /** CRC-32 (IEEE) of `data`, going on from `seed`. */
  crc32(data: Uint8Array, seed: number): number
  /** True where the bytes are whole, valid UTF-8. */
  isUtf8(data: Uint8Array): boolean
  /** The text of whole, valid UTF-8, a byte order mark kept; without it TextDecoder does it. */
  decode?(data: Uint8Array): string
}

/** Upper bounds that keep a hostile file from eating the machine. */
export interface Limits {
  /** Entries in the archive. */
  readonly entries: number
  /** Inflated bytes of one part. */
  readonly partBytes: number
  /** Inflated bytes of all parts read. */
  readonly totalBytes: number
  /** Inflated to packed bytes of one part above 32 MB, and of all parts above 128 MB; DEFLATE itself can reach 1,032. */
  readonly ratio: number
}

export const defaultLimits: Limits = {
  entries: 200_000,
  partBytes: 3 * 2 ** 30,
  totalBytes: 6 * 2 ** 30,
  ratio: 250,
}

/** A source over bytes in memory. */
export function bytesSource(bytes: Uint8Array): Source {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) }
}
