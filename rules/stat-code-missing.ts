import { compactText, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { writtenIn } from './readings.js'

export default defineRule({
  id: 'stat-code-missing',
  title: { zh: '已入统缺统计项目编码', en: 'Included but no statistics code' },
  why: {
    zh: '入了统计库的项目在统计局有编码或入库名称；表里没有，调度数和统计数就对不上是哪一个项目。',
    en: 'A project in the statistics library has a code or a name there; without it nobody can match the two sets of figures.',
  },
  help: {
    zh: '向统计局问清编码（或入库名称）填上；没有入统的，入统一格改“否”。表里没有这一列的不查。',
    en: 'Ask the statistics bureau for the code or the name it uses; if the project is not included, say 否. Tables without such a column are not asked for it.',
  },
  source: {
    zh: '公开的调度系统中有“统计局纳统项目编码”；岳麓区计划表有“统计入库项目名称”',
    en: 'A public dispatch system has 统计局纳统项目编码; a plan of Yuelu district has 统计入库项目名称',
  },
  severity: 'warning',
  on: 'record',
  tables: ['stat', 'dispatch'],
  columns: ['included', 'statCode'],
  gathers: true,
  messages: {
    missing: {
      zh: '填了“{included}”入统，却没有{column}',
      en: 'marked “{included}” for inclusion but {column} is blank',
    },
  },
  examples: {
    bad: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 是否入统 | 统计项目编码 | 未入库原因
1    | 甲项目   | 6000       | 是       | 140829001    |
2    | 乙项目   | 8000       | 是       | !            |
3    | 丙项目   | 7000       | √        | 待定!        |
4    | 丁项目   | 7000       | 否       |              | 资料补正中
5    | 戊项目   | 7000       | 是       | 140829002    |
! 填了“是”入统，却没有统计项目编码
! 填了“√”入统，却没有统计项目编码
`,
    good: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 是否入统 | 统计入库项目名称 | 未入库原因
1    | 甲项目   | 6000       | 是       | 甲建设项目       |
2    | 乙项目   | 8000       | 否       |                  | 资料补正中
3    | 丙项目   | 7000       |          |                  |
4    | 丁项目   | 7000       | 正在申报 |                  |
`,
  },
  *check(record) {
    if (!record.isBlank('statCode') || record.table.isContinued(record.row)) return
    const included = record.yes('included')
    if (included === null && !record.isBlank('included')) return yield UNDECIDABLE
    if (!included) return
    const heading = compactText(record.table.column('statCode')?.path.at(-1) ?? '')
    yield {
      at: record.at('statCode'),
      message: 'missing',
      data: { included: writtenIn(record, 'included'), column: heading },
      related: [{ at: record.at('included') }],
    }
  },
})
