/** Numbers, in cells and typed as text; percentages and their scale. */
import { isError, type Value } from '../grid.js'
import type { Reading } from '../values.js'
import { describeFormat } from './format.js'
import { compactText, notText, SHORT_TEXT } from './text.js'

/** A number typed as text, with what follows it (`1.5亿元` → 1.5 and `亿元`). */
export interface TypedNumber {
  readonly value: number
  /** Decimals typed. */
  readonly decimals: number
  /** What follows the number, white space removed. */
  readonly rest: string
}

// Sign, currency, digits (thousands in threes or not at all), decimals, exponent. Run on at most SHORT_TEXT characters.
const TYPED = /^([-+])?[¥]?([-+])?(\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(?:\.(\d*))?(?:[eE]([-+]?\d{1,2}))?(.*)$/
const ACCOUNTING = /^[¥]?\(([^()]*)\)(.*)$/

/**
 * Reads a number typed as text: spaces at the ends, full-width digits, thousands separators in valid groups (`,` or `，`),
 * `¥` before it, `(1,234)` for a negative one. Null where the text does not begin with a number.
 */
export function parseTypedNumber(text: string): TypedNumber | null {
  if (text.length > SHORT_TEXT || hasSpaceInNumber(text)) return null
  const compact = compactText(text)
  const accounting = ACCOUNTING.exec(compact)
  if (!accounting) return parseSigned(compact)
  const inner = parseSigned(accounting[1] ?? '')
  if (!inner || inner.value < 0) return null
  const rest = inner.rest + (accounting[2] ?? '')
  return { value: inner.value === 0 ? 0 : -inner.value, decimals: inner.decimals, rest }
}

function parseSigned(compact: string): TypedNumber | null {
  const match = TYPED.exec(compact)
  if (!match) return null
  const [, before, after, whole = '', fraction = '', exponent = '0', rest = ''] = match
  if (whole === '' && fraction === '') return null
  if (before !== undefined && after !== undefined) return null
  const digits = `${whole.replaceAll(',', '') || '0'}.${fraction || '0'}`
  const value = Number(`${digits}e${exponent}`)
  const negative = (before ?? after) === '-' && value !== 0
  return { value: negative ? -value : value, decimals: Math.max(0, fraction.length - Number(exponent)), rest }
}

/** White space between two characters of one number (`7 .93`, `1 234`) makes it two. */
function hasSpaceInNumber(text: string): boolean {
  return /[\d.．,，０-９]\s+[\d.．,，０-９]/.test(text)
}

/** `value` × 10^`exponent` without the noise of a multiplication (0.57 × 10^4 is 5700). */
export function shift(value: number, exponent: number): number {
  if (exponent === 0 || !Number.isFinite(value)) return value
  const text = String(value)
  const e = text.indexOf('e')
  if (e < 0) return Number(`${text}e${exponent}`)
  return Number(`${text.slice(0, e)}e${Number(text.slice(e + 1)) + exponent}`)
}

/** The fewest decimals that print `value` to 12 significant digits: 51.570000000000004 has 2. */
export function ownDecimals(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return 0
  const own = String(value)
  // So short a text has no more than 12 digits.
  const text = own.length <= 13 ? own : String(Number(value.toPrecision(12)))
  const e = text.indexOf('e')
  const mantissa = e < 0 ? text : text.slice(0, e)
  const point = mantissa.indexOf('.')
  const decimals = point < 0 ? 0 : mantissa.length - point - 1
  return Math.max(0, decimals - (e < 0 ? 0 : Number(text.slice(e + 1))))
}

/** A plain number (a sequence number, a count). Units, percentages and dates are none; `（1）` is a heading, not minus one. */
export function readNumber(value: Value, format: string): Reading<number> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value === 'boolean') return { state: 'unreadable', reason: 'type' }
  if (typeof value === 'number') {
    const { kind } = describeFormat(format)
    if (kind !== 'general' && kind !== 'number') return { state: 'unreadable', reason: 'type' }
    return Number.isFinite(value) ? { state: 'ok', value } : { state: 'unreadable', reason: 'unparseable' }
  }
  const nothing = notText(value)
  if (nothing) return nothing
  const typed = parseTypedNumber(value)
  if (typed?.rest !== '' || /[(（]/.test(value)) return { state: 'unreadable', reason: 'unparseable' }
  return { state: 'ok', value: typed.value }
}

/** A rate in percent (82.19 stands for 82.19 %) with the interval its printed decimals allow. */
export interface Percent {
  readonly value: number
  readonly lo: number
  readonly hi: number
}

/**
 * A rate. `82.19%` and numbers with a percent format say their scale; a bare number is a fraction of 1 where `fractions`
 * is true, a percentage where it is false. Where it is null the column does not say: numbers above 1.5 are percentages, 0 is 0,
 * and one between may be either (`unparseable`). Printed decimals are those typed, those the format fixes, else the number's
 * own; a bare fraction is taken to be meant to the whole percent at least (0.8 is 80 % ± 0.5).
 */
export function readPercent(
  value: Value,
  format: string,
  options: { readonly fractions: boolean | null },
): Reading<Percent> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value === 'boolean') return { state: 'unreadable', reason: 'type' }
  if (typeof value === 'number') return percentOfNumber(value, format, options.fractions)
  const nothing = notText(value)
  if (nothing) return nothing
  const typed = parseTypedNumber(value)
  if (typed?.rest === '%') return { state: 'ok', value: makePercent(typed.value, typed.decimals, false) }
  if (typed?.rest !== '') return { state: 'unreadable', reason: 'unparseable' }
  return barePercent(typed.value, typed.decimals, options.fractions)
}

function percentOfNumber(value: number, format: string, fractions: boolean | null): Reading<Percent> {
  const { kind, decimals } = describeFormat(format)
  if (kind === 'date' || kind === 'time') return { state: 'unreadable', reason: 'type' }
  if (!Number.isFinite(value)) return { state: 'unreadable', reason: 'unparseable' }
  if (kind !== 'percent') return barePercent(value, decimals ?? ownDecimals(value), fractions)
  return { state: 'ok', value: makePercent(value, (decimals ?? ownDecimals(shift(value, 2))) + 2, true) }
}

function barePercent(value: number, decimals: number, fractions: boolean | null): Reading<Percent> {
  if (fractions === null && value !== 0 && Math.abs(value) <= LARGEST_FRACTION) {
    return { state: 'unreadable', reason: 'unparseable' }
  }
  return { state: 'ok', value: makePercent(value, decimals, fractions === true) }
}

function makePercent(value: number, decimals: number, fraction: boolean): Percent {
  const percent = fraction ? shift(value, 2) : value
  const half = halfOf(fraction ? Math.max(decimals, 2) - 2 : decimals)
  return { value: percent, lo: percent - half, hi: percent + half }
}

const halves: number[] = []

/** Half of the last of so many decimals. */
function halfOf(decimals: number): number {
  return (halves[decimals] ??= shift(0.5, -decimals))
}

/** A bare rate up to this may be a fraction of 1 (RULES.md `format-percent-scale`). */
const LARGEST_FRACTION = 1.5

/** A cell as `percentScale` and `columnDecimals` look at it. */
export interface ColumnCell {
  readonly value: Value
  readonly format: string
}

/**
 * The scale of the bare numbers of a rate column: `fraction` where all are at most 1.5, `percent` where all are more.
 * 0 and 1 say nothing; neither do cells with a % sign or format. Null where nothing says it, or the cells disagree.
 */
export function percentScale(cells: Iterable<ColumnCell>): 'fraction' | 'percent' | null {
  let scale: 'fraction' | 'percent' | null = null
  for (const { value, format } of cells) {
    const reading = readNumber(value, format)
    if (reading.state !== 'ok' || reading.value === 0 || reading.value === 1) continue
    const own = Math.abs(reading.value) <= LARGEST_FRACTION ? 'fraction' : 'percent'
    if (scale !== null && scale !== own) return null
    scale = own
  }
  return scale
}
