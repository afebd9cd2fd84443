/** What there is to complete: commands and options as shells take them. */
import type { Lang } from '../core/index.js'
import { type CommandDef, commands, globalOptions, type OptionDef } from './commands.js'

/** The commands by their first word; those of two words stand beside it. */
export interface FirstWord {
  readonly word: string
  /** Of the command of one word, or of the first of two. */
  readonly help: string
  readonly second: readonly { readonly word: string; readonly help: string }[]
}

/** The first words of all commands, in the order of help. */
export function firstWords(lang: Lang): FirstWord[] {
  const words = new Map<string, { word: string; help: string; second: { word: string; help: string }[] }>()
  for (const { name, help } of commands) {
    const [first, second] = name.split(' ')
    const known = words.get(first!) ?? { word: first!, help: help[lang], second: [] }
    words.set(first!, known)
    if (second !== undefined) known.second.push({ word: second, help: help[lang] })
  }
  return [...words.values()]
}

/** The options of a command, those of every command included. */
export function optionsOf({ options }: CommandDef): readonly OptionDef[] {
  return [...options, ...globalOptions]
}

/** What may stand where paths stand: names where the command takes such; null where it takes files. */
export function argumentsOf({ name }: CommandDef): readonly string[] | null {
  if (name === 'help') return commands.map((command) => command.name).filter((one) => !one.includes(' '))
  if (name === 'completion') return ['bash', 'zsh', 'fish', 'powershell']
  return null
}

/** The values an option has to complete: null where it takes others, files among them. */
export function valuesOf({ choices, offers }: OptionDef): readonly string[] | null {
  return choices ?? offers ?? null
}
