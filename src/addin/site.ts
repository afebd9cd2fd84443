/** A whole site: what is built, set up for one address, with everything an administrator puts beside it. */
import { manifestXml } from './manifest.js'
import { headersOf, isPage, type PageOptions, pageHtml } from './pages.js'
import { iisConfig, nginxConfig, readme } from './server-configs.js'
import { WPS_ICON, wpsFiles } from './wps.js'

/** A pack as the pages take it (`packs.json` is a list of these). */
export interface OfferedPack {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  /** Name of a file of the pack → its text. */
  readonly files: { readonly [name: string]: string }
}

export interface SiteOptions extends PageOptions {
  /** https, without the last slash; where the site is seen from. */
  readonly baseUrl: string
  /** The add-in's GUID. */
  readonly id: string
  /** `1.2.3`. */
  readonly version: string
  readonly packs: readonly OfferedPack[]
}

/** A file of a site. */
export interface SiteFile {
  readonly content: string | Uint8Array
  /** Its media type. */
  readonly type: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['xml', 'text/xml; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['txt', 'text/plain; charset=utf-8'],
  ['md', 'text/plain; charset=utf-8'],
])

/** What a site serves: path → file. `built` are the files of `dist/pane`, and of `dist/office` below `office/` where they are wanted. */
export function siteFiles(built: ReadonlyMap<string, Uint8Array>, options: SiteOptions): ReadonlyMap<string, SiteFile> {
  const { baseUrl, id, version } = options
  const contents = new Map<string, string | Uint8Array>(built)
  for (const [path, text] of wpsFiles(baseUrl)) contents.set(path, text)
  const icon = built.get('icons/icon-32.png')
  if (icon) contents.set(`wps/${WPS_ICON}`, icon)
  contents.set('manifest.xml', manifestXml({ baseUrl, id, version }))
  contents.set('packs.json', `${JSON.stringify(options.packs)}\n`)
  return new Map(
    [...contents].map(([path, content]) => [
      path,
      {
        content: isPage(path) ? pageHtml(textOf(content), path, options) : content,
        type: TYPES.get(/[^.]*$/.exec(path)![0]) ?? 'application/octet-stream',
        headers: headersOf(path, options),
      },
    ]),
  )
}

/** What goes beside a site for its server: path → text. None of it is served. */
export function serverFiles(options: SiteOptions): ReadonlyMap<string, string> {
  return new Map([
    ['web.config', iisConfig(options)],
    ['nginx.conf.example', nginxConfig(options)],
    ['README.txt', readme(options)],
  ])
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
