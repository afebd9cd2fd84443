import { type Amount, compactText, sumAmounts, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { wan } from './readings.js'

/** What a pack says of one list: the words of its title and its size, `amount` in 万元. */
interface ListTarget {
  readonly titleWords: readonly string[]
  readonly count?: number
  readonly amount?: number
}

export default defineRule({
  id: 'kpi-list-size',
  title: { zh: '清单个数或规模偏离', en: 'List size far from target' },
  why: {
    zh: '清单的个数和总投资规模是年初定下的，差得多说明漏列、多列，或拿错了表。',
    en: 'Number and volume of the list are set at the start of the year: far off means rows left out, too many, or another list.',
  },
  help: {
    zh: '核对是不是这张清单、有没有漏列。文件说的是“左右”，上下20%以内不提（tolerancePercent）。各清单的字样、个数、规模由规则包给出，标题里没有这些字样的表不判。',
    en: 'Check that it is the list meant and that it is whole. The document says “about”: within 20 % (tolerancePercent) passes. Words, number and volume of each list come from the pack; a table whose title has none of the words is not judged.',
  },
  source: {
    zh: '种子002前言“每年研究确定100个左右、总投资规模100亿元左右的重点建设项目，从中筛选15个左右重大项目重点推进”',
    en: 'Seed 002 preamble: about 100 key projects of about 10 billion yuan, about 15 of them picked',
  },
  severity: 'info',
  on: 'table',
  tables: ['plan'],
  columns: ['name'],
  given: ['option:lists'],
  options: { lists: null as readonly ListTarget[] | null, tolerancePercent: 20 },
  messages: {
    count: { zh: '表中有{actual}个项目，应在{target}个左右', en: '{actual} projects, about {target} wanted' },
    amount: { zh: '总投资合计{sum}，应在{target}左右', en: 'total {sum}, about {target} wanted' },
  },
  examples: {
    bad: {
      options: { lists: [{ titleWords: ['重点建设项目'], count: 3, amount: 100000 }] },
      table: `
平陆县2025年重点建设项目清单
单位：亿元
序号 | 项目名称! | 责任单位 | 建设性质 | 总投资! | 2025年计划投资
1    | 甲项目    | 发改局   | 续建     | 7.93    | 0.30
2    | 乙项目    | 水利局   | 新建     | 7.50    | 1.50
! 表中有2个项目，应在3个左右
! 总投资合计15.43亿元，应在10亿元左右
`,
    },
    good: [
      {
        options: { lists: [{ titleWords: ['重点建设项目'], count: 2, amount: 130000 }] },
        table: `
平陆县2025年重点建设项目清单
单位：亿元
序号 | 项目名称 | 总投资 | 2025年计划投资
1    | 甲项目   | 7.93   | 0.30
2    | 乙项目   | 7.50   | 1.50
`,
      },
      {
        options: { lists: [{ titleWords: ['重点建设项目'], count: 2 }] },
        table: `
平陆县2025年重点建设项目清单
单位：亿元
序号 | 项目名称 | 责任单位 | 总投资 | 2025年计划投资
1    | 甲项目   | 水利局   | 7.93   | 0.30
^    | ^        | 住建局   | 2.00   | 0.20
2    | 乙项目   | 水利局   | 7.50   | 1.50
`,
      },
      {
        options: { lists: [{ titleWords: ['重点建设项目'], count: 100 }] },
        table: `
平陆县张店镇2025年项目表
单位：亿元
序号 | 项目名称 | 总投资 | 2025年计划投资
1    | 甲项目   | 7.93   | 0.30
`,
      },
    ],
  },
  *check(table, { options }) {
    const title = compactText(table.table.title?.text ?? '')
    const list = listsOf(options.lists).find(({ titleWords }) => titleWords.some((word) => title.includes(word)))
    if (!list) return
    const near = options.tolerancePercent / 100
    const { count, amount } = list
    const rows = table.dataRows()
    // A list nobody has filled in has no size.
    if (rows.length === 0) {
      yield UNDECIDABLE
      return
    }
    const actual = rows.filter((row) => !table.isContinued(row)).length
    if (count !== undefined && Math.abs(actual - count) > near * count)
      yield {
        at: table.headingOf('name'),
        message: 'count',
        data: { actual, target: count },
        subject: 'count',
        actual,
        expected: count,
      }
    if (amount === undefined || !table.has('total')) return
    const totals = [...table.records()].map((record) => record.amount('total'))
    const sum = sumAmounts(totals.filter((total): total is Amount => total !== null))
    // A blank total can only add: too much is too much all the same.
    const target: Amount = { ...wan(amount), unit: amount < 10_000 ? '万元' : '亿元' }
    const tooMuch = sum.lo > amount * (1 + near)
    const tooLittle = sum.hi < amount * (1 - near)
    if (sum.unit === null || (totals.includes(null) && !tooMuch)) yield UNDECIDABLE
    else if (tooMuch || tooLittle)
      yield {
        at: table.headingOf('total'),
        message: 'amount',
        data: { sum, target },
        subject: 'amount',
        actual: sum,
        expected: target,
      }
  },
})

/** The lists of the option that are of the form it asks for; a pack may hold anything. */
function listsOf(lists: unknown): ListTarget[] {
  const known = Array.isArray(lists) ? (lists as Partial<ListTarget>[]) : []
  return known.flatMap((list) => {
    const { titleWords, count, amount } = list ?? {}
    if (!Array.isArray(titleWords)) return []
    return {
      titleWords: titleWords.filter((word) => typeof word === 'string' && word !== ''),
      ...(typeof count === 'number' ? { count } : {}),
      ...(typeof amount === 'number' ? { amount } : {}),
    }
  })
}
