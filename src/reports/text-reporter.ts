/** The report for people at a terminal: the page of a batch, every workbook, the sums. */
import type { BatchRemarks } from '../core/index.js'
import { warningLines } from './asides.js'
import { countsLine, type ToldFile } from './counts.js'
import { overviewOf } from './overview.js'
import { plain } from './plain.js'
import type { FinishedRun, Reporter } from './reporter.js'
import type { FileError } from './run.js'
import { errorText, fileText, summaryText, type TextOptions } from './text.js'
import { pageText } from './text-page.js'
import { Troubles } from './troubles.js'
import { unreadLines } from './unchecked.js'

/** What is said of all workbooks together stands behind the sums, once. */
const NOTHING: BatchRemarks = { skipped: [], undecided: [], unused: [] }

/** Writes the report as text. Of several workbooks one page stands before them, and those without findings take a line or two. */
export function textReporter(options: Omit<TextOptions, 'lang'>): Reporter {
  return function* (run) {
    const text = { ...options, lang: run.lang }
    const isBatch = run.summary.files > 1
    if (isBatch && !text.quiet) yield* pageText(overviewOf(run, NOTHING), run, text)
    yield* details(run, text, isBatch && !text.quiet && text.verbose !== true)
    yield* summaryText(run.summary, run, text)
  }
}

/** Every workbook with what went wrong with it; what is about no workbook stands before them, what is about earlier ones behind. */
function* details(run: FinishedRun, text: TextOptions, isTerse: boolean): Generator<string> {
  const behind = run.errors.findIndex(isOfWorkbook)
  const first = behind < 0 ? run.errors : run.errors.slice(0, behind)
  const troubles = new Troubles(run.errors.slice(first.length))
  yield* errorLines(first, text)
  for (const one of run.results()) {
    const errors = troubles.of(one)
    if (one.kind === 'checked') {
      const elsewhere = { coverage: isTerse, nothing: errors.some(({ code }) => code === 'no-table') }
      yield* isTerse && isUneventful(one) ? shortFileText(one, text) : fileText(one, text, elsewhere)
    }
    yield* errorLines(errors, text)
  }
  for (const [, errors] of troubles.rest()) yield* errorLines(errors, text)
}

function* errorLines(errors: Iterable<FileError>, text: TextOptions): Generator<string> {
  for (const error of errors) yield `${errorText(error, text)}\n`
}

/** False of a path that led nowhere and of what went wrong with all workbooks together. */
function isOfWorkbook({ isWorkbook, code }: FileError): boolean {
  return isWorkbook !== undefined || code === 'no-table'
}

/** True of a workbook of which there is nothing to say but that nothing new was found. */
function isUneventful({ report, known }: ToldFile): boolean {
  const { tables, diagnostics, accepted, explained, idle } = report
  if (tables.length === 0 || accepted.length + explained.length + idle.length > 0) return false
  return diagnostics.every(({ id }) => known?.has(id) === true)
}

/** Such a workbook in a line; what was odd about it and what nobody could read is said all the same. */
function* shortFileText(file: ToldFile, text: TextOptions): Generator<string> {
  yield `${text.paint('title', plain(file.file))}\n`
  yield* warningLines(file, text.lang)
  for (const line of unreadLines(file.report, text.lang)) yield `  · ${line}\n`
  yield `  ${countsLine(file, text)}\n\n`
}
