/** The pages as a site serves them: what they may load, where office.js comes from, which headers go with them. */
import { attribute } from './xml.js'

/** Where office.js comes from: Microsoft's servers, those of 21Vianet for Office 365 in China, or a copy beside the pages. */
export type OfficeJs = 'cdn' | '21vianet' | 'local'

/** Addresses of office.js; `local` is beside the page. */
export const officeJsUrls: { readonly [from in OfficeJs]: string } = {
  cdn: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  local: 'office/office.js',
}

/** Sites that show the pane in a frame: Excel for the web (office-js issue 3342, office-js-docs-pr issue 4911). */
export const EXCEL_WEB = [
  'https://*.officeapps.live.com',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
  'https://*.cloud.microsoft',
] as const

export interface PageOptions {
  /** Null: Microsoft's, unless the address of the pane says another (`?office-js=local`). */
  readonly officeJs: OfficeJs | null
  /** More origins that may show the pane in a frame: an own Excel for the web. */
  readonly embed: readonly string[]
}

/** Every page that is shown, by path. */
export type Page = 'pane.html' | 'check.html' | 'unsupported.html' | 'wps/index.html' | 'wps/publish.html'

/** What a page may load and do (Content-Security-Policy), without who may show it. */
export function pagePolicy(page: Page, { officeJs }: PageOptions): string {
  const none = "default-src 'none'"
  const shown = ["style-src 'self'", "img-src 'self' data:"]
  const closed = ["base-uri 'none'", "form-action 'none'"]
  switch (page) {
    case 'pane.html':
    case 'check.html': {
      const scripts = page === 'pane.html' ? ["'self'", ...officeOrigins(officeJs)] : ["'self'"]
      const runs = [`script-src ${scripts.join(' ')}`, "worker-src 'self'"]
      return [none, ...runs, ...shown, "connect-src 'self'", ...closed].join('; ')
    }
    case 'wps/index.html':
      return [none, "script-src 'self'", ...closed].join('; ')
    default:
      return [none, ...shown, ...closed].join('; ')
  }
}

/** Headers of a file of the site, by its path. */
export function headersOf(path: string, options: PageOptions): readonly (readonly [name: string, value: string])[] {
  return [
    ['Content-Security-Policy', policyOf(path, options)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    // Excel keeps icons only where it may; the rest is asked for anew, so that nobody works with an old version.
    ['Cache-Control', isLasting(path) ? 'public, max-age=86400' : 'no-cache'],
  ]
}

/** True where a file is the same from version to version of kplint. */
export function isLasting(path: string): boolean {
  return path.startsWith('icons/') || path.startsWith('office/')
}

/** The policy of everything that is no page: a worker takes its own from its file. */
export const FILE_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"
/** The policy of what Microsoft's own page of errors needs, which office.js may show in a frame. */
export const OFFICE_POLICY = "default-src 'self'; frame-ancestors 'self'"

/** The whole policy of a file, with who may show it. */
export function policyOf(path: string, options: PageOptions): string {
  if (path.startsWith('office/')) return OFFICE_POLICY
  if (!isPage(path)) return FILE_POLICY
  const isPane = path === 'pane.html' || path === 'unsupported.html'
  const frames = isPane ? ["'self'", ...EXCEL_WEB, ...options.embed] : ["'none'"]
  return `${pagePolicy(path, options)}; frame-ancestors ${frames.join(' ')}`
}

export function isPage(path: string): path is Page {
  return /^(?:(?:pane|check|unsupported)|wps\/(?:index|publish))\.html$/.test(path)
}

/**
 * A page with the policy and the office.js of a site. Throws where the page has no place for them: it would be served with what it was
 * written with.
 */
export function pageHtml(html: string, page: Page, options: PageOptions): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content=${attribute(pagePolicy(page, options))} />`
  const withPolicy = replaceOnce(html, /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, policy)
  return page === 'pane.html'
    ? replaceOnce(withPolicy, /<meta\s+name="kplint-office-js"[^>]*>/, officeMeta(options.officeJs))
    : withPolicy
}

function officeMeta(officeJs: OfficeJs | null): string {
  const choices = Object.entries(officeJsUrls).map(([from, url]) => ` data-${from}=${attribute(url)}`)
  return `<meta name="kplint-office-js" content=${attribute(officeJsUrls[officeJs ?? 'cdn'])}${officeJs === null ? choices.join('') : ''} />`
}

function officeOrigins(officeJs: OfficeJs | null): string[] {
  const urls = officeJs === null ? Object.values(officeJsUrls) : [officeJsUrls[officeJs]]
  return urls.flatMap((url) => /^https:\/\/[^/]+/.exec(url)?.[0] ?? [])
}

function replaceOnce(text: string, pattern: RegExp, by: string): string {
  const parts = text.split(pattern)
  if (parts.length !== 2) throw new Error(`a page has ${parts.length - 1} places for ${pattern.source}`)
  return parts.join(by)
}
