/** Binary workbooks → a workbook as plain data. */
import type { WorkbookData } from '../hosts/grid.js'
import { ReadError } from '../ooxml/index.js'

/**
 * Reads a .xls or WPS .et (BIFF8 in a compound file). Throws ReadError, and nothing else, where it cannot be read. The library that
 * reads it stands in a file of its own, which is loaded when one is met; without that file an .xls is refused with the advice to save
 * it as .xlsx.
 */
export async function readBinary(bytes: Uint8Array, name: string): Promise<WorkbookData> {
  const { readXls } = await import(/* webpackMode: "lazy", webpackChunkName: "xls" */ './xls.js').catch((error) => {
    throw new ReadError('xls', name, error instanceof Error ? error.message : '')
  })
  return readXls(bytes, name)
}
