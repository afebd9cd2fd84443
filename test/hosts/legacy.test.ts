/** Old workbooks in files: read by a worker of the program, which is stopped when it takes too much. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { legacyLimits, readLegacy } from '../../src/hosts/legacy.js'
import { biff, number } from '../formats/biff.js'

const files = join(import.meta.dirname, '../formats/files')
const folder = mkdtempSync(join(tmpdir(), 'kplint-legacy-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

it('an .xls is read in a worker, an .ods beside', async () => {
  const xls = await readLegacy(join(files, 'everything.xls'), 'xls', '县水利局.xls')
  const ods = await readLegacy(join(files, 'everything.ods'), 'ods', '县水利局.ods')
  expect([xls.format, xls.name, ods.format, ods.name]).toEqual(['xls', '县水利局.xls', 'ods', '县水利局.ods'])
  expect(xls.sheets.map(({ name }) => name)).toEqual(ods.sheets.map(({ name }) => name))
})

it('what a worker finds wrong is said of the file', async () => {
  const path = written('坏.xls', Uint8Array.from([9, 8, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0]))
  await expect(readLegacy(path, 'xls', '坏.xls')).rejects.toMatchObject({
    name: 'ReadError',
    code: 'biff5',
    file: '坏.xls',
  })
  await expect(readLegacy(written('空.xls', new Uint8Array()), 'xls', '空.xls')).rejects.toMatchObject({
    code: 'empty',
  })
  await expect(readLegacy(join(folder, '没有.xls'), 'xls', '没有.xls')).rejects.toMatchObject({ code: 'missing' })
})

it('too many bytes, too much memory and too much time: refused as too large', async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => number(row, 0, row))
  const path = written(
    '大.xls',
    biff([
      ['一', rows],
      ['二', rows],
      ['三', rows],
    ]),
  )
  const read = (limits: Partial<typeof legacyLimits>) =>
    readLegacy(path, 'xls', '大.xls', { ...legacyLimits, ...limits })
  expect((await read({})).sheets[2]!.rows).toBe(60_000)
  await expect(read({ fileBytes: 1000 })).rejects.toMatchObject({ code: 'too-large' })
  await expect(read({ memory: 40 })).rejects.toMatchObject({ code: 'too-large' })
  await expect(read({ time: 1 })).rejects.toMatchObject({ code: 'too-large' })
}, 300_000)
