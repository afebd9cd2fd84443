/** Annotations of GitHub Actions: commands in the log of a step. */
import { type Diagnostic, fill, type Lang, type Severity, severityWords } from '../core/index.js'
import { ciWords } from './ci-words.js'
import { plain } from './plain.js'
import type { FinishedRun } from './reporter.js'
import { retold } from './retold.js'
import type { FileError } from './run.js'
import { findingText, newIn } from './standing.js'

/** What GitHub shows of one step at most, of each level. */
const MAX_SHOWN = 10
/** Of them what could not be read, where there are findings for the others. */
const MAX_UNREADABLE = 3

const LEVEL = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies {
  readonly [S in Severity]: string
}

interface Annotation {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly title: string
  readonly text: string
}

/**
 * At most ten commands of each level; what else was found is counted in a notice. What could not be read goes first (three of it where
 * errors would not fit otherwise), then one finding of each rule, then further ones; of equals the order of the run. Accepted, explained
 * and known findings are not annotated.
 *
 * Nothing else is written: no text of a workbook stands outside a command, and none can end one (`plain`, and GitHub's own escapes), so
 * there is nothing to be kept apart by `::stop-commands::`.
 */
export function* githubReporter(run: FinishedRun): Generator<string> {
  const { lang, errors } = run
  const shown = { error: new Shown(), warning: new Shown(), info: new Shown() }
  for (const one of run.results())
    if (one.kind === 'checked')
      for (const diagnostic of newIn(one)) shown[diagnostic.severity].add(one.file, diagnostic)
  const unreadable = errors.slice(0, Math.max(MAX_UNREADABLE, MAX_SHOWN - shown.error.count))
  const room = MAX_SHOWN - unreadable.length
  const chosen = { error: shown.error.first(room), warning: shown.warning.first(), info: shown.info.first() }
  // The notice that counts the rest takes the place of one.
  const rest = () => restText({ shown, chosen, unreadable: errors.length - unreadable.length, lang })
  if (rest() !== '') chosen.info = shown.info.first(MAX_SHOWN - 1)
  for (const error of unreadable) yield command('error', errorAnnotation(error, lang))
  for (const severity of ['error', 'warning', 'info'] as const)
    for (const { file, diagnostic } of chosen[severity])
      yield command(LEVEL[severity], findingAnnotation(file, diagnostic, run))
  const left = rest()
  if (left !== '') yield `::notice title=kplint::${data(fill(ciWords['more-annotations'], { list: left }, lang))}\n`
}

/** A finding and its file. */
interface Kept {
  readonly file: string
  readonly diagnostic: Diagnostic
  /** Its place in the run. */
  readonly order: number
}

/** The findings of one severity that may be shown: no more are kept than that. */
class Shown {
  /** The first of each rule. */
  private readonly ofRule = new Map<string, Kept>()
  private readonly others: Kept[] = []
  count = 0

  add(file: string, diagnostic: Diagnostic): void {
    const kept = { file, diagnostic, order: this.count++ }
    if (this.ofRule.has(diagnostic.rule)) {
      if (this.others.length < MAX_SHOWN) this.others.push(kept)
    } else if (this.ofRule.size < MAX_SHOWN) this.ofRule.set(diagnostic.rule, kept)
  }

  first(n = MAX_SHOWN): readonly Kept[] {
    return [...this.ofRule.values(), ...this.others].slice(0, n).sort((a, b) => a.order - b.order)
  }
}

interface Rest {
  readonly shown: { readonly [S in Severity]: Shown }
  readonly chosen: { readonly [S in Severity]: readonly Kept[] }
  readonly unreadable: number
  readonly lang: Lang
}

function restText({ shown, chosen, unreadable, lang }: Rest): string {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const n = shown[severity].count - chosen[severity].length
    return n > 0 ? [fill(ciWords[`count-${severity}`], { n }, lang)] : []
  })
  if (unreadable > 0) parts.unshift(fill(ciWords['count-unreadable'], { n: unreadable }, lang))
  return parts.join(ciWords.comma[lang])
}

function findingAnnotation(file: string, diagnostic: Diagnostic, run: FinishedRun): Annotation {
  const { lang } = run
  const { at, severity } = diagnostic
  const title = run.rule(diagnostic.rule)?.title[lang] ?? diagnostic.rule
  return {
    file,
    line: at.row + 1,
    column: at.col + 1,
    title: fill(ciWords.title, { severity: severityWords[severity], title }, lang),
    text: findingText(diagnostic, lang),
  }
}

function errorAnnotation({ file, words }: FileError, lang: Lang): Annotation {
  return { file, line: 1, column: 1, title: ciWords.unreadable[lang], text: retold(words[lang]) }
}

function command(level: string, { file, line, column, title, text }: Annotation): string {
  const place = file === '' ? '' : `file=${property(file)},line=${line},col=${column},`
  return `::${level} ${place}title=${property(title)}::${data(text)}\n`
}

/** What stands behind `::`. */
function data(text: string): string {
  return plain(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** The value of a property of a command, which ends with `,` or `:`. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
