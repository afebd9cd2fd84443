/** What the other rules say of a row because one of its figures is wrong: told with that figure, not beside it. */
import {
  type Amount,
  type Column,
  compareAmounts,
  type Ref,
  type TableRecord,
  type TableView,
} from '../src/core/index.js'
import type { FieldName, Fields } from './fields.js'
import { COMPOSITION, SOURCES } from './partitions.js'
import { standsFor } from './rates.js'

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

/** The rules that hold an amount against a limit or a rate: `mendedBy` names the cells where they need not be heard. */
export const HELD_AGAINST_LIMITS: readonly string[] = [
  'arith-rate-mismatch',
  'invest-cum-exceeds-total',
  'invest-plan-exceeds-remaining',
  'invest-plan-exceeds-total',
  'invest-plan-far-from-linear',
  'invest-year-cum-over-plan',
  'status-completed-low-cumulative',
  'status-money-vs-physical-gap',
]

/**
 * An identity says that `field` should be `expected`. The cells of the row where other rules speak only because it is not: its own,
 * if `expected` keeps within what it must not exceed, and that of the rate, if it was worked out from `expected`.
 */
export function mendedBy(record: TableRecord<Fields>, field: keyof typeof LIMITS, expected: Amount): Ref[] {
  const exceeds = (limit: 'plan' | 'total'): boolean => {
    const most = record.amount(limit)
    return most !== null && compareAmounts(expected, most) !== 'less' && compareAmounts(expected, most) !== 'agree'
  }
  const cells: FieldName[] = LIMITS[field].some(exceeds) ? [] : [field, ...JUDGED_BESIDE[field]]
  const rate = record.percent('rate')
  const [done, plan] = field === 'plan' ? [record.amount('yearCum'), expected] : [expected, record.amount('plan')]
  if (field !== 'cum' && rate && done && plan && plan.value > 0 && standsFor(rate, (100 * done.value) / plan.value))
    cells.push('rate')
  return cells.filter((name) => record.has(name)).map((name) => record.at(name))
}

const LIMITS = { plan: ['total'], yearCum: ['plan', 'total'], cum: ['total'] } as const
/** Where the amount is judged in another cell: 形象进度 and 建设状态 beside the money since the start. */
const JUDGED_BESIDE = { plan: ['status'], yearCum: [], cum: ['physical', 'status'] } as const
