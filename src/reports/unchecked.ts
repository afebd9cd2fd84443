/** What was not looked at, and why: nothing found and nothing looked at must never look alike. */
import {
  type BatchRemarks,
  type CheckedTable,
  fill,
  type Lang,
  type Report,
  type Skip,
  sayReason,
  uncheckedWords,
} from '../core/index.js'
import { lapsedLines } from './corrections.js'
import { plain } from './plain.js'
import { retold } from './retold.js'
import { words } from './words.js'

/** One line for each thing of a workbook that was not checked. */
export function uncheckedLines(report: Report, lang: Lang): string[] {
  const tables = report.tables.flatMap((table, index) =>
    inTable(report, table, [...unreadTableLines(table, lang), ...unaskedLines(report, index, lang)], lang),
  )
  return [
    ...sheetLines(report, lang),
    ...lapsedLines(report.lapsedCorrections, lang),
    ...tables,
    ...remarkLines(report, lang),
  ]
}

/** Of `uncheckedLines` those about what nobody could read: sheets, columns, formulas; none about rules that were not asked. */
export function unreadLines(report: Report, lang: Lang): string[] {
  const tables = report.tables.flatMap((table) => inTable(report, table, unreadTableLines(table, lang), lang))
  return [...sheetLines(report, lang), ...lapsedLines(report.lapsedCorrections, lang), ...tables]
}

function sheetLines({ unchecked }: Report, lang: Lang): string[] {
  return unchecked.map(({ sheet, reason }) =>
    fill(words['unchecked-sheet'], { name: retold(sheet), reason: uncheckedWords[reason] }, lang),
  )
}

/** The lines of a table, with where it is unless there is only one. */
function inTable({ tables }: Report, { sheet, range }: CheckedTable, lines: readonly string[], lang: Lang): string[] {
  if (tables.length === 1) return [...lines]
  return lines.map((text) => fill(words['in-table'], { sheet: retold(sheet), range, text }, lang))
}

/** One line for each thing that could not be asked or decided of whole workbooks. */
export function remarkLines(remarks: BatchRemarks, lang: Lang): string[] {
  const skipped = remarks.skipped.filter(({ table }) => table === null)
  return [...skippedLines(skipped, lang), ...undecidedLines(remarks, null, lang), ...unusedLines(remarks, lang)]
}

function unusedLines({ unused }: BatchRemarks, lang: Lang): string[] {
  return unused.map(({ rule, project, table, sheet, field, source }) => {
    const what = [project, table, sheet, field]
      .flatMap((one) => (one === null ? [] : [retold(one)]))
      .join(words.comma[lang])
    return fill(words['unused-exception'], { source: plain(source), rule, what }, lang)
  })
}

/** What of a table nobody could read. */
function unreadTableLines(table: CheckedTable, lang: Lang): string[] {
  const lines: string[] = []
  if (table.unknown.length > 0) {
    const list = table.unknown.map(({ cell, heading }) => fill(words.heading, { cell, heading: retold(heading) }, lang))
    lines.push(fill(words['unknown-columns'], { list: list.join(words.comma[lang]) }, lang))
  }
  if (table.uncalculated) {
    const { count: n, cell } = table.uncalculated
    lines.push(fill(words.uncalculated, { n, cell }, lang))
  }
  return lines
}

/** What was not asked of a table, and what was left undecided. */
function unaskedLines(report: Report, index: number, lang: Lang): string[] {
  const skipped = report.skipped.filter((skip) => skip.table === index)
  return [...skippedLines(skipped, lang), ...undecidedLines(report, index, lang)]
}

/** What was left undecided in a table, or (null) of the whole workbook: at most one line. */
function undecidedLines(report: BatchRemarks, index: number | null, lang: Lang): string[] {
  const undecided = report.undecided.filter((one) => one.table === index)
  if (undecided.length === 0) return []
  const n = undecided.reduce((sum, { count }) => sum + count, 0)
  const list = [...undecided]
    .sort((a, b) => b.count - a.count)
    .map(({ rule, count }) => fill(words['undecidable-rule'], { rule, n: count }, lang))
  return [
    fill(words[index === null ? 'undecidable-whole' : 'undecidable'], { n, list: list.join(words.comma[lang]) }, lang),
  ]
}

/**
 * Rules that were not asked: those that lack columns in one line (each column with the rules that want it), those that lack what a
 * pack gives in another, any other reason in one each.
 */
function skippedLines(skipped: readonly Skip[], lang: Lang): string[] {
  const columns = new Map<string, number>()
  const settings = new Map<string, number>()
  const others = new Map<string, number>()
  let n = 0
  for (const { rule, reason } of skipped) {
    if (reason.code === 'columns') {
      n++
      for (const choice of reason.fields) count(columns, choice.map((field) => field[lang]).join(words.or[lang]))
    } else if (reason.code === 'option')
      count(settings, fill(words['setting-option'], { rule, name: reason.name }, lang))
    else if (reason.code === 'roster') count(settings, fill(words['setting-roster'], { name: reason.name }, lang))
    else if (reason.code === 'regions') count(settings, words['setting-regions'][lang])
    else count(others, sayReason(reason, lang))
  }
  const lines: string[] = []
  if (columns.size > 0) lines.push(fill(words['skipped-columns'], { n, list: listOf(columns, lang) }, lang))
  if (settings.size > 0) {
    const rules = [...settings.values()].reduce((sum, times) => sum + times, 0)
    lines.push(fill(words['skipped-settings'], { n: rules, list: listOf(settings, lang) }, lang))
  }
  for (const [reason, times] of others)
    lines.push(fill(words['skipped-other'], { reason: plain(reason), n: times }, lang))
  return lines
}

/** What rules lack, with the number of rules that want it, most wanted first. */
function listOf(counts: ReadonlyMap<string, number>, lang: Lang): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([what, n]) => fill(words.times, { what, n }, lang))
    .join(words.comma[lang])
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
