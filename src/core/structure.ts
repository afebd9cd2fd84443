/** What was taken for what, as plain data a page can draw and a person can correct. Rows and columns are 0-based. */
import type { Range, Workbook } from './grid.js'
import type { Correction } from './notes.js'
import type { SheetView } from './rule.js'
import { whyWords } from './table/index.js'
import type { Column, RowRole, Table } from './table/model.js'
import { isFilled, textAt } from './table/strip.js'
import type { MoneyUnit } from './values.js'
import type { Words } from './vocabulary.js'

/** How one sheet was read. */
export interface SheetStructure {
  readonly sheet: string
  readonly sheetIndex: number
  readonly tables: readonly TableStructure[]
  /** A block that looks like a table without a header we know; else null. */
  readonly headless: Range | null
  /** Corrections of this sheet that no longer fit what stands there: they were not followed. */
  readonly lapsed: readonly Correction[]
}

/** How one table was read. */
export interface TableStructure {
  readonly range: Range
  readonly kind: { readonly name: string; readonly title: Words } | null
  readonly title: { readonly text: string; readonly row: number } | null
  readonly unit: { readonly value: MoneyUnit; readonly row: number; readonly col: number } | null
  /** The other lines around it as far as they are known: 填报单位, 填报人, 联系电话 …, by their labels, from top to bottom. */
  readonly lines: readonly { readonly label: Words; readonly row: number; readonly col: number }[]
  readonly header: { readonly top: number; readonly bottom: number; readonly corrected: boolean }
  readonly columns: readonly ColumnStructure[]
  /** The rows below the header in runs of one role, in order. */
  readonly rows: readonly RowRun[]
  /** 0–1, with the reasons. */
  readonly confidence: number
  readonly why: readonly Words[]
}

export interface ColumnStructure {
  readonly col: number
  /** The heading, its levels joined by `/`. */
  readonly heading: string
  readonly field: { readonly name: string; readonly title: Words } | null
  readonly by: Column['by']
  readonly confidence: number
  readonly why: Words
  readonly corrected: boolean
}

/** Rows `from`…`to`, both included, of one role. */
export interface RowRun {
  readonly from: number
  readonly to: number
  readonly role: RowRole
  /** The label of a section, subtotal or total, each of which is a run of its own; else `''`. */
  readonly label: string
  readonly corrected: boolean
}

const REPORTING: Words = { zh: '填报单位', en: 'reporting unit' }

/** The corrections kept in a workbook by the sheet they are about. */
export function correctionsBySheet({ notes }: Workbook): ReadonlyMap<string, readonly Correction[]> {
  const bySheet = new Map<string, Correction[]>()
  for (const correction of notes?.corrections ?? []) {
    const list = bySheet.get(correction.sheet)
    if (list) list.push(correction)
    else bySheet.set(correction.sheet, [correction])
  }
  return bySheet
}

/** The corrections of a workbook that were not followed: on the sheets that were looked at, and of sheets that are gone. */
export function lapsedIn(workbook: Workbook, sheets: readonly SheetView[]): Correction[] {
  const names = new Set(workbook.sheets.map(({ name }) => name))
  const homeless = (workbook.notes?.corrections ?? []).filter(({ sheet }) => !names.has(sheet))
  return [...sheets.flatMap(({ lapsed }) => lapsed), ...homeless]
}

/** How the sheets of a workbook were read, of those a person sees. */
export function structureOf(sheets: readonly SheetView[]): SheetStructure[] {
  return sheets.map(({ sheet, sheetIndex, tables, headless, lapsed }) => ({
    sheet: sheet.name,
    sheetIndex,
    tables: tables.map(tableStructure),
    headless,
    lapsed,
  }))
}

function tableStructure(table: Table): TableStructure {
  const { range, kind, title, unit, header, confidence, why } = table
  return {
    range,
    kind: kind && { name: kind.name, title: kind.title },
    title: title && { text: title.text, row: title.at.row },
    unit: unit && { value: unit.value, row: unit.at.row, col: unit.at.col },
    lines: linesOf(table),
    header: { top: header.top, bottom: header.bottom, corrected: table.corrected?.header ?? false },
    columns: table.columns.map(columnStructure),
    rows: runsOf(table),
    confidence,
    why: why.map(whyWords),
  }
}

function linesOf({ reportingUnit, signatures }: Table): TableStructure['lines'] {
  const lines = [...signatures].map(([label, { at }]) => ({
    label: { zh: label, en: label },
    row: at.row,
    col: at.col,
  }))
  if (reportingUnit) lines.push({ label: REPORTING, row: reportingUnit.at.row, col: reportingUnit.at.col })
  return lines.sort((a, b) => a.row - b.row || a.col - b.col)
}

function columnStructure({ col, path, field, by, confidence, why }: Column): ColumnStructure {
  return {
    col,
    heading: path.join('/'),
    field: field && { name: field.name, title: field.title },
    by,
    confidence,
    why: whyWords(why),
    corrected: by === 'correction',
  }
}

/** The rows of a table from the first below its header to its last, none left out. */
function runsOf(table: Table): RowRun[] {
  const { header, roles, groups, corrected } = table
  const labels = new Map(groups.map(({ row, label }) => [row, label]))
  const runs: RowRun[] = []
  const first = header.bottom + 1
  let i = 0
  while (i < roles.length) {
    const from = first + i
    const role = roles[i]!
    const isCorrected = corrected?.rows.has(from) ?? false
    const isGroup = role === 'section' || role === 'subtotal' || role === 'total'
    let to = from
    while (!isGroup && roles[++i] === role && (corrected?.rows.has(first + i) ?? false) === isCorrected) to++
    if (isGroup) i++
    const label = isGroup ? (labels.get(from) ?? firstText(table, from)) : ''
    runs.push({ from, to, role, label, corrected: isCorrected })
  }
  return runs
}

function firstText({ sheet, range }: Table, row: number): string {
  for (let col = range.left; col <= range.right; col++) if (isFilled(sheet, row, col)) return textAt(sheet, row, col)
  return ''
}
