/** `kplint check`: many workbooks, any number of reports, one exit code. */
import { resolve } from 'node:path'
import { Cache, type Keeper } from '../batch/cache.js'
import type { Job } from '../batch/outcome.js'
import { FileShelf } from '../batch/shelf.js'
import { plain } from '../reports/plain.js'
import type { Command, Options } from './args.js'
import { type Asked, findAsked, refuseOverlap, scopeAsked } from './asked.js'
import { settingsFor } from './chosen-pack.js'
import { commandsFor, end } from './ending.js'
import { notFoundFault } from './fault.js'
import { Gathered } from './gathered.js'
import type { Io } from './io.js'
import { hashOf, Judge, type Opened, opening, partOf } from './judge.js'
import { judgedInTurn, threadsAsked } from './judged.js'
import { OutputFiles, readOutputs, wantedBy } from './outputs.js'
import { Progress } from './progress.js'
import { loadSettings, type Settings } from './settings.js'
import type { Stats } from './stats.js'
import { refuse, tell } from './words.js'

/** Checks and reports. Gives 0, 1 or 2 as help says. */
export async function check(command: Command, io: Io): Promise<number> {
  const { options } = command
  if (options.has('stdin-name') && !options.has('stdin')) refuse('stdin-name')
  if (options.has('print-config')) return (await import('./print-config.js')).printConfig(command, io)
  if (options.has('watch') && !options.has('stdin')) return (await import('./watch.js')).watch(command, io)
  if (!options.has('stdin')) return checkFiles(command, io)
  const { takeStdin } = await import('./stdin.js')
  const stdin = await takeStdin(command, io)
  try {
    return await checkFiles(command, io, { taken: stdin.jobs })
  } finally {
    stdin.remove()
  }
}

/** What a run is given besides the command line. */
export interface Given {
  /** The workbook that came by standard input. */
  readonly taken?: readonly Job[]
  /** Where what was found is kept for the next run of the same process, by the run's key. */
  keeper?(run: string): Keeper
}

/** One run over files. */
export async function checkFiles(command: Command, io: Io, { taken, keeper }: Given = {}): Promise<number> {
  const { options } = command
  const stats = options.has('stats') ? new (await import('./stats.js')).Stats() : null
  const loaded = stats?.start('loading')
  const given = await loadSettings(options, io)
  const asked = await findAsked(command, given, io, taken)
  loaded?.()
  const threads = threadsAsked(options)
  const scope = await scopeAsked(asked, given, options, io)
  const single = scope.isEmpty ? null : singleOf(asked)
  const first = await openFirst(single, given, { options, io, stats }, wantsCache(options) || keeper !== undefined)
  const settings = stats ? stats.measured(first.settings) : first.settings
  const cache = await cacheAsked(settings, options, io, keeper)
  if (options.has('shard'))
    return (await import('./part.js')).checkPart({ asked, settings, cache, threads, stats, command, io })
  const outputs = readOutputs(options, io)
  for (const output of outputs) refuseOverlap(asked, output)
  const isHeld = settings.baseline !== null || options.has('update-baseline') || options.has('new-only')
  const known = isHeld ? (await import('./against-baseline.js')).baselineAsked(settings, asked, outputs, options) : null
  const files = new OutputFiles(outputs)
  const shelf = new FileShelf()
  try {
    known?.open()
    const wanted = { ...wantedBy(outputs), explanations: !options.has('no-explanations') }
    const judge = new Judge(settings, wanted, io, cache, stats)
    const gathered = new Gathered(settings, shelf, wanted.sha256)
    const progress = new Progress(io.err, settings.lang)
    if (single) await checkSingle(single, first.take(), asked.jobs.length, { judge, gathered, progress })
    const unseen: Job[] = []
    const jobs = scope.isEmpty ? [] : single ? asked.jobs.slice(1) : asked.jobs
    for await (const [job, outcome] of judgedInTurn(jobs, { judge, command, io, threads, progress })) {
      if (outcome.kind === 'unread' && !job.isEarlier && !scope.isTold(job)) unseen.push(job)
      else gathered.add(job, outcome)
    }
    const joined = stats?.start('joining')
    const newOnly = options.has('new-only')
    const asides = { commands: commandsFor(asked.jobs, options, io, settings), known, newOnly, ...scope }
    const run = await gathered.finish(asked.missing.map(notFoundFault), asides, io, progress)
    progress.clear()
    if (unseen.length > 0) await (await import('./since.js')).sayUnseen(unseen, settings, io)
    joined?.()
    const written = stats?.start('writing')
    const code = await end(run, { outputs, files }, { settings, options, io })
    await known?.end(run, true, options, io)
    written?.()
    if (options.has('verbose')) for (const line of howLines(judge, asked, cache)) await io.err.write(line)
    if (stats) for (const line of stats.lines(settings.lang, options.has('verbose'))) await io.err.write(line)
    return code
  } catch (error) {
    files.abandon()
    known?.abandon()
    throw error
  } finally {
    shelf.close()
    cache?.prune(Date.now())
  }
}

/** The only workbook of the run, the first of its jobs; null where there are more, or none. */
function singleOf({ jobs }: Asked): Job | null {
  const [job, more] = jobs.filter(({ isEarlier }) => !isEarlier)
  return job && !more ? job : null
}

/** What a run is settled with once its only workbook was asked for its pack. */
interface First {
  readonly settings: Settings
  /** That workbook, where it is open: once, so that nobody holds it longer than it is checked. */
  take(): Opened | null
}

/** Opens the only workbook where it may name its own pack; one that is named goes before. `isHashed`: it may be in a cache. */
async function openFirst(
  job: Job | null,
  settings: Settings,
  { options, io, stats }: { readonly options: Options; readonly io: Io; readonly stats: Stats | null },
  isHashed: boolean,
): Promise<First> {
  if (job === null || settings.packs.length > 0) return { settings, take: () => null }
  const progress = new Progress(io.err, settings.lang)
  const read = stats?.start('reading')
  let opened: Opened | null = await progress.during(opening(job, isHashed), 0, 1, job.file)
  progress.clear()
  read?.()
  return {
    settings: opened.workbook ? await settingsFor(opened.workbook, settings, options, io) : settings,
    take: () => {
      const taken = opened
      opened = null
      return taken
    },
  }
}

/** Checks the only workbook. `given`: it is open already. */
async function checkSingle(
  job: Job,
  given: Opened | null,
  total: number,
  { judge, gathered, progress }: { readonly judge: Judge; readonly gathered: Gathered; readonly progress: Progress },
): Promise<void> {
  const part = (done: number): void => progress.update(0, total, job.file, done)
  const during = <T>(work: Promise<T>): Promise<T> => progress.during(work, 0, total, job.file)
  // Where it may, it stays open: nothing of it has to be laid down.
  const staysOpen = !judge.isCaching && !judge.wanted.picture && !job.group
  const opened = given ?? (staysOpen ? await during(judge.opened(job)) : null)
  if (!staysOpen || !opened?.workbook) {
    gathered.add(job, await during(judge.judge(job, part, opened)))
    return
  }
  const { workbook } = opened
  const clock = judge.stats?.following()
  try {
    const sha256 = judge.wanted.sha256 ? (opened.sha256 ?? (await hashOf(job))) : null
    const about = { job, format: workbook.format, sha256, warnings: judge.warningsOf(workbook) }
    await gathered.check(judge.asked(workbook), about, (done) => {
      clock?.step(done)
      part(partOf(done))
    })
  } catch (error) {
    gathered.add(job, await judge.faultOf(job, error))
  }
  clock?.done()
}

/** What a run was made with, for whoever asks why it says what it says. */
function* howLines({ settings, threads }: Judge, { jobs }: Asked, cache: Keeper | null): Generator<string> {
  const { lang, config, packs, hasPlugins, baseline } = settings
  const line = (...said: Parameters<typeof tell>): string => `${tell(...said)[lang]}\n`
  yield config === null ? line('how-no-config') : line('how-config', { name: plain(config) })
  yield packs.length === 0 ? line('how-no-packs') : line('how-packs', { names: plain(packs.join(' ')) })
  if (hasPlugins) yield line('how-plugins')
  if (baseline) yield line('how-baseline', { name: plain(baseline.path) })
  if (cache) yield line('how-cache', { hits: cache.hits, n: jobs.length })
  if (threads > 1) yield line('how-threads', { n: threads })
}

/** Where `--cache` keeps its entries, unless `--cache-dir` says otherwise; beside the configuration. */
const CACHE = '.kplint-cache'

function wantsCache(options: Options): boolean {
  return options.has('cache') || options.value('cache-dir') !== undefined
}

async function cacheAsked(
  settings: Settings,
  options: Options,
  io: Io,
  keeper: Given['keeper'],
): Promise<Keeper | null> {
  const typed = options.value('cache-dir')
  const isTyped = wantsCache(options)
  if (!isTyped && !keeper) return null
  if (settings.hasPlugins) {
    if (isTyped) await io.err.write(`${tell('doubt')[settings.lang]}${tell('cache-plugins')[settings.lang]}\n`)
    return null
  }
  const { runKey } = await import('./run-key.js')
  const run = runKey(settings, options, io)
  if (!isTyped && keeper) return keeper(run)
  const folder = typed === undefined ? resolve(settings.folder, CACHE) : resolve(io.cwd, typed)
  return new Cache(folder, run)
}
