/** What the operators of an expression make of their parts. */
import type { TableRecord } from '../core/index.js'
import { add, and, type Comparison, compare, negate, not, or, over, type Quantity, times } from './quantity.js'
import {
  ExpressionError,
  eitherOf,
  holdToList,
  isSameText,
  kindWords,
  type NumericTerm,
  partsOf,
  type Span,
  type Term,
  type TruthTerm,
} from './terms.js'
import { sentence } from './words.js'

function isNumeric(term: Term): term is NumericTerm {
  return term.type === 'amount' || term.type === 'number' || term.type === 'month'
}

/** Two types cannot be joined; with what to write where that is known. */
function mismatch(sign: string, a: Term, b: Term, span: Span): ExpressionError {
  const types = new Set([a.type, b.type])
  const hint =
    types.has('month') && types.has('text')
      ? sentence('cel-hint-month')
      : types.has('month') && types.has('number')
        ? sentence('cel-hint-year')
        : types.has('truth') && types.has('text')
          ? sentence('cel-hint-yes')
          : types.has('names')
            ? sentence('cel-hint-names')
            : { zh: '', en: '' }
  return new ExpressionError(sentence('cel-mismatch', { sign, left: kindWords(a), right: kindWords(b), hint }), span)
}

/** `a < b`, `a == b` … Throws `ExpressionError` where the two cannot be compared. */
export function comparison(is: Comparison, a: Term, b: Term, span: Span): TruthTerm {
  const common = { ...partsOf(span, a, b), type: 'truth' } as const
  if (isNumeric(a) && isNumeric(b) && (a.type === 'month') === (b.type === 'month'))
    return {
      ...common,
      run: (record) => {
        const [x, y] = [a.run(record), b.run(record)]
        return x === null || y === null ? null : compare(x, is, y)
      },
    }
  const wanted = is === '=='
  if (is !== '==' && is !== '!=') throw mismatch(is, a, b, span)
  if (a.type === 'text' && b.type === 'text') {
    if (a.field && b.literal !== undefined) holdToList(a.field, b.literal, b.span)
    if (b.field && a.literal !== undefined) holdToList(b.field, a.literal, a.span)
    return {
      ...common,
      run: (record) => {
        const [x, y] = [a.run(record), b.run(record)]
        return x === null || y === null ? null : isSameText(x, y) === wanted
      },
    }
  }
  if (a.type !== 'truth' || b.type !== 'truth') throw mismatch(is, a, b, span)
  return {
    ...common,
    run: (record) => {
      const [x, y] = [a.run(record), b.run(record)]
      const same = or(and(x, y), and(not(x), not(y)))
      return wanted ? same : not(same)
    },
  }
}

type Sign = '+' | '-' | '*' | '/'

/** What two types give; a pair that is not here cannot be joined. */
const GIVES: { readonly [S in Sign]: { readonly [pair: string]: NumericTerm['type'] } } = {
  '+': {
    'amount amount': 'amount',
    'amount number': 'amount',
    'number amount': 'amount',
    'number number': 'number',
    'month number': 'month',
    'number month': 'month',
  },
  '-': {
    'amount amount': 'amount',
    'amount number': 'amount',
    'number amount': 'amount',
    'number number': 'number',
    'month number': 'month',
    'month month': 'number',
  },
  '*': { 'number number': 'number', 'amount number': 'amount', 'number amount': 'amount' },
  '/': { 'number number': 'number', 'amount number': 'amount', 'amount amount': 'number' },
}

const WORK: { readonly [S in Sign]: (a: Quantity, b: Quantity) => Quantity | null } = {
  '+': add,
  '-': (a, b) => add(a, negate(b)),
  '*': times,
  '/': over,
}

/** `a + b` … Throws where the two cannot be joined: money times money, a month plus money. */
export function arithmetic(sign: Sign, a: Term, b: Term, span: Span): NumericTerm {
  const type = GIVES[sign][`${a.type} ${b.type}`]
  if (!type || !isNumeric(a) || !isNumeric(b)) throw mismatch(sign, a, b, span)
  const work = WORK[sign]
  return {
    ...partsOf(span, a, b),
    type,
    run: (record) => {
      const [x, y] = [a.run(record), b.run(record)]
      return x === null || y === null ? null : work(x, y)
    },
  }
}

/** `-a`. */
export function negation(a: Term, span: Span): NumericTerm {
  if (a.type !== 'amount' && a.type !== 'number') throw mismatch('-', a, a, span)
  return {
    ...partsOf(span, a),
    type: a.type,
    run: (record) => {
      const x = a.run(record)
      return x === null ? null : negate(x)
    },
  }
}

/** `a && b`, `a || b`: decided as soon as one part decides. */
export function junction(sign: '&&' | '||', a: TruthTerm, b: TruthTerm, span: Span): TruthTerm {
  const join = sign === '&&' ? and : or
  return { ...eitherOf(span, a, b), type: 'truth', run: (record) => join(a.run(record), b.run(record)) }
}

/** `condition ? yes : no`. Throws where the two are not of one type. */
export function ternary(condition: TruthTerm, yes: Term, no: Term, span: Span): Term {
  const common = { ...partsOf(span, condition, eitherOf(span, yes, no)) }
  const pick = <T>(record: TableRecord, a: () => T | null, b: () => T | null): T | null => {
    const chosen = condition.run(record)
    return chosen === true ? a() : chosen === false ? b() : null
  }
  if (yes.type === 'truth' && no.type === 'truth')
    return {
      ...common,
      type: 'truth',
      run: (record) => {
        const chosen = condition.run(record)
        return or(and(chosen, yes.run(record)), and(not(chosen), no.run(record)))
      },
    }
  if (yes.type === 'text' && no.type === 'text')
    return {
      ...common,
      type: 'text',
      run: (record) =>
        pick(
          record,
          () => yes.run(record),
          () => no.run(record),
        ),
    }
  if (isNumeric(yes) && isNumeric(no) && (yes.type === 'month') === (no.type === 'month')) {
    const type = yes.type === 'number' ? no.type : yes.type
    return {
      ...common,
      type,
      run: (record) =>
        pick(
          record,
          () => yes.run(record),
          () => no.run(record),
        ),
    }
  }
  throw mismatch('? :', yes, no, span)
}
