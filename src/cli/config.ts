/** The configuration file, checked against kplint.schema.json. */
import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Lang, Severity } from '../core/index.js'
import { type Catalogue, checkRules } from '../pack/catalogue.js'
import { Document } from '../pack/document.js'
import type { RuleSetting } from '../pack/pack.js'
import { InputError, type Problem } from '../pack/problem.js'
import { validateConfig } from '../pack/validate.generated.js'
import { faultOfGlob } from './globs.js'
import { codeOf } from './io.js'
import type { Override } from './overrides.js'
import { decode } from './pack-files.js'
import { monthOf } from './period.js'
import { refuse, tell } from './words.js'

/** A configuration as written (kplint.schema.json), with the folder its paths start from. */
export interface Config {
  /** Of the file itself, whole. */
  readonly path: string
  readonly folder: string
  readonly packs?: readonly string[]
  /** Code: packages, or files where they begin with `./`. */
  readonly plugins?: readonly string[]
  readonly period?: string
  readonly lang?: Lang
  readonly rules?: { readonly [rule: string]: RuleSetting }
  readonly failOn?: Severity
  readonly maxWarnings?: number
  readonly files?: readonly string[]
  readonly ignore?: readonly string[]
  readonly previous?: readonly string[]
  readonly baseline?: string
  readonly overrides?: readonly Override[]
}

/** A configuration as read; its rules can be checked when every rule is known. */
export interface ReadConfig {
  readonly config: Config
  /** Throws `InputError` with every setting of a rule that does not exist or does not have that option. */
  checkRules(catalogue: Catalogue): void
}

/** Reads a configuration. Throws `InputError` with everything that is wrong, or `UsageError` where it cannot be read. */
export function readConfig(path: string): ReadConfig {
  const document = Document.read(path, textOf(path))
  const problems = document.check(validateConfig)
  if (problems.length > 0) throw new InputError(problems)
  // The schema has just said that it is one.
  const config = document.data as Read
  const odd = [...oddGlobs(config, document), ...oddPeriods(config, document)]
  if (odd.length > 0) throw new InputError(odd)
  return {
    config: { ...config, path: resolve(path), folder: dirname(resolve(path)) },
    checkRules: (catalogue) => {
      const wrong = [
        ...checkRules(config.rules ?? {}, catalogue, document),
        ...(config.overrides ?? []).flatMap((one, i) => checkOverride(one, i, catalogue, document)),
      ]
      if (wrong.length > 0) throw new InputError(wrong)
    },
  }
}

type Read = Omit<Config, 'folder' | 'path'>

/** Globs that stand for nothing, or that would keep whoever matches them for ever. */
function oddGlobs({ files = [], ignore = [], previous = [], overrides = [] }: Read, document: Document): Problem[] {
  const lists: (readonly [readonly (string | number)[], readonly string[]])[] = [
    [['files'], files],
    [['ignore'], ignore],
    [['previous'], previous],
    ...overrides.map((one, i) => [['overrides', i, 'files'], one.files] as const),
  ]
  return lists.flatMap(([path, globs]) =>
    globs.flatMap((glob, i) => {
      const fault = faultOfGlob(glob)
      return fault ? [document.problem([...path, i], fault)] : []
    }),
  )
}

function oddPeriods({ overrides = [] }: Read, document: Document): Problem[] {
  return overrides.flatMap(({ period }, i) =>
    period === undefined || monthOf(period) !== null
      ? []
      : [document.problem(['overrides', i, 'period'], tell('period', { value: period }))],
  )
}

/** What is wrong with the rules of an override: as anywhere, and that rules about all workbooks know no single file. */
function checkOverride({ rules = {} }: Override, place: number, catalogue: Catalogue, document: Document): Problem[] {
  const path = ['overrides', place, 'rules']
  const ofAll = new Set(catalogue.rules.filter(({ on }) => on === 'batch').map(({ id }) => id))
  const joined = Object.keys(rules).filter((id) => ofAll.has(id))
  return [
    ...checkRules(rules, catalogue, document, path),
    ...joined.map((id) => document.problem([...path, id], tell('override-batch', { name: id }))),
  ]
}

function textOf(path: string): string {
  try {
    if (!statSync(path).isFile()) return refuse('no-config', { name: path })
    return decode(readFileSync(path))
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('no-config', { name: path })
    if (error instanceof Error && 'code' in error) return refuse('unreadable', { name: path, detail: code })
    throw error
  }
}
