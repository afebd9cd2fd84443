/** Caches and parts that somebody else wrote: nothing in them is run, and whatever they hold costs one message. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packed, unpacked } from '../../src/batch/packed.js'
import { headBytes } from '../../src/batch/shard.js'
import { Playground, RIGHT, WRONG } from '../cli/play.js'
import { HEAD } from './part-head.js'

const play = new Playground()
afterAll(() => play.remove())
beforeAll(async () => {
  await play.draw('报送/1.xlsx', RIGHT)
  await play.draw('报送/2.xlsx', WRONG)
})

const merge = (...args: string[]) => play.run(['report', 'merge', ...args])

function record(data: unknown): Buffer {
  const body = packed(data)!
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([length, body])
}

describe('a part that somebody wrote', () => {
  it.each<[string, object]>([
    ['no number', { shard: null }],
    ['a thousand million parts', { shard: { part: 1, of: 1e9 } }],
    ['half a part', { shard: { part: 0.5, of: 1 } }],
    ['no words', { argv: [1] }],
    ['no pack', { adopted: 7 }],
    ['no day', { today: 'today' }],
    ['files without names', { jobs: [1, null] }],
    ['a list that is all holes', { jobs: new Array(4_000_000_000) }],
    ['paths without reasons', { missing: [{ path: 'x', reason: 'because' }] }],
  ])('is refused where it has %s', async (_, change) => {
    writeFileSync(play.path('一.part'), record({ ...HEAD, ...change }))
    const { code, out, err } = await merge('一.part')
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe('错误：“一.part”不是 kplint check --shard 写的结果，或者不完整\n')
  })

  it('is refused where an outcome is of no form', async () => {
    const report = { name: '', tables: [], diagnostics: [1], accepted: [], explained: [] }
    const made = { kind: 'read', format: 'xlsx', sha256: null, warnings: [], picture: null }
    for (const outcome of [
      null,
      {},
      { kind: 'read', parcel: {} },
      { kind: 'unread', error: 'x' },
      { ...made, parcel: { name: '', tables: [{ data: {}, page: {} }], checked: null } },
      { ...made, parcel: { name: '', tables: [], checked: { report, explainer: null } } },
      { ...made, warnings: new Array(4_000_000_000), parcel: { name: '', tables: [], checked: null } },
    ]) {
      writeFileSync(play.path('一.part'), Buffer.concat([headBytes(HEAD), record([0, outcome])]))
      expect((await merge('一.part')).err).toMatch(/不是 kplint check --shard 写的结果/)
    }
  })

  const EVIL = 'globalThis.kplintRanIt = true\nexport default { rules: [] }\n'

  it('cannot name code to be run', async () => {
    writeFileSync(play.path('程序.mjs'), EVIL)
    writeFileSync(play.path('配.yaml'), 'plugins: [./程序.mjs]\n')
    for (const word of ['--plugin=./程序.mjs', '--config=配.yaml']) {
      writeFileSync(play.path('一.part'), headBytes({ ...HEAD, argv: [word] }))
      const { code, err } = await merge('一.part')
      expect(code).toBe(2)
      expect(err).toContain(`合并时自己写上：${word.replace('=', ' ')}`)
    }
    expect('kplintRanIt' in globalThis).toBe(false)
  })

  it('is joined with the code that whoever joins names', async () => {
    writeFileSync(play.path('规则.mjs'), 'export default { rules: [] }\n')
    const code = ['--plugin', './规则.mjs']
    const check = (...args: string[]) => play.run(['check', '报送', '--period', '2025-04', ...code, ...args])
    for (const part of ['1/2', '2/2']) expect((await check('--shard', part, '-o', `${part[0]}.part`)).code).toBe(0)
    expect((await merge('1.part', '2.part', ...code)).out).toBe((await check()).out)
  })
})

describe('a cache that somebody wrote', () => {
  const check = (...args: string[]) => play.run(['check', '报送/1.xlsx', '--period', '2025-04', ...args])

  function entries(folder: string): string[] {
    return readdirSync(play.path(folder), { recursive: true, withFileTypes: true }).flatMap((one) =>
      one.isFile() && one.name !== '.gitignore' ? [`${one.parentPath}/${one.name}`] : [],
    )
  }

  it('is as if it were not there where its entries are of another form', async () => {
    const plain = await check()
    await check('--cache-dir', '缓存')
    const [entry] = entries('缓存')
    const kept = unpacked(readFileSync(entry!)) as { readonly parcel: object }
    const parcels = [null, { checked: 1 }, { tables: [{ data: {}, page: {} }] }, { checked: { report: {} } }]
    const spoiled = parcels.map((change) => ({ ...kept, parcel: change && { ...kept.parcel, ...change } }))
    for (const data of [null, 7, {}, ...spoiled]) {
      writeFileSync(entry!, packed(data)!)
      expect(await check('--cache-dir', '缓存')).toEqual(plain)
    }
  })

  it.skipIf(process.platform === 'win32')(
    'takes nothing away that is not its own, wherever its folder leads',
    async () => {
      const object = play.path('.git/objects/ab/cdef0123456789abcdef0123456789abcdef01')
      const longer = play.path(`.git/objects/ab/${'0'.repeat(62)}`)
      const own = play.path(`.git/objects/ab/${'1'.repeat(62)}.kplint`)
      mkdirSync(dirname(object), { recursive: true })
      // As in a folder that a cache made.
      writeFileSync(play.path('.git/objects/.gitignore'), '*\n')
      for (const path of [object, longer, own]) {
        writeFileSync(path, '')
        utimesSync(path, 0, 0)
      }
      symlinkSync(play.path('.git/objects'), play.path('.kplint-cache'))
      await check('--cache')
      expect(readdirSync(dirname(object))).toEqual(expect.arrayContaining(['0'.repeat(62), object.slice(-38)]))
      expect(existsSync(own)).toBe(false)
    },
  )
})
