/**
 * The first lines of dist/kplint.cjs. The parts of the program follow them in a comment, so that Node reads over what a run does not need
 * (and packed where few runs need it); a part is compiled when it is first asked for, with what V8 kept of compiling it the last time.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { inflateRawSync } from 'node:zlib'
import { CodeCache, cacheFolder } from './code-cache.js'

/** What the whole program is, in a few letters; put here when it is built. */
declare const BUILD: string
/**
 * Of each part: where it begins and ends, counted back from the end of the file, and its first line, 0-based; null of a part that is packed.
 * Put here when it is built.
 */
declare const PARTS: { readonly [name: string]: Place }

type Place = readonly [start: number, end: number, line: number | null]

type Part = (exports: object, require: (name: string) => unknown, module: object, file: string, folder: string) => void

const bytes = readFileSync(__filename)
const nodeRequire = createRequire(__filename)
const folder = process.env.KPLINT_NO_CODE_CACHE ? null : cacheFolder(process.env, process.platform)
// Each command has a file of its own: what it runs of the parts it shares with others is what is kept of them.
const [command = ''] = process.argv.slice(2)
const name = Object.hasOwn(PARTS, command) ? command : 'kplint'
const cache = folder === null ? null : new CodeCache(folder, `${name}-${BUILD}-${process.version}-${process.arch}`)

/** What a part exports: of the program's own, what its function left; of anything else, what Node finds. */
const loaded = new Map<string, { exports: object }>()

function load(request: string): unknown {
  const part = /^\.\/(.+)\.cjs$/.exec(request)?.[1] ?? ''
  const place = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined
  if (!place) return nodeRequire(request)
  const known = loaded.get(part)
  if (known) return known.exports
  const module = { exports: {} }
  loaded.set(part, module)
  compiled(part, place)(module.exports, load, module, __filename, __dirname)
  return module.exports
}

function compiled(part: string, [start, end, line]: Place): Part {
  const cachedData = cache?.get(part)
  const text = bytes.toString('latin1', bytes.length - start, bytes.length - end)
  const script = new Script(line === null ? inflateRawSync(Buffer.from(text, 'base64')).toString('latin1') : text, {
    filename: line === null ? `${__filename}/${part}` : __filename,
    lineOffset: line ?? 0,
    ...(cachedData ? { cachedData } : {}),
  })
  cache?.took(part, script)
  return script.runInThisContext() as Part
}

// Parts are compiled apart and cannot import modules by themselves: src/cli/import-module.ts asks here.
Object.defineProperty(globalThis, Symbol.for('kplint.import'), {
  value: (href: string): Promise<unknown> => import(/* webpackIgnore: true */ href),
})
load('./kplint.cjs')

// What was run is known at the end. A worker runs some of it only.
if (isMainThread) process.on('exit', (code) => code < 2 && cache?.keep())
