/** A little server of a folder with the headers a pane is served with: the strict policy under which office.js is known to work. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-ancestors 'self'"

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
])

/** Where a folder, or files by path, is served. */
export interface Site {
  readonly url: string
  close(): void
}

/** Serves a folder (a path) or texts by path (`/pane.html`) at 127.0.0.1. */
export async function servePane(content: string | ReadonlyMap<string, string>): Promise<Site> {
  const find = (path: string): string | Buffer | null => {
    if (typeof content !== 'string') return content.get(path) ?? null
    try {
      return readFileSync(join(content, normalize(path)))
    } catch {
      return null
    }
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const body = find(path)
    response.setHeader('content-security-policy', STRICT_CSP)
    if (body === null) {
      response.statusCode = 404
      response.end()
    } else response.setHeader('content-type', TYPES.get(extname(path)) ?? 'application/octet-stream').end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
