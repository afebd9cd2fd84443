/**
 * Columns that by their fields make up another: sources of money and what they finance, the composition of the investment and its
 * sum. A header does not say whether all parts are listed, nor of which amount they are: the rows of the table do.
 */
import {
  type Amount,
  type Column,
  compactText,
  compareAmounts,
  minusAmount,
  sumAmounts,
  type TableView,
} from '../src/core/index.js'
import type { FieldName, Fields } from './fields.js'
import { reader } from './partitions.js'

type Table = TableView<Fields>

/** Columns of parts that stand together in the header. */
export interface Parts {
  readonly columns: readonly Column[]
  /** False where a column among them is of no known field: then they may fall short of their whole. */
  readonly closed: boolean
}

/** One row of parts held against their whole. */
export interface Composed {
  readonly row: number
  readonly whole: Column
  /** Not to be relied on where the verdict is `undecidable`. */
  readonly stated: Amount
  /** What the parts that are filled in add up to. */
  readonly sum: Amount
  /** Parts that state nothing. */
  readonly blanks: number
  readonly verdict: 'agrees' | 'more' | 'less' | 'undecidable'
}

const LISTS_PARTS = /资金来源|资金构成|资金筹措|来源/
const SUM = /^(?:小计|合计|总计|共计)$/

/**
 * The columns of `fields`, each group of the header by itself. Of a group with a 小计 or 合计 of its own that column alone stands for
 * it, as `arith-breakdown-mismatch` holds its parts against it. Left out: groups in which a field comes twice or that are nested
 * deeper, and 其中 columns, which may overlap.
 */
export function partsOf(table: Table, fields: readonly FieldName[]): Parts[] {
  const { columns } = table.table
  const groups = new Map<string, Column[]>()
  for (const column of columns) {
    if (!fields.includes((column.field?.name ?? '') as FieldName) || overlaps(column)) continue
    const key = groupOf(column) ?? ''
    groups.set(key, [...(groups.get(key) ?? []), column])
  }
  return [...groups].flatMap(([key, group]) => {
    const sum = columns.find((column) => column.path.length === 2 && groupOf(column) === key && isSum(column))
    if (sum && !STATED.has(sum.field?.name ?? '')) return [{ columns: [sum], closed: true }]
    const names = new Set(group.map(({ field }) => field!.name))
    const isNested = group.some((column) => column.path.length > 2 || isSum(column))
    if (sum || group.length < 2 || names.size < group.length || isNested) return []
    const [first, last] = [columns.indexOf(group[0]!), columns.indexOf(group.at(-1)!)]
    return [{ columns: group, closed: columns.slice(first, last + 1).every(({ field }) => field !== null) }]
  })
}

/** Sums that are amounts of their own: of 总投资 / 合计 the parts are held against it elsewhere. */
const STATED: ReadonlySet<string> = new Set<FieldName>(['total', 'plan', 'yearCum', 'month', 'cum'])

function isSum({ path }: Column): boolean {
  return SUM.test(compactText(path.at(-1) ?? ''))
}

function overlaps({ path }: Column): boolean {
  return path.some((text) => compactText(text).startsWith('其中') && !LISTS_PARTS.test(text))
}

function groupOf({ path }: Column): string | null {
  return path.length > 1 ? compactText(path[0]!) : null
}

/**
 * Every row, held against that of `wholes` which the parts are of: the only one under the same heading, else the one that at least
 * two rows and half of them all agree with. Where neither tells, a row that agrees with none of them is undecidable, unless the parts
 * exceed them all. `slack` (万元) is let pass.
 */
export function* composed(table: Table, parts: Parts, wholes: readonly Column[], slack = 0): Iterable<Composed> {
  if (wholes.length === 0) return
  const read = readParts(table, parts)
  const { candidates, isKnown } = wholeOf(table, parts, wholes, read, slack)
  for (const row of table.dataRows()) {
    const { amounts, blanks, isUnread } = read(row)
    const sum = sumAmounts(amounts)
    const stated = candidates.map((column) => table.amountIn(row, column))
    const compared = stated.map((amount) => (amount === null ? null : compare(sum, amount, slack)))
    const base = { row, sum, blanks }
    const at = compared.includes('agree') ? compared.indexOf('agree') : largest(stated)
    const [whole, amount] = [candidates[at]!, stated[at] ?? sum]
    const found = { ...base, whole, stated: amount }
    if (isUnread || amounts.length === 0 || compared.includes(null)) yield { ...found, verdict: 'undecidable' }
    else if (compared.includes('agree')) yield { ...found, verdict: 'agrees' }
    else if (compared.every((one) => one === 'greater')) yield { ...found, verdict: 'more' }
    else yield { ...found, verdict: isKnown && parts.closed ? 'less' : 'undecidable' }
  }
}

function largest(amounts: readonly (Amount | null)[]): number {
  const values = amounts.map((amount) => amount?.value ?? Number.NEGATIVE_INFINITY)
  return values.indexOf(Math.max(...values))
}

/** The amount the parts are of, or those they may be of where the table does not tell. */
function wholeOf(
  table: Table,
  parts: Parts,
  wholes: readonly Column[],
  read: (row: number) => Row,
  slack: number,
): { readonly candidates: readonly Column[]; readonly isKnown: boolean } {
  const group = groupOf(parts.columns[0]!)
  const own = group === null ? [] : wholes.filter((column) => groupOf(column) === group)
  if (own.length === 1) return { candidates: own, isKnown: true }
  const likely = own.length > 0 ? own : wholes
  const agreeing = likely.map(() => 0)
  let rows = 0
  for (const row of table.dataRows()) {
    const { amounts, isUnread } = read(row)
    const sum = sumAmounts(amounts)
    if (isUnread || sum.value <= 0) continue
    rows++
    for (const [i, column] of likely.entries()) {
      const stated = table.amountIn(row, column)
      if (stated && compare(sum, stated, slack) === 'agree') agreeing[i]!++
    }
  }
  const most = Math.max(...agreeing)
  const isKnown = most >= 2 && most * 2 >= rows
  return { candidates: isKnown ? [likely[agreeing.indexOf(most)]!] : likely, isKnown }
}

/** What the parts of a row say. The 合计 of a group is of no known field, so all are read alike. */
function readParts(table: Table, { columns }: Parts): (row: number) => Row {
  const readers = columns.map((column) => reader(table, column, table.unitOf(column)))
  return (row) => {
    const cells = readers.map((read) => read(row))
    const amounts = cells.filter((cell): cell is Amount => cell !== null && cell !== 'unreadable')
    return { amounts, blanks: cells.length - amounts.length, isUnread: cells.includes('unreadable') }
  }
}

interface Row {
  readonly amounts: readonly Amount[]
  readonly blanks: number
  readonly isUnread: boolean
}

function compare(sum: Amount, stated: Amount, slack: number): ReturnType<typeof compareAmounts> {
  const compared = compareAmounts(sum, stated)
  return compared !== null && Math.abs(minusAmount(sum, stated).value) <= slack ? 'agree' : compared
}
