/** Which files a run is about. */
import { type FoundFiles, findWorkbooks, type NotFound } from '../batch/find.js'
import { type Job, pathOf } from '../batch/outcome.js'
import { plain } from '../reports/plain.js'
import type { Command, Options } from './args.js'
import { fileKey, type Io, isSameFile } from './io.js'
import type { Output } from './outputs.js'
import type { Settings } from './settings.js'
import { refuse, tell } from './words.js'

/** What is to be judged, in order: the workbooks of this period, then those they are compared with. */
export interface Asked {
  readonly jobs: readonly Job[]
  readonly missing: readonly NotFound[]
  /** What lies in folders and is not looked at; absent where nobody looked for files. */
  readonly passed?: Pick<FoundFiles, 'ignored' | 'strange'>
}

/** What a run reports of: everything, or what changed. */
export interface Scope {
  /** True where nothing is. */
  readonly isEmpty: boolean
  isTold(job: Job): boolean
}

/** What is to be reported, as `--since` says it; what is left out is told, in a line of each kind. Throws `UsageError`. */
export async function scopeAsked(asked: Asked, settings: Settings, options: Options, io: Io): Promise<Scope> {
  await sayPassed(asked, settings, options, io)
  const revision = options.value('since')
  if (revision === undefined) return { isEmpty: false, isTold: () => true }
  const { scopeSince } = await import('./since.js')
  return scopeSince(revision, asked, settings, options, io)
}

/** Files named in a line. */
const MAX_NAMED = 5

async function sayPassed({ passed }: Asked, { lang }: Settings, options: Options, io: Io): Promise<void> {
  if (!passed || options.has('quiet')) return
  for (const kind of ['ignored', 'strange'] as const) {
    const files = passed[kind]
    if (files.length === 0) continue
    const named = options.has('verbose') ? files : files.slice(0, MAX_NAMED)
    const names = named.map(plain).join(lang === 'zh' ? '、' : ', ')
    const rest = files.length > named.length ? tell('list-rest')[lang] : ''
    await io.err.write(`${tell(`passed-${kind}`, { n: files.length, names: names + rest })[lang]}\n`)
  }
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
  const current = given ? NOTHING : await find(named ? paths : settings.files, folder, settings)
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
  const both = <K extends keyof FoundFiles>(key: K) => [...current[key], ...previous[key]]
  return { jobs, missing: both('missing'), passed: { ignored: both('ignored'), strange: both('strange') } }
}

const NOTHING: FoundFiles = { files: [], missing: [], ignored: [], strange: [] }

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
