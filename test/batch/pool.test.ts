/** Threads that judge files end when nobody waits for them any more. */
import { Worker } from 'node:worker_threads'
import { afterAll, expect, it, vi } from 'vitest'
import type { Job } from '../../src/batch/outcome.js'
import { judgedByThreads } from '../../src/batch/pool.js'

const started: Worker[] = []
afterAll(() => Promise.all(started.map((worker) => worker.terminate())))

/**
 * A thread that judges the first files and then works on what it is given for ever; files in 短命/ it judges all, and ends by itself some time
 * after the fifth lot.
 */
const THREAD = `
  const { parentPort } = require('node:worker_threads')
  let lots = 0
  parentPort.on('message', ({ jobs }) => {
    const isShort = jobs[0].file.startsWith('短命/')
    if (isShort && ++lots === 5) setTimeout(() => process.exit(0), 20)
    if (isShort || jobs[0].file === '0.xlsx') parentPort.postMessage({ outcomes: jobs.map(({ file }) => ({ kind: 'unread', error: file })) })
  })`
vi.mock('../../src/hosts/worker.js', () => ({
  startWorker: () => {
    const worker = new Worker(THREAD, { eval: true })
    started.push(worker)
    return worker
  },
}))

it('a batch that is given up leaves no thread behind, begins none and loses no file', async () => {
  const jobs = Array.from({ length: 100 }, (_, i): Job => ({ file: `${i}.xlsx`, folder: '/', isEarlier: false }))
  const lost = vi.fn()
  const judged = judgedByThreads(jobs, 2, null, lost)
  expect((await judged.next()).value).toEqual({ kind: 'unread', error: '0.xlsx' })
  expect(started).toHaveLength(2)
  await judged.return(undefined)
  // A thread that ended is heard of a little later.
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(started).toHaveLength(2)
  expect(started.map(({ threadId }) => threadId)).toEqual([-1, -1])
  expect(lost).not.toHaveBeenCalled()
})

it('a thread that ends while nothing is asked of it is replaced, and no file is lost', async () => {
  const jobs = Array.from({ length: 64 }, (_, i): Job => ({ file: `短命/${i}.xlsx`, folder: '/', isEarlier: false }))
  const lost = vi.fn()
  const judged = judgedByThreads(jobs, 1, null, lost)
  const seen = [(await judged.next()).value]
  // Far enough ahead of whoever takes them in, the thread rests; then it ends.
  await new Promise((resolve) => setTimeout(resolve, 300))
  for await (const outcome of judged) seen.push(outcome)
  expect(seen).toEqual(jobs.map(({ file }) => ({ kind: 'unread', error: file })))
  expect(lost).not.toHaveBeenCalled()
})
