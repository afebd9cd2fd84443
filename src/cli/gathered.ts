/** What became of the files of a run, put together: joined, counted, ready to be written down. */
import type { Job, Outcome } from '../batch/outcome.js'
import type { FileShelf } from '../batch/shelf.js'
import {
  alone,
  Batch,
  type BatchRemarks,
  type Diagnostic,
  type Joined,
  type Report,
  type Words,
  type Workbook,
} from '../core/index.js'
import type { FileFormat } from '../formats/words.js'
import type { Picture } from '../reports/picture.js'
import type { FileResult, FinishedRun, RuleInfo } from '../reports/reporter.js'
import { type EarlierFile, type FileError, Tally } from '../reports/run.js'
import type { Known } from './against-baseline.js'
import { Breath } from './breath.js'
import { faultOf } from './fault.js'
import type { Io } from './io.js'
import type { Progress } from './progress.js'
import type { Settings } from './settings.js'
import { version } from './version.generated.js'
import { tell } from './words.js'

/** A workbook of this period that was checked; its report is whole only when every workbook was checked. */
interface Checked {
  readonly job: Job
  readonly format: FileFormat
  readonly sha256: string | null
  readonly warnings: readonly Words[]
  readonly picture: () => Picture | null
}

/** A workbook of this period that could not be. */
interface Failed {
  readonly job: Job
  readonly error: FileError
}

interface Reported extends Checked {
  readonly report: Report
  /** Not everything that was found in it is told. */
  readonly isPart: boolean
}

/** What of a run is said elsewhere: by the command line, a baseline. */
export interface Asides {
  readonly commands: FinishedRun['commands']
  /** The baseline; null where there is none. */
  readonly known: Known | null
  /** What the baseline knows is left out of every report. */
  readonly newOnly: boolean
  /** False of a workbook that is only compared with: of it, only what it has to do with one that is told. */
  isTold(job: Job): boolean
}

/** Cells of a picture that weigh as much as a record. */
const CELLS_OF_RECORD = 10

/** Takes what became of each file, in the order of the run. */
export class Gathered {
  private readonly batch: Batch
  private readonly done: (Checked | Failed)[] = []
  private readonly earlier: (EarlierFile | FileError)[] = []
  private readonly breath = new Breath()

  /** `sha256`: whether anybody wants to know the digests of the files. */
  constructor(
    private readonly settings: Settings,
    private readonly shelf: FileShelf,
    private readonly sha256: boolean,
  ) {
    this.batch = new Batch(settings.ruleset, shelf)
  }

  add(job: Job, outcome: Outcome): void {
    const { file, isEarlier } = job
    if (outcome.kind === 'unread') {
      const { error } = outcome
      if (isEarlier) this.earlier.push(error)
      else this.done.push({ job, error })
      return
    }
    const { parcel, format, warnings, picture } = outcome
    // A cache knows them even where nobody asked.
    const sha256 = this.sha256 ? outcome.sha256 : null
    const tables = this.batch.add(parcel)
    if (isEarlier) this.earlier.push({ file, sha256, tables })
    else this.done.push({ job, format, sha256, warnings, picture: this.laid(picture) })
  }

  /** Checks a workbook that stays open: where it is the only one nothing of it has to be laid down. */
  async check(
    workbook: Workbook,
    about: Omit<Checked, 'picture'>,
    hear: (progress: { readonly done: number; readonly total: number }) => void,
  ): Promise<void> {
    for (const progress of this.batch.check(workbook)) {
      hear(progress)
      await this.breath.take()
    }
    this.done.push({ ...about, picture: () => null })
  }

  private laid(picture: Picture | null): () => Picture | null {
    if (picture === null) return () => null
    const cells = picture.sheets.reduce((sum, { rows, left }) => sum + rows.length * (left + 1), 0)
    return this.shelf.put(picture, cells / CELLS_OF_RECORD)
  }

  /** Joins everything. `missing`: what is said of paths that led to nothing. */
  async finish(missing: readonly FileError[], asides: Asides, io: Io, progress: Progress): Promise<FinishedRun> {
    const { joined, fault } = await this.joined(io, progress)
    const isOne = joined.size === 1
    const tally = new Tally()
    const perFile: FileError[] = []
    for (const one of this.told(joined, isOne, asides)) {
      if ('error' in one) perFile.push(one.error)
      else {
        const { job, report } = one
        asides.known?.hear(job, report, one.isPart)
        tally.report(one, asides.known?.in(job, report) ?? null)
        if (saysNothing(report) && !this.isLetter(one))
          perFile.push({ file: job.file, code: 'no-table', words: tell('no-table') })
      }
      await this.breath.take()
    }
    const read: EarlierFile[] = []
    const unread: FileError[] = []
    for (const one of this.earlier) {
      if ('words' in one) unread.push({ ...one, isWorkbook: false })
      else {
        read.push(one)
        if (one.tables === 0) unread.push({ file: one.file, code: 'no-table', words: tell('previous-no-table') })
      }
    }
    const errors = [...missing, ...fault, ...perFile, ...unread]
    for (const error of errors) tally.error(error.isWorkbook === true)
    const remarks: BatchRemarks = isOne ? { skipped: [], undecided: [], unused: [] } : joined.remarks
    tally.remarks(remarks)
    return {
      lang: this.settings.lang,
      version,
      summary: tally.summary(),
      results: () => this.results(joined, isOne, asides),
      remarks,
      earlier: read,
      errors,
      units: this.settings.ruleset.settings.rosters.get('units')?.entries ?? null,
      commands: asides.commands,
      failOn: this.settings.failOn,
      maxWarnings: this.settings.maxWarnings,
      rule: rulesOf(this.settings),
    }
  }

  private *results(joined: Joined, isOne: boolean, asides: Asides): Generator<FileResult> {
    for (const one of this.told(joined, isOne, asides)) {
      if ('error' in one) {
        yield { kind: 'failed', ...one.error }
        continue
      }
      const { job, report, sha256, picture } = one
      const warnings = saysNothing(report) && this.isLetter(one) ? [...one.warnings, tell('letter')] : one.warnings
      const known = asides.known?.in(job, report) ?? null
      const shown = known && asides.newOnly ? withoutKnown(report, known) : report
      yield { kind: 'checked', file: job.file, sha256, warnings, report: shown, known, picture: picture() }
    }
  }

  /** Every workbook that something is reported of, with its report. */
  private *told(joined: Joined, isOne: boolean, { isTold }: Asides): Generator<Reported | Failed> {
    const told = new Set(this.done.flatMap(({ job }) => (isTold(job) ? [job.file] : [])))
    let next = 0
    for (const one of this.done) {
      if ('error' in one) {
        if (isTold(one.job)) yield one
        continue
      }
      const index = next++
      const isPart = !isTold(one.job)
      const own = one.format === 'xlsx' ? joined.report(index) : withoutFixes(joined.report(index))
      const report = isPart ? aboutTold(own, told) : own
      if (report) yield { ...one, isPart, report: isOne ? alone({ reports: [report], ...joined.remarks }) : report }
    }
  }

  /** A folder of tables holds covering letters, too: a Word document without a table among other files is said, but no fault. */
  private isLetter({ format }: Checked): boolean {
    return format === 'docx' && this.done.length > 1
  }

  /** What the rules about all workbooks say; where one of them breaks, that is told and the workbooks' own reports stand. */
  private async joined(io: Io, progress: Progress): Promise<{ joined: Joined; fault: FileError[] }> {
    try {
      const steps = this.batch.joining()
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return { joined: step.value, fault: [] }
        progress.joining()
        await this.breath.take()
      }
    } catch (error) {
      const { code, words } = await faultOf('', error, io)
      const unjoined = this.batch.unjoined()
      return {
        joined: { ...unjoined, remarks: { skipped: [], undecided: [], unused: [] } },
        fault: [{ file: '', code, words }],
      }
    }
  }
}

/** Of a report, the findings that workbooks that are told have a part in; null where there is none. */
function aboutTold(report: Report, told: ReadonlySet<string>): Report | null {
  const isAbout = ({ related }: Diagnostic): boolean => related.some(({ file }) => file !== null && told.has(file))
  const diagnostics = report.diagnostics.filter(isAbout)
  if (diagnostics.length === 0) return null
  return { ...report, diagnostics, accepted: [], explained: report.explained.filter(isAbout), idle: [] }
}

/** Only .xlsx is written back: what nobody can mend by himself is not promised. */
function withoutFixes(report: Report): Report {
  const without = (list: readonly Diagnostic[]) => list.map((one) => (one.fix ? { ...one, fix: null } : one))
  const { diagnostics, accepted, explained } = report
  return { ...report, diagnostics: without(diagnostics), accepted: without(accepted), explained: without(explained) }
}

function withoutKnown(report: Report, known: ReadonlySet<string>): Report {
  return { ...report, diagnostics: report.diagnostics.filter(({ id }) => !known.has(id)) }
}

/** True where a report says nothing at all: what nobody looked at is no pass. */
function saysNothing({ tables, diagnostics }: Report): boolean {
  return tables.length === 0 && diagnostics.length === 0
}

function rulesOf({ catalogue, ruleset }: Settings): (id: string) => RuleInfo | null {
  const known = new Map(catalogue.rules.map((rule) => [rule.id, rule]))
  const active = new Map(ruleset.rules.map(({ rule, severity }) => [rule.id, severity]))
  return (id) => {
    const rule = known.get(id)
    if (!rule) return null
    const { title, why, help, source } = rule
    const words: Words = typeof source === 'string' ? { zh: source, en: source } : source
    return { id, title, why, help, source: words, severity: active.get(id) ?? rule.severity }
  }
}
