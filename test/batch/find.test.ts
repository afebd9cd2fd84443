import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FindOptions, findWorkbooks } from '../../src/batch/find.js'

/** What is found without being named. */
const FORMATS = ['a.csv', 'b.TSV', 'c.docx', 'd.et', 'e.ods', 'f.xls', 'g.xlsb', 'h.xlsm', 'i.xlsx', 'j.xltx']
const cwd = mkdtempSync(join(tmpdir(), 'kplint-find-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))
beforeAll(() => {
  for (const folder of ['a/深/更深', 'a/.隐藏', '空', '锁', '各式']) mkdirSync(join(cwd, folder), { recursive: true })
  for (const file of [
    'a/2.xlsx',
    'a/10.XLSM',
    'a/深/更深/表.xlsx',
    'a/.隐藏/表.xlsx',
    'a/~$2.xlsx',
    'a/._2.xlsx',
    'a/说明.txt',
    '锁/表.xlsx',
    ...FORMATS.map((name) => `各式/${name}`),
    '各式/~$附件.docx',
    '各式/说明.txt',
    '各式/网页.html',
    '各式/扫描.pdf',
  ])
    writeFileSync(join(cwd, file), '')
  symlinkSync('2.xlsx', join(cwd, 'a/别名.xlsx'))
  symlinkSync('..', join(cwd, 'a/深/回去'))
  symlinkSync('没有', join(cwd, 'a/断.xlsx'))
})

const find = async (paths: string[], options: Partial<FindOptions> = {}) => findWorkbooks(paths, { cwd, ...options })

describe('findWorkbooks', () => {
  it('walks a folder to its depth, in one order; hidden folders, lock files and loops are passed by', async () => {
    // 断.xlsx is there, though what it points at is not: reading it will say so.
    const files = ['a/10.XLSM', 'a/2.xlsx', 'a/断.xlsx', 'a/深/更深/表.xlsx']
    expect(await find(['a'])).toEqual({ files, missing: [] })
    expect((await find(['.'])).files).toEqual([...files, ...FORMATS.map((name) => `各式/${name}`), '锁/表.xlsx'])
  })

  it('finds every format that may hold a table; plain texts and pages only where a glob or a name asks for them', async () => {
    expect((await find(['各式'])).files).toEqual(FORMATS.map((name) => `各式/${name}`))
    expect((await find(['各式/*'])).files).toEqual(FORMATS.map((name) => `各式/${name}`))
    expect((await find(['各式/*.txt', '各式/*.html', '各式/扫描.pdf'])).files).toEqual([
      '各式/说明.txt',
      '各式/网页.html',
      '各式/扫描.pdf',
    ])
  })

  it('gives one file under two names once', async () => {
    expect((await find(['a/别名.xlsx', 'a/2.xlsx', './a/2.xlsx', join(cwd, 'a/2.xlsx')])).files).toEqual([
      'a/别名.xlsx',
    ])
  })

  it('keeps an absolute path absolute', async () => {
    const folder = join(cwd, 'a', '深')
    expect((await find([folder])).files).toEqual([join(folder, '更深', '表.xlsx')])
    expect((await find([`${folder}/**/*.xlsx`])).files).toEqual([`${folder}/更深/表.xlsx`])
  })

  it('leaves out what is ignored, but not what is named itself', async () => {
    const ignore = ['**/更深/**', 'a/1*']
    expect((await find(['a'], { ignore })).files).toEqual(['a/2.xlsx', 'a/断.xlsx'])
    expect((await find(['a/**/表.xlsx'], { ignore })).missing).toEqual([{ path: 'a/**/表.xlsx', reason: 'glob' }])
    expect((await find(['a/10.XLSM'], { ignore })).files).toEqual(['a/10.XLSM'])
  })

  it('does not take the rosters of a pack and a rule table in use for submitted tables, unless they are named', async () => {
    mkdirSync(join(cwd, '库/某县'), { recursive: true })
    for (const file of ['库/表.xlsx', '库/规则.xlsx', '库/某县/units.csv', '库/某县/报送.csv'])
      writeFileSync(join(cwd, file), '')
    writeFileSync(join(cwd, '库/某县/pack.yaml'), 'title: 某县\nrosters:\n  units: units.csv\n')
    const own = [join(cwd, '库/规则.xlsx')]
    for (const path of ['库', '库/**/*.{csv,xlsx}'])
      expect((await findWorkbooks([path], { cwd, own })).files.toSorted()).toEqual(['库/某县/报送.csv', '库/表.xlsx'])
    const named = ['库/某县/units.csv', '库/规则.xlsx']
    expect((await findWorkbooks(named, { cwd, own })).files).toEqual(named)
  })

  it('says what led to nothing, and leaves a missing name to be told when it is read', async () => {
    expect(await find(['空', '没有/*.xlsx', '没有.xlsx', '!a/*.xlsx'])).toEqual({
      files: ['没有.xlsx'],
      missing: [
        { path: '空', reason: 'folder' },
        { path: '没有/*.xlsx', reason: 'glob' },
        { path: '!a/*.xlsx', reason: 'glob' },
      ],
    })
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'names a folder that cannot be opened',
    async () => {
      chmodSync(join(cwd, '锁'), 0o000)
      try {
        expect((await find(['.'])).missing).toEqual([{ path: '锁', reason: 'unreadable' }])
      } finally {
        chmodSync(join(cwd, '锁'), 0o755)
      }
    },
  )
})
