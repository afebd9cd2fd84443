import type { Column, TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { titlesOf } from './readings.js'

/**
 * Money without a unit: neither a 单位 line, nor the heading, nor the cell itself states one. Where some headings do and others do
 * not, that is a warning at the first that does not. A column in which nothing is filled in needs no unit yet. RULES.md names plan,
 * dispatch, fund and stat; reserve lists, signings and rankings are summed and compared like them.
 */
export default defineRule({
  id: 'structure-unit-line-missing',
  title: { zh: '未标注金额单位', en: 'No money unit stated' },
  why: {
    zh: '不知道是万元还是亿元，差一万倍；收表的人要打电话来问，金额大小也没法检查。',
    en: '万元 or 亿元 is a factor of ten thousand: whoever receives the table has to phone, and no amount can be judged.',
  },
  help: {
    zh: '在表头上方右侧写“单位：万元”，或写进列名，如“总投资（亿元）”。',
    en: 'Write 单位：万元 above the header on the right, or put the unit into the headings: 总投资（亿元）.',
  },
  source: {
    zh: '种子002附件（单位写在列名里）；实际项目表',
    en: 'Seed 002, annex (the unit is in the headings); real tables',
  },
  severity: 'error',
  on: 'table',
  tables: ['plan', 'dispatch', 'stat', 'fund', 'reserve', 'sign', 'signStat', 'ranking', 'delay'],
  messages: {
    none: { zh: '没有标明金额单位（万元还是亿元）', en: 'no unit of money is stated (万元 or 亿元)' },
    some: {
      zh: '“{columns}”没有标明单位，别的金额列标了',
      en: '“{columns}” states no unit while other money columns do',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目计划表 | < | < | < | <
序号! | 项目名称 | 责任单位 | 总投资 | 2025年计划投资
1 | 城西小学建设项目 | 住建局 | 6000 | 2000
2 | 光伏发电项目 | 发改局 | 7500 | 1500
! 没有标明金额单位（万元还是亿元）
`,
      `
平陆县2025年重点项目计划表 | < | < | < | <
序号 | 项目名称 | 责任单位 | 总投资（万元） | 2025年计划投资!
1 | 城西小学建设项目 | 住建局 | 6000 | 2000
2 | 光伏发电项目 | 发改局 | 7500 | 1500
! “年度计划投资”没有标明单位，别的金额列标了
`,
      `
争取上级资金项目台账 | < | < | < | <
序号! | 项目名称 | 资金类型 | 下达资金 | 到位资金
1 | 城西小学建设项目 | 专项债 | 3000 | 3000
2 | 光伏发电项目 | 中央预算内 | 800 | 500
! 没有标明金额单位（万元还是亿元）
`,
    ],
    good: [
      `
平陆县2025年重点项目计划表 | < | < | <
填报单位：项目推进中心 | | | 金额单位：人民币万元
序号 | 项目名称 | 总投资 | 2025年计划投资
1 | 城西小学建设项目 | 6000 | 2000
`,
      `
平陆县2025年重点项目计划表 | < | < | < | <
序号 | 项目名称 | 总投资（亿元） | 2025年计划投资（亿元） | 至上年底累计完成投资
1 | 城西小学建设项目 | 0.60 | 0.20 |
`,
      `
平陆县2025年重点项目计划表 | < | < | < | <
序号 | 项目名称 | 责任单位 | 总投资 | 2025年计划投资
1 | 城西小学建设项目 | 住建局 | 6000万元 | 2000万元
2 | 光伏发电项目 | 发改局 | 1.5亿元 | 待定
`,
    ],
  },
  *check(view) {
    const money = view.columnsOfType('amount')
    const without = money.filter((column) => view.unitOf(column) === null && holdsBareAmounts(view, column))
    const [first] = without
    if (!first) return
    if (money.some((column) => view.unitOf(column) !== null)) {
      const columns = titlesOf(without)
      const related = without.slice(1).map(({ at }) => ({ at }))
      yield { at: first.at, message: 'some', severity: 'warning', data: { columns }, related }
    } else {
      const { header, range } = view.table
      yield { at: view.ref(header.top, range.left), message: 'none', subject: 'table' }
    }
  },
})

/** True where a cell of a project holds an amount whose unit nothing states. */
function holdsBareAmounts(view: TableView<Fields>, column: Column): boolean {
  for (const row of view.dataRows()) {
    const amount = view.amountIn(row, column)
    if (amount && amount.unit === null) return true
  }
  return false
}
