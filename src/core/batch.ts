/** Many workbooks together: each is checked and let go; what is remembered of it is laid down, and joined at the end. */
import type { Exception } from './accept.js'
import { Explainer, type ExplainerData } from './explain.js'
import { type FactData, type FactPage, FactTable } from './facts.js'
import type { Workbook } from './grid.js'
import { batchRules, Joint } from './joint.js'
import { during, type Progress, Run, tablesOf } from './lint.js'
import type { Memory } from './memory.js'
import type { BatchRemarks, Report, Skip, SkipReason } from './report.js'
import type { Ruleset } from './rule.js'
import type { FieldDef } from './vocabulary.js'

/** What a batch comes to: a report per workbook in the order they were checked, and what is said of all of them. */
export interface BatchResult extends BatchRemarks {
  readonly reports: readonly Report[]
}

/** The same with the reports made one by one: each when it is asked for, as often as it is asked for. */
export interface Joined {
  readonly remarks: BatchRemarks
  /** How many workbooks were checked. */
  readonly size: number
  /** The report of the workbook checked as the `index`-th, 0-based. */
  report(index: number): Report
}

/**
 * Everything a batch needs of a workbook that is closed, as plain data: what was found in it, and what is remembered of its tables. It can
 * be made by another thread, at another time, on another machine; with the same ruleset a batch of such parcels says what a batch of the
 * workbooks would.
 */
export interface Parcel {
  readonly name: string
  readonly tables: readonly { readonly data: FactData; readonly page: FactPage }[]
  /** Null of a workbook of an earlier period: nothing in it was judged. */
  readonly checked: { readonly report: Report; readonly explainer: ExplainerData | null } | null
}

/**
 * Where a batch lays down what it does not need at hand: plain data. What comes back is what was put there. `weight` says how much it is, in
 * records or findings.
 */
export interface Shelf {
  put<T>(data: T, weight: number): () => T
}

/** Everything stays in memory. */
const memoryShelf: Shelf = {
  put: (data) => () => data,
}

/**
 * Remembered records whose readings are at hand at a time. A rule goes through all of them: with fewer than there are, each rule takes all
 * of them up anew.
 */
const AT_HAND = 2_000_000

/** A workbook that was checked and is still open. */
interface Open {
  readonly book: number
  readonly tables: readonly FactTable[]
  readonly explainer: Explainer
  readonly report: Report
}

/** Checks workbooks one after another. Only the last one is held: of the others no more than what is remembered. */
export class Batch {
  private readonly tables = new Map<number, readonly FactTable[]>()
  private readonly reports = new Map<number, () => Report>()
  private readonly explainers = new Map<number, Explainer>()
  private readonly files: string[] = []
  private readonly earlier = new Set<number>()
  private readonly wanted: ReadonlySet<string>
  private readonly fields: ReadonlyMap<string, FieldDef>
  private readonly atHand = new Set<FactTable>()
  private recordsAtHand = 0
  private open: Open | null = null
  private books = 0

  constructor(
    private readonly ruleset: Ruleset,
    private readonly shelf: Shelf = memoryShelf,
  ) {
    this.wanted = wantedBy(ruleset)
    this.fields = new Map(ruleset.vocabulary.fields.map((field) => [field.name, field]))
  }

  /**
   * Remembers a workbook of an earlier period; gives the number of tables in it. Nothing in it is judged. Its period and year are
   * what its own titles say: those the run is told are this period's.
   */
  remember(workbook: Workbook): number {
    return this.add(parcelOfEarlier(workbook, this.ruleset))
  }

  /** Checks a workbook of this period in slices; gives the number of tables in it. It is held open until the next one comes. */
  *check(workbook: Workbook, memory: Memory | null = null): Generator<Progress, number, undefined> {
    const checked = yield* checking(workbook, this.ruleset, this.wanted, this.books, memory)
    this.close()
    this.books++
    this.open = checked
    return checked.tables.length
  }

  /** Adds a workbook that was checked or remembered elsewhere; gives the number of tables in it. */
  add({ name, tables, checked }: Parcel): number {
    this.close()
    this.keep(this.books++, { name, tables, checked })
    return tables.length
  }

  private close(): void {
    const { open } = this
    if (!open) return
    this.open = null
    this.keep(open.book, parcelOf(open))
  }

  private keep(book: number, { name, tables, checked }: Parcel): void {
    const isPrevious = checked === null
    const kept = tables.map(({ data, page }, index) => {
      const takeUp = this.shelf.put(page, data.rows.length)
      const table: FactTable = FactTable.kept(
        data,
        this.wanted,
        { book, index, isPrevious, file: name },
        this.fields,
        () => this.fetched(table, takeUp),
      )
      return table
    })
    this.tables.set(book, kept)
    if (!checked) {
      this.earlier.add(book)
      return
    }
    this.files[book] = name
    this.reports.set(book, this.shelf.put(checked.report, weightOf(checked.report)))
    if (checked.explainer) this.explainers.set(book, Explainer.kept(checked.explainer, this.ruleset.vocabulary))
  }

  /** The readings of a table; those fetched longest ago are let go. */
  private fetched(table: FactTable, takeUp: () => FactPage): FactPage {
    this.atHand.add(table)
    this.recordsAtHand += table.size
    for (const oldest of this.atHand) {
      if (this.recordsAtHand <= AT_HAND || oldest === table) break
      this.atHand.delete(oldest)
      this.recordsAtHand -= oldest.size
      oldest.rest()
    }
    return takeUp()
  }

  /** Asks the rules about all workbooks and gives every report, in the order of checking. Asked once. */
  finish(): BatchResult {
    return toEnd(this.finishing())
  }

  /** The same in slices. */
  *finishing(): Generator<undefined, BatchResult, undefined> {
    const joined = yield* this.joining()
    const reports: Report[] = []
    for (let i = 0; i < joined.size; i++) {
      reports.push(joined.report(i))
      yield
    }
    return { reports, ...joined.remarks }
  }

  /** The same without holding the reports. */
  *joining(): Generator<undefined, Joined, undefined> {
    const [current, previous]: [FactTable[], FactTable[]] = [[], []]
    for (const [book, tables] of this.tables) (this.earlier.has(book) ? previous : current).push(...tables)
    if (this.open) current.push(...this.open.tables)
    // Places of earlier workbooks are empty.
    const files = [...Object.values(this.files), ...(this.open ? [this.open.report.name] : [])]
    // Whatever the order they come in, the same workbook is held against the same ones.
    for (const list of [current, previous]) list.sort((a, b) => compare(a.file, b.file) || a.index - b.index)
    const joint = new Joint(this.ruleset, current, previous, files.sort(compare))
    yield* joint.ask()
    return yield* this.joinedBy(joint)
  }

  /** The reports before anything is joined: what there is where a rule about all workbooks fails. */
  unjoined(): Joined {
    return toEnd(this.joinedBy(null))
  }

  private *joinedBy(joint: Joint | null): Generator<undefined, Joined, undefined> {
    const { open } = this
    const sources = new Map<number, () => Report>(this.reports)
    if (open) sources.set(open.book, () => open.report)
    const books = [...sources.keys()]
    // Whoever checks one workbook has it made once.
    let last: { readonly book: number; readonly report: Report } | null = null
    const explainerOf = (book: number) => (open?.book === book ? open.explainer : this.explainers.get(book))
    function* whole(book: number): Generator<undefined, Report, undefined> {
      if (last?.book === book) return last.report
      const own = sources.get(book)!()
      const joined = joint ? yield* joint.addTo(own, book) : own
      const report = explainerOf(book)?.explain(joined) ?? joined
      last = { book, report }
      return report
    }
    const remarks = new Remarks(this.ruleset)
    for (const book of books) {
      remarks.hear(yield* whole(book))
      yield
    }
    return {
      remarks: {
        skipped: [...remarks.lacks, ...(joint?.skipped ?? [])],
        undecided: joint?.undecidedList() ?? [],
        unused: remarks.unused,
      },
      size: books.length,
      report: (index) => withoutLacks(toEnd(whole(books[index]!))),
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function weightOf({ diagnostics, accepted, explained }: Report): number {
  return diagnostics.length + accepted.length + explained.length
}

/** The fields rules about all workbooks read. */
function wantedBy(ruleset: Ruleset): ReadonlySet<string> {
  return new Set(
    batchRules(ruleset).flatMap(({ rule: { reads = [], needs = [], columns = [] } }) =>
      [reads, needs, columns].flat(2),
    ),
  )
}

function* checking(
  workbook: Workbook,
  ruleset: Ruleset,
  wanted: ReadonlySet<string>,
  book: number,
  memory: Memory | null,
): Generator<Progress, Open, undefined> {
  const run = new Run(workbook, ruleset, memory)
  yield* run.steps()
  const tables = run.views.map((view, index) =>
    FactTable.open(view, wanted, { book, index, isPrevious: false, file: workbook.name }),
  )
  const explainer = Explainer.open(workbook.notes?.explanations ?? [], run.views, ruleset.vocabulary)
  return { book, tables, explainer, report: yield* run.report() }
}

function parcelOf({ tables, explainer, report }: Open): Parcel {
  const taken = tables.map((table) => table.take())
  return { name: report.name, tables: taken, checked: { report, explainer: explainer.data } }
}

/** Checks a workbook of this period and closes it, in slices: `Batch.add` takes what comes of it. */
export function* checkedParcel(workbook: Workbook, ruleset: Ruleset): Generator<Progress, Parcel, undefined> {
  return parcelOf(yield* checking(workbook, ruleset, wantedBy(ruleset), 0, null))
}

/** What is remembered of a workbook of an earlier period. */
export function parcelOfEarlier(workbook: Workbook, ruleset: Ruleset): Parcel {
  const settings = { ...ruleset.settings, period: null, year: null }
  const { views } = tablesOf(workbook, { ...ruleset, settings })
  const wanted = wantedBy(ruleset)
  const tables = views.map((view, index) =>
    FactTable.open(view, wanted, { book: 0, index, isPrevious: true, file: workbook.name }).take(),
  )
  return { name: workbook.name, tables, checked: null }
}

const OF_RUN: ReadonlySet<SkipReason['code']> = new Set(['roster', 'option', 'regions'])

/** Settings a rule lacks are lacking in every table of the run: said once, not of each of them. */
function withoutLacks(report: Report): Report {
  const own = report.skipped.filter((skip) => !OF_RUN.has(skip.reason.code))
  return own.length === report.skipped.length ? report : { ...report, skipped: own }
}

/** What is gathered from all reports and said of the run. */
class Remarks {
  private readonly lacking = new Map<string, Skip>()
  private readonly used = new Set<string>()
  private tables = 0

  constructor(private readonly ruleset: Ruleset) {}

  hear({ tables, skipped, diagnostics, accepted, explained }: Report): void {
    this.tables += tables.length
    for (const skip of skipped)
      if (OF_RUN.has(skip.reason.code) && !this.lacking.has(skip.rule))
        this.lacking.set(skip.rule, { ...skip, table: null })
    if (this.ruleset.settings.exceptions.length === 0) return
    for (const one of [...diagnostics, ...accepted, ...explained])
      if (one.accepted) this.used.add(keyOf(one.accepted.exception))
  }

  get lacks(): Skip[] {
    return [...this.lacking.values()]
  }

  /** The exceptions that bore on nothing in any of the workbooks; where no table was read, none is said. */
  get unused(): Exception[] {
    if (this.tables === 0) return []
    return this.ruleset.settings.exceptions.filter((one) => !this.used.has(keyOf(one)))
  }
}

/** An exception by what it says: one that was laid down and taken up again is another object. */
function keyOf(exception: Exception): string {
  return JSON.stringify(exception)
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
