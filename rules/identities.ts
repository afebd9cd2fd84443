/** What must add up in a table, all of it together: so that one wrong cell can be found behind several sums that do not hold. */
import {
  type Amount,
  type Column,
  compareAmounts,
  minusAmount,
  NOISE,
  type Ref,
  sumAmounts,
  type TableView,
} from '../src/core/index.js'
import { composed, type Parts, partsOf } from './composed.js'
import type { Fields } from './fields.js'
import { COMPOSITION, SOURCES } from './partitions.js'
import { isPriorOfLastYear, quantityIn, statedSums } from './sums.js'

type Table = TableView<Fields>

/** A cell as a part (+1) or as the whole (−1) of an identity. */
export interface Term {
  readonly row: number
  readonly column: Column
  readonly sign: 1 | -1
}

/** Parts that make a whole. */
export interface Identity {
  /** The cell at which the rule about this identity reports: the whole. */
  readonly at: Ref
  /** Down a column (小计, 合计) or along a row. */
  readonly along: 'column' | 'row'
  readonly terms: readonly Term[]
  readonly holds: boolean
  /** What is missing of the parts: the whole less their sum, 万元 (a count: pieces). */
  readonly off: number
  /** How far rounding may put `off` from the truth. */
  readonly slack: number
}

/** Every identity of a table that can be judged; what has a blank or unreadable cell in it is left out. */
export function* identitiesOf(table: Table): Iterable<Identity> {
  yield* columnSums(table)
  const { columns } = table.table
  const plain = (field: 'prior' | 'yearCum' | 'cum' | 'plan'): Column | null => table.column(field)
  const [prior, yearCum, cum, plan] = [plain('prior'), plain('yearCum'), plain('cum'), plain('plan')]
  if (prior && yearCum && cum && isPriorOfLastYear(table)) yield* alongRows(table, [prior, yearCum], cum)
  const ofYear = ({ year }: Column): boolean => year === null || table.year === null || year === table.year
  const months = columns.filter((column) => column.field?.name === 'monthly' && column.month !== null && ofYear(column))
  if (yearCum && isRun(months.map(({ month }) => month!))) yield* alongRows(table, months, yearCum)
  const quarters = columns.filter(
    (column) => column.field?.name === 'quarterPlan' && column.quarter !== null && ofYear(column),
  )
  if (plan && quarters.length === 4) yield* alongRows(table, quarters, plan)
  const wholes = (['yearCum', 'month', 'cum', 'total'] as const).flatMap((field) => table.column(field) ?? [])
  for (const parts of partsOf(table, COMPOSITION)) yield* ofParts(table, parts, wholes)
  const financed = (['fundTotal', 'total', 'plan'] as const).flatMap((field) => table.column(field) ?? [])
  for (const parts of partsOf(table, SOURCES)) yield* ofParts(table, parts, financed)
}

/** January (or February) to some month, each once. */
function isRun(months: readonly number[]): boolean {
  return months.length >= 2 && months[0]! <= 2 && months.every((month, i) => month === months[0]! + i)
}

function* columnSums(table: Table): Iterable<Identity> {
  for (const { column, at, rows, verdict, difference, printed, sum, blanks } of statedSums(
    table,
    'subtotal',
    'section',
    'total',
  )) {
    if (verdict === 'undecidable' || blanks > 0) continue
    const whole: Term = { row: at.row, column, sign: -1 }
    yield {
      at,
      along: 'column',
      terms: [whole, ...rows.map((row): Term => ({ row, column, sign: 1 }))],
      holds: verdict !== 'differs',
      off: difference.value,
      slack: (printed.hi - printed.lo + sum.hi - sum.lo) / 2 + NOISE,
    }
  }
}

function* alongRows(table: Table, parts: readonly Column[], whole: Column): Iterable<Identity> {
  for (const row of table.dataRows()) {
    const amounts = parts.map((column) => table.amountIn(row, column))
    const stated = table.amountIn(row, whole)
    const said = amounts.filter((amount) => amount !== null)
    if (stated && said.length === parts.length) yield* rowIdentity(table, row, parts, whole, sumAmounts(said), stated)
  }
}

function* ofParts(table: Table, parts: Parts, wholes: readonly Column[]): Iterable<Identity> {
  if (!parts.closed || parts.columns.some(({ field }) => field === null)) return
  for (const { row, whole, stated, sum, blanks, verdict } of composed(table, parts, wholes))
    if (verdict !== 'undecidable' && blanks === 0) yield* rowIdentity(table, row, parts.columns, whole, sum, stated)
}

function* rowIdentity(
  table: Table,
  row: number,
  parts: readonly Column[],
  whole: Column,
  sum: Amount,
  stated: Amount,
): Iterable<Identity> {
  const compared = compareAmounts(stated, sum)
  if (compared === null) return
  const off = minusAmount(stated, sum)
  yield {
    at: table.ref(row, whole.col),
    along: 'row',
    terms: [{ row, column: whole, sign: -1 }, ...parts.map((column): Term => ({ row, column, sign: 1 }))],
    holds: compared === 'agree',
    off: off.value,
    slack: (off.hi - off.lo) / 2 + NOISE,
  }
}

/** A cell and the value with which several identities that fail would hold; none that holds would break. */
export interface Repair {
  readonly row: number
  readonly column: Column
  readonly from: Amount
  /** 万元, or pieces. */
  readonly to: number
  readonly repaired: readonly Identity[]
  /** They ask for the very same value, not only for one within their rounding. */
  readonly isExact: boolean
}

/**
 * The cells that stand in at least two identities that fail and would repair them alike, those that repair most first. Takes as long
 * as the identities are: a cell is looked up, never searched for.
 */
export function repairsOf(table: Table, identities: readonly Identity[]): Repair[] {
  const failing = new Map<string, { term: Term; identity: Identity }[]>()
  for (const identity of identities) {
    if (identity.holds) continue
    for (const term of identity.terms) {
      const list = failing.get(keyOf(term))
      if (list) list.push({ term, identity })
      else failing.set(keyOf(term), [{ term, identity }])
    }
  }
  for (const [key, list] of failing) if (list.length < 2) failing.delete(key)
  const holding = new Set<string>()
  if (failing.size > 0)
    for (const { holds, terms } of identities)
      if (holds) for (const term of terms) if (failing.has(keyOf(term))) holding.add(keyOf(term))
  const repairs: Repair[] = []
  for (const [key, list] of failing) {
    if (holding.has(key)) continue
    const repair = repairBy(table, list)
    if (repair) repairs.push(repair)
  }
  return repairs.sort((a, b) => b.repaired.length - a.repaired.length)
}

function keyOf({ row, column }: Pick<Term, 'row' | 'column'>): string {
  return `${row},${column.col}`
}

/** The value most of the identities agree on. */
function repairBy(table: Table, list: readonly { term: Term; identity: Identity }[]): Repair | null {
  const { row, column } = list[0]!.term
  const from = quantityIn(table, row, column)
  if (!from) return null
  const changes = list.map(({ term, identity }) => ({ by: term.sign * identity.off, identity }))
  let best: (Pick<Repair, 'repaired' | 'isExact'> & { by: number }) | null = null
  for (const { by, identity } of [...changes]
    .sort((a, b) => a.identity.slack - b.identity.slack)
    .slice(0, MOST_TRIED)) {
    const agreeing = changes.filter((one) => Math.abs(one.by - by) <= one.identity.slack + identity.slack)
    if (best !== null && agreeing.length <= best.repaired.length) continue
    const isExact = agreeing.every((one) => Math.abs(one.by - by) <= NOISE)
    best = { by, repaired: agreeing.map((one) => one.identity), isExact }
  }
  if (!best || best.repaired.length < 2) return null
  return { row, column, from, to: from.value + best.by, repaired: best.repaired, isExact: best.isExact }
}

/** Values a cell is tried with. */
const MOST_TRIED = 8
