/** The program: a process around `main`. */
import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { endOnSignals } from '../hosts/temporary.js'
import { ownPart } from '../hosts/worker.js'
import { typedLang } from './args.js'
import { codeOf, type Stream } from './io.js'
import { main } from './main.js'
import { tell } from './words.js'

// `kplint … | head`: whoever reads has seen enough. What was not written is not missed, but the run is not whole.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && stream === process.stdout) process.stderr.write(`${notWritten(error)}\n`)
    process.exit(2)
  })

function notWritten(error: unknown): string {
  const lang = typedLang(process.argv.slice(2)) ?? 'zh'
  return tell('error')[lang] + tell('unwritable', { name: 'stdout', detail: codeOf(error) })[lang]
}

function wrap(stream: NodeJS.WriteStream): Stream {
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 80,
    write: (text) =>
      stream.write(text) ? undefined : new Promise<void>((resolve) => stream.once('drain', () => resolve())),
  }
}

const part = ownPart()
if (part) await (await import('./roles.js')).play(part)
else {
  endOnSignals()
  // The exit code is set, not exited with: what is still in a pipe gets written.
  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    // npm starts the program by a link to it.
    home: dirname(realpathSync(process.argv[1]!)),
    env: process.env,
    // Opened by whoever reads it.
    stdin: {
      get isTTY() {
        return process.stdin.isTTY === true
      },
      [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
    },
    out: wrap(process.stdout),
    err: wrap(process.stderr),
  })
}
