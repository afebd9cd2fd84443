/** Threads that judge files: how far ahead they go, what becomes of a file over which one dies, and that they end. */
import { Worker } from 'node:worker_threads'
import { afterAll, expect, it, vi } from 'vitest'
import type { Job } from '../../src/batch/outcome.js'
import { judgedByThreads } from '../../src/batch/pool.js'

const started: Worker[] = []
afterAll(() => Promise.all(started.map((worker) => worker.terminate())))

/**
 * A thread that judges every file, or as the folder says: 短命/ it ends by itself some time after the fifth lot, 不答/ it never answers. Of
 * 致命.xlsx it dies. Without a folder it judges the first files and then works on what it is given for ever.
 */
const THREAD = `
  const { parentPort } = require('node:worker_threads')
  let lots = 0
  parentPort.on('message', ({ jobs }) => {
    if (jobs.some(({ file }) => file.endsWith('/致命.xlsx'))) process.exit(7)
    const [folder, name] = jobs[0].file.split('/')
    if (folder === '短命' && ++lots === 5) setTimeout(() => process.exit(0), 20)
    if (folder === '不答' || (name === undefined && folder !== '0.xlsx')) return
    const answers = jobs.map(({ file }) => ({ outcome: { kind: 'unread', error: file }, mayKeep: true }))
    parentPort.postMessage({ answers, aside: jobs[0].file })
  })`
vi.mock('../../src/hosts/worker.js', () => ({
  startWorker: () => {
    const worker = new Worker(THREAD, { eval: true })
    started.push(worker)
    return worker
  },
}))

const jobsIn = (folder: string, count: number): Job[] =>
  Array.from({ length: count }, (_, i) => ({ file: `${folder}/${i}.xlsx`, folder: '/', isEarlier: false }))
const judgedOf = (jobs: readonly Job[]) =>
  jobs.map(({ file }) => ({ outcome: { kind: 'unread', error: file }, mayKeep: true }))
const old = { kind: 'unread', error: { file: '', code: 'old', words: { zh: '旧', en: 'old' } } } as const
const rest = () => new Promise((resolve) => setTimeout(resolve, 50))

it('a batch that is given up leaves no thread behind, begins none and loses no file', async () => {
  const jobs = Array.from({ length: 100 }, (_, i): Job => ({ file: `${i}.xlsx`, folder: '/', isEarlier: false }))
  const lost = vi.fn()
  const judged = judgedByThreads(jobs, 2, null, { lost })
  expect((await judged.next()).value).toEqual({ outcome: { kind: 'unread', error: '0.xlsx' }, mayKeep: true })
  expect(started).toHaveLength(2)
  await judged.return(undefined)
  // A thread that ended is heard of a little later.
  await rest()
  expect(started).toHaveLength(2)
  expect(started.map(({ threadId }) => threadId)).toEqual([-1, -1])
  expect(lost).not.toHaveBeenCalled()
})

it('a thread that ends while nothing is asked of it is replaced, and no file is lost', async () => {
  const jobs = jobsIn('短命', 64)
  const lost = vi.fn()
  const judged = judgedByThreads(jobs, 1, null, { lost })
  const seen = [(await judged.next()).value]
  // Far enough ahead of whoever takes them in, the thread rests; then it ends.
  await new Promise((resolve) => setTimeout(resolve, 300))
  for await (const outcome of judged) seen.push(outcome)
  expect(seen).toEqual(judgedOf(jobs))
  expect(lost).not.toHaveBeenCalled()
})

it('a file over which a thread dies is lost once; its neighbours are judged, in their order', async () => {
  const jobs = jobsIn('好', 30)
  const deadly: Job = { ...jobs[11]!, file: '好/致命.xlsx' }
  jobs[11] = deadly
  for (const threads of [1, 3]) {
    const lost = vi.fn().mockResolvedValue('lost')
    const seen: unknown[] = []
    for await (const outcome of judgedByThreads(jobs, threads, null, { lost })) seen.push(outcome)
    expect(seen).toEqual([
      ...judgedOf(jobs.slice(0, 11)),
      { outcome: 'lost', mayKeep: false },
      ...judgedOf(jobs.slice(12)),
    ])
    expect(lost.mock.calls).toEqual([[deadly, new Error('a thread ended with 7')]])
  }
})

it('an answer that cannot be read is no answer: the file is tried once more, then lost', async () => {
  const [job] = jobsIn('不答', 1)
  const lost = vi.fn().mockResolvedValue('lost')
  const before = started.length
  const judged = judgedByThreads([job!], 1, null, { lost }).next()
  for (const time of [1, 2]) {
    await vi.waitUntil(() => started.length === before + time)
    started.at(-1)!.emit('messageerror', new Error('garbled'))
  }
  expect((await judged).value).toEqual({ outcome: 'lost', mayKeep: false })
  expect(lost.mock.calls).toEqual([[job, new Error('garbled')]])
})

it('a thread goes on as far ahead as it may of what is waited for now, not of what was waited for when it began', async () => {
  const lots: unknown[] = []
  const judged = judgedByThreads(jobsIn('好', 200), 1, null, { lost: vi.fn(), hear: (first) => lots.push(first) })
  // The first file of the fifth lot.
  for (let i = 0; i < 33; i++) await judged.next()
  await vi.waitUntil(() => lots.length === 9)
  await rest()
  expect(lots).toHaveLength(9)
  await judged.return(undefined)
})

it('what was kept is taken in when its turn comes and sent to no thread, in the order of all', async () => {
  const jobs = jobsIn('好', 500)
  const isKept = (job: Job): boolean => /[1-9]\.xlsx$/.test(job.file)
  const kept = vi.fn(async (job: Job) => (isKept(job) ? old : null))
  const judged = judgedByThreads(jobs, 2, null, { lost: vi.fn(), kept })
  const seen = [(await judged.next()).value]
  await rest()
  // As far ahead as threads may be, and no further: what is taken in early waits in memory.
  expect(kept.mock.calls.length).toBeLessThanOrEqual(10 * 8)
  for await (const answer of judged) seen.push(answer)
  const fresh = judgedOf(jobs)
  expect(seen).toEqual(jobs.map((job, i) => (isKept(job) ? { outcome: old, mayKeep: false } : fresh[i])))
})

it('where all of it was kept no thread is started', async () => {
  const before = started.length
  const seen: unknown[] = []
  for await (const answer of judgedByThreads(jobsIn('好', 30), 3, null, { lost: vi.fn(), kept: async () => old }))
    seen.push(answer)
  expect(seen).toEqual(Array.from({ length: 30 }, () => ({ outcome: old, mayKeep: false })))
  expect(started).toHaveLength(before)
})
