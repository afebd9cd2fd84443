/** Where a cache keeps its entries, how long, and what it leaves alone. */
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Cache } from '../../src/batch/cache.js'
import type { Job, Read } from '../../src/batch/outcome.js'
import { Playground, RIGHT } from '../cli/play.js'

const play = new Playground()
afterAll(() => play.remove())

const job = (name: string): Job => ({ file: name, folder: '/', isEarlier: false })
const read: Read = {
  kind: 'read',
  format: 'xlsx',
  sha256: 'a',
  warnings: [],
  parcel: { name: '甲.xlsx', tables: [], checked: null },
  picture: null,
}
const NEEDS = { picture: false }

let folder = ''
let count = 0
beforeEach(() => {
  folder = play.path(`第${++count}个`)
})

/** Whether another run finds what one put there. */
function keeps(): boolean {
  new Cache(folder, 'run').put(job('甲.xlsx'), 'a', read)
  return new Cache(folder, 'run').get(job('甲.xlsx'), 'a', NEEDS) !== null
}

describe('a cache', () => {
  it('keeps a folder of its own out of git', () => {
    expect(keeps()).toBe(true)
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n')
    expect(keeps()).toBe(true)
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('takes an empty folder for its own', () => {
    mkdirSync(folder)
    expect(keeps()).toBe(true)
    expect(readdirSync(folder)).toContain('.gitignore')
  })

  it.each([['报送.xlsx'], ['01'], ['.git'], ['.gitignore']])(
    'in a folder with %s in it keeps to one of its own',
    (name) => {
      mkdirSync(folder)
      const path = join(folder, name)
      if (name.includes('.')) writeFileSync(path, '*.tmp\n')
      else mkdirSync(path)
      expect(keeps()).toBe(true)
      expect(readdirSync(folder).toSorted()).toEqual([name, 'kplint-cache'].toSorted())
      expect(readFileSync(join(folder, 'kplint-cache', '.gitignore'), 'utf8')).toBe('*\n')
      expect(keeps()).toBe(true)
    },
  )

  it('hides no submission from git where somebody names the folder they lie in', async () => {
    await play.draw('本期/1.xlsx', RIGHT)
    await play.run(['check', '.', '--cache-dir', '.'], { below: '本期' })
    expect(readdirSync(play.path('本期')).toSorted()).toEqual(['1.xlsx', 'kplint-cache'])
  })

  it('forgets in a month what nobody asked for, whether it was finished or not, and nothing else', () => {
    const cache = new Cache(folder, 'run')
    for (const name of ['旧.xlsx', '用.xlsx', '新.xlsx']) cache.put(job(name), 'a', read)
    const entries = () =>
      readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => name.includes('.kplint'))
    const now = Date.now()
    const aged = (path: string) => utimesSync(join(folder, path), new Date(), new Date(now - 31 * 86_400_000))
    const [first] = entries()
    const unfinished = `${first!}.0123456789ab.tmp`
    const other = join(first!, '..', '别的.txt')
    for (const path of [unfinished, other]) writeFileSync(join(folder, path), '')
    for (const path of [...entries(), other]) aged(path)
    // Put anew, and asked for.
    cache.put(job('新.xlsx'), 'a', read)
    expect(cache.get(job('用.xlsx'), 'a', NEEDS)).not.toBeNull()
    cache.prune(now)
    expect(entries()).toHaveLength(2)
    expect(existsSync(join(folder, other))).toBe(true)
    const kept = ['旧.xlsx', '用.xlsx', '新.xlsx'].filter((name) => cache.get(job(name), 'a', NEEDS) !== null)
    expect(kept).toEqual(['用.xlsx', '新.xlsx'])
  })
})
