/** What keeps a workbook from being checked, in words. */
import type { NotFound } from '../batch/find.js'
import { ReadError } from '../ooxml/index.js'
import type { FileError } from '../reports/run.js'
import { debugTrace } from './debug.js'
import type { Io } from './io.js'
import { PluginError, tell } from './words.js'

/** The fault of a file that could not be read, of a plug-in's rule, or of kplint itself. */
export async function faultOf(file: string, error: unknown, io: Io): Promise<FileError> {
  if (error instanceof ReadError)
    return { file, code: error.code, words: { zh: error.text('zh-CN'), en: error.text('en') }, isWorkbook: true }
  await debugTrace(error, io)
  if (error instanceof PluginError) return { file, code: 'plugin', words: error.words, isWorkbook: true }
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200)
  return { file, code: 'internal', words: tell('internal', { detail }), isWorkbook: true }
}

const NOT_FOUND = {
  folder: 'empty-folder',
  glob: 'no-match',
  ignored: 'all-ignored',
  unreadable: 'unreadable-folder',
} as const

/** The fault of a path that led to no workbook. */
export function notFoundFault({ path, reason }: NotFound): FileError {
  return { file: path, code: NOT_FOUND[reason], words: tell(NOT_FOUND[reason]) }
}
