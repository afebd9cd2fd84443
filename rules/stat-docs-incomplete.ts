import { defineRule, type FieldName } from './fields.js'
import { isStarted, reaches } from './readings.js'

const WORKS = ['contractDoc', 'photoDoc'] as const
const PURCHASE = ['purchaseDoc', 'paymentDoc', 'arrivalDoc'] as const
const DOCUMENTS = [
  'approvalDoc',
  ...WORKS,
  ...PURCHASE,
  'licenceDoc',
  'landDoc',
] as const satisfies readonly FieldName[]

/** What a cell says that holds no document: 无, 否, ×, 缺, 未办, 待补, 办理中. A date or a number of a document is one. */
const NOTHING =
  /^(?:无|没有|否|[×✗✘xX]|n|no|缺.{0,8}|未.{0,8}|尚?未.{0,8}|待.{0,8}|.{0,6}(?:办理|补办|补正|完善)中|0|false)$/i

export default defineRule({
  id: 'stat-docs-incomplete',
  title: { zh: '入统资料不齐', en: 'Inclusion documents incomplete' },
  why: {
    zh: '资料缺一样，统计局就退回整套申报，项目要晚一个月才能入统。',
    en: 'With one document missing the whole file comes back, and the project is included a month later.',
  },
  help: {
    zh: '补齐后填文号、日期或“有”。一般项目要：审批（核准、备案）文件、施工合同、现场照片、营业执照（信用代码证）；单纯购置要购置合同、付款凭证、到位照片，不要施工合同和现场照片；房地产再加土地证或出让合同。表里没有的列不查。填“否”未入统而又未开工、不足 500 万元或写明原因的项目不提。',
    en: 'Supply it and write its number, its date or 有. Works need approval, contract, site photographs and licence; mere purchases need purchase contract, proof of payment and photographs of delivery in place of contract and site photographs; real estate also land papers. Columns the table lacks are not asked for. Projects marked 否 that have not started, are below 5 million yuan or state a reason are left out.',
  },
  source: {
    zh: '铜川市王益区统计局 2018（审批文件、施工合同或现场照片、营业执照）；龙陵县统计局 2018；盐田区统计局 2024',
    en: 'Statistics bureaus of Wangyi 2018, Longling 2018 and Yantian 2024',
  },
  severity: 'warning',
  on: 'record',
  tables: ['stat'],
  columns: [DOCUMENTS],
  gathers: true,
  options: {
    threshold: 500,
    purchases: ['单纯购置'] as readonly string[],
    realEstate: ['房地产'] as readonly string[],
  },
  messages: {
    one: { zh: '缺{documents}', en: 'missing: {documents}' },
    several: { zh: '缺 {count} 项入统资料：{documents}', en: '{count} documents missing: {documents}' },
  },
  examples: {
    bad: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 建设性质 | 审批文件          | 施工合同 | 现场照片 | 营业执照 | 购置合同 | 付款凭证 | 到位照片 | 是否入统
1    | 甲项目   | 6000       | 新建     | 平发改〔2024〕3号 | 2024.12  | !        | 有       |          |          |          | 是
2    | 乙项目   | 8000       | 新建     | 办理中!           | 未签     | 有       | 有       |          |          |          | 是
3    | 丙项目   | 900        | 单纯购置 | 有                |          |          | 有       | 有       | ×!       | 有       | 是
! 缺现场照片
! 缺 2 项入统资料：审批（核准、备案）文件、施工合同
! 缺付款凭证
`,
    good: `
平陆县2025年入库纳统情况表
单位：万元
序号 | 项目名称 | 计划总投资 | 建设性质 | 审批文件          | 施工合同    | 现场照片 | 营业执照 | 购置合同 | 是否入统 | 未入库原因
1    | 甲项目   | 6000       | 新建     | 平发改〔2024〕3号 | @2024-12-05 | √        | 有       |          | 是       |
2    | 乙项目   | 900        | 单纯购置 | 有                |             |          | 有       | 有       | 是       |
3    | 丙项目   | 8000       | 新建     |                   |             |          |          |          | 否       | 未开工
4    | 丁项目   | 300        | 新建     |                   |             |          |          |          | 否       |
`,
  },
  *check(record, { options }) {
    const total = record.amount('total')
    const outside = isStarted(record) === false || (total !== null && reaches(total, options.threshold) === false)
    if (record.yes('included') === false && (outside || !record.isBlank('excludedReason'))) return
    const kinds = [record.choice('nature'), record.text('projectType'), record.subject]
    const says = (words: readonly string[]): boolean => kinds.some((text) => words.some((word) => text?.includes(word)))
    const wanted = [
      'approvalDoc',
      ...(says(options.purchases) ? PURCHASE : WORKS),
      'licenceDoc',
      ...(says(options.realEstate) ? (['landDoc'] as const) : []),
    ] as const
    const missing = wanted.filter((field) => record.has(field) && holdsNothing(record.text(field)))
    const [first, ...others] = missing
    if (!first) return
    const titles = missing.map((field) => record.table.column(field)!.field!.title)
    yield {
      at: record.at(first),
      message: others.length > 0 ? 'several' : 'one',
      data: {
        count: missing.length,
        documents: { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') },
      },
      related: others.map((field) => ({ at: record.at(field) })),
      // Several are this project's own matter: not to be gathered with projects that lack others.
      ...(others.length > 0 ? { places: [record.at(first)] } : {}),
    }
  },
})

function holdsNothing(text: string | null): boolean {
  return text === null || NOTHING.test(text.replace(/\s+/g, ''))
}
