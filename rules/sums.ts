/** The sums a table prints (小计, 合计, a section row with amounts), each beside what its rows add up to. */
import {
  type Amount,
  type Column,
  compactText,
  decimalsOf,
  type Edit,
  type Finding,
  type Group,
  inWan,
  isBlank,
  minusAmount,
  NOISE,
  plainNumber,
  type Ref,
  scaleAmount,
  sumAmounts,
  type TableView,
  type Words,
} from '../src/core/index.js'
import type { Fields } from './fields.js'

/**
 * How a printed sum stands to its rows, on the stored values (RULES.md `arith-total-row-mismatch`):
 * `agrees` within half of its own last printed place; `rounding` within that and half of every row's last place;
 * `differs` beyond; `undecidable` where a row cannot be read or none states an amount.
 */
export type SumVerdict = 'agrees' | 'rounding' | 'differs' | 'undecidable'

/** One printed sum. Amounts are 万元 (or the unstated unit of the column), counts are exact and without a unit. */
export interface StatedSum {
  readonly group: Group
  readonly column: Column
  readonly at: Ref
  /** Not to be relied on where the verdict is `undecidable`. */
  readonly printed: Amount
  readonly verdict: SumVerdict
  /** The rows it stands for, in the placement that fits best. */
  readonly rows: readonly number[]
  /** What those of them that state an amount add up to. */
  readonly sum: Amount
  /** `printed` less `sum`. */
  readonly difference: Amount
  /** Rows whose cell is blank or a placeholder: they add nothing, but the difference may belong there. */
  readonly blanks: number
}

type Table = TableView<Fields>
type Judged = Pick<StatedSum, 'verdict' | 'sum' | 'difference' | 'blanks' | 'rows'>

/**
 * The sums printed in the groups of one or more kinds, group by group, column by column: of money and of counts (项目个数). A blank
 * cell states no sum. Where several placements are possible, a sum that fits one of them agrees; otherwise it is judged by the
 * placement that more columns of the row fit.
 */
export function* statedSums(table: Table, ...kinds: readonly Group['kind'][]): Iterable<StatedSum> {
  const columns = table.columnsOfType('amount', 'number').filter(isSummed)
  for (const group of table.groups) {
    if (!kinds.includes(group.kind)) continue
    const sums = columns.flatMap((column) => {
      const printed = quantityIn(table, group.row, column)
      const unreadable = printed === null && table.readCell(group.row, column).state === 'unreadable'
      return printed || unreadable ? [{ column, printed }] : []
    })
    const placements = placementsOf(table, group)
    const judged = placements.map((rows) =>
      sums.map(({ column, printed }) => judge(table, group.row, column, printed, rows)),
    )
    const [best] = [...judged].sort((a, b) => fits(b) - fits(a))
    for (const [i, { column, printed }] of sums.entries()) {
      const choice = judged.map((list) => list[i]!).find(({ verdict }) => verdict === 'agrees') ?? best?.[i]
      if (!choice) continue
      const at = table.ref(group.row, column.col)
      yield { group, column, at, printed: printed ?? choice.sum, ...choice }
    }
  }
}

/** True of money and of what counts things: of other numbers (序号, 得分, 排名) a sum means nothing. */
function isSummed({ field }: Column): boolean {
  return field?.type === 'amount' || field?.count === true
}

/** Money, or a count as an exact amount without unit, in a cell of any row; null where it is blank or cannot be read. */
export function quantityIn(table: Table, row: number, column: Column): Amount | null {
  if (column.field?.count !== true) return table.amountIn(row, column)
  const reading = table.readCell(row, column)
  if (reading.state !== 'ok') return null
  const value = reading.value as number
  return { value, lo: value, hi: value, unit: null, decimals: null, isText: false, typedUnit: null }
}

/**
 * The rows a group may stand for, likeliest first. Parts of a project (序号 1.1, （1）) and rows that look like unrecognised groups
 * may have been added or not: the rows without the parts, and without either, are readings too. Where a project has several rows
 * (one per 手续 or 资金), what is said of the project in each may be added once.
 */
function placementsOf(table: Table, { rows, otherRows }: Group): (readonly number[])[] {
  const whole = rows.filter((row) => !isPart(table, row))
  const proper = whole.filter((row) => !isBare(table, row))
  const fewer = [whole, proper, firstRows(table, rows)].filter(
    (some, i) => some.length < [rows, whole, rows][i]!.length,
  )
  return [rows, otherRows ?? [], ...fewer].filter(({ length }) => length > 0)
}

/** The first row of each project, where a project may have several. */
function firstRows(table: Table, rows: readonly number[]): readonly number[] {
  if (table.part === null) return rows
  const seen = new Set<string>()
  return rows.filter((row) => {
    const name = compactText(table.subjectOf(row))
    const isNew = name !== '' && !seen.has(name)
    seen.add(name)
    return isNew
  })
}

/**
 * Whether `rows` can be `count` projects: parts of a project are all counted or none is, of rows that look like unrecognised groups
 * any number may be projects, and a row that goes on with the one above is never one. Where a project has several rows, these may be
 * counted or the projects.
 */
export function canCount(table: Table, rows: readonly number[], count: number): boolean {
  const projects = rows.filter((row) => !table.isContinued(row))
  const whole = projects.filter((row) => !isPart(table, row))
  const least = whole.filter((row) => !isBare(table, row)).length
  if (table.part !== null && (rows.length === count || firstRows(table, rows).length === count)) return true
  return projects.length === count || (whole.length > 0 && least <= count && count <= whole.length)
}

/** True of a row whose 序号 is a number but no whole one: 1.1, （1）. */
function isPart(table: Table, row: number): boolean {
  const seq = table.column('seq')
  if (!seq || isCounted(table, row, seq)) return false
  const value = table.sheet.value(row, seq.col)
  return typeof value === 'number' || (typeof value === 'string' && /\d/.test(value))
}

function isCounted(table: Table, row: number, seq: Column): boolean {
  const number = table.readCell(row, seq)
  return number.state === 'ok' && Number.isInteger(number.value) && Number(number.value) > 0
}

/** True of a row that has no 序号 or no name and, but for amounts, nothing else. */
function isBare(table: Table, row: number): boolean {
  const seq = table.column('seq')
  if (table.subjectOf(row) !== '' && (!seq || isCounted(table, row, seq))) return false
  const { columns } = table.table
  return columns.every(
    ({ col, field }) => BARE.has(field?.type ?? '') || ROLES.has(field?.role ?? '') || isEmpty(table, row, col),
  )
}

const BARE = new Set(['amount', 'percent'])
const ROLES = new Set(['sequence', 'subject'])

function isEmpty({ sheet }: Table, row: number, col: number): boolean {
  return isBlank(sheet.value(row, col))
}

function fits(judged: readonly Judged[]): number {
  return judged.filter(({ verdict, sum }) => verdict === 'agrees' && sum.value !== 0).length
}

function judge(table: Table, row: number, column: Column, printed: Amount | null, rows: readonly number[]): Judged {
  const amounts: Amount[] = []
  let blanks = 0
  let readable = printed !== null
  for (const leaf of rows) {
    const amount = quantityIn(table, leaf, column)
    if (amount) amounts.push(amount)
    else if (table.readCell(leaf, column).state === 'unreadable') readable = false
    else blanks++
  }
  const sum = amounts.length > 0 || !printed ? sumAmounts(amounts) : scaleAmount(printed, 0)
  const difference = printed ? minusAmount(printed, sum) : sum
  const judged = { sum, difference, blanks, rows }
  if (!printed || !readable || Number.isNaN(difference.value)) return { ...judged, verdict: 'undecidable' }
  const off = Math.abs(difference.value)
  const own = halfPlace(table, row, column, printed)
  if (amounts.length === 0) return { ...judged, verdict: off <= own + NOISE ? 'agrees' : 'undecidable' }
  if (off <= own + NOISE) return { ...judged, verdict: 'agrees' }
  return { ...judged, verdict: off <= own + (sum.hi - sum.lo) / 2 + NOISE ? 'rounding' : 'differs' }
}

/**
 * Half of the last printed place. A number without a fixed format prints only its own decimals: the 52 of a total in a column of
 * two decimals may stand for 51.57 (totals printed as whole numbers are common, RULES.md traps).
 */
function halfPlace(table: Table, row: number, column: Column, printed: Amount): number {
  const half = (printed.hi - printed.lo) / 2
  if (column.field?.count === true) return half
  const value = table.sheet.value(row, column.col)
  if (typeof value !== 'number' || decimalsOf(table.sheet.format(row, column.col)) !== null) return half
  const digits = plainNumber(value).split('.')[1]?.length ?? 0
  return Math.max(half, (0.5 / 10 ** digits) * (printed.unit === null ? 1 : inWan(printed.unit)))
}

/** The messages of the rules about sums. */
export type SumMessage = 'more' | 'less' | 'blanks' | 'rounding' | 'left'

/**
 * What is to be said of the sums of one group, each at its cell: nothing of those that agree. Where one row was left out of
 * several columns, that is one finding at the first of them.
 */
export function* mismatches(table: Table, group: readonly StatedSum[]): Iterable<Finding<SumMessage>> {
  const differing = group.filter(({ verdict }) => verdict === 'differs')
  const left = leftOut(table, differing)
  if (left !== null) yield omission(table, differing as [StatedSum], left)
  for (const stated of group) {
    const { verdict } = stated
    if (verdict === 'rounding' || (verdict === 'differs' && left === null)) yield mismatch(table, stated)
  }
}

function mismatch(table: Table, stated: StatedSum): Finding<SumMessage> {
  const { verdict, at, column, printed, sum, difference, blanks, group } = stated
  const isMore = difference.value > 0
  const message = verdict === 'rounding' ? 'rounding' : !isMore ? 'less' : blanks > 0 ? 'blanks' : 'more'
  const edit = message === 'less' || message === 'more' ? amountEdit(table, at, column, sum) : null
  const [n, off] = [stated.rows.length, { ...difference, value: Math.abs(difference.value) }]
  return {
    at,
    message,
    data: { label: group.label, column: columnTitle(column), n, printed, sum, off, blanks },
    ...(message === 'rounding' ? { severity: 'info' } : message === 'blanks' ? { severity: 'warning' } : {}),
    expected: sum,
    difference,
    ...(edit ? { fix: { safe: false, edits: [edit] } } : {}),
  }
}

function omission(table: Table, differing: readonly [StatedSum, ...StatedSum[]], left: number): Finding<SumMessage> {
  const [{ at, column, difference, group }] = differing
  const off = { ...difference, value: Math.abs(difference.value) }
  const [project, n] = [table.subjectOf(left), differing.length]
  return {
    at,
    message: 'left',
    data: { label: group.label, project, column: columnTitle(column), off, n },
    places: differing.map((stated) => stated.at),
    related: [{ at: table.ref(left, at.col) }],
  }
}

/** The one project row whose amounts explain every column that differs, at least two; null where none or several do. */
function leftOut(table: Table, differing: readonly StatedSum[]): number | null {
  if (differing.length < 2) return null
  const rows = differing[0]!.rows.filter((row) => {
    const isAll = differing.every(({ column, difference, printed }) => {
      const amount = quantityIn(table, row, column)
      return amount !== null && Math.abs(difference.value + amount.value) <= (printed.hi - printed.lo) / 2 + NOISE
    })
    return isAll && table.subjectOf(row) !== ''
  })
  return rows.length === 1 ? rows[0]! : null
}

/** Sums gathered by their group, in the order they come. */
export function byGroup(sums: Iterable<StatedSum>): StatedSum[][] {
  const groups = new Map<Group, StatedSum[]>()
  for (const sum of sums) groups.set(sum.group, [...(groups.get(sum.group) ?? []), sum])
  return [...groups.values()]
}

/** The name of a column for a message: its field, or its heading where several columns share the field. */
export function columnTitle(column: Column): Words {
  const heading = column.path.map(compactText).join('·')
  return column.field && column.qualifier === null && !column.field.repeats
    ? column.field.title
    : { zh: heading, en: heading }
}

/**
 * The edit that writes `amount` into a cell of money or of a count in the column's own unit; null of a formula, which is to be mended by hand.
 * A computed sum is a suggestion, never safe.
 */
export function amountEdit(table: Table, at: Ref, column: Column, amount: Amount): Edit | null {
  if (table.sheet.formula(at.row, at.col) !== null) return null
  const unit = column.field?.count === true ? null : table.unitOf(column)
  const value = unit === null ? amount.value : amount.value / inWan(unit)
  return { at, from: table.sheet.value(at.row, at.col), to: Number(value.toPrecision(12)) }
}

/** False where the heading of 至上年底累计 names another year than the one before the plan year. */
export function isPriorOfLastYear(table: Table): boolean {
  const stated = table.column('prior')?.year ?? null
  return stated === null || table.year === null || stated === table.year - 1
}
