/** Which of many names a name is most like: for a suggestion, never for a verdict. */
import { nameKey } from '../src/core/index.js'

/** Words nearly every project's name holds: they make no two names alike. */
const COMMON = /(?:建设项目|建设工程|项目|工程|建设)/g
/** Pieces that more names share tell nothing apart, and looking through all of them would take a row against every row. */
const MOST_NAMES = 200
/** Names compared sign by sign after the index has chosen them. */
const MOST_COMPARED = 8
const LONGEST = 200

/** The pairs of neighbouring signs of a name, each once. */
function pairsOf(name: string): ReadonlySet<string> {
  const key = nameKey(name).slice(0, LONGEST)
  const bare = key.replace(COMMON, '')
  const signs = [...(bare.length >= 2 ? bare : key)]
  return new Set(signs.slice(1).map((sign, i) => signs[i]! + sign))
}

/** How alike two names are, from 0 to 1: twice the pairs of signs they share by all they have (Dice), 项目, 工程 and 建设 left out. */
export function likeness(a: string, b: string): number {
  return dice(pairsOf(a), pairsOf(b))
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

/** An entry that was found, and how alike its name is, from 0 to 1. */
export interface Like<T> {
  readonly what: T
  readonly likeness: number
}

/** Names to be searched. Built in one pass; a question takes as long as the name is, whatever the number of names. */
export class Likenesses<T> {
  private readonly entries: { readonly what: T; readonly name: string }[] = []
  private readonly byPair = new Map<string, number[]>()

  add(name: string, what: T): void {
    const pairs = pairsOf(name)
    for (const pair of pairs) {
      const list = this.byPair.get(pair)
      if (!list) this.byPair.set(pair, [this.entries.length])
      // One more than can be used marks it as too common.
      else if (list.length <= MOST_NAMES) list.push(this.entries.length)
    }
    this.entries.push({ what, name })
  }

  /** The likest entry, of equally like ones the first; null where none is at least `least` alike. */
  best(name: string, least: number): Like<T> | null {
    return this.all(name, least)[0] ?? null
  }

  /** The entries that are at least `least` alike, the likest first: a few, of those the index chooses. */
  all(name: string, least: number): Like<T>[] {
    const pairs = pairsOf(name)
    const hits = new Map<number, number>()
    for (const pair of pairs) {
      const list = this.byPair.get(pair) ?? []
      if (list.length <= MOST_NAMES) for (const entry of list) hits.set(entry, (hits.get(entry) ?? 0) + 1)
    }
    return [...hits]
      .sort(([i, a], [j, b]) => b - a || i - j)
      .slice(0, MOST_COMPARED)
      .map(([entry]) => this.entries[entry]!)
      .map((entry) => ({ what: entry.what, likeness: dice(pairs, pairsOf(entry.name)) }))
      .filter((one) => one.likeness >= least)
      .sort((a, b) => b.likeness - a.likeness)
  }

  /** The entries that have every pair of signs of `name`: those that may hold it whole. */
  holding(name: string): T[] {
    const pairs = [...pairsOf(name)]
    const lists = pairs.map((pair) => this.byPair.get(pair) ?? []).sort((a, b) => a.length - b.length)
    const [rarest = []] = lists
    if (rarest.length > MOST_NAMES) return []
    const entries = rarest.map((entry) => this.entries[entry]!)
    const holds = (own: ReadonlySet<string>): boolean => pairs.every((pair) => own.has(pair))
    return entries.filter(({ name: other }) => holds(pairsOf(other))).map(({ what }) => what)
  }
}
