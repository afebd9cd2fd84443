/** Merged ranges by position: an interval tree over their rows, so that a million of them stay cheap. */
import type { Range } from '../grid.js'

/** Ranges looked at to find the one over the label of a row: rows with more are no rows of a table. */
const MAX_LOOKED = 64

/** Finds the merged ranges that touch some rows. Built on first use. */
export class MergeIndex {
  private sorted: readonly Range[] | null = null
  /** Of the implicit tree over `sorted`: the last row of any range below a node. */
  private deepest = new Int32Array(0)

  constructor(private readonly merges: readonly Range[]) {}

  get isEmpty(): boolean {
    return this.merges.length === 0
  }

  /** The ranges that touch rows `top`…`bottom`, ordered by their first row; `most` of them at the utmost. */
  touching(top: number, bottom: number, most: number): Range[] {
    const found: Range[] = []
    for (const range of this.walk(top, bottom)) if (found.push(range) >= most) break
    return found.sort((a, b) => a.top - b.top || a.left - b.left)
  }

  /** The range that covers a cell, else null. */
  at(row: number, col: number): Range | null {
    let looked = 0
    for (const range of this.walk(row, row)) {
      if (range.left <= col && range.right >= col) return range
      if (++looked > MAX_LOOKED) break
    }
    return null
  }

  private *walk(top: number, bottom: number): Generator<Range> {
    if (this.isEmpty) return
    const sorted = this.sorted ?? this.build()
    const stack: [number, number][] = [[0, sorted.length]]
    while (stack.length > 0) {
      const [lo, hi] = stack.pop()!
      if (lo >= hi) continue
      const mid = (lo + hi) >> 1
      if (this.deepest[mid]! < top) continue
      const range = sorted[mid]!
      if (range.top <= bottom) {
        stack.push([mid + 1, hi])
        if (range.bottom >= top) yield range
      }
      stack.push([lo, mid])
    }
  }

  private build(): readonly Range[] {
    const { merges } = this
    let inOrder = true
    for (let i = 1; i < merges.length && inOrder; i++) inOrder = merges[i - 1]!.top <= merges[i]!.top
    const sorted = inOrder ? merges : [...merges].sort((a, b) => a.top - b.top)
    this.deepest = new Int32Array(sorted.length)
    this.fill(sorted, 0, sorted.length)
    this.sorted = sorted
    return sorted
  }

  /** Depth is log2 of the number of ranges. */
  private fill(sorted: readonly Range[], lo: number, hi: number): number {
    if (lo >= hi) return -1
    const mid = (lo + hi) >> 1
    const deepest = Math.max(sorted[mid]!.bottom, this.fill(sorted, lo, mid), this.fill(sorted, mid + 1, hi))
    this.deepest[mid] = deepest
    return deepest
  }
}
