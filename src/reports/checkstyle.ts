/** Checkstyle XML, which Jenkins (Warnings NG) and many review tools read. Accepted, explained and known findings are left out. */
import type { Diagnostic, Lang } from '../core/index.js'
import type { FinishedRun } from './reporter.js'
import { retold } from './retold.js'
import type { FileError } from './run.js'
import { findingText, newIn } from './standing.js'
import { Troubles } from './troubles.js'
import { attributes } from './xml-text.js'

/** The version of Checkstyle's form, which readers look at: not kplint's own. */
const FORM = '4.3'

/**
 * One `file` for each workbook, one `error` for each finding; a row is a line. `source` is `kplint.` with the family of the rule and its
 * id, from which readers make categories and types.
 */
export function* checkstyleReporter(run: FinishedRun): Generator<string> {
  const { lang } = run
  const troubles = new Troubles(run.errors)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="${FORM}">\n`
  for (const one of run.results()) {
    yield `<file${attributes({ name: one.file })}>\n`
    for (const error of troubles.of(one)) yield errorElement(error, lang)
    if (one.kind === 'checked') for (const diagnostic of newIn(one)) yield findingElement(diagnostic, lang)
    yield '</file>\n'
  }
  for (const [file, errors] of troubles.rest()) {
    yield `<file${attributes({ name: file === '' ? 'kplint' : file })}>\n`
    for (const error of errors) yield errorElement(error, lang)
    yield '</file>\n'
  }
  yield '</checkstyle>\n'
}

function findingElement(diagnostic: Diagnostic, lang: Lang): string {
  const { at, severity, rule } = diagnostic
  const message = findingText(diagnostic, lang)
  return element({ line: at.row + 1, column: at.col + 1, severity, message, source: `kplint.${family(rule)}.${rule}` })
}

function errorElement({ code, words }: FileError, lang: Lang): string {
  return element({ line: 1, severity: 'error', message: retold(words[lang]), source: `kplint.file.${code}` })
}

function element(all: { readonly [name: string]: string | number }): string {
  return `  <error${attributes(all)}/>\n`
}

/** `arith` of `arith-total-row-mismatch`. */
function family(rule: string): string {
  return rule.slice(0, Math.max(0, rule.indexOf('-'))) || rule
}
