/** `kplint site` and `kplint manifest`: what an administrator puts on a server. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkManifest } from '../../src/addin/check-manifest.js'
import officeFiles from '../../src/addin/office-files.json' with { type: 'json' }
import { readXml } from '../../src/addin/xml.js'
import { main } from '../../src/cli/main.js'
import { withOffered } from '../../src/pane/packs.js'
import { installOffice, standInForDist } from './built-pages.js'
import { Playground, type Ran } from './play.js'

const play = new Playground()
const root = join(import.meta.dirname, '..', '..')
let home: string

beforeAll(() => {
  home = standInForDist(play.path('home'))
  installOffice(play.folder)
  mkdirSync(play.path('某市'))
  mkdirSync(play.path('某县'))
  writeFileSync(play.path('某市', 'pack.yaml'), 'title: 某市\nextends: [pinglu]\n')
  writeFileSync(play.path('某县', 'pack.yaml'), 'title: 某县 # 县\nextends: [../某市]\nrosters: { units: units.csv }\n')
  writeFileSync(play.path('某县', 'units.csv'), '名称\n县水利局\n')
})
afterAll(() => play.remove())

async function run(args: readonly string[], below: { readonly home?: string } = { home }): Promise<Ran> {
  const written = { out: '', err: '' }
  const stream = (key: 'out' | 'err') => ({
    isTTY: false,
    columns: 80,
    write: (text: string) => {
      written[key] += text
    },
  })
  const code = await main(args, { cwd: play.folder, env: {}, out: stream('out'), err: stream('err'), ...below })
  return { code, ...written }
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

const text = (...names: string[]) => readFileSync(play.path(...names), 'utf8')
const base = ['--base-url', 'https://kplint.example.gov.cn/']

describe('kplint site', () => {
  it('writes pages, manifest, WPS files and settings of servers, with nothing left to fill in', async () => {
    const { code, out, err } = await run(['site', ...base, '--pack', './某县', '-o', '网站'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^网站已写在 网站，\d+ 个文件/)
    const paths = pathsIn(play.path('网站'))
    expect(paths).toEqual(
      expect.arrayContaining(['check.html', 'icons/icon-80.png', 'manifest.xml', 'nginx.conf.example']),
    )
    expect(paths).toEqual(
      expect.arrayContaining(['packs.json', 'pane.html', 'web.config', 'worker.js', 'wps/ribbon.xml']),
    )
    expect(paths.filter((path) => path.startsWith('office/'))).toEqual([])
    expect(checkManifest(text('网站', 'manifest.xml'))).toEqual([])
    for (const path of paths.filter((one) => /\.(?:xml|html|config|example|txt|json)$/.test(one)))
      expect(text('网站', path), path).not.toMatch(/undefined|\[object|localhost|NaN/)
    for (const path of ['web.config', 'wps/ribbon.xml', 'wps/jsplugins.xml']) readXml(text('网站', path))
    // The folder WPS is given, `wps/`, is its page; the site's own is the checker page.
    expect(text('网站', 'nginx.conf.example')).toContain('index check.html index.html;')
    expect(text('网站', 'web.config')).toMatch(/<add value="check.html"\/>\s*<add value="index.html"\/>/)
  })

  it('offers packs with those they build on, by short names and without a path of this computer', () => {
    const written = text('网站', 'packs.json')
    expect(written).not.toContain(play.folder)
    const packs = JSON.parse(written) as { readonly id: string; readonly files: { readonly [name: string]: string } }[]
    expect(packs.map(({ id }) => id)).toEqual(['某市', '某县'])
    expect(packs[1]!.files['pack.yaml']).toMatch(/extends: \[\s*某市\s*\]/)
    expect(packs[1]!.files['pack.yaml']).toContain('# 县')
    expect(packs[1]!.files['units.csv']).toBe('名称\n县水利局\n')
    // The page takes them as they are.
    expect(withOffered(packs).map(({ id }) => id)).toEqual(['pinglu', '某市', '某县'])
  })

  it('has the pane take office.js from where it is said, and lets it load nothing else', async () => {
    const chosen = async (...officeJs: string[]) => {
      rmSync(play.path('选'), { recursive: true, force: true })
      expect((await run(['site', ...base, ...officeJs, '-o', '选'])).code).toBe(0)
      const pane = text('选', 'pane.html')
      return {
        url: /<meta\s+name="kplint-office-js"\s+content="([^"]*)"/.exec(pane)?.[1],
        scripts: /script-src ([^;"]*)/.exec(pane)?.[1],
        others: /data-local/.test(pane),
      }
    }
    const [cdn, cn] = ['https://appsforoffice.microsoft.com', 'https://appsforoffice.cdn.partner.office365.cn']
    expect(await chosen()).toEqual({
      url: `${cdn}/lib/1/hosted/office.js`,
      scripts: `'self' ${cdn} ${cn}`,
      others: true,
    })
    expect(await chosen('--office-js', 'cdn')).toMatchObject({ scripts: `'self' ${cdn}`, others: false })
    expect(await chosen('--office-js', '21vianet')).toEqual({
      url: `${cn}/appsforoffice/lib/1/hosted/office.js`,
      scripts: `'self' ${cn}`,
      others: false,
    })
    expect(await chosen('--office-js', 'local')).toEqual({ url: 'office/office.js', scripts: "'self'", others: false })
  })

  it('passes office.js on unmodified, exactly the files that are needed', () => {
    const installed = join(root, 'node_modules', '@microsoft', 'office-js', 'dist')
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
    for (const [path, source] of Object.entries(officeFiles))
      expect(hash(play.path('选', 'office', path)), path).toBe(hash(join(installed, source)))
    const written = pathsIn(play.path('选', 'office'))
    expect(written).toEqual(Object.keys(officeFiles).sort())
    expect(written).toEqual(expect.arrayContaining(['excel-win32-16.01.js', 'office.js', 'zh-cn/office_strings.js']))
  })

  it('writes over nothing unless told to', async () => {
    writeFileSync(play.path('网站', 'check.html'), '旧的')
    const refused = await run(['site', ...base, '-o', '网站'])
    expect([refused.code, refused.err]).toEqual([
      2,
      '错误：文件夹“网站”不是空的，什么都没有写。请换一个，或加 --force\n',
    ])
    expect(text('网站', 'check.html')).toBe('旧的')
    writeFileSync(play.path('网站', '自己的.txt'), '留着')
    expect((await run(['site', ...base, '-o', '网站', '--force'])).code).toBe(0)
    expect(text('网站', 'check.html')).toContain('<!doctype html>')
    expect(text('网站', '自己的.txt')).toBe('留着')
  })

  it('gives other servers the headers kplint serve gives', () => {
    const iis = readXml(text('网站', 'web.config'))
    const pane = iis.children.find((one) => one.attributes.get('path') === 'pane.html')!
    const add = JSON.stringify(pane, (_, value) => (value instanceof Map ? [...value] : value))
    expect(add).toContain('frame-ancestors')
    expect(add).toContain('https://*.officeapps.live.com')
    const nginx = text('网站', 'nginx.conf.example')
    expect(nginx).toMatch(/^ {2}"\/pane\.html" "default-src 'none'; .*frame-ancestors 'self' https:\/\/\*\.officeapps/m)
    expect(nginx).toMatch(/^ {2}"\/check\.html" ".*frame-ancestors 'none'";$/m)
    expect(nginx).toContain('server_name kplint.example.gov.cn;')
    expect(nginx.split('{').length).toBe(nginx.split('}').length)
  })

  it.each<[string[], string]>([
    [['site', '-o', 'x'], '没有说网站的网址'],
    [['site', ...base], '没有说写到哪个文件夹'],
    [['site', '--base-url', 'http://a.cn', '-o', 'x'], '应为 https:// 开头'],
    [['site', '--base-url', 'https://a.cn/?x=1', '-o', 'x'], '应为 https:// 开头'],
    [['site', '--base-url', 'https://u:p@a.cn', '-o', 'x'], '应为 https:// 开头'],
    [['site', '--base-url', 'a.cn', '-o', 'x'], '应为 https:// 开头'],
    [['site', ...base, '-o', 'x', '--embed', 'https://a.cn; script-src *'], '应为网站的地址'],
    [['site', ...base, '-o', 'x', '--id', '7'], '不是 GUID'],
    [['site', ...base, '-o', 'x', '--pack', '没有'], '没有'],
    [['site', ...base, '-o', 'x', '--office-js', 'bing'], '--office-js'],
    [['site', ...base, '-o', 'home/pane/pane.js'], 'ENOTDIR'],
    [['site', ...base, '-o', 'x', 'y'], '多余的参数“y”'],
  ])('%j is refused', async (args, said) => {
    const { code, err } = await run(args)
    expect(code).toBe(2)
    expect(err).toContain(said)
  })

  it('says what is missing where the pages are not beside the program', async () => {
    for (const below of [{}, { home: play.path('某县') }]) {
      const { code, err } = await run(['site', ...base, '-o', 'x'], below)
      expect([code, err]).toEqual([2, expect.stringContaining('程序旁边没有网页')])
    }
  })
})

describe('kplint manifest', () => {
  it('prints or writes one that its own check finds nothing wrong with', async () => {
    const printed = await run(['manifest', ...base], {})
    expect([printed.code, printed.err]).toEqual([0, ''])
    expect(checkManifest(printed.out)).toEqual([])
    expect(await run(['manifest', ...base, '-o', 'm.xml'])).toEqual({ code: 0, out: '清单已写入 m.xml\n', err: '' })
    expect(text('m.xml')).toBe(printed.out)
    expect(await run(['manifest', '--check', 'm.xml'])).toEqual({ code: 0, out: '清单没有毛病\n', err: '' })
  })

  it('keeps the id of an address, and has another for another address', async () => {
    const idOf = async (...args: string[]) => /<Id>(.*)<\/Id>/.exec((await run(['manifest', ...args])).out)?.[1]
    // As Python's uuid.uuid5(uuid.NAMESPACE_URL, …) has it.
    expect(await idOf(...base)).toBe('63318b2c-32cb-5d93-85b2-297dddea9a35')
    expect(await idOf('--base-url', 'https://kplint.example.gov.cn')).toBe(await idOf(...base))
    expect(await idOf('--base-url', 'https://kplint.example.gov.cn/b')).not.toBe(await idOf(...base))
    expect(await idOf(...base, '--id', '7F0C9D2A-5B1E-4E39-9A44-3D6A8C1F2B70')).toBe(
      '7f0c9d2a-5b1e-4e39-9a44-3d6a8c1f2b70',
    )
    expect(text('m.xml')).toContain(`<Id>${await idOf(...base)}</Id>`)
  })

  it('tells the pane where office.js is, where that is said', async () => {
    const { out } = await run(['manifest', ...base, '--office-js', 'local'])
    expect(out.match(/pane\.html[^"]*/g)).toEqual(['pane.html?office-js=local', 'pane.html?office-js=local'])
    expect((await run(['manifest', ...base])).out).not.toContain('office-js')
  })

  it('checks: what is wrong with its line, exit code 1 for errors only', async () => {
    const good = text('m.xml')
    writeFileSync(play.path('坏.xml'), good.replace(/<Id>.*<\/Id>/, '<Id>x\u001b[2J</Id>').replace('TabHome', 'TabHom'))
    const wrong = await run(['manifest', '--check', '坏.xml'])
    expect(wrong.code).toBe(1)
    expect(wrong.out.split('\n')[0]).toMatch(/^坏\.xml:3 {2}错误 {2}Id 应为 GUID/)
    expect(wrong.out).toContain('TabHom')
    expect(wrong.out).not.toContain('\u001b')
    writeFileSync(play.path('怪.xml'), good.replace(/\n.*<bt:Override Locale="en-US" Value="Key projects"\/>/, ''))
    const odd = await run(['manifest', '--check', '怪.xml', '--lang', 'en'])
    expect([odd.code, odd.out]).toEqual([
      0,
      expect.stringMatching(/^怪\.xml:\d+ {2}warning {2}“Group\.Label” has no text for en-US/),
    ])
    // Our own icons lie beside the program: their sizes are looked at.
    writeFileSync(play.path('小.xml'), good.replace('icons/icon-80.png', 'icons/icon-16.png'))
    expect((await run(['manifest', '--check', '小.xml'])).out).toContain('16×16，应为 80×80')
    writeFileSync(play.path('只读.xml'), good.replace('ReadWriteDocument', 'ReadDocument'))
    expect((await run(['manifest', '--check', '只读.xml'])).out).toContain('错误  Permissions 不能是“ReadDocument”')
  })

  it.each([
    ['ANSI', [0xd6, 0xd8]],
    ['UTF-16', [0xff, 0xfe, 0x3c, 0x00]],
  ])('says of one saved as %s that it is not UTF-8', async (_, begin) => {
    writeFileSync(play.path('编码.xml'), Buffer.concat([Buffer.from(begin), Buffer.from(text('m.xml'))]))
    const wrong = await run(['manifest', '--check', '编码.xml'])
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringMatching(/^编码\.xml:1 {2}错误 {2}不是 UTF-8 编码。/)])
  })

  it.each<[string[], string]>([
    [['manifest'], '没有说写哪个网站的清单'],
    [['manifest', '--check', '没有.xml'], '读不了“没有.xml”（ENOENT）'],
    [['manifest', '--check', '某县'], '读不了“某县”（EISDIR）'],
    [['manifest', '--check', 'm.xml', ...base], '--check 不能和 --base-url 一起用'],
    [['manifest', ...base, '-o', '没有/m.xml'], '写不了'],
  ])('%j is refused', async (args, said) => {
    const { code, err } = await run(args)
    expect(code).toBe(2)
    expect(err).toContain(said)
  })
})
