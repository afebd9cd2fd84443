/** Text made comparable: width, brackets and white space folded; placeholders; plain text cells. */
import { isBlankText, isError, isSpace, type Value } from '../grid.js'
import type { Reading } from '../values.js'

/** Signs that stand for "nothing to say" in a number or date cell (RULES.md `format-placeholder`), dashes folded to `-`. */
export const PLACEHOLDERS: ReadonlySet<string> = new Set(['-', '/', '\\', '无', '待定', '暂无'])

/** Longer texts are no number, date or placeholder. */
export const SHORT_TEXT = 64

/**
 * `text` made comparable: edges trimmed; white space between Chinese characters and beside brackets, commas and colons
 * removed, elsewhere one space; zero-width signs removed; full-width letters, digits, brackets and punctuation made half-width.
 * Letter case stays. Doing it twice changes nothing more.
 */
export function normalizeText(text: string): string {
  if (isPlain(text)) return text
  let out = ''
  let last = 0
  let gap = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isSpace(code)) {
      if (!isZeroWidth(code)) gap = true
      continue
    }
    const folded = fold(code)
    if (gap && out !== '' && needsSpace(last, folded)) out += ' '
    out += String.fromCharCode(folded)
    last = folded
    gap = false
  }
  return out
}

/** `text` with every white space removed and widths folded as in `normalizeText`: for headings, names and short codes. */
export function compactText(text: string): string {
  if (isPlain(text)) return text
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!isSpace(code)) out += String.fromCharCode(fold(code))
  }
  return out
}

/**
 * The text in memory of its own. A text cut out of another keeps the whole of that in memory, and one put together its pieces, for as
 * long as it is there itself: a few cells would hold all of the file they stand in.
 */
export function apart(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

/** `text` without the white space at its two ends (any Unicode space, zero-width signs included). */
export function trimText(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return from === 0 && to === text.length ? text : text.slice(from, to)
}

/** True of a sign for "nothing to say": any run of dashes, `/`, `\`, 无, 待定, 暂无. `signs` holds dashes as a single `-`. */
export function isPlaceholder(text: string, signs: ReadonlySet<string> = PLACEHOLDERS): boolean {
  if (text.length > SHORT_TEXT) return false
  return signs.has(foldDashes(compactText(text)))
}

/** Every run of hyphens, dashes and minus signs as one `-`. */
export function foldDashes(text: string): string {
  return text.replace(/[-\u2010-\u2015\u2212\u2500\u2501]+/g, '-')
}

/** A cell as text, edges trimmed. Numbers read as their plain digits, TRUE and FALSE as such. */
export function readText(value: Value): Reading<string> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value === 'number') return { state: 'ok', value: plainNumber(value) }
  if (typeof value === 'boolean') return { state: 'ok', value: value ? 'TRUE' : 'FALSE' }
  return notText(value) ?? { state: 'ok', value: trimText(value) }
}

/** The reading of blank text and of a placeholder; null of any other text. */
export function notText(text: string): { readonly state: 'blank' } | { readonly state: 'placeholder' } | null {
  if (isBlankText(text)) return { state: 'blank' }
  return isPlaceholder(text) ? { state: 'placeholder' } : null
}

/** A number in plain digits as Excel keeps it (15 significant): no exponent below 1e21, no float noise. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Number.isInteger(value)) return String(value)
  const text = String(Number(value.toPrecision(15)))
  const exponent = text.indexOf('e-')
  if (exponent < 0) return text
  const point = text.indexOf('.')
  const decimals = Number(text.slice(exponent + 2)) + (point < 0 ? 0 : exponent - point - 1)
  return decimals > 100 ? '0' : Number(text).toFixed(decimals)
}

/** True of a Chinese character (ideographs, compatibility forms, and either half of one outside the basic plane). */
export function isCjk(code: number): boolean {
  if (code < 0x2e80) return false
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xdfff) ||
    code === 0x3007
  )
}

/** Most texts: printable ASCII and ideographs. */
const PLAIN = /^[!-~\u3400-\u9fff]*$/

function isPlain(text: string): boolean {
  if (PLAIN.test(text)) return true
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isSpace(code) || fold(code) !== code) return false
  }
  return true
}

/** A gap means nothing between two Chinese characters or beside a bracket, comma, colon or semicolon. */
function needsSpace(before: number, after: number): boolean {
  if (isPunctuation(before) || isPunctuation(after)) return false
  return !(isWide(before) && isWide(after))
}

function isWide(code: number): boolean {
  return isCjk(code) || (code >= 0x3001 && code <= 0x303f)
}

function isPunctuation(code: number): boolean {
  return code < 0x80 && '()[],:;'.includes(String.fromCharCode(code))
}

/** Zero-width signs and control characters other than tab and line breaks: removed, never a space. */
function isZeroWidth(code: number): boolean {
  if (code < 0x20) return code < 9 || code > 13
  return code === 0x7f || code === 0x180e || code === 0x2060 || code === 0xfeff || (code >= 0x200b && code <= 0x200f)
}

const FOLDED: ReadonlyMap<number, string> = new Map(
  [
    ['[', '【〔〖'],
    [']', '】〕〗'],
    ['(', '﹙'],
    [')', '﹚'],
    [',', '﹐'],
    ['.', '﹒'],
    [':', '∶﹕'],
    [';', '﹔'],
    ['%', '﹪'],
    ['-', '\u2010\u2011\u2012\u2013\u2212﹣'],
    ['¥', '￥'],
  ].flatMap(([to, from]) => [...from!].map((sign) => [sign.charCodeAt(0), to!] as const)),
)

/** The half-width twin of a code unit: U+FF01–U+FF5E, and the brackets and signs of `FOLDED`. */
function fold(code: number): number {
  if (code < 0x2010) return code
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0
  if (isCjk(code)) return code
  return FOLDED.get(code)?.charCodeAt(0) ?? code
}
