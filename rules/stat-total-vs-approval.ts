import { compareAmounts, minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { remarkSays } from './readings.js'

export default defineRule({
  id: 'stat-total-vs-approval',
  title: { zh: '计划总投资与批复不一致', en: 'Total differs from the approval' },
  why: {
    zh: '入统审核拿批复文件核对总投资，两个数对不上就退回；未经批准不能调整计划总投资。',
    en: 'Inclusion is checked against the approval; a total that differs comes back, and it may not be changed without one.',
  },
  help: {
    zh: '照批复改总投资；概算确已调整的，填调整批复文号或在备注里写明。相差不到0.5%的不提。批复一格空着的不判。',
    en: 'Correct the total, or state the document that adjusted it. Differences up to 0.5 % pass. A blank approval is not judged.',
  },
  source: {
    zh: '固定资产投资入库注意事项（批文计划总投资≠入库申请表的退回）；“未经批准的不应调整计划总投资”',
    en: 'Notes on filing for inclusion (returned where the approved total differs); “not to be adjusted without approval”',
  },
  severity: 'error',
  on: 'record',
  tables: ['stat', 'plan'],
  columns: ['total', 'approvedTotal'],
  given: ['unit'],
  options: { tolerancePercent: 0.5, explained: ['调整', '调概', '变更'] as readonly string[] },
  messages: {
    differs: {
      zh: '总投资{total}，批复是{approved}，相差{difference}，没有调整批复文号',
      en: 'total {total}, approved {approved}, {difference} apart, no document of an adjustment',
    },
  },
  examples: {
    bad: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 批复总投资 | 调整批复文号 | 是否入统
1    | 甲项目   | 6000!      | 5800       |              | 是
2    | 乙项目   | 8000       | 8000       |              | 是
! 总投资6000万元，批复是5800万元，相差200万元，没有调整批复文号
`,
    good: `
平陆县2025年入库纳统情况表
序号 | 项目名称 | 计划总投资（亿元） | 批复总投资（万元） | 调整批复文号       | 备注       | 是否入统
1    | 甲项目   | 0.60               | 5980               |                    |            | 是
2    | 乙项目   | 0.80               | 9000               | 平发改〔2025〕12号 |            | 是
3    | 丙项目   | 0.80               |                    |                    |            | 是
4    | 丁项目   | 0.90               | 8000               |                    | 概算已调整 | 是
5    | 戊项目   | 10.00              | 100400             |                    |            | 是
`,
  },
  *check(record, { options }) {
    const total = record.amount('total')
    const approved = record.amount('approvedTotal')
    if (record.isBlank('approvedTotal') || record.isBlank('total')) return
    const order = total && approved && compareAmounts(total, approved)
    if (!total || !approved || !order) {
      yield UNDECIDABLE
      return
    }
    const difference = total.value < approved.value ? minusAmount(approved, total) : minusAmount(total, approved)
    if (order === 'agree' || difference.value <= (options.tolerancePercent / 100) * Math.abs(approved.value)) return
    if (!record.isBlank('adjustDoc') || remarkSays(record, options.explained)) return
    yield {
      at: record.at('total'),
      message: 'differs',
      data: { total, approved, difference },
      expected: approved,
      difference,
      related: [{ at: record.at('approvedTotal') }],
    }
  },
})
