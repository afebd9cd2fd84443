/** The examples of a row of a rule table (总投资=100; 年度计划投资=50): run when the table is read, and drawn for whoever reads the rule. */
import {
  type AnyRule,
  type Example,
  type FieldDef,
  fill,
  lint,
  type Range,
  type Report,
  readMonth,
  type Sheet,
  say,
  sayReason,
  type Value,
  type Vocabulary,
  type Words,
} from '../core/index.js'
import { fieldNamed, noField } from './field-names.js'
import { makeRuleset } from './pack.js'

/** The two kinds of example. */
export type ExampleKind = 'good' | 'bad'

/** What became of the examples in one cell. */
export interface RanExamples {
  /** What does not hold; empty where all is as it should be. */
  readonly wrong: readonly Words[]
  /** The examples as a drawn table; null where they could not be read. */
  readonly drawn: Example | null
}

const words = {
  form: {
    zh: '例子应写成“列名=值; 列名=值”，一行一个项目，不是“{text}”',
    en: 'an example should be “heading=value; heading=value”, a line for each project, not “{text}”',
  },
  month: { zh: '填报期“{text}”应写成 2025-05 或 2025年5月', en: 'the period “{text}” should be 2025-05' },
  lacks: { zh: '例子里不全：{reason}', en: 'the example is not whole: {reason}' },
  open: {
    zh: '例子“{text}”判断不了：有用到的列空着，或读不出来',
    en: 'nothing can be decided of the example “{text}”: something it needs is blank or cannot be read',
  },
  silent: {
    zh: '不通过例“{text}”没有报出：关系式对它成立（相差在四舍五入以内也算成立），或它不符合前置条件。核对关系式的方向和例子里的数',
    en: 'the bad example “{text}” is not reported: the relation holds (what rounding allows holds), or the precondition does not. Check the direction and the figures',
  },
  loud: {
    zh: '通过例“{text}”报出了：{message}。核对关系式的方向和例子里的数',
    en: 'the good example “{text}” is reported: {message}. Check the direction and the figures',
  },
  unread: { zh: '例子认不出：{names}', en: 'the example is not understood: {names}' },
} as const satisfies { readonly [key: string]: Words }

type Data = { readonly [name: string]: string | Words }

function said(key: keyof typeof words, data: Data = {}): Words {
  return { zh: fill(words[key], data, 'zh'), en: fill(words[key], data, 'en') }
}

/** Rows of an example are projects of one table. */
interface Rows {
  readonly lines: readonly string[]
  readonly headings: readonly string[]
  readonly cells: readonly (readonly Value[])[]
  readonly period: number | null
  readonly year: number | null
}

/** Runs what is written in one cell: of a good example no project may be reported, of a bad one each (of `unique`, one) must be. */
export function runExamples(text: string, kind: ExampleKind, rule: AnyRule, vocabulary: Vocabulary): RanExamples {
  const rows = readRows(text, vocabulary)
  if ('zh' in rows) return { wrong: [rows], drawn: null }
  // The example is of no kind of table.
  const { tables: _, off: __, ...anywhere } = rule
  const { period, year } = rows
  const run = { period, year, rules: { [rule.id]: rule.severity } }
  const ruleset = makeRuleset(vocabulary, [anywhere as AnyRule], [], run)
  const sheet = new RowsSheet([['单位：万元'], rows.headings, ...rows.cells])
  const report = lint({ name: '例', sheets: [sheet], date1904: false }, ruleset)
  return { wrong: wrongOf(report, rows, kind, rule), drawn: drawnOf(rows, report, kind) }
}

/** Rows above the first project. */
const ABOVE = 2

function wrongOf(report: Report, { lines }: Rows, kind: ExampleKind, rule: AnyRule): Words[] {
  const [skip] = report.skipped
  if (skip) return [said('lacks', { reason: { zh: sayReason(skip.reason, 'zh'), en: sayReason(skip.reason, 'en') } })]
  const unknown = report.tables.flatMap((table) => table.unknown.map(({ heading }) => `“${heading}”`))
  if (unknown.length > 0 || report.tables.length === 0) return [said('unread', { names: unknown.join('、') })]
  if (report.undecided.length > 0) return [said('open', { text: lines.join(' / ') })]
  const of = (line: number) =>
    report.diagnostics.find(({ places }) => places.some(({ row }) => row === line + ABOVE)) ?? null
  if (kind === 'bad') {
    // Of projects that repeat each other the first is not reported.
    if (rule.on === 'table') return report.diagnostics.length > 0 ? [] : [said('silent', { text: lines.join(' / ') })]
    return lines.flatMap((text, i) => (of(i) === null ? [said('silent', { text })] : []))
  }
  return lines.flatMap((text, i) => {
    const found = of(i)
    return found ? [said('loud', { text, message: { zh: say(found, 'zh'), en: say(found, 'en') } })] : []
  })
}

/** Reads lines of `heading=value; heading=value`. */
function readRows(text: string, { fields }: Vocabulary): Rows | Words {
  const subject = fields.find(({ role }) => role === 'subject')
  const sequence = fields.find(({ role }) => role === 'sequence')
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const headings = new Map<string, FieldDef | null>()
  for (const field of [sequence, subject]) if (field) headings.set(headingOf(field), field)
  let period: number | null = null
  let year: number | null = null
  const records: Map<string, string>[] = []
  for (const line of lines) {
    const record = new Map<string, string>()
    for (const part of line.split(/[;；]/).filter((one) => one.trim() !== '')) {
      const [, before, after] = /^([^=＝]{1,80})[=＝](.*)$/s.exec(part.trim()) ?? []
      const [name, value] = [before?.trim(), after?.trim()]
      if (!name || value === undefined) return said('form', { text: part.trim().slice(0, 40) })
      if (name === '填报期') {
        const month = readMonth(value, 'General', false)
        if (month.state !== 'ok' || month.value.first !== month.value.last) return said('month', { text: value })
        period = month.value.first
        continue
      }
      if ((name === '计划年度' || name === '年度') && /^\d{4}年?$/.test(value)) {
        year = Number.parseInt(value, 10)
        continue
      }
      const field = fieldNamed(name, fields)
      // `3月完成投资` is known to the finder of tables only.
      if (!field && !/\d/.test(name)) return noField(name, fields)
      const heading = field && !field.repeats ? headingOf(field) : name
      headings.set(heading, field)
      record.set(heading, value)
    }
    records.push(record)
  }
  const names = [...headings.keys()]
  const cells = records.map((record, i) =>
    names.map((heading) => {
      const given = record.get(heading)
      if (given !== undefined) return cellOf(given, headings.get(heading) ?? null)
      const { role } = headings.get(heading) ?? {}
      return role === 'sequence' ? i + 1 : role === 'subject' ? `例${i + 1}` : null
    }),
  )
  return { lines, headings: names, cells, period, year }
}

/** A heading that is sure to be read as the field. */
function headingOf({ title, headings }: FieldDef): string {
  return headings.includes(title.zh) ? title.zh : (headings[0] ?? title.zh)
}

/** A value as someone would type it. */
function cellOf(text: string, field: FieldDef | null): Value {
  const typed = text.replace(/^[“"]([^“”"]*)[”"]$/, '$1')
  if (typed === '' || typed === '空' || typed === '（空）') return null
  const isWritten = field !== null && !['amount', 'number', 'percent'].includes(field.type)
  return !isWritten && /^-?\d{1,15}(?:,\d{3})*(?:\.\d{1,10})?$/.test(typed) ? Number(typed.replaceAll(',', '')) : typed
}

/** The table with what was found in it, in the signs of drawn tables. */
function drawnOf({ headings, cells, period, year }: Rows, report: Report, kind: ExampleKind): Example {
  const marked = new Set(report.diagnostics.flatMap(({ places }) => places.map(({ row, col }) => `${row},${col}`)))
  const rows = cells.map((row, r) =>
    row.map((value, c) => drawnCell(value) + (marked.has(`${r + ABOVE},${c}`) ? '!' : '')),
  )
  const messages = kind === 'bad' ? report.diagnostics.map((one) => `! ${say(one, 'zh')}`) : []
  const table = ['单位：万元', headings.join(' | '), ...rows.map((row) => row.join(' | ')), ...messages].join('\n')
  if (period === null && year === null) return table
  const month = period === null ? null : `${Math.floor(period / 12)}-${String((period % 12) + 1).padStart(2, '0')}`
  return { table, settings: { ...(month ? { period: month } : {}), ...(year === null ? {} : { year }) } }
}

function drawnCell(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = String(value).replaceAll('|', '｜').replaceAll('\n', '↵')
  return /^[-\d'=@~<^]|!$/.test(text) ? `'${text}` : text
}

/** A few rows as a sheet. */
class RowsSheet implements Sheet {
  readonly name = '例'
  readonly state = 'visible'
  readonly merges: readonly Range[] = []
  readonly rows: number
  readonly cols: number

  constructor(private readonly cells: readonly (readonly Value[])[]) {
    this.rows = cells.length
    this.cols = Math.max(0, ...cells.map((row) => row.length))
  }

  value(row: number, col: number): Value {
    return this.cells[row]?.[col] ?? null
  }
  formula(): string | null {
    return null
  }
  text(row: number, col: number): string {
    const value = this.value(row, col)
    return value === null ? '' : String(value)
  }
  format(): string {
    return 'General'
  }
  isRowHidden(): boolean {
    return false
  }
  isColHidden(): boolean {
    return false
  }
}
