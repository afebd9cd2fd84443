/** Breaks rules, and says what came of it. */
import { address, Batch, type Ref, say, type Workbook } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { type CleanName, rulesetOf } from './clean.js'
import { declared, kpi, stat } from './county-rules.js'
import { bookName, Draft } from './draft.js'
import { format, structure } from './format.js'
import { arith, invest } from './money.js'
import type { Mutation, Mutations } from './mutation.js'
import { names, xref } from './names.js'
import { date, period, status } from './time.js'

/** Rule → how it is broken. */
export const mutations: Mutations = {
  ...structure,
  ...format,
  ...arith,
  ...invest,
  ...date,
  ...status,
  ...stat,
  ...names,
  ...xref,
  ...period,
  ...kpi,
  ...declared,
}

/** Something that is said of a batch. */
export interface Said {
  readonly rule: string
  /** Where and what, for a reader. */
  readonly words: string
  /** `book!sheet!B4` of every place. */
  readonly places: readonly string[]
}

function placeOf(book: number, { sheet, row, col }: Ref): string {
  return `${book}!${sheet}!${address(row, col)}`
}

/** Everything that is said of a batch. */
export function saidOf(of: CleanName, books: readonly Workbook[], previous: readonly Workbook[]): Said[] {
  const batch = new Batch(rulesetOf(of))
  for (const workbook of books) for (const _ of batch.check(workbook));
  for (const workbook of previous) batch.remember(workbook)
  return batch.finish().reports.flatMap(({ diagnostics }, book) =>
    diagnostics.map((one) => ({
      rule: one.rule,
      words: `${one.rule} ${book}!${one.sheet}!${one.cell} ${say(one, 'zh')}`,
      places: one.places.map((place) => placeOf(book, place)),
    })),
  )
}

/** What came of breaking a rule. */
export interface Broken {
  /** The cells where the finding must stand, and those where it stands. */
  readonly marked: readonly string[]
  readonly found: readonly string[]
  /** What the other rules say. */
  readonly others: readonly Said[]
}

/** Breaks a rule. `choose(n)` gives a number below n. */
export function broken(id: string, { of, kind, book, breaks }: Mutation, choose: (n: number) => number): Broken {
  const draft = new Draft(of, choose)
  breaks(draft.table(kind, book), draft)
  const { books, previous } = draft.drawn
  const drawings = books.map((text, i) => parseDrawing(text, bookName(i)))
  const workbooks = drawings.map(({ workbook }) => workbook)
  const said = saidOf(of, workbooks, previous)
  const found = said.filter(({ rule }) => rule === id).flatMap(({ places }) => places)
  return {
    marked: drawings.flatMap(({ marks }, i) => marks.map((at) => placeOf(i, at))).sort(),
    found: [...new Set(found)].sort(),
    others: said.filter(({ rule }) => rule !== id),
  }
}
