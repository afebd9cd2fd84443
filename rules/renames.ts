/**
 * Projects that stand in one period and not under their name in the other: renamed, split (一期, 二期) or packed together (打包).
 * Found through an index of the rarer parts of names, never name against name.
 */
import {
  type AllTables,
  type Amount,
  compactText,
  compareAmounts,
  type FactRecord,
  type FactTable,
  nameKey,
  sumAmounts,
} from '../src/core/index.js'
import type { Fields } from './fields.js'
import { Likenesses, likeness } from './likeness.js'

type Batch = AllTables<Fields>
type Project = FactRecord<Fields>

/** The fields by which renames are told: every rule that follows projects names them in its `reads`. */
export const FOLLOWS = ['total', 'unit', 'start', 'remark'] as const

/** What has become of a project that no longer stands under its name. */
export type Fate =
  /** It certainly goes on: under another name, in parts, in a package, or as a remark says. */
  | { readonly code: 'renamed' | 'split' | 'packed' | 'told'; readonly projects: readonly Project[] }
  /** It may go on as these: their names are alike, their figures do not bear it out (`maybe`) or cannot be read (`open`). */
  | { readonly code: 'maybe' | 'open'; readonly projects: readonly Project[] }
  | { readonly code: 'gone' }

/** Names at least this alike (`likeness`) may be one project's; with total and unit or start they are. */
const ALIKE = 0.5
/** Names this unlike are named as candidates only where total, unit and start all agree. */
const HARDLY_ALIKE = 0.25

/** The projects of both sides that have no counterpart under their code or name, held beside each other. */
export class Renames {
  private readonly fates = new Map<string, Fate>()
  private readonly origins = new Map<string, Project>()

  /** Compares this period's tables of a kind with those of the latest earlier period there are of it. */
  constructor(batch: Batch, kind: string | null) {
    const current = batch.current.filter((table) => table.kind === kind)
    const gone = unmatched(batch, latest(batch, current, kind), 'current', kind)
    if (gone.length > 0) this.compare(gone, unmatched(batch, current, 'previous', kind), current)
  }

  /** What a project of this period was called before, where that is certain. */
  before(now: Project): Project | null {
    return this.origins.get(keyOf(now)) ?? null
  }

  /** What has become of a project of the last period that stands nowhere in this one. */
  fate(last: Project): Fate {
    return this.fates.get(keyOf(last)) ?? { code: 'gone' }
  }

  private compare(gone: readonly Project[], come: readonly Project[], current: readonly FactTable<Fields>[]): void {
    const names = new Likenesses<Project>()
    for (const now of come) names.add(now.subject, now)
    const told = toldIn(current)
    const likely = new Map<Project, Project[]>()
    for (const last of gone) {
      const found = names.all(last.subject, HARDLY_ALIKE).map(({ what }) => what)
      likely.set(last, found)
      this.fates.set(keyOf(last), told(last.subject) ?? splitOf(last, found) ?? candidates(last, found))
    }
    this.settleRenames(gone, likely)
    this.settlePacks(gone, come)
  }

  /** A rename is certain where each is the only one for the other. */
  private settleRenames(gone: readonly Project[], likely: ReadonlyMap<Project, readonly Project[]>): void {
    const claims = new Map<Project, Project[]>()
    const certain = new Map<Project, Project[]>()
    for (const last of gone) {
      const same = likely.get(last)!.filter((now) => isRenamed(last, now))
      certain.set(last, same)
      for (const now of same) claims.set(now, [...(claims.get(now) ?? []), last])
    }
    for (const [last, [now, more]] of certain) {
      if (!now || more || claims.get(now)!.length > 1 || isCertain(this.fate(last))) continue
      this.fates.set(keyOf(last), { code: 'renamed', projects: [now] })
      this.origins.set(keyOf(now), last)
    }
  }

  /** 打包: several became one, or one several, of one unit, whose totals add up. */
  private settlePacks(gone: readonly Project[], come: readonly Project[]): void {
    const lost = gone.filter((last) => !isCertain(this.fate(last)))
    const told = this.toldBy(gone)
    const [lostBy, comeBy] = [byUnit(lost), byUnit(come)]
    // A project without its unit may belong to any package.
    const [isLostWhole, isComeWhole] = [isWhole(lost), isWhole(come)]
    for (const [unit, lasts] of lostBy) {
      const nows = comeBy.get(unit) ?? []
      const [pack, more] = nows.filter(isPacked)
      if (pack && !more) this.settlePack(lasts, told.get(keyOf(pack)) ?? [], pack, isLostWhole)
      for (const last of lasts.filter(isPacked))
        if (nows.length > 1) this.setAll([last], nows, isComeWhole ? addUp(nows, last) : null)
    }
    const [packs, rest] = [come.filter(isPacked), lost.filter((last) => !isCertain(this.fate(last)))]
    const stray = packs.find(isOfNoUnit)
    if (stray) this.setAll(rest, [stray], null)
    else if (packs[0]) this.setAll(rest.filter(isOfNoUnit), [packs[0]], null)
  }

  /** All that a unit has lost went into its package, or what is named like it did: as the totals say. */
  private settlePack(lasts: readonly Project[], named: readonly Project[], pack: Project, isWhole: boolean): void {
    const like = lasts.filter((last) => likeness(last.subject, pack.subject) >= ALIKE)
    const parts = [lasts, like].find((some) => addUp([...some, ...named], pack))
    if (isWhole && parts) this.setAll(parts, [pack], true)
    else this.setAll(lasts, [pack], isWhole ? addUp([...lasts, ...named], pack) : null)
  }

  /** What a package names itself: of 供水工程（一期、二期打包） the first part is told by its name, and counts with the others. */
  private toldBy(gone: readonly Project[]): Map<string, Project[]> {
    const parts = new Map<string, Project[]>()
    for (const last of gone) {
      const fate = this.fate(last)
      const [now, more] = fate.code === 'told' ? fate.projects : []
      if (now && !more) parts.set(keyOf(now), [...(parts.get(keyOf(now)) ?? []), last])
    }
    return parts
  }

  private setAll(lasts: readonly Project[], projects: readonly Project[], adds: boolean | null): void {
    for (const last of lasts)
      this.fates.set(keyOf(last), { code: adds ? 'packed' : adds === null ? 'open' : 'maybe', projects })
  }
}

/** True where it is known what has become of a project: it goes on. */
export function isCertain({ code }: Fate): boolean {
  return code !== 'gone' && code !== 'maybe' && code !== 'open'
}

/** The table has units, and the project's cannot be read. */
function isOfNoUnit(project: Project): boolean {
  return project.has('unit') && project.text('unit') === null
}

function isWhole(projects: readonly Project[]): boolean {
  return !projects.some(isOfNoUnit)
}

/** The earlier tables of a kind that are of its latest period; those that do not say theirs are taken for it. */
function latest(batch: Batch, current: readonly FactTable<Fields>[], kind: string | null): FactTable<Fields>[] {
  const ends = current.map(({ period }) => period ?? Number.POSITIVE_INFINITY)
  const end = ends.reduce((a, b) => Math.max(a, b), -1)
  const earlier = batch.previous.filter((table) => table.kind === kind && (table.period ?? -1) < end)
  const last = earlier.reduce((period, table) => Math.max(period, table.period ?? -1), -1)
  return earlier.filter(({ period }) => period === null || period === last)
}

/** The projects of some tables that stand nowhere in the tables of that kind of the other era. */
function unmatched(
  batch: Batch,
  tables: readonly FactTable<Fields>[],
  era: 'current' | 'previous',
  kind: string | null,
): Project[] {
  const found: Project[] = []
  for (const table of tables)
    for (const record of table.records()) {
      if (record.isContinued || record.subject === '') continue
      if (!batch.same(record, era).some((match) => match.record.table.kind === kind)) found.push(record)
    }
  return found
}

function keyOf({ table, index }: Project): string {
  return `${table.book},${table.sheetIndex},${table.index},${index}`
}

/** Named as perhaps the same: no more than three. */
function candidates(last: Project, found: readonly Project[]): Fate {
  const projects = found.filter((now) => isAlike(last, now) || evidence(last, now).every((sign) => sign === true))
  if (projects.length === 0) return { code: 'gone' }
  const isOpen = projects.some((now) => {
    const signs = evidence(last, now)
    return isAlike(last, now) && signs.includes(null) && !signs.includes(false)
  })
  return { code: isOpen ? 'open' : 'maybe', projects: projects.slice(0, 3) }
}

function isAlike(last: Project, now: Project): boolean {
  return likeness(last.subject, now.subject) >= ALIKE && sameParts(last.subject, now.subject)
}

/** Alike by name, with an equal total and an equal unit or start, and nothing that speaks against it. */
function isRenamed(last: Project, now: Project): boolean {
  const [total, ...others] = evidence(last, now)
  return total === true && others.includes(true) && !others.includes(false) && isAlike(last, now)
}

/**
 * What total, unit and start say to two rows being one project: that they are, that they are not, nothing because a cell is blank
 * or cannot be read (null), nothing because a table has no such column (undefined).
 */
function evidence(last: Project, now: Project): readonly (boolean | null | undefined)[] {
  const sign = (field: (typeof FOLLOWS)[number], agree: () => boolean | null): boolean | null | undefined =>
    last.has(field) && now.has(field) ? agree() : undefined
  return [
    sign('total', () => {
      const [a, b] = [last.amount('total'), now.amount('total')]
      return a && b && a.value > 0 ? compareAmounts(a, b) === 'agree' : null
    }),
    sign('unit', () => {
      const [a, b] = [last.text('unit'), now.text('unit')]
      return a !== null && b !== null ? compactText(a) === compactText(b) : null
    }),
    sign('start', () => {
      const [a, b] = [last.month('start'), now.month('start')]
      return a && b && a.first === b.first
    }),
  ]
}

/** X became X一期 and X二期 whose totals add up: a split. */
function splitOf(last: Project, found: readonly Project[]): Fate | null {
  const stem = stemOf(last.subject)
  const parts = found.filter((now) => stem.length > 2 && nameKey(now.subject).includes(stem))
  if (parts.length < 2) return null
  const adds = addUp(parts, last)
  return { code: adds ? 'split' : adds === null ? 'open' : 'maybe', projects: parts }
}

/** A name without what any name ends in. */
function stemOf(name: string): string {
  return nameKey(name).replace(/(?:建设|新建)?(?:项目|工程)$/, '')
}

/** Whether the totals of the parts make that of the whole; null where one of them cannot be read. */
function addUp(parts: readonly Project[], whole: Project): boolean | null {
  const amounts = parts.map((part) => part.amount('total'))
  const total = whole.amount('total')
  if (!total || total.value <= 0 || amounts.includes(null)) return null
  return compareAmounts(sumAmounts(amounts as Amount[]), total) === 'agree'
}

function byUnit(projects: readonly Project[]): Map<string, Project[]> {
  const units = new Map<string, Project[]>()
  for (const project of projects) {
    const unit = compactText(project.text('unit') ?? '')
    if (unit === '') continue
    const list = units.get(unit)
    if (list) list.push(project)
    else units.set(unit, [project])
  }
  return units
}

const PACKED = /打包|整合|合并/
/** Remarks with these words may name other projects. */
const NAMING = /打包|整合|合并|并入|更名|改名|变更|原名|原为|原“|原项目|拆分|分拆|分为|曾用名/

function isPacked(project: Project): boolean {
  return PACKED.test(project.subject) || PACKED.test(project.text('remark') ?? '')
}

/** A remark (or a name) of this period that names the project: it is told what became of it. */
function toldIn(tables: readonly FactTable<Fields>[]): (name: string) => Fate | null {
  const tellers = new Likenesses<{ readonly record: Project; readonly text: string }>()
  for (const table of tables)
    for (const record of table.records()) {
      const said = `${record.subject}${record.text('remark') ?? ''}`.slice(0, LONGEST)
      if (NAMING.test(said)) tellers.add(said, { record, text: nameKey(said) })
    }
  return (name) => {
    const key = nameKey(name)
    const told = key.length > 2 ? tellers.holding(name).filter(({ text }) => text.includes(key)) : []
    return told.length > 0 ? { code: 'told', projects: told.map(({ record }) => record) } : null
  }
}

const LONGEST = 200

/** Parts a project may have: names that differ in them are two projects, however alike they are. */
const PART =
  /第?[一二三四五六七八九十\d]+(?:期|标段?|批次?|号|段)|[A-Za-z\d东西南北中]+区|[\p{Script=Han}]{2}(?=[乡镇村])/gu

function sameParts(a: string, b: string): boolean {
  const parts = (name: string): string => (nameKey(name).slice(0, LONGEST).match(PART) ?? []).sort().join()
  return parts(a) === parts(b)
}

const GENERIC =
  /\d+|[一二三四五六七八九十]+(?=季度|月)|[年季月旬周]报|年度?|季度|第|[上下]半?[年月旬]|月份?|日|底|末|截至|截止|当前|目前|进展|进度|推进|建设|调度|完成|投资|情况|统计|汇总|通报|月报|一览|明细|清单|台账|名单|计划|表|项目|工程|个|\p{P}|\s/gu

/** What a title says of the list apart from its period and its form: 平陆县重点. Titles with the same key are of one list. */
export function listKey(title: string | null): string {
  return title === null ? '' : compactText(title).slice(0, LONGEST).replace(GENERIC, '')
}
