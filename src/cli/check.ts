/** `kplint check`: many workbooks, one report, one exit code. */
import { resolve } from 'node:path'
import { type FoundFiles, findWorkbooks } from '../batch/find.js'
import { alone, Batch, type BatchRemarks, type Lang, type Severity, type Words, type Workbook } from '../core/index.js'
import { sha256 } from '../hosts/file.js'
import { warningText, type XlsxWorkbook } from '../ooxml/index.js'
import { JsonReport } from '../reports/json.js'
import { plain } from '../reports/plain.js'
import { type EarlierFile, type FileError, type FileReport, type Summary, Tally } from '../reports/run.js'
import { errorText, fileText, summaryText, type TextOptions } from '../reports/text.js'
import type { Command, Options } from './args.js'
import { packWarnings, settingsFor } from './chosen-pack.js'
import { faultOf, notFoundFault } from './fault.js'
import { Buffered, fileKey, type Io, isSameFile, NewFile, painter } from './io.js'
import { openWorkbook } from './open.js'
import { Progress } from './progress.js'
import { quoted } from './quote.js'
import { loadSettings, type Settings } from './settings.js'
import { version } from './version.generated.js'
import { refuse, tell } from './words.js'

const RANK: { readonly [S in Severity]: number } = { info: 0, warning: 1, error: 2 }

/** Checks and reports. Gives 0, 1 or 2 as help says. */
export async function check(command: Command, io: Io): Promise<number> {
  const given = await loadSettings(command.options, io)
  const asked = await findAsked(command, given, io)
  const opened = await openSingle(given, asked, command.options, io)
  const { settings } = opened
  const output = command.options.value('output')
  const target = output === undefined ? null : resolve(io.cwd, output)
  refuseOverlaps(asked, target)
  const file = target === null ? null : new NewFile(target)
  try {
    const run = new Run(opened, command.options, io, new Buffered(file ?? io.out))
    const summary = await run.all(asked)
    file?.finish()
    if (output !== undefined && io.err.isTTY)
      await io.err.write(`${tell('written', { name: output })[settings.lang]}\n`)
    return exitCode(summary, settings)
  } catch (error) {
    file?.abandon()
    throw error
  }
}

/** A single workbook opened beforehand, with the settings it is checked with. */
interface Opened {
  readonly settings: Settings
  readonly workbook: XlsxWorkbook | null
}

/** Where there is one workbook and nothing names a pack, it may name its own: it is opened to see. */
async function openSingle(settings: Settings, { current }: Asked, options: Options, io: Io): Promise<Opened> {
  const [file, more] = current.files
  if (file === undefined || more !== undefined || settings.packs.length > 0) return { settings, workbook: null }
  const progress = new Progress(io.err, settings.lang)
  const open = async () => progress.during(openWorkbook(current.folder, file), 0, 1, file)
  // Why it cannot be read is told when it is to be checked.
  const workbook = await open().catch(() => null)
  progress.clear()
  return workbook ? { workbook, settings: await settingsFor(workbook, settings, options, io) } : { settings, workbook }
}

/** Workbooks with the folder their paths start from. */
interface Files extends FoundFiles {
  readonly folder: string
}

/** What is to be checked, and what it is compared with. */
interface Asked {
  readonly current: Files
  readonly previous: Files
}

async function findAsked({ paths }: Command, settings: Settings, io: Io): Promise<Asked> {
  const named = paths.length > 0
  if (!named && settings.files.length === 0) refuse('no-paths')
  const find = async (list: readonly string[], folder: string): Promise<Files> => {
    const { ignore, folder: ignoreFrom } = settings
    return { folder, ...(await findWorkbooks(list, { cwd: folder, ignore, ignoreFrom })) }
  }
  return {
    current: await find(named ? paths : settings.files, named ? io.cwd : settings.folder),
    previous: await find(settings.previous, settings.previousFolder),
  }
}

/** A workbook is of one period only, and no report is written over a workbook. */
function refuseOverlaps({ current, previous }: Asked, target: string | null): void {
  const known = new Set(current.files.map((file) => fileKey(resolve(current.folder, file))))
  for (const name of previous.files)
    if (known.has(fileKey(resolve(previous.folder, name)))) refuse('previous-is-input', { name })
  if (target === null) return
  for (const { files, folder } of [current, previous])
    for (const name of files) if (isSameFile(resolve(folder, name), target)) refuse('output-is-input', { name })
}

/** 2 where something could not be checked, 1 where something fails, else 0. */
function exitCode({ errors, diagnostics }: Summary, { failOn, maxWarnings }: Settings): number {
  if (errors > 0) return 2
  const failing = (['error', 'warning', 'info'] as const).some(
    (severity) => diagnostics[severity] > 0 && RANK[severity] >= RANK[failOn],
  )
  return failing || (maxWarnings !== null && diagnostics.warning > maxWarnings) ? 1 : 0
}

/** A workbook of this period that was checked: all but its report, which is whole only when every workbook was checked. */
type Checked = Omit<FileReport, 'report'>

class Run {
  private readonly tally = new Tally()
  private readonly errors: FileError[] = []
  private readonly progress: Progress
  private readonly text: TextOptions
  private readonly json: JsonReport | null
  private readonly lang: Lang
  private readonly batch: Batch

  private readonly settings: Settings
  private readonly opened: XlsxWorkbook | null

  constructor(
    { settings, workbook }: Opened,
    private readonly options: Options,
    private readonly io: Io,
    private readonly out: Buffered,
  ) {
    this.settings = settings
    this.opened = workbook
    this.lang = settings.lang
    this.batch = new Batch(settings.ruleset)
    this.progress = new Progress(io.err, settings.lang)
    this.text = { lang: settings.lang, paint: painter(options, io), quiet: options.has('quiet') }
    this.json = options.value('format') === 'json' ? new JsonReport(settings.lang, version) : null
  }

  /** Every workbook is checked, those of earlier periods are remembered, then all reports are written. */
  async all({ current, previous }: Asked): Promise<Summary> {
    if (this.json) await this.out.write(this.json.head())
    for (const missing of [...current.missing, ...previous.missing]) await this.fail(notFoundFault(missing))
    const total = current.files.length + previous.files.length
    const done: (Checked | FileError)[] = []
    for (const [i, file] of current.files.entries())
      done.push(await this.checked(file, current.folder, i, total).catch((error) => faultOf(file, error, this.io)))
    const earlier: (EarlierFile | FileError)[] = []
    for (const [i, file] of previous.files.entries()) {
      const index = current.files.length + i
      earlier.push(await this.remembered(file, previous.folder, index, total).catch((e) => faultOf(file, e, this.io)))
    }
    const remarks = await this.reportAll(done)
    return this.end(current.files, remarks, await this.tellEarlier(earlier))
  }

  private async checked(file: string, folder: string, index: number, total: number): Promise<Checked> {
    const workbook = this.opened ?? (await this.progress.during(openWorkbook(folder, file), index, total, file))
    this.steps(this.options.has('no-explanations') ? unexplained(workbook) : workbook, index, total, file)
    const hash = this.json ? await sha256(resolve(folder, file)) : null
    const warnings = [...workbook.warnings.map(bothLanguages), ...packWarnings(workbook, this.settings)]
    return { file, sha256: hash, warnings }
  }

  private steps(workbook: Workbook, index: number, total: number, file: string): void {
    for (const { done, total: all } of this.batch.check(workbook))
      this.progress.update(index, total, file, all === 0 ? 0 : done / all)
  }

  private async remembered(file: string, folder: string, index: number, total: number): Promise<EarlierFile> {
    const workbook = await this.progress.during(openWorkbook(folder, file), index, total, file)
    const hash = this.json ? await sha256(resolve(folder, file)) : null
    return { file, sha256: hash, tables: this.batch.remember(workbook) }
  }

  /** Writes every report in the order of the files. Gives what remains to be said of all of them together. */
  private async reportAll(done: readonly (Checked | FileError)[]): Promise<BatchRemarks> {
    const { reports, ...remarks } = await this.joined()
    const [only, more] = reports
    const isOne = only !== undefined && more === undefined
    let next = 0
    for (const one of done)
      if ('words' in one) await this.fail(one)
      else {
        const report = reports[next++]!
        await this.report({ ...one, report: isOne ? alone({ reports, ...remarks }) : report })
      }
    return isOne ? { skipped: [], undecided: [], unused: [] } : remarks
  }

  /** What the rules about all workbooks say; where one of them breaks, that is told and the workbooks' own reports stand. */
  private async joined(): Promise<ReturnType<Batch['finish']>> {
    try {
      return this.batch.finish()
    } catch (error) {
      const { code, words } = await faultOf('', error, this.io)
      await this.fail({ file: '', code, words })
      const { size, report } = this.batch.unjoined()
      return { reports: Array.from({ length: size }, (_, i) => report(i)), skipped: [], undecided: [], unused: [] }
    }
  }

  private async tellEarlier(earlier: readonly (EarlierFile | FileError)[]): Promise<EarlierFile[]> {
    const read: EarlierFile[] = []
    for (const one of earlier) {
      if ('words' in one) await this.fail({ ...one, isWorkbook: false })
      else {
        read.push(one)
        if (one.tables === 0) await this.fail({ file: one.file, code: 'no-table', words: tell('previous-no-table') })
      }
    }
    return read
  }

  private async end(
    files: readonly string[],
    remarks: BatchRemarks,
    earlier: readonly EarlierFile[],
  ): Promise<Summary> {
    this.tally.remarks(remarks)
    const summary = this.tally.summary()
    this.progress.clear()
    if (this.json) await this.out.all(this.json.tail(this.errors, summary, remarks, earlier))
    else await this.out.all(summaryText(summary, { remarks, earlier, commands: this.commands(files) }, this.text))
    await this.out.flush()
    return summary
  }

  private async report(report: FileReport): Promise<void> {
    this.progress.clear()
    this.tally.report(report)
    await this.out.all(this.json ? this.json.file(report) : fileText(report, this.text))
    const { tables, diagnostics } = report.report
    if (tables.length === 0 && diagnostics.length === 0)
      await this.fail({ file: report.file, code: 'no-table', words: tell('no-table') })
    if (!this.json) await this.out.flush()
  }

  private async fail(error: FileError): Promise<void> {
    this.progress.clear()
    this.errors.push(error)
    this.tally.error(error.isWorkbook === true)
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
    const told = ['pack', 'plugin', 'period', 'rule', 'config'].flatMap((name) =>
      this.options.values(name).map((value) => ` --${name} ${quoted(value)}`),
    )
    return { fix: fix + told.join(''), rule: `${kplint} rules ${tell('rule-id')[this.lang]}` }
  }
}

/** The workbook as if nobody had explained anything. */
function unexplained(workbook: Workbook): Workbook {
  return workbook.notes ? { ...workbook, notes: { ...workbook.notes, explanations: [] } } : workbook
}

/** `表.xlsx` → `表-改.xlsx`. */
function outName(file: string): string {
  return file.replace(/(\.[^./]*)?$/, '-改$1')
}

function bothLanguages(warning: Parameters<typeof warningText>[0]): Words {
  return { zh: warningText(warning, 'zh-CN'), en: warningText(warning, 'en') }
}
