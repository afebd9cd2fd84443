/** Units × workbooks: what each unit (填报单位) reported, and what was found in it. */
import { masked, Roster, type RosterEntry, type RosterHit, type Severity, squeeze } from '../core/index.js'
import { type CheckedFile, isKnown } from './reporter.js'

/** How many findings of each severity; those the baseline knows apart. */
export type Found = { readonly [S in Severity]: number } & { readonly known: number }

/** What was found in how much. */
export interface Measured {
  readonly found: Found
  readonly tables: number
  readonly records: number
}

/** A workbook under the unit that reported it. Of one in which several units report, what is in that unit's tables. */
export interface WorkbookRow extends Measured {
  readonly file: string
}

/** A unit with what it reported. */
export interface UnitRow extends Measured {
  /** As the roster has it, else as it is written; null of workbooks that do not say whose they are. */
  readonly unit: string | null
  /** Its line of the roster; null where it has none, or there is no roster. */
  readonly entry: RosterEntry | null
  /** Most findings first. */
  readonly workbooks: readonly WorkbookRow[]
}

/** Units that are kept apart: a cell can name anything. */
const MAX_UNITS = 5_000
/** Signs of a unit's name that are kept. */
const MAX_NAME = 60

type Counted = { found: { -readonly [K in keyof Found]: number }; tables: number; records: number }
type OpenRow = Counted & Pick<UnitRow, 'unit' | 'entry'> & { workbooks: (Counted & { file: string })[] }

/** Adds up workbooks by unit. */
export class UnitTally {
  private readonly units = new Map<string, OpenRow>()
  private readonly roster: Roster | null

  /** `entries`: the roster names are looked up in. */
  constructor(entries: readonly RosterEntry[] | null) {
    this.roster = entries && new Roster(entries)
  }

  /** A workbook without any table is nobody's: it is among those that could not be checked. */
  add(file: CheckedFile): void {
    const { report } = file
    const named = report.tables.map(({ reportingUnit }) => nameOf(reportingUnit))
    const [only, more] = new Set(named.filter((name) => name !== null))
    // A workbook in which one unit is named is that unit's, tables without a name included.
    const whose = named.map((name) => name ?? (more === undefined ? (only ?? null) : null))
    const rows = new Map<string | null, Counted>()
    const rowOf = (name: string | null): Counted => {
      const row = rows.get(name) ?? counted()
      rows.set(name, row)
      return row
    }
    report.tables.forEach(({ records }, i) => {
      const row = rowOf(whose[i]!)
      row.tables++
      row.records += records
    })
    const common = more === undefined ? (only ?? null) : null
    for (const diagnostic of report.diagnostics) {
      const { table, severity } = diagnostic
      rowOf(table === null ? common : (whose[table] ?? null)).found[isKnown(file, diagnostic) ? 'known' : severity]++
    }
    for (const [name, row] of rows) this.put(name, file.file, row)
  }

  private put(name: string | null, file: string, row: Counted): void {
    const unit = this.unitOf(name)
    unit.workbooks.push({ file, ...row })
    unit.tables += row.tables
    unit.records += row.records
    for (const key of KEYS) unit.found[key] += row.found[key]
  }

  private unitOf(name: string | null): OpenRow {
    const entry = name === null ? null : (this.find(name)?.entry ?? null)
    const key = name === null ? '' : squeeze(entry?.name ?? name)
    const known = this.units.get(key)
    if (known) return known
    if (this.units.size >= MAX_UNITS && key !== '') return this.unitOf(null)
    const made = { unit: entry?.name ?? name, entry, workbooks: [], ...counted() }
    this.units.set(key, made)
    return made
  }

  /** As in the rules, `水利局` is as good as the `县水利局` of the roster. */
  private find(name: string): RosterHit | null {
    for (const form of [name, ...['县', '市', '区'].map((level) => level + name)]) {
      const hit = this.roster?.find(form)
      if (hit) return hit
    }
    return null
  }

  /** Units and their workbooks, most findings first; of equals in the order of the run. */
  rows(): UnitRow[] {
    const rows = [...this.units.values()].map((row) => ({ ...row, workbooks: row.workbooks.sort(byFound) }))
    return rows.sort(byFound)
  }
}

const KEYS = ['error', 'warning', 'info', 'known'] as const

function counted(): Counted {
  return { found: { error: 0, warning: 0, info: 0, known: 0 }, tables: 0, records: 0 }
}

function byFound({ found: a }: Measured, { found: b }: Measured): number {
  return b.error - a.error || b.warning - a.warning || b.info - a.info
}

/** The name as written, without the seal's place behind it; null where nothing is written. */
function nameOf(unit: string | null): string | null {
  const name = squeeze(unit ?? '').replace(/[（(](?:盖?章|公章|签章|印章)[)）]$/u, '')
  return name === '' ? null : masked(name).slice(0, MAX_NAME)
}

/** How many findings, known ones left out. */
export function sizeOf(found: { readonly [S in Severity]: number }): number {
  return found.error + found.warning + found.info
}
