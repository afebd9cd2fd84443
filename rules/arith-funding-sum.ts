import { type Column, type Finding, minusAmount, type TableView, UNDECIDABLE } from '../src/core/index.js'
import { type Composed, composed, type Parts, partsOf } from './composed.js'
import { defineRule, type Fields } from './fields.js'
import { SOURCES } from './partitions.js'
import { columnTitle } from './sums.js'

export default defineRule({
  id: 'arith-funding-sum',
  title: { zh: '资金来源之和不等于总投资', en: 'Sources of money do not make the total' },
  why: {
    zh: '来源加起来不够，就有一块投资没有着落；加起来超了，就有资金重复申报。争取专项债、国债和中央预算内资金时，这两种都会被退回。',
    en: 'Sources that fall short leave part of the investment without money; sources that exceed it mean something was applied for twice. Applications for bonds and central funds are sent back for either.',
  },
  help: {
    zh: '中央、省、市、县、专项债、特别国债、贷款、自筹、其他等各列相加，应等于总投资（分年的表等于年度计划投资，列了资金来源合计的等于合计）。各来源是总投资的还是年度计划的，看表头分组，表头没有写的看多数行与哪个相等；多数行都对不上的表，只报各来源之和超过全部的。中间夹着别的列，或县级、贷款、自筹、其他一列也没有的（只列争取的资金），只报超过。有来源空着而相加不足的，请一并核实空着的是不是没有。',
    en: 'The sources should add up to the total investment (in annual tables to the plan of the year, beside a sum of the sources to that). Of which they are is told by the header group, else by most rows; where most rows agree with nothing, only sources above everything are reported, and so where other columns stand among them, or none is county, loan, own or other money (a list of grants). Where a source is blank and the rest falls short, make sure that it is none.',
  },
  source: {
    zh: '种子002（十六）列举超长期特别国债、专项债、中央预算内资金；市直政府性投资项目计划表按资金来源分列',
    en: 'seed 002 (十六) names treasury bonds, special bonds and the central budget; a city’s plan table by sources of money',
  },
  severity: 'warning',
  on: 'table',
  tables: ['fund', 'plan', 'reserve'],
  messages: {
    more: {
      zh: '各资金来源相加为{sum}，{column}填{stated}，多{off}',
      en: 'the sources add up to {sum}, {column} is {stated}: {off} too much',
    },
    less: {
      zh: '各资金来源相加为{sum}，{column}填{stated}，少{off}',
      en: 'the sources add up to {sum}, {column} is {stated}: {off} too little',
    },
    blanks: {
      zh: '填了的资金来源相加为{sum}，{column}填{stated}，少{off}（{blanks}个来源空着）',
      en: 'the sources filled in add up to {sum}, {column} is {stated}: {off} too little (blank sources: {blanks})',
    },
    total: {
      zh: '资金来源合计填{sum}，{column}填{stated}，差{off}',
      en: 'the sum of the sources is {sum}, {column} is {stated}: {off} apart',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年争取资金项目台账
单位：万元
项目名称 | 总投资 | 中央预算内 | 省级资金 | 县级资金 | 专项债 | 自筹
甲项目   | 10000  | 3000       | 1000     | 1000     | 5000   |
乙项目   | 8000   |            |          | 2000     | 6000   |
丙项目   | 9000!  | 3000       | 1000     | 2000     | 3500   | 500
丁项目   | 6000!  | 1000       | 1000     | 1000     | 2000   | 500
戊项目   | 6000!  |            |          | 1000     | 4000   |
己项目   | 5000   |            |          |          |        | 5000
庚项目   | 7000   |            |          |          |        |
! 各资金来源相加为10000万元，总投资填9000万元，多1000万元
! 各资金来源相加为5500万元，总投资填6000万元，少500万元
! 填了的资金来源相加为5000万元，总投资填6000万元，少1000万元（3个来源空着）
`,
      `
平陆县2025年争取资金项目台账
单位：万元
项目名称 | 总投资 | 资金来源合计 | 专项债 | 县级资金
甲项目   | 10000  | 10000        | 6000   | 4000
乙项目   | 8000   | 8000         | 5000   | 3000
丙项目   | 9000!  | 8000         | 5000   | 3000
! 资金来源合计填8000万元，总投资填9000万元，差1000万元
`,
      `
平陆县2025年政府投资项目计划表
单位：万元
项目名称 | 总投资 | 资金来源 | <      | <    | <
^        | ^      | 中央     | 专项债 | 县级 | 合计
甲项目   | 10000  | 2000     | 6000   | 2000 | 10000
乙项目   | 8000   |          | 5000   | 3000 | 8000
丙项目   | 9000!  |          | 5000   | 3000 | 8000
! 资金来源合计填8000万元，总投资填9000万元，差1000万元
`,
    ],
    good: [
      `
平陆县2025年重点项目计划表
项目名称 | 总投资（亿元） | 年度计划投资（亿元） | 中央预算内（万元） | 专项债（万元） | 自筹（万元）
甲项目   | 1.00           | 0.33                 | 1000               | 1000           | 1300
乙项目   | 2.00           | 0.50                 | 2000               | 2000           | 1000
丙项目   | 0.60           | 0.20                 |                    | 2040           |
丁项目   | 0.60           | 0.20                 |                    |                |
`,
      `
平陆县2025年争取资金项目台账
单位：万元
项目名称 | 总投资 | 中央预算内 | 专项债
甲项目   | 10000  | 8000       | 2000
乙项目   | 8000   | 6000       | 2000
丙项目   | 9000   |            | 3000
`,
    ],
  },
  *check(table) {
    const column = table.column('fundTotal')
    const wholes = (['total', 'plan'] as const).flatMap((field) => table.column(field) ?? [])
    const groups = partsOf(table, SOURCES)
    const own = column && !groups.some(({ columns }) => columns.includes(column)) ? [sumOnly(column)] : []
    for (const parts of [...groups, ...own]) {
      const isSum = parts.columns.length === 1
      for (const one of composed(table, isSum ? parts : withRest(parts), column && !isSum ? [column] : wholes)) {
        if (one.verdict === 'undecidable') yield UNDECIDABLE
        if (one.verdict !== 'more' && one.verdict !== 'less') continue
        const message = isSum ? 'total' : one.verdict === 'less' && one.blanks > 0 ? 'blanks' : one.verdict
        yield finding(message, table, parts.columns, one)
      }
    }
  },
})

function sumOnly(column: Column): Parts {
  return { columns: [column], closed: true }
}

/** Where money that is not granted from above has no column, the list is of grants only, whatever some rows add up to. */
const REST = new Set<string>(['countyFund', 'bankLoan', 'ownFund', 'socialFund', 'otherFund'])

function withRest({ columns, closed }: Parts): Parts {
  return { columns, closed: closed && columns.some(({ field }) => REST.has(field!.name)) }
}

function finding<const M extends 'more' | 'less' | 'blanks' | 'total'>(
  message: M,
  table: TableView<Fields>,
  parts: readonly Column[],
  { row, whole, stated, sum, blanks }: Composed,
): Finding<M> {
  const off = minusAmount(stated, sum)
  return {
    at: table.ref(row, whole.col),
    message,
    data: { sum, stated, column: columnTitle(whole), off: { ...off, value: Math.abs(off.value) }, blanks },
    expected: sum,
    difference: off,
    related: parts.map(({ col }) => ({ at: table.ref(row, col) })),
  }
}
