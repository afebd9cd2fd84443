/** Findings that were there when somebody drew the line: they are told and do not fail; what is new does. */
import { lstatSync, readFileSync, statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { type Diagnostic, masked, type Report } from '../core/index.js'
import { fingerprint } from '../reports/fingerprint.js'
import { harmless } from '../reports/json.js'
import { codeOf, type NewFile } from './io.js'
import { refuse } from './words.js'

/** The version of the form. It rises when something that stood in it changes or goes. */
const FORM = 1
/** A longer file is none of ours: some hundred thousand findings take a tenth of it. */
const MAX_BYTES = 2 ** 28
/** Signs of a project's name that are kept, for people only. */
const MAX_NAME = 80

/** A finding the baseline knows. */
export interface KnownFinding {
  /** The workbook, from the baseline's folder, `/` between folders. */
  readonly file: string
  readonly rule: string
  /** For people only; null where it is about no single project. */
  readonly project: string | null
  /** `Diagnostic.id`, hashed: nothing of a cell can be read from it. */
  readonly id: string
  /** Tables of the workbook the rule was not asked of for want of a column or a setting, when the finding was found. */
  readonly unasked: number
}

/**
 * A baseline's file: JSON with one finding per line, sorted, so that two of them are compared as texts. `{"kplint":"baseline","version":1,
 * "workbooks":[file …],"findings":[{"file","rule","project"?,"id","unasked"?} …]}`; `workbooks` are those that were looked at, found or not.
 */
export class Baseline {
  private constructor(
    readonly path: string,
    /** The workbooks that were looked at when it was written, as `keyOf` names them. */
    readonly workbooks: ReadonlySet<string>,
    private readonly byFile: ReadonlyMap<string, ReadonlyMap<string, KnownFinding>>,
  ) {}

  /** Reads it; `name` is what messages call it. Of one that is not there: an empty one if `mayBeNew`. Throws `UsageError`. */
  static open(path: string, name: string, mayBeNew: boolean): Baseline {
    const text = textOf(path, name)
    if (text === null) return mayBeNew ? new Baseline(path, NONE, new Map()) : refuse('no-baseline', { name })
    const data = parsed(text)
    const version = isObject(data) && data.kplint === 'baseline' ? data.version : null
    if (typeof version === 'number' && version > FORM) refuse('baseline-newer', { name })
    if (version !== FORM || !isForm(data)) return refuse('baseline-form', { name })
    const byFile = new Map<string, Map<string, KnownFinding>>()
    for (const { file, rule, project = null, id, unasked = 0 } of data.findings) {
      const known = byFile.get(file) ?? new Map<string, KnownFinding>()
      byFile.set(file, known.set(id, { file, rule, project, id, unasked }))
    }
    return new Baseline(path, new Set(data.workbooks), byFile)
  }

  get files(): Iterable<string> {
    return this.byFile.keys()
  }

  /** What it knows of a workbook (as `keyOf` names it), by hashed identity. */
  of(file: string): ReadonlyMap<string, KnownFinding> {
    return this.byFile.get(file) ?? NOTHING
  }

  /** How it names a workbook, whose whole path this is. */
  keyOf(path: string): string {
    const own = relative(dirname(this.path), path)
    // Systems write one name in two ways (é, e + ´).
    return (sep === '\\' ? own.replaceAll('\\', '/') : own).normalize('NFC')
  }

  /** False where a workbook it names is gone; of a folder that cannot be opened nobody knows. */
  isThere(file: string): boolean {
    try {
      lstatSync(this.wholePath(file))
      return true
    } catch (error) {
      return !isMissing(codeOf(error))
    }
  }

  wholePath(file: string): string {
    return resolve(dirname(this.path), file)
  }

  /** Writes these into a file that takes its place. Throws `UsageError`. */
  write(file: NewFile, workbooks: Iterable<string>, findings: readonly KnownFinding[]): void {
    const write = (name: string, lines: readonly string[]): void => {
      file.write(`"${name}":[`)
      for (const [i, line] of lines.entries()) file.write(`${i > 0 ? ',' : ''}\n${line}`)
      file.write(lines.length > 0 ? '\n]' : ']')
    }
    const names = [...workbooks].sort(compare).map((name) => harmless(JSON.stringify(name)))
    file.write(`{"kplint":"baseline","version":${FORM},`)
    write('workbooks', names)
    file.write(',')
    write('findings', [...findings].sort(inOrder).map(lineOf))
    file.write('}\n')
    file.finish()
  }
}

const NOTHING: ReadonlyMap<string, KnownFinding> = new Map()

/** A finding as a baseline keeps it. */
export function knownFinding(file: string, { rule, project, id }: Diagnostic, unasked: number): KnownFinding {
  const name = project === null ? null : masked(project).slice(0, MAX_NAME)
  return { file, rule, project: name, id: fingerprint(id), unasked }
}

/** The identities of a report's findings that are known, as the report has them. */
export function knownIn(report: Report, known: ReadonlyMap<string, KnownFinding>): ReadonlySet<string> {
  if (known.size === 0) return NONE
  return new Set(report.diagnostics.flatMap(({ id }) => (known.has(fingerprint(id)) ? [id] : [])))
}

const NONE: ReadonlySet<string> = new Set()

function lineOf({ file, rule, project, id, unasked }: KnownFinding): string {
  const some = { file, rule, ...(project === null ? {} : { project }), id, ...(unasked === 0 ? {} : { unasked }) }
  return harmless(JSON.stringify(some))
}

function inOrder(a: KnownFinding, b: KnownFinding): number {
  return (
    compare(a.file, b.file) ||
    compare(a.rule, b.rule) ||
    compare(a.project ?? '', b.project ?? '') ||
    compare(a.id, b.id)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Null where there is no such file. */
function textOf(path: string, name: string): string | null {
  try {
    const stat = statSync(path)
    if (!stat.isFile() || stat.size > MAX_BYTES) return refuse('baseline-form', { name })
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = codeOf(error)
    if (isMissing(code)) return null
    if (error instanceof Error && 'code' in error) return refuse('unreadable', { name, detail: code })
    throw error
  }
}

function isMissing(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return null
  }
}

interface WrittenFinding {
  readonly file: string
  readonly rule: string
  readonly project?: string
  readonly id: string
  readonly unasked?: number
}

interface Form {
  readonly workbooks: readonly string[]
  readonly findings: readonly WrittenFinding[]
}

function isForm(data: unknown): data is Form {
  if (!isObject(data) || !Array.isArray(data.workbooks) || !Array.isArray(data.findings)) return false
  if (!(data.workbooks as unknown[]).every((name) => typeof name === 'string')) return false
  return (data.findings as unknown[]).every((one) => {
    if (!isObject(one)) return false
    const { file, rule, id, project, unasked } = one
    return (
      [file, rule, id, project ?? ''].every((text) => typeof text === 'string') && Number.isSafeInteger(unasked ?? 0)
    )
  })
}

function isObject(data: unknown): data is { readonly [key: string]: unknown } {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
