/** A construction period in one cell: 起止年限, 建设年限. */
import { isError, type Value } from '../grid.js'
import type { Month, Reading } from '../values.js'
import { type MonthOrReason, parseMonth, readMonth } from './month.js'
import { compactText, foldDashes, notText, SHORT_TEXT } from './text.js'

/** From when to when. Either end may itself be an interval (a year). `to` before `from` is possible: it is what was written. */
export interface Span {
  readonly from: Month
  readonly to: Month
}

/**
 * Reads `2021.10-2026.10`, `2021年10月至2026年10月`, `2021-10—2026-10`, `2021-2025年`, `2025年3月-10月`,
 * `2025年3月开工，2026年9月竣工`. A year alone is a span within that year. A single month is none: it says neither start nor finish.
 */
export function readSpan(value: Value, format: string, date1904: boolean): Reading<Span> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value !== 'string') return spanWithinYear(readMonth(value, format, date1904))
  const nothing = notText(value)
  if (nothing) return nothing
  if (value.length > SHORT_TEXT) return { state: 'unreadable', reason: 'unparseable' }
  const text = foldDashes(compactText(value))
  return spanOfText(text) ?? spanWithinYear(readMonth(text, format, date1904))
}

function spanWithinYear(reading: Reading<Month>): Reading<Span> {
  if (reading.state !== 'ok') return reading
  const { first, last } = reading.value
  if (first % 12 !== 0 || last - first !== 11) return { state: 'unreadable', reason: 'unparseable' }
  return { state: 'ok', value: { from: reading.value, to: reading.value } }
}

const CUT = /[-~至到]+|(?<=工)[,、;]/g

/** The one way to cut the text into two dates at a dash, `~`, 至, 到, the comma of `…开工，…`; null where none or more than one. */
function spanOfText(text: string): Reading<Span> | null {
  let found: Span | null = null
  let outOfRange = false
  for (const cut of text.matchAll(CUT)) {
    const left = text.slice(0, cut.index)
    const from = parseMonth(left)
    const to = parseEnd(text.slice(cut.index + cut[0].length), left)
    if (typeof from !== 'string' && typeof to !== 'string') {
      if (found) return { state: 'unreadable', reason: 'unparseable' }
      found = { from, to }
    } else if (isDate(from) && isDate(to)) outOfRange = true
  }
  if (found) return { state: 'ok', value: found }
  return outOfRange ? { state: 'unreadable', reason: 'out-of-range' } : null
}

/** The end of a span; `10月` borrows the year of the start. */
function parseEnd(text: string, start: string): MonthOrReason {
  const year = /^\d{4}(?=年)/.exec(start)?.[0]
  return year !== undefined && /^\d{1,2}月/.test(text) ? parseMonth(`${year}年${text}`) : parseMonth(text)
}

function isDate(result: MonthOrReason): boolean {
  return typeof result !== 'string' || result === 'out-of-range'
}
