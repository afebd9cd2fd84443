import { isError, type TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { byGroup, columnTitle, statedSums } from './sums.js'

/**
 * Error values, and a typed number among sums that are formulas. Errors in money cells are `format-number-unparseable`'s, in dates
 * of projects `format-date-unparseable`'s. Most tables are exported or typed throughout, so
 * typed totals, which are advice, are told where `totals` asks for it, and only while they are right: a wrong one is the arithmetic
 * rules'.
 */
export default defineRule({
  id: 'structure-error-or-hardcoded-total',
  title: { zh: '公式错误或合计写死', en: 'Error value, or a total typed as a constant' },
  why: {
    zh: '#REF! 打印出来就是错表；合计写死以后，改了明细合计不跟着变，下个月就对不上。',
    en: 'A printed #REF! is an error for all to see; a typed total does not follow its rows and is wrong next month.',
  },
  help: {
    zh: '改好出错的公式；除数空着的（#DIV/0!）用 IF 判断。写死的合计改回 SUM，范围照左右的公式。写死的合计要由规则包打开：totals 填 mixed（同一行别的合计多是公式）或 all；合计不对的由勾稽规则说。',
    en: 'Mend the formula; guard a blank divisor (#DIV/0!) with IF. Put SUM back where a total was typed over, like the formulas beside it. Typed totals are told where a pack sets totals to mixed (among formulas) or all; wrong ones are told by the arithmetic rules.',
  },
  source: { zh: '常见', en: 'common' },
  severity: 'warning',
  on: 'table',
  gathers: true,
  supersedes: ['format-enum-unknown'],
  options: {
    /**
     * Which typed totals of at least three rows are told: `none`; `mixed`, those among formulas (somebody typed over one); `all`.
     */
    totals: 'none' as 'none' | 'mixed' | 'all',
  },
  messages: {
    error: { zh: '公式出错，显示{text}', en: 'the formula fails and shows {text}' },
    typed: {
      zh: '“{label}”的{column}是手填的数，同一行别的合计是公式',
      en: '{column} of “{label}” is typed in, other sums of the row are formulas',
    },
    constant: {
      zh: '“{label}”的{column}是手填的数，改了明细不会跟着变',
      en: '{column} of “{label}” is typed in and does not follow its rows',
    },
  },
  examples: {
    bad: [
      {
        options: { totals: 'mixed' },
        table: `
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 年度计划投资 | 本年累计完成投资 | 完成率
1 | 甲项目 | =VLOOKUP(B4,Z:Z,1) -> #N/A! | 6000 | 500 | 200 | 40%
2 | 乙项目 | 发改局 | 7500 | | 300 | =F5/E5 -> #DIV/0!!
3 | 丙项目 | 住建局 | 3300 | 800 | 400 | 50%
合计 | < | | =SUM(D4:D6) -> 16800 | =SUM(E4:E6) -> 1300 | 900! | =F7/#REF! -> #REF!!
! 公式出错，显示#N/A
! 公式出错，显示#DIV/0!
! “合计”的本年累计完成投资是手填的数，同一行别的合计是公式
! 公式出错，显示#REF!
`,
      },
      {
        options: { totals: 'all' },
        table: `
单位：万元
序号 | 项目名称 | 总投资
1 | 甲项目 | 6000
2 | 乙项目 | 7500
3 | 丙项目 | 3300
合计 | < | 16800!
! “合计”的总投资是手填的数，改了明细不会跟着变
`,
      },
    ],
    good: [
      {
        options: { totals: 'mixed' },
        table: `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资
1 | 甲项目 | 6000 | 500
2 | 乙项目 | 7500 | 500
3 | 丙项目 | 3300 | 800
合计 | < | 16800 | 1800
`,
      },
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 本年累计完成投资
1 | 甲项目 | 6000 | 500 | 100
2 | 乙项目 | 7500 | 500 | 100
3 | 丙项目 | 3300 | 800 | 100
合计 | < | =SUM(C4:C6) -> 16800 | =SUM(D4:D6) -> 1800 | 300
`,
      `
单位：万元
序号 | 项目名称 | 总投资 | 年度计划投资 | 计划开工时间
1 | 甲项目 | #REF! | 500 | #N/A
2 | 乙项目 | 7500 | 500 | 2025年4月
3 | 丙项目 | 3300 | 800 | 2025年4月
合计 | < | #REF! | 1900 |
`,
    ],
  },
  *check(view, { options }) {
    for (const { at, error } of errorCells(view))
      yield {
        at,
        message: 'error',
        data: { text: error },
        actual: error,
        explains: [at],
        ...(MISSING_INPUT.has(error) ? {} : { severity: 'error' as const }),
      }
    if (options.totals === 'none') return
    for (const sums of byGroup(statedSums(view, 'total', 'subtotal'))) {
      const isTyped = ({ at }: (typeof sums)[number]): boolean => view.sheet.formula(at.row, at.col) === null
      const typed = sums.filter(isTyped)
      const isAmongFormulas = typed.length * 2 < sums.length
      if (options.totals !== 'all' && !(options.totals === 'mixed' && isAmongFormulas)) continue
      for (const { at, group, column, rows, verdict } of typed)
        if (rows.length >= LEAST_ROWS && verdict === 'agrees')
          yield {
            at,
            message: isAmongFormulas ? 'typed' : 'constant',
            severity: 'info',
            data: { label: group.label, column: columnTitle(column) },
          }
    }
  },
})

/** A total of fewer rows is as soon typed as summed (RULES.md). */
const LEAST_ROWS = 3
/** What is missing here is an entry, not a cell the formula stands on. */
const MISSING_INPUT: ReadonlySet<string> = new Set(['#DIV/0!', '#N/A'])
const SUMS: ReadonlySet<string> = new Set(['subtotal', 'total'])
/** Types whose errors another rule tells: in projects, and in sums. */
const TOLD_OF_PROJECTS: ReadonlySet<string> = new Set(['amount', 'month', 'span'])
const TOLD_OF_SUMS: ReadonlySet<string> = new Set(['amount'])

function* errorCells(view: TableView<Fields>) {
  const { columns, header, roles } = view.table
  for (const [i, role] of roles.entries()) {
    if (role !== 'data' && !SUMS.has(role)) continue
    const row = header.bottom + 1 + i
    const told = role === 'data' ? TOLD_OF_PROJECTS : TOLD_OF_SUMS
    for (const { col, field } of columns) {
      const value = view.sheet.value(row, col)
      if (isError(value) && !told.has(field?.type ?? '')) yield { at: view.ref(row, col), error: value.error }
    }
  }
}
