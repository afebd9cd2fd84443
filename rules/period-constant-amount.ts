import { type Amount, compareAmounts, type FactRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { type Trail, trailOf } from './follow.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'period-constant-amount',
  title: { zh: '连续多月填报相同金额', en: 'The same monthly amount again and again' },
  why: {
    zh: '工程进度每月不同。几个月一分不差，多半是照抄上月，没有按实际填。',
    en: 'Work does not go on in equal steps. An amount that is the same for months was mostly copied.',
  },
  help: {
    zh: '核对各月实际完成数；按月均摊付款的不必理会。要连续月份的报表（--previous 给出以前各月）。默认三个月，选项 months 可改；默认关闭，由规则包打开。',
    en: 'Compare with what was really done; equal instalments may stay. It takes the reports of consecutive months (--previous), three unless the option months says otherwise. Off until a pack turns it on.',
  },
  source: {
    zh: '某区台账：填报平台“默认显示上次提交的数据”',
    en: 'A district ledger whose platform shows last month’s figures until they are changed',
  },
  severity: 'info',
  off: true,
  on: 'batch',
  tables: ['dispatch'],
  columns: ['month'],
  reads: [...FOLLOWS, 'month'],
  given: ['previous', 'period'],
  options: { months: 3 },
  messages: {
    same: {
      zh: '连续{n}个月都填{amount}',
      en: 'the amount is {amount} for months in a row: {n}',
    },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500!         | 2500
平陆县市民广场项目     | 11500  | 300          | 1300
! 连续3个月都填500万元
`,
      previous: [
        `
平陆县2025年3月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 1500
平陆县市民广场项目     | 11500  | 200          | 700
`,
        `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 2000
平陆县市民广场项目     | 11500  | 300          | 1000
`,
      ],
    },
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 2500
平陆县市民广场项目     | 11500  | 0            | 1000
官扬水改扩建工程       | 79300  |              | 1000
`,
      previous: [
        `
平陆县2025年2月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 1000
平陆县市民广场项目     | 11500  | 0            | 1000
官扬水改扩建工程       | 79300  | 500          | 500
`,
        `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 2000
平陆县市民广场项目     | 11500  | 0            | 1000
官扬水改扩建工程       | 79300  | 500          | 1000
`,
        `
平陆县2025年3月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 510          | 1510
平陆县市民广场项目     | 11500  | 0            | 1000
官扬水改扩建工程       | 79300  | 500          | 1000
`,
      ],
    },
  },
  *check(batch, { options: { months } }) {
    const trail = trailOf(batch)
    for (const table of batch.tables) {
      for (const now of table.records()) {
        const amount = now.isContinued ? null : now.amount('month')
        if (!amount || amount.value <= 0) continue
        const equal = equalBefore(trail, now, amount, months)
        if (equal === null) yield UNDECIDABLE
        else if (equal.length >= months - 1)
          yield {
            at: now.at('month'),
            message: 'same',
            data: { n: equal.length + 1, amount },
            related: equal.map(({ last, when }) => ({ at: last.at('month'), note: 'last', data: { when } })),
          }
      }
    }
  },
})

/** The months right before in which the project has the same amount; null where fewer than `months` in all can be looked at. */
function equalBefore(trail: Trail, now: FactRecord<Fields>, amount: Amount, months: number) {
  const steps = []
  for (const step of trail.history(now)) {
    if (step === 'unclear' || step.gap !== steps.length + 1) break
    const before = step.last.amount('month')
    if (!before) break
    if (compareAmounts(before, amount) !== 'agree' || before.value !== amount.value) return []
    steps.push(step)
  }
  return steps.length >= months - 1 ? steps : null
}
