/**
 * A workbook in the other formats: in .xls and .ods as a library writes them, in text formats as nothing but what is shown, cell by cell,
 * so that nothing but the format itself is lost. As people's programs write them: make.ts.
 */
import { type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { isError, type Range, type Sheet, type Value, type Workbook } from '../../src/core/index.js'
import { makeZip } from '../ooxml/make.js'

const ERRORS: { readonly [error: string]: number } = {
  '#NULL!': 0x00,
  '#DIV/0!': 0x07,
  '#VALUE!': 0x0f,
  '#REF!': 0x17,
  '#NAME?': 0x1d,
  '#NUM!': 0x24,
  '#N/A': 0x2a,
}

/** .xls as the library writes it: values, formats and merges; it writes neither formulas nor what is hidden. */
export function asXls(workbook: Workbook): Uint8Array {
  return new Uint8Array(write(libraryBook(workbook, true), { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
}

/** .ods: what the library writes (values, formulas, formats, merges), and the errors and hidden things it leaves out. */
export function asOds(workbook: Workbook): Uint8Array {
  const flat = write(libraryBook(workbook), { type: 'string', bookType: 'fods' }) as string
  const [head = '', ...tables] = flat.split(/(?=<table:table )/)
  const shown = tables.map((table, i) => withHidden(table, workbook.sheets[i]!))
  const hiddenStyle =
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
  const content =
    head.replace('</office:automatic-styles>', `${hiddenStyle}</office:automatic-styles>`) + shown.join('')
  const errors = content.replace(
    /office:value-type="string"([^>]*)><text:p>\u2044(#[^<]+)</g,
    'office:value-type="string" calcext:value-type="error"$1><text:p>$2<',
  )
  return makeZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    { name: 'content.xml', data: errors },
  ])
}

/** A table of the library's with the rows and columns hidden that are, and the sheet. */
function withHidden(table: string, sheet: Sheet): string {
  const columns = colsOf(sheet, (col) => `<table:table-column${sheet.isColHidden(col) ? HIDDEN : ''}/>`).join('')
  let row = -1
  return table
    .replace(/^<table:table ([^>]*)>/, (_, attributes: string) => {
      const style =
        sheet.state === 'visible'
          ? attributes
          : attributes.replace(/table:style-name="[^"]*"/, 'table:style-name="gone"')
      return `<table:table ${style}>${columns}`
    })
    .replace(/<table:table-row>/g, () => `<table:table-row${sheet.isRowHidden(++row) ? HIDDEN : ''}>`)
}

const HIDDEN = ' table:visibility="collapse"'

function libraryBook(workbook: Workbook, knowsErrors = false): WorkBook {
  const book = utils.book_new()
  for (const sheet of workbook.sheets) utils.book_append_sheet(book, librarySheet(sheet, knowsErrors), sheet.name)
  const hidden = { visible: 0, hidden: 1, veryHidden: 2 } as const
  book.Workbook = {
    Sheets: workbook.sheets.map((sheet) => ({ Hidden: hidden[sheet.state] })),
    WBProps: { date1904: workbook.date1904 },
  }
  return book
}

function librarySheet(sheet: Sheet, knowsErrors: boolean): WorkSheet {
  const cells: WorkSheet = {
    '!ref': utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: Math.max(0, sheet.rows - 1), c: Math.max(0, sheet.cols - 1) },
    }),
    '!merges': sheet.merges.map(({ top, left, bottom, right }) => ({
      s: { r: top, c: left },
      e: { r: bottom, c: right },
    })),
  }
  for (let row = 0; row < sheet.rows; row++)
    for (let col = 0; col < sheet.cols; col++) {
      const cell = libraryCell(sheet.value(row, col), knowsErrors)
      const formula = sheet.formula(row, col)
      if (!cell && formula === null) continue
      cells[utils.encode_cell({ r: row, c: col })] = {
        ...(cell ?? { t: 'n' }),
        z: sheet.format(row, col),
        ...(formula === null ? {} : { f: formula }),
      } satisfies CellObject
    }
  return cells
}

/** Where the library does not know errors they are texts behind a sign of their own. */
function libraryCell(value: Value, knowsErrors: boolean): CellObject | null {
  if (value === null) return null
  if (isError(value)) return knowsErrors ? { t: 'e', v: ERRORS[value.error]! } : { t: 's', v: `\u2044${value.error}` }
  if (typeof value === 'string') return { t: 's', v: value }
  return typeof value === 'number' ? { t: 'n', v: value } : { t: 'b', v: value }
}

/** What is shown, cell by cell, as Excel saves a sheet as text. */
export function shownAsText(sheet: Sheet, delimiter: ',' | '\t'): string {
  const lines = rowsOf(sheet, (row) =>
    cellsOf(sheet, row, (col) => {
      const text = sheet.text(row, col)
      return /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
    }).join(delimiter),
  )
  return lines.map((line) => `${line}\r\n`).join('')
}

/** A web page with one table, as systems export it under the name of an .xls. */
export function shownAsPage(sheet: Sheet): string {
  const rows = rowsOf(sheet, (row) => {
    const cells = cellsOf(sheet, row, (col) => {
      const merge = mergeAt(sheet, row, col)
      if (merge && (merge.top !== row || merge.left !== col)) return ''
      const across = merge && merge.right > merge.left ? ` colspan="${merge.right - merge.left + 1}"` : ''
      const down = merge && merge.bottom > merge.top ? ` rowspan="${merge.bottom - merge.top + 1}"` : ''
      return `<td${across}${down}>${escaped(sheet.text(row, col)).replaceAll('\n', '<br>')}</td>`
    })
    const style = sheet.isRowHidden(row) ? ' style="display:none"' : ''
    return `<tr${style}>${cells.join('')}</tr>`
  })
  const columns = colsOf(sheet, (col) => (sheet.isColHidden(col) ? '<col style="display:none">' : '<col>')).join('')
  return `<html><head><meta charset="utf-8"></head><body><table border="1">${columns}${rows.join('\n')}</table></body></html>`
}

/** A document of Word: the first row as a line above the table where it is one merged title, all others as rows of the table. */
export function shownAsDocument(sheet: Sheet): Uint8Array {
  const title = mergeAt(sheet, 0, 0)
  const hasTitle = title !== null && title.top === title.bottom && title.right === sheet.cols - 1
  const paragraph = (text: string): string =>
    `<w:p><w:r><w:t xml:space="preserve">${text.split('\n').map(escaped).join('</w:t><w:br/><w:t xml:space="preserve">')}</w:t></w:r></w:p>`
  const rows = rowsOf(sheet, (row) => {
    if (hasTitle && row === 0) return ''
    const cells = cellsOf(sheet, row, (col) => {
      const merge = mergeAt(sheet, row, col)
      if (merge && merge.left !== col) return ''
      const across = merge && merge.right > merge.left ? `<w:gridSpan w:val="${merge.right - merge.left + 1}"/>` : ''
      const down = merge && merge.bottom > merge.top ? `<w:vMerge${merge.top === row ? ' w:val="restart"' : ''}/>` : ''
      return `<w:tc><w:tcPr>${across}${down}</w:tcPr>${paragraph(sheet.text(row, col))}</w:tc>`
    })
    return `<w:tr>${cells.join('')}</w:tr>`
  })
  const grid = '<w:gridCol/>'.repeat(sheet.cols)
  const body = `${hasTitle ? paragraph(sheet.text(0, 0)) : ''}<w:tbl><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
  const office = 'http://schemas.openxmlformats.org'
  return makeZip([
    { name: '[Content_Types].xml', data: `<Types xmlns="${office}/package/2006/content-types"/>` },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      data: `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ])
}

function rowsOf<T>(sheet: Sheet, of: (row: number) => T): T[] {
  return Array.from({ length: sheet.rows }, (_, row) => of(row))
}

function colsOf<T>(sheet: Sheet, of: (col: number) => T): T[] {
  return Array.from({ length: sheet.cols }, (_, col) => of(col))
}

/** The cells a row has: of rows that were written shorter, no more. */
function cellsOf<T>(sheet: Sheet, row: number, of: (col: number) => T): T[] {
  return colsOf(sheet, (col) => (sheet.hasCell?.(row, col) === false ? [] : [of(col)])).flat() as T[]
}

function mergeAt({ merges }: Sheet, row: number, col: number): Range | null {
  return (
    merges.find(({ top, left, bottom, right }) => row >= top && row <= bottom && col >= left && col <= right) ?? null
  )
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
