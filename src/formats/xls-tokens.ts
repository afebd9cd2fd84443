/**
 * The tokens of a formula (MS-XLS 2.5.198), walked without reading them: the library never ends with a formula whose tokens reach past
 * its end.
 */

/** Bytes of tokens with their number, of those that are always as long. Each class of operands has the same. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [0x01, 5],
  [0x02, 5],
  ...Array.from({ length: 0x14 }, (_, i): [number, number] => [0x03 + i, 1]),
  [0x1c, 2],
  [0x1d, 2],
  [0x1e, 3],
  [0x1f, 9],
  [0x20, 8],
  [0x21, 3],
  [0x22, 4],
  [0x23, 5],
  [0x24, 5],
  [0x25, 9],
  [0x26, 7],
  [0x27, 7],
  [0x28, 7],
  [0x29, 3],
  [0x2a, 5],
  [0x2b, 9],
  [0x2c, 5],
  [0x2d, 9],
  [0x39, 7],
  [0x3a, 7],
  [0x3b, 11],
  [0x3c, 7],
  [0x3d, 11],
])

/** True where the tokens from `at` on end exactly at `end`. Formulas in words (Excel 97's labels) count as unsound. */
export function isSoundFormula(bytes: Uint8Array, at: number, end: number): boolean {
  let place = at
  while (place < end) {
    const size = sizeAt(bytes, place)
    if (size === 0) return false
    place += size
  }
  return place === end
}

/** Bytes of the token at a place; 0 where none is known. */
function sizeAt(bytes: Uint8Array, at: number): number {
  const id = bytes[at]!
  const next = bytes[at + 1] ?? 0
  if (id === 0x17) return 3 + next * ((bytes[at + 2] ?? 0) & 1 ? 2 : 1)
  // A choice has a list of places.
  if (id === 0x19) return next & 0x04 ? 4 + 2 * ((bytes[at + 2] ?? 0) + 256 * (bytes[at + 3] ?? 0) + 1) : 4
  return SIZES.get(id >= 0x40 && id < 0x80 ? (id & 0x1f) | 0x20 : id) ?? 0
}
