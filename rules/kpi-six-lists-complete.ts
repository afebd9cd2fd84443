import { compactText, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import type { Ledger } from './joined.js'
import { quoted } from './readings.js'

const DECEMBER = 11

export default defineRule({
  id: 'kpi-six-lists-complete',
  title: { zh: '六张项目清单未齐', en: 'Six project lists incomplete by December' },
  why: {
    zh: '十二月底要基本形成六张项目清单，缺一张，明年就有一块没有项目接续。',
    en: 'The six lists are due by the end of December: without one of them a part of next year has no projects.',
  },
  help: {
    zh: '补上缺的清单，空清单填上项目。清单名称种子里没有，由规则包给出（lists）：标题、工作表名或“清单名称”一列里有这个名称就算有。填报期是12月才查。',
    en: 'Add the missing list, fill the empty one. Their names are not in the seeds: a pack gives them (lists). A list is there where a title, the name of a sheet or the column 清单名称 has its name. Asked in December only.',
  },
  source: {
    zh: '种子002（一）“12月底基本形成谋划储备‘六张项目清单’”，名称未列出',
    en: 'Seed 002 (1): six lists by the end of December; their names are not given',
  },
  severity: 'info',
  off: true,
  on: 'batch',
  tables: ['reserve', 'plan'],
  reads: ['name', 'list'],
  given: ['option:lists', 'period'],
  options: { lists: null as readonly string[] | null },
  messages: {
    missing: { zh: '缺{count}张清单：{lists}', en: '{count} lists are missing: {lists}' },
    empty: { zh: '清单“{list}”是空的', en: 'the list “{list}” is empty' },
  },
  examples: {
    bad: {
      options: { lists: ['谋划储备', '手续办理', '要素服务'] },
      settings: { period: '2025-12' },
      table: `
平陆县谋划储备项目清单
单位：亿元
序号 | 项目名称! | 所在库 | 总投资
1    | 甲项目    | 储备库 | 7.93
! 缺1张清单：要素服务
`,
      beside: [
        `
平陆县手续办理项目清单
单位：亿元
序号 | 项目名称! | 所在库 | 总投资
1    |           |        |
2    |           |        |
! 清单“手续办理”是空的
`,
      ],
    },
    good: [
      {
        options: { lists: ['谋划储备', '手续办理'] },
        settings: { period: '2025-12' },
        table: `
平陆县储备项目清单
单位：亿元
序号 | 清单名称     | 项目名称 | 所在库 | 总投资
1    | 谋划储备清单 | 甲项目   | 储备库 | 7.93
2    | 手续办理清单 | 乙项目   | 储备库 | 7.93
`,
      },
      {
        options: { lists: ['谋划储备', '手续办理'] },
        settings: { period: '2025-11' },
        table: `
平陆县谋划储备项目清单
单位：亿元
序号 | 项目名称 | 所在库 | 总投资
1    | 甲项目   | 储备库 | 7.93
`,
      },
    ],
  },
  *check(batch, { options }) {
    const lists = namesIn(options.lists)
    const due = batch.tables.filter(({ period }) => period !== null && period % 12 === DECEMBER)
    const [first] = due
    if (!first) return
    const missing: string[] = []
    let isOpen = false
    for (const list of lists) {
      const own = due.filter((table) => namesOf(table).includes(list))
      const lines = due.flatMap((table) =>
        table.has('list') ? [...table.records()].map((line) => line.text('list')) : [],
      )
      if (lines.some((text) => text !== null && compactText(text).includes(list))) continue
      if (own.length === 0) {
        // A line that does not say its list may be of this one.
        if (lines.includes(null)) isOpen = true
        else missing.push(list)
      } else if (own.every((table) => [...table.records()].every(({ subject }) => subject === '')))
        yield {
          at: own[0]!.headingOf('name'),
          message: 'empty',
          data: { list: quoted(list) },
          subject: `empty:${list}`,
        }
    }
    if (isOpen) yield UNDECIDABLE
    if (missing.length > 0)
      yield {
        at: first.headingOf('name'),
        message: 'missing',
        data: { count: missing.length, lists: missing.map(quoted).join('、') },
        subject: 'missing',
      }
  },
})

/** The names a pack gives; a pack may hold anything. */
function namesIn(lists: unknown): string[] {
  const texts = Array.isArray(lists) ? lists.filter((list): list is string => typeof list === 'string') : []
  return texts.map(compactText).filter((text) => text !== '')
}

/** What a table is called: its title and its sheet. */
function namesOf({ title, sheet }: Ledger): string {
  return `${compactText(title ?? '')} ${compactText(sheet)}`
}
