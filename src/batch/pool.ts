/** Many files judged by several threads; what comes of them comes in their order. */
import type { Worker } from 'node:worker_threads'
import { startWorker } from '../hosts/worker.js'
import type { Job, Outcome } from './outcome.js'

/** Files handed to a thread at a time: a message costs about as much as a small workbook. */
const CHUNK = 8
/** Chunks each thread may be ahead of the one that is waited for: what is done too early waits in memory. */
const AHEAD = 4

/** What becomes of one file. */
export interface Answer {
  readonly outcome: Outcome
  /** True where it was not kept yet and may be: it is of the bytes whose hash it has. */
  readonly mayKeep: boolean
}

/** What a thread is asked, and what it answers: one answer for each job. */
export interface Asked {
  readonly jobs: readonly Job[]
}
export interface Answered {
  readonly answers: readonly Answer[]
  /** What the thread has to say besides. */
  readonly aside?: unknown
}

/** What whoever has files judged by threads does himself. */
export interface Beside {
  /** What becomes of a file whose thread died over it. */
  lost(job: Job, error: unknown): Promise<Outcome>
  /** What was kept of a file, which is then sent to no thread; null where nothing was. Asked when its turn comes. Never rejects. */
  kept?(job: Job): Promise<Outcome | null>
  /** Hears what threads say besides. */
  hear?(aside: unknown): void
}

/**
 * Judges jobs in `threads` threads, each started with `data`, and yields what comes of them in the order of the jobs. A thread that dies
 * is replaced; of what it had in hand each file is tried once more by itself.
 */
export async function* judgedByThreads(
  jobs: readonly Job[],
  threads: number,
  data: unknown,
  beside: Beside,
): AsyncGenerator<Answer> {
  const chunks: (readonly Job[])[] = []
  for (let i = 0; i < jobs.length; i += CHUNK) chunks.push(jobs.slice(i, i + CHUNK))
  const hands = Array.from({ length: Math.min(threads, chunks.length) }, () => new Hand(data, beside))
  const idle = [...hands]
  const done = new Map<number, Promise<readonly Answer[]>>()
  let next = 0
  let wanted = 0
  // Each hand has one chunk at a time; those further on are begun as soon as a hand is free.
  const begin = (hand: Hand): void => {
    if (next >= chunks.length || next > wanted + AHEAD * hands.length) {
      idle.push(hand)
      return
    }
    const at = next++
    const judged = hand.judge(chunks[at]!)
    done.set(at, judged)
    void judged.then(() => begin(hand))
  }
  try {
    for (; wanted < chunks.length; wanted++) {
      for (const hand of idle.splice(0)) begin(hand)
      yield* await done.get(wanted)!
      done.delete(wanted)
    }
  } finally {
    await Promise.all(hands.map((hand) => hand.end()))
  }
}

/** One thread at a time, replaced when it dies. */
class Hand {
  private worker: Worker | null = null
  private isEnded = false

  constructor(
    private readonly data: unknown,
    private readonly beside: Beside,
  ) {}

  /** Never rejects. */
  async judge(jobs: readonly Job[]): Promise<readonly Answer[]> {
    const kept = new Map<Job, Outcome>()
    for (const job of jobs) {
      const outcome = (await this.beside.kept?.(job)) ?? null
      if (outcome) kept.set(job, outcome)
    }
    const judged = [...(await this.answers(jobs.filter((job) => !kept.has(job))))].reverse()
    return jobs.flatMap((job) => {
      const outcome = kept.get(job)
      return outcome ? [{ outcome, mayKeep: false }] : judged.splice(-1)
    })
  }

  private async answers(jobs: readonly Job[]): Promise<readonly Answer[]> {
    if (jobs.length === 0) return []
    try {
      return await this.ask(jobs)
    } catch {
      // Nobody waits any more, and a thread begun now would never end.
      if (this.isEnded) return []
      const answers: Answer[] = []
      for (const job of jobs) answers.push(...(await this.ask([job]).catch((again: unknown) => this.lost(job, again))))
      return answers
    }
  }

  private async lost(job: Job, error: unknown): Promise<readonly Answer[]> {
    return [{ outcome: await this.beside.lost(job, error), mayKeep: false }]
  }

  /** What is in hand is dropped. */
  async end(): Promise<void> {
    this.isEnded = true
    await this.worker?.terminate()
  }

  /** The thread at hand; one that died between two questions was let go. */
  private started(): Worker {
    if (this.worker) return this.worker
    const worker = startWorker('check', this.data)
    worker.on('error', () => {})
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = null
    })
    this.worker = worker
    return worker
  }

  private ask(jobs: readonly Job[]): Promise<readonly Answer[]> {
    if (this.isEnded) return Promise.reject(new Error('nobody waits'))
    const worker = this.started()
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        worker.off('message', heard)
        worker.off('messageerror', died)
        worker.off('error', died)
        worker.off('exit', left)
        act()
      }
      const fail = (error: unknown): void =>
        settle(() => {
          this.worker = null
          void worker.terminate()
          reject(error)
        })
      const heard = ({ answers, aside }: Answered): void =>
        settle(() => {
          if (aside !== undefined) this.beside.hear?.(aside)
          resolve(answers)
        })
      const died = (error: unknown): void => fail(error)
      const left = (code: number): void => fail(new Error(`a thread ended with ${code}`))
      worker.on('message', heard)
      worker.on('messageerror', died)
      worker.on('error', died)
      worker.on('exit', left)
      worker.postMessage({ jobs } satisfies Asked)
    })
  }
}
