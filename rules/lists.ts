/** Which list of the last period a table of this one goes on with, and what has become of the projects on it. */
import { type BatchView, compareAmounts, type FactRecord, type FactTable, type Match } from '../src/core/index.js'
import type { Fields } from './fields.js'
import { placeOf, type Trail, yearsAgree } from './follow.js'
import { isFinished } from './readings.js'
import { type Fate, isCertain, listKey } from './renames.js'

type Table = FactTable<Fields>
type Project = FactRecord<Fields>

/** A table of the last period, seen from the table of this period that has most of its projects. */
export interface List {
  readonly earlier: Table
  /** Its projects that stand nowhere now, though nothing says why. */
  readonly missing: readonly Project[]
  /** What others that stand nowhere under their names have become. */
  readonly become: readonly Project[]
  /** A line of it has no name. */
  readonly isOpen: boolean
  readonly place: number
  /** Whether it is the same list of the same year; null where that is not certain. */
  readonly isSame: boolean | null
}

/** By table of this period the rule is about: the earlier lists it goes on with, of the latest period only. */
export function goingOn(batch: BatchView<Fields>, trail: Trail): Map<Table, List[]> {
  const lists = new Map<Table, List[]>()
  const asked = new Set(batch.tables)
  for (const earlier of batch.previous) {
    const [table, list] = listOf(batch, asked, trail, earlier) ?? []
    if (!table || !list) continue
    const known = lists.get(table)
    if (!known || known[0]!.place < list.place) lists.set(table, [list])
    else if (known[0]!.place === list.place) known.push(list)
  }
  return lists
}

function listOf(
  batch: BatchView<Fields>,
  asked: ReadonlySet<Table>,
  trail: Trail,
  earlier: Table,
): [Table, List] | null {
  const comparable = batch.tables.filter((table) => placeOf(table, earlier) !== null)
  const first = comparable.find((table) => isOneList(table, earlier)) ?? comparable[0]
  if (!first) return null
  const counts = new Map<Table, number>()
  const lost: Project[] = []
  const last = projectsOf(earlier)
  const tablesOf = tablesIn(asked, earlier)
  for (const project of last) {
    const tables = tablesOf(batch.same(project, 'current'))
    for (const table of tables) counts.set(table, (counts.get(table) ?? 0) + 1)
    if (tables.size === 0) lost.push(project)
  }
  const [most] = [...counts].sort(([one, a], [other, b]) => b - a || kinship(other, earlier) - kinship(one, earlier))
  const table = most?.[0] ?? first
  const place = placeOf(table, earlier)!
  const fates = lost.map((project) => trail.fate(project))
  const missing = lost.filter((project, i) => !isAccounted(project, fates[i]!, place))
  const sameList = isOneList(table, earlier) && missing.length <= last.length / 2
  const sameYear = yearsAgree(table, earlier)
  return [
    table,
    {
      earlier,
      missing,
      become: fates.flatMap((fate) => (fate.code === 'gone' ? [] : fate.projects)),
      isOpen: last.some(isNameless),
      place,
      isSame: sameYear === false ? false : sameList && sameYear ? true : null,
    },
  ]
}

function isOneList(table: Table, earlier: Table): boolean {
  return listKey(table.title) === listKey(earlier.title)
}

/** What besides its projects says that a table goes on with an earlier one: its title, who reports it. */
function kinship(table: Table, earlier: Table): number {
  return (isOneList(table, earlier) ? 2 : 0) + (table.reportingUnit === earlier.reportingUnit ? 1 : 0)
}

/** The tables of some matches that the rule is about and that may go on with `earlier`. Equal lists are looked through once. */
function tablesIn(asked: ReadonlySet<Table>, earlier: Table): (found: readonly Match<Fields>[]) => ReadonlySet<Table> {
  const known = new WeakMap<readonly Match<Fields>[], ReadonlySet<Table>>()
  return (found) => {
    const own = known.get(found)
    if (own) return own
    const all = new Set(found.map(({ record }) => record.table))
    const tables = new Set([...all].filter((table) => asked.has(table) && placeOf(table, earlier) !== null))
    known.set(found, tables)
    return tables
  }
}

/** The projects of a table, lines that go on with one above left out. */
export function projectsOf(table: Table): Project[] {
  return [...table.records()].filter((record) => !record.isContinued)
}

/** True of a line that has neither name nor code. */
export function isNameless({ subject, code }: Project): boolean {
  return subject + code === ''
}

/** A project that need not stand in the next report: finished, taken off, or going on under another name. */
function isAccounted(last: Project, fate: Fate, place: number): boolean {
  const remark = last.text('remark')?.slice(0, LONGEST) ?? ''
  return isNameless(last) || isCertain(fate) || LEFT.test(remark) || isDone(last, place) === true
}

/** Signs of a remark that are looked at. */
const LONGEST = 1000
/** Remarks of the last report by which a project was to leave the list. */
const LEFT =
  /移出|退出|取消|终止|调出|剔除|撤销|不再|删除|暂缓|转入|转为|并入|合并|核销|已(?:全面|全部|整体)?(?:完工|竣工|投产|投用|建成|验收)/

/** Whether the project was finished by the last period (at `place`, as `placeOf` gives it); null where nothing says so. */
export function isDone(last: Project, place: number): boolean | null {
  const said = isFinished(last)
  if (said !== null) return said
  if (last.month('actualFinish')) return true
  const [total, cum] = [last.amount('total'), last.amount('cum')]
  if (total && cum && compareAmounts(cum, total) !== 'less') return null
  const finish = last.month('finish')
  return finish && Number.isFinite(place) && finish.first > Math.ceil(place) ? false : null
}
