/** Worker threads, for Node: this same program started once more beside itself, to play a part. */
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMainThread, type ResourceLimits, type TransferListItem, Worker, workerData } from 'node:worker_threads'

/** The parts there are. `src/cli/roles.ts` says what is run for each. */
export type Role = 'legacy' | 'check'

/** What a worker was started for. */
export interface Part {
  readonly role: Role
  /** What whoever started it handed over. */
  readonly data: unknown
}

interface Started {
  readonly kplint: Part
}

/**
 * Starts a worker that plays a part: it has the same code as this program. It answers through `parentPort` and ends when the part is
 * played; whoever starts it terminates it where it does not. Its output goes nowhere.
 */
export function startWorker(
  role: Role,
  data: unknown,
  options: { readonly resourceLimits?: ResourceLimits; readonly transferList?: readonly TransferListItem[] } = {},
): Worker {
  const { file, eval: isSource } = program()
  const worker = new Worker(file, {
    workerData: { kplint: { role, data } } satisfies Started,
    eval: isSource,
    ...(options.resourceLimits ? { resourceLimits: options.resourceLimits } : {}),
    transferList: [...(options.transferList ?? [])],
    stdout: true,
    stderr: true,
  })
  // What is not read would fill a pipe.
  worker.stdout.resume()
  worker.stderr.resume()
  return worker
}

/** The part this thread was started for; null in the program itself. */
export function ownPart(): Part | null {
  const started = isMainThread ? null : (workerData as Partial<Started> | null)
  return started?.kplint ?? null
}

/**
 * What to start: of the built program the one file it is, of a library beside it that same file. `__filename` is left by the bundler as
 * it is and given by vitest, but not by tsx, which runs the sources from the root; from them the program's first file is started.
 */
function program(): { readonly file: string; readonly eval: boolean } {
  const own = typeof __filename === 'string' ? __filename : join(process.cwd(), 'src', 'hosts', 'worker.ts')
  if (!own.endsWith('.ts')) return { file: own.endsWith('.js') ? join(dirname(own), 'kplint.cjs') : own, eval: false }
  const src = dirname(dirname(own))
  const url = (...path: string[]): string => JSON.stringify(pathToFileURL(join(...path)).href)
  const tsx = url(dirname(src), 'node_modules', 'tsx', 'dist', 'esm', 'api', 'index.mjs')
  const bin = url(src, 'cli', 'bin.ts')
  return { file: `import(${tsx}).then(({ register }) => { register(); return import(${bin}) })`, eval: true }
}
