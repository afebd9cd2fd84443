import { compareAmounts, minusAmount, scaleAmount, sumAmounts, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isPriorOfLastYear } from './sums.js'

export default defineRule({
  id: 'invest-finish-year-shortfall',
  title: { zh: '当年竣工但投资不足', en: 'Finishing this year, but the money does not reach the total' },
  why: {
    zh: '计划当年竣工，却还差一大块投资没有安排：要么竣工时间报早了，要么年度计划报小了，年底一定兑现不了。',
    en: 'A project due this year with much of its investment in no plan: either the finish is too early or the plan too small, and December will show it.',
  },
  help: {
    zh: '至上年底累计加年度计划应达到总投资的95%。表里没有至上年底累计的，把应在上年底前完成的数与去年的报表核对；对得上就不用改。只查竣工时间全在计划年内的项目。',
    en: 'By the end of last year plus this plan should reach 95 % of the total. Where the table does not have the former, compare what is said to be done already with last year’s report; if it fits, nothing need change. Only finishes wholly inside the plan year are judged.',
  },
  source: {
    zh: '种子002附件4、5、8、9号（2025年12月竣工，须已完成3.86、2.43、0.70、0.73亿元）',
    en: 'seed 002, projects 4, 5, 8, 9: due in December 2025, with 3.86, 2.43, 0.70 and 0.73 亿元 to be done before',
  },
  severity: 'warning',
  on: 'record',
  tables: ['plan'],
  needs: ['total', 'plan', 'finish'],
  given: ['year'],
  options: { reach: 0.95 },
  messages: {
    short: {
      zh: '{finish}竣工，至上年底{prior} + 年度计划{plan} = {sum}，比总投资{total}少{off}',
      en: 'due {finish}; by the end of last year {prior} + plan {plan} = {sum}, {off} short of the total {total}',
    },
    begun: {
      zh: '{start}开工、{finish}竣工，年度计划{plan}比总投资{total}少{off}，请核实',
      en: 'begins {start} and is due {finish}; the plan {plan} is {off} short of the total {total}, please check',
    },
    implied: {
      zh: '{finish}竣工，年度计划{plan}，总投资{total}的其余{off}应在上年底前完成，请核实',
      en: 'due {finish} with a plan of {plan}: the other {off} of the total {total} must have been done by the end of last year, please confirm',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目表
单位：万元
项目名称 | 总投资 | 年度计划投资 | 计划开工时间 | 计划竣工时间
甲项目   | 1000   | 600!         | 2025年3月    | 2025年11月
乙项目   | 1000   | 960          | 2025年3月    | 2025年11月
! 2025年3月开工、2025年11月竣工，年度计划600万元比总投资1000万元少400万元，请核实
`,
      `
平陆县2025年重点项目表
项目名称 | 总投资（亿元） | 2025年计划投资（亿元） | 计划竣工时间
甲项目   | 4.36           | 0.50!                  | 2025年12月
乙项目   | 7.93           | 0.30                   | 2026年10月
! 2025年12月竣工，年度计划0.50亿元，总投资4.36亿元的其余3.86亿元应在上年底前完成，请核实
`,
      `
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 至上年底累计完成投资 | 年度计划投资 | 计划竣工时间
甲项目   | 43600  | 30000                | 5000!        | 2025年12月
乙项目   | 29300  |                      | 5000!        | 2025年
! 2025年12月竣工，至上年底30000万元 + 年度计划5000万元 = 35000万元，比总投资43600万元少8600万元
! 2025年竣工，年度计划5000万元，总投资29300万元的其余24300万元应在上年底前完成，请核实
`,
    ],
    good: `
平陆县2025年重点项目计划表
单位：万元
项目名称 | 总投资 | 至上年底累计完成投资 | 年度计划投资 | 计划竣工时间
甲项目   | 43600  | 38600                | 5000         | 2025年12月
乙项目   | 5000   |                      | 4800         | 2025年10月
丙项目   | 43600  | 10000                | 5000         | 2026年6月
丁项目   | 43600  | 核算中               | 5000         | 2025年12月
`,
  },
  *check(record, { options }) {
    const { table } = record
    const [total, plan, finish] = [record.amount('total')!, record.amount('plan')!, record.month('finish')!]
    const january = table.year! * 12
    if (finish.last < january || finish.first > january + 11) return
    const isOpen = finish.first < january || finish.last > january + 11
    if (isOpen || record.read('prior').state === 'unreadable') {
      yield UNDECIDABLE
      return
    }
    const prior = isPriorOfLastYear(table) ? record.amount('prior') : null
    const sum = prior ? sumAmounts([prior, plan]) : plan
    const compared = compareAmounts(sum, scaleAmount(total, options.reach))
    if (compared === null) yield UNDECIDABLE
    if (compared !== 'less') return
    const off = minusAmount(total, sum)
    const start = record.month('start')
    // What begins this year has nothing of earlier years to count on.
    const begins = !prior && start !== null && start.first >= january
    yield {
      at: record.at('plan'),
      message: prior ? 'short' : begins ? 'begun' : 'implied',
      data: { finish, plan, total, off, sum, ...(prior ? { prior } : {}), ...(begins ? { start } : {}) },
      ...(prior ? { difference: off } : { severity: 'info' }),
      related: [
        { at: record.at('total') },
        { at: record.at('finish') },
        ...(prior ? [{ at: record.at('prior') }] : []),
      ],
    }
  },
})
