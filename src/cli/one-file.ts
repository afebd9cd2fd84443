/** The file of a command that takes one. */
import type { Command } from './args.js'
import { refuse } from './words.js'

/** The file named; throws `UsageError` where there is none or more than one. */
export function oneFile({ def, paths }: Command): string {
  const [path] = paths
  if (path === undefined || paths.length > 1) return refuse('one-file', { command: def.name, n: paths.length })
  return path
}
