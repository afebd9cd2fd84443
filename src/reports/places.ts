/** Many cells in few signs. */
import { type Ref, rangeAddress } from '../core/index.js'

/** Cells of one sheet as blocks, in reading order of their columns: `E3:E7, E9`. */
export function blocks(places: readonly Ref[]): string[] {
  const cells = [...places].sort((a, b) => a.col - b.col || a.row - b.row)
  const found: string[] = []
  let from = 0
  for (let i = 1; i <= cells.length; i++) {
    const [last, next] = [cells[i - 1]!, cells[i]]
    if (next && next.col === last.col && next.row <= last.row + 1) continue
    const first = cells[from]!
    found.push(rangeAddress({ top: first.row, left: first.col, bottom: last.row, right: last.col }))
    from = i
  }
  return found
}
