import { compactText, type Ref, type TableView } from '../src/core/index.js'
import { defineRule, type FieldName, type Fields } from './fields.js'
import { quoted, rewrite } from './readings.js'

/**
 * Half-width brackets where the table has full-width ones after the same words (甲项目（一期） beside 甲项目(二期)), or within one
 * cell. A table that keeps to one width, whichever, is left alone.
 */
export default defineRule({
  id: 'format-bracket-width-mixed',
  title: { zh: '括号全半角混用', en: 'Mixed bracket widths' },
  why: {
    zh: '同一个项目、同一家单位，一处写“（一期）”一处写“(一期)”，查找、匹配就当成两个。',
    en: 'The same project or company with （） here and () there is taken for two by look-ups and matching.',
  },
  help: {
    zh: '统一用全角括号（），可自动修复。只看名称和单位；整列都用同一种括号的不提。',
    en: 'Use （） throughout; kplint fix does so. Only names and units are looked at; a column that keeps to one width is left alone.',
  },
  source: { zh: '公开项目表中常见', en: 'seen in public tables' },
  severity: 'info',
  off: true,
  on: 'table',
  gathers: true,
  messages: {
    other: {
      zh: '“{text}”用半角括号，第{row}行同样的名称用全角括号',
      en: '“{text}” has half-width brackets, the same words in row {row} full-width ones',
    },
    within: { zh: '“{text}”里全角、半角括号混用', en: '“{text}” mixes full-width and half-width brackets' },
  },
  examples: {
    bad: `
序号 | 项目名称 | 责任单位 | 总投资（万元）
1 | 城西小学建设项目（一期） | 教育局 | 6000
2 | 城西小学建设项目(二期)! | 教育局 | 7000
3 | 供热管网工程（东段)! | 住建局 | 3300
! “城西小学建设项目(二期)”用半角括号，第2行同样的名称用全角括号
! “供热管网工程（东段)”里全角、半角括号混用
~>
序号 | 项目名称 | 责任单位 | 总投资（万元）
1 | 城西小学建设项目（一期） | 教育局 | 6000
2 | 城西小学建设项目（二期） | 教育局 | 7000
3 | 供热管网工程（东段） | 住建局 | 3300
`,
    good: `
序号 | 项目名称 | 责任单位 | 总投资（万元）
1 | 城西小学建设项目(一期) | 教育局 | 6000
2 | 城西小学建设项目(二期) | 教育局 | 7000
3 | 供热管网工程（东段） | 住建局 | 3300
4 | 光伏发电项目 | 发改局（能源局） | 3300
`,
  },
  *check(view) {
    for (const name of NAMES) {
      const column = view.column(name)
      if (!column) continue
      const wide = firstWide(view, column.col)
      for (const row of view.dataRows()) {
        const text = view.sheet.value(row, column.col)
        if (typeof text !== 'string' || !NARROW.test(text)) continue
        const beside = WIDE.test(text) ? null : wide.get(stemOf(text))
        if (beside === undefined) continue
        const at = view.ref(row, column.col)
        const to = text.replaceAll('(', '（').replaceAll(')', '）')
        const found = { at, expected: quoted(to), ...rewrite(view, at, to) }
        if (beside === null) yield { ...found, message: 'within', data: { text: quoted(text) } }
        else
          yield {
            ...found,
            message: 'other',
            data: { text: quoted(text), row: beside.row + 1 },
            related: [{ at: beside }],
          }
      }
    }
  },
})

const NAMES = ['name', 'unit', 'owner'] as const satisfies readonly FieldName[]
const NARROW = /[()]/
const WIDE = /[（）]/

/** The words before the first bracket. */
function stemOf(text: string): string {
  return compactText(text).split('(', 1)[0]!
}

/** The first cell with full-width brackets after each stem. */
function firstWide(view: TableView<Fields>, col: number): Map<string, Ref> {
  const first = new Map<string, Ref>()
  for (const row of view.dataRows()) {
    const text = view.sheet.value(row, col)
    if (typeof text !== 'string' || !WIDE.test(text)) continue
    const stem = stemOf(text)
    if (stem !== '' && !first.has(stem)) first.set(stem, view.ref(row, col))
  }
  return first
}
