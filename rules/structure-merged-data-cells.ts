import {
  columnName,
  type FieldType,
  isBlank,
  isPlaceholder,
  type Range,
  type TableView,
  type Words,
} from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isProse } from './readings.js'
import { columnTitle } from './sums.js'

/**
 * Merged cells among the projects, where they lose something. A number merged down over several projects belongs to none of them in
 * particular, and a cell merged across two columns leaves one of them empty. Not reported: texts, names, list values and dates merged
 * down over a group (领域, 责任单位, 包联领导 …), which hold for every row and are read so; 序号; a project on several lines, whose
 * name or number is merged too (打包项目) or repeated; whole-row lines; merged cells that are empty. Offices that sort and filter their tables turn `texts` on.
 */
export default defineRule({
  id: 'structure-merged-data-cells',
  title: { zh: '数据区存在合并单元格', en: 'Merged cells in the data area' },
  why: {
    zh: '几个项目合并填一个金额，谁也分不清各是多少；两列合并成一格，有一列就空了。排序和筛选遇到合并单元格也会出错。',
    en: 'An amount merged over several projects is nobody’s in particular, and a cell across two columns leaves one empty. Sorting and filtering fail too.',
  },
  help: {
    zh: '取消合并，每个项目各填各的数；打包项目只能合写的，写成一行，明细放到备注。单位、领域等文字合并几行照样读得出，不提；名称或序号也合并的（一个项目占几行、打包项目）不提。取消合并请手工进行。',
    en: 'Unmerge by hand and give every project its own figure; what can only be given together belongs on one row. Texts merged down a group are read for each row and left alone, and so is a project on several lines or of one number.',
  },
  source: { zh: '常见；Excel 对合并单元格不能排序', en: 'common; Excel does not sort merged cells' },
  severity: 'warning',
  on: 'table',
  supersedes: ['format-date-unparseable', 'format-number-unparseable'],
  options: {
    /** True: texts merged down over several projects are reported too. */
    texts: false,
  },
  messages: {
    number: {
      zh: '{column}由{n}个项目合并填写，分不清各是多少',
      en: 'one {column} for {n} projects: nobody can tell which is whose',
    },
    across: {
      zh: '{first}到{last}合并成一格，{n}列只填了一个内容',
      en: '{first} to {last} are one merged cell: one entry for {n} columns',
    },
    text: {
      zh: '{column}由{n}个项目合并填写，不能排序和筛选',
      en: 'one {column} for {n} projects: the table cannot be sorted or filtered',
    },
  },
  examples: {
    bad: [
      `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 年度计划投资 | 计划开工时间 | 计划竣工时间
1 | 城西小学建设项目 | 教育局 | 6000! | 500 | 2025年4月 | 2026年10月
2 | 城东小学建设项目 | ^ | ^ | 800 | 2025年4月 | 2026年12月
3 | 光伏发电项目 | 发改局 | 7500 | 2000 | 2025年4月至2026年10月! | <
! 总投资由2个项目合并填写，分不清各是多少
! 计划开工时间到计划竣工时间合并成一格，2列只填了一个内容
`,
      {
        options: { texts: true },
        table: `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资
1 | 城西小学建设项目 | 教育局! | 6000
2 | 城东小学建设项目 | ^ | 5000
3 | 光伏发电项目 | 发改局 | 7500
! 责任单位由2个项目合并填写，不能排序和筛选
`,
      },
    ],
    good: `
单位：万元
序号 | 项目名称 | 责任单位 | 领域 | 总投资 | 建设年限 | 备注
1 | 城西小学建设项目 | 教育局 | 社会民生类 | 6000 | 2024-2026 |
2 | 城东小学建设项目 | ^ | ^ | 5000 | ^ |
二、产业类（2个） | < | < | < | < | < | <
3 | 光伏发电项目 | 发改局 | 产业类 | 7500 | 2024-2026 | 并网后
^ | ^ | 能源局 | ^ | ^ | ^ | 验收
4 | 储能项目 | ^ | ^ | 900 | 2025-2026 | ^
5 | 农村公路打包项目（张店） | 交通局 | 基础设施类 | 3200 | 2025-2026 |
^ | 农村公路打包项目（曹川） | ^ | ^ | ^ | ^ |
合计 | < | < | < | 22600 | |
`,
  },
  *check(view, { options }) {
    const merges = [...fullMerges(view)]
    if (merges.length === 0) return
    const { header, range } = view.table
    const columns = new Map(view.table.columns.map((column) => [column.col, column]))
    const [projects, known] = [projectsUpTo(view), knownUpTo(view)]
    const titleOf = (col: number): Words => {
      const column = columns.get(col)
      return column ? columnTitle(column) : { zh: columnName(col), en: columnName(col) }
    }
    for (const { top, left, bottom, right } of merges) {
      const at = view.ref(top, left)
      const field = columns.get(left)?.field
      const n = known[right - range.left + 1]! - known[left - range.left]!
      // January is reported together with February, in one cell of both.
      const isOneField = field?.repeats === true && field === columns.get(right)?.field
      if (n > 1 && !isOneField && right - left + 1 < WHOLE_ROW * (range.right - range.left + 1)) {
        const [first, last] = [titleOf(left), titleOf(right)]
        yield { at, message: 'across', data: { first, last, n }, explains: [at] }
        continue
      }
      const over = projects[bottom - header.bottom]! - projects[top - header.bottom]! + 1
      if (left < right || !field || field.role !== undefined || over < 2) continue
      const isNumber = NUMBERS.has(field.type)
      if (isNumber || options.texts)
        yield { at, message: isNumber ? 'number' : 'text', data: { column: titleOf(left), n: over } }
    }
  },
})

/** The merged cells that begin in the row of a project and hold something, cut off where the table ends. */
function* fullMerges(view: TableView<Fields>): Iterable<Range> {
  const { header, range } = view.table
  for (const { top, left, bottom, right } of view.sheet.merges) {
    if (top <= header.bottom || top > range.bottom || left < range.left || left > range.right) continue
    const value = view.sheet.value(top, left)
    if (view.role(top) !== 'data' || isBlank(value) || (typeof value === 'string' && isPlaceholder(value))) continue
    yield { top, left, bottom: Math.min(bottom, range.bottom), right: Math.min(right, range.right) }
  }
}

/** Merged so wide, a cell is a line of the table, not two of its columns (RULES.md). */
const WHOLE_ROW = 0.8
const NUMBERS: ReadonlySet<string> = new Set<FieldType>(['amount', 'number', 'percent'])

/** For each row from the last of the header down, how many projects begin up to it; those of one number or one name are one. */
function projectsUpTo(view: TableView<Fields>): Uint32Array {
  const { header, roles } = view.table
  const seq = view.column('seq')?.col
  const counts = new Uint32Array(roles.length + 1)
  let name = ''
  for (const [i, role] of roles.entries()) {
    counts[i + 1] = counts[i]!
    if (role !== 'data') continue
    const row = header.bottom + 1 + i
    const own = view.subjectOf(row)
    const isNumberedAbove = seq !== undefined && view.mergedFrom(row, seq) !== null
    if (!isNumberedAbove && !view.isContinued(row) && (own === '' || own !== name)) counts[i + 1]!++
    name = own
  }
  return counts
}

/** For each column, how many before it hold one thing each that rules read. */
function knownUpTo({ table: { columns, range } }: TableView<Fields>): Uint32Array {
  const counts = new Uint32Array(range.right - range.left + 2)
  for (const { col, field } of columns)
    if (field && field.role !== 'sequence' && !isProse(field)) counts[col - range.left + 1] = 1
  for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!
  return counts
}
