/** What occurs most: counted while a run is walked, without keeping more names than anybody could read. */

/** Names by how often they occur. */
export interface Ranked {
  /**
   * The most frequent, most first; of equals in the order they came. Where `isMore`, a name may have occurred a few times before it was
   * kept: `count` is what is sure.
   */
  readonly top: readonly { readonly name: string; readonly count: number }[]
  /** Different names, those that are not listed included. */
  readonly names: number
  /** There were more different names than `names`: too many to tell them all apart. */
  readonly isMore: boolean
  /** All their counts. */
  readonly total: number
}

/** Different names that are kept at most, and those that stay where there are more. Cells can hold any number of them. */
const MAX_NAMES = 20_000
const KEPT_NAMES = 10_000

/** A name that is kept: how often it was counted since, and how often it can have been before. */
interface Kept {
  count: number
  readonly missed: number
}

/** Counts names. The rarest are forgotten where there are too many (lossy counting, Manku and Motwani 2002). */
export class Ranking {
  private readonly kept = new Map<string, Kept>()
  private total = 0
  /** No forgotten name occurred more often. */
  private floor = 0

  add(name: string, count = 1): void {
    this.total += count
    const known = this.kept.get(name)
    if (known) known.count += count
    else {
      if (this.kept.size >= MAX_NAMES) this.forget()
      this.kept.set(name, { count, missed: this.floor })
    }
  }

  private forget(): void {
    const most = ({ count, missed }: Kept): number => count + missed
    this.floor = [...this.kept.values()].map(most).sort((a, b) => b - a)[KEPT_NAMES]!
    for (const [name, one] of this.kept) if (most(one) <= this.floor) this.kept.delete(name)
  }

  /** `most`: how many are listed at most. */
  ranked(most: number): Ranked {
    const sorted = [...this.kept].sort(([, a], [, b]) => b.count - a.count).slice(0, most)
    const isMore = this.floor > 0
    return {
      top: sorted.map(([name, { count }]) => ({ name, count })),
      names: isMore ? MAX_NAMES : this.kept.size,
      isMore,
      total: this.total,
    }
  }
}
