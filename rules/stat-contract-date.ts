import { type Month, type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type Fields } from './fields.js'
import { dayWords, isEarlier, isStarted, remarkSays } from './readings.js'

/**
 * The dates a file for inclusion is held to: approval, then contract, then start. 开工时间 is taken for the start only where its
 * heading does not call it planned and the project has started or is included.
 */
export default defineRule({
  id: 'stat-contract-date',
  title: { zh: '批文、合同、开工日期先后矛盾', en: 'Approval, contract and start out of order' },
  why: {
    zh: '批文日期和施工合同冲突、合同晚于开工，是入统审核常见的退回原因，也容易被当成补造的资料。',
    en: 'An approval after the contract or a contract after the start is a common ground for refusal, and looks made up afterwards.',
  },
  help: {
    zh: '对照批文、合同原件核对日期。补签、变更、容缺承诺等有原因的在备注里写明，不再提。两个日期在同一个月、又不知道是哪一天的，不判先后；只有计划开工时间的不比。',
    en: 'Check the dates on the documents. A reason in the remarks (signed later, changed, commitment procedure) excuses it. Two dates in one month of which the days are not known are not compared, and neither is a planned start.',
  },
  source: {
    zh: '固定资产投资入库注意事项“批文时间与施工合同冲突”的退回',
    en: 'Notes on filing for inclusion: returned where the date of the approval conflicts with the contract',
  },
  severity: 'warning',
  on: 'record',
  tables: ['stat'],
  columns: ['contractDate', ['approvalDate', 'actualStart', 'start']],
  options: {
    explained: ['补签', '补充', '变更', '重新', '容缺', '承诺制', '应急', '抢险'] as readonly string[],
  },
  messages: {
    approval: {
      zh: '{contract}签合同，{approval}才批复',
      en: 'contract of {contract}, approval only of {approval}',
    },
    start: { zh: '{start}已开工，{contract}才签合同', en: 'started {start}, contract only of {contract}' },
    both: {
      zh: '{start}已开工，{contract}才签合同，{approval}才批复',
      en: 'started {start}, contract only of {contract}, approval only of {approval}',
    },
  },
  examples: {
    bad: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 批复日期    | 合同签订日期 | 实际开工时间 | 是否入统
1    | 甲项目   | 6000       | 2024年11月  | 2024年9月!   | 2025年3月    | 是
2    | 乙项目   | 8000       | 2024年8月   | 2025年4月!   | 2025年3月    | 是
3    | 丙项目   | 7000       | @2025-03-20 | @2025-03-05! | @2025-03-01  | 是
4    | 丁项目   | 7000       | 2024年8月   | 2024年12月   | 2025年3月    | 是
! 2024年9月签合同，2024年11月才批复
! 2025年3月已开工，2025年4月才签合同
! 2025年3月1日已开工，2025年3月5日才签合同，2025年3月20日才批复
`,
    good: [
      `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 批复日期   | 合同签订日期 | 实际开工时间 | 是否入统 | 备注
1    | 甲项目   | 6000       | 2024年11月 | 2024年11月   | 2024年11月   | 是       |
2    | 乙项目   | 8000       | 2024年11月 | 2024年9月    | 2025年3月    | 是       | 批文变更
3    | 丙项目   | 7000       |            | 2024年9月    | 2025年3月    | 是       |
4    | 丁项目   | 7000       | 2024年11月 |              | 2025年3月    | 是       |
5    | 戊项目   | 7000       | 2024年     | 2024年9月    | 2025年3月    | 是       |
`,
      `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 合同签订日期 | 计划开工时间 | 是否入统
1    | 甲项目   | 6000       | 2025年5月    | 2025年3月    | 是
2    | 乙项目   | 6000       | 2025年2月    | 2025年3月    | 否
`,
    ],
  },
  *check(record, { options }) {
    if (record.isBlank('contractDate')) return
    const contract = record.month('contractDate')
    const [approval, start] = [record.month('approvalDate'), startOf(record)]
    const isLost = (['contractDate', 'approvalDate', 'actualStart'] as const).some((field) =>
      isUnreadable(record, field),
    )
    if (isLost) yield UNDECIDABLE
    if (!contract || remarkSays(record, options.explained)) return
    const late = {
      approval: approval && isEarlier(contract, approval),
      start: start && isEarlier(start.date, contract),
    }
    if (!late.approval && !late.start) return
    yield {
      at: record.at('contractDate'),
      message: late.approval && late.start ? 'both' : late.approval ? 'approval' : 'start',
      data: {
        contract: dayWords(contract),
        ...(approval ? { approval: dayWords(approval) } : {}),
        ...(start ? { start: dayWords(start.date) } : {}),
      },
      related: [
        ...(late.approval ? [{ at: record.at('approvalDate') }] : []),
        ...(start && late.start ? [{ at: record.at(start.field) }] : []),
      ],
    }
  },
})

type Project = TableRecord<Fields>

function isUnreadable(record: Project, field: 'contractDate' | 'approvalDate' | 'actualStart'): boolean {
  return record.read(field).state === 'unreadable'
}

/** The reported start; null where there is none, or only a planned one. */
function startOf(record: Project): { readonly field: 'actualStart' | 'start'; readonly date: Month } | null {
  if (record.has('actualStart')) {
    const date = record.month('actualStart')
    return date && { field: 'actualStart', date }
  }
  const heading = record.table.column('start')?.path.join('') ?? '计划'
  const date = /计划|预计|拟/.test(heading) ? null : record.month('start')
  return date && (isStarted(record) ?? record.yes('included')) ? { field: 'start', date } : null
}
