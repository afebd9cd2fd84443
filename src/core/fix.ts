/** From findings to edits: which are made, and what the workbook looks like with them. */

import { lint } from './batch.js'
import type { Ref, Sheet, Value, Workbook } from './grid.js'
import { isError } from './grid.js'
import type { Diagnostic } from './report.js'
import type { Edit, Ruleset } from './rule.js'

/** Fixes that make room for further fixes (trim, then number) are tried this often before kplint gives up. */
const MAX_ROUNDS = 6

/**
 * The edits of the fixes `wanted` lets through, at most one per cell: where two would rewrite the same cell, the one that
 * changes its kind (text → number) goes before the one that only tidies it, then the one of the first diagnostic. Of a gathered
 * fix, whose edits do not depend on each other, the rest is made.
 */
export function chooseEdits(diagnostics: readonly Diagnostic[], wanted: (diagnostic: Diagnostic) => boolean): Edit[] {
  const ranked = diagnostics
    .filter((diagnostic) => diagnostic.fix !== null && wanted(diagnostic))
    .sort((a, b) => Number(changesKind(b.fix!.edits)) - Number(changesKind(a.fix!.edits)))
  const chosen = new Map<string, Edit>()
  for (const { fix } of ranked) {
    for (const edit of fix!.edits) if (!chosen.has(key(edit.at))) chosen.set(key(edit.at), edit)
  }
  return [...chosen.values()].sort((a, b) => a.at.sheet - b.at.sheet || a.at.row - b.at.row || a.at.col - b.at.col)
}

function changesKind(edits: readonly Edit[]): boolean {
  return edits.some(({ from, to }) => typeof from !== typeof to)
}

function key({ sheet, row, col }: Ref): string {
  return `${sheet},${row},${col}`
}

/** The result of making every safe fix until none is left. */
export interface SafeFixes {
  /** One edit per cell, from what the file holds to what it shall hold. */
  readonly edits: readonly Edit[]
  /** The diagnostics that asked for them, of all rounds. */
  readonly diagnostics: readonly Diagnostic[]
  /** The workbook with the edits made. */
  readonly after: Workbook
}

/** Makes the safe fixes in memory, round after round, until nothing safe is left to mend. The workbook itself is not touched. */
export function safeFixes(workbook: Workbook, ruleset: Ruleset): SafeFixes {
  const all = new Map<string, Edit>()
  const asked: Diagnostic[] = []
  let after = workbook
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { diagnostics } = lint(after, ruleset)
    const safe = diagnostics.filter(({ fix }) => fix?.safe)
    const edits = chooseEdits(safe, () => true).filter((edit) => !sameValue(edit.from, edit.to))
    if (edits.length === 0) break
    for (const diagnostic of safe) asked.push(diagnostic)
    for (const edit of edits) {
      const earlier = all.get(key(edit.at))
      all.set(key(edit.at), { ...earlier, ...edit, from: earlier ? earlier.from : edit.from })
    }
    after = applyEdits(workbook, [...all.values()])
  }
  return { edits: [...all.values()].filter((edit) => !sameValue(edit.from, edit.to)), diagnostics: asked, after }
}

/** True where two stored values are the same. */
export function sameValue(a: Value, b: Value): boolean {
  if (isError(a) || isError(b)) return isError(a) && isError(b) && a.error === b.error
  return a === b
}

/** The workbook with the edits laid over it. An edit whose cell no longer holds `from` is not made. */
export function applyEdits(workbook: Workbook, edits: readonly Edit[]): Workbook {
  const bySheet = new Map<number, Edit[]>()
  for (const edit of edits) {
    const list = bySheet.get(edit.at.sheet)
    if (list) list.push(edit)
    else bySheet.set(edit.at.sheet, [edit])
  }
  return {
    name: workbook.name,
    date1904: workbook.date1904,
    sheets: workbook.sheets.map((sheet, index) => {
      const own = bySheet.get(index)
      return own ? new EditedSheet(sheet, own) : sheet
    }),
  }
}

class EditedSheet implements Sheet {
  private readonly edits = new Map<string, Edit>()
  readonly rows: number
  readonly cols: number
  readonly rowWidth?: (row: number) => number
  readonly hasCell?: (row: number, col: number) => boolean

  constructor(
    private readonly sheet: Sheet,
    edits: readonly Edit[],
  ) {
    let { rows, cols } = sheet
    const widths = new Map<number, number>()
    for (const edit of edits) {
      const { row, col } = edit.at
      if (!sameValue(sheet.value(row, col), edit.from)) continue
      this.edits.set(`${row},${col}`, edit)
      rows = Math.max(rows, row + 1)
      cols = Math.max(cols, col + 1)
      widths.set(row, Math.max(widths.get(row) ?? 0, col + 1))
    }
    this.rows = rows
    this.cols = cols
    // Emptying a cell that was never written does not write it.
    if (sheet.hasCell) this.hasCell = (row, col) => sheet.hasCell!(row, col) || this.value(row, col) !== null
    if (sheet.rowWidth) this.rowWidth = (row) => Math.max(sheet.rowWidth!(row), widths.get(row) ?? 0)
  }

  get name() {
    return this.sheet.name
  }
  get state() {
    return this.sheet.state
  }
  get merges() {
    return this.sheet.merges
  }
  value(row: number, col: number): Value {
    const edit = this.edits.get(`${row},${col}`)
    return edit ? edit.to : this.sheet.value(row, col)
  }
  formula(row: number, col: number): string | null {
    return this.edits.has(`${row},${col}`) ? null : this.sheet.formula(row, col)
  }
  text(row: number, col: number): string {
    const edit = this.edits.get(`${row},${col}`)
    if (!edit) return this.sheet.text(row, col)
    return edit.to === null ? '' : isError(edit.to) ? edit.to.error : String(edit.to)
  }
  format(row: number, col: number): string {
    return this.edits.get(`${row},${col}`)?.format ?? this.sheet.format(row, col)
  }
  isRowHidden(row: number): boolean {
    return this.sheet.isRowHidden(row)
  }
  isColHidden(col: number): boolean {
    return this.sheet.isColHidden(col)
  }
}
