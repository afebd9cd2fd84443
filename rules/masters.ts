/** Lists other tables are held against, and the names in them. */
import { nameKey } from '../src/core/index.js'
import type { Ledger, Line } from './joined.js'
import { Likenesses } from './likeness.js'

/** From this likeness a name is worth suggesting. */
const LIKE = 0.5

/** Some lists that are one list together. */
export class Masters {
  readonly lists: ReadonlySet<Ledger>
  private names: Likenesses<Line> | null = null

  constructor(readonly tables: readonly [Ledger, ...Ledger[]]) {
    this.lists = new Set(tables)
  }

  get first(): Ledger {
    return this.tables[0]
  }

  /** Lines of all of them. */
  get size(): number {
    return this.tables.reduce((sum, { size }) => sum + size, 0)
  }

  /** True where a line has neither name nor code: it may be any project. */
  get isNameless(): boolean {
    return this.tables.some((table) => namelessIn(table) > 0)
  }

  /** The line a project that is not listed was probably meant for: of the same name, else the likest; null where none is like it. */
  likest({ subject }: Line): { readonly line: Line; readonly isSameName: boolean } | null {
    this.names ??= this.index()
    const line = this.names.best(subject, LIKE)?.what
    return line ? { line, isSameName: nameKey(line.subject) === nameKey(subject) } : null
  }

  private index(): Likenesses<Line> {
    const names = new Likenesses<Line>()
    for (const table of this.tables)
      for (const line of table.records()) if (line.subject !== '') names.add(line.subject, line)
    return names
  }
}

/** The lines of a table that have neither name nor code. */
export function namelessIn(table: Ledger): number {
  let count = 0
  for (const { subject, code } of table.records()) if (subject + code === '') count++
  return count
}
