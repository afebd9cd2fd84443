/** The texts by which a correction finds its place again after rows or columns were inserted, moved or sorted. */
import { isBlank, isError, type Sheet } from '../grid.js'
import { fold, squeeze } from './heading.js'
import type { Strip } from './strip.js'

/** Texts of a row that are kept. */
const MAX_TEXTS = 40
/** Signs of each. */
const MAX_SIGNS = 60
/** Levels of a heading that are kept. */
const MAX_LEVELS = 8
/** Cells that may be looked at to find rows again. */
const MAX_SOUGHT = 4_000_000

/** What a sheet's rows are read with. */
type Span = Pick<Strip, 'sheet' | 'left' | 'right'>

/**
 * The texts of a row, joined by `|`. Numbers are left out, so that an amount may be corrected and the row stays the same; they stand
 * in for texts where there are none.
 */
export function rowText(span: Span, row: number): string {
  const texts = textsOf(span, row, (value) => typeof value === 'string' || isError(value))
  return (texts.length > 0 ? texts : textsOf(span, row, () => true)).join('|')
}

function textsOf({ sheet, left, right }: Span, row: number, counts: (value: ReturnType<Sheet['value']>) => boolean) {
  const texts: string[] = []
  const last = Math.min(right, (sheet.rowWidth?.(row) ?? right + 1) - 1)
  for (let col = left; col <= last && texts.length < MAX_TEXTS; col++) {
    const value = sheet.value(row, col)
    if (isBlank(value) || !counts(value)) continue
    texts.push(short(isError(value) ? value.error : String(value)))
  }
  return texts
}

/** A heading, its levels joined by `/`. */
export function headingText(path: readonly string[]): string {
  return path.slice(0, MAX_LEVELS).map(short).join('/')
}

/** White space out, and no half of a sign at the end. */
function short(text: string): string {
  const cut = squeeze(text.slice(0, MAX_SIGNS * 4)).slice(0, MAX_SIGNS)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** True where most of what stood in a row still stands there, its first text too: a heading was renamed, a cell filled in. */
export function isMostly(now: string, then: string): boolean {
  const [first, ...others] = fold(then).split('|')
  const [label, ...rest] = fold(now).split('|')
  if (others.length === 0 || first !== label) return false
  const left = new Set(rest)
  return others.filter((text) => left.has(text)).length >= others.length / 2
}

/** Finds rows again by their texts: one walk over the sheet, however many are sought. */
export function findRows(span: Span, texts: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const wanted = new Map<string, number[]>()
  const beginnings = new Set<string>()
  for (const text of texts) {
    const folded = fold(text)
    if (folded === '') continue
    wanted.set(folded, [])
    beginnings.add(folded.split('|', 1)[0]!)
  }
  if (wanted.size === 0) return wanted
  let cells = 0
  for (let row = 0; row < span.sheet.rows && cells < MAX_SOUGHT; row++) {
    cells += span.right - span.left + 1
    const first = firstText(span, row)
    // A row without any text is known by its numbers.
    if (first !== null && !beginnings.has(fold(first))) continue
    wanted.get(fold(rowText(span, row)))?.push(row)
  }
  return wanted
}

function firstText({ sheet, left, right }: Span, row: number): string | null {
  const last = Math.min(right, (sheet.rowWidth?.(row) ?? right + 1) - 1)
  for (let col = left; col <= last; col++) {
    const value = sheet.value(row, col)
    if (typeof value === 'string' && !isBlank(value)) return short(value)
    if (isError(value)) return short(value.error)
  }
  return null
}

/** The number of a sorted list that is nearest to `to`; of two as near the greater: rows are inserted more often than taken out. */
export function nearest(sorted: readonly number[], to: number): number | null {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < to) low = middle + 1
    else high = middle
  }
  const above = sorted[low - 1]
  const below = sorted[low]
  if (above === undefined) return below ?? null
  return below === undefined || to - above < below - to ? above : below
}
