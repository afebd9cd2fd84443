/** Wrong times and states: the families `date`, `status` and `period`. */
import { dispatch, projects } from './county.js'
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

export const date: Mutations = {
  'date-actual-in-future': rewritten('dispatch', 'dispatch', ['actualStart'], () => '2025年8月'),
  'date-actual-order': on('dispatch', 'dispatch', (table, draft) => {
    const row = table.any((one) => table.get(one, 'actualFinish') !== '')
    table.put(row, { 'actualFinish!': draft.one(['2022年10月', '2023年3月', '2023年8月']) })
  }),
  'date-column-ambiguous': on('picked', 'plan', (table, draft) => {
    table.heading('start', draft.one(['（计划）开工时间!', '开工/计划开工时间!', '实际/预计开工时间!']))
  }),
  'date-continuing-start-in-year': rewritten('picked', 'plan', ['start'], () => '2025年1月', isRunning),
  'date-deadline-passed': on('elements', 'element', (table, draft) => {
    table.put(table.any(), { [draft.one(['elementLand', 'elementPower'])]: '办理中', 'deadline!': '2025年2月' })
  }),
  'date-duration-implausible': on('picked', 'plan', (table) => {
    const row = table.any((one) => isRunning(table, one))
    const start = table.get(row, 'start')
    table.put(row, { 'finish!': start.replace(/^\d+/, (year) => String(Number(year) + 11)) })
  }),
  'date-finish-before-start': rewritten('picked', 'plan', ['finish'], () => '2020年5月'),
  'date-finish-passed-not-done': rewritten('dispatch', 'dispatch', ['finish'], () => '2025年3月', isRunning),
  'date-finished-before-plan-year': rewritten('picked', 'plan', ['finish'], () => '2024年12月', isRunning),
  'date-library-order': rewritten('reserve', 'reserve', ['exitDate'], () => '2023年7月'),
  'date-new-start-outside-year': rewritten('grouped', 'plan', ['start'], () => '2024年5月', isNew),
  'date-planned-start-overdue': on('dispatch', 'dispatch', (table, draft) => {
    const row = table.any((one) => isNew(table, one))
    notBegun(table, row, draft.one(['2025年1月', '2025年3月', '2025年4月']))
    table.mark(row, 'start')
  }),
  'date-roster-order': on('leaders', 'leaders', (table, draft) => {
    table.put(table.any(), { 'until!': draft.one(['2019年5月', '2020年12月']) })
  }),
  'date-sign-order': rewritten('signed', 'sign', ['actualStart'], () => '2024年4月'),
}

export const status: Mutations = {
  'status-behind-schedule': on('dispatch', 'dispatch', (table) => {
    const row = table.any((one) => isRunning(table, one))
    reckoned(table, row, { month: 20, yearCum: Math.round(table.num(row, 'plan') * 0.2) })
    table.mark(row, 'rate')
  }),
  'status-completed-low-cumulative': on('dispatch', 'dispatch', (table) => {
    const row = table.any((one) => table.get(one, 'status') === '在建')
    table.put(row, { 'status!': '完工', actualFinish: '2025年5月' })
  }),
  'status-completed-without-date': blanked('dispatch', 'dispatch', ['actualFinish']),
  'status-money-vs-physical-gap': rewritten('dispatch', 'dispatch', ['physical'], () => '15', isRunning),
  'status-name-vs-nature': on('picked', 'plan', (table, draft) => {
    const row = table.any((one) => isNew(table, one))
    table.put(row, { name: table.get(row, 'name') + draft.one(['改造', '改扩建工程', '加固']) })
    table.mark(row, 'nature')
  }),
  'status-nature-vs-started': [
    on('dispatch', 'dispatch', (table) => {
      table.put(
        table.any((one) => isRunning(table, one)),
        { 'status!': '停工', progress: '' },
      )
    }),
    on('dispatch', 'dispatch', (table) => {
      // Started long before the plan, or the date would be another matter.
      const row = table.any((one) => isRunning(table, one))
      table.put(row, { 'status!': '未开工', start: '2025年9月' })
    }),
  ],
  'status-not-started-with-investment': on('dispatch', 'dispatch', (table) => {
    const row = table.any((one) => !hasBegun(table, one))
    reckoned(table, row, { month: 0, yearCum: 350 })
    table.mark(row, 'status')
  }),
  'status-procedure-order': on('procedures', 'proc', (table, draft) => {
    const row = table.any((one) => table.get(one, 'permitConstruction') === '办结')
    table.put(row, { [draft.one(['permitLand', 'permitWorksPlan'])]: '办理中', deadline: '2025年8月' })
    table.mark(row, 'permitConstruction')
  }),
  'status-stale-progress-text': on('months', 'dispatch', (table) => {
    const row = table.any((one) => table.num(one, 'month') > 0)
    table.put(row, { 'progress!': projects[table.num(row, 'seq') - 1]!.progress[3]! })
  }),
  'status-started-without-date': blanked('dispatch', 'dispatch', ['actualStart']),
  'status-started-zero-investment': on('dispatch', 'dispatch', (table) => {
    const row = table.any((one) => isNew(table, one) && hasBegun(table, one))
    reckoned(table, row, { month: 0, yearCum: 0 })
    table.mark(row, 'status')
  }),
}

export const period: Mutations = {
  'period-constant-amount': on('months', 'dispatch', (table, draft) => {
    const row = table.any((one) => table.num(one, 'month') > 0)
    const same = table.num(row, 'month')
    table.mark(row, 'month')
    // March and April were as May, and the sum of four months stays what it is.
    const list = projects.map((project) => {
      if (project.name !== table.get(row, 'name')) return project
      const four = project.months.slice(0, 4).reduce((a, b) => a + b, 0)
      return { ...project, months: [four - 2 * same, 0, same, same, same] }
    })
    draft.before(dispatch(4, undefined, list), dispatch(3, undefined, list))
  }),
  'period-cum-decreased': on('months', 'dispatch', (table) => {
    const row = table.any((one) => isRunning(table, one))
    reckoned(table, row, { yearCum: table.num(row, 'yearCum') - table.num(row, 'month') - 40 })
    table.mark(row, 'yearCum')
  }),
  'period-cum-recurrence': on('months', 'dispatch', (table) => {
    const row = table.any((one) => isRunning(table, one))
    reckoned(table, row, { yearCum: table.num(row, 'yearCum') + 70 })
    table.mark(row, 'yearCum')
  }),
  'period-plan-changed': on('months', 'dispatch', (table) => {
    const row = table.any((one) => isRunning(table, one))
    reckoned(table, row, { plan: table.num(row, 'plan') + 500 })
    table.mark(row, 'plan')
  }),
  'period-project-disappeared': on('months', 'dispatch', (table) => {
    const row = table.any((one) => table.get(one, 'status') !== '完工')
    renumber(table, [row])
    table.heading('name', null)
    table.drop(row)
  }),
  'period-start-date-changed': on('months', 'dispatch', (table) => {
    const row = table.any()
    if (hasBegun(table, row)) table.put(row, { 'actualStart!': '2024年12月' })
    else table.put(row, { 'start!': '2025年12月' })
  }),
  'period-status-regressed': on('months', 'dispatch', (table) => {
    const row = table.any((one) => table.get(one, 'status') === '完工')
    table.put(row, { 'status!': '在建', actualFinish: '', finish: '2025年12月' })
  }),
  'period-total-changed': rewritten('months', 'dispatch', ['total'], (text) => String(Math.round(Number(text) * 1.03))),
  'period-unit-scale-suspect': on('months', 'dispatch', (table, draft) => {
    const row = table.any((one) => table.num(one, 'yearCum') > 0)
    const [field, by] = draft.one([
      ['total', 1e4],
      ['total', 1e-4],
      ['plan', 1e4],
      ['plan', 1e-4],
      ['yearCum', 1e-4],
    ] as const)
    table.put(row, { [`${field}!`]: Number((table.num(row, field) * by).toFixed(6)) })
  }),
  'period-value-carried': on('months', 'dispatch', (table, draft) => {
    const row = table.any((one) => table.num(one, 'month') > 0)
    const [yearCum, cum, month] = [table.num(row, 'yearCum'), table.num(row, 'cum'), table.num(row, 'month')]
    if (draft.choose(2) === 0) return table.put(row, { 'cum!': cum - month })
    reckoned(table, row, { yearCum: yearCum - month })
    table.put(row, { cum })
    table.mark(row, 'yearCum')
  }),
  'period-year-rollover': on('january', 'dispatch', (table) => {
    const row = table.any()
    reckoned(table, row, { yearCum: table.num(row, 'month') + 60 })
    table.mark(row, 'yearCum')
  }),
}
