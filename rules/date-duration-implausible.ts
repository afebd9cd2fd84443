import { defineRule } from './fields.js'

export default defineRule({
  id: 'date-duration-implausible',
  title: { zh: '工期异常', en: 'Implausible duration' },
  why: {
    zh: '几天的工期、十几年的工期，多半是年份或月份抄错，到期提醒和按工期算的投资都跟着错。',
    en: 'Work of a few days, or of more than ten years, is mostly a year or month copied wrong; reminders and shares of money go wrong with it.',
  },
  help: {
    zh: '核对批复或合同中的开竣工时间。工期首尾两个月都算，短于2个月或长于120个月的提示；只写年份的，按最短、最长都异常才提。开工、竣工写成同一个月而没有日期的，由“竣工早于开工”一条提示。界限由选项 minMonths、maxMonths 改。',
    en: 'Check both dates with the approval or contract. The first and the last month count; below 2 and above 120 it is said, of dates known to the year only where every reading is. One and the same month without days is said by date-finish-before-start. The limits are the options minMonths and maxMonths.',
  },
  source: {
    zh: '种子002附件15个项目的工期为16至61个月',
    en: 'seed 002: the 15 projects take 16 to 61 months',
  },
  severity: 'info',
  off: true,
  on: 'record',
  tables: ['plan'],
  needs: ['start', 'finish'],
  options: { minMonths: 2, maxMonths: 120 },
  messages: {
    short: {
      zh: '{start}开工、{finish}竣工，工期不足{limit}个月',
      en: 'begins {start} and is due {finish}: less than {limit} months',
    },
    long: {
      zh: '{start}开工、{finish}竣工，工期{months}个月，超过{limit}个月',
      en: 'begins {start} and is due {finish}: {months} months, more than {limit}',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目表
单位：亿元
项目名称 | 总投资 | 年度计划投资 | 计划开工时间   | 计划竣工时间
甲项目   | 4.36   | 0.50         | 2012年9月      | 2025年12月!
乙项目   | 2.93   | 0.50         | 2021年12月     | 2025年12月
丙项目   | 1.86   | 0.50         | @2025年4月10日 | @2025年4月28日!
! 2012年9月开工、2025年12月竣工，工期160个月，超过120个月
! 2025年4月开工、2025年4月竣工，工期不足2个月
`,
      {
        options: { minMonths: 6 },
        table: `
平陆县2025年重点项目表
单位：亿元
项目名称 | 总投资 | 年度计划投资 | 建设起止年限
甲项目   | 4.36   | 0.50         | 2025年4月-2025年8月!
! 2025年4月开工、2025年8月竣工，工期不足6个月
`,
      },
    ],
    good: `
平陆县2025年重点项目表
单位：亿元
项目名称 | 总投资 | 年度计划投资 | 计划开工时间 | 计划竣工时间
甲项目   | 4.36   | 0.50         | 2016年1月    | 2025年12月
乙项目   | 2.93   | 0.50         | 2025年4月    | 2025年5月
丙项目   | 1.86   | 0.50         | 2015年       | 2025年
丁项目   | 1.86   | 0.50         | 2025年4月    | 2025年4月
戊项目   | 1.86   | 0.50         | 2025年12月   | 2012年9月
己项目   | 1.86   | 0.50         | 2012年9月    |
`,
  },
  *check(record, { options }) {
    const [start, finish] = [record.month('start')!, record.month('finish')!]
    const least = finish.first - start.last + 1
    const most = finish.last - start.first + 1
    const known = start.day !== null && finish.day !== null
    const isShort = most < options.minMonths && (known ? finish.day! >= start.day! : most > 1)
    const isLong = least > options.maxMonths
    if (!isShort && !isLong) return
    const [at, from] = [record.at('finish'), record.at('start')]
    yield {
      at,
      message: isShort ? 'short' : 'long',
      data: isShort
        ? { start, finish, limit: options.minMonths }
        : { start, finish, months: least, limit: options.maxMonths },
      related: from.col === at.col ? [] : [{ at: from }],
    }
  },
})
