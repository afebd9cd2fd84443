/** Completion for PowerShell (5.1 and later). */
import type { Lang } from '../core/index.js'
import { type CommandDef, commands } from './commands.js'
import { argumentsOf, firstWords, optionsOf, valuesOf } from './completion-words.js'

/** The script. */
export function powershell(lang: Lang): string {
  return `# PowerShell: kplint completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName kplint -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${firstWords(lang)
  .map(({ word, help }) => `    ${quoted(word)} = ${quoted(help)}`)
  .join('\n')}
  }
  $options = @{
${commands.map((command) => branch(command, lang)).join('\n')}
  }
  $values = @{
${commands.map(values).join('\n')}
  }
  $typed = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $found = [ordered]@{}
  if ($typed.Count -le 1) {
    $found = $commands
  } else {
    $command = $typed[1]
    if ($typed.Count -gt 2 -and $options.ContainsKey("$command $($typed[2])")) { $command = "$command $($typed[2])" }
    if (-not $options.ContainsKey($command)) { return }
    $last = $typed[-1]
    if ($values[$command].ContainsKey($last)) {
      foreach ($one in $values[$command][$last]) { $found[$one] = $one }
    } elseif ($wordToComplete -like '-*') {
      $found = $options[$command]
    } else {
      foreach ($one in $options.Keys) { if ($one -like "$command *") { $name = $one.Substring($command.Length + 1); $found[$name] = $name } }
      foreach ($one in $values[$command]['']) { $found[$one] = $one }
    }
  }
  $found.GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterValue', $_.Value)
  }
}
`
}

function branch(command: CommandDef, lang: Lang): string {
  const lines = optionsOf(command).map(({ name, help }) => `      ${quoted(`--${name}`)} = ${quoted(help[lang])}`)
  return `    ${quoted(command.name)} = [ordered]@{\n${lines.join('\n')}\n    }`
}

/** Under the name of each option its values; under `''` what stands by itself. */
function values(command: CommandDef): string {
  const lines = optionsOf(command).flatMap((option) => {
    const offered = valuesOf(option)
    return offered && option.value ? [`      ${quoted(`--${option.name}`)} = ${list(offered)}`] : []
  })
  lines.push(`      '' = ${list(argumentsOf(command) ?? [])}`)
  return `    ${quoted(command.name)} = @{\n${lines.join('\n')}\n    }`
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`
}

/** PowerShell takes the curly single quotes for straight ones. */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`
}
