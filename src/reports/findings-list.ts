/** The lines of a list of findings: every finding with what to do, and what was checked and what was not. */
import {
  type BatchRemarks,
  type Datum,
  type Diagnostic,
  fill,
  type Lang,
  type Report,
  sayDatum,
  severityWords,
  type Words,
} from '../core/index.js'
import { countsText } from './counts.js'
import { explanationText, refusedLines } from './explained.js'
import type { PageSection } from './page.js'
import { blocks } from './places.js'
import { cut, plain } from './plain.js'
import { retold, sentence } from './retold.js'
import { type FileError, type Summary, Tally } from './run.js'
import { fixMark, tableLine } from './text.js'
import { remarkLines, uncheckedLines } from './unchecked.js'
import { words as said } from './words.js'
import type { Column, Line } from './workbook-sheet.js'

/** What a rule says of itself. */
export interface RuleText {
  readonly id: string
  readonly why: Words
  readonly help: Words
}

/** What the list says in its own words. */
export const listWords = {
  list: { zh: '问题清单', en: 'Findings' },
  title: { zh: '重点项目表问题清单', en: 'Findings in key-project tables' },
  seen: { zh: '检查情况', en: 'What was checked' },
  no: { zh: '序号', en: 'No.' },
  file: { zh: '文件', en: 'File' },
  sheet: { zh: '工作表', en: 'Sheet' },
  cell: { zh: '单元格', en: 'Cell' },
  project: { zh: '项目', en: 'Project' },
  severity: { zh: '级别', en: 'Severity' },
  message: { zh: '发现的问题', en: 'What was found' },
  expected: { zh: '应为', en: 'Expected' },
  difference: { zh: '相差', en: 'Difference' },
  why: { zh: '为什么要紧', en: 'Why it matters' },
  help: { zh: '怎么办', en: 'What to do' },
  rule: { zh: '规则', en: 'Rule' },
  state: { zh: '核实说明/状态', en: 'Explanation, state' },
  explained: { zh: '已说明：{said}', en: 'explained: {said}' },
  accepted: { zh: '已认可到 {until}：{reason}', en: 'accepted until {until}: {reason}' },
  known: { zh: '基线已有', en: 'known to the baseline' },
  'unlisted-lines': { zh: '还有 {n} 行没有列出', en: 'lines not listed: {n}' },
  unlisted: {
    zh: '还有 {n} 条没有列出：一张清单最多 {max} 条，请分几次检查',
    en: 'not listed: {n}; a list holds at most {max}, check fewer workbooks at a time',
  },
  kind: { zh: '情况', en: 'State' },
  what: { zh: '内容', en: 'What' },
  checked: { zh: '检查了', en: 'Checked' },
  result: { zh: '结果', en: 'Result' },
  page: { zh: '&C第 &P 页 共 &N 页', en: '&CPage &P of &N' },
} as const satisfies { readonly [key: string]: Words }

/** Findings listed at most: as many as a browser makes a workbook of without running out of memory. */
const MAX_LISTED = 10_000
/** Blocks of cells named of one finding. */
const MAX_BLOCKS = 6
/** Signs of a name, of a message and of an explanation. */
const MAX_NAME = 200
const MAX_TEXT = 1_000

const LIST: readonly (readonly [heading: keyof typeof listWords, width: number])[] = [
  ['no', 6],
  ['file', 20],
  ['sheet', 12],
  ['cell', 11],
  ['project', 22],
  ['severity', 8],
  ['message', 38],
  ['expected', 13],
  ['difference', 12],
  ['why', 32],
  ['help', 34],
  ['rule', 22],
  ['state', 24],
]
const SEEN: typeof LIST = [
  ['file', 30],
  ['kind', 12],
  ['what', 110],
]

/** A workbook of which findings are listed; `known` as in `CheckedFile`. */
export interface ListedWorkbook {
  readonly name: string
  readonly report: Report
  readonly known: ReadonlySet<string> | null
}

/** What a list is made of. */
export interface Source {
  readonly lang: Lang
  readonly summary: Summary
  /** Walked several times, a workbook at a time. */
  files(): Iterable<ListedWorkbook>
  rule(id: string): RuleText | null
  readonly errors: readonly FileError[]
  readonly remarks: BatchRemarks | null
  /** The page of a batch, to stand on a sheet before the others; null where there is none. */
  readonly page: readonly PageSection[] | null
}

/** The columns of the findings and of what was checked. */
export function listColumns(lang: Lang): Column[] {
  return columnsOf(LIST, lang)
}

export function seenColumns(lang: Lang): Column[] {
  return columnsOf(SEEN, lang)
}

function columnsOf(list: typeof LIST, lang: Lang): Column[] {
  return list.map(([key, width]) => ({ heading: listWords[key][lang], width }))
}

/** Findings file by file; where there are more than can be listed the milder ones are left out first. */
export function* listLines(source: Source): Generator<Line> {
  const { lang } = source
  const room = roomFor(source)
  let n = 0
  let unlisted = 0
  for (const { name, report, known } of source.files()) {
    const isOld = ({ id }: Diagnostic): boolean => known?.has(id) === true
    const open = report.diagnostics.filter((one) => !isOld(one))
    const settled = [...report.explained, ...report.accepted, ...(known ? report.diagnostics.filter(isOld) : [])]
    for (const [list, key] of [
      [open, null],
      [settled, 'settled'],
    ] as const)
      for (const diagnostic of list) {
        const which = key ?? diagnostic.severity
        if (room[which] <= 0) unlisted++
        else {
          room[which]--
          const state = isOld(diagnostic) ? listWords.known[lang] : stateText(diagnostic, lang)
          yield findingLine(++n, name, diagnostic, source.rule(diagnostic.rule), state, lang)
        }
      }
  }
  if (unlisted === 0) return
  const rest = fill(listWords.unlisted, { n: unlisted, max: MAX_LISTED }, lang)
  yield { cells: LIST.map(([key]) => (key === 'message' ? rest : '')) }
}

/** How many findings of each severity are listed, and how many of those that do not count. */
function roomFor({ summary: { diagnostics, known, accepted, explained } }: Source) {
  const room = { error: 0, warning: 0, info: 0, settled: 0 }
  const wanted = { ...diagnostics, settled: known + accepted + explained }
  let left = MAX_LISTED
  for (const key of ['error', 'warning', 'info', 'settled'] as const) {
    room[key] = Math.min(left, wanted[key])
    left -= room[key]
  }
  return room
}

function findingLine(
  n: number,
  file: string,
  diagnostic: Diagnostic,
  rule: RuleText | null,
  state: string,
  lang: Lang,
): Line {
  const { sheet, project, severity, expected, difference } = diagnostic
  return {
    severity,
    cells: [
      n,
      retold(file, MAX_NAME),
      retold(sheet, MAX_NAME),
      cellsText(diagnostic, lang),
      project === null ? said.whole[lang] : retold(project, MAX_NAME),
      severityWords[severity][lang],
      sentence(diagnostic, lang, MAX_TEXT),
      datumText(expected, lang),
      datumText(difference, lang),
      plain(rule?.why[lang] ?? ''),
      plain(rule?.help[lang] ?? '') + fixMark(diagnostic, lang),
      diagnostic.rule,
      state,
    ],
  }
}

function cellsText({ cell, places, at }: Diagnostic, lang: Lang): string {
  const own = places.filter((place) => place.sheet === at.sheet)
  if (own.length < 2) return cell
  const all = blocks(own)
  const list = all.slice(0, MAX_BLOCKS).join(said.comma[lang])
  return all.length > MAX_BLOCKS ? fill(said.more, { list, n: own.length }, lang) : list
}

function datumText(datum: Datum | null, lang: Lang): string | number {
  if (datum === null) return ''
  // What no cell can hold (a sum beyond all numbers) would make the workbook one that Excel repairs.
  return typeof datum === 'number' && Number.isFinite(datum) ? datum : plain(cut(sayDatum(datum, lang), MAX_TEXT))
}

/** What became of it so far; `''` where nothing did. */
function stateText(diagnostic: Diagnostic, lang: Lang): string {
  const { accepted, explanation } = diagnostic
  const states: string[] = []
  if (accepted) {
    const data = { until: accepted.exception.until.text, reason: retold(accepted.exception.reason, MAX_TEXT) }
    states.push(fill(accepted.lapsed ? said.lapsed : listWords.accepted, data, lang))
  }
  if (explanation?.state === 'valid')
    states.push(fill(listWords.explained, { said: explanationText(explanation.explanation, lang) }, lang))
  states.push(...refusedLines(diagnostic, lang))
  return states.join('\n')
}

/** What was checked and what was not, workbook by workbook; at most as many lines as findings. */
export function* seenLines(source: Source): Generator<Line> {
  let n = 0
  for (const line of allSeen(source)) if (n++ < MAX_LISTED) yield line
  if (n > MAX_LISTED) yield { cells: ['', '', fill(listWords['unlisted-lines'], { n: n - MAX_LISTED }, source.lang)] }
}

function* allSeen(source: Source): Generator<Line> {
  const { lang, errors, remarks } = source
  for (const { name, report, known } of source.files()) {
    const file = retold(name, MAX_NAME)
    for (const table of report.tables) {
      const line = tableLine(table, { lang, paint: (_, text) => text, quiet: false })
      yield { cells: [file, listWords.checked[lang], `${retold(table.sheet)}!${line}`] }
    }
    for (const line of uncheckedLines(report, lang)) yield { cells: [file, said['not-checked'][lang], line] }
    if (report.idle.length > 0)
      yield {
        cells: [file, listWords.result[lang], fill(said['explanation-idle'], { n: report.idle.length }, lang)],
      }
    const tally = new Tally()
    tally.report({ report }, known)
    yield { cells: [file, listWords.result[lang], resultText(tally.summary(), lang)] }
  }
  for (const { file, words: why } of errors)
    yield { cells: [retold(file, MAX_NAME), said.failed[lang], retold(why[lang])], severity: 'error' }
  for (const line of remarks ? remarkLines(remarks, lang) : []) yield { cells: ['', said['not-checked'][lang], line] }
}

/** What was found in how much: never "nothing found" where nothing was looked at. */
export function resultText(summary: Summary, lang: Lang): string {
  const { files, checked, tables, records, diagnostics, explained, known, errors } = summary
  const found = diagnostics.error + diagnostics.warning + diagnostics.info
  if (checked === 0 && found === 0) return said.nothing[lang]
  const counts =
    found === 0 && explained === 0 && known === 0 ? said.clean[lang] : countsText(diagnostics, explained, known, lang)
  const failed = errors === 0 ? [] : [`${said.failed[lang]}${said.colon[lang]}${errors}`]
  return [fill(said['total-checked'], { files, checked, tables, records }, lang), counts, ...failed].join(' · ')
}

/** Index of a column of findings, of what was checked. */
export const SEVERITY_COLUMN = LIST.findIndex(([key]) => key === 'severity')
export const KIND_COLUMN = SEEN.findIndex(([key]) => key === 'kind')
