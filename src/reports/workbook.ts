/**
 * The list of findings as a workbook for people: to be printed, sent round and ticked off in Excel. Made by ExcelJS, which is loaded when
 * it is asked for; it runs in a browser, under a Content-Security-Policy without `unsafe-eval` too (test/browser/findings.test.ts).
 */
import type { BatchRemarks, Lang, Report } from '../core/index.js'
import {
  KIND_COLUMN,
  listColumns,
  listLines,
  type RuleText,
  resultText,
  SEVERITY_COLUMN,
  type Source,
  seenColumns,
  seenLines,
  listWords as words,
} from './findings-list.js'
import { pageWords } from './page-words.js'
import { type FileError, Tally } from './run.js'
import { withoutTimes } from './same-bytes.js'
import { writePage } from './workbook-page.js'
import { writeSheet } from './workbook-sheet.js'

export type { RuleText } from './findings-list.js'

/** What a list of findings says besides them. */
export interface ListExtras {
  /** The rules of what was found: without them the columns that say why it matters and what to do only say what can be fixed. */
  readonly rules?: Iterable<RuleText>
  /** Workbooks that could not be checked. */
  readonly errors?: readonly FileError[]
  /** What could not be asked or decided of all workbooks together. */
  readonly remarks?: BatchRemarks
}

/**
 * The bytes of an .xlsx with two sheets: every finding in its row, open ones of a workbook before those explained or accepted; and what was
 * checked and what was not. No text of a workbook becomes a formula, a phone number or anything that acts on a program.
 */
export async function findingsWorkbook(
  reports: readonly Report[],
  lang: Lang,
  extras: ListExtras = {},
): Promise<Uint8Array> {
  const tally = new Tally()
  for (const report of reports) tally.report({ report })
  for (const { isWorkbook } of extras.errors ?? []) tally.error(isWorkbook === true)
  const rules = new Map([...(extras.rules ?? [])].map((rule) => [rule.id, rule]))
  return writtenList({
    lang,
    summary: tally.summary(),
    files: () => reports.map((report) => ({ name: report.name, report, known: null })),
    rule: (id) => rules.get(id) ?? null,
    errors: extras.errors ?? [],
    remarks: extras.remarks ?? null,
    page: null,
  })
}

/** The same of any source, with a sheet for the page of a batch before the others. */
export async function writtenList(source: Source): Promise<Uint8Array> {
  const { lang, page } = source
  const { default: Excel } = await import(/* webpackMode: "lazy", webpackChunkName: "exceljs" */ 'exceljs')
  const workbook = new Excel.Workbook()
  workbook.creator = 'kplint'
  // The same findings give the same bytes, whenever and wherever they are written.
  workbook.created = new Date(0)
  workbook.modified = workbook.created
  if (page) writePage(workbook, { name: pageWords.title[lang], title: words.title[lang], page: words.page[lang] }, page)
  const common = { result: resultText(source.summary, lang), page: words.page[lang] }
  writeSheet(workbook, {
    ...common,
    name: words.list[lang],
    title: words.title[lang],
    columns: listColumns(lang),
    shaded: SEVERITY_COLUMN,
    lines: [...listLines(source)],
  })
  writeSheet(workbook, {
    ...common,
    name: words.seen[lang],
    title: words.seen[lang],
    columns: seenColumns(lang),
    shaded: KIND_COLUMN,
    lines: [...seenLines(source)],
  })
  return withoutTimes(new Uint8Array(await workbook.xlsx.writeBuffer()))
}
