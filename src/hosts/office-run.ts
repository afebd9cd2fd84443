/** Asking Excel: which requests it knows, what its errors mean, and what to do while a cell is being edited. */
import type { Manner } from './grid-reader.js'
import { HostError, type HostFault } from './host.js'

/** Versions of the API that something here depends on. 1.7 is the least. */
export type ApiVersion = '1.7' | '1.8' | '1.9' | '1.14'

/** What a host needs of its surroundings. */
export interface Surroundings {
  readonly excel: Pick<typeof Excel, 'run'>
  readonly supports: (version: ApiVersion) => boolean
  /** Waits so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
}

/** How often, and how long after one another in milliseconds, a request is repeated while a cell is being edited. */
const RETRIES = 4
const PAUSE = 400

/** Sends batches to Excel. */
export class Runner {
  constructor(private readonly around: Surroundings) {}

  supports(version: ApiVersion): boolean {
    return this.around.supports(version)
  }

  /** Lets the page breathe. */
  pause(): Promise<void> {
    return this.around.wait(0)
  }

  /**
   * Runs a batch. Of what the user asked for, Excel itself waits until the cell being edited is left (`delayForCellEdit`); in either
   * case a refusal for that reason is tried again a few times. A batch may run twice: it must read before it writes.
   * Throws HostError; an AbortError or HostError from within goes through.
   */
  async run<T>(batch: (context: Excel.RequestContext) => Promise<T>, manner: Manner): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return manner === 'asked'
          ? await this.around.excel.run({ delayForCellEdit: true }, batch)
          : await this.around.excel.run(batch)
      } catch (error) {
        const fault = hostError(error)
        if (!(fault instanceof HostError) || fault.code !== 'busy' || tries >= RETRIES) throw fault
        await this.around.wait(PAUSE)
      }
    }
  }
}

/** Excel's error codes by what they mean for us; all others are `failed`. */
const MEANING: ReadonlyMap<string, HostFault> = new Map([
  ['InvalidOperationInCellEditMode', 'busy'],
  ['AccessDenied', 'protected'],
  ['ItemNotFound', 'gone'],
  ['InvalidObjectPath', 'gone'],
  ['InvalidReference', 'gone'],
  ['ApiNotFound', 'version'],
  ['ApiNotAvailable', 'version'],
  ['RequestPayloadSizeLimitExceeded', 'too-large'],
  ['ResponsePayloadSizeLimitExceeded', 'too-large'],
  ['RangeExceedsLimit', 'too-large'],
  ['MemoryLimitReached', 'too-large'],
])

/** What went wrong, as a HostError; an AbortError stays what it is. */
export function hostError(error: unknown): unknown {
  if (error instanceof HostError) return error
  if (!(error instanceof Error)) return new HostError('failed', String(error))
  if (error.name === 'AbortError') return error
  const code = 'code' in error ? String(error.code) : ''
  return new HostError(MEANING.get(code) ?? 'failed', code === '' ? error.message : `${code}: ${error.message}`)
}
