/** The part of a worker that reads one binary workbook, for Node. */
import { parentPort } from 'node:worker_threads'
import { readBinary } from '../formats/legacy.js'
import { ReadError, type ReadErrorCode } from '../ooxml/index.js'
import type { WorkbookData } from './grid.js'

/** What the worker is handed. */
export interface LegacyQuestion {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What it answers with. */
export type LegacyAnswer = { readonly data: WorkbookData } | { readonly code: ReadErrorCode; readonly detail: string }

/** Reads the workbook it was handed and answers. */
export async function answer(handed: unknown): Promise<void> {
  const { name, bytes } = handed as LegacyQuestion
  parentPort?.postMessage(await read(name, bytes))
}

async function read(name: string, bytes: Uint8Array): Promise<LegacyAnswer> {
  try {
    return { data: await readBinary(bytes, name) }
  } catch (error) {
    if (error instanceof ReadError) return { code: error.code, detail: error.detail }
    return { code: 'corrupt', detail: error instanceof Error ? error.message : String(error) }
  }
}
