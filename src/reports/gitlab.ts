/** GitLab's Code Quality report. Accepted, explained and known findings are left out. */
import type { Severity } from '../core/index.js'
import { fingerprint } from './fingerprint.js'
import { harmless } from './json.js'
import type { FinishedRun } from './reporter.js'
import { retold } from './retold.js'
import type { FileError } from './run.js'
import { findingText, newIn } from './standing.js'
import { Troubles } from './troubles.js'

/** One entry, with the members GitLab reads. */
interface Issue {
  readonly description: string
  readonly check_name: string
  /** Unique in the report; by it GitLab tells what is new from what was there on the other branch. */
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  /** From the folder of the repository; GitLab knows no path that begins with `./`. */
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const SEVERITY: { readonly [S in Severity]: Issue['severity'] } = { error: 'critical', warning: 'minor', info: 'info' }

/** One JSON list, an entry to a line; a row is a line. What could not be read is a `blocker`. */
export function* gitlabReporter(run: FinishedRun): Generator<string> {
  let n = 0
  for (const issue of issues(run)) yield `${n++ > 0 ? ',' : '['}\n${harmless(JSON.stringify(issue))}`
  yield n > 0 ? '\n]\n' : '[]\n'
}

function* issues(run: FinishedRun): Generator<Issue> {
  const { lang } = run
  const troubles = new Troubles(run.errors)
  for (const one of run.results()) {
    yield* errorIssues(one.file, troubles.of(one), run)
    if (one.kind === 'failed') continue
    for (const diagnostic of newIn(one)) {
      const { id, rule, severity, at } = diagnostic
      yield {
        description: findingText(diagnostic, lang),
        check_name: rule,
        fingerprint: fingerprint(one.file, id),
        severity: SEVERITY[severity],
        location: { path: pathOf(one.file), lines: { begin: at.row + 1 } },
      }
    }
  }
  for (const [file, errors] of troubles.rest()) yield* errorIssues(file === '' ? 'kplint' : file, errors, run)
}

function* errorIssues(file: string, errors: readonly FileError[], { lang }: FinishedRun): Generator<Issue> {
  for (const [i, { code, words }] of errors.entries())
    yield {
      description: retold(words[lang]),
      check_name: code,
      fingerprint: fingerprint(file, `file:${code}`, String(i)),
      severity: 'blocker',
      location: { path: pathOf(file), lines: { begin: 1 } },
    }
}

function pathOf(file: string): string {
  return file.replace(/^(?:\.\/+)+/, '').replace(/[\ud800-\udfff]/gu, '\ufffd')
}
