/** The part of a worker that judges files of `kplint check`. */
import { parentPort } from 'node:worker_threads'
import type { Answer, Answered, Asked } from '../batch/pool.js'
import { readArgs } from './args.js'
import type { Io, Stream } from './io.js'
import { Judge, type Wanted } from './judge.js'
import { loadSettings, onDay } from './settings.js'

/** What the worker is handed: the command line of the run, and what the run found out itself. */
export interface Handed {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Io['env']
  readonly today: number | null
  /** The pack a single workbook chose. */
  readonly adopted: string | null
  readonly wanted: Wanted
  /** What it finds is kept: whether it may be is to be said. */
  readonly isKept: boolean
}

const SILENT: Stream = { isTTY: false, columns: 80, write: () => {} }

/** Answers until it is terminated. */
export async function answerChecks(handed: unknown): Promise<void> {
  const { argv, cwd, env, today, adopted, wanted, isKept } = handed as Handed
  const command = readArgs(argv)
  if (command === 'version') return
  const io: Io = { cwd, env, out: SILENT, err: SILENT }
  const settings = await loadSettings(command.options, io, adopted === null ? null : () => [adopted])
  const stats = command.options.has('stats') ? new (await import('./stats.js')).Stats() : null
  const ofDay = onDay({ ...settings, adopted }, today)
  const judge = new Judge(stats ? stats.measured(ofDay) : ofDay, wanted, io, null, stats)
  parentPort?.on('message', async ({ jobs }: Asked) => {
    const answers: Answer[] = []
    for (const job of jobs) answers.push(await judge.answer(job, { isKept }))
    parentPort?.postMessage({ answers, ...(stats ? { aside: stats.take() } : {}) } satisfies Answered)
  })
}
