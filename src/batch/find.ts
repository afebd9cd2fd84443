/** From what a person types (files, folders, globs) to the workbooks meant. */
import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { glob, isDynamicPattern } from 'tinyglobby'
import { IgnoreFiles } from './ignored.js'
import { Rosters } from './rosters.js'

/**
 * What is looked for in folders and globs. Binary workbooks (.xlsb) are found as well, though they cannot be read: a submitted table that
 * nobody looked at must be said aloud. Web pages and plain texts (.html, .txt) are looked at where they are named or a glob asks for that
 * extension: folders hold many that are no tables.
 */
const WORKBOOK = /\.(?:xls[xmb]?|xlt[xm]?|ett?|o[dt]s|csv|tsv|doc[xm])$/i
/** Lock files of Excel, Word and WPS (`~$…`), of LibreOffice (`.~lock…`), and what macOS leaves (`._…`). */
const NOT_A_WORKBOOK = /^(?:~\$|\.)/
/** What may hold tables as well and is not read: said, as nobody looks at it. */
const STRANGE = /\.(?:doc|wps|rtf|pdf|fods|zip|rar|7z)$/i

/**
 * A path that led to nothing. `folder`: no workbook in it; `glob`: nothing matches; `ignored`: everything there is is left out, by globs or
 * an ignore file; `unreadable`: a folder that cannot be opened.
 */
export interface NotFound {
  readonly path: string
  readonly reason: 'folder' | 'glob' | 'ignored' | 'unreadable'
}

/** What was found. */
export interface FoundFiles {
  /** Paths to open, `/` between folders, relative where the asked path was; each file once, in the order asked, then by name. */
  readonly files: readonly string[]
  readonly missing: readonly NotFound[]
  /** Workbooks that ignore files leave out, likewise. */
  readonly ignored: readonly string[]
  /** Files that may hold tables and are not read (`STRANGE`), likewise; but for those that are left out. */
  readonly strange: readonly string[]
}

/** Where to look. */
export interface FindOptions {
  /** Relative paths start here. */
  readonly cwd: string
  /** Folders and globs left out of folders and globs; a file that is named itself is checked all the same. */
  readonly ignore?: readonly string[]
  /** Where those globs start, and from where on ignore files hold; `cwd` unless said otherwise. */
  readonly ignoreFrom?: string
  /** Whole paths of files the check itself is set up with (rule tables): no submitted tables, unless they are named. */
  readonly own?: readonly string[]
}

/**
 * Finds workbooks. A path that exists is taken literally, brackets and stars in its name included; a folder stands for every workbook
 * in it, at any depth; anything else is a glob, with `/` or `\` between folders, on any system. A name that neither exists
 * nor is a glob is given back as it is: reading it will say that it is missing.
 */
export async function findWorkbooks(
  paths: readonly string[],
  { cwd, ignore = [], ignoreFrom = cwd, own = [] }: FindOptions,
): Promise<FoundFiles> {
  const isGlobbed = await leftOut(ignore, ignoreFrom)
  const lists = new IgnoreFiles(ignoreFrom)
  const rosters = new Rosters()
  const fateOf = async (file: string): Promise<Fate> => {
    const whole = resolve(cwd, file)
    if (own.includes(whole) || (await rosters.has(whole))) return 'own'
    return isGlobbed(whole) ? 'globbed' : (await lists.ignores(whole)) ? 'listed' : 'kept'
  }
  const [files, ignored, strange] = [new Once(cwd), new Once(cwd), new Once(cwd)]
  const missing: NotFound[] = []
  for (const path of paths) {
    const found = await findOne(path, cwd)
    const fates = new Set<Fate>()
    for (const file of found.files) {
      const fate = found.named ? 'kept' : await fateOf(file)
      fates.add(fate)
      if (fate === 'kept') files.add(file)
      if (fate === 'listed') ignored.add(file)
    }
    for (const file of found.strange) if ((await fateOf(file)) === 'kept') strange.add(file)
    for (const folder of found.unreadable) missing.push({ path: slashes(folder), reason: 'unreadable' })
    if (fates.has('kept') || found.unreadable.length > 0) continue
    missing.push({ path, reason: fates.has('globbed') || fates.has('listed') ? 'ignored' : found.kind })
  }
  return { files: files.all(), missing, ignored: ignored.all(files), strange: strange.all(files) }
}

/** Which whole paths some globs leave out: a folder stands for everything in it, and a name that is there is taken literally, as elsewhere. */
async function leftOut(ignore: readonly string[], from: string): Promise<(whole: string) => boolean> {
  const names = ignore.map((typed) => slashed(typed).replace(/\/+$/, '')).filter((name) => name !== '')
  if (names.length === 0) return () => false
  const found = await glob(
    names.flatMap((name) => [name, `${name}/**`]),
    globOptions(from),
  )
  const globbed = new Set(found.map((path) => resolve(from, path)))
  const literal = names.filter((name) => isDynamicPattern(name)).map((name) => resolve(from, name))
  const there = literal.filter(isThere)
  return (whole) => globbed.has(whole) || there.some((one) => whole === one || whole.startsWith(one + sep))
}

/** What becomes of a file that was found and not named: `own` files the check is set up with, the other two are left out. */
type Fate = 'kept' | 'own' | 'globbed' | 'listed'

/** Files, each once. */
class Once {
  private readonly byPath = new Map<string, string>()

  constructor(private readonly cwd: string) {}

  add(file: string): void {
    const key = realPath(resolve(this.cwd, file))
    if (!this.byPath.has(key)) this.byPath.set(key, slashes(file))
  }

  /** In the order they came, but for those that are among others. */
  all(others?: Once): string[] {
    return [...this.byPath].flatMap(([key, file]) => (others?.byPath.has(key) ? [] : [file]))
  }
}

interface FoundOne extends Seen {
  readonly kind: 'folder' | 'glob'
  /** True where the path names the file itself. */
  readonly named: boolean
}

/** What lies in a folder, or matches a glob. */
interface Seen {
  readonly files: string[]
  /** May hold tables and is not read. */
  readonly strange: string[]
  readonly unreadable: string[]
}

async function findOne(path: string, cwd: string): Promise<FoundOne> {
  const literal = [path, slashed(path)].find((candidate) => isThere(resolve(cwd, candidate)))
  const seen: Seen = { files: [], strange: [], unreadable: [] }
  if (literal !== undefined && isFolder(resolve(cwd, literal))) {
    walk(literal, cwd, seen)
    return { ...seen, kind: 'folder', named: false }
  }
  const pattern = slashed(path)
  const named = literal ?? (isDynamicPattern(pattern) ? null : path)
  if (named !== null) return { ...seen, files: [named], kind: 'glob', named: true }
  return { ...(await match(pattern, cwd)), kind: 'glob', named: false }
}

/** Every workbook below a folder, by name. Links to folders are not followed, so that a loop ends. */
function walk(folder: string, cwd: string, seen: Seen): void {
  let entries: Dirent[]
  try {
    entries = readdirSync(resolve(cwd, folder), { withFileTypes: true })
  } catch {
    seen.unreadable.push(folder)
    return
  }
  entries.sort((a, b) => compare(a.name, b.name))
  for (const entry of entries) {
    if (NOT_A_WORKBOOK.test(entry.name)) continue
    const path = folder === '.' ? entry.name : join(folder, entry.name)
    if (entry.isDirectory()) {
      walk(path, cwd, seen)
      continue
    }
    const kind = WORKBOOK.test(entry.name) ? 'files' : STRANGE.test(entry.name) ? 'strange' : null
    if (kind && !(entry.isSymbolicLink() && isFolder(resolve(cwd, path)))) seen[kind].push(path)
  }
}

/** The files a glob matches, by name. Folders at its beginning that exist are taken literally. */
async function match(pattern: string, cwd: string): Promise<Seen> {
  const steps = pattern.replace(/\/{2,}/g, '/').split('/')
  let literal = 0
  while (literal < steps.length - 1 && isThere(resolve(cwd, steps.slice(0, literal + 1).join('/') || '/'))) literal++
  const prefix = steps.slice(0, literal).join('/')
  const rest = steps.slice(literal).join('/').replace(/^!/, '\\!')
  const found = await glob([rest], globOptions(resolve(cwd, prefix || (literal > 0 ? '/' : '.'))))
  const asksFor = askedBy(rest)
  const seen: Seen = { files: [], strange: [], unreadable: [] }
  for (const file of found.sort(compare)) {
    if (NOT_A_WORKBOOK.test(file.slice(file.lastIndexOf('/') + 1))) continue
    const kind = WORKBOOK.test(file) || asksFor(file) ? 'files' : STRANGE.test(file) ? 'strange' : null
    if (kind) seen[kind].push(literal > 0 ? `${prefix}/${file}` : file)
  }
  return seen
}

/** Whether a glob asks for files of an extension: it matches such a file, and none of another extension as long. */
function askedBy(pattern: string): (file: string) => boolean {
  const matches = picomatch(pattern, { posix: true })
  return (file) => {
    const other = file.replace(EXTENSION, (extension) => `.${'\u0001'.repeat(extension.length - 1)}`)
    return other !== file && matches(file) && !matches(other)
  }
}

const EXTENSION = /\.\w{1,10}$/

function globOptions(cwd: string) {
  return { cwd, onlyFiles: true, dot: false, expandDirectories: false, followSymbolicLinks: false } as const
}

/** Where a path leads, links followed: one file under two names is checked once. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** As typed on any system: `\` stands between folders, too. */
function slashed(typed: string): string {
  return typed.replaceAll('\\', '/')
}

/** A path of the system with `/` between folders; where the system has `/` anyway, `\` is part of a name. */
function slashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
