/** What a rule is, what it may ask for and what it says. */

import type { Exception } from './accept.js'
import type { FactRecord, FactTable } from './facts.js'
import type { Ref, Sheet, Value, Workbook } from './grid.js'
import type { Match } from './join.js'
import type { Project } from './projects.js'
import type { TableRecord, TableView } from './record.js'
import type { Roster } from './roster.js'
import type { SheetTables } from './table/model.js'
import type { Amount, MoneyUnit, Month } from './values.js'
import type { FieldType, Vocabulary, Words } from './vocabulary.js'

/** `error` 必须改 blocks; `warning` 需核实 must be corrected or explained; `info` 提示 is advice. */
export type Severity = 'error' | 'warning' | 'info'

/** One cell to be rewritten. It is made only if the cell still holds `from`. A `format` is set with a number only. */
export interface Edit {
  readonly at: Ref
  readonly from: Value
  readonly to: Value
  readonly format?: string
}

/**
 * Why an edit was not made. `changed`: the cell does not hold `from`. `formula`: its value is computed. `no-sheet`: there
 * is no such sheet or place. `value`: `to` is nothing a cell can hold. `odd`: the file is written in a way in which this
 * cell cannot be changed alone.
 */
export type RefusedReason = 'changed' | 'formula' | 'no-sheet' | 'value' | 'odd'

/** An edit that a host did not make. */
export interface RefusedEdit {
  readonly edit: Edit
  readonly reason: RefusedReason
}

/** A way to mend what was found. `safe` keeps the meaning (DESIGN.md lists what is safe); anything else a person chooses. */
export interface Fix {
  readonly safe: boolean
  readonly edits: readonly Edit[]
}

/** A value for the placeholder of a message: put into words in the reader's language when the report is written. */
export type Datum = string | number | Amount | Month | Words

/** Another cell that has a part in a finding. `note` names a message of the rule; without one, the column's title is said. */
export interface Related<M extends string = string> {
  readonly at: Ref
  readonly note?: M
  readonly data?: { readonly [placeholder: string]: Datum }
}

/** What a rule has found at one place. */
export interface Finding<M extends string = string> {
  /** The cell a person should look at first. */
  readonly at: Ref
  readonly message: M
  readonly data?: { readonly [placeholder: string]: Datum }
  /** Where this finding weighs otherwise than its rule. */
  readonly severity?: Severity
  /** What the cell holds, where it is not simply the text shown there. */
  readonly actual?: Datum
  readonly expected?: Datum
  readonly difference?: Datum
  readonly related?: readonly Related<M>[]
  /** Where one defect stands in many cells: all of them, `at` being the first. */
  readonly places?: readonly Ref[]
  /** What the finding is about where that is neither the record, the group nor the heading of `at`: part of its identity. */
  readonly subject?: string
  /** Cells whose findings by the rules this one `supersedes` are consequences of this one and are folded into it. */
  readonly explains?: readonly Ref[]
  readonly fix?: Fix
}

/** Said instead of a verdict: what was needed could not be read. The same for every copy of the engine: plug-ins bring their own. */
export const UNDECIDABLE = Symbol.for('kplint.undecidable')

/** What a check says: findings, and that something could not be decided. */
export type Outcome<M extends string = string> = Finding<M> | typeof UNDECIDABLE

/**
 * Said by a check of a whole table that works for long, every few hundred rows or so: it says nothing, but whoever runs the check can
 * do something else before it goes on. The same for every copy of the engine.
 */
export const PAUSE = Symbol.for('kplint.pause')

/** What a check yields: outcomes, and pauses in between. */
export type Step<M extends string = string> = Outcome<M> | typeof PAUSE

/** Whatever a run is told besides the workbook. Nothing here is ever guessed. */
export interface Settings {
  /** The report period, as months (year × 12 + month − 1); the title of a table goes before it. */
  readonly period: number | null
  /** The plan year; the title of a table goes before it. */
  readonly year: number | null
  readonly rosters: ReadonlyMap<string, Roster>
  /** Columns a pack demands per kind of table, in place of the kind's own list. */
  readonly required: ReadonlyMap<string, readonly (string | readonly string[])[]>
  /** 行政区划代码 of the county and of the areas above it. */
  readonly regions: readonly string[]
  /** The unit of money of a table that states none, by kind of table: as a pack gives it. */
  readonly units: ReadonlyMap<string, MoneyUnit>
  /** Findings that are accepted until a date. */
  readonly exceptions: readonly Exception[]
  /** The day (a serial of the 1900 system) by which exceptions lapse where a table has no month; null where nobody says it. */
  readonly today: number | null
}

/** What a rule lacks when it is skipped: said once per table. */
export type Given = 'period' | 'year' | 'unit' | 'regions' | 'previous' | `roster:${string}` | `option:${string}`

/** What a check is given besides its subject. */
export interface Context<O> {
  readonly options: Readonly<O>
  readonly settings: Settings
}

/** One sheet as a whole: for rules about what could not be read as a table. */
export interface SheetView extends SheetTables {
  readonly sheet: Sheet
  readonly sheetIndex: number
}

/** A workbook with everything found in it: for rules about several tables. */
export interface WorkbookView {
  readonly workbook: Workbook
  readonly tables: readonly TableView[]
}

/** Where a project is looked for: in the tables of this period, or in those of earlier ones. */
export type Era = 'current' | 'previous'

/**
 * All workbooks of a run together, with what is remembered of each (the fields the rule names in `reads`). One workbook alone is a
 * batch of one. Cells are named by `Ref`s with their `book`; a finding is `at` a cell of this period.
 */
export interface BatchView<F extends FieldTypes = FieldTypes> {
  /** This period's tables the rule is about: of its kinds, with the columns it needs. */
  readonly tables: readonly FactTable<F>[]
  /** Every table of this period, in the order of workbooks. */
  readonly current: readonly FactTable<F>[]
  /** Every table of earlier periods, the latest period first; of no known period last. */
  readonly previous: readonly FactTable<F>[]
  /** The names of this period's workbooks. */
  readonly files: readonly string[]
  /** The same project elsewhere, by code, else by name; of earlier periods the latest first. Takes as long as it has answers. */
  same(record: FactRecord<F>, era: Era): readonly Match<F>[]
  /** Every project of this period once, with its records in all tables: for what is held side by side. Takes as long as it has rows. */
  projects(): Iterable<Project<F>>
  /** What `make` (a function of its own, never one made on the spot) gives: worked out once for all the rules of a run that ask. */
  once<T>(make: (batch: AllTables<F>) => T): T
}

/** What is the same for every rule about all workbooks. */
export type AllTables<F extends FieldTypes = FieldTypes> = Pick<
  BatchView<F>,
  'current' | 'previous' | 'files' | 'same' | 'projects'
>

/** What a check is about. */
export type Scope = 'record' | 'table' | 'sheet' | 'workbook' | 'batch'

/** What the check of each scope is handed. `F` maps field names to how they are read. */
export interface Subjects<F extends FieldTypes> {
  record: TableRecord<F>
  table: TableView<F>
  sheet: SheetView
  workbook: WorkbookView
  batch: BatchView<F>
}

/** Field name → type. */
export type FieldTypes = { readonly [name: string]: FieldType }

/** The names of the fields that are read as `T`. */
export type FieldsOf<F extends FieldTypes, T extends FieldType> = {
  [N in keyof F]: F[N] extends T ? N : never
}[keyof F] &
  string

/** A drawn table, or one with the options and settings under which it holds. */
export type Example =
  | string
  | {
      readonly table: string
      /** More workbooks of the same batch, drawn; their marks and messages count too. */
      readonly beside?: readonly string[]
      /** Workbooks of earlier periods, drawn. */
      readonly previous?: string | readonly string[]
      readonly options?: { readonly [name: string]: unknown }
      readonly settings?: ExampleSettings
    }

/** Settings as an example states them: `period: '2025-04'`, rosters as lists of names or entries. */
export interface ExampleSettings {
  readonly period?: string
  readonly year?: number
  readonly rosters?: {
    readonly [name: string]: readonly (
      | string
      | {
          readonly name: string
          readonly accepted?: readonly string[]
          readonly aliases?: readonly string[]
          readonly rank?: number
          readonly kind?: string
          readonly from?: string
          readonly to?: string
          readonly successor?: string
        }
    )[]
  }
  readonly required?: { readonly [kind: string]: readonly (string | readonly string[])[] }
  readonly regions?: readonly string[]
}

/**
 * A rule: one object in one file, its keys in this order.
 *
 * - `off: true`: asked only where a pack or a configuration turns the rule on.
 * - `on` says what `check` is handed; a record rule is asked once per project row, a batch rule once of all workbooks.
 * - `tables` are the kinds of table it applies to; without it, all.
 * - `needs` are fields whose columns must exist (an inner list: any one of them), else the rule is skipped for the table; of a
 *   record rule their cells must also be readable, else the record is undecidable and `check` is not called (of an inner list, one
 *   of them).
 * - `columns` are fields whose columns must exist (inner lists as above) while a cell may hold anything: for rules about the cells
 *   themselves.
 * - `reads`, of a batch rule: every field it reads of any table. Of a batch rule `tables`, `needs` and `columns` choose `batch.tables`;
 *   no cell is asked for beforehand. `given: ['previous']` asks for workbooks of an earlier period.
 * - `given` are settings without which the rule is skipped.
 * - `gathers`: the same defect down most of a column is one finding.
 * - `supersedes`: rules whose findings at the cells this one `explains` are its consequences.
 * - `entails`: rules that speak of the same defect too, each of another side of it; held by test/mutation. What is a mere
 *   consequence is folded (`supersedes`) instead.
 */
export interface Rule<
  F extends FieldTypes = FieldTypes,
  S extends Scope = Scope,
  O = object,
  M extends string = string,
> {
  readonly id: string
  readonly title: Words
  readonly why: Words
  readonly help: Words
  /** Where the rule comes from: seed and clause, standard, page. */
  readonly source: Words | string
  readonly severity: Severity
  /** The rule is off until a pack or a configuration turns it on. */
  readonly off?: true
  readonly on: S
  readonly tables?: readonly string[]
  readonly needs?: readonly ((keyof F & string) | readonly (keyof F & string)[])[]
  readonly columns?: readonly ((keyof F & string) | readonly (keyof F & string)[])[]
  readonly reads?: readonly (keyof F & string)[]
  readonly given?: readonly Given[]
  readonly gathers?: boolean
  readonly supersedes?: readonly string[]
  readonly entails?: readonly string[]
  readonly options?: O
  readonly messages: { readonly [K in M]: Words }
  readonly examples: { readonly good: Example | readonly Example[]; readonly bad: Example | readonly Example[] }
  check(subject: Subjects<F>[S], context: Context<O>): Iterable<Step<M>>
}

/** A rule whatever its subject, options and messages: what a ruleset holds. */
export interface AnyRule extends Omit<Rule, 'check'> {
  check(subject: never, context: Context<never>): Iterable<Step>
}

/** Makes `defineRule` for a vocabulary: it returns the rule as it is and lets the compiler see the field names. */
export function makeDefineRule<F extends FieldTypes>() {
  return <const S extends Scope, O extends object, M extends string>(rule: Rule<F, S, O, M>): Rule<F, S, O, M> => rule
}

/** A rule as a run uses it. */
export interface ActiveRule {
  readonly rule: AnyRule
  readonly severity: Severity
  readonly options: object
}

/** Everything a run needs besides the workbook. */
export interface Ruleset {
  readonly vocabulary: Vocabulary
  readonly rules: readonly ActiveRule[]
  readonly settings: Settings
}
