import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { hasStartedBy, reaches, wan, writtenIn } from './readings.js'

export default defineRule({
  id: 'stat-should-be-included',
  title: { zh: '应入统未入统', en: 'Should be in the statistics library but is not' },
  why: {
    zh: '达到标准的项目不入统，完成的投资就算不进全县固定资产投资，统计局和发改局会来电催报。',
    en: 'What a project outside the library spends is missing from the county’s fixed-asset investment; the statistics bureau will ask.',
  },
  help: {
    zh: '开工且计划总投资达到500万元的项目，备齐资料申报入统。入统一格填“否”或空着都算未入统；空着只由本规则提，填“否”又没写原因的另由 stat-no-reason 提，因为补写原因和补报入统是两件事。实际开工满2个月还没入统的为必须改；写明了原因的（没有“未入库原因”列的看备注）降一级，留作提示或需核实。农户投资、注明无需入统的不提。',
    en: 'File a project that has started and reaches 5 million yuan. Both 否 and a blank cell count as not included; a blank one is reported here only, 否 without a reason by stat-no-reason as well, because giving a reason and filing are two things to do. Two months after the actual start it is an error; a reason stated (in the remarks where no column asks for one) makes it one degree milder. Farm households and what is marked as needing no inclusion are left out.',
  },
  source: {
    zh: '种子002（十一）“依规入库纳统，确保符合条件的项目及时入库入统”；固定资产投资统计范围：计划总投资500万元及以上（福建省统计局；盐田2024）',
    en: 'Seed 002 (十一); scope of fixed-asset statistics: planned total of 5 million yuan and more (Fujian statistics bureau; Yantian 2024)',
  },
  severity: 'warning',
  on: 'record',
  tables: ['dispatch', 'stat'],
  columns: ['included', 'total', ['status', 'started', 'actualStart']],
  given: ['unit'],
  options: { threshold: 500, errorAfterMonths: 2, exempt: ['农户', '无需', '不需', '不用'] as readonly string[] },
  messages: {
    missing: {
      zh: '已开工，总投资{total}，达到{threshold}的入统标准，却没有入统',
      en: 'started, total {total}, reaches the {threshold} for inclusion, but not included',
    },
    late: {
      zh: '开工已{months}个月，总投资{total}，达到{threshold}的入统标准，仍没有入统',
      en: 'started {months} months ago, total {total}, reaches the {threshold} for inclusion, still not included',
    },
    reason: { zh: '填写的原因', en: 'the reason given' },
  },
  examples: {
    bad: `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 开工状态 | 实际开工时间 | 是否入统 | 未入库原因
1    | 甲项目   | 6000   | 520          | 在建     | 2025年4月    | 否!      |
2    | 乙项目   | 8000   | 300          | 在建     | 2025年2月    | !        |
3    | 丙项目   | 500    | 40           | 完工     | 2025年1月    | 否!      | 资料补正中
4    | 丁项目   | 9000   | 800          | 在建     | 2024年9月    | 是       |
5    | 戊项目   | 7000   | 600          | 在建     | 2024年6月    | 是       |
! 已开工，总投资6000万元，达到500万元的入统标准，却没有入统
! 开工已3个月，总投资8000万元，达到500万元的入统标准，仍没有入统
! 开工已4个月，总投资500万元，达到500万元的入统标准，仍没有入统
`,
    good: `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称   | 总投资 | 本月完成投资 | 开工状态 | 实际开工时间 | 是否入统 | 未入库原因
1    | 甲项目     | 6000   | 520          | 在建     | 2025年4月    | 是       |
2    | 乙项目     | 8000   |              | 未开工   |              | 否       | 未开工
3    | 丙项目     | 499    | 40           | 在建     | 2025年1月    | 否       |
4    | 丁农户项目 | 9000   | 800          | 在建     | 2024年9月    | 否       | 农户投资
5    | 戊项目     | 7000   | 600          | 在建     | 2024年6月    | 无需入统 |
`,
  },
  *check(record, { options }) {
    const { threshold, errorAfterMonths, exempt } = options
    if (record.yes('included') === true) return
    const said = [writtenIn(record, 'included'), record.text('excludedReason'), record.text('remark')]
    if (said.some((text) => text !== null && exempt.some((word) => text.includes(word)))) return
    const { period } = record.table
    const total = record.amount('total')
    const started = hasStartedBy(record, period)
    const large = total && reaches(total, threshold)
    if (started === false || large === false) return
    if (!started || !total || !large || (record.yes('included') === null && !record.isBlank('included'))) {
      yield UNDECIDABLE
      return
    }
    const actual = record.month('actualStart')
    const months = period === null || actual === null ? 0 : period - actual.last
    const late = months >= errorAfterMonths
    const reasonField = record.has('excludedReason') ? 'excludedReason' : 'remark'
    const reason = record.text(reasonField)
    yield {
      at: record.at('included'),
      message: late ? 'late' : 'missing',
      data: { total, threshold: wan(threshold), months },
      ...(late === (reason === null) ? { severity: late ? 'error' : 'info' } : {}),
      expected: { zh: '是', en: '是 (yes)' },
      related: [
        { at: record.at('total') },
        ...(reason === null ? [] : [{ at: record.at(reasonField), note: 'reason' as const }]),
      ],
    }
  },
})
