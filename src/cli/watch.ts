/** `kplint check --watch`: checks, and again whenever a workbook, the configuration or a pack has changed. */
import { watch as watchFolder } from 'node:fs'
import type { Keeper } from '../batch/cache.js'
import type { Job, Read } from '../batch/outcome.js'
import type { Lang } from '../core/index.js'
import { plain } from '../reports/plain.js'
import { type Command, typedLang } from './args.js'
import { checkFiles } from './check.js'
import type { Io } from './io.js'
import { linesOf } from './main.js'
import { loadSettings } from './settings.js'
import { type Place, placesOf, stampsOf } from './watched.js'
import { refuse, tell } from './words.js'

/** Milliseconds of quiet before what has changed is looked at: programs save in several steps. */
const QUIET = 300
/** Milliseconds after which everything is looked at where nothing was heard (network drives tell nothing), at least. */
const SLOWLY = 5000
/** How many times longer than a look takes it is waited until the next. */
const REST = 50

/** Options that make one run of a run. */
const ONCE = ['shard', 'update-baseline']

/** Tells that something below some folders may have changed. */
export interface Watcher {
  /** Gives what ends it. */
  watch(places: readonly Place[], changed: () => void): () => void
}

/** What a watch is given to be tried without a person. */
export interface WatchHost {
  readonly watcher: Watcher
  /** Resolves after so many milliseconds, or when it is stopped or `enough`. */
  wait(ms: number, enough?: AbortSignal): Promise<void>
  /** Aborted by Ctrl-C. */
  readonly stop: AbortSignal
}

/** Checks until it is stopped; gives the exit code of the last run. Throws `UsageError` where nothing can be watched. */
export async function watch(command: Command, io: Io, host: WatchHost = nodeHost()): Promise<number> {
  const { options } = command
  for (const name of ONCE) if (options.has(name)) refuse('watch-without', { name })
  const memory = new Memory()
  const { lang } = await loadSettings(options, io).catch(() => ({ lang: typedLang(command.argv) ?? 'zh' }))
  let code = 0
  while (!host.stop.aborted) {
    const before = await stampsOf(command, io)
    if (io.out.isTTY) await io.out.write('\u001b[2J\u001b[3J\u001b[H')
    code = await once(command, lang, io, memory)
    await io.err.write(`${tell('watch-waiting', { n: before.files })[lang]}\n`)
    await changeOf(before.text, command, io, host)
  }
  return code
}

/** One run. A mistake in the configuration is told, and mended while this waits. */
async function once(command: Command, lang: Lang, io: Io, memory: Memory): Promise<number> {
  try {
    return await checkFiles(command, io, { keeper: (run) => memory.of(run) })
  } catch (error) {
    for (const line of await linesOf(error, lang, io)) await io.err.write(`${plain(line)}\n`)
    return 2
  }
}

/** Resolves when something is no longer as `before`, or the watch is stopped. */
async function changeOf(before: string, command: Command, io: Io, host: WatchHost): Promise<void> {
  const bell = new Bell()
  const end = host.watcher.watch(await placesOf(command, io), () => bell.ring())
  host.stop.addEventListener('abort', bell.ring)
  try {
    let slowly = SLOWLY
    while (!host.stop.aborted) {
      // What rang until now is seen by this look, what rings from now on by the next one.
      bell.forget()
      const began = performance.now()
      if ((await stampsOf(command, io)).text !== before) return
      slowly = Math.max(SLOWLY, (performance.now() - began) * REST)
      const enough = new AbortController()
      await Promise.race([bell.rung(), host.wait(slowly, enough.signal)])
      enough.abort()
      if (!host.stop.aborted) await host.wait(QUIET)
    }
  } finally {
    host.stop.removeEventListener('abort', bell.ring)
    end()
  }
}

/** Rings once for whoever waits, or at once if it rang before and was not forgotten. */
class Bell {
  private hear: (() => void) | null = null
  private isRinging = false

  readonly ring = (): void => {
    this.isRinging = true
    this.hear?.()
  }

  /** Of those who waited nobody does any more. */
  forget(): void {
    this.isRinging = false
    this.hear = null
  }

  async rung(): Promise<void> {
    if (!this.isRinging) await new Promise<void>((resolve) => (this.hear = resolve))
  }
}

/** What was found in the last run, for files that stay as they are. */
export class Memory {
  private run = ''
  private kept = new Map<string, Read>()
  private used = new Map<string, Read>()

  /** With another configuration or pack everything is judged again. */
  of(run: string): Keeper {
    if (run !== this.run) this.kept = new Map()
    this.run = run
    const keeper: Keeper = {
      hits: 0,
      get: (job, sha256, { picture }) => {
        const known = this.kept.get(keyOf(job, sha256))
        if (!known || (picture && known.picture === null)) return null
        keeper.hits++
        this.used.set(keyOf(job, sha256), known)
        return known
      },
      put: (job, sha256, outcome) => {
        if (outcome.kind === 'read') this.used.set(keyOf(job, sha256), outcome)
      },
      // After a run only what it met is kept.
      prune: () => {
        this.kept = this.used
        this.used = new Map()
      },
    }
    return keeper
  }
}

function keyOf({ file, folder, isEarlier, group = '' }: Job, sha256: string): string {
  return JSON.stringify([folder, file, isEarlier, group, sha256])
}

/** The system's own watching; a folder that cannot be watched is looked at every few seconds like all others. */
export const nodeWatcher: Watcher = {
  watch(places, changed) {
    const open = places.flatMap(({ folder, isDeep }) => {
      try {
        const watcher = watchFolder(folder, { recursive: isDeep, persistent: true }, () => changed())
        return [watcher.on('error', () => watcher.close())]
      } catch {
        return []
      }
    })
    return () => {
      for (const watcher of open) watcher.close()
    }
  },
}

function nodeHost(): WatchHost {
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  process.once('SIGTERM', () => stopping.abort())
  return { watcher: nodeWatcher, wait: waiting(stopping.signal), stop: stopping.signal }
}

/** Waits that end early when it is stopped, and leave nothing that waits behind. */
export function waiting(stop: AbortSignal): WatchHost['wait'] {
  return (ms, enough) =>
    new Promise((resolve) => {
      const signals = enough ? [stop, enough] : [stop]
      const done = (): void => {
        clearTimeout(timer)
        for (const signal of signals) signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      for (const signal of signals) signal.addEventListener('abort', done)
    })
}
