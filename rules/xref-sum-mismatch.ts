import {
  type Amount,
  type BatchView,
  compactText,
  compareAmounts,
  minusAmount,
  type Reading,
  type Ref,
  sumAmounts,
  UNDECIDABLE,
} from '../src/core/index.js'
import { mayBeCompared } from './aspects.js'
import { defineRule, type Fields } from './fields.js'
import { isKind, type Ledger, type Line, tableWords, titleOf } from './joined.js'
import { namelessIn } from './masters.js'
import { quoted } from './readings.js'

type Field = (typeof AMOUNTS)[number]
const AMOUNTS = ['total', 'plan', 'month', 'yearCum'] as const

export default defineRule({
  id: 'xref-sum-mismatch',
  title: { zh: '汇总表与分表不符', en: 'Summary and unit tables do not agree' },
  why: {
    zh: '县里汇总表上一个乡镇的数，和这个乡镇自己报的表加起来不一样，通报排名用哪个数都有人不认。',
    en: 'The county’s figure for a township is not what the township’s own table adds up to: whichever is used for the ranking, somebody will dispute it.',
  },
  help: {
    zh: '查哪张没有更新或漏了项目，改正以后再通报。汇总表里写着单位名的一行（或“张店镇小计”），和同一期、填报单位（或标题）就是这个单位的那张调度表比：先比项目个数，个数对了再比金额，四舍五入不算。单位有几张同类的表、表里有空格的，算无法判断。',
    en: 'Find which was not updated or left projects out. A row of the summary that names a unit (or its subtotal) is held against the one dispatch table of the same period that this unit reports: the number of projects first, then the amounts; rounding does not count. Several tables of a unit, or blanks in it, are undecidable.',
  },
  source: {
    zh: '种子000“月通报、季排名”；分表汇总是各地通行做法',
    en: 'Seed 000: monthly bulletins, quarterly rankings',
  },
  severity: 'warning',
  on: 'batch',
  tables: ['ranking', 'dispatch'],
  columns: [AMOUNTS],
  reads: ['area', 'unit', 'name', 'projectCount', ...AMOUNTS],
  messages: {
    count: {
      zh: '{unit}的项目个数是{printed}，它的{list}里有{sum}个',
      en: '{unit}: {printed} projects here, {sum} in its {list}',
    },
    amount: {
      zh: '{unit}的{field}是{printed}，它的{list}加起来是{sum}，差{off}',
      en: '{unit}: {field} {printed} here, its {list} adds up to {sum}, {off} apart',
    },
    theirs: { zh: '{list}', en: '{list}' },
  },
  examples: {
    bad: [
      {
        table: `
平陆县2025年5月重点项目完成情况通报排名表
单位：亿元
序号 | 乡镇     | 项目个数 | 年度计划投资 | 本年累计完成投资 | 排名
1    | 张店镇   | 2        | 0.50         | 0.23!            | 1
2    | 圣人涧镇 | 3!       | 0.40         | 0.12             | 2
! 张店镇的本年累计完成投资是0.23亿元，它的月度调度表（张店镇）加起来是2100万元，差200万元
! 圣人涧镇的项目个数是3，它的月度调度表（圣人涧镇）里有2个
`,
        beside: [
          `
平陆县2025年5月重点项目调度表
填报单位：张店镇 | | | 单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 8000   | 3000         | 500          | 1200
乙项目   | 6000   | 2000         | 300          | 900
`,
          `
平陆县2025年5月重点项目调度表
填报单位：圣人涧镇 | | | 单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
丙项目   | 8000   | 3000         | 500          | 700
丁项目   | 6000   | 2000         | 300          | 500
`,
        ],
      },
      {
        table: `
平陆县2025年5月重点项目调度表
填报单位：县项目推进中心 | | 单位：万元
序号 | 项目名称   | 总投资 | 年度计划投资 | 本月完成投资
1    | 甲项目     | 8000   | 3000         | 500
2    | 乙项目     | 6000   | 2000         | 300
张店镇小计 | < | 14000  | 5000         | 900!
3    | 丙项目     | 6000   | 2000         | 400
! 张店镇的本月完成投资是900万元，它的月度调度表（张店镇）加起来是800万元，差100万元
`,
        beside: [
          `
平陆县2025年5月重点项目调度表
填报单位：张店镇 | | 单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资
甲项目   | 8000   | 3000         | 500
乙项目   | 6000   | 2000         | 300
`,
        ],
      },
    ],
    good: {
      table: `
平陆县2025年5月重点项目完成情况通报排名表
单位：亿元
序号 | 单位     | 项目个数 | 年度计划投资 | 本年累计完成投资 | 排名
1    | 张店镇   | 2        | 0.50         | 0.21             | 1
2    | 水利局   | 3        | 0.90         | 0.12             | 2
3    | 圣人涧镇 | 1        | 0.80         | 0.32             | 2
4    | 曹川镇   | 1        | 0.80         | 0.32             | 2
`,
      beside: [
        `
张店镇2025年5月重点项目调度表
单位：万元
项目名称 | 责任单位 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
甲项目   | 张店镇   | 8000   | 3000         | 500          | 1180
乙项目   | 住建局   | 6000   | 2000         | 300          | 930
`,
        `
平陆县2025年4月重点项目调度表
填报单位：水利局 | | 单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
丙项目   | 8000   | 3000         | 500          | 700
`,
        `
平陆县2025年5月重点项目调度表
填报单位：圣人涧镇 | | 单位：万元
项目名称 | 总投资 | 年度计划投资 | 本月完成投资 | 本年累计完成投资
丁项目   | 8000   |              | 500          |
`,
      ],
    },
  },
  *check(batch) {
    const units = unitTables(batch)
    if (units.size === 0) return
    const known = new Map<Ledger, Sums>()
    for (const table of batch.tables) {
      const beside = new Map<string, readonly Ledger[]>()
      for (const row of namedRows(table)) {
        const unit = units.get(row.unit)
        if (!unit) continue
        const own = beside.get(row.unit) ?? unit.filter((other) => other !== table && isOfPeriod(table, other))
        beside.set(row.unit, own)
        const [first] = own
        if (!first) continue
        if (own.length > 1) {
          yield UNDECIDABLE
          continue
        }
        const theirs = known.get(first) ?? new Sums(first)
        known.set(first, theirs)
        const told = isKind(table, 'ranking') ? null : (field: Field) => theirs.isToldByProject(batch, table, field)
        yield* compare(row, theirs, told)
      }
    }
  },
})

/** A row of a summary with what it says of one unit. */
interface NamedRow {
  /** The unit's name, white space removed. */
  readonly unit: string
  /** Null where the table has no such column; `value` where it says nothing there. */
  readonly count: { readonly value: number | null; readonly at: Ref } | null
  readonly amounts: readonly { readonly field: Field; readonly printed: Amount; readonly at: Ref }[]
}

/** The dispatch tables by the unit that reports them, or that their title begins with. */
function unitTables(batch: BatchView<Fields>): Map<string, Ledger[]> {
  const units = new Map<string, Ledger[]>()
  for (const table of batch.current) {
    if (!isKind(table, 'dispatch')) continue
    const unit =
      compactText(table.reportingUnit ?? '') || (UNIT_IN_TITLE.exec(compactText(table.title ?? ''))?.[1] ?? '')
    const own = units.get(unit)
    if (own) own.push(table)
    else if (unit !== '') units.set(unit, [table])
  }
  return units
}

const UNIT_IN_TITLE = /^(?:.{2,6}?[县市区])?(.{1,8}?[镇乡局]|.{1,8}?(?:街道|中心|园区|开发区))(?=\d{4}年)/

function isOfPeriod(a: Ledger, b: Ledger): boolean {
  return a.period !== null && b.period !== null && mayBeCompared(a, b) && a.period === b.period
}

/** The rows that name a unit: of a ranking its lines, of a list of projects its subtotals. */
function* namedRows(table: Ledger): Iterable<NamedRow> {
  if (isKind(table, 'ranking'))
    for (const line of table.records()) {
      const unit = compactText(line.text('area') ?? line.text('unit') ?? '')
      const count = line.has('projectCount')
        ? { value: line.number('projectCount'), at: line.at('projectCount') }
        : null
      const amounts = AMOUNTS.flatMap((field) => {
        const printed = line.has(field) ? line.amount(field) : null
        return printed ? [{ field, printed, at: line.at(field) }] : []
      })
      yield { unit, count, amounts }
    }
  else
    for (const { label, row, values } of table.sums) {
      const unit = compactText(label).replace(/(?:小计|合计)?[:：]?(?:[（(].{0,20}[）)])?$/, '')
      const amounts = AMOUNTS.flatMap((field) => {
        const col = table.colOf(field)
        const reading = values.get(field) as Reading<Amount> | undefined
        return reading?.state === 'ok' && col !== null
          ? [{ field, printed: reading.value, at: table.ref(row, col) }]
          : []
      })
      yield { unit, count: null, amounts }
    }
}

/** A unit's own table and what it adds up to: worked out once, however many rows name the unit. */
class Sums {
  readonly count: number
  readonly isOpen: boolean
  private readonly lines: readonly Line[]
  private readonly sums = new Map<Field, { readonly sum: Amount; readonly hasBlanks: boolean }>()
  private told: { readonly table: Ledger; readonly fields: Map<Field, boolean> } | null = null

  constructor(readonly table: Ledger) {
    this.lines = [...table.records()]
    this.count = this.lines.filter(({ isContinued }) => !isContinued).length
    this.isOpen = namelessIn(table) > 0
  }

  of(field: Field): { readonly sum: Amount; readonly hasBlanks: boolean } {
    const known = this.sums.get(field)
    if (known) return known
    const amounts = this.lines.map((line) => line.amount(field))
    const sums = { sum: sumAmounts(amounts.filter((amount) => amount !== null)), hasBlanks: amounts.includes(null) }
    this.sums.set(field, sums)
    return sums
  }

  /** True where a project in both tables has another amount in each: xref-field-conflict says so, and the sums only follow. */
  isToldByProject(batch: BatchView<Fields>, summary: Ledger, field: Field): boolean {
    if (this.told?.table !== summary) this.told = { table: summary, fields: new Map() }
    const { fields } = this.told
    const known = fields.get(field) ?? this.lines.some((line) => isToldOf(batch, line, summary, field))
    fields.set(field, known)
    return known
  }
}

function isToldOf(batch: BatchView<Fields>, line: Line, summary: Ledger, field: Field): boolean {
  return batch.same(line, 'current').some(({ record: own }) => {
    if (own.table !== summary || !own.has(field)) return false
    const [a, b] = [own.amount(field), line.amount(field)]
    return a !== null && b !== null && compareAmounts(a, b) !== 'agree'
  })
}

/** What a row says beside what the unit's own table says: the number first, for where projects are missing the amounts differ too. */
function* compare(row: NamedRow, theirs: Sums, isTold: ((field: Field) => boolean) | null) {
  const { table, count } = theirs
  const unit = { zh: quoted(row.unit), en: quoted(row.unit) }
  const list = tableWords(table)
  // Where the number is not said, the row may be of other projects.
  if (row.count?.value === null || theirs.isOpen) yield UNDECIDABLE
  else if (row.count && row.count.value !== count)
    yield {
      at: row.count.at,
      message: 'count',
      data: { unit, list, printed: row.count.value, sum: count },
      expected: count,
      related: [{ at: table.headingOf('name'), note: 'theirs' }],
    } as const
  else
    for (const { field, printed, at } of row.amounts) {
      if (!table.has(field)) continue
      const { sum, hasBlanks } = theirs.of(field)
      const order = compareAmounts(printed, sum)
      if (order === 'agree' && !hasBlanks) continue
      // What is blank can only add.
      if (order === null || order === 'agree' || (hasBlanks && order === 'greater')) yield UNDECIDABLE
      else if (!isTold?.(field)) {
        const difference = minusAmount(printed, sum)
        const off = { ...difference, value: Math.abs(difference.value) }
        yield {
          at,
          message: 'amount',
          data: { unit, list, field: titleOf(field), printed, sum, off },
          expected: sum,
          difference,
          related: [{ at: table.headingOf(field), note: 'theirs' }],
        } as const
      }
    }
}
