/** Delimited text (.csv, .tsv, .txt) as a workbook of one sheet, with the addresses a person sees when Excel opens it. */
import type { Workbook } from '../core/index.js'
import { loadRender, ReadError } from '../ooxml/index.js'
import { sniffDelimiter, statedDelimiter } from './delimiter.js'
import { decodeText } from './encoding.js'
import { sheetName } from './name.js'
import { readRecords } from './records.js'
import { SheetBuilder } from './sheet.js'
import { AS_EXCEL, typed } from './typed.js'

/** More bytes than this are not read. */
const MAX_BYTES = 256 * 2 ** 20

/**
 * Reads a delimited text: encoding and delimiter are told by the content, cells become what `typed` says. A blank line is a blank row;
 * a line that names the delimiter (`sep=;`) is none. A row has only the cells that were written (`Sheet.hasCell`).
 * Throws ReadError, and nothing else, where the bytes are no such text; `name` is the file's.
 */
export async function readDelimited(bytes: Uint8Array, name: string): Promise<Workbook> {
  if (bytes.length > MAX_BYTES) throw new ReadError('too-large', name, `${bytes.length} bytes`)
  const text = decodeText(bytes, name)
  const stated = statedDelimiter(text)
  const sheet = new SheetBuilder(name)
  parseInto(sheet, stated ? text.slice(stated.end) : text, stated?.delimiter ?? sniffDelimiter(text), name)
  const look = { name: sheetName(name), raggedRows: { from: 0, to: Number.POSITIVE_INFINITY } }
  return { name, date1904: false, sheets: [sheet.finish(look, await loadRender())] }
}

function parseInto(sheet: SheetBuilder, text: string, delimiter: string, name: string): void {
  const open = readRecords(text, delimiter, {
    cell(cell) {
      const more = typed(cell, AS_EXCEL)
      if (more) sheet.cell(more)
      else sheet.text(cell)
    },
    end: () => sheet.endRow(),
  })
  if (open >= 0) throw new ReadError('quotes', name, `opened in row ${sheet.rows + 1}`)
}
