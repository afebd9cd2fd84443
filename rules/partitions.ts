/** Groups of columns whose amounts should make the amount of another: what a header says of parts and their sum. */
import {
  type Amount,
  type Column,
  columnDecimals,
  compactText,
  compareAmounts,
  type MoneyUnit,
  readAmount,
  sumAmounts,
  type TableView,
} from '../src/core/index.js'
import type { FieldName, Fields } from './fields.js'

/** Where the money comes from: one column each, together all of it. */
export const SOURCES = [
  'centralFund',
  'provincialFund',
  'cityFund',
  'countyFund',
  'specialBond',
  'treasuryBond',
  'bankLoan',
  'ownFund',
  'socialFund',
  'foreignFund',
  'otherFund',
] as const satisfies readonly FieldName[]

/** What the completed investment is made of (固定资产投资统计: 建筑、安装、设备工器具购置、其他费用). */
export const COMPOSITION = [
  'building',
  'installation',
  'buildingInstallation',
  'equipment',
  'otherCost',
] as const satisfies readonly FieldName[]

/** Fields that can be a part of a sum; a column of another known field is a figure of its own. */
const PARTS: ReadonlySet<string> = new Set<FieldName>([
  ...(['quarterPlan', 'quarterDone', 'upfrontFund', 'workingCapital'] as const),
  ...SOURCES,
  ...COMPOSITION,
])

const SUM = /^(?:小计|合计|总计|共计)(?:\(.{1,8}\))?$/
/** Headings of what is no part of a sum. */
const OTHER = /率|比例|占比|[%％]|时间|日期|个数|名称|内容|进度|进展|累计|本月|当月|备注|说明/

function textsOf({ path }: Column): string[] {
  return path.map(compactText)
}

/** The headings of a column from top to bottom, for a message. */
export function headingOf(column: Column): string {
  return textsOf(column).join('·')
}

function isSum(column: Column): boolean {
  return SUM.test(textsOf(column).at(-1) ?? '')
}

/** True of a column a person said to be nothing we check: with it as a part, nobody can say what a sum is of. */
export function isPassedOver({ by, field }: Column): boolean {
  return by === 'correction' && field === null
}

/** True of a column under an 其中: part of another, which it may overlap with its neighbours. */
export function isOfWhich(column: Column): boolean {
  return textsOf(column).some((text) => text.startsWith('其中'))
}

/** A column and those that should add up to it. */
export interface Partition {
  readonly whole: Column
  readonly parts: readonly Column[]
}

/** Header groups with a 小计 or 合计 and at least two parts. In time linear in the columns: a hostile header has thousands. */
export function partitions(table: TableView<Fields>): Partition[] {
  return sumGroups(table.table.columns).flatMap(({ group, depth, sums }) => {
    const [whole, another] = sums
    if (!whole || another || !isNumeric(table, whole)) return []
    const inner = innerSums(group, depth)
    const parts = group.filter((column) => column !== whole && standsForPart(column, inner, depth))
    const isPartition = parts.every((part) => part.unit === whole.unit && isPart(part, depth) && isNumeric(table, part))
    return parts.length >= 2 && isPartition ? [{ whole, parts }] : []
  })
}

/** Neighbouring columns under one heading, `depth` headings from the top, with those directly under it that are a sum. */
interface SumGroup {
  readonly group: readonly Column[]
  readonly depth: number
  readonly sums: Column[]
}

function sumGroups(columns: readonly Column[]): SumGroup[] {
  const texts = columns.map(textsOf)
  const groups: SumGroup[] = []
  /** By depth: the last group, and one past its last column. */
  const last = new Map<number, { readonly group: SumGroup; readonly end: number }>()
  for (const [index, column] of columns.entries()) {
    const prefix = texts[index]!.slice(0, -1)
    const depth = prefix.length
    if (depth === 0 || !isSum(column)) continue
    const known = last.get(depth)
    if (known && index < known.end) {
      known.group.sums.push(column)
      continue
    }
    const belongs = (at: number): boolean => prefix.every((text, i) => texts[at]?.[i] === text)
    let [from, end] = [index, index + 1]
    while (belongs(from - 1)) from--
    while (belongs(end)) end++
    const group = { group: columns.slice(from, end), depth, sums: [column] }
    groups.push(group)
    last.set(depth, { group, end })
  }
  return groups
}

/** By the heading of a group inside a group: its own 小计. */
function innerSums(group: readonly Column[], depth: number): ReadonlyMap<string, Column> {
  const sums = new Map<string, Column>()
  for (const column of group) {
    const heading = textsOf(column)[depth]
    if (heading !== undefined && isSum(column) && column.path.length === depth + 2 && !sums.has(heading))
      sums.set(heading, column)
  }
  return sums
}

/** A column directly under the group; of a group inside it, its own 小计, or all its columns where it has none. */
function standsForPart(column: Column, inner: ReadonlyMap<string, Column>, depth: number): boolean {
  const own = textsOf(column)
  if (own.length === depth + 1) return true
  const sum = inner.get(own[depth] ?? '')
  return sum ? column === sum : !isSum(column)
}

function isPart(column: Column, depth: number): boolean {
  if (isPassedOver(column)) return false
  const own = textsOf(column).slice(depth)
  if ((own.length === 1 && isSum(column)) || own.some((text) => text.startsWith('其中'))) return false
  return (column.field === null || PARTS.has(column.field.name)) && !OTHER.test(own.join(''))
}

/**
 * Parts may fall short of their whole by more than this share of it because the header lists only some of them (RULES.md
 * `arith-breakdown-mismatch`: 5 %), unless one of them is 其他, which takes up the rest.
 */
const INCOMPLETE_ABOVE = 0.05
const REST = /^其[他它]/

/** A row in which a group of columns was held against its whole. Amounts are in the unit of the group, without saying it. */
export interface Balance {
  readonly partition: Partition
  readonly row: number
  readonly whole: Amount
  /** What those of the parts that are filled in add up to. */
  readonly sum: Amount
  /** Parts that state nothing. */
  readonly blanks: number
  /** `incomplete`: too little, and a part is blank, or what is missing is large and no part is 其他. */
  readonly verdict: 'agrees' | 'over' | 'under' | 'incomplete' | 'undecidable'
}

/** Every row of every partition whose whole is stated. */
export function* balances(table: TableView<Fields>): Iterable<Balance> {
  for (const partition of partitions(table)) {
    const { whole, parts } = partition
    const [readWhole, readParts] = [reader(table, whole), parts.map((column) => reader(table, column))]
    const hasRest = parts.some((part) => REST.test(textsOf(part).at(-1) ?? ''))
    for (const row of table.dataRows()) {
      const [all, cells] = [readWhole(row), readParts.map((read) => read(row))]
      if (all === null) continue
      const amounts = cells.filter((cell): cell is Amount => cell !== null && cell !== 'unreadable')
      const sum = sumAmounts(amounts)
      const base = { partition, row, sum, blanks: cells.filter((cell) => cell === null).length }
      const isOpen = all === 'unreadable' || cells.includes('unreadable') || amounts.length === 0
      const compared = isOpen ? null : compareAmounts(sum, all)
      if (compared === null || all === 'unreadable') {
        yield { ...base, whole: sum, verdict: 'undecidable' }
        continue
      }
      const isFar = !hasRest && all.value - sum.value > Math.abs(all.value) * INCOMPLETE_ABOVE
      const short = amounts.length < parts.length || isFar ? 'incomplete' : 'under'
      yield { ...base, whole: all, verdict: compared === 'agree' ? 'agrees' : compared === 'greater' ? 'over' : short }
    }
  }
}

/** What a cell of a breakdown says: null where it is blank. */
export type Cell = Amount | 'unreadable' | null

/**
 * Reads a column whatever its field: the headings of parts are often unknown, and may count 亩 as well as 万元. Without `unit` the
 * amounts are plain numbers.
 */
export function reader(
  table: TableView<Fields>,
  { col }: Column,
  unit: MoneyUnit | null = null,
): (row: number) => Cell {
  const { sheet } = table
  const cells = [...table.dataRows()].map((row) => ({ value: sheet.value(row, col), format: sheet.format(row, col) }))
  const decimals = columnDecimals(cells)
  return (row) => {
    const reading = readAmount(sheet.value(row, col), sheet.format(row, col), { unit, decimals })
    return reading.state === 'ok' ? reading.value : reading.state === 'unreadable' ? 'unreadable' : null
  }
}

/** Whether a column holds numbers rather than words: as many cells can be read as not. */
export function isNumeric(table: TableView<Fields>, column: Column): boolean {
  const read = reader(table, column)
  let balance = 0
  for (const row of table.dataRows()) {
    const cell = read(row)
    if (cell !== null) balance += cell === 'unreadable' ? -1 : 1
  }
  return balance >= 0
}
