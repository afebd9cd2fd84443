import type { Column, TableView } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'

/** Words that deny progress. 尚未 alone does not: 尚未验收 says that the works are done. */
const NONE =
  /(?:无|没有|暂无|未有)(?:明显|新的?|任何|实质性?)?进展|(?:未|没有|暂未|尚未|还未)(?:实质性|正式)?(?:开工|动工|启动|进场|施工|复工|开展|实施|建设)|停工|停建|选址中|正在选址/
/** Words that limit the denial to a part, or take it back. */
const PARTLY =
  /[\d一二三四五六七八九十A-Za-z][号#]?(?:楼|栋|幢|期|标|段|区|地块|厂房|车间)|部分|其余|其他|个别|剩余|无停工|未停工|防止停工|不停工/
/** Words anywhere in the text that take a denial back. */
const RESUMED = /已复工|已恢复|恢复施工|全面复工/

export default defineRule({
  id: 'invest-no-progress-but-amount',
  title: { zh: '进展写无但有投资', en: 'Text says no progress, amount is above zero' },
  why: {
    zh: '文字说没有进展，数字却报了投资：统计核查把它当作虚报的线索，第一个查的就是这样的项目。',
    en: 'Words say nothing was done, the figure says money was spent: an audit takes it as a sign of false reports and begins here.',
  },
  help: {
    zh: '改正文字或金额。“无进展、未开工、停工、选址中、尚未开工（动工、启动……）”算没有进展；“尚未验收”“2号楼未开工”“已复工”不算。按月成对的形象进度和完成投资逐月核对。前期费用请在文字中写明在做什么。',
    en: 'Correct the words or the amount. 无进展, 未开工, 停工, 选址中 and 尚未 with a verb of work deny progress; 尚未验收, 2号楼未开工 or 已复工 do not. Columns that repeat by month are compared month by month. Say what preliminary money was spent on.',
  },
  source: { zh: '某区2020年台账；各地调度表', en: 'a district ledger of 2020; dispatch tables' },
  severity: 'warning',
  on: 'table',
  tables: ['dispatch'],
  needs: ['progress', ['month', 'monthly']],
  messages: {
    denied: {
      zh: '进展写“{words}”，本月却完成{amount}',
      en: 'progress says “{words}”, yet {amount} was completed this month',
    },
  },
  examples: {
    bad: [
      `
2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 形象进度
甲项目   | 79300  | 1800!        | 本月无进展
乙项目   | 6000   | 20!          | 正在办理用地手续，前期阶段尚未开工
! 进展写“本月无进展”，本月却完成1800万元
! 进展写“前期阶段尚未开工”，本月却完成20万元
`,
      `
2025年重点项目进度表
单位：万元
项目名称 | 总投资 | 1月形象进度 | 1月完成投资 | 2月形象进度 | 2月完成投资
甲项目   | 79300  | 停工        | 0           | 冬季停工    | 300!
! 进展写“冬季停工”，本月却完成300万元
`,
    ],
    good: `
2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 形象进度
甲项目   | 79300  | 0            | 未开工
乙项目   | 6000   | 200          | 主体完工，尚未验收
丙项目   | 6000   | 200          | 1号楼主体三层，2号楼未开工
丁项目   | 6000   |              | 项目选址中
戊项目   | 6000   | 300          |
己项目   | 6000   | 300          | 3月停工，5月已复工
`,
  },
  *check(table) {
    const pairs = pairsOf(table)
    for (const row of table.dataRows())
      for (const { text, money } of pairs) {
        const reading = table.readCell(row, text)
        const amount = table.amountIn(row, money)
        if (reading.state !== 'ok' || !amount || amount.value <= 0) continue
        const words = deniedIn(String(reading.value))
        if (words === null) continue
        yield {
          at: table.ref(row, money.col),
          message: 'denied',
          data: { words, amount },
          related: [{ at: table.ref(row, text.col) }],
        }
      }
  },
})

/** Each column of progress with the money of the same month. */
function pairsOf(table: TableView<Fields>): { text: Column; money: Column }[] {
  const plain = table.column('month')
  const month = table.period === null ? null : (table.period % 12) + 1
  return table.columns('progress').flatMap((text) => {
    const same = table.columns('monthly').find((money) => text.month !== null && money.month === text.month)
    const money = same ?? (text.month === null || text.month === month ? plain : null)
    return money ? [{ text, money }] : []
  })
}

/** The clause that denies progress; null where none does, or another one takes it back. */
function deniedIn(text: string): string | null {
  const clauses = text.slice(0, 2000).split(/[，,。；;、\n]/)
  if (RESUMED.test(text)) return null
  const denial = clauses.find((clause) => NONE.test(clause) && !PARTLY.test(clause))
  return denial?.trim().slice(0, 30) ?? null
}
