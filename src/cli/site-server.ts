/** A web server of a site: it serves exactly the files it was given, from memory. */
import { createHash } from 'node:crypto'
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { FILE_POLICY } from '../addin/pages.js'
import type { SiteFile } from '../addin/site.js'

/** Where and how a server listens. Without `tls` it speaks plain http. */
export interface Listening {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly tls: { readonly cert: string | Buffer; readonly key: string | Buffer } | null
}

/** A server that runs. */
export interface SiteServer {
  readonly port: number
  /** Lets what is under way finish (at most `PATIENCE`), then ends. */
  close(): Promise<void>
}

/** Milliseconds answers under way may take once the server is to stop. */
const PATIENCE = 3_000

/** Answers that are no file of the site. */
const PLAIN_HEADERS = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Security-Policy': FILE_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const

/**
 * Starts a server. `health` is what `/health` answers, as JSON. Rejects with the system's error where the place is taken or the
 * certificate is none.
 */
export async function startServer(
  files: ReadonlyMap<string, SiteFile>,
  health: object,
  { host, port, tls }: Listening,
): Promise<SiteServer> {
  const answer = new Answers(files, `${JSON.stringify(health)}\n`)
  const underWay = new Set<ServerResponse>()
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    answer.to(request, response)
  }
  const server: Server = tls ? createHttps({ ...tls, minVersion: 'TLSv1.2' }, listener) : createHttp(listener)
  // What is no request at all is answered and closed; a page must not keep the server busy by being slow.
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  // Too many connections for the machine: those that are there are answered all the same, and the next ones when some are gone.
  server.on('error', () => {})
  return { port: (server.address() as AddressInfo).port, close: () => close(server, underWay) }
}

async function close(server: Server, underWay: ReadonlySet<ServerResponse>): Promise<void> {
  // Not the server's own `close`, which drops connections whose answer is written but not yet sent.
  const closed = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve())
  })
  const timer = setTimeout(() => server.closeAllConnections(), PATIENCE)
  await Promise.all([...underWay].map((response) => new Promise((resolve) => response.once('close', resolve))))
  server.closeIdleConnections()
  await closed
  clearTimeout(timer)
}

/** A file as it is sent. */
interface Ready {
  readonly body: Buffer
  /** Null where it does not get smaller. */
  readonly gzip: Buffer | null
  readonly tag: string
}

class Answers {
  private readonly ready = new Map<string, Ready>()

  constructor(
    private readonly files: ReadonlyMap<string, SiteFile>,
    private readonly health: string,
  ) {}

  to(request: IncomingMessage, response: ServerResponse): void {
    // Nothing is expected of a body: it is let go.
    request.resume()
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(
        request,
        response,
        405,
        { ...PLAIN_HEADERS, Allow: 'GET, HEAD', Connection: 'close' },
        'method not allowed\n',
      )
      return
    }
    const asked = pathOf(request.url ?? '/')
    // A folder is its page: which of the two WPS asks for is not known.
    const path = asked?.endsWith('/') && this.files.has(`${asked}index.html`) ? `${asked}index.html` : asked
    const file = path === null ? undefined : this.files.get(path)
    if (path === null) send(request, response, 400, PLAIN_HEADERS, 'bad request\n')
    else if (path === '') send(request, response, 302, { ...PLAIN_HEADERS, Location: 'check.html' }, 'check.html\n')
    else if (path === 'health')
      send(request, response, 200, { ...PLAIN_HEADERS, 'Content-Type': 'application/json; charset=utf-8' }, this.health)
    else if (file) this.file(request, response, path, file)
    else send(request, response, 404, PLAIN_HEADERS, 'not found\n')
  }

  private file(request: IncomingMessage, response: ServerResponse, path: string, file: SiteFile): void {
    const { body, gzip, tag } = this.readyOf(path, file)
    const headers = { ...Object.fromEntries(file.headers), ETag: tag, Vary: 'Accept-Encoding' }
    if (hasTag(request.headers['if-none-match'], tag)) {
      send(request, response, 304, headers, '')
      return
    }
    const isZipped =
      gzip !== null && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(String(request.headers['accept-encoding'] ?? ''))
    const more = isZipped ? { 'Content-Encoding': 'gzip' } : {}
    send(request, response, 200, { ...headers, ...more, 'Content-Type': file.type }, isZipped ? gzip : body)
  }

  private readyOf(path: string, { content, type }: SiteFile): Ready {
    const known = this.ready.get(path)
    if (known) return known
    const body = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    const gzip = /^(?:text|application)\//.test(type) && body.length > 1024 ? gzipSync(body) : null
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
    const ready = { body, tag, gzip: gzip && gzip.length < body.length ? gzip : null }
    this.ready.set(path, ready)
    return ready
  }
}

/** The path an address asks for, without the first slash; null where it is no address. Only what is a file's very name finds a file. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''))
    // WPS puts a slash of its own behind the address of an add-in.
    return path.startsWith('/') && !path.includes('\0') ? path.replace(/\/{2,}/g, '/').slice(1) : null
  } catch {
    return null
  }
}

function hasTag(given: string | undefined, tag: string): boolean {
  return (given ?? '').split(',').some((one) => ['*', tag, `W/${tag}`].includes(one.trim()))
}

type Headers = { readonly [name: string]: string }

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Headers,
  body: string | Buffer,
): void {
  response.writeHead(
    status,
    status === 304 ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
  )
  response.end(request.method === 'HEAD' || status === 304 ? undefined : body)
}
