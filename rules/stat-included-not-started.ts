import { UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isOfKind, isStarted, startedField, writtenIn } from './readings.js'

export default defineRule({
  id: 'stat-included-not-started',
  title: { zh: '未开工却填已入统', en: 'Included but not started' },
  why: {
    zh: '主体工程开工才能入统。没有开工就入统，属于超前报数，统计核查时要退库、通报。',
    en: 'A project enters the library once its main works have started; earlier is reporting ahead, which inspections strike out.',
  },
  help: {
    zh: '核对开工状态和入统一格，错的一个改过来。平场、勘察、拆旧房不算开工。单纯购置项目以设备到位为准，不提；有“建设性质”列而空着的不判。',
    en: 'One of the two cells is wrong. Levelling, surveying and demolition are no start. Mere purchases count from delivery and are left out; where 建设性质 is a column and blank, nothing is said.',
  },
  source: {
    zh: '纳统标准“主体工程开工建设（采购设备到位交付）”（盐田区统计局2024）；“平场阶段不能报送投资”',
    en: 'Inclusion once the main works have started (Yantian statistics bureau 2024); “no investment while levelling”',
  },
  severity: 'error',
  on: 'record',
  tables: ['stat', 'dispatch'],
  columns: ['included', ['status', 'started']],
  options: { purchases: ['单纯购置', '设备购置'] as readonly string[] },
  messages: {
    early: {
      zh: '开工状态是“{status}”，却填已入统',
      en: 'status is “{status}”, but marked as included',
    },
  },
  examples: {
    bad: `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 总投资 | 本月完成投资 | 开工状态 | 是否入统
1    | 甲项目   | 6000   | 520          | 在建     | 是
2    | 乙项目   | 8000   |              | 未开工   | 是!
3    | 丙项目   | 8000   |              | 前期手续 | 已入库!
! 开工状态是“未开工”，却填已入统
! 开工状态是“前期手续”，却填已入统
`,
    good: `
平陆县2025年5月重点项目调度表
单位：万元
序号 | 项目名称 | 建设性质 | 总投资 | 本月完成投资 | 开工状态 | 是否入统
1    | 甲项目   | 新建     | 6000   | 520          | 在建     | 是
2    | 乙项目   | 新建     | 8000   |              | 未开工   | 否
3    | 丙项目   | 续建     | 8000   |              | 停工     | 是
4    | 丁项目   | 单纯购置 | 900    |              | 未开工   | 是
5    | 戊项目   | 新建     | 8000   |              | 未开工   |
6    | 己项目   |          | 8000   |              | 未开工   | 是
`,
  },
  *check(record, { options }) {
    if (record.yes('included') === null && !record.isBlank('included')) yield UNDECIDABLE
    if (record.yes('included') !== true) return
    const isPurchase = isOfKind(record, options.purchases, ['nature', 'projectType'])
    if (isPurchase) return
    const started = isStarted(record)
    const field = startedField(record)
    if (started) return
    if (started === null || field === null || isPurchase === null) yield UNDECIDABLE
    else {
      const status = writtenIn(record, field)
      yield {
        at: record.at('included'),
        message: 'early',
        data: { status },
        expected: { zh: '否', en: '否 (no)' },
        related: [{ at: record.at(field) }],
      }
    }
  },
})
