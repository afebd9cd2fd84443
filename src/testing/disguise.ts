/** The same workbook in another shape: what must not change what is found, only where. */
import type { Ref, Sheet, Workbook } from '../core/index.js'
import { TextSheet } from '../hosts/text.js'

/** A workbook in disguise. `back` leads from its cells to those of the original; null for a cell only the disguise has. */
export interface Disguised {
  readonly workbook: Workbook
  readonly back: (at: Ref) => Ref | null
}

/**
 * A sheet laid out anew. `rows[i]` and `cols[j]` name the original row and column that stand at row `i` and column `j`; null is an
 * empty one. Merges are kept where what they cover stays together.
 */
export function relaid(
  sheet: Sheet,
  name: string,
  rows: readonly (number | null)[],
  cols: readonly (number | null)[],
): Sheet {
  const cells = rows.map((row) =>
    cols.map((col) => {
      if (row === null || col === null) return null
      const value = sheet.value(row, col)
      const formula = sheet.formula(row, col)
      return value === null && formula === null ? null : { value, formula, format: sheet.format(row, col) }
    }),
  )
  const merges = sheet.merges.map(({ top, left, bottom, right }) => ({
    top: rows.indexOf(top),
    left: cols.indexOf(left),
    bottom: rows.indexOf(bottom),
    right: cols.indexOf(right),
  }))
  const hidden = (list: readonly (number | null)[], isHidden: (n: number) => boolean): ReadonlySet<number> =>
    new Set(upTo(list.length).filter((i) => list[i] != null && isHidden(list[i]!)))
  return new TextSheet(name, cells, merges, {
    state: sheet.state,
    hiddenRows: hidden(rows, (row) => sheet.isRowHidden(row)),
    hiddenCols: hidden(cols, (col) => sheet.isColHidden(col)),
    ...(sheet.hasCell ? { hasCell: (row, col) => hasOriginal(sheet, rows[row], cols[col]) } : {}),
  })
}

/** A row or column that only the disguise has was written like any other. */
function hasOriginal(sheet: Sheet, row: number | null | undefined, col: number | null | undefined): boolean {
  if (row === undefined || col === undefined) return false
  return row === null || col === null || (sheet.hasCell?.(row, col) ?? true)
}

function each(
  workbook: Workbook,
  lay: (sheet: Sheet) => { name?: string; rows?: (number | null)[]; cols?: (number | null)[] },
): Disguised {
  const plans = workbook.sheets.map((sheet) => {
    const plan = lay(sheet)
    return { name: plan.name ?? sheet.name, rows: plan.rows ?? upTo(sheet.rows), cols: plan.cols ?? upTo(sheet.cols) }
  })
  return {
    workbook: {
      ...workbook,
      sheets: workbook.sheets.map((sheet, i) => relaid(sheet, plans[i]!.name, plans[i]!.rows, plans[i]!.cols)),
    },
    back: ({ sheet, row, col }) => {
      const [r, c] = [plans[sheet]!.rows[row], plans[sheet]!.cols[col]]
      return r == null || c == null ? null : { sheet, row: r, col: c }
    },
  }
}

/** 0 … n − 1. */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}

/** Below `down` empty rows, after `right` empty columns. */
export function moved(workbook: Workbook, down: number, right: number): Disguised {
  const empty = (n: number): null[] => upTo(n).map(() => null)
  return each(workbook, (sheet) => ({
    rows: [...empty(down), ...upTo(sheet.rows)],
    cols: [...empty(right), ...upTo(sheet.cols)],
  }))
}

/** Every sheet under another name. */
export function renamed(workbook: Workbook): Disguised {
  return each(workbook, (sheet) => ({ name: `${sheet.name}（副本）` }))
}

/** An empty sheet before the others. */
export function behindCover(workbook: Workbook): Disguised {
  return {
    workbook: { ...workbook, sheets: [new TextSheet('封面', [], []), ...workbook.sheets] },
    back: ({ sheet, row, col }) => ({ sheet: sheet - 1, row, col }),
  }
}

/** Columns in another order: `order(n)` names the original column for each place. Only for sheets without merges across columns. */
export function reordered(workbook: Workbook, order: (cols: number) => number[]): Disguised {
  return each(workbook, (sheet) =>
    sheet.merges.some(({ left, right }) => left < right) ? {} : { cols: order(sheet.cols) },
  )
}

/** An empty column before column `at`. */
export function widened(workbook: Workbook, at: number): Disguised {
  return each(workbook, (sheet) => ({ cols: [...upTo(at), null, ...upTo(sheet.cols).slice(at)] }))
}

/** Rows in another order, on the first sheet: `order` names the original row for each place. */
export function sortedRows(workbook: Workbook, order: readonly number[]): Disguised {
  return each(workbook, (sheet) => (sheet === workbook.sheets[0] ? { rows: [...order] } : {}))
}
