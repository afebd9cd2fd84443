/** The old binary workbooks and OpenDocument spreadsheets → a workbook as plain data. What reads one is loaded when it is met. */
import type { WorkbookData } from '../hosts/grid.js'

/** `xls`: BIFF8 in a compound file (.xls, WPS .et). `ods`: an OpenDocument spreadsheet. */
export type LegacyKind = 'xls' | 'ods'

/** Reads a workbook. Throws ReadError, and nothing else, where it cannot be read. */
export async function readLegacyBytes(kind: LegacyKind, bytes: Uint8Array, name: string): Promise<WorkbookData> {
  void kind
  const { readXls } = await import('./xls.js')
  return readXls(bytes, name)
}
