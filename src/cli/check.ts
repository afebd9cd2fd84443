/** `kplint check`: many workbooks, one report, one exit code. */
import { resolve } from 'node:path'
import { findWorkbooks, type NotFound } from '../batch/find.js'
import { type Lang, lintSteps, type Report, type Severity, type Words, type Workbook } from '../core/index.js'
import { sha256 } from '../hosts/file.js'
import { ReadError, warningText } from '../ooxml/index.js'
import { JsonReport } from '../reports/json.js'
import { plain } from '../reports/plain.js'
import { type FileError, type FileReport, type Summary, Tally } from '../reports/run.js'
import { errorText, fileText, summaryText, type TextOptions } from '../reports/text.js'
import type { Command, Options } from './args.js'
import { debugTrace } from './debug.js'
import { Buffered, type Io, isSameFile, NewFile, painter } from './io.js'
import { openWorkbook } from './open.js'
import { Progress } from './progress.js'
import { quoted } from './quote.js'
import { loadSettings, type Settings } from './settings.js'
import { version } from './version.generated.js'
import { refuse, tell } from './words.js'

const RANK: { readonly [S in Severity]: number } = { info: 0, warning: 1, error: 2 }

/** Checks and reports. Gives 0, 1 or 2 as help says. */
export async function check(command: Command, io: Io): Promise<number> {
  const settings = await loadSettings(command.options, io)
  const named = command.paths.length > 0
  if (!named && settings.files.length === 0) refuse('no-paths')
  const folder = named ? io.cwd : settings.folder
  const found = await findWorkbooks(named ? command.paths : settings.files, {
    cwd: folder,
    ignore: settings.ignore,
    ignoreFrom: settings.folder,
  })
  const output = command.options.value('output')
  const target = output === undefined ? null : resolve(io.cwd, output)
  if (target !== null)
    for (const file of found.files)
      if (isSameFile(resolve(folder, file), target)) refuse('output-is-input', { name: file })
  const file = target === null ? null : new NewFile(target)
  try {
    const run = new Run(settings, command.options, io, new Buffered(file ?? io.out), folder)
    const summary = await run.all(found.files, found.missing)
    file?.finish()
    if (output !== undefined && io.err.isTTY)
      await io.err.write(`${tell('written', { name: output })[settings.lang]}\n`)
    return exitCode(summary, settings)
  } catch (error) {
    file?.abandon()
    throw error
  }
}

/** 2 where something could not be checked, 1 where something fails, else 0. */
function exitCode({ errors, diagnostics }: Summary, { failOn, maxWarnings }: Settings): number {
  if (errors > 0) return 2
  const failing = (['error', 'warning', 'info'] as const).some(
    (severity) => diagnostics[severity] > 0 && RANK[severity] >= RANK[failOn],
  )
  return failing || (maxWarnings !== null && diagnostics.warning > maxWarnings) ? 1 : 0
}

class Run {
  private readonly tally = new Tally()
  private readonly errors: FileError[] = []
  private readonly progress: Progress
  private readonly text: TextOptions
  private readonly json: JsonReport | null
  private readonly lang: Lang

  constructor(
    private readonly settings: Settings,
    private readonly options: Options,
    private readonly io: Io,
    private readonly out: Buffered,
    private readonly folder: string,
  ) {
    this.lang = settings.lang
    this.progress = new Progress(io.err, settings.lang)
    this.text = { lang: settings.lang, paint: painter(options, io), quiet: options.has('quiet') }
    this.json = options.value('format') === 'json' ? new JsonReport(settings.lang, version) : null
  }

  async all(files: readonly string[], missing: readonly NotFound[]): Promise<Summary> {
    if (this.json) await this.out.write(this.json.head())
    for (const { path, reason } of missing) await this.fail(path, NOT_FOUND[reason], notFoundWords[reason], false)
    for (const [index, file] of files.entries()) await this.one(file, index, files.length)
    const summary = this.tally.summary()
    this.progress.clear()
    if (this.json) await this.out.write(this.json.tail(this.errors, summary))
    else await this.out.all(summaryText(summary, this.commands(files), this.text))
    await this.out.flush()
    return summary
  }

  /** One workbook. A fault in reading or checking is told as its error; one in writing the report ends the run. */
  private async one(file: string, index: number, total: number): Promise<void> {
    const checked = await this.checked(file, index, total).catch((error: unknown) => this.faultOf(error))
    if ('words' in checked) return this.fail(file, checked.code, checked.words, true)
    await this.report({ file, ...checked })
  }

  private async checked(file: string, index: number, total: number): Promise<Omit<FileReport, 'file'>> {
    const workbook = await this.progress.during(openWorkbook(this.folder, file), index, total, file)
    const report = this.lint(workbook, index, total, file)
    const hash = this.json ? await sha256(resolve(this.folder, file)) : null
    return { sha256: hash, report, warnings: workbook.warnings.map(bothLanguages) }
  }

  private async faultOf(error: unknown): Promise<Omit<FileError, 'file'>> {
    if (error instanceof ReadError)
      return { code: error.code, words: { zh: error.text('zh-CN'), en: error.text('en') } }
    await debugTrace(error, this.io)
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 200)
    return { code: 'internal', words: tell('internal', { detail }) }
  }

  private lint(workbook: Workbook, index: number, total: number, file: string): Report {
    const steps = lintSteps(workbook, this.settings.ruleset)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      const { done, total: all } = step.value
      this.progress.update(index, total, file, all === 0 ? 0 : done / all)
    }
  }

  private async report(report: FileReport): Promise<void> {
    this.progress.clear()
    this.tally.report(report)
    await this.out.all(this.json ? this.json.file(report) : fileText(report, this.text))
    const { tables, diagnostics } = report.report
    if (tables.length === 0 && diagnostics.length === 0)
      await this.fail(report.file, 'no-table', tell('no-table'), false)
    if (!this.json) await this.out.flush()
  }

  /** `counts`: a workbook that was not counted before. */
  private async fail(file: string, code: string, words: Words, counts: boolean): Promise<void> {
    this.progress.clear()
    const error = { file, code, words }
    this.errors.push(error)
    this.tally.error(counts)
    const text = errorText(error, this.text)
    if (!this.json) await this.out.write(`${text}\n`)
    // Where the report goes elsewhere, the person at the terminal should still see it.
    if ((this.json || this.options.has('output')) && this.io.err.isTTY) await this.io.err.write(text)
  }

  private commands([file, more]: readonly string[]): { fix: string; rule: string } {
    const one = file !== undefined && more === undefined ? file : null
    // `npm start` says how the program is called where it is not installed.
    const kplint = plain(this.io.env.KPLINT_COMMAND ?? 'kplint')
    const fix = `${kplint} fix ${one === null ? tell('fix-files')[this.lang] : `${quoted(one)} -o ${quoted(outName(one))}`}`
    const told = ['pack', 'period', 'rule', 'config'].flatMap((name) =>
      this.options.values(name).map((value) => ` --${name} ${quoted(value)}`),
    )
    return { fix: fix + told.join(''), rule: `${kplint} rules ${tell('rule-id')[this.lang]}` }
  }
}

/** `表.xlsx` → `表-改.xlsx`. */
function outName(file: string): string {
  return file.replace(/(\.[^./]*)?$/, '-改$1')
}

const NOT_FOUND = { folder: 'empty-folder', glob: 'no-match', unreadable: 'unreadable-folder' } as const
const notFoundWords: { readonly [R in NotFound['reason']]: Words } = {
  folder: tell('empty-folder'),
  glob: tell('no-match'),
  unreadable: tell('unreadable-folder'),
}

function bothLanguages(warning: Parameters<typeof warningText>[0]): Words {
  return { zh: warningText(warning, 'zh-CN'), en: warningText(warning, 'en') }
}
