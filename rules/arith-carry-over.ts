import {
  type Amount,
  compareAmounts,
  minusAmount,
  type Ref,
  sumAmounts,
  type TableRecord,
  UNDECIDABLE,
} from '../src/core/index.js'
import { HELD_AGAINST_LIMITS, mendedBy } from './consequences.js'
import { defineRule, type Fields } from './fields.js'
import { amountEdit, isPriorOfLastYear } from './sums.js'

export default defineRule({
  id: 'arith-carry-over',
  title: { zh: '跨年累计不衔接', en: 'Carry-over does not connect' },
  why: {
    zh: '自开工累计必须等于至上年底累计加本年累计。接不上说明三个数里有一个抄错，年底结转时统计口会整批退回。',
    en: 'The amount since the start is last year’s plus this year’s. Where it is not, one of the three was copied wrong, and statistics sends the batch back at the turn of the year.',
  },
  help: {
    zh: '核对至上年底累计与去年12月的报表，再用公式相加。三个数都填了才比；“至上年底”写的不是上一年的不判。',
    en: 'Compare the amount by the end of last year with last December’s report, then add by formula. Only where all three are there; a heading that names another year end is not judged.',
  },
  source: {
    zh: '固定资产投资统计：本年自开始建设累计 = 上年累计 + 本年自年初累计（kejiwu5.cn/305243）',
    en: 'investment statistics: since the start = by the end of last year + this year to date (kejiwu5.cn/305243)',
  },
  severity: 'error',
  on: 'record',
  needs: ['prior', 'yearCum', 'cum'],
  supersedes: HELD_AGAINST_LIMITS,
  messages: {
    broken: {
      zh: '自开工累计填{printed}，至上年底{prior} + 本年累计{year} = {sum}，差{off}',
      en: 'since the start {printed}; by the end of last year {prior} + this year {year} = {sum}: {off} apart',
    },
  },
  examples: {
    bad: `
单位：万元
项目名称 | 总投资 | 至上年底累计完成投资 | 本年累计完成投资 | 自开工累计完成投资
甲项目   | 16700  | 9800                 | 1660             | 11640!
乙项目   | 29300  | 24300                | 2050             | 26350
! 自开工累计填11640万元，至上年底9800万元 + 本年累计1660万元 = 11460万元，差180万元
`,
    good: `
2025年5月重点项目调度表
项目名称 | 总投资（亿元） | 截至2024年底累计完成投资（亿元） | 本年累计完成投资（万元） | 自开工累计完成投资（亿元）
甲项目   | 1.67           | 0.98                             | 1660                     | 1.15
乙项目   | 2.93           | 2.43                             | 2050                     | =D5+0.205 -> 2.635
丙项目   | 7.50           |                                  | 6200                     | 0.62
丁项目   | 7.50           | ——                               | 6200                     | 0.99
`,
  },
  *check(record) {
    const prior = record.amount('prior')!
    const year = record.amount('yearCum')!
    const printed = record.amount('cum')!
    const sum = sumAmounts([prior, year])
    const compared = compareAmounts(printed, sum)
    const otherYear = !isPriorOfLastYear(record.table)
    if (compared === null || otherYear) yield UNDECIDABLE
    if (compared === null || compared === 'agree' || otherYear) return
    const difference = minusAmount(printed, sum)
    const edit = amountEdit(record.table, record.at('cum'), record.table.column('cum')!, sum)
    yield {
      at: record.at('cum'),
      message: 'broken',
      data: { printed, prior, year, sum, off: { ...difference, value: Math.abs(difference.value) } },
      expected: sum,
      difference,
      explains: [...mendedBy(record, 'cum', sum), ...ofYear(record, minusAmount(printed, prior))],
      related: [{ at: record.at('prior') }, { at: record.at('yearCum') }],
      ...(edit ? { fix: { safe: false, edits: [edit] } } : {}),
    }
  },
})

/** Where the printed rate bears out that 本年累计 is what is wrong: the cells that are judged by it. */
function ofYear(record: TableRecord<Fields>, year: Amount): Ref[] {
  const cells = mendedBy(record, 'yearCum', year)
  const rate = record.has('rate') ? record.at('rate').col : null
  return cells.some(({ col }) => col === rate) ? cells : []
}
