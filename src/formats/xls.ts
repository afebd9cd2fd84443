/**
 * .xls and WPS .et (BIFF8 in a compound file) → a workbook as plain data. The library reads values and formulas and is given nothing
 * but the records these need (`xls-records.ts`); it may still be led astray by broken ones, so the hosts run this where it can be stopped.
 */
import { type CellObject, read, type WorkSheet } from '@e965/xlsx'
import type { Value } from '../core/index.js'
import type { Block, SheetData, WorkbookData } from '../hosts/grid.js'
import { ReadError } from '../ooxml/index.js'
import { isCompound, openCompound } from './compound.js'
import { Signs } from './signs.js'
import { readFrame, XLS_COLS, XLS_ROWS, type XlsSheet } from './xls-records.js'

/** Reads a workbook. Throws ReadError, and nothing else, where the bytes are none of BIFF8, encrypted or damaged. */
export function readXls(bytes: Uint8Array, file: string): WorkbookData {
  const stream = workbookStream(bytes, file)
  const frame = readFrame(stream, file)
  const cells = cellsOf(frame.cleaned, file, frame.sheets.length)
  // A text that stands in many cells is in the file once; whoever the cells are handed to gets it for each.
  const signs = new Signs(file)
  const sheets = frame.sheets.flatMap((sheet, i) => {
    if (!sheet) return []
    const data = sheetData(sheet, cells[i] ?? null, frame.formats)
    for (const block of data.blocks) signs.take(signsOf(block))
    return [data]
  })
  return { name: file, date1904: frame.date1904, notes: null, sheets }
}

/** Signs of the texts, formulas and formats of a block. */
function signsOf({ values, formulas, formats }: Block): number {
  const sum = (lines: Block['values'] | Block['formulas']): number =>
    (lines ?? []).flat().reduce<number>((all, one) => all + (typeof one === 'string' ? one.length : 0), 0)
  return sum(values) + sum(formulas) + sum(formats)
}

/** The stream `Workbook`; throws ReadError of what else a compound file may be. Before BIFF5 there was only the stream. */
function workbookStream(bytes: Uint8Array, file: string): Uint8Array {
  if (!isCompound(bytes)) return bytes
  const streams = openCompound(bytes, file)
  const named = (name: string) => streams.find((stream) => stream.name.toLowerCase() === name)
  if (named('encryptedpackage')) throw new ReadError('encrypted', file)
  const workbook = named('workbook')
  if (workbook) return workbook.bytes()
  throw new ReadError(named('book') ? 'biff5' : 'ole', file)
}

/** The library's sheets, by position in the list of tabs. */
function cellsOf(stream: Uint8Array, file: string, count: number): readonly (WorkSheet | null)[] {
  try {
    const { SheetNames, Sheets } = read(stream, {
      type: 'array',
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      cellNF: false,
      cellStyles: false,
    })
    if (SheetNames.length !== count) throw new Error(`${SheetNames.length} of ${count} sheets`)
    // A sheet may be called like what every object has.
    return SheetNames.map((name) =>
      name === '__proto__' ? Object.getPrototypeOf(Sheets) : Object.hasOwn(Sheets, name) ? Sheets[name]! : null,
    )
  } catch (error) {
    throw new ReadError('corrupt', file, error instanceof Error ? error.message : String(error))
  }
}

function sheetData(sheet: XlsSheet, cells: WorkSheet | null, formats: readonly string[]): SheetData {
  const { name, state, merges, hiddenRows, hiddenCols } = sheet
  const blocks: Block[] = []
  const lines: unknown = cells?.['!data']
  if (Array.isArray(lines))
    lines.forEach((line: unknown, row) => {
      if (row < XLS_ROWS && Array.isArray(line)) blocks.push(...rowBlock(row, line as CellObject[], sheet, formats))
    })
  return { name, state, merges, hiddenRows, hiddenCols, blocks }
}

/** The cells of a row from the first to the last that holds something. */
function rowBlock(row: number, line: readonly (CellObject | undefined)[], sheet: XlsSheet, formats: readonly string[]) {
  const values: Value[] = []
  const formulas: (string | null)[] = []
  const codes: string[] = []
  let left = -1
  line.slice(0, XLS_COLS).forEach((cell, col) => {
    if (!cell) return
    const value = heldBy(cell)
    const formula = formulaOf(cell)
    if (value === null && formula === null) return
    if (left === -1) left = col
    for (let gap = left + values.length; gap < col; gap++) {
      values.push(null)
      formulas.push(null)
      codes.push('General')
    }
    values.push(value)
    formulas.push(formula)
    codes.push(formats[sheet.styles.get(row * XLS_COLS + col) ?? -1] ?? 'General')
  })
  if (left === -1) return []
  return [
    {
      top: row,
      left,
      values: [values],
      formulas: formulas.some((formula) => formula !== null) ? [formulas] : null,
      formats: codes.some((code) => code !== 'General') ? [codes] : null,
    },
  ]
}

/** What BIFF8 numbers its error values (MS-XLS 2.5.10). */
const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
])

/** The formula; LibreOffice writes truth values and error values that were typed as formulas, which they are not. */
function formulaOf({ f }: CellObject): string | null {
  return typeof f !== 'string' || f === '' || /^(?:true|false|#[A-Z\d/_]+[!?]?)$/i.test(f) ? null : f
}

function heldBy({ t, v }: CellObject): Value {
  if (t === 'e') return { error: ERRORS.get(v) ?? '#VALUE!' }
  if (typeof v === 'number') return Number.isFinite(v) ? v : null
  return typeof v === 'string' || typeof v === 'boolean' ? v : null
}
