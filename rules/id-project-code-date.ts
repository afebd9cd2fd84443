import { defineRule } from './fields.js'
import { readCodes } from './keys.js'

export default defineRule({
  id: 'id-project-code-date',
  title: { zh: '项目代码时间段不合理', en: 'Time part of the project code implausible' },
  why: {
    zh: '前4位是赋码的年月；写着13月或明年，说明抄错了位，平台上查不到这个项目。',
    en: 'The first four digits are the year and month of the code; a month 13 or a year to come means a digit was miscopied, and the platform does not know the project.',
  },
  help: {
    zh: '到在线平台核对前4位：2020年11月以后的是两位年、两位月（2404即2024年4月），2013至2020年的旧代码是四位年份。不应晚于填报期，不知道填报期时不应晚于计划年度。',
    en: 'Check the first four digits on the platform: two of the year and two of the month since November 2020 (2404 is April 2024), the year itself in the codes of 2013 to 2020; never after the report period, or the plan year where no period is known.',
  },
  source: {
    zh: '发改投资〔2020〕1439号，2020年11月1日起施行；旧代码如2015-000052-76-01-500282；防城区2404、武平县2409',
    en: 'NDRC investment notice 2020 No. 1439, in force since 1 November 2020; old codes such as 2015-000052-76-01-500282',
  },
  severity: 'warning',
  on: 'record',
  columns: ['code'],
  gathers: true,
  messages: {
    impossible: {
      zh: '项目代码的时间段“{part}”不是年月（两位年、两位月），也不是2013至2020年的年份',
      en: 'the time part “{part}” is neither a year and month nor a year from 2013 to 2020',
    },
    late: {
      zh: '项目代码的时间段“{part}”是{month}，晚于{limit}',
      en: 'the time part “{part}” is {month}, after {limit}',
    },
  },
  examples: {
    bad: `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 项目代码 | 本月完成投资
1 | 甲项目 | '2413-140829-04-01-123456! | 20
2 | 乙项目 | '2506-140829-04-01-123457! | 30
3 | 丙项目 | '2404-140829-04-01-123458 | 40
4 | 丁项目 | '2024-140829-04-01-123459! | 50
5 | 戊项目 | '2404-140829-04-01-123460 | 60
6 | 己项目 | '2405-140829-04-01-123461 | 70
7 | 庚项目 | '2405-140829-04-01-123462 | 80
! 项目代码的时间段“2413”不是年月（两位年、两位月），也不是2013至2020年的年份
! 项目代码的时间段“2506”是2025年6月，晚于2025年5月
! 项目代码的时间段“2024”不是年月（两位年、两位月），也不是2013至2020年的年份
`,
    good: [
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 项目代码 | 本月完成投资
1 | 甲项目 | '2505-140829-04-01-123456 | 20
2 | 乙项目 | '2015-000052-76-01-500282 | 30
3 | 丙项目 | '2011-140829-04-01-123458 | 40
4 | 丁项目 | '2020-140829-04-01-123459 | 50
5 | 戊项目 | '2404-140829-04 | 60
6 | 己项目 | | 70
`,
      `
平陆县2025年重点项目表
单位：万元
序号 | 项目名称 | 项目代码 | 总投资
1 | 甲项目 | '2512-140829-04-01-123456 | 20
`,
    ],
  },
  *check(record) {
    const text = record.text('code')
    // A malformed code is id-project-code-format's.
    const codes = (text === null ? null : readCodes(text).codes) ?? []
    const { period, year } = record.table
    const limit = period ?? (year === null ? null : year * 12 + 11)
    for (const code of codes) {
      const part = code.slice(0, 4)
      const month = monthOf(part)
      const at = record.at('code')
      if (month === null) yield { at, message: 'impossible', data: { part } }
      else if (month !== 'year' && limit !== null && month > limit)
        yield { at, message: 'late', data: { part, month: known(month), limit: known(limit) } }
      else continue
      return
    }
  },
})

/** The month of a time part (year × 12 + month − 1), `year` of an old one, null of what is none. */
function monthOf(part: string): number | 'year' | null {
  const [year, month] = [Number(part.slice(0, 2)), Number(part.slice(2))]
  if (month >= 1 && month <= 12 && year * 100 + month >= 2011) return (2000 + year) * 12 + month - 1
  return Number(part) >= 2013 && Number(part) <= 2020 ? 'year' : null
}

function known(month: number) {
  return { first: month, last: month, day: null, style: 'y年m月' }
}
