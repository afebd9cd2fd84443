/** `kplint tables FILE`: the tables as they were recognised. */
import { correctionsBySheet, findTables, type Workbook } from '../core/index.js'
import { harmless } from '../reports/json.js'
import { mapJson, mapText } from '../reports/map.js'
import type { Command } from './args.js'
import { Buffered, type Io } from './io.js'
import { oneFile, openWorkbook } from './open.js'
import { loadSettings } from './settings.js'

/** Writes the map of every sheet, hidden ones included, as corrections kept in the workbook have them read. */
export async function showTables(command: Command, io: Io): Promise<number> {
  const { lang, ruleset } = await loadSettings(command.options, io)
  const read = await openWorkbook(io.cwd, oneFile(command))
  const workbook = command.options.has('no-corrections') ? withoutNotes(read) : read
  const corrections = correctionsBySheet(workbook)
  const found = workbook.sheets.map((sheet, index) =>
    findTables(sheet, index, ruleset.vocabulary, corrections.get(sheet.name)),
  )
  const out = new Buffered(io.out)
  if (command.options.value('format') === 'json')
    await out.write(harmless(`${JSON.stringify(mapJson(workbook, found), null, 2)}\n`))
  else await out.write(mapText(workbook, found, lang))
  await out.flush()
  return 0
}

function withoutNotes({ notes: _, ...workbook }: Workbook): Workbook {
  return workbook
}
