/**
 * The list of findings as a workbook for people: to be printed, sent round and ticked off in Excel. Made by ExcelJS, which is loaded when
 * it is asked for; it runs in a browser, under a Content-Security-Policy without `unsafe-eval` too (test/browser/findings.test.ts).
 */
import {
  type BatchRemarks,
  type Datum,
  type Diagnostic,
  fill,
  type Lang,
  masked,
  type Report,
  say,
  sayDatum,
  severityWords,
  type Words,
} from '../core/index.js'
import { explanationText, refusedLines } from './explained.js'
import { blocks } from './places.js'
import { cut, plain } from './plain.js'
import { type FileError, type Summary, Tally } from './run.js'
import { fixMark, tableLine } from './text.js'
import { remarkLines, uncheckedLines } from './unchecked.js'
import { words as said } from './words.js'
import { type Column, type Line, writeSheet } from './workbook-sheet.js'

/** What a rule says of itself. */
export interface RuleText {
  readonly id: string
  readonly why: Words
  readonly help: Words
}

/** What a list of findings says besides them. */
export interface ListExtras {
  /** The rules of what was found: without them the columns that say why it matters and what to do only say what can be fixed. */
  readonly rules?: Iterable<RuleText>
  /** Workbooks that could not be checked. */
  readonly errors?: readonly FileError[]
  /** What could not be asked or decided of all workbooks together. */
  readonly remarks?: BatchRemarks
}

const words = {
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

const LIST: readonly (readonly [heading: keyof typeof words, width: number])[] = [
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

/**
 * The bytes of an .xlsx with two sheets: every finding in its row, open ones of a workbook before those explained or accepted; and what was
 * checked and what was not. No text of a workbook becomes a formula, a phone number or anything that acts on a program.
 */
export async function findingsWorkbook(
  reports: readonly Report[],
  lang: Lang,
  extras: ListExtras = {},
): Promise<Uint8Array> {
  const { default: Excel } = await import(/* webpackMode: "lazy", webpackChunkName: "exceljs" */ 'exceljs')
  const workbook = new Excel.Workbook()
  workbook.creator = 'kplint'
  const tally = new Tally()
  for (const report of reports) tally.report({ file: report.name, sha256: null, report, warnings: [] })
  for (const { isWorkbook } of extras.errors ?? []) tally.error(isWorkbook === true)
  const common = { result: resultText(tally.summary(), lang), page: words.page[lang] }
  const rules = new Map([...(extras.rules ?? [])].map((rule) => [rule.id, rule]))
  writeSheet(workbook, {
    ...common,
    name: words.list[lang],
    title: words.title[lang],
    columns: columnsOf(LIST, lang),
    shaded: LIST.findIndex(([key]) => key === 'severity'),
    lines: [...listLines(reports, lang, rules)],
  })
  writeSheet(workbook, {
    ...common,
    name: words.seen[lang],
    title: words.seen[lang],
    columns: columnsOf(SEEN, lang),
    shaded: SEEN.findIndex(([key]) => key === 'kind'),
    lines: [...seenLines(reports, lang, extras)],
  })
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function columnsOf(list: typeof LIST, lang: Lang): Column[] {
  return list.map(([key, width]) => ({ heading: words[key][lang], width }))
}

function* listLines(reports: readonly Report[], lang: Lang, rules: ReadonlyMap<string, RuleText>): Generator<Line> {
  let n = 0
  for (const report of reports) {
    for (const diagnostic of [...report.diagnostics, ...report.explained, ...report.accepted]) {
      n++
      if (n <= MAX_LISTED) yield findingLine(n, report.name, diagnostic, rules.get(diagnostic.rule), lang)
    }
  }
  if (n <= MAX_LISTED) return
  const rest = fill(words.unlisted, { n: n - MAX_LISTED, max: MAX_LISTED }, lang)
  yield { cells: LIST.map(([key]) => (key === 'message' ? rest : '')) }
}

function findingLine(n: number, file: string, diagnostic: Diagnostic, rule: RuleText | undefined, lang: Lang): Line {
  const { sheet, project, severity, expected, difference } = diagnostic
  return {
    severity,
    cells: [
      n,
      shown(file, MAX_NAME),
      shown(sheet, MAX_NAME),
      cellsText(diagnostic, lang),
      project === null ? said.whole[lang] : shown(project, MAX_NAME),
      severityWords[severity][lang],
      shown(say(diagnostic, lang), MAX_TEXT),
      datumText(expected, lang),
      datumText(difference, lang),
      plain(rule?.why[lang] ?? ''),
      plain(rule?.help[lang] ?? '') + fixMark(diagnostic, lang),
      diagnostic.rule,
      stateText(diagnostic, lang),
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
  return typeof datum === 'number' && Number.isFinite(datum) ? datum : shown(sayDatum(datum, lang), MAX_TEXT)
}

/** What became of it so far; `''` where nothing did. */
function stateText(diagnostic: Diagnostic, lang: Lang): string {
  const { accepted, explanation } = diagnostic
  const states: string[] = []
  if (accepted) {
    const data = { until: accepted.exception.until.text, reason: shown(accepted.exception.reason, MAX_TEXT) }
    states.push(fill(accepted.lapsed ? said.lapsed : words.accepted, data, lang))
  }
  if (explanation?.state === 'valid')
    states.push(fill(words.explained, { said: explanationText(explanation.explanation, lang) }, lang))
  states.push(...refusedLines(diagnostic, lang))
  return states.join('\n')
}

function* seenLines(reports: readonly Report[], lang: Lang, { errors = [], remarks }: ListExtras): Generator<Line> {
  for (const report of reports) {
    const file = shown(report.name, MAX_NAME)
    for (const table of report.tables) {
      const line = tableLine(table, { lang, paint: (_, text) => text, quiet: false })
      yield { cells: [file, words.checked[lang], `${plain(table.sheet)}!${line}`] }
    }
    for (const line of uncheckedLines(report, lang)) yield { cells: [file, said['not-checked'][lang], line] }
    if (report.idle.length > 0)
      yield {
        cells: [file, words.result[lang], fill(said['explanation-idle'], { n: report.idle.length }, lang)],
      }
    const tally = new Tally()
    tally.report({ file, sha256: null, report, warnings: [] })
    yield { cells: [file, words.result[lang], resultText(tally.summary(), lang)] }
  }
  for (const { file, words: why } of errors)
    yield { cells: [shown(file, MAX_NAME), said.failed[lang], plain(why[lang])], severity: 'error' }
  for (const line of remarks ? remarkLines(remarks, lang) : []) yield { cells: ['', said['not-checked'][lang], line] }
}

/** What was found in how much: never "nothing found" where nothing was looked at. */
function resultText(summary: Summary, lang: Lang): string {
  const { files, checked, tables, records, diagnostics, explained, errors } = summary
  const found = diagnostics.error + diagnostics.warning + diagnostics.info
  if (checked === 0 && found === 0) return said.nothing[lang]
  const counts =
    found === 0 && explained === 0
      ? said.clean[lang]
      : fill(said.counts, diagnostics, lang) +
        (explained === 0 ? '' : fill(said['counts-explained'], { n: explained }, lang))
  const failed = errors === 0 ? [] : [`${said.failed[lang]}${said.colon[lang]}${errors}`]
  return [fill(said['total-checked'], { files, checked, tables, records }, lang), counts, ...failed].join(' · ')
}

function shown(text: string, signs: number): string {
  return plain(cut(masked(text), signs))
}
