/** The end of a run, whichever way its files were judged: what is told, what is written, the exit code. */
import type { Job } from '../batch/outcome.js'
import type { Severity } from '../core/index.js'
import { plain } from '../reports/plain.js'
import type { FinishedRun } from '../reports/reporter.js'
import type { Summary } from '../reports/run.js'
import { errorText } from '../reports/text.js'
import type { Options } from './args.js'
import type { Io } from './io.js'
import type { Output, OutputFiles } from './outputs.js'
import { quoted } from './quote.js'
import type { Settings } from './settings.js'
import { tell } from './words.js'

const RANK: { readonly [S in Severity]: number } = { info: 0, warning: 1, error: 2 }

/** Writes every report that was asked for and gives the exit code. */
export async function end(
  run: FinishedRun,
  { outputs, files }: { readonly outputs: readonly Output[]; readonly files: OutputFiles },
  { settings, options, io }: { readonly settings: Settings; readonly options: Options; readonly io: Io },
): Promise<number> {
  const [first] = outputs
  // Where the report goes elsewhere, the person at the terminal should still see what could not be checked.
  if ((first?.target !== null || first.format.name !== 'text') && io.err.isTTY)
    for (const error of run.errors)
      await io.err.write(errorText(error, { lang: run.lang, paint: (_, text) => text, quiet: false }))
  await files.write(run, options, io)
  if (io.err.isTTY)
    for (const { name } of outputs) if (name !== null) await io.err.write(`${tell('written', { name })[run.lang]}\n`)
  return exitCode(run.summary, settings)
}

/** 2 where something could not be checked, 1 where something fails, else 0. */
function exitCode({ errors, diagnostics }: Summary, { failOn, maxWarnings }: Settings): number {
  if (errors > 0) return 2
  const failing = (['error', 'warning', 'info'] as const).some(
    (severity) => diagnostics[severity] > 0 && RANK[severity] >= RANK[failOn],
  )
  return failing || (maxWarnings !== null && diagnostics.warning > maxWarnings) ? 1 : 0
}

/** What to type next: to mend what can be mended, to hear about a rule. */
export function commandsFor(
  jobs: readonly Job[],
  options: Options,
  { env }: Io,
  { lang }: Settings,
): FinishedRun['commands'] {
  const [job, more] = jobs.filter(({ isEarlier }) => !isEarlier)
  const one = job && more === undefined && job.spool === undefined ? job.file : null
  // `npm start` says how the program is called where it is not installed.
  const kplint = plain(env.KPLINT_COMMAND ?? 'kplint')
  const fix = `${kplint} fix ${one === null ? tell('fix-files')[lang] : `${quoted(one)} -o ${quoted(outName(one))}`}`
  const told = ['pack', 'plugin', 'period', 'rule', 'config'].flatMap((name) =>
    options.values(name).map((value) => ` --${name} ${quoted(value)}`),
  )
  return { fix: fix + told.join(''), rule: `${kplint} rules ${tell('rule-id')[lang]}` }
}

/** `表.xlsx` → `表-改.xlsx`. */
function outName(file: string): string {
  return file.replace(/(\.[^./]*)?$/, '-改$1')
}
