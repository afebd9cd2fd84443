/** `kplint cells FILE`: what was read, cell by cell. */
import { cellsJson } from '../reports/cells.js'
import { harmless } from '../reports/json.js'
import type { Command } from './args.js'
import { Buffered, type Io } from './io.js'
import { oneFile, openWorkbook } from './open.js'

/** Writes the cells as JSON (`src/reports/cells.ts`). */
export async function showCells(command: Command, io: Io): Promise<number> {
  const workbook = await openWorkbook(io.cwd, oneFile(command))
  const out = new Buffered(io.out)
  for (const piece of cellsJson(workbook)) await out.write(harmless(piece))
  await out.flush()
  return 0
}
