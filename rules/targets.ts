/** Targets a county sets itself: which list they are for, how far a rate by count is known, by which quarter. */
import { compactText, type TableRecord, type TableView, type Words } from '../src/core/index.js'
import type { Fields } from './fields.js'

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
