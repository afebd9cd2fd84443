import { isError } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { moneyCells, quoted } from './readings.js'

/**
 * A money cell that holds something and no number: words, an error value, a date. Placeholders (— / 无 待定) and blanks are none.
 * Error values in money cells of projects and sums are said here until a rule of their own says them.
 */
export default defineRule({
  id: 'format-number-unparseable',
  title: { zh: '金额无法识别', en: 'Money cell is not a number' },
  why: {
    zh: '这一格算不进任何合计，和它有关的检查都做不了，汇总到市里就缺这个项目的数。',
    en: 'The cell enters no sum, no check that needs it can be made, and the city’s totals lack the project.',
  },
  help: {
    zh: '填一个数字；还没有数就空着，说明文字放到备注。公式出错的，改好公式。',
    en: 'Type a number; leave it blank where there is none, and put words into the remarks. Where a formula fails, mend it.',
  },
  source: { zh: '各地项目表中常见', en: 'seen in tables of many counties' },
  severity: 'error',
  on: 'table',
  gathers: true,
  messages: {
    text: { zh: '“{text}”不是数字', en: '“{text}” is not a number' },
    error: { zh: '公式出错，显示{text}，没有数字', en: 'the formula fails and shows {text}, not a number' },
    format: {
      zh: '显示为“{text}”，单元格格式不是金额',
      en: 'shows as “{text}”: the cell’s format is not one of money',
    },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本月完成投资
1 | 城西小学建设项目 | 约6000! | 500 | =F3+1 -> #REF!!
2 | 光伏发电项目 | 7500 | 2000（含债券）! | 50%!
3 | 供热管网工程 | 3300 | 1.2.3! | @2023年4月!
4 | 市民广场项目 | 3300 | 五百! | 12%（预计）!
! “约6000”不是数字
! 公式出错，显示#REF!，没有数字
! “2000（含债券）”不是数字（本列共3处）
! 显示为“50%”，单元格格式不是金额
! 显示为“2023年4月”，单元格格式不是金额
! “12%（预计）”不是数字
`,
    good: `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 完成率
1 | 城西小学建设项目 | '6,000␠ | —— | 无 | #DIV/0!
2 | 光伏发电项目 | 1.5亿元 | 待定 | -150 | 约50%
3 | 供热管网工程 | ＋3300 | / | ␠ |
`,
  },
  *check(view) {
    for (const { at, column } of moneyCells(view)) {
      const reading = view.readCell(at.row, column)
      if (reading.state !== 'unreadable') continue
      const value = view.sheet.value(at.row, at.col)
      if (isError(value)) yield { at, message: 'error', data: { text: value.error }, actual: value.error }
      else if (typeof value === 'string') yield { at, message: 'text', data: { text: quoted(value) } }
      else yield { at, message: 'format', data: { text: quoted(view.sheet.text(at.row, at.col)) } }
    }
  },
})
