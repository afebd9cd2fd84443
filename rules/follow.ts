/**
 * How a project is followed from earlier periods: by its code, else by its name, else through a rename that is certain
 * (`renames.ts`).
 *
 * A table is compared with tables of its own kind only. The last period of a project is the latest one before its table's in which
 * it stands. Where a table does not say its period, it is taken at the word of whoever gave it as the last one. An earlier workbook
 * of the same period is a draft of this report, no last period, and one of a later period is none either: both are left out.
 */
import {
  type AllTables,
  type BatchView,
  codeKeys,
  type FactRecord,
  type FactTable,
  type Match,
  type Month,
  type Outcome,
  UNDECIDABLE,
  type Words,
} from '../src/core/index.js'
import type { Fields } from './fields.js'
import { monthAt } from './readings.js'
import { type Fate, listKey, Renames } from './renames.js'

type Batch = BatchView<Fields>
type Table = FactTable<Fields>
type Project = FactRecord<Fields>

/** A project of this period and what it was in an earlier one. */
export interface Step {
  readonly now: Project
  readonly last: Project
  /** Months from one report to the other. */
  readonly gap: number
  /** Whether both reports are of one year; null where that is not known. */
  readonly sameYear: boolean | null
  /** The earlier period, for a message. */
  readonly when: Month | Words
}

/**
 * Where an earlier table stands in time, seen from a table of this period: its month. One that does not say its month is the last,
 * but for one that is of the month before by its own words. Null where it cannot be compared.
 */
export function placeOf(table: Table, earlier: Table): number | null {
  if (earlier.kind !== table.kind) return null
  if (earlier.period === null) return table.period === null ? Number.POSITIVE_INFINITY : table.period - 1.5
  return table.period === null || earlier.period < table.period ? earlier.period : null
}

/** How the projects of a batch are followed: worked out once for all rules that ask. */
export function trailOf(batch: Batch): Trail {
  return batch.once(makeTrail)
}

function makeTrail(batch: AllTables<Fields>): Trail {
  return new Trail(batch)
}

/** Where the last records of a table's projects stand: the place of the table among the earlier ones, and of the record in it. */
interface Lasts {
  readonly tables: Int32Array
  readonly records: Int32Array
}

const NEW = -1
const UNCLEAR = -2

/** Follows the projects of a batch back in time. */
export class Trail {
  private readonly renames = new Map<string | null, Renames>()
  /** By kind of table. */
  private readonly kinds = new Map<string | null, Table[]>()
  private readonly lasts = new Map<Table, Lasts>()
  /** By table: the keys of lines that are not alone. */
  private readonly doubles = new Map<Table, Set<string>>()
  private readonly pasts = new WeakMap<
    readonly Match<Fields>[],
    { readonly table: Table; readonly periods: readonly Past[] }
  >()
  private readonly numbers: ReadonlyMap<Table, number>

  constructor(private readonly batch: AllTables<Fields>) {
    this.numbers = new Map(batch.previous.map((table, i) => [table, i]))
    for (const table of batch.previous) {
      const list = this.kinds.get(table.kind)
      if (list) list.push(table)
      else this.kinds.set(table.kind, [table])
    }
  }

  /** What has become of a project of an earlier period that stands under its name in no table of this one. */
  fate(last: Project): Fate {
    return this.renamed(last.table.kind).fate(last)
  }

  private renamed(kind: string | null): Renames {
    const known = this.renames.get(kind) ?? new Renames(this.batch, kind)
    this.renames.set(kind, known)
    return known
  }

  /** False where no table of an earlier period can be compared with this one. */
  hasPast(table: Table): boolean {
    return (this.kinds.get(table.kind) ?? []).some((earlier) => placeOf(table, earlier) !== null)
  }

  /** True where an earlier report of the same year can be compared with the table, or one of which that is not known. */
  hasPastOfYear(table: Table): boolean {
    return (this.kinds.get(table.kind) ?? []).some(
      (earlier) => placeOf(table, earlier) !== null && yearsAgree(table, earlier) !== false,
    )
  }

  /** The project in the last period in which it stands; null where it is new, `unclear` where it may be several rows. */
  last(now: Project): Step | 'unclear' | null {
    const { tables, records } = this.lastsOf(now.table)
    const number = tables[now.index]!
    if (number === NEW) return null
    if (number === UNCLEAR) return 'unclear'
    const earlier = this.batch.previous[number]!
    return stepOf(now, earlier.recordAt(records[now.index]!))
  }

  private lastsOf(table: Table): Lasts {
    const known = this.lasts.get(table)
    if (known) return known
    const lasts = { tables: new Int32Array(table.size), records: new Int32Array(table.size) }
    for (const now of table.records()) {
      const [step] = now.isContinued ? [] : this.history(now)
      lasts.tables[now.index] =
        step === undefined ? NEW : step === 'unclear' ? UNCLEAR : this.numbers.get(step.last.table)!
      if (step !== undefined && step !== 'unclear') lasts.records[now.index] = step.last.index
    }
    this.lasts.set(table, lasts)
    return lasts
  }

  /** The project in each earlier period, the latest first. */
  *history(now: Project): Iterable<Step | 'unclear'> {
    if (now.subject === '' && now.code === '') {
      yield 'unclear'
      return
    }
    const isDouble = this.isDouble(now)
    const periods = this.periodsOf(now)
    for (const { sole } of periods) yield isDouble || sole === null ? 'unclear' : stepOf(now, sole)
    if (periods.length > 0) return
    const before = this.renamed(now.table.kind).before(now)
    const place = before && placeOf(now.table, before.table)
    if (before && place !== null) yield stepOf(now, before)
  }

  /** True where another line of the table may be the project. What holds of one of several equal lines holds of all. */
  private isDouble(now: Project): boolean {
    const key = codeKeys(now.code).join() || `name ${now.nameKey}`
    const known = this.doubles.get(now.table) ?? new Set()
    this.doubles.set(now.table, known)
    if (known.has(key)) return true
    const found = this.batch.same(now, 'current')
    if (!found.some(({ record }) => record.table === now.table && !record.isContinued)) return false
    if (!now.isContinued) known.add(key)
    return true
  }

  /** The earlier periods in which the project stands, the latest first. Lines that are given one list of matches share the answer. */
  private periodsOf(now: Project): readonly Past[] {
    const found = this.batch.same(now, 'previous')
    const known = this.pasts.get(found)
    if (known && isOneList(known.table, now.table)) return known.periods
    const places = new Map<number, Match<Fields>[]>()
    for (const match of found) {
      const place = placeOf(now.table, match.record.table)
      if (place === null || match.record.isContinued) continue
      const list = places.get(place)
      if (list) list.push(match)
      else places.set(place, [match])
    }
    const sorted = [...places].sort(([a], [b]) => b - a)
    const periods = sorted.map(([, matches]) => ({ sole: theOne(now, matches) }))
    this.pasts.set(found, { table: now.table, periods })
    return periods
  }
}

/** Tables that are held against the same earlier ones. */
function isOneList(a: Table, b: Table): boolean {
  return a === b || (a.kind === b.kind && a.period === b.period && a.title === b.title)
}

/** A project in an earlier period: the one record that is meant, null where it may be several. */
interface Past {
  readonly sole: Project | null
}

/** Of several rows of one period the one that is meant: that of the same list, else the one with the same code. */
function theOne(now: Project, matches: readonly Match<Fields>[]): Project | null {
  if (matches.length === 1) return matches[0]!.record
  const key = listKey(now.table.title)
  const inList = matches.filter(
    ({ record: { table } }) => table.title === now.table.title || listKey(table.title) === key,
  )
  const ways = [inList, inList.filter(({ by }) => by === 'code')]
  return ways.find(({ length }) => length === 1)?.[0]?.record ?? null
}

function stepOf(now: Project, last: Project): Step {
  const [table, earlier] = [now.table, last.table]
  return {
    now,
    last,
    gap: table.period === null || earlier.period === null ? 1 : table.period - earlier.period,
    sameYear: yearsAgree(table, earlier),
    when: earlier.period === null ? { zh: '上期', en: 'last period' } : monthAt(earlier.period),
  }
}

/** Reports of one year: by their periods; where one says none, by the years of their titles, else by being one month apart. */
export function yearsAgree(table: Table, earlier: Table): boolean | null {
  const [period, before] = [table.period, earlier.period]
  if (period !== null && before !== null) return Math.floor(period / 12) === Math.floor(before / 12)
  if (table.year !== null && earlier.year !== null) return table.year === earlier.year
  return period === null ? null : period % 12 !== 0
}

/**
 * Asks `judge` of every project that stands in an earlier period, with the last one. Undecidable are tables that nothing earlier can
 * be compared with, and projects of which several rows may be the earlier one.
 */
export function* compared<M extends string>(
  batch: Batch,
  judge: (step: Step) => Iterable<Outcome<M>>,
): Iterable<Outcome<M>> {
  const trail = trailOf(batch)
  for (const table of batch.tables) {
    if (!trail.hasPast(table)) {
      yield UNDECIDABLE
      continue
    }
    for (const now of table.records()) {
      if (now.isContinued) continue
      const step = trail.last(now)
      if (step === 'unclear') yield UNDECIDABLE
      else if (step !== null) yield* judge(step)
    }
  }
}

/** Words of a remark by which the last report was wrong. */
export const MISREPORTED: readonly string[] = ['更正', '订正', '纠正', '修正', '误报', '误填', '错报', '填错', '报错']

/** Words of a remark by which an amount may fall or a figure be put right. */
export const CORRECTED: readonly string[] = [
  ...MISREPORTED,
  ...['核减', '调减', '冲减', '扣减', '核销', '调整', '多报', '重复', '审计', '核实', '核定', '退回', '剔除'],
]

/** True where this period's cell says something that the last one's did not: a note on what has changed since. */
export function saysNew({ now, last }: Step, fields: readonly ('remark' | 'problem' | 'adjustDoc')[]): boolean {
  return fields.some((field) => {
    const text = now.text(field)
    return text !== null && text !== last.text(field)
  })
}
