/** Amounts of money with the interval their printed decimals allow. */
import { isError, type Value } from '../grid.js'
import type { Amount, MoneyUnit, Reading } from '../values.js'
import { describeFormat } from './format.js'
import { type ColumnCell, ownDecimals, parseTypedNumber, shift } from './number.js'
import { notText } from './text.js'
import { parseUnit, wanExponent } from './unit.js'

/** What is known of the column an amount stands in. */
export interface AmountColumn {
  /** The unit its heading or the table states. */
  readonly unit: MoneyUnit | null
  /** Its most frequent printed decimals (`columnDecimals`), in `unit`. */
  readonly decimals: number | null
}

/** Differences up to this much 万元 are float noise (DESIGN.md, Amount). */
export const NOISE = 1e-6

/**
 * Reads a money cell. Printed decimals: of text, those typed; of a number, those its format fixes, else the column's or the
 * number's own (the more), else none, and the number is exact. A unit typed in the cell outranks the column's.
 * TRUE, dates, times and percentages are no money (`type`); anything else that is no number is `unparseable`.
 */
export function readAmount(value: Value, format: string, column: AmountColumn): Reading<Amount> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value === 'boolean') return { state: 'unreadable', reason: 'type' }
  return typeof value === 'number' ? amountOfNumber(value, format, column) : amountOfText(value, column)
}

function amountOfNumber(value: number, format: string, column: AmountColumn): Reading<Amount> {
  const { kind, decimals: fixed } = describeFormat(format)
  if (kind !== 'general' && kind !== 'number') return { state: 'unreadable', reason: 'type' }
  if (!Number.isFinite(value)) return { state: 'unreadable', reason: 'unparseable' }
  const decimals = fixed ?? (column.decimals === null ? null : Math.max(column.decimals, ownDecimals(value)))
  return { state: 'ok', value: makeAmount(value, column.unit, decimals, false, null) }
}

function amountOfText(text: string, column: AmountColumn): Reading<Amount> {
  const nothing = notText(text)
  if (nothing) return nothing
  const typed = parseTypedNumber(text)
  if (!typed) return { state: 'unreadable', reason: 'unparseable' }
  if (typed.rest === '%') return { state: 'unreadable', reason: 'type' }
  const typedUnit = typed.rest === '' ? null : parseUnit(typed.rest)
  if (typed.rest !== '' && typedUnit === null) return { state: 'unreadable', reason: 'unparseable' }
  return { state: 'ok', value: makeAmount(typed.value, typedUnit ?? column.unit, typed.decimals, true, typedUnit) }
}

/** `value` and `decimals` are in `unit`, as written. */
function makeAmount(
  value: number,
  unit: MoneyUnit | null,
  decimals: number | null,
  isText: boolean,
  typedUnit: MoneyUnit | null,
): Amount {
  const exponent = wanExponent(unit)
  const wan = shift(value, exponent)
  const half = decimals === null ? 0 : shift(0.5, exponent - decimals)
  return { value: wan, lo: wan - half, hi: wan + half, unit, decimals, isText, typedUnit }
}

/**
 * The most frequent count of printed decimals among a column's numbers and text numbers (typed; fixed by the format; else the
 * number's own); of equally frequent ones the greater, because General drops ending zeros. A General 0 has no decimals to show
 * and counts only where nothing else does; cells with a unit of their own do not count. Null where no cell counts.
 */
export function columnDecimals(cells: Iterable<ColumnCell>): number | null {
  const counts = new Map<number, number>()
  let zero = false
  for (const { value, format } of cells) {
    const decimals = printedDecimals(value, format)
    if (decimals === null) continue
    if (value === 0 && describeFormat(format).decimals === null) zero = true
    else counts.set(decimals, (counts.get(decimals) ?? 0) + 1)
  }
  let best: number | null = null
  let most = 0
  for (const [decimals, count] of counts) {
    if (count > most || (count === most && best !== null && decimals > best)) {
      best = decimals
      most = count
    }
  }
  return best ?? (zero ? 0 : null)
}

function printedDecimals(value: Value, format: string): number | null {
  if (typeof value === 'string') {
    const typed = parseTypedNumber(value)
    return typed && typed.rest === '' ? typed.decimals : null
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  const { kind, decimals } = describeFormat(format)
  return kind === 'general' || kind === 'number' ? (decimals ?? ownDecimals(value)) : null
}

/**
 * Compares what two amounts can mean: `less` and `greater` only where no values inside their intervals agree, `agree` where some
 * do. Null where they cannot be compared: one has a unit and the other none.
 */
export function compareAmounts(a: Amount, b: Amount): 'less' | 'greater' | 'agree' | null {
  if ((a.unit === null) !== (b.unit === null) || Number.isNaN(a.value) || Number.isNaN(b.value)) return null
  if (a.hi < b.lo - NOISE) return 'less'
  if (b.hi < a.lo - NOISE) return 'greater'
  return 'agree'
}

/**
 * The sum, interval by interval; of none, an exact 0 without unit. Its unit is the one all have, else 万元. Amounts with and
 * without a unit have no sum: `value`, `lo` and `hi` are NaN, and `compareAmounts` then says null.
 */
export function sumAmounts(amounts: Iterable<Amount>): Amount {
  const value = new Sum()
  const lo = new Sum()
  const hi = new Sum()
  let scale: Scale | null | undefined
  for (const amount of amounts) {
    value.add(amount.value)
    lo.add(amount.lo)
    hi.add(amount.hi)
    scale = scale === undefined ? amount : scale && commonScale(scale, amount)
  }
  return derived(value.total, lo.total, hi.total, scale === undefined ? { unit: null, decimals: null } : scale)
}

/** `amount` times a plain number. */
export function scaleAmount(amount: Amount, factor: number): Amount {
  const a = amount.lo * factor
  const b = amount.hi * factor
  return derived(amount.value * factor, Math.min(a, b), Math.max(a, b), { unit: amount.unit, decimals: null })
}

/** `a` less `b`, interval by interval; units as in `sumAmounts`. */
export function minusAmount(a: Amount, b: Amount): Amount {
  return derived(a.value - b.value, a.lo - b.hi, a.hi - b.lo, commonScale(a, b))
}

type Scale = Pick<Amount, 'unit' | 'decimals'>

/** The unit and decimals of a result; null where one amount has a unit and the other none. */
function commonScale(a: Scale, b: Scale): Scale | null {
  if ((a.unit === null) !== (b.unit === null)) return null
  if (a.unit !== b.unit) return { unit: '万元', decimals: null }
  const decimals = a.decimals === null || b.decimals === null ? null : Math.max(a.decimals, b.decimals)
  return { unit: a.unit, decimals }
}

function derived(value: number, lo: number, hi: number, scale: Scale | null): Amount {
  if (scale === null) return derived(Number.NaN, Number.NaN, Number.NaN, { unit: null, decimals: null })
  return { value, lo, hi, unit: scale.unit, decimals: scale.decimals, isText: false, typedUnit: null }
}

/** Neumaier's sum: what rounding drops is kept and added at the end, so that long columns add up to the last 分. */
class Sum {
  private sum = 0
  private lost = 0

  add(value: number): void {
    const next = this.sum + value
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum
    this.sum = next
  }

  get total(): number {
    return this.sum + this.lost
  }
}
