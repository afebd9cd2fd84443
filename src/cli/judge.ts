/** One file judged: opened, checked or remembered, closed. What comes of it is data. */
import type { Keeper } from '../batch/cache.js'
import { bytesOf, type Job, type Outcome, type Read } from '../batch/outcome.js'
import type { Answer } from '../batch/pool.js'
import { checkedParcel, type Progress, parcelOfEarlier, type Report, type Words, type Workbook } from '../core/index.js'
import type { AnyWorkbook } from '../hosts/any-file.js'
import { sha256 } from '../hosts/file.js'
import { ReadError } from '../ooxml/index.js'
import type { Picture } from '../reports/picture.js'
import { Breath } from './breath.js'
import { packWarnings } from './chosen-pack.js'
import { faultOf } from './fault.js'
import type { Io } from './io.js'
import { openJob } from './open.js'
import type { Settings } from './settings.js'
import type { Stats } from './stats.js'

/** What a run wants of its files. */
export interface Wanted {
  readonly picture: boolean
  readonly sha256: boolean
  /** False: the workbooks as if nobody had explained anything. */
  readonly explanations: boolean
}

/** A workbook of a run that was opened, or why it cannot be. */
export interface Opened {
  /** Null where it cannot be. */
  readonly workbook: AnyWorkbook | null
  /** Of its bytes as they were before it was opened; null where nobody wanted to know. */
  readonly sha256: string | null
  readonly error: unknown
}

/** How far a workbook is, 0–1. */
export type HearProgress = (part: number) => void

/** Judges files with the settings of a run. */
export class Judge {
  /** How many threads judge. */
  threads = 1

  constructor(
    readonly settings: Settings,
    readonly wanted: Wanted,
    private readonly io: Io,
    private readonly cache: Keeper | null = null,
    /** Measures; null: nobody wants to know. */
    readonly stats: Stats | null = null,
  ) {}

  /** True where what becomes of files is kept. */
  get isCaching(): boolean {
    return this.cache !== null
  }

  /** Never rejects: what goes wrong with a file is what becomes of it. `opened`: what came of opening it, where that was done. */
  async judge(job: Job, hear: HearProgress = () => {}, opened: Opened | null = null): Promise<Outcome> {
    const kept = await this.kept(job, opened?.sha256).catch(() => null)
    if (kept) return kept
    const { outcome, mayKeep } = await this.answer(job, { isKept: this.isCaching, hear, opened })
    if (mayKeep) this.keep(job, outcome)
    return outcome
  }

  /**
   * The same without a look into the cache. `isKept`: whoever asks keeps what comes of it, if he may: where the file's bytes are those it was
   * found in.
   */
  async answer(
    job: Job,
    { isKept, hear = () => {}, opened = null }: { isKept: boolean; hear?: HearProgress; opened?: Opened | null },
  ): Promise<Answer> {
    try {
      const { workbook, sha256: before, error } = opened ?? (await this.opened(job, isKept || this.wanted.sha256))
      if (!workbook) throw error
      const sha256 = before ?? (this.wanted.sha256 ? await hashOf(job) : null)
      const outcome = await (job.isEarlier
        ? this.remembered(workbook, sha256)
        : this.checked(job, workbook, sha256, hear))
      const mayKeep = isKept && before !== null && before === (await hashOf(job).catch(() => null))
      return { outcome, mayKeep }
    } catch (error) {
      return { outcome: await this.faultOf(job, error), mayKeep: false }
    }
  }

  /** What becomes of a file that something is wrong with. */
  async faultOf({ file }: Job, error: unknown): Promise<Outcome> {
    return { kind: 'unread', error: await faultOf(file, error, this.io) }
  }

  /** What the cache has of a file; null where it has nothing, or there is none. Rejects where the file cannot be read. */
  async kept(job: Job, hash: string | null = null): Promise<Read | null> {
    if (!this.cache) return null
    const read = this.stats?.start('reading')
    const sha256 = hash ?? (await hashOf(job))
    const kept = this.cache.get(job, sha256, { picture: this.wanted.picture && !job.isEarlier })
    read?.()
    return kept
  }

  /** Keeps what became of a file, where there is a cache. */
  keep(job: Job, outcome: Outcome): void {
    if (outcome.kind === 'read' && outcome.sha256 !== null) this.cache?.put(job, outcome.sha256, outcome)
  }

  /** Opens a workbook that is to be checked. Never rejects. */
  async opened(job: Job, isHashed = this.wanted.sha256): Promise<Opened> {
    const read = this.stats?.start('reading')
    const opened = await opening(job, isHashed)
    read?.()
    return opened
  }

  private async remembered(workbook: AnyWorkbook, hash: string | null): Promise<Read> {
    const parcel = parcelOfEarlier(workbook, this.settings.ruleset)
    return { kind: 'read', format: workbook.format, sha256: hash, warnings: [], parcel, picture: null }
  }

  private async checked(job: Job, workbook: AnyWorkbook, hash: string | null, hear: HearProgress): Promise<Read> {
    const clock = this.stats?.following()
    const breath = new Breath()
    const steps = checkedParcel(this.asked(workbook), this.settings.rulesetOf(job.group ?? ''))
    for (let step = steps.next(); ; step = steps.next()) {
      if (!step.done) {
        clock?.step(step.value)
        hear(partOf(step.value))
        await breath.take()
        continue
      }
      clock?.done()
      const parcel = step.value
      const picture = await this.picture(workbook, parcel.checked!.report)
      const { format } = workbook
      return { kind: 'read', format, sha256: hash, warnings: this.warningsOf(workbook), parcel, picture }
    }
  }

  /** The workbook as it is to be checked. */
  asked(workbook: Workbook): Workbook {
    const { notes } = workbook
    return notes && !this.wanted.explanations ? { ...workbook, notes: { ...notes, explanations: [] } } : workbook
  }

  /** What was odd about a workbook, and what is to be said of the pack it chose. */
  warningsOf(workbook: AnyWorkbook): readonly Words[] {
    return [...workbook.warnings, ...packWarnings(workbook, this.settings)]
  }

  /** The tables as shown; null where nobody wants them. */
  async picture(workbook: Workbook, report: Report): Promise<Picture | null> {
    if (!this.wanted.picture) return null
    const { pictureOf } = await import(/* webpackChunkName: "html" */ '../reports/picture.js')
    return pictureOf(workbook, report)
  }
}

/** How far a check is, 0–1. */
export function partOf({ done, total }: Progress): number {
  return total === 0 ? 0 : done / total
}

/** Opens a workbook; its bytes are hashed before, where that `isHashed`. Never rejects. */
export async function opening(job: Job, isHashed: boolean): Promise<Opened> {
  try {
    const sha256 = isHashed ? await hashOf(job) : null
    return { workbook: await openJob(job), sha256, error: null }
  } catch (error) {
    return { workbook: null, sha256: null, error }
  }
}

/** The SHA-256 of a file's bytes. Rejects as reading it does, with the name as asked. */
export async function hashOf(job: Job): Promise<string> {
  try {
    return await sha256(bytesOf(job))
  } catch (error) {
    throw error instanceof ReadError ? new ReadError(error.code, job.file, error.detail) : error
  }
}
