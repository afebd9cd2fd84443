/** A batch says the same however it is run: in one go, again from a cache, by threads, in parts on several machines. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ShardFile } from '../../src/batch/shard.js'
import { Playground, RIGHT, UNTIDY, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

const SAYS_OTHERWISE = RIGHT.replace('| 9500 |', '| 9600 |')
const EARLIER = RIGHT.replace('某县2025年', '某县2024年')

beforeAll(async () => {
  const drawings = [
    RIGHT,
    WRONG,
    UNTIDY,
    SAYS_OTHERWISE,
    RIGHT.replace('甲园区', '丙园区'),
    WRONG.replace('甲园区', '丁园区'),
  ]
  for (const [i, drawing] of drawings.entries()) await play.draw(`报送/${i + 1}.xlsx`, drawing)
  await play.draw('报送/乡镇/花名册.xlsx', '科室 | 人数\n综合股 | 5\n')
  writeFileSync(play.path('报送/坏.xlsx'), '')
  await play.draw('上年/1.xlsx', EARLIER)
  await play.draw('上年/2.xlsx', EARLIER.replace('甲园区', '戊园区'))
})

const BATCH = ['报送', '没有/*.xlsx', '--previous', '上年', '--pack', 'pinglu', '--period', '2025-04']
const check = (...args: string[]) => play.run(['check', ...args])

/** The reports of a run in every form that holds all of it. */
async function reports(...args: string[]): Promise<{ code: number; text: string; json: string }> {
  const { code, out } = await check(...BATCH, '--format', 'json=报告.json', ...args)
  return { code, text: out, json: readFileSync(play.path('报告.json'), 'utf8') }
}

describe('several reports of one run', () => {
  it('go to the terminal and to files of their own', async () => {
    const { code, out } = await check('报送/1.xlsx', '--format', 'json=一.json', '--format', 'text=一.txt')
    expect(code).toBe(0)
    expect(out).toContain('检查了 1 张表')
    expect(readFileSync(play.path('一.txt'), 'utf8')).toBe(out)
    expect(JSON.parse(readFileSync(play.path('一.json'), 'utf8')).reports).toHaveLength(1)
  })

  it.each([
    [['--format', 'json', '--format', 'text'], /没有说写进哪个文件/],
    [['--format', 'json=甲.json', '--format', 'text=甲.json'], /两份报告进去/],
    [['--format', 'json='], /后面缺少文件/],
    [['--format', 'xlsx'], /不能打印在屏幕上/],
    [['--format', 'json=报送/1.xlsx'], /会把它盖掉/],
    [['--format', 'json=没有这个文件夹/甲.json'], /写不了/],
  ])('%j is refused, and nothing is written', async (args, message) => {
    const before = readdirSync(play.folder)
    const { code, out, err } = await check('报送/1.xlsx', ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
    expect(readdirSync(play.folder)).toEqual(before)
  })
})

it.skipIf(process.platform === 'win32')('two reports are not written into one file by the way of a link', async () => {
  writeFileSync(play.path('原.json'), '原来的')
  symlinkSync('原.json', play.path('链接.txt'))
  const { code, err } = await check('报送/1.xlsx', '--format', 'json=原.json', '--format', 'text=链接.txt')
  expect([code, err]).toEqual([2, expect.stringMatching(/两份报告进去/)])
  expect(readFileSync(play.path('链接.txt'), 'utf8')).toBe('原来的')
})

describe('a batch with a cache', () => {
  it('says the same the second time, and reads no workbook for it', async () => {
    const plain = await reports()
    expect(plain.code).toBe(2)
    expect(plain.json).toContain('xref-')
    const entries = () =>
      readdirSync(play.path('.kplint-cache'), { recursive: true }).filter(
        (one) => !statSync(play.path('.kplint-cache', String(one))).isDirectory(),
      )
    expect(await reports('--cache')).toEqual(plain)
    const first = entries()
    // Seven workbooks and two of last year; what cannot be read is tried again.
    expect(first.filter((one) => !String(one).includes('gitignore'))).toHaveLength(9)
    expect(await reports('--cache')).toEqual(plain)
    expect(entries()).toEqual(first)
    // 坏.xlsx is never kept; of the threads none is asked for what is.
    for (const threads of ['1', '2'])
      expect((await check(...BATCH, '--cache', '--threads', threads, '--verbose')).err).toMatch(
        /缓存里有 9 个（共 10 个文件）/,
      )
  })

  it('looks again at what has changed: a cell, a rule, the pack, the month', async () => {
    await reports('--cache')
    const text = async (...args: string[]) => (await check('报送/2.xlsx', ...args)).out
    for (const args of [['--rule', 'invest-plan-exceeds-total=off'], ['--period', '2025-06'], ['--pack', 'pinglu'], []])
      expect(await text('--cache', ...args)).toBe(await text(...args))
    await play.draw('报送/2.xlsx', RIGHT)
    expect(await text('--cache')).toBe(await text())
    await play.draw('报送/2.xlsx', WRONG)
  })

  it('takes a spoiled entry for none', async () => {
    const plain = await reports('--cache-dir', '缓存')
    for (const entry of readdirSync(play.path('缓存'), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && entry.name !== '.gitignore') {
        const path = join(entry.parentPath, entry.name)
        const bytes = readFileSync(path)
        bytes[bytes.length - 1]! ^= 1
        writeFileSync(path, bytes)
      }
    expect(await reports('--cache-dir', '缓存')).toEqual(plain)
    expect(await reports('--cache-dir', '缓存')).toEqual(plain)
  })

  it('works where nothing can be kept', async () => {
    writeFileSync(play.path('占了'), '')
    expect(await reports('--cache-dir', '占了/里面')).toEqual(await reports())
  })
})

describe('a batch by threads', () => {
  it('says the same, in the same order, with and without a cache', async () => {
    const plain = await reports()
    expect(await reports('--threads', '2')).toEqual(plain)
    expect(await reports('--threads', '3', '--cache-dir', '线程')).toEqual(plain)
    expect(await reports('--threads', '3', '--cache-dir', '线程')).toEqual(plain)
  })

  it('is refused for no number of threads', async () => {
    const { code, err } = await check('报送', '--threads', '0')
    expect([code, err]).toEqual([2, expect.stringMatching(/--threads 应为/)])
  })
})

describe('a batch in parts', () => {
  const part = (shard: string, ...args: string[]) =>
    check(...BATCH, '--shard', shard, '-o', `${shard[0]}.kplint`, ...args)

  it('is joined into what one machine writes, whatever the number of parts and their order', async () => {
    const plain = await reports()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.boolean(), async (of, isReversed) => {
        const names: string[] = []
        for (let i = 1; i <= of; i++) {
          expect((await part(`${i}/${of}`)).code).toBe(0)
          names.push(`${i}.kplint`)
        }
        if (isReversed) names.reverse()
        const { code, out } = await play.run(['report', 'merge', ...names, '--format', 'json=合.json'])
        expect({ code, text: out, json: readFileSync(play.path('合.json'), 'utf8') }).toEqual(plain)
      }),
      { numRuns: 5 },
    )
  })

  it('can be written in any form, and fails as it is told to', async () => {
    for (const i of [1, 2]) await part(`${i}/2`)
    const merge = (...args: string[]) => play.run(['report', 'merge', '1.kplint', '2.kplint', ...args])
    expect((await merge('--format', 'json', '--lang', 'en')).out).toBe(
      (await check(...BATCH, '--format', 'json', '--lang', 'en')).out,
    )
    expect((await merge('--quiet')).out).toBe((await check(...BATCH, '--quiet')).out)
  })

  describe('checked on either side of midnight', () => {
    afterEach(() => {
      vi.useRealTimers()
    })
    const on = async (day: string, shard: string, ...args: string[]) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T12:00`) })
      expect((await check('报送', '--shard', shard, '-o', `${shard[0]}.kplint`, ...args)).code).toBe(0)
      vi.useRealTimers()
    }
    const merge = (...names: string[]) => play.run(['report', 'merge', ...names, '--format', 'json'])

    it('is joined all the same, in whatever order', async () => {
      await on('2026-01-31', '1/2')
      await on('2026-02-01', '2/2')
      const { code, out } = await check('报送', '--format', 'json')
      for (const names of [
        ['1.kplint', '2.kplint'],
        ['2.kplint', '1.kplint'],
      ])
        expect(await merge(...names)).toEqual({ code, out, err: '' })
    })

    it('is refused with both days where an exception may have lapsed between them', async () => {
      mkdirSync(play.path('某县'), { recursive: true })
      const exception = { rule: 'invest-plan-exceeds-total', project: '甲园区建设项目', reason: '已同意调概' }
      writeFileSync(
        play.path('某县/pack.yaml'),
        JSON.stringify({ title: '某县', exceptions: [{ ...exception, until: '2026-01' }] }),
      )
      await on('2026-01-31', '1/2', '--pack', '某县')
      await on('2026-02-01', '2/2', '--pack', '某县')
      const { code, err } = await merge('1.kplint', '2.kplint')
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/“2\.kplint”是 2026-02-01 查的，“1\.kplint”是 2026-01-31 查的/),
      ])
      await on('2026-01-31', '2/2', '--pack', '某县')
      expect((await merge('2.kplint', '1.kplint')).err).toBe('')
    })
  })

  it.skipIf(process.platform !== 'linux')(
    'holds no part open: there may be more of them than files may be',
    async () => {
      const held = () => readdirSync('/proc/self/fd').length
      await part('1/2')
      const before = held()
      const parts = Array.from({ length: 50 }, () => ShardFile.open(play.path('1.kplint'))!)
      expect(parts.map((one) => one.outcome(0)?.kind)).toEqual(parts.map(() => 'read'))
      expect(held()).toBeLessThan(before + 50)
      cut('1.kplint')
      expect(parts[0]!.outcome(0)).toBeNull()
    },
  )

  it('is not written over by the report', async () => {
    for (const i of [1, 2]) await part(`${i}/2`)
    const before = readFileSync(play.path('1.kplint'))
    for (const args of [
      ['--format', 'json=./1.kplint'],
      ['-o', '2.kplint'],
    ]) {
      const { code, err } = await play.run(['report', 'merge', '1.kplint', '2.kplint', ...args])
      expect([code, err]).toEqual([2, expect.stringMatching(/“[12]\.kplint”是要合并的结果/)])
    }
    expect(readFileSync(play.path('1.kplint'))).toEqual(before)
  })

  it.each<[string, () => Promise<unknown>, string[], RegExp]>([
    ['one is missing', async () => {}, ['1.kplint'], /还缺1份：第2份/],
    ['one is there twice', async () => {}, ['1.kplint', '1.kplint', '2.kplint'], /第1份给了两次/],
    [
      'one is no part',
      async () => writeFileSync(play.path('杂.kplint'), '不是'),
      ['1.kplint', '杂.kplint'],
      /不是 kplint check --shard 写的/,
    ],
    [
      'one is cut',
      async () => cut('2.kplint'),
      ['1.kplint', '2.kplint'],
      /不是 kplint check --shard 写的结果，或者不完整/,
    ],
    [
      'one was checked with other options',
      async () => part('2/2', '--rule', 'invest-plan-exceeds-total=off'),
      ['1.kplint', '2.kplint'],
      /不是同一批/,
    ],
    [
      'one is of other files',
      async () => check('报送', '--shard', '2/2', '-o', '2.kplint'),
      ['1.kplint', '2.kplint'],
      /不是同一批/,
    ],
    ['none is named', async () => {}, [], /没有说合并什么/],
  ])('is not joined where %s', async (_, spoil, names, message) => {
    for (const i of [1, 2]) await part(`${i}/2`)
    await spoil()
    const { code, out, err } = await play.run(['report', 'merge', ...names])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
  })

  it.each([
    [['--shard', '3/2', '-o', '甲.kplint'], /--shard 应写成/],
    [['--shard', '1/2'], /写明结果存到哪里/],
    [['--shard', '1/2', '-o', '甲.kplint', '--format', 'json'], /去掉 --format/],
  ])('is refused for %j', async (args, message) => {
    const { code, err } = await check('报送', ...args)
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
  })
})

function cut(name: string): void {
  const bytes = readFileSync(play.path(name))
  writeFileSync(play.path(name), bytes.subarray(0, bytes.length - 20))
}

describe('what is left behind', () => {
  it('is nothing', () => {
    rmSync(play.path('.kplint-cache'), { recursive: true, force: true })
    expect(readdirSync(play.folder).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
