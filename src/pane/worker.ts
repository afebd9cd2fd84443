/** The worker: an engine that answers a page. */
import './older.js'
import { expose } from 'comlink'
import { LocalEngine } from './local-engine.js'

/** Held for as long as the worker lives: the page sees by it when it is gone (remote-engine.ts). Resolved once it is held. */
const life = new Promise<void>((resolve) => {
  if (!('locks' in navigator)) return resolve()
  const forEver = () => {
    resolve()
    return new Promise<never>(() => {})
  }
  navigator.locks.request(self.name, forEver).catch(() => resolve())
})

class WorkersEngine extends LocalEngine {
  /** The first thing a page asks: it waits for the lock only after the worker has it. */
  override async cancel(): Promise<void> {
    await super.cancel()
    await life
  }
}

expose(new WorkersEngine())
