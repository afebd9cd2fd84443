/** A workbook written in the text formats, as the programs people use write them: with types and number formats where they can be said. */
import type { Range, Sheet } from '../../src/core/index.js'
import { makeZip, type Part } from '../ooxml/make.js'
import { gb18030, isGbk } from './gb18030.js'

/** Encodings a delimited text is written in. */
export type Written =
  | 'utf-8'
  | 'utf-8 with mark'
  | 'utf-16le'
  | 'utf-16le with mark'
  | 'utf-16be'
  | 'utf-16be with mark'
  | 'gb18030'

/** The bytes of a text. */
export function encode(text: string, encoding: Written): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-8 with mark') return new TextEncoder().encode(`\ufeff${text}`)
  if (encoding === 'gb18030') return gb18030(text)
  const marked = encoding.endsWith('mark') ? `\ufeff${text}` : text
  const bytes = Buffer.from(marked, 'utf16le')
  return new Uint8Array(encoding.startsWith('utf-16be') ? bytes.swap16() : bytes)
}

/** A delimited text of rows of cells, quoted as Excel quotes. */
export function delimitedText(rows: readonly (readonly string[])[], delimiter: string, lineEnd = '\r\n'): string {
  const quote = (cell: string): string =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
  return rows.map((row) => row.map(quote).join(delimiter) + lineEnd).join('')
}

/** What Excel shows of a sheet, cell by cell: what it writes into a delimited text. */
export function shownRows(sheet: Sheet): string[][] {
  return Array.from({ length: sheet.rows }, (_, row) =>
    Array.from({ length: sheet.cols }, (_, col) => sheet.text(row, col)),
  )
}

/** A sheet as Excel saves it as text; in UTF-8 where it holds what GBK does not. */
export function asDelimited(sheet: Sheet, delimiter = ','): Uint8Array {
  const text = delimitedText(shownRows(sheet), delimiter)
  return encode(text, isGbk(text) ? 'gb18030' : 'utf-8 with mark')
}

/** A sheet as a system exports it under the name of a workbook: a page in GB 2312 with one table, number formats in styles. */
export function asPage(sheet: Sheet): Uint8Array {
  const covered = coveredBy(sheet.merges)
  const lines: string[] = []
  for (let row = 0; row < sheet.rows; row++) {
    const cells: string[] = []
    for (let col = 0; col < sheet.cols; col++) {
      const merge = covered(row, col)
      if (merge && (merge.top !== row || merge.left !== col)) continue
      const span = merge ? ` rowspan=${merge.bottom - merge.top + 1} colspan=${merge.right - merge.left + 1}` : ''
      const value = sheet.value(row, col)
      const format =
        typeof value === 'string'
          ? '\\@'
          : sheet.format(row, col).replace(/["\\;]/g, (sign) => `\\00${sign.charCodeAt(0).toString(16)}`)
      const stated = typeof value === 'number' ? ` x:num="${value}"` : ''
      cells.push(
        `<td${span}${stated} style="mso-number-format:'${escaped(format)}'">${escaped(sheet.text(row, col)).replaceAll('\n', '<br>')}</td>`,
      )
    }
    lines.push(`<tr${sheet.isRowHidden(row) ? " style='display:none'" : ''}>${cells.join('')}</tr>`)
  }
  return encodePage(
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table border="1">${lines.join('\n')}</table></body></html>`,
  )
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A page's text in GB 18030, with references for what GBK does not have. */
function encodePage(html: string): Uint8Array {
  return encode([...html].map((sign) => (isGbk(sign) ? sign : `&#${sign.codePointAt(0)};`)).join(''), 'gb18030')
}

function coveredBy(merges: readonly Range[]): (row: number, col: number) => Range | undefined {
  const by = new Map<string, Range>()
  for (const merge of merges)
    for (let row = merge.top; row <= merge.bottom; row++)
      for (let col = merge.left; col <= merge.right; col++) by.set(`${row},${col}`, merge)
  return (row, col) => by.get(`${row},${col}`)
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A document of Word with that body. */
export function documentOf(body: string, parts: readonly Part[] = []): Uint8Array {
  const relation = `<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>`
  return makeZip([
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`,
    },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
    },
    ...parts,
  ])
}

/** A paragraph. */
export function paragraph(text: string): string {
  const runs = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
  return `<w:p><w:r>${runs.join('<w:br/>')}</w:r></w:p>`
}

/** A cell, with properties. */
export function wordCell(text: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${text.split('\n').map(paragraph).join('')}</w:tc>`
}

/** A table of rows of cells. */
export function wordTable(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`
}

/** A sheet as a document: what stands in one cell over the table as paragraphs, the rest as a table with merged cells. */
export function asDocument(...sheets: readonly Sheet[]): Uint8Array {
  return documentOf(sheets.map(bodyOf).join(''))
}

function bodyOf(sheet: Sheet): string {
  const covered = coveredBy(sheet.merges)
  const filled = (row: number): number[] =>
    Array.from({ length: sheet.cols }, (_, col) => col).filter((col) => sheet.value(row, col) !== null)
  let first = 0
  while (first < sheet.rows && filled(first).length <= 1) first++
  const above = Array.from({ length: first }, (_, row) => filled(row).map((col) => sheet.text(row, col))).flat()
  const rows = Array.from({ length: sheet.rows - first }, (_, i) => {
    const row = first + i
    const cells: string[] = []
    for (let col = 0; col < sheet.cols; col++) {
      const merge = covered(row, col)
      if (merge && merge.left !== col) continue
      const span = merge ? `<w:gridSpan w:val="${merge.right - merge.left + 1}"/>` : ''
      const down = merge && merge.bottom > merge.top ? `<w:vMerge${merge.top === row ? ' w:val="restart"' : ''}/>` : ''
      cells.push(wordCell(sheet.text(row, col), span + down))
    }
    return cells
  })
  return above.map(paragraph).join('') + wordTable(rows)
}
