import { defineRule } from './fields.js'
import { remarkSays } from './readings.js'

export default defineRule({
  id: 'invest-not-positive',
  title: { zh: '投资额为零或负', en: 'Investment is zero or negative' },
  why: {
    zh: '总投资为0的项目不会被系统收下，负的本月完成会冲减全县数；没有说明的，上级一定会来问。',
    en: 'A project of no investment is refused by the platform, and a negative month lowers the county’s figure: without a reason the bureau will ask.',
  },
  help: {
    zh: '总投资还没有定的，留空或写“待定”，不要填0。本月完成为负只在核减时允许，请在备注中写明“核减”“调减”或“冲减”。',
    en: 'Leave an unknown total blank or write 待定, not 0. A month is negative only where earlier amounts are taken back: say 核减, 调减 or 冲减 in the remarks.',
  },
  source: {
    zh: '常理；备注用语见各地调度表',
    en: 'common sense; the words of the remarks are those of dispatch tables',
  },
  severity: 'error',
  on: 'record',
  needs: [['total', 'month']],
  supersedes: ['stat-included-below-threshold', 'stat-total-vs-approval'],
  options: { remarks: ['核减', '调减', '冲减'] },
  messages: {
    zero: {
      zh: '总投资填0，应大于0；未定的请留空',
      en: 'total investment is 0, expected more; leave it blank if unknown',
    },
    negative: { zh: '总投资填{actual}，应大于0', en: 'total investment is {actual}, expected more than 0' },
    month: {
      zh: '本月完成填{actual}，备注没有说明核减',
      en: 'completed this month is {actual}, and no remark says that it was taken back',
    },
  },
  examples: {
    bad: `
单位：万元
项目名称 | 总投资 | 本月完成投资 | 备注
甲项目   | 0!     | 20           |
乙项目   | -500!  |              |
丙项目   | 79300  | -150!        | 按进度单
! 总投资填0，应大于0；未定的请留空
! 总投资填-500万元，应大于0
! 本月完成填-150万元，备注没有说明核减
`,
    good: `
单位：万元
项目名称 | 总投资 | 本月完成投资 | 备注
甲项目   | 0.4    | 0            |
乙项目   |        |              | 待批复
丙项目   | 79300  | -150         | 审计核减150万元
丁项目   | ——     | 10           |
`,
  },
  *check(record, { options }) {
    const total = record.amount('total')
    if (total && total.value <= 0)
      yield {
        at: record.at('total'),
        message: total.value === 0 ? 'zero' : 'negative',
        data: { actual: total },
        explains: (['total', 'included'] as const)
          .filter((field) => record.has(field))
          .map((field) => record.at(field)),
      }
    const month = record.amount('month')
    if (month && month.value < 0 && !remarkSays(record, options.remarks))
      yield { at: record.at('month'), message: 'month', data: { actual: month } }
  },
})
