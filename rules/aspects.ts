/** Whether two tables say the same of a project, aspect by aspect, and so whether it is one project at all. */
import { compactText, type Month, type Roster } from '../src/core/index.js'
import { differBy, isKind, isSameCounty, isSamePeriod, isSameYear, type Ledger, type Line } from './joined.js'
import { isFinished, progressNature } from './readings.js'
import type { TableKind } from './tables.js'

/** What two tables may say of the same project. */
export const ASPECTS = [
  'total',
  'plan',
  'nature',
  'start',
  'finish',
  'unit',
  'leader',
  'owner',
  'place',
  'month',
  'yearCum',
  'cum',
] as const
export type Aspect = (typeof ASPECTS)[number]

/** What is read besides the aspects to compare them: to be named in a rule's `reads`. */
export const ASPECT_READS = [...ASPECTS, 'status'] as const

/** The kinds of table in which an aspect means the same. 责任单位 of a blockage is who removes it, 投资额 of a signing is agreed. */
const MEANT: { readonly [A in Aspect]: readonly TableKind[] } = {
  total: ['plan', 'dispatch', 'start', 'stat', 'proc', 'element', 'fund', 'lead'],
  plan: ['plan', 'dispatch', 'start', 'lead'],
  nature: ['plan', 'dispatch', 'start', 'lead'],
  start: ['plan', 'dispatch', 'start', 'element', 'lead'],
  finish: ['plan', 'dispatch', 'start', 'element', 'lead'],
  unit: ['plan', 'dispatch', 'start', 'fund', 'lead'],
  leader: ['plan', 'dispatch', 'start', 'lead'],
  owner: ['plan', 'dispatch', 'start', 'stat', 'proc', 'fund'],
  place: ['plan', 'dispatch', 'start', 'stat', 'proc', 'element', 'fund'],
  month: ['dispatch'],
  yearCum: ['dispatch'],
  cum: ['dispatch'],
}

/** Kinds of table that are made anew each period; of the others the latest stands. */
const PERIODIC = ['dispatch', 'start', 'stat', 'ranking'] as const

/** False where two tables speak of different counties or years or, if they are made anew each period, of different periods. */
export function mayBeCompared(a: Ledger, b: Ledger): boolean {
  if (!isSameCounty(a, b)) return false
  return isKind(a, ...PERIODIC) && isKind(b, ...PERIODIC) ? isSamePeriod(a, b) : isSameYear(a, b)
}

/** True where a table has the aspect, and means by it what the others mean. */
export function hasAspect(table: Ledger, aspect: Aspect): boolean {
  return table.has(aspect) && isKind(table, ...MEANT[aspect])
}

/** True where both tables have the aspect, and mean the same by it. */
export function isCommon(aspect: Aspect, a: Ledger, b: Ledger): boolean {
  if (!hasAspect(a, aspect) || !hasAspect(b, aspect)) return false
  if (aspect === 'month' || aspect === 'yearCum' || aspect === 'cum') return a.period !== null && a.period === b.period
  return true
}

/** What comparing takes besides the two lines. */
export interface Scale {
  /** Amounts that differ by less, in percent, are the same. */
  readonly percent: number
  readonly units: Roster | undefined
}

/** Whether two lines of one project say the same; null where one of them does not say, or it cannot be known. */
export function isSaidAlike(aspect: Aspect, a: Line, b: Line, scale: Scale): boolean | null {
  switch (aspect) {
    case 'total':
    case 'plan':
    case 'month':
    case 'yearCum':
    case 'cum': {
      const [x, y] = [a.amount(aspect), b.amount(aspect)]
      const differ = x && y && differBy(x, y, scale.percent)
      return differ === null ? null : !differ
    }
    case 'nature': {
      const [x, y] = [progressNature(a), progressNature(b)]
      return x && y && x === y
    }
    case 'start':
    case 'finish':
      return isSameDate(aspect, a, b)
    case 'unit':
      return isSameUnit(a.text('unit'), b.text('unit'), scale.units)
    case 'leader': {
      const [x, y] = [a.people('leader'), b.people('leader')]
      if (!x?.certain || !y?.certain) return null
      return x.names.every((name) => y.names.includes(name)) || y.names.every((name) => x.names.includes(name))
    }
    case 'owner':
    case 'place':
      return isSameText(a.text(aspect), b.text(aspect))
  }
}

const PLANNED = /计划|预计|拟/
const MIXED = /实际|已/

/**
 * Planned dates are compared with planned ones. A heading that may mean either (开工时间) is planned for a project to come and actual
 * for one under way: starts under it are compared of 续建 projects only, finishes of those not finished.
 */
function isSameDate(aspect: 'start' | 'finish', a: Line, b: Line): boolean | null {
  const [x, y] = [a.month(aspect), b.month(aspect)]
  return x && y && isOneDate(aspect, a, b) ? overlap(x, y) : null
}

/** Whether the dates of two lines are dates of the same; null where a blank nature or status leaves it open. */
function isOneDate(aspect: 'start' | 'finish', a: Line, b: Line): boolean | null {
  const headings = [a, b].map(({ table }) => table.headingText(aspect))
  if (headings.some((heading) => MIXED.test(heading))) return false
  if (headings.every((heading) => PLANNED.test(heading))) return true
  const settled = [a, b].map((line) => {
    if (aspect === 'finish') return line.has('status') ? not(isFinished(line)) : true
    const nature = progressNature(line)
    return nature === null ? (line.isBlank('nature') && line.has('nature') ? null : false) : nature === '续建'
  })
  return settled.includes(false) ? false : settled.includes(null) ? null : true
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value
}

function overlap(a: Month, b: Month): boolean {
  return a.first <= b.last && b.first <= a.last
}

const UNIT_SEPARATOR = /[、，,;；/／|\n]/
/** More units than this in one cell are no list of responsible ones: whether two such cells agree is not looked into. */
const MOST_UNITS = 30
const OF_COUNTY = /^(?:.{1,6}?[县市区]|县)?(?=.{2})/

/** Units agree where one is named in both, or a short form of it: 农业局 and 农业农村局, 县发改局 and 发改局. */
export function isSameUnit(a: string | null, b: string | null, roster: Roster | undefined): boolean | null {
  if (a === null || b === null) return null
  if (a === b) return true
  const parts = [a, b].map((text) => text.split(UNIT_SEPARATOR, MOST_UNITS + 1))
  if (parts.some(({ length }) => length > MOST_UNITS)) return null
  const [left, right] = parts.map((own) =>
    own.flatMap((part) => {
      const unit = compactText(part)
      return unit === '' ? [] : [roster?.find(unit)?.entry.name ?? unit]
    }),
  )
  return left!.some((x) => right!.some((y) => isShortFor(x, y) || isShortFor(y, x)))
}

/** Whether the signs of `short` stand in `long` in their order, the last at its end (市监局, 市场监督管理局). */
function isShortFor(short: string, long: string): boolean {
  const signs = [...short.replace(OF_COUNTY, '')]
  if (signs.at(-1) !== [...long].at(-1)) return false
  let at = 0
  for (const sign of long) if (sign === signs[at]) at++
  return at === signs.length
}

function isSameText(a: string | null, b: string | null): boolean | null {
  if (a === null || b === null) return null
  if (a === b) return true
  const [x, y] = [compactText(a), compactText(b)]
  return x.includes(y) || y.includes(x)
}

/** Aspects by which a project is known; 建设性质, year's plan and progress many projects have alike. */
const TELLING = ['total', 'unit', 'leader', 'owner', 'place', 'start', 'finish'] as const

/** What speaks for two lines being one project, what against it, and what is not said but might. */
interface Evidence {
  readonly alike: number
  readonly unlike: number
  readonly open: number
}

function evidence(a: Line, b: Line, scale: Scale): Evidence {
  let [alike, unlike, open] = [0, 0, 0]
  for (const aspect of TELLING) {
    if (!isCommon(aspect, a.table, b.table)) continue
    const same = isSaidAlike(aspect, a, b, scale)
    if (same === true) alike += aspect === 'total' && isRound(a) ? 0 : 1
    else if (same === false) unlike++
    else if ((aspect !== 'start' && aspect !== 'finish') || isOneDate(aspect, a, b) !== false) open++
  }
  return { alike, unlike, open }
}

/** Money that many small projects have alike (RULES.md, traps): 500, 1500, 5000 万元. */
function isRound(line: Line): boolean {
  const total = line.amount('total')
  return total !== null && total.value % 100 === 0
}

/**
 * Whether two lines that share a name or a code are one project. A common code decides. A common name alone may be two projects of
 * one plain name (高标准农田建设项目 of two townships): something else must agree too; or, in tables of different kinds, no more than
 * one thing may contradict it.
 */
export function isOneProject(a: Line, b: Line, scale: Scale): boolean {
  if (a.code !== '' && b.code !== '') return true
  const { alike, unlike, open } = evidence(a, b, scale)
  return alike > 0 || (a.table.kind !== b.table.kind && unlike + open < 2)
}
