/** `kplint serve`: the site of the add-in and the checker page, from the built files. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type SiteFile, siteFiles } from '../addin/site.js'
import type { Lang } from '../core/index.js'
import type { Command, Options } from './args.js'
import { certificateFaults } from './certificate.js'
import { importModule } from './import-module.js'
import { codeOf, type Io } from './io.js'
import { baseUrlOf, builtFiles, siteOptions } from './site-options.js'
import { type Listening, type SiteServer, startServer } from './site-server.js'
import { version } from './version.generated.js'
import { refuse, tell } from './words.js'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
const MAX_PORT = 65_535

/** Serves until the process is told to stop (SIGINT, SIGTERM), or `stop` says so. */
export async function serve({ paths, options }: Command, io: Io, lang: Lang, stop?: AbortSignal): Promise<number> {
  if (paths[0] !== undefined) refuse('too-many', { name: paths[0] })
  const isHttp = options.has('http')
  const { host, port } = placeOf(options, isHttp)
  const typed = options.value('base-url')
  const chosen = await siteOptions(typed === undefined ? `https://localhost:${port}` : baseUrlOf(typed), options, io)
  const built = builtFiles(chosen.officeJs, io)
  const tls = isHttp ? null : await tlsOf(options, io)
  if (tls === 'none') return sayHowToGetOne(io, lang)
  const health = { status: 'ok', version, packs: chosen.packs.map(({ id }) => id) }
  const server = await listen(isHttp ? checkerOnly(siteFiles(built, chosen)) : siteFiles(built, chosen), health, {
    host,
    port,
    tls,
  })
  const url = typed === undefined ? `${isHttp ? 'http' : 'https'}://localhost:${server.port}` : chosen.baseUrl
  const doubts = tls ? certificateFaults(tls.cert, url, new Date()) : []
  if (typed === undefined && !LOOPBACK.includes(host)) doubts.push(tell('serve-localhost', { url }))
  for (const doubt of doubts) await io.err.write(`${tell('doubt')[lang]}${doubt[lang]}\n`)
  await io.out.write(`${[tell('serve-at', { url })[lang], ...places(url, isHttp, lang)].join('\n')}\n`)
  await (stop ? aborted(stop) : signalled())
  await server.close()
  await io.out.write(`${tell('serve-stopped')[lang]}\n`)
  return 0
}

function placeOf(options: Options, isHttp: boolean): { readonly host: string; readonly port: number } {
  const typed = options.value('port') ?? '3000'
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN
  if (!(port >= 1 && port <= MAX_PORT)) refuse('serve-port', { value: typed })
  const host = options.value('host') ?? LOOPBACK[0]!
  if (isHttp && !LOOPBACK.includes(host)) refuse('serve-http', { name: `--host ${host}` })
  const other = isHttp ? ['cert', 'key', 'base-url'].find((name) => options.has(name)) : undefined
  if (other !== undefined) refuse('serve-http', { name: `--${other}` })
  return { host, port }
}

/** Without https neither Excel nor WPS would take the site: it is not offered to them. */
function checkerOnly(files: ReadonlyMap<string, SiteFile>): ReadonlyMap<string, SiteFile> {
  return new Map([...files].filter(([path]) => path !== 'manifest.xml' && !/^(?:wps|office)\//.test(path)))
}

function places(url: string, isHttp: boolean, lang: Lang): string[] {
  const lines = [
    ['serve-check', 'check.html'],
    ...(isHttp ? [] : [['serve-manifest', 'manifest.xml'] as const, ['serve-wps', 'wps/publish.html'] as const]),
    ['serve-health', 'health'],
  ] as const
  return lines.map(([key, path]) => `  ${tell(key)[lang]}  ${url}/${path}`)
}

async function listen(files: ReadonlyMap<string, SiteFile>, health: object, listening: Listening): Promise<SiteServer> {
  const { host, port } = listening
  try {
    return await startServer(files, health, listening)
  } catch (error) {
    const detail = codeOf(error)
    if (detail === 'EADDRINUSE') refuse('serve-in-use', { port, other: port === MAX_PORT ? 3000 : port + 1 })
    // What OpenSSL says of a certificate or key.
    if (/^ERR_(?:OSSL|SSL|TLS|CRYPTO|INVALID)/.test(detail)) refuse('serve-cert', { detail })
    return refuse('serve-listen', { host, port, detail })
  }
}

type Tls = NonNullable<Listening['tls']>

/** `none`: no certificate was given and nothing makes one. */
async function tlsOf(options: Options, io: Io): Promise<Tls | 'none'> {
  const [cert, key] = [options.value('cert'), options.value('key')]
  if (cert !== undefined && key !== undefined) return { cert: readPem(cert, io), key: readPem(key, io) }
  if (cert !== undefined || key !== undefined) refuse('serve-pair')
  return developmentTls(io)
}

function readPem(name: string, { cwd }: Io): Buffer {
  try {
    return readFileSync(resolve(cwd, name))
  } catch (error) {
    return refuse('unreadable', { name, detail: codeOf(error) })
  }
}

/**
 * A certificate for this computer by office-addin-dev-certs, where the user has installed it: it makes one and has the system trust it,
 * which is not ours to do unasked.
 */
async function developmentTls({ cwd }: Io): Promise<Tls | 'none'> {
  const file = find('office-addin-dev-certs', cwd)
  if (file === null) return 'none'
  try {
    const module = (await importModule(pathToFileURL(file).href)) as {
      readonly getHttpsServerOptions?: () => Promise<Tls>
      readonly default?: { readonly getHttpsServerOptions?: () => Promise<Tls> }
    }
    const make = module.getHttpsServerOptions ?? module.default?.getHttpsServerOptions
    const { cert, key } = await make!()
    return { cert, key }
  } catch (error) {
    return refuse('serve-dev-cert', { detail: (error instanceof Error ? error.message : String(error)).slice(0, 200) })
  }
}

const OPENSSL =
  'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout key.pem -out cert.pem'

async function sayHowToGetOne({ err }: Io, lang: Lang): Promise<number> {
  const ways = [
    tell('serve-cert-tool', { command: 'npm install office-addin-dev-certs' }),
    tell('serve-cert-openssl', { command: OPENSSL }),
    tell('serve-cert-http', { command: 'kplint serve --http' }),
  ]
  await err.write(`${tell('error')[lang]}${tell('serve-no-cert')[lang]}\n`)
  for (const way of ways) await err.write(`  ${way[lang].replace('\n', '\n      ')}\n`)
  return 2
}

function find(name: string, cwd: string): string | null {
  try {
    return createRequire(join(cwd, 'package.json')).resolve(name)
  } catch {
    return null
  }
}

/** Waits until the system says that it is enough. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    const names = ['SIGINT', 'SIGTERM'] as const
    const end = () => {
      for (const name of names) process.off(name, end)
      resolve()
    }
    for (const name of names) process.on(name, end)
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
