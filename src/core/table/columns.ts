/** Columns by meaning: headings matched with the vocabulary, and what tells columns of one meaning apart. */
import type { MoneyUnit } from '../values.js'
import type { FieldDef } from '../vocabulary.js'
import type { HeadCell, HeadColumn } from './head-grid.js'
import { asFebruary, fold, type Heading, readHeading } from './heading.js'
import type { Lexicon } from './lexicon.js'
import type { Column } from './model.js'
import { matchPath } from './path.js'
import type { Strip } from './strip.js'
import type { WhyCode } from './why.js'

/** A column as its headings give it, before its neighbours are asked. */
interface Draft {
  readonly col: number
  readonly path: readonly HeadCell[]
  readonly field: FieldDef | null
  /** The group headings above the part of the path that named the field. */
  readonly parents: readonly HeadCell[]
  readonly unit: MoneyUnit | null
  readonly year: number | null
  readonly month: number | null
  readonly quarter: number | null
  readonly whole: boolean
  /** True where a person said what it is. */
  readonly said: boolean
}

/** Reads the columns of one table. `year` and `month` are those its title names. */
export function readColumns(
  strip: Strip,
  heads: readonly HeadColumn[],
  year: number | null,
  month: number | null,
): Column[] {
  const repeated = readTwoMonths(strip.lexicon, heads).map((draft, i) => corrected(strip.lexicon, heads[i]!, draft))
  const drafts = repeated.map((draft, i) => {
    if (draft.said) return draft
    const isLone = draft.field?.repeats && repeated.filter((one) => one.field === draft.field).length === 1
    if (!isLone || month === null || draft.month !== month) return draft
    const lone = readDraft(strip.lexicon, heads[i]!, true)
    return lone.field && !repeated.some((one) => one.field === lone.field) ? lone : draft
  })
  const qualifiers = qualify(drafts, year)
  const columns = drafts.map((draft, i): Column => {
    const last = draft.path.at(-1)!
    const why: WhyCode = draft.field === null ? 'unknown' : draft.whole ? 'heading' : 'heading-under-group'
    return {
      col: draft.col,
      field: draft.field,
      path: draft.path.map((cell) => cell.text),
      at: { sheet: strip.sheetIndex, row: last.row, col: last.col },
      unit: draft.unit,
      year: draft.year,
      month: draft.month,
      quarter: draft.quarter,
      qualifier: qualifiers[i]!,
      by: draft.field ? 'heading' : 'unknown',
      confidence: draft.field === null ? 0 : draft.whole ? 1 : 0.9,
      why,
      ...(draft.said ? saidAs(draft.field) : {}),
    }
  })
  return yieldToSaid(columns)
}

/** How a column is known whose meaning a person gave. */
export function saidAs(field: FieldDef | null): Pick<Column, 'field' | 'by' | 'confidence' | 'why'> {
  return { field, by: 'correction', confidence: 1, why: (field ? 'told' : 'told-none') satisfies WhyCode }
}

/** A field a person gave to a column is no other column's, unless that one is set apart or of another time. */
export function yieldToSaid(columns: readonly Column[]): Column[] {
  const key = ({ field, month, quarter, year }: Column): string =>
    field?.repeats ? `${field.name} ${month} ${quarter} ${year}` : (field?.name ?? '')
  const said = new Set(columns.filter(({ by }) => by === 'correction').map(key))
  said.delete('')
  if (said.size === 0) return [...columns]
  return columns.map((column) =>
    column.by === 'correction' || column.qualifier !== null || !said.has(key(column))
      ? column
      : { ...column, field: null, by: 'unknown', confidence: 0, why: 'told-other' satisfies WhyCode },
  )
}

/** A draft as a person corrected it. */
function corrected(lexicon: Lexicon, head: HeadColumn, draft: Draft): Draft {
  if (head.said === undefined) return draft
  const field = head.said === null ? null : (lexicon.byName.get(head.said) ?? null)
  const parents = field?.name === draft.field?.name ? draft.parents : draft.path.slice(0, -1)
  return { ...draft, field, parents, said: true }
}

/** The drafts of all columns. `1-2月完成投资` is all of the year so far, but beside `3月完成投资` it is one of the months. */
function readTwoMonths(lexicon: Lexicon, heads: readonly HeadColumn[]): Draft[] {
  const drafts = heads.map((head) => readDraft(lexicon, head, false))
  return drafts.map((draft, i) => {
    if (draft.month !== null || draft.field?.repeats) return draft
    const path = heads[i]!.path.map((cell) => ({ ...cell, text: asFebruary(cell.text) ?? cell.text }))
    if (path.every((cell, j) => cell.text === draft.path[j]!.text)) return draft
    const single = readDraft(lexicon, { ...heads[i]!, path }, false)
    const isOne = drafts.some(({ field, month }) => field?.repeats && field === single.field && month === 3)
    return isOne ? { ...single, path: draft.path } : draft
  })
}

function readDraft(lexicon: Lexicon, head: HeadColumn, isLone: boolean): Draft {
  const headings = head.path.map((cell) => readHeading(cell.text))
  const match = matchPath(lexicon, head.path, isLone)
  return {
    col: head.col,
    path: head.path,
    field: match?.field ?? null,
    parents: match ? head.path.slice(0, match.from).filter((_, i) => !headings[i]!.unitOnly) : [],
    unit: lowest(headings, (heading) => heading.unit),
    year: lowest(headings, (heading) => heading.year),
    month: lowest(headings, (heading) => heading.month),
    quarter: lowest(headings, (heading) => heading.quarter),
    whole: match?.from === 0,
    said: false,
  }
}

function lowest<T>(headings: readonly Heading[], read: (heading: Heading) => T | null): T | null {
  for (let i = headings.length - 1; i >= 0; i--) {
    const value = read(headings[i]!)
    if (value !== null) return value
  }
  return null
}

/** Group headings that say nothing about the meaning of what stands under them. */
const NEUTRAL =
  /^(?:项目)?(?:基本|总体|整体|主要|建设|投资|资金|进展|进度|推进|工程|形象|完成|实施|工作|责任|落实|手续)?(?:基本)?(?:情况|信息|概况|要素|指标|内容|数据|计划|安排)$|^(?:小计|合计|总计|共计|项目|项目投资|投资|投资额|金额|全部|总体)$/
/** Words of a group heading that change what an amount under it means. */
const CHANGES = /其中|上年|去年|往年|明年|下年|次年|上半年|下半年|季度|上月|下月|下一步|分年/

/** The qualifier of each column: the group heading that sets it apart, where one does. */
function qualify(drafts: readonly Draft[], year: number | null): (string | null)[] {
  const qualifiers = drafts.map((draft) => loneQualifier(draft, year))
  const byField = new Map<string, number[]>()
  drafts.forEach((draft, i) => {
    if (!draft.field) return
    const key = `${draft.field.name} ${draft.month ?? ''} ${draft.quarter ?? ''} ${draft.field.repeats ? (draft.year ?? '') : ''}`
    const list = byField.get(key)
    if (list) list.push(i)
    else byField.set(key, [i])
  })
  for (const same of byField.values()) if (same.length > 1) tellApart(drafts, same, qualifiers)
  // Whoever says that a column is 总投资 means the 总投资 of the table.
  return qualifiers.map((qualifier, i) => (drafts[i]!.said ? null : qualifier))
}

function loneQualifier(draft: Draft, year: number | null): string | null {
  const { field, parents } = draft
  if (!field) return null
  const counted = field.type === 'amount' || field.type === 'percent' || field.type === 'number'
  if (!counted) return null
  const changing = parents.find((parent) => CHANGES.test(fold(parent.text)))
  if (changing) return changing.text
  const isOther = year !== null && draft.year !== null && draft.year !== year && field.datesTable === true
  return isOther ? `${draft.year}年` : null
}

/** Columns of one field: those under a group heading of their own take it as qualifier, a plain one stays what rules mean. */
function tellApart(drafts: readonly Draft[], same: readonly number[], qualifiers: (string | null)[]): void {
  const open = same.filter((i) => qualifiers[i] === null)
  if (open.length < 2) return
  const parentOf = (i: number): string | null => {
    const own = drafts[i]!.parents.find((parent) => !NEUTRAL.test(fold(parent.text)))
    return own ? own.text : null
  }
  const parents = new Set(open.map((i) => drafts[i]!.parents.map((parent) => fold(parent.text)).join('/')))
  if (parents.size === 1) return
  for (const i of open) qualifiers[i] = parentOf(i)
  const plain = open.filter((i) => qualifiers[i] === null)
  const [first] = plain
  if (plain.length < 2 || first === undefined) return
  const usual = drafts[first]!.parents[0]?.text ?? ''
  for (const i of plain.slice(1)) {
    const parent = drafts[i]!.parents[0]?.text ?? ''
    if (fold(parent) !== fold(usual)) qualifiers[i] = parent === '' ? null : parent
  }
}
