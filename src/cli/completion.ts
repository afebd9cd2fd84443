/** `kplint completion`: what a shell needs to complete commands, options and their values, made from the commands there are. */
import type { Lang } from '../core/index.js'
import type { Command } from './args.js'
import { bash } from './completion-bash.js'
import { fish } from './completion-fish.js'
import { powershell } from './completion-powershell.js'
import { zsh } from './completion-zsh.js'
import type { Io } from './io.js'
import { refuse } from './words.js'

const SHELLS = { bash, zsh, fish, powershell } as const satisfies { readonly [shell: string]: (lang: Lang) => string }

/** Prints the script of a shell. */
export async function completion({ paths }: Command, io: Io, lang: Lang): Promise<number> {
  const [name, more] = paths
  if (more !== undefined) refuse('too-many', { name: more })
  const known = Object.keys(SHELLS).join(', ')
  if (name === undefined) return refuse('completion-which', { known })
  if (!Object.hasOwn(SHELLS, name)) return refuse('completion-shell', { name, known })
  await io.out.write(SHELLS[name as keyof typeof SHELLS](lang))
  return 0
}
