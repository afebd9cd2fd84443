import { type Amount, inWan, type Reading } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { formatForTyped, moneyCells, quoted, rewrite } from './readings.js'

/** A unit typed behind the number in a money cell. An error where it is another unit than the column's. */
export default defineRule({
  id: 'format-number-with-unit',
  title: { zh: '数值单元格带单位', en: 'Unit typed inside a numeric cell' },
  why: {
    zh: '带单位的是文本，求和不加；单位与本列不同时，别人照表头读会差一万倍。',
    en: 'With a unit it is text and not summed; where the unit differs from the column’s, whoever reads by the heading is wrong by a factor.',
  },
  help: {
    zh: '只填数字，按表头的单位换算。可自动修复；表上没有标单位时先补单位。',
    en: 'Type the number alone, in the unit of the heading. kplint fix converts it; where no unit is stated, state one first.',
  },
  source: { zh: '各地项目表中常见', en: 'seen in tables of many counties' },
  severity: 'warning',
  on: 'table',
  gathers: true,
  messages: {
    same: {
      zh: '“{text}”带了单位，本列已是{unit}，只填{number}',
      en: '“{text}” has a unit; the column is in {unit}, type {number}',
    },
    other: {
      zh: '“{text}”写在{unit}列，应为{number}',
      en: '“{text}” stands in a column in {unit}; it should read {number}',
    },
    unknown: { zh: '“{text}”带了单位，表上没有标明单位', en: '“{text}” has a unit while the table states none' },
  },
  examples: {
    bad: [
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
1 | 城西小学建设项目 | 6000万元! | 500
2 | 光伏发电项目 | 1.5亿元! | 2,000.50␠万! |
3 | 供热管网工程 | 3300 | 800
合计 | | 24300 | 3300.5万元!
! “6000万元”带了单位，本列已是万元，只填6000
! “1.5亿元”写在万元列，应为15000
! “2,000.50 万”带了单位，本列已是万元，只填2000.5
! “3300.5万元”带了单位，本列已是万元，只填3300.5
~>
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
1 | 城西小学建设项目 | 6000 | 500
2 | 光伏发电项目 | 15000 | 2000.50 |
3 | 供热管网工程 | 3300 | 800
合计 | | 24300 | 3300.5
`,
      `
序号 | 项目名称 | 总投资 | 年度计划投资
1 | 城西小学建设项目 | 6000 | 500
2 | 光伏发电项目 | 1.5亿元! | 2000
! “1.5亿元”带了单位，表上没有标明单位
`,
    ],
    good: `
序号 | 项目名称 | 总投资（亿元） | 年度计划投资（万元）
1 | 城西小学建设项目 | 0.60 | '500␠
2 | 光伏发电项目 | —— | 待定
`,
  },
  *check(view) {
    for (const { at, column } of moneyCells(view)) {
      const value = view.sheet.value(at.row, at.col)
      if (typeof value !== 'string') continue
      const reading = view.readCell(at.row, column) as Reading<Amount>
      if (reading.state !== 'ok' || reading.value.typedUnit === null) continue
      const { typedUnit, decimals, value: wan } = reading.value
      const text = quoted(value)
      const unit = view.unitOf(column)
      if (unit === null) {
        yield { at, message: 'unknown', data: { text } }
        continue
      }
      const number = Number((wan / inWan(unit)).toPrecision(12))
      const same = unit === typedUnit
      const fix = rewrite(view, at, number, same ? formatForTyped(view, at, decimals ?? 0) : {})
      const found = { at, data: { text, unit, number }, expected: number, ...fix }
      yield same ? { ...found, message: 'same' } : { ...found, message: 'other', severity: 'error' }
    }
  },
})
