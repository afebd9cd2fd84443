/** The package: packed, installed into an empty folder without network, run by the name it installs; and the one file by itself. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, RIGHT, WRONG } from '../cli/play.js'
import { type Installed, install, root } from './installed.js'

const play = new Playground()
let made: Installed
beforeAll(async () => {
  made = install(play.folder)
  await play.draw('对.xlsx', RIGHT)
  await play.draw('错.xlsx', WRONG)
}, 600_000)
afterAll(() => play.remove())

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies?: object
  readonly peerDependencies?: { readonly [name: string]: string }
  readonly peerDependenciesMeta?: { readonly [name: string]: { readonly optional?: boolean } }
  readonly exports: { readonly [path: string]: string | { readonly [condition: string]: string } }
}

/** What the program is made of, as src/cli/boot.ts finds it. */
function partsOf(program: string): { readonly name: string; readonly isPacked: boolean; readonly text: string }[] {
  const bytes = readFileSync(program)
  const [, list] = /^const PARTS=(\{.*\});boot\(\)$/m.exec(bytes.toString('latin1'))!
  const places = JSON.parse(list!) as { readonly [name: string]: readonly [number, number, number | null] }
  return Object.entries(places).map(([name, [start, end, line]]) => {
    const text = bytes.toString('latin1', bytes.length - start, bytes.length - end)
    const isPacked = line === null
    return { name, isPacked, text: isPacked ? inflateRawSync(Buffer.from(text, 'base64')).toString('latin1') : text }
  })
}

describe('the package', () => {
  it('needs nothing else to run', () => {
    expect(manifest.dependencies).toBeUndefined()
    for (const name of Object.keys(manifest.peerDependencies ?? {}))
      expect(manifest.peerDependenciesMeta?.[name]?.optional).toBe(true)
    expect(readdirSync(join(made.app, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['kplint'])
  })

  it('holds what it names and what people look up, and nothing of the workshop', () => {
    const { stdout } = spawnSync('tar', ['-tzf', made.tarball], { encoding: 'utf8' })
    const files = stdout.split('\n').map((path) => path.replace(/^package\//, ''))
    const named = Object.values(manifest.exports).flatMap((one) =>
      typeof one === 'string' ? [one] : Object.values(one),
    )
    for (const path of named) expect(files).toContain(path.replace(/^\.\//, ''))
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'dist/kplint.cjs',
        'dist/exceljs.cjs',
        'dist/THIRD-PARTY.txt',
        'dist/pane/check.html',
        'kplint.schema.json',
        'report.schema.json',
        'rules/pack.schema.json',
      ]),
    )
    // office.js may not be handed on by a package.
    for (const path of files)
      expect(path).not.toMatch(/\.map$|(?<!\.d)\.ts$|^(?:src|test|bench|seeds|node_modules|dist\/office)\//)
  })

  it('says nothing of the computer it was made on', () => {
    const dist = join(made.app, 'node_modules', 'kplint', 'dist')
    for (const name of readdirSync(dist).filter((one) => /\.(?:cjs|js)$/.test(one)))
      expect(readFileSync(join(dist, name), 'utf8').includes(root), name).toBe(false)
    // What few runs need is packed in it.
    const parts = partsOf(join(dist, 'kplint.cjs'))
    expect(parts.filter(({ isPacked }) => isPacked).length).toBeGreaterThan(5)
    for (const { name, text } of parts) {
      expect(text, name).toMatch(/^\(function\(exports,require,module/)
      expect(text.includes(root), name).toBe(false)
    }
  })
})

describe('kplint, installed without network', () => {
  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, [...args], {
      cwd: play.folder,
      env: made.env,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })

  it('fails on a bad workbook and passes on a good one', () => {
    expect(run('kplint', ['check', '错.xlsx'])).toMatchObject({ status: 1, stdout: expect.stringContaining('必须改') })
    expect(run('kplint', ['check', '对.xlsx'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('没有发现问题'),
    })
    expect(run('kplint', ['check', '没有.xlsx']).status).toBe(2)
  })

  it('is what npx runs', () => {
    const npx = (file: string) => {
      const args = ['--offline', '--no-install', '--prefix', made.app, 'kplint', 'check', join(play.folder, file)]
      return spawnSync('npx', args, {
        cwd: made.app,
        env: made.env,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      })
    }
    expect(npx('错.xlsx')).toMatchObject({ status: 1, stdout: expect.stringContaining('必须改') })
    expect(npx('对.xlsx').status).toBe(0)
  })

  it('writes every format', () => {
    const { stdout } = run('kplint', ['help', 'check'])
    const formats = /--format .*?：([\w、]+)；/.exec(stdout)![1]!.split('、')
    expect(formats).toEqual(
      expect.arrayContaining([
        'text',
        'json',
        'html',
        'xlsx',
        'csv',
        'markdown',
        'sarif',
        'junit',
        'github',
        'gitlab',
        'checkstyle',
      ]),
    )
    const args = formats.map((name) => `--format=${name}=${play.path(`报告.${name}`)}`)
    expect(run('kplint', ['check', '错.xlsx', ...args])).toMatchObject({ status: 1, stderr: '' })
    for (const name of formats) expect(readFileSync(play.path(`报告.${name}`)).length).toBeGreaterThan(100)
  })
})

describe('dist/kplint.cjs by itself', () => {
  it('runs where nothing else is, with only Node', () => {
    const folder = play.path('别处')
    mkdirSync(folder)
    copyFileSync(join(made.app, 'node_modules', 'kplint', 'dist', 'kplint.cjs'), join(folder, 'kplint.cjs'))
    for (const name of ['对.xlsx', '错.xlsx']) copyFileSync(play.path(name), join(folder, name))
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, ['kplint.cjs', ...args], {
        cwd: folder,
        env: { PATH: dirname(process.execPath) },
        encoding: 'utf8',
      })
    expect(run('check', '错.xlsx').status).toBe(1)
    expect(run('check', '对.xlsx').status).toBe(0)
    expect(
      run('check', '对.xlsx', '错.xlsx', '--format', 'sarif=报告.sarif', '--format', 'html=报告.html').status,
    ).toBe(1)
    expect(JSON.parse(readFileSync(join(folder, '报告.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(run('init', '--ci', 'github').status).toBe(0)
  })
})
