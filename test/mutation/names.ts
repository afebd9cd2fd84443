/** Wrong names and numbers of projects, people and units: the families `id`, `leader`, `unit` and `contact`. */
import { blanked, type Mutations, on, rewritten } from './mutation.js'

export const names: Mutations = {
  'id-duplicate-name': on('dispatch', 'dispatch', (table) => {
    const [first, later] = table.some(2)
    table.put(later!, { 'name!': table.get(first!, 'name') })
  }),
  'id-near-duplicate-name': on('funds', 'fund', (table) => {
    const [first, later] = table.some(2)
    table.put(later!, { 'name!': `${table.get(first!, 'name').replace(/(?:工程|建设项目|项目)$/, '')}建设` })
  }),
  'id-name-suspicious': on('picked', 'plan', (table, draft) => {
    const row = table.any((one) => one !== table.rows.at(-1))
    for (let col = 1; col <= table.column('remark'); col++) table.write(row, col, '')
    table.put(row, { 'name!': draft.one(['产业类', '水利局', '社会民生类']) })
  }),
  'id-project-code-date': rewritten('dispatch', 'dispatch', ['code'], (text) => text.replace(/'\d{4}/, "'2413")),
  'id-project-code-duplicate': on('dispatch', 'dispatch', (table) => {
    const [first, later] = table.some(2)
    table.put(later!, { 'code!': table.get(first!, 'code') })
  }),
  'id-project-code-format': rewritten('dispatch', 'dispatch', ['code'], (text) => text.slice(0, -1)),
  'id-project-code-missing': blanked('dispatch', 'dispatch', ['code']),
  'id-project-code-region': rewritten('dispatch', 'dispatch', ['code'], (text) => text.replace('140829', '140830')),
  'id-roster-duplicate': on('units', 'units', (table) => {
    // Not one that another unit's successor is.
    const isPlain = (row: number): boolean =>
      table.get(row, 'until') === '' && table.get(row, 'unitName') !== '县发改局'
    const [first, later] = table.some(2, isPlain)
    table.put(later!, { 'unitName!': table.get(first!, 'unitName') })
  }),
  'id-uscc-invalid': rewritten(
    'inclusion',
    'stat',
    ['uscc'],
    (text) => text.slice(0, -1) + (text.endsWith('3') ? '4' : '3'),
  ),
  'leader-duplicate-in-cell': rewritten(
    'dispatch',
    'dispatch',
    ['leader'],
    (text) => `${text}、${text}`,
    (table, row) => !table.get(row, 'leader').includes('、'),
  ),
  'leader-four-ones-incomplete': blanked('fourOnes', 'lead', ['need', 'leader', 'serviceTeam', 'assessment']),
  'leader-missing': blanked('dispatch', 'dispatch', ['leader'], (table, row) => table.get(row, 'status') !== '完工'),
  'leader-multiple-when-one': rewritten('fourOnes', 'lead', ['leader'], () => '周宏伟、谭千义、闫小娟'),
  'leader-not-in-roster': on('fourOnes', 'lead', (table, draft) => {
    table.put(table.any(), { 'leader!': draft.one(['程丽贞', '赵某某', '张守华']) })
  }),
  'leader-order-inconsistent': on('picked', 'plan', (table) => {
    const alone = (row: number): boolean => !table.get(row, 'leader').includes('、')
    const [first, second] = table.some(2, alone)
    table.put(first!, { leader: '杜中伟、张华峰' })
    table.put(second!, { 'leader!': '张华峰、杨可隆' })
  }),
  'leader-overloaded': on('picked', 'plan', (table) => {
    const rows = table.some(4)
    for (const row of rows) table.put(row, { leader: '杨可隆' })
    table.mark(rows[0]!, 'leader')
  }),
  'leader-unsplittable': on('fourOnes', 'lead', (table, draft) => {
    table.put(table.any(), { 'leader!': draft.one(['杨可隆王飞', '翟纪亭李波', '杜中伟张首华']) })
  }),
  'unit-abolished': rewritten('dispatch', 'dispatch', ['unit'], () => '县粮食局'),
  'unit-alias': rewritten('dispatch', 'dispatch', ['unit'], () => '水务局'),
  'unit-missing': blanked('dispatch', 'dispatch', ['unit']),
  'unit-not-in-roster': rewritten('dispatch', 'dispatch', ['unit'], () => '计划委员会'),
  'unit-successor-unknown': on('units', 'units', (table) => {
    const row = table.any()
    table.put(row, { until: '2024年3月', 'successor!': '县综合执法中心' })
  }),
  'contact-phone-invalid': rewritten('dispatch', 'dispatch', ['phone'], (text) => text.slice(0, -1)),
}

/** Of the tables of a batch: the family `xref`. */
export const xref: Mutations = {
  'xref-block-closed-but-problem': on('county', 'dispatch', (table) => {
    // The one blockage of this project is closed.
    const row = table.any((one) => table.get(one, 'name') === '汽车新材料产业园')
    table.put(row, { 'problem!': '征地未完成' })
  }),
  'xref-block-incomplete': blanked(
    'blockages',
    'block',
    ['unit', 'contact', 'deadline', 'foundDate', 'blockState'],
    // One with a date of closing is closed, whatever its state says.
    (table, row) => table.get(row, 'closedDate') === '',
  ),
  'xref-element-open': on('county', 'element', (table, draft) => {
    const row = table.rows[6]!
    const start = draft.one(['2025年6月', '2025年7月'])
    for (const kind of ['plan', 'dispatch']) draft.table(kind).put(draft.table(kind).rows[6]!, { start })
    table.mark(row, 'elementLand')
  }),
  'xref-field-conflict': on('county', 'dispatch', (table, draft) => {
    const row = table.any()
    const [field, value] = draft.one([
      ['unit', '县民政局'],
      ['leader', '谭千义'],
      ['finish', '2028年5月'],
    ] as const)
    table.put(row, { [`${field}!`]: value })
  }),
  'xref-leader-overloaded': on(
    'townships',
    'dispatch',
    (table, draft) => {
      // Three projects are his already; the fourth is another township's.
      const other = draft.table('dispatch', 2)
      other.put(other.any(), { leader: '张首华' })
      table.mark(table.rows[0]!, 'leader')
    },
    1,
  ),
  'xref-major-not-subset': on(
    'selection',
    'plan',
    (table, draft) => {
      const row = table.any()
      if (draft.choose(2) === 0)
        table.put(row, { code: "'2502-140829-04-01-123499", 'name!': draft.one(['东区码头', '西关酒厂', '南村粮库']) })
      else table.put(row, { 'total!': (table.num(row, 'total') * 1.1).toFixed(4) })
    },
    0,
  ),
  'xref-project-unknown': on('county', 'proc', (table) => {
    table.put(table.any(), { 'name!': '东沟码头' })
  }),
  'xref-reported-twice': on(
    'townships',
    'dispatch',
    (table, draft) => {
      const [one, other] = [draft.table('dispatch', 1), table]
      const [row, twin] = [one.any(), other.any()]
      for (const field of ['name', 'total']) other.put(twin, { [field]: one.get(row, field) })
      other.mark(twin, 'name')
    },
    2,
  ),
  'xref-roster-unknown': on('rosters', 'plan', (table, draft) => {
    const [field, value] = draft.one([
      ['leader', '谭千义'],
      ['unit', '县民政局'],
    ] as const)
    table.put(table.any(), { [`${field}!`]: value })
  }),
  'xref-sign-to-start': on('followed', 'sign', (table, draft) => {
    const row = table.any((one) => table.get(one, 'started') === '是')
    table.put(row, { 'name!': draft.one(['玉米淀粉厂', '煤矸石砖厂']) })
  }),
  'xref-started-without-permits': on('county', 'proc', (table) => {
    const row = table.any((one) => table.get(one, 'permitConstruction') === '办结')
    table.put(row, { 'permitEnvironment!': '未启动', deadline: '2025年8月' })
  }),
  'xref-sum-mismatch': on('townships', 'ranking', (table, draft) => {
    const row = table.any()
    if (draft.choose(2) === 0) table.put(row, { 'projectCount!': 4 })
    else table.put(row, { 'yearCum!': (table.num(row, 'yearCum') + 0.01).toFixed(4) })
  }),
}
