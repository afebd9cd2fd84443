/** Settings of the configuration that hold for some files only. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultOfGlob } from '../../src/cli/globs.js'
import { Groups } from '../../src/cli/overrides.js'
import { Playground, RIGHT, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

const PLAN = 'invest-plan-exceeds-total'
const configure = (config: object) =>
  writeFileSync(play.path('kplint.config.json'), JSON.stringify({ packs: ['pinglu'], files: ['报送'], ...config }))

beforeAll(async () => {
  for (const name of ['局/甲.xlsx', '乡镇/乙.xlsx', '乡镇/季报/丙.xlsx']) await play.draw(`报送/${name}`, WRONG)
  await play.draw('报送/局/丁.xlsx', RIGHT.replace('| 9500 |', '| 9600 |'))
})

interface Found {
  readonly reports: readonly {
    readonly file: string
    readonly diagnostics: readonly { rule: string; severity: string }[]
  }[]
}
async function severities(...args: string[]): Promise<{ [file: string]: string }> {
  const { out } = await play.run(['check', ...args, '--format', 'json'])
  const { reports } = JSON.parse(out) as Found
  return Object.fromEntries(
    reports.map(({ file, diagnostics }) => [file, diagnostics.find(({ rule }) => rule === PLAN)?.severity ?? 'none']),
  )
}

describe('overrides', () => {
  it('set rules for some files; of several that match the later goes first', async () => {
    configure({
      overrides: [
        { files: ['报送/乡镇/**'], rules: { [PLAN]: 'warning' } },
        { files: ['**/季报/*.xlsx'], rules: { [PLAN]: 'off' } },
      ],
    })
    const found = {
      '报送/局/甲.xlsx': 'error',
      '报送/局/丁.xlsx': 'none',
      '报送/乡镇/乙.xlsx': 'warning',
      '报送/乡镇/季报/丙.xlsx': 'none',
    }
    expect(await severities()).toEqual(found)
    // Named by another path and from another folder, a file is the same file.
    expect((await play.run(['check', '../乡镇/季报/丙.xlsx'], { below: '报送/局' })).out).not.toContain(PLAN)
  })

  it('keep the options of what they do not set, and give way to the command line', async () => {
    configure({
      rules: { [PLAN]: { severity: 'info' } },
      overrides: [{ files: ['报送/乡镇/'], rules: { [PLAN]: 'warning' } }],
    })
    expect((await severities())['报送/乡镇/乙.xlsx']).toBe('warning')
    expect((await severities())['报送/局/甲.xlsx']).toBe('info')
    const typed = await severities('--rule', `${PLAN}=error`)
    expect(new Set(Object.values(typed))).toEqual(new Set(['error', 'none']))
  })

  it('may give a period', async () => {
    configure({ overrides: [{ files: ['报送/乡镇'], period: '2025-03' }] })
    const lacksPeriod = async (file: string) => (await play.run(['check', file])).out.includes('不知道填报期')
    expect(await lacksPeriod('报送/局/甲.xlsx')).toBe(true)
    expect(await lacksPeriod('报送/乡镇/乙.xlsx')).toBe(false)
  })

  it('say the same with a cache, by threads and in parts', async () => {
    configure({
      period: '2025-04',
      overrides: [{ files: ['报送/乡镇/**'], rules: { [PLAN]: 'warning' }, period: '2025-03' }],
    })
    const plain = (await play.run(['check', '--format', 'json'])).out
    expect(plain).toContain('xref-')
    for (const args of [['--cache'], ['--cache'], ['--threads', '2'], ['--threads', '2', '--cache']])
      expect((await play.run(['check', '--format', 'json', ...args])).out).toBe(plain)
    for (const i of [1, 2]) await play.run(['check', '--shard', `${i}/2`, '-o', `${i}.kplint`])
    expect((await play.run(['report', 'merge', '1.kplint', '2.kplint', '--format', 'json'])).out).toBe(plain)
  })

  it('are told apart by a cache that two folders share', async () => {
    configure({ overrides: [{ files: ['报送/乡镇/**'], rules: { [PLAN]: 'off' } }] })
    mkdirSync(play.path('报送/局/同'), { recursive: true })
    mkdirSync(play.path('报送/乡镇/同'), { recursive: true })
    const bytes = readFileSync(play.path('报送/局/甲.xlsx'))
    for (const folder of ['局', '乡镇']) writeFileSync(play.path(`报送/${folder}/同/表.xlsx`), bytes)
    const found = async (below: string) =>
      (await play.run(['check', '表.xlsx', '--cache'], { below: `报送/${below}/同` })).out.includes(PLAN)
    expect([await found('局'), await found('乡镇'), await found('局')]).toEqual([true, false, true])
    for (const folder of ['局', '乡镇']) rmSync(play.path(`报送/${folder}/同`), { recursive: true })
  })

  it('give way to what is typed with a cache, too, where that changes nothing for the other files', async () => {
    const found = (...args: string[]) => severities('--cache', ...args)
    configure({ rules: { [PLAN]: 'off' }, overrides: [{ files: ['报送/乡镇/'], rules: { [PLAN]: 'warning' } }] })
    expect((await found())['报送/乡镇/乙.xlsx']).toBe('warning')
    expect((await found('--rule', `${PLAN}=off`))['报送/乡镇/乙.xlsx']).toBe('none')
    expect((await found())['报送/乡镇/乙.xlsx']).toBe('warning')
    await play.draw('另/未开工.xlsx', RIGHT.replace('建设性质', '开工状态').replaceAll('续建', '未开工'))
    configure({ period: '2024-02', overrides: [{ files: ['另'], period: '2025-03' }] })
    const text = async (...args: string[]) => (await play.run(['check', '另', ...args])).out
    const [own, typed] = [await text(), await text('--period', '2024-02')]
    expect(typed).not.toBe(own)
    expect([await text('--cache'), await text('--cache', '--period', '2024-02')]).toEqual([own, typed])
    rmSync(play.path('另'), { recursive: true })
  })

  it('hold for a workbook from standard input by its name, and for kplint fix and explain', async () => {
    configure({ overrides: [{ files: ['报送/乡镇/**'], rules: { [PLAN]: 'off' } }] })
    const stdin = readFileSync(play.path('报送/局/甲.xlsx'))
    const named = (name: string) => play.run(['check', '--stdin', '--stdin-name', name], { stdin })
    expect((await named('报送/乡镇/新.xlsx')).out).not.toContain(PLAN)
    expect((await named('报送/局/新.xlsx')).out).toContain(PLAN)
    const remain = (name: string) => play.run(['fix', name, '-o', '改.xlsx', '--force'])
    expect((await remain('报送/局/甲.xlsx')).out).toContain('必须改 1')
    expect((await remain('报送/乡镇/乙.xlsx')).out).toContain('必须改 0')
  })

  it.each<[string, object, RegExp]>([
    [
      'a rule that does not exist',
      { files: ['a'], rules: { 'invest-plan': 'off' } },
      /kplint\.config\.json:1 没有规则/,
    ],
    [
      'a rule about all workbooks',
      { files: ['a'], rules: { 'xref-block-closed-but-problem': 'off' } },
      /把全部工作簿放在一起看/,
    ],
    ['no files', { rules: {} }, /缺少“overrides\.0\.files”/],
    ['an empty list of files', { files: [] }, /“overrides\.0\.files”不能是空的/],
    ['a pack', { files: ['a'], packs: ['pinglu'] }, /不认识“packs”/],
    ['no month', { files: ['a'], period: '四月' }, /写法不对/],
    ['a month no year has', { files: ['a'], period: '2025-13' }, /kplint\.config\.json:1 “2025-13”不是填报期/],
    ['the root in place of a folder', { files: ['a', '/'] }, /kplint\.config\.json:1 “\/”不指任何文件夹/],
    ['stars without end', { files: ['*a*a*a*a*b'] }, /“\*a\*a\*a\*a\*b”里的通配太多/],
  ])('with %s are refused, with the line', async (_, override, message) => {
    configure({ overrides: [override] })
    const { code, err } = await play.run(['check'])
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
  })
})

describe('the files of an override', () => {
  const groupOf = (globs: string[], path: string) => new Groups([{ files: globs }], '/县').of(path) === '0'
  it.each<[string, string, boolean]>([
    ['乡镇', '/县/乡镇/表.xlsx', true],
    ['乡镇/', '/县/乡镇/深/表.xlsx', true],
    ['./乡镇/*', '/县/乡镇/表.xlsx', true],
    ['*.xlsx', '/县/表.xlsx', true],
    ['*.xlsx', '/县/乡镇/表.xlsx', false],
    ['**/*.xlsx', '/县/乡镇/表.xlsx', true],
    ['**/{甲,乙}*.xlsx', '/县/x/乙1.xlsx', true],
    ['**', '/别处/表.xlsx', false],
    ['../别处/**', '/别处/表.xlsx', true],
    ['乡镇\\季报', '/县/乡镇/季报/表.xlsx', true],
    ['é.xlsx', '/县/e\u0301.xlsx', true],
    ['报送(1)/', '/县/报送(1)/表.xlsx', true],
    ['报送(1)/', '/县/报送1/表.xlsx', true],
    ['报送[定稿]', '/县/报送[定稿]/深/表.xlsx', true],
    ['(定稿)表.xlsx', '/县/(定稿)表.xlsx', true],
  ])('%s and %s: %s', (glob, path, isMeant) => {
    expect(groupOf([glob], path)).toBe(isMeant)
  })

  it('are literal as far as they are there', () => {
    const isMeant = (glob: string, file: string) =>
      new Groups([{ files: [glob] }], play.folder).of(play.path(file)) === '0'
    for (const name of ['底(1)', '底1', '底[2]', '底2']) mkdirSync(play.path(name), { recursive: true })
    const found = (glob: string) =>
      ['底(1)/表.xlsx', '底1/表.xlsx', '底[2]/表.xlsx', '底2/表.xlsx'].filter((file) => isMeant(glob, file))
    expect(found('底(1)/')).toEqual(['底(1)/表.xlsx'])
    expect(found('底(1)/*.xlsx')).toEqual(['底(1)/表.xlsx'])
    expect(found('./底[2]/**')).toEqual(['底[2]/表.xlsx'])
    expect(found(play.path('底1/*'))).toEqual(['底1/表.xlsx'])
    expect(found('底[12]')).toEqual(['底1/表.xlsx', '底2/表.xlsx'])
    expect(found('.')).toHaveLength(4)
    expect(found('../*/底2/')).toEqual(['底2/表.xlsx'])
    for (const name of ['底(1)', '底1', '底[2]', '底2']) rmSync(play.path(name), { recursive: true })
  })
})

describe('a glob of a configuration', () => {
  it.each([
    '乡镇/',
    '**/*四季度*.xlsx',
    '**/{甲,乙}*.{xlsx,xls}',
    '报送(1)(2)(3)(4)/',
    '!(汇总)*.xlsx',
    '项目*调度*表*.xlsx',
    '**',
  ])('%s is taken', (glob) => {
    expect(faultOfGlob(glob)).toBeNull()
  })

  it.each([
    '/',
    '\\\\',
    '*a*a*a*b',
    'x/**/*a*a*a*b',
    '**/a/**/b/**/c',
    '+(a*)b',
    '*(a|b)c',
    '(a*)+b',
    '{a,aa}+b',
    '[ab]+[ab]+c',
    '{a,a}{a,a}{a,a}{a,a}b',
    '(a|a)(a|a)(a|a)(a|a)b',
    'a'.repeat(1001),
  ])('%s is not', (glob) => {
    expect(faultOfGlob(glob)?.zh).toMatch(/没完没了|不指任何文件夹/)
  })

  it('is refused wherever it stands', async () => {
    for (const name of ['files', 'ignore', 'previous']) {
      configure({ [name]: ['好', '+(a*)b'] })
      expect(await play.run(['check'])).toMatchObject({ code: 2, err: expect.stringContaining('“+(a*)b”里的通配太多') })
    }
  })
})
