/** A whole run: many workbooks, some of which could not be read. */
import type { BatchRemarks, Report, Severity, Words } from '../core/index.js'

/** A workbook that was checked. */
export interface FileReport {
  /** The path, as found. */
  readonly file: string
  /** SHA-256 of the file's bytes in hexadecimal; null where nobody asked for it. */
  readonly sha256: string | null
  readonly report: Report
  /** What was odd about the file but did not stop reading. */
  readonly warnings: readonly Words[]
}

/** A workbook of an earlier period that was read to compare with. */
export interface EarlierFile {
  readonly file: string
  readonly sha256: string | null
  readonly tables: number
}

/** A file (or a path) that could not be checked. */
export interface FileError {
  /** `''` where it is about all of them together. */
  readonly file: string
  /** True of a workbook of this period that could not be read: it counts among the workbooks asked for. */
  readonly isWorkbook?: boolean
  /** One word for machines: `missing`, `not-zip`, `no-table`, `internal` … */
  readonly code: string
  readonly words: Words
}

/** What a run comes to. */
export interface Summary {
  /** Workbooks asked for. */
  readonly files: number
  /** Workbooks in which at least one table was checked. */
  readonly checked: number
  readonly tables: number
  readonly records: number
  readonly diagnostics: { readonly [S in Severity]: number }
  /** Findings the baseline knows: in no other count. */
  readonly known: number
  /** Findings accepted until a date: in no other count. */
  readonly accepted: number
  /** Warnings with a valid explanation: in no other count. */
  readonly explained: number
  /** Findings with a safe fix. */
  readonly fixable: number
  /** Answers "undecidable". */
  readonly undecidable: number
  /** Paths and files that could not be checked. */
  readonly errors: number
}

/** Adds up a run. */
export class Tally {
  private files = 0
  private checked = 0
  private tables = 0
  private records = 0
  private readonly diagnostics: { [S in Severity]: number } = { error: 0, warning: 0, info: 0 }
  private known = 0
  private accepted = 0
  private explained = 0
  private fixable = 0
  private undecidable = 0
  private errors = 0

  /** `known`: the identities of the findings a baseline knows. */
  report({ report }: Pick<FileReport, 'report'>, known: ReadonlySet<string> | null = null): void {
    this.files++
    if (report.tables.length > 0) this.checked++
    this.tables += report.checked.tables
    this.records += report.checked.records
    this.undecidable += report.checked.undecidable
    this.accepted += report.accepted.length
    this.explained += report.explained.length
    for (const { id, severity, fix } of report.diagnostics) {
      if (known?.has(id)) {
        this.known++
        continue
      }
      this.diagnostics[severity]++
      if (fix?.safe) this.fixable++
    }
  }

  /** What is said of all workbooks together. */
  remarks({ undecided }: BatchRemarks): void {
    for (const { count } of undecided) this.undecidable += count
  }

  /** `isFile`: a workbook that could not be read, rather than a path that led to none or a workbook already counted. */
  error(isFile: boolean): void {
    this.errors++
    if (isFile) this.files++
  }

  summary(): Summary {
    const { files, checked, tables, records, known, accepted, explained, fixable, undecidable, errors } = this
    const diagnostics = { ...this.diagnostics }
    return { files, checked, tables, records, diagnostics, known, accepted, explained, fixable, undecidable, errors }
  }
}
