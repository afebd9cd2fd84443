/** `kplint report merge`: the parts of a batch joined into the report one machine would have written. */
import { resolve } from 'node:path'
import type { Job, Outcome } from '../batch/outcome.js'
import { misfitOf, ShardFile } from '../batch/shard.js'
import { FileShelf } from '../batch/shelf.js'
import { plain } from '../reports/plain.js'
import { type AgainstBaseline, baselineAsked } from './against-baseline.js'
import { type Command, type Options, readArgs } from './args.js'
import { refuseOverlap, scopeAsked } from './asked.js'
import { Breath } from './breath.js'
import { commandsFor, end } from './ending.js'
import { notFoundFault } from './fault.js'
import { Gathered } from './gathered.js'
import { codeOf, type Io, isSameFile } from './io.js'
import { type Output, OutputFiles, readOutputs, wantedBy } from './outputs.js'
import { Progress } from './progress.js'
import { runKey } from './run-key.js'
import { loadSettings, onDay } from './settings.js'
import { refuse } from './words.js'

/** Joins and reports. Gives the exit code `kplint check` would. Throws `UsageError` where the parts make no whole. */
export async function merge({ paths, options: own }: Command, io: Io): Promise<number> {
  if (paths.length === 0) refuse('no-shards')
  const parts: ShardFile[] = []
  const shelf = new FileShelf()
  let files: OutputFiles | null = null
  let known: AgainstBaseline | null = null
  try {
    for (const path of paths) parts.push(open(path, io))
    refuseMisfits(parts, paths)
    const inTurn = [...parts].sort((a, b) => a.head.shard.part - b.head.shard.part)
    const { head } = inTurn[0]!
    const options = optionsOf(head.argv, own)
    await refuseCode(options, own, io)
    const { adopted } = head
    const loaded = await loadSettings(options, io, adopted === null ? null : () => [adopted])
    const settings = onDay({ ...loaded, adopted }, head.today)
    if (runKey(settings, options, io) !== head.run) refuse('shard-settings')
    const outputs = readOutputs(own, io)
    const folder = head.isNamed ? io.cwd : settings.folder
    const jobs = head.jobs.map((job) => ({ ...job, folder: job.isEarlier ? settings.previousFolder : folder }))
    const asked = { jobs, missing: [] }
    for (const output of outputs) refuseOverlap(asked, output)
    refuseOverwritten(paths, outputs, io)
    known = baselineAsked(settings, asked, outputs, own)
    const scope = await scopeAsked(asked, settings, own, io)
    files = new OutputFiles(outputs)
    known?.open()
    const gathered = new Gathered(settings, shelf, wantedBy(outputs).sha256)
    const progress = new Progress(io.err, settings.lang)
    const unseen: Job[] = []
    const breath = new Breath()
    for (const [index, job] of scope.isEmpty ? [] : jobs.entries()) {
      const part = index % inTurn.length
      const outcome = outcomeIn(inTurn[part]!, index) ?? refuse('shard-cut', { name: job.file, part: part + 1 })
      if (outcome.kind === 'unread' && !job.isEarlier && !scope.isTold(job)) unseen.push(job)
      else gathered.add(job, outcome)
      progress.update(index, jobs.length, job.file, 1)
      await breath.take()
    }
    const newOnly = own.has('new-only')
    const asides = { commands: commandsFor(jobs, options, io, settings), known, newOnly, ...scope }
    const run = await gathered.finish(head.missing.map(notFoundFault), asides, io, progress)
    progress.clear()
    if (unseen.length > 0) await (await import('./since.js')).sayUnseen(unseen, settings, io)
    const code = await end(run, { outputs, files }, { settings, options: own, io })
    // The workbooks may be on other machines.
    await known?.end(run, false, own, io)
    return code
  } catch (error) {
    files?.abandon()
    known?.abandon()
    throw error
  } finally {
    shelf.close()
  }
}

function open(path: string, { cwd }: Io): ShardFile {
  try {
    return ShardFile.open(resolve(cwd, path)) ?? refuse('no-shard', { name: path })
  } catch (error) {
    if (error instanceof Error && 'words' in error) throw error
    return refuse('unreadable', { name: path, detail: codeOf(error) })
  }
}

/** Null, too, where the part has gone meanwhile. */
function outcomeIn(part: ShardFile, index: number): Outcome | null {
  try {
    return part.outcome(index)
  } catch {
    return null
  }
}

/** No report is written over a part. */
function refuseOverwritten(paths: readonly string[], outputs: readonly Output[], { cwd }: Io): void {
  for (const { target } of outputs)
    for (const path of paths)
      if (target !== null && isSameFile(resolve(cwd, path), target)) refuse('output-is-part', { name: path })
}

function refuseMisfits(parts: readonly ShardFile[], paths: readonly string[]): void {
  const heads = parts.map(({ head }) => head)
  const misfit = misfitOf(heads)
  if (misfit === null) return
  if (misfit.code === 'shard-day') {
    const [day, firstDay] = [dayText(heads[misfit.index]!.today), dayText(heads[0]!.today)]
    refuse(misfit.code, { name: paths[misfit.index]!, day, first: paths[0]!, firstDay })
  }
  if (misfit.code === 'shard-other') refuse(misfit.code, { name: paths[misfit.index]!, first: paths[0]! })
  if (misfit.code === 'shard-twice') refuse(misfit.code, { part: misfit.part })
  refuse(misfit.code, { parts: misfit.parts.slice(0, MOST_NAMED).join('、'), n: misfit.parts.length })
}

/** `2026-02-01` of a serial of the 1900 system, whoever wrote it. */
function dayText(serial: number | null): string {
  const date = new Date(((serial ?? Number.NaN) - 25_569) * 86_400_000)
  return Number.isNaN(date.getTime()) ? '?' : date.toISOString().slice(0, 10)
}

const MOST_NAMED = 20

/**
 * Parts may come from elsewhere, and plug-ins are code: those of the configuration found here are run, and those that whoever joins names.
 * A configuration that only the parts name brings none.
 */
async function refuseCode(options: Options, own: Options, { cwd }: Io): Promise<void> {
  const plugins = options.values('plugin')
  if (plugins.length > 0 && !own.has('plugin'))
    refuse('shard-code', { name: plain(plugins.map((name) => `--plugin ${name}`).join(' ')) })
  const config = options.value('config')
  if (config === undefined || own.has('config')) return
  const { readConfig } = await import('./config.js')
  if ((readConfig(resolve(cwd, config)).config.plugins ?? []).length > 0)
    refuse('shard-code', { name: plain(`--config ${config}`) })
}

/** The options of the check, with those of this command in place of theirs. */
function optionsOf(argv: readonly string[], own: Options): Options {
  const command = readArgs(['check', ...argv])
  return command === 'version' ? own : command.options.with(own)
}
