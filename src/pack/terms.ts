/** The parts of an expression: each with its type, the fields it reads and how it is worked out for a record. */
import {
  type Amount,
  type Choice,
  compactText,
  type FieldDef,
  type Month,
  type People,
  type Percent,
  type TableRecord,
  type Words,
} from '../core/index.js'
import { ofAmount, ofMonth, ofPercent, plain, type Quantity, type Truth } from './quantity.js'
import { hintWords, listWords, sentence } from './words.js'

/** The place of a part in its expression: signs from `start` to before `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** An expression that cannot be used; `words` say why and what to write instead. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'

  constructor(
    readonly words: Words,
    readonly span: Span,
  ) {
    super(words.en)
  }
}

interface Common {
  readonly span: Span
  /** Every field it reads. */
  readonly fields: ReadonlySet<string>
  /** Those without which it can never be worked out, whatever the others say. */
  readonly strict: ReadonlySet<string>
  /** The field, where it is nothing but one. */
  readonly field?: FieldDef
  /** The text, where it is nothing but one. */
  readonly literal?: string
}

/** Money in 万元, a plain number (rates in percent), a month. Null where it is not known. */
export interface NumericTerm extends Common {
  readonly type: 'amount' | 'number' | 'month'
  run(record: TableRecord): Quantity | null
}

export interface TextTerm extends Common {
  readonly type: 'text'
  run(record: TableRecord): string | null
}

export interface TruthTerm extends Common {
  readonly type: 'truth'
  run(record: TableRecord): Truth
}

/** The names in one cell; null where it is blank or can be read in two ways. */
export interface NamesTerm extends Common {
  readonly type: 'names'
  run(record: TableRecord): readonly string[] | null
}

export type Term = NumericTerm | TextTerm | TruthTerm | NamesTerm

const NONE: ReadonlySet<string> = new Set()

/** What parts made of others share: the fields of all; needed for certain are those of each. */
export function partsOf(span: Span, ...parts: readonly Common[]): Common {
  return {
    span,
    fields: new Set(parts.flatMap(({ fields }) => [...fields])),
    strict: new Set(parts.flatMap(({ strict }) => [...strict])),
  }
}

/** The same where either part alone may decide: needed for certain is what both need. */
export function eitherOf(span: Span, a: Common, b: Common): Common {
  return { ...partsOf(span, a, b), strict: new Set([...a.strict].filter((name) => b.strict.has(name))) }
}

/** A part that is written out: `5000`, `"新建"`, `true`. */
export function literalTerm(value: unknown, span: Span): Term {
  const common = { span, fields: NONE, strict: NONE }
  if (typeof value === 'string') return { ...common, type: 'text', literal: value, run: () => value }
  if (typeof value === 'boolean') return { ...common, type: 'truth', run: () => value }
  if (typeof value === 'number' || typeof value === 'bigint') {
    const quantity = plain(Number(value))
    return { ...common, type: 'number', run: () => quantity }
  }
  throw new ExpressionError(sentence(value === null ? 'cel-null' : 'cel-literal'), span)
}

/** The cell of a field. */
export function fieldTerm(field: FieldDef, span: Span): Term {
  const { name, type } = field
  const common = { span, fields: new Set([name]), strict: new Set([name]), field }
  const read = (record: TableRecord): unknown => {
    const reading = record.read(name)
    return reading.state === 'ok' ? reading.value : null
  }
  const numeric = <T>(as: NumericTerm['type'], make: (value: T) => Quantity): NumericTerm => {
    if (field.repeats) throw new ExpressionError(sentence('cel-repeats', { name, title: field.title }), span)
    return {
      ...common,
      type: as,
      run: (record) => {
        const value = read(record)
        return value === null ? null : make(value as T)
      },
    }
  }
  switch (type) {
    case 'amount':
      return numeric<Amount>('amount', ofAmount)
    case 'number':
      return numeric<number>('number', plain)
    case 'percent':
      return numeric<Percent>('number', ofPercent)
    case 'month':
      return numeric<Month>('month', ofMonth)
    case 'text':
      return { ...common, type: 'text', run: (record) => read(record) as string | null }
    case 'enum':
      return { ...common, type: 'text', run: (record) => (read(record) as Choice | null)?.value ?? null }
    case 'yesno':
      return { ...common, type: 'truth', run: (record) => read(record) as boolean | null }
    case 'people':
      return {
        ...common,
        type: 'names',
        run: (record) => {
          const people = read(record) as People | null
          return people?.certain ? people.names : null
        },
      }
    case 'span':
      throw new ExpressionError(sentence('cel-span', { name, fields: listWords(field.gives ?? []) }), span)
  }
}

/** A number of the table that is not in a cell: the report period, the plan year. */
export function tableTerm(type: 'month' | 'number', value: (record: TableRecord) => number | null, span: Span): Term {
  return {
    span,
    fields: NONE,
    strict: NONE,
    type,
    run: (record) => {
      const number = value(record)
      return number === null ? null : plain(number)
    },
  }
}

/** True of two texts that differ in nothing but white space and width. */
export function isSameText(a: string, b: string): boolean {
  return a === b || compactText(a) === compactText(b)
}

/** Refuses a text that no cell of a listed field ever holds: a slip, or another word for a listed value. */
export function holdToList(field: FieldDef, text: string, span: Span): void {
  const { values } = field
  if (!values || values.some(({ value }) => value === text)) return
  const known = values.map(({ value }) => value)
  const meant = values.find(({ value, aliases }) => [value, ...(aliases ?? [])].some((one) => isSameText(one, text)))
  const hint = meant ? { zh: `，应写“${meant.value}”`, en: `; write “${meant.value}”` } : hintWords(text, known)
  throw new ExpressionError(
    sentence('cel-listed', { title: field.title, value: text, hint, known: listWords(known) }),
    span,
  )
}

/** What a type is called. */
export function kindWords({ type, field }: Term): Words {
  const words = sentence(`cel-type-${type}`)
  return field ? { zh: `${words.zh}（${field.title.zh}）`, en: `${words.en} (${field.title.en})` } : words
}
