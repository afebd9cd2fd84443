/** Writes what is made from the rules, so that it cannot go stale: `tsx src/dev/generate.ts [index|packs]`; `--check` only compares. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of `rules/` that are not rules. */
const NOT_RULES = new Set(['fields.ts', 'tables.ts', 'readings.ts', 'index.ts'])

const root = join(import.meta.dirname, '..', '..')

/** What each generated file should hold: path from the root → content. */
export function generated(): Map<string, string> {
  return new Map([
    ['rules/index.ts', ruleIndex()],
    ['rules/packs.generated.ts', packTexts()],
  ])
}

function ruleIndex(): string {
  const ids = readdirSync(join(root, 'rules'))
    .filter((file) => file.endsWith('.ts') && !NOT_RULES.has(file) && !file.includes('.generated.'))
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
