/** Targets a county sets itself: which list they are for, how far a rate by count is known, by which quarter. */
import {
  type Amount,
  compactText,
  sumAmounts,
  type TableRecord,
  type TableView,
  type Words,
} from '../src/core/index.js'
import type { FieldName, Fields } from './fields.js'

/** One project of the list a county has picked for special attention. `picked` is null where the table does not say. */
export interface Picked {
  readonly record: TableRecord<Fields>
  readonly picked: boolean | null
}

/**
 * The projects of a table, and which are on the picked list (重大项目, 重点推进项目; seed 002 preamble): those marked 是否重大, else
 * all where the title holds one of `titleWords`. Null where neither says so: the county's other lists have other targets.
 * A blank 是否重大 among ticks and without any 否 is a no.
 */
export function pickedList(view: TableView<Fields>, titleWords: readonly string[]): readonly Picked[] | null {
  // A project on two lines, its name merged down over both, is one.
  const records = [...view.records()].filter(({ row }) => !view.isContinued(row))
  const marks = records.map((record) => record.yes('major'))
  if (marks.some((mark) => mark !== null)) {
    const blankIsNo = !marks.includes(false)
    return records.map((record, i) => {
      const blank = blankIsNo && record.isBlank('major')
      return { record, picked: blank ? false : marks[i]! }
    })
  }
  const title = compactText(view.table.title?.text ?? '')
  return titleWords.some((word) => title.includes(word)) ? records.map((record) => ({ record, picked: true })) : null
}

/**
 * The projects of the list `words` name (谋划, 储备, 重点建设项目): those whose 清单名称 holds one of the words, where there is such a
 * column; else all where the title does. Null of another list: its targets are others.
 */
export function namedList(view: TableView<Fields>, words: readonly string[]): readonly Picked[] | null {
  const holds = (text: string): boolean => words.some((word) => compactText(text).includes(word))
  const records = [...view.records()].filter(({ row }) => !view.isContinued(row))
  if (view.has('list') && records.some((record) => record.text('list') !== null)) {
    const members = records.map((record) => {
      const list = record.text('list')
      return { record, picked: list === null ? null : holds(list) }
    })
    return members.some(({ picked }) => picked) ? members : null
  }
  return holds(view.table.title?.text ?? '') ? records.map((record) => ({ record, picked: true })) : null
}

/** Money added up with what is not known of it. */
export interface PartialSum {
  /** Of the projects that are members for certain and say their amount. */
  readonly sum: Amount
  /** Projects that may belong to it or do not say their amount: the true sum is at least `sum`. */
  readonly unknown: number
}

/** The sum of a money field over the members of a list. */
export function sumOf(list: readonly Picked[], field: AmountField): PartialSum {
  const known: Amount[] = []
  let unknown = 0
  for (const { record, picked } of list) {
    if (picked === false) continue
    const amount = record.amount(field)
    if (picked && amount) known.push(amount)
    else unknown++
  }
  return { sum: sumAmounts(known), unknown }
}

/** A field that holds money. */
type AmountField = Extract<FieldName, Parameters<TableRecord<Fields>['amount']>[0]>

/** `value` 万元 as a target is told: in 亿元 from ten thousand on. */
export function target(value: number): Amount {
  const unit = value < 10_000 ? '万元' : '亿元'
  return { value, lo: value, hi: value, unit, decimals: null, isText: false, typedUnit: null }
}

/** A share in percent with one decimal, for a message. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10
}

/** A rate by count with what is not known of it: `hits` of `members` for certain; in percent it lies from `least` to `most`; of none it is 100. */
export interface Rate {
  readonly members: number
  readonly hits: number
  readonly least: number
  readonly most: number
}

/** The share of members that are hits. Either may be unknown (null): the bounds are what the unknown can make of it. */
export function rateOf(items: Iterable<{ readonly member: boolean | null; readonly hit: boolean | null }>): Rate {
  let [members, hits] = [0, 0]
  const best = { members: 0, hits: 0 }
  const worst = { members: 0, hits: 0 }
  for (const { member, hit } of items) {
    if (member === false) continue
    if (member && hit !== null) {
      members++
      if (hit) hits++
    }
    if (member || hit !== false) best.members++
    if (hit !== false) best.hits++
    if (member || hit !== true) worst.members++
    if (member && hit) worst.hits++
  }
  const percent = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole)
  return { members, hits, least: percent(worst.hits, worst.members), most: percent(best.hits, best.members) }
}

/** Targets by quarter as a pack states them, in percent: `[40, 80, 100]`; the index is the quarter less 1. What is no number is none. */
export function quarterTargets(targets: unknown): readonly { readonly quarter: number; readonly target: number }[] {
  if (!Array.isArray(targets)) return []
  return targets
    .slice(0, 4)
    .flatMap((target: unknown, i) => (typeof target === 'number' ? [{ quarter: i + 1, target }] : []))
}

/** A quarter (1–4) as bulletins call it. */
export function quarterWords(quarter: number): Words {
  return { zh: `${'一二三四'[quarter - 1] ?? quarter}季度`, en: `Q${quarter}` }
}
