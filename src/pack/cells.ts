/** What a cell says to a declared rule: a number to compare, words for a message, a key to tell repeats by. */
import {
  type Amount,
  type Choice,
  compactText,
  type Datum,
  type FieldDef,
  formatMonth,
  type MoneyUnit,
  type Month,
  type People,
  type Percent,
  plainNumber,
  type Span,
  type TableRecord,
  trimText,
  type Words,
} from '../core/index.js'
import { ofAmount, ofMonth, ofPercent, plain, type Quantity } from './quantity.js'

/** A cell that holds a number, an amount, a rate or a month. */
export interface Measured {
  readonly quantity: Quantity
  readonly datum: Datum
  readonly amount: Amount | null
}

/** What can be compared and reckoned with: months only with months. */
export function measureOf({ type }: FieldDef): 'amount' | 'number' | 'month' | null {
  if (type === 'amount' || type === 'number' || type === 'month') return type
  return type === 'percent' ? 'number' : null
}

/** Reads a cell of such a field; null where it is blank or cannot be read. */
export function measured(record: TableRecord, { name, type }: FieldDef): Measured | null {
  const reading = record.read(name)
  if (reading.state !== 'ok') return null
  const { value } = reading
  switch (type) {
    case 'amount': {
      const amount = value as Amount
      return { quantity: ofAmount(amount), datum: amount, amount }
    }
    case 'number':
      return { quantity: plain(value as number), datum: value as number, amount: null }
    case 'percent':
      return { quantity: ofPercent(value as Percent), datum: percentText(value as Percent), amount: null }
    case 'month':
      return { quantity: ofMonth(value as Month), datum: value as Month, amount: null }
    default:
      return null
  }
}

/** `value` 万元 as an exact amount, said in `unit`. */
export function exactAmount(value: number, unit: MoneyUnit | null): Amount {
  return { value, lo: value, hi: value, unit: unit ?? '万元', decimals: null, isText: false, typedUnit: null }
}

function percentText({ value }: Percent): string {
  return `${plainNumber(Number(value.toPrecision(6)))}%`
}

const LONGEST = 24
const BLANK: Words = { zh: '（空）', en: '(blank)' }

/** A text for a message: on one line, a long one cut short. */
export function shortened(text: string): string {
  const signs = [...trimText(text.slice(0, 400)).replace(/\s+/gu, ' ')]
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : signs.join('')
}

/** What stands in the cell of a field, as shown; of cells merged downwards, what the first shows. `''` where nothing does. */
export function shownIn(record: TableRecord, field: string): string {
  const { row, col } = record.at(field)
  const { sheet } = record.table
  const from = sheet.value(row, col) === null ? (record.table.mergedFrom(row, col) ?? row) : row
  return trimText(sheet.text(from, col))
}

/** The cell of a field for a message. */
export function datumIn(record: TableRecord, field: FieldDef): Datum {
  if (!record.has(field.name) || record.isBlank(field.name)) return BLANK
  return measured(record, field)?.datum ?? shortened(shownIn(record, field.name))
}

/** What a cell says, as a key: equal for what is the same however it is written. Null where it is blank or cannot be read. */
export function keyIn(record: TableRecord, { name, type }: FieldDef): string | null {
  const reading = record.read(name)
  if (reading.state !== 'ok') return null
  const { value } = reading
  switch (type) {
    case 'amount':
      return String((value as Amount).value)
    case 'percent':
      return String((value as Percent).value)
    case 'month':
      return formatMonth(value as Month, 'en')
    case 'span':
      return `${formatMonth((value as Span).from, 'en')} ${formatMonth((value as Span).to, 'en')}`
    case 'enum':
      return (value as Choice).value
    case 'people':
      return (value as People).certain ? [...(value as People).names].sort().join('、') : null
    default:
      return compactText(String(value))
  }
}
