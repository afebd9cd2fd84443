/** How far the checking of a batch reached: what was not read, not asked, not decided, of all workbooks together. */
import {
  type BatchRemarks,
  fill,
  type Lang,
  masked,
  type Report,
  type Skip,
  type SkipReason,
  sayReason,
  type UncheckedSheet,
  type Words,
} from '../core/index.js'
import { pageWords } from './page-words.js'
import { type Ranked, Ranking } from './ranking.js'
import { words } from './words.js'

/** What was not looked at. */
export interface Coverage {
  /** Columns that tables lack, by the number of tables; `rules`: how many rules want one of them. */
  readonly lacking: { readonly columns: Ranked; readonly rules: number }
  /** Any other reason why rules were not asked, with the number of rules, most first. */
  readonly skipped: readonly { readonly reason: string; readonly rules: number }[]
  /** Rules by how often they could decide nothing. */
  readonly undecided: Ranked
  /** Sheets of which nothing was checked. */
  readonly sheets: { readonly [R in UncheckedSheet['reason']]: number }
  /** Headings nobody knows, by the number of tables. */
  readonly unknown: Ranked
  /** Formulas without a result, which read as blank. */
  readonly uncalculated: number
  /** Tables that were recognised with little certainty. */
  readonly unsure: number
}

/** Names listed at most of each sort. */
const MAX_LISTED = 6
/** Signs of a heading that are kept. */
const MAX_HEADING = 60
/** Below this a table's confidence is said aloud. */
export const SURE = 0.7

/** Adds up what reports say was not checked. */
export class CoverageTally {
  private readonly columns = new Ranking()
  private readonly wanting = new Set<string>()
  private readonly reasons = new Map<string, Set<string>>()
  private readonly undecided = new Ranking()
  private readonly sheets = { empty: 0, hidden: 0, 'no-table': 0, 'no-header': 0 }
  private readonly unknown = new Ranking()
  private uncalculated = 0
  private unsure = 0

  constructor(private readonly lang: Lang) {}

  add(report: Report): void {
    for (const { reason } of report.unchecked) this.sheets[reason]++
    for (const table of report.tables) {
      for (const heading of new Set(table.unknown.map(({ heading: text }) => text)))
        this.unknown.add(masked(heading).slice(0, MAX_HEADING))
      this.uncalculated += table.uncalculated?.count ?? 0
      if (table.confidence < SURE) this.unsure++
    }
    this.remarks(report)
  }

  /** What is said of all workbooks together, or of one. */
  remarks({ skipped, undecided }: Pick<BatchRemarks, 'skipped' | 'undecided'>): void {
    this.skips(skipped)
    for (const { rule, count } of undecided) this.undecided.add(rule, count)
  }

  private skips(skipped: readonly Skip[]): void {
    const lacking = new Set<string>()
    for (const { rule, table, reason } of skipped) {
      if (reason.code !== 'columns') {
        const text = this.reasonText(reason)
        const rules = this.reasons.get(text)
        if (rules) rules.add(rule)
        else this.reasons.set(text, new Set([rule]))
        continue
      }
      this.wanting.add(rule)
      for (const choice of reason.fields) {
        const column = choiceText(choice, this.lang)
        if (!lacking.has(`${table}|${column}`)) this.columns.add(column)
        lacking.add(`${table}|${column}`)
      }
    }
  }

  /** What packs and configurations did not give is one reason, whatever it is. */
  private reasonText(reason: SkipReason): string {
    const isSetting = reason.code === 'option' || reason.code === 'roster' || reason.code === 'regions'
    return isSetting ? pageWords.settings[this.lang] : sayReason(reason, this.lang)
  }

  sum(): Coverage {
    return {
      lacking: { columns: this.columns.ranked(MAX_LISTED), rules: this.wanting.size },
      skipped: [...this.reasons]
        .map(([reason, rules]) => ({ reason, rules: rules.size }))
        .sort((a, b) => b.rules - a.rules),
      undecided: this.undecided.ranked(MAX_LISTED),
      sheets: this.sheets,
      unknown: this.unknown.ranked(MAX_LISTED),
      uncalculated: this.uncalculated,
      unsure: this.unsure,
    }
  }
}

/** Columns any of which would do: `项目代码`, `计划开工或实际开工`, `总投资等 5 种之一`. */
function choiceText(choice: readonly Words[], lang: Lang): string {
  const names = choice.map((field) => field[lang])
  return names.length > 2
    ? fill(pageWords['one-of'], { first: names[0]!, n: names.length }, lang)
    : names.join(words.or[lang])
}

/** One line for each thing that was not checked. Names from cells are made harmless by `show`, which the format gives. */
export function coverageLines(coverage: Coverage, lang: Lang, show: (text: string) => string): string[] {
  const { lacking, skipped, undecided, sheets, unknown, uncalculated, unsure } = coverage
  const lines: string[] = []
  const say = (
    key: keyof typeof pageWords,
    n: number,
    data: { readonly [name: string]: string | number } = {},
  ): void => {
    if (n > 0) lines.push(fill(pageWords[key], { n, ...data }, lang))
  }
  say('hidden', sheets.hidden)
  say('headless', sheets['no-header'])
  say('tableless', sheets['no-table'] + sheets.empty)
  say('unsure', unsure)
  say('unknown', unknown.names, { n: namesText(unknown, lang), list: rankedText(unknown, lang, show) })
  say('uncalculated', uncalculated)
  say('lacking', lacking.rules, { list: rankedText(lacking.columns, lang, show) })
  for (const { reason, rules } of skipped) lines.push(fill(pageWords.skipped, { reason: show(reason), n: rules }, lang))
  say('undecided', undecided.total, { list: rankedText(undecided, lang, show) })
  return lines
}

/** `总投资（3）、备注（1）`, and how many names more there are. */
function rankedText(ranked: Ranked, lang: Lang, show: (text: string) => string): string {
  const { top, names } = ranked
  const list = top
    .map(({ name, count: n }) => fill(pageWords.times, { what: show(name), n }, lang))
    .join(words.comma[lang])
  return names > top.length ? fill(pageWords.more, { list, n: namesText(ranked, lang) }, lang) : list
}

/** How many names, as far as anybody counted. */
function namesText({ names, isMore }: Ranked, lang: Lang): string {
  return isMore ? fill(pageWords['more-than'], { n: names }, lang) : String(names)
}
