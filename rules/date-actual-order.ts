import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { dayWords, isEarlier } from './readings.js'

export default defineRule({
  id: 'date-actual-order',
  title: { zh: '实际竣工早于实际开工', en: 'Actual finish before actual start' },
  why: {
    zh: '实际发生的两个日子前后颠倒，必有一个是错的；入库纳统时统计局对着合同和照片核，一眼就会退回。',
    en: 'Of two days that really were, the later cannot come first: one is wrong, and statistics, holding contract and photographs, sends it back at sight.',
  },
  help: {
    zh: '按施工许可、开工报告和竣工验收单核对，改正写错的一个，常见的是年份抄错。精度不同的按较粗的比，同一个月不算错。',
    en: 'Compare with the permit and the acceptance record and correct the wrong one, often its year. Dates are compared as coarsely as they are known; the same month is no mistake.',
  },
  source: { zh: '常理', en: 'common sense' },
  severity: 'error',
  on: 'record',
  columns: ['actualStart', 'actualFinish'],
  messages: {
    before: {
      zh: '实际竣工时间{finish}早于实际开工时间{start}',
      en: 'actual finish {finish} is before actual start {start}',
    },
  },
  examples: {
    bad: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 实际开工时间   | 实际竣工时间
甲项目   | 13300  | 0            | 2024年8月      | 2023年12月!
乙项目   | 11500  | 0            | @2025年4月20日 | @2025年4月2日!
! 实际竣工时间2023年12月早于实际开工时间2024年8月
! 实际竣工时间2025年4月2日早于实际开工时间2025年4月20日
`,
    good: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称 | 总投资 | 本月完成投资 | 计划竣工时间 | 实际开工时间 | 实际竣工时间
甲项目   | 13300  | 0            | 2023年12月   | 2024年8月    | 2025年4月
乙项目   | 11500  | 0            | 2023年12月   | 2025年4月    | 2025年4月
丙项目   | 11500  | 0            | 2023年12月   | 2024年8月    | 2024年
丁项目   | 11500  | 100          | 2023年12月   | 2024年8月    |
`,
  },
  *check(record) {
    // What has not happened yet has no date.
    if (record.isBlank('actualStart') || record.isBlank('actualFinish')) return
    const [start, finish] = [record.month('actualStart'), record.month('actualFinish')]
    if (!start || !finish) return yield UNDECIDABLE
    if (!isEarlier(finish, start)) return
    const isOneMonth = finish.first === start.first
    yield {
      at: record.at('actualFinish'),
      message: 'before',
      data: isOneMonth ? { start: dayWords(start), finish: dayWords(finish) } : { start, finish },
      related: [{ at: record.at('actualStart') }],
    }
  },
})
