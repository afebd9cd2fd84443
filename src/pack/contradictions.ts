/** What declared rules say of each other: rules that no project can fulfil together, and rules that nothing can break. */
import type { FieldDef, TableKindDef } from '../core/index.js'
import type { DeclaredRule } from './declare.js'
import { type Check, isField, type Limit } from './found.js'
import { areImpossible, type Inequality } from './linear.js'
import type { Comparison } from './quantity.js'
import { isSameText } from './terms.js'

/** Rules that contradict each other: each of them is needed for it. */
export interface Contradiction {
  readonly rules: readonly DeclaredRule[]
  /** The field nothing can be written in, where the rules are about one; else null. */
  readonly field: FieldDef | null
}

/**
 * Contradictions that are certain: no exact values fulfil all of the rules named, in any table they share. What expressions say is not
 * known and speaks for nothing; a rule with a precondition is held against those without one and those with the same.
 */
export function contradictions(rules: readonly DeclaredRule[], kinds: readonly TableKindDef[]): Contradiction[] {
  const found = new Map<string, Contradiction>()
  for (const together of groups(rules, kinds))
    for (const one of [...listConflicts(together), ...linearConflicts(together)]) {
      const key = one.rules
        .map(({ id }) => id)
        .sort()
        .join(' ')
      if (!found.has(key)) found.set(key, one)
    }
  // What holds of two rules need not be said again of three.
  const all = [...found.values()]
  return all.filter(
    (one) => !all.some((other) => other !== one && other.rules.every((rule) => one.rules.includes(rule))),
  )
}

/** True where nothing can break the rule, whatever stands in a table. */
export function isIdle({ declared: { check } }: DeclaredRule): boolean {
  const rows = rowsOf(check)
  return rows?.every((row) => areImpossible([opposite(row)]) === true) ?? false
}

/** The rules that are asked of the same projects: by kind of table (null: of no known kind), and by precondition. */
function groups(rules: readonly DeclaredRule[], kinds: readonly TableKindDef[]): DeclaredRule[][] {
  const conditions = new Set(rules.map(conditionOf))
  return [null, ...kinds.map(({ name }) => name)].flatMap((kind) => {
    const own = rules.filter(({ tables }) => !tables || (kind !== null && tables.includes(kind)))
    return [...conditions].map((condition) => own.filter((rule) => [null, condition].includes(conditionOf(rule))))
  })
}

function conditionOf({ declared: { when } }: DeclaredRule): string | null {
  return when?.source ?? null
}

/** Two rules of which one lists what a cell may hold, and none of that pleases the other. */
function* listConflicts(rules: readonly DeclaredRule[]): Iterable<Contradiction> {
  for (const one of rules) {
    const { check } = one.declared
    if (check.kind !== 'oneOf' || check.field.type === 'people') continue
    for (const other of rules)
      if (other !== one && check.values.every((value) => refuses(other.declared.check, check.field, value)))
        yield { rules: [one, other], field: check.field }
  }
}

/** True where a check finds fault with a listed value as the list writes it. */
function refuses(check: Check, field: FieldDef, value: string): boolean {
  if ((check.kind !== 'oneOf' && check.kind !== 'pattern') || check.field.name !== field.name) return false
  if (check.kind === 'pattern') return check.pattern.isWhole(value) === false
  // What a cell may hold for a value of a listed field: the value itself or another word for it.
  const written = field.values?.find((listed) => listed.value === value)
  const forms = [value, ...(written?.aliases ?? [])]
  return !forms.some((form) => check.values.some((one) => isSameText(one, form)))
}

interface Demand {
  readonly rule: DeclaredRule
  readonly rows: readonly Inequality[]
}

/** The smallest sets of rules whose numbers cannot all be as they should. */
function linearConflicts(rules: readonly DeclaredRule[]): Contradiction[] {
  const demands = rules.flatMap((rule): Demand[] => {
    const rows = rowsOf(rule.declared.check)
    return rows === null ? [] : [{ rule, rows }]
  })
  const found: Contradiction[] = []
  const away = new Set<Demand>()
  for (const [i, one] of demands.entries())
    for (const other of demands.slice(i + 1))
      if (shareField(one, other) && conflict([one, other])) {
        found.push(contradiction([one, other]))
        away.add(other)
      }
  // What else is wrong shows when those are away.
  let left = demands.filter((one) => !away.has(one))
  while (conflict(left)) {
    let needed = left
    for (const one of left) {
      const without = needed.filter((other) => other !== one)
      if (conflict(without)) needed = without
    }
    found.push(contradiction(needed))
    left = left.filter((one) => one !== needed.at(-1))
  }
  return found
}

function conflict(demands: readonly Demand[]): boolean {
  return areImpossible(demands.flatMap(({ rows }) => rows)) === true
}

function shareField(one: Demand, other: Demand): boolean {
  const names = new Set(one.rows.flatMap(({ terms }) => [...terms.keys()]))
  return other.rows.some(({ terms }) => [...terms.keys()].some((name) => names.has(name)))
}

function contradiction(demands: readonly Demand[]): Contradiction {
  const rules = demands.map(({ rule }) => rule)
  return { rules, field: commonField(rules) }
}

function commonField(rules: readonly DeclaredRule[]): FieldDef | null {
  const fields = rules.flatMap(({ declared: { check } }) => numericFields(check))
  const [first] = fields
  return first && fields.every(({ name }) => name === first.name) ? first : null
}

function numericFields(check: Check): readonly FieldDef[] {
  switch (check.kind) {
    case 'range':
    case 'oneOf':
      return [check.field]
    case 'compare':
      return isField(check.right) ? [check.left, check.right] : [check.left]
    case 'order':
      return check.fields
    case 'sum':
      return [check.total, ...check.parts]
    default:
      return []
  }
}

/** What a check demands of numbers, all cells filled; null where it is about something else or cannot be said so. */
function rowsOf(check: Check): Inequality[] | null {
  switch (check.kind) {
    case 'range': {
      const { name } = check.field
      return [
        ...(check.min === null ? [] : [atLeast(name, endOf(check.min, 'first'))]),
        ...(check.max === null ? [] : [atMost(name, endOf(check.max, 'last'))]),
      ]
    }
    case 'oneOf': {
      const numbers = check.values.map(Number)
      if (!NUMERIC.has(check.field.type) || numbers.some((one) => !Number.isFinite(one))) return null
      // Between the least and the greatest: more than the list allows, which can only make us say less.
      return [atLeast(check.field.name, Math.min(...numbers)), atMost(check.field.name, Math.max(...numbers))]
    }
    case 'order':
      return check.fields.slice(1).map((field, i) =>
        row(
          [
            [check.fields[i]!.name, 1],
            [field.name, -1],
          ],
          0,
        ),
      )
    case 'sum': {
      // A blank part may be nothing: the sum of those filled is not what is said of all.
      if (check.blankIsZero) return null
      const terms: [string, number][] = [
        [check.total.name, 1],
        ...check.parts.map(({ name }): [string, number] => [name, -1]),
      ]
      return equal(terms, 0)
    }
    case 'compare':
      return comparedRows(check)
    default:
      return null
  }
}

const NUMERIC: ReadonlySet<string> = new Set(['amount', 'number', 'percent'])

function comparedRows({ left, is, right, times }: Extract<Check, { kind: 'compare' }>): Inequality[] | null {
  const terms: [string, number][] = isField(right)
    ? [
        [left.name, 1],
        [right.name, -times],
      ]
    : [[left.name, 1]]
  // Of a limit that is a whole year, each sign asks for its own end.
  const bound = (end: 'first' | 'last'): number => (isField(right) ? 0 : endOf(right, end))
  const rows: { readonly [C in Comparison]: () => Inequality[] | null } = {
    '<=': () => [row(terms, bound('last'))],
    '<': () => [row(terms, bound('last'), true)],
    '>=': () => [row(negated(terms), -bound('first'))],
    '>': () => [row(negated(terms), -bound('first'), true)],
    '==': () => [row(terms, bound('last')), row(negated(terms), -bound('first'))],
    '!=': () => null,
  }
  return rows[is]()
}

function endOf(limit: Limit, end: 'first' | 'last'): number {
  return typeof limit === 'number' ? limit : limit[end]
}

/** Terms of one field twice are one term. */
function row(terms: readonly (readonly [string, number])[], bound: number, strict = false): Inequality {
  const sums = new Map<string, number>()
  for (const [name, factor] of terms) sums.set(name, (sums.get(name) ?? 0) + factor)
  return { terms: sums, bound, strict }
}

function negated(terms: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  return terms.map(([name, factor]) => [name, -factor] as const)
}

function atLeast(name: string, bound: number): Inequality {
  return row([[name, -1]], -bound)
}

function atMost(name: string, bound: number): Inequality {
  return row([[name, 1]], bound)
}

function equal(terms: readonly (readonly [string, number])[], bound: number): Inequality[] {
  return [row(terms, bound), row(negated(terms), -bound)]
}

/** What breaks an inequality. */
function opposite({ terms, bound, strict }: Inequality): Inequality {
  return row(negated([...terms]), -bound, !strict)
}
