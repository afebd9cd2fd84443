/** A run held against a baseline: what is known, what is known and gone, and the baseline drawn anew. */
import { type Job, pathOf } from '../batch/outcome.js'
import type { Report } from '../core/index.js'
import type { FinishedRun } from '../reports/reporter.js'
import type { Options } from './args.js'
import { type Asked, refuseOverlap } from './asked.js'
import { Baseline, type KnownFinding, knownFinding, knownIn } from './baseline.js'
import type { Io } from './io.js'
import { isSameFile, NewFile } from './io.js'
import type { Output } from './outputs.js'
import type { Settings } from './settings.js'
import { refuse, tell } from './words.js'

/** What a run asks about its findings. */
export interface Known {
  /** Hears of every workbook once, before anything is written; `isPart`: not of everything that was found in it. */
  hear(job: Job, report: Report, isPart: boolean): void
  /** The identities of the findings the baseline knows. */
  in(job: Job, report: Report): ReadonlySet<string>
}

/** A run and its baseline. */
export class AgainstBaseline implements Known {
  private readonly heard = new Set<string>()
  /** Workbooks in which a table was read. */
  private readonly looked = new Set<string>()
  /** Workbooks without a table and without a finding, as the run names them. */
  private readonly empty = new Set<string>()
  private file: NewFile | null = null
  /** Known findings that were not found, and those that were and are not known. */
  private readonly unfound: KnownFinding[] = []
  /** Known findings that nothing was said about. */
  private readonly unheard: KnownFinding[] = []
  private readonly fresh: KnownFinding[] = []
  private readonly found: KnownFinding[] = []
  /** Rules that could not be asked for want of a setting. */
  private readonly lacking = new Set<string>()

  constructor(
    private readonly baseline: Baseline,
    private readonly name: string,
    private readonly settings: Settings,
    /** The baseline is drawn anew: everything that is found is known then. */
    private readonly isUpdate: boolean,
  ) {}

  /** Opens the place of the baseline that is drawn anew, so that one that cannot be written is told before anything is checked. Throws `UsageError`. */
  open(): void {
    if (this.isUpdate) this.file = new NewFile(this.baseline.path)
  }

  /** Leaves the baseline as it was. */
  abandon(): void {
    this.file?.abandon()
  }

  hear(job: Job, report: Report, isPart: boolean): void {
    const skipped = new Map<string, number>()
    for (const { rule, table } of report.skipped)
      if (table === null) this.lacking.add(rule)
      else skipped.set(rule, (skipped.get(rule) ?? 0) + 1)
    const unasked = (rule: string): number => skipped.get(rule) ?? 0
    const isLookedAt = report.tables.length > 0
    if (!isLookedAt && report.diagnostics.length === 0) {
      this.empty.add(job.file)
      return
    }
    const file = this.baseline.keyOf(pathOf(job))
    this.heard.add(file)
    if (isLookedAt) this.looked.add(file)
    const known = this.baseline.of(file)
    const ids = new Set<string>()
    for (const diagnostic of report.diagnostics) {
      const one = knownFinding(file, diagnostic, unasked(diagnostic.rule))
      ids.add(one.id)
      ;(known.has(one.id) ? this.found : this.fresh).push(one)
    }
    // What is accepted or explained is not mended.
    for (const diagnostic of [...report.accepted, ...report.explained]) {
      const one = knownFinding(file, diagnostic, unasked(diagnostic.rule))
      if (!known.has(one.id) || ids.has(one.id)) continue
      ids.add(one.id)
      this.unheard.push(one)
    }
    // Of a rule that is asked of fewer tables than it was nobody knows whether the finding was in one of the others.
    const isAskedAgain = (one: KnownFinding): boolean => isLookedAt && !isPart && unasked(one.rule) <= one.unasked
    for (const one of known.values()) if (!ids.has(one.id)) (isAskedAgain(one) ? this.unfound : this.unheard).push(one)
  }

  in(job: Job, report: Report): ReadonlySet<string> {
    if (this.isUpdate) return new Set(report.diagnostics.map(({ id }) => id))
    return knownIn(report, this.baseline.of(this.baseline.keyOf(pathOf(job))))
  }

  /**
   * After the reports: draws the baseline anew, or says what of it is gone. A finding is gone only if its workbook was looked at by its
   * rule; of rules about all workbooks, if every workbook was looked at that was when the baseline was written. `mayLook`: workbooks that
   * are not of this run are looked for where they should be.
   */
  async end({ remarks, errors }: FinishedRun, mayLook: boolean, options: Options, io: Io): Promise<void> {
    for (const { rule } of remarks.skipped) this.lacking.add(rule)
    const isDeleted = (file: string): boolean => mayLook && !this.baseline.isThere(file)
    const unseen = [...this.baseline.workbooks].filter((file) => !this.looked.has(file) && !isDeleted(file))
    // What keeps a workbook of this period from being looked at is in `unseen`.
    const isBroken = errors.some(({ file, isWorkbook }) => isWorkbook !== true && !this.empty.has(file))
    const isWhole = !isBroken && unseen.length === 0
    const known = new Map(this.settings.catalogue.rules.map((rule) => [rule.id, rule]))
    const isGone = ({ rule, file }: KnownFinding): boolean => {
      const own = known.get(rule)
      // A pack or plug-in that is not named this time may have brought it.
      if (!own) return false
      return this.isAsked(rule, file) && !this.lacking.has(rule) && (own.on !== 'batch' || isWhole)
    }
    const elsewhere = [...this.baseline.files].filter((file) => !this.heard.has(file))
    const kept = [...this.unheard]
    const gone: KnownFinding[] = []
    for (const one of this.unfound) (isGone(one) ? gone : kept).push(one)
    for (const file of elsewhere) {
      const list = isDeleted(file) ? gone : kept
      // As arguments of one call they might be too many.
      for (const one of this.baseline.of(file).values()) list.push(one)
    }
    const { lang } = this.settings
    if (this.file) {
      const all = [...this.found, ...this.fresh, ...kept]
      this.baseline.write(this.file, [...this.looked, ...unseen], all)
      const said = { name: this.name, added: this.fresh.length, gone: gone.length, n: all.length }
      await io.err.write(`${tell('baseline-written', said)[lang]}\n`)
    } else if (gone.length > 0 && !options.has('quiet'))
      await io.err.write(`${tell('baseline-gone', { n: gone.length, name: this.name })[lang]}\n`)
  }

  /** True where a rule is on for a workbook. */
  private isAsked(rule: string, file: string): boolean {
    const group = this.settings.groupOf(this.baseline.wholePath(file))
    return this.settings.rulesetOf(group).rules.some((active) => active.rule.id === rule)
  }
}

/** The baseline of a run; null where there is none. Throws `UsageError`. */
export function baselineAsked(
  settings: Settings,
  asked: Asked,
  outputs: readonly Output[],
  options: Options,
): AgainstBaseline | null {
  const { baseline } = settings
  const isUpdate = options.has('update-baseline')
  if (baseline === null) {
    if (isUpdate) refuse('baseline-which')
    if (options.has('new-only')) refuse('new-only')
    return null
  }
  const { path, name } = baseline
  refuseOverlap(asked, { target: path })
  for (const { target } of outputs) if (target !== null && isSameFile(target, path)) refuse('output-twice', { name })
  return new AgainstBaseline(Baseline.open(path, name, isUpdate), name, settings, isUpdate)
}
