/** Declared rules as a pack writes them (rules/pack.schema.json). */
import type { Severity } from '../core/index.js'

/** A text in one language or in both. */
export type WordsEntry = string | { readonly zh: string; readonly en?: string }

/** A drawn table, or one with what the run is told. `period` is `2025-05`. */
export type ExampleEntry =
  | string
  | { readonly table: string; readonly settings?: { readonly period?: string; readonly year?: number } }

/** One rule that a pack declares: its metadata, its examples and exactly one of the checks. */
export interface DeclarationEntry {
  readonly id: string
  readonly title: WordsEntry
  readonly why: WordsEntry
  readonly help: WordsEntry
  readonly source: WordsEntry
  readonly severity: Severity
  readonly off?: boolean
  readonly tables?: readonly string[]
  /** An expression: the rule is about the projects of which it holds. */
  readonly when?: string
  /** The field whose cell is reported. */
  readonly at?: string
  readonly message?: WordsEntry
  readonly examples: {
    readonly bad: ExampleEntry | readonly ExampleEntry[]
    readonly good: ExampleEntry | readonly ExampleEntry[]
  }

  readonly required?: string | readonly string[]
  readonly unique?: string | readonly string[]
  readonly pattern?: { readonly field: string; readonly matches: string; readonly example?: string }
  readonly range?: { readonly field: string; readonly min?: LimitEntry; readonly max?: LimitEntry }
  readonly oneOf?: { readonly field: string; readonly values: readonly (string | number)[] }
  readonly order?: readonly string[]
  readonly sum?: { readonly total: string; readonly parts: readonly string[]; readonly blanks?: 'undecidable' | 'zero' }
  readonly compare?: {
    readonly field: string
    readonly is: string
    readonly to: LimitEntry
    readonly times?: number
  }
  readonly expression?: string
}

/** 万元 or a number; a month (`2025-04`), or in `compare` a field. */
export type LimitEntry = number | string

/** The closed set of checks. */
export const checkKinds = [
  'required',
  'unique',
  'pattern',
  'range',
  'oneOf',
  'order',
  'sum',
  'compare',
  'expression',
] as const satisfies readonly (keyof DeclarationEntry)[]

/** The name of a check. */
export type CheckKind = (typeof checkKinds)[number]
