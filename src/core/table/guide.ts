/** What a person said of a sheet, where it holds now: what the finder goes by before its own reading. */
import type { Range } from '../grid.js'
import type { Correction } from '../notes.js'
import { findRows, headingText, isMostly, nearest, rowText } from './anchors.js'
import { fold } from './heading.js'
import type { Lexicon } from './lexicon.js'
import type { RowRole } from './model.js'
import type { Strip } from './strip.js'

/** The rows of a header, both included. */
export interface HeaderRows {
  readonly top: number
  readonly bottom: number
}

/** Corrections by where they hold. */
export interface Guide {
  /** Headers from top to bottom; no two overlap. */
  readonly headers: readonly HeaderRows[]
  readonly rows: Pick<ReadonlyMap<number, RowRole>, 'get' | 'has'>
  /** Of columns by `keyOf` their heading: the header's row and the field, from top to bottom. */
  readonly columns: ReadonlyMap<string, readonly { readonly row: number; readonly field: string | null }[]>
  /** By the last row of a header: the row its table goes on to, though it would have ended above. */
  readonly reaches: ReadonlyMap<number, number>
}

/** Nothing was said. */
export const NO_GUIDE: Guide = { headers: [], rows: new Map(), columns: new Map(), reaches: new Map() }

/** Rows a header may be said to have: five and the one that numbers its columns. */
const MAX_SAID_ROWS = 6
const ROLES: ReadonlySet<string> = new Set<RowRole>([
  'data',
  'section',
  'subtotal',
  'total',
  'repeated-header',
  'note',
  'blank',
])

/** A correction at the place where it holds now. `col` is −1 where it is about no column. */
export interface Placed {
  readonly correction: Correction
  readonly row: number
  readonly col: number
}

/** The field a person gave the column under a header, null for none; undefined where nobody said anything. */
export function saidOf(
  { columns }: Guide,
  { top, bottom }: HeaderRows,
  col: number,
  path: readonly { readonly text: string }[],
): string | null | undefined {
  if (columns.size === 0) return undefined
  const all = columns.get(keyOf(col, headingText(path.map(({ text }) => text))))
  if (!all) return undefined
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.row <= bottom) low = middle + 1
    else high = middle
  }
  const last = all[low - 1]
  return last && last.row >= top ? last.field : undefined
}

function keyOf(col: number, text: string): string {
  return `${col} ${fold(text)}`
}

/** What holds beside tables that were found: a header pointed at is theirs, and so is what was said of their rows. */
export function besideThem(guide: Guide, found: readonly { readonly range: Range }[]): Guide {
  const isTheirs = (row: number): boolean => found.some(({ range }) => row >= range.top && row <= range.bottom)
  const rows: Guide['rows'] = {
    get: (row) => (isTheirs(row) ? undefined : guide.rows.get(row)),
    has: (row) => !isTheirs(row) && guide.rows.has(row),
  }
  return { ...guide, headers: [], rows }
}

/** The first header a person pointed at whose rows all lie in `from`…`to`; null where there is none. */
export function nextHeaderSaid({ headers }: Guide, from: number, to: number): HeaderRows | null {
  let [low, high] = [0, headers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (headers[middle]!.top < from) low = middle + 1
    else high = middle
  }
  const next = headers[low]
  return next && next.bottom <= to ? next : null
}

/**
 * The corrections of a sheet where they hold: headers and rows by their texts, columns as they were said (their headings are known
 * when headers are read). What says nothing that can be followed is left out.
 */
export function place(strip: Strip, corrections: readonly Correction[]): Placed[] {
  const { lexicon } = strip
  const known = corrections.filter((one) => isKnown(one, lexicon))
  const textAt = new Map<number, string>()
  const standing = (row: number): string => {
    const text = textAt.get(row) ?? rowText(strip, row)
    textAt.set(row, text)
    return text
  }
  const anchorOf = (one: Correction): number =>
    one.kind === 'header' ? lastWritten(one.row, one.row + one.rows - 1, standing) : one.row
  const moved = known.filter((one) => one.kind !== 'column' && fold(standing(anchorOf(one))) !== fold(one.text))
  const rows = findRows(
    strip,
    moved.map(({ text }) => text),
  )
  const placed: Placed[] = []
  const isMoved = new Set(moved)
  for (const correction of known) {
    if (correction.kind === 'column') {
      placed.push({ correction, row: correction.row, col: correction.col })
      continue
    }
    const anchor = anchorOf(correction)
    let found: number | null = anchor
    if (isMoved.has(correction)) {
      found = nearest(rows.get(fold(correction.text)) ?? [], anchor)
      if (found === null && isMostly(standing(anchor), correction.text)) found = anchor
    }
    const row = found === null ? -1 : topOf(strip, correction, found)
    if (row >= 0 && (correction.kind === 'row' || correction.text !== '')) placed.push({ correction, row, col: -1 })
  }
  return latest(placed)
}

/** The last row of a header in which something is written: the cells of rows below may all be merged with those above. */
export function lastWritten(top: number, bottom: number, textOf: (row: number) => string): number {
  let row = bottom
  while (row > top && textOf(row) === '') row--
  return row
}

/** The first row of what a correction is about, whose text was found in `row`. */
function topOf(strip: Strip, correction: Correction, row: number): number {
  if (correction.kind !== 'header') return row
  const last = row + correction.rows - 1
  return Math.min(last, deepest(strip, row)) - correction.rows + 1
}

/** The last row that cells of a row are merged down to. */
export function deepest({ merges, left, right }: Strip, row: number): number {
  let bottom = row
  for (const merge of merges.touching(row, row, right - left + 1))
    if (merge.top === row && merge.left <= right && merge.right >= left) bottom = Math.max(bottom, merge.bottom)
  return bottom
}

function isKnown(correction: Correction, lexicon: Lexicon): boolean {
  if (!isPlace(correction.row)) return false
  switch (correction.kind) {
    case 'header':
      return isPlace(correction.rows) && correction.rows >= 1 && correction.rows <= MAX_SAID_ROWS
    case 'column':
      return isPlace(correction.col) && (correction.field === null || lexicon.byName.has(correction.field))
    default:
      return ROLES.has(correction.role)
  }
}

function isPlace(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < 1_048_576
}

/** Of corrections of the same place the last; of headers that overlap, too. */
function latest(placed: readonly Placed[]): Placed[] {
  const taken = new Set<string>()
  const kept: Placed[] = []
  for (let i = placed.length - 1; i >= 0; i--) {
    const keys = targets(placed[i]!)
    if (keys.some((key) => taken.has(key))) continue
    for (const key of keys) taken.add(key)
    kept.push(placed[i]!)
  }
  return kept.reverse()
}

function targets({ correction, row, col }: Placed): string[] {
  if (correction.kind === 'column') return [`column ${row} ${keyOf(col, correction.text)}`]
  if (correction.kind === 'row') return [`row ${row}`]
  return Array.from({ length: correction.rows }, (_, i) => `header ${row + i}`)
}

/** The guide of corrections at their places. */
export function guideOf(placed: readonly Placed[], reaches: ReadonlyMap<number, number> = new Map()): Guide {
  const headers: HeaderRows[] = []
  const rows = new Map<number, RowRole>()
  const columns = new Map<string, { row: number; field: string | null }[]>()
  for (const { correction, row, col } of placed) {
    if (correction.kind === 'header') headers.push({ top: row, bottom: row + correction.rows - 1 })
    else if (correction.kind === 'row') rows.set(row, correction.role)
    else {
      const key = keyOf(col, correction.text)
      const list = columns.get(key)
      if (list) list.push({ row, field: correction.field })
      else columns.set(key, [{ row, field: correction.field }])
    }
  }
  headers.sort((a, b) => a.top - b.top)
  for (const list of columns.values()) list.sort((a, b) => a.row - b.row)
  return { headers, rows, columns, reaches }
}
