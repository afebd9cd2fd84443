/** Whether inequalities can hold together: exact, by elimination, so that what is called impossible is. */

/** Σ coefficient × variable ≤ bound; with `strict`, <. */
export interface Inequality {
  readonly terms: ReadonlyMap<string, number>
  readonly bound: number
  readonly strict: boolean
}

/** More rows than this are not reckoned with. */
const MAX_ROWS = 3000

/** Whole numbers in place of decimals: every row is multiplied until nothing is left behind the point. */
interface Row {
  readonly terms: ReadonlyMap<string, bigint>
  readonly bound: bigint
  readonly strict: boolean
}

/** True where no values of the variables fulfil all; false where some do; null where that would take too long to find out. */
export function areImpossible(inequalities: readonly Inequality[]): boolean | null {
  let rows = distinct(inequalities.map(wholeRow))
  for (;;) {
    const settled = rows.filter(({ terms }) => terms.size === 0)
    if (settled.some(({ bound, strict }) => bound < 0n || (strict && bound === 0n))) return true
    rows = rows.filter(({ terms }) => terms.size > 0)
    const variable = cheapest(rows)
    if (variable === null) return false
    const next = eliminated(rows, variable)
    if (next === null) return null
    rows = distinct(next)
  }
}

/** The variable that takes the fewest new rows to be rid of; null where there is none. */
function cheapest(rows: readonly Row[]): string | null {
  const counts = new Map<string, { up: number; down: number }>()
  for (const { terms } of rows)
    for (const [name, factor] of terms) {
      const { up, down } = counts.get(name) ?? { up: 0, down: 0 }
      counts.set(name, factor > 0n ? { up: up + 1, down } : { up, down: down + 1 })
    }
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [name, { up, down }] of counts)
    if (up * down < least) {
      best = name
      least = up * down
    }
  return best
}

/** The rows without a variable: each that bounds it above with each that bounds it below. Null where they become too many. */
function eliminated(rows: readonly Row[], variable: string): Row[] | null {
  const next: Row[] = []
  const above: Row[] = []
  const below: Row[] = []
  for (const row of rows) {
    const factor = row.terms.get(variable)
    if (factor === undefined) next.push(row)
    else (factor > 0n ? above : below).push(row)
  }
  if (next.length + above.length * below.length > MAX_ROWS) return null
  for (const a of above)
    for (const b of below) {
      const [x, y] = [-b.terms.get(variable)!, a.terms.get(variable)!]
      const terms = new Map<string, bigint>()
      for (const [row, factor] of [
        [a, x],
        [b, y],
      ] as const)
        for (const [name, value] of row.terms) terms.set(name, (terms.get(name) ?? 0n) + value * factor)
      next.push(reduced({ terms, bound: a.bound * x + b.bound * y, strict: a.strict || b.strict }))
    }
  return next
}

/** Of rows that bound the same sum, the closest. */
function distinct(rows: readonly Row[]): Row[] {
  const closest = new Map<string, Row>()
  for (const row of rows) {
    const key = [...row.terms]
      .map(([name, factor]) => `${name}*${factor}`)
      .sort()
      .join('+')
    const known = closest.get(key)
    if (!known || row.bound < known.bound || (row.bound === known.bound && row.strict)) closest.set(key, row)
  }
  return [...closest.values()]
}

function wholeRow({ terms, bound, strict }: Inequality): Row {
  const numbers = [...terms.values(), bound].map(fraction)
  const scale = numbers.reduce((most, { below }) => (below > most ? below : most), 1n)
  const whole = ({ above, below }: Fraction): bigint => above * (scale / below)
  const names = [...terms.keys()]
  return reduced({
    terms: new Map(names.map((name, i) => [name, whole(numbers[i]!)])),
    bound: whole(numbers.at(-1)!),
    strict,
  })
}

/** Without terms of 0; the factors of what remains divided by what divides them all. */
function reduced({ terms, bound, strict }: Row): Row {
  const kept = [...terms].filter(([, factor]) => factor !== 0n)
  const factors = kept.map(([, factor]) => (factor < 0n ? -factor : factor))
  const divisor = kept.length === 0 ? 1n : [...factors, bound < 0n ? -bound : bound].reduce(common)
  return { terms: new Map(kept.map(([name, factor]) => [name, factor / divisor])), bound: bound / divisor, strict }
}

function common(a: bigint, b: bigint): bigint {
  return b === 0n ? a : common(b, a % b)
}

interface Fraction {
  readonly above: bigint
  /** A power of ten. */
  readonly below: bigint
}

/** A decimal as it is written, exactly. */
function fraction(value: number): Fraction {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  const [before = '0', after = ''] = digits.split('.')
  const shift = after.length - Number(exponent)
  const above = BigInt(before + after)
  return shift >= 0 ? { above, below: 10n ** BigInt(shift) } : { above: above * 10n ** BigInt(-shift), below: 1n }
}
