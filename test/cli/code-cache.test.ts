/** What V8 made of the program is kept where only the user can write, and taken from nowhere else. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { CodeCache, cacheFolder } from '../../src/cli/code-cache.js'
import { Playground } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

const SOURCE = '(function(){return 42})'
let n = 0

/** A folder with what one run kept of a part. */
function kept(): { readonly folder: string; readonly file: string } {
  const folder = play.path(`cache-${++n}/code`)
  const cache = new CodeCache(folder, 'check')
  cache.took('part', new Script(SOURCE))
  cache.keep()
  return { folder, file: join(folder, 'check') }
}

describe('the code cache', () => {
  it('gives the next run what the last one compiled', () => {
    const { folder, file } = kept()
    const cachedData = new CodeCache(folder, 'check').get('part')
    expect(cachedData).toBeDefined()
    expect(new Script(SOURCE, { cachedData: cachedData! }).cachedDataRejected).toBe(false)
    if (process.platform !== 'win32')
      expect([folder, file].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600])
    expect(readdirSync(folder)).toEqual(['check'])
  })

  it('writes nothing where nothing is new', () => {
    const { folder, file } = kept()
    const before = statSync(file).mtimeMs
    const cache = new CodeCache(folder, 'check')
    const cachedData = cache.get('part')!
    cache.took('part', new Script(SOURCE, { cachedData }))
    chmodSync(file, 0o400)
    cache.keep()
    expect(statSync(file).mtimeMs).toBe(before)
  })

  it('keeps what other runs compiled: runs that need other parts in turn compile each once', () => {
    const { folder, file } = kept()
    const other = new CodeCache(folder, 'check')
    other.took('other', new Script('(function(){return 43})'))
    other.keep()
    const before = readFileSync(file)
    for (const part of ['part', 'other']) {
      const cache = new CodeCache(folder, 'check')
      const source = part === 'part' ? SOURCE : '(function(){return 43})'
      const script = new Script(source, { cachedData: cache.get(part)! })
      expect(script.cachedDataRejected).toBe(false)
      cache.took(part, script)
      cache.keep()
      expect(readFileSync(file).equals(before)).toBe(true)
    }
  })

  it('lets go of what is spoilt, and of what there is no room for', () => {
    const { folder, file } = kept()
    writeFileSync(file, changed(readFileSync(file)))
    const compile = (name: string, maxBytes?: number): void => {
      const cache = new CodeCache(folder, 'check', maxBytes)
      cache.took(name, new Script(SOURCE))
      cache.keep()
    }
    compile('other')
    expect(new CodeCache(folder, 'check').get('part')).toBeUndefined()
    expect(new CodeCache(folder, 'check').get('other')).toBeDefined()
    const { size } = statSync(file)
    compile('third', size + 20)
    expect(['other', 'third'].map((part) => new CodeCache(folder, 'check').get(part) !== undefined)).toEqual([
      false,
      true,
    ])
    expect(statSync(file).size).toBeLessThanOrEqual(size + 20)
  })

  it('is not taken when it is cut short or changed', () => {
    const { folder, file } = kept()
    const whole = readFileSync(file)
    for (const spoilt of [whole.subarray(0, -1), whole.subarray(0, 3), Buffer.alloc(0), changed(whole)]) {
      writeFileSync(file, spoilt)
      expect(new CodeCache(folder, 'check').get('part')).toBeUndefined()
    }
  })

  it.skipIf(process.platform === 'win32')('is not taken from where others can write', () => {
    const { folder, file } = kept()
    chmodSync(file, 0o666)
    expect(new CodeCache(folder, 'check').get('part')).toBeUndefined()
    chmodSync(file, 0o600)
    chmodSync(folder, 0o777)
    expect(new CodeCache(folder, 'check').get('part')).toBeUndefined()
    chmodSync(folder, 0o700)
    expect(new CodeCache(folder, 'check').get('part')).toBeDefined()
  })

  it.skipIf(process.platform === 'win32')('is not taken through a link', () => {
    const { folder, file } = kept()
    const linked = play.path(`linked-${n}`)
    symlinkSync(folder, linked)
    expect(new CodeCache(linked, 'check').get('part')).toBeUndefined()
    const other = play.path(`other-${n}`)
    mkdirSync(other, { mode: 0o700 })
    symlinkSync(file, join(other, 'check'))
    expect(new CodeCache(other, 'check').get('part')).toBeUndefined()
  })

  it('is done without where it cannot be written', () => {
    const path = play.path('a-file')
    writeFileSync(path, '')
    const cache = new CodeCache(path, 'check')
    cache.took('part', new Script(SOURCE))
    expect(() => cache.keep()).not.toThrow()
  })

  it('lies with what the user’s other programs keep, and only at a whole path', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/somewhere' }, 'linux')).toBe(join('/somewhere', 'kplint', 'code'))
    expect(cacheFolder({ XDG_CACHE_HOME: 'here' }, 'linux')).not.toContain('here')
    expect(cacheFolder({}, 'darwin')).toContain(join('Library', 'Caches'))
    expect(cacheFolder({}, 'win32')).toBeNull()
  })
})

/** The same with another last byte. */
function changed(whole: Buffer): Buffer {
  const other = Buffer.from(whole)
  other[other.length - 1] = other.at(-1)! ^ 0xff
  return other
}
