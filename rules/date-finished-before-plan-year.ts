import { defineRule } from './fields.js'
import { remarkSays } from './readings.js'

export default defineRule({
  id: 'date-finished-before-plan-year',
  title: { zh: '计划年前已竣工', en: 'Finished before the plan year' },
  why: {
    zh: '去年就该竣工的项目今年还排投资：不是竣工时间没有顺延，就是已完工的项目还占着计划，年底投资落不了地。',
    en: 'A project due in an earlier year still has money planned for this one: its finish was never put back, or a finished project holds a place in the plan.',
  },
  help: {
    zh: '没有完工的，改竣工时间；已完工的，从计划中拿出。只剩尾款、质保金、结算、收尾的，在备注中写明，就不再提。年度计划为0的不判。',
    en: 'Not finished: put the finish back. Finished: take it out of the plan. Where only final payments are left say so in the remarks (尾款, 质保, 结算, 收尾 …). A plan of 0 is not judged.',
  },
  source: { zh: '常理；种子002附件15个项目都不违反（反例）', en: 'common sense; none of the 15 projects of seed 002' },
  severity: 'warning',
  on: 'record',
  tables: ['plan'],
  needs: ['finish', 'plan'],
  given: ['year'],
  options: { remarks: ['尾款', '质保', '保证金', '结算', '决算', '收尾', '扫尾', '延期', '顺延'] },
  messages: {
    past: {
      zh: '{finish}竣工，早于{year}年，却还有年度计划{plan}',
      en: 'due {finish}, before {year}, yet {plan} is planned for the year',
    },
  },
  examples: {
    bad: `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 2025年计划投资（亿元） | 计划开工时间 | 计划竣工时间
甲项目   | 4.36           | 0.50                   | 2022年9月    | 2024年12月!
乙项目   | 2.93           | 0.50                   | 2021年12月   | 2025年12月
丙项目   | 1.86           | 0.20                   | 2021年       | 2023年!
! 2024年12月竣工，早于2025年，却还有年度计划0.50亿元
! 2023年竣工，早于2025年，却还有年度计划0.20亿元
`,
    good: `
平陆县2025年重点项目表
单位：亿元
项目名称 | 总投资 | 年度计划投资 | 计划竣工时间 | 备注
甲项目   | 4.36   | 0.50         | 2025年1月    |
乙项目   | 2.93   | 0            | 2024年12月   |
丙项目   | 1.86   |              | 2024年12月   |
丁项目   | 1.86   | 0.05         | 2024年12月   | 工程尾款
戊项目   | 1.86   | 0.20         | 待定         |
`,
  },
  *check(record, { options }) {
    const [finish, plan] = [record.month('finish')!, record.amount('plan')!]
    const year = record.table.year!
    if (finish.last >= year * 12 || plan.value <= 0 || remarkSays(record, options.remarks)) return
    yield {
      at: record.at('finish'),
      message: 'past',
      data: { finish, year, plan },
      related: [{ at: record.at('plan') }],
    }
  },
})
