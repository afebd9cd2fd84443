/**
 * Old workbooks in files, for Node: .xls, .et and .ods. What reads the binary ones is a library that broken records may lead astray:
 * it runs in a worker with little memory and little time, and is stopped when it needs more.
 */
import { open } from 'node:fs/promises'
import type { Words, Workbook } from '../core/index.js'
import { type LegacyKind, readLegacyBytes } from '../formats/legacy.js'
import { ReadError } from '../ooxml/index.js'
import { gridWorkbook, type WorkbookData } from './grid.js'
import type { LegacyAnswer, LegacyQuestion } from './legacy-worker.js'
import { startWorker } from './worker.js'

/** A workbook read from an old file. */
export interface LegacyWorkbook extends Workbook {
  readonly format: LegacyKind
  /** What was odd but did not stop reading; to be said aloud. */
  readonly warnings: readonly Words[]
}

/** What reading one file may cost. */
export interface LegacyLimits {
  /** Bytes of the file. A full sheet of 65,536 rows and 30 columns has some 30 MB. */
  readonly fileBytes: number
  /** Memory of the worker in MB, besides the bytes of the file. */
  readonly memory: number
  /** Time of the worker in milliseconds. */
  readonly time: number
}

export const legacyLimits: LegacyLimits = { fileBytes: 128 * 2 ** 20, memory: 1024, time: 60_000 }

/**
 * Reads an old workbook from a file. `name` is what messages and `Workbook.name` say. Throws ReadError where it cannot be read, where
 * it is larger than `limits` and where reading it takes more memory or time than they allow (`too-large`).
 */
export async function readLegacy(
  path: string,
  kind: LegacyKind,
  name: string,
  limits: LegacyLimits = legacyLimits,
): Promise<LegacyWorkbook> {
  const bytes = await bytesOf(path, name, limits.fileBytes)
  const data =
    kind === 'xls' ? await askWorker({ kind, name, bytes }, limits) : await readLegacyBytes(kind, bytes, name)
  return { ...(await gridWorkbook(data)), format: kind, warnings: [] }
}

async function bytesOf(path: string, name: string, most: number): Promise<Uint8Array> {
  try {
    const handle = await open(path)
    try {
      const { size } = await handle.stat()
      if (size > most) throw new ReadError('too-large', name, `${size} bytes`)
      const bytes = new Uint8Array(await handle.readFile())
      if (bytes.length === 0) throw new ReadError('empty', name)
      return bytes
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof ReadError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new ReadError(code === 'ENOENT' ? 'missing' : 'unreadable', name, code)
  }
}

function askWorker(question: LegacyQuestion, limits: LegacyLimits): Promise<WorkbookData> {
  const { name, bytes } = question
  return new Promise((resolve, reject) => {
    const fail = (code: ConstructorParameters<typeof ReadError>[0], detail: string): void =>
      reject(new ReadError(code, name, detail))
    const worker = startWorker('legacy', question, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      transferList: [bytes.buffer as ArrayBuffer],
    })
    const timer = setTimeout(() => {
      fail('too-large', `more than ${limits.time} ms`)
      void worker.terminate()
    }, limits.time)
    worker.once('message', (answer: LegacyAnswer) => {
      if ('data' in answer) resolve(answer.data)
      else fail(answer.code, answer.detail)
      void worker.terminate()
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      // What a file does to the reading is answered; anything else is a fault of ours.
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fail('too-large', `more than ${limits.memory} MB`)
      else reject(error)
    })
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the reading of ${name} ended with ${code}`))
    })
  })
}
