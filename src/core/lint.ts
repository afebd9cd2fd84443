/** One workbook: tables are found, every rule is asked of everything it is about, the answers are settled. */
import { Exceptions } from './accept.js'
import { address, rangeAddress, type Workbook } from './grid.js'
import { TableRecord, TableView } from './record.js'
import type { CheckedTable, Report, Skip, SkipReason, UncheckedSheet, Undecided } from './report.js'
import {
  type ActiveRule,
  type Context,
  type Given,
  type Outcome,
  type Ruleset,
  type SheetView,
  UNDECIDABLE,
} from './rule.js'
import { type Raw, settle } from './settle.js'
import { findTables } from './table/index.js'
import type { Words } from './vocabulary.js'

/** Where a run is. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** Records between two chances to stop. */
const SLICE = 500

/** The tables of a workbook's visible sheets, and the sheets that have none. */
export interface FoundTables {
  readonly views: readonly TableView[]
  readonly sheets: readonly SheetView[]
  readonly unchecked: readonly UncheckedSheet[]
}

/** Finds the tables of every sheet a person sees. */
export function tablesOf(workbook: Workbook, ruleset: Ruleset): FoundTables {
  const steps = findAll(workbook, ruleset)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function* findAll(book: Workbook, { vocabulary, settings }: Ruleset): Generator<undefined, FoundTables, undefined> {
  const views: TableView[] = []
  const sheets: SheetView[] = []
  const unchecked: UncheckedSheet[] = []
  for (const [sheetIndex, sheet] of book.sheets.entries()) {
    if (sheet.state !== 'visible') {
      unchecked.push({ sheet: sheet.name, reason: 'hidden' })
      continue
    }
    const found = findTables(sheet, sheetIndex, vocabulary)
    sheets.push({ sheet, sheetIndex, ...found })
    for (const table of found.tables) views.push(new TableView(table, book.date1904, settings))
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

  constructor(
    private readonly book: Workbook,
    private readonly ruleset: Ruleset,
  ) {}

  get views(): readonly TableView[] {
    return this.found.views
  }

  /** Everything there is to do, in slices. */
  *steps(): Generator<Progress, void, undefined> {
    const finding = findAll(this.book, this.ruleset)
    for (let step = finding.next(); ; step = finding.next()) {
      if (step.done) {
        this.found = step.value
        break
      }
      yield { done: 0, total: 0 }
    }
    const total = this.views.reduce((sum, view) => sum + view.size, 0)
    let done = 0
    for (let table = 0; table < this.views.length; table++)
      for (const records of this.table(table)) {
        done += records
        yield { done, total }
      }
    this.workbook()
  }

  /** Asks every rule of one table; yields the number of records done in each slice. */
  private *table(index: number): Generator<number, void, undefined> {
    const view = this.views[index]!
    const active = this.ruleset.rules.filter((rule) => this.applies(rule, view, index))
    const onRecord = active
      .filter(({ rule }) => rule.on === 'record')
      .map((rule) => ({ rule, context: this.context(rule) }))
    let n = 0
    for (const row of view.dataRows()) {
      const record = new TableRecord(view, row)
      for (const { rule, context } of onRecord) {
        if (isReadable(record, rule)) this.hear(rule, check(rule, record, context), index)
        else this.undecidable(rule, index)
      }
      if (++n % SLICE === 0) yield SLICE
    }
    for (const rule of active)
      if (rule.rule.on === 'table') this.hear(rule, check(rule, view, this.context(rule)), index)
    yield n % SLICE
  }

  /** Asks the rules about whole sheets and the workbook. */
  private workbook(): void {
    for (const rule of this.ruleset.rules) {
      if (rule.rule.on === 'sheet')
        for (const sheet of this.found.sheets) this.hear(rule, check(rule, sheet, this.context(rule)), null)
      if (rule.rule.on === 'workbook')
        this.hear(rule, check(rule, { workbook: this.book, tables: this.views }, this.context(rule)), null)
      if (rule.rule.on === 'sheet' || rule.rule.on === 'workbook') this.asked.add(rule.rule.id)
    }
  }

  report(): Report {
    const { settings } = this.ruleset
    const undecided: Undecided[] = [...this.undecided.values()].map(({ rule: { rule }, table, count }) => ({
      rule: rule.id,
      title: rule.title,
      table,
      count,
    }))
    return {
      name: this.book.name,
      tables: this.views.map(describe),
      unchecked: this.found.unchecked,
      ...settle(this.book, this.views, this.raws, new Exceptions(settings.exceptions, settings.today)),
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

  /** Whether a rule can be asked of a table; if it lacks something, that is noted. */
  private applies(active: ActiveRule, view: TableView, table: number): boolean {
    const { rule } = active
    if (rule.on !== 'record' && rule.on !== 'table') return false
    if (rule.tables && (view.kind === null || !rule.tables.includes(view.kind))) return false
    const needs = [...(rule.needs ?? []), ...(rule.columns ?? [])]
    if (!needs.every((need) => [need].flat().some((field) => view.concerns(field)))) return false
    const reason = this.lack(active, view)
    if (reason) this.skipped.push({ rule: rule.id, title: rule.title, table, reason })
    else this.asked.add(rule.id)
    return reason === null
  }

  private lack(active: ActiveRule, view: TableView): SkipReason | null {
    const { rule } = active
    for (const need of [...(rule.needs ?? []), ...(rule.columns ?? [])]) {
      const choice: readonly string[] = typeof need === 'string' ? [need] : need
      if (choice.some((field) => view.has(field))) continue
      const several = choice.find((field) => view.columns(field).length > 1)
      if (several !== undefined) return { code: 'several-columns', field: titleOf(this.ruleset, several) }
    }
    const fields = missingColumns(rule, (field) => view.has(field), this.ruleset)
    if (fields.length > 0) return { code: 'columns', fields }
    for (const given of rule.given ?? []) {
      const reason = lackOf(given, this.ruleset, active, view)
      if (reason) return reason
    }
    return null
  }

  private hear(active: ActiveRule, outcomes: Iterable<Outcome>, table: number | null): void {
    for (const outcome of outcomes) {
      if (outcome === UNDECIDABLE) this.undecidable(active, table)
      else this.raws.push({ active, finding: outcome, table: table ?? this.tableAt(outcome) })
    }
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

/** The columns a rule demands that are not there: each with what would do instead. */
export function missingColumns(
  rule: ActiveRule['rule'],
  has: (field: string) => boolean,
  ruleset: Ruleset,
): readonly (readonly Words[])[] {
  const demanded = [...(rule.needs ?? []), ...(rule.columns ?? [])]
  return demanded
    .map((need): readonly string[] => (typeof need === 'string' ? [need] : need))
    .filter((choice) => !choice.some(has))
    .map((choice) => choice.map((field) => titleOf(ruleset, field)))
}

/** Why a rule cannot be asked for want of a setting; null where it has it. */
export function lackOf(
  given: Given,
  { settings, vocabulary }: Ruleset,
  active: ActiveRule,
  view: Pick<TableView, 'period' | 'year' | 'hasUnit'>,
): SkipReason | null {
  if (given === 'previous') return null
  if (given === 'period') return view.period === null ? { code: given } : null
  if (given === 'year') return view.year === null ? { code: given } : null
  if (given === 'unit') return view.hasUnit ? null : { code: given }
  if (given === 'regions') return settings.regions.length > 0 ? null : { code: given }
  const [code, name] = given.split(':') as ['roster' | 'option', string]
  if (code === 'roster') {
    const title = vocabulary.fields.find(({ roster }) => roster === name)?.title ?? { zh: name, en: name }
    return settings.rosters.has(name) ? null : { code, name: title }
  }
  const value = (active.options as { readonly [name: string]: unknown })[name]
  return value === null || value === undefined ? { code, name } : null
}

function titleOf({ vocabulary }: Ruleset, field: string): Words {
  return vocabulary.fields.find(({ name }) => name === field)?.title ?? { zh: field, en: field }
}

type Check = (subject: unknown, context: Context<object>) => Iterable<Outcome>

/** The compiler has matched each rule's subject with its scope in `defineRule`; here the scope decides. */
export function check(active: ActiveRule, subject: unknown, context: Context<object>): Iterable<Outcome> {
  return (active.rule.check as Check).call(active.rule, subject, context)
}

/** Whether every cell a record rule needs can be read. */
function isReadable(record: TableRecord, { rule }: ActiveRule): boolean {
  if (!rule.needs) return true
  for (const need of rule.needs) {
    if (typeof need === 'string') {
      if (record.read(need).state !== 'ok') return false
    } else if (!need.some((field) => record.read(field).state === 'ok')) return false
  }
  return true
}

function describe(view: TableView): CheckedTable {
  const { table } = view
  return {
    sheet: table.sheet.name,
    sheetIndex: table.sheetIndex,
    kind: table.kind
      ? { name: table.kind.name, title: table.kind.title, ofProjects: table.kind.subject === undefined }
      : null,
    title: table.title?.text ?? null,
    range: rangeAddress(table.range),
    unit: table.unit?.value ?? commonUnit(view),
    records: view.size,
    confidence: table.confidence,
    unknown: table.columns
      .filter(({ field, path }) => field === null && path.some((text) => text !== ''))
      .map(({ at, path }) => ({
        cell: rangeAddress({ top: at.row, left: at.col, bottom: at.row, right: at.col }),
        heading: path.join('/'),
      })),
    uncalculated: uncalculated(view),
  }
}

/** The formulas of a table whose result nobody has computed: they read as blank, and what they would show was not checked. */
function uncalculated({ table: { sheet, columns, range } }: TableView): CheckedTable['uncalculated'] {
  let count = 0
  let cell = ''
  for (let row = range.top; row <= range.bottom; row++) {
    for (const { col } of columns) {
      if (sheet.value(row, col) !== null || sheet.formula(row, col) === null) continue
      if (count++ === 0) cell = address(row, col)
    }
  }
  return count > 0 ? { count, cell } : null
}

/** The unit every money column states in its heading, null where they differ or one states none. */
function commonUnit(view: TableView): CheckedTable['unit'] {
  const units = new Set(view.columnsOfType('amount').map((column) => view.unitOf(column)))
  const [only] = units
  return units.size === 1 ? (only ?? null) : null
}
