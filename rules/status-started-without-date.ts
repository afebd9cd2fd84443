import { type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { isStarted, progressNature, startedField, writtenIn } from './readings.js'

/**
 * A started project without 实际开工时间. Many tables keep that column for the projects that are new and leave it blank down all those
 * carried over (续建): where no 续建 project has a date, none is asked for one. Where some have, it is a warning, for the date is known
 * and only has to be copied.
 */
export default defineRule({
  id: 'status-started-without-date',
  title: { zh: '已开工缺开工时间', en: 'Started but no actual start' },
  why: {
    zh: '开工率、开工个数都按实际开工时间统计。状态填了开工却没有时间，这个项目哪个季度都算不进去，核查时也拿不出依据。',
    en: 'Start rates are counted by the actual start. A start without a date belongs to no quarter, and nothing supports it.',
  },
  help: {
    zh: '填实际开工时间（正式破土开槽或打桩的年月；平整场地、勘察、拆旧房不算开工）。没有开工的，改开工状态。续建项目照上年的表补上，只作需核实；整列只填新建、续建一个都没填的，续建不提。分几行填写的项目，只看第一行。',
    en: 'Enter the month in which permanent works were begun (not levelling, surveying, demolition), or correct the status. For 续建 projects copy it from last year’s table: a warning only, and nothing where no 续建 project has one. Of a project on several lines only the first is looked at.',
  },
  source: {
    zh: '开工时间的统计口径：永久性工程第一次正式破土开槽；各地调度表中常见',
    en: 'the statistical meaning of a start: permanent works first begun; seen in dispatch tables of many counties',
  },
  severity: 'error',
  on: 'table',
  tables: ['dispatch', 'start'],
  columns: [['status', 'started'], 'actualStart'],
  gathers: true,
  messages: {
    missing: { zh: '填“{status}”，却没有实际开工时间', en: 'says “{status}” but gives no actual start' },
    carried: { zh: '续建项目没有填实际开工时间', en: 'a project carried over (续建) without its actual start' },
  },
  examples: {
    bad: [
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 计划开工时间 | 实际开工时间 | 开工状态
1    | 甲项目   | 新建     | 6000   | 500          | 2025年3月    | !            | 在建
2    | 乙项目   | 新建     | 8000   | 600          | 2025年3月    | 2025年4月    | 开工
3    | 丙项目   | 续建     | 9000   | 700          | 2023年6月    | !            | 停工
4    | 丁项目   | 新建     | 7000   | 0            | 2025年9月    | ——           | 未开工
5    | 戊项目   | 新建     | 7000   | 300          | 2025年1月    | 待定!        | 完工
6    | 己项目   | 续建     | 9000   | 700          | 2023年6月    | 2023年7月    | 在建
7    | 庚项目   | 续建     | 9000   | 700          | 2023年6月    | 2023年7月    | 在建
! 填“在建”，却没有实际开工时间
! 续建项目没有填实际开工时间
! 填“完工”，却没有实际开工时间
`,
      `
平陆县2025年一季度开工项目情况表
单位：万元
序号 | 项目名称 | 责任单位 | 总投资 | 计划开工时间 | 实际开工时间 | 是否开工
1    | 甲项目   | 水利局   | 6000   | 2025年3月    | !            | 是
2    | 乙项目   | 住建局   | 8000   | 2025年3月    | 2025年3月    | 是
! 填“是”，却没有实际开工时间
`,
    ],
    good: [
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 计划开工时间 | 实际开工时间   | 开工状态
1    | 甲项目   | 新建     | 6000   | 500          | 2025年3月    | @2025-04-18    | 在建
2    | 乙项目   | 新建     | 8000   | 0            | 2025年9月    |                | 前期
3    | 丙项目   | 新建     | 9000   | 0            | 2025年9月    |                |
4    | 丁项目   | 新建     | 7000   | 0            | 2025年6月    |                | 未开工
5    | 戊项目   | 新建     | 7000   | 300          | 2025年1月    | 见附件         | 在建
`,
      `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 实际开工时间 | 开工状态
1    | 甲项目   | 新建     | 6000   | 500          | 2025年3月    | 在建
^    | ^        | 新建     | 2000   | 100          |              | 在建
`,
      `
平陆县2025年一季度项目开复工情况表
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 计划开工时间 | 实际开工时间 | 是否开工
1    | 甲项目   | 水利局   | 续建     | 6000   | 2023年3月    |              | 是
2    | 乙项目   | 住建局   | 新建     | 8000   | 2025年3月    | 2025年3月    | 是
`,
    ],
  },
  *check(table) {
    const datesCarried = [...table.records()].some(
      (one) => isCarried(one) === true && one.month('actualStart') !== null,
    )
    for (const record of table.records()) {
      if (!record.isBlank('actualStart') || table.isContinued(record.row)) continue
      const started = isStarted(record)
      const field = startedField(record)
      const carried = isCarried(record)
      if (started === false || (carried && !datesCarried)) continue
      if (started === null || field === null || carried === null) yield UNDECIDABLE
      else
        yield {
          at: record.at('actualStart'),
          message: carried ? 'carried' : 'missing',
          data: { status: writtenIn(record, field) },
          ...(carried ? { severity: 'warning' } : {}),
          related: [{ at: record.at(field) }],
        }
    }
  },
})

/** Whether the project goes on from an earlier year: 建设性质 says so, else its planned start; null where the table has either and it says nothing. */
function isCarried(record: TableRecord<Fields>): boolean | null {
  const nature = progressNature(record)
  if (nature !== null) return nature === '续建'
  const [start, { year }] = [record.month('start'), record.table]
  if (start && year !== null) return start.last < year * 12
  return record.has('nature') || record.has('start') ? null : false
}
