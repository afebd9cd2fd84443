import type { TableRecord, TableView } from '../src/core/index.js'
import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { percentOf, rateOf } from './targets.js'

export default defineRule({
  id: 'kpi-procedure-completion',
  title: { zh: '前期手续办结率未达目标', en: 'Too few procedures completed' },
  why: {
    zh: '手续办不完就开不了工，办结率是各县比前期工作的数。',
    en: 'Nothing starts before its procedures are done; counties are compared by this rate.',
  },
  help: {
    zh: '办结率＝办结的手续÷应办的手续，全表合在一起算；“不涉及”的不算应办。目标由规则包给出。空着的手续看不出办没办，两种情况都够不着目标才报。',
    en: 'Procedures completed over procedures due, over the whole table; 不涉及 is not due. A blank may be either: it is reported only where the target is missed in any case.',
  },
  source: {
    zh: '种子001临猗“重点项目前期手续办结率达94%”',
    en: 'Seed 001 (Linyi): 94 % of the procedures of key projects are completed',
  },
  severity: 'info',
  off: true,
  on: 'table',
  tables: ['proc'],
  columns: ['name'],
  given: ['option:target'],
  options: {
    /** Percent. */
    target: null as number | null,
  },
  messages: {
    below: {
      zh: '应办手续{members}项，办结{hits}项，办结率{rate}%，目标{target}%',
      en: '{hits} of {members} procedures are completed, {rate} %, target {target} %',
    },
  },
  examples: {
    bad: [
      {
        options: { target: 94 },
        table: `
平陆县重点项目前期手续台账
序号 | 项目名称! | 立项 | 环评   | 施工许可证
1    | 甲项目    | 办结 | 不涉及 | 办理中
2    | 乙项目    | 办结 | 办结   | 未启动
! 应办手续5项，办结3项，办结率60%，目标94%
`,
      },
      {
        options: { target: 94 },
        table: `
平陆县重点项目前期手续台账
序号 | 项目名称 | 应办手续数 | 已办结手续数!
1    | 甲项目   | 10         | 9
2    | 乙项目   | 10         | 9
! 应办手续20项，办结18项，办结率90%，目标94%
`,
      },
    ],
    good: {
      options: { target: 50 },
      table: `
平陆县重点项目前期手续台账
序号 | 项目名称 | 立项 | 环评   | 施工许可证
1    | 甲项目   | 办结 | 不涉及 | 办理中
2    | 乙项目   | 办结 | 办结   |
`,
    },
  },
  *check(table, { options }) {
    const wanted = options.target ?? 0
    const counted = countsOf(table)
    const items = counted ?? statesOf(table)
    const rate = rateOf(items)
    if (items.length === 0 || rate.least >= wanted) return
    if (rate.most >= wanted) {
      yield UNDECIDABLE
      return
    }
    const percent = percentOf(rate.hits, rate.members)
    yield {
      at: table.headingOf(counted ? 'procedureDone' : table.has('procedureState') ? 'procedureState' : 'name'),
      message: 'below',
      data: { rate: percent, members: rate.members, hits: rate.hits, target: wanted },
      actual: `${percent}%`,
      expected: `${wanted}%`,
    }
  },
})

interface Item {
  readonly member: boolean | null
  readonly hit: boolean | null
}

/** More procedures than any project has: what says so is no count. */
const MOST = 1000

/** The procedures by 应办手续数 and 已办结手续数; null where the table does not count them. */
function countsOf(table: TableView<Fields>): Item[] | null {
  if (!table.has('procedureDue') || !table.has('procedureDone')) return null
  const items: Item[] = []
  for (const record of table.records()) {
    const [due, done] = [record.number('procedureDue'), record.number('procedureDone')]
    if (due === null || done === null || due > MOST || done > due) items.push({ member: null, hit: null })
    else for (let i = 0; i < due; i++) items.push({ member: true, hit: i < done })
  }
  return items
}

/** The procedures by their states, one column or one row each. */
function statesOf(table: TableView<Fields>): Item[] {
  const columns = table.table.columns.filter(
    ({ field, qualifier }) =>
      qualifier === null && field !== null && (field.name === 'procedureState' || field.name.startsWith('permit')),
  )
  return [...table.records()].flatMap((record) =>
    columns.map(({ field }) => itemOf(record, field!.name as 'permitLand')),
  )
}

function itemOf(record: TableRecord<Fields>, field: 'permitLand'): Item {
  const state = record.choice(field)
  if (state === null) return { member: null, hit: null }
  return { member: state !== '不涉及', hit: state === '办结' }
}
