/** The same project in several tables: found through an index, never row against row. */
import type { FactRecord, FactTable } from './facts.js'
import type { NameNumbers } from './identity.js'
import type { FieldTypes } from './rule.js'
import { compactText } from './values.js'

/** A project found again, and by what. */
export interface Match<F extends FieldTypes = FieldTypes> {
  readonly record: FactRecord<F>
  readonly by: 'code' | 'name'
}

/** Codes looked at in one cell (打包项目 hold several). */
const MOST_CODES = 50

/** The codes of a code cell for comparison: letters and digits only. */
export function codeKeys(text: string): readonly string[] {
  if (text === '') return []
  return text
    .split(/[\s、，,;；/／]+/, MOST_CODES)
    .map((piece) =>
      compactText(piece)
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, ''),
    )
    .filter((key) => key !== '')
}

/** Answers at least this long are kept, so many matches in all: of a thousand lines of one name each asks for the same. */
const LONG_ANSWER = 16
const MOST_KEPT = 200_000

/** Matches with their ordinals, both in ascending order. */
interface Answer<F extends FieldTypes> {
  readonly ordinals: readonly number[]
  readonly matches: readonly Match<F>[]
}

/** What records are found by: a code, or a name; `isPlain`: only those of that name that have no code. */
type Key =
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'name'; readonly name: number; readonly isPlain: boolean }

/** Records of one name: by its number the last one, by a record's ordinal the one before it; −1 where there is none. */
interface Chains {
  readonly last: Int32Array
  readonly before: Int32Array
}

/**
 * The records of some tables by their codes and names. Built in one pass; a question takes as long as it has answers, and no more
 * than one of a series of equal questions does. What is kept of a record are some numbers.
 * Two records are the same project where they share a code, or a name without their codes saying otherwise.
 */
export class ProjectIndex<F extends FieldTypes = FieldTypes> {
  private readonly firsts: number[] = []
  private readonly firstOf = new Map<FactTable<F>, number>()
  private readonly named: Chains
  /** Of the records without a code alone. */
  private readonly plain: Chains
  /** Code → the last entry of a record that has it; `next` leads to the ones before. */
  private readonly last = new Map<string, number>()
  private readonly entries: number[] = []
  private readonly next: number[] = []
  private readonly kept = new Map<string, Answer<F>>()
  /** The matches of what is kept. */
  private size = 0

  constructor(
    private readonly tables: readonly FactTable<F>[],
    private readonly names: NameNumbers,
  ) {
    const byTable = tables.map((table) => table.nameNumbers(names))
    const records = tables.reduce((sum, table) => sum + table.size, 0)
    this.named = newChains(names.size, records)
    // Mostly nobody has a code, and both are the same.
    this.plain = tables.some((table) => table.hasCodes) ? newChains(names.size, records) : this.named
    let ordinal = 0
    for (const [index, table] of tables.entries()) {
      this.firsts.push(ordinal)
      this.firstOf.set(table, ordinal)
      for (let i = 0; i < table.size; i++, ordinal++) {
        const name = byTable[index]![i]!
        const codes = codeKeys(table.codeAt(i))
        if (name >= 0) chain(this.named, name, ordinal)
        if (name >= 0 && codes.length === 0 && this.plain !== this.named) chain(this.plain, name, ordinal)
        for (const code of codes) this.add(code, ordinal)
      }
    }
  }

  /**
   * The project of `record` elsewhere in these tables, in the order of tables and rows; the record itself is left out. Records of
   * other tables that ask for the same, many answers get one list.
   */
  same(record: FactRecord<F>): readonly Match<F>[] {
    const first = this.firstOf.get(record.table)
    const own = first === undefined ? -1 : first + record.index
    const name = record.table.nameNumbers(this.names)[record.index]!
    const codes = codeKeys(record.code)
    // What has other codes is another project: by name, one with a code is only found among those without.
    const keys: Key[] = codes.map((code) => ({ by: 'code', code }))
    if (name >= 0) keys.push({ by: 'name', name, isPlain: codes.length > 0 })
    const { ordinals, matches } = this.answer(keys.filter((key) => this.leadsOn(key, own)))
    const at = own < 0 ? -1 : placeIn(ordinals, own)
    return at < 0 ? matches : matches.slice(0, at).concat(matches.slice(at + 1))
  }

  /** True where a record other than `own` has the key. */
  private leadsOn(key: Key, own: number): boolean {
    for (const ordinal of this.under(key)) if (ordinal !== own) return true
    return false
  }

  /** The records that have one of the keys; those that share a code are found by it. */
  private answer(keys: readonly Key[]): Answer<F> {
    if (keys.length === 0) return NO_ANSWER
    const question = keys.map(told).join('\n')
    const kept = this.kept.get(question)
    if (kept) return kept
    const found = new Map<number, 'code' | 'name'>()
    for (const key of keys) for (const ordinal of this.under(key)) if (!found.has(ordinal)) found.set(ordinal, key.by)
    const sorted = [...found].sort(([a], [b]) => a - b)
    const ordinals = sorted.map(([ordinal]) => ordinal)
    const matches = sorted.map(([ordinal, by]) => ({ record: this.at(ordinal), by }))
    const answer = { ordinals, matches }
    if (matches.length >= LONG_ANSWER) {
      this.size += matches.length
      if (this.size > MOST_KEPT) {
        this.kept.clear()
        this.size = matches.length
      }
      this.kept.set(question, answer)
    }
    return answer
  }

  private add(code: string, ordinal: number): void {
    this.next.push(this.last.get(code) ?? -1)
    this.entries.push(ordinal)
    this.last.set(code, this.entries.length - 1)
  }

  /** The ordinals of the records that have a key, the last first. */
  private *under(key: Key): Iterable<number> {
    if (key.by === 'code') {
      for (let entry = this.last.get(key.code) ?? -1; entry >= 0; entry = this.next[entry]!) yield this.entries[entry]!
      return
    }
    const { last, before } = key.isPlain ? this.plain : this.named
    // A name that got its number later stands in none of these tables.
    for (let ordinal = last[key.name] ?? -1; ordinal >= 0; ordinal = before[ordinal]!) yield ordinal
  }

  private at(ordinal: number): FactRecord<F> {
    let [low, high] = [0, this.firsts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.firsts[middle]! <= ordinal) low = middle
      else high = middle - 1
    }
    // An empty table begins where the next one does: the last that begins here holds the record.
    const table = this.tables[low]!
    return table.recordAt(ordinal - this.firsts[low]!)
  }
}

const NO_ANSWER = { ordinals: [], matches: [] }

function newChains(names: number, records: number): Chains {
  return { last: new Int32Array(names).fill(-1), before: new Int32Array(records) }
}

function chain({ last, before }: Chains, name: number, ordinal: number): void {
  before[ordinal] = last[name]!
  last[name] = ordinal
}

function told(key: Key): string {
  return key.by === 'code' ? `c${key.code}` : `${key.isPlain ? 'p' : 'n'}${key.name}`
}

/** Where a number stands in an ascending list; −1 where it does not. */
function placeIn(list: readonly number[], wanted: number): number {
  let [low, high] = [0, list.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    if (list[middle] === wanted) return middle
    if (list[middle]! < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}
