/** What was taken for what, as plain data a page can draw and a person can correct. Rows and columns are 0-based. */
import type { Range } from './grid.js'
import type { Correction } from './notes.js'
import type { Column, RowRole } from './table/model.js'
import type { MoneyUnit } from './values.js'
import type { Words } from './vocabulary.js'

/** How one sheet was read. */
export interface SheetStructure {
  readonly sheet: string
  readonly sheetIndex: number
  readonly tables: readonly TableStructure[]
  /** A block that looks like a table without a header we know; else null. */
  readonly headless: Range | null
  /** Corrections of this sheet that no longer fit what stands there: they were not followed. */
  readonly lapsed: readonly Correction[]
}

/** How one table was read. */
export interface TableStructure {
  readonly range: Range
  readonly kind: { readonly name: string; readonly title: Words } | null
  readonly title: { readonly text: string; readonly row: number } | null
  readonly unit: { readonly value: MoneyUnit; readonly row: number; readonly col: number } | null
  readonly header: { readonly top: number; readonly bottom: number; readonly corrected: boolean }
  readonly columns: readonly ColumnStructure[]
  /** The rows below the header in runs of one role, in order. */
  readonly rows: readonly RowRun[]
  /** 0–1, with the reasons. */
  readonly confidence: number
  readonly why: readonly Words[]
}

export interface ColumnStructure {
  readonly col: number
  /** The heading, its levels joined by `/`. */
  readonly heading: string
  readonly field: { readonly name: string; readonly title: Words } | null
  readonly by: Column['by']
  readonly confidence: number
  readonly why: Words
  readonly corrected: boolean
}

/** Rows `from`…`to`, both included, of one role. */
export interface RowRun {
  readonly from: number
  readonly to: number
  readonly role: RowRole
  /** The label of a section, subtotal or total; else `''`. */
  readonly label: string
  readonly corrected: boolean
}
