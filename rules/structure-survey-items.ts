import { compactText, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'

export default defineRule({
  id: 'structure-survey-items',
  title: { zh: '要素调查项数不对', en: 'The survey does not have all its items' },
  why: {
    zh: '调查表是统一制发的，少一项各地就对不齐，多一项没有口径。',
    en: 'The form is the same everywhere: without an item places cannot be compared, with one more nobody knows what it means.',
  },
  help: {
    zh: '对照制发的表补齐或删去。应有的项数和类数由规则包给出（侯马是31项、4类），没有给的不判。',
    en: 'Compare with the form as issued. The numbers of items and classes come from the pack (31 and 4 in Houma).',
  },
  source: {
    zh: '种子003侯马“4大类31项投资支撑要素”',
    en: 'Seed 003 (Houma): 31 elements of investment in 4 classes',
  },
  severity: 'warning',
  on: 'table',
  tables: ['survey'],
  columns: ['item', 'category'],
  given: ['option:items'],
  options: { items: null as number | null, classes: null as number | null },
  messages: {
    items: { zh: '共{n}项，应为{wanted}项', en: '{n} items, {wanted} wanted' },
    classes: { zh: '共{n}类（{list}），应为{wanted}类', en: '{n} classes ({list}), {wanted} wanted' },
  },
  examples: {
    bad: {
      options: { items: 4, classes: 3 },
      table: `
侯马经济开发区投资基本要素调查表
序号 | 类别! | 要素!    | 是否满足 | 数值
1    | 土地  | 净地面积 | 是       | 1677亩
2    | 土地  | 地价     | 是       | 12万元/亩
3    | 供电  | 变电容量 | 是       | 50MVA
! 共2类（土地、供电），应为3类
! 共3项，应为4项
`,
    },
    good: {
      options: { items: 3, classes: 2 },
      table: `
侯马经济开发区投资基本要素调查表
序号 | 类别 | 要素     | 是否满足 | 数值
1    | 土地 | 净地面积 | 是       | 1677亩
2    | ^    | 地价     | 是       | 12万元/亩
3    | 供电 | 变电容量 | 是       | 50MVA
`,
    },
  },
  *check(table, { options }) {
    const records = [...table.records()]
    const n = records.length
    if (n !== options.items)
      yield {
        at: table.headingOf('item'),
        message: 'items',
        data: { n, wanted: options.items ?? 0 },
        subject: 'items',
        actual: n,
        expected: options.items ?? 0,
      }
    if (options.classes === null) return
    const classes = records.map((record) => record.text('category'))
    if (classes.includes(null)) {
      yield UNDECIDABLE
      return
    }
    const names = [...new Set(classes.map((name) => compactText(name ?? '')))]
    if (names.length !== options.classes)
      yield {
        at: table.headingOf('category'),
        message: 'classes',
        data: { n: names.length, wanted: options.classes, list: names.slice(0, 8).join('、') },
        subject: 'classes',
        actual: names.length,
        expected: options.classes,
      }
  },
})
