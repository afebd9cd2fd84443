/** A workbook from standard input. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArgs } from '../../src/cli/args.js'
import { takeStdin } from '../../src/cli/stdin.js'
import { Playground, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())
beforeAll(async () => {
  await play.draw('错.xlsx', WRONG)
})

const bytes = () => readFileSync(play.path('错.xlsx'))
const pipe = (stdin: Uint8Array, ...args: string[]) => play.run(['check', '--stdin', ...args], { stdin })
const spools = () => readdirSync(tmpdir()).filter((name) => /^kplint-[0-9a-f]{16}\.tmp$/.test(name))

describe('a workbook from standard input', () => {
  it('is checked as the file would be, under the name given', async () => {
    const file = await play.run(['check', '错.xlsx', '--format', 'json'])
    const piped = await pipe(bytes(), '--stdin-name', '错.xlsx', '--format', 'json')
    expect(piped).toEqual(file)
    expect(piped.code).toBe(1)
  })

  it('without a name is <stdin>, and nobody is told to mend a file of that name', async () => {
    const { code, out } = await pipe(bytes())
    expect([code, out.split('\n')[0]]).toEqual([1, '<stdin>'])
    expect(out).not.toMatch(/kplint fix.*stdin/)
  })

  it('may be of any format: here the CSV that another program writes', async () => {
    const { code, out } = await pipe(
      Buffer.from('序号,项目名称,总投资,年度计划投资\n1,甲园区建设项目,5000,8000\n2,乙公路建设项目,9000,4000\n'),
      '--stdin-name',
      '导出.csv',
    )
    expect(code).toBe(1)
    expect(out).toContain('导出.csv')
    expect(out).toContain('invest-plan-exceeds-total')
  })

  it('that is empty or no table is said to be so', async () => {
    const empty = await pipe(Buffer.alloc(0))
    expect([empty.code, empty.out]).toEqual([2, expect.stringContaining('<stdin>')])
    expect((await pipe(Buffer.from('PK不是'))).code).toBe(2)
  })

  it('is compared with the last period, kept in a cache, and unaffected by threads', async () => {
    const plain = await pipe(bytes(), '--previous', '错.xlsx', '--stdin-name', '新.xlsx')
    for (const more of [['--cache'], ['--cache'], ['--threads', '3']])
      expect(await pipe(bytes(), '--previous', '错.xlsx', '--stdin-name', '新.xlsx', ...more)).toEqual(plain)
  })

  it('leaves nothing behind, whatever comes of it', async () => {
    const before = spools()
    await pipe(bytes())
    await pipe(Buffer.from('坏'))
    await pipe(bytes(), '--period', '不是')
    expect(spools()).toEqual(before)
  })

  it('is refused where it is too large, and nothing is left', async () => {
    const command = readArgs(['check', '--stdin'])
    if (command === 'version') throw new Error('a command')
    const before = spools()
    async function* much() {
      for (let i = 0; i < 100; i++) yield new Uint8Array(1024)
    }
    const stdin = { isTTY: false, [Symbol.asyncIterator]: much }
    const silent = { isTTY: false, columns: 80, write: () => {} }
    const io = { cwd: play.folder, env: {}, out: silent, err: silent, stdin }
    await expect(takeStdin(command, io, 50 * 1024)).rejects.toThrow(/more than/)
    expect(spools()).toEqual(before)
  })

  it('says what to do where the folder for temporary files cannot be written', async () => {
    const name = process.platform === 'win32' ? 'TEMP' : 'TMPDIR'
    const before = process.env[name]
    process.env[name] = play.path('没有')
    try {
      const { code, err } = await pipe(bytes())
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(new RegExp(`临时文件夹“.*没有”.*ENOENT.*环境变量 ${name}`)),
      ])
    } finally {
      if (before === undefined) delete process.env[name]
      else process.env[name] = before
    }
  })

  it.each<[string[], RegExp]>([
    [['错.xlsx'], /不能再给“错\.xlsx”/],
    [['--shard', '1/2', '-o', '甲.kplint'], /不能和 --shard 一起用/],
  ])('with %j is refused', async (args, message) => {
    const { code, err } = await pipe(bytes(), ...args)
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
  })

  it('is missed where nothing is piped, and its name where there is no --stdin', async () => {
    writeFileSync(play.path('空.txt'), '')
    expect((await play.run(['check', '--stdin'])).err).toMatch(/标准输入里没有工作簿/)
    for (const more of [[], ['--watch'], ['--print-config'], ['--shard', '1/2', '-o', '甲.kplint']]) {
      const { code, out, err } = await play.run(['check', '错.xlsx', '--stdin-name', '甲.xlsx', ...more])
      expect([code, out, err]).toEqual([2, '', expect.stringMatching(/要和 --stdin 一起用/)])
    }
  })
})
