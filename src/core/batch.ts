/** Many workbooks together: each is checked and let go; what is remembered of them is joined at the end. */
import { type Exception, Exceptions } from './accept.js'
import { check, lackOf, missingColumns } from './asking.js'
import { Explainer } from './explain.js'
import { type FactRecord, FactTable } from './facts.js'
import type { Ref, Workbook } from './grid.js'
import { type Match, ProjectIndex } from './join.js'
import { during, type Progress, Run, tablesOf } from './lint.js'
import { meaningOfFact } from './meaning.js'
import type { Memory } from './memory.js'
import { Projects } from './projects.js'
import type { BatchRemarks, Diagnostic, Report, Skip, SkipReason, Undecided } from './report.js'
import { type ActiveRule, type AllTables, type BatchView, type Era, PAUSE, type Ruleset, UNDECIDABLE } from './rule.js'
import { type Books, foldConsequences, type Ground, type Raw, settlingOn } from './settle.js'

/** What a batch comes to: a report per workbook in the order they were checked, and what is said of all of them. */
export interface BatchResult extends BatchRemarks {
  readonly reports: readonly Report[]
}

/** Checks workbooks one after another. Only the last one is held: of the others no more than what is remembered. */
export class Batch {
  private readonly current: FactTable[] = []
  private readonly previous: FactTable[] = []
  private readonly files: string[] = []
  private readonly reports: Report[] = []
  private readonly explainers: Explainer[] = []
  private readonly wanted: ReadonlySet<string>
  private books = 0

  constructor(private readonly ruleset: Ruleset) {
    this.wanted = new Set(
      batchRules(ruleset).flatMap(({ rule: { reads = [], needs = [], columns = [] } }) =>
        [reads, needs, columns].flat(2),
      ),
    )
  }

  /**
   * Remembers a workbook of an earlier period; gives the number of tables in it. Nothing in it is judged. Its period and year are
   * what its own titles say: those the run is told are this period's.
   */
  remember(workbook: Workbook): number {
    const book = this.books++
    const settings = { ...this.ruleset.settings, period: null, year: null }
    const { views } = tablesOf(workbook, { ...this.ruleset, settings })
    views.forEach((view, i) => {
      const table = new FactTable(view, this.wanted, book, i, true, workbook.name)
      table.close()
      this.previous.push(table)
    })
    return views.length
  }

  /** Checks a workbook of this period in slices; gives the number of tables in it. */
  *check(workbook: Workbook, memory: Memory | null = null): Generator<Progress, number, undefined> {
    const book = this.books++
    const run = new Run(workbook, this.ruleset, memory)
    yield* run.steps()
    for (const table of this.current) table.close()
    run.views.forEach((view, i) => {
      this.current.push(new FactTable(view, this.wanted, book, i, false, workbook.name))
    })
    this.files[book] = workbook.name
    this.explainers[book] = new Explainer(workbook.notes?.explanations ?? [], run.views, this.ruleset.vocabulary)
    const report = yield* run.report()
    this.reports[book] = report
    return report.tables.length
  }

  /** The reports before anything is joined: what there is where a rule about all workbooks fails. */
  get unjoined(): readonly Report[] {
    return Object.entries(this.reports).map(([book, report]) => this.explained(Number(book), report))
  }

  private explained(book: number, report: Report): Report {
    return this.explainers[book]?.explain(report) ?? report
  }

  /** Asks the rules about all workbooks and gives every report, in the order of checking. Asked once. */
  finish(): BatchResult {
    return toEnd(this.finishing())
  }

  /** The same in slices. */
  *finishing(): Generator<undefined, BatchResult, undefined> {
    const joint = new Joint(this.ruleset, this.current, this.previous, Object.values(this.files))
    yield* joint.ask()
    const all: Report[] = []
    for (const [book, report] of Object.entries(this.reports))
      all.push(this.explained(Number(book), yield* joint.addTo(report, Number(book))))
    const { reports, lacks } = apart(all)
    return {
      reports,
      skipped: [...lacks, ...joint.skipped],
      undecided: joint.undecidedList(),
      unused: unusedIn(reports, this.ruleset),
    }
  }
}

/** Outcomes of one check between two chances to stop. */
const MANY = 500

const OF_RUN: ReadonlySet<SkipReason['code']> = new Set(['roster', 'option', 'regions'])

/** Settings a rule lacks are lacking in every table of the run: said once, not of each of them. */
function apart(all: readonly Report[]): { readonly reports: readonly Report[]; readonly lacks: readonly Skip[] } {
  const lacks = new Map<string, Skip>()
  const reports = all.map((report) => {
    const own = report.skipped.filter((skip) => !OF_RUN.has(skip.reason.code))
    if (own.length === report.skipped.length) return report
    for (const skip of report.skipped)
      if (OF_RUN.has(skip.reason.code) && !lacks.has(skip.rule)) lacks.set(skip.rule, { ...skip, table: null })
    return { ...report, skipped: own }
  })
  return { reports, lacks: [...lacks.values()] }
}

/** The exceptions that bore on nothing in any of the workbooks; of none, none is said. */
function unusedIn(reports: readonly Report[], { settings }: Ruleset): Exception[] {
  if (reports.every(({ tables }) => tables.length === 0)) return []
  const used = new Set(
    reports.flatMap(({ diagnostics, accepted, explained }) =>
      [...diagnostics, ...accepted, ...explained].flatMap((one) => one.accepted?.exception ?? []),
    ),
  )
  return settings.exceptions.filter((one) => !used.has(one))
}

function batchRules({ rules }: Ruleset): ActiveRule[] {
  return rules.filter(({ rule }) => rule.on === 'batch')
}

/** The rules about all workbooks, asked of what is remembered. */
class Joint {
  readonly skipped: Skip[] = []
  private readonly tableSkips = new Map<FactTable, Skip[]>()
  private readonly raws: Raw[] = []
  private readonly undecided = new Map<string, Undecided>()
  private readonly asked = new Map<FactTable, number>()
  private readonly byBook = new Map<number, FactTable[]>()
  private readonly indexes: { [E in Era]?: ProjectIndex } = {}
  private projects: Projects | null = null
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
        this.projects ??= new Projects(this.current)
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
    return (this.indexes[era] ??= new ProjectIndex(era === 'current' ? this.current : this.past))
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

/** Checks one workbook with every rule, to the end. Pure: the same workbook, ruleset and past give the same report. */
export function lint(workbook: Workbook, ruleset: Ruleset, previous: readonly Workbook[] = []): Report {
  return toEnd(lintSteps(workbook, ruleset, previous))
}

function toEnd<T>(steps: Generator<unknown, T, undefined>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in slices: a page can draw between two steps, or stop asking. */
export function* lintSteps(
  workbook: Workbook,
  ruleset: Ruleset,
  previous: readonly Workbook[] = [],
): Generator<Progress, Report, undefined> {
  const batch = new Batch(ruleset)
  let last: Progress = { done: 0, total: 0 }
  for (last of batch.check(workbook)) yield last
  for (const earlier of previous) {
    batch.remember(earlier)
    yield last
  }
  return alone(yield* during(batch.finishing(), last))
}

/** The report of a batch of one: what is said of the batch is said of it. */
export function alone({ reports: [report], skipped, undecided, unused }: BatchResult): Report {
  const count = undecided.reduce((sum, one) => sum + one.count, 0)
  return {
    ...report!,
    skipped: [...report!.skipped, ...skipped],
    undecided: [...report!.undecided, ...undecided],
    unused,
    checked: { ...report!.checked, undecidable: report!.checked.undecidable + count },
  }
}
