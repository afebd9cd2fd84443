/** Help, made from the commands and options there are. */
import type { Lang, Words } from '../core/index.js'
import { hintWords } from '../pack/words.js'
import { pad, width } from '../reports/plain.js'
import { type Command, commandOf } from './args.js'
import { type CommandDef, commands, globalOptions, type OptionDef } from './commands.js'
import type { Io } from './io.js'
import { refuse } from './words.js'

const words = {
  about: {
    zh: 'kplint 重点项目表校验：检查县级重点项目表里的错误',
    en: 'kplint finds mistakes in Chinese county key-project tables',
  },
  usage: { zh: '用法', en: 'Usage' },
  commands: { zh: '命令', en: 'Commands' },
  options: { zh: '选项', en: 'Options' },
  command: { zh: '命令', en: 'COMMAND' },
  more: { zh: '一个命令的全部选项：kplint help 命令', en: 'All options of a command: kplint help COMMAND' },
  examples: { zh: '例如', en: 'For example' },
  exit: {
    zh: '返回值\n  0  没有问题（默认只看“必须改”的；可用 --fail-on、--max-warnings 改）\n  1  有问题\n  2  有文件没能检查，或者命令、配置写错了（优先于 1）',
    en: 'Exit code\n  0  nothing fails (errors do, unless --fail-on or --max-warnings say otherwise)\n  1  something fails\n  2  something could not be checked, or the command or the configuration is wrong (goes before 1)',
  },
} as const satisfies { readonly [key: string]: Words }

const EXAMPLES: readonly string[] = [
  'kplint check 重点项目.xlsx --pack pinglu --period 2025-05',
  'kplint check 报送/ --format json -o 报告.json',
  'kplint fix 重点项目.xlsx -o 重点项目-改.xlsx --dry-run',
  'kplint rules arith-total-row-mismatch',
]

/** `kplint help [COMMAND]`. */
export async function help({ paths }: Command, io: Io, lang: Lang): Promise<number> {
  const command = commandOf(paths)
  const [name] = paths
  if (name !== undefined && !command)
    refuse('unknown-command', {
      name,
      hint: hintWords(
        name,
        commands.map((one) => one.name),
      ),
    })
  const more = paths[command?.name.split(' ').length ?? 0]
  if (more !== undefined) refuse('too-many', { name: more })
  await io.out.write(command && command.name !== 'help' ? commandHelp(command, lang) : overview(lang))
  return 0
}

function overview(lang: Lang): string {
  return [
    words.about[lang],
    '',
    `${words.usage[lang]}  kplint ${words.command[lang]} …`,
    '',
    words.commands[lang],
    ...columns(commands.map(({ name, usage, help: text }) => [`${name} ${usage[lang]}`.trimEnd(), text[lang]])),
    '',
    words.examples[lang],
    ...EXAMPLES.map((line) => `  ${line}`),
    '',
    words.exit[lang],
    '',
    words.more[lang],
    '',
  ].join('\n')
}

function commandHelp({ name, usage, help: text, more, options }: CommandDef, lang: Lang): string {
  return [
    `kplint ${name} ${usage[lang]}`.trimEnd(),
    '',
    text[lang],
    ...(more ? more[lang].split('\n') : []),
    '',
    words.options[lang],
    ...columns([...options, ...globalOptions].map((option) => [optionText(option, lang), option.help[lang]])),
    ...(name === 'check' ? ['', words.exit[lang]] : []),
    '',
  ].join('\n')
}

function optionText({ name, short, value }: OptionDef, lang: Lang): string {
  return `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value[lang]}` : ''}`
}

function columns(lines: readonly (readonly [string, string])[]): string[] {
  const first = Math.max(...lines.map(([left]) => width(left)))
  return lines.map(([left, right]) => `  ${pad(left, first)}  ${right}`)
}
