/** Where a header stands: the row that names the subject of the table, with the rows above and below that belong to it. */
import { isCaption } from './caption.js'
import { type Guide, type HeaderRows, saidOf } from './guide.js'
import { type HeadColumn, HeadGrid, MAX_HEADER_ROWS } from './head-grid.js'
import { fold, readHeading } from './heading.js'
import { isRowLabel } from './label.js'
import { fieldOf, fieldOfText } from './lexicon.js'
import { matchHead, matchPath } from './path.js'
import { type CellText, cellsOf, type Strip, textAt } from './strip.js'
import { isTitleLike } from './title.js'

/** A header as found: its rows and the headings over each column that has one. */
export interface HeaderBlock {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly HeadColumn[]
  /** True where a person said that these rows are a header. */
  readonly isSaid?: true
}

/** The header whose row with the subject is `row`, else null. Its rows may begin at `from`. */
export function headerAt(strip: Strip, row: number, cells: readonly CellText[], from: number): HeaderBlock | null {
  const subject = subjectColumn(strip, row, cells)
  if (subject === null) return null
  const grid = new HeadGrid(strip, Math.max(from, row - MAX_HEADER_ROWS), row + MAX_HEADER_ROWS)
  let bottom = grid.deepest(row, cells)
  let top = row
  const { rows } = strip.guide
  const isFree = (one: number): boolean => bottom - top + 1 < MAX_HEADER_ROWS && !rows.has(one)
  while (top > from && isFree(top - 1) && isGroupRow(strip, grid, top - 1, bottom, subject)) top--
  while (isFree(bottom + 1) && isSubHeading(strip, grid, top, bottom + 1, subject)) bottom++
  const columns = grid.columns(top, bottom)
  if (!namesTable(strip, columns) || isCard(strip, bottom + 1, subject)) return null
  const isNumbered = !rows.has(bottom + 1) && isNumbering(strip, bottom + 1, subject)
  return withSaid(strip.guide, { top, bottom: isNumbered ? bottom + 1 : bottom, columns })
}

/** The header a person pointed at, as deep as the cells merged in it reach; null where nothing stands there. */
export function headerSaid(strip: Strip, rows: HeaderRows, from: number): HeaderBlock | null {
  const grid = new HeadGrid(strip, Math.max(from, rows.top - MAX_HEADER_ROWS), rows.bottom + MAX_HEADER_ROWS)
  const { top } = rows
  let { bottom } = rows
  for (let row = top; row <= rows.bottom; row++) bottom = Math.max(bottom, grid.deepest(row, cellsOf(strip, row)))
  const named = bottom > top && isNumbering(strip, bottom, null) ? bottom - 1 : bottom
  if (named === bottom && !strip.guide.rows.has(bottom + 1) && isNumbering(strip, bottom + 1, null)) bottom++
  const columns = grid.columns(top, named)
  return columns.length === 0 ? null : { ...withSaid(strip.guide, { top, bottom, columns }), isSaid: true }
}

/** A header with what a person said of its columns. */
function withSaid(guide: Guide, header: HeaderBlock): HeaderBlock {
  if (guide.columns.size === 0) return header
  const columns = header.columns.map((head): HeadColumn => {
    const said = saidOf(guide, header, head.col, head.path)
    return said === undefined ? head : { ...head, said }
  })
  return { ...header, columns }
}

/** The column whose heading names the subject: by its own text, or joined with the text above or below. */
function subjectColumn(strip: Strip, row: number, cells: readonly CellText[]): number | null {
  for (const { col, text } of cells) if (fieldOfText(strip.lexicon, text)?.role === 'subject') return col
  for (const { col, text } of cells) {
    if (text.length > 12) continue
    const below = textAt(strip.sheet, row + 1, col)
    if (below === '' || below.length > 12) continue
    if (fieldOfText(strip.lexicon, text + below)?.role === 'subject') return col
  }
  return null
}

/** A form about one project: 项目名称 | … | 责任单位 | … over 总投资 | … and so on. Headings stand where names should. */
function isCard(strip: Strip, from: number, subject: number): boolean {
  let filled = 0
  let headings = 0
  for (let row = from; row < from + 6; row++) {
    const text = textAt(strip.sheet, row, subject)
    if (text === '') continue
    filled++
    const field = fieldOfText(strip.lexicon, text)
    // What a column of states is headed by (供水, 用地) may well be a name: a survey asks for it.
    if (field && field.role !== 'subject' && !field.open) headings++
  }
  return headings > 0 && headings >= filled / 2
}

/** True where the headings name a subject and one more field. */
export function namesTable(strip: Strip, columns: readonly HeadColumn[]): boolean {
  const fields = new Set<string>()
  let subject = false
  for (const head of columns) {
    const field = matchHead(strip.lexicon, head)?.field
    if (!field) continue
    fields.add(field.name)
    if (field.role === 'subject') subject = true
  }
  return subject && fields.size >= 2
}

/** A row above the header proper that groups its columns: 投资情况 over 总投资 and 年度计划. */
function isGroupRow(strip: Strip, grid: HeadGrid, row: number, bottom: number, subject: number): boolean {
  const cells = cellsOf(strip, row)
  if (cells.length === 0) return false
  for (const { text } of cells) if (text.length > 40 || isCaption(text) || readHeading(text).unitOnly) return false
  const first = cells[0]!
  if (cells.length === 1)
    return first.col > subject && !isTitleLike(first.text) && grid.hasText(row + 1, bottom, first.col)
  if (cells.some(({ text }) => fieldOfText(strip.lexicon, text)?.role === 'subject')) return false
  const span = grid.spanOf(row, first.col)
  if (first.text.length > 20 && span.right - span.left > cells.at(-1)!.col - span.right) return false
  return cells.every(({ col, text }) => {
    if (!grid.hasText(row + 1, bottom, col) || isTitleLike(text)) return false
    const { left, right } = grid.spanOf(row, col)
    const isWhole = left <= subject && right >= subject && !grid.hasText(row + 1, bottom, right + 1)
    return !isWhole || (left > strip.left && grid.hasText(row + 1, bottom, left - 1))
  })
}

/** A row below the header's first that still is header: sub-headings, units, the second half of a broken heading. */
function isSubHeading(strip: Strip, grid: HeadGrid, top: number, row: number, subject: number): boolean {
  const cells = cellsOf(strip, row)
  if (cells.length === 0) return false
  let known = 0
  for (const { col, text } of cells) {
    if (typeof strip.sheet.value(row, col) === 'number' || text.length > 40) return false
    if (isCaption(text) && !readHeading(text).unitOnly) return false
    if (isRowLabel(text) && cells.length === 1) return false
    const path = grid.pathTo(top, row, col)
    const parent = path.at(-2)
    const field = matchPath(strip.lexicon, path)?.field
    const heading = readHeading(text)
    const above = parent ? fieldOfText(strip.lexicon, parent.text) : null
    if (above?.role && parent?.col === col && field?.role !== above.role && !heading.unitOnly) return false
    if (heading.unitOnly || heading.timeOnly || (field && fieldOf(strip.lexicon, heading) !== null)) known++
    else if (field && parent) known++
    else if (parent && grid.isGroup(parent)) known += 0.5
  }
  return known > 0 && known >= cells.length / 2 && !isFilledAt(strip, grid, row, subject, top)
}

function isFilledAt(strip: Strip, grid: HeadGrid, row: number, subject: number, top: number): boolean {
  if (textAt(strip.sheet, row, subject) === '') return false
  return matchPath(strip.lexicon, grid.pathTo(top, row, subject))?.field.role !== 'subject'
}

/** The row under a header that numbers its columns: 甲 乙 1 2 3 … `subject`: the column that must be numbered; null: any. */
function isNumbering(strip: Strip, row: number, subject: number | null): boolean {
  const cells = cellsOf(strip, row)
  if (cells.length < 3 || (subject !== null && !cells.some((cell) => cell.col === subject))) return false
  let last = 0
  for (const { text } of cells) {
    const folded = fold(text)
    if (/^[甲乙丙丁戊己庚辛]$/.test(folded) || folded === '栏次') continue
    const match = /^\(?(\d{1,3})\)?(?:=[\d()+*/-]{1,20})?$/.exec(folded)
    if (!match || Number(match[1]) !== last + 1) return false
    last++
  }
  return last >= 1 || cells.length >= 3
}
