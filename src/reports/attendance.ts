/** Who of the roster of units reported, and who did not. */
import { isCurrent, Roster, type RosterEntry } from '../core/index.js'
import type { UnitRow } from './unit-rows.js'

/** The units of one kind (县直, 乡镇, 国企 …, as the roster calls it). */
export interface KindRow {
  /** Null of units whose kind the roster does not say. */
  readonly kind: string | null
  /** Units of the roster that hold in the period. */
  readonly listed: number
  readonly present: number
  /** The others, in roster order. */
  readonly absent: readonly string[]
}

/** Which units of the roster there is something of. */
export interface Attendance {
  readonly listed: number
  readonly present: number
  /**
   * By kind, in roster order. Null where nobody can tell: no workbook says whose it is. A roster says which units there are, not which
   * must report: a kind none of which reported may not have to.
   */
  readonly kinds: readonly KindRow[] | null
  /** Units that reported and that the roster does not have, as they are written. */
  readonly unlisted: readonly string[]
  /** Workbooks in which a table was checked that does not say whose it is: they may be of those who are absent. */
  readonly anonymous: number
  /** Workbooks that could not be checked: they may be of those who are absent, too. */
  readonly unread: number
}

/**
 * Holds the units that reported against the roster, as it stands in `period` (year × 12 + month − 1; null: unknown). `unread`: workbooks
 * that could not be checked.
 */
export function attendanceOf(
  entries: readonly RosterEntry[] | null,
  units: readonly UnitRow[],
  { period, unread }: { readonly period: number | null; readonly unread: number },
): Attendance | null {
  if (entries === null || entries.length === 0) return null
  const current = entries.filter((entry) => holds(entry, period))
  const roster = new Roster(entries)
  // What reports under its old name has reported.
  const line = (entry: RosterEntry) => roster.line(entry, (one) => holds(one, period))
  const reported = new Set(units.flatMap(({ entry }) => (entry ? line(entry).map(({ name }) => name) : [])))
  const kinds = new Map<string | null, { listed: number; present: number; absent: string[] }>()
  for (const { name, kind } of current) {
    const row = kinds.get(kind) ?? { listed: 0, present: 0, absent: [] }
    kinds.set(kind, row)
    row.listed++
    if (reported.has(name)) row.present++
    else row.absent.push(name)
  }
  const isNamed = units.some(({ unit }) => unit !== null)
  const nobodys = units.find(({ unit }) => unit === null)
  return {
    listed: current.length,
    present: [...kinds.values()].reduce((sum, { present }) => sum + present, 0),
    kinds: isNamed ? [...kinds].map(([kind, row]) => ({ kind, ...row })) : null,
    unlisted: units.flatMap(({ unit, entry }) => (unit !== null && entry === null ? [unit] : [])),
    anonymous: nobodys?.workbooks.filter(({ tables }) => tables > 0).length ?? 0,
    unread,
  }
}

/** Of an unknown period a unit that ended at some time is not waited for. */
function holds(entry: RosterEntry, period: number | null): boolean {
  return period === null ? entry.to === null : isCurrent(entry, period)
}
