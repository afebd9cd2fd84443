/** Completion for bash (3.2 and later). It shows no help, so it holds nothing but words. */

import { type CommandDef, commands, type OptionDef } from './commands.js'
import { argumentsOf, firstWords, optionsOf, valuesOf } from './completion-words.js'

/** The script. */
export function bash(): string {
  const first = firstWords('en')
  const two = first.filter(({ second }) => second.length > 0)
  return `# bash: eval "$(kplint completion bash)"
_kplint() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="" command="\${COMP_WORDS[1]}"
  [ "$COMP_CWORD" -gt 1 ] && prev="\${COMP_WORDS[COMP_CWORD-1]}"
  # --option=value comes as three words.
  if [ "$cur" = "=" ]; then
    cur=""
  elif [ "$prev" = "=" ]; then
    prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  COMPREPLY=()
  if [ "$COMP_CWORD" -le 1 ]; then
    COMPREPLY=($(compgen -W "${first.map(({ word }) => word).join(' ')} --help --version" -- "$cur"))
    return
  fi
${two.map(secondWord).join('')}  case "$command" in
${commands.map(branch).join('')}  esac
}
complete -o filenames -F _kplint kplint
`
}

function secondWord({ word, second }: ReturnType<typeof firstWords>[number]): string {
  const names = second.map((one) => one.word)
  return `  if [ "$command" = "${word}" ]; then
    case "\${COMP_WORDS[2]}" in
      ${names.join('|')}) [ "$COMP_CWORD" -gt 2 ] && command="${word} \${COMP_WORDS[2]}" ;;
    esac
    if [ "$COMP_CWORD" -eq 2 ]; then
      COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$cur"))
    fi
  fi
`
}

function branch(command: CommandDef): string {
  const options = optionsOf(command)
  const names = argumentsOf(command)
  const cases = options.filter(({ value }) => value).map(valueCase)
  const rest = names
    ? `COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$cur"))`
    : 'local IFS=$\'\\n\'; COMPREPLY+=($(compgen -f -- "$cur"))'
  return `    "${command.name}")
      case "$prev" in
${cases.join('')}      esac
      case "$cur" in
        -*) COMPREPLY=($(compgen -W "${options.map(({ name }) => `--${name}`).join(' ')}" -- "$cur")) ;;
        *) ${rest} ;;
      esac
      ;;
`
}

function valueCase(option: OptionDef): string {
  const values = valuesOf(option)
  const typed = [`--${option.name}`, ...(option.short ? [`-${option.short}`] : [])].join('|')
  const offered = values
    ? `COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$cur"))`
    : 'local IFS=$\'\\n\'; COMPREPLY=($(compgen -f -- "$cur"))'
  return `        ${typed}) ${offered}; return ;;\n`
}
