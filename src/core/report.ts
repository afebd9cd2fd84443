/** What a run says: everything that was found, and everything that was not looked at. */
import type { Acceptance, Exception } from './accept.js'
import type { Ref } from './grid.js'
import type { Correction, Explanation } from './notes.js'
import type { Datum, Fix, Severity } from './rule.js'
import type { MoneyUnit } from './values.js'
import type { Words } from './vocabulary.js'

/** A message of a rule with what fills its placeholders: words in one language are made of it by `say`. */
export interface Message {
  readonly template: Words
  readonly data: { readonly [placeholder: string]: Datum }
}

/** Another cell that has a part in a diagnostic. */
export interface RelatedCell {
  readonly at: Ref
  /** The name of its workbook where that is another one; else null. */
  readonly file: string | null
  readonly sheet: string
  readonly cell: string
  readonly note: Message
}

/** One finding, settled: with its rule, its place as a person names it, and an identity that survives sorting. */
export interface Diagnostic {
  /** Rule, subject and field: never an address, never a count. Unique in its report. */
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  readonly at: Ref
  /** The name of the sheet. */
  readonly sheet: string
  /** The address of the cell, `B4`. */
  readonly cell: string
  /** Index into `Report.tables`; null where it is not about one table. */
  readonly table: number | null
  /** The project's name; null where it is not about one project. */
  readonly project: string | null
  /** The field of the cell; null where it has none. */
  readonly field: { readonly name: string; readonly title: Words } | null
  readonly message: Message
  /** What the cell holds, as shown. */
  readonly actual: Datum | null
  readonly expected: Datum | null
  readonly difference: Datum | null
  /** Every cell that shows the defect, `at` first; more than one where one cause fills a column. */
  readonly places: readonly Ref[]
  readonly related: readonly RelatedCell[]
  readonly fix: Fix | null
  /** The exception that accepts it, or that did until it lapsed; null where there is none. */
  readonly accepted: Acceptance | null
  /**
   * Of a `warning`: the fingerprint of the values it speaks of, by which an explanation of it lapses; else null. Sorting or inserting
   * rows, renaming sheets or another host leave it as it is.
   */
  readonly witness: string | null
  /** The explanation kept in the workbook that bears on it; null where there is none. */
  readonly explanation: Explained | null
}

/**
 * How an explanation bears on a finding. `valid`: the finding stands explained. `lapsed`: a value it explains has changed since. `refused`:
 * it is no explanation; `refused` says why and what to do.
 */
export interface Explained {
  readonly explanation: Explanation
  readonly state: 'valid' | 'lapsed' | 'refused'
  /** Null unless the state is `refused`. */
  readonly refused: Words | null
}

/** Why a rule was not asked. */
export type SkipReason =
  | { readonly code: 'columns'; readonly fields: readonly (readonly Words[])[] }
  | { readonly code: 'several-columns'; readonly field: Words }
  | { readonly code: 'period' | 'year' | 'unit' | 'regions' | 'previous' }
  /** A roster by the title of the field whose names it lists. */
  | { readonly code: 'roster'; readonly name: Words }
  | { readonly code: 'option'; readonly name: string }

/** A rule that could not be asked of a table (or of the workbook), said once. */
export interface Skip {
  readonly rule: string
  readonly title: Words
  /** Index into `Report.tables`; null where it holds for the whole run: a setting that is not given, a rule about all workbooks. */
  readonly table: number | null
  readonly reason: SkipReason
}

/** Records a rule could not decide, in one table, or what it could not decide of the whole workbook. */
export interface Undecided {
  readonly rule: string
  readonly title: Words
  /** Index into `Report.tables`; null where the rule is about the whole workbook. */
  readonly table: number | null
  readonly count: number
}

/** A column that is understood. */
export interface ReadColumn {
  readonly cell: string
  readonly heading: string
  /** The title of the field it is read as. */
  readonly field: Words
}

/** A table that was read. */
export interface CheckedTable {
  readonly sheet: string
  readonly sheetIndex: number
  /** `ofProjects`: false where its rows are something else (units, people, blockages). */
  readonly kind: { readonly name: string; readonly title: Words; readonly ofProjects: boolean } | null
  readonly title: string | null
  /** 填报单位 as the table states it, null where it states none. */
  readonly reportingUnit: string | null
  /** The report period (year × 12 + month − 1) it was checked as: the title's, else the run's; null where neither says. */
  readonly period: number | null
  readonly range: string
  /** Rows of its header: the first ones of `range`. */
  readonly headerRows: number
  readonly unit: MoneyUnit | null
  readonly records: number
  /** 0–1. */
  readonly confidence: number
  /** Columns that are understood, with the cells of their headings as written. */
  readonly columns: readonly ReadColumn[]
  /** Headings nobody knows, as written, with their cells: these columns were not checked. */
  readonly unknown: readonly { readonly cell: string; readonly heading: string }[]
  /** Formulas without a stored result (a program wrote them, no spreadsheet has computed them), `cell` the first; null where there is none. */
  readonly uncalculated: { readonly count: number; readonly cell: string } | null
  /** Its header, columns and rows that are read as a person said (`Notes.corrections`). */
  readonly corrected: number
}

/** A sheet of which nothing was checked. */
export interface UncheckedSheet {
  readonly sheet: string
  readonly reason: 'empty' | 'hidden' | 'no-table' | 'no-header'
}

/** What could not be asked, or not be decided, of all workbooks of a run together. */
export interface BatchRemarks {
  /** Exceptions that bore on no finding. */
  readonly unused: readonly Exception[]
  readonly skipped: readonly Skip[]
  readonly undecided: readonly Undecided[]
}

/** The result of `lint`: of one workbook. */
export interface Report {
  /** The workbook's name. */
  readonly name: string
  readonly tables: readonly CheckedTable[]
  readonly unchecked: readonly UncheckedSheet[]
  /** Corrections of how sheets are read that were not followed: what stood there is gone. */
  readonly lapsedCorrections: readonly Correction[]
  /** By sheet, row, column, then rule. */
  readonly diagnostics: readonly Diagnostic[]
  /** What was found and is accepted until a date: in no count. The same order. */
  readonly accepted: readonly Diagnostic[]
  /** Warnings with a valid explanation: in no count. The same order. Those whose explanation lapsed or was refused are in `diagnostics`. */
  readonly explained: readonly Diagnostic[]
  /** Explanations that bear on no finding: the defect was corrected. */
  readonly idle: readonly Explanation[]
  readonly skipped: readonly Skip[]
  readonly undecided: readonly Undecided[]
  /** Exceptions that bore on no finding: of a batch of one; of several workbooks they are said of the batch. */
  readonly unused: readonly Exception[]
  readonly checked: {
    readonly tables: number
    readonly records: number
    /** Rules that were asked of at least one table. */
    readonly rules: number
    /** Answers "undecidable". */
    readonly undecidable: number
  }
}
