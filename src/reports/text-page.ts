/** The page of a batch on a terminal: columns aligned, Chinese signs two wide. */
import type { Overview } from './overview.js'
import { type PageTable, pageOf } from './page.js'
import { pageWords } from './page-words.js'
import { pad, width } from './plain.js'
import type { FinishedRun } from './reporter.js'
import { retold } from './retold.js'
import type { TextOptions } from './text.js'

/** Rows of workbooks. */
const MAX_ROWS = 40
/** Signs of a name. */
const MAX_NAME = 60

/** The page, ending with a blank line. */
export function* pageText(
  overview: Overview,
  run: Pick<FinishedRun, 'rule'>,
  { lang, paint, verbose }: TextOptions,
): Generator<string> {
  const show = (text: string): string => retold(text, MAX_NAME)
  yield `${paint('title', pageWords.title[lang])}\n`
  for (const { about, heading, table, lines } of pageOf(overview, run, { lang, show, rows: MAX_ROWS })) {
    if (heading !== '') yield `\n  ${paint('heading', heading)}\n`
    if (table && table.rows.length > 0) {
      if (heading === '') yield '\n'
      yield* tableText(table, paint)
    }
    const sign = heading === '' ? '' : '· '
    for (const line of lines) yield `  ${heading === '' ? '' : '  '}${sign}${line}\n`
    if (about === 'coverage' && !verbose) yield `    ${paint('dim', pageWords['coverage-verbose'][lang])}\n`
  }
  yield '\n'
}

/** Numbers to the right, `·` for none. */
function* tableText({ headings, rows }: PageTable, paint: TextOptions['paint']): Generator<string> {
  const isNumber = headings.map((_, i) => rows.every((row) => typeof row[i] === 'number'))
  const texts = rows.map((row) => row.map((cell) => (cell === 0 ? '·' : String(cell))))
  const widths = headings.map((heading, i) => Math.max(width(heading), ...texts.map((row) => width(row[i]!))))
  const lineOf = (row: readonly string[]): string =>
    row
      .map((text, i) => (isNumber[i] ? ' '.repeat(widths[i]! - width(text)) + text : pad(text, widths[i]!)))
      .join('  ')
      .trimEnd()
  yield `    ${paint('dim', lineOf(headings))}\n`
  for (const row of texts) yield `    ${lineOf(row)}\n`
}
