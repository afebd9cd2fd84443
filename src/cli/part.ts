/** A part of a batch checked by one machine of several: `kplint check --shard 2/5 -o FILE`. */
import { resolve } from 'node:path'
import type { Keeper } from '../batch/cache.js'
import { headBytes, isOfShard, outcomeBytes, readShard, type Shard } from '../batch/shard.js'
import type { Command } from './args.js'
import { type Asked, refuseOverlap } from './asked.js'
import { type Io, NewFile } from './io.js'
import { Judge } from './judge.js'
import { judgedInTurn } from './judged.js'
import { Progress } from './progress.js'
import { runKey } from './run-key.js'
import type { Settings } from './settings.js'
import type { Stats } from './stats.js'
import { refuse, tell } from './words.js'

/** Options that say how a run is made and shown, not what is found in it: whoever joins the parts has their own. */
const OF_THE_RUN = [
  'shard',
  'output',
  'format',
  'cache',
  'cache-dir',
  'threads',
  'stats',
  'quiet',
  'verbose',
  'color',
  'no-color',
]

/** Options of the report, which is written by whoever joins the parts. */
const OF_THE_REPORT = ['baseline', 'update-baseline', 'since', 'new-only']

/** What a part is checked with. */
export interface PartAsked {
  readonly asked: Asked
  readonly settings: Settings
  readonly cache: Keeper | null
  readonly threads: number | null
  readonly stats: Stats | null
  readonly command: Command
  readonly io: Io
}

/**
 * Judges the files of one part and writes what came of them for `kplint report merge`, which says what fails: gives 0 where the part could
 * be written. Throws `UsageError`.
 */
export async function checkPart({ asked, settings, cache, threads, stats, command, io }: PartAsked): Promise<number> {
  const { options } = command
  const typed = options.value('shard')!
  const shard: Shard = readShard(typed) ?? refuse('shard-form', { value: typed })
  if (options.has('format')) refuse('shard-format')
  for (const name of OF_THE_REPORT) if (options.has(name)) refuse('shard-without', { name })
  const name = options.value('output') ?? refuse('shard-output')
  const target = resolve(io.cwd, name)
  refuseOverlap(asked, { target })
  const file = new NewFile(target)
  try {
    file.write(
      headBytes({
        kind: 'kplint shard',
        shard,
        run: runKey(settings, options, io),
        argv: options.words(OF_THE_RUN),
        adopted: settings.adopted,
        today: settings.ruleset.settings.today,
        isNamed: command.paths.length > 0,
        jobs: asked.jobs.map(({ file: path, isEarlier }) => ({ file: path, isEarlier })),
        missing: asked.missing,
      }),
    )
    const own = [...asked.jobs.entries()].filter(([index]) => isOfShard(index, shard))
    const wanted = { picture: true, sha256: true, explanations: !options.has('no-explanations') }
    const judge = new Judge(settings, wanted, io, cache, stats)
    const progress = new Progress(io.err, settings.lang)
    let next = 0
    const jobs = own.map(([, job]) => job)
    for await (const [job, outcome] of judgedInTurn(jobs, { judge, command, io, threads, progress }))
      file.write(outcomeBytes(own[next++]![0], job, outcome))
    progress.clear()
    file.finish()
    const said = tell('shard-written', { name, part: shard.part, of: shard.of, n: own.length, all: asked.jobs.length })
    await io.err.write(`${said[settings.lang]}\n`)
    if (stats) for (const line of stats.lines(settings.lang, options.has('verbose'))) await io.err.write(line)
    return 0
  } catch (error) {
    file.abandon()
    throw error
  } finally {
    cache?.prune(Date.now())
  }
}
