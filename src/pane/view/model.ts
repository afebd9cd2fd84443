/** What the page makes of a report: counts, groups, order, readiness. Pure: nothing here draws. */
import { type Diagnostic, type Lang, masked, type Report, type Severity, type Words } from '../../core/index.js'
import type { DeskState, RuleWords } from '../desk.js'
import { words } from '../words.js'
import { remembered, sentence } from './shown.js'

/** What the list is grouped by. */
export type Grouping = 'project' | 'rule' | 'sheet'

export const GROUPINGS: readonly Grouping[] = ['project', 'rule', 'sheet']
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

const RANK: { readonly [S in Severity]: number } = { error: 0, warning: 1, info: 2 }

/** What is to be seen of the findings. */
export interface Filter {
  /** Only these; empty: all. */
  readonly only: ReadonlySet<Severity>
  /** Words that must all occur in the finding, its project, place or rule. */
  readonly text: string
}

export type Counts = { readonly [S in Severity]: number }

/** How many findings there are of each severity. */
export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}

/** Whether the workbook can be handed in. `nothing`: no table was looked at, so nobody knows. */
export type Readiness =
  | { readonly kind: 'unknown' | 'nothing' | 'ready' }
  /** `open`: what must be corrected (`errors` of it) or explained. */
  | { readonly kind: 'open'; readonly open: number; readonly errors: number }

/** Errors and unexplained warnings stand in the way. An explanation that lapsed or was refused explains nothing. */
export function readinessOf(report: Report | null): Readiness {
  return report === null ? { kind: 'unknown' } : readinessOfReport(report)
}

const readinessOfReport = remembered((report: Report): Readiness => {
  const { error, warning } = countsOf(report.diagnostics.filter((one) => one.explanation?.state !== 'valid'))
  if (error + warning > 0) return { kind: 'open', open: error + warning, errors: error }
  return { kind: report.checked.tables === 0 ? 'nothing' : 'ready' }
})

/** Findings that belong together in the list. */
export interface Group {
  /** The same for the same group of the next report. */
  readonly key: string
  /** `title` is data of the workbook (a project, a sheet) or words (a rule, `whole` for what concerns a whole sheet). */
  readonly title: string | Words
  readonly kind: Grouping | 'whole' | 'explained' | 'accepted'
  readonly items: readonly Diagnostic[]
  readonly counts: Counts
}

/** Everything the list shows, and in which order one goes through it. */
export interface Listing {
  readonly groups: readonly Group[]
  /** The findings that stand, in the order of the list. */
  readonly order: readonly Diagnostic[]
  /** All findings that stand, before the filter. */
  readonly all: number
}

type Rules = ReadonlyMap<string, RuleWords>

/**
 * Groups and orders what the filter lets through. By project and by rule the gravest groups come first; by project what concerns a
 * whole sheet goes before projects of the same weight. Explained and accepted findings close the list in groups of their own.
 */
export function listingOf(report: Report, rules: Rules, grouping: Grouping, filter: Filter, lang: Lang): Listing {
  const passes = passing(filter, rules, lang)
  const standing = groupsOf(report.diagnostics.filter(passes), rules, grouping)
  const settled = [
    closing('explained', report.explained.filter(passes)),
    closing('accepted', report.accepted.filter(passes)),
  ].filter(({ items }) => items.length > 0)
  return {
    groups: [...standing, ...settled],
    order: standing.flatMap(({ items }) => items),
    all: report.diagnostics.length,
  }
}

function closing(kind: 'explained' | 'accepted', items: readonly Diagnostic[]): Group {
  return { key: `/${kind}`, title: words[kind], kind, items, counts: countsOf(items) }
}

function groupsOf(diagnostics: readonly Diagnostic[], rules: Rules, grouping: Grouping): Group[] {
  const made = new Map<string, { title: Group['title']; kind: Group['kind']; items: Diagnostic[] }>()
  for (const one of diagnostics) {
    const { key, title, kind } = placeOf(one, rules, grouping)
    const group = made.get(key)
    if (group) group.items.push(one)
    else made.set(key, { title, kind, items: [one] })
  }
  const groups = [...made].map(([key, { title, kind, items }]): Group => {
    const sorted = grouping === 'project' ? items.sort((a, b) => RANK[a.severity] - RANK[b.severity]) : items
    return { key, title, kind, items: sorted, counts: countsOf(sorted) }
  })
  if (grouping === 'sheet') return groups
  // The report stands in order of place, and sorting keeps the order of equals.
  return groups.sort((a, b) => weight(a) - weight(b))
}

function placeOf(one: Diagnostic, rules: Rules, grouping: Grouping): Pick<Group, 'key' | 'title' | 'kind'> {
  if (grouping === 'rule') {
    const title = rules.get(one.rule)?.title ?? one.rule
    return { key: `rule:${one.rule}`, title, kind: 'rule' }
  }
  if (grouping === 'sheet') return { key: `sheet:${one.at.sheet}`, title: one.sheet, kind: 'sheet' }
  return one.project === null
    ? { key: `whole:${one.at.sheet}`, title: one.sheet, kind: 'whole' }
    : { key: `project:${one.project}`, title: one.project, kind: 'project' }
}

function weight({ counts, kind }: Group): number {
  const gravest = counts.error > 0 ? 0 : counts.warning > 0 ? 1 : 2
  return gravest * 2 + (kind === 'whole' ? 0 : 1)
}

function passing({ only, text }: Filter, rules: Rules, lang: Lang): (one: Diagnostic) => boolean {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return (one) => {
    if (only.size > 0 && !only.has(one.severity)) return false
    if (wanted.length === 0) return true
    const text = texts[lang](one)
    const title = rules.get(one.rule)?.title[lang].toLowerCase() ?? ''
    return wanted.every((word) => text.includes(word) || title.includes(word))
  }
}

/** Everything of a finding that can be searched for but its rule's title, in small letters. */
const texts = { zh: remembered(textIn('zh')), en: remembered(textIn('en')) }

function textIn(lang: Lang): (one: Diagnostic) => string {
  return (one) => {
    const parts = [sentence(one, lang), one.project ?? '', one.sheet, one.cell, one.rule, one.field?.title[lang] ?? '']
    return masked(parts.join('\n')).toLowerCase()
  }
}

/** A line of the list. */
export type Row =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly group: Group
      readonly open: boolean
      readonly nth: number
      readonly of: number
    }
  | { readonly kind: 'item'; readonly key: string; readonly one: Diagnostic; readonly nth: number; readonly of: number }

/** The list as lines: the items of closed groups are left out. `isOpen` says it of a group. */
export function rowsOf(groups: readonly Group[], isOpen: (group: Group) => boolean): Row[] {
  const rows: Row[] = []
  groups.forEach((group, index) => {
    const open = isOpen(group)
    rows.push({ kind: 'group', key: group.key, group, open, nth: index + 1, of: groups.length })
    if (!open) return
    const of = group.items.length
    for (const [nth, one] of group.items.entries())
      rows.push({ kind: 'item', key: `${group.key}/${one.id}`, one, nth: nth + 1, of })
  })
  return rows
}

/**
 * The finding `by` steps from the chosen one, around the ends. Where the chosen one is gone, `last` (where it stood) is where one goes
 * on: what now stands there is the next. Null where there is none at all.
 */
export function step(order: readonly Diagnostic[], chosen: string | null, last: number, by: 1 | -1): Diagnostic | null {
  const n = order.length
  if (n === 0) return null
  const at = order.findIndex(({ id }) => id === chosen)
  const next = at >= 0 ? at + by : by > 0 ? Math.max(0, last) : last - 1
  return order[((next % n) + n) % n]!
}

/** A finding by its id, wherever in the report it stands. */
export function findingOf(report: Report | null, id: string | null): Diagnostic | null {
  if (report === null || id === null) return null
  for (const list of [report.diagnostics, report.explained, report.accepted])
    for (const one of list) if (one.id === id) return one
  return null
}

/** A cell the safe fixes would rewrite, with the finding that asks for it. */
export interface SafeCell {
  readonly one: Diagnostic
  readonly edit: NonNullable<Diagnostic['fix']>['edits'][number]
}

/** The cells that the fixes of these findings rewrite, each once, in order of place. Of several edits the one is shown that is made. */
export function safeCells(state: Pick<DeskState, 'report'>, ids: readonly string[]): SafeCell[] {
  const wanted = new Set(ids)
  const cells = new Map<string, SafeCell>()
  for (const one of state.report?.diagnostics ?? []) {
    if (!one.fix || !wanted.has(one.id)) continue
    for (const edit of one.fix.edits) {
      const key = `${edit.at.sheet},${edit.at.row},${edit.at.col}`
      const known = cells.get(key)
      // As chooseEdits does: a change of kind (text → number) goes before one that only tidies.
      if (!known || (typeof known.edit.from === typeof known.edit.to && typeof edit.from !== typeof edit.to))
        cells.set(key, { one, edit })
    }
  }
  return [...cells.values()].sort(
    ({ edit: { at: a } }, { edit: { at: b } }) => a.sheet - b.sheet || a.row - b.row || a.col - b.col,
  )
}
