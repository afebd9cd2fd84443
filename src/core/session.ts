/** One workbook checked again and again while somebody works on it: what a change does not touch is not asked again. */
import { alone, Batch } from './batch.js'
import type { Range, Workbook } from './grid.js'
import { during, type Progress } from './lint.js'
import { type Known, Memory } from './memory.js'
import type { Report } from './report.js'
import type { Ruleset } from './rule.js'
import { type SheetStructure, structureOf } from './structure.js'

/**
 * Checks of one workbook with one ruleset. Every report is the one `lint` would give.
 *
 * The workbook may be the same object with other cells in it, or another one read anew: the session keeps the cells as they were and
 * compares them, so that nothing is missed if more has changed than anybody noticed (what formulas show, say). While a check is under
 * way it must stay as it is: whoever writes into it in between breaks the check off.
 */
export class Session {
  private known: Known | null = null
  private sheets: readonly SheetStructure[] = []
  /** The names of the sheets that may have changed since the last report; null stands for all. */
  private readonly touched = new Set<string | null>()

  constructor(readonly ruleset: Ruleset) {}

  /**
   * Checks the workbook in slices. `changed`, where it is given, names the sheets (null: all) in which something may have changed since
   * the check before: a sheet that is not named and is the same object as then is not even compared. Asked one at a time; a check that
   * is not gone through to its end changes nothing, the next one builds on the last report there was.
   */
  check(
    workbook: Workbook,
    changed?: readonly { readonly sheet: string | null; readonly range: Range | null }[],
  ): Generator<Progress, Report, undefined> {
    for (const { sheet } of changed ?? [{ sheet: null }]) this.touched.add(sheet)
    return this.steps(workbook)
  }

  private *steps(workbook: Workbook): Generator<Progress, Report, undefined> {
    const isTouched = (sheet: string): boolean => this.touched.has(null) || this.touched.has(sheet)
    const memory = new Memory(workbook, this.known, this.ruleset.settings, isTouched)
    const batch = new Batch(this.ruleset)
    let progress: Progress = { done: 0, total: 0 }
    for (progress of batch.check(workbook, memory)) yield progress
    const report = alone(yield* during(batch.finishing(), progress))
    this.known = memory.end()
    this.sheets = structureOf(memory.views)
    this.touched.clear()
    return report
  }

  /** How the sheets were read, as of the last report; empty before there is one. */
  get structure(): readonly SheetStructure[] {
    return this.sheets
  }
}
