/** In which encoding a text is written, told by its bytes; and the text. */
import { ReadError } from '../ooxml/index.js'

/** The encodings a text is looked for in, as labels of the Encoding standard. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

/** Bytes looked at to tell UTF-16 without a byte order mark. */
const HEAD = 1 << 16
/** Signs in so many of a hundred that are UTF-8 make a text one that is damaged, and not one in GB 18030. */
const MOSTLY = 90

/**
 * The text of a file, without its byte order mark. Such a mark decides; NUL bytes mean UTF-16, where one of its two orders makes sense
 * and the other does not; else UTF-8 where every byte fits, else GB 18030 where every byte fits. Throws ReadError: `encoding` where none
 * fits, `truncated` where UTF-8 ends within a sign, `not-zip` where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const marked = byMark(bytes)
  if (marked) return checked(decodeAs(marked, bytes), marked, file)
  if (bytes.subarray(0, HEAD).includes(0)) {
    const wide = wideEncoding(bytes)
    if (!wide) throw new ReadError('not-zip', file, 'NUL bytes')
    return checked(decodeAs(wide, bytes), wide, file)
  }
  const utf8 = decodeAs('utf-8', bytes)
  if (utf8 !== null) return checked(utf8, 'utf-8', file)
  refuseDamagedUtf8(bytes, file)
  return checked(decodeAs('gb18030', bytes), 'gb18030', file)
}

/** Signs of a page's beginning in which it may name its encoding. */
const STATED_IN = 4096

/**
 * The text of a page. What it says of its encoding is often wrong, and a text in UTF-8 or GB 18030 is known as such without; only Big5
 * has to be believed. Throws ReadError as `decodeText` does.
 */
export function decodePage(bytes: Uint8Array, file: string): string {
  const head = String.fromCharCode(...bytes.subarray(0, STATED_IN))
  const stated = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  const isBig5 = stated !== undefined && /^(?:big5|cn-big5|big5-hkscs)$/.test(stated)
  if (!isBig5 || byMark(bytes) || decodeAs('utf-8', bytes) !== null) return decodeText(bytes, file)
  refuseDamagedUtf8(bytes, file)
  return checked(decodeAs('big5', bytes), 'big5', file)
}

function byMark([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** Null where the bytes are not of the encoding. */
function decodeAs(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function checked(text: string | null, encoding: Encoding, file: string): string {
  if (text === null) throw new ReadError('encoding', file, `not ${encoding}`)
  if (isBinary(text)) throw new ReadError('not-zip', file, 'control characters')
  return text
}

/** True of a text with signs that no table has. A form feed or an end-of-file sign of DOS stands in some. */
function isBinary(text: string): boolean {
  return /[\u0000-\u0008\u000e-\u0019\u001c-\u001f]/.test(text)
}

/** Which order of UTF-16 makes sense of the first bytes; null where neither does or both do. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes.length % 2 === 1) return null
  const head = bytes.subarray(0, Math.min(bytes.length, HEAD))
  const able = (['utf-16le', 'utf-16be'] as const).filter((encoding) => {
    const text = new TextDecoder(encoding).decode(head)
    return /[\t\r\n]/.test(text) && !isBinary(text) && usual(text) * 100 >= text.length * MOSTLY
  })
  return able.length === 1 ? able[0]! : null
}

/** How many signs are ASCII, Chinese characters or the punctuation that goes with them. */
function usual(text: string): number {
  return text.match(/[\t\n\r\u0020-\u007e\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0
}

/** Bytes looked at to tell damaged UTF-8. */
const SAMPLE = 1 << 20

/** A text in UTF-8 with a few wrong bytes often is valid GB 18030 all the same, and nonsense. */
function refuseDamagedUtf8(bytes: Uint8Array, file: string): void {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE))
  let wide = 0
  let bad = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) bad++
    else if (code >= 0x800) wide++
  }
  if (wide === 0 || wide * 100 < (wide + bad) * MOSTLY) return
  throw new ReadError(endsEarly(bytes) ? 'truncated' : 'encoding', file, 'damaged UTF-8')
}

/** True of UTF-8 that is right but for a last sign of which bytes are missing. */
function endsEarly(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
