/** Numbers with the interval their printing allows, and answers that may stay open: what checks of packs reckon with. */
import { type Amount, type Month, NOISE, type Percent } from '../core/index.js'

/**
 * What a comparison comes to. `open`: rounding allows both, which violates nothing. Null: something it needs is blank, cannot be
 * read, or has no unit.
 */
export type Truth = boolean | 'open' | null

/** A number, an amount or a month. */
export interface Quantity {
  readonly lo: number
  readonly hi: number
  /** `wan` is money in 万元, `own` money whose unit nothing states, `plain` anything else. */
  readonly unit: 'plain' | 'wan' | 'own'
  /** The width of the coarsest cell in it: 0 of what is exact, 100 of 0.60亿元. */
  readonly coarse: number
}

/** An exact plain number. */
export function plain(value: number): Quantity {
  return { lo: value, hi: value, unit: 'plain', coarse: 0 }
}

/** Money as read. */
export function ofAmount({ lo, hi, unit }: Amount): Quantity {
  return { lo, hi, unit: unit === null ? 'own' : 'wan', coarse: hi - lo }
}

/** A rate in percent. */
export function ofPercent({ lo, hi }: Percent): Quantity {
  return { lo, hi, unit: 'plain', coarse: hi - lo }
}

/** A month as year × 12 + month − 1; 2025年 is any of its months. */
export function ofMonth({ first, last }: Month): Quantity {
  // A year is not rounded: what is said of it must hold for all its months.
  return { lo: first, hi: last, unit: 'plain', coarse: first === last ? 0 : Number.POSITIVE_INFINITY }
}

/** a + b; null where one has a unit and the other's is not known. A plain number added to money is 万元. */
export function add(a: Quantity, b: Quantity): Quantity | null {
  const unit = commonUnit(a, b)
  return unit === null ? null : { lo: a.lo + b.lo, hi: a.hi + b.hi, unit, coarse: coarser(a, b) }
}

/** −a. */
export function negate({ lo, hi, unit, coarse }: Quantity): Quantity {
  return { lo: -hi, hi: -lo, unit, coarse }
}

/** a × b, one of them plain. */
export function times(a: Quantity, b: Quantity): Quantity {
  const products = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi]
  const unit = a.unit === 'plain' ? b.unit : a.unit
  return { lo: Math.min(...products), hi: Math.max(...products), unit, coarse: coarser(a, b) }
}

/** a ÷ b; null where b may be 0, and of money by money where the unit of one is not known. */
export function over(a: Quantity, b: Quantity): Quantity | null {
  if (b.lo <= NOISE && b.hi >= -NOISE) return null
  const inverse: Quantity = { lo: 1 / b.hi, hi: 1 / b.lo, unit: 'plain', coarse: b.coarse }
  if (b.unit === 'plain') return times(a, inverse)
  return a.unit === b.unit ? times({ ...a, unit: 'plain' }, inverse) : null
}

/** |a|. */
export function absolute(a: Quantity): Quantity {
  if (a.lo >= 0) return a
  return a.hi <= 0 ? negate(a) : { ...a, lo: 0, hi: Math.max(-a.lo, a.hi) }
}

/** The less (`Math.min`) or the greater (`Math.max`) of two. */
export function choose(pick: (...values: number[]) => number, a: Quantity, b: Quantity): Quantity | null {
  const unit = commonUnit(a, b)
  return unit === null ? null : { lo: pick(a.lo, b.lo), hi: pick(a.hi, b.hi), unit, coarse: coarser(a, b) }
}

/** How two quantities are compared, as CEL writes it. */
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='

/**
 * Compares what two quantities can mean. Float noise never counts. Beside a limit that is written out (5000), what is printed to the
 * 万元 or the whole percent is taken at its word: 5000万元 reaches 5000, while 0.50亿元 may be less.
 */
export function compare(one: Quantity, is: Comparison, other: Quantity): Truth {
  if (commonUnit(one, other) === null) return null
  const [a, b] = [isExact(other) ? atWord(one) : one, isExact(one) ? atWord(other) : other]
  const noise = noiseOf(a, b)
  switch (is) {
    case '<':
      return a.hi < b.lo - noise ? true : a.lo >= b.hi - noise ? false : 'open'
    case '>':
      return compare(b, '<', a)
    case '<=':
      return not(compare(b, '<', a))
    case '>=':
      return not(compare(a, '<', b))
    case '==':
      if (a.hi < b.lo - noise || b.hi < a.lo - noise) return false
      return Math.max(a.hi, b.hi) - Math.min(a.lo, b.lo) <= noise ? true : 'open'
    case '!=':
      return not(compare(a, '==', b))
  }
}

/** Widths up to this are taken at their word. */
const FINE = 1

function atWord(a: Quantity): Quantity {
  if (a.coarse > FINE + NOISE) return a
  const middle = (a.lo + a.hi) / 2
  return { ...a, lo: middle, hi: middle }
}

function isExact({ lo, hi, unit }: Quantity): boolean {
  return unit === 'plain' && lo === hi
}

function coarser(a: Quantity, b: Quantity): number {
  return Math.max(a.coarse, b.coarse)
}

function noiseOf(a: Quantity, b: Quantity): number {
  return NOISE + 1e-12 * Math.max(Math.abs(a.lo), Math.abs(a.hi), Math.abs(b.lo), Math.abs(b.hi))
}

/** The unit two quantities share. A plain number stands for 万元 beside money; beside money of an unknown unit only 0 can stand. */
function commonUnit(a: Quantity, b: Quantity): Quantity['unit'] | null {
  if (a.unit === b.unit) return a.unit
  if (a.unit === 'own') return isZero(b) ? 'own' : null
  if (b.unit === 'own') return isZero(a) ? 'own' : null
  return 'wan'
}

function isZero({ lo, hi, unit }: Quantity): boolean {
  return unit === 'plain' && lo === 0 && hi === 0
}

export function not(a: Truth): Truth {
  return typeof a === 'boolean' ? !a : a
}

/** False where one is false, whatever the other. */
export function and(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false
  if (a === null || b === null) return null
  return a === 'open' || b === 'open' ? 'open' : true
}

/** True where one is true, whatever the other. */
export function or(a: Truth, b: Truth): Truth {
  return not(and(not(a), not(b)))
}
