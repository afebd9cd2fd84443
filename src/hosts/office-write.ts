/** Changing single cells in Excel: looked at again before, read back after, text as text. */
import {
  address,
  type Edit,
  MAX_COLS,
  MAX_ROWS,
  type RefusedEdit,
  type RefusedReason,
  type Value,
} from '../core/index.js'
import { canHold, isSameValue, mayBeTaken } from './grid-cells.js'
import { HostError } from './host.js'
import type { Runner } from './office-run.js'

/** What writing needs to know. */
export interface Writing {
  readonly runner: Runner
  /** Ids of the worksheets by index, as last read. */
  readonly ids: readonly string[]
  /** Told before a cell is written, so that the event it raises is known as our own. */
  readonly announce: (id: string, cell: string) => void
}

/** Cells written in one request. */
const AT_ONCE = 200

/** What becomes of an edit: made, refused, or stopped by another edit of the same request. */
type Outcome = 'made' | 'stopped' | RefusedReason

/**
 * Makes the edits whose cells still hold `from`; gives those refused. A cell of a protected sheet that is locked is `odd`.
 * Throws HostError; `detail` then says how many were made.
 */
export async function writeEdits(writing: Writing, edits: readonly Edit[]): Promise<RefusedEdit[]> {
  const refused: RefusedEdit[] = []
  const attempted = new Set<Edit>()
  let made = 0
  const take = (edit: Edit, outcome: Outcome): void => {
    if (outcome === 'made') made++
    else if (outcome !== 'stopped') refused.push({ edit, reason: outcome })
  }
  try {
    for (let at = 0; at < edits.length; at += AT_ONCE) {
      const batch = edits.slice(at, at + AT_ONCE)
      const outcomes = await writeBatch(writing, batch, attempted)
      for (const [i, edit] of batch.entries()) take(edit, outcomes[i]!)
      // One that Excel refuses stops those behind it: they are made one by one, so that each is known by itself.
      for (const edit of batch.filter((_, i) => outcomes[i] === 'stopped')) {
        const [outcome] = await writeBatch(writing, [edit], attempted)
        take(edit, outcome === 'stopped' ? 'odd' : outcome!)
      }
    }
  } catch (error) {
    if (error instanceof HostError && made > 0) throw new HostError(error.code, `${made} written; ${error.detail}`)
    throw error
  }
  const order = new Map(edits.map((edit, i) => [edit, i]))
  return refused.sort((a, b) => order.get(a.edit)! - order.get(b.edit)!)
}

function writeBatch(writing: Writing, edits: readonly Edit[], attempted: Set<Edit>): Promise<Outcome[]> {
  return writing.runner.run(async (context) => {
    const cells = await lookAt(context, writing.ids, edits)
    const outcomes = edits.map((edit, i): Outcome | null => {
      const cell = cells[i]
      // A second try after an interruption finds what the first has written.
      if (cell && attempted.has(edit) && sameCell(cell.value, edit.to)) return 'made'
      return refusal(edit, cell)
    })
    const open = edits.flatMap((edit, i) => (outcomes[i] === null ? { edit, i, cell: cells[i]! } : []))
    if (open.length === 0) return outcomes as Outcome[]
    for (const { edit, cell } of open) {
      attempted.add(edit)
      writing.announce(cell.id, address(edit.at.row, edit.at.col))
      put(cell, edit)
    }
    const stopped = await context.sync().then(
      () => false,
      (error: unknown) => {
        // While a cell is being edited nothing was written: the whole batch is tried again.
        if (isCode(error, 'InvalidOperationInCellEditMode')) throw error
        return true
      },
    )
    for (const { range } of open.map(({ cell }) => cell)) range.load('values,valueTypes')
    await context.sync()
    for (const { edit, i, cell } of open) {
      const isThere = sameCell(valueIn(cell.range, false), edit.to)
      outcomes[i] = isThere ? 'made' : stopped ? 'stopped' : 'odd'
      if (isThere || stopped) continue
      writing.announce(cell.id, address(edit.at.row, edit.at.col))
      putBack(cell, edit)
    }
    await context.sync()
    return outcomes as Outcome[]
  }, 'asked')
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** A cell as it is before it is written. */
interface Cell {
  readonly id: string
  readonly range: Excel.Range
  readonly value: Value
  readonly isFormula: boolean
  /** The number format as Excel has it. */
  readonly format: string
  readonly isLocked: boolean
}

/** The cells of the edits; null where there is no such place. */
async function lookAt(
  context: Excel.RequestContext,
  ids: readonly string[],
  edits: readonly Edit[],
): Promise<(Cell | null)[]> {
  const sheets = new Map<string, Excel.Worksheet>()
  for (const id of new Set(edits.flatMap(({ at }) => ids[at.sheet] ?? [])))
    sheets.set(id, context.workbook.worksheets.getItemOrNullObject(id).load('name,protection/protected'))
  await context.sync()
  const asked = edits.map(({ at: { sheet, row, col } }) => {
    const id = ids[sheet]
    const worksheet = id === undefined ? undefined : sheets.get(id)
    if (id === undefined || !worksheet || worksheet.isNullObject || !isOnSheet(row, col)) return null
    const range = worksheet.getCell(row, col).load('values,formulas,valueTypes,numberFormat')
    const lock = worksheet.protection.protected ? range.format.protection.load('locked') : null
    return { id, range, lock }
  })
  await context.sync()
  return asked.map((cell): Cell | null => {
    if (!cell) return null
    const { id, range, lock } = cell
    const [value, formula] = [range.values[0]![0], range.formulas[0]![0]]
    const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value
    const format = String(range.numberFormat[0]![0])
    return {
      id,
      range,
      value: valueIn(range, isFormula),
      isFormula,
      format,
      isLocked: lock !== null && lock.locked !== false,
    }
  })
}

function isOnSheet(row: number, col: number): boolean {
  return row >= 0 && col >= 0 && row < MAX_ROWS && col < MAX_COLS
}

function valueIn({ values, valueTypes }: Excel.Range, isFormula: boolean): Value {
  const value: unknown = values[0]![0]
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'string') return null
  if (valueTypes[0]![0] === 'Error') return { error: value }
  return value === '' && !isFormula ? null : value
}

function refusal({ from, to }: Edit, cell: Cell | null | undefined): RefusedReason | null {
  if (!cell) return 'no-sheet'
  if (cell.isFormula) return 'formula'
  if (!isSameValue(cell.value, from)) return 'changed'
  if (!canHold(to)) return 'value'
  return cell.isLocked ? 'odd' : null
}

function put({ range, format }: Cell, edit: Edit): void {
  const code = formatFor(edit, format)
  if (code !== format) range.numberFormat = [[code]]
  range.values = [[typed(edit.to, format)]]
}

/** The number format a cell needs: a number typed into a cell formatted as text would become text. */
function formatFor({ to, format: wanted }: Edit, own: string): string {
  return typeof to === 'number' ? (wanted ?? (own === '@' ? 'General' : own)) : own
}

function putBack({ range, format }: Cell, edit: Edit): void {
  if (formatFor(edit, format) !== format) range.numberFormat = [[format]]
  range.values = [[typed(edit.from, format)]]
}

/** What is typed for a value. An apostrophe makes a text of what Excel would take for a number, a date or a formula. */
function typed(value: Value, format: string): string | number | boolean {
  if (value === null) return ''
  if (typeof value === 'object') return value.error
  if (typeof value !== 'string' || value === '') return value
  return format !== '@' && mayBeTaken(value) ? `'${value}` : value
}

/** Excel keeps fifteen digits of a number. */
function sameCell(read: Value, to: Value): boolean {
  if (typeof read === 'number' && typeof to === 'number') return Math.abs(read - to) <= Math.abs(to) * 1e-14
  return isSameValue(read, to === '' ? null : to)
}
