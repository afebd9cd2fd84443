/** Mistakes of writing and of layout: the families `format` and `structure`. */
import { blanked, type Mutations, on, renumber, rewritten } from './mutation.js'

const inside = (text: string, sign: string): string => text.slice(0, 2) + sign + text.slice(2)

export const format: Mutations = {
  'format-edge-whitespace': rewritten('dispatch', 'dispatch', ['unit', 'name', 'contact'], (text) => `${text}␠`),
  'format-inner-space-in-name': rewritten('dispatch', 'dispatch', ['unit', 'nature'], (text) =>
    text.split('').join('␠'),
  ),
  'format-nonstandard-space': rewritten('dispatch', 'dispatch', ['name', 'progress'], (text) => inside(text, '⍽')),
  'format-linebreak-in-cell': rewritten('dispatch', 'dispatch', ['name', 'unit'], (text) => inside(text, '↵')),
  'format-fullwidth-chars': rewritten('dispatch', 'dispatch', ['code'], (text) => text.replace('2', '２')),
  'format-bracket-width-mixed': rewritten('picked', 'plan', ['name'], (text) => `${text}（一期)`),
  'format-number-as-text': rewritten('dispatch', 'dispatch', ['total', 'plan', 'cum'], (text) => `'${text}`),
  'format-number-with-unit': rewritten('dispatch', 'dispatch', ['total', 'plan', 'cum'], (text) => `${text}万元`),
  'format-number-unparseable': rewritten('dispatch', 'dispatch', ['total', 'plan', 'month'], (text) => `约${text}`),
  'format-placeholder': rewritten('picked', 'plan', ['total', 'plan', 'finish'], () => '——'),
  'format-decimals-inconsistent': rewritten('picked', 'plan', ['total', 'plan'], (text) => `${text}0`),
  'format-date-unparseable': rewritten('dispatch', 'dispatch', ['start', 'finish', 'actualStart'], () => '资金到位后'),
  'format-date-float-trap': rewritten('picked', 'plan', ['finish'], () => '~2027.1'),
  'format-date-style-mixed': rewritten('picked', 'plan', ['start', 'finish'], (text) =>
    text.replace('年', '-').replace('月', ''),
  ),
  'format-enum-unknown': on('dispatch', 'dispatch', (table, draft) => {
    const [field, value] = draft.one([
      ['domain', '环保类'],
      ['nature', '在建'],
      ['included', '部分'],
    ] as const)
    table.put(table.any(), { [`${field}!`]: value })
  }),
  'format-percent-scale': rewritten(
    'dispatch',
    'dispatch',
    ['rate'],
    (text) => (Number(text) / 100).toFixed(3),
    (table, row) => table.num(row, 'rate') > 0,
  ),
  'format-unit-symbol': rewritten('picked', 'plan', ['content'], (text) => `${text}，架设10KV线路`),
}

export const structure: Mutations = {
  'structure-header-not-found': on('picked', 'plan', (table) => {
    table.write(0, 0, `${table.at(0, 0)}!`)
    table.drop(table.header)
  }),
  'structure-required-column-missing': on('picked', 'plan', (table, draft) => {
    table.markCorner()
    table.dropColumn(draft.one(['unit', 'nature', 'leader', 'finish']))
  }),
  'structure-duplicate-column': on('picked', 'plan', (table) => {
    table.addColumn('总投资!', (row) => table.get(row, 'total'))
  }),
  'structure-repeated-header-row': on('picked', 'plan', (table) => {
    const row = table.any((one) => one !== table.rows[0])
    const width = table.column('remark') + 1
    const headings = Array.from({ length: width }, (_, col) => table.at(table.header, col))
    table.insert(row, [`${headings[0]}!`, ...headings.slice(1)])
  }),
  'structure-unit-line-missing': on('picked', 'plan', (table) => {
    table.markCorner()
    table.title('单位：亿元', '')
  }),
  'structure-mixed-money-units': on('picked', 'plan', (table) => {
    table.heading('plan', '2025年计划投资（万元）!')
    for (const row of table.rows) table.put(row, { plan: Math.round(table.num(row, 'plan') * 10_000) })
  }),
  'structure-merged-data-cells': on('picked', 'plan', (table) => {
    const row = table.any((one) => one !== table.rows.at(-1))
    table.mark(row, 'total')
    table.put(row + 1, { total: '^' })
  }),
  'structure-blank-row-inside': on('picked', 'plan', (table) => {
    const row = table.any((one) => one !== table.rows[0])
    table.insert(row, [...Array.from({ length: table.column('name') }, () => ''), '!'])
  }),
  'structure-ragged-row': on('picked', 'plan', (table) => {
    table.sheetLine('#| 附件')
    const row = table.any()
    table.mark(row, 'name')
    table.write(row, table.column('remark') + 1, '多出来的一格')
  }),
  'structure-seq-broken': on('picked', 'plan', (table) => {
    const row = table.any((one) => one !== table.rows[0])
    table.put(row, { 'seq!': table.num(row, 'seq') - 1 })
  }),
  'structure-hidden-data': on('picked', 'plan', (table, draft) => {
    if (draft.choose(2) === 0) {
      table.heading('phone', null)
      table.hide({ field: 'phone' })
      return
    }
    const row = table.any()
    table.mark(row, 'name')
    table.hide({ row })
  }),
  'structure-note-row-in-data': on('picked', 'plan', (table) => {
    table.insert(
      table.any((one) => one !== table.rows[0]),
      ['注：以下项目正在办理前期手续!'],
    )
  }),
  'structure-signature-missing': on('dispatch', 'dispatch', (table, draft) => {
    table.markCorner()
    table.title(draft.one([/填报人：张三/, /审核人：李四/, /填报日期：2025年5月31日/]), '')
  }),
  'structure-error-or-hardcoded-total': on('picked', 'plan', (table, draft) => {
    table.put(table.any(), { [draft.one(['unit', 'content', 'leader'])]: '=VLOOKUP(B4,Z:Z,1) -> #N/A!' })
  }),
  'structure-sort-order-broken': on('picked', 'plan', (table) => {
    const fits = (row: number): boolean =>
      row !== table.rows.at(-1) && table.get(row, 'nature') === table.get(row + 1, 'nature')
    const row = table.any(fits)
    for (let col = 1; col <= table.column('remark'); col++) {
      const above = table.at(row, col)
      table.write(row, col, table.at(row + 1, col))
      table.write(row + 1, col, above)
    }
    table.mark(row + 1, 'total')
  }),
  'structure-survey-incomplete': blanked('survey', 'survey', ['satisfied']),
  'structure-survey-items': on('survey', 'survey', (table) => {
    const row = table.any((one) => table.get(one, 'category') === '土地')
    renumber(table, [row])
    table.heading('item', null)
    table.drop(row)
  }),
}
