/**
 * What a text becomes where nothing says whether it is a number: as Excel decides when it opens a delimited text or a web page, except
 * where Excel's own reading loses what was written.
 *
 * | text | becomes |
 * |---|---|
 * | `12` `-3` | a number without format |
 * | `7.93` `10.00` `1,234.5` `¥1,234.00` `12.5%` `(1,234.00)` | a number whose format prints it as written |
 * | `2025/5/1` `2025-05-01` | a date whose format prints it as written (not in Word, which knows no dates) |
 * | `#REF!` and the like | an error value |
 * | `TRUE` `FALSE` | a truth value |
 * | `="001"` | the text 001 |
 * | `=SUM(A1:A3)` | a formula without a result |
 * | `0.30000000000000004` | a number without format |
 * | `0359` `2404-140823-04-01-123456` `123456789012345678` `(1)` `1-2` `5/1` `1E5` | the text, though Excel would lose a nought, digits, or make a date of it |
 */
import { readMonth } from '../core/index.js'
import { withoutEdges } from './edges.js'
import type { Cell } from './sheet.js'

/** What the format a text comes from knows. */
export interface Manner {
  /** False where 2025/5/1 stays a text. */
  readonly dates: boolean
  /** False where `=A1+B1` is no formula. */
  readonly formulas: boolean
}

/** A delimited text or a web page: what Excel opens. */
export const AS_EXCEL: Manner = { dates: true, formulas: true }
/** A document of Word. */
export const AS_WORD: Manner = { dates: false, formulas: false }

/** Longer texts are no numbers. */
const LONGEST = 64
/** Longer formulas no cell holds. */
const LONGEST_FORMULA = 8192
/** Excel keeps so many digits of a number; a whole number with more is a code. */
const DIGITS = 15
/** Longer whole numbers show an exponent where no format is set. */
const SHOWN_DIGITS = 11

const NUMBER = /^([-+])?([¥￥])?(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d+))?(%)?$/
const SCIENTIFIC = /^[-+]?\d\.(\d+)E[-+]\d{2,3}$/
const DATE = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/
const FORMULA = /^=[\x20-\x7e\u3000-\uffee]*$/
const ERRORS: ReadonlySet<string> = new Set([
  '#REF!',
  '#N/A',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
])

/** What a text becomes; null where it stays the text it is. */
export function typed(text: string, manner: Manner): Cell | null {
  if (!mayBeMore(text)) return null
  if (text.startsWith('=')) return manner.formulas ? formula(text) : null
  if (text.length > LONGEST) return null
  // Blanks around a number do not make it a text; a tab before it does, which is what it is written for.
  const bare = withoutEdges(text, ' ')
  if (bare.startsWith('#')) return ERRORS.has(bare) ? plain({ error: bare }) : null
  if (/^(?:true|false)$/i.test(bare)) return plain(bare.length === 4)
  if (bare.startsWith('(')) return accounting(bare)
  return number(bare) ?? (manner.dates ? date(bare) : null)
}

/** A look at the first sign: nearly all texts are no numbers. */
function mayBeMore(text: string): boolean {
  const sign = text.charCodeAt(0)
  if (sign >= 48 && sign <= 57) return text.length <= LONGEST
  return /^[-+.=#(¥￥TtFf ]/.test(text)
}

function plain(value: Cell['value']): Cell {
  return { value, format: 'General', formula: null }
}

/** `="001"` is a way to write a text; anything else has no result here. */
function formula(text: string): Cell | null {
  if (text.length > LONGEST_FORMULA) return null
  const quoted = /^="((?:[^"]|"")*)"$/.exec(text)
  if (quoted) return plain(quoted[1]!.replaceAll('""', '"') || null)
  if (!FORMULA.test(text) || !/[A-Za-z\d]/.test(text)) return null
  return { value: null, format: 'General', formula: text.slice(1) }
}

/** A negative amount as accountants write it. `(1)` is how a list is numbered. */
function accounting(bare: string): Cell | null {
  const inner = /^\(([¥￥]?[\d,]+(?:\.\d+)?)\)$/.exec(bare)?.[1]
  if (inner === undefined || !/[.,]/.test(inner)) return null
  const cell = number(inner)
  if (!cell || typeof cell.value !== 'number') return null
  return { ...cell, value: cell.value === 0 ? 0 : -cell.value, format: `${cell.format}_);(${cell.format})` }
}

function number(bare: string): Cell | null {
  const match = NUMBER.exec(bare)
  if (!match) return scientific(bare)
  const [, sign, currency, whole = '', fraction, percent] = match
  const digits = whole.replaceAll(',', '')
  if (digits === '' && !fraction) return null
  // A nought before other digits belongs to a code.
  if (/^0\d/.test(digits) || (sign === '+' && digits.length > SHOWN_DIGITS)) return null
  const decimals = fraction ?? ''
  if (digits.length > DIGITS) return null
  const size = Number(`${digits || '0'}.${decimals || '0'}`)
  const value =
    (sign === '-' && size !== 0 ? -1 : 1) * (percent ? Number((size / 100).toFixed(decimals.length + 2)) : size)
  const places = decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`
  const grouped = `${currency ? '"¥"' : ''}${whole.includes(',') ? '#,##0' : '0'}${places}${percent ? '%' : ''}`
  // 0.30000000000000004 is what is left of a sum, printed by a program: no such decimals were meant.
  const isNoise = (digits + decimals).replace(/^0+/, '').length > DIGITS
  const isBare = isNoise || (grouped === '0' && digits.length <= SHOWN_DIGITS)
  return { value, format: isBare ? 'General' : grouped, formula: null }
}

/** A number as Excel shows it in a narrow column. Of a code that went that way the digits are gone: it stays what is seen. */
function scientific(bare: string): Cell | null {
  const decimals = SCIENTIFIC.exec(bare)?.[1]
  const value = Number(bare)
  if (decimals === undefined || !(Math.abs(value) < 10 ** DIGITS)) return null
  return { value, format: `0.${'0'.repeat(decimals.length)}E+00`, formula: null }
}

function date(bare: string): Cell | null {
  const match = DATE.exec(bare)
  if (!match) return null
  const [, , sign, month = '', day = ''] = match
  const read = readMonth(bare, 'General', false)
  if (read.state !== 'ok' || read.value.day === null) return null
  const isPadded = [month, day].some((part) => part.startsWith('0'))
  // 2025/05/1 is printed by no format.
  if (isPadded && (month.length < 2 || day.length < 2)) return null
  const format = isPadded ? `yyyy${sign}mm${sign}dd` : `yyyy${sign}m${sign}d`
  return { value: read.value.day, format, formula: null }
}
