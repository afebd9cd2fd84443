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
  for (const folder of ['a/深/更深', 'a/.隐藏', '空', '锁', '各式', '日期', '旁'])
    mkdirSync(join(cwd, folder), { recursive: true })
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
    ...['2025.05表.xlsx', '2025.05说明.pdf', '2025.05说明.txt'].map((name) => `日期/${name}`),
    ...['a.7z', 'b.doc', 'c.fods', 'd.PDF', 'e.rar', 'f.rtf', 'g.wps', 'h.zip', '~$b.doc', '表.xlsx', '照片.jpg'].map(
      (name) => `旁/${name}`,
    ),
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
    expect(await find(['a'])).toEqual({ files, missing: [], ignored: [], strange: [] })
    expect((await find(['.'])).files).toEqual([
      ...files,
      ...FORMATS.map((name) => `各式/${name}`),
      '旁/表.xlsx',
      '日期/2025.05表.xlsx',
      '锁/表.xlsx',
    ])
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

  it.each([
    ['各式/*.{txt,html}', ['各式/网页.html', '各式/说明.txt']],
    ['各式/*.htm*', ['各式/网页.html']],
    ['各式/*.[th]*', ['各式/网页.html', '各式/说明.txt']],
    ['各式/*.{txt,xlsx}', ['各式/i.xlsx', '各式/说明.txt']],
    ['各式/{说明.txt,网页.html}', ['各式/网页.html', '各式/说明.txt']],
    ['各?/*.TXT', []],
    // These say nothing of the extension, whatever dots there are in them.
    ['各式/*.*', FORMATS.map((name) => `各式/${name}`)],
    ['各式/说明*', []],
    ['日期/2025.05*', ['日期/2025.05表.xlsx']],
    ['日期/2025.05说明.*', []],
  ])('%s asks for what it says', async (glob, files) => {
    expect((await find([glob])).files).toEqual(files)
  })

  it('says which files in folders it does not read, as they may hold tables; asked for by their extension they are read', async () => {
    const strange = ['a.7z', 'b.doc', 'c.fods', 'd.PDF', 'e.rar', 'f.rtf', 'g.wps', 'h.zip'].map((name) => `旁/${name}`)
    for (const path of ['旁', '旁/**']) expect(await find([path])).toMatchObject({ files: ['旁/表.xlsx'], strange })
    expect(await find(['旁/**/*.xlsx'])).toMatchObject({ files: ['旁/表.xlsx'], strange: [] })
    expect(await find(['旁/*.pdf', '旁/b.doc', '旁/*.PDF'])).toMatchObject({
      files: ['旁/b.doc', '旁/d.PDF'],
      strange: [],
    })
    expect(await find(['旁'], { ignore: ['旁/*.{zip,rar,7z}', '旁/b*'] })).toMatchObject({
      strange: strange.slice(2, 4).concat(strange.slice(5, 7)),
    })
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
    expect((await find(['a/**/表.xlsx'], { ignore })).missing).toEqual([{ path: 'a/**/表.xlsx', reason: 'ignored' }])
    expect((await find(['各式'], { ignore: ['各式/**'] })).missing).toEqual([{ path: '各式', reason: 'ignored' }])
    expect((await find(['a/10.XLSM'], { ignore })).files).toEqual(['a/10.XLSM'])
  })

  it.each(['a/深', 'a/深/', './a/深//', 'a\\深', '**/深/', 'a/深/更深'])(
    'leaves out the whole folder where %s is ignored',
    async (folder) => {
      expect((await find(['a'], { ignore: [folder] })).files).toEqual(['a/10.XLSM', 'a/2.xlsx', 'a/断.xlsx'])
      expect((await find(['a'], { ignore: [folder, '!a/深/更深/表.xlsx'] })).files).toContain('a/深/更深/表.xlsx')
      expect((await find(['a/深/更深/表.xlsx'], { ignore: [folder] })).files).toEqual(['a/深/更深/表.xlsx'])
    },
  )

  it('takes an ignored name that is there as it is, brackets included; what is no name ignores nothing', async () => {
    mkdirSync(join(cwd, '旧/报送(1)[旧]'), { recursive: true })
    for (const file of ['旧/报送(1)[旧]/表.xlsx', '旧/报送(1)[旧].xlsx', '旧/新.xlsx'])
      writeFileSync(join(cwd, file), '')
    expect((await find(['旧'], { ignore: ['旧/报送(1)[旧]/', '旧/报送(1)[旧].xlsx'] })).files).toEqual(['旧/新.xlsx'])
    expect((await find(['旧'], { ignore: ['', '/'] })).files).toHaveLength(3)
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

  it('takes a .csv for a roster only where the pack names it as one', async () => {
    mkdirSync(join(cwd, '县/混'), { recursive: true })
    const names = ['a.csv', 'data.csv', '报送.csv', '调度.csv']
    for (const name of names) writeFileSync(join(cwd, '县/混', name), '')
    const found = async (pack: string | Uint8Array) => {
      writeFileSync(join(cwd, '县/混/pack.yaml'), pack)
      return (await find(['县/混'])).files.map((file) => file.slice('县/混/'.length))
    }
    expect(await found('title: data.csv\n# 报送.csv 不是名册\nrosters:\n  units: data.csv\n')).toEqual([
      'a.csv',
      '报送.csv',
      '调度.csv',
    ])
    expect(await found('rosters: {units: "a.csv", leaders: data.csv}')).toEqual(['报送.csv', '调度.csv'])
    // As Excel and Notepad save it.
    expect(
      await found(
        new Uint8Array([...Buffer.from('rosters: {units: '), 0xb5, 0xf7, 0xb6, 0xc8, ...Buffer.from('.csv}')]),
      ),
    ).toEqual(names.filter((name) => name !== '调度.csv'))
    for (const none of ['', 'rosters: data.csv', 'rosters: {units: 7}', '{', '&a [*a, data.csv]'])
      expect(await found(none)).toEqual(names)
  })

  it('says what led to nothing, and leaves a missing name to be told when it is read', async () => {
    expect(await find(['空', '没有/*.xlsx', '没有.xlsx', '!a/*.xlsx'])).toEqual({
      ignored: [],
      strange: [],
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
