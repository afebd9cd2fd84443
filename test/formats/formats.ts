/** A workbook written in another format and read back, for tests. */
import type { Sheet, Workbook } from '../../src/core/index.js'
import { readDelimited } from '../../src/formats/delimited.js'
import { readDocument } from '../../src/formats/docx.js'
import { readPage } from '../../src/formats/html.js'
import { readOds } from '../../src/formats/ods.js'
import { readXls } from '../../src/formats/xls.js'
import { nodeInflate } from '../../src/hosts/file.js'
import { gridWorkbook } from '../../src/hosts/grid.js'
import { bytesSource } from '../../src/ooxml/index.js'
import { gb18030 } from './gb18030.js'
import { asOds, asXls, shownAsDocument, shownAsPage, shownAsText } from './write.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** By a name for people: a workbook as the format gives it back. */
export const formats = {
  xls: async (workbook) => gridWorkbook(readXls(asXls(workbook), workbook.name)),
  ods: async (workbook) => gridWorkbook(await readOds(bytesSource(asOds(workbook)), nodeInflate, workbook.name)),
  csv: sheetBySheet(async (sheet) => readDelimited(utf8(shownAsText(sheet, ',')), `${sheet.name}.csv`)),
  'csv (GB18030)': sheetBySheet(async (sheet) => readDelimited(gb18030(shownAsText(sheet, ',')), `${sheet.name}.csv`)),
  tsv: sheetBySheet(async (sheet) => readDelimited(utf8(shownAsText(sheet, '\t')), `${sheet.name}.tsv`)),
  html: sheetBySheet(async (sheet) => readPage(utf8(shownAsPage(sheet)), `${sheet.name}.xls`)),
  docx: sheetBySheet(async (sheet) =>
    readDocument(bytesSource(shownAsDocument(sheet)), { name: `${sheet.name}.docx`, inflate: nodeInflate }),
  ),
} satisfies { readonly [format: string]: (workbook: Workbook) => Promise<Workbook> }

/** Formats of one sheet: every visible sheet is a file of its own, and beside each other they are the workbook again. */
function sheetBySheet(read: (sheet: Sheet) => Promise<Workbook>) {
  return async (workbook: Workbook): Promise<Workbook> => {
    const sheets: Sheet[] = []
    for (const sheet of workbook.sheets) {
      const [back] = sheet.state === 'visible' && sheet.rows > 0 ? (await read(sheet)).sheets : []
      // A table of Word is called as its title.
      sheets.push(back ? sheetLike(back, { name: sheet.name }) : sheet)
    }
    return { name: workbook.name, date1904: false, sheets }
  }
}

/** The sheet with some of it changed. */
export function sheetLike(sheet: Sheet, changes: Partial<Sheet>): Sheet {
  return new Proxy(sheet, {
    get(target, key) {
      if (Object.hasOwn(changes, key)) return Reflect.get(changes, key)
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
