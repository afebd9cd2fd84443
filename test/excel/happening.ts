/** What can happen in the simulated workbook: what events are made of. */
import type { Range, Value } from '../../src/core/grid.js'
import type { SheetModel } from './sheet.js'

/** Who changes something: the add-in through the API, the person at this Excel, a co-author elsewhere. */
export type Actor = 'addin' | 'user' | 'remote'

export type ChangeType = 'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted'

/** Something happened in the workbook: what events are made of. */
export type Happening =
  | {
      readonly kind: 'changed'
      readonly sheet: SheetModel
      readonly range: Range
      readonly change: ChangeType
      readonly by: Actor
      /** Of a single cell: what it held and holds. */
      readonly details: { readonly before: Value; readonly after: Value } | null
    }
  | { readonly kind: 'format' | 'rowHidden'; readonly sheet: SheetModel; readonly range: Range; readonly by: Actor }
  | { readonly kind: 'calculated' | 'activated' | 'deactivated' | 'visibility'; readonly sheet: SheetModel }
  | { readonly kind: 'added' | 'deleted'; readonly sheet: SheetModel; readonly by: Actor }
  | { readonly kind: 'renamed'; readonly sheet: SheetModel; readonly before: string; readonly by: Actor }
  | { readonly kind: 'protection'; readonly sheet: SheetModel; readonly by: Actor }
  | { readonly kind: 'selected'; readonly sheet: SheetModel; readonly areas: readonly Range[] }
  /** Lines moved: whatever remembers ranges moves them along. */
  | {
      readonly kind: 'moved'
      readonly sheet: SheetModel
      readonly rows: boolean
      readonly at: number
      readonly by: number
    }
