/** Changing single cells in WPS: a name that does not exist is taken without a word, so every cell is read back. */
import { address, type Edit, MAX_COLS, MAX_ROWS, type RefusedReason, type Value } from '../core/index.js'
import { canHold, isSameValue, mayBeTaken } from './grid-cells.js'
import { got, textOf, type WpsSheet } from './wps-api.js'
import type { WpsProgram } from './wps-read.js'

/** Makes an edit whose cell still holds `from`; says why not, or null where it was made. Throws what WPS throws. */
export function writeCell(program: WpsProgram, sheet: WpsSheet, { at, from, to, format }: Edit): RefusedReason | null {
  const { row, col } = at
  if (row < 0 || col < 0 || row >= MAX_ROWS || col >= MAX_COLS) return 'no-sheet'
  const range = sheet.Range(address(row, col))
  const before = program.cell(sheet, row, col)
  if (before.isFormula) return 'formula'
  if (!isSameValue(before.value, from)) return 'changed'
  if (!canHold(to)) return 'value'
  if (isProtected(sheet) && got(range, 'Locked') !== false) return 'odd'
  const own = textOf(range, 'NumberFormat')
  // A number typed into a cell formatted as text would become text.
  const wanted = typeof to === 'number' ? (format ?? (own === '@' ? 'General' : own)) : own
  if (wanted !== own) range.NumberFormat = wanted
  range.Value2 = typed(to, wanted)
  if (isSameCell(program.cell(sheet, row, col).value, to === '' ? null : to)) return null
  if (wanted !== own) range.NumberFormat = own
  range.Value2 = typed(from, own)
  return 'odd'
}

/** What is typed for a value: an apostrophe makes a text of what WPS would take for a number, a date or a formula. */
function typed(value: Value, format: string): string | number | boolean | null {
  if (value === null || value === '') return null
  if (typeof value === 'object') return value.error
  return typeof value === 'string' && format !== '@' && mayBeTaken(value) ? `'${value}` : value
}

function isSameCell(read: Value, to: Value): boolean {
  if (typeof read === 'number' && typeof to === 'number') return Math.abs(read - to) <= Math.abs(to) * 1e-14
  return isSameValue(read, to)
}

/** True of a sheet that is protected. */
export function isProtected(sheet: WpsSheet): boolean {
  return got(sheet, 'ProtectContents') === true
}
