/** `kplint rules check PACK|FILE…`: what is wrong with rules themselves, before they are asked of any table. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, resolve } from 'node:path'
import type { AnyRule, Lang, Vocabulary, Words } from '../core/index.js'
import type { Catalogue } from '../pack/catalogue.js'
import { inspectPack } from '../pack/inspect.js'
import { InputError, type Problem } from '../pack/problem.js'
import { harmless } from '../reports/json.js'
import { plain } from '../reports/plain.js'
import { casesOf } from '../testing/cases.js'
import { holdCase, RuleTestError } from '../testing/hold.js'
import type { Command } from './args.js'
import { Buffered, codeOf, type Io, painter } from './io.js'
import { builtInPacks, decode, isPack, openPacks } from './packs.js'
import { loadPlugins, withPlugins } from './plugins.js'
import { codeFaults } from './rule-code.js'
import { loadSettings, ownCatalogue } from './settings.js'
import { version } from './version.generated.js'
import { PluginError, refuse, tell, UsageError } from './words.js'

/** What was looked at, and what is wrong with it. */
interface Checked {
  readonly target: string
  readonly kind: 'pack' | 'code'
  readonly rules: number
  readonly examples: number
  readonly problems: readonly Problem[]
  /** What was not looked at, and why; null where everything was. */
  readonly unchecked: Words | null
}

/** Checks packs and rule files. Gives 1 where something is wrong, 2 where something could not be looked at. */
export async function checkRules({ paths, options }: Command, io: Io): Promise<number> {
  if (paths.length === 0) refuse('rules-check-what')
  // Without what the packs of the configuration declare: the pack may be one of them.
  const { base: catalogue, lang } = await loadSettings(options, io)
  const checked: Checked[] = []
  for (const path of paths)
    checked.push(isCode(path) ? await checkCode(path, io) : await checkPack(path, catalogue, io))
  const out = new Buffered(io.out)
  if (options.value('format') === 'json')
    await out.write(harmless(`${JSON.stringify(asJson(checked, lang), null, 1)}\n`))
  else {
    const paint = painter(options, io)
    for (const one of checked)
      for (const line of linesOf(one, lang)) await out.write(`${paint(line.style, line.text)}\n`)
  }
  await out.flush()
  if (checked.some(({ problems }) => problems.length > 0)) return 1
  return checked.some(({ unchecked }) => unchecked !== null) ? 2 : 0
}

function isCode(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path)
}

/** A pack with those it builds on: its form, its examples, what its rules say of each other. */
async function checkPack(target: string, catalogue: Catalogue, { cwd }: Io): Promise<Checked> {
  if (!isPack(target, cwd)) refuse('rules-check-target', { name: target, known: builtInPacks.join(' ') })
  const hold = (rule: AnyRule, vocabulary: Vocabulary): Words | null => holdExamples(rule, vocabulary).wrong
  try {
    const packs = await openPacks([target], cwd, catalogue, hold)
    const pack = packs.at(-1)!
    const problems = inspectPack(packs, catalogue).map((words) => ({ file: pack.id, line: null, words }))
    const examples = pack.declared.reduce((sum, rule) => sum + casesOf(rule).length, 0)
    return { target, kind: 'pack', rules: pack.declared.length, examples, problems, unchecked: null }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    // What rules say of each other is known when each of them can be read.
    return {
      target,
      kind: 'pack',
      rules: 0,
      examples: 0,
      problems: error.problems,
      unchecked: tell('rules-check-first'),
    }
  }
}

/** Runs the examples of a rule; what does not hold, in words. */
function holdExamples(rule: AnyRule, vocabulary: Vocabulary): { count: number; wrong: Words | null } {
  const cases = casesOf(rule)
  const wrong: Words[] = []
  for (const one of cases)
    try {
      holdCase(one, vocabulary)
    } catch (error) {
      const cause = error instanceof PluginError ? error.cause : error
      if (error instanceof RuleTestError) wrong.push(error.words)
      else wrong.push(tell('rules-check-broke', { rule: rule.id, example: one.name, detail: messageOf(cause) }))
    }
  const join = (lang: Lang): string => wrong.map((words) => words[lang]).join('\n')
  return { count: cases.length, wrong: wrong.length === 0 ? null : { zh: join('zh'), en: join('en') } }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300)
}

/** A file of rules: its code, read and not run; then, where that is clean, its rules with their examples. */
async function checkCode(target: string, { cwd }: Io): Promise<Checked> {
  const file = resolve(cwd, target)
  const problems = readCode(file, target, cwd)
  const nothing = { target, kind: 'code', rules: 0, examples: 0, problems } as const
  // Code that reaches outside is not run to see what it does.
  if (problems.length > 0) return { ...nothing, unchecked: tell('rules-check-not-run') }
  if (/\.[cm]?ts$/.test(file)) return { ...nothing, unchecked: tell('rules-check-typescript') }
  try {
    const plugins = await loadPlugins([file], cwd)
    // Without the plug-ins of the configuration: this file may be one of them.
    const { vocabulary, rules } = withPlugins(ownCatalogue, plugins)
    const own = rules.filter((rule) => !ownCatalogue.rules.includes(rule))
    const held = own.map((rule) => ({ rule, ...holdExamples(rule, vocabulary) }))
    return {
      ...nothing,
      rules: own.length,
      examples: held.reduce((sum, { count }) => sum + count, 0),
      problems: held.flatMap(({ wrong }) => (wrong ? [{ file: target, line: null, words: wrong }] : [])),
      unchecked: null,
    }
  } catch (error) {
    if (error instanceof InputError)
      return { ...nothing, problems: error.problems.map((one) => ({ ...one, file: target })), unchecked: null }
    if (error instanceof UsageError)
      return { ...nothing, problems: [{ file: target, line: null, words: error.words }], unchecked: null }
    throw error
  }
}

/** What the code of a file, and of the files it imports from beside it, does that a rule must not. */
function readCode(file: string, target: string, cwd: string): Problem[] {
  const ts = loadCompiler(cwd)
  const problems: Problem[] = []
  const seen = new Set<string>()
  const visit = (path: string, name: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    const text = textOf(path, name)
    for (const { line, words } of codeFaults(ts, path, text)) problems.push({ file: name, line, words })
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const beside = besideOf(path, fileName)
      if (beside !== null) visit(beside, join(dirname(name), fileName))
    }
  }
  visit(file, target)
  return problems
}

/** The file a relative import names; null of a package, of the engine itself, and where there is none. */
function besideOf(path: string, specifier: string): string | null {
  if (!/^\.{1,2}\//.test(specifier) || /\/core\/index\.js$/.test(specifier)) return null
  const file = resolve(dirname(path), specifier)
  const typed = file.replace(/\.([cm]?)js$/, '.$1ts')
  return [file, typed].find((one) => isCode(one) && extname(one) !== '' && existsSync(one)) ?? null
}

function textOf(path: string, name: string): string {
  try {
    if (!statSync(path).isFile()) return refuse('unreadable', { name, detail: 'EISDIR' })
    return decode(readFileSync(path))
  } catch (error) {
    if (error instanceof UsageError) throw error
    return refuse('unreadable', { name, detail: codeOf(error) })
  }
}

/** ts-morph, beside the program or where it is run: it is too large to come with it. */
function loadCompiler(cwd: string): Parameters<typeof codeFaults>[0] {
  for (const from of [process.argv[1] ?? cwd, join(cwd, 'package.json')])
    try {
      return (createRequire(from)('ts-morph') as typeof import('ts-morph')).ts
    } catch (error) {
      if (!/MODULE_NOT_FOUND/.test(codeOf(error))) throw error
    }
  return refuse('rules-check-compiler')
}

interface Line {
  readonly style: 'heading' | 'good' | 'warning' | 'dim'
  readonly text: string
}

function* linesOf({ target, problems, rules, examples, unchecked }: Checked, lang: Lang): Generator<Line> {
  yield { style: 'heading', text: plain(target) }
  for (const { file, line, words } of problems) {
    const own = line === null ? '' : tell('rules-check-line', { line })[lang]
    const at = file === target ? own : `${file}${line === null ? '' : `:${line}`}`
    const [first = '', ...more] = words[lang].split('\n')
    yield { style: 'warning', text: `  ${plain([at, first].filter((part) => part !== '').join(' '))}` }
    for (const one of more) yield { style: 'dim', text: `    ${plain(one)}` }
  }
  if (unchecked) yield { style: 'dim', text: `  ${unchecked[lang]}` }
  else if (problems.length === 0)
    yield { style: 'good', text: `  ${tell('rules-check-good', { rules, examples })[lang]}` }
}

function asJson(checked: readonly Checked[], lang: Lang): object {
  return {
    version: 1,
    kplint: version,
    checked: checked.map(({ target, kind, rules, examples, problems, unchecked }) => ({
      target,
      kind,
      rules,
      examples,
      unchecked: unchecked?.[lang] ?? null,
      problems: problems.map(({ file, line, words }) => ({ file, line, message: words[lang] })),
    })),
  }
}
