/** The functions an expression may call: a closed list. */
import { compactText, type FieldDef, readMonth, type TableRecord } from '../core/index.js'
import {
  absolute,
  add,
  choose,
  compare,
  negate,
  ofAmount,
  ofMonth,
  over,
  plain,
  type Quantity,
  times,
} from './quantity.js'
import { compilePattern } from './regex.js'
import { ExpressionError, type NumericTerm, partsOf, type Span, type Term, type TruthTerm } from './terms.js'
import { sentence } from './words.js'

/** How a function is written, for people. */
const USAGE = {
  has: 'has(total)',
  blank: 'blank(total)',
  sum: 'sum(monthly)',
  month: 'month("2025-04"), month(2025, 4)',
  year: 'year(start)',
  quarter: 'quarter(start)',
  monthOfYear: 'monthOfYear(start)',
  abs: 'abs(plan - total)',
  min: 'min(plan, total)',
  max: 'max(plan, total)',
  about: 'about(plan, total, 5)',
  size: 'size(leader), size(name)',
  contains: 'name.contains("光伏")',
  startsWith: 'code.startsWith("2")',
  endsWith: 'unit.endsWith("局")',
  matches: 'code.matches("^[0-9-]+$")',
} as const

/** The name of a function. */
export type FunctionName = keyof typeof USAGE

/** Every function there is. */
export const functionNames = Object.keys(USAGE) as readonly FunctionName[]

/** A call as read: `a.contains(b)` has `a` as its first argument. */
export interface Call {
  readonly name: FunctionName
  readonly args: readonly Term[]
  readonly span: Span
}

/** `has` and `blank`: whether a cell holds anything. The one test that a blank cell can answer. */
export function presence(name: 'has' | 'blank', field: FieldDef, span: Span): TruthTerm {
  const wanted = name === 'blank'
  return {
    type: 'truth',
    span,
    fields: new Set([field.name]),
    strict: new Set(),
    run: (record) => record.isBlank(field.name) === wanted,
  }
}

/**
 * `sum`: what the columns of a repeating field (各月完成投资) add up to in a record. Columns that are blank at the end are months to
 * come; any other blank, and a month that has two columns, leave it unknown.
 */
export function sumOf(field: FieldDef, span: Span): NumericTerm {
  if (!field.repeats || field.type !== 'amount')
    throw new ExpressionError(sentence('cel-no-sum', { name: field.name, title: field.title }), span)
  const fields = new Set([field.name])
  return { type: 'amount', span, fields, strict: fields, run: (record) => sumIn(record, field.name) }
}

function sumIn({ table, row }: TableRecord, field: string): Quantity | null {
  const columns = table.columns(field).filter(({ year }) => year === null || table.year === null || year === table.year)
  const periods = new Set(columns.map(({ month, quarter }) => `${month},${quarter}`))
  if (columns.length === 0 || periods.size < columns.length) return null
  const amounts = columns.map((column) => table.amountIn(row, column))
  const last = amounts.findLastIndex((amount) => amount !== null)
  const isRead = columns.every((column) => table.readCell(row, column).state !== 'unreadable')
  if (last < 0 || !isRead) return null
  let sum: Quantity | null = plain(0)
  for (const amount of amounts.slice(0, last + 1)) {
    if (amount === null || sum === null) return null
    sum = add(sum, ofAmount(amount))
  }
  return sum
}

/** Any other function. Throws `ExpressionError` where its arguments are not what it takes. */
export function callTerm(call: Call): Term {
  const { name, args, span } = call
  switch (name) {
    case 'month':
      return monthTerm(call)
    case 'year':
      return ofOneMonth(call, ({ lo, hi }) => between(Math.floor(lo / 12), Math.floor(hi / 12)))
    case 'quarter':
      return ofOneMonth(call, (month) => withinYear(month, 3))
    case 'monthOfYear':
      return ofOneMonth(call, (month) => withinYear(month, 1))
    case 'abs': {
      const [a] = numbers(call, 1, 1)
      return { ...partsOf(span, a!), type: a!.type, run: (record) => map(a!.run(record), absolute) }
    }
    case 'min':
    case 'max':
      return extreme(call, name === 'min' ? Math.min : Math.max)
    case 'about':
      return aboutTerm(call)
    case 'size': {
      const [one, more] = args
      if (!one || more || (one.type !== 'text' && one.type !== 'names')) throw misused(call)
      const count = (of: string | readonly string[]): Quantity => plain([...of].length)
      return { ...partsOf(span, one), type: 'number', run: (record) => map(one.run(record), count) }
    }
    case 'contains':
      return ofTwoTexts(call, (text, part) => text.includes(part))
    case 'startsWith':
      return ofTwoTexts(call, (text, part) => text.startsWith(part))
    case 'endsWith':
      return ofTwoTexts(call, (text, part) => text.endsWith(part))
    case 'matches':
      return matchTerm(call)
    default:
      throw misused(call)
  }
}

function misused({ name, span }: Pick<Call, 'name' | 'span'>): ExpressionError {
  return new ExpressionError(sentence('cel-call', { name, usage: USAGE[name] }), span)
}

/** The sentence that says how a function is written. */
export function usageError(name: FunctionName, span: Span): ExpressionError {
  return misused({ name, span })
}

function map<T, U>(value: T | null, make: (value: T) => U): U | null {
  return value === null ? null : make(value)
}

function numbers(call: Call, least: number, most: number): readonly NumericTerm[] {
  const terms = call.args.filter(
    (term): term is NumericTerm => term.type === 'amount' || term.type === 'number' || term.type === 'month',
  )
  if (terms.length < call.args.length || terms.length < least || terms.length > most) throw misused(call)
  if (terms.some(({ type }) => type === 'month') && terms.some(({ type }) => type !== 'month')) throw misused(call)
  return terms
}

function between(lo: number, hi: number): Quantity {
  return { lo, hi, unit: 'plain', coarse: lo === hi ? 0 : Number.POSITIVE_INFINITY }
}

function withinYear({ lo, hi }: Quantity, months: number): Quantity {
  const part = (month: number): number => Math.floor((month % 12) / months) + 1
  return Math.floor(lo / 12) === Math.floor(hi / 12) ? between(part(lo), part(hi)) : between(1, 12 / months)
}

function ofOneMonth(call: Call, make: (month: Quantity) => Quantity): Term {
  const [one, more] = call.args
  if (one?.type !== 'month' || more) throw misused(call)
  return { ...partsOf(call.span, one), type: 'number', run: (record) => map(one.run(record), make) }
}

function monthTerm(call: Call): Term {
  const [first, second, more] = call.args
  if (first?.literal !== undefined && !second) {
    const reading = readMonth(first.literal, 'General', false)
    if (reading.state !== 'ok') throw new ExpressionError(sentence('month', { value: first.literal }), first.span)
    const month = ofMonth(reading.value)
    return { ...partsOf(call.span), type: 'month', run: () => month }
  }
  if (first?.type !== 'number' || second?.type !== 'number' || more) throw misused(call)
  return {
    ...partsOf(call.span, first, second),
    type: 'month',
    run: (record) => {
      const [year, month] = [first.run(record), second.run(record)]
      const isOne = year !== null && month !== null && year.lo === year.hi && month.lo === month.hi
      return isOne && month.lo >= 1 && month.lo <= 12 ? plain(year.lo * 12 + month.lo - 1) : null
    },
  }
}

function extreme(call: Call, pick: (...values: number[]) => number): Term {
  const terms = numbers(call, 2, 8)
  const type = terms.find((term) => term.type !== 'number')?.type ?? 'number'
  return {
    ...partsOf(call.span, ...terms),
    type,
    run: (record) =>
      terms.map((term) => term.run(record)).reduce((a, b) => (a === null || b === null ? null : choose(pick, a, b))),
  }
}

/** Percent of the second argument that `about` allows where it is not told. */
const ABOUT = 1

function aboutTerm(call: Call): Term {
  const [a, b, within] = numbers(call, 2, 3)
  if (a!.type === 'month' || (within && within.type !== 'number')) throw misused(call)
  return {
    ...partsOf(call.span, ...call.args),
    type: 'truth',
    run: (record) => {
      const [x, y] = [a!.run(record), b!.run(record)]
      const share = within ? map(within.run(record), (percent) => over(percent, plain(100))) : plain(ABOUT / 100)
      if (x === null || y === null || share === null) return null
      const off = add(x, negate(y))
      return off === null ? null : compare(absolute(off), '<=', times(absolute(y), share))
    },
  }
}

function ofTwoTexts(call: Call, holds: (text: string, part: string) => boolean): Term {
  const [text, part, more] = call.args
  if (text?.type !== 'text' || part?.type !== 'text' || more) throw misused(call)
  return {
    ...partsOf(call.span, text, part),
    type: 'truth',
    run: (record) => {
      const [a, b] = [text.run(record), part.run(record)]
      return a === null || b === null ? null : holds(a, b) || holds(compactText(a), compactText(b))
    },
  }
}

function matchTerm(call: Call): Term {
  const [text, source, more] = call.args
  if (text?.type !== 'text' || source?.literal === undefined || more) throw misused(call)
  const pattern = compilePattern(source.literal)
  if ('wrong' in pattern) throw new ExpressionError(sentence('regex', { detail: pattern.wrong }), source.span)
  return { ...partsOf(call.span, text), type: 'truth', run: (record) => map(text.run(record), pattern.isIn) }
}
