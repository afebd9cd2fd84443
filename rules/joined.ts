/** What rules over several tables share: which tables may be held beside each other, and how a table is called in a message. */
import {
  type Amount,
  compactText,
  compareAmounts,
  type FactRecord,
  type FactTable,
  type Words,
} from '../src/core/index.js'
import { type FieldName, type Fields, fields } from './fields.js'
import { type TableKind, tables } from './tables.js'

/** A table as it is remembered. */
export type Ledger = FactTable<Fields>
/** A line of such a table. */
export type Line = FactRecord<Fields>

/** True of a table of one of these kinds. */
export function isKind(table: Ledger, ...kinds: readonly TableKind[]): boolean {
  return kinds.some((kind) => kind === table.kind)
}

/** False where both tables name their plan year and it is not the same. */
export function isSameYear(a: Ledger, b: Ledger): boolean {
  return a.year === null || b.year === null || a.year === b.year
}

/** False where both tables name their report period (or only their year) and it is not the same. */
export function isSamePeriod(a: Ledger, b: Ledger): boolean {
  return (a.period === null || b.period === null || a.period === b.period) && isSameYear(a, b)
}

const COUNTY = /[^开发园业]{1,3}[县区]$/

/** False where two titles name two counties: projects of the same name are then not the same. */
export function isSameCounty(a: Ledger, b: Ledger): boolean {
  const [left, right] = [a, b].map(({ place }) => (place !== null && COUNTY.test(place) ? place : null))
  return left === null || right === null || left!.endsWith(right!) || right!.endsWith(left!)
}

/** What a table is called: its kind, with whose it is where it says so. 月度调度表（张店镇） */
export function tableWords(table: Ledger): Words {
  const title = tables.find(({ name }) => name === table.kind)?.title ?? { zh: '表', en: 'table' }
  const whose = table.reportingUnit === null ? '' : compactText(table.reportingUnit).slice(0, LONGEST_UNIT)
  return whose === '' ? title : { zh: `${title.zh}（${whose}）`, en: `${title.en} (${whose})` }
}

const LONGEST_UNIT = 30

/** What a field is called. */
export function titleOf(field: FieldName): Words {
  return fields.find(({ name }) => name === field)!.title
}

/** Several things for one message. */
export function listed(words: readonly Words[]): Words {
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') }
}

/** The line of the latest period; of equal ones, and of lines without a period, the first. */
export function latest(lines: readonly Line[]): Line | null {
  let best: Line | null = null
  for (const line of lines) if (best === null || (line.table.period ?? -1) > (best.table.period ?? -1)) best = line
  return best
}

/** The first line of each table, in the order of the tables. */
export function firstPerTable(lines: readonly Line[]): Map<Ledger, Line> {
  const firsts = new Map<Ledger, Line>()
  for (const line of lines) if (!firsts.has(line.table)) firsts.set(line.table, line)
  return firsts
}

/** The lines of a project, table by table. */
export function linesByTable(lines: readonly Line[]): Map<Ledger, Line[]> {
  const lists = new Map<Ledger, Line[]>()
  for (const line of lines) {
    const list = lists.get(line.table)
    if (list) list.push(line)
    else lists.set(line.table, [line])
  }
  return lists
}

/**
 * Whether two amounts differ: no values inside their printed intervals agree, and by more than `percent` of the larger. Null where
 * they cannot be compared because one has no unit.
 */
export function differBy(a: Amount, b: Amount, percent: number): boolean | null {
  const order = compareAmounts(a, b)
  if (order === null) return null
  const larger = Math.max(Math.abs(a.value), Math.abs(b.value))
  return order !== 'agree' && Math.abs(a.value - b.value) > (percent / 100) * larger
}
