/** What stands in the cells of a report that is a workbook. */
import { nodeInflate } from '../../src/hosts/file.js'
import { bytesSource, readWorkbook } from '../../src/ooxml/index.js'
import { cellsJson } from '../../src/reports/cells.js'

export async function cellsOf(bytes: Uint8Array): Promise<string> {
  const workbook = await readWorkbook(bytesSource(bytes), { name: '清单.xlsx', inflate: nodeInflate })
  return [...cellsJson(workbook)].join('')
}
