/** Completion for fish. */
import type { Lang } from '../core/index.js'
import { type CommandDef, commands, type OptionDef } from './commands.js'
import { argumentsOf, firstWords, optionsOf, valuesOf } from './completion-words.js'

/** The script. */
export function fish(lang: Lang): string {
  const lines = ['# fish: kplint completion fish | source', 'complete -c kplint -e']
  for (const { word, help, second } of firstWords(lang)) {
    lines.push(`complete -c kplint -f -n __fish_use_subcommand -a ${word} -d ${quoted(help)}`)
    const others = second.map((one) => one.word).join(' ')
    for (const one of second)
      lines.push(
        `complete -c kplint -n ${quoted(`__fish_seen_subcommand_from ${word}; and not __fish_seen_subcommand_from ${others}`)} -a ${one.word} -d ${quoted(one.help)}`,
      )
  }
  for (const command of commands) lines.push(...commandLines(command, lang))
  return `${lines.join('\n')}\n`
}

function* commandLines(command: CommandDef, lang: Lang): Generator<string> {
  const condition = quoted(conditionOf(command))
  for (const option of optionsOf(command)) yield `complete -c kplint -n ${condition} ${optionText(option, lang)}`
  const names = argumentsOf(command)
  if (names) yield `complete -c kplint -f -n ${condition} -a ${quoted(names.join(' '))}`
}

/** Of `rules` it is also that no second word makes it `rules check`. */
function conditionOf({ name }: CommandDef): string {
  const [first, second] = name.split(' ')
  const seen = `__fish_seen_subcommand_from ${first}`
  if (second !== undefined) return `${seen}; and __fish_seen_subcommand_from ${second}`
  const others = commands.flatMap((other) => (other.name.startsWith(`${name} `) ? [other.name.split(' ')[1]!] : []))
  return others.length === 0 ? seen : `${seen}; and not __fish_seen_subcommand_from ${others.join(' ')}`
}

function optionText(option: OptionDef, lang: Lang): string {
  const { name, short, value, help } = option
  const values = valuesOf(option)
  const after = !value ? '' : values ? ` -x -a ${quoted(values.join(' '))}` : ' -r -F'
  return `-l ${name}${short ? ` -s ${short}` : ''}${after} -d ${quoted(help[lang])}`
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
