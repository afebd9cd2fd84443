/** Reading the attributes of a tag from bytes, for the fast scanner. */
import { isSpace, Odd } from './rich.js'

/** The bytes given to it end right before a `<`; it throws Odd where a tag is written in a way it does not know. */
export class TagReader {
  /** The attribute found last: its name, and its value without quotes. */
  protected nameFrom = 0
  protected nameTo = 0
  protected from = 0
  protected to = 0

  /**
   * Finds the next attribute from `at` (after a name or value) and gives where it ends; `~place` of the `>` or `/` that
   * ends the tag when there is none.
   */
  protected attribute(bytes: Uint8Array, at: number, end: number): number {
    let i = at
    while (isSpace(bytes[i])) i++
    let c = bytes[i]
    if (c === 62 || c === 47) return ~i
    this.nameFrom = i
    while ((c = bytes[i]) !== 61) {
      if (i >= end || c === 60 || c === 62 || c === 34 || isSpace(c)) throw new Odd()
      i++
    }
    this.nameTo = i
    const quote = bytes[i + 1]
    if (quote !== 34 && quote !== 39) throw new Odd()
    i += 2
    this.from = i
    while ((c = bytes[i]) !== quote) {
      if (c === 60 || i >= end) throw new Odd()
      i++
    }
    this.to = i
    return i + 1
  }

  /** `at` is at `>` or `/`: the place after the tag, `~place` where the element closes itself. */
  protected tagClose(bytes: Uint8Array, at: number): number {
    if (bytes[at] === 62) return at + 1
    if (bytes[at + 1] !== 62) throw new Odd()
    return ~(at + 2)
  }

  /** The attribute's value as a whole number of at most nine digits. */
  protected integer(bytes: Uint8Array): number {
    let n = 0
    if (this.to === this.from || this.to - this.from > 9) throw new Odd()
    for (let i = this.from; i < this.to; i++) {
      const c = bytes[i]! - 48
      if (c < 0 || c > 9) throw new Odd()
      n = n * 10 + c
    }
    return n
  }

  /** Plain ASCII; references and other signs are left to the tokenizer. */
  protected attributeText(bytes: Uint8Array, from: number, to: number): string {
    let text = ''
    for (let i = from; i < to; i++) {
      const c = bytes[i]!
      if (c === 38 || c < 32 || c > 126) throw new Odd()
      text += String.fromCharCode(c)
    }
    return text
  }
}
