/** The files of a run judged one after another, or by threads where that pays. */
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { bytesOf, type Job, type Outcome } from '../batch/outcome.js'
import type { Answer } from '../batch/pool.js'
import type { Command, Options } from './args.js'
import { Breath } from './breath.js'
import type { Handed } from './check-worker.js'
import { faultOf } from './fault.js'
import type { Io } from './io.js'
import type { Judge } from './judge.js'
import type { Progress } from './progress.js'
import type { StatsData } from './stats.js'
import { refuse } from './words.js'

/**
 * Seconds of work that must be left for threads to pay: each of them loads and warms up what this one has loaded and warmed up. This one
 * keeps a core for itself: taking in what they found and joining it is as much work as judging. On two cores two threads gain
 * little time and cost CPU and memory (bench/join.ts, docs/performance.md).
 */
const WORTH = 4
/** Seconds after which what is left is estimated. */
const TRIAL = 1
/** Threads at most, unless more are asked for. */
const MOST = 8

/** What is needed to judge. */
export interface Judging {
  readonly judge: Judge
  readonly command: Command
  readonly io: Io
  /** Null: as many as pay. */
  readonly threads: number | null
  readonly progress: Progress
}

/** `--threads N`; null where it is not given. Throws `UsageError`. */
export function threadsAsked(options: Options): number | null {
  const typed = options.value('threads')
  if (typed === undefined || typed === 'auto') return null
  if (!/^[1-9]\d?$/.test(typed)) refuse('threads', { value: typed })
  return Number(typed)
}

/** What becomes of each job, in their order. */
export async function* judgedInTurn(
  jobs: readonly Job[],
  judging: Judging,
): AsyncGenerator<readonly [job: Job, outcome: Outcome]> {
  const { judge, progress, threads } = judging
  const total = jobs.length
  const sizes = new Sizes(jobs)
  const began = performance.now()
  const breath = new Breath()
  for (const [index, job] of jobs.entries()) {
    const left = jobs.length - index
    const count = threads ?? (left > 1 && sizes.isWorth((performance.now() - began) / 1000) ? mostThreads() : 1)
    if (count > 1 && left > 1) {
      judge.threads = count
      yield* byThreads(jobs, index, count, judging)
      return
    }
    const part = (done: number): void => progress.update(index, total, job.file, done)
    yield [job, await progress.during(judge.judge(job, part), index, total, job.file)]
    sizes.pass(index)
    await breath.take()
  }
}

function mostThreads(): number {
  return Math.min(MOST, availableParallelism() - 1)
}

async function* byThreads(
  jobs: readonly Job[],
  from: number,
  threads: number,
  { judge, command, io, progress }: Judging,
): AsyncGenerator<readonly [job: Job, outcome: Outcome]> {
  const { judgedByThreads } = await import('../batch/pool.js')
  const { settings, wanted } = judge
  const handed: Handed = {
    argv: command.argv,
    cwd: io.cwd,
    env: { ...io.env },
    today: settings.ruleset.settings.today,
    adopted: settings.adopted,
    wanted,
    isKept: judge.isCaching,
  }
  const rest = jobs.slice(from)
  const judged = judgedByThreads(rest, threads, handed, {
    lost: async (job, error) => ({ kind: 'unread', error: await faultOf(job.file, error, io) }),
    // What cannot be read is told by whoever judges it.
    kept: (job) => judge.kept(job).catch(() => null),
    hear: (aside) => judge.stats?.put(aside as StatsData),
  })
  const breath = new Breath()
  try {
    for (const [i, job] of rest.entries()) {
      const { outcome, mayKeep } = (await judged.next()).value as Answer
      if (mayKeep) judge.keep(job, outcome)
      yield [job, outcome]
      progress.update(from + i, jobs.length, job.file, 1)
      await breath.take()
    }
  } finally {
    await judged.return(undefined)
  }
}

/** How much of the bytes is behind, to say how long the rest will take. */
class Sizes {
  private readonly bytes: readonly number[]
  private readonly total: number
  private done = 0

  constructor(jobs: readonly Job[]) {
    this.bytes = jobs.length < 2 ? [] : jobs.map(sizeOf)
    this.total = this.bytes.reduce((sum, size) => sum + size, 0)
  }

  pass(index: number): void {
    this.done += this.bytes[index] ?? 0
  }

  /** After so many seconds: whether so much is left that threads pay. */
  isWorth(seconds: number): boolean {
    if (seconds < TRIAL || this.done === 0) return false
    return (seconds / this.done) * (this.total - this.done) > WORTH
  }
}

/** A small workbook takes about as long as one of twice its size: its name, its folder and its parts cost as much as its cells. */
const LEAST = 8192

function sizeOf(job: Job): number {
  try {
    return statSync(bytesOf(job)).size + LEAST
  } catch {
    return 0
  }
}
