import {
  type Column,
  columnName,
  isBlank,
  type Ref,
  type Sheet,
  type TableView,
  type Words,
} from '../src/core/index.js'
import { defineRule } from './fields.js'
import { quoted } from './readings.js'
import { columnTitle } from './sums.js'

/**
 * What a person does not see: hidden rows with projects or sums (a filter left on does this), hidden columns with entries, hidden
 * sheets with a table on them. Rows are a warning, because totals and counts go on including them. Columns are advice (票面 often
 * leaves a code or a phone out), and so are sheets: they are not checked, which the report says by itself; what is told here is that
 * the file carries one. Lists of values for drop-downs and other small sheets are left alone.
 */
export default defineRule({
  id: 'structure-hidden-data',
  title: { zh: '隐藏的行、列、工作表里有数据', en: 'Hidden rows, columns or sheets hold data' },
  why: {
    zh: '隐藏的项目照样算进合计和个数，看表的人却数不出来；不该报出去的数也会跟着文件一起发走。',
    en: 'Hidden projects are still in the totals and counts, though nobody sees them; and figures not meant to leave the office travel with the file.',
  },
  help: {
    zh: '取消筛选和隐藏，核对后再报；确实不要的行、列、表请手工删去。隐藏的列和工作表只作提示；下拉清单一类的小表不算。',
    en: 'Clear the filter, unhide and check; delete by hand what is not wanted. Hidden columns and sheets are advice only; small sheets such as drop-down lists do not count.',
  },
  source: { zh: '各地报送的工作簿中常见', en: 'seen in workbooks as submitted' },
  severity: 'warning',
  on: 'workbook',
  messages: {
    rows: {
      zh: '隐藏着{n}行，里面有项目或合计，看表的人看不到',
      en: 'hidden rows with projects or sums: {n}',
    },
    columns: { zh: '隐藏着{n}列：{columns}', en: 'hidden columns: {n} ({columns})' },
    sheet: {
      zh: '隐藏的工作表“{sheet}”里有表格（约{rows}行），会随文件一起报出',
      en: 'the hidden sheet “{sheet}” holds a table of about {rows} rows, which travels with the file',
    },
  },
  examples: {
    bad: `
# 重点项目 ⊘D
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 责任单位 | 联系电话! | 总投资
1 | 城西小学建设项目 | 教育局 | '13900000001 | 6000
⊘ 2 | 光伏发电项目! | 发改局 | '13900000002 | 7500
⊘ | | | |
⊘ 3 | 供热管网工程! | 张店镇 | '13900000003 | 3300
合计 | < | | | 16800
#⊘ 去年
2024年重点项目表 | < | < | <
序号! | 项目名称 | 责任单位 | 总投资
1 | 城西小学建设项目 | 教育局 | 6000
2 | 供热管网工程 | 张店镇 | 3300
! 隐藏着1列：联系电话
! 隐藏着2行，里面有项目或合计，看表的人看不到
! 隐藏的工作表“去年”里有表格（约3行），会随文件一起报出
`,
    good: `
# 重点项目 ⊘E
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 备注
1 | 城西小学建设项目 | 教育局 | 6000
⊘ | | |
2 | 光伏发电项目 | 发改局 | 7500
#⊘ 清单
新建 | 是 | 产业类
续建 | 否 | 基础设施类
 | | 社会民生类
`,
  },
  *check({ workbook, tables }) {
    for (const view of tables) {
      const rows = hiddenRows(view)
      if (rows.length > 0)
        yield { at: rows[0]!, message: 'rows', data: { n: rows.length }, places: rows, subject: 'hidden-rows' }
      const columns = view.table.columns.filter(
        (column) => view.sheet.isColHidden(column.col) && hasEntries(view, column),
      )
      if (columns.length > 0)
        yield {
          at: columns[0]!.at,
          message: 'columns',
          severity: 'info',
          data: { n: columns.length, columns: listOf(columns) },
          places: columns.map(({ at }) => at),
          subject: 'hidden-columns',
        }
    }
    for (const [index, sheet] of workbook.sheets.entries()) {
      if (sheet.state === 'visible') continue
      const table = tableOn(sheet)
      if (table)
        yield {
          at: { sheet: index, row: table.row, col: table.col },
          message: 'sheet',
          severity: 'info',
          data: { sheet: quoted(sheet.name), rows: table.rows },
          subject: 'hidden-sheet',
        }
    }
  },
})

const COUNTED: ReadonlySet<string> = new Set(['data', 'subtotal', 'total'])

/** The name cells of hidden rows that count. */
function hiddenRows(view: TableView): Ref[] {
  const { header, roles, range } = view.table
  const col = view.column('name')?.col ?? range.left
  return roles.flatMap((role, i) => {
    const row = header.bottom + 1 + i
    return COUNTED.has(role) && view.sheet.isRowHidden(row) ? [view.ref(row, col)] : []
  })
}

/** True of a column with something in it; of a known one, something that can be read. */
function hasEntries(view: TableView, column: Column): boolean {
  const { field, col } = column
  return view
    .dataRows()
    .some((row) => (field ? view.readCell(row, column).state === 'ok' : !isBlank(view.sheet.value(row, col))))
}

const MOST_NAMED = 5

function listOf(columns: readonly Column[]): Words {
  const titles = columns.slice(0, MOST_NAMED).map((column) => {
    const title = columnTitle(column)
    const name = { zh: `${columnName(column.col)}列`, en: `column ${columnName(column.col)}` }
    return title.zh === '' ? name : { zh: quoted(title.zh), en: quoted(title.en) }
  })
  const more = columns.length > MOST_NAMED ? '…' : ''
  return { zh: titles.map(({ zh }) => zh).join('、') + more, en: titles.map(({ en }) => en).join(', ') + more }
}

/** How much of a hidden sheet is looked at. */
const [LOOKED_ROWS, LOOKED_COLS] = [60, 40]
/** A table has so many rows of so many entries, and numbers beside its first column in most of them. */
const [LEAST_ROWS, LEAST_COLS] = [3, 4]

/** Where the table on a sheet begins and how many rows there are from there; null of a list of values, a note, an empty sheet. */
function tableOn(sheet: Sheet): { row: number; col: number; rows: number } | null {
  let [full, withNumbers] = [0, 0]
  let first: { row: number; col: number } | null = null
  for (let row = 0; row < Math.min(sheet.rows, LOOKED_ROWS); row++) {
    const cols = Array.from({ length: Math.min(sheet.cols, LOOKED_COLS) }, (_, col) => col)
    const filled = cols.filter((col) => !isBlank(sheet.value(row, col)))
    if (filled.length < LEAST_COLS) continue
    full++
    first ??= { row, col: filled[0]! }
    if (filled.slice(1).some((col) => typeof sheet.value(row, col) === 'number')) withNumbers++
  }
  if (first === null || full < LEAST_ROWS || withNumbers < LEAST_ROWS - 1) return null
  return { ...first, rows: sheet.rows - first.row }
}
