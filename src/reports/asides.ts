/** What stands below the findings of a workbook: what does not count, and what was not looked at. */
import {
  type CheckedTable,
  type Diagnostic,
  fill,
  type Lang,
  type Report,
  severityWords,
  type Words,
} from '../core/index.js'
import { explainedLine } from './explained.js'
import { filled, retold, sentence } from './retold.js'
import type { FileReport } from './run.js'
import type { TextOptions } from './text.js'
import type { uncheckedLines } from './unchecked.js'
import { words } from './words.js'

/** Findings the baseline knows that are listed at most, of one file. */
const MAX_KNOWN = 10
/** Signs of a project's name, of a heading and of a message that are printed. */
const MAX_NAME = 80
const MAX_MESSAGE = 400

/**
 * Accepted, explained, known to the baseline, not checked: each under its heading. `known`: of the report's findings; `unchecked`: the
 * lines of what was not checked.
 */
export function* asideLines(
  report: Report,
  known: readonly Diagnostic[],
  options: TextOptions,
  unchecked: typeof uncheckedLines,
): Generator<string> {
  const { lang, paint } = options
  yield* section(words.accepted, report.accepted, (one) => acceptedLine(one, lang), options)
  yield* section(words.explained, report.explained, (one) => explainedLine(one, lang), options)
  yield* knownLines(known, options)
  yield* section(words['not-checked'], unchecked(report, lang), (line) => line, options)
  if (report.idle.length > 0)
    yield `\n  ${paint('dim', fill(words['explanation-idle'], { n: report.idle.length }, lang))}\n`
}

/** What was odd about the file. */
export function* warningLines({ warnings }: FileReport, lang: Lang): Generator<string> {
  for (const warning of warnings) yield `  ${fill(words.warning, { text: retold(warning[lang]) }, lang)}\n`
}

/** A heading and a line for each of a list; nothing where there is none. */
function* section<T>(
  heading: Words,
  list: readonly T[],
  lineOf: (one: T) => string,
  { lang, paint }: TextOptions,
): Generator<string> {
  if (list.length > 0) yield `\n  ${paint('heading', heading[lang])}\n`
  for (const one of list) yield `    · ${lineOf(one)}\n`
}

function acceptedLine({ sheet, cell, rule, project, accepted }: Diagnostic, lang: Lang): string {
  const { reason, until } = accepted!.exception
  const name = project === null ? '' : fill(words.project, { name: retold(project, MAX_NAME) }, lang)
  const said = {
    place: `${retold(sheet)}!${cell}`,
    project: name,
    rule,
    until: until.text,
    reason: retold(reason, MAX_MESSAGE),
  }
  return fill(words['accepted-line'], said, lang)
}

function* knownLines(known: readonly Diagnostic[], options: TextOptions): Generator<string> {
  const { lang, verbose } = options
  const listed = verbose ? known : known.slice(0, MAX_KNOWN)
  yield* section(words.known, listed, (one) => knownLine(one, lang), options)
  const rest = known.length - listed.length
  if (rest > 0) yield `    · ${fill(words['known-more'], { n: rest }, lang)}\n`
}

function knownLine(diagnostic: Diagnostic, lang: Lang): string {
  const { sheet, cell, project, rule, severity } = diagnostic
  const said = {
    place: `${retold(sheet)}!${cell}`,
    project: project === null ? '' : fill(words.project, { name: retold(project, MAX_NAME) }, lang),
    severity: severityWords[severity][lang],
    message: sentence(diagnostic, lang, MAX_MESSAGE),
    rule,
  }
  return filled(words['known-line'], said, lang)
}

/** Below a table: its columns and what each was read as. */
export function* columnLines({ columns }: CheckedTable, { lang, paint }: TextOptions): Generator<string> {
  const read = columns.map(({ cell, heading, field }) => {
    const said = { cell, heading: retold(heading, MAX_NAME), field }
    return fill(words[heading === field[lang] ? 'column' : 'column-as'], said, lang)
  })
  if (read.length > 0) yield `    ${paint('dim', fill(words.columns, { list: read.join(words.comma[lang]) }, lang))}\n`
}
