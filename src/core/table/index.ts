/**
 * Finding tables: in any sheet, the title, unit, header, columns by meaning, the role of every row, groups and footer.
 *
 * header (the row naming the subject) → columns → rows below it → lines above and below → groups → kind
 */
import type { Range, Sheet } from '../grid.js'
import type { Vocabulary } from '../vocabulary.js'
import { type Caption, readCaption, readFooter } from './caption.js'
import { readColumns } from './columns.js'
import { placeByContent } from './content.js'
import { readGroups } from './groups.js'
import { findHeader, type HeadColumn, type HeaderBlock, type Passed } from './header.js'
import { looksLikeLedger } from './headless.js'
import { kindOf } from './kind.js'
import { compileVocabulary } from './lexicon.js'
import { MergeIndex } from './merges.js'
import type { SheetTables, Table } from './model.js'
import { readBody } from './rows.js'
import { splitColumns } from './segments.js'
import { isBlankRow, type Strip } from './strip.js'
import { judge } from './sureness.js'

export { compileVocabulary } from './lexicon.js'
export { whyWords } from './why.js'

/** Lines looked at above a header and below a table. */
const MAX_LINES = 12
/** Rows looked at over their whole width to learn how wide the sheet is. */
const MEASURED_ROWS = 200
/** Columns looked at beyond those. */
const SPARE_COLS = 64
/** Cells looked at beside a table for another one. */
const MAX_BESIDE = 5_000_000

/** Finds the tables of one sheet. Never throws; a sheet without a table gives none. */
export function findTables(sheet: Sheet, sheetIndex: number, vocabulary: Vocabulary): SheetTables {
  const strip: Strip = {
    sheet,
    sheetIndex,
    merges: new MergeIndex(sheet.merges),
    lexicon: compileVocabulary(vocabulary),
    left: 0,
    right: usedWidth(sheet) - 1,
  }
  const passed: Passed[] = []
  const tables = scan(strip, 0, sheet.rows - 1, passed)
  tables.sort((a, b) => a.header.top - b.header.top || a.range.left - b.range.left)
  let headless: Range | null = null
  for (const block of passed) if ((headless = looksLikeLedger(strip, block))) break
  return { tables, headless }
}

/** Sheets can be 16,384 columns wide for the sake of one stray cell: the first rows tell how wide this one is. */
function usedWidth(sheet: Sheet): number {
  if (sheet.cols <= SPARE_COLS * 2) return sheet.cols
  let width = 0
  for (let row = 0; row < Math.min(sheet.rows, MEASURED_ROWS); row++)
    for (let col = sheet.cols - 1; col >= width; col--) if (sheet.value(row, col) !== null) width = col + 1
  return Math.min(sheet.cols, width + SPARE_COLS)
}

/** The tables in rows `from`…`to` of a strip. */
function scan(strip: Strip, from: number, to: number, passed: Passed[]): Table[] {
  const tables: Table[] = []
  let row = from
  while (row <= to) {
    const header = findHeader(strip, row, to, passed)
    if (!header) break
    const parts = splitColumns(strip, header)
    if (parts.length === 0) {
      row = header.bottom + 1
      continue
    }
    const found = parts.map((heads, i) => readTable(strip, header, heads, parts, i, row, to))
    const end = Math.max(...found.map((one) => one.next))
    tables.push(...found.map((one) => one.table))
    tables.push(
      ...scanBeside(
        strip,
        found.map((one) => one.table),
        end - 1,
        passed,
      ),
    )
    row = Math.max(end, header.bottom + 1)
  }
  return tables
}

/** Tables beside those just found, in the rows they take: to the left, between and to the right. */
function scanBeside(strip: Strip, found: readonly Table[], to: number, passed: Passed[]): Table[] {
  const tables: Table[] = []
  let left = strip.left
  const look = (from: number, right: number, top: number): void => {
    if (right - from < 2) return
    const bottom = Math.min(to, top + Math.floor(MAX_BESIDE / (right - from + 1)))
    tables.push(...scan({ ...strip, left: from, right }, top, bottom, passed))
  }
  for (const { range, header } of found) {
    look(left, range.left - 1, header.top)
    if (range.bottom < to) look(range.left, range.right, range.bottom + 1)
    left = range.right + 1
  }
  look(left, strip.right, found[0]!.header.top)
  return tables
}

/** Reads one table: `parts` are the column blocks under one header, this is number `i`. */
function readTable(
  strip: Strip,
  header: HeaderBlock,
  heads: readonly HeadColumn[],
  parts: readonly (readonly HeadColumn[])[],
  i: number,
  from: number,
  to: number,
): { table: Table; next: number } {
  const before = i === 0 ? strip.left : parts[i - 1]!.at(-1)!.col + 1
  const after = i === parts.length - 1 ? strip.right : parts[i + 1]![0]!.col - 1
  const wide: Strip = { ...strip, left: before, right: after }
  const caption = captionOf(strip, parts.length === 1 ? strip : wide, header, from)
  const named = readColumns(strip, heads, caption.title?.year ?? null, caption.title?.month ?? null)
  const columns = placeByContent(wide, header, named)
  const narrow: Strip = { ...strip, left: columns[0]!.col, right: columns.at(-1)!.col }
  const body = readBody(narrow, header, columns, to, caption.title?.text ?? '')
  const first = header.bottom + 1
  const data: number[] = []
  for (let k = 0; k < body.roles.length; k++) if (body.roles[k] === 'data') data.push(first + k)
  const groups = readGroups(body.marks, data, strip.sheetIndex)
  for (const group of groups) body.roles[group.row - first] = group.kind
  const next = readFooter(wide, body.next, Math.min(to, body.next + MAX_LINES), caption.signatures)
  const kind = kindOf(strip.lexicon.kinds, caption.title?.text ?? '', columns)
  const range: Range = {
    top: header.top,
    left: narrow.left,
    bottom: first + body.roles.length - 1,
    right: narrow.right,
  }
  const { title, unit, reportingUnit, signatures } = caption
  const found = {
    sheet: strip.sheet,
    sheetIndex: strip.sheetIndex,
    range,
    title,
    kind,
    unit,
    reportingUnit,
    signatures,
  }
  const rest = { header: { top: header.top, bottom: header.bottom }, columns, roles: body.roles, groups }
  return { table: { ...found, ...rest, ...judge(columns, data, title, kind) }, next }
}

/** The lines above a header: up to the rows of another table, or to what is not beside it in any sense. */
function captionOf(strip: Strip, own: Strip, header: HeaderBlock, from: number): Caption {
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
  const caption = readCaption(own, start, header.top - 1)
  if (own === strip || caption.title) return caption
  const shared = readCaption(strip, start, header.top - 1)
  return { ...shared, unit: caption.unit ?? shared.unit, reportingUnit: caption.reportingUnit ?? shared.reportingUnit }
}
