/** From what was typed to a command with its options. Whatever is not understood is refused with a suggestion. */
import { parseArgs } from 'node:util'
import type { Lang } from '../core/index.js'
import { hintWords, listWords } from '../pack/words.js'
import { type CommandDef, commands, globalOptions, type OptionDef } from './commands.js'
import { refuse } from './words.js'

/** A command as typed. */
export interface Command {
  readonly def: CommandDef
  readonly paths: readonly string[]
  readonly options: Options
  /** The words themselves. */
  readonly argv: readonly string[]
}

/** The options as typed: each known and of the right form. */
export class Options {
  constructor(private readonly given: ReadonlyMap<string, readonly string[]>) {}

  has(name: string): boolean {
    return this.given.has(name)
  }
  /** The value of an option that can stand once; undefined where it was not given. */
  value(name: string): string | undefined {
    return this.given.get(name)?.at(-1)
  }
  values(name: string): readonly string[] {
    return this.given.get(name) ?? []
  }
  /** These options, and those of `other` in place of theirs. */
  with(other: Options): Options {
    return new Options(new Map([...this.given, ...other.given]))
  }
  /** The options as they would be typed, but for some. */
  words(except: readonly string[]): string[] {
    return [...this.given].flatMap(([name, values]) => {
      if (except.includes(name)) return []
      return values.map((value) => (value === '' ? `--${name}` : `--${name}=${value}`))
    })
  }
}

/** The language asked for, before anything else is understood: in it the first mistake is told. */
export function typedLang(argv: readonly string[]): Lang | null {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const value = at < 0 ? undefined : argv[at]!.includes('=') ? argv[at]!.slice(7) : argv[at + 1]
  return value === 'en' || value === 'zh' ? value : null
}

/** Reads the command line. `--help` and `--version` win over everything else. Throws `UsageError`. */
export function readArgs(argv: readonly string[]): Command | 'version' {
  const [first] = argv
  const names = commands.map(({ name }) => name)
  if (argv.includes('--version') || first === '-V') return 'version'
  const def = commandOf(argv)
  if (argv.length === 0 || argv.includes('--help') || argv.includes('-h') || (first === '--lang' && argv.length <= 2))
    return { def: commandNamed('help'), paths: def ? def.name.split(' ') : [], options: new Options(new Map()), argv }
  if (!def) {
    if (first!.startsWith('-')) refuse('unknown-option', { name: first!, hint: hint(first!, []), command: '' })
    if (/[./\\*]/.test(first!)) refuse('not-a-command', { name: first! })
    return refuse('unknown-command', { name: first!, hint: hintWords(first!, names) })
  }
  return { ...readCommand(def, argv.slice(def.name.split(' ').length)), argv }
}

/** The command that the first words name: of two words (`rules check`) where there is one, else of one. */
export function commandOf(words: readonly string[]): CommandDef | undefined {
  const named = (n: number) => commands.find(({ name }) => name === words.slice(0, n).join(' '))
  return named(2) ?? named(1)
}

/** The command of a name; there is one. */
export function commandNamed(name: string): CommandDef {
  return commands.find((command) => command.name === name)!
}

function readCommand(def: CommandDef, args: readonly string[]): Omit<Command, 'argv'> {
  const known = new Map(def.options.map((option) => [option.name, option]))
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      def.options.map(({ name, short, value }) => [
        name,
        { type: value ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}) },
      ]),
    ),
  })
  const paths: string[] = []
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value)
    if (token.kind !== 'option') continue
    const option = known.get(token.name)
    if (!option) return refuseOption(token.rawName, def)
    const value = optionValue(option, token)
    if (given.has(option.name) && !option.many && option.value) refuse('twice', { name: token.rawName })
    given.set(option.name, [...(given.get(option.name) ?? []), value])
  }
  return { def, paths, options: new Options(given) }
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function optionValue(option: OptionDef, { rawName: name, value, inlineValue }: OptionToken): string {
  if (!option.value) {
    if (value !== undefined) refuse('no-value-wanted', { name })
    return ''
  }
  // The next option is no value: `--pack --period 2025-05`.
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('--')))
    return refuse('no-value', { name, value: option.value })
  if (option.choices && !option.choices.includes(value))
    refuse('choice', { name, value, hint: hintWords(value, option.choices), known: listWords(option.choices) })
  return value
}

function refuseOption(name: string, def: CommandDef): never {
  const elsewhere = commands.some(({ options }) => options.some((option) => `--${option.name}` === name))
  if (elsewhere) refuse('other-option', { name, command: def.name })
  return refuse('unknown-option', { name, hint: hint(name, def.options), command: def.name })
}

function hint(name: string, options: readonly OptionDef[]) {
  return hintWords(
    name,
    [...options, ...globalOptions].map((option) => `--${option.name}`),
  )
}
