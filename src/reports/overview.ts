/** The whole of a batch on one page, as data: who reported what, what was found, and how far the checking reached. */
import type { BatchRemarks, Severity } from '../core/index.js'
import { type Attendance, attendanceOf } from './attendance.js'
import { type Coverage, CoverageTally } from './coverage.js'
import { type CheckedFile, type FinishedRun, isKnown } from './reporter.js'
import type { FileError, Summary } from './run.js'
import { RANK } from './severities.js'
import { type UnitRow, UnitTally } from './unit-rows.js'

export type { Attendance, KindRow } from './attendance.js'
export type { Coverage } from './coverage.js'
export type { Found, UnitRow, WorkbookRow } from './unit-rows.js'

/** A period with the workbooks of it. */
export interface PeriodRow {
  /** year × 12 + month − 1; null of workbooks that do not say. */
  readonly period: number | null
  readonly workbooks: number
  /** The first of them. */
  readonly first: string
}

/** A rule that found something new. */
export interface RuleRow {
  readonly rule: string
  /** The highest it found. */
  readonly severity: Severity
  readonly count: number
  readonly workbooks: number
}

/** Everything a page says of a batch. */
export interface Overview {
  readonly summary: Summary
  /** Latest first, the unknown last. */
  readonly periods: readonly PeriodRow[]
  /** Most findings first. */
  readonly units: readonly UnitRow[]
  /** Which units of the roster reported; null where no roster is known. */
  readonly attendance: Attendance | null
  /** Most findings first. */
  readonly rules: readonly RuleRow[]
  readonly coverage: Coverage
  /** Files that could not be read, and paths that led to none. */
  readonly failed: readonly FileError[]
}

/**
 * Sums a run up, walking it once. What is kept grows with workbooks, units and rules, not with findings. `remarks`: what of all workbooks
 * together the coverage is to hold, for a format that tells them elsewhere.
 */
export function overviewOf(run: FinishedRun, remarks: BatchRemarks = run.remarks): Overview {
  const units = new UnitTally(run.units)
  const rules = new Map<string, Writable<RuleRow>>()
  const periods = new Map<number | null, Writable<PeriodRow>>()
  const coverage = new CoverageTally(run.lang)
  // What is said of a workbook of an earlier period is about none of these.
  const tableless = new Set(run.errors.filter(({ code }) => code === 'no-table').map(({ file }) => file))
  let unread = 0
  for (const file of run.results()) {
    if (file.kind === 'failed' || tableless.has(file.file)) unread++
    if (file.kind === 'failed') continue
    units.add(file)
    countRules(rules, file)
    countPeriods(periods, file)
    coverage.add(file.report)
  }
  coverage.remarks(remarks)
  const sorted = [...periods.values()].sort((a, b) => (b.period ?? -1) - (a.period ?? -1))
  const rows = units.rows()
  return {
    summary: run.summary,
    periods: sorted,
    units: rows,
    attendance: attendanceOf(run.units, rows, { period: usual(sorted), unread }),
    rules: [...rules.values()].sort((a, b) => b.count - a.count || RANK[a.severity] - RANK[b.severity]),
    coverage: coverage.sum(),
    failed: run.errors,
  }
}

/** The period of most workbooks: one title with a wrong year does not change who is waited for. `rows`: latest first. */
function usual(rows: readonly PeriodRow[]): number | null {
  const stated = rows.filter(({ period }) => period !== null)
  return (
    stated.reduce<PeriodRow | null>((most, row) => (most && most.workbooks >= row.workbooks ? most : row), null)
      ?.period ?? null
  )
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

function countRules(rules: Map<string, Writable<RuleRow>>, file: CheckedFile): void {
  const here = new Set<string>()
  for (const diagnostic of file.report.diagnostics) {
    if (isKnown(file, diagnostic)) continue
    const { rule, severity } = diagnostic
    const row = rules.get(rule) ?? { rule, severity, count: 0, workbooks: 0 }
    rules.set(rule, row)
    row.count++
    if (RANK[severity] < RANK[row.severity]) row.severity = severity
    if (!here.has(rule)) row.workbooks++
    here.add(rule)
  }
}

function countPeriods(periods: Map<number | null, Writable<PeriodRow>>, { file, report }: CheckedFile): void {
  const stated = new Set(report.tables.map((table) => table.period))
  if (stated.size > 1) stated.delete(null)
  for (const period of stated) {
    const row = periods.get(period) ?? { period, workbooks: 0, first: file }
    periods.set(period, row)
    row.workbooks++
  }
}
