/** What must be known of a whole run before its first finding is written: numbers for units and rules, and how many there is room for. */
import type { CheckedTable, Diagnostic } from '../core/index.js'
import { type Overview, overviewOf } from './overview.js'
import type { CheckedFile, FinishedRun } from './reporter.js'
import { type Found, foundIn, type Standing } from './standing.js'
import { UnitTally } from './unit-rows.js'

/** Findings listed at most, and those of them that show a strip of their table: a page must open at once. */
export const MAX_LISTED = 10_000
export const MAX_FULL = 1_000
/** Names of projects that are offered while one is typed. */
const MAX_PROJECTS = 500

/** A run, surveyed. */
export interface Survey {
  readonly overview: Overview
  /** Rules that found anything, most findings first. */
  readonly rules: readonly string[]
  /** Units in the order of the overview; null where none is stated. */
  readonly units: readonly (string | null)[]
  /** Files with findings, by their place in the run. */
  readonly files: ReadonlyMap<number, string>
  readonly projects: readonly string[]
  readonly standings: ReadonlySet<Standing>
  /** All findings, those that do not count included. */
  readonly total: number
  /** Which findings are listed, and which in full. Asked of every finding once, in the order of the run. */
  readonly listed: Allowance
  readonly full: Allowance
  /** Numbers among `rules` and `units`. */
  ruleNumber(diagnostic: Diagnostic): number
  unitNumber(file: CheckedFile, diagnostic: Diagnostic): number
}

/** Walks a run twice. */
export function surveyOf(run: FinishedRun): Survey {
  const overview = overviewOf(run)
  const counts = [0, 0, 0, 0]
  const rules = new Map<string, number>()
  const files = new Map<number, string>()
  const projects = new Set<string>()
  const standings = new Set<Standing>()
  let place = 0
  for (const file of run.results()) {
    if (file.kind === 'checked')
      for (const found of foundIn(file)) {
        const { rule, project } = found.diagnostic
        counts[tierOf(found)]!++
        rules.set(rule, (rules.get(rule) ?? 0) + 1)
        files.set(place, file.file)
        standings.add(found.standing)
        if (project !== null && projects.size < MAX_PROJECTS) projects.add(project)
      }
    place++
  }
  const ranked = [...rules].sort(([, a], [, b]) => b - a).map(([rule]) => rule)
  const ruleNumbers = new Map(ranked.map((rule, i) => [rule, i]))
  return {
    overview,
    rules: ranked,
    units: overview.units.map(({ unit }) => unit),
    files,
    projects: [...projects],
    standings,
    total: counts.reduce((sum, n) => sum + n, 0),
    listed: new Allowance(counts, MAX_LISTED),
    full: new Allowance(counts, MAX_FULL),
    ruleNumber: ({ rule }) => ruleNumbers.get(rule) ?? 0,
    unitNumber: unitNumbers(overview, run),
  }
}

/** What is listed first where there is no room for all: errors, warnings, the rest, then what does not count. */
function tierOf({ diagnostic: { severity }, standing }: Found): number {
  if (standing !== 'new') return 3
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2
}

/** Room for so many findings, the weightiest first. */
export class Allowance {
  private readonly left: number[]
  /** How many there is room for, and how many there are. */
  readonly room: number
  readonly all: number

  constructor(counts: readonly number[], most: number) {
    let room = most
    this.left = counts.map((n) => {
      const own = Math.min(n, room)
      room -= own
      return own
    })
    this.room = most - room
    this.all = counts.reduce((sum, n) => sum + n, 0)
  }

  /** True where there is room for this finding. */
  take(found: Found): boolean {
    return this.left[tierOf(found)]!-- > 0
  }
}

/** The unit of a finding as the overview has it: that of its workbook, or of its table where several units share one. */
function unitNumbers({ units }: Overview, run: FinishedRun): Survey['unitNumber'] {
  const numbers = new Map(units.map(({ unit }, i) => [unit, i]))
  const byFile = new Map<string, number[]>()
  units.forEach(({ workbooks }, i) => {
    for (const { file } of workbooks) byFile.set(file, [...(byFile.get(file) ?? []), i])
  })
  const named = new Map<string | null, number>()
  const ofTable = (file: CheckedFile, table: CheckedTable): number => {
    const known = named.get(table.reportingUnit)
    if (known !== undefined) return known
    const tally = new UnitTally(run.units)
    tally.add({ ...file, report: { ...file.report, tables: [table], diagnostics: [] } })
    const number = numbers.get(tally.rows()[0]?.unit ?? null) ?? 0
    named.set(table.reportingUnit, number)
    return number
  }
  return (file, { table }) => {
    const [only, more] = byFile.get(file.report.name) ?? []
    if (only !== undefined && more === undefined) return only
    const own = table === null ? undefined : file.report.tables[table]
    return own ? ofTable(file, own) : (numbers.get(null) ?? only ?? 0)
  }
}
