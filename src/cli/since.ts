/** Which workbooks changed since a revision of git: only those are reported. */
import { execFile } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Job, pathOf } from '../batch/outcome.js'
import { plain } from '../reports/plain.js'
import type { Options } from './args.js'
import type { Asked, Scope } from './asked.js'
import { codeOf, type Io } from './io.js'
import type { Settings } from './settings.js'
import { refuse, tell } from './words.js'

/** Bytes of a list of files that git may give. */
const MAX_BYTES = 2 ** 28
/** Files named that are not in the report. */
const MAX_NAMED = 10
/** Signs of what git says that are repeated. */
const MAX_SAID = 200

/**
 * What `--since` asks for, and a line about what is left out of the report. Only what git knows and calls unchanged is left out: a file that
 * is new, ignored by git or outside of the repository is reported. Throws `UsageError` where git cannot say.
 */
export async function scopeSince(
  revision: string,
  { jobs }: Asked,
  { lang }: Settings,
  options: Options,
  io: Io,
): Promise<Scope> {
  const unchanged = await unchangedSince(revision, jobs[0]?.folder ?? io.cwd)
  const isUnchanged = (path: string | null): boolean => path !== null && unchanged.has(path.normalize('NFC'))
  const isTold = (job: Job): boolean => !namesOf(pathOf(job)).every(isUnchanged)
  const current = jobs.filter(({ isEarlier }) => !isEarlier)
  const left = current.filter((job) => !isTold(job)).map(({ file }) => plain(file))
  if (left.length > 0 && !options.has('quiet')) {
    const named = options.has('verbose') ? left : left.slice(0, MAX_NAMED)
    const said = { n: left.length, told: current.length - left.length, names: named.join(lang === 'zh' ? '、' : ', ') }
    const rest = left.length > named.length ? tell('list-rest')[lang] : ''
    await io.err.write(`${tell('since-left', { revision: plain(revision), ...said })[lang]}${rest}\n`)
  }
  return { isEmpty: left.length === current.length, isTold }
}

/** Says which of the workbooks that are only compared with could not be read. */
export async function sayUnseen(jobs: readonly Job[], { lang }: Settings, io: Io): Promise<void> {
  if (jobs.length === 0) return
  const names = jobs.slice(0, MAX_NAMED).map(({ file }) => plain(file))
  const said = tell('since-unread', { n: jobs.length, names: names.join(lang === 'zh' ? '、' : ', ') })
  await io.err.write(`${tell('doubt')[lang]}${said[lang]}\n`)
}

/** The whole paths of files git has and that are as they were at the revision. Throws `UsageError`. */
async function unchangedSince(revision: string, folder: string): Promise<ReadonlySet<string>> {
  // Of a range git compares two revisions and not the files that are checked.
  if (/^[-^]|\.\.|\^(?:[!@]|-\d*)$/.test(revision)) refuse('since-form', { value: revision })
  const top = (await git(folder, ['rev-parse', '--show-toplevel'], repositoryFault)).replace(/\r?\n$/, '')
  const revisionFault = (detail: string): never => refuse('since-revision', { detail, revision: plain(revision) })
  const named = (await git(top, ['rev-parse', '--verify', revision], revisionFault)).trim()
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv']
  const changed = new Set(namesIn(await git(top, [...diff, `${named}^{commit}`, '--'], revisionFault)))
  const known = namesIn(await git(top, ['ls-files', '-z'], repositoryFault))
  const root = realPath(top) ?? top
  return new Set(known.filter((name) => !changed.has(name)).map((name) => join(root, name).normalize('NFC')))
}

function repositoryFault(detail: string): never {
  return refuse('since-repository', { detail })
}

function namesIn(output: string): string[] {
  return output.split('\0').filter((name) => name !== '')
}

const run = promisify(execFile)

/** What git writes; `fault` is told in one line what it says where it fails. */
async function git(folder: string, args: readonly string[], fault: (detail: string) => never): Promise<string> {
  try {
    // No watcher, pager or diff program is started; a filter the repository's own configuration names (git-lfs) is: without it git could not
    // tell what is unchanged.
    const fixed = ['-C', folder, '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false']
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }
    const { stdout } = await run('git', [...fixed, ...args], { maxBuffer: MAX_BYTES, env, windowsHide: true })
    return stdout
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return refuse('since-git')
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
    return fault(plain((said.trim().split('\n')[0] || codeOf(error)).slice(0, MAX_SAID)))
  }
}

/** The names of a file: its own in a folder whose links are followed, and the one it leads to. */
function namesOf(path: string): (string | null)[] {
  const folder = realPath(dirname(path))
  return [folder === null ? null : join(folder, basename(path)), realPath(path)]
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
