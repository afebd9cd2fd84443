import {
  type Amount,
  compareAmounts,
  type Finding,
  minusAmount,
  nameKey,
  sumAmounts,
  type TableRecord,
  UNDECIDABLE,
  type Words,
} from '../src/core/index.js'
import { defineRule, type FieldName, type Fields } from './fields.js'
import { columnTitle } from './sums.js'

type Project = TableRecord<Fields>

/** Funds granted from above, one column each. */
const GRANTS = ['centralFund', 'treasuryBond', 'specialBond'] as const
/** What cannot be more than what stands before it: money is allocated, then received, then paid. */
const FLOW = [
  ['received', 'allocated'],
  ['paid', 'received'],
  ['paid', 'allocated'],
] as const

export default defineRule({
  id: 'invest-bond-exceeds-total',
  title: { zh: '专项债超项目总投资', en: 'Bonds or grants exceed the total, or the money before them' },
  why: {
    zh: '专项债、国债、中央资金不能超过项目总投资，到位不能超过下达，支付不能超过到位。超了就是多报或错列，审计按超范围使用资金处理。',
    en: 'Bonds, treasury bonds and central funds cannot exceed the project’s total, nor receipts what was allocated, nor payments what was received. An audit takes it for money used outside its purpose.',
  },
  help: {
    zh: '核对下达文件和拨付凭证，改正写错的一个数，常见的是多写一位、万元和元写混，或把自筹到位也填进了到位资金。一个项目分几行列资金的，各行下达（没有下达一列的按申请）合起来与总投资比。支付有到位数的与到位比，没有的与下达比。',
    en: 'Compare with the documents of allocation and payment and correct the wrong figure: often a digit too many, 元 for 万元, or own funds counted among what was received. Where a project has several rows, what is allocated in all of them (applied for, where no column says what was allocated) is held against its total. Payments are held against what was received, else against what was allocated.',
  },
  source: {
    zh: '种子002（十六）超长期特别国债、专项债、中央预算内资金；宁波专项债信息披露表',
    en: 'seed 002 (十六): treasury bonds, special bonds, central budget; the bond disclosure sheets of Ningbo',
  },
  severity: 'error',
  on: 'table',
  tables: ['fund'],
  columns: [[...GRANTS, 'applied', 'allocated', 'received', 'paid']],
  // What the grants alone exceed, the sum of all sources exceeds as well.
  supersedes: ['arith-funding-sum'],
  messages: {
    each: {
      zh: '{column}{amount}大于项目总投资{total}，多{off}',
      en: '{column} {amount} exceeds the project’s total {total} by {off}',
    },
    jointly: {
      zh: '{columns}合计{sum}，大于项目总投资{total}，多{off}',
      en: '{columns} together are {sum}, more than the project’s total {total} by {off}',
    },
    rows: {
      zh: '本项目{n}行资金合计{sum}，大于项目总投资{total}，多{off}',
      en: 'the {n} rows of this project add up to {sum}, more than its total {total} by {off}',
    },
    flow: {
      zh: '{column}{amount}大于{before}{limit}，多{off}',
      en: '{column} {amount} exceeds {before} {limit} by {off}',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年争取资金项目台账
单位：万元
项目名称 | 总投资 | 中央预算内 | 超长期特别国债 | 专项债 | 自筹
甲项目   | 10000  | 3000       | 1000           | 5000   | 1000
乙项目   | 8000   |            |                | 9000!  |
丙项目   | 9000   | 4000!      | 3000           | 3500   |
! 专项债9000万元大于项目总投资8000万元，多1000万元
! 中央预算内、超长期特别国债、专项债合计10500万元，大于项目总投资9000万元，多1500万元
`,
      `
平陆县2025年争取资金项目台账
单位：万元
项目名称 | 总投资 | 资金类型   | 申请资金 | 下达资金 | 到位资金 | 支付资金
甲项目   | 10000  | 专项债     | 6000     | 5000     | 5500!    | 3000
乙项目   | 8000   | 专项债     | 5000     | 5000     | 4000     | 4500!
丙项目   | 9000   | 中央预算内 | 4000     | 12000!   |          | 12500!
丁项目   | 6000   | 专项债     | 3000     | 3000     |          |
丁项目   | 6000   | 中央预算内 | 4000     | 4000!    |          |
! 到位资金5500万元大于下达资金5000万元，多500万元
! 支付资金4500万元大于到位资金4000万元，多500万元
! 下达资金12000万元大于项目总投资9000万元，多3000万元
! 支付资金12500万元大于下达资金12000万元，多500万元
! 本项目2行资金合计7000万元，大于项目总投资6000万元，多1000万元
`,
    ],
    good: [
      `
平陆县2025年争取资金项目台账
项目名称 | 总投资（亿元） | 资金类型   | 申请资金（万元） | 下达资金（万元） | 到位资金（万元） | 支付资金（万元）
甲项目   | 0.60           | 专项债     | 6000             | 6040             | 6040             | 6040
乙项目   | 0.80           | 专项债     | 9000             | 5000             |                  | 4500
丙项目   | 0.90           | 中央预算内 | 4000             |                  | 待定             |
丁项目   | 0              | 专项债     | 3000             | 3000             | 1000             | 0
`,
      `
平陆县2025年争取资金项目台账
单位：万元
项目名称 | 总投资 | 中央预算内 | 专项债 | 自筹
甲项目   | 10000  | 5000       | 5000   |
乙项目   |        | 5000       | 9000   |
`,
    ],
  },
  *check(table) {
    const projects = new Map<string, Project[]>()
    for (const record of table.records()) {
      yield* flowOf(record)
      yield* grantsOf(record)
      const key = nameKey(record.subject)
      const own = projects.get(key)
      if (own) own.push(record)
      else if (key !== '') projects.set(key, [record])
    }
    for (const rows of projects.values()) yield* allocatedOf(rows)
  },
})

/** 0 and less is wrong itself (`invest-not-positive`): nothing can be held against it. */
function totalOf(record: Project): Amount | null {
  const total = record.amount('total')
  return total && total.value > 0 ? total : null
}

function* flowOf(record: Project): Iterable<Finding<'flow'> | typeof UNDECIDABLE> {
  for (const [field, before] of FLOW) {
    const [amount, limit] = [record.amount(field), record.amount(before)]
    if (!amount || !limit || (field === 'paid' && before === 'allocated' && record.amount('received'))) continue
    const compared = compareAmounts(amount, limit)
    if (compared === null) yield UNDECIDABLE
    if (compared !== 'greater') continue
    const off = minusAmount(amount, limit)
    yield {
      at: record.at(field),
      message: 'flow',
      data: { column: titleOf(record, field), amount, before: titleOf(record, before), limit, off },
      difference: off,
      related: [{ at: record.at(before) }],
    }
  }
}

function* grantsOf(record: Project): Iterable<Finding<'each' | 'jointly'> | typeof UNDECIDABLE> {
  const grants = GRANTS.flatMap((field) => {
    const amount = record.amount(field)
    return amount ? [{ field, amount }] : []
  })
  const total = totalOf(record)
  if (grants.length === 0) return
  if (!total) return yield UNDECIDABLE
  const each = grants.filter(({ amount }) => compareAmounts(amount, total) === 'greater')
  for (const { field, amount } of each)
    yield exceeds(record, field, 'each', { column: titleOf(record, field), amount }, amount, total)
  const sum = sumAmounts(grants.map(({ amount }) => amount))
  const compared = compareAmounts(sum, total)
  if (compared === null) yield UNDECIDABLE
  const [first, ...others] = grants
  if (compared !== 'greater' || each.length > 0 || !first) return
  const titles = grants.map(({ field }) => titleOf(record, field))
  const columns = { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') }
  const found = exceeds(record, first.field, 'jointly', { columns, sum }, sum, total)
  yield { ...found, related: [...others.map(({ field }) => ({ at: record.at(field) })), ...(found.related ?? [])] }
}

/** The rows of one project together: what is allocated to them, else what is applied for. */
function* allocatedOf(rows: readonly Project[]): Iterable<Finding<'each' | 'rows'> | typeof UNDECIDABLE> {
  const money = rows.flatMap((record) => {
    const field = record.has('allocated') ? 'allocated' : 'applied'
    const amount = record.amount(field)
    return amount ? [{ record, field, amount } as const] : []
  })
  const totals = rows.flatMap((record) => totalOf(record) ?? [])
  const [total, last] = [totals[0], money.at(-1)]
  if (!last) return
  // Lots of one project may state a total each.
  if (!total || totals.some(({ value }) => value !== total.value)) return yield UNDECIDABLE
  const each = money.filter(({ amount }) => compareAmounts(amount, total) === 'greater')
  for (const { record, field, amount } of each)
    yield exceeds(record, field, 'each', { column: titleOf(record, field), amount }, amount, total)
  const sum = sumAmounts(money.map(({ amount }) => amount))
  const compared = compareAmounts(sum, total)
  if (compared === null) yield UNDECIDABLE
  if (compared !== 'greater' || each.length > 0) return
  const found = exceeds(last.record, last.field, 'rows', { n: money.length, sum }, sum, total)
  const others = money.slice(0, -1).map(({ record, field }) => ({ at: record.at(field) }))
  yield { ...found, related: [...others, ...(found.related ?? [])] }
}

function exceeds<M extends 'each' | 'jointly' | 'rows'>(
  record: Project,
  field: (typeof GRANTS)[number] | 'allocated' | 'applied',
  message: M,
  data: Finding['data'] & object,
  amount: Amount,
  total: Amount,
): Finding<M> {
  const off = minusAmount(amount, total)
  const at = record.has('total') ? record.at('total') : record.at(field)
  return {
    at: record.at(field),
    message,
    data: { ...data, total, off },
    difference: off,
    explains: [at],
    related: [{ at }],
  }
}

function titleOf(record: Project, field: FieldName): Words {
  return columnTitle(record.table.column(field)!)
}
