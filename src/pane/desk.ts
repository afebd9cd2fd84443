/** What the page and the work behind it tell each other: everything the page draws is a `DeskState`, everything a user does is a call of `Desk`. */
import type {
  AnyRule,
  Correction,
  ExplanationReason,
  Notes,
  Ref,
  RefusedEdit,
  Report,
  RowRole,
  SheetStructure,
  Words,
} from '../core/index.js'

/** What a rule says of itself, beside its findings. */
export interface RuleWords {
  readonly id: string
  readonly title: Words
  readonly why: Words
  readonly help: Words
  readonly source: Words
}

/** A rule's own words. */
export function wordsOf({ id, title, why, help, source }: Pick<AnyRule, keyof RuleWords>): RuleWords {
  return { id, title, why, help, source: typeof source === 'string' ? { zh: source, en: source } : source }
}

/** A pack that can be chosen. */
export interface PackChoice {
  readonly id: string
  readonly title: Words
}

/** What the workbook's host can do. */
export interface Abilities {
  readonly show: boolean
  readonly write: boolean
  readonly notes: boolean
  readonly marks: boolean
  /** Edits are noticed by themselves; without it a user asks for a new check. */
  readonly watch: boolean
}

/** Everything the page draws. A new object for every change; parts that did not change are the same objects. */
export interface DeskState {
  /** `empty`: no workbook yet. `reading`, `checking`: at work (an old report may still stand). `failed`: see `fault`. */
  readonly phase: 'empty' | 'reading' | 'checking' | 'ready' | 'failed'
  /** The workbook's name; `''` while there is none. */
  readonly name: string
  /** Of the work at hand, 0–1; null where nobody knows. */
  readonly progress: number | null
  readonly fault: Words | null
  /** The last whole report; null before there is one. */
  readonly report: Report | null
  /** How every sheet was read, together with `report`. */
  readonly structure: readonly SheetStructure[]
  /** The rules of `report.diagnostics`, `explained` and `accepted`, by id. */
  readonly rules: ReadonlyMap<string, RuleWords>
  /** Something changed since `report` was made; a new check is under way or, without `watch`, has to be asked for. */
  readonly stale: boolean
  /** False where a stale report stays so until a new check is asked for: the last one was stopped or failed. */
  readonly due?: boolean
  readonly notes: Notes
  readonly packs: readonly PackChoice[]
  /** The report period as months (year × 12 + month − 1); null: what the titles say. */
  readonly period: number | null
  readonly abilities: Abilities
  /** Cells that bear a mark now. */
  readonly marked: number
  /** The marks are of an earlier check, which may have found something else. */
  readonly marksOld?: boolean
  /** What the host lacks, in sentences. */
  readonly lacks: readonly Words[]
  /** What came of the last thing the user did, in one sentence (3 cells written, 1 refused because …); null: nothing to say. */
  readonly told: { readonly words: Words; readonly bad: boolean } | null
}

/** Why an explanation is not taken. */
export type Refused = Words

/**
 * Everything a user does. None of these throws: what goes wrong is said in `fault` or `told`. What is asked while the desk is at work
 * waits its turn.
 */
export interface Desk {
  readonly state: DeskState
  /** Calls back after every change of `state` until the function it gives is called. */
  subscribe(changed: (state: DeskState) => void): () => void
  /** Reads everything anew and checks it. */
  check(): Promise<void>
  /** Stops the work at hand; the old report stands. */
  cancel(): void
  show(at: Ref): Promise<void>
  /** Makes the fixes of these findings (`Diagnostic.id`), checks anew, gives what was refused. */
  fix(ids: readonly string[]): Promise<readonly RefusedEdit[]>
  /** The ids of the findings whose fixes are safe. */
  safe(): readonly string[]
  /**
   * Keeps an explanation of a `warning`; null where it was taken. A refused one is kept too, for the reviewer, but explains nothing.
   * `author` may be `''`.
   */
  explain(id: string, reason: ExplanationReason, text: string, author: string): Promise<Refused | null>
  /** Takes the explanation of a finding back. */
  withdraw(id: string): Promise<void>
  /**
   * Says how a sheet is to be read, in place of what was said of the same thing; checks anew. Positions are 0-based. The text that stands
   * there, by which a correction is found again, is read from the workbook.
   */
  correctHeader(sheetIndex: number, row: number, rows: number): Promise<void>
  /** `field` null: the column means nothing that is checked. */
  correctColumn(sheetIndex: number, col: number, headerBottomRow: number, field: string | null): Promise<void>
  correctRow(sheetIndex: number, row: number, role: RowRole): Promise<void>
  /** Takes a correction back; checks anew. */
  uncorrect(correction: Correction): Promise<void>
  /** Chooses a pack (null: none), kept in the workbook where it can be; checks anew. */
  choosePack(id: string | null): Promise<void>
  choosePeriod(period: number | null): Promise<void>
  /** Colours the cells of all findings, or takes every mark away. */
  mark(): Promise<void>
  unmark(): Promise<void>
}
