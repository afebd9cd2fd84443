/** The engine of a page: in a worker, or in slices on the page where no worker can be had (a page opened from a disk, an old WPS). */
import { proxy, wrap } from 'comlink'
import type { Correction, Edit, Notes, Range, RefusedEdit } from '../core/index.js'
import type { Answer, Asked, Checked, Engine, FieldWords, Opened, Pointed, Saved, ShownCell, Source } from './engine.js'

/** Starts an engine. Without a worker the page does the work itself. Fails only where its script cannot be had either. */
export async function startEngine(): Promise<Engine> {
  const crew = await startCrew()
  if (crew) return new WorkerEngine(crew)
  const { LocalEngine } = await import(/* webpackMode: "lazy", webpackChunkName: "engine" */ './local-engine.js')
  return new LocalEngine()
}

/** A worker that runs. One wrap for good: when one is no longer referred to, Comlink has the worker stop answering. */
interface Crew {
  readonly remote: Engine
  /** Kept when the worker is gone: ended by the browser or the system, mostly for want of memory. */
  readonly gone: Promise<typeof GONE>
}

const GONE = {
  ok: false,
  code: 'worker-gone',
  words: {
    zh: '后台的校验程序停了（多半是内存不够），没有检查完。请关掉不用的程序和网页，再检查一次。',
    en: 'The worker that checks has stopped (mostly for want of memory), and the check is not complete. Close other programs and pages, then check again.',
  },
} as const satisfies Answer<never>

/**
 * An engine in a worker. When the worker is gone, calls under way say so instead of never answering; the next `open` or `check` starts
 * another, which is given the file and the edits the first one had. (A workbook that came as data its host reads anew.)
 */
class WorkerEngine implements Engine {
  private isGone = false
  private file: Source | null = null
  private edits: readonly Edit[] = []

  constructor(private crew: Crew) {
    this.attend(crew)
  }

  async open(source: Source): Promise<Answer<Opened>> {
    if (this.isGone && !(await this.replace())) return GONE
    this.file = source.kind === 'file' ? source : null
    this.edits = []
    return this.answer((remote) => remote.open(source))
  }

  async check(asked: Asked, progress: (share: number) => void): Promise<Answer<Checked | null>> {
    if (this.isGone && !((await this.replace()) && (await this.restore()))) return GONE
    return this.answer((remote) => remote.check(asked, proxy(progress)))
  }

  async edit(edits: readonly Edit[]): Promise<Answer<readonly RefusedEdit[]>> {
    const answer = await this.answer((remote) => remote.edit(edits))
    if (answer.ok) this.edits = [...this.edits, ...edits]
    return answer
  }

  async cancel(): Promise<void> {
    // A worker that is gone does nothing any more, and nobody waits for an answer.
    if (!this.isGone) await Promise.race([this.crew.remote.cancel(), this.crew.gone])
  }

  put(blocks: Parameters<Engine['put']>[0]): Promise<Answer<null>> {
    return this.answer((remote) => remote.put(blocks))
  }

  fields(): Promise<Answer<readonly FieldWords[]>> {
    return this.answer((remote) => remote.fields())
  }

  point(pointed: Pointed): Promise<Answer<Correction>> {
    return this.answer((remote) => remote.point(pointed))
  }

  window(sheet: number, range: Range): Promise<Answer<readonly (readonly ShownCell[])[]>> {
    return this.answer((remote) => remote.window(sheet, range))
  }

  save(notes: Notes): Promise<Answer<Saved>> {
    return this.answer((remote) => remote.save(notes))
  }

  private attend(crew: Crew): void {
    void crew.gone.then(() => {
      if (this.crew === crew) this.isGone = true
    })
  }

  private async replace(): Promise<boolean> {
    const crew = await startCrew()
    if (!crew) return false
    this.crew = crew
    this.isGone = false
    this.attend(crew)
    return true
  }

  private async restore(): Promise<boolean> {
    const { file, edits } = this
    if (!file) return false
    const opened = await this.answer((remote) => remote.open(file))
    return opened.ok && (edits.length === 0 || (await this.answer((remote) => remote.edit(edits))).ok)
  }

  private async answer<T>(ask: (remote: Engine) => Promise<Answer<T>>): Promise<Answer<T>> {
    if (this.isGone) return GONE
    const { remote, gone } = this.crew
    return Promise.race([ask(remote), gone])
  }
}

async function startCrew(): Promise<Crew | null> {
  const life = `kplint ${performance.timeOrigin} ${Math.random()}`
  const worker = startWorker(life)
  if (!worker) return null
  const remote = wrap<Engine>(worker) as unknown as Engine
  if (await answers(worker, remote)) return { remote, gone: goneOf(worker, life) }
  worker.terminate()
  return null
}

function startWorker(name: string): Worker | null {
  try {
    return new Worker(/* webpackChunkName: "worker" */ new URL('./worker.js', import.meta.url), { name })
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

/**
 * Tells when a worker is gone. No event does: the worker holds a lock of its own name for as long as it lives (worker.ts), and who waits
 * for the lock gets it then. Where there are no locks (a page that is not secure, an old browser) nothing is told.
 */
function goneOf(worker: Worker, life: string): Promise<typeof GONE> {
  return new Promise((resolve) => {
    const tell = () => resolve(GONE)
    // An answer that could not be taken in is one that never comes.
    worker.addEventListener('messageerror', tell)
    if ('locks' in navigator) navigator.locks.request(life, tell).catch(() => {})
  })
}
