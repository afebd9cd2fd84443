/** The same project in several tables: found through an index, never row against row. */
import type { FactRecord, FactTable } from './facts.js'
import type { FieldTypes } from './rule.js'
import { compactText } from './values.js'

/** A project found again, and by what. */
export interface Match<F extends FieldTypes = FieldTypes> {
  readonly record: FactRecord<F>
  readonly by: 'code' | 'name'
}

const PUNCTUATION = /\p{P}/u
/** Longer texts are no names; their punctuation stays. */
const LONGEST_NAME = 1000

/** A project's name for comparison: white space, width, brackets and punctuation removed, but not between digits (1-2号). */
export function nameKey(name: string): string {
  const solid = compactText(name)
  return solid.length <= LONGEST_NAME && PUNCTUATION.test(solid)
    ? solid.replace(/(?<!\d)\p{P}+|\p{P}+(?!\d)/gu, '')
    : solid
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

/**
 * The records of some tables by their codes and names. Built in one pass; a question takes as long as it has answers.
 * Two records are the same project where they share a code, or a name without their codes saying otherwise.
 */
export class ProjectIndex<F extends FieldTypes = FieldTypes> {
  private readonly firsts: number[] = []
  /** Key → the last record that has it; `next` leads to the ones before. */
  private readonly last = new Map<string, number>()
  private readonly entries: number[] = []
  private readonly next: number[] = []

  constructor(private readonly tables: readonly FactTable<F>[]) {
    let ordinal = 0
    for (const table of tables) {
      this.firsts.push(ordinal)
      for (let i = 0; i < table.size; i++, ordinal++) {
        const name = nameKey(table.subjectAt(i))
        if (name !== '') this.add(`n${name}`, ordinal)
        for (const code of codeKeys(table.codeAt(i))) this.add(`c${code}`, ordinal)
      }
    }
  }

  /** The project of `record` elsewhere in these tables, in the order of tables and rows; the record itself is left out. */
  same(record: FactRecord<F>): Match<F>[] {
    const codes = codeKeys(record.code)
    const found = new Map<number, 'code' | 'name'>()
    for (const code of codes) for (const ordinal of this.under(`c${code}`)) found.set(ordinal, 'code')
    const name = nameKey(record.subject)
    if (name !== '') for (const ordinal of this.under(`n${name}`)) if (!found.has(ordinal)) found.set(ordinal, 'name')
    const matches: Match<F>[] = []
    for (const [ordinal, by] of [...found].sort(([a], [b]) => a - b)) {
      const other = this.at(ordinal)
      if (other.table === record.table && other.index === record.index) continue
      if (by === 'name' && contradict(codes, codeKeys(other.code))) continue
      matches.push({ record: other, by })
    }
    return matches
  }

  private add(key: string, ordinal: number): void {
    this.next.push(this.last.get(key) ?? -1)
    this.entries.push(ordinal)
    this.last.set(key, this.entries.length - 1)
  }

  private *under(key: string): Iterable<number> {
    for (let entry = this.last.get(key) ?? -1; entry >= 0; entry = this.next[entry]!) yield this.entries[entry]!
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

/** Both have codes and share none. */
function contradict(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((code) => b.includes(code))
}
