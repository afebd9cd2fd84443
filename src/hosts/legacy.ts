/**
 * Old workbooks in files, for Node: .xls, .et and .ods. What reads the binary ones is a library that broken records may lead astray:
 * it runs in a worker with little memory and little time, and is stopped when it needs more.
 */
import type { Words, Workbook } from '../core/index.js'
import { readOds } from '../formats/ods.js'
import { bytesSource, ReadError } from '../ooxml/index.js'
import { nodeInflate, withFile } from './file.js'
import { gridWorkbook, type WorkbookData } from './grid.js'
import type { LegacyAnswer, LegacyQuestion } from './legacy-worker.js'
import { startWorker } from './worker.js'

/** `xls`: BIFF8 in a compound file (.xls, WPS .et). `ods`: an OpenDocument spreadsheet. */
export type LegacyKind = 'xls' | 'ods'

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
  const bytes = await withFile(path, async (source) => {
    if (source.size === 0) throw new ReadError('empty', name)
    if (source.size > limits.fileBytes) throw new ReadError('too-large', name, `${source.size} bytes`)
    return source.read(0, source.size)
  })
  const data =
    kind === 'xls' ? await askWorker({ name, bytes }, limits) : await readOds(bytesSource(bytes), nodeInflate, name)
  return { ...(await gridWorkbook(data)), format: kind, warnings: [] }
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
