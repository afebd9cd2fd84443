/** Byte helpers of the fast scanners, and the text of `<si>` and `<is>`. */
import { SIGNS, type Texts } from './texts.js'
import { Views } from './view.js'

/** The fast scanner met something it leaves to the conforming tokenizer. */
export class Odd extends Error {
  override readonly name = 'Odd'
}

/** Where text that starts at `i` ends: the next `<`. Sets `special` when references or escapes may be in it. */
export const run = { special: false }

export function textEnd(bytes: Uint8Array, from: number): number {
  let i = from
  let special = false
  for (;;) {
    const sign = SIGNS[bytes[i]!]!
    if (sign !== 0) {
      if (bytes[i] === 60) break
      if (sign === 2) throw new Odd()
      special = true
    }
    i++
  }
  run.special = special
  return i
}

export function isSpace(c: number | undefined): boolean {
  return c === 32 || c === 10 || c === 13 || c === 9
}

/** True where the bytes at `i` are those of `name`. */
export function matches(bytes: Uint8Array, i: number, name: Uint8Array): boolean {
  for (let k = 0; k < name.length; k++) if (bytes[i + k] !== name[k]) return false
  return true
}

/** True where the name that starts at `i` is exactly `name`: a space, `/` or `>` follows. */
export function named(bytes: Uint8Array, i: number, name: Uint8Array): boolean {
  if (!matches(bytes, i, name)) return false
  const c = bytes[i + name.length]
  return c === 62 || c === 47 || isSpace(c)
}

/** The end of the tag whose name ended at `i`: the place after `>`; negative (`~place`) where it closes itself. */
export function skipTag(bytes: Uint8Array, from: number, end: number): number {
  let i = from
  for (;;) {
    const c = bytes[i]
    if (c === 62) return bytes[i - 1] === 47 ? ~(i + 1) : i + 1
    if (c === 34 || c === 39) {
      i++
      while (bytes[i] !== c) if (bytes[i] === 60 || ++i >= end) throw new Odd()
    } else if (c === 60 || i >= end) throw new Odd()
    i++
  }
}

export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/** Reads the children of `<si>` and `<is>`: `<t>`, runs `<r>`, and phonetic parts, which are left out. */
export class RichText {
  private readonly t: Uint8Array
  private readonly r: Uint8Array
  private readonly rPh: Uint8Array
  private readonly rPr: Uint8Array
  private readonly phoneticPr: Uint8Array
  private readonly views = new Views()

  constructor(prefix: string) {
    this.t = ascii(`${prefix}t`)
    this.r = ascii(`${prefix}r`)
    this.rPh = ascii(`${prefix}rPh`)
    this.rPr = ascii(`${prefix}rPr`)
    this.phoneticPr = ascii(`${prefix}phoneticPr`)
  }

  /** Reads from after the open tag into the text begun in `texts`; gives the place of the closing `</`. */
  read(bytes: Uint8Array, from: number, end: number, texts: Texts): number {
    let i = from
    let inRun = false
    for (;;) {
      while (isSpace(bytes[i])) i++
      if (i >= end || bytes[i] !== 60) throw new Odd()
      i++
      if (bytes[i] === 47) {
        if (!inRun) return i - 1
        if (!matches(bytes, i + 1, this.r)) throw new Odd()
        i = closeTag(bytes, i + 1 + this.r.length)
        inRun = false
      } else if (named(bytes, i, this.t)) i = this.readText(bytes, i + this.t.length, end, texts)
      else if (named(bytes, i, this.r) && !inRun) {
        i = skipTag(bytes, i + this.r.length, end)
        if (i < 0) i = ~i
        else inRun = true
      } else if (named(bytes, i, this.rPh)) i = skipElement(bytes, i, end, this.rPh)
      else if (named(bytes, i, this.rPr)) i = skipElement(bytes, i, end, this.rPr)
      else if (named(bytes, i, this.phoneticPr)) i = skipElement(bytes, i, end, this.phoneticPr)
      else throw new Odd()
    }
  }

  private readText(bytes: Uint8Array, from: number, end: number, texts: Texts): number {
    const start = bytes[from] === 62 ? from + 1 : skipTag(bytes, from, end)
    if (start < 0) return ~start
    const stop = texts.take(this.views.of(bytes), start)
    if (stop < 0 || stop >= end || bytes[stop + 1] !== 47 || !matches(bytes, stop + 2, this.t)) throw new Odd()
    return closeTag(bytes, stop + 2 + this.t.length)
  }
}

/** After the name of a closing tag: the place after its `>`. */
export function closeTag(bytes: Uint8Array, from: number): number {
  let i = from
  while (isSpace(bytes[i])) i++
  if (bytes[i] !== 62) throw new Odd()
  return i + 1
}

/** Steps over an element that does not nest in itself; `i` is at its name. */
function skipElement(bytes: Uint8Array, i: number, end: number, name: Uint8Array): number {
  let at = skipTag(bytes, i + name.length, end)
  if (at < 0) return ~at
  for (;;) {
    while (bytes[at] !== 60) at++
    if (at >= end || bytes[at + 1] === 33 || bytes[at + 1] === 63) throw new Odd()
    if (bytes[at + 1] === 47 && matches(bytes, at + 2, name)) {
      const after = bytes[at + 2 + name.length]
      if (after === 62 || isSpace(after)) return closeTag(bytes, at + 2 + name.length)
    }
    at++
  }
}
