/** The engine of a page: in a worker, or in slices on the page where no worker can be had (a page opened from a disk, an old WPS). */
import { proxy, wrap } from 'comlink'
import type { Engine } from './engine.js'

/** Starts an engine. Never fails: without a worker the page does the work itself. */
export async function startEngine(): Promise<Engine> {
  const worker = startWorker()
  // One wrap for good: when one is no longer referred to, Comlink has the worker stop answering.
  const remote = worker && wrap<Engine>(worker)
  if (worker && remote && (await answers(worker, remote))) {
    return {
      open: (source) => remote.open(source),
      put: (blocks) => remote.put(blocks),
      check: (asked, progress) => remote.check(asked, proxy(progress)),
      cancel: () => remote.cancel(),
      fields: () => remote.fields(),
      point: (pointed) => remote.point(pointed),
      window: (sheet, range) => remote.window(sheet, range),
      edit: (edits) => remote.edit(edits),
      save: (notes) => remote.save(notes),
    }
  }
  worker?.terminate()
  const { LocalEngine } = await import(/* webpackMode: "lazy", webpackChunkName: "engine" */ './local-engine.js')
  return new LocalEngine()
}

function startWorker(): Worker | null {
  try {
    return new Worker(/* webpackChunkName: "worker" */ new URL('./worker.js', import.meta.url), { name: 'kplint' })
  } catch {
    return null
  }
}

/** A worker that is refused says so by an event, and only then; one that runs answers. */
function answers(worker: Worker, remote: Pick<Engine, 'cancel'>): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (is: boolean) => () => {
      clearTimeout(timer)
      resolve(is)
    }
    const timer = setTimeout(settle(false), PATIENCE)
    worker.addEventListener('error', settle(false), { once: true })
    remote.cancel().then(settle(true), settle(false))
  })
}

/** Milliseconds a worker may take to load before the page does the work itself. */
const PATIENCE = 15_000
