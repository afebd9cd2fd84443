/** `kplint explain FILE`: what can be explained, what is explained, and explanations added or taken back. */
import { resolve } from 'node:path'
import { findWorkbooks } from '../batch/find.js'
import {
  type Diagnostic,
  type Explanation,
  type ExplanationReason,
  lint,
  NO_NOTES,
  type Report,
  type Words,
  type Workbook,
} from '../core/index.js'
import { writeNotes } from '../hosts/file.js'
import { NOTES_LIMITS, warningText, type XlsxWorkbook } from '../ooxml/index.js'
import { explanationText, refusedLines } from '../reports/explained.js'
import { plain } from '../reports/plain.js'
import { retold, sentence } from '../reports/retold.js'
import type { Command, Options } from './args.js'
import { packWarnings, settingsFor } from './chosen-pack.js'
import { Buffered, type Io, painter } from './io.js'
import { oneFile, openWorkbook, openXlsx } from './open.js'
import { loadSettings, type Settings } from './settings.js'
import { targetOf } from './target.js'
import { refuse, tell } from './words.js'

/** Signs of an identity and of a message that are printed. */
const MAX_ID = 300
const MAX_MESSAGE = 400
/** Findings named where one is asked for that could be several. */
const MAX_NAMED = 6

/** Everything one call works with. */
interface Work {
  readonly file: string
  readonly workbook: XlsxWorkbook
  readonly previous: readonly Workbook[]
  readonly settings: Settings
  readonly options: Options
  readonly io: Io
}

/** 0 where what was asked is done; 1 where an explanation is refused, and nothing is written; 2 as everywhere. */
export async function explain(command: Command, io: Io): Promise<number> {
  const { options } = command
  const file = oneFile(command)
  const asked = askedFor(options)
  const target = asked === 'list' ? null : targetOf(options, resolve(io.cwd, file), io, 'explain-where')
  const given = await loadSettings(options, io)
  const workbook = await openXlsx(io.cwd, file)
  const settings = await settingsFor(workbook, given, options, io)
  const previous = await openPrevious(settings)
  const work: Work = { file, workbook, previous, settings, options, io }
  if (target === null) return list(work)
  return asked === 'add' ? add(work, target) : remove(work, target)
}

/** What is asked for; throws `UsageError` where that is not clear. */
function askedFor(options: Options): 'list' | 'add' | 'remove' {
  const adds = ['finding', 'reason', 'text', 'author'].filter((name) => options.has(name))
  if (options.has('remove')) return adds.length === 0 ? 'remove' : refuse('explain-both')
  if (adds.length > 0) {
    for (const name of ['finding', 'reason', 'text']) if (!options.has(name)) refuse('explain-lacks', { name })
    for (const name of ['text', 'author'] as const)
      if ((options.value(name) ?? '').length > NOTES_LIMITS[name])
        refuse('explain-long', { name, n: NOTES_LIMITS[name] })
    return 'add'
  }
  for (const name of ['output', 'in-place', 'force']) if (options.has(name)) refuse('explain-nothing', { name })
  return 'list'
}

async function openPrevious({ previous, previousFolder, ignore, folder }: Settings): Promise<Workbook[]> {
  const { files, missing } = await findWorkbooks(previous, { cwd: previousFolder, ignore, ignoreFrom: folder })
  const [gone] = missing
  if (gone) refuse('explain-previous', { name: plain(gone.path) })
  const books: Workbook[] = []
  for (const name of files) books.push(await openWorkbook(previousFolder, name))
  return books
}

function reportOf({ file, workbook, previous, settings, io }: Work, explanations: readonly Explanation[]): Report {
  const notes = { ...(workbook.notes ?? NO_NOTES), explanations }
  const ruleset = settings.rulesetOf(settings.groupOf(resolve(io.cwd, file)))
  return lint({ ...workbook, notes }, ruleset, previous)
}

function keptIn({ workbook }: Work): readonly Explanation[] {
  return workbook.notes?.explanations ?? []
}

/** Everything that can be explained, with what is said of it. */
async function list(work: Work): Promise<number> {
  const { file, workbook, settings, options, io } = work
  const { lang } = settings
  const report = reportOf(work, keptIn(work))
  const paint = painter(options, io)
  const out = new Buffered(io.out)
  const line = (indent: number, text: string) => out.write(`${' '.repeat(indent)}${text}\n`)
  await line(0, paint('title', plain(file)))
  for (const one of workbook.warnings) await line(2, warningText(one, lang === 'zh' ? 'zh-CN' : 'en'))
  for (const words of packWarnings(workbook, settings)) await line(2, words[lang])
  if (report.tables.length === 0) await line(2, paint('error', tell('no-table')[lang]))
  const section = async (title: Words, findings: readonly Diagnostic[]): Promise<void> => {
    if (findings.length === 0) return
    await line(0, '')
    await line(2, paint('heading', title[lang]))
    for (const one of findings) for (const text of findingLines(one, work, paint)) await line(4, text)
  }
  const open = report.diagnostics.filter(({ severity, explanation }) => severity === 'warning' || explanation !== null)
  await section(tell('explain-open', { n: open.length }), open)
  await section(tell('explain-valid', { n: report.explained.length }), report.explained)
  if (report.idle.length > 0) {
    await line(0, '')
    await line(2, paint('heading', tell('explain-idle', { n: report.idle.length })[lang]))
    for (const one of report.idle) {
      await line(4, `· ${explanationText(one, lang)}`)
      await line(6, paint('dim', idText(one.finding)))
    }
  }
  if (open.length + report.explained.length + report.idle.length === 0) await line(2, tell('explain-none')[lang])
  else {
    await line(0, '')
    await line(0, paint('dim', tell('explain-how')[lang]))
  }
  await out.flush()
  return report.tables.length === 0 ? 2 : 0
}

function* findingLines(
  one: Diagnostic,
  { settings: { lang } }: Work,
  paint: ReturnType<typeof painter>,
): Generator<string> {
  const said = sentence(one, lang, MAX_MESSAGE)
  const name = one.project === null ? '' : tell('explain-project', { name: retold(one.project, MAX_ID) })[lang]
  yield `· ${retold(one.sheet)}!${one.cell}${name}  ${said}`
  yield `  ${paint('dim', idText(one.id))}`
  if (one.explanation?.state === 'valid') yield `  ${explanationText(one.explanation.explanation, lang)}`
  for (const text of refusedLines(one, lang)) yield `  ${paint('warning', text)}`
}

/** An identity holds the name of a project as it stands in its cell. */
function idText(id: string): string {
  return retold(id, MAX_ID)
}

async function add(work: Work, target: string): Promise<number> {
  const { options, settings, io } = work
  const { lang } = settings
  const kept = keptIn(work)
  const before = reportOf(work, kept)
  const found = oneOf([...before.diagnostics, ...before.explained], options.value('finding')!)
  const explanation: Explanation = {
    finding: found.id,
    witness: found.witness ?? '',
    // One of the choices of the option, and these are the reasons there are.
    reason: options.value('reason') as ExplanationReason,
    text: options.value('text')!,
    author: options.value('author') ?? '',
    time: new Date().toISOString(),
  }
  const replaced = new Set([found.id, found.explanation?.explanation.finding])
  const explanations = [...kept.filter(({ finding }) => !replaced.has(finding)), explanation]
  const after = reportOf(work, explanations)
  const judged = [...after.explained, ...after.diagnostics].find(({ id }) => id === found.id)?.explanation
  if (judged?.state !== 'valid') {
    const why = judged?.refused ?? tell('explain-lost')
    await io.err.write(`${plain(tell('explain-refused', { why })[lang])}\n`)
    return 1
  }
  await write(work, explanations, target)
  await io.out.write(`${tell('explain-added', { id: idText(found.id), name: nameOf(work) })[lang]}\n`)
  return 0
}

async function remove(work: Work, target: string): Promise<number> {
  const { options, settings, io } = work
  const kept = keptIn(work)
  const report = reportOf(work, kept)
  const finding = explainedBy(report, kept, options.value('remove')!)
  await write(
    work,
    kept.filter((one) => one.finding !== finding),
    target,
  )
  await io.out.write(`${tell('explain-removed', { id: idText(finding), name: nameOf(work) })[settings.lang]}\n`)
  return 0
}

/** The identity an explanation was written for, by its beginning, or by the cell of the finding it bears on. */
function explainedBy(report: Report, kept: readonly Explanation[], asked: string): string {
  const ids = [...new Set(kept.map(({ finding }) => finding))]
  const exact = ids.includes(asked) ? [asked] : ids.filter((id) => id.startsWith(asked))
  if (exact.length === 1) return exact[0]!
  if (exact.length > 1) refuse('explain-several', { asked, list: named(exact) })
  const explained = [...report.diagnostics, ...report.explained].filter(({ explanation }) => explanation !== null)
  return oneOf(explained, asked).explanation!.explanation.finding
}

/** The finding an identity, the beginning of one, or a cell (`表1!C4`, `C4`) stands for; throws `UsageError` where it is not one. */
function oneOf(findings: readonly Diagnostic[], asked: string): Diagnostic {
  const exact = findings.find(({ id }) => id === asked)
  if (exact) return exact
  const byId = findings.filter(({ id }) => id.startsWith(asked))
  const byCell = findings.filter(({ sheet, cell }) => {
    return (
      asked === `${sheet}!${cell}` ||
      asked.toUpperCase() === cell ||
      asked === `'${sheet.replaceAll("'", "''")}'!${cell}`
    )
  })
  // Where several findings are at one cell, an explanation is for a warning.
  const warnings = byCell.filter(({ severity }) => severity === 'warning')
  const matches = byId.length > 0 ? byId : warnings.length > 0 ? warnings : byCell
  const [only, more] = matches
  if (!only) return refuse('explain-unknown', { asked })
  if (more) return refuse('explain-several', { asked, list: named(matches.map(({ id }) => id)) })
  return only
}

function named(ids: readonly string[]): string {
  return ids.slice(0, MAX_NAMED).map(idText).join('; ') + (ids.length > MAX_NAMED ? '; …' : '')
}

async function write(
  { workbook, file, io }: Work,
  explanations: readonly Explanation[],
  target: string,
): Promise<void> {
  await writeNotes(resolve(io.cwd, file), { ...(workbook.notes ?? NO_NOTES), explanations }, target)
}

function nameOf({ options, file }: Work): string {
  return plain(options.value('output') ?? file)
}
