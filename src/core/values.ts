/** Text → meaning: amounts, numbers, months, people, yes/no, enumerations. */

/** A unit of money as tables state it. */
export type MoneyUnit = '元' | '千元' | '万元' | '百万元' | '千万元' | '亿元'

/** What a cell holds, read by the type of its field. */
export type Reading<T> =
  | { readonly state: 'ok'; readonly value: T }
  /** Nothing, or nothing but white space. */
  | { readonly state: 'blank' }
  /** A sign for "nothing to say": — / 无 待定. Treated as blank by every rule that is not about it. */
  | { readonly state: 'placeholder' }
  /** Something that cannot be read as this type; `reason` is a code (`error`, `ambiguous`, `unparseable`, …). */
  | { readonly state: 'unreadable'; readonly reason: UnreadableReason }

/** Why a cell could not be read. `ambiguous-decimal` is the 2017.1 trap: January or October. */
export type UnreadableReason = 'error' | 'unparseable' | 'ambiguous-decimal' | 'out-of-range' | 'type'

/**
 * Money. `value`, `lo` and `hi` are in 万元 where a unit is known (`unit` not null), else in the table's own unstated unit.
 * The interval is what the printed decimals allow: 7.93 亿元 is 79,300 ± 50 万元. Of a number whose printing fixes nothing,
 * `lo = hi = value`.
 */
export interface Amount {
  readonly value: number
  readonly lo: number
  readonly hi: number
  readonly unit: MoneyUnit | null
  /** Printed decimals in `unit`; null where nothing fixes them. */
  readonly decimals: number | null
  /** True where the cell is text. */
  readonly isText: boolean
  /** The unit typed in the cell itself (`1.5亿元`), else null. */
  readonly typedUnit: MoneyUnit | null
}

/**
 * A date known to the month, or an interval of months (a year, a half, a quarter).
 * `first` and `last` count months from year 0: 2025年4月 is 2025 × 12 + 3. `day` is the serial of the
 * 1900 system where a day is known, whatever system the workbook counts in.
 */
export interface Month {
  readonly first: number
  readonly last: number
  readonly day: number | null
  /**
   * How it is written: a key per style (`serial`, `decimal`, `y年m月`, `y-m-d`, `y.m` …). Begins with 汉字 where numerals are Chinese,
   * ends in `+` where words stand around the date (预计…, …开工).
   */
  readonly style: string
}

/** The names in one cell. */
export interface People {
  /** The names as one reading gives them, padding removed (`王  飞` → `王飞`), in order of writing. */
  readonly names: readonly string[]
  /** False where another reading is as good: `names` is then not to be relied on. */
  readonly certain: boolean
  /** Names as written where padding was removed (`王  飞`). */
  readonly padded: readonly string[]
}

export type { AmountColumn } from './values/amount.js'
export {
  columnDecimals,
  compareAmounts,
  minusAmount,
  NOISE,
  readAmount,
  scaleAmount,
  sumAmounts,
} from './values/amount.js'
export { dayOfSerial } from './values/calendar.js'
export type { Choice } from './values/closed.js'
export { readEnum, readYesNo } from './values/closed.js'
export { decimalsOf, isDateFormat } from './values/format.js'
export { formatMonth, readMonth } from './values/month.js'
export type { ColumnCell, Percent } from './values/number.js'
export { percentScale, readNumber, readPercent } from './values/number.js'
export { readPeople, unpadName } from './values/people.js'
export type { Span } from './values/span.js'
export { readSpan } from './values/span.js'
export {
  apart,
  compactText,
  isPlaceholder,
  normalizeText,
  PLACEHOLDERS,
  plainNumber,
  readText,
  trimText,
} from './values/text.js'
export type { StatedUnit } from './values/unit.js'
export { findUnit, inWan, parseUnit } from './values/unit.js'
