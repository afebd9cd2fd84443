/** What a finished run is to whoever writes it down: every format is made of this and of nothing else. */
import type { BatchRemarks, Diagnostic, Lang, RosterEntry, Severity, Words } from '../core/index.js'
import type { Picture } from './picture.js'
import type { EarlierFile, FileError, FileReport, Summary } from './run.js'

/** One asked-for file: checked, or why it could not be. */
export type FileResult = CheckedFile | FailedFile

/** A workbook that was checked, with everything that is said of it. */
export interface CheckedFile extends FileReport {
  readonly kind: 'checked'
  /**
   * Identities (`Diagnostic.id`) of the findings of this workbook that the baseline knows: in no count, and in `report.diagnostics` unless
   * they are to be left out; null where there is no baseline.
   */
  readonly known: ReadonlySet<string> | null
  /** The cells of its tables as shown; null where nobody asked for them. */
  readonly picture: Picture | null
}

/** A path or file that was asked for and could not be checked. */
export interface FailedFile extends FileError {
  readonly kind: 'failed'
}

/** Everything that is known when the last workbook was checked. It is written down only then, by as many reporters as were asked for. */
export interface FinishedRun {
  readonly lang: Lang
  /** kplint's own. */
  readonly version: string
  readonly summary: Summary
  /**
   * Every asked-for file in the order of the run. Each walk reads them anew, one at a time, from where they were laid down: a reporter may
   * walk as often as it needs and should keep of them no more than it says.
   */
  results(): Iterable<FileResult>
  /** What could not be asked or decided of all workbooks together. */
  readonly remarks: BatchRemarks
  /** The workbooks of earlier periods they were compared with. */
  readonly earlier: readonly EarlierFile[]
  /** Paths and files that could not be checked, those among the results included, in the order they are to be told. */
  readonly errors: readonly FileError[]
  /** The units that were to report, as the pack's roster lists them; null where there is no roster. */
  readonly units: readonly RosterEntry[] | null
  /** What to type next. */
  readonly commands: { readonly fix: string; readonly rule: string }
  /** The severity from which a finding fails the run (`--fail-on`); `error` unless said. */
  readonly failOn?: Severity
  /** More new warnings than these fail the run (`--max-warnings`); none do unless said. */
  readonly maxWarnings?: number | null
  /** Titles and reasons of rules, by id, for formats that carry them. Null of a rule this run does not know. */
  rule(id: string): RuleInfo | null
}

/** A rule's own words. */
export interface RuleInfo {
  readonly id: string
  readonly title: Words
  readonly why: Words
  readonly help: Words
  readonly source: Words
  readonly severity: Diagnostic['severity']
}

/** Writes a run down, in pieces worth writing: a large report is never one string. Bytes where the format is no text. */
export type Reporter = (run: FinishedRun) => Iterable<string> | AsyncIterable<string | Uint8Array>

/** True of a finding the baseline knows. */
export function isKnown({ known }: CheckedFile, { id }: Diagnostic): boolean {
  return known?.has(id) === true
}
