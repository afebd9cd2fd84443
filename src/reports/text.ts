/** A report to be read by the person who holds the workbook. */
import {
  type BatchRemarks,
  type CheckedTable,
  type Diagnostic,
  type Edit,
  fill,
  isError,
  type Lang,
  masked,
  type RelatedCell,
  type Report,
  type Severity,
  sayMessage,
  severityWords,
  type Value,
} from '../core/index.js'
import { asideLines, columnLines, warningLines } from './asides.js'
import { countsLine, countsText, partsOf, type ToldFile } from './counts.js'
import { SURE } from './coverage.js'
import { refusedLines } from './explained.js'
import { blocks } from './places.js'
import { cut, pad, plain, visible, width } from './plain.js'
import { retold, sentence } from './retold.js'
import type { EarlierFile, FileError, Summary } from './run.js'
import { RANK } from './severities.js'
import { remarkLines, uncheckedLines, unreadLines } from './unchecked.js'
import { words } from './words.js'

/** What a piece of text is, for a terminal that has colours. */
export type Style = 'title' | 'heading' | 'dim' | 'good' | Severity

/** How a report is to look. */
export interface TextOptions {
  readonly lang: Lang
  /** Colours a text; the identity where there are no colours. */
  readonly paint: (style: Style, text: string) => string
  /** Only what is an error, and nothing about what was not checked. */
  readonly quiet: boolean
  /** Also what was read as what, and every finding the baseline knows. */
  readonly verbose?: boolean
}

/** Related cells and blocks of cells listed at most. */
const MAX_LISTED = 6
/** Signs of a project's name and of a message that are printed. */
const MAX_NAME = 80
const MAX_MESSAGE = 400

/** What is said of a workbook elsewhere in the same report. */
export interface Elsewhere {
  /** Which rules were not asked and what was left undecided: on the page of the batch. */
  readonly coverage: boolean
  /** That nothing was checked: as an error behind it. */
  readonly nothing: boolean
}

/** The report of one workbook, in lines that end in a line break. What the baseline knows stands apart, behind what is new. */
export function* fileText(
  file: ToldFile,
  options: TextOptions,
  elsewhere: Elsewhere = { coverage: false, nothing: false },
): Generator<string> {
  const { report } = file
  const { paint, lang, quiet } = options
  const { fresh, known } = partsOf(file)
  const diagnostics = quiet ? fresh.filter(({ severity }) => severity === 'error') : fresh
  if (quiet && diagnostics.length === 0) return
  yield `${paint('title', plain(file.file))}\n`
  yield* warningLines(file, lang)
  for (const [index, name] of sheetsOf(report, diagnostics)) {
    yield `\n  ${paint('heading', fill(words.sheet, { name: retold(name) }, lang))}\n`
    for (const table of report.tables) {
      if (table.sheetIndex !== index) continue
      yield `    ${tableLine(table, options)}\n`
      if (options.verbose) yield* columnLines(table, options)
    }
    for (const group of groupsOf(diagnostics.filter(({ at }) => at.sheet === index))) yield* groupLines(group, options)
  }
  if (quiet) {
    yield '\n'
    return
  }
  yield* asideLines(report, known, options, elsewhere.coverage ? unreadLines : uncheckedLines)
  yield elsewhere.nothing ? '\n' : `\n  ${countsLine(file, options)}\n\n`
}

/** The line of a file that could not be checked. */
export function errorText({ file, words: what }: FileError, { lang, paint }: TextOptions): string {
  const name = file === '' ? '' : ` ${paint('title', plain(file))}`
  return `${paint('error', words.failed[lang])}${name}${words.colon[lang]}${retold(what[lang])}\n`
}

/** What is said of a run besides its sums. */
export interface Closing {
  /** What could not be asked or decided of all workbooks together. */
  readonly remarks: BatchRemarks
  /** The workbooks of earlier periods they were compared with. */
  readonly earlier: readonly EarlierFile[]
  /** What to type next. */
  readonly commands: { readonly fix: string; readonly rule: string }
}

/** What the whole run comes to: its sums are said where there was more than one file or path. */
export function* summaryText(
  summary: Summary,
  { remarks, earlier, commands }: Closing,
  options: TextOptions,
): Generator<string> {
  const { lang, paint } = options
  const { files, checked, tables, records, diagnostics, explained, known, errors, fixable } = summary
  const found = diagnostics.error + diagnostics.warning + diagnostics.info
  if (files > 1 || errors > 1) {
    yield `${paint('heading', words.total[lang])}\n`
    yield `  ${fill(words['total-checked'], { files, checked, tables, records }, lang)}\n`
    yield `  ${countsText(diagnostics, explained, known, lang)}\n`
    if (errors > 0) yield `  ${paint('error', fill(words['total-errors'], { n: errors }, lang))}\n`
  }
  if (!options.quiet) {
    for (const line of remarkLines(remarks, lang)) yield `  · ${line}\n`
    if (earlier.length > 0) yield `${paint('dim', earlierLine(earlier, lang))}\n`
  }
  if (options.quiet || found === 0) return
  if (fixable > 0) yield `${fill(words['next-fix'], { n: fixable, command: commands.fix }, lang)}\n`
  yield `${paint('dim', fill(words['next-rule'], { command: commands.rule }, lang))}\n`
}

function earlierLine(earlier: readonly EarlierFile[], lang: Lang): string {
  const tables = earlier.reduce((sum, one) => sum + one.tables, 0)
  return fill(words.earlier, { files: earlier.length, tables }, lang)
}

function sheetsOf({ tables }: Report, diagnostics: readonly Diagnostic[]): [number, string][] {
  const sheets = new Map<number, string>()
  for (const { sheetIndex, sheet } of tables) sheets.set(sheetIndex, sheet)
  for (const { at, sheet } of diagnostics) sheets.set(at.sheet, sheet)
  return [...sheets].sort(([a], [b]) => a - b)
}

/** A table in one line: where it is, what it is, how much it holds. */
export function tableLine(table: CheckedTable, { lang, paint }: TextOptions): string {
  const kind = table.kind?.title ?? words['no-kind']
  const form = words[table.kind?.ofProjects === false ? 'table-rows' : 'table']
  const unit = table.unit === null ? '' : fill(words['table-unit'], { unit: table.unit }, lang)
  const corrected = table.corrected === 0 ? '' : fill(words['table-corrected'], { n: table.corrected }, lang)
  const percent = Math.floor(table.confidence * 100)
  const unsure = table.confidence < SURE ? fill(words['table-unsure'], { percent }, lang) : ''
  return paint('dim', fill(form, { range: table.range, kind, n: table.records }, lang) + unit + corrected + unsure)
}

/** Findings about one project, or about a table as a whole. */
interface Group {
  readonly project: string | null
  readonly diagnostics: Diagnostic[]
}

/** Most important first; of equals what is about the whole table, then by place. */
function groupsOf(diagnostics: readonly Diagnostic[]): Group[] {
  const groups = new Map<string, Group>()
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.table}|${diagnostic.project ?? ''}`
    const group = groups.get(key)
    if (group) group.diagnostics.push(diagnostic)
    else groups.set(key, { project: diagnostic.project, diagnostics: [diagnostic] })
  }
  const sorted = [...groups.values()]
  for (const group of sorted) group.diagnostics.sort((a, b) => RANK[a.severity] - RANK[b.severity])
  const rank = ({ diagnostics: [first], project }: Group): number =>
    RANK[first!.severity] * 2 + (project === null ? 0 : 1)
  return sorted.sort((a, b) => rank(a) - rank(b))
}

function* groupLines({ project, diagnostics }: Group, options: TextOptions): Generator<string> {
  const { lang, paint } = options
  yield `\n    ${paint('heading', project === null ? words.whole[lang] : `「${retold(project, MAX_NAME)}」`)}\n`
  const cells = diagnostics.reduce((most, { cell }) => Math.max(most, cell.length), 0)
  const severities = Math.max(...Object.values(severityWords).map((word) => width(word[lang])))
  for (const diagnostic of diagnostics) {
    const { severity, cell, rule } = diagnostic
    const label = paint(severity, pad(severityWords[severity][lang], severities))
    const mark = fixMark(diagnostic, lang)
    yield `      ${label}  ${pad(cell, cells)}  ${sentence(diagnostic, lang, MAX_MESSAGE)}${mark}  ${paint('dim', rule)}\n`
    const indent = ' '.repeat(6 + severities + 2 + cells + 2)
    for (const line of detailLines(diagnostic, lang)) yield `${indent}${paint('dim', line)}\n`
  }
}

/** What can be done about a finding at once: `［可自动改］`, `［建议改为“3”］`; `''` where nothing can. */
export function fixMark({ fix }: Diagnostic, lang: Lang): string {
  if (!fix) return ''
  if (fix.safe) return words.fixable[lang]
  const [only, more] = fix.edits
  if (!only || more) return ''
  return fill(words.suggestion, { value: typed(only) }, lang)
}

/** What a person would type: Excel takes 0.2 in a percent cell for 0.2 %. */
function typed({ to, format }: Edit): string {
  const isPercent = typeof to === 'number' && format?.includes('%') === true
  return isPercent ? `${Number((to * 100).toPrecision(12))}%` : shown(to)
}

function* detailLines(diagnostic: Diagnostic, lang: Lang): Generator<string> {
  const { places, related, sheet, accepted } = diagnostic
  if (accepted?.lapsed) {
    const { reason, until } = accepted.exception
    yield fill(words.lapsed, { until: until.text, reason: retold(reason, MAX_MESSAGE) }, lang)
  }
  yield* refusedLines(diagnostic, lang)
  if (places.length > 1) yield fill(words.places, { list: shortList(blocks(places), places.length, lang) }, lang)
  const others = related.map((cell) => relatedText(cell, sheet, lang))
  if (others.length > 0) yield fill(words.related, { list: shortList(others, others.length, lang) }, lang)
}

function relatedText({ file, sheet, cell, note }: RelatedCell, own: string, lang: Lang): string {
  const place =
    file !== null ? `${plain(file)} ${retold(sheet)}!${cell}` : sheet === own ? cell : `${retold(sheet)}!${cell}`
  const text = retold(sayMessage(note, lang))
  return text === '' ? place : `${place} ${text}`
}

function shortList(items: readonly string[], n: number, lang: Lang): string {
  const list = items.slice(0, MAX_LISTED).join(words.comma[lang])
  return items.length > MAX_LISTED ? fill(words.more, { list, n }, lang) : list
}

/** A value as a person would type it, spaces visible, phone numbers not. */
export function shown(value: Value): string {
  if (value === null) return ''
  return isError(value) ? plain(value.error) : visible(cut(masked(String(value)), MAX_MESSAGE))
}
