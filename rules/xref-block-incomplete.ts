import { type TableRecord, UNDECIDABLE, type Words } from '../src/core/index.js'
import { defineRule, type FieldName, type Fields } from './fields.js'
import { listed, titleOf } from './joined.js'
import { dayWords, isEarlier, monthAt } from './readings.js'

/** What every blockage needs (DOMAIN.md 1.1 L7), in the order of a ledger. */
const WANTED = ['blockage', 'foundDate', 'unit', 'contact', 'deadline'] as const satisfies readonly FieldName[]

export default defineRule({
  id: 'xref-block-incomplete',
  title: { zh: '堵点台账要素缺失', en: 'Blockage item incomplete' },
  why: {
    zh: '堵点没有责任人、没有时限，就没有人去销号；销了号没有日期，清零就说不清；过了时限还挂着的要先办。',
    en: 'Without a person and a deadline nobody closes it, without a date nobody can show that it was closed, and what is past its deadline comes first.',
  },
  help: {
    zh: '每条堵点写全：堵点描述、发现日期、责任单位、责任人、完成时限、销号状态；已销号的写销号日期，不早于发现日期。过了时限未销号的，办结销号，或经同意后调整时限。表里没有的列不在这里查。',
    en: 'Every blockage needs its description, date found, unit, person, deadline and state, and once closed its date, not before it was found. Close what is past its deadline, or have the deadline moved. Columns the table lacks are not asked for here.',
  },
  source: {
    zh: '种子002（十二）“建立台账，现场办公，直至全部销号清零”',
    en: 'Seed 002 (12): a ledger, until every item is closed',
  },
  severity: 'warning',
  on: 'record',
  tables: ['block'],
  columns: ['blockage'],
  gathers: true,
  supersedes: ['unit-missing'],
  messages: {
    missing: { zh: '缺{fields}', en: 'missing: {fields}' },
    closed: { zh: '已销号，缺销号日期', en: 'closed, without the date' },
    order: { zh: '销号日期{closed}早于发现日期{found}', en: 'closed on {closed}, before it was found on {found}' },
    overdue: { zh: '时限{deadline}已过，还没有销号', en: 'its deadline {deadline} has passed, it is not closed' },
  },
  examples: {
    bad: {
      settings: { period: '2025-05' },
      table: `
平陆县重大项目堵点台账
序号 | 项目名称 | 堵点描述 | 发现日期  | 责任单位 | 责任人 | 完成时限    | 销号状态 | 销号日期
1    | 甲项目   | 供电未通 | 2025.1.10 | 供电公司 | !      | 2025.9      |          |
2    | 乙项目   | 征地     | 2025.2.8  | 张店镇   | 钱乙   | 2025.4!     | 推进中   |
3    | 丙项目   | 缺资金   | 2025.3.9  | 财政局   | 孙丙   | 2025.4      | 已销号   | 2025.3.1!
4    | 丁项目   | 道路不通 | 2025.3.9  | 交运局   | 李丁   | 2025.4      | 已解决   | !
! 缺责任人、销号状态
! 时限2025年4月已过，还没有销号
! 销号日期2025年3月1日早于发现日期2025年3月9日
! 已销号，缺销号日期
`,
    },
    good: {
      settings: { period: '2025-05' },
      table: `
平陆县重大项目堵点台账
序号 | 项目名称 | 堵点描述 | 发现日期  | 责任单位 | 责任人 | 完成时限    | 销号状态 | 销号日期
1    | 甲项目   | 供电未通 | 2025.1.10 | 供电公司 | 赵甲   | 2025.5      | 推进中   |
2    | 乙项目   | 征地     | 2025.2.8  | 张店镇   | 钱乙   | 2025年6月底 | 未销号   |
3    | 丙项目   | 缺资金   | 2025.3.9  | 财政局   | 孙丙   | 2025.4      | 已销号   | 2025.3.9
4    | 丁项目   | 道路不通 | 2025.3    | 交运局   | 李丁   | 2025.4      | 已解决   | 2025.5
`,
    },
  },
  *check(record) {
    const missing = missingIn(record)
    const [first, ...others] = missing
    if (first)
      yield {
        at: record.at(first),
        message: 'missing',
        data: { fields: listed(missing.map(nameOf)) },
        related: others.map((field) => ({ at: record.at(field) })),
        explains: missing.map((field) => record.at(field)),
        // Several are this blockage's own matter: not to be gathered with those that lack others.
        ...(others.length > 0 ? { places: [record.at(first)] } : {}),
      }
    const closed = record.month('closedDate')
    const found = record.month('foundDate')
    const state = record.choice('blockState')
    if (state === '已销号' && record.has('closedDate') && record.isBlank('closedDate'))
      yield { at: record.at('closedDate'), message: 'closed' }
    if (closed && found && isEarlier(closed, found))
      yield {
        at: record.at('closedDate'),
        message: 'order',
        data: { closed: dayWords(closed), found: dayWords(found) },
        related: [{ at: record.at('foundDate') }],
      }
    const deadline = record.month('deadline')
    const { period } = record.table
    if (state === null || state === '已销号' || !deadline) return
    if (period === null) yield UNDECIDABLE
    else if (deadline.last < period)
      yield { at: record.at('deadline'), message: 'overdue', data: { deadline }, expected: monthAt(period) }
  },
})

/** The columns the table has and the blockage has left blank; without a state, a date of closing says that it is closed. */
function missingIn(record: TableRecord<Fields>): FieldName[] {
  const isBlank = (field: FieldName): boolean => record.has(field) && record.isBlank(field)
  const hasDate = record.has('closedDate') && !record.isBlank('closedDate')
  return [...WANTED.filter(isBlank), ...(isBlank('blockState') && !hasDate ? (['blockState'] as const) : [])]
}

/** What a column is called in this ledger: its 联系人 is the 责任人. */
function nameOf(field: FieldName): Words {
  return field === 'contact' ? { zh: '责任人', en: 'person responsible' } : titleOf(field)
}
