/** Projects signed in the year of a report: what the rules about signing count. */
import type { TableRecord, TableView } from '../src/core/index.js'
import type { Fields } from './fields.js'

/** One project of a signing ledger; `signed` is null where its date leaves it open. */
export interface Signed {
  readonly record: TableRecord<Fields>
  readonly signed: boolean | null
}

/** Which projects were signed from January of the year of `period` (year × 12 + month − 1) to its end. */
export function signedIn(table: TableView<Fields>, period: number): Signed[] {
  const january = period - (period % 12)
  return [...table.records()]
    .filter(({ row }) => !table.isContinued(row))
    .map((record) => {
      const date = record.month('signDate')
      if (date === null) return { record, signed: null }
      if (date.last < january || date.first > period) return { record, signed: false }
      return { record, signed: date.first >= january && date.last <= period ? true : null }
    })
}
