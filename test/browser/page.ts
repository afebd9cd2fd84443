/** What the browser test runs in the page: the reader over a Blob, and what it read as text. */
import { crc32, readBlob } from '../../src/hosts/browser-file.js'
import { ReadError } from '../../src/ooxml/index.js'
import { cellsJson } from '../../src/reports/cells.js'

/** The cells of a workbook as `kplint cells` prints them, with what each shows; or the code of the ReadError. */
async function readInPage(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const workbook = await readBlob(new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
    const texts = workbook.sheets.map((sheet) =>
      Array.from({ length: Math.min(sheet.rows, 200) }, (_, row) =>
        Array.from({ length: sheet.rowWidth(row) }, (_, col) => sheet.text(row, col)),
      ),
    )
    return [...cellsJson(workbook), JSON.stringify(texts), JSON.stringify(workbook.warnings)].join('')
  } catch (error) {
    if (error instanceof ReadError) return error.code
    throw error
  }
}

export { crc32, readInPage }
