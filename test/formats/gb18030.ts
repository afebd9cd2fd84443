/** Texts in GB 18030, which the platform reads and does not write: made from its decoder. */

let known: ReadonlyMap<string, readonly number[]> | null = null

/** The bytes of signs of the Basic Multilingual Plane: what the decoder makes of every two and four bytes, the other way round. */
function codes(): ReadonlyMap<string, readonly number[]> {
  if (known) return known
  const made = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  const take = (...bytes: number[]): void => {
    const sign = decoder.decode(Uint8Array.from(bytes))
    if ([...sign].length === 1 && sign !== '\ufffd' && !made.has(sign)) made.set(sign, bytes)
  }
  for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) if (b !== 0x7f) take(a, b)
  for (let a = 0x81; a < 0x85; a++)
    for (let b = 0x30; b < 0x3a; b++)
      for (let c = 0x81; c < 0xff; c++) for (let d = 0x30; d < 0x3a; d++) take(a, b, c, d)
  known = made
  return made
}

function bytesOf(sign: string): readonly number[] | undefined {
  return sign < '\x80' ? [sign.charCodeAt(0)] : codes().get(sign)
}

/** The bytes of a text. Throws of a sign outside of the Basic Multilingual Plane. */
export function gb18030(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((sign) => {
      const bytes = bytesOf(sign)
      if (!bytes) throw new Error(`no bytes for ${sign}`)
      return bytes
    }),
  )
}

/** True of a text that GB 18030 writes in one or two bytes a sign, as GBK did. */
export function isGbk(text: string): boolean {
  return [...text].every((sign) => (bytesOf(sign)?.length ?? 4) <= 2)
}
