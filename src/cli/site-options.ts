/** What `site`, `serve` and `manifest` have in common: the address, the identity and the files of a site. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DEVELOPMENT } from '../addin/manifest.js'
import officeFiles from '../addin/office-files.json' with { type: 'json' }
import type { OfficeJs } from '../addin/pages.js'
import type { SiteOptions } from '../addin/site.js'
import type { Options } from './args.js'
import { codeOf, type Io } from './io.js'
import { offeredPacks } from './offered-packs.js'
import { version } from './version.generated.js'
import { refuse } from './words.js'

/** Signs an address may have: what is added to it must stay below the 2048 of a manifest. */
const MAX_URL = 1000

/** An address pages can be served from, without the last slash. Throws `UsageError`. */
export function baseUrlOf(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : null
  const isPlain = url && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!isPlain || url.protocol !== 'https:' || typed.length > MAX_URL) return refuse('base-url', { value: typed })
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** The port of an address: 443 unless it is there. */
export function portOf(baseUrl: string): number {
  return Number(new URL(baseUrl).port || 443)
}

/** The add-in's GUID: the one given, else one that is always the same for an address. Throws `UsageError`. */
export function idOf(typed: string | undefined, baseUrl: string): string {
  if (typed === undefined) return baseUrl === DEVELOPMENT.baseUrl ? DEVELOPMENT.id : uuidOfUrl(baseUrl)
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(typed)) refuse('addin-id', { value: typed })
  return typed.toLowerCase()
}

/** The namespace of addresses (RFC 9562, 6.6). */
const URL_NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8'

/** The version 5 UUID of an address (RFC 9562, 5.5). */
function uuidOfUrl(url: string): string {
  const bytes = createHash('sha1').update(Buffer.from(URL_NAMESPACE, 'hex')).update(url).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Where office.js is to come from; null where nothing was said. */
export function officeJsOf(options: Options): OfficeJs | null {
  // One of these: the option knows its choices.
  return (options.value('office-js') as OfficeJs | undefined) ?? null
}

/** Everything a site is made with. Throws `UsageError`, and `InputError` where a pack is wrong. */
export async function siteOptions(baseUrl: string, options: Options, io: Io): Promise<SiteOptions> {
  const embed = options.values('embed')
  for (const value of embed)
    if (!/^https:\/\/(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d+)?$/i.test(value)) refuse('embed', { value })
  return {
    baseUrl,
    embed,
    version,
    id: idOf(options.value('id'), baseUrl),
    officeJs: officeJsOf(options),
    packs: await offeredPacks(options.values('pack'), io.cwd),
  }
}

/** The built pages, and office.js below `office/` where it is wanted: path → bytes. Throws `UsageError` where they are not there. */
export function builtFiles(officeJs: OfficeJs | null, io: Io): ReadonlyMap<string, Uint8Array> {
  const home = io.home ?? ''
  const files = new Map<string, Uint8Array>()
  for (const path of pathsIn(join(home, 'pane'))) files.set(path, readFileSync(join(home, 'pane', path)))
  if (io.home === undefined || !files.has('pane.html') || !files.has('pane.js')) refuse('site-not-built')
  if (officeJs === 'local') for (const [path, bytes] of officeBytes(home, io.cwd)) files.set(`office/${path}`, bytes)
  return files
}

/** office.js beside the program, else as its package is installed where kplint is run. */
function officeBytes(home: string, cwd: string): readonly (readonly [path: string, bytes: Uint8Array])[] {
  const names = Object.entries(officeFiles)
  try {
    return names.map(([path]) => [path, readFileSync(join(home, 'office', path))])
  } catch {
    // It does not come with kplint; the package may be there.
  }
  try {
    const folder = dirname(createRequire(join(cwd, 'package.json')).resolve('@microsoft/office-js/dist/office.js'))
    return names.map(([path, source]) => [path, readFileSync(join(folder, source))])
  } catch (error) {
    return refuse('no-office-js', { folder: cwd, detail: codeOf(error) })
  }
}

/** The files below a folder, with `/` between names; nothing where there is no folder. */
function pathsIn(folder: string, prefix = ''): string[] {
  try {
    return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
      const path = prefix + entry.name
      return entry.isDirectory() ? pathsIn(folder, `${path}/`) : entry.isFile() ? [path] : []
    })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
