/** Packs from their files. The texts are handed in: a pack may lie in a folder, in a bundle or in a browser. */
import type { Roster } from '../core/index.js'
import { type Catalogue, checkField, checkKind, checkRoster, checkRules } from './catalogue.js'
import { Document } from './document.js'
import type { Pack, RuleSetting } from './pack.js'
import { InputError, type Problem } from './problem.js'
import { readRoster } from './roster.js'
import { validatePack } from './validate.generated.js'
import { hintWords, listWords, sentence } from './words.js'

/** The files of one pack: name inside its folder → text. `pack.yaml` is the pack, `.csv` files are rosters. */
export interface PackFiles {
  readonly [name: string]: string
}

/** `pack.yaml` as written (rules/pack.schema.json). */
interface PackFile {
  readonly title: string | { readonly zh: string; readonly en?: string }
  readonly extends?: readonly string[]
  readonly headings?: { readonly [field: string]: readonly string[] }
  readonly rules?: { readonly [rule: string]: RuleSetting }
  readonly required?: { readonly [kind: string]: readonly (string | readonly string[])[] }
  readonly rosters?: { readonly [name: string]: string }
  readonly regions?: readonly (string | number)[]
}

/** A pack with the names of those it builds on. */
export interface PackWithBases extends Pack {
  readonly bases: readonly string[]
}

/**
 * Reads one pack. `id` names it in messages. Throws `InputError` with file and line of everything that is wrong: unknown keys, files
 * that are not there, rosters that contradict themselves; with a catalogue, unknown rules, options, fields and kinds of table too
 * (without one, `makeRuleset` refuses them, without a line).
 */
export function readPack(files: PackFiles, id = 'pack', catalogue: Catalogue | null = null): PackWithBases {
  const main = textOf(files, 'pack.yaml')
  if (main === null) throw new InputError([{ file: id, line: null, words: sentence('no-pack-file') }])
  const document = Document.read(`${id}/pack.yaml`, main)
  const wrong = document.check(validatePack)
  if (wrong.length > 0) throw new InputError(wrong)
  // The schema has just said that it is one.
  const pack = document.data as PackFile
  const problems = catalogue
    ? [...checkRules(pack.rules ?? {}, catalogue, document), ...checkColumns(pack, catalogue, document)]
    : []
  const rosters = readRosters(id, files, pack, document, problems)
  if (problems.length > 0) throw new InputError(problems)
  const { title, headings, rules, required, regions } = pack
  return {
    id,
    title: typeof title === 'string' ? { zh: title, en: title } : { zh: title.zh, en: title.en ?? title.zh },
    bases: pack.extends ?? [],
    rosters,
    ...(headings ? { headings } : {}),
    ...(rules ? { rules } : {}),
    ...(required ? { required } : {}),
    ...(regions ? { regions: regions.map(String) } : {}),
  }
}

function checkColumns(pack: PackFile, catalogue: Catalogue, document: Document): Problem[] {
  const problems: Problem[] = []
  for (const field of Object.keys(pack.headings ?? {})) {
    const words = checkField(field, catalogue)
    if (words) problems.push(document.problem(['headings', field], words))
  }
  for (const roster of Object.keys(pack.rosters ?? {})) {
    const words = checkRoster(roster, catalogue)
    if (words) problems.push(document.problem(['rosters', roster], words))
  }
  for (const [kind, demanded] of Object.entries(pack.required ?? {})) {
    const words = checkKind(kind, catalogue)
    if (words) problems.push(document.problem(['required', kind], words))
    for (const [i, choice] of demanded.entries())
      for (const field of [choice].flat()) {
        const unknown = checkField(field, catalogue)
        if (unknown) problems.push(document.problem(['required', kind, i], unknown))
      }
  }
  return problems
}

function readRosters(id: string, files: PackFiles, pack: PackFile, document: Document, problems: Problem[]) {
  const rosters: [string, Roster][] = []
  for (const [name, file] of Object.entries(pack.rosters ?? {})) {
    const text = textOf(files, file)
    if (text === null) {
      problems.push(
        document.problem(
          ['rosters', name],
          sentence('no-file', { name: file, hint: hintWords(file, Object.keys(files)) }),
        ),
      )
      continue
    }
    try {
      rosters.push([name, readRoster(`${id}/${file}`, text)])
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(...error.problems)
    }
  }
  return Object.fromEntries(rosters)
}

function textOf(files: PackFiles, name: string): string | null {
  return Object.hasOwn(files, name) ? files[name]! : null
}

/** Finds the files of a pack by name; null where there is none. `from` is the pack that builds on it, null of one that was asked for. */
export type OpenPack = (name: string, from: string | null) => { readonly id: string; readonly files: PackFiles } | null

/**
 * The packs asked for, each after those it builds on, none twice: the layers of `makeRuleset`.
 * Throws `InputError` where a pack is not there or wrong. `known` are the names to suggest.
 */
export function readPacks(
  names: readonly string[],
  open: OpenPack,
  known: readonly string[],
  catalogue: Catalogue,
): Pack[] {
  const packs = new Map<string, Pack>()
  const visit = (name: string, trail: readonly string[]): void => {
    const found = open(name, trail.at(-1) ?? null)
    const file = trail.at(-1) ?? '--pack'
    if (!found) {
      const words = sentence('pack', { name, hint: hintWords(name, known), known: listWords(known) })
      throw new InputError([{ file, line: null, words }])
    }
    if (trail.includes(found.id)) {
      const words = sentence('cycle', { names: [...trail, found.id].join(' → ') })
      throw new InputError([{ file, line: null, words }])
    }
    if (packs.has(found.id)) return
    const pack = readPack(found.files, found.id, catalogue)
    for (const base of pack.bases) visit(base, [...trail, found.id])
    packs.set(found.id, pack)
  }
  for (const name of names) visit(name, [])
  return [...packs.values()]
}
