/**
 * Writes what is made from the rules, so that it cannot go stale: `tsx src/dev/generate.ts [PART …]`, all parts where none is named;
 * `--check` only compares. What a part no longer makes is removed.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { parse } from 'yaml'
import { DEVELOPMENT, manifestXml } from '../addin/manifest.js'
import type { AnyRule, Words } from '../core/index.js'
import { formatsPage } from './formats-page.js'
import { optionNotes } from './notes.js'
import { listPage, rulePage } from './pages.js'
import { reportPage } from './report-page.js'

/** A rule's file: its id has a dash, what several rules share (`fields.ts`, `sums.ts` …) has none. */
const RULE_FILE = /^([a-z]+(?:-[a-z0-9]+)+)\.ts$/

const root = join(import.meta.dirname, '..', '..')

/** Path from the root → content. */
type Files = readonly (readonly [path: string, content: string])[]

/** What is made, by part. A part can be made alone while the others would fail. */
const parts: { readonly [part: string]: () => Files | Promise<Files> } = {
  index: () => [['rules/index.ts', ruleIndex(ruleIds())]],
  packs: () => [['rules/packs.generated.ts', packTexts()]],
  schemas: () => [
    ['src/pack/validate.generated.js', validators()],
    ['src/pack/validate.generated.d.ts', validatorTypes()],
  ],
  'report-page': () => [['src/reports/html-page.generated.ts', reportPage(join(root, 'src', 'reports'))]],
  version: () => [['src/cli/version.generated.ts', version()]],
  manifest: () => [['manifest.xml', manifestXml({ ...DEVELOPMENT, version: packageVersion() })]],
  catalogue,
  formats: () => [['docs/formats.md', formatsPage()]],
}

/** Folders that hold nothing but what a part makes. */
const OWNED: { readonly [part: string]: string } = { catalogue: 'docs/rules' }

/** What the generated files of some parts (all, where none is named) should hold: path from the root → content. */
export async function generated(names: readonly string[] = Object.keys(parts)): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const name of names) for (const [path, content] of await parts[name]!()) files.set(path, content)
  return files
}

/** Files in the folders of some parts that these parts do not make (any more). */
export function leftOver(files: ReadonlyMap<string, string>, names: readonly string[] = Object.keys(parts)): string[] {
  return names.flatMap((name) => {
    const folder = OWNED[name]
    if (folder === undefined) return []
    return namesIn(join(root, folder))
      .map((file) => `${folder}/${file}`)
      .filter((path) => !files.has(path))
  })
}

/** The ids of the rules there are files of. */
export function ruleIds(folder = join(root, 'rules')): string[] {
  return namesIn(folder)
    .flatMap((file) => RULE_FILE.exec(file)?.[1] ?? [])
    .sort()
}

/** The pages of the rules, read from their own files: the index may be stale. */
async function catalogue(): Promise<Files> {
  const [{ fields }, { tables }] = await Promise.all([import('../../rules/fields.js'), import('../../rules/tables.js')])
  const files = ruleIds().map((id) => join(root, 'rules', `${id}.ts`))
  const rules = await Promise.all(
    files.map(async (file) => ((await import(pathToFileURL(file).href)) as { readonly default: AnyRule }).default),
  )
  const notes = optionNotes(files)
  return [
    ['rules/README.md', listPage(rules)],
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule, { fields, kinds: tables }, notes)] as const),
  ]
}

/** `rules/index.ts` of these rules. */
export function ruleIndex(ids: readonly string[]): string {
  const name = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return [
    '/** Every rule, by id. Generated: npm run generate. */',
    "import type { AnyRule } from '../src/core/index.js'",
    ...ids.map((id) => `import ${name(id)} from './${id}.js'`),
    '',
    "export { fields } from './fields.js'",
    "export { packTexts } from './packs.generated.js'",
    "export { tables } from './tables.js'",
    '',
    'export const rules: readonly AnyRule[] = [',
    ...ids.map((id) => `  ${name(id)},`),
    ']',
    '',
  ].join('\n')
}

/** The packs that come with kplint, as texts, so that one bundled file holds them. */
function packTexts(): string {
  const texts: { [path: string]: string } = {}
  const titles: { [pack: string]: Words } = {}
  const packs = join(root, 'rules', 'packs')
  for (const pack of readdirSync(packs).sort()) {
    for (const file of readdirSync(join(packs, pack)).sort())
      texts[`${pack}/${file}`] = readFileSync(join(packs, pack, file), 'utf8')
    const { title } = parse(texts[`${pack}/pack.yaml`]!) as { readonly title: string | Words }
    titles[pack] = typeof title === 'string' ? { zh: title, en: title } : title
  }
  return [
    '/** The files of rules/packs as texts, and the titles of the packs. Generated: npm run generate. */',
    `export const packTexts: { readonly [path: string]: string } = ${JSON.stringify(texts, null, 2)}`,
    `export const packTitles: { readonly [pack: string]: { readonly zh: string; readonly en: string } } = ${JSON.stringify(titles, null, 2)}`,
    '',
  ].join('\n')
}

/** What the schemas of packs and configurations compile to, so that nothing compiles them at run time. */
const schemas = { validatePack: 'rules/pack.schema.json', validateConfig: 'kplint.schema.json' } as const

function validators(): string {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strictTypes: false,
    code: { source: true, esm: true, lines: true },
  })
  const names: { [name: string]: string } = {}
  for (const [name, path] of Object.entries(schemas)) {
    ajv.addSchema(JSON.parse(readFileSync(join(root, path), 'utf8')) as object, name)
    names[name] = name
  }
  const code = standalone(ajv, names)
  // What ajv would load at run time cannot be loaded from an ES module.
  if (/\brequire\(/.test(code)) throw new Error('a schema uses a keyword that needs ajv at run time')
  return `/** Compiled schemas. Generated: npm run generate. */\n${code}\n`
}

function validatorTypes(): string {
  return [
    '/** Compiled schemas. Generated: npm run generate. */',
    "import type { Validator } from './document.js'",
    '',
    ...Object.keys(schemas).map((name) => `export declare const ${name}: Validator`),
    '',
  ].join('\n')
}

function version(): string {
  return `/** The version of the package. Generated: npm run generate. */\nexport const version = ${JSON.stringify(packageVersion())}\n`
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }).version
}

/** Writes what is stale, or with `--check` says what is. Gives the exit code. */
async function write(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => arg !== '--check')
  const unknown = named.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined) {
    console.error(`unknown part ${unknown}; parts: ${Object.keys(parts).join(' ')}`)
    return 2
  }
  const names = named.length > 0 ? named : Object.keys(parts)
  const files = await generated(names)
  const stale = [...files].filter(([path, content]) => read(join(root, path)) !== content)
  const extra = leftOver(files, names)
  if (args.includes('--check')) {
    for (const path of [...stale.map(([path]) => path), ...extra]) console.error(`stale: ${path} (npm run generate)`)
    return stale.length + extra.length > 0 ? 1 : 0
  }
  for (const [path, content] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
    console.log(`written: ${path}`)
  }
  for (const path of extra) {
    rmSync(join(root, path))
    console.log(`removed: ${path}`)
  }
  return 0
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await write(process.argv.slice(2))
