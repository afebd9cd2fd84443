/** Code plug-ins: modules with rules and fields of their own. They are programs with the user's rights; packs never are. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type AnyRule,
  type Context,
  compactText,
  type FieldDef,
  PAUSE,
  type Step,
  UNDECIDABLE,
  type Words,
} from '../core/index.js'
import type { Catalogue } from '../pack/catalogue.js'
import { InputError, type Problem } from '../pack/problem.js'
import { fieldFaults, type ShapeFault, shapeFaults } from '../pack/rule-shape.js'
import { importModule } from './import-module.js'
import { codeOf } from './io.js'
import { PluginError, tell, UsageError } from './words.js'

/** A plug-in as loaded. */
export interface Plugin {
  /** As it was named. */
  readonly name: string
  readonly file: string
  readonly rules: readonly AnyRule[]
  readonly fields: readonly FieldDef[]
}

/**
 * Loads plug-ins: a path (`./my-rules.js`) from `folder`, any other name a package that is installed there or above.
 * Throws `UsageError` where one is not there or cannot be loaded, `InputError` with all that is wrong with what it exports.
 */
export async function loadPlugins(names: readonly string[], folder: string): Promise<Plugin[]> {
  const plugins: Plugin[] = []
  for (const name of names) {
    const file = fileOf(name, folder)
    plugins.push({ file, ...read(name, await load(name, file, folder)) })
  }
  return plugins
}

/** The catalogue with what plug-ins add; one that is named twice adds once. Throws `InputError` where a rule or field is there already, or names what is not. */
export function withPlugins(catalogue: Catalogue, named: readonly Plugin[]): Catalogue {
  const plugins = named.filter(({ file }, i) => named.findIndex((one) => one.file === file) === i)
  const problems: Problem[] = []
  const fields = [...catalogue.vocabulary.fields]
  for (const plugin of plugins) addFields(fields, plugin, problems)
  const vocabulary = { ...catalogue.vocabulary, fields }
  const owners = new Map(catalogue.rules.map(({ id }) => [id, 'kplint']))
  const rules = [...catalogue.rules]
  for (const { name: file, rules: own } of plugins)
    for (const rule of own) {
      problems.push(...faultsOf(file, rule.id, shapeFaults(rule, vocabulary)))
      const owner = owners.get(rule.id)
      if (owner !== undefined)
        problems.push({ file, line: null, words: tell('plugin-taken', { rule: rule.id, owner }) })
      owners.set(rule.id, file)
      rules.push(guarded(rule, file))
    }
  if (problems.length > 0) throw new InputError(problems)
  return { vocabulary, rules }
}

/** The faults of a part of a plug-in as problems. */
function faultsOf(file: string, part: string, faults: readonly ShapeFault[]): Problem[] {
  return faults.map(({ path, words: fault }) => {
    const at = [part, path].filter((one) => one !== '').join(' ')
    return { file, line: null, words: at === '' ? fault : tell('plugin-fault', { at, fault }) }
  })
}

function addFields(fields: FieldDef[], { name: file, fields: own }: Plugin, problems: Problem[]): void {
  for (const field of own) {
    const complain = (words: Words): void => {
      problems.push({ file, line: null, words })
    }
    if (fields.some(({ name }) => name === field.name)) complain(tell('plugin-field', { field: field.name }))
    for (const heading of field.headings) {
      const owner = fields.find(({ headings }) => headings.some((one) => compactText(one) === compactText(heading)))
      if (owner) complain(tell('plugin-heading', { field: field.name, heading, owner: owner.title }))
    }
    fields.push(field)
  }
}

/** `./rules.js`, `/home/…/rules.js`, and `rules.js` where there is such a file: packages have such names, too. */
function isPath(name: string, file: string): boolean {
  return /^\.{1,2}[/\\]/.test(name) || isAbsolute(name) || (/\.[cm]?[jt]s$/.test(name) && existsSync(file))
}

/** The file of a plug-in. Throws `UsageError` where there is none. */
function fileOf(name: string, folder: string): string {
  const file = resolve(folder, name)
  if (isPath(name, file)) {
    if (!existsSync(file)) throw new UsageError(tell('plugin-no-file', { name, file }))
    return file
  }
  const require = createRequire(join(folder, 'kplint.config.json'))
  try {
    return require.resolve(name)
  } catch (error) {
    // A package for `import` alone.
    const entry = codeOf(error) === 'ERR_PACKAGE_PATH_NOT_EXPORTED' ? importEntry(name, folder) : null
    if (entry === null) throw new UsageError(tell('plugin-no-package', { name, folder }))
    return entry
  }
}

/** What a package gives to `import`: its main export; null where it says none. */
function importEntry(name: string, folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const base = join(at, 'node_modules', name)
    const file = join(base, 'package.json')
    if (existsSync(file)) {
      const { exports } = JSON.parse(readFileSync(file, 'utf8')) as { readonly exports?: unknown }
      const entry = conditionOf(isOpen(exports) && '.' in exports ? exports['.'] : exports)
      return entry === null ? null : join(base, entry)
    }
    if (dirname(at) === at) return null
  }
}

function conditionOf(entry: unknown): string | null {
  if (typeof entry === 'string') return entry
  if (Array.isArray(entry)) return entry.map(conditionOf).find((one) => one !== null) ?? null
  if (!isOpen(entry)) return null
  for (const [condition, value] of Object.entries(entry))
    if (['node', 'import', 'module-sync', 'default'].includes(condition)) {
      const found = conditionOf(value)
      if (found !== null) return found
    }
  return null
}

async function load(name: string, file: string, folder: string): Promise<unknown> {
  try {
    const module = (await importModule(pathToFileURL(file).href)) as {
      readonly default?: unknown
    }
    const { default: exported } = module
    // CommonJS written by a compiler: `exports.default`.
    return isOpen(exported) && exported.__esModule === true ? exported.default : exported
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    if (/^ERR_MODULE_NOT_FOUND$|^MODULE_NOT_FOUND$/.test(codeOf(error)) && /'kplint(?:\/|')/.test(detail))
      throw new UsageError(tell('plugin-no-kplint', { name, folder: dirname(file) || folder }))
    const where = error instanceof SyntaxError ? syntaxPlace(file) : ''
    throw new UsageError(tell('plugin-throws', { name, detail: (where + detail).slice(0, 400) }))
  }
}

/** `/…/my-rules.js:12 ` of a mistake of syntax, which the error itself does not tell; empty where it lies in another file. */
function syntaxPlace(file: string): string {
  const { stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8', timeout: 20_000 })
  const place = /^(?:file:\/\/)?(\S.*:\d+)$/m.exec(stderr ?? '')?.[1]
  return place === undefined ? '' : `${place} `
}

/** The rules and fields of what a module exports. Throws where it is neither a rule, a list of them nor an object with both. */
function read(name: string, exported: unknown): Omit<Plugin, 'file'> {
  const many = isOpen(exported) && 'rules' in exported ? exported : { rules: [exported].flat() }
  const { rules, fields = [] } = many as { readonly rules: unknown; readonly fields?: unknown }
  const unknown = Object.keys(many).find((key) => key !== 'rules' && key !== 'fields')
  if (exported === undefined || !Array.isArray(rules) || !Array.isArray(fields) || unknown !== undefined)
    throw new UsageError(tell('plugin-export', { name }))
  // Whether the fields they name exist is known only with those of every plug-in.
  const problems = [
    ...rules.flatMap((rule, i) => faultsOf(name, nameOf(rule, i), shapeFaults(rule))),
    ...fields.flatMap((field, i) => faultsOf(name, `fields[${i}]`, fieldFaults(field))),
  ]
  if (problems.length > 0) throw new InputError(problems)
  return { name, rules: rules as AnyRule[], fields: fields as FieldDef[] }
}

function nameOf(rule: unknown, index: number): string {
  return isOpen(rule) && typeof rule.id === 'string' && rule.id !== '' ? rule.id : `rules[${index}]`
}

function isOpen(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The rule with its name said where it fails or yields what is no finding. */
function guarded(rule: AnyRule, plugin: string): AnyRule {
  const fail = (detail: string, cause: unknown): never => {
    throw new PluginError(tell('plugin-broke', { rule: rule.id, name: plugin, detail: detail.slice(0, 200) }), cause)
  }
  return {
    ...rule,
    *check(subject: never, context: Context<never>): Iterable<Step> {
      try {
        for (const outcome of rule.check(subject, context)) {
          if (outcome !== UNDECIDABLE && outcome !== PAUSE && !isFinding(outcome, rule))
            fail('yield { at, message: … }', outcome)
          yield outcome
        }
      } catch (error) {
        if (error instanceof PluginError) throw error
        fail(error instanceof Error ? error.message : String(error), error)
      }
    },
  }
}

function isFinding(outcome: unknown, { messages }: AnyRule): boolean {
  if (!isOpen(outcome) || !isOpen(outcome.at)) return false
  const { sheet, row, col } = outcome.at
  const isPlace = [sheet, row, col].every((n) => typeof n === 'number' && Number.isInteger(n) && n >= 0)
  return isPlace && typeof outcome.message === 'string' && Object.hasOwn(messages, outcome.message)
}
