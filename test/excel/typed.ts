/** What becomes of what is typed into a cell or set as `range.values`: Excel reads numbers, dates, percents and truth values out of text. */
import type { Value } from '../../src/core/grid.js'

/** A cell after the input: `format` null keeps the cell's own. */
export interface Taken {
  readonly value: Value
  readonly formula: string | null
  readonly format: string | null
}

/** Errors that are read as such when typed. */
export const ERRORS: readonly string[] = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']

/**
 * Takes an input. `format` is the cell's number format: in a text cell (`@`) everything stays text. Null (`values` with a null entry)
 * is the caller's to leave out.
 */
export function take(input: string | number | boolean, format: string): Taken {
  if (typeof input === 'boolean') return plain(input)
  if (format === '@') return plain(typeof input === 'number' ? String(input) : unquoted(input) || null)
  if (typeof input === 'number') return plain(input)
  if (input === '') return plain(null)
  if (input.startsWith("'")) return plain(unquoted(input))
  if (input.startsWith('=') && input.length > 1) return { value: null, formula: input.slice(1), format: null }
  return number(input, format) ?? date(input) ?? word(input)
}

function plain(value: Value): Taken {
  return { value, formula: null, format: null }
}

function unquoted(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text
}

function word(input: string): Taken {
  const upper = input.trim().toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return plain(upper === 'TRUE')
  return plain(ERRORS.includes(upper) ? { error: upper } : input)
}

/** Numbers with grouping, percent and exponent; the format is set only where the cell has none of its own. */
function number(input: string, own: string): Taken | null {
  const match = /^\s*([-+]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[-+]?\d{1,3})?\s*(%?)\s*$/i.exec(input)
  if (!match || (match[2] === undefined && (match[3] ?? '.') === '.')) return null
  const [, sign, whole = '0', fraction = '', exponent = '', percent] = match
  const size = Number(`${whole.replaceAll(',', '')}${fraction}${exponent}`)
  const decimals = Math.max(0, fraction.length - 1)
  const value = (sign === '-' ? -size : size) / (percent ? 100 : 1)
  const tail = decimals > 0 ? '.00' : ''
  const shown = percent ? `0${tail}%` : whole.includes(',') ? `#,##0${tail}` : exponent ? '0.00E+00' : null
  return { value: Number(value.toPrecision(15)), formula: null, format: own === 'General' ? shown : null }
}

/** Dates as Chinese Excel reads them: 2025-5-1, 2025/5/1, 2025年5月1日, 2025-5, 2025年5月. */
function date(input: string): Taken | null {
  const match = /^\s*(\d{4})(?:年(\d{1,2})月(?:(\d{1,2})日)?|([-/])(\d{1,2})(?:\4(\d{1,2}))?)\s*$/.exec(input)
  if (!match) return null
  const month = Number(match[2] ?? match[5])
  const day = match[3] ?? match[6]
  const time = Date.UTC(Number(match[1]), month - 1, Number(day ?? 1))
  const back = new Date(time)
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== Number(day ?? 1)) return null
  const chinese = day === undefined ? 'yyyy"年"m"月"' : 'yyyy"年"m"月"d"日"'
  const format = match[2] !== undefined ? chinese : day === undefined ? 'mmm-yy' : 'yyyy/m/d'
  return { value: Math.round(time / 86_400_000) + 25_569, formula: null, format }
}
