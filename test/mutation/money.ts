/** Wrong figures: the families `arith` and `invest`. */
import type { CleanName } from './clean.js'
import type { Ledger } from './draft.js'
import { hasBegun, isNew, isRunning, type Mutation, type Mutations, on, reckoned, rewritten } from './mutation.js'

/** The column of 小计 in the set `sources`: its heading means no field by itself. */
const SUM_OF_SOURCES = 7

const more = (by: number) => (text: string) => String(Number(text) + by)
const isWorked = (table: Ledger, row: number): boolean => table.num(row, 'yearCum') > 0

/** 万元 where 亿元 is meant, or the other way about. */
const slipped = (of: CleanName, kind: string, fields: readonly string[]): Mutation =>
  on(of, kind, (table, draft) => {
    const [field, by] = [draft.one(fields), draft.one([1e4, 1e-4])]
    const row = table.any((one) => table.num(one, field) > 0)
    table.put(row, { [`${field}!`]: Number((table.num(row, field) * by).toFixed(6)) })
  })

/** Two digits that changed places: 12000 for 21000. */
const swapped = (of: CleanName, kind: string, fields: readonly string[]): Mutation =>
  rewritten(
    of,
    kind,
    fields,
    (text) => text.slice(1, 2) + text.slice(0, 1) + text.slice(2),
    (table, row) =>
      fields.every((field) => table.get(row, field)[1] !== table.get(row, field)[0]) &&
      fields.every((field) => !'0'.includes(table.get(row, field)[1] ?? '0')),
  )

export const arith: Mutations = {
  'arith-breakdown-incomplete': on('sources', 'fund', (table) => {
    const row = table.any()
    table.write(row, SUM_OF_SOURCES, `${table.at(row, SUM_OF_SOURCES)}!`)
    table.put(row, { countyFund: '' })
  }),
  'arith-breakdown-mismatch': on('sources', 'fund', (table, draft) => {
    const row = table.any()
    const wrong = Number(table.at(row, SUM_OF_SOURCES)) + draft.one([-30, 20, 60])
    table.write(row, SUM_OF_SOURCES, `${wrong}!`)
  }),
  'arith-carry-over': [
    rewritten('dispatch', 'dispatch', ['cum'], more(18), isRunning),
    rewritten('dispatch', 'dispatch', ['cum'], (text) => `${text}0`, isRunning),
    on('dispatch', 'dispatch', (table) => {
      const row = table.any((one) => isRunning(table, one))
      table.put(row, { yearCum: table.num(row, 'yearCum') * 10 })
      table.mark(row, 'cum')
    }),
  ],
  'arith-composition-sum': on('inclusion', 'stat', (table, draft) => {
    const row = table.any((one) => isWorked(table, one))
    const part = draft.one(['building', 'installation', 'equipment', 'otherCost'])
    table.put(row, { [part]: table.num(row, part) + 300 })
    table.mark(row, 'yearCum')
  }),
  'arith-count-label-mismatch': on('grouped', 'plan', (table, draft) => {
    const row = draft.one(table.ofRole('section'))
    table.write(row, 0, `${table.at(row, 0).replace(/\d+/, '9')}!`)
  }),
  'arith-funding-sum': on('funds', 'fund', (table, draft) => {
    const row = table.any()
    const source = draft.one(['centralFund', 'provincialFund', 'countyFund'])
    table.put(row, { [source]: table.num(row, source) - 500 })
    table.mark(row, 'total')
  }),
  'arith-likely-wrong-cell': [
    swapped('grouped', 'plan', ['plan']),
    swapped('totalled', 'dispatch', ['yearCum']),
    swapped('totalled', 'dispatch', ['prior']),
    swapped('totalled', 'dispatch', ['cum']),
    // A sign too many.
    rewritten('grouped', 'plan', ['total'], (text) => `-${text}`),
  ],
  'arith-month-sum-vs-cumulative': [
    on('monthly', 'dispatch', (table, draft) => {
      const row = table.any((one) => isWorked(table, one))
      const nth = draft.choose(5)
      table.put(row, { monthly: table.num(row, 'monthly', nth) + 30 }, nth)
      table.mark(row, 'yearCum')
    }),
    rewritten('monthly', 'dispatch', ['yearCum'], (text) => `${text}0`, isWorked),
  ],
  'arith-quarter-plan-sum': [
    on('monthly', 'dispatch', (table, draft) => {
      const row = table.any()
      const nth = draft.choose(4)
      table.put(row, { quarterPlan: table.num(row, 'quarterPlan', nth) + 310 }, nth)
      table.mark(row, 'plan')
    }),
    rewritten('monthly', 'dispatch', ['plan'], (text) => `${text}0`),
  ],
  'arith-rate-mismatch': rewritten('dispatch', 'dispatch', ['rate'], (text) => (Number(text) + 2).toFixed(1), isWorked),
  'arith-share-not-100': rewritten('ranking', 'ranking', ['share'], more(5)),
  'arith-star-score': on('stars', 'star', (table, draft) => {
    const row = table.any()
    const nth = draft.choose(3)
    table.put(row, { indicator: table.num(row, 'indicator', nth) - 4 }, nth)
    table.mark(row, 'score')
  }),
  'arith-subtotal-mismatch': on('grouped', 'plan', (table, draft) => {
    const row = draft.one(table.ofRole('subtotal'))
    table.put(row, { 'plan!': table.num(row, 'plan') - 700 })
  }),
  'arith-time-progress-base': on('monthly', 'dispatch', (table) => {
    const row = table.any((one) => isWorked(table, one))
    // The time progress of March.
    table.put(row, { 'progressGap!': (table.num(row, 'rate') - 300 / 12).toFixed(1) })
  }),
  'arith-total-row-mismatch': on('grouped', 'plan', (table, draft) => {
    const [row] = table.ofRole('total')
    const field = draft.one(['total', 'plan', 'prior'])
    table.put(row!, { [`${field}!`]: table.num(row!, field) + 900 })
  }),
  'arith-unit-scale-suspect': [
    slipped('grouped', 'plan', ['total', 'plan']),
    slipped('totalled', 'dispatch', ['total', 'plan', 'prior', 'yearCum']),
  ],
}

export const invest: Mutations = {
  'invest-bond-exceeds-total': on('paid', 'fund', (table) => {
    const row = table.any()
    table.put(row, { 'paid!': table.num(row, 'received') + 150 })
  }),
  'invest-copied-values': on('dispatch', 'dispatch', (table) => {
    const later = table.any((row) => isNew(table, row))
    const first = table.any((row) => row < later && table.get(row, 'status') === '在建')
    const total = table.num(first, 'total') + 37
    table.put(first, { total })
    table.put(later, { 'total!': total })
  }),
  'invest-cum-exceeds-total': on('dispatch', 'dispatch', (table) => {
    const row = table.any((one) => isRunning(table, one))
    table.put(row, { total: table.num(row, 'cum') - 50, physical: 100 })
    table.mark(row, 'cum')
  }),
  'invest-finish-year-shortfall': on('picked', 'plan', (table) => {
    const row = table.any((one) => isNew(table, one) && table.num(one, 'plan') > table.num(one, 'total') * 0.27)
    table.put(row, { finish: '2025年12月' })
    table.mark(row, 'plan')
  }),
  'invest-month-exceeds-plan': on('dispatch', 'dispatch', (table) => {
    const row = table.any((one) => table.get(one, 'status') === '在建')
    reckoned(table, row, { month: table.num(row, 'plan') + 130 })
    table.put(row, { physical: 99 })
    table.mark(row, 'month')
  }),
  'invest-no-progress-but-amount': on('dispatch', 'dispatch', (table, draft) => {
    const row = table.any((one) => table.get(one, 'status') === '在建')
    table.put(row, { progress: draft.one(['本月无进展', '尚未开工', '停工']) })
    table.mark(row, 'month')
  }),
  'invest-not-positive': [
    on('planning', 'reserve', (table, draft) => {
      table.put(table.any(), { 'total!': draft.one(['0.00', '-5.00']) })
    }),
    rewritten('dispatch', 'dispatch', ['total'], (text) => `-${text}`),
    rewritten('picked', 'plan', ['total'], (text) => `-${text}`),
    rewritten('inclusion', 'stat', ['total'], (text) => `-${text}`),
  ],
  'invest-plan-exceeds-remaining': on('dispatch', 'dispatch', (table) => {
    const row = table.any((one) => isRunning(table, one))
    reckoned(table, row, { prior: table.num(row, 'total') - table.num(row, 'plan') + 300 })
    table.put(row, { physical: 99 })
    table.mark(row, 'plan')
  }),
  'invest-plan-exceeds-total': on('planning', 'reserve', (table) => {
    const row = table.any()
    table.put(row, { total: (table.num(row, 'plan') * 0.9).toFixed(2) })
    table.mark(row, 'plan')
  }),
  'invest-plan-far-from-linear': on('picked', 'plan', (table) => {
    const row = table.any()
    table.put(row, { 'plan!': (table.num(row, 'total') * 0.015).toFixed(2) })
  }),
  'invest-received-exceeds-agreed': on('signed', 'sign', (table) => {
    const row = table.any()
    table.put(row, { 'received!': (table.num(row, 'agreedTotal') + 1.5).toFixed(2) })
  }),
  'invest-year-cum-over-plan': on('dispatch', 'dispatch', (table) => {
    const row = table.any((one) => hasBegun(table, one) && isWorked(table, one))
    reckoned(table, row, { plan: Math.round(table.num(row, 'yearCum') * 0.95) })
    table.mark(row, 'yearCum')
  }),
}
