/** What a worker does that this program started beside itself, by its part. */
import type { Part } from '../hosts/worker.js'

/** Plays a part to its end. */
export async function play({ role, data }: Part): Promise<void> {
  switch (role) {
    case 'legacy':
      return (await import('../hosts/legacy-worker.js')).answer(data)
    case 'check':
      return (await import('./check-worker.js')).answerChecks(data)
  }
}
