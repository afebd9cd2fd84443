/** What occurs most: counted while a run is walked, without keeping more names than anybody could read. */

/** Names by how often they occur. */
export interface Ranked {
  /** The most frequent, most first; of equals in the order they came. */
  readonly top: readonly { readonly name: string; readonly count: number }[]
  /** Different names, those that are not listed included. */
  readonly names: number
  /** All their counts. */
  readonly total: number
}

/** Different names that are kept apart. Cells can hold any number of them. */
const MAX_NAMES = 10_000

/** Counts names. */
export class Ranking {
  private readonly counts = new Map<string, number>()
  private total = 0
  private beyond = 0

  add(name: string, count = 1): void {
    this.total += count
    const known = this.counts.get(name)
    if (known === undefined && this.counts.size >= MAX_NAMES) this.beyond++
    else this.counts.set(name, (known ?? 0) + count)
  }

  /** `most`: how many are listed at most. */
  ranked(most: number): Ranked {
    const sorted = [...this.counts].sort(([, a], [, b]) => b - a).slice(0, most)
    return {
      top: sorted.map(([name, count]) => ({ name, count })),
      names: this.counts.size + this.beyond,
      total: this.total,
    }
  }
}
