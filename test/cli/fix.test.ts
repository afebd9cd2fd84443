import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readFile } from '../../src/hosts/file.js'
import { Playground, RIGHT, UNTIDY } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

let before: Buffer
beforeEach(async () => {
  await play.draw('表.xlsx', UNTIDY)
  before = readFileSync(play.path('表.xlsx'))
})

const original = (): boolean => readFileSync(play.path('表.xlsx')).equals(before)
const fix = (...args: string[]) => play.run(['fix', ...args])

describe('kplint fix', () => {
  it('shows and makes the safe fixes in a copy, and leaves the original as it was', async () => {
    const { code, out, err } = await fix('表.xlsx', '-o', '改1.xlsx')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('C4：“县水利局␠” → “县水利局”')
    expect(out).toContain('E4：“9500␠” → 9500')
    expect(out).toContain('改了 2 格，存为 改1.xlsx')
    expect(out).toMatch(/改后还有：必须改 0/)
    expect(original()).toBe(true)
    const sheet = (await readFile(play.path('改1.xlsx'))).sheets[0]!
    expect([sheet.value(3, 2), sheet.value(3, 4)]).toEqual(['县水利局', 9500])
  })

  it('only shows with --dry-run', async () => {
    const files = readdirSync(play.folder)
    const { code, out } = await fix('表.xlsx', '--dry-run')
    expect(code).toBe(0)
    expect(out).toContain('可以自动改 2 格，没有写文件')
    expect([readdirSync(play.folder), original()]).toEqual([files, true])
  })

  it('changes the original only with --in-place', async () => {
    for (const args of [[], ['-o', '表.xlsx'], ['-o', './表.xlsx', '--force'], ['-o', 'x.xlsx', '--in-place']]) {
      const { code, err } = await fix('表.xlsx', ...args)
      expect(code).toBe(2)
      expect(err).toMatch(/--in-place/)
      expect(original()).toBe(true)
    }
    expect((await fix('表.xlsx', '--in-place')).code).toBe(0)
    expect(original()).toBe(false)
    expect((await readFile(play.path('表.xlsx'))).sheets[0]!.value(3, 4)).toBe(9500)
  })

  it('overwrites another file only with --force', async () => {
    writeFileSync(play.path('旧.xlsx'), '要紧的东西')
    const { code, err } = await fix('表.xlsx', '-o', '旧.xlsx')
    expect(code).toBe(2)
    expect(err).toContain('“旧.xlsx”已经存在')
    expect(readFileSync(play.path('旧.xlsx'), 'utf8')).toBe('要紧的东西')
    expect((await fix('表.xlsx', '-o', '旧.xlsx', '--force')).code).toBe(0)
  })

  it('says so where nothing can be fixed', async () => {
    await play.draw('好.xlsx', RIGHT)
    const { code, out } = await fix('好.xlsx', '--dry-run')
    expect(code).toBe(0)
    expect(out).toContain('没有可以自动改的')
  })

  it('says in one line why a file cannot be fixed or written', async () => {
    writeFileSync(play.path('坏.xlsx'), '不是工作簿')
    for (const args of [
      ['坏.xlsx', '-o', 'y.xlsx'],
      ['没有.xlsx', '-o', 'y.xlsx'],
      ['表.xlsx', '-o', '没有/y.xlsx'],
      ['表.xlsx', '-o', '.'],
      ['表.xlsx', '好.xlsx', '-o', 'y.xlsx'],
    ]) {
      const { code, err } = await fix(...args)
      expect(code).toBe(2)
      expect(err).toMatch(/^错误：[^\n]+\n$/)
    }
    expect(original()).toBe(true)
  })
})
