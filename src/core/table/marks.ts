/** Rows that stand for others, as their labels say. */
import { fold } from './heading.js'
import {
  arabicLevel,
  type Count,
  isChineseNumeral,
  MAX_LABEL,
  numeralLevel,
  type RowLabel,
  readCount,
  readLabel,
} from './label.js'
import { type Strip, textAt } from './strip.js'

/** A row that stands for others: a section, subtotal or total row. */
export interface Mark {
  readonly row: number
  readonly kind: 'section' | 'subtotal' | 'total'
  /** Depth its numbering speaks for, else null. */
  readonly level: number | null
  /** True where its label names the rows below it (`一、产业类`, `盐湖区`), so that it cannot stand for those above. */
  readonly heads: boolean
  readonly label: string
  readonly col: number
  readonly count: (Count & { readonly col: number }) | null
  /** What a person said the row is, whatever its place speaks for. */
  readonly said?: 'section' | 'subtotal' | 'total'
}

/** Reads the label of such a row, from column `at` to the subject's, and the count it states or that stands beside it. */
export function readMark(
  strip: Strip,
  subject: number,
  row: number,
  kind: Mark['kind'],
  at: number,
  label: RowLabel,
  heads: boolean,
): Mark {
  const { sheet } = strip
  const parts: string[] = []
  let count: Mark['count'] = null
  for (let col = at; col <= Math.max(subject, at); col++) {
    const value = sheet.value(row, col)
    if (value === null) continue
    if (typeof value === 'number' && col !== at) {
      if (Number.isInteger(value) && value >= 0) count ??= { value, approximate: false, col }
      continue
    }
    const text = textAt(sheet, row, col).slice(0, MAX_LABEL)
    if (text === '') continue
    const found = readCount(fold(text))
    if (found) count ??= { ...found, col }
    parts.push(text)
  }
  return { row, kind, level: label.level, heads, label: parts.join(' '), col: at, count }
}

/** The mark of a row a person said to stand for others. `own`: how it would be marked by itself, which is kept as far as it fits. */
export function markSaid(
  strip: Strip,
  { seq, subject }: { readonly seq: number; readonly subject: number },
  row: number,
  first: number,
  said: Mark['kind'],
  own: Mark | null,
): Mark {
  if (own && (said === 'subtotal' || own.heads === (said === 'section'))) return { ...own, said }
  const at = first === seq && typeof strip.sheet.value(row, seq) === 'number' ? subject : first
  const folded = fold(textAt(strip.sheet, row, at).slice(0, MAX_LABEL))
  const isNumeral = at === seq && isChineseNumeral(folded)
  const level = isNumeral ? numeralLevel(folded) : (readLabel(folded).level ?? arabicLevel(folded))
  const heads = said === 'section' || (said === 'subtotal' && level !== null)
  return { ...readMark(strip, subject, row, said, at, { kind: 'plain', level }, heads), said }
}
