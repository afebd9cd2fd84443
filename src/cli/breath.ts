/** Long work that lets the process hear what it is told meanwhile (Ctrl-C, a closed pipe). */
import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work between two breaths. */
const INTERVAL = 50

/** Whoever works in steps takes a breath after each; most cost nothing. */
export class Breath {
  private last = performance.now()

  async take(): Promise<void> {
    if (performance.now() - this.last < INTERVAL) return
    await setImmediate()
    this.last = performance.now()
  }
}
