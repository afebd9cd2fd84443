import { compareAmounts, minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { compared, type Step, saysNew } from './follow.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'period-plan-changed',
  title: { zh: '年度计划变动无说明', en: 'The plan of the year changed without a note' },
  why: {
    zh: '年度计划年初确定，完成率按它考核。年中改小了，完成率就好看了，所以每一次变动都要有说明。',
    en: 'The plan of the year is settled at its beginning and rates are measured by it; a plan made smaller makes a better rate, so each change has to be accounted for.',
  },
  help: {
    zh: '填错的改回来；经同意调整的，在备注里写明。备注与上期一字不差的，不算说明。只比较同一年度的计划。',
    en: 'Mend it, or name the agreed adjustment in the remarks; remarks that are the same as last period’s explain nothing. Only plans of one year are compared.',
  },
  source: {
    zh: '种子002（十七）“年初确定、动态调整、适时补充、滚动接续”',
    en: 'Seed 002 (17): settled at the beginning of the year, adjusted as things go',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['dispatch'],
  columns: ['plan'],
  reads: [...FOLLOWS, 'plan', 'problem', 'adjustDoc'],
  given: ['previous'],
  messages: {
    changed: {
      zh: '年度计划{now}，{when}是{before}，{way}{off}，没有说明',
      en: 'the plan of the year is {now}, in {when} it was {before}: {way}{off} without a note',
    },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 备注
平陆县城西小学建设项目 | 18600  | 4000!        | 500          | 4400             |
平陆县市民广场项目     | 11500  | 5000         | 300          | 1300             |
官扬水改扩建工程       | 79300  | 3500!        | 200          | 3200             | 省级重点
! 年度计划4000万元，2025年4月是5000万元，减少1000万元，没有说明
! 年度计划3500万元，2025年4月是3000万元，增加500万元，没有说明
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 备注
官扬水改扩建工程       | 79300  | 3000         | 200          | 3000             | 省级重点
平陆县城西小学建设项目 | 18600  | 5000         | 500          | 3900             |
平陆县市民广场项目     | 11500  | 5000         | 300          | 1000             |
`,
    },
    good: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：亿元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 备注
平陆县城西小学建设项目 | 1.86   | 0.40         | 0.05         | 0.44             | 县政府常务会同意调减
平陆县市民广场项目     | 1.15   | 0.50         | 0.03         | 0.13             |
官扬水改扩建工程       | 7.93   |              | 0.02         | 0.32             |
`,
        previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
官扬水改扩建工程       | 79300  | 3000         | 200          | 3000
平陆县城西小学建设项目 | 18600  | 5000         | 500          | 3900
平陆县市民广场项目     | 11500  | 4960         | 300          | 1000
`,
      },
      {
        table: `
平陆县2025年1月重点项目调度表
单位：万元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 6000         | 500          | 500
`,
        previous: `
平陆县2024年12月重点项目调度表
单位：万元
项目名称               | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 5000         | 500          | 3900
`,
      },
    ],
  },
  *check(batch) {
    yield* compared(batch, function* (step) {
      const { now, last, when } = step
      const isSameYear = planYearsAgree(step)
      if (isSameYear === false) return
      const [plan, before] = [now.amount('plan'), last.amount('plan')]
      const order = plan && before && compareAmounts(plan, before)
      if (!plan || !before || order === null || (order !== 'agree' && isSameYear === null)) return yield UNDECIDABLE
      if (order === 'agree' || saysNew(step, ['remark', 'adjustDoc'])) return
      const isMore = order === 'greater'
      yield {
        at: now.at('plan'),
        message: 'changed',
        data: {
          now: plan,
          when,
          before,
          way: isMore ? { zh: '增加', en: 'up by ' } : { zh: '减少', en: 'down by ' },
          off: isMore ? minusAmount(plan, before) : minusAmount(before, plan),
        },
        difference: minusAmount(plan, before),
        related: [{ at: last.at('plan'), note: 'last' }],
      }
    })
  },
})

/** Whether both plans are of one year: as the tables state their plan year, else as their periods say. */
function planYearsAgree({ now, last, sameYear }: Step): boolean | null {
  const [year, before] = [now.table.year, last.table.year]
  return year !== null && before !== null ? year === before : sameYear
}
