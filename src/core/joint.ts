/** The rules about all workbooks, asked of what is remembered of them. */
import { Exceptions } from './accept.js'
import { check, lackOf, missingColumns } from './asking.js'
import type { FactRecord, FactTable } from './facts.js'
import type { Ref } from './grid.js'
import { NameNumbers } from './identity.js'
import { type Match, ProjectIndex } from './join.js'
import { meaningOfFact } from './meaning.js'
import { Projects } from './projects.js'
import type { Diagnostic, Report, Skip, SkipReason, Undecided } from './report.js'
import { type ActiveRule, type AllTables, type BatchView, type Era, PAUSE, type Ruleset, UNDECIDABLE } from './rule.js'
import { type Books, foldConsequences, type Ground, type Raw, settlingOn } from './settle.js'

/** Outcomes of one check between two chances to stop. */
const MANY = 500

/** The rules of a ruleset that are about all workbooks. */
export function batchRules({ rules }: Ruleset): ActiveRule[] {
  return rules.filter(({ rule }) => rule.on === 'batch')
}

/** Asks them, and adds what they find to the reports. */
export class Joint {
  readonly skipped: Skip[] = []
  private readonly tableSkips = new Map<FactTable, Skip[]>()
  private readonly raws: Raw[] = []
  private readonly undecided = new Map<string, Undecided>()
  private readonly asked = new Map<FactTable, number>()
  private readonly byBook = new Map<number, FactTable[]>()
  private readonly indexes: { [E in Era]?: ProjectIndex } = {}
  private projects: Projects | null = null
  private readonly names = new NameNumbers()
  private readonly made = new Map<unknown, unknown>()
  /** What was found of each workbook, and what of its own findings that explains. */
  private settled: { readonly raws: Map<number, Raw[]>; readonly explained: Map<number, Set<string>> } | null = null
  private readonly past: readonly FactTable[]
  private readonly exceptions: Exceptions

  constructor(
    private readonly ruleset: Ruleset,
    private readonly current: readonly FactTable[],
    previous: readonly FactTable[],
    private readonly files: readonly string[],
  ) {
    this.exceptions = new Exceptions(ruleset.settings.exceptions, ruleset.settings.today)
    this.past = [...previous].sort((a, b) => (b.period ?? -1) - (a.period ?? -1))
    for (const table of [...current, ...previous]) push(this.byBook, table.book, table)
  }

  *ask(): Generator<undefined, void, undefined> {
    for (const active of batchRules(this.ruleset)) {
      const tables = this.tablesFor(active)
      if (tables.length === 0) continue
      const reason = this.lack(active, tables)
      if (reason) {
        this.skipped.push({ rule: active.rule.id, title: active.rule.title, table: null, reason })
        continue
      }
      for (const table of tables) this.asked.set(table, (this.asked.get(table) ?? 0) + 1)
      yield* this.hear(active, tables)
      yield
    }
  }

  /** A report with what was found of its workbook among the others. */
  *addTo(report: Report, book: number): Generator<undefined, Report, undefined> {
    const tables = this.byBook.get(book) ?? []
    const { raws, explained } = this.settle()
    const grounds = tables.map(groundOf)
    const found = yield* settlingOn(this.booksFor(book), grounds, raws.get(book) ?? [], this.exceptions)
    const asked = tables.reduce((most, table) => Math.max(most, this.asked.get(table) ?? 0), 0)
    const skipped = tables.flatMap((table) => this.tableSkips.get(table) ?? [])
    return {
      ...report,
      diagnostics: merged(report.diagnostics, found.diagnostics, explained.get(book) ?? NOTHING),
      accepted: merged(report.accepted, found.accepted, NOTHING),
      skipped: [...report.skipped, ...skipped],
      checked: { ...report.checked, rules: report.checked.rules + asked },
    }
  }

  undecidedList(): Undecided[] {
    return [...this.undecided.values()]
  }

  /** The tables a rule is about; of its kind but without its columns, that is noted. */
  private tablesFor({ rule }: ActiveRule): FactTable[] {
    return this.current.filter((table) => {
      if (rule.tables && (table.kind === null || !rule.tables.includes(table.kind))) return false
      const fields = missingColumns(rule, (field) => table.has(field), this.ruleset)
      if (fields.length === 0) return true
      const skip: Skip = { rule: rule.id, title: rule.title, table: table.index, reason: { code: 'columns', fields } }
      this.tableSkips.set(table, [...(this.tableSkips.get(table) ?? []), skip])
      return false
    })
  }

  private lack(active: ActiveRule, tables: readonly FactTable[]): SkipReason | null {
    for (const given of active.rule.given ?? []) {
      if (given === 'previous' && this.past.length === 0) return { code: given }
      const reason = lackOf(given, this.ruleset, active, {
        period: tables.find(({ period }) => period !== null)?.period ?? null,
        year: tables.find(({ year }) => year !== null)?.year ?? null,
        hasUnit: true,
      })
      if (reason) return reason
    }
    return null
  }

  private *hear(active: ActiveRule, tables: readonly FactTable[]): Generator<undefined, void, undefined> {
    const view: BatchView = { ...this.all, tables, once: (make) => this.once(make) }
    let n = 0
    for (const outcome of check(active, view, { options: active.options, settings: this.ruleset.settings })) {
      if (outcome === PAUSE || ++n % MANY === 0) yield
      if (outcome === PAUSE) continue
      if (outcome === UNDECIDABLE) this.countUndecided(active)
      else this.raws.push({ active, finding: outcome, table: this.tableAt(outcome.at)?.index ?? null })
    }
  }

  private once<T>(make: (batch: AllTables) => T): T {
    if (!this.made.has(make)) this.made.set(make, make(this.all))
    return this.made.get(make) as T
  }

  private get all(): AllTables {
    return {
      current: this.current,
      previous: this.past,
      files: this.files,
      same: (record: FactRecord, era: Era): readonly Match[] => this.index(era).same(record),
      projects: () => {
        this.projects ??= new Projects(this.current, this.names)
        return this.projects.all()
      },
    }
  }

  /** Folds consequences, in whichever workbook they lie, and sorts what is left by workbook. */
  private settle(): NonNullable<Joint['settled']> {
    if (this.settled) return this.settled
    const raws = new Map<number, Raw[]>()
    for (const raw of foldConsequences(this.raws)) push(raws, raw.finding.at.book ?? 0, raw)
    this.settled = { raws, explained: explainedBy(this.raws) }
    return this.settled
  }

  private index(era: Era): ProjectIndex {
    return (this.indexes[era] ??= new ProjectIndex(era === 'current' ? this.current : this.past, this.names))
  }

  private countUndecided({ rule }: ActiveRule): void {
    const known = this.undecided.get(rule.id)
    this.undecided.set(rule.id, { rule: rule.id, title: rule.title, table: null, count: (known?.count ?? 0) + 1 })
  }

  private tableAt(at: Ref): FactTable | null {
    return this.byBook.get(at.book ?? 0)?.find((table) => table.holds(at)) ?? null
  }

  private booksFor(book: number): Books {
    return {
      sheetOf: (at) => this.tableAt(at)?.sheet ?? '',
      fileOf: (at) => (at.book === book ? null : (this.tableAt(at)?.file ?? null)),
      shown: (at) => this.tableAt(at)?.shown(at.row, at.col) ?? null,
      meaning: (at) => {
        const table = this.tableAt(at)
        return table ? meaningOfFact(table, at) : ''
      },
      groundAt: (at) => {
        const table = this.tableAt(at)
        return table ? groundOf(table) : null
      },
    }
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function groundOf(table: FactTable): Ground {
  return {
    size: table.size,
    kind: table.kind,
    period: table.period,
    isProject: (row) => table.indexOf(row) >= 0,
    subjectOf: (row) => {
      const index = table.indexOf(row)
      return index < 0 ? '' : table.subjectAt(index)
    },
    codeOf: (row) => {
      const index = table.indexOf(row)
      return index < 0 ? '' : table.codeAt(index)
    },
    keyOf: ({ row }) => table.subjectKey(row),
    columnAt: (at) => (at.book === table.book && at.sheet === table.sheetIndex ? table.columnAt(at.col) : null),
  }
}

const NOTHING: ReadonlySet<string> = new Set()

/** By workbook: `rule@sheet,row,col` of everything these findings explain. */
function explainedBy(raws: readonly Raw[]): Map<number, Set<string>> {
  const explained = new Map<number, Set<string>>()
  for (const { active, finding } of raws)
    for (const id of active.rule.supersedes ?? [])
      for (const { book = 0, sheet, row, col } of finding.explains ?? []) {
        const cells = explained.get(book) ?? new Set()
        explained.set(book, cells.add(`${id}@${sheet},${row},${col}`))
      }
  return explained
}

/** Both lists in order of place; what a finding of the batch explains is a consequence of it and goes. */
function merged(
  own: readonly Diagnostic[],
  found: readonly Diagnostic[],
  explained: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (found.length + explained.size === 0) return own
  const kept = own.filter(
    ({ rule, at, places }) => places.length > 1 || !explained.has(`${rule}@${at.sheet},${at.row},${at.col}`),
  )
  return [...kept, ...found].sort(
    ({ at: a, rule: one }, { at: b, rule: other }) =>
      a.sheet - b.sheet || a.row - b.row || a.col - b.col || (one < other ? -1 : one > other ? 1 : 0),
  )
}
