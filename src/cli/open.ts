/** Workbooks under the names they were asked for, whatever the current folder. */
import { resolve } from 'node:path'
import { bytesOf, type Job } from '../batch/outcome.js'
import { type AnyWorkbook, readAnyFile } from '../hosts/any-file.js'
import { readFile } from '../hosts/file.js'
import { ReadError, type XlsxWorkbook } from '../ooxml/index.js'
import type { Command } from './args.js'
import { refuse } from './words.js'

/** Reads a workbook of any format, to look at. Throws `ReadError` with the name as typed. */
export async function openWorkbook(folder: string, file: string): Promise<AnyWorkbook> {
  return readAnyFile(resolve(folder, file), file)
}

/** Reads the workbook of a run. Throws `ReadError` with the name it goes by. */
export async function openJob(job: Job): Promise<AnyWorkbook> {
  return readAnyFile(bytesOf(job), job.file)
}

/** Reads an .xlsx, to be changed. Throws `ReadError` with the name as typed; of another format it says to save as .xlsx first. */
export async function openXlsx(folder: string, file: string): Promise<XlsxWorkbook> {
  const path = resolve(folder, file)
  try {
    const workbook = await readFile(path)
    const warnings = workbook.warnings.map((warning) => (warning.part === path ? { ...warning, part: file } : warning))
    return { ...workbook, name: file, warnings }
  } catch (error) {
    throw error instanceof ReadError ? new ReadError(error.code, file, error.detail) : error
  }
}

/** The file of a command that takes one; throws `UsageError` where there is none or more than one. */
export function oneFile({ def, paths }: Command): string {
  const [path] = paths
  if (path === undefined || paths.length > 1) return refuse('one-file', { command: def.name, n: paths.length })
  return path
}
