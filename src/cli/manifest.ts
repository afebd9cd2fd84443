/** `kplint manifest`: writes the manifest of a site, or checks one. */
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkManifest, type ManifestProblem } from '../addin/check-manifest.js'
import { manifestXml } from '../addin/manifest.js'
import type { Lang } from '../core/index.js'
import { plain } from '../reports/plain.js'
import type { Command } from './args.js'
import { codeOf, type Io, NewFile } from './io.js'
import { baseUrlOf, idOf, officeJsOf } from './site-options.js'
import { version } from './version.generated.js'
import { refuse, tell } from './words.js'

/** Files larger than this are no manifests. */
const MAX_BYTES = 1 << 20

/** Exit code of a check: 1 where there are errors. */
export async function manifest({ paths, options }: Command, io: Io, lang: Lang): Promise<number> {
  if (paths[0] !== undefined) refuse('too-many', { name: paths[0] })
  const checked = options.value('check')
  if (checked !== undefined) {
    const other = ['base-url', 'office-js', 'id', 'output'].find((name) => options.has(name))
    if (other !== undefined) refuse('manifest-both', { name: `--${other}` })
    return check(checked, io, lang)
  }
  const typed = options.value('base-url')
  if (typed === undefined) return refuse('manifest-what')
  const baseUrl = baseUrlOf(typed)
  const xml = manifestXml({ baseUrl, version, id: idOf(options.value('id'), baseUrl), officeJs: officeJsOf(options) })
  const output = options.value('output')
  if (output === undefined) await io.out.write(xml)
  else {
    const file = new NewFile(resolve(io.cwd, output))
    file.write(xml)
    file.finish()
    await io.out.write(`${tell('manifest-written', { name: output })[lang]}\n`)
  }
  return 0
}

async function check(name: string, io: Io, lang: Lang): Promise<number> {
  const source = utf8(read(name, io))
  const problems =
    source === null
      ? [{ line: 1, severity: 'error' as const, words: tell('manifest-encoding') }]
      : checkManifest(source, { picture: (url) => pictureSize(url, io) })
  if (problems.length === 0) await io.out.write(`${tell('manifest-good')[lang]}\n`)
  for (const problem of problems) await io.out.write(`${plain(lineOf(name, problem, lang))}\n`)
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0
}

function lineOf(name: string, { line, severity, words }: ManifestProblem, lang: Lang): string {
  return `${name}:${line}  ${tell(`manifest-${severity}`)[lang]}  ${words[lang]}`
}

/** Null where it is in another encoding, as an editor's “ANSI” is. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function read(name: string, { cwd }: Io): Uint8Array {
  try {
    const path = resolve(cwd, name)
    const stat = statSync(path)
    if (!stat.isFile() || stat.size > MAX_BYTES)
      return refuse('unreadable', { name, detail: stat.isFile() ? 'EFBIG' : 'EISDIR' })
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'words' in error) throw error
    return refuse('unreadable', { name, detail: codeOf(error) })
  }
}

/** The sides of one of our own icons, which lie beside the program; of others nothing is known. */
function pictureSize(
  url: string,
  { home }: Io,
): { readonly width: number; readonly height: number } | null | undefined {
  const name = /\/icons\/(icon-[\w-]+\.png)$/.exec(url)?.[1]
  if (home === undefined || name === undefined) return undefined
  try {
    // IHDR is the first part of a PNG: its sides stand at bytes 16 and 20.
    const bytes = readFileSync(join(home, 'pane', 'icons', name))
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  } catch {
    return undefined
  }
}
