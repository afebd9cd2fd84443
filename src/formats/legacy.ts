/** Binary workbooks → a workbook as plain data. */
import type { WorkbookData } from '../hosts/grid.js'

/**
 * Reads a .xls or WPS .et (BIFF8 in a compound file). Throws ReadError, and nothing else, where it cannot be read. The library behind it
 * is large and loaded when the first one is met.
 */
export async function readBinary(bytes: Uint8Array, name: string): Promise<WorkbookData> {
  const { readXls } = await import(/* webpackChunkName: "xls" */ './xls.js')
  return readXls(bytes, name)
}
