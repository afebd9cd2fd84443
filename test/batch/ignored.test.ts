/** Ignore files: what in folders is passed over. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { findWorkbooks } from '../../src/batch/find.js'
import { IGNORE_FILE } from '../../src/batch/ignored.js'

const folder = mkdtempSync(join(tmpdir(), 'kplint-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, content: string | Uint8Array = ''): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

const BOOKS = ['甲.xlsx', '草稿/乙.xlsx', '草稿/定稿.xlsx', '乡镇/丙.xlsx', '乡镇/旧/丁.xlsx', '乡镇/旧/深/戊.xlsx']

beforeEach(() => {
  rmSync(folder, { recursive: true })
  for (const book of BOOKS) write(book)
})

const found = async (paths = ['.'], from = folder) =>
  (await findWorkbooks(paths, { cwd: folder, ignoreFrom: from })).files
const without = (...names: string[]) => BOOKS.filter((one) => !names.some((name) => one.startsWith(name))).sort()

describe('an ignore file', () => {
  it.each<[string, string[]]>([
    ['# 一句注释\n\n草稿/\n', ['草稿/']],
    ['/甲.xlsx', ['甲.xlsx']],
    ['旧', ['乡镇/旧']],
    ['乡镇/*.xlsx', ['乡镇/丙']],
    ['**/旧/**', ['乡镇/旧']],
    ['草稿/*\n!草稿/定稿.xlsx\n', ['草稿/乙']],
    ['**/乡镇/**/旧/*.xlsx', ['乡镇/旧/丁']],
    // A path of a few hundred folders would take it for ever.
    ['**/旧/**/旧/**/旧/**/x\n**/乡镇/**/旧/**/深/戊.xlsx\n乡镇/旧/深\n', ['乡镇/旧/深']],
    ['\ufeff草稿/\r\n旧/\r\n', ['草稿/', '乡镇/旧']],
  ])('%j is read like one of git', async (text, names) => {
    write(IGNORE_FILE, text)
    expect([...(await found())].sort()).toEqual(without(...names))
  })

  it('holds for its own folder and below, and goes before one above', async () => {
    write(IGNORE_FILE, '丁.xlsx\n丙.xlsx\n')
    write(`乡镇/${IGNORE_FILE}`, '!丙.xlsx\n/旧/深\n')
    expect([...(await found())].sort()).toEqual(without('乡镇/旧/'))
  })

  it('takes nothing up again below a folder that is ignored', async () => {
    write(IGNORE_FILE, '草稿/\n')
    write(`草稿/${IGNORE_FILE}`, '!*\n')
    expect([...(await found())].sort()).toEqual(without('草稿/'))
  })

  it('is heeded in folders and globs; a workbook that is named itself is checked', async () => {
    write(IGNORE_FILE, '甲.xlsx\n草稿\n')
    expect(await found(['*.xlsx'])).toEqual([])
    expect(await found(['草稿'])).toEqual([])
    expect(await found(['甲.xlsx', '草稿/乙.xlsx'])).toEqual(['甲.xlsx', '草稿/乙.xlsx'])
  })

  it('above where the configuration is says nothing', async () => {
    write(IGNORE_FILE, '*\n')
    expect(await found(['乡镇'], join(folder, '乡镇'))).toHaveLength(3)
  })

  it('may be saved by an old editor in GB 18030', async () => {
    // 草稿/
    write(IGNORE_FILE, new Uint8Array([0xb2, 0xdd, 0xb8, 0xe5, 0x2f]))
    expect([...(await found())].sort()).toEqual(without('草稿/'))
  })

  it('that is a folder, or holds anything at all, does not stop the search', async () => {
    mkdirSync(join(folder, IGNORE_FILE))
    expect(await found()).toHaveLength(BOOKS.length)
    rmSync(join(folder, IGNORE_FILE), { recursive: true })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 5 }), async (lines) => {
        write(IGNORE_FILE, lines.join('\n'))
        for (const one of await found()) expect(BOOKS).toContain(one)
      }),
    )
  })
})

it('patterns that mean any depth again and again cost no time, however deep the folders are', async () => {
  const deep = 'a/'.repeat(200)
  write(`${deep}甲.xlsx`)
  write(IGNORE_FILE, `${'**/a/'.repeat(12)}b\n`)
  expect(await found()).toContain(`${deep}甲.xlsx`)
})
