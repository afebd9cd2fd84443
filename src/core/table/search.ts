/** Looking down a strip for the next header: of a table of projects, or of one that is about something else. */
import type { Range } from '../grid.js'
import { readCaption } from './caption.js'
import { type HeaderBlock, headerAt, namesTable } from './header.js'
import { fold } from './heading.js'
import { apartScore } from './kind.js'
import { isNumberLike } from './label.js'
import type { Ledger, Lexicon } from './lexicon.js'
import { type CellText, cellsOf, isBlankRow, type Strip } from './strip.js'

/** A header stands within the first so many non-empty rows of a region (RULES.md `structure-header-not-found`). */
const MAX_ROWS_BEFORE = 15
/** Lines looked at above a header for its title. */
const MAX_LINES = 12
/** Fewer headings in a row are no table that is about something else than projects. */
const MIN_HEADINGS = 3
/** Longer texts name no subject. */
const MAX_SUBJECT = 24

/** A header as found, and the kind whose own subject it names; null of a header that names projects. */
export interface FoundHeader {
  readonly header: HeaderBlock
  readonly ledger: Ledger | null
}

/** Finds the next header at or below `from`; `passed` collects the filled blocks that have none. */
export function findHeader(strip: Strip, from: number, to: number, passed: Range[]): FoundHeader | null {
  const { left, right } = strip
  let start = -1
  let seen = 0
  for (let row = from; row <= to; row++) {
    const late = seen >= MAX_ROWS_BEFORE
    const cells = late ? null : cellsOf(strip, row)
    if (cells ? cells.length === 0 : isBlankRow(strip, row)) {
      if (start >= 0) passed.push({ top: start, left, bottom: row - 1, right })
      start = -1
      seen = 0
      continue
    }
    if (start < 0) start = row
    seen++
    if (!cells || cells.length < 2 || strip.guide.rows.has(row)) continue
    const header = headerAt(strip, row, cells, from)
    if (header) return { header, ledger: null }
    const found = apartAt(strip, row, cells, from)
    if (found) return found
  }
  if (start >= 0) passed.push({ top: start, left, bottom: to, right })
  return null
}

/** The kind whose own subject a header names that names no project: the one most speaks for. Lines over it begin at `from`. */
export function ledgerUnder(strip: Strip, header: HeaderBlock, from: number): Ledger | null {
  if (namesTable(strip, header.columns)) return null
  const title = readCaption(strip, Math.max(from, header.top - MAX_LINES), header.top - 1).title?.text ?? ''
  const cells = Array.from({ length: header.bottom - header.top + 1 }, (_, i) => cellsOf(strip, header.top + i)).flat()
  let best: Ledger | null = null
  let most = 0
  for (const ledger of namedIn(strip.lexicon, cells)) {
    const score = apartScore(ledger, title, header.columns)
    if (score > most) [best, most] = [ledger, score]
  }
  return best
}

/** The header of a table that is about something else than projects, where enough speaks for one kind. Lines over it begin at `from`. */
function apartAt(strip: Strip, row: number, cells: readonly CellText[], from: number): FoundHeader | null {
  if (cells.length < MIN_HEADINGS || strip.tries.left <= 0) return null
  const titles = new Map<number, string>()
  const titleOver = (top: number): string => {
    const known = titles.get(top) ?? readCaption(strip, Math.max(from, top - MAX_LINES), top - 1).title?.text ?? ''
    titles.set(top, known)
    return known
  }
  let best: FoundHeader | null = null
  let most = 0
  for (const ledger of namedIn(strip.lexicon, cells)) {
    const header = headerAt({ ...strip, lexicon: ledger.lexicon }, row, cells, from)
    if (!header) continue
    const score = apartScore(ledger, titleOver(header.top), header.columns)
    if (score > most) [best, most] = [{ header, ledger }, score]
    else if (score === 0) strip.tries.left--
  }
  return best
}

/** True of the header of such a table below a blank row, or below lines that are no records of the table that began above `first`. */
export function beginsApart(strip: Strip, row: number, first: number): boolean {
  const cells = cellsOf(strip, row)
  if (cells.length < MIN_HEADINGS || namedIn(strip.lexicon, cells).size === 0) return false
  let from = row
  while (from > first && row - from < MAX_LINES && isLine(strip, from - 1)) from--
  const isBelowGap = from > first && isBlankRow(strip, from - 1)
  return (isBelowGap || from < row) && apartAt(strip, row, cells, from) !== null
}

/** A row with one or two texts: a title, a unit. */
function isLine(strip: Strip, row: number): boolean {
  const cells = cellsOf(strip, row)
  return cells.length > 0 && cells.length <= 2 && !cells.some(({ text }) => isNumberLike(text))
}

/** The kinds whose own subject one of the cells names. */
function namedIn({ bySubject }: Lexicon, cells: readonly CellText[]): ReadonlySet<Ledger> {
  const named = new Set<Ledger>()
  for (const { text } of cells)
    if (text.length <= MAX_SUBJECT) for (const ledger of bySubject.get(fold(text)) ?? []) named.add(ledger)
  return named
}
