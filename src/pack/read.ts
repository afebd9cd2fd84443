/** Packs from their files. The texts are handed in: a pack may lie in a folder, in a bundle or in a browser. */
import type { MoneyUnit, Roster, Vocabulary, Words, Workbook } from '../core/index.js'
import { type Catalogue, checkField, checkKind, checkRoster, checkRules, checkThresholds } from './catalogue.js'
import type { DeclarationEntry } from './declaration.js'
import { type DeclaredRule, declareRule, wordsOf } from './declare.js'
import { Document, type Path } from './document.js'
import { type ExceptionEntry, readExceptions } from './exceptions.js'
import { type Pack, type RuleSetting, withHeadings } from './pack.js'
import { InputError, type Problem, problemsOf } from './problem.js'
import { readRoster } from './roster.js'
import { readRuleTable } from './rule-table.js'
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
  readonly units?: { readonly [kind: string]: MoneyUnit }
  readonly rules?: { readonly [rule: string]: RuleSetting }
  readonly thresholds?: { readonly [option: string]: unknown }
  readonly required?: { readonly [kind: string]: readonly (string | readonly string[])[] }
  readonly rosters?: { readonly [name: string]: string }
  readonly regions?: readonly (string | number)[]
  readonly exceptions?: readonly ExceptionEntry[]
  readonly declare?: readonly DeclarationEntry[]
}

/** A pack with the names of those it builds on. */
export interface PackWithBases extends Pack {
  readonly bases: readonly string[]
  readonly declared: readonly DeclaredRule[]
}

/** Runs the examples of a declared rule, whose tables may have the pack's headings; says what does not hold, null where all do. */
export type Hold = (rule: DeclaredRule, vocabulary: Vocabulary) => Words | null

/**
 * Reads one pack. `id` names it in messages. Throws `InputError` with file and line of everything that is wrong: unknown keys, rules,
 * options, fields and kinds of table, files that are not there, rosters and declared rules that contradict themselves. With `hold`,
 * declared rules whose examples do not hold are refused.
 */
export function readPack(files: PackFiles, id: string, catalogue: Catalogue, hold: Hold | null = null): PackWithBases {
  return new Draft(files, id).finish(catalogue, hold)
}

/** A pack whose form is right; what it names has not been looked up yet. */
class Draft {
  private readonly document: Document
  private readonly pack: PackFile

  constructor(
    private readonly files: PackFiles,
    private readonly id: string,
  ) {
    const main = textOf(files, 'pack.yaml')
    if (main === null) throw new InputError([{ file: id, line: null, words: sentence('no-pack-file') }])
    this.document = Document.read(`${id}/pack.yaml`, main)
    const wrong = this.document.check(validatePack)
    if (wrong.length > 0) throw new InputError(wrong)
    // The schema has just said that it is one.
    this.pack = this.document.data as PackFile
  }

  get bases(): readonly string[] {
    return this.pack.extends ?? []
  }

  finish(given: Catalogue, hold: Hold | null): PackWithBases {
    const { id, pack, document } = this
    const problems: Problem[] = []
    const declared = declareRules(pack.declare ?? [], given, document, problems)
    const catalogue = { ...given, rules: [...given.rules, ...declared] }
    // A declared rule that is wrong has been spoken of: what is set of it is not.
    const { declare = [], rules: set = {}, exceptions: accepted = [] } = pack
    const wrong = new Set(
      declare.map((entry) => entry.id).filter((one) => !catalogue.rules.some((rule) => rule.id === one)),
    )
    const known = Object.fromEntries(Object.entries(set).filter(([rule]) => !wrong.has(rule)))
    problems.push(...checkRules(known, catalogue, document))
    problems.push(...checkThresholds(pack.thresholds ?? {}, catalogue, document))
    problems.push(...checkColumns(pack, catalogue, document))
    const ids = [...catalogue.rules.map((rule) => rule.id), ...wrong]
    const folder = id.split(/[\\/]/).at(-1) || id
    const exceptions = readExceptions(accepted, { folder, ids, catalogue, document, problems })
    const rosters = readRosters(id, this.files, pack, document, problems)
    if (hold && problems.length === 0)
      problems.push(...this.held(declared, withHeadings(given.vocabulary, [pack]), hold))
    if (problems.length > 0) throw new InputError(problems)
    const { title, headings, units, rules, thresholds, required, regions } = pack
    return {
      id,
      title: wordsOf(title),
      bases: this.bases,
      rosters,
      declared,
      exceptions,
      ...(headings ? { headings } : {}),
      ...(units ? { units } : {}),
      ...(rules ? { rules } : {}),
      ...(thresholds ? { thresholds } : {}),
      ...(required ? { required } : {}),
      ...(regions ? { regions: regions.map(String) } : {}),
    }
  }

  /** Declared rules whose examples do not hold. */
  private held(declared: readonly DeclaredRule[], vocabulary: Vocabulary, hold: Hold): Problem[] {
    const entries = this.pack.declare ?? []
    return declared.flatMap((rule) => {
      const wrong = hold(rule, vocabulary)
      const i = entries.findIndex(({ id }) => id === rule.id)
      return wrong ? [this.document.problem(['declare', i, 'examples'], wrong)] : []
    })
  }
}

/** The rules a pack declares, each known to those after it. */
function declareRules(
  entries: readonly DeclarationEntry[],
  catalogue: Catalogue,
  document: Document,
  problems: Problem[],
): DeclaredRule[] {
  const declared: DeclaredRule[] = []
  for (const [i, entry] of entries.entries()) {
    const known = { ...catalogue, rules: [...catalogue.rules, ...declared] }
    const rule = declareRule(entry, known, (path, words) => {
      problems.push(document.problem(['declare', i, ...path], words))
    })
    if (rule) declared.push(rule)
  }
  return declared
}

function checkColumns(pack: PackFile, catalogue: Catalogue, document: Document): Problem[] {
  const { headings = {}, rosters = {}, units = {}, required = {} } = pack
  const at = (path: Path, words: Words | null): Problem[] => (words ? [document.problem(path, words)] : [])
  return [
    ...problemsOf(Object.keys(headings), (name) => at(['headings', name], checkField(name, catalogue))),
    ...problemsOf(Object.keys(rosters), (name) => at(['rosters', name], checkRoster(name, catalogue))),
    ...problemsOf(Object.keys(units), (kind) => at(['units', kind], checkKind(kind, catalogue))),
    ...problemsOf(Object.entries(required), ([kind, demanded]) => [
      ...at(['required', kind], checkKind(kind, catalogue)),
      ...problemsOf(demanded.entries(), ([i, choice]) =>
        [choice].flat().flatMap((name) => at(['required', kind, i], checkField(name, catalogue))),
      ),
    ]),
  ]
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

/** A pack as it lies there: the files of a folder, or a workbook that holds a rule table. */
export type FoundPack = { readonly id: string } & ({ readonly files: PackFiles } | { readonly workbook: Workbook })

/** Finds a pack by name; null where there is none. `from` is the pack that builds on it, null of one that was asked for. */
export type OpenPack = (name: string, from: string | null) => FoundPack | null

/**
 * The packs asked for, each after those it builds on, none twice: the layers of `makeRuleset`.
 * Throws `InputError` where a pack is not there or wrong. `known` are the names to suggest.
 */
export function readPacks(
  names: readonly string[],
  open: OpenPack,
  known: readonly string[],
  catalogue: Catalogue,
  hold: Hold | null = null,
): PackWithBases[] {
  const packs = new Map<string, PackWithBases>()
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
    const draft = 'files' in found ? new Draft(found.files, found.id) : null
    for (const base of draft?.bases ?? []) visit(base, [...trail, found.id])
    const bases = [...packs.values()]
    const rules = [...catalogue.rules, ...bases.flatMap((pack) => pack.declared)]
    const given = { vocabulary: withHeadings(catalogue.vocabulary, bases), rules }
    // A rule table runs its own examples.
    const pack = 'workbook' in found ? readRuleTable(found.workbook, found.id, given) : draft!.finish(given, hold)
    packs.set(found.id, pack)
  }
  for (const name of names) visit(name, [])
  return [...packs.values()]
}
