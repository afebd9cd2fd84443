import type { Amount, Percent, Reading, TableView, Value } from '../src/core/index.js'
import { readNumber, trimText } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { formatForTyped, moneyCells, quoted, rewrite } from './readings.js'

/** Money and rates that are text but read as numbers. With a unit typed in the cell it is `format-number-with-unit`. */
export default defineRule({
  id: 'format-number-as-text',
  title: { zh: '数字以文本存储', en: 'Number stored as text' },
  why: {
    zh: 'SUM 不加文本，合计会悄悄少一块；排序、透视也会出错。',
    en: 'SUM passes over text, so a total is quietly short; sorting and pivoting go wrong too.',
  },
  help: {
    zh: '转成数字（选中该列，数据→分列→完成）。可自动修复，小数位数照原样显示。',
    en: 'Convert it to a number (Data, Text to Columns, Finish). kplint fix does so and keeps the decimals shown.',
  },
  source: {
    zh: '种子002附件：30个金额如“0.30 ”都是文本',
    en: 'Seed 002, annex: all 30 amounts, such as “0.30 ”, are text',
  },
  severity: 'warning',
  on: 'table',
  gathers: true,
  messages: {
    text: { zh: '“{text}”是文本，不是数字，求和时不会加上', en: '“{text}” is text, not a number; sums pass over it' },
  },
  examples: {
    bad: `
序号 | 项目名称 | 总投资（亿元） | 年度计划投资（万元） | 完成率
1 | 城西小学建设项目 | '7.93␠! | '３,000! | '52.5%!
2 | 光伏发电项目 | '10.00! | 2000 | '48%!
3 | 供热管网工程 | 6.00 | 500 | 12.5%
合计 | | 23.93 | '5500! |
! “7.93”是文本，不是数字，求和时不会加上
! “３,000”是文本，不是数字，求和时不会加上
! “52.5%”是文本，不是数字，求和时不会加上
! “10.00”是文本，不是数字，求和时不会加上
! “48%”是文本，不是数字，求和时不会加上
! “5500”是文本，不是数字，求和时不会加上
~>
序号 | 项目名称 | 总投资（亿元） | 年度计划投资（万元） | 完成率
1 | 城西小学建设项目 | 7.93 | 3000 | 52.5%
2 | 光伏发电项目 | 10.00 | 2000 | 48%
3 | 供热管网工程 | 6.00 | 500 | 12.5%
合计 | | 23.93 | 5500 |
`,
    good: `
单位：万元
序号 | 项目名称 | 项目代码 | 总投资 | 年度计划投资 | 完成率
'1 | 城西小学建设项目 | '2404 | 6000 | —— | 52.0
'2 | 光伏发电项目 | '2405 | 约7500 | 1.5亿元 | #DIV/0!
`,
  },
  *check(view) {
    for (const { at, to, format } of typedNumbers(view)) {
      const text = quoted(String(view.sheet.value(at.row, at.col)))
      yield { at, message: 'text', data: { text }, expected: to, ...rewrite(view, at, to, format) }
    }
  },
})

function* typedNumbers(view: TableView<Fields>) {
  for (const { at, column } of moneyCells(view)) {
    const value = view.sheet.value(at.row, at.col)
    if (typeof value !== 'string') continue
    const amount = view.readCell(at.row, column) as Reading<Amount>
    const number = readNumber(value, 'General')
    if (amount.state !== 'ok' || amount.value.typedUnit !== null || number.state !== 'ok') continue
    yield { at, to: number.value, format: formatForTyped(view, at, amount.value.decimals ?? 0) }
  }
  for (const column of view.columnsOfType('percent'))
    for (const row of view.dataRows()) {
      const value = view.sheet.value(row, column.col)
      const reading = view.readCell(row, column) as Reading<Percent>
      if (typeof value === 'string' && reading.state === 'ok')
        yield {
          at: view.ref(row, column.col),
          ...numberOfRate(value, reading.value, view.sheet.format(row, column.col)),
        }
    }
}

/** A rate typed with `%` becomes a fraction shown as a percentage; a bare one stays on its scale. */
function numberOfRate(text: Value, rate: Percent, own: string): { to: number; format: { format?: string } } {
  const typed = trimText(String(text))
  const decimals = /[.．]([\d０-９]+)/.exec(typed)?.[1]?.length ?? 0
  const zeros = decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0'
  const bare = readNumber(typed, 'General')
  if (bare.state !== 'ok')
    return { to: Number((rate.value / 100).toPrecision(15)), format: own.includes('%') ? {} : { format: `${zeros}%` } }
  return { to: bare.value, format: decimals > 0 && /^(?:general|@)?$/i.test(own) ? { format: zeros } : {} }
}
