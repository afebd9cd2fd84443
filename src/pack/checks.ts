/** The checks a pack can declare, each ready to be asked: which columns it needs and what it says where it finds something. */
import { type FieldDef, type Given, type TableRecord, type TableView, UNDECIDABLE, type Words } from '../core/index.js'
import type { Expression } from './expression.js'
import {
  blanks,
  type Check,
  disordered,
  isField,
  type Judged,
  miscompared,
  misformed,
  outside,
  repeats,
  unequal,
  unlisted,
} from './found.js'
import { sentence } from './words.js'

/** A check ready to be made into a rule. */
export interface Judge {
  /** Fields whose columns must be there. */
  readonly fields: readonly string[]
  /** Those of them whose cells must be readable, or nothing can be decided. */
  readonly strict: readonly string[]
  readonly given: readonly Given[]
  /** What is said where the pack gives no message of its own; null where it must. */
  readonly message: Words | null
  /** The same down a column is one finding. */
  readonly gathers: boolean
  /** What a message may name besides fields. */
  readonly placeholders: readonly string[]
  /** A project by itself, or all projects of a table (`applies` are those the rule is about). */
  readonly judge:
    | { readonly on: 'record'; readonly of: (record: TableRecord) => Iterable<Judged> }
    | {
        readonly on: 'table'
        readonly of: (view: TableView, applies: (record: TableRecord) => boolean | null) => Iterable<Judged>
      }
}

/** Makes a check ready. */
export function judgeOf(check: Check): Judge {
  switch (check.kind) {
    case 'required': {
      const { fields } = check
      const says = { message: sentence('found-required'), placeholders: ['title'], gathers: true }
      return onRecord({ fields, ...says }, (record) => blanks(fields, record))
    }
    case 'unique': {
      const { fields } = check
      const says = { message: sentence('found-unique'), placeholders: ['titles', 'value', 'row'] }
      const judge = onRecord({ fields, ...says }, () => [])
      return { ...judge, judge: { on: 'table', of: (view, applies) => repeats(fields, view, applies) } }
    }
    case 'pattern': {
      const message = sentence(check.example === null ? 'found-pattern' : 'found-pattern-example')
      const says = { message, placeholders: ['title', 'value', 'example'], gathers: true }
      return onRecord({ fields: [check.field], ...says }, (record) => misformed(check, record))
    }
    case 'range': {
      const end = check.min === null ? '-max' : check.max === null ? '-min' : ''
      const message = sentence(`found-range${check.field.type === 'month' ? '-month' : ''}${end}`)
      const says = { message, placeholders: ['title', 'value', 'min', 'max'] }
      return onRecord({ fields: [check.field], strict: [check.field], ...says }, (record) => outside(check, record))
    }
    case 'oneOf': {
      const says = { message: sentence('found-one-of'), placeholders: ['title', 'value', 'list'], gathers: true }
      return onRecord({ fields: [check.field], ...says }, (record) => unlisted(check, record))
    }
    case 'order': {
      const { fields } = check
      const message = sentence(fields[0]!.type === 'month' ? 'found-order-month' : 'found-order')
      const says = { message, placeholders: ['firstTitle', 'first', 'secondTitle', 'second'] }
      return onRecord({ fields, ...says }, (record) => disordered(fields, record))
    }
    case 'sum': {
      const fields = [check.total, ...check.parts]
      const strict = check.blankIsZero ? [check.total] : fields
      const says = { message: sentence('found-sum'), placeholders: ['title', 'titles', 'value', 'sum', 'off'] }
      return onRecord({ fields, strict, ...says }, (record) => unequal(check, record))
    }
    case 'compare': {
      const fields = isField(check.right) ? [check.left, check.right] : [check.left]
      const message = sentence(check.times === 1 ? 'found-compare' : 'found-compare-times')
      const says = { message, placeholders: ['title', 'value', 'is', 'otherTitle', 'times', 'other'] }
      return onRecord({ fields, strict: fields, ...says }, (record) => miscompared(check, record))
    }
    case 'expression':
      return ofExpression(check.expression)
  }
}

interface Says {
  readonly fields: readonly FieldDef[]
  readonly strict?: readonly FieldDef[]
  readonly message: Words
  readonly placeholders: readonly string[]
  readonly gathers?: boolean
}

function onRecord(
  { fields, strict = [], message, placeholders, gathers = false }: Says,
  of: (record: TableRecord) => Iterable<Judged>,
): Judge {
  const names = (list: readonly FieldDef[]): string[] => [...new Set(list.map(({ name }) => name))]
  const judge = { on: 'record', of } as const
  return { fields: names(fields), strict: names(strict), given: [], message, placeholders, gathers, judge }
}

function ofExpression(expression: Expression): Judge {
  const { fields, strict, given } = expression
  const [field, ...others] = fields
  function* of(record: TableRecord): Iterable<Judged> {
    const truth = expression.truth(record)
    if (truth === null) yield UNDECIDABLE
    else if (truth === false) yield { record, field: field!, data: {}, others }
  }
  return { fields, strict, given, message: null, placeholders: [], gathers: false, judge: { on: 'record', of } }
}
