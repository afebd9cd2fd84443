/** Where a changed workbook goes. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Options } from './args.js'
import { type Io, isSameFile, refuseOddTarget } from './io.js'
import { refuse } from './words.js'

/**
 * The path `--output` or `--in-place` stands for; `path` is the original. Throws `UsageError` where nothing was said (with the sentence
 * `unsaid`), or something would be lost.
 */
export function targetOf(options: Options, path: string, { cwd }: Io, unsaid: 'fix-where' | 'explain-where'): string {
  const output = options.value('output')
  if (options.has('in-place')) return output === undefined ? path : refuse('fix-both')
  if (output === undefined) return refuse(unsaid)
  const target = resolve(cwd, output)
  if (!existsSync(target)) return target
  if (isSameFile(target, path)) refuse('fix-same')
  refuseOddTarget(target, output)
  if (!options.has('force')) refuse('fix-exists', { name: output })
  return target
}
