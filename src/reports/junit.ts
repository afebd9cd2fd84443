/** JUnit XML, which Jenkins, GitLab and most build servers show as tests: one suite for each workbook. */
import { fill, type Lang, type Report, severityWords } from '../core/index.js'
import { ciWords } from './ci-words.js'
import { cut } from './plain.js'
import type { CheckedFile, FinishedRun } from './reporter.js'
import { filled, retold } from './retold.js'
import type { FileError } from './run.js'
import { RANK } from './severities.js'
import { type Found, findingText, foundIn, whyNot } from './standing.js'
import { Troubles } from './troubles.js'
import { uncheckedLines } from './unchecked.js'
import { words } from './words.js'
import { attributes, xmlLine } from './xml-text.js'

/** Findings listed in one test at most, and signs of a message. */
const MAX_LISTED = 100
const MAX_MESSAGE = 300

/**
 * A test is one rule on one table that said something, so that a test keeps its name while findings come and go: failed where a finding
 * counts (`FinishedRun.failOn`), else skipped with the reason why not. A table of which nothing was said is a passed test, a workbook
 * that could not be read an error. One without a table is an error where the run fails for it, else (a covering letter) skipped. What was
 * not checked stands in the suite's `system-out`. What is about the run as a whole, its limit of warnings too, stands in a suite of its own.
 */
export function* junitReporter(run: FinishedRun): Generator<string> {
  const troubles = new Troubles(run.errors)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kplint">\n'
  for (const one of run.results()) {
    const errors = troubles.of(one).map((error) => errorCase(one.file, error, run.lang))
    if (one.kind === 'failed') yield* suite(one.file, errors)
    else
      yield* suite(one.file, [...errors, ...casesOf(one, errors.length > 0, run)], uncheckedLines(one.report, run.lang))
  }
  const whole: Case[] = limitCases(run)
  for (const [file, errors] of troubles.rest()) {
    const cases = errors.map((error) => errorCase(file, error, run.lang))
    if (file === '') whole.unshift(...cases)
    else yield* suite(file, cases)
  }
  if (whole.length > 0) yield* suite(ciWords.run[run.lang], whole)
  yield '</testsuites>\n'
}

/** A test: what stands between its tags, and what it comes to. */
interface Case {
  readonly name: string
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped'
  /** The element of that outcome; `''` of a passed test. */
  readonly element: string
}

function* suite(file: string, cases: readonly Case[], notChecked: readonly string[] = []): Generator<string> {
  const count = (outcome: Case['outcome']) => cases.filter((one) => one.outcome === outcome).length
  const [failures, errors, skipped] = [count('failure'), count('error'), count('skipped')]
  yield `<testsuite${attributes({ name: file, tests: cases.length, failures, errors, skipped })}>\n`
  // Jenkins takes what stands before the last dot for a package.
  const classname = `kplint.${file.replaceAll('.', '．')}`
  for (const { name, element } of cases) {
    const tag = `  <testcase${attributes({ name, classname, file })}`
    yield element === '' ? `${tag}/>\n` : `${tag}>\n    ${element}\n  </testcase>\n`
  }
  if (notChecked.length > 0) yield `  <system-out>${notChecked.map(xmlLine).join('\n')}</system-out>\n`
  yield '</testsuite>\n'
}

/** The limit of warnings, where there is one, as a test. */
function limitCases({ lang, summary: { diagnostics }, maxWarnings: max = null }: FinishedRun): Case[] {
  if (max === null) return []
  const name = ciWords['many-warnings'][lang]
  const n = diagnostics.warning
  if (n <= max) return [{ name, outcome: 'passed', element: '' }]
  const message = fill(ciWords['more-warnings'], { n, max }, lang)
  return [{ name, outcome: 'failure', element: outcome('failure', { type: 'warning', message }, []) }]
}

function errorCase(file: string, { code, words: what }: FileError, lang: Lang): Case {
  const message = retold(what[lang])
  const name = `${ciWords.unreadable[lang]} (${code})`
  return { name, outcome: 'error', element: outcome('error', { type: code, message }, [file, message]) }
}

/** `isTold`: an error of the workbook says already what went wrong. */
function casesOf(one: CheckedFile, isTold: boolean, run: FinishedRun): Case[] {
  const { lang } = run
  const groups = new Map<string, Found[]>()
  const tables = tableNames(one.report, lang)
  const silent = new Set(tables.keys())
  for (const found of foundIn(one)) {
    const { table, sheet, rule } = found.diagnostic
    if (table !== null) silent.delete(table)
    const where = (table === null ? undefined : tables.get(table)?.name) ?? retold(sheet)
    const name = fill(ciWords.case, { table: where, rule: ruleName(rule, run) }, lang)
    const group = groups.get(name)
    if (group) group.push(found)
    else groups.set(name, [found])
  }
  const cases = [...groups].map(([name, group]) => groupCase(name, group, run))
  for (const index of silent) {
    const { name, kind } = tables.get(index)!
    cases.push({ name: fill(ciWords.case, { table: name, rule: kind }, lang), outcome: 'passed', element: '' })
  }
  if (cases.length > 0 || isTold) return cases
  const message = ciWords.nothing[lang]
  // A covering letter: the run does not fail for it, and neither does a test.
  return [{ name: words.nothing[lang], outcome: 'skipped', element: outcome('skipped', { message }, []) }]
}

function ruleName(id: string, run: FinishedRun): string {
  const title = run.rule(id)?.title[run.lang]
  return title === undefined ? id : fill(ciWords['case-rule'], { title, id }, run.lang)
}

/** Each table by its index: its sheet, numbered where that holds several, and what kind it is. Ranges would change with every row. */
function tableNames({ tables }: Report, lang: Lang): Map<number, { name: string; kind: string }> {
  const seen = new Map<number, number>()
  return new Map(
    tables.map(({ sheet, sheetIndex, kind }, index) => {
      const n = (seen.get(sheetIndex) ?? 0) + 1
      seen.set(sheetIndex, n)
      return [index, { name: retold(sheet) + (n === 1 ? '' : ` #${n}`), kind: (kind?.title ?? words['no-kind'])[lang] }]
    }),
  )
}

function groupCase(name: string, group: readonly Found[], { lang, failOn = 'error' }: FinishedRun): Case {
  const fails = ({ diagnostic, standing }: Found) => standing === 'new' && RANK[diagnostic.severity] <= RANK[failOn]
  const failing = group.filter(fails)
  const told = failing.length > 0 ? failing : group
  const rest = failing.length > 0 ? group.filter((found) => !fails(found)) : []
  const lines = [...told, ...rest]
    .slice(0, MAX_LISTED)
    .map((found) => line(found, fails(found) ? null : why(found, lang), lang))
  if (group.length > MAX_LISTED) lines.push(fill(ciWords.more, { n: group.length - MAX_LISTED }, lang))
  const { diagnostic } = told[0]!
  const first = failing.length > 0 ? findingText(diagnostic, lang) : lines[0]!
  const message = told.length === 1 ? first : filled(ciWords.found, { n: String(told.length), first }, lang)
  return failing.length > 0
    ? { name, outcome: 'failure', element: outcome('failure', { type: diagnostic.severity, message }, lines) }
    : { name, outcome: 'skipped', element: outcome('skipped', { message }, lines) }
}

function why(found: Found, lang: Lang): string {
  if (found.standing !== 'new') return whyNot(found, lang)
  return ciWords.below[lang]
}

function line({ diagnostic }: Found, reason: string | null, lang: Lang): string {
  const said = { severity: severityWords[diagnostic.severity][lang], text: findingText(diagnostic, lang) }
  return reason === null
    ? filled(ciWords.line, said, lang)
    : filled(ciWords['line-why'], { ...said, why: reason }, lang)
}

function outcome(
  tag: Exclude<Case['outcome'], 'passed'>,
  { message, ...others }: { readonly message: string; readonly type?: string },
  lines: readonly string[],
): string {
  const all = attributes({ ...others, message: cut(message, MAX_MESSAGE) })
  return `<${tag}${all}>${lines.map(xmlLine).join('\n')}</${tag}>`
}
