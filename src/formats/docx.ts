/**
 * The tables of a document of Word (.docx) as a workbook: each table is a sheet.
 *
 * Word has no addresses. A sheet is named like the title above its table, or 表1, 表2 … by the table's place in the document. Its rows are
 * first the lines that belong to the table and stand above it (title, 单位：万元, 填报单位 …), each in the first column, then the rows of
 * the table as a person counts them, then the lines below that belong to it (注：…, 填报人 …): what one would have after copying the
 * table with its title into Excel. Columns are those of the table's grid. Tracked deletions, text boxes, tables within cells, headers
 * and footers are not read; numbers that Word itself counts (automatic numbering) are in no file.
 */
import { apart, type Range, type Sheet, type Workbook } from '../core/index.js'
import { readSlowly } from '../ooxml/feed.js'
import {
  defaultLimits,
  type Inflate,
  type Limits,
  loadRender,
  ReadError,
  type Render,
  type Source,
} from '../ooxml/index.js'
import { readRelations } from '../ooxml/parts.js'
import { XmlError } from '../ooxml/xml.js'
import { openZip, type Zip } from '../ooxml/zip.js'
import { headOf, isTail, titleOf } from './captions.js'
import { SheetBuilder } from './sheet.js'
import { Signs } from './signs.js'
import { AS_WORD, typed } from './typed.js'
import { type WordCell, type WordReader, type WordRow, WordText } from './word-text.js'

/** A document of three million cells has some 400 MB of XML. */
const LIMITS = { ...defaultLimits, partBytes: 512 * 2 ** 20, totalBytes: 640 * 2 ** 20 }
/** Tables of one document, and cells; one that spans columns counts for each, and every row for one. */
const MAX_TABLES = 10_000
const MAX_CELLS = 3_000_000

/** How to read. */
export interface DocumentOptions {
  /** The file's name, for messages and `Workbook.name`. */
  readonly name: string
  readonly inflate: Inflate
  readonly limits?: Partial<Limits>
}

/**
 * Reads the tables of a document; a document without any is a workbook without sheets. Throws ReadError, and nothing else, where the
 * bytes are no readable document.
 */
export async function readDocument(source: Source, options: DocumentOptions): Promise<Workbook> {
  const { name } = options
  const zip = await openZip(source, name, options.inflate, { ...LIMITS, ...options.limits })
  if (!zip) throw new ReadError('truncated', name)
  const body = new Body(name)
  const part = await mainPart(zip, name)
  try {
    await readSlowly(zip.chunks(zip.find(part)!), new WordText(body))
  } catch (error) {
    if (error instanceof XmlError) throw new ReadError('corrupt', name, `${part}: ${error.message}`)
    throw error
  }
  return { name, date1904: false, sheets: body.sheets(await loadRender()) }
}

async function mainPart(zip: Zip, file: string): Promise<string> {
  const relations = await readRelations(zip, '', file)
  const main = relations.find(({ kind, target }) => kind === 'officeDocument' && zip.find(target))?.target
  const part = main ?? 'word/document.xml'
  if (!zip.find(part)) throw new ReadError('corrupt', file, 'no document part')
  return part
}

interface Found {
  readonly head: readonly string[]
  readonly rows: readonly WordRow[]
  readonly tail: string[]
}

/** What stands in the body, table by table. */
class Body implements WordReader {
  private readonly tables: Found[] = []
  /** Lines since the last table that do not belong to it. */
  private lines: string[] = []
  private cells = 0
  private readonly read: Signs

  constructor(private readonly file: string) {
    this.read = new Signs(file)
  }

  paragraph(text: string): void {
    for (const line of text.split('\n')) {
      const trimmed = apart(line.trim())
      if (trimmed === '') continue
      const last = this.tables.at(-1)
      if (last && this.lines.length === 0 && isTail(trimmed, last.tail.length)) last.tail.push(trimmed)
      else this.lines.push(trimmed)
    }
    // Of a long text only its end can belong to a table.
    if (this.lines.length > 100) this.lines = this.lines.slice(-50)
  }

  columns(count: number): void {
    this.cells += count
    if (this.cells > MAX_CELLS) throw new ReadError('too-large', this.file, `more than ${MAX_CELLS} cells`)
  }

  signs(count: number): void {
    this.read.take(count)
  }

  table(rows: readonly WordRow[]): void {
    if (this.tables.length >= MAX_TABLES) throw new ReadError('too-large', this.file, `more than ${MAX_TABLES} tables`)
    this.tables.push({ head: headOf(this.lines), rows, tail: [] })
    this.lines = []
  }

  sheets(render: Render): Sheet[] {
    const names = new Names()
    return this.tables.map((table, i) => {
      const name = names.unique(titleOf(table.head) ?? `表${i + 1}`)
      return sheetOf(table, name, this.file, render)
    })
  }
}

/** The longest name Excel gives a sheet. */
const LONGEST_NAME = 31

/** The names of sheets. */
class Names {
  private readonly taken = new Set<string>()
  /** The last number behind a name. Ten thousand tables may have one title. */
  private readonly numbers = new Map<string, number>()

  /** A name no other sheet has, made from a title. */
  unique(title: string): string {
    const bare =
      title
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, LONGEST_NAME) || '表'
    const short = bare.slice(0, LONGEST_NAME - 6)
    const key = short.toLowerCase()
    let name = bare
    while (this.taken.has(name.toLowerCase())) {
      const number = (this.numbers.get(key) ?? 1) + 1
      this.numbers.set(key, number)
      name = `${short}（${number}）`
    }
    this.taken.add(name.toLowerCase())
    return name
  }
}

function sheetOf({ head, rows, tail }: Found, name: string, file: string, render: Render): Sheet {
  const sheet = new SheetBuilder(file)
  const line = (text: string): void => {
    sheet.text(text)
    sheet.endRow()
  }
  head.forEach(line)
  const top = sheet.rows
  const months = yearMonthColumns(rows)
  const { merges, covered } = mergesOf(rows, top)
  const hiddenRows = new Set<number>()
  for (const row of rows) {
    if (row.isHidden) hiddenRows.add(sheet.rows)
    for (const { col, cell } of placed(row)) {
      while (sheet.width < col) sheet.text('')
      // Word shows nothing of what stands in a cell that goes on from the one above.
      const text = covered.has(cell) ? '' : cell.text
      const more = months.has(col) && YEAR_MONTH.test(text.trim()) ? null : typed(text, AS_WORD)
      if (more) sheet.cell(more)
      else sheet.text(text)
      for (let n = 1; n < cell.span; n++) sheet.text('')
    }
    sheet.endRow()
  }
  const raggedRows = { from: top, to: sheet.rows }
  tail.forEach(line)
  return sheet.finish({ name, merges, hiddenRows, raggedRows }, render)
}

/** The cells of a row with the columns they begin in. */
function* placed({ before, cells }: WordRow): Iterable<{ readonly col: number; readonly cell: WordCell }> {
  let col = before
  for (const cell of cells) {
    yield { col, cell }
    col += cell.span
  }
}

/**
 * What is merged, and the cells that go on from the one above: a cell is as wide as its span, and goes on as long as the cells below it,
 * of its columns, say so.
 */
function mergesOf(rows: readonly WordRow[], top: number) {
  const merges: Range[] = []
  const covered = new Set<WordCell>()
  let above = new Map<number, { top: number; left: number; bottom: number; right: number }>()
  const keep = (range: Range): void => {
    if (range.bottom > range.top || range.right > range.left) merges.push(range)
  }
  rows.forEach((row, i) => {
    const open: typeof above = new Map()
    for (const { col, cell } of placed(row)) {
      const right = col + cell.span - 1
      const from = cell.merge === 'on' ? above.get(col) : undefined
      if (from && from.right === right) {
        from.bottom = top + i
        covered.add(cell)
        open.set(col, from)
        above.delete(col)
      } else {
        const range = { top: top + i, left: col, bottom: top + i, right }
        if (cell.merge === 'none') keep(range)
        else open.set(col, range)
      }
    }
    for (const range of above.values()) keep(range)
    above = open
  })
  for (const range of above.values()) keep(range)
  return { merges, covered }
}

const YEAR_MONTH = /^(?:19[5-9]\d|20\d\d)\.(?:0?[1-9]|1[0-2])$/

/** The columns whose numbers are all years with months (2017.1, 2018.10): in Word these are no decimal numbers that lost a nought. */
function yearMonthColumns(rows: readonly WordRow[]): ReadonlySet<number> {
  const months = new Map<number, number>()
  const others = new Set<number>()
  for (const row of rows)
    for (const { col, cell } of placed(row)) {
      const text = cell.text.trim()
      if (YEAR_MONTH.test(text)) months.set(col, (months.get(col) ?? 0) + 1)
      else if (typeof typed(text, AS_WORD)?.value === 'number') others.add(col)
    }
  return new Set([...months].filter(([col, count]) => count > 1 && !others.has(col)).map(([col]) => col))
}
