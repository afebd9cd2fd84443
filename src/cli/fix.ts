/** `kplint fix FILE -o OUT`: the safe fixes, shown and then made in a copy. */
import { resolve } from 'node:path'
import {
  address,
  type Edit,
  type Lang,
  lint,
  type Ruleset,
  type Severity,
  safeFixes,
  type Workbook,
} from '../core/index.js'
import { type Written, writeFile } from '../hosts/file.js'
import { plain } from '../reports/plain.js'
import { shown } from '../reports/text.js'
import type { Command } from './args.js'
import { packWarnings, settingsFor } from './chosen-pack.js'
import { Buffered, type Io, painter } from './io.js'
import { oneFile, openXlsx } from './open.js'
import { loadSettings } from './settings.js'
import { targetOf } from './target.js'
import { tell } from './words.js'

/** Makes the safe fixes. 0 where that went well (or there was nothing to fix), 2 where a cell was not changed or nothing could be read. */
export async function fix(command: Command, io: Io): Promise<number> {
  const { options } = command
  const file = oneFile(command)
  const path = resolve(io.cwd, file)
  const dryRun = options.has('dry-run')
  const given = await loadSettings(options, io)
  const target = dryRun ? null : targetOf(options, path, io, 'fix-where')
  const workbook = await openXlsx(io.cwd, file)
  const settings = await settingsFor(workbook, given, options, io)
  const { lang } = settings
  const ruleset = settings.rulesetOf(settings.groupOf(path))
  const { edits } = safeFixes(workbook, ruleset)
  const paint = painter(options, io)
  const out = new Buffered(io.out)
  await out.write(`${paint('title', plain(file))}\n`)
  for (const words of packWarnings(workbook, settings)) await out.write(`  ${words[lang]}\n`)
  await out.all(preview(workbook, edits, lang))
  const say = async (key: Parameters<typeof tell>[0], data: Parameters<typeof tell>[1] = {}): Promise<void> =>
    out.write(`\n${tell(key, data)[lang]}\n`)
  if (edits.length === 0) await say('fix-none')
  let code = 0
  if (target === null) {
    if (edits.length > 0) await say('fix-would', { n: edits.length })
  } else {
    const written = await writeFile(path, edits, target)
    await say('fix-done', { n: written.made.length, name: plain(options.value('output') ?? file) })
    await out.all(consequences(workbook, written, lang))
    await out.write(remaining(await openXlsx(io.cwd, target), ruleset, lang))
    if (written.refused.length > 0) code = 2
  }
  await out.flush()
  return code
}

function* preview(workbook: Workbook, edits: readonly Edit[], lang: Lang): Generator<string> {
  let sheet = -1
  for (const edit of edits) {
    if (edit.at.sheet !== sheet) {
      sheet = edit.at.sheet
      yield `  ${plain(workbook.sheets[sheet]!.name)}\n`
    }
    yield `    ${editText(edit, lang)}\n`
  }
}

function editText({ at, from, to, format }: Edit, lang: Lang): string {
  const value = (one: Edit['from']): string => {
    if (one === null) return tell('blank')[lang]
    return typeof one === 'string' ? `“${shown(one)}”` : shown(one)
  }
  const line = { cell: address(at.row, at.col), from: value(from), to: value(to) }
  const kind = format === undefined ? '' : tell('fix-format', { format: plain(format) })[lang]
  return tell('fix-line', line)[lang] + kind
}

/** What was not done, and what waits for Excel. */
function* consequences(workbook: Workbook, { refused, uncached }: Written, lang: Lang): Generator<string> {
  if (refused.length > 0) yield `${tell('fix-refused', { n: refused.length })[lang]}\n`
  for (const { edit, reason } of refused) {
    const place = `${plain(workbook.sheets[edit.at.sheet]?.name ?? '')}!${address(edit.at.row, edit.at.col)}`
    yield `    ${place} ${tell(`refused-${reason}`)[lang]}\n`
  }
  if (uncached.length > 0) yield `${tell('fix-uncached', { n: uncached.length })[lang]}\n`
}

function remaining(workbook: Workbook, ruleset: Ruleset, lang: Lang): string {
  const counts: { [S in Severity]: number } = { error: 0, warning: 0, info: 0 }
  for (const { severity } of lint(workbook, ruleset).diagnostics) counts[severity]++
  return `${tell('fix-remain', counts)[lang]}\n`
}
