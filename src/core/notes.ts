/**
 * What travels with a workbook besides its cells: explanations of findings, corrections of how its tables are read, the pack chosen
 * for it. Stored in a custom XML part of the workbook (src/ooxml/notes.ts); whatever a front end does with it, the form is this.
 */
import type { RowRole } from './table/model.js'

/** Everything kplint keeps in a workbook. */
export interface Notes {
  /** The id of the pack its tables are held to, as chosen in the pane; null where none was chosen. */
  readonly pack: string | null
  readonly explanations: readonly Explanation[]
  readonly corrections: readonly Correction[]
}

/** Why a finding stands: the choices offered beside the text. */
export type ExplanationReason = 'verified' | 'document' | 'approved' | 'superior' | 'in-progress' | 'other'

/** 核实说明: why a `warning` is right as it stands. Bound to the values it explains. */
export interface Explanation {
  /** The identity of the finding (`Diagnostic.id`). */
  readonly finding: string
  readonly reason: ExplanationReason
  readonly text: string
  readonly author: string
  /** When it was written, ISO 8601, as the author's machine said it; nothing is decided by it. */
  readonly time: string
  /** The fingerprint (`Diagnostic.witness`) of the values it explains: when one of them changes, it lapses. */
  readonly witness: string
}

/**
 * How a person says a sheet is to be read. `sheet` is the sheet's name; `row` and `col` (0-based) are where it was said; `text` is what
 * stood there, by which it is found again when rows or columns were inserted: not found any more, it lapses.
 */
export type Correction =
  /** These rows, `row` the first, are the header of a table. `text`: the texts of the last of them that has any, joined by `|`. */
  | {
      readonly kind: 'header'
      readonly sheet: string
      readonly row: number
      readonly rows: number
      readonly text: string
    }
  /** The column under the header whose last row is `row` means `field`; null: nothing we check. `text`: its heading, the levels joined by `/`. */
  | {
      readonly kind: 'column'
      readonly sheet: string
      readonly row: number
      readonly col: number
      readonly text: string
      readonly field: string | null
    }
  /** This row below a header is this. `text`: the texts of the row, joined by `|`; numbers only where it has no texts. */
  | {
      readonly kind: 'row'
      readonly sheet: string
      readonly row: number
      readonly text: string
      readonly role: RowRole
    }

/** A workbook nothing was noted in. */
export const NO_NOTES: Notes = { pack: null, explanations: [], corrections: [] }

/** True of two corrections that say what the same thing is: the later stands in place of the earlier. */
export function sameTarget(a: Correction, b: Correction): boolean {
  if (a.kind !== b.kind || a.sheet !== b.sheet) return false
  if (a.kind === 'header' && b.kind === 'header') return a.row < b.row + b.rows && b.row < a.row + a.rows
  if (a.kind === 'column' && b.kind === 'column') return a.row === b.row && a.col === b.col
  return a.row === b.row
}
