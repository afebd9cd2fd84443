import { minusAmount, UNDECIDABLE } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { isOfKind, reaches, wan } from './readings.js'

export default defineRule({
  id: 'stat-included-below-threshold',
  title: { zh: '不足500万元却填已入统', en: 'Included though below 5 million yuan' },
  why: {
    zh: '不足500万元的项目不在固定资产投资项目统计范围内，核查时会被退库，已报的数也要核减。',
    en: 'Projects below 5 million yuan are outside the statistics; an inspection strikes them out with what they reported.',
  },
  help: {
    zh: '核对总投资和入统一格。有铺底流动资金的，先扣除再比。房地产开发项目不受500万元限制，不提；有“项目类型”列而空着的不判。',
    en: 'Check the total and the mark. Initial working capital is taken off first. Real-estate development has no threshold and is left out; where the table has 项目类型 and the cell is blank, nothing is said.',
  },
  source: {
    zh: '固定资产投资统计报表制度：计划总投资500万元及以上的项目和全部房地产开发（福建省统计局）；入库指引“扣除铺底流动资金”',
    en: 'Fixed-asset investment reporting system: projects from 5 million yuan and all real-estate development (Fujian statistics bureau)',
  },
  severity: 'error',
  on: 'record',
  tables: ['stat', 'dispatch'],
  columns: ['included', 'total'],
  given: ['unit'],
  options: { threshold: 500, realEstate: ['房地产'] as readonly string[] },
  messages: {
    below: {
      zh: '总投资{total}，不足{threshold}，却填已入统',
      en: 'total {total} is below {threshold}, but marked as included',
    },
    belowNet: {
      zh: '总投资扣除铺底流动资金后为{total}，不足{threshold}，却填已入统',
      en: 'total less working capital is {total}, below {threshold}, but marked as included',
    },
  },
  examples: {
    bad: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 铺底流动资金 | 是否入统
1    | 甲项目   | 480        |              | 是!
2    | 乙项目   | 520        | 60           | 已入统!
3    | 丙项目   | 8000       | 300          | 是
! 总投资480万元，不足500万元，却填已入统
! 总投资扣除铺底流动资金后为460万元，不足500万元，却填已入统
`,
    good: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 项目类型   | 铺底流动资金 | 是否入统
1    | 甲项目   | 500        |            |              | 是
2    | 乙项目   | 480        |            |              | 否
3    | 丙项目   | 480        | 房地产开发 |              | 是
4    | 丁项目   | 560        |            | 60           | 是
5    | 戊项目   | 480        |            |              | 是
`,
  },
  *check(record, { options }) {
    if (record.yes('included') === null && !record.isBlank('included')) yield UNDECIDABLE
    if (record.yes('included') !== true) return
    const isRealEstate = isOfKind(record, options.realEstate, ['projectType'])
    if (isRealEstate) return
    const total = record.amount('total')
    const capital = record.amount('workingCapital')
    const unread = !capital && !record.isBlank('workingCapital')
    const net = total && capital ? minusAmount(total, capital) : total
    const large = net && reaches(net, options.threshold)
    if (large === true && !unread) return
    if (net === null || large !== false || isRealEstate === null) {
      yield UNDECIDABLE
      return
    }
    yield {
      at: record.at('included'),
      message: capital ? 'belowNet' : 'below',
      data: { total: net, threshold: wan(options.threshold) },
      expected: { zh: '否', en: '否 (no)' },
      difference: minusAmount(wan(options.threshold), net),
      related: [{ at: record.at('total') }, ...(capital ? [{ at: record.at('workingCapital') }] : [])],
    }
  },
})
