/** What each declared check finds in a project, and what it cannot decide. */
import {
  type Amount,
  type Choice,
  compareAmounts,
  type Datum,
  type FieldDef,
  type Month,
  minusAmount,
  type People,
  scaleAmount,
  sumAmounts,
  type TableRecord,
  type TableView,
  UNDECIDABLE,
  type Words,
} from '../core/index.js'
import { exactAmount, keyIn, type Measured, measured, shortened, shownIn } from './cells.js'
import type { Expression } from './expression.js'
import { type Comparison, compare, ofMonth, plain, type Quantity, times } from './quantity.js'
import type { Pattern } from './regex.js'
import { isSameText } from './terms.js'
import { listWords, sentence } from './words.js'

/** One end of a range, or what a cell is compared with: 万元, a number, a month. */
export type Limit = number | Month

/** A check with its fields looked up. */
export type Check =
  | { readonly kind: 'required'; readonly fields: readonly FieldDef[] }
  | { readonly kind: 'unique'; readonly fields: readonly FieldDef[] }
  | { readonly kind: 'pattern'; readonly field: FieldDef; readonly pattern: Pattern; readonly example: string | null }
  | { readonly kind: 'range'; readonly field: FieldDef; readonly min: Limit | null; readonly max: Limit | null }
  | { readonly kind: 'oneOf'; readonly field: FieldDef; readonly values: readonly string[] }
  | { readonly kind: 'order'; readonly fields: readonly FieldDef[] }
  | {
      readonly kind: 'sum'
      readonly total: FieldDef
      readonly parts: readonly FieldDef[]
      /** The pack says that a blank part is nothing. */
      readonly blankIsZero: boolean
    }
  | {
      readonly kind: 'compare'
      readonly left: FieldDef
      readonly is: Comparison
      readonly right: FieldDef | Limit
      readonly times: number
    }
  | { readonly kind: 'expression'; readonly expression: Expression }

/** What a check has found in a project. */
export interface Found {
  readonly record: TableRecord
  /** The field whose cell a person should look at first. */
  readonly field: string
  readonly data: { readonly [placeholder: string]: Datum }
  readonly expected?: Datum
  readonly difference?: Datum
  /** Other fields of the project that have a part in it. */
  readonly others?: readonly string[]
  /** An earlier project it repeats. */
  readonly earlier?: TableRecord
}

/** What a check yields: what it found, and that something could not be decided. */
export type Judged = Found | typeof UNDECIDABLE

/** True of a field, false of a limit. */
export function isField(right: FieldDef | Limit): right is FieldDef {
  return typeof right === 'object' && 'headings' in right
}

/** `required`: cells that hold nothing. */
export function* blanks(fields: readonly FieldDef[], record: TableRecord): Iterable<Judged> {
  for (const { name, title } of fields) if (record.isBlank(name)) yield { record, field: name, data: { title } }
}

/** `unique`: projects that repeat what an earlier one of the table says. */
export function* repeats(
  fields: readonly FieldDef[],
  view: TableView,
  applies: (record: TableRecord) => boolean | null,
): Iterable<Judged> {
  const first = new Map<string, TableRecord>()
  const [{ name }, ...others] = fields as [FieldDef, ...FieldDef[]]
  for (const record of view.records()) {
    // A project on two lines, its name merged down over both, is one.
    if (view.isContinued(record.row)) continue
    const wanted = applies(record)
    if (wanted === false) continue
    const keys = fields.map((field) => keyIn(record, field))
    if (wanted === null || keys.includes(null)) {
      yield UNDECIDABLE
      continue
    }
    const key = keys.join('\n')
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, record)
      continue
    }
    const value = listWords(fields.map((field) => shortened(shownIn(record, field.name))))
    const titles = titlesOf(fields)
    const data = { titles, value, row: earlier.row + 1 }
    yield { record, field: name, data, others: others.map((field) => field.name), earlier }
  }
}

/** `pattern`: a cell that is not of the form. A blank one is not judged. */
export function* misformed(check: Extract<Check, { kind: 'pattern' }>, record: TableRecord): Iterable<Judged> {
  const { field, pattern, example } = check
  const text = isText(record, field.name) ? shownIn(record, field.name) : ''
  const holds = text === '' ? null : pattern.isWhole(text)
  if (holds === null) yield UNDECIDABLE
  else if (!holds) {
    const data = { title: field.title, value: shortened(text), example: example ?? pattern.source }
    yield { record, field: field.name, data, ...(example === null ? {} : { expected: example }) }
  }
}

/** A limit as a number to compare with, and as it is said beside `cell`. */
function limitOf(limit: Limit, type: FieldDef['type'], cell: Measured): { quantity: Quantity; datum: Datum } {
  if (typeof limit !== 'number') return { quantity: ofMonth(limit), datum: limit }
  const datum =
    type === 'amount' ? exactAmount(limit, cell.amount?.unit ?? null) : type === 'percent' ? `${limit}%` : limit
  return { quantity: plain(limit), datum }
}

/** `range`: a cell beyond a limit, whatever rounding allows. */
export function* outside(check: Extract<Check, { kind: 'range' }>, record: TableRecord): Iterable<Judged> {
  const { field } = check
  const cell = measured(record, field)
  if (cell === null) {
    yield UNDECIDABLE
    return
  }
  const min = check.min === null ? null : limitOf(check.min, field.type, cell)
  const max = check.max === null ? null : limitOf(check.max, field.type, cell)
  const answers = [
    ...(min === null ? [] : [compare(cell.quantity, '>=', min.quantity)]),
    ...(max === null ? [] : [compare(cell.quantity, '<=', max.quantity)]),
  ]
  if (answers.includes(false)) {
    const limits = { ...(min === null ? {} : { min: min.datum }), ...(max === null ? {} : { max: max.datum }) }
    yield { record, field: field.name, data: { title: field.title, value: cell.datum, ...limits } }
  } else if (answers.includes(null)) yield UNDECIDABLE
}

/** `oneOf`: what is not on the list; of several names in a cell, each. */
export function* unlisted(check: Extract<Check, { kind: 'oneOf' }>, record: TableRecord): Iterable<Judged> {
  const { field, values } = check
  const written = writtenIn(record, field)
  if (written === null) yield UNDECIDABLE
  for (const forms of written ?? []) {
    if (values.some((value) => forms.some((form) => isSameText(value, form)))) continue
    const [text = ''] = forms
    const list = listWords(values)
    yield { record, field: field.name, data: { title: field.title, value: shortened(text), list }, expected: list }
  }
}

/** What is written in a cell, each name of several by itself, with the listed value it stands for; null where nothing can be read. */
function writtenIn(record: TableRecord, { name, type }: FieldDef): readonly (readonly string[])[] | null {
  if (!isText(record, name)) return null
  const reading = record.read(name)
  const value = reading.state === 'ok' ? reading.value : null
  if (type === 'people') return (value as People | null)?.certain ? (value as People).names.map((one) => [one]) : null
  const shown = shownIn(record, name)
  return [type === 'enum' && value !== null ? [shown, (value as Choice).value] : [shown]]
}

/** True of a cell that holds something to be read, even if not as its field wants it. */
function isText(record: TableRecord, field: string): boolean {
  const reading = record.read(field)
  return reading.state === 'ok' || (reading.state === 'unreadable' && reading.reason !== 'error')
}

/** `order`: a cell that comes before one it should follow. Blank cells between are passed over. */
export function* disordered(fields: readonly FieldDef[], record: TableRecord): Iterable<Judged> {
  let before: { field: FieldDef; cell: Measured } | null = null
  let isUnsure = false
  for (const field of fields) {
    const cell = measured(record, field)
    if (cell === null) {
      isUnsure = true
      continue
    }
    const answer = before === null ? true : compare(before.cell.quantity, '<=', cell.quantity)
    if (answer === false && before !== null) {
      yield {
        record,
        field: field.name,
        data: {
          firstTitle: before.field.title,
          first: before.cell.datum,
          secondTitle: field.title,
          second: cell.datum,
        },
        others: [before.field.name],
      }
      return
    }
    if (answer === null) isUnsure = true
    before = { field, cell }
  }
  if (isUnsure) yield UNDECIDABLE
}

/** `sum`: a total its parts do not add up to, whatever rounding allows. */
export function* unequal(check: Extract<Check, { kind: 'sum' }>, record: TableRecord): Iterable<Judged> {
  const { total, parts, blankIsZero } = check
  const whole = measured(record, total)?.amount ?? null
  const amounts: Amount[] = []
  for (const part of parts) {
    const amount = measured(record, part)?.amount ?? null
    if (amount !== null) amounts.push(amount)
    else if (!(blankIsZero && record.isBlank(part.name))) {
      yield UNDECIDABLE
      return
    }
  }
  const sum = sumAmounts(amounts)
  const compared = whole === null || amounts.length === 0 ? null : compareAmounts(whole, sum)
  if (whole === null || compared === null) {
    yield UNDECIDABLE
    return
  }
  if (compared === 'agree') return
  const difference = minusAmount(whole, sum)
  const off = compared === 'greater' ? difference : minusAmount(sum, whole)
  yield {
    record,
    field: total.name,
    data: { title: total.title, titles: titlesOf(parts), value: whole, sum, off },
    expected: sum,
    difference,
    others: parts.filter(({ name }) => !record.isBlank(name)).map(({ name }) => name),
  }
}

/** `compare`: a cell that does not stand to another, or to a limit, as it should. */
export function* miscompared(check: Extract<Check, { kind: 'compare' }>, record: TableRecord): Iterable<Judged> {
  const { left, is, right } = check
  const cell = measured(record, left)
  const other = cell === null ? null : rightOf(check, record, cell)
  const answer = cell === null || other === null ? null : compare(cell.quantity, is, other.quantity)
  if (cell === null || other === null || answer === null) {
    yield UNDECIDABLE
    return
  }
  if (answer !== false) return
  const data = {
    title: left.title,
    value: cell.datum,
    is: sentence(left.type === 'month' ? `is-month-${is}` : `is-${is}`),
    otherTitle: isField(right) ? right.title : { zh: '', en: '' },
    times: check.times,
    other: other.datum,
  }
  yield { record, field: left.name, data, expected: other.datum, others: isField(right) ? [right.name] : [] }
}

function rightOf(
  { left, right, times: factor }: Extract<Check, { kind: 'compare' }>,
  record: TableRecord,
  cell: Measured,
) {
  if (!isField(right)) return limitOf(right, left.type, cell)
  const other = measured(record, right)
  if (other === null || factor === 1) return other
  const quantity = times(other.quantity, plain(factor))
  const datum = other.amount ? scaleAmount(other.amount, factor) : quantity.lo
  return { quantity, datum }
}

function titlesOf(fields: readonly FieldDef[]): Words {
  return { zh: fields.map(({ title }) => title.zh).join('、'), en: fields.map(({ title }) => title.en).join(', ') }
}
