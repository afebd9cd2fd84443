/**
 * Finding tables: in any sheet, the title, unit, header, columns by meaning, the role of every row, groups and footer.
 *
 * header (the row naming the subject) → kind and columns → rows below it → lines above and below → groups
 */
import type { Range, Sheet } from '../grid.js'
import type { Vocabulary } from '../vocabulary.js'
import { readBody } from './body.js'
import { type Caption, readCaption, readFooter } from './caption.js'
import { readColumns } from './columns.js'
import { placeByContent, placeRest } from './content.js'
import { readGroups } from './groups.js'
import type { HeaderBlock } from './header.js'
import { looksLikeLedger } from './headless.js'
import { kindOf } from './kind.js'
import { compileVocabulary, type Ledger } from './lexicon.js'
import { MergeIndex } from './merges.js'
import type { Column, SheetTables, Table, Title } from './model.js'
import { findHeader } from './search.js'
import { type Part, splitParts } from './segments.js'
import { isBlankRow, type Strip } from './strip.js'
import { judge } from './sureness.js'

export { compileVocabulary } from './lexicon.js'
export { whyWords } from './why.js'

/** Lines looked at above a header and below a table. */
const MAX_LINES = 12
/** Rows looked at over their whole width to learn which columns a sheet uses. */
const MEASURED_ROWS = 200
/** Columns looked at beyond those. */
const SPARE_COLS = 64
/** Cells that may be looked at for headers: what is beyond stays unread. A table itself is read to its end. */
const MAX_SEARCHED = 30_000_000
/** Cells looked at beside tables for other ones. */
const MAX_BESIDE = 20_000_000

/** Headings of a sheet that may be taken for those of a table about something else, and turn out to be none. */
const MAX_TRIES = 300

/** What a search has come upon besides tables, and how much further it may look. */
interface Search {
  /** Filled blocks without a header. */
  readonly passed: Range[]
  /** Cells that may still be looked at beside tables. */
  beside: number
}

/** Finds the tables of one sheet. Never throws; a sheet without a table gives none. */
export function findTables(sheet: Sheet, sheetIndex: number, vocabulary: Vocabulary): SheetTables {
  const lexicon = compileVocabulary(vocabulary)
  const merges = new MergeIndex(sheet.merges)
  const strip: Strip = { sheet, sheetIndex, merges, lexicon, tries: { left: MAX_TRIES }, ...usedColumns(sheet) }
  const search: Search = { passed: [], beside: MAX_BESIDE }
  const tables = scan(strip, 0, sheet.rows - 1, search)
  tables.sort((a, b) => a.header.top - b.header.top || a.range.left - b.range.left)
  let headless: Range | null = null
  for (const block of search.passed) if ((headless = looksLikeLedger(sheet, block))) break
  return { tables, headless }
}

/** A sheet can be 16,384 columns wide for the sake of one stray cell: its first rows tell where it really is. */
function usedColumns(sheet: Sheet): { left: number; right: number } {
  if (sheet.cols <= SPARE_COLS * 2) return { left: 0, right: sheet.cols - 1 }
  let left = sheet.cols
  let right = -1
  for (let row = 0; row < Math.min(sheet.rows, MEASURED_ROWS); row++) {
    for (let col = sheet.cols - 1; col > right; col--) if (sheet.value(row, col) !== null) right = col
    for (let col = 0; col < left; col++) if (sheet.value(row, col) !== null) left = col
  }
  if (right < 0) return { left: 0, right: SPARE_COLS }
  left = Math.max(0, left - SPARE_COLS)
  const most = Math.max(SPARE_COLS, Math.floor(MAX_SEARCHED / sheet.rows))
  return { left, right: Math.min(sheet.cols - 1, right + SPARE_COLS, left + SPARE_COLS + most - 1) }
}

/** The tables in rows `from`…`to` of a strip; what has no header is noted in `search`. */
function scan(strip: Strip, from: number, to: number, search: Search): Table[] {
  const tables: Table[] = []
  let row = from
  while (row <= to) {
    const next = findHeader(strip, row, to, search.passed)
    if (!next) break
    const { header, ledger } = next
    const start = row
    const read = ledger ? { ...strip, lexicon: ledger.lexicon } : strip
    const found = splitParts(read, header, start).map((part) => readTable(read, part, ledger, start, to))
    const end = found.reduce((last, one) => Math.max(last, one.next), header.bottom + 1)
    const beside = found.map((one) => one.table)
    for (const table of beside) tables.push(table)
    if (beside.length > 0) for (const table of scanBeside(strip, beside, end - 1, search)) tables.push(table)
    row = end
  }
  return tables
}

/** Tables beside those just found, in the rows they take: to the left, below a shorter one, between and to the right. */
function scanBeside(strip: Strip, found: readonly Table[], to: number, search: Search): Table[] {
  const tables: Table[] = []
  const look = (left: number, right: number, top: number): void => {
    const width = right - left + 1
    const bottom = Math.min(to, top + Math.floor(search.beside / width) - 1)
    if (width < 3 || bottom < top) return
    search.beside -= width * (bottom - top + 1)
    for (const table of scan({ ...strip, left, right }, top, bottom, search)) tables.push(table)
  }
  let left = strip.left
  for (const { range, header } of found) {
    look(left, range.left - 1, header.top)
    if (found.length > 1 && range.bottom < to) look(range.left, range.right, range.bottom + 1)
    left = range.right + 1
  }
  look(left, strip.right, found[0]!.header.top)
  return tables
}

/** Reads one table under its header, of the kind `known` where that is settled. Lines over it may begin at row `from`. */
function readTable(
  whole: Strip,
  part: Part,
  known: Ledger | null,
  from: number,
  to: number,
): { table: Table; next: number } {
  const { sheet, sheetIndex } = whole
  const { header } = part
  const caption = captionOf(whole, part, from)
  const { title, unit, signatures } = caption
  const { strip, kind, named, rest, isApart } = readKind(whole, header, known, title)
  const own = { ...part.strip, lexicon: strip.lexicon }
  const placed = placeByContent(own, header, named)
  const columns = rest ? placeRest(own, header, placed, rest) : placed
  const left = columns[0]!.col
  const right = columns.at(-1)!.col
  const body = readBody({ ...strip, left, right }, header, columns, to, title?.text ?? '', isApart)
  const { roles } = body
  const first = header.bottom + 1
  const data: number[] = []
  for (let i = 0; i < roles.length; i++) if (roles[i] === 'data') data.push(first + i)
  const groups = readGroups(body.marks, data, sheetIndex)
  for (const group of groups) roles[group.row - first] = group.kind
  const footer = readFooter(part.strip, body.next, Math.min(to, body.next + MAX_LINES), signatures)
  const reportingUnit = caption.reportingUnit ?? footer.reportingUnit
  const range: Range = { top: header.top, left, bottom: first + roles.length - 1, right }
  const around = { title, kind, unit, reportingUnit, signatures, header: { top: header.top, bottom: header.bottom } }
  const sure = judge(columns, data, title, kind)
  const table: Table = { sheet, sheetIndex, range, ...around, columns, roles, groups, ...sure }
  return { table, next: footer.next }
}

/** The kind of a table and its columns, read as that kind reads them. */
function readKind(strip: Strip, header: HeaderBlock, known: Ledger | null, title: Title | null) {
  const read = (one: Strip): Column[] => readColumns(one, header.columns, title?.year ?? null, title?.month ?? null)
  const named = read(strip)
  if (known) return { strip, kind: known.kind, named, rest: known.rest, isApart: known.isApart }
  const { kind, ledger } = kindOf(strip.lexicon, title?.text ?? '', header.columns, named)
  if (!ledger) return { strip, kind, named, rest: null, isApart: false }
  const own = { ...strip, lexicon: ledger.lexicon }
  return { strip: own, kind, named: read(own), rest: ledger.rest, isApart: ledger.isApart }
}

/** The lines above a header: up to the rows of another table, or to what is not beside it in any sense. */
function captionOf(strip: Strip, part: Part, from: number): Caption {
  const { header } = part
  const top = Math.max(from, header.top - MAX_LINES)
  let start = top
  let blanks = 0
  for (let row = header.top - 1; row >= top; row--) {
    blanks = isBlankRow(strip, row) ? blanks + 1 : 0
    if (blanks > 2) {
      start = row + blanks
      break
    }
  }
  if (!part.isOneOfSeveral) return readCaption(strip, start, header.top - 1)
  const caption = readCaption(part.strip, start, header.top - 1)
  const shared = readCaption(strip, start, header.top - 1)
  const { title } = shared
  const over = title && strip.merges.at(title.at.row, title.at.col)
  const isShared = title !== null && !(over && over.right < part.strip.left)
  return {
    title: caption.title ?? (isShared ? title : null),
    unit: caption.unit ?? shared.unit,
    reportingUnit: caption.reportingUnit ?? shared.reportingUnit,
    signatures: caption.signatures,
  }
}
