import { minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { composed, type Parts, partsOf } from './composed.js'
import { defineRule, type FieldName } from './fields.js'
import { COMPOSITION } from './partitions.js'
import { columnTitle } from './sums.js'

export default defineRule({
  id: 'arith-composition-sum',
  title: { zh: '投资构成不等于合计', en: 'Composition does not make the sum' },
  why: {
    zh: '联网直报平台按“建筑+安装+设备工器具购置+其他费用＝完成投资”审核，差1万元以上的报不上去，要退回重填。',
    en: 'The statistics platform checks construction + installation + equipment + other costs = completed investment; a report more than 1 万元 out is refused and comes back.',
  },
  help: {
    zh: '四项（或建安、设备、其他三项）相加，应等于本年完成投资，差1万元以内不报。是本年、本月、自开工累计还是总投资的构成，看表头分组，没有写的看多数行与哪个相等；多数行都对不上的表，只报构成之和超过全部的。有一项空着而相加不足的不判；四项没有列全的（例如只列土建、设备），只报超过。',
    en: 'The four parts (or works, equipment and other costs) should make the investment completed this year; up to 1 万元 is let pass. Whether they are of the year, the month, since the start or of the total is told by the header group, else by most rows; where most rows agree with nothing, only parts above everything are reported. With a blank part that may hold the rest nothing can be said; where not all four are listed, only too much is reported.',
  },
  source: {
    zh: '固定资产投资统计：自年初累计 = 建筑+安装+设备工器具+其他（kejiwu5.cn/305243）',
    en: 'investment statistics: year to date = construction + installation + equipment + other (kejiwu5.cn/305243)',
  },
  severity: 'error',
  on: 'table',
  tables: ['stat', 'dispatch'],
  options: {
    /** 万元 that are let pass. */
    tolerance: 1,
  },
  messages: {
    more: {
      zh: '投资构成相加为{sum}，{column}填{stated}，多{off}',
      en: 'the parts add up to {sum}, {column} is {stated}: {off} too much',
    },
    less: {
      zh: '投资构成相加为{sum}，{column}填{stated}，少{off}',
      en: 'the parts add up to {sum}, {column} is {stated}: {off} too little',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年5月入库纳统项目投资完成表
单位：万元
项目名称 | 总投资 | 是否入统 | 本年完成投资 | 建筑工程 | 安装工程 | 设备工器具购置 | 其他费用
甲项目   | 8000   | 是       | 2000         | 1200     | 300      | 400            | 100
乙项目   | 9000   | 是       | 3000!        | 1200     | 300      | 400            | 100
丙项目   | 7000   | 是       | 1500!        | 1200     | 300      | 400            |
丁项目   | 6000   | 是       | 900          | 500      | 300      | 100            | 0
! 投资构成相加为2000万元，本年累计完成投资填3000万元，少1000万元
! 投资构成相加为1900万元，本年累计完成投资填1500万元，多400万元
`,
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 建安工程 | 设备购置
甲项目   | 8000   | 200          | 900      | 400
乙项目   | 9000!  | 300          | 9000     | 400
! 投资构成相加为9400万元，总投资填9000万元，多400万元
`,
    ],
    good: [
      `
平陆县2025年5月入库纳统项目投资完成表
项目名称 | 总投资（亿元） | 是否入统 | 本年完成投资（亿元） | 建安工程（万元） | 设备购置（万元） | 其他费用（万元）
甲项目   | 0.80           | 是       | 0.20                 | 1500             | 400              | 140
乙项目   | 0.90           | 是       | 0.30                 | 2500             | 400              | 100
丙项目   | 0.70           | 是       | 0.30                 | 1500             |                  | 400
丁项目   | 0.60           | 是       |                      | 1500             | 400              | 100
`,
      `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 土建 | 设备购置
甲项目   | 8000   | 3000         | 200          | 2000             | 1000 | 900
乙项目   | 9000   | 3000         | 300          | 2000             | 1000 | 700
`,
    ],
  },
  *check(table, { options }) {
    const wholes = (['yearCum', 'month', 'cum', 'total'] as const).flatMap((field) => table.column(field) ?? [])
    for (const parts of partsOf(table, COMPOSITION)) {
      const own = asListed(parts)
      for (const { row, whole, stated, sum, blanks, verdict } of composed(table, own, wholes, options.tolerance)) {
        const isOpen = verdict === 'less' && blanks > 0
        if (verdict === 'undecidable' || isOpen) yield UNDECIDABLE
        if (verdict === 'undecidable' || verdict === 'agrees' || isOpen) continue
        const off = minusAmount(stated, sum)
        yield {
          at: table.ref(row, whole.col),
          message: verdict,
          data: { sum, stated, column: columnTitle(whole), off: { ...off, value: Math.abs(off.value) } },
          expected: sum,
          difference: off,
          related: own.columns.map(({ col }) => ({ at: table.ref(row, col) })),
        }
      }
    }
  },
})

/** 建安工程 with its own 建筑 and 安装 beside it counts once; without one of the kinds of cost the parts are not all. */
function asListed({ columns, closed }: Parts): Parts {
  const has = (field: FieldName): boolean => columns.some((column) => column.field!.name === field)
  const works = has('buildingInstallation')
  const own = columns.filter(({ field }) => !works || (field!.name !== 'building' && field!.name !== 'installation'))
  const isAll = (works || (has('building') && has('installation'))) && has('equipment') && has('otherCost')
  return { columns: own, closed: closed && isAll }
}
