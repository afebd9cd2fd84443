/** Where the configuration is: known without reading it. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { refuse } from './words.js'

/** The names a configuration can have. */
export const configNames = ['kplint.config.json', 'kplint.config.yaml', 'kplint.config.yml'] as const

/** The configuration that holds in a folder: its own, else that of the nearest folder above; null where there is none. */
export function findConfig(cwd: string): string | null {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const found = configNames.filter((name) => existsSync(join(folder, name)))
    if (found.length > 1) refuse('two-configs', { names: found.join(' ') })
    if (found[0] !== undefined) return join(folder, found[0])
    if (dirname(folder) === folder) return null
  }
}
