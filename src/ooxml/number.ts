/** Numbers from bytes, equal to `Number(text)` to the last bit. */

/** Powers of ten that a double holds exactly. */
export const POWERS = Array.from({ length: 23 }, (_, n) => Number(`1e${n}`))
const GRAMMAR = /^[ \t\r\n]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t\r\n]*$/

/** The number that `text` is in XML (xsd:double without INF and NaN); NaN where it is none or beyond a double. */
export function parseDecimal(text: string): number {
  // The longest form of any double has under 1,100 signs; more is not worth a look.
  if (text.length > 2000 || !GRAMMAR.test(text)) return Number.NaN
  const number = Number(text)
  return Number.isFinite(number) ? number : Number.NaN
}

/**
 * The number in `bytes[from, to)`. Up to 15 digits the quotient or product of two exact doubles is rightly rounded
 * (Clinger 1990); up to 17 the quotient is taken in double-double arithmetic and kept only where its error cannot
 * change the rounding; all else goes the slow way. NaN where it is no number.
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let i = from
  const negative = bytes[i] === 45
  if (negative) i++
  let high = 0
  let low = 0
  let digits = 0
  let lowDigits = 0
  let decimals = 0
  let point = false
  for (; i < to; i++) {
    const c = bytes[i]! - 48
    if (c >= 0 && c <= 9) {
      if (digits < 9) high = high * 10 + c
      else {
        low = low * 10 + c
        lowDigits++
      }
      if (digits > 0 || c > 0) digits++
      if (point) decimals++
      if (digits > 17) return slow(bytes, from, to)
    } else if (c === -2 && !point) point = true
    else break
  }
  let exponent = 0
  if (i < to) {
    exponent = shortExponent(bytes, i, to)
    if (Number.isNaN(exponent)) return slow(bytes, from, to)
  }
  const scale = exponent - decimals
  if (digits === 0 || bytes[i - 1] === 46 || scale < -22 || scale > 22) return slow(bytes, from, to)
  let value: number
  if (digits <= 15) {
    const whole = high * POWERS[lowDigits]! + low
    value = scale < 0 ? whole / POWERS[-scale]! : whole * POWERS[scale]!
  } else {
    if (scale > 0) return slow(bytes, from, to)
    value = quotient(high * POWERS[lowDigits]!, low, POWERS[-scale]!)
    if (Number.isNaN(value)) return slow(bytes, from, to)
  }
  return negative ? -value : value
}

/** `e-5` and the like up to three digits; NaN for anything else. */
function shortExponent(bytes: Uint8Array, at: number, to: number): number {
  if ((bytes[at]! | 32) !== 101) return Number.NaN
  let i = at + 1
  const sign = bytes[i]
  if (sign === 43 || sign === 45) i++
  if (i >= to || to - i > 3) return Number.NaN
  let exponent = 0
  for (; i < to; i++) {
    const c = bytes[i]! - 48
    if (c < 0 || c > 9) return Number.NaN
    exponent = exponent * 10 + c
  }
  return sign === 45 ? -exponent : exponent
}

/** (high + low) / divisor rightly rounded, or NaN where that is not certain. `high` and `low` are exact integers, high ≥ low. */
export function quotient(high: number, low: number, divisor: number): number {
  const sum = high + low
  const lost = low - (sum - high)
  const first = sum / divisor
  // Dekker's exact product first × divisor = product + error, by Veltkamp's split at 27 bits.
  const product = first * divisor
  const a = split(first)
  const b = split(divisor)
  const error = (first - a) * (divisor - b) - (product - a * b - (first - a) * b - a * (divisor - b))
  const rest = (sum - product - error + lost) / divisor
  const doubt = first * 2 ** -95
  const value = first + (rest + doubt)
  return value === first + (rest - doubt) ? value : Number.NaN
}

function split(x: number): number {
  const t = x * 134217729
  return t - (t - x)
}

function slow(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 2000) return Number.NaN
  let text = ''
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i]!)
  return parseDecimal(text)
}
