/** `kplint site`: the whole site in a folder, for a web server that is there already. */
import { mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { serverFiles, siteFiles } from '../addin/site.js'
import type { Lang } from '../core/index.js'
import type { Command } from './args.js'
import { codeOf, type Io, NewFile, refuseOddTarget } from './io.js'
import { baseUrlOf, builtFiles, siteOptions } from './site-options.js'
import { refuse, tell } from './words.js'

/** Writes into a folder that is new or empty; with `--force` over what is there, of which nothing is removed. */
export async function site({ paths, options }: Command, io: Io, lang: Lang): Promise<number> {
  if (paths[0] !== undefined) refuse('too-many', { name: paths[0] })
  const typed = options.value('base-url')
  if (typed === undefined) return refuse('base-url-missing')
  const output = options.value('output')
  if (output === undefined) return refuse('site-where')
  const chosen = await siteOptions(baseUrlOf(typed), options, io)
  const files = siteFiles(builtFiles(chosen.officeJs, io), chosen)
  const folder = resolve(io.cwd, output)
  if (!options.has('force') && !isEmpty(folder)) refuse('site-not-empty', { name: output })
  for (const [path, { content }] of files) save(folder, path, content, output)
  for (const [path, text] of serverFiles(chosen)) save(folder, path, text, output)
  await io.out.write(`${tell('site-written', { name: output, n: files.size + serverFiles(chosen).size })[lang]}\n`)
  return 0
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    return refuse('unwritable', { name: folder, detail: codeOf(error) })
  }
}

/** A page that is served meanwhile is never half of one: each file is written under another name and takes its own when it is whole. */
function save(folder: string, path: string, content: string | Uint8Array, name: string): void {
  const target = join(folder, path)
  refuseOddTarget(target, join(name, path))
  try {
    mkdirSync(dirname(target), { recursive: true })
  } catch (error) {
    refuse('unwritable', { name: join(name, path), detail: codeOf(error) })
  }
  const file = new NewFile(target)
  file.write(content)
  file.finish()
}
