/** Completion for zsh. */
import type { Lang } from '../core/index.js'
import { type CommandDef, commands, type OptionDef } from './commands.js'
import { argumentsOf, firstWords, optionsOf, valuesOf } from './completion-words.js'

/** The script: to be sourced, or kept as `_kplint` in a folder of `fpath`. */
export function zsh(lang: Lang): string {
  const first = firstWords(lang)
  return `#compdef kplint
# zsh: eval "$(kplint completion zsh)"
_kplint() {
  local -a found
  if (( CURRENT == 2 )); then
    found=(${first.map(({ word, help }) => quoted(`${word}:${help}`)).join(' ')})
    _describe -t commands kplint found
    return
  fi
  local command="\${words[2]}"
  local -i taken=1
${first
  .filter(({ second }) => second.length > 0)
  .map(secondWord)
  .join('')}  words=(kplint "\${(@)words[taken + 2,-1]}")
  (( CURRENT -= taken ))
  case "$command" in
${commands.map((command) => branch(command, lang)).join('')}  esac
}
if [ "\${funcstack[1]}" = "_kplint" ]; then
  _kplint "$@"
else
  compdef _kplint kplint
fi
`
}

function secondWord({ word, second }: ReturnType<typeof firstWords>[number]): string {
  return `  if [[ "$command" == ${word} ]]; then
    if (( CURRENT == 3 )); then
      found=(${second.map((one) => quoted(`${one.word}:${one.help}`)).join(' ')})
      _describe -t commands kplint found
    elif [[ "\${words[3]}" == (${second.map((one) => one.word).join('|')}) ]]; then
      command="${word} \${words[3]}"
      taken=2
    fi
  fi
`
}

function branch(command: CommandDef, lang: Lang): string {
  const names = argumentsOf(command)
  const rest = names ? `*: :(${names.join(' ')})` : '*: :_files'
  const lines = [...optionsOf(command).flatMap((option) => specs(option, lang)), quoted(rest)]
  return `    ${quoted(command.name)})
      _arguments \\
        ${lines.join(' \\\n        ')}
      ;;
`
}

function specs(option: OptionDef, lang: Lang): string[] {
  const { name, short, value, many, help } = option
  const values = valuesOf(option)
  const action = values ? `(${values.join(' ')})` : '_files'
  const after = value ? `:${bare(value[lang])}:${action}` : ''
  const star = many ? '*' : ''
  const text = `[${bare(help[lang])}]${after}`
  return [`${star}--${name}${value ? '=' : ''}${text}`, ...(short ? [`${star}-${short}${text}`] : [])].map(quoted)
}

/** What ends a part of a specification, taken for itself. */
function bare(text: string): string {
  return text.replace(/[\\:[\]]/g, '\\$&')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
