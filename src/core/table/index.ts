/**
 * Finding tables: in any sheet, the title, unit, header, columns by meaning, the role of every row, groups and footer.
 *
 * header (the row naming the subject) → kind and columns → rows below it → lines above and below → groups
 */
import type { Range, Sheet } from '../grid.js'
import type { Correction } from '../notes.js'
import type { Vocabulary } from '../vocabulary.js'
import { readBody } from './body.js'
import { type Caption, readCaption, readFooter } from './caption.js'
import { readColumns } from './columns.js'
import { placeByContent, placeRest, stemOf } from './content.js'
import { lapsedOf, placeAgain } from './followed.js'
import { readGroups } from './groups.js'
import { besideThem, guideOf, NO_GUIDE, nextHeaderSaid, place } from './guide.js'
import { type HeaderBlock, headerSaid } from './header.js'
import { looksLikeLedger } from './headless.js'
import { kindOf } from './kind.js'
import { compileVocabulary, type Ledger } from './lexicon.js'
import type { Column, SheetTables, Table, Title } from './model.js'
import { type FoundHeader, findHeader, ledgerUnder } from './search.js'
import { type Part, splitParts } from './segments.js'
import { isBlankRow, type Strip, wholeStrip } from './strip.js'
import { judge } from './sureness.js'

export { columnCorrection, headerCorrection, rowCorrection } from './correct.js'
export { compileVocabulary } from './lexicon.js'
export { whyWords } from './why.js'

/** Lines looked at above a header and below a table. */
const MAX_LINES = 12
/** Cells looked at beside tables for other ones. */
const MAX_BESIDE = 20_000_000

/** What a search has come upon besides tables, and how much further it may look. */
interface Search {
  /** Filled blocks without a header. */
  readonly passed: Range[]
  /** Cells that may still be looked at beside tables. */
  beside: number
}

/**
 * Finds the tables of one sheet, as a person corrected their reading: `corrections` of other sheets are passed over. Never throws; a
 * sheet without a table gives none.
 */
export function findTables(
  sheet: Sheet,
  sheetIndex: number,
  vocabulary: Vocabulary,
  corrections: readonly Correction[] = [],
): SheetTables {
  const strip = wholeStrip(sheet, sheetIndex, compileVocabulary(vocabulary))
  const own = corrections.filter((one) => one.sheet === sheet.name)
  if (own.length === 0) return { ...search(strip), lapsed: [] }
  const placed = place(strip, own)
  const first = search({ ...strip, guide: guideOf(placed) })
  const again = placeAgain(first.tables, placed)
  const found = again ? search({ ...strip, guide: again.guide }) : first
  return { ...found, lapsed: lapsedOf(own, again?.placed ?? placed, found.tables) }
}

function search(whole: Strip): Pick<SheetTables, 'tables' | 'headless'> {
  const strip = { ...whole, tries: { ...whole.tries } }
  const seen: Search = { passed: [], beside: MAX_BESIDE }
  const tables = scan(strip, 0, strip.sheet.rows - 1, seen)
  tables.sort((a, b) => a.header.top - b.header.top || a.range.left - b.range.left)
  let headless: Range | null = null
  for (const block of seen.passed) if ((headless = looksLikeLedger(strip.sheet, block))) break
  return { tables, headless }
}

/** The tables in rows `from`…`to` of a strip; what has no header is noted in `search`. */
function scan(strip: Strip, from: number, to: number, search: Search): Table[] {
  const tables: Table[] = []
  let row = from
  while (row <= to) {
    const next = nextHeader(strip, row, to, search.passed)
    if (!next) break
    const { found, end } = readTables(strip, next, row, to)
    for (const table of found) tables.push(table)
    if (found.length > 0) for (const table of scanBeside(strip, found, end - 1, search)) tables.push(table)
    row = end
  }
  return tables
}

/** The next header at or below `from`: one a person pointed at goes before what would be found in its rows. */
function nextHeader(strip: Strip, from: number, to: number, passed: Range[]): FoundHeader | null {
  const said = nextHeaderSaid(strip.guide, from, to)
  const header = said && headerSaid(strip, said, from)
  if (!header) return findHeader(strip, from, to, passed)
  const above: Range[] = []
  let found = findHeader(strip, from, header.top - 1, above)
  while (found && found.header.bottom < header.top) {
    if (!isLineOver(strip, found, header, from)) {
      for (const block of above) passed.push(block)
      return found
    }
    found = findHeader(strip, found.header.bottom + 1, header.top - 1, above)
  }
  return { header, ledger: ledgerUnder(strip, header, from) }
}

/** True where what looked like a header has no record between itself and the header a person pointed at: it is a line above that. */
function isLineOver(strip: Strip, found: FoundHeader, header: HeaderBlock, from: number): boolean {
  if (header.top - found.header.bottom > MAX_LINES) return false
  for (let row = found.header.bottom + 1; row < header.top; row++) if (isBlankRow(strip, row)) return false
  return readTables(strip, found, from, header.top - 1).found.every(({ roles }) => !roles.includes('data'))
}

/** The tables under a header, and the first row that is not of them. Lines over them may begin at `from`. */
function readTables(strip: Strip, { header, ledger }: FoundHeader, from: number, to: number) {
  const read = ledger ? { ...strip, lexicon: ledger.lexicon } : strip
  const next = nextHeaderSaid(strip.guide, header.top + 1, to)
  const last = next ? next.top - 1 : to
  const parts = splitParts(read, header, from).map((part) => readTable(read, part, ledger, from, last, next !== null))
  const end = parts.reduce((most, one) => Math.max(most, one.next), header.bottom + 1)
  return { found: parts.map(({ table }) => table), end }
}

/** Tables beside those just found, in the rows they take: to the left, below a shorter one, between and to the right. */
function scanBeside(strip: Strip, found: readonly Table[], to: number, search: Search): Table[] {
  const tables: Table[] = []
  const guide = strip.guide === NO_GUIDE ? NO_GUIDE : besideThem(strip.guide, found)
  const look = (left: number, right: number, top: number): void => {
    const width = right - left + 1
    const bottom = Math.min(to, top + Math.floor(search.beside / width) - 1)
    if (width < 3 || bottom < top) return
    search.beside -= width * (bottom - top + 1)
    for (const table of scan({ ...strip, guide, left, right }, top, bottom, search)) tables.push(table)
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
  isCut: boolean,
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
  const stem = stemOf(own, header, columns)
  const body = readBody({ ...strip, left, right }, header, columns, stem, to, isCut, title?.text ?? '', isApart)
  const { roles, said } = body
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
  const isCorrected = header.isSaid === true || said.size > 0
  const corrected = isCorrected ? { corrected: { header: header.isSaid === true, rows: said } } : {}
  const table: Table = { sheet, sheetIndex, range, ...around, columns, roles, groups, ...corrected, ...sure }
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
