import { type Amount, type Column, inWan, nameKey, type Ref, type TableRecord } from '../src/core/index.js'
import { defineRule, type FieldName, type Fields } from './fields.js'
import { quoted } from './readings.js'

type Project = TableRecord<Fields>

/**
 * RULES.md asks for equal totals that are no multiple of 1,000 万元. Small projects of one kind (日间照料中心 50 万元 each) have equal
 * totals that are none either, and 0.33 亿元 twice among a hundred is chance: so totals count from four significant digits on,
 * with three only where another amount of the row is equal too.
 */
export default defineRule({
  id: 'invest-copied-values',
  title: { zh: '不同项目金额雷同', en: 'Identical amounts in different projects' },
  why: {
    zh: '两个项目的投资一分不差，多半是复制上一行后忘了改，合计和完成率都跟着错。',
    en: 'Two projects alike to the last digit are mostly a row copied and not changed; sums and rates go wrong with it.',
  },
  help: {
    zh: '对照批复核对两个项目的金额，抄错的改正；确实相同的不用改。总投资有四位以上有效数字而相同的，有三位而年度计划等另一项金额也相同的，各月（各季）有三个以上、都大于0、不全相等而逐个相同的，才提；整数、同类小项目的相同金额不提。',
    en: 'Check both with their approvals; if they are really equal, leave them. Said of totals of four significant digits and more, of three where another amount is equal too, and of three or more monthly or quarterly amounts, all above 0, not all alike, and equal one by one. Round amounts and small projects of one kind are passed over.',
  },
  source: {
    zh: '某区2020年台账（复制的金额）；同类小项目整数金额相同很常见',
    en: 'a district ledger of 2020 with copied amounts; equal round amounts of small projects are common',
  },
  severity: 'info',
  off: true,
  on: 'table',
  tables: ['plan', 'dispatch'],
  columns: [['total', 'monthly', 'quarterPlan']],
  options: {
    /** Significant digits of a total that is not equal by chance. */
    digits: 4,
    /** The same where another amount of the row is equal too, and of the longest of a run of months or quarters. */
    digitsTogether: 3,
  },
  messages: {
    total: {
      zh: '总投资{total}与第{row}行“{name}”相同，请核实是不是复制后没有改',
      en: 'total {total} is that of row {row}, “{name}”: copied and not changed?',
    },
    months: {
      zh: '各月完成投资与第{row}行“{name}”逐个相同，请核实是不是复制后没有改',
      en: 'the months are those of row {row}, “{name}”, one by one: copied and not changed?',
    },
    quarters: {
      zh: '分季计划与第{row}行“{name}”逐个相同，请核实是不是复制后没有改',
      en: 'the quarterly plans are those of row {row}, “{name}”, one by one: copied and not changed?',
    },
  },
  examples: {
    bad: [
      `
平陆县2025年重点项目计划表
单位：万元
项目名称     | 总投资 | 年度计划投资
城西小学     | 18637  | 5000
市民广场     | 11500  | 5000
雨污分流改造 | 18637! | 3000
储能项目     | 2930   | 640
风电项目     | 2930!  | 640
! 总投资18637万元与第4行“城西小学”相同，请核实是不是复制后没有改
! 总投资2930万元与第7行“储能项目”相同，请核实是不是复制后没有改
`,
      `
平陆县2025年重点项目进度表
单位：万元
项目名称     | 总投资 | 1月完成投资 | 2月完成投资 | 3月完成投资
城西小学     | 18000  | 315         | 420         | 500
市民广场     | 11000  | 315!        | 420         | 500
雨污分流改造 | 12000  | 315         | 420         |
! 各月完成投资与第4行“城西小学”逐个相同，请核实是不是复制后没有改
`,
    ],
    good: [
      `
平陆县2025年重点项目计划表
单位：万元
项目名称           | 总投资 | 年度计划投资 | 一季度计划投资 | 二季度计划投资 | 三季度计划投资 | 四季度计划投资
张店镇日间照料中心 | 50     | 50           | 10             | 20             | 10             | 10
圣人涧镇照料中心   | 50     | 50           | 10             | 20             | 10             | 10
农村公路一期       | 5000   | 1500         | 300            | 400            | 400            | 400
农村公路二期       | 5000   | 1500         | 300            | 400            | 400            | 400
储能项目           | 2930   | 640          | 160            | 160            | 160            | 160
风电项目           | 2930   | 700          | 160            | 160            | 160            | 160
城西小学           |        |              |                |                |                |
市民广场           |        |              |                |                |                |
`,
      `
平陆县2025年重点项目表
项目名称     | 总投资（亿元） | 年度计划投资（亿元）
雨污分流改造 | 1.33           | 0.50
连接线改造   | 1.33           | 0.80
`,
    ],
  },
  *check(table, { options }) {
    const seen = new Map<string, { at: Ref; name: string }>()
    for (const record of table.records()) {
      const name = record.subject
      if (name === '' || table.isContinued(record.row)) continue
      const copies = [
        totalOf(record, options),
        seriesOf(record, 'monthly', options),
        seriesOf(record, 'quarterPlan', options),
      ]
      const known = copies.flatMap((copy) => (copy ? [{ copy, first: seen.get(copy.key) }] : []))
      const repeated = known.find(({ first }) => first && nameKey(first.name) !== nameKey(name))
      for (const { copy, first } of known) if (!first) seen.set(copy.key, { at: copy.at, name })
      if (!repeated?.first) continue
      const { copy, first } = repeated
      yield {
        at: copy.at,
        message: copy.message,
        data: { row: first.at.row + 1, name: quoted(first.name), ...(copy.total ? { total: copy.total } : {}) },
        related: [{ at: first.at }],
      }
    }
  },
})

interface Copy {
  /** What makes two projects alike. */
  readonly key: string
  readonly at: Ref
  readonly message: 'total' | 'months' | 'quarters'
  readonly total?: Amount
}

interface Digits {
  readonly digits: number
  readonly digitsTogether: number
}

const TOGETHER = ['plan', 'prior', 'yearCum', 'cum', 'month'] as const satisfies readonly FieldName[]

/** What can be alike of a total: itself, or with fewer digits itself and another amount. */
function totalOf(record: Project, { digits, digitsTogether }: Digits): Copy | null {
  const total = record.amount('total')
  if (!total || total.value <= 0 || significant(total) < digitsTogether) return null
  const others = TOGETHER.map((field) => record.amount(field)?.value ?? null)
  const isAlone = significant(total) >= digits
  if (!isAlone && !others.some((value) => value !== null && value > 0 && value !== total.value)) return null
  const key = ['total', total.value, ...(isAlone ? [] : others)].join('|')
  return { key, at: record.at('total'), message: 'total', total }
}

/** A run of at least three amounts, all filled in and above 0, not all equal. */
function seriesOf(record: Project, field: 'monthly' | 'quarterPlan', { digitsTogether }: Digits): Copy | null {
  const timeOf = ({ year, month, quarter }: Column): number => (year ?? 0) * 12 + (month ?? (quarter ?? 0) * 3)
  const columns = record.table
    .columns(field)
    .filter(({ month, quarter }) => month !== null || quarter !== null)
    .sort((a, b) => timeOf(a) - timeOf(b))
  const amounts = columns.map((column) => record.table.amountIn(record.row, column))
  const filled = amounts.filter((amount) => amount !== null)
  const values = new Set(filled.map(({ value }) => value))
  const [first] = columns
  if (!first || filled.length < 3 || values.size < 2 || filled.some(({ value }) => value <= 0)) return null
  if (!filled.some((amount) => significant(amount) >= digitsTogether)) return null
  return {
    key: [field, ...amounts.map((amount) => amount?.value ?? '')].join('|'),
    at: record.table.ref(record.row, first.col),
    message: field === 'monthly' ? 'months' : 'quarters',
  }
}

/** Digits of an amount as written, zeros at either end left out: 0.60 has 1, 18637 has 5. */
function significant({ value, unit }: Amount): number {
  const written = Number((unit === null ? value : value / inWan(unit)).toPrecision(12))
  return String(written)
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^[-0]+|0+$/g, '').length
}
