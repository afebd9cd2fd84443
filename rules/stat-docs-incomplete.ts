import { type TableRecord, UNDECIDABLE } from '../src/core/index.js'
import { defineRule, type FieldName, type Fields } from './fields.js'
import { isOfKind, isStarted, reaches, startedField } from './readings.js'

const WORKS = ['contractDoc', 'photoDoc'] as const
const PURCHASE = ['purchaseDoc', 'paymentDoc', 'arrivalDoc'] as const
const DOCUMENTS = [
  'approvalDoc',
  ...WORKS,
  ...PURCHASE,
  'licenceDoc',
  'landDoc',
] as const satisfies readonly FieldName[]

const KIND = ['nature', 'projectType'] as const

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
    zh: '补齐后填文号、日期或“有”。一般项目要：审批（核准、备案）文件、施工合同、现场照片、营业执照（信用代码证）；单纯购置要购置合同、付款凭证、到位照片，不要施工合同和现场照片；房地产再加土地证或出让合同。表里没有的列不查。没有入统（填“否”或空着）而又未开工、不足500万元或写明原因的项目不提；看不出是不是单纯购置的，只查两类都要的资料。',
    en: 'Supply it and write its number, its date or 有. Works need approval, contract, site photographs and licence; mere purchases need purchase contract, proof of payment and photographs of delivery in place of contract and site photographs; real estate also land papers. Columns the table lacks are not asked for. Projects not included (否 or blank) that have not started, are below 5 million yuan or state a reason are left out. Where a project may be a purchase or not, only what both need is asked for.',
  },
  source: {
    zh: '铜川市王益区统计局2018（审批文件、施工合同或现场照片、营业执照）；龙陵县统计局2018；盐田区统计局2024',
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
    several: { zh: '缺{count}项入统资料：{documents}', en: '{count} documents missing: {documents}' },
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
! 缺2项入统资料：审批（核准、备案）文件、施工合同
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
5    | 戊项目   | 300        | 新建     |                   |             |          |          |          |          |
6    | 己项目   | 900        |          | 有                |             |          | 有       |          | 是       |
`,
  },
  *check(record, { options }) {
    const wantsNone = isExcused(record, options.threshold)
    if (wantsNone !== false) {
      if (wantsNone === null) yield UNDECIDABLE
      return
    }
    const isPurchase = isOfKind(record, options.purchases, KIND)
    const wanted = [
      'approvalDoc',
      ...(isPurchase === null ? [] : isPurchase ? PURCHASE : WORKS),
      'licenceDoc',
      ...(isOfKind(record, options.realEstate, KIND) ? (['landDoc'] as const) : []),
    ] as const
    const missing = wanted.filter((field) => lacks(record, field))
    if (isPurchase === null && WORKS.some((field) => lacks(record, field))) yield UNDECIDABLE
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

/**
 * Whether no documents are asked for yet: the project is not marked as included, and has not started, is below the threshold or
 * states a reason. Null where that cannot be told.
 */
function isExcused(record: TableRecord<Fields>, threshold: number): boolean | null {
  const mark = record.yes('included')
  if (mark === true || !record.has('included')) return false
  if (mark === null && !record.isBlank('included')) return null
  if (!record.isBlank('excludedReason')) return true
  const total = record.amount('total')
  const large = record.has('total') ? total && reaches(total, threshold) : true
  const started = startedField(record) === null ? true : isStarted(record)
  if (large === false || started === false) return true
  return large === null || started === null ? null : false
}

function lacks(record: TableRecord<Fields>, field: (typeof DOCUMENTS)[number]): boolean {
  return record.has(field) && holdsNothing(record.text(field))
}

function holdsNothing(text: string | null): boolean {
  return text === null || NOTHING.test(text.replace(/\s+/g, ''))
}
