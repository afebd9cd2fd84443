/** Numbers read in place, four digits at a time. */
import { POWERS, parseNumber, quotient } from './number.js'
import { TagReader } from './tags.js'
import { Views } from './view.js'

/** Digits of a number that `quotient` may be asked for. */
const MOST = 17

export class DecimalReader extends TagReader {
  /** Where the number read last ends, at the `<`; 0 where there was none. */
  protected stop = 0
  protected readonly views = new Views()

  /**
   * The number that starts at `from` and ends at a `<`, equal to `Number(text)` to the last bit; with `index` a whole
   * number of at most nine digits. Sets `stop`, to 0 where it is no such number.
   */
  protected readDecimal(bytes: Uint8Array, from: number, index: boolean): number {
    let p = from
    let high = 0
    let c = bytes[p]!
    while (c >= 48 && c <= 57 && p - from < 9) {
      high = (Math.imul(high, 10) + c - 48) | 0
      c = bytes[++p]!
    }
    if (c === 60) {
      this.stop = p === from ? 0 : p
      return high
    }
    if (index) {
      this.stop = 0
      return 0
    }
    if (c === 46 && p > from) return this.fraction(bytes, from, p, high)
    return this.other(bytes, from)
  }

  /** Goes on after the point at `point`; `whole` stands before it. */
  private fraction(bytes: Uint8Array, from: number, point: number, whole: number): number {
    const view = this.views.of(bytes)
    let p = point + 1
    let high = whole
    let highDigits = whole === 0 ? 0 : point - from
    let low = 0
    let lowDigits = 0
    let four = fourDigits(view.getInt32(p, true))
    // At most thirteen digits in the high part and seventeen in both: `high × 10 ** lowDigits` is exact.
    while (four >= 0 && highDigits <= 9) {
      high = high * 10_000 + four
      if (high > 0) highDigits += 4
      p += 4
      four = fourDigits(view.getInt32(p, true))
    }
    while (four >= 0 && lowDigits <= 4) {
      low = low * 10_000 + four
      lowDigits += 4
      p += 4
      four = fourDigits(view.getInt32(p, true))
    }
    let c = bytes[p]!
    while (c >= 48 && c <= 57 && lowDigits < 9) {
      low = (Math.imul(low, 10) + c - 48) | 0
      lowDigits++
      c = bytes[++p]!
    }
    const decimals = p - point - 1
    if (c !== 60 || decimals === 0 || decimals > 22 || highDigits + lowDigits > MOST) return this.other(bytes, from)
    this.stop = p
    const divisor = POWERS[decimals]!
    if (highDigits + lowDigits <= 15) return (high * POWERS[lowDigits]! + low) / divisor
    const value = quotient(high * POWERS[lowDigits]!, low, divisor)
    return Number.isNaN(value) ? this.other(bytes, from) : value
  }

  /** Any other way to write a number. */
  private other(bytes: Uint8Array, from: number): number {
    let p = from
    while (bytes[p] !== 60) p++
    const value = parseNumber(bytes, from, p)
    this.stop = p === from || Number.isNaN(value) ? 0 : p
    return value
  }
}

/** The number that four digits are, the first in the lowest byte; -1 where one is no digit. */
function fourDigits(word: number): number {
  const digits = (word - 0x30303030) | 0
  if (((digits | (digits + 0x06060606)) & 0xf0f0f0f0) !== 0) return -1
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff
  return Math.imul(pairs & 0xff, 100) + (pairs >>> 16)
}
