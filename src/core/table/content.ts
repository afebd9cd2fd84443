/** Columns placed by what stands in them, where the heading does not say and the cells leave no doubt. */
import type { FieldDef } from '../vocabulary.js'
import { saidAs, yieldToSaid } from './columns.js'
import { saidOf } from './guide.js'
import type { HeaderBlock } from './header.js'
import type { Column } from './model.js'
import { type Strip, textAt } from './strip.js'
import type { WhyCode } from './why.js'

/** Rows looked at. */
const SAMPLE = 60
/** Fewer cells decide nothing. */
const ENOUGH = 3

/**
 * Adds columns without a heading that hold something, and gives a meaning to those whose cells have only one: the numbers
 * 1, 2, 3 … left of the subject are the 序号; a text that only one field is written in (its `shape`) is that field.
 */
export function placeByContent(strip: Strip, header: HeaderBlock, named: readonly Column[]): Column[] {
  const all = yieldToSaid([...named, ...unheaded(strip, header, named)].sort((a, b) => a.col - b.col))
  const subject = all.find((column) => column.field?.role === 'subject')?.col ?? stemOf(strip, header, all)
  const { sequence } = strip.lexicon
  const hasSequence = all.some((column) => column.field?.role === 'sequence')
  let taken = hasSequence
  const placed = all.map((column): Column => {
    if (column.field || column.by === 'correction') return column
    if (!taken && sequence && column.path.length === 0 && column.col < subject && countsUp(strip, header, column.col)) {
      taken = true
      return byContent(column, sequence, 'content-sequence')
    }
    const shaped = shapeOf(strip, header, column.col)
    if (!shaped || all.some((one) => one.field === shaped)) return column
    return byContent(column, shaped, 'content-shape')
  })
  return placed.filter((column) => column.path.length > 0 || column.field !== null || column.col > placed[0]!.col)
}

/**
 * The column the labels of rows stand in or left of: that of the subject. A header a person pointed at may name none: then it is the
 * first column of texts, else the first.
 */
export function stemOf(strip: Strip, header: HeaderBlock, columns: readonly Column[]): number {
  const subject = columns.find((column) => column.field?.role === 'subject')
  if (subject) return subject.col
  const isText = ({ col, field }: Column): boolean => {
    const texts = field?.role === 'sequence' ? [] : sample(strip, header, col)
    return texts.length > 0 && texts.filter((text) => !NUMBER.test(text)).length > texts.length / 2
  }
  return (columns.find(isText) ?? columns[0]!).col
}

/** Columns of numbers under headings nobody knows, as the field the kind of table has for them. */
export function placeRest(strip: Strip, header: HeaderBlock, columns: readonly Column[], rest: FieldDef): Column[] {
  return columns.map((column) => {
    if (column.field || column.by === 'correction' || column.path.length === 0) return column
    const texts = sample(strip, header, column.col)
    return texts.length > 0 && texts.every((text) => NUMBER.test(text)) ? byContent(column, rest, 'kind-rest') : column
  })
}

const NUMBER = /^-?\d{1,12}(?:\.\d{1,6})?%?$/

function byContent(column: Column, field: NonNullable<Column['field']>, why: WhyCode): Column {
  return { ...column, field, by: 'content', confidence: 0.8, why }
}

/** Columns between the headings, and the one left of them, that have cells but no heading. */
function unheaded(strip: Strip, header: HeaderBlock, named: readonly Column[]): Column[] {
  const known = new Set(named.map((column) => column.col))
  const first = named[0]!.col
  const last = named.at(-1)!.col
  const found: Column[] = []
  for (let col = Math.max(strip.left, first - 1); col < last; col++) {
    if (known.has(col) || sample(strip, header, col).length === 0) continue
    const said = saidOf(strip.guide, header, col, [])
    if (col < first && said === undefined && !countsUp(strip, header, col)) continue
    found.push({
      col,
      field: null,
      path: [],
      at: { sheet: strip.sheetIndex, row: header.bottom, col },
      unit: null,
      year: null,
      month: null,
      quarter: null,
      qualifier: null,
      by: 'unknown',
      confidence: 0,
      why: 'no-heading' satisfies WhyCode,
      ...(said === undefined ? {} : saidAs(said === null ? null : (strip.lexicon.byName.get(said) ?? null))),
    })
  }
  return found
}

/** The first filled cells of a column below the header. */
function sample(strip: Strip, header: HeaderBlock, col: number): string[] {
  const texts: string[] = []
  const last = Math.min(strip.sheet.rows - 1, header.bottom + SAMPLE)
  for (let row = header.bottom + 1; row <= last; row++) {
    const text = textAt(strip.sheet, row, col).slice(0, 64).trim()
    if (text !== '') texts.push(text)
  }
  return texts
}

/** True where the numbers in a column go 1, 2, 3 …, beginning anew at most where a group ends. */
function countsUp(strip: Strip, header: HeaderBlock, col: number): boolean {
  const numbers = sample(strip, header, col).filter((text) => /^\d{1,4}$/.test(text))
  if (numbers.length < ENOUGH || numbers[0] !== '1') return false
  if (numbers.length < sample(strip, header, col).length * 0.7) return false
  return numbers.every((text, i) => i === 0 || Number(text) === Number(numbers[i - 1]) + 1)
}

/** The field whose shape every cell of a column has, where there is exactly one. */
function shapeOf(strip: Strip, header: HeaderBlock, col: number) {
  const { shaped } = strip.lexicon
  if (shaped.length === 0) return null
  const texts = sample(strip, header, col)
  if (texts.length < ENOUGH) return null
  const fitting = shaped.filter(({ shape }) => texts.every((text) => shape.test(text)))
  return fitting.length === 1 ? fitting[0]!.field : null
}
