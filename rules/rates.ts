/** Rates as tables print them. */
import { NOISE, type Percent } from '../src/core/index.js'

/** Whether a printed rate can stand for `exact` percent: rounded, or cut off after its last place. */
export function standsFor({ value, lo, hi }: Percent, exact: number): boolean {
  return exact >= lo - NOISE && exact <= Math.max(hi, value + (hi - lo)) + NOISE
}

/** `value` percent with the decimals another rate is printed with; with one where there is none. */
export function percentLike(value: number, like: Percent | null): string {
  const digits = like ? Math.min(6, Math.max(0, Math.round(-Math.log10(like.hi - like.lo)))) : 1
  return `${value.toFixed(digits)}%`
}
