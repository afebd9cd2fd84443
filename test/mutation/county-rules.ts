/** Statistical inclusion and what the county is held to: the families `stat`, `kpi`, and the rules of packs. */
import { dispatch } from './county.js'
import type { Ledger } from './draft.js'
import {
  blanked,
  hasBegun,
  isNew,
  isRunning,
  type Mutations,
  notBegun,
  on,
  reckoned,
  renumber,
  rewritten,
} from './mutation.js'

const PARTS = ['building', 'installation', 'equipment', 'otherCost'] as const

/** What was completed, with its composition. */
function composed(table: Ledger, row: number, yearCum: number): void {
  const parts = [0.6, 0.2, 0.15].map((share) => Math.round(yearCum * share))
  const rest = yearCum - parts.reduce((a, b) => a + b, 0)
  for (const [i, part] of [...parts, rest].entries()) table.put(row, { [PARTS[i]!]: part })
  table.put(row, { yearCum })
}

const isIncluded = (table: Ledger, row: number): boolean => table.get(row, 'included') === '是'

export const stat: Mutations = {
  'stat-code-missing': blanked('inclusion', 'stat', ['statCode']),
  'stat-contract-date': rewritten('inclusion', 'stat', ['contractDate'], () => '2025年5月'),
  'stat-dispatch-gap': on('county', 'stat', (table) => {
    const row = table.any((one) => table.num(one, 'yearCum') > 0)
    composed(table, row, Math.round(table.num(row, 'yearCum') * 0.4))
    table.mark(row, 'yearCum')
  }),
  'stat-docs-incomplete': blanked(
    'inclusion',
    'stat',
    ['approvalDoc', 'contractDoc', 'photoDoc', 'licenceDoc'],
    isIncluded,
  ),
  'stat-included-below-threshold': on('inclusion', 'stat', (table) => {
    const row = table.any((one) => isIncluded(table, one))
    table.put(row, { total: 480, approvedTotal: 480 })
    composed(table, row, 100)
    table.mark(row, 'included')
  }),
  'stat-included-not-started': on('inclusion', 'stat', (table) => {
    const row = table.any((one) => isIncluded(table, one))
    table.put(row, { started: '否', actualStart: '' })
    table.mark(row, 'included')
  }),
  'stat-no-reason': on('inclusion', 'stat', (table) => {
    const row = table.any((one) => isIncluded(table, one))
    table.put(row, { 'included!': '否', statCode: '', excludedReason: '' })
  }),
  'stat-should-be-included': on('inclusion', 'stat', (table) => {
    const row = table.any((one) => isIncluded(table, one))
    table.put(row, { 'included!': '否', statCode: '', excludedReason: '资料补正中' })
  }),
  'stat-total-vs-approval': on('inclusion', 'stat', (table) => {
    const row = table.any()
    table.put(row, { approvedTotal: Math.round(table.num(row, 'total') * 0.9) })
    table.mark(row, 'total')
  }),
  'stat-unit-vs-approval': rewritten('inclusion', 'stat', ['owner'], () => '运城另一家置业有限公司'),
}

export const kpi: Mutations = {
  'kpi-industry-share': on('planning', 'reserve', (table) => {
    table.heading('domain', null)
    table.put(
      table.any((row) => table.get(row, 'domain') === '产业类'),
      { domain: '基础设施类' },
    )
  }),
  'kpi-key-share-of-fai': on('keyDispatch', 'dispatch', (table) => {
    table.heading('yearCum', null)
    for (const row of table.rows)
      if (table.num(row, 'yearCum') > 0)
        reckoned(table, row, {
          month: Math.round(table.num(row, 'month') * 0.8),
          yearCum: Math.round(table.num(row, 'yearCum') * 0.8),
          plan: Math.round(table.num(row, 'plan') * 0.8),
        })
  }),
  'kpi-list-size': on('picked', 'plan', (table) => {
    table.heading('name', null)
    const gone = table.some(3, (row) => isRunning(table, row))
    renumber(table, gone)
    table.title('12个', '9个')
    for (const row of gone.reverse()) table.drop(row)
  }),
  'kpi-plan-vs-fai-task': on('planning', 'reserve', (table) => {
    table.heading('plan', null)
    const row = table.any((one) => table.num(one, 'plan') > 1.2)
    table.put(row, { plan: (table.num(row, 'plan') - 1.1).toFixed(2) })
  }),
  'kpi-procedure-completion': on('procedures', 'proc', (table) => {
    table.heading('procedureDone', null)
    for (const row of table.some(5, (one) => table.get(one, 'permitConstruction') === '办结'))
      table.put(row, {
        permitEnvironment: '办理中',
        permitConstruction: '办理中',
        deadline: '2025年8月',
        procedureDone: 3,
      })
  }),
  'kpi-rank-inconsistent': on('ranking', 'ranking', (table) => {
    const row = table.any((one) => one !== table.rows.at(-1))
    const rank = table.num(row, 'rank')
    table.put(row, { 'rank!': rank + 1 })
    table.put(row + 1, { 'rank!': rank })
  }),
  'kpi-report-cadence': on('months', 'dispatch', (table, draft) => {
    table.heading('name', null)
    draft.before(dispatch(3))
  }),
  'kpi-reserve-scale': on('reserve', 'reserve', (table) => {
    table.heading('total', null)
    const row = table.any((one) => table.get(one, 'major') === '否')
    table.put(row, { total: (table.num(row, 'total') - 3.6).toFixed(2) })
  }),
  'kpi-resume-rate': on('march', 'dispatch', (table) => {
    table.heading('status', null)
    table.put(
      table.any((row) => isRunning(table, row)),
      { status: '停工', remark: '资金没有到位' },
    )
  }),
  'kpi-sign-amount': on('signed', 'sign', (table) => {
    table.heading('agreedTotal', null)
    const row = table.any((one) => table.num(one, 'agreedTotal') > 6)
    table.put(row, { agreedTotal: (table.num(row, 'agreedTotal') - 3.2).toFixed(2) })
  }),
  'kpi-sign-start-rate': on('signed', 'sign', (table) => {
    table.heading('started', null)
    table.put(
      table.any((row) => hasBegun(table, row)),
      { started: '否', actualStart: '' },
    )
  }),
  'kpi-six-lists-complete': on('lists', 'reserve', (table) => {
    table.heading('name', null)
    table.sheetLine('# 其他')
    table.title('产业类', '')
  }),
  'kpi-star-order': on('stars', 'star', (table) => {
    const row = table.any((one) => one !== table.rows.at(-1))
    const star = table.get(row, 'star')
    table.put(row, { star: table.get(row + 1, 'star') })
    table.put(row + 1, { 'star!': star })
  }),
  'kpi-start-rate': on('march', 'dispatch', (table) => {
    table.heading('status', null)
    notBegun(
      table,
      table.any((row) => isNew(table, row) && hasBegun(table, row)),
      '2025年8月',
    )
  }),
  'kpi-start-schedule-infeasible': on('picked', 'plan', (table) => {
    table.heading('start', null)
    const row = table.any((one) => /2025年[123]月/.test(table.get(one, 'start')))
    table.put(row, { start: '2025年9月' })
  }),
}

/** What packs of ours declare. */
export const declared: Mutations = {
  'pinglu-reserve-domain': blanked('reserve', 'reserve', ['domain']),
}
