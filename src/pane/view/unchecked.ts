/** What could not be checked, as a person in front of the table can act on it. Pure. */
import {
  type Correction,
  fill,
  type Lang,
  parseAddress,
  type Ref,
  type Skip,
  type SkipReason,
  uncheckedWords,
} from '../../core/index.js'
import type { DeskState } from '../desk.js'
import { lackWords, words } from '../words.js'
import { shownName, shownText } from './shown.js'

/** One thing that was not checked, with what it is made of. */
export interface Unchecked {
  readonly text: string
  /** Rules, headings, cells behind it; those of a place can be gone to. */
  readonly details: readonly { readonly text: string; readonly at: Ref | null }[]
}

/** Everything that was not looked at or not decided: nothing found and nothing looked at must never look alike. */
export function uncheckedOf(state: Pick<DeskState, 'report' | 'lacks'>, lang: Lang): Unchecked[] {
  const { report, lacks } = state
  const found: Unchecked[] = lacks.map((lack) => ({ text: shownText(lack[lang]), details: [] }))
  if (report === null) return found
  for (const { sheet, reason } of report.unchecked)
    found.push({
      text: fill(words['sheet-unchecked'], { sheet: shownName(sheet), reason: uncheckedWords[reason] }, lang),
      details: [],
    })
  for (const [sheet, n] of countBySheet(report.lapsedCorrections))
    found.push({ text: fill(words['lapsed-corrections'], { sheet: shownName(sheet), n }, lang), details: [] })
  for (const table of report.tables) {
    const { sheet, sheetIndex, range, unknown, uncalculated } = table
    const where = report.tables.length > 1 ? fill(words['where-table'], { sheet: shownName(sheet), range }, lang) : ''
    if (unknown.length > 0)
      found.push({
        text: fill(words['unknown-headings'], { where, n: unknown.length }, lang),
        details: unknown.map(({ cell, heading }) => ({
          text: `${cell} ${shownName(heading)}`,
          at: refOf(sheetIndex, cell),
        })),
      })
    if (uncalculated)
      found.push({
        text: fill(words.uncalculated, { where, n: uncalculated.count }, lang),
        details: [{ text: uncalculated.cell, at: refOf(sheetIndex, uncalculated.cell) }],
      })
  }
  return [...found, ...skippedOf(report.skipped, lang), ...undecidedOf(state, lang), ...unusedOf(state, lang)]
}

function countBySheet(corrections: readonly Correction[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { sheet } of corrections) counts.set(sheet, (counts.get(sheet) ?? 0) + 1)
  return counts
}

function refOf(sheet: number, cell: string): Ref | null {
  const at = parseAddress(cell)
  return at && { sheet, row: at.row, col: at.col }
}

/** One entry per reason, most checks lost first. A rule is named once, however many tables it was left out of. */
function skippedOf(skipped: readonly Skip[], lang: Lang): Unchecked[] {
  const byReason = new Map<string, Map<string, string>>()
  for (const { rule, title, reason } of skipped) {
    const text = lackOf(reason, lang)
    const rules = byReason.get(text)
    if (rules) rules.set(rule, title[lang])
    else byReason.set(text, new Map([[rule, title[lang]]]))
  }
  return [...byReason]
    .sort(([, a], [, b]) => b.size - a.size)
    .map(([reason, rules]) => ({
      text: fill(words['skipped-rules'], { reason, n: rules.size }, lang),
      details: [...rules.values()].map((text) => ({ text, at: null })),
    }))
}

function lackOf(reason: SkipReason, lang: Lang): string {
  const template = lackWords[reason.code]
  switch (reason.code) {
    case 'columns': {
      const choices = reason.fields.map((choice) => choice.map((title) => title[lang]).join(words.or[lang]))
      return fill(template, { fields: choices.join(words.comma[lang]) }, lang)
    }
    case 'several-columns':
      return fill(template, { field: reason.field }, lang)
    case 'roster':
    case 'option':
      return fill(template, { name: reason.name }, lang)
    default:
      return template[lang]
  }
}

function undecidedOf({ report }: Pick<DeskState, 'report'>, lang: Lang): Unchecked[] {
  const counts = new Map<string, { title: string; n: number }>()
  let all = 0
  for (const { rule, title, count } of report!.undecided) {
    all += count
    const known = counts.get(rule)
    if (known) known.n += count
    else counts.set(rule, { title: title[lang], n: count })
  }
  if (all === 0) return []
  const details = [...counts.values()].sort((a, b) => b.n - a.n)
  return [
    {
      text: fill(words['undecided-rules'], { n: all }, lang),
      details: details.map((one) => ({ text: fill(words['undecided-rule'], one, lang), at: null })),
    },
  ]
}

function unusedOf({ report }: Pick<DeskState, 'report'>, lang: Lang): Unchecked[] {
  return report!.unused.map(({ rule, project, source }) => ({
    text: fill(
      words['unused-exception'],
      { source: shownText(source), title: project === null ? rule : `${rule} ${shownName(project)}` },
      lang,
    ),
    details: [],
  }))
}
