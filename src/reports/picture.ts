/** A workbook's tables as shown, taken down while it is open, for reports that show a finding among its neighbours. */

/** Cells as Excel shows them. All positions are 0-based. */
export interface Picture {
  readonly sheets: readonly PictureSheet[]
}

/** The tables of one sheet. */
export interface PictureSheet {
  /** Index of the sheet in its workbook. */
  readonly sheet: number
  /** The column of the first text of each row. */
  readonly left: number
  /** The rows of its headers. */
  readonly header: readonly PictureRow[]
  readonly rows: readonly PictureRow[]
}

/** One row, from `PictureSheet.left` on; cells beyond the last that holds something are left out. */
export interface PictureRow {
  readonly row: number
  readonly cells: readonly string[]
}
