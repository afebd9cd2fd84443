/** A field a column can be said to mean. */
export interface FieldWords {
  readonly name: string
  readonly title: Words
}

/** What a page asks of the work behind it, and what it is told: all of it data that can be posted to a worker. */
import type {
  Correction,
  Edit,
  Notes,
  Range,
  RefusedEdit,
  RowRole,
  SheetState,
  SheetStructure,
  Words,
} from '../core/index.js'
import type { Block, WorkbookData } from '../hosts/grid.js'
import type { Change } from '../hosts/host.js'
import type { RuleWords } from './desk.js'
import type { OfferedPack } from './packs.js'
import type { SentReport } from './sent.js'

/** What came of a call: a value, or why not in words. Errors do not cross from a worker whole. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly words: Words }

/** The value of an answer; throws what stands in its place. */
export function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw Object.assign(new Error(answer.code), { code: answer.code, words: answer.words })
}

/** The day of a time where the page runs, as a serial of the 1900 system. */
export function serialOf(time: Date): number {
  return Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000 + 25_569
}

/** Where a workbook is read from. */
export type Source =
  | { readonly kind: 'data'; readonly workbook: WorkbookData }
  | { readonly kind: 'file'; readonly blob: Blob; readonly name: string }

/** A workbook that was opened. */
export interface Opened {
  readonly name: string
  readonly notes: Notes
  readonly sheets: readonly OpenedSheet[]
  /** What was odd about the file. */
  readonly warnings: readonly Words[]
}

export interface OpenedSheet {
  readonly name: string
  readonly state: SheetState
  readonly rows: number
  readonly cols: number
  readonly merges: readonly Range[]
}

/** What a check is to go by. */
export interface Asked {
  readonly pack: string | null
  readonly offered: readonly OfferedPack[]
  /** Months: year × 12 + month − 1; null: what the titles say. */
  readonly period: number | null
  readonly notes: Notes
  /** What changed since the last check; null: anything may have. */
  readonly changed: readonly Change[] | null
  /** The number of the report the page holds; null: none. */
  readonly holds: number | null
  /** Today as a serial of the 1900 system: exceptions lapse by it where a table has no month. */
  readonly today: number
}

/** What a check found. */
export interface Checked {
  readonly report: SentReport
  readonly structure: readonly SheetStructure[]
  /** The rules of everything that was found; all but the title may be blank, then `rule-words.ts` has it. */
  readonly rules: readonly RuleWords[]
}

/** A correction as a user points at it; what stands there is read where the workbook is. */
export type Pointed =
  | { readonly kind: 'header'; readonly sheet: number; readonly row: number; readonly rows: number }
  | {
      readonly kind: 'column'
      readonly sheet: number
      readonly header: { readonly top: number; readonly bottom: number }
      readonly col: number
      readonly field: string | null
    }
  | { readonly kind: 'row'; readonly sheet: number; readonly row: number; readonly role: RowRole }

/** A cell as a page shows it. */
export interface ShownCell {
  readonly text: string
  readonly kind: 'blank' | 'text' | 'number' | 'boolean' | 'error'
  readonly formula: string | null
}

/** What was saved: a copy of the file with everything made. */
export interface Saved {
  readonly blob: Blob
  readonly refused: readonly RefusedEdit[]
}

/** A field a column can be said to mean. */
export interface FieldWords {
  readonly name: string
  readonly title: Words
}

/** What a page asks of the work behind it. `progress` is called with 0–1. */
export interface Engine {
  open(source: Source): Promise<Answer<Opened>>
  put(blocks: readonly { readonly sheet: number; readonly block: Block }[]): Promise<Answer<null>>
  /** Null where it was cancelled. */
  check(asked: Asked, progress: (share: number) => void): Promise<Answer<Checked | null>>
  cancel(): Promise<void>
  fields(): Promise<Answer<readonly FieldWords[]>>
  point(pointed: Pointed): Promise<Answer<Correction>>
  window(sheet: number, range: Range): Promise<Answer<readonly (readonly ShownCell[])[]>>
  /** Makes edits in the file that was opened and opens what came of it. */
  edit(edits: readonly Edit[]): Promise<Answer<readonly RefusedEdit[]>>
  /** The file that was opened with every edit made since and these notes. */
  save(notes: Notes): Promise<Answer<Saved>>
}
