/** Merged ranges by position: an interval tree over their rows, so that a million of them stay cheap. */
import type { Range } from '../grid.js'

/** No question is answered with more ranges than this: a sheet that holds more in one place is not a table. */
const MAX_FOUND = 20_000

/** Finds the merged ranges that touch some rows. Built on first use. */
export class MergeIndex {
  private sorted: readonly Range[] | null = null
  /** Of the implicit tree over `sorted`: the last row of any range below a node. */
  private deepest = new Int32Array(0)

  constructor(private readonly merges: readonly Range[]) {}

  get isEmpty(): boolean {
    return this.merges.length === 0
  }

  /** The ranges that touch rows `top`…`bottom`, ordered by their first row. */
  touching(top: number, bottom: number): Range[] {
    const found: Range[] = []
    if (this.isEmpty) return found
    const sorted = this.sorted ?? this.build()
    const stack: [number, number][] = [[0, sorted.length]]
    while (stack.length > 0 && found.length < MAX_FOUND) {
      const [lo, hi] = stack.pop()!
      if (lo >= hi) continue
      const mid = (lo + hi) >> 1
      if (this.deepest[mid]! < top) continue
      const range = sorted[mid]!
      if (range.top <= bottom) {
        stack.push([mid + 1, hi])
        if (range.bottom >= top) found.push(range)
      }
      stack.push([lo, mid])
    }
    return found.sort((a, b) => a.top - b.top || a.left - b.left)
  }

  /** The range that covers a cell, else null. */
  at(row: number, col: number): Range | null {
    for (const range of this.touching(row, row)) if (range.left <= col && range.right >= col) return range
    return null
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
