/** From a command line to an exit code. Commands are loaded only when they are asked for. */
import type { Lang, Words } from '../core/index.js'
import { plain } from '../reports/plain.js'
import { type Command, readArgs, typedLang } from './args.js'
import { debugTrace } from './debug.js'
import type { Io } from './io.js'
import { version } from './version.generated.js'
import { tell } from './words.js'

/** Runs one command line (without `node` and the script) and gives its exit code. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const lang = typedLang(argv) ?? 'zh'
  try {
    const command = readArgs(argv)
    if (command === 'version') {
      await io.out.write(`${version}\n`)
      return 0
    }
    return await run(command, io, lang)
  } catch (error) {
    for (const line of await linesOf(error, lang, io)) await io.err.write(`${plain(line)}\n`)
    return 2
  }
}

async function run(command: Command, io: Io, lang: Lang): Promise<number> {
  switch (command.def.name) {
    case 'check':
      return (await import(/* webpackChunkName: "check" */ './check.js')).check(command, io)
    case 'report merge':
      return (await import(/* webpackChunkName: "check" */ './merge.js')).merge(command, io)
    case 'fix':
      return (await import(/* webpackChunkName: "fix" */ './fix.js')).fix(command, io)
    case 'explain':
      return (await import(/* webpackChunkName: "explain" */ './explain.js')).explain(command, io)
    case 'rules':
      return (await import(/* webpackChunkName: "rules" */ './rules.js')).listRules(command, io)
    case 'rules check':
      return (await import(/* webpackChunkName: "rules-check" */ './rules-check.js')).checkRules(command, io)
    case 'rules rehearse':
      return (await import(/* webpackChunkName: "rules-rehearse" */ './rules-rehearse.js')).rehearse(command, io)
    case 'tables':
      return (await import(/* webpackChunkName: "tables" */ './tables.js')).showTables(command, io)
    case 'cells':
      return (await import(/* webpackChunkName: "cells" */ './cells.js')).showCells(command, io)
    case 'template':
      return (await import(/* webpackChunkName: "template" */ './template.js')).template(command, io)
    case 'serve':
      return (await import(/* webpackChunkName: "serve" */ './serve.js')).serve(command, io, lang)
    case 'site':
      return (await import(/* webpackChunkName: "site" */ './site.js')).site(command, io, lang)
    case 'manifest':
      return (await import(/* webpackChunkName: "manifest" */ './manifest.js')).manifest(command, io, lang)
    case 'init':
      return (await import(/* webpackChunkName: "init" */ './init.js')).init(command, io, lang)
    case 'completion':
      return (await import(/* webpackChunkName: "completion" */ './completion.js')).completion(command, io, lang)
    default:
      return (await import(/* webpackChunkName: "help" */ './help.js')).help(command, io, lang)
  }
}

/** What an error says, one line per problem: never a stack. */
export async function linesOf(error: unknown, lang: Lang, io: Io): Promise<string[]> {
  const label = tell('error')[lang]
  if (error instanceof Error && 'problems' in error) {
    const problems = error.problems as readonly { file: string; line: number | null; words: Words }[]
    return problems.map(({ file, line, words }) => `${label}${file}${line === null ? '' : `:${line}`} ${words[lang]}`)
  }
  if (error instanceof Error && 'words' in error) return [label + (error.words as Words)[lang]]
  // A file that cannot be read or written says so itself, and names it.
  if (error instanceof Error && 'file' in error && 'text' in error) {
    const text = (error.text as (lang: 'zh-CN' | 'en') => string).call(error, lang === 'en' ? 'en' : 'zh-CN')
    return [`${label}${String(error.file)}${lang === 'en' ? ': ' : '：'}${text}`]
  }
  await debugTrace(error, io)
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200)
  return [label + tell('internal', { detail })[lang]]
}
