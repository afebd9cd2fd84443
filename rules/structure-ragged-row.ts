import { isBlank, type Sheet, type TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { quoted } from './readings.js'

/**
 * Rows of a table made from delimited text or from Word that have fewer or more cells than the header. A worksheet is a grid and has
 * no such rows. Where no row is ever written with an empty cell in those places, writers leave empty cells out at the end, and a
 * shorter row means nothing. An additional cell counts only where something stands in it.
 */
export default defineRule({
  id: 'structure-ragged-row',
  title: { zh: '行单元格数与表头不符', en: 'Row has fewer or more cells than the header' },
  why: {
    zh: '少一格或多一格（常见于金额里的逗号没加引号），后面的内容就会错到别的列里去。',
    en: 'One cell too few or too many (often a comma in an amount) moves what follows into the wrong columns.',
  },
  help: {
    zh: '打开原文件对着表头数一遍，补上空格或去掉多出的一格；金额里的千分位逗号要加引号或去掉。只查由文本或Word转来的表。',
    en: 'Count the cells against the header in the original file, add the missing cell or take out the extra one; quote or remove commas in amounts. Only tables from text or Word are looked at.',
  },
  source: { zh: '种子002附件15号：缺备注一格', en: 'Seed 002, annex, project 15: the cell of 备注 is missing' },
  severity: 'warning',
  on: 'table',
  messages: {
    fewer: { zh: '这一行比表头少{n}格', en: 'cells fewer than the header: {n}' },
    more: { zh: '这一行比表头多{n}格，多出“{text}”', en: 'cells more than the header: {n} (“{text}”)' },
  },
  examples: {
    bad: `
#| 附件
序号 | 项目名称 | 责任单位 | 总投资（亿元） | 包联领导 | 备注
1 | 官扬水改扩建工程 | 水利局 | 7.93 | 杜中伟 |
2 | 储能项目! | 招投中心 | 1 | 234.00 | 翟纪亭 | 已并网
3 | 供热供气项目! | 张店镇 | 0.60 | 闫小娟
! 这一行比表头多1格，多出“已并网”
! 这一行比表头少1格
`,
    good: [
      `
#| 附件
序号 | 项目名称 | 责任单位 | 总投资（亿元） | 包联领导 | 备注
1 | 官扬水改扩建工程 | 水利局 | 7.93 | 杜中伟
2 | 储能项目 | 招投中心 | 10.00 | 翟纪亭
3 | 供热供气项目 | 张店镇 | 0.60 | 闫小娟
`,
      `
序号 | 项目名称 | 责任单位 | 总投资（亿元） | 包联领导 | 备注
1 | 官扬水改扩建工程 | 水利局 | 7.93 | 杜中伟 |
3 | 供热供气项目 | 张店镇 | 0.60 | 闫小娟
`,
    ],
  },
  *check(view) {
    const { sheet, table } = view
    if (!sheet.hasCell) return
    const hasCell: HasCell = (row, col) => sheet.hasCell!(row, col)
    const { top, bottom } = table.header
    const headerRows = Array.from({ length: bottom - top + 1 }, (_, i) => top + i)
    const isHeaded = (col: number): boolean => headerRows.some((row) => hasCell(row, col))
    const spared = sparedColumns(view, hasCell)
    for (const row of view.dataRows()) {
      const missing = table.columns.filter(({ col }) => isHeaded(col) && !hasCell(row, col))
      const extra = filledCells(sheet, row).filter((col) => !isHeaded(col))
      const at = view.ref(row, view.column('name')?.col ?? table.range.left)
      if (extra.length > 0)
        yield { at, message: 'more', data: { n: extra.length, text: quoted(sheet.text(row, extra[0]!)) } }
      else if (missing.some(({ col }) => spared.has(col))) yield { at, message: 'fewer', data: { n: missing.length } }
    }
  },
})

type HasCell = (row: number, col: number) => boolean

/** The columns in which some row was written with an empty cell: there a missing cell is a slip, not a habit. */
function sparedColumns(view: TableView<Fields>, hasCell: HasCell): ReadonlySet<number> {
  const spared = new Set<number>()
  for (const row of view.dataRows())
    for (const { col } of view.table.columns)
      if (!spared.has(col) && hasCell(row, col) && isBlank(view.sheet.value(row, col))) spared.add(col)
  return spared
}

/** The filled cells of a row, wherever they stand. */
function filledCells(sheet: Sheet, row: number): number[] {
  const width = sheet.rowWidth?.(row) ?? sheet.cols
  return Array.from({ length: width }, (_, col) => col).filter((col) => !isBlank(sheet.value(row, col)))
}
