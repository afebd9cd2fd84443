import { minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { balances, headingOf } from './partitions.js'

export default defineRule({
  id: 'arith-breakdown-incomplete',
  title: { zh: '分项未覆盖全部', en: 'Breakdown covers only part' },
  why: {
    zh: '列出来的分项只够小计的一部分，剩下的钱从哪里来、花到哪里去没有交代，上级审核时会逐项要依据。',
    en: 'The parts listed make up only some of the sum: where the rest comes from or goes is not said, and the reviewer will ask for it item by item.',
  },
  help: {
    zh: '补上空着的分项，没有列出的另加“其他”一列；小计填错的改小计。同一组表头里有“小计、合计”和至少两个分项的才核对：有分项空着而相加不到小计的，或分项都填了、没有“其他”而少5%以上的，提请核实；少得不多的由“分项之和与总数不符”报。整行分项都空着的不判。',
    en: 'Fill in the blank parts, add an 其他 for what is not listed, or correct the sum. Header groups with 小计 or 合计 and at least two parts are checked: asked where a part is blank and the others fall short, or where all are filled in, none is 其他, and more than 5 % is missing; less than that is arith-breakdown-mismatch. A row without any part is not judged.',
  },
  source: {
    zh: '98个公开的合计中有8个是错的或只列了部分分项',
    en: 'of 98 published sums 8 are wrong or list only some of their parts',
  },
  severity: 'warning',
  on: 'table',
  supersedes: ['arith-quarter-plan-sum', 'arith-funding-sum', 'arith-composition-sum'],
  messages: {
    blank: {
      zh: '“{heading}”为{whole}，填了的分项相加只有{sum}，还有{off}没有列出（{blanks}个分项空着）',
      en: '“{heading}” is {whole}, the parts filled in add up to {sum} only: {off} are not listed (blank parts: {blanks})',
    },
    missing: {
      zh: '“{heading}”为{whole}，分项相加只有{sum}，还有{off}没有列出',
      en: '“{heading}” is {whole}, its parts add up to {sum} only: {off} are not listed',
    },
  },
  examples: {
    bad: `
平陆县2025年政府投资项目计划表
单位：万元
项目名称 | 总投资 | 资金来源 | <    | <    | <
^        | ^      | 中央     | 省级 | 县级 | 小计
甲项目   | 1000   | 500      | 300  | 200  | 1000
乙项目   | 2000   | 500      |      | 800  | 1800!
丙项目   | 3000   | 1500     | 0    | 500  | 3000!
丁项目   | 600    | 600      |      |      | 600
! “资金来源·小计”为1800，填了的分项相加只有1300，还有500没有列出（1个分项空着）
! “资金来源·小计”为3000，分项相加只有2000，还有1000没有列出
`,
    good: [
      `
平陆县2025年政府投资项目计划表
单位：亿元
项目名称 | 总投资 | 资金来源 | <    | <    | <    | <
^        | ^      | 中央     | 省级 | 县级 | 其他 | 小计
甲项目   | 1.00   | 0.33     | 0.34 | 0.33 |      | 1.00
乙项目   | 1.00   |          |      |      |      | 1.00
丙项目   | 1.00   | 0.30     | 0.20 | 0.10 | 0.10 | 1.00
丁项目   | 1.00   | 0.60     |      |      |      |
`,
      `
平陆县2025年政府投资项目计划表
单位：亿元
项目名称 | 总投资 | 其中：中央 | 其中：省级
甲项目   | 1.00   | 0.30       | 0.20
`,
    ],
  },
  *check(table) {
    for (const { partition, row, whole, sum, blanks, verdict } of balances(table)) {
      if (verdict === 'undecidable') yield UNDECIDABLE
      if (verdict !== 'incomplete') continue
      const { parts } = partition
      const at = table.ref(row, partition.whole.col)
      yield {
        at,
        message: blanks > 0 ? 'blank' : 'missing',
        data: { heading: headingOf(partition.whole), whole, sum, off: minusAmount(whole, sum), blanks },
        difference: minusAmount(whole, sum),
        explains: [at],
        related: parts.map(({ col }) => ({ at: table.ref(row, col) })),
      }
    }
  },
})
