/** Files that are there only while something goes on, for Node: where the process ends before, they go with it. */
import { rmSync } from 'node:fs'
import { constants } from 'node:os'

const paths = new Set<string>()

/** Ends of the process that are asked for; by themselves they leave everything as it is. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const
let isHearing = false

/** From here on a file is removed when the process ends. Throws nothing; the file need not be there yet. */
export function removeAtExit(path: string): void {
  if (paths.size === 0) {
    process.on('exit', removeAll)
    if (isHearing) for (const signal of SIGNALS) process.prependListener(signal, end)
  }
  paths.add(path)
}

/** The file is gone, or has another name by now. */
export function leaveAtExit(path: string): void {
  if (!paths.delete(path) || paths.size > 0) return
  process.off('exit', removeAll)
  for (const signal of SIGNALS) process.off(signal, end)
}

/**
 * For a program: Ctrl-C and a request to end remove such files, too, and end it as they would have. While there are none, and in a library,
 * nothing is listened to.
 */
export function endOnSignals(): void {
  isHearing = true
}

function removeAll(): void {
  for (const path of paths)
    try {
      rmSync(path, { force: true })
    } catch {
      // Whoever keeps it open or holds the folder closed has it.
    }
  paths.clear()
}

function end(signal: NodeJS.Signals): void {
  // Whoever listens himself decides what becomes of it.
  if (process.listenerCount(signal) > 1) return
  removeAll()
  for (const one of SIGNALS) process.off(one, end)
  // A shell is to see that it was a signal (Windows has none); the first process of a container is not ended by one.
  if (process.platform !== 'win32') process.kill(process.pid, signal)
  process.exit(128 + constants.signals[signal])
}
