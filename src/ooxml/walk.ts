/** Where things stand in the bytes of a part: the walk under the surgical writer. UTF-8 only. */

/** A tag in the bytes. `from` is at `<`, `to` after `>`. */
export interface Tag {
  from: number
  to: number
  /** Local name, the prefix left out. */
  name: string
  kind: 'open' | 'close' | 'empty'
}

/** The part is written in a way the writer does not change. */
export class NotEditable extends Error {
  override readonly name = 'NotEditable'
}

/** Calls `visit` for every tag in order; comments, CDATA and instructions are stepped over. `visit` ends the walk with false. */
export function walk(bytes: Uint8Array, visit: (tag: Tag) => unknown): void {
  let i = 0
  for (;;) {
    const from = bytes.indexOf(60, i)
    if (from < 0) return
    const sign = bytes[from + 1]
    if (sign === 33 || sign === 63) {
      i = skipSpecial(bytes, from)
      continue
    }
    const to = tagEnd(bytes, from + 1)
    const close = sign === 47
    const kind = close ? 'close' : bytes[to - 2] === 47 ? 'empty' : 'open'
    if (visit({ from, to, name: localName(bytes, close ? from + 2 : from + 1), kind }) === false) return
    i = to
  }
}

function skipSpecial(bytes: Uint8Array, from: number): number {
  const end = startsAt(bytes, from, '<!--')
    ? find(bytes, '-->', from + 4)
    : startsAt(bytes, from, '<![CDATA[')
      ? find(bytes, ']]>', from + 9)
      : find(bytes, '>', from)
  if (end < 0) throw new NotEditable('markup without end')
  return end
}

function tagEnd(bytes: Uint8Array, from: number): number {
  let quote = 0
  for (let i = from; i < bytes.length; i++) {
    const c = bytes[i]!
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 34 || c === 39) quote = c
    else if (c === 62) return i + 1
  }
  throw new NotEditable('tag without end')
}

function localName(bytes: Uint8Array, from: number): string {
  let start = from
  let i = from
  for (; ; i++) {
    const c = bytes[i]!
    if (c === 58) start = i + 1
    else if (c === 62 || c === 47 || c <= 32) break
  }
  let name = ''
  for (let k = start; k < i; k++) name += String.fromCharCode(bytes[k]!)
  return name
}

function startsAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let k = 0; k < text.length; k++) if (bytes[at + k] !== text.charCodeAt(k)) return false
  return true
}

/** The place after the next `text`; -1 where there is none. */
function find(bytes: Uint8Array, text: string, from: number): number {
  for (let i = bytes.indexOf(text.charCodeAt(0), from); i >= 0; i = bytes.indexOf(text.charCodeAt(0), i + 1)) {
    if (startsAt(bytes, i, text)) return i + text.length
  }
  return -1
}

/** The tag as text, for its attributes. */
export function tagText(bytes: Uint8Array, tag: Tag): string {
  return new TextDecoder().decode(bytes.subarray(tag.from, tag.to))
}

/** An attribute's raw value in a tag's text; null where it is not there. */
export function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return match ? (match[1] ?? match[2]!) : null
}

/** The tag's text with an attribute set, or taken away where `value` is null. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const form = new RegExp(`\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`)
  const set = value === null ? '' : ` ${name}="${value}"`
  if (form.test(tag)) return tag.replace(form, () => set)
  return set === '' ? tag : tag.replace(/\s*\/?>$/, (end) => `${set}${end.trimStart()}`)
}

/** A piece of the bytes and what is to stand there instead. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The bytes with the pieces exchanged; all others stay as they are. Pieces do not overlap. */
export function splice(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const encoder = new TextEncoder()
  const sorted = splices.map((s) => ({ ...s, bytes: encoder.encode(s.text) })).sort((a, b) => a.from - b.from)
  const length = sorted.reduce((sum, s) => sum + s.bytes.length - (s.to - s.from), bytes.length)
  const out = new Uint8Array(length)
  let read = 0
  let write = 0
  for (const s of sorted) {
    out.set(bytes.subarray(read, s.from), write)
    write += s.from - read
    out.set(s.bytes, write)
    write += s.bytes.length
    read = s.to
  }
  out.set(bytes.subarray(read), write)
  return out
}
