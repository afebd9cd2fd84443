/** One workbook: tables are found, every rule is asked of everything it is about, the answers are settled. */
import { Exceptions } from './accept.js'
import { check, isAbout, isReadable, lackIn, Needs } from './asking.js'
import { describe } from './describe.js'
import type { Sheet, Workbook } from './grid.js'
import type { Memory, TableMemory } from './memory.js'
import { TableRecord, TableView } from './record.js'
import type { CheckedTable, Report, Skip, UncheckedSheet, Undecided } from './report.js'
import {
  type ActiveRule,
  type Context,
  type Outcome,
  PAUSE,
  type Ruleset,
  type SheetView,
  type Step,
  UNDECIDABLE,
} from './rule.js'
import { type Raw, settling } from './settle.js'
import { correctionsBySheet, lapsedIn } from './structure.js'
import { findTables } from './table/index.js'

/**
 * Where a run is: how much of the work is done, in records. Asking the rules about a whole table counts as much as asking those about
 * its records; `total` is 0 while it is not known yet.
 */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** Records between two chances to stop: a few milliseconds of work. */
const SLICE = 100
/** Outcomes of one check between two chances to stop. */
const MANY = 500
/** In place of a row where a rule is asked of the table. */
const WHOLE = -1
/** What is said of a record of which a rule cannot read what it needs. */
const OPEN = [UNDECIDABLE] as const

/** The tables of a workbook's visible sheets, and the sheets that have none. */
export interface FoundTables {
  readonly views: readonly TableView[]
  readonly sheets: readonly SheetView[]
  readonly unchecked: readonly UncheckedSheet[]
}

/** Finds the tables of every sheet a person sees. */
export function tablesOf(workbook: Workbook, ruleset: Ruleset): FoundTables {
  const steps = findAll(workbook, ruleset, null)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function* findAll(
  book: Workbook,
  { vocabulary, settings }: Ruleset,
  memory: Memory | null,
): Generator<undefined, FoundTables, undefined> {
  const views: TableView[] = []
  const sheets: SheetView[] = []
  const unchecked: UncheckedSheet[] = []
  const corrections = correctionsBySheet(book)
  for (const [sheetIndex, sheet] of book.sheets.entries()) {
    if (sheet.state !== 'visible') {
      unchecked.push({ sheet: sheet.name, reason: 'hidden' })
      continue
    }
    const find = (cells: Sheet) => findTables(cells, sheetIndex, vocabulary, corrections.get(sheet.name))
    const found = memory ? yield* memory.tablesOf(sheet, sheetIndex, find) : find(sheet)
    sheets.push({ sheet, sheetIndex, ...found })
    for (const table of found.tables) views.push(memory?.viewOf(table) ?? new TableView(table, book.date1904, settings))
    if (found.tables.length === 0)
      unchecked.push({
        sheet: sheet.name,
        reason: sheet.rows === 0 ? 'empty' : found.headless ? 'no-header' : 'no-table',
      })
    yield undefined
  }
  return { views, sheets, unchecked }
}

/** One workbook, asked every rule about records, tables, sheets and workbooks. */
export class Run {
  private found: FoundTables = { views: [], sheets: [], unchecked: [] }
  private readonly raws: Raw[] = []
  private readonly skipped: Skip[] = []
  private readonly undecided = new Map<string, { rule: ActiveRule; table: number | null; count: number }>()
  private readonly asked = new Set<string>()
  private progress: Progress = { done: 0, total: 0 }

  constructor(
    private readonly book: Workbook,
    private readonly ruleset: Ruleset,
    /** What need not be asked again; null: everything is asked. */
    private readonly memory: Memory | null = null,
  ) {}

  get views(): readonly TableView[] {
    return this.found.views
  }

  /** What was found on each sheet a person sees. */
  get sheets(): readonly SheetView[] {
    return this.found.sheets
  }

  /** Everything there is to ask, in slices. */
  *steps(): Generator<Progress, void, undefined> {
    const finding = findAll(this.book, this.ruleset, this.memory)
    for (let step = finding.next(); ; step = finding.next()) {
      if (step.done) {
        this.found = step.value
        break
      }
      yield this.progress
    }
    this.progress = { done: 0, total: 2 * this.views.reduce((sum, view) => sum + view.size, 0) }
    for (let table = 0; table < this.views.length; table++) yield* this.table(table)
    yield* this.workbook()
  }

  /** Asks every rule of one table: of its records one after another, then of the table. */
  private *table(index: number): Generator<Progress, void, undefined> {
    const view = this.views[index]!
    const known = this.memory?.of(view.table) ?? null
    const active = this.ruleset.rules.filter((rule) => this.applies(rule, view, index))
    const onRecord = active.filter(({ rule }) => rule.on === 'record')
    if (active.length > 0) for (const _ of known ? known.prepare(onRecord.length) : view.warm()) yield this.progress
    yield* this.records(index, onRecord, known)
    const onTable = active.filter(({ rule }) => rule.on === 'table')
    for (const [i, rule] of onTable.entries()) {
      const place = onRecord.length + i
      const said = known?.recall(place, WHOLE)
      if (!said) known?.watch(place, WHOLE)
      yield* this.hear(rule, said ?? check(rule, view, this.context(rule)), index, (outcome) =>
        known?.keep(place, WHOLE, outcome),
      )
      known?.rest()
      yield this.goOn(view.size / onTable.length)
    }
  }

  private *records(
    index: number,
    active: readonly ActiveRule[],
    known: TableMemory | null,
  ): Generator<Progress, void, undefined> {
    const view = this.views[index]!
    const contexts = active.map((rule) => this.context(rule))
    const needs = new Needs(active)
    let n = 0
    const say = (i: number, outcome: Outcome) => this.note(active[i]!, outcome, index)
    for (const row of view.dataRows()) {
      if (++n % SLICE === 0) yield this.goOn(SLICE)
      if (known?.recallAll(row, say)) continue
      const record = new TableRecord(view, row)
      needs.begin(record)
      for (let i = 0; i < active.length; i++) {
        const rule = active[i]!
        const said = known ? known.recall(i, row) : null
        if (known && !said) known.watch(i, row)
        // What a rule looks at while it is watched, it looks at itself.
        const isOpen = said === null && !(known ? isReadable(record, rule) : needs.areMet(i))
        for (const step of said ?? (isOpen ? OPEN : check(rule, record, contexts[i]!))) {
          this.note(rule, step, index)
          if (known && step !== PAUSE) known.keep(i, row, step)
        }
      }
      known?.rest()
    }
    yield this.goOn(n % SLICE)
  }

  /** Asks the rules about whole sheets and the workbook. */
  private *workbook(): Generator<Progress, void, undefined> {
    for (const rule of this.ruleset.rules) {
      if (rule.rule.on === 'sheet') for (const sheet of this.found.sheets) yield* this.sheet(rule, sheet)
      if (rule.rule.on === 'workbook') {
        const subject = { workbook: this.book, tables: this.views }
        yield* this.hear(rule, check(rule, subject, this.context(rule)), null)
        yield this.progress
      }
      if (rule.rule.on === 'sheet' || rule.rule.on === 'workbook') this.asked.add(rule.rule.id)
    }
  }

  private *sheet(rule: ActiveRule, sheet: SheetView): Generator<Progress, void, undefined> {
    const known = this.memory?.ofSheet(sheet, rule.rule.id)
    const said: Outcome[] = []
    yield* this.hear(rule, known ?? check(rule, sheet, this.context(rule)), null, (outcome) => said.push(outcome))
    this.memory?.keep(sheet, rule.rule.id, said)
    yield this.progress
  }

  /** What was found, settled, in slices. */
  *report(): Generator<Progress, Report, undefined> {
    const { settings } = this.ruleset
    const undecided: Undecided[] = [...this.undecided.values()].map(({ rule: { rule }, table, count }) => ({
      rule: rule.id,
      title: rule.title,
      table,
      count,
    }))
    const tables: CheckedTable[] = []
    for (const view of this.views) {
      tables.push(describe(view))
      yield this.progress
    }
    const exceptions = new Exceptions(settings.exceptions, settings.today)
    const settled = yield* during(settling(this.book, this.views, this.raws, exceptions), this.progress)
    return {
      name: this.book.name,
      tables,
      unchecked: this.found.unchecked,
      lapsedCorrections: lapsedIn(this.book, this.found.sheets),
      ...settled,
      explained: [],
      idle: [],
      skipped: this.skipped,
      undecided,
      unused: [],
      checked: {
        tables: this.views.length,
        records: this.views.reduce((sum, view) => sum + view.size, 0),
        rules: this.asked.size,
        undecidable: undecided.reduce((sum, { count }) => sum + count, 0),
      },
    }
  }

  private context(active: ActiveRule): Context<object> {
    return { options: active.options, settings: this.ruleset.settings }
  }

  private goOn(records: number): Progress {
    const { done, total } = this.progress
    this.progress = { done: done + records, total }
    return this.progress
  }

  /** Whether a rule can be asked of a table; if it lacks something, that is noted. */
  private applies(active: ActiveRule, view: TableView, table: number): boolean {
    if (!isAbout(active, view)) return false
    const { rule } = active
    const reason = lackIn(view, active, this.ruleset)
    if (reason) this.skipped.push({ rule: rule.id, title: rule.title, table, reason })
    else this.asked.add(rule.id)
    return reason === null
  }

  /** Takes down what a check says, with a chance to stop where it says so or says much. */
  private *hear(
    active: ActiveRule,
    steps: Iterable<Step>,
    table: number | null,
    keep?: (outcome: Outcome) => void,
  ): Generator<Progress, void, undefined> {
    let n = 0
    for (const step of steps) {
      this.note(active, step, table)
      if (step !== PAUSE) keep?.(step)
      if (step === PAUSE || ++n % MANY === 0) yield this.progress
    }
  }

  private note(active: ActiveRule, step: Step, table: number | null): void {
    if (step === PAUSE) return
    if (step === UNDECIDABLE) this.undecidable(active, table)
    else this.raws.push({ active, finding: step, table: table ?? this.tableAt(step) })
  }

  /** The table a finding of a sheet or workbook rule lies in. */
  private tableAt({ at }: { at: { sheet: number; row: number; col: number } }): number | null {
    const index = this.views.findIndex(({ table: { sheetIndex, range } }) => {
      return (
        sheetIndex === at.sheet &&
        at.row >= range.top &&
        at.row <= range.bottom &&
        at.col >= range.left &&
        at.col <= range.right
      )
    })
    return index < 0 ? null : index
  }

  private undecidable(rule: ActiveRule, table: number | null): void {
    const key = `${rule.rule.id}@${table ?? ''}`
    const known = this.undecided.get(key)
    if (known) known.count++
    else this.undecided.set(key, { rule, table, count: 1 })
  }
}

/** Goes through work that does not say how far it is. */
export function* during<T>(
  work: Generator<undefined, T, undefined>,
  progress: Progress,
): Generator<Progress, T, undefined> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    yield progress
  }
}
