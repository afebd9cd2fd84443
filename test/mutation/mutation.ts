/** How a clean set is spoilt so that one rule has something to say. */
import type { CleanName } from './clean.js'
import type { Draft, Ledger } from './draft.js'

/** One way to break one rule. What it writes is marked where the finding must stand. */
export interface Mutation {
  readonly of: CleanName
  /** The kind of the table that is handed over. */
  readonly kind: string
  /** The workbook it stands in; without it, the first that has one. */
  readonly book?: number
  readonly breaks: (table: Ledger, draft: Draft) => void
}

/** Rule → how it is broken: in one way or in several. */
export type Mutations = { readonly [rule: string]: Mutation | readonly Mutation[] }

/** A mutation of a table of a clean set. */
export function on(of: CleanName, kind: string, breaks: Mutation['breaks'], book?: number): Mutation {
  return { of, kind, breaks, ...(book === undefined ? {} : { book }) }
}

/** A cell of any project is rewritten: the commonest mistake. `fields` are those it may happen in. */
export function rewritten(
  of: CleanName,
  kind: string,
  fields: readonly string[],
  to: (text: string, table: Ledger, row: number) => string,
  suits: (table: Ledger, row: number) => boolean = () => true,
): Mutation {
  return on(of, kind, (table, draft) => {
    const field = draft.one(fields)
    const row = table.any((one) => table.get(one, field) !== '' && suits(table, one))
    table.put(row, { [`${field}!`]: to(table.get(row, field), table, row) })
  })
}

/** A cell of any project is left blank. */
export function blanked(
  of: CleanName,
  kind: string,
  fields: readonly string[],
  suits?: (table: Ledger, row: number) => boolean,
): Mutation {
  return rewritten(of, kind, fields, () => '', suits)
}

/** The numbers 1, 2, 3 … in the rows that are left. */
export function renumber(table: Ledger, gone: readonly number[] = []): void {
  const left = table.rows.filter((row) => !gone.includes(row))
  for (const [i, row] of left.entries()) table.put(row, { seq: i + 1 })
}

/** What a dispatch says when other figures of a project are written: its sums and its rate go along. */
export function reckoned(
  table: Ledger,
  row: number,
  change: { readonly month?: number; readonly yearCum?: number; readonly plan?: number; readonly prior?: number },
): void {
  const month = change.month ?? table.num(row, 'month')
  const plan = change.plan ?? table.num(row, 'plan')
  const prior = change.prior ?? table.num(row, 'prior')
  const yearCum = change.yearCum ?? table.num(row, 'yearCum') - table.num(row, 'month') + month
  table.put(row, { month, plan, prior, yearCum, cum: prior + yearCum, rate: ((100 * yearCum) / plan).toFixed(1) })
}

/** A project of a dispatch as one that has not begun; it is to begin in `start`. */
export function notBegun(table: Ledger, row: number, start: string): void {
  reckoned(table, row, { month: 0, yearCum: 0, prior: 0 })
  table.put(row, { physical: 0, start, actualStart: '', status: '未开工', progress: '前期手续办理' })
  table.put(row, { included: '否', statCode: '', excludedReason: '还没有开工' })
}

/** True of a row of a nature. */
export const isNew = (table: Ledger, row: number): boolean => table.get(row, 'nature') === '新建'
/** True of a project that goes on from earlier years and is under way. */
export const isRunning = (table: Ledger, row: number): boolean =>
  table.get(row, 'nature') === '续建' && (!table.has('status') || table.get(row, 'status') === '在建')
/** True of a project that has begun. */
export const hasBegun = (table: Ledger, row: number): boolean =>
  table.has('status') ? table.get(row, 'status') !== '未开工' : table.get(row, 'started') === '是'
