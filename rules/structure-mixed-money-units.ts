import type { Column, MoneyUnit } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { titlesOf } from './readings.js'

/** Money columns of one table that state different units. Whoever compares kplint’s figures sees them converted to 万元 first. */
export default defineRule({
  id: 'structure-mixed-money-units',
  title: { zh: '同表金额单位混用', en: 'Several money units in one table' },
  why: {
    zh: '一张表里亿元、万元并用，照着抄、照着加最容易差一万倍。',
    en: 'With 亿元 and 万元 side by side, copying and adding go wrong by a factor of ten thousand sooner or later.',
  },
  help: {
    zh: '全表统一用一种单位，并换算数字；必须并用的，请核实每列的数确实按列名的单位填。',
    en: 'Use one unit throughout and convert the figures; where both must stay, verify each column against its heading.',
  },
  source: {
    zh: '导出的项目表：总投资（亿元）与年度计划投资（万元）并列',
    en: 'An exported table with 总投资（亿元） beside 年度计划投资（万元）',
  },
  severity: 'warning',
  on: 'table',
  messages: {
    mixed: {
      zh: '“{columns}”的单位是{unit}，而“{others}”的单位是{usual}',
      en: '“{columns}” is in {unit} while “{others}” is in {usual}',
    },
  },
  examples: {
    bad: [
      `
序号 | 项目名称 | 总投资（亿元） | 年度计划投资（万元）!
1 | 城西小学建设项目 | 0.60 | 2000
2 | 光伏发电项目 | 0.75 | 1500
! “年度计划投资”的单位是万元，而“总投资”的单位是亿元
`,
      `
单位：万元
序号 | 项目名称 | 总投资（亿元）! | 年度计划投资 | 本月完成投资
1 | 城西小学建设项目 | 0.60 | 2000 | 100
2 | 光伏发电项目 | 0.75 | 1500 | 80
! “总投资”的单位是亿元，而“年度计划投资、本月完成投资”的单位是万元
`,
    ],
    good: [
      `
单位：万元
序号 | 项目名称 | 总投资（万元） | 年度计划投资 | 完成率（%）
1 | 城西小学建设项目 | 6000 | 2000 | 5.0
`,
      `
序号 | 项目名称 | 总投资（亿元） | 年度计划投资
1 | 城西小学建设项目 | 0.60 | 0.20
`,
    ],
  },
  *check(view) {
    const byUnit = new Map<MoneyUnit, Column[]>()
    for (const column of view.columnsOfType('amount')) {
      const unit = view.unitOf(column)
      if (unit !== null) byUnit.set(unit, [...(byUnit.get(unit) ?? []), column])
    }
    // The usual unit is that of most columns, of as many that of 总投资.
    const [most, ...odd] = [...byUnit].sort(([, a], [, b]) => b.length - a.length || weight(b) - weight(a))
    if (!most) return
    for (const [unit, columns] of odd) {
      const data = { columns: titlesOf(columns), unit, others: titlesOf(most[1]), usual: most[0] }
      const related = [...columns.slice(1), ...most[1].slice(0, 1)].map(({ at }) => ({ at }))
      yield { at: columns[0]!.at, message: 'mixed', data, related }
    }
  },
})

function weight(columns: readonly Column[]): number {
  return columns.some(({ field }) => field!.name === 'total') ? 1 : 0
}
