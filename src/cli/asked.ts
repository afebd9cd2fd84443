/** Which files a run is about. */
import { type FoundFiles, findWorkbooks, type NotFound } from '../batch/find.js'
import { type Job, pathOf } from '../batch/outcome.js'
import type { Command, Options } from './args.js'
import { fileKey, type Io, isSameFile } from './io.js'
import type { Output } from './outputs.js'
import type { Settings } from './settings.js'
import { refuse } from './words.js'

/** What is to be judged, in order: the workbooks of this period, then those they are compared with. */
export interface Asked {
  readonly jobs: readonly Job[]
  readonly missing: readonly NotFound[]
}

/** What a run reports of: everything, or what changed. */
export interface Scope {
  /** True where nothing is. */
  readonly isEmpty: boolean
  isTold(job: Job): boolean
}

/** What is to be reported, as `--since` says it; a line about what is left out is told. Throws `UsageError`. */
export async function scopeAsked(asked: Asked, settings: Settings, options: Options, io: Io): Promise<Scope> {
  const revision = options.value('since')
  if (revision === undefined) return { isEmpty: false, isTold: () => true }
  const { scopeSince } = await import('./since.js')
  return scopeSince(revision, asked, settings, options, io)
}

/**
 * Finds the files; `given` are there already. Throws `UsageError` where none is named, or one is of this period and of an earlier one.
 */
export async function findAsked(
  { paths }: Command,
  settings: Settings,
  io: Io,
  given: readonly Job[] | null = null,
): Promise<Asked> {
  const named = paths.length > 0
  if (!named && !given && settings.files.length === 0) refuse('no-paths')
  const folder = named ? io.cwd : settings.folder
  const current = given ? { files: [], missing: [] } : await find(named ? paths : settings.files, folder, settings)
  const previous = await find(settings.previous, settings.previousFolder, settings)
  const grouped = (job: Job): Job => {
    const group = settings.groupOf(pathOf(job))
    return group === '' ? job : { ...job, group }
  }
  const jobs: Job[] = [
    ...(given ?? []).map(grouped),
    ...current.files.map((file) => grouped({ file, folder, isEarlier: false })),
    ...previous.files.map((file) => ({ file, folder: settings.previousFolder, isEarlier: true })),
  ]
  refuseBoth(jobs)
  return { jobs, missing: [...current.missing, ...previous.missing] }
}

function find(list: readonly string[], cwd: string, { ignore, folder, packs }: Settings): Promise<FoundFiles> {
  return findWorkbooks(list, { cwd, ignore, ignoreFrom: folder, own: packs })
}

/** A workbook is of one period only. */
function refuseBoth(jobs: readonly Job[]): void {
  const keyOf = (job: Job): string => fileKey(pathOf(job))
  const known = new Set(jobs.filter(({ isEarlier }) => !isEarlier).map(keyOf))
  for (const job of jobs) if (job.isEarlier && known.has(keyOf(job))) refuse('previous-is-input', { name: job.file })
}

/** No report is written over a workbook. */
export function refuseOverlap({ jobs }: Asked, { target }: Pick<Output, 'target'>): void {
  if (target === null) return
  for (const job of jobs) if (isSameFile(pathOf(job), target)) refuse('output-is-input', { name: job.file })
}
