/** A program that is ended before it is done leaves nothing of its own behind, and everything of others as it was. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Breath } from '../../src/cli/breath.js'
import { Playground, RIGHT, UNTIDY } from './play.js'

const root = join(import.meta.dirname, '..', '..')
const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href
const play = new Playground()
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  play.remove()
})
beforeEach(() => {
  rmSync(play.folder, { recursive: true, force: true })
  mkdirSync(play.path('临时'), { recursive: true })
})

/** A program in a process of its own, run from its source; `ended` gives how it ended. */
function start(file: string, ...args: string[]) {
  const env = { PATH: process.env.PATH ?? '', TMPDIR: play.path('临时'), TEMP: play.path('临时') }
  const child = spawn(process.execPath, ['--import', tsx, file, ...args], { cwd: play.folder, env })
  running.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (data) => (said.out += data))
  child.stderr.on('data', (data) => (said.err += data))
  const ended = new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...said }))
  })
  return { child, said, ended }
}
const kplint = (...args: string[]) => start(join(root, 'src', 'cli', 'bin.ts'), ...args)

/** The first file in the folder, or the one below it, that is called so, as soon as it is there. */
async function appears(name: RegExp, below = ''): Promise<void> {
  while (!readdirSync(play.path(below)).some((one) => name.test(one)))
    await new Promise((resolve) => setTimeout(resolve, 1))
}

const spools = () => readdirSync(play.path('临时')).filter((name) => name.startsWith('kplint-'))

/** Rows enough to be busy with for a while. */
function much(): string {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i + 1},项目${i},县水利局,5000,${i % 9000}`)
  return `序号,项目名称,责任单位,总投资,年度计划投资\n${rows.join('\n')}\n`
}

describe.skipIf(process.platform === 'win32')('ended by a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s leaves no workbook of standard input behind', async (signal) => {
    const { child, ended } = kplint('check', '--stdin')
    child.stdin.write('PK')
    await appears(/^kplint-/, '临时')
    child.kill(signal)
    expect(await ended).toEqual({ code: null, signal, out: '', err: '' })
    expect(spools()).toEqual([])
  })

  it('leaves no half of a report, and the report that was there', async () => {
    writeFileSync(play.path('多.csv'), much())
    writeFileSync(play.path('报告.json'), '上次的')
    const { child, ended } = kplint('check', '多.csv', '--format', 'json=报告.json', '--format', 'html=页.html')
    await appears(/^\.kplint-/)
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: null, signal: 'SIGINT', err: '' })
    expect(readdirSync(play.folder).sort()).toEqual(['临时', '多.csv', '报告.json'].sort())
    expect(readFileSync(play.path('报告.json'), 'utf8')).toBe('上次的')
  })

  it('leaves a workbook that was to be fixed as it was, or wholly fixed', async () => {
    const [head, row, ...rest] = UNTIDY.trim().split('\n').slice(2)
    const rows = Array.from({ length: 1000 }, (_, i) => row!.replace('甲园区', `甲${i}园区`))
    await play.draw('表.xlsx', ['某县2025年重点项目表', '单位：万元', head, ...rows, ...rest].join('\n'))
    const before = readFileSync(play.path('表.xlsx'))
    expect((await play.run(['fix', '表.xlsx', '-o', '改好.xlsx'])).code).toBe(0)
    const fixed = readFileSync(play.path('改好.xlsx'))
    const { child, ended } = kplint('fix', '表.xlsx', '--in-place')
    await appears(/\.tmp$/)
    child.kill('SIGTERM')
    expect((await ended).signal).toBe('SIGTERM')
    expect(readdirSync(play.folder).sort()).toEqual(['临时', '改好.xlsx', '表.xlsx'].sort())
    const now = readFileSync(play.path('表.xlsx'))
    expect(now.equals(before) || now.equals(fixed)).toBe(true)
  })

  it('ends a watch with the exit code of its last run', async () => {
    await play.draw('甲.xlsx', RIGHT)
    const { child, said, ended } = kplint('check', '甲.xlsx', '--watch', '--format', 'json=报告.json')
    await expect.poll(() => said.err).toContain('守着')
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: 0, signal: null })
    expect(readdirSync(play.folder).sort()).toEqual(['临时', '报告.json', '甲.xlsx'].sort())
  })

  it('is left to a command that ends by itself', async () => {
    const temporary = pathToFileURL(join(root, 'src', 'hosts', 'temporary.ts')).href
    writeFileSync(
      play.path('自己.mjs'),
      `import { existsSync, writeFileSync } from 'node:fs'
      import { endOnSignals, removeAtExit } from ${JSON.stringify(temporary)}
      endOnSignals()
      setInterval(() => {}, 1000)
      process.once('SIGINT', () => setTimeout(() => { console.log(existsSync('半个')); process.exit(3) }, 20))
      writeFileSync('半个', '')
      removeAtExit('半个')
      process.kill(process.pid, 'SIGINT')`,
    )
    expect(await start('自己.mjs').ended).toEqual({ code: 3, signal: null, out: 'true\n', err: '' })
    expect(readdirSync(play.folder)).not.toContain('半个')
  })
})

it('long work in steps hears what happens meanwhile', async () => {
  let isHeard = false
  setTimeout(() => {
    isHeard = true
  })
  const breath = new Breath()
  while (!isHeard) await breath.take()
  expect(isHeard).toBe(true)
})

it('a report is not left half where nobody reads the other one', async () => {
  await play.draw('甲.xlsx', RIGHT)
  const { child, ended } = kplint('check', '甲.xlsx', '--format', 'json', '--format', 'html=页.html')
  child.stdout.destroy()
  expect(await ended).toMatchObject({ code: 2, err: '' })
  expect(readdirSync(play.folder).sort()).toEqual(['临时', '甲.xlsx'].sort())
})
