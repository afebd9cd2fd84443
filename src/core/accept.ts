/** Findings that were accepted until a date: told apart from those that stand, and told again when the date has passed. */
import { serialOf } from './values/calendar.js'
import { compactText } from './values.js'

/** A finding somebody has accepted, as a pack says it. Without `project`, whatever project; likewise the others. */
export interface Exception {
  readonly rule: string
  /** The project's code or its name. */
  readonly project: string | null
  /** The name of the kind of table. */
  readonly table: string | null
  /** The name of the sheet. */
  readonly sheet: string | null
  /** The name of the field of the cell. */
  readonly field: string | null
  readonly reason: string
  /** The last month (`2025-12`) or day (`2025-12-31`) of which it holds, as written, and that day as a serial (1900 system). */
  readonly until: { readonly text: string; readonly day: number }
  /** Where it is written: file and line. */
  readonly source: string
}

/** How an exception bears on a finding: in force, or lapsed. */
export interface Acceptance {
  readonly exception: Exception
  readonly lapsed: boolean
}

/** What is known of a finding that may be accepted. */
export interface Acceptable {
  readonly rule: string
  /** Null where it is not about one project. */
  readonly project: { readonly code: string; readonly name: string } | null
  readonly table: string | null
  readonly sheet: string
  readonly field: string | null
  /** The report period of its table (year × 12 + month − 1); null where none is known. */
  readonly period: number | null
}

/**
 * Finds the exception that covers a finding. One lapses when the month of the table begins after its last day; where the table has no
 * month, when `today` (a serial) does; where neither is known, never. Of several, one in force.
 */
export class Exceptions {
  private readonly byRule = new Map<string, Exception[]>()

  constructor(
    all: readonly Exception[],
    private readonly today: number | null,
  ) {
    for (const one of all) {
      const list = this.byRule.get(one.rule)
      if (list) list.push(one)
      else this.byRule.set(one.rule, [one])
    }
  }

  get isEmpty(): boolean {
    return this.byRule.size === 0
  }

  /** Null where no exception covers the finding. */
  for(finding: Acceptable): Acceptance | null {
    const covering = (this.byRule.get(finding.rule) ?? []).filter((exception) => covers(exception, finding))
    if (covering.length === 0) return null
    const { period } = finding
    const day =
      period === null ? this.today : serialOf({ year: Math.floor(period / 12), month: (period % 12) + 1, day: 1 })
    const inForce = covering.find(({ until }) => day === null || until.day >= day)
    return inForce ? { exception: inForce, lapsed: false } : { exception: covering.at(-1)!, lapsed: true }
  }
}

function covers(exception: Exception, finding: Acceptable): boolean {
  const { project, table, sheet, field } = exception
  if (field !== null && field !== finding.field) return false
  if (table !== null && table !== finding.table) return false
  if (sheet !== null && !isSame(sheet, finding.sheet)) return false
  if (project === null) return true
  const of = finding.project
  return of !== null && ((of.code !== '' && isSame(project, of.code)) || isSame(project, of.name))
}

function isSame(a: string, b: string): boolean {
  return a === b || compactText(a) === compactText(b)
}
