/** Names that are nearly the same, found through an index of their rarest pairs of letters, never name against name. */

/** Two names, by their places in the list. `similarity` is Dice's: twice the shared pairs of letters by all of them, 0–1. */
export interface Alike {
  readonly earlier: number
  readonly later: number
  readonly similarity: number
}

/** Names remembered under one pair of letters. Of a series of hundreds (高标准农田建设项目…村) the rest is not looked up. */
const MOST_UNDER = 32
/** Letters of a name that are compared. */
const LONGEST = 120

/**
 * The pairs of names that are alike, by the later one and from the most alike down. Time grows with the number of names: two names
 * whose pairs of letters overlap enough must share one of the few rarest of each (prefix filtering), and only those are indexed.
 */
export function* alikeNames(names: readonly string[], least: number): Iterable<Alike> {
  const ranks = ranked(names.map(pairsOf))
  const share = least / (2 - least)
  const under = new Map<number, number[]>()
  /** The last name each name was compared with. */
  const comparedWith = new Int32Array(names.length).fill(-1)
  for (const [later, own] of ranks.entries()) {
    const rarest = own.length - Math.ceil(share * own.length - 1e-9) + 1
    const found: Alike[] = []
    for (let i = 0; i < Math.min(rarest, own.length); i++) {
      const list = under.get(own[i]!)
      if (!list) {
        under.set(own[i]!, [later])
        continue
      }
      for (const earlier of list) {
        if (comparedWith[earlier] === later) continue
        comparedWith[earlier] = later
        const similarity = dice(own, ranks[earlier]!)
        if (similarity >= least) found.push({ earlier, later, similarity })
      }
      if (list.length < MOST_UNDER) list.push(later)
    }
    if (found.length > 1) found.sort((a, b) => b.similarity - a.similarity || a.earlier - b.earlier)
    yield* found
  }
}

/** The different pairs of neighbouring letters of a name, each as one number. */
function pairsOf(name: string): Uint32Array {
  const most = Math.max(0, Math.min(name.length, LONGEST) - 1)
  const pairs = new Uint32Array(most)
  let n = 0
  for (let i = 0; i < most; i++) {
    const pair = name.charCodeAt(i) * 0x10000 + name.charCodeAt(i + 1)
    const known = pairs.indexOf(pair)
    if (known < 0 || known >= n) pairs[n++] = pair
  }
  return pairs.subarray(0, n)
}

/** Each set of pairs as their ranks, the rarest pair of all first. */
function ranked(sets: readonly Uint32Array[]): readonly Uint32Array[] {
  const counts = new Map<number, number>()
  for (const set of sets) for (const pair of set) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const order = [...counts].sort(([a, m], [b, n]) => m - n || a - b)
  const rankOf = new Map<number, number>()
  for (const [rank, [pair]] of order.entries()) rankOf.set(pair, rank)
  for (const set of sets) {
    for (let i = 0; i < set.length; i++) set[i] = rankOf.get(set[i]!)!
    set.sort()
  }
  return sets
}

function dice(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared++
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return (2 * shared) / (a.length + b.length)
}
