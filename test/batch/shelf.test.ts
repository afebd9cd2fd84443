/** What a large run lays down in a temporary file, and what is said where it cannot. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { FileShelf, ShelfError } from '../../src/batch/shelf.js'

const folder = mkdtempSync(join(tmpdir(), 'kplint-'))
const VARIABLES = ['TMPDIR', 'TEMP', 'TMP']

afterEach(() => {
  vi.unstubAllEnvs()
  if (existsSync(folder)) rmSync(folder, { recursive: true })
})

it('what is light stays, what is heavy comes back from a file that does not outlive the run', () => {
  for (const name of VARIABLES) vi.stubEnv(name, folder)
  const shelf = new FileShelf(10)
  const light = { name: '甲' }
  expect(shelf.put(light, 1)()).toBe(light)
  const heavy = { list: ['乙', new Map([[1, '丙']])] }
  const [one, other] = [shelf.put(heavy, 100), shelf.put('丁', 100)]
  expect([one(), other(), one()]).toEqual([heavy, '丁', heavy])
  expect(one()).not.toBe(heavy)
  shelf.close()
  expect(readdirSync(folder)).toEqual([])
})

it('a folder that cannot be written is named, with what to do: it is no fault of kplint', () => {
  for (const name of VARIABLES) vi.stubEnv(name, join(folder, '没有'))
  const shelf = new FileShelf(0)
  expect(() => shelf.put('甲', 1)).toThrow(ShelfError)
  try {
    shelf.put('甲', 1)
  } catch (error) {
    expect((error as ShelfError).words.zh).toMatch(/临时文件夹“.*没有”写不了（ENOENT）。请腾出空间/)
  }
  shelf.close()
})
