/** From what the rules said to what a person is told: consequences folded, columns gathered, identities given, places in order. */

import type { Acceptance, Exceptions } from './accept.js'
import type { Workbook } from './grid.js'
import { address, isError, type Ref } from './grid.js'
import { codeIn, Ordinals, subjectKey } from './identity.js'
import { meaningIn } from './meaning.js'
import type { TableView } from './record.js'
import type { Diagnostic, Message, RelatedCell, Report } from './report.js'
import type { ActiveRule, Datum, Edit, Finding, Fix } from './rule.js'
import type { FieldDef, Words } from './vocabulary.js'
import { witnessOf } from './witness.js'

/** A finding as a rule said it, with the rule and the table it was said of. */
export interface Raw {
  readonly active: ActiveRule
  readonly finding: Finding
  /** Index into `views`; null where the finding is not about one table. */
  readonly table: number | null
  /** The exception that bears on it. */
  readonly accepted?: Acceptance
}

/** From this many cells, and from this share of the records, the same defect down a column is one finding. */
const GATHER_MIN = 3
const GATHER_SHARE = 0.5
/**
 * The same for rules that do not gather by themselves: findings about projects stand alone, but when most of a long column breaks a
 * rule, the column is what is wrong (a unit, a year), and nobody reads the same sentence a thousand times.
 */
const FLOOD_MIN = 20

/** What settling asks of a table, be it open or only remembered. */
export interface Ground {
  readonly size: number
  /** The name of the kind of table. */
  readonly kind: string | null
  readonly period: number | null
  /** True of the row of a project. */
  isProject(row: number): boolean
  subjectOf(row: number): string
  /** The project's code, `''` where it has none. */
  codeOf(row: number): string
  /** The key of what a cell is about. */
  keyOf(at: Ref): string
  /** The column a cell stands in: its field, its heading. */
  columnAt(at: Ref): { readonly def: FieldDef | null; readonly heading: Words } | null
}

/** What settling asks of the workbooks. */
export interface Books {
  /** The name of the sheet a cell stands in. */
  sheetOf(at: Ref): string
  /** The name of a cell's workbook where it is not the one at hand; else null. */
  fileOf(at: Ref): string | null
  /** What a cell holds, as shown; null where it is blank or not known. */
  shown(at: Ref): Datum | null
  /** What a cell means and of what, for the witness of a finding. */
  meaning(at: Ref): string
  /** The table a cell of another table's finding stands in; null where none is known. */
  groundAt(at: Ref): Ground | null
}

/** Findings settled between two chances to stop. */
const SLICE = 200

/** Settles what was found in one workbook, in slices. The order of `raws` does not matter for the result but for equal places. */
export function settling(
  workbook: Workbook,
  views: readonly TableView[],
  raws: readonly Raw[],
  exceptions: Exceptions,
): Generator<undefined, Settled, undefined> {
  const grounds = views.map(groundOf)
  const books: Books = {
    sheetOf: ({ sheet }) => workbook.sheets[sheet]!.name,
    fileOf: () => null,
    shown({ sheet, row, col }) {
      const cells = workbook.sheets[sheet]!
      return shownText(cells.text(row, col), cells.value(row, col))
    },
    meaning: (at) => meaningIn(workbook, views, at),
    groundAt: () => null,
  }
  return settlingOn(books, grounds, raws, exceptions)
}

/** The same, whatever the tables are. `Raw.table` is an index into `grounds`. */
export function* settlingOn(
  books: Books,
  grounds: readonly Ground[],
  raws: readonly Raw[],
  exceptions: Exceptions,
): Generator<undefined, Settled, undefined> {
  const folded = foldConsequences(raws)
  yield
  const marked = exceptions.isEmpty
    ? folded
    : yield* sliced(folded, (raw) => withException(books, grounds, raw, exceptions))
  // What is or was accepted stands by itself: a column is made of the rest.
  const isPlain = ({ accepted }: Raw): boolean => accepted === undefined
  const kept = [...gather(marked.filter(isPlain), grounds), ...marked.filter((raw) => !isPlain(raw))]
  yield
  kept.sort(byPlace)
  yield
  const ordinals = new Ordinals()
  const all = yield* sliced(kept, (raw) => toDiagnostic(books, grounds, raw, ordinals))
  return { diagnostics: all.filter(stands), accepted: all.filter((one) => !stands(one)) }
}

/** `list.map(make)` with chances to stop. */
function* sliced<A, B>(list: readonly A[], make: (one: A) => B): Generator<undefined, B[], undefined> {
  const made: B[] = []
  for (const one of list) {
    made.push(make(one))
    if (made.length % SLICE === 0) yield
  }
  return made
}

/** What was found, and what of it is accepted. */
export type Settled = Pick<Report, 'diagnostics' | 'accepted'>

function stands({ accepted }: Diagnostic): boolean {
  return accepted === null || accepted.lapsed
}

function withException(books: Books, grounds: readonly Ground[], raw: Raw, exceptions: Exceptions): Raw {
  const { at } = raw.finding
  const ground = raw.table === null ? null : grounds[raw.table]!
  const accepted = exceptions.for({
    rule: raw.active.rule.id,
    project: ground?.isProject(at.row) ? { code: ground.codeOf(at.row), name: ground.subjectOf(at.row) } : null,
    table: ground?.kind ?? null,
    sheet: books.sheetOf(at),
    field: ground?.columnAt(at)?.def?.name ?? null,
    period: ground?.period ?? null,
  })
  return accepted ? { ...raw, accepted } : raw
}

function groundOf(view: TableView): Ground {
  return {
    get size() {
      return view.size
    },
    kind: view.kind,
    period: view.period,
    isProject: (row) => view.role(row) === 'data',
    codeOf: (row) => codeIn(view, row),
    subjectOf: (row) => view.subjectOf(row),
    keyOf: (at) => subjectKey(view, at),
    columnAt(at) {
      if (at.sheet !== view.table.sheetIndex) return null
      const column = view.table.columns.find(({ col }) => col === at.col)
      const heading = column?.path.at(-1) ?? ''
      return column ? { def: column.field, heading: { zh: heading, en: heading } } : null
    },
  }
}

function byPlace(a: Raw, b: Raw): number {
  const p = a.finding.at
  const q = b.finding.at
  return p.sheet - q.sheet || p.row - q.row || p.col - q.col || compare(a.active.rule.id, b.active.rule.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function cellKey({ book, sheet, row, col }: Ref): string {
  return `${book ?? ''},${sheet},${row},${col}`
}

/** Leaves out findings that another one explains, and lists their cells with it. */
export function foldConsequences(raws: readonly Raw[]): Raw[] {
  /** Rule → cell → the first finding that explains what the rule finds there. */
  const causes = new Map<string, Map<string, number>>()
  raws.forEach(({ active, finding }, index) => {
    const cells = active.rule.supersedes && finding.explains?.map(cellKey)
    if (!cells || cells.length === 0) return
    for (const id of active.rule.supersedes) {
      const own = causes.get(id) ?? new Map<string, number>()
      causes.set(id, own)
      for (const cell of cells) if (!own.has(cell)) own.set(cell, index)
    }
  })
  if (causes.size === 0) return [...raws]
  const folded = new Map<number, Ref[]>()
  const kept: [Raw, number][] = []
  raws.forEach((raw, index) => {
    const cause = causes.get(raw.active.rule.id)?.get(cellKey(raw.finding.at))
    if (cause === undefined || cause === index) kept.push([raw, index])
    else if (folded.has(cause)) folded.get(cause)!.push(raw.finding.at)
    else folded.set(cause, [raw.finding.at])
  })
  return kept.map(([raw, index]) => {
    const more = folded.get(index)
    if (!more) return raw
    const known = new Set([raw.finding.at, ...(raw.finding.related ?? []).map(({ at }) => at)].map(cellKey))
    const extra = more.filter((at) => !known.has(cellKey(at))).map((at) => ({ at }))
    return { ...raw, finding: { ...raw.finding, related: [...(raw.finding.related ?? []), ...extra] } }
  })
}

/** Makes one finding of a defect that fills a column. */
function gather(raws: readonly Raw[], grounds: readonly Ground[]): Raw[] {
  const buckets = new Map<string, Raw[]>()
  for (const raw of raws) {
    const { active, finding, table } = raw
    const { on, gathers } = active.rule
    if (table === null || finding.places) continue
    const isOfProject = on === 'record' || grounds[table]!.isProject(finding.at.row)
    if (!isOfProject && !gathers) continue
    const key = `${active.rule.id}|${table}|${finding.at.col}|${finding.message}|${finding.severity ?? ''}`
    const bucket = buckets.get(key)
    if (bucket) bucket.push(raw)
    else buckets.set(key, [raw])
  }
  const gone = new Set<Raw>()
  const made: Raw[] = []
  for (const bucket of buckets.values()) {
    const { size } = grounds[bucket[0]!.table!]!
    const min = bucket[0]!.active.rule.gathers ? GATHER_MIN : FLOOD_MIN
    if (bucket.length < min || bucket.length < size * GATHER_SHARE) continue
    bucket.sort(byPlace)
    for (const raw of bucket) gone.add(raw)
    made.push(gathered(bucket))
  }
  return [...raws.filter((raw) => !gone.has(raw)), ...made]
}

function gathered(bucket: readonly Raw[]): Raw {
  const first = bucket[0]!
  const fixes = bucket.flatMap(({ finding }) => (finding.fix ? [finding.fix] : []))
  const fix: Fix | null =
    fixes.length > 0
      ? { safe: fixes.every(({ safe }) => safe), edits: fixes.flatMap(({ edits }): readonly Edit[] => edits) }
      : null
  const { fix: _, related: __, ...finding } = first.finding
  return {
    ...first,
    finding: {
      ...finding,
      ...(fix ? { fix } : {}),
      places: bucket.map(({ finding: { at } }) => at),
      subject: 'column',
    },
  }
}

function toDiagnostic(books: Books, grounds: readonly Ground[], raw: Raw, ordinals: Ordinals): Diagnostic {
  const { active, finding } = raw
  const { rule } = active
  const ground = raw.table === null ? null : grounds[raw.table]!
  const { at } = finding
  const field = ground?.columnAt(at)?.def ?? null
  const subject = finding.subject ?? (ground ? ground.keyOf(at) : 'sheet')
  const alone = !finding.places || finding.places.length < 2
  const isOfProject = ground?.isProject(at.row) === true
  const project = ground && alone && isOfProject ? ground.subjectOf(at.row) : ''
  const severity = weigh(active, finding)
  return {
    id: ordinals.next(`${rule.id}|${subject}|${field?.name ?? ''}`),
    rule: rule.id,
    severity,
    at,
    sheet: books.sheetOf(at),
    cell: address(at.row, at.col),
    table: raw.table,
    project: project === '' ? null : project,
    field: field ? { name: field.name, title: field.title } : null,
    message: messageOf(raw, finding.message, finding.data),
    actual: finding.actual ?? books.shown(at),
    expected: finding.expected ?? null,
    difference: finding.difference ?? null,
    places: finding.places ?? [at],
    related: (finding.related ?? []).map(({ at: other, note, data }): RelatedCell => {
      return {
        at: other,
        file: books.fileOf(other),
        sheet: books.sheetOf(other),
        cell: address(other.row, other.col),
        note:
          note === undefined
            ? { template: titleOf(books.groundAt(other) ?? ground, other), data: {} }
            : messageOf(raw, note, { ...finding.data, ...data }),
      }
    }),
    fix: finding.fix ?? null,
    accepted: raw.accepted ?? null,
    witness: severity === 'warning' ? witnessOf(finding, isOfProject, books.meaning) : null,
    explanation: null,
  }
}

/** A pack that sets a severity sets the highest: what a rule itself calls milder stays milder. */
function weigh({ rule, severity }: ActiveRule, finding: Finding): Diagnostic['severity'] {
  const own = finding.severity ?? rule.severity
  if (severity === rule.severity) return own
  if (finding.severity === undefined) return severity
  return RANK[own] < RANK[severity] ? own : severity
}

const RANK = { info: 0, warning: 1, error: 2 } as const

function messageOf({ active }: Raw, key: string, data: Finding['data']): Message {
  const template = active.rule.messages[key]
  if (!template) throw new Error(`rule ${active.rule.id} has no message ${key}`)
  return { template, data: data ?? {} }
}

function shownText(text: string, value: unknown): string | null {
  if (value === null) return null
  return text === '' && isError(value as never) ? (value as { error: string }).error : text
}

function titleOf(ground: Ground | null, at: Ref): Words {
  const column = ground?.columnAt(at) ?? null
  return column?.def?.title ?? column?.heading ?? { zh: '', en: '' }
}
