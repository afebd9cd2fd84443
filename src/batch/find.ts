/** From what a person types (files, folders, globs) to the workbooks meant. */
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { IgnoreFiles } from './ignored.js'

/**
 * What is looked for in folders and globs. Binary workbooks (.xlsb) are found as well, though they cannot be read: a submitted table that
 * nobody looked at must be said aloud. Web pages and plain texts (.html, .txt) are looked at where they are named or a glob asks for that
 * extension: folders hold many that are no tables.
 */
const WORKBOOK = /\.(?:xls[xmb]?|xlt[xm]?|ett?|o[dt]s|csv|tsv|doc[xm])$/i
/** Lock files of Excel, Word and WPS (`~$…`), of LibreOffice (`.~lock…`), and what macOS leaves (`._…`). */
const NOT_A_WORKBOOK = /^(?:~\$|\.)/

/** A pack.yaml larger than this is none. */
const MAX_PACK = 1_000_000

/** A path that led to nothing. `folder`: no workbook in it; `glob`: nothing matches; `unreadable`: a folder that cannot be opened. */
export interface NotFound {
  readonly path: string
  readonly reason: 'folder' | 'glob' | 'unreadable'
}

/** What was found. */
export interface FoundFiles {
  /** Paths to open, `/` between folders, relative where the asked path was; each file once, in the order asked, then by name. */
  readonly files: readonly string[]
  readonly missing: readonly NotFound[]
}

/** Where to look. */
export interface FindOptions {
  /** Relative paths start here. */
  readonly cwd: string
  /** Globs left out of folders and globs; a file that is named itself is checked all the same. */
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
  const ignored = new Set(
    ignore.length === 0
      ? []
      : (await glob([...ignore], globOptions(ignoreFrom))).map((path) => resolve(ignoreFrom, path)),
  )
  const lists = new IgnoreFiles(ignoreFrom)
  const rosters = new Rosters()
  const isOwn = (whole: string): boolean => own.includes(whole) || rosters.has(whole)
  const files = new Map<string, string>()
  const missing: NotFound[] = []
  for (const path of paths) {
    const found = await findOne(path, cwd)
    const kept: string[] = []
    for (const file of found.files) {
      const whole = resolve(cwd, file)
      if (found.named || !(ignored.has(whole) || isOwn(whole) || (await lists.ignores(whole)))) kept.push(file)
    }
    for (const file of kept) {
      const key = realPath(resolve(cwd, file))
      if (!files.has(key)) files.set(key, slashes(file))
    }
    if (kept.length === 0 || found.unreadable.length > 0)
      missing.push(
        ...found.unreadable.map((folder): NotFound => ({ path: slashes(folder), reason: 'unreadable' })),
        ...(kept.length === 0 && found.unreadable.length === 0 ? [{ path, reason: found.kind }] : []),
      )
  }
  return { files: [...files.values()], missing }
}

/** The rosters of packs: a .csv that the `pack.yaml` beside it names is no submitted table. */
class Rosters {
  private readonly packs = new Map<string, string>()

  has(file: string): boolean {
    return /\.csv$/i.test(file) && this.packIn(dirname(file)).includes(basename(file))
  }

  /** The pack's text; `''` where the folder is none. */
  private packIn(folder: string): string {
    const known = this.packs.get(folder)
    if (known !== undefined) return known
    let text = ''
    try {
      const path = join(folder, 'pack.yaml')
      if (statSync(path).size <= MAX_PACK) text = readFileSync(path, 'utf8')
    } catch {
      // No pack here, or one that cannot be read: what lies beside it is looked at.
    }
    this.packs.set(folder, text)
    return text
  }
}

interface FoundOne {
  readonly files: readonly string[]
  readonly kind: 'folder' | 'glob'
  /** True where the path names the file itself. */
  readonly named: boolean
  readonly unreadable: readonly string[]
}

async function findOne(path: string, cwd: string): Promise<FoundOne> {
  const literal = [path, path.replaceAll('\\', '/')].find((candidate) => isThere(resolve(cwd, candidate)))
  if (literal !== undefined) {
    if (!isFolder(resolve(cwd, literal))) return { files: [literal], kind: 'glob', named: true, unreadable: [] }
    const unreadable: string[] = []
    return { files: walk(literal, cwd, unreadable), kind: 'folder', named: false, unreadable }
  }
  const pattern = path.replaceAll('\\', '/')
  if (!isDynamicPattern(pattern)) return { files: [path], kind: 'glob', named: true, unreadable: [] }
  return { files: await match(pattern, cwd), kind: 'glob', named: false, unreadable: [] }
}

/** Every workbook below a folder, by name. Links to folders are not followed, so that a loop ends. */
function walk(folder: string, cwd: string, unreadable: string[]): string[] {
  let entries: Dirent[]
  try {
    entries = readdirSync(resolve(cwd, folder), { withFileTypes: true })
  } catch {
    unreadable.push(folder)
    return []
  }
  return entries
    .filter(({ name }) => !NOT_A_WORKBOOK.test(name))
    .sort((a, b) => compare(a.name, b.name))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : join(folder, entry.name)
      if (entry.isDirectory()) return walk(path, cwd, unreadable)
      if (!WORKBOOK.test(entry.name)) return []
      return entry.isSymbolicLink() && isFolder(resolve(cwd, path)) ? [] : [path]
    })
}

/** The files a glob matches, by name. Folders at its beginning that exist are taken literally. */
async function match(pattern: string, cwd: string): Promise<string[]> {
  const steps = pattern.replace(/\/{2,}/g, '/').split('/')
  let literal = 0
  while (literal < steps.length - 1 && isThere(resolve(cwd, steps.slice(0, literal + 1).join('/') || '/'))) literal++
  const prefix = steps.slice(0, literal).join('/')
  const rest = steps.slice(literal).join('/')
  const found = await glob([rest.replace(/^!/, '\\!')], globOptions(resolve(cwd, prefix || (literal > 0 ? '/' : '.'))))
  const extension = /\.\w+$/.test(pattern)
  return found
    .filter((file) => !NOT_A_WORKBOOK.test(file.slice(file.lastIndexOf('/') + 1)))
    .filter((file) => extension || WORKBOOK.test(file))
    .sort(compare)
    .map((file) => (literal > 0 ? `${prefix}/${file}` : file))
}

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

function slashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
