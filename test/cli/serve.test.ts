/** `kplint serve` over real sockets, with a certificate that is for tests only. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArgs } from '../../src/cli/args.js'
import { certificateFaults } from '../../src/cli/certificate.js'
import { main } from '../../src/cli/main.js'
import { serve } from '../../src/cli/serve.js'
import { startServer } from '../../src/cli/site-server.js'
import { installOffice, standInForDist } from './built-pages.js'
import { Playground } from './play.js'

const play = new Playground()
const root = join(import.meta.dirname, '..', '..')
const cert = join(import.meta.dirname, 'test-only.cert.pem')
const key = join(import.meta.dirname, 'test-only.key.pem')
const ca = readFileSync(cert)

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

interface Asked {
  readonly method?: string
  readonly headers?: { readonly [name: string]: string }
}

/** Asks for a path as it stands: nothing is made of `..` on the way. */
function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: Asked = {},
  isHttp = false,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: 'localhost', port, path, method, headers, ca, agent: false as const }
    const request = (isHttp ? httpRequest : httpsRequest)(options, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(pieces) }),
      )
    })
    request.on('error', reject)
    request.end()
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

interface Running {
  readonly port: number
  /** What it has written so far. */
  readonly out: () => string
  /** Stops it; gives the exit code. */
  readonly stop: () => Promise<number>
}

/** Runs `kplint serve` here until it is stopped. */
async function running(...more: string[]): Promise<Running> {
  const port = await freePort()
  const command = readArgs(['serve', '--port', String(port), ...more])
  if (command === 'version') throw new Error('no command')
  const controller = new AbortController()
  let out = ''
  let isUp = () => {}
  const up = new Promise<void>((resolve) => {
    isUp = resolve
  })
  const stream = {
    isTTY: false,
    columns: 80,
    write: (text: string) => {
      out += text
      isUp()
    },
  }
  const io = { cwd: play.folder, home: play.path('home'), env: {}, out: stream, err: stream }
  const ended = serve(command, io, 'zh', controller.signal)
  await Promise.race([up, ended])
  return {
    port,
    out: () => out,
    stop: () => {
      controller.abort()
      return ended
    },
  }
}

async function refused(args: readonly string[], cwd = play.folder): Promise<string> {
  let err = ''
  const stream = (write: (text: string) => void) => ({ isTTY: false, columns: 80, write })
  const io = { cwd, home: play.path('home'), env: {}, out: stream(() => {}), err: stream((text) => (err += text)) }
  expect(await main(['serve', ...args], io)).toBe(2)
  return err
}

let site: Running
beforeAll(async () => {
  standInForDist(play.path('home'))
  installOffice(play.folder)
  mkdirSync(play.path('某县'))
  writeFileSync(play.path('某县', 'pack.yaml'), 'title: 某县\n')
  site = await running('--cert', cert, '--key', key, '--pack', '某县', '--embed', 'https://office.example.gov.cn')
})
afterAll(async () => {
  expect(await site.stop()).toBe(0)
  play.remove()
})

describe('kplint serve', () => {
  it('says where what is', () => {
    const url = `https://localhost:${site.port}`
    expect(site.out()).toContain(`在 ${url} 运行，按 Ctrl+C 停止`)
    for (const path of ['check.html', 'manifest.xml', 'wps/publish.html', 'health'])
      expect(site.out()).toContain(`${url}/${path}\n`)
  })

  it.each<[path: string, type: string, holds: string]>([
    ['/pane.html', 'text/html; charset=utf-8', '<main id="pane">'],
    ['/check.html', 'text/html; charset=utf-8', '<script defer src="check.js">'],
    ['/unsupported.html', 'text/html; charset=utf-8', '这个版本太旧'],
    ['/worker.js', 'text/javascript; charset=utf-8', '脚本'],
    ['/pane.css', 'text/css; charset=utf-8', '{'],
    ['/icons/icon-32.png', 'image/png', 'PNG'],
    ['/manifest.xml', 'text/xml; charset=utf-8', 'xsi:type="TaskPaneApp"'],
    ['/packs.json', 'application/json; charset=utf-8', '某县'],
    ['/wps/ribbon.xml', 'text/xml; charset=utf-8', '项目校验'],
    ['/wps//ribbon.xml', 'text/xml; charset=utf-8', '项目校验'],
    ['/wps/index.html', 'text/html; charset=utf-8', 'main.js'],
    ['/pane.html?_host_Info=Excel$Win32$16.01$zh-CN', 'text/html; charset=utf-8', '<main id="pane">'],
  ])('%s', async (path, type, holds) => {
    const { status, headers, body } = await ask(site.port, path)
    expect([status, headers['content-type']]).toEqual([200, type])
    expect(body.toString()).toContain(holds)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/)
    expect(headers['content-length']).toBe(String(body.length))
    expect(headers['x-frame-options']).toBeUndefined()
  })

  it('lets nothing unsafe run, and the pane be shown by Excel for the web only', async () => {
    const policy = async (path: string) => String((await ask(site.port, path)).headers['content-security-policy'])
    for (const path of [
      '/pane.html',
      '/check.html',
      '/unsupported.html',
      '/wps/index.html',
      '/worker.js',
      '/packs.json',
    ])
      expect(await policy(path)).not.toMatch(/unsafe|\*(?![.\w])|http:/)
    expect(await policy('/pane.html')).toMatch(
      /frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com .* https:\/\/office\.example\.gov\.cn$/,
    )
    for (const path of ['/check.html', '/packs.json', '/worker.js', '/nothing'])
      expect(await policy(path)).toMatch(/frame-ancestors 'none'$/)
    // The page says the same of itself, for servers that give no headers.
    const inPage = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(
      (await ask(site.port, '/pane.html')).body.toString(),
    )
    expect(await policy('/pane.html')).toContain(inPage![1]!)
  })

  it('lets icons be kept and everything else be asked for anew', async () => {
    expect((await ask(site.port, '/icons/icon-16.png')).headers['cache-control']).toBe('public, max-age=86400')
    for (const path of ['/pane.html', '/pane.js', '/manifest.xml'])
      expect((await ask(site.port, path)).headers['cache-control']).toBe('no-cache')
    const { headers } = await ask(site.port, '/pane.js')
    const again = await ask(site.port, '/pane.js', { headers: { 'If-None-Match': String(headers.etag) } })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect(again.headers.etag).toBe(headers.etag)
  })

  it('packs what is asked for packed', async () => {
    const plain = await ask(site.port, '/pane.js')
    const packed = await ask(site.port, '/pane.js', { headers: { 'Accept-Encoding': 'br, gzip' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.body.length).toBeLessThan(plain.body.length / 4)
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    expect(packed.headers.vary).toBe('Accept-Encoding')
    expect(
      (await ask(site.port, '/pane.js', { headers: { 'Accept-Encoding': 'gzip;q=0' } })).headers['content-encoding'],
    ).toBeUndefined()
    expect(
      (await ask(site.port, '/icons/icon-80.png', { headers: { 'Accept-Encoding': 'gzip' } })).headers[
        'content-encoding'
      ],
    ).toBeUndefined()
  })

  it('answers HEAD without a body, and nothing but GET and HEAD', async () => {
    const head = await ask(site.port, '/pane.html', { method: 'HEAD' })
    const get = await ask(site.port, '/pane.html')
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await ask(site.port, '/pane.html', { method })
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
    }
  })

  it.each([
    '/../kplint.cjs',
    '/..%2fkplint.cjs',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/icons/../../home/pane/pane.js',
    '/..\\..\\etc\\passwd',
    '//etc/passwd',
    '/icons',
    '/icons/',
    '/PANE.HTML',
    '/pane.html/',
    '/__proto__',
    '/constructor',
    '/web.config',
    '/README.txt',
    '/某县/pack.yaml',
    '/office/office.js',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await ask(site.port, encodeURI(decodeURI(path)) === path ? path : encodeURI(path))
    expect([status, body.toString()]).toEqual([404, 'not found\n'])
  })

  it('answers what is no address, and what is no request, without falling over', async () => {
    expect((await ask(site.port, '/%')).status).toBe(400)
    expect((await ask(site.port, '/%00')).status).toBe(400)
    expect((await ask(site.port, '/%ff%fe')).status).toBe(400)
    await new Promise<void>((resolve) => {
      const socket = connect(site.port, '127.0.0.1', () => socket.end('nonsense\r\n\r\n'))
      socket.on('error', () => {})
      socket.on('close', () => resolve())
    })
    expect((await ask(site.port, '/health')).status).toBe(200)
  })

  it('tells how it is, and sends a visitor to the checker page', async () => {
    const { headers, body } = await ask(site.port, '/health')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(JSON.parse(body.toString())).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d/),
      packs: ['某县'],
    })
    const front = await ask(site.port, '/')
    expect([front.status, front.headers.location]).toEqual([302, 'check.html'])
    const [folder, page] = [await ask(site.port, '/wps/'), await ask(site.port, '/wps/index.html')]
    expect([folder.status, folder.body, folder.headers['content-security-policy']]).toEqual([
      200,
      page.body,
      page.headers['content-security-policy'],
    ])
    expect((await ask(site.port, '/icons/')).status).toBe(404)
  })

  it('serves its own office.js where that is wanted', async () => {
    const own = await running('--cert', cert, '--key', key, '--office-js', 'local')
    const { status, body } = await ask(own.port, '/office/office.js')
    expect(status).toBe(200)
    expect(body.equals(readFileSync(join(root, 'node_modules/@microsoft/office-js/dist/office.js')))).toBe(true)
    expect((await ask(own.port, '/office/AgaveErrorUX/index.html')).status).toBe(200)
    expect(await own.stop()).toBe(0)
    expect(own.out()).toMatch(/已停止\n$/)
  })

  it('serves the checker page alone without a certificate, on this computer', async () => {
    const plain = await running('--http')
    expect((await ask(plain.port, '/check.html', {}, true)).status).toBe(200)
    for (const path of ['/manifest.xml', '/wps/ribbon.xml', '/wps/index.html'])
      expect((await ask(plain.port, path, {}, true)).status, path).toBe(404)
    expect(plain.out()).not.toContain('manifest.xml')
    expect(await plain.stop()).toBe(0)
  })

  it('lets an answer under way finish when it is stopped', async () => {
    const content = randomBytes(16_000_000)
    const files = new Map([['big', { content, type: 'application/octet-stream', headers: [] }]])
    const server = await startServer(files, {}, { host: '127.0.0.1', port: 0, tls: null })
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest({ host: '127.0.0.1', port: server.port, path: '/big' }, resolve).on('error', reject).end()
    })
    const closed = server.close()
    const pieces: Buffer[] = []
    for await (const piece of response) pieces.push(piece as Buffer)
    expect(Buffer.concat(pieces).equals(content)).toBe(true)
    await closed
    await expect(ask(server.port, '/big', {}, true)).rejects.toThrow('ECONNREFUSED')
  })
})

describe('kplint serve says what is wrong', () => {
  it('no certificate: how to get one', async () => {
    const err = await refused([])
    expect(err).toContain('npm install office-addin-dev-certs')
    expect(err).toContain('openssl req -x509')
    expect(err).toContain('kplint serve --http')
    expect(err).not.toContain('↵')
  })

  it('uses office-addin-dev-certs where the user has it', async () => {
    const folder = play.path('app', 'node_modules', 'office-addin-dev-certs')
    mkdirSync(folder, { recursive: true })
    const write = (body: string) =>
      writeFileSync(join(folder, 'index.cjs'), `exports.getHttpsServerOptions = async () => ${body}\n`)
    writeFileSync(join(folder, 'package.json'), '{"name": "office-addin-dev-certs", "main": "index.cjs"}')
    // Made, but not one that can be used: the server is asked for it, and says so.
    write("({ cert: 'x', key: 'y' })")
    expect(await refused([], play.path('app'))).toContain('证书或私钥不能用（ERR_OSSL_')
  })

  it.each<[string[], string]>([
    [['--cert', cert], '--cert 和 --key 要一起给'],
    [['--cert', '没有.pem', '--key', key], '读不了“没有.pem”（ENOENT）'],
    [['--cert', key, '--key', cert], '证书或私钥不能用'],
    [['--port', '70000'], '“70000”不是端口'],
    [['--port', 'x'], '“x”不是端口'],
    [['--http', '--host', '0.0.0.0'], '不能和 --host 0.0.0.0 一起用'],
    [['--http', '--cert', cert], '不能和 --cert 一起用'],
    [['--http', '--host', 'localhost', '--base-url', 'https://a.cn'], '不能和 --base-url 一起用'],
    [['--cert', cert, '--key', key, '--host', '192.0.2.1'], '不能在 192.0.2.1:3000 上听（EADDRNOTAVAIL）'],
    [['--http', 'x'], '多余的参数“x”'],
  ])('%j', async (args, said) => {
    expect(await refused(args)).toContain(said)
  })

  it('a port that is taken', async () => {
    const { port } = site
    expect(await refused(['--cert', cert, '--key', key, '--port', String(port)])).toBe(
      `错误：端口 ${port} 已经有程序在用。请换一个：--port ${port + 1}\n`,
    )
  })
})

describe('kplint serve warns, and serves all the same', () => {
  const warned = async (...args: string[]): Promise<string> => {
    const server = await running('--cert', cert, '--key', key, ...args)
    expect(await server.stop()).toBe(0)
    return server.out()
  }

  it('of nothing where a certificate names the site', async () => {
    expect(await warned()).not.toContain('注意')
    expect(await warned('--base-url', 'https://127.0.0.1:3000')).not.toContain('注意')
  })

  it('of a certificate for another site', async () => {
    expect(await warned('--base-url', 'https://kplint.example.gov.cn')).toContain(
      '注意：证书里没有写“kplint.example.gov.cn”（subjectAltName），浏览器和 Excel 不会信任这个网站\n',
    )
  })

  it('of an address that other computers cannot open', async () => {
    expect(await warned('--host', '0.0.0.0')).toContain('注意：没有写 --base-url，网址是 https://localhost:')
    expect(await warned('--host', '0.0.0.0', '--base-url', 'https://localhost:3000')).not.toContain('注意')
  })

  it('of a certificate that has expired, or is not valid yet', () => {
    const said = (day: string) =>
      certificateFaults(ca, 'https://localhost:3000', new Date(`${day}T00:00:00Z`)).map(({ zh }) => zh)
    expect(said('2030-01-01')).toEqual([])
    expect(said('2199-01-01').join()).toMatch(/^证书 2126-10-29 已到期/)
    expect(said('2001-01-01').join()).toMatch(/^证书 20\d\d-\d\d-\d\d 才生效/)
    expect(certificateFaults('x', 'https://localhost:3000', new Date(0))).toEqual([])
  })
})

describe('the process', () => {
  const started: ChildProcess[] = []
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL')
  })

  it.skipIf(process.platform === 'win32')('ends with 0 when it is told to', async () => {
    const port = await freePort()
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
    writeFileSync(
      play.path('serve.mts'),
      `import { main } from ${JSON.stringify(join(root, 'src/cli/main.js'))}
const stream = (out: NodeJS.WriteStream) => ({ isTTY: false, columns: 80, write: (text: string) => void out.write(text) })
const io = { cwd: process.cwd(), home: ${JSON.stringify(play.path('home'))}, env: {}, out: stream(process.stdout), err: stream(process.stderr) }
process.exitCode = await main(process.argv.slice(2), io)
`,
    )
    const child = spawn(process.execPath, [tsx, play.path('serve.mts'), 'serve', '--http', '--port', String(port)], {
      cwd: play.folder,
    })
    started.push(child)
    let out = ''
    const up = new Promise<void>((resolve) => {
      child.stdout.on('data', (data) => {
        out += data
        if (out.includes('运行')) resolve()
      })
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    await Promise.race([up, ended])
    expect((await ask(port, '/health', {}, true)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(out).toMatch(/已停止\n$/)
  })
})
