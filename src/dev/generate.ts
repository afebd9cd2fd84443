/** Writes what is made from the rules, so that it cannot go stale: `tsx src/dev/generate.ts [index|packs]`; `--check` only compares. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'

/** A rule's file: its id has a dash, what several rules share (`fields.ts`, `sums.ts` …) has none. */
const RULE_FILE = /^[a-z]+(?:-[a-z0-9]+)+\.ts$/

const root = join(import.meta.dirname, '..', '..')

/** What each generated file should hold: path from the root → content. */
export function generated(): Map<string, string> {
  return new Map([
    ['rules/index.ts', ruleIndex()],
    ['rules/packs.generated.ts', packTexts()],
    ['src/pack/validate.generated.js', validators()],
    ['src/pack/validate.generated.d.ts', validatorTypes()],
    ['src/cli/version.generated.ts', version()],
  ])
}

function ruleIndex(): string {
  const ids = readdirSync(join(root, 'rules'))
    .filter((file) => RULE_FILE.test(file))
    .map((file) => file.slice(0, -3))
    .sort()
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
  const packs = join(root, 'rules', 'packs')
  for (const pack of readdirSync(packs).sort())
    for (const file of readdirSync(join(packs, pack)).sort())
      texts[`${pack}/${file}`] = readFileSync(join(packs, pack, file), 'utf8')
  return [
    '/** The files of rules/packs as texts. Generated: npm run generate. */',
    `export const packTexts: { readonly [path: string]: string } = ${JSON.stringify(texts, null, 2)}`,
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
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return `/** The version of the package. Generated: npm run generate. */\nexport const version = ${JSON.stringify(version)}\n`
}

if (process.argv[1] === import.meta.filename) {
  let stale = 0
  for (const [path, content] of generated()) {
    const file = join(root, path)
    if (read(file) === content) continue
    if (process.argv.includes('--check')) {
      console.error(`stale: ${path} (npm run generate)`)
      stale++
    } else {
      writeFileSync(file, content)
      console.log(`written: ${path}`)
    }
  }
  if (stale > 0) process.exitCode = 1
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
