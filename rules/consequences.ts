/** What the other rules say of a row because one of its figures is wrong: told with that figure, not beside it. */
import type { Column, Ref, TableView } from '../src/core/index.js'
import type { FieldName, Fields } from './fields.js'
import { COMPOSITION, SOURCES } from './partitions.js'

/** The rules that judge a project by its amounts, in the row of the wrong one. */
export const JUDGED_BY_AMOUNTS: readonly string[] = [
  'arith-carry-over',
  'arith-rate-mismatch',
  'arith-quarter-plan-sum',
  'arith-funding-sum',
  'arith-composition-sum',
  'invest-plan-exceeds-remaining',
  'invest-month-exceeds-plan',
  'invest-year-cum-over-plan',
  'invest-bond-exceeds-total',
  'invest-plan-exceeds-total',
  'invest-cum-exceeds-total',
  'invest-finish-year-shortfall',
  'invest-plan-far-from-linear',
  'stat-included-below-threshold',
  'stat-total-vs-approval',
  'status-behind-schedule',
  'status-completed-low-cumulative',
  'status-money-vs-physical-gap',
]

/** The cells of a project's row where those rules speak because of a wrong amount in `column`; of a row that is no project, none. */
export function consequencesOf(table: TableView<Fields>, row: number, { field }: Column): Ref[] {
  if (table.role(row) !== 'data' || !field) return []
  const follows = FOLLOWS[field.name as FieldName] ?? []
  return follows.flatMap((name) => table.column(name) ?? []).map(({ col }) => table.ref(row, col))
}

const each = (
  fields: readonly FieldName[],
  follow: readonly FieldName[],
): { [F in FieldName]?: readonly FieldName[] } => Object.fromEntries(fields.map((field) => [field, follow]))

/** Fields whose findings in the same row follow from a slip of a field. */
const FOLLOWS: { readonly [F in FieldName]?: readonly FieldName[] } = {
  ...each(SOURCES, ['total', 'plan', 'fundTotal', ...SOURCES]),
  ...each(COMPOSITION, ['yearCum', 'month', 'cum', 'total']),
  fundTotal: ['fundTotal', 'total', 'plan'],
  quarterPlan: ['plan'],
  total: [
    ...(['total', 'plan', 'month', 'yearCum', 'cum', 'totalRate', 'allocated', ...SOURCES] as const),
    ...(['physical', 'status', 'included'] as const),
  ],
  plan: ['plan', 'month', 'yearCum', 'rate', 'physical'],
  prior: ['plan', 'cum', 'physical', 'status'],
  month: ['month', 'yearCum'],
  yearCum: ['yearCum', 'cum', 'rate', 'physical', 'status'],
  cum: ['cum', 'totalRate', 'physical', 'status'],
}
