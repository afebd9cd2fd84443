/** `kplint tables FILE`: the tables as they were recognised. */
import { findTables } from '../core/index.js'
import { harmless } from '../reports/json.js'
import { mapJson, mapText } from '../reports/map.js'
import type { Command } from './args.js'
import { Buffered, type Io } from './io.js'
import { oneFile, openWorkbook } from './open.js'
import { loadSettings } from './settings.js'

/** Writes the map of every sheet, hidden ones included. */
export async function showTables(command: Command, io: Io): Promise<number> {
  const { lang, ruleset } = await loadSettings(command.options, io)
  const workbook = await openWorkbook(io.cwd, oneFile(command))
  const found = workbook.sheets.map((sheet, index) => findTables(sheet, index, ruleset.vocabulary))
  const out = new Buffered(io.out)
  if (command.options.value('format') === 'json')
    await out.write(harmless(`${JSON.stringify(mapJson(workbook, found), null, 2)}\n`))
  else await out.write(mapText(workbook, found, lang))
  await out.flush()
  return 0
}
