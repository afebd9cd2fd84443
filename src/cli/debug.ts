/** The trace of an internal error: for whoever mends kplint, on request only. */
import type { Io } from './io.js'

/** Writes the stack of an error where `KPLINT_DEBUG=1` asks for it. */
export async function debugTrace(error: unknown, { env, err }: Io): Promise<void> {
  if (env.KPLINT_DEBUG === '1') await err.write(`${error instanceof Error ? error.stack : String(error)}\n`)
}
