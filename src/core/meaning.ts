/** What a cell means and of what (which project, which column), for the witness of a finding: not where it stands, not how it is written. */
import type { FactTable } from './facts.js'
import type { Ref, Workbook } from './grid.js'
import { subjectKey } from './identity.js'
import type { TableView } from './record.js'
import type { FieldDef } from './vocabulary.js'
import { readingKey, valueKey } from './witness.js'

/** The meaning of a cell of an open workbook. `views` are its tables. */
export function meaningIn(workbook: Workbook, views: readonly TableView[], at: Ref): string {
  const { sheet, row, col } = at
  const raw = valueKey(workbook.sheets[sheet]!.value(row, col))
  const view = views.find(({ table: { sheetIndex, range } }) => {
    return sheetIndex === sheet && row >= range.top && row <= range.bottom && col >= range.left && col <= range.right
  })
  if (!view) return raw
  const column = view.table.columns.find((one) => one.col === col)
  const def = column?.field ?? null
  const value = column && def && row > view.table.header.bottom ? readingKey(def, view.readCell(row, column), raw) : raw
  return labelled(subjectKey(view, at), def, column?.path.at(-1) ?? '', value)
}

/** The meaning of a cell of a remembered table; of a cell that is not remembered, only what it is about. */
export function meaningOfFact(table: FactTable, { row, col }: Ref): string {
  const column = table.columnAt(col)
  const key = table.subjectKey(row)
  const heading = column?.heading.zh ?? ''
  if (key === 'heading') return labelled(key, column?.def ?? null, heading, valueKey(heading))
  const reading = table.readingAt(row, col)
  const value = reading && column?.def ? readingKey(column.def, reading, '') : ''
  return labelled(key, column?.def ?? null, heading, value)
}

/** A column is named by its field; by its heading too where a table has several of that field (months). */
function labelled(subject: string, def: FieldDef | null, heading: string, value: string): string {
  const column = def && !def.repeats ? def.name : `${def?.name ?? ''}/${valueKey(heading)}`
  return [subject, column, value].map((part) => `${part.length}:${part}`).join('')
}
