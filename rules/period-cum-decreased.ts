import { type Amount, compareAmounts, type Finding, minusAmount, type Outcome, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { CORRECTED, compared, type Step } from './follow.js'
import { remarkSays } from './readings.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'period-cum-decreased',
  title: { zh: '累计数小于上月', en: 'A cumulative amount has fallen' },
  why: {
    zh: '累计数只会增加。比上期还小，不是上期多报就是本期填错，统计部门和审计一对就查出来。',
    en: 'What is cumulative only grows. Where it is less than last period, one of the two is wrong, and an audit finds it at once.',
  },
  help: {
    zh: '与上期核对，改正填错的一期。确实核减的，在备注里写明（核减、调整、更正……）。本年累计只在同一年内比较，1月起重新累计；自开工累计跨年也比较，1月的不得小于上年12月的。',
    en: 'Compare with the last report and mend the wrong one. A true reduction is explained in the remarks (核减, 调整, 更正 …). What is completed this year is compared within a year only; what is completed since the start also across the turn of the year.',
  },
  source: {
    zh: '博乐市统计局2023自查要求；某区台账：一乡镇3900降到2900',
    en: 'Bole bureau of statistics 2023; a district ledger in which a township fell from 3900 to 2900',
  },
  severity: 'error',
  on: 'batch',
  tables: ['dispatch', 'stat', 'ranking'],
  columns: [['yearCum', 'cum']],
  reads: [...FOLLOWS, 'yearCum', 'cum', 'problem', 'projectCount'],
  given: ['previous'],
  messages: {
    yearCum: {
      zh: '本年累计{now}，小于{when}的{before}，少{off}',
      en: '{now} completed this year, less than the {before} of {when} by {off}',
    },
    cum: {
      zh: '自开工累计{now}，小于{when}的{before}，少{off}',
      en: '{now} completed since the start, less than the {before} of {when} by {off}',
    },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 2900!            | 9000
平陆县市民广场项目     | 11500  | 300          | 1300             | 3000
官扬水改扩建工程       | 79300  | 200          | 3200             | 40000!
! 本年累计2900万元，小于2025年4月的3900万元，少1000万元
! 自开工累计40000万元，小于2025年4月的42000万元，少2000万元
`,
        previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
官扬水改扩建工程       | 79300  | 200          | 3000             | 42000
平陆县城西小学建设项目 | 18600  | 500          | 3900             | 8500
平陆县市民广场项目     | 11500  | 300          | 1000             | 2700
`,
      },
      {
        table: `
平陆县2025年1月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 500              | 8200!
! 自开工累计8200万元，小于2024年12月的0.85亿元，少300万元
`,
        previous: `
平陆县2024年12月重点项目调度表
单位：亿元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 自开工累计完成投资
平陆县城西小学建设项目 | 1.86   | 0.05         | 0.39             | 0.85
`,
      },
      {
        table: `
平陆县2025年5月各乡镇重点项目完成情况排名
单位：万元
乡镇     | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 排名
张店镇   | 5000         | 300          | 2900!            | 1
曹川镇   | 6000         | 300          | 2300             | 2
圣人涧镇 | 7000         | 300          | 2300             | 3
! 本年累计2900万元，小于2025年4月的3900万元，少1000万元
`,
        previous: `
平陆县2025年4月各乡镇重点项目完成情况排名
单位：万元
乡镇     | 年度计划投资 | 本月完成投资 | 本年累计完成投资 | 排名
张店镇   | 5000         | 300          | 3900             | 1
曹川镇   | 6000         | 300          | 2000             | 2
圣人涧镇 | 7000         | 300          | 2000             | 3
`,
      },
    ],
    good: [
      {
        table: `
平陆县2025年5月重点项目调度表
单位：亿元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 备注
平陆县城西小学建设项目 | 1.86   | 0.05         | 0.29             | 经审计核减1000万元
平陆县市民广场项目     | 1.15   | 0.00         | 0.12             |
官扬水改扩建工程       | 7.93   |              |                  |
`,
        previous: [
          `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 3900
平陆县市民广场项目     | 11500  | 300          | 1234
官扬水改扩建工程       | 79300  | 200          | 3000
`,
          `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县市民广场项目     | 11500  | 300          | 9999
`,
        ],
      },
      {
        table: `
平陆县2025年5月各单位重点项目完成情况排名
单位：万元
责任单位 | 项目个数 | 年度计划投资 | 本年累计完成投资 | 排名
县交运局 | 3        | 5000         | 1900             | 1
县水利局 | 6        | 6000         | 2300             | 2
`,
        previous: `
平陆县2025年4月各单位重点项目完成情况排名
单位：万元
责任单位 | 项目个数 | 年度计划投资 | 本年累计完成投资 | 排名
县交运局 | 4        | 7000         | 2100             | 1
县水利局 | 6        | 6000         | 2000             | 2
`,
      },
      {
        table: `
平陆县2025年1月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 500
`,
        previous: `
平陆县2024年12月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资
平陆县城西小学建设项目 | 18600  | 500          | 3900
`,
      },
    ],
  },
  *check(batch) {
    yield* compared(batch, fallen)
  },
})

type Message = 'yearCum' | 'cum' | 'last'

/** Of a project at most one finding: a fall of the year's amount takes the other along. */
function* fallen(step: Step): Iterable<Outcome<Message>> {
  for (const field of ['yearCum', 'cum'] as const) {
    const [now, before] = [step.now.amount(field), step.last.amount(field)]
    if (step.last.isBlank(field) || (field === 'yearCum' && step.sameYear === false)) continue
    if (!now || !before) {
      if (step.now.has(field)) yield UNDECIDABLE
      continue
    }
    const order = compareAmounts(now, before)
    if (order === null || (order === 'less' && field === 'yearCum' && step.sameYear === null)) yield UNDECIDABLE
    else if (order === 'less' && mayHaveFewer(step)) yield UNDECIDABLE
    else if (order === 'less' && !remarkSays(step.now, CORRECTED)) {
      yield say(step, field, now, before)
      return
    }
  }
}

/**
 * A township or a unit with fewer projects than last period, or of which one of the counts cannot be read: what it had completed on
 * the others is no longer in its sum.
 */
function mayHaveFewer({ now, last }: Step): boolean {
  if (!now.has('projectCount') || !last.has('projectCount')) return false
  const [count, before] = [now.number('projectCount'), last.number('projectCount')]
  return count === null || before === null || count < before
}

function say(
  { now: record, last, when }: Step,
  field: 'yearCum' | 'cum',
  now: Amount,
  before: Amount,
): Finding<Message> {
  const difference = minusAmount(now, before)
  return {
    at: record.at(field),
    message: field,
    data: { now, before, when, off: minusAmount(before, now) },
    difference,
    related: [{ at: last.at(field), note: 'last' }],
  }
}
