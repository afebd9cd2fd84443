import { isBlank, type TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

/**
 * Empty rows between two projects. An empty row beside a section, a 小计 or 合计, a note or a header printed again is layout: such a
 * table is not sorted as a whole anyway. Rows of which only the number is filled in and rows covered by merged cells are not empty.
 */
export default defineRule({
  id: 'structure-blank-row-inside',
  title: { zh: '数据区有空行', en: 'Blank row inside the data' },
  why: {
    zh: 'Excel 的筛选、排序、透视到空行就停，空行以下的项目全被漏掉，汇总少一截也看不出来。',
    en: 'Filters, sorting and pivots end at an empty row: the projects below it are left out and nobody notices.',
  },
  help: {
    zh: '删去空行（手工进行）；是漏填的项目就补上。表尾的空行、分类和小计前后的空行不算。',
    en: 'Delete the row by hand, or fill in the project that was left out. Empty rows at the end and around sections and sums do not count.',
  },
  source: { zh: '常见', en: 'common' },
  severity: 'warning',
  on: 'table',
  gathers: true,
  messages: {
    one: { zh: '项目之间有空行', en: 'an empty row between projects' },
    several: { zh: '项目之间有连续{rows}个空行', en: '{rows} empty rows between projects' },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1 | 城西小学建设项目 | 住建局 | 6000
 | ! | |
2 | 光伏发电项目 | 发改局 | 7500
 | ! | |
 | ␠ | |
3 | 供热管网工程 | 张店镇 | 3300
4 | 市民广场项目 | 住建局 | 3300
5 | 农贸市场项目 | 商务局 | 3300
! 项目之间有空行
! 项目之间有连续2个空行
`,
    good: [
      `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
一、产业类（1项） | < | < | <
1 | 光伏发电项目 | 发改局 | 7500

二、社会民生类（2项） | < | < | <
2 | 城西小学建设项目 | 住建局 | 6000
3 | |  |
4 | 城东小学建设项目 | 住建局 | 6000

合计 | < | | 19500
`,
      `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1 | 光伏发电项目 | 发改局 | 7500
^ | ^ | ^ | ^
2 | 城西小学建设项目 | 住建局 | 6000


`,
    ],
  },
  *check(view) {
    const { header, range, roles } = view.table
    const first = header.bottom + 1
    for (let i = 0; i < roles.length; i++) {
      if (roles[i] !== 'blank' || roles[i - 1] !== 'data') continue
      let end = i
      while (roles[end] === 'blank') end++
      const gap = Array.from({ length: end - i }, (_, n) => first + i + n).filter((row) => isEmpty(view, row))
      if (roles[end] === 'data' && gap.length === end - i)
        yield {
          at: view.ref(first + i, view.column('name')?.col ?? range.left),
          message: gap.length > 1 ? 'several' : 'one',
          data: { rows: gap.length },
        }
      i = end
    }
  },
})

/** True of a row in which nothing stands, no formula either, and no merged cell reaches. */
function isEmpty(view: TableView<Fields>, row: number): boolean {
  return view.table.columns.every(
    ({ col }) =>
      isBlank(view.sheet.value(row, col)) &&
      view.sheet.formula(row, col) === null &&
      view.mergedFrom(row, col) === null,
  )
}
