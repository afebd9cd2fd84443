/** Which corrections a reading followed, and where those that it missed may hold. */
import type { Correction } from '../notes.js'
import { headingText, nearest } from './anchors.js'
import { type Guide, guideOf, type Placed } from './guide.js'
import { fold } from './heading.js'
import type { Column, RowRole, Table } from './model.js'

/** The corrections that were not followed in these tables, in their order. */
export function lapsedOf(
  corrections: readonly Correction[],
  placed: readonly Placed[],
  tables: readonly Table[],
): Correction[] {
  const isFollowed = followedIn(tables)
  const followed = new Set(placed.filter(isFollowed).map(({ correction }) => correction))
  return corrections.filter((one) => !followed.has(one))
}

function followedIn(tables: readonly Table[]): (placed: Placed) => boolean {
  const headers = new Set<number>()
  const rows = new Set<number>()
  const columns = new Set<string>()
  const isCovered = coveredRows(tables)
  for (const { header, columns: own, corrected } of tables) {
    if (corrected?.header) for (let row = header.top; row <= header.bottom; row++) headers.add(row)
    for (const row of corrected?.rows ?? []) rows.add(row)
    for (const column of own)
      if (column.by === 'correction')
        for (let row = header.top; row <= header.bottom; row++) columns.add(`${row} ${column.col} ${headingOf(column)}`)
  }
  return ({ correction, row, col }) => {
    if (correction.kind === 'header') return headers.has(row)
    // What is in no table is not judged, as a note or a blank row is not.
    if (correction.kind === 'row') return rows.has(row) || (isSilent(correction.role) && !isCovered(row))
    return columns.has(`${row} ${col} ${fold(correction.text)}`)
  }
}

function isSilent(role: RowRole): boolean {
  return role === 'note' || role === 'blank'
}

/** Whether a row is one of a table. `tables` are in order of their headers. */
function coveredRows(tables: readonly Table[]): (row: number) => boolean {
  /** The last row of any table up to each. */
  const ends: number[] = []
  for (const { range } of tables) ends.push(Math.max(range.bottom, ends.at(-1) ?? -1))
  return (row) => {
    const last = lastAbove(tables, row + 1)
    return last >= 0 && row <= ends[last]!
  }
}

function headingOf(column: Column): string {
  return fold(headingText(column.path))
}

/**
 * Where corrections that were not followed hold, now that the tables are known: a column is the nearest of that heading; a record
 * below the end of a table is one it goes on to. Null where there is nothing to be read again.
 */
export function placeAgain(
  tables: readonly Table[],
  placed: readonly Placed[],
): { placed: Placed[]; guide: Guide } | null {
  const isFollowed = followedIn(tables)
  const missed = placed.filter((one) => !isFollowed(one))
  if (missed.length === 0 || tables.length === 0) return null
  const columns = new ColumnIndex(tables)
  const reaches = new Map<number, number>()
  const moved = new Map<Placed, Placed>()
  for (const one of missed) {
    const { correction, row } = one
    if (correction.kind === 'column') {
      const at = columns.nearest(correction.text, one.row, one.col)
      if (at) moved.set(one, { correction, ...at })
    } else if (correction.kind === 'row' && !isSilent(correction.role)) {
      const table = tables[lastAbove(tables, row)]
      if (table && row > table.range.bottom)
        reaches.set(table.header.bottom, Math.max(row, reaches.get(table.header.bottom) ?? 0))
    }
  }
  if (moved.size + reaches.size === 0) return null
  const again = placed.map((one) => moved.get(one) ?? one)
  return { placed: again, guide: guideOf(again, reaches) }
}

/** The index of the last table whose header begins above a row; −1 of none. `tables` are in order of their headers. */
function lastAbove(tables: readonly Table[], row: number): number {
  let [low, high] = [0, tables.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (tables[middle]!.header.top < row) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Columns nobody corrected, by their headings. A column without a heading is known by its letter. */
class ColumnIndex {
  private readonly byText = new Map<string, Map<number, number[]>>()
  private readonly rowsOf = new Map<string, readonly number[]>()

  constructor(tables: readonly Table[]) {
    for (const { header, columns } of tables)
      for (const column of columns) {
        if (column.by === 'correction') continue
        const key = this.keyOf(headingOf(column), column.col)
        let rows = this.byText.get(key)
        if (!rows) this.byText.set(key, (rows = new Map()))
        const cols = rows.get(header.bottom)
        if (cols) cols.push(column.col)
        else rows.set(header.bottom, [column.col])
      }
    for (const [key, rows] of this.byText)
      this.rowsOf.set(
        key,
        [...rows.keys()].sort((a, b) => a - b),
      )
  }

  private keyOf(heading: string, col: number): string {
    return heading === '' ? ` ${col}` : heading
  }

  /** Null where there is none, or two are as near. */
  nearest(text: string, fromRow: number, fromCol: number): { row: number; col: number } | null {
    const key = this.keyOf(fold(text), fromCol)
    const row = nearest(this.rowsOf.get(key) ?? [], fromRow)
    if (row === null) return null
    const cols = [...this.byText.get(key)!.get(row)!].sort((a, b) => Math.abs(a - fromCol) - Math.abs(b - fromCol))
    const [col, next] = cols
    if (next !== undefined && Math.abs(next - fromCol) === Math.abs(col! - fromCol)) return null
    return { row, col: col! }
  }
}
