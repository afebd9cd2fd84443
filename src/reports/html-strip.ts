/** A strip of the table around a finding: its headings, its row and those beside it, a few columns around. */
import { address, columnName, type Diagnostic, fill, type Lang, parseRange, type Ref } from '../core/index.js'
import { html, type Markup, seen } from './html-markup.js'
import { words } from './html-words.js'
import { PICTURE_COLUMNS, type Picture, type PictureRow, type PictureSheet } from './picture.js'
import { cut } from './plain.js'
import type { CheckedFile } from './reporter.js'

/** Columns on either side of the cell, and columns in all. */
const BESIDE = 2
const MAX_COLUMNS = 9
/** Signs of a cell, and of a heading with those above it. */
const MAX_TEXT = 40
const MAX_HEADING = 48

/** The strip of a finding; null where nothing of its place was taken down. */
export function stripOf({ picture, report }: CheckedFile, diagnostic: Diagnostic, lang: Lang): Markup | null {
  const sheet = sheetOf(picture, diagnostic.at)
  const { at } = diagnostic
  if (!sheet || at.col < sheet.left || at.col >= sheet.left + PICTURE_COLUMNS) return null
  const table = diagnostic.table === null ? undefined : report.tables[diagnostic.table]
  const range = table ? parseRange(table.range) : null
  const headerEnd = range && table ? range.top + table.headerRows - 1 : -1
  const header = range ? sheet.header.filter(({ row }) => row >= range.top && row <= headerEnd) : []
  const inHeader = header.some(({ row }) => row === at.row)
  const rows = inHeader ? rowsBelow(sheet, headerEnd) : rowsAround(sheet, at.row, headerEnd)
  if (header.length === 0 && rows.every((row) => typeof row === 'number')) return null
  const shown = [...header, ...rows].filter((one) => typeof one !== 'number')
  const view: View = { diagnostic, marks: marksOf(diagnostic, shown), left: sheet.left, lang, inHeader }
  const cols = columnsAround(view, shown)
  return html`<div class="strip"><table aria-label="${fill(words.strip, { cell: diagnostic.cell }, lang)}"><thead><tr><th scope="col" class="corner"><span class="apart">${words.row[lang]}</span></th>${cols.map(
    (col) => headingCell(view, header, col),
  )}</tr></thead><tbody>${rows.map((one) => rowOf(view, one, cols))}</tbody></table></div>`
}

/** What the parts of a strip are made for. */
interface View {
  readonly diagnostic: Diagnostic
  readonly marks: ReadonlyMap<string, 'here' | 'beside'>
  readonly left: number
  readonly lang: Lang
  /** The finding is about the header itself. */
  readonly inHeader: boolean
}

function sheetOf(picture: Picture | null, { sheet }: Ref): PictureSheet | undefined {
  return picture?.sheets.find((one) => one.sheet === sheet)
}

/** The row with those beside it; a number stands for one that was not taken down though the one next to it was. */
function rowsAround({ rows, header }: PictureSheet, row: number, headerEnd: number): (PictureRow | number)[] {
  const found: (PictureRow | number)[] = []
  const isHeader = new Set(header.map((one) => one.row))
  for (const near of [row - 1, row, row + 1]) {
    if (near <= headerEnd || isHeader.has(near)) continue
    const known = rows.find((one) => one.row === near)
    if (known) found.push(known)
    else if (near === row) found.push(near)
  }
  return found
}

/** The first rows below a header. */
function rowsBelow({ rows }: PictureSheet, headerEnd: number): PictureRow[] {
  return rows.filter(({ row }) => row === headerEnd + 1 || row === headerEnd + 2)
}

/** The cells to be marked in these rows: a finding may have as many places as its column has rows. */
function marksOf({ at, places, related }: Diagnostic, shown: readonly PictureRow[]): View['marks'] {
  const rows = new Set(shown.map(({ row }) => row))
  const marks = new Map<string, 'here' | 'beside'>()
  for (const { at: other, file } of related)
    if (file === null && other.sheet === at.sheet) marks.set(address(other.row, other.col), 'beside')
  for (const { sheet, row, col } of places)
    if (sheet === at.sheet && rows.has(row)) marks.set(address(row, col), 'here')
  marks.set(address(at.row, at.col), 'here')
  return marks
}

/** The cell's column, that of the project's name, those of related cells in the row, then the nearest ones, in the order of the sheet. */
function columnsAround({ diagnostic, left }: View, rows: readonly PictureRow[]): number[] {
  const { at, project, related } = diagnostic
  const row = rows.find((one) => one.row === at.row)
  const name = row && project !== null ? row.cells.findIndex((text) => text.trim() === project.trim()) : -1
  const cols = new Set([at.col])
  if (name >= 0) cols.add(left + name)
  for (const { at: other, file } of related)
    if (file === null && other.sheet === at.sheet && other.row === at.row && cols.size < MAX_COLUMNS - 2)
      cols.add(other.col)
  const width = left + rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  for (let step = 1; step <= 2 * BESIDE; step++)
    for (const col of [at.col - step, at.col + step]) {
      const isNear = step <= BESIDE || cols.size < 2 * BESIDE + 1
      if (isNear && col >= left && (col < width || step === 1) && cols.size < MAX_COLUMNS) cols.add(col)
    }
  return [...cols].sort((a, b) => a - b)
}

function headingCell(view: View, header: readonly PictureRow[], col: number): Markup {
  const levels: string[] = []
  for (const { cells } of header) {
    const text = flat(cells[col - view.left] ?? '')
    if (text !== '' && text !== levels.at(-1)) levels.push(text)
  }
  const mark = view.inHeader ? header.map(({ row }) => view.marks.get(address(row, col))).find(Boolean) : undefined
  const heading = cut(levels.join(' / '), MAX_HEADING)
  const letter = html`<span class="letter">${columnName(col)}</span>`
  if (!mark) return html`<th scope="col">${letter}${heading}</th>`
  return html`<th scope="col" class="${mark}">${letter}${markedText(heading, mark, view.lang)}</th>`
}

function rowOf(view: View, row: PictureRow | number, cols: readonly number[]): Markup {
  if (typeof row === 'number') {
    const missing = fill(words['row-missing'], { row: row + 1 }, view.lang)
    return html`<tr><th scope="row">${row + 1}</th><td colspan="${cols.length}">${missing}</td></tr>`
  }
  const isOwn = row.row === view.diagnostic.at.row
  const cells = cols.map((col) => {
    const text = cut(row.cells[col - view.left] ?? '', MAX_TEXT)
    const mark = view.marks.get(address(row.row, col))
    if (mark === undefined) return html`<td>${flat(text)}</td>`
    return html`<td class="${mark}">${markedText(mark === 'here' ? seen(text) : flat(text), mark, view.lang)}</td>`
  })
  const open = isOwn ? html`<tr class="own">` : html`<tr>`
  return html`${open}<th scope="row">${row.row + 1}</th>${cells}</tr>`
}

/** A text on one line: how a heading is broken matters only where that is the finding. */
function flat(text: string): string {
  return text
    .trim()
    .replace(/(?<=[\u3000-\uffef])\s*\n\s*|\s*\n\s*(?=[\u3000-\uffef])/g, '')
    .replace(/\s+/g, ' ')
}

/** What is marked by a frame is said, too, to who hears the page. */
function markedText(text: string, mark: 'here' | 'beside', lang: Lang): Markup {
  const note = html`<span class="apart">${words[mark][lang]}</span>`
  return mark === 'here' ? html`<mark>${text}</mark>${note}` : html`${text}${note}`
}
