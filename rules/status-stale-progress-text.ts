import { compactText, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { compared } from './follow.js'
import { FOLLOWS } from './renames.js'

export default defineRule({
  id: 'status-stale-progress-text',
  title: { zh: '进展描述照搬上期', en: 'The account of progress was copied' },
  why: {
    zh: '本月投了钱，进展却和上月一字不差，领导看不出干了什么，调度等于没有调度。',
    en: 'Money was spent this month and the account of the work is last month’s: nobody learns what was done.',
  },
  help: {
    zh: '按本月的形象进度重写。空格、日期和月份字样不论；本月没有投资的、少于6个字的（正常施工）不报，选项 shortest 可改。有的平台自动带出上月内容，记得改。',
    en: 'Write what this month has brought. White space, dates and months do not count; months without an amount and texts of fewer than 6 signs (the option shortest) are left alone. Some platforms fill in last month’s text: change it.',
  },
  source: {
    zh: '某区台账：平台“默认显示上次提交的数据…没改的就保持原样”',
    en: 'A district ledger whose platform shows last month’s text until it is changed',
  },
  severity: 'info',
  on: 'batch',
  tables: ['dispatch'],
  columns: ['progress', 'month'],
  reads: [...FOLLOWS, 'progress', 'month'],
  given: ['previous'],
  gathers: true,
  options: { shortest: 6 },
  messages: {
    same: {
      zh: '进展与{when}相同，而本月完成{month}',
      en: 'the account of progress is that of {when}, though {month} was spent this month',
    },
    last: { zh: '{when}', en: '{when}' },
  },
  examples: {
    bad: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 本月进展
平陆县城西小学建设项目 | 18600  | 500          | 2500             | 教学楼主体完成三层!
平陆县市民广场项目     | 11500  | 300          | 1300             | 截至5月底，基坑开挖完成。!
官扬水改扩建工程       | 79300  | 200          | 1200             | 三级站设备安装完成80%
! 进展与2025年4月相同，而本月完成500万元
! 进展与2025年4月相同，而本月完成300万元
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 本月进展
官扬水改扩建工程       | 79300  | 200          | 1000             | 三级站设备安装完成60%
平陆县城西小学建设项目 | 18600  | 500          | 2000             | 教学楼主体␠完成三层
平陆县市民广场项目     | 11500  | 300          | 1000             | 截至4月底，基坑开挖完成。
`,
    },
    good: {
      table: `
平陆县2025年5月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 本月进展
平陆县城西小学建设项目 | 18600  | 500          | 2500             | 正常施工
平陆县市民广场项目     | 11500  | 0            | 1000             | 基坑开挖完成，等待图审
官扬水改扩建工程       | 79300  |              | 1000             | 三级站设备安装完成60%
黄河大桥维修工程       | 2600   | 100          | 300              | 桥面铺装完成3跨
张店镇污水处理厂       | 2600   | 100          | 300              |
`,
      previous: `
平陆县2025年4月重点项目调度表
单位：万元
项目名称               | 总投资 | 本月完成投资 | 本年累计完成投资 | 本月进展
官扬水改扩建工程       | 79300  | 200          | 1000             | 三级站设备安装完成60%
平陆县城西小学建设项目 | 18600  | 500          | 2000             | 正常施工
平陆县市民广场项目     | 11500  | 300          | 1000             | 基坑开挖完成，等待图审
黄河大桥维修工程       | 2600   | 100          | 200              | 桥面铺装完成2跨
张店镇污水处理厂       | 2600   | 100          | 200              |
`,
    },
  },
  *check(batch, { options: { shortest } }) {
    yield* compared(batch, function* ({ now, last, when }) {
      const [text, before, month] = [now.text('progress'), last.text('progress'), now.amount('month')]
      const said = text === null ? '' : withoutDates(text)
      if (text === null || before === null || said.length < shortest || said !== withoutDates(before)) return
      if (!month) yield UNDECIDABLE
      else if (month.value > 0)
        yield {
          at: now.at('progress'),
          message: 'same',
          data: { when, month },
          related: [{ at: last.at('progress'), note: 'last' }],
        }
    })
  },
})

const LONGEST = 4000
const DATES = /\d{4}[年.\-/]|\d{1,2}(?:月份?[底初末]?|[日号])|[上本当这]个?月|\d{1,2}[.\-/]\d{1,2}(?!\d|%)/g

/** A text for comparison: white space, width, years, months and days left out. */
function withoutDates(text: string): string {
  return compactText(text.slice(0, LONGEST)).replace(DATES, '')
}
