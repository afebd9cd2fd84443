/** `kplint check`: many workbooks, any number of reports, one exit code. */
import { resolve } from 'node:path'
import { Cache } from '../batch/cache.js'
import type { Job } from '../batch/outcome.js'
import { FileShelf } from '../batch/shelf.js'
import type { AnyWorkbook } from '../hosts/any-file.js'
import { baselineAsked } from './against-baseline.js'
import type { Command, Options } from './args.js'
import { type Asked, findAsked, refuseOverlap } from './asked.js'
import { settingsFor } from './chosen-pack.js'
import { commandsFor, end } from './ending.js'
import { notFoundFault } from './fault.js'
import { Gathered } from './gathered.js'
import type { Io } from './io.js'
import { hashOf, Judge, partOf } from './judge.js'
import { judgedInTurn, threadsAsked } from './judged.js'
import { openJob } from './open.js'
import { OutputFiles, readOutputs, wantedBy } from './outputs.js'
import { Progress } from './progress.js'
import { loadSettings, type Settings } from './settings.js'
import { refuse, tell } from './words.js'

/** Checks and reports. Gives 0, 1 or 2 as help says. */
export async function check(command: Command, io: Io): Promise<number> {
  const { options } = command
  if (!options.has('stdin')) return options.has('stdin-name') ? refuse('stdin-name') : checkFiles(command, io)
  const { takeStdin } = await import('./stdin.js')
  const stdin = await takeStdin(command, io)
  try {
    return await checkFiles(command, io, stdin.jobs)
  } finally {
    stdin.remove()
  }
}

/** `taken`: the workbook that came by standard input. */
async function checkFiles(command: Command, io: Io, taken: readonly Job[] | null = null): Promise<number> {
  const { options } = command
  const given = await loadSettings(options, io)
  const asked = await findAsked(command, given, io, taken)
  const threads = threadsAsked(options)
  const opened = await openSingle(given, asked, options, io)
  const { settings } = opened
  const cache = await cacheAsked(settings, options, io)
  if (options.has('shard'))
    return (await import('./part.js')).checkPart({ asked, settings, cache, threads, command, io })
  const outputs = readOutputs(options, io)
  for (const output of outputs) refuseOverlap(asked, output)
  const known = baselineAsked(settings, asked, outputs, options)
  const files = new OutputFiles(outputs)
  const shelf = new FileShelf()
  try {
    const wanted = { ...wantedBy(outputs), explanations: !options.has('no-explanations') }
    const judge = new Judge(settings, wanted, io, cache)
    const gathered = new Gathered(settings, shelf, wanted.sha256)
    const progress = new Progress(io.err, settings.lang)
    // The only workbook stays open: nothing of it has to be laid down.
    const isOpen = opened.workbook !== null && cache === null && !wanted.picture && !asked.jobs[0]!.group
    if (isOpen) await checkOpen(opened.workbook, asked, { judge, gathered, progress })
    const jobs = isOpen ? asked.jobs.slice(1) : asked.jobs
    for await (const [job, outcome] of judgedInTurn(jobs, { judge, command, io, threads, progress }))
      gathered.add(job, outcome)
    const newOnly = options.has('new-only')
    const asides = { commands: commandsFor(asked.jobs, options, io, settings), known, newOnly, isTold: () => true }
    const run = await gathered.finish(asked.missing.map(notFoundFault), asides, io, progress)
    progress.clear()
    const code = await end(run, { outputs, files }, { settings, options, io })
    await known?.end(run, true, options, io)
    return code
  } catch (error) {
    files.abandon()
    throw error
  } finally {
    shelf.close()
    cache?.prune(Date.now())
  }
}

/** A single workbook opened beforehand, with the settings it is checked with. */
interface Opened {
  readonly settings: Settings
  readonly workbook: AnyWorkbook | null
}

/** Where there is one workbook, it is opened to see whether it names its own pack; one that is named goes before. */
async function openSingle(settings: Settings, { jobs }: Asked, options: Options, io: Io): Promise<Opened> {
  const [job, more] = jobs.filter(({ isEarlier }) => !isEarlier)
  if (job === undefined || more !== undefined) return { settings, workbook: null }
  const progress = new Progress(io.err, settings.lang)
  const open = async () => progress.during(openJob(job), 0, 1, job.file)
  // Why it cannot be read is told when it is to be checked.
  const workbook = await open().catch(() => null)
  progress.clear()
  return workbook ? { workbook, settings: await settingsFor(workbook, settings, options, io) } : { settings, workbook }
}

async function checkOpen(
  workbook: AnyWorkbook,
  { jobs }: Asked,
  { judge, gathered, progress }: { readonly judge: Judge; readonly gathered: Gathered; readonly progress: Progress },
): Promise<void> {
  const job = jobs[0]!
  try {
    const sha256 = judge.wanted.sha256 ? await hashOf(job) : null
    const about = { job, sha256, warnings: judge.warningsOf(workbook) }
    gathered.check(judge.asked(workbook), about, (done) => progress.update(0, jobs.length, job.file, partOf(done)))
  } catch (error) {
    gathered.add(job, await judge.faultOf(job, error))
  }
}

/** Where `--cache` keeps its entries, unless `--cache-dir` says otherwise; beside the configuration. */
const CACHE = '.kplint-cache'

async function cacheAsked(settings: Settings, options: Options, io: Io): Promise<Cache | null> {
  const typed = options.value('cache-dir')
  if (!options.has('cache') && typed === undefined) return null
  if (settings.hasPlugins) {
    await io.err.write(`${tell('doubt')[settings.lang]}${tell('cache-plugins')[settings.lang]}\n`)
    return null
  }
  const { runKey } = await import('./run-key.js')
  const folder = typed === undefined ? resolve(settings.folder, CACHE) : resolve(io.cwd, typed)
  return new Cache(folder, runKey(settings, options, io))
}
