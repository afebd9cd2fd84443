/** What a misspelt name may have meant. */

/** Longer names are cut before they are compared: nobody misspells more. */
const MAX_LENGTH = 64

/**
 * The known name nearest to `name`: one that begins with it (`warn`), or as many edits away (one sign typed otherwise, left out,
 * added, or two neighbours swapped) as a third of its length at most. Case does not matter. Null where nothing is near; of equals the
 * first.
 */
export function nearest(name: string, known: Iterable<string>): string | null {
  const wanted = name.slice(0, MAX_LENGTH).toLowerCase()
  let best: string | null = null
  let least = Math.floor(wanted.length / 3) + 1
  for (const candidate of known) {
    const other = candidate.slice(0, MAX_LENGTH).toLowerCase()
    const distance = wanted.length > 2 && other.startsWith(wanted) ? 0.5 : editDistance(wanted, other)
    if (distance >= least) continue
    least = distance
    best = candidate
  }
  return best
}

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
