import { type Column, decimalsOf, plainNumber, type TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

/**
 * A number in a money column that shows another count of decimals than nearly all others. Text is `format-number-as-text`'s; 小计 and
 * 合计 are often printed as whole numbers and are left out. A number that has more decimals than the column shows is reported
 * without a fix: fewer would hide a part of it.
 */
export default defineRule({
  id: 'format-decimals-inconsistent',
  title: { zh: '小数位数不统一', en: 'Inconsistent decimals' },
  why: {
    zh: '一列都是两位小数，只有一格是“10”或“7.933”，看表的人会疑心是不是抄错、漏了小数。',
    en: 'In a column of two decimals a lone 10 or 7.933 looks like a slip of the pen.',
  },
  help: {
    zh: '选中整列，设成同样的小数位数；只改显示格式，不改数。一列中九成以上的格位数相同才提，合计、小计不算。',
    en: 'Give the whole column one number format; the number itself stays. Said only where nine cells of ten agree; totals do not count.',
  },
  source: { zh: '种子002附件：30个金额都是两位小数', en: 'Seed 002, annex: all 30 amounts have two decimals' },
  severity: 'info',
  off: true,
  on: 'table',
  options: {
    /** Percent of a column's numbers that must show the same decimals. */
    share: 90,
  },
  messages: {
    other: {
      zh: '{shown}显示{decimals}位小数，本列都是{usual}位',
      en: '{shown} shows {decimals} decimals, the column {usual}',
    },
  },
  examples: {
    bad: `
序号 | 项目名称 | 总投资（亿元） | 年度计划投资（亿元）
1 | 甲项目 | 7.93 | 0.30
2 | 乙项目 | 10! | 2.00
3 | 丙项目 | 6.00 | 2.00
4 | 丁项目 | 4.36 | 0.505!
5 | 戊项目 | 2.93 | 0.50
6 | 己项目 | 1.86 | 0.50
7 | 庚项目 | 1.67 | 0.40
8 | 辛项目 | 1.03 | 0.33
9 | 壬项目 | 0.83 | 0.10
10 | 癸项目 | 7.50 | 1.50
! 10显示0位小数，本列都是2位
! 0.505显示3位小数，本列都是2位
`,
    good: [
      `
序号 | 项目名称 | 总投资（亿元） | 年度计划投资（亿元）
1 | 甲项目 | 7.93 | 0.30
2 | 乙项目 | '10 | 2.00
3 | 丙项目 | 6.00 | 0
4 | 丁项目 | 4.36 | 待定
5 | 戊项目 | 2.93 | 0.50
6 | 己项目 | 1.86 | 0.50
7 | 庚项目 | 1.67 | 0.40
8 | 辛项目 | 1.03 | 0.33
9 | 壬项目 | 0.83 | 0.10
10 | 癸项目 | 7.50 | 1.50
合计 | < | 45 | 9
`,
      `
序号 | 项目名称 | 总投资（万元）
1 | 甲项目 | 6000
2 | 乙项目 | 430.25
3 | 丙项目 | 3300
`,
    ],
  },
  *check(view, { options }) {
    for (const column of view.columnsOfType('amount')) {
      const cells = [...printedNumbers(view, column)]
      const counts = new Map<number, number>()
      for (const { decimals } of cells) counts.set(decimals, (counts.get(decimals) ?? 0) + 1)
      const [most] = [...counts].sort(([, a], [, b]) => b - a)
      if (!most || most[1] * 100 < cells.length * options.share) continue
      const [usual] = most
      const format = cells.find((cell) => cell.decimals === usual && decimalsOf(cell.format) === usual)?.format
      for (const { at, value, decimals, own, shown } of cells) {
        if (decimals === usual) continue
        const to = format ?? (usual === 0 ? '0' : `0.${'0'.repeat(usual)}`)
        const canShow = own <= usual && view.sheet.formula(at.row, at.col) === null
        yield {
          at,
          message: 'other',
          data: { shown, decimals, usual },
          ...(canShow ? { fix: { safe: false, edits: [{ at, from: value, to: value, format: to }] } } : {}),
        }
      }
    }
  },
})

/** The numbers of a column with the decimals they show. A 0 without a format shows none, whatever was meant. */
function* printedNumbers(view: TableView<Fields>, column: Column) {
  for (const row of view.dataRows()) {
    const value = view.sheet.value(row, column.col)
    if (typeof value !== 'number' || view.amountIn(row, column) === null) continue
    const format = view.sheet.format(row, column.col)
    const fixed = decimalsOf(format)
    if (value === 0 && fixed === null) continue
    const own = plainNumber(Number(value.toPrecision(12))).split('.')[1]?.length ?? 0
    const at = view.ref(row, column.col)
    yield { at, value, format, decimals: fixed ?? own, own, shown: view.sheet.text(row, column.col) }
  }
}
