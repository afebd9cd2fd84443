import type { TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { quoted, rewrite } from './readings.js'

/** A sign for "nothing to say" (— / 无 待定 暂无) in a number, money, rate or date cell of a project. */
export default defineRule({
  id: 'format-placeholder',
  title: { zh: '占位符代替数值', en: 'Placeholder in a numeric or date cell' },
  why: {
    zh: '“——”“待定”是文本，排序、透视会出错；收表的人也分不清是零、是没有，还是漏填。',
    en: 'A sign is text: sorting and pivoting stumble over it, and nobody can tell a zero from a gap.',
  },
  help: {
    zh: '没有就空着，原因写到备注；是零就填0。各条规则都把占位符当作没有填。必填列里的要补上。',
    en: 'Leave the cell blank and give the reason in the remarks; type 0 for a zero. Every rule takes a placeholder for a blank. In a required column it is to be filled in.',
  },
  source: { zh: '公开项目表中的“—”“/”“待定”', en: 'public tables with — / 待定' },
  severity: 'info',
  off: true,
  on: 'table',
  gathers: true,
  messages: {
    sign: { zh: '“{text}”代替了{column}，按没有填处理', en: '“{text}” in place of the {column}: read as blank' },
    required: {
      zh: '“{text}”代替了{column}，这一列必须填',
      en: '“{text}” in place of the {column}, which must be filled in',
    },
  },
  examples: {
    bad: {
      settings: { required: { plan: ['name', 'total', ['start', 'span']] } },
      table: `
平陆县2025年重点项目计划表
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 计划开工时间 | 计划竣工时间
1 | 城西小学建设项目 | 待定! | 500 | 2025年4月 | /!
2 | 光伏发电项目 | 7500 | ——! | 2025年1月 | 2026年10月
3 | 供热管网工程 | 3300 | 800 | 暂无! | 2026年12月
! “待定”代替了总投资，这一列必须填
! “/”代替了计划竣工时间，按没有填处理
! “——”代替了年度计划投资，按没有填处理
! “暂无”代替了计划开工时间，这一列必须填
`,
    },
    good: `
平陆县2025年重点项目计划表
单位：万元
序号 | 项目名称 | 项目代码 | 责任单位 | 总投资 | 年度计划投资 | 计划开工时间 | 备注
1 | 城西小学建设项目 | —— | 教育局 | 6000 | | 2025年4月 | 无
2 | 光伏发电项目 | 暂无 | / | 7500 | 0 | ␠ | ——
合计 | < | | | 13500 | —— | | 
`,
  },
  *check(view, { settings }) {
    const { kind } = view.table
    const required = new Set((settings.required.get(kind?.name ?? '') ?? kind?.required ?? []).flat())
    for (const { at, text, column } of placeholders(view)) {
      const isRequired = required.has(column.name)
      yield {
        at,
        message: isRequired ? 'required' : 'sign',
        data: { text: quoted(text), column: column.title },
        ...(isRequired ? { severity: 'warning' } : rewrite(view, at, null, { safe: false })),
      }
    }
  },
})

function* placeholders(view: TableView<Fields>) {
  for (const column of view.columnsOfType('amount', 'number', 'percent', 'month', 'span'))
    for (const row of view.dataRows()) {
      const text = view.sheet.value(row, column.col)
      if (typeof text === 'string' && view.readCell(row, column).state === 'placeholder')
        yield { at: view.ref(row, column.col), text, column: column.field! }
    }
}
