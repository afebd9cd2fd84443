/** SARIF 2.1.0 (OASIS): one run for all workbooks, with what fits GitHub's limits. */
import { fill, type Severity } from '../core/index.js'
import { ciWords } from './ci-words.js'
import { harmless } from './json.js'
import { plain } from './plain.js'
import type { FinishedRun } from './reporter.js'
import { retold } from './retold.js'
import type { FileError } from './run.js'
import { LEVEL, location, resultOf } from './sarif-result.js'
import { RANK } from './severities.js'
import { type Found, foundIn, type Standing } from './standing.js'
import { remarkLines } from './unchecked.js'

/** Results of one run: GitHub shows no more, and refuses what is much more. */
const MAX_RESULTS = 5000
/** Errors that are listed. */
const MAX_ERRORS = 1000

/**
 * The results in their rank: errors first, then what is new before what a baseline knows, then the order of the run; accepted and
 * explained findings come last, with their suppressions. What was left out is told in a notification, and so is every file that could
 * not be read.
 */
export function* sarifReporter(run: FinishedRun): Generator<string> {
  const ranked = new Best(MAX_RESULTS)
  for (const one of run.results())
    if (one.kind === 'checked')
      for (const found of foundIn(one))
        ranked.add(rankOf(found), found.diagnostic.rule, () => json(resultOf(found, one, run)))
  const rules = [...new Set(ranked.kept().map(({ rule }) => rule))].sort()
  const index = new Map(rules.map((rule, i) => [rule, i]))
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{'
  yield `"tool":{"driver":{"name":"kplint","version":${json(run.version)},"semanticVersion":${json(run.version)}`
  yield* list(
    'rules',
    rules.map((rule) => json(descriptor(rule, run))),
  )
  yield '}}'
  yield `,\n"language":${json(run.lang === 'zh' ? 'zh-CN' : 'en')},"columnKind":"utf16CodeUnits"`
  yield `,\n"originalUriBaseIds":${json({ '%SRCROOT%': { description: { text: ciWords.root[run.lang] } } })}`
  yield `,\n"invocations":[${json(invocation(run, ranked))}]`
  yield* list('results', results(ranked, index))
  yield '}]}\n'
}

function* results(ranked: Best, index: ReadonlyMap<string, number>): Generator<string> {
  // The rule's number is known only when all rules are.
  for (const { rule, text } of ranked.kept()) yield `{"ruleIndex":${index.get(rule)!},${text.slice(1)}`
}

function* list(key: string, items: Iterable<string>): Generator<string> {
  yield `,\n"${key}":[`
  let n = 0
  for (const item of items) yield `${n++ > 0 ? ',' : ''}\n${item}`
  yield ']'
}

/** A result, written down. */
interface Kept {
  readonly rule: string
  readonly text: string
}

/** The best so many results of any number. */
class Best {
  private readonly byRank: Kept[][] = []
  private size = 0
  /** How many there were. */
  all = 0

  constructor(private readonly most: number) {}

  /** `rank`: a small whole number, 0 the best. `write` is asked only where the result is kept, for now. */
  add(rank: number, rule: string, write: () => string): void {
    this.all++
    while (this.byRank.length <= rank) this.byRank.push([])
    if (this.size === this.most) {
      const worst = this.byRank.findLastIndex((kept) => kept.length > 0)
      if (worst <= rank) return
      this.byRank[worst]!.pop()
      this.size--
    }
    this.byRank[rank]!.push({ rule, text: write() })
    this.size++
  }

  kept(): readonly Kept[] {
    return this.byRank.flat()
  }
}

const STANDINGS: readonly Standing[] = ['new', 'known', 'accepted', 'explained']

function rankOf({ diagnostic, standing }: Found): number {
  const severity = RANK[diagnostic.severity]
  return standing === 'accepted' || standing === 'explained' ? 6 + severity : severity * 2 + STANDINGS.indexOf(standing)
}

function descriptor(id: string, run: FinishedRun) {
  const info = run.rule(id)
  if (info === null) return { id }
  const { lang } = run
  const [title, why, help, source] = [info.title, info.why, info.help, info.source].map((words) => plain(words[lang]))
  const text = source === '' ? help : `${help}\n\n${fill(ciWords.source, { source: source! }, lang)}`
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text },
    defaultConfiguration: { level: LEVEL[info.severity] },
    properties: { tags: [id.split('-', 1)[0]], 'problem.severity': PROBLEM[info.severity] },
  }
}

/** GitHub's words for a severity. */
const PROBLEM = { error: 'error', warning: 'warning', info: 'recommendation' } as const satisfies {
  readonly [S in Severity]: string
}

function invocation(run: FinishedRun, ranked: Best) {
  const { errors, lang } = run
  const told = errors.slice(0, MAX_ERRORS).map((error) => errorNotification(error, run))
  const n = ranked.kept().length
  if (errors.length > MAX_ERRORS)
    told.push(notification('error', fill(ciWords['unreadable-left-out'], { n: errors.length - MAX_ERRORS }, lang)))
  if (ranked.all > n)
    told.push(notification('warning', fill(ciWords['left-out'], { all: ranked.all, n, left: ranked.all - n }, lang)))
  const remarks = remarkLines(run.remarks, lang).map((text) => notification('note', text))
  return {
    executionSuccessful: errors.length === 0,
    ...(told.length > 0 ? { toolExecutionNotifications: told } : {}),
    ...(remarks.length > 0 ? { toolConfigurationNotifications: remarks } : {}),
  }
}

interface Notification {
  readonly level: 'error' | 'warning' | 'note'
  readonly message: { readonly text: string }
  /** One word for machines. */
  readonly descriptor?: { readonly id: string }
  readonly locations?: readonly ReturnType<typeof location>[]
}

function notification(level: Notification['level'], text: string): Notification {
  return { level, message: { text } }
}

function errorNotification({ file, code, words }: FileError, { lang }: FinishedRun): Notification {
  const what = { ...notification('error', retold(words[lang])), descriptor: { id: code } }
  return file === '' ? what : { ...what, locations: [location(file, null)] }
}

function json(value: unknown): string {
  return harmless(JSON.stringify(value))
}
