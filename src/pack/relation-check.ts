/** From a relation to the check a pack would declare for it: one of the closed kinds where it is that simple, else an expression. */
import type { FieldDef } from '../core/index.js'
import type { DeclarationEntry } from './declaration.js'
import type { Comparison } from './quantity.js'
import type { Relation, Value } from './relation.js'

/** The one check of a declaration. */
export type CheckEntry = Pick<
  DeclarationEntry,
  'required' | 'unique' | 'pattern' | 'range' | 'oneOf' | 'sum' | 'compare' | 'expression'
>

/** The check of a relation. */
export function checkEntry(relation: Relation): CheckEntry {
  switch (relation.kind) {
    case 'filled':
      return relation.wanted ? { required: relation.fields.map(({ name }) => name) } : expression(relation)
    case 'unique':
      return { unique: relation.fields.map(({ name }) => name) }
    case 'pattern':
      return { pattern: { field: relation.field.name, matches: relation.matches } }
    case 'in':
      if (!relation.wanted || relation.field.type === 'yesno') return expression(relation)
      return { oneOf: { field: relation.field.name, values: relation.values } }
    case 'between': {
      const { field, min, max } = relation
      const [from, to] = [limit(min, field), limit(max, field)]
      return from === null || to === null ? expression(relation) : { range: { field: field.name, min: from, max: to } }
    }
    case 'compare':
      return comparedEntry(relation) ?? expression(relation)
    default:
      return expression(relation)
  }
}

/** The relation as an expression of a pack. */
export function expressionOf(relation: Relation): string {
  switch (relation.kind) {
    case 'both':
      return `(${expressionOf(relation.a)} && ${expressionOf(relation.b)})`
    case 'either':
      return `(${expressionOf(relation.a)} || ${expressionOf(relation.b)})`
    case 'not':
      return `!(${expressionOf(relation.a)})`
    case 'filled': {
      const call = relation.wanted ? 'has' : 'blank'
      return relation.fields.map(({ name }) => `${call}(${name})`).join(' && ')
    }
    case 'in':
      return listedText(relation)
    case 'between': {
      const { field, min, max } = relation
      const value: Value = { kind: 'field', field }
      return `${compareText('>=', value, min)} && ${compareText('<=', value, max)}`
    }
    case 'pattern':
      return `${relation.field.name}.matches(${JSON.stringify(relation.matches)})`
    case 'compare':
      return compareText(relation.is, relation.a, relation.b)
    case 'unique':
      // No expression sees two projects: left to the check of the same name.
      return relation.fields.map(({ name }) => `unique(${name})`).join(' && ')
  }
}

/** Every field a relation reads, in order of writing. */
export function fieldsOf(relation: Relation): FieldDef[] {
  const list = (): FieldDef[] => {
    switch (relation.kind) {
      case 'both':
      case 'either':
        return [...fieldsOf(relation.a), ...fieldsOf(relation.b)]
      case 'not':
        return fieldsOf(relation.a)
      case 'filled':
      case 'unique':
        return [...relation.fields]
      case 'compare':
        return [...fieldsIn(relation.a), ...fieldsIn(relation.b)]
      case 'between':
        return [relation.field, ...fieldsIn(relation.min), ...fieldsIn(relation.max)]
      default:
        return [relation.field]
    }
  }
  return [...new Set(list())]
}

function fieldsIn(value: Value): FieldDef[] {
  if (value.kind === 'work') return [...fieldsIn(value.a), ...fieldsIn(value.b)]
  return value.kind === 'field' || value.kind === 'total' ? [value.field] : []
}

function expression(relation: Relation): CheckEntry {
  return { expression: expressionOf(relation) }
}

function listedText({ field, values, wanted }: Extract<Relation, { kind: 'in' }>): string {
  const { name, type } = field
  if (type === 'yesno') return `${name} == ${values[0] === '是'}`
  const [first = '', ...others] = values.map((value) => JSON.stringify(value))
  const text =
    type === 'people'
      ? [first, ...others].map((value) => `${value} in ${name}`).join(' || ')
      : others.length === 0
        ? `${name} == ${first}`
        : `${name} in [${[first, ...others].join(', ')}]`
  return wanted ? text : `!(${text})`
}

/** A comparison of a column with a number, a month, another column, a share of it or the sum of several; null of anything else. */
function comparedEntry({ is, a, b }: Extract<Relation, { kind: 'compare' }>): CheckEntry | null {
  if (a.kind !== 'field')
    return b.kind === 'field' ? comparedEntry({ kind: 'compare', is: TURNED[is], a: b, b: a }) : null
  const { field } = a
  if (field.repeats) return null
  const to = limit(b, field)
  if (to !== null) return { compare: { field: field.name, is, to } }
  const share = shareOf(b)
  if (share && !share.field.repeats && measured(field) === measured(share.field) && measured(field) !== null)
    return {
      compare: { field: field.name, is, to: share.field.name, ...(share.times === 1 ? {} : { times: share.times }) },
    }
  const parts = is === '==' ? partsOf(b) : null
  if (parts && [field, ...parts].every(({ type, repeats }) => type === 'amount' && !repeats) && !parts.includes(field))
    return { sum: { total: field.name, parts: parts.map(({ name }) => name) } }
  return null
}

const TURNED: { readonly [C in Comparison]: Comparison } = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
}

/** Columns of one measure can be held against each other. */
function measured({ type }: FieldDef): string | null {
  if (type === 'amount' || type === 'month') return type
  return type === 'number' || type === 'percent' ? 'number' : null
}

/** A number or month a column can be compared with; null where the value is something else. */
function limit(value: Value, field: FieldDef): number | string | null {
  if (value.kind === 'month') return field.type === 'month' ? monthText(value) : null
  if (value.kind !== 'number' || measured(field) === null || field.type === 'month') return null
  return value.percent && field.type !== 'percent' ? value.value / 100 : value.value
}

/** `total * 0.8`, `total * 80%`, `total`. */
function shareOf(value: Value): { readonly field: FieldDef; readonly times: number } | null {
  if (value.kind === 'field') return { field: value.field, times: 1 }
  if (value.kind !== 'work' || (value.sign !== '*' && value.sign !== '/')) return null
  const [field, number] =
    value.a.kind === 'field' ? [value.a.field, value.b] : [value.b.kind === 'field' ? value.b.field : null, value.a]
  if (field === null || number.kind !== 'number' || field.type === 'month') return null
  const times = number.percent ? Number((number.value / 100).toPrecision(15)) : number.value
  if (value.sign === '*') return { field, times }
  return value.a.kind === 'field' && times !== 0 ? { field, times: Number((1 / times).toPrecision(15)) } : null
}

/** The columns of a sum; null where it is none. */
function partsOf(value: Value): FieldDef[] | null {
  if (value.kind === 'field') return [value.field]
  if (value.kind !== 'work' || value.sign !== '+') return null
  const [a, b] = [partsOf(value.a), partsOf(value.b)]
  return a && b ? [...a, ...b] : null
}

function compareText(is: Comparison, a: Value, b: Value): string {
  // 80% beside a column of rates is 80, as the column has it; beside a quotient it is 0.8.
  const ofRates = [a, b].some((value) => fieldsIn(value).some(({ type }) => type === 'percent'))
  return `${valueText(a, ofRates)} ${is} ${valueText(b, ofRates)}`
}

function valueText(value: Value, ofRates: boolean): string {
  switch (value.kind) {
    case 'field':
      return value.field.name
    case 'number':
      return String(value.percent && !ofRates ? Number((value.value / 100).toPrecision(15)) : value.value)
    case 'month':
      return `month("${monthText(value)}")`
    case 'text':
      return JSON.stringify(value.text)
    case 'total':
      return `sum(${value.field.name})`
    case 'period':
      return 'period'
    case 'work': {
      // A factor is a share, whatever it stands beside.
      const inner = value.sign === '+' || value.sign === '-' ? ofRates : false
      return `(${valueText(value.a, inner)} ${value.sign} ${valueText(value.b, inner)})`
    }
  }
}

function monthText({ year, month }: Extract<Value, { kind: 'month' }>): string {
  return `${year}-${String(month).padStart(2, '0')}`
}
