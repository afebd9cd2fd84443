/** The program as its users have it: dist/kplint.cjs in a process of its own, and the package as npm would install it. */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, RIGHT, WRONG } from './play.js'

const root = join(import.meta.dirname, '..', '..')
const seed = '平陆县2025年15个重点推进项目.xlsx'
const play = new Playground()
const cli = play.path('kplint.cjs')

/** Nothing of ours or npm's in the environment. */
const env = { PATH: process.env.PATH ?? '', HOME: play.folder }

function run(args: readonly string[], program = cli) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: play.folder,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { code: status, out: stdout, err: stderr }
}

beforeAll(async () => {
  // `npm start -- --help` builds what is stale.
  const built = spawnSync(process.execPath, [join(root, 'start.mjs'), '--help'], { cwd: root, env, encoding: 'utf8' })
  expect(built.stderr).not.toContain('failed')
  expect(built.stdout).toContain('kplint check')
  // One file is the whole program: it runs where nothing else is.
  copyFileSync(join(root, 'dist', 'kplint.cjs'), cli)
  copyFileSync(join(root, 'seeds', seed), play.path(seed))
  await play.draw('对.xlsx', RIGHT)
  await play.draw('错.xlsx', WRONG)
  await play.draw('恶.xlsx', WRONG.replace('甲园区', "'\u001b[2J\u202e::error::##[error]甲园区"))
  const rows = Array.from({ length: 3000 }, (_, i) => `${i + 1} | 项目${i} | 县水利局 | 续建 | 5000 | 800`).join('\n')
  await play.draw('大.xlsx', `序号 | 项目名称 | 责任单位 | 建设性质 | 总投资（万元） | 年度计划（万元）\n${rows}\n`)
}, 300_000)
afterAll(() => play.remove())

describe('the built program', () => {
  it('is an executable script', () => {
    expect(readFileSync(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(run(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('passes on the licences of the packages it holds', () => {
    const notices = readFileSync(join(root, 'dist', 'THIRD-PARTY.txt'), 'utf8')
    for (const name of ['yaml', 're2js', '@marcbachmann/cel-js', 'csv-parse', 'numfmt', 'exceljs'])
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|ISC)\\)$`, 'm'))
    expect(notices).toContain('Permission')
  })

  it('gives 0, 1 and 2', () => {
    expect(run(['check', '对.xlsx']).code).toBe(0)
    expect(run(['check', '错.xlsx']).code).toBe(1)
    expect(run(['check', '没有.xlsx', '错.xlsx']).code).toBe(2)
    expect(run(['chek']).code).toBe(2)
  })

  it('knows the pack it comes with, and says the same from run to run', () => {
    const args = ['check', seed, '--pack', 'pinglu', '--period', '2025-04']
    const first = run(args)
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toContain('检查了 1 张表、15 个项目')
    expect(first.out).toContain('必须改 0')
    expect(run(args)).toEqual(first)
    const json = [...args, '--format', 'json']
    expect(run(json)).toEqual(run(json))
  })

  it('takes a configuration', () => {
    mkdirSync(play.path('配置'))
    writeFileSync(play.path('配置/kplint.config.yaml'), 'packs: [pinglu]\nfiles: [../错.xlsx]\n')
    expect(run(['check', '--config', '配置/kplint.config.yaml']).code).toBe(1)
  })

  it('lets nothing from a cell act on a terminal or a build server', () => {
    const { out } = run(['check', '恶.xlsx'])
    expect(out).toMatch(/<U\+202E>::error::# #\[error\]甲园区/)
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|^\s*::|##\[/m)
  })

  it('ends without a word when whoever reads has seen enough', async () => {
    const child = spawn(process.execPath, [cli, 'cells', '大.xlsx'], { cwd: play.folder, env })
    let err = ''
    child.stderr.on('data', (data) => {
      err += data
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, err]).toEqual([2, ''])
  })

  it('writes all of a large report into a pipe', () => {
    const { out, code } = run(['cells', '大.xlsx'])
    expect(code).toBe(0)
    expect(JSON.parse(out).sheets[0].cells).toHaveLength(3001 * 6)
  })

  it.skipIf(process.platform === 'win32')('does not wait at a pipe that nobody writes to', () => {
    spawnSync('mkfifo', [play.path('管道.xlsx')])
    for (const args of [
      ['check', '管道.xlsx'],
      ['cells', '管道.xlsx'],
      ['fix', '管道.xlsx', '-o', 'x.xlsx'],
    ]) {
      const { code, out, err } = run(args)
      expect(code).toBe(2)
      expect(out + err).toContain('这不是普通文件')
    }
  })
})

describe('npm start', () => {
  it('ends with 0 when the check ran, whatever it found, and with 2 when something could not be checked', () => {
    const start = join(root, 'start.mjs')
    const tour = run([], start)
    expect([tour.code, tour.err]).toEqual([0, ''])
    expect(tour.out).toContain(seed)
    // What it tells the reader to run can be run there; the README shows what it prints.
    expect(tour.out).toMatch(/node dist[/\\]kplint\.cjs fix seeds/)
    const [, shown] = /```\n(seeds\/[^`]+)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))!
    const lines = shown!.split('\n').filter((line) => line.trim() !== '…')
    expect(lines.filter((line) => !tour.out.split('\n').includes(line))).toEqual([])
    expect(run(['错.xlsx'], start).code).toBe(0)
    expect(run(['没有.xlsx'], start).code).toBe(2)
  })
})

describe('the package', () => {
  it('installs alone and holds the engine, the rules, the reader and file access', () => {
    const npm = (args: readonly string[], cwd: string) =>
      spawnSync('npm', [...args], { cwd, encoding: 'utf8', shell: process.platform === 'win32', timeout: 120_000 })
    if (!readdirSync(join(root, 'dist')).includes('index.js'))
      spawnSync(process.execPath, [join(root, 'build.mjs')], { cwd: root })
    const app = play.path('app')
    mkdirSync(app)
    npm(['pack', '--ignore-scripts', '--pack-destination', app], root)
    const tarball = readdirSync(app).find((name) => name.endsWith('.tgz'))!
    writeFileSync(join(app, 'package.json'), '{"private": true, "type": "module"}')
    const installed = npm(['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], app)
    expect(installed.status, installed.stderr).toBe(0)
    expect(readdirSync(join(app, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['kplint'])
    writeFileSync(
      join(app, 'use.js'),
      `
import { lint, makeRuleset } from 'kplint'
import { fields, rules, tables } from 'kplint/rules'
import { readFile } from 'kplint/file'
import { ReadError } from 'kplint/ooxml'
const workbook = await readFile(process.argv[2])
const { diagnostics } = lint(workbook, makeRuleset({ fields, kinds: tables }, rules, []))
const error = await readFile('没有.xlsx').catch((error) => error)
console.log(diagnostics.map(({ rule }) => rule).join(), error instanceof ReadError)
`,
    )
    const used = spawnSync(process.execPath, ['use.js', play.path('错.xlsx')], { cwd: app, encoding: 'utf8' })
    expect(used.stderr).toBe('')
    expect(used.stdout).toMatch(/invest-plan-exceeds-total.* true\n$/)
    const program = join(app, 'node_modules', 'kplint', 'dist', 'kplint.cjs')
    expect(run(['check', '错.xlsx'], program).code).toBe(1)
  })
})
