/** Only what changed since a revision of git is reported; everything else is still compared with. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Playground, RIGHT, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

const git = (...args: string[]) =>
  execFileSync('git', ['-C', play.folder, '-c', 'user.name=甲', '-c', 'user.email=a@b', ...args], { stdio: 'pipe' })
const OTHERWISE = RIGHT.replace('| 9500 |', '| 9600 |')

beforeEach(async () => {
  rmSync(play.folder, { recursive: true })
  mkdirSync(play.folder)
  git('init', '-q')
  await play.draw('报送/旧错.xlsx', WRONG)
  await play.draw('报送/旧对.xlsx', RIGHT)
  git('add', '.')
  git('commit', '-q', '-m', '一')
})

const since = (revision: string, ...args: string[]) =>
  play.run(['check', '报送', '--pack', 'pinglu', '--since', revision, '--format', 'json', ...args])
interface Found {
  reports: { file: string; diagnostics: { rule: string; related: { file?: string }[] }[] }[]
}
const filesIn = (out: string) => (JSON.parse(out) as { reports: { file: string }[] }).reports.map(({ file }) => file)

describe('kplint check --since', () => {
  it('reports workbooks that are changed, added or not known to git, and says what it leaves out', async () => {
    await play.draw('报送/新.xlsx', RIGHT.replace('甲园区', '丙园区'))
    await play.draw('报送/旧对.xlsx', RIGHT.replace('甲园区', '丁园区'))
    writeFileSync(play.path('.gitignore'), '忽略*\n')
    await play.draw('报送/忽略.xlsx', RIGHT.replace('甲园区', '戊园区'))
    const { code, out, err } = await since('HEAD')
    expect(filesIn(out)).toEqual(['报送/忽略.xlsx', '报送/新.xlsx', '报送/旧对.xlsx'])
    expect([code, err]).toEqual([0, expect.stringMatching(/改过的 3 个.*没有改过的 1 个.*报送\/旧错\.xlsx/)])
    git('add', '.')
    git('commit', '-q', '-m', '二')
    expect(filesIn((await since('HEAD~1')).out)).toHaveLength(3)
  })

  it('compares what changed with what did not', async () => {
    await play.draw('报送/新.xlsx', OTHERWISE)
    const { out } = await since('HEAD')
    // What the change contradicts is told where it stands, and nothing else of that workbook.
    const found = (JSON.parse(out) as Found).reports.flatMap(({ file, diagnostics }) =>
      diagnostics.map(({ rule, related }) => ({ file, rule, with: related.map((one) => one.file) })),
    )
    const joined = found.filter(({ rule }) => rule.startsWith('xref-'))
    expect(joined.length).toBeGreaterThan(0)
    for (const one of joined) expect([one.file, ...one.with]).toContain('报送/新.xlsx')
    expect(found.filter(({ file, rule }) => file !== '报送/新.xlsx' && !rule.startsWith('xref-'))).toEqual([])
  })

  it('passes where nothing changed, without reading anything', async () => {
    const { code, out } = await since('HEAD')
    expect([code, filesIn(out)]).toEqual([0, []])
  })

  it('takes back a change that was undone, and knows names with spaces and stars', async () => {
    await play.draw('报送/一 *二.xlsx', RIGHT.replace('甲园区', '丙园区'))
    git('add', '.')
    git('commit', '-q', '-m', '二')
    await play.draw('报送/旧对.xlsx', WRONG)
    git('checkout', '-q', '--', '.')
    expect(filesIn((await since('HEAD~1')).out)).toEqual(['报送/一 *二.xlsx'])
  })

  it('takes a tag, a date and a message for the version they name', async () => {
    await play.draw('报送/新.xlsx', RIGHT.replace('甲园区', '丙园区'))
    git('tag', '-a', '一月', '-m', '一月')
    git('add', '.')
    git('commit', '-q', '-m', '二')
    for (const revision of ['一月', ':/一', 'HEAD^', 'HEAD@{1}'])
      expect(filesIn((await since(revision)).out)).toEqual(['报送/新.xlsx'])
  })

  it('works from a folder below, with threads and a cache', async () => {
    await play.draw('报送/新.xlsx', OTHERWISE)
    const plain = await since('HEAD')
    for (const more of [['--threads', '2'], ['--cache'], ['--cache']])
      expect(await since('HEAD', ...more)).toEqual(plain)
    const below = await play.run(['check', '.', '--since', 'HEAD', '--format', 'json'], { below: '报送' })
    expect(filesIn(below.out)).toContain('新.xlsx')
    expect(below.err).toContain('旧错.xlsx')
  })

  it('is joined from parts into what one machine writes: with a change, with none, with one that cannot be read', async () => {
    writeFileSync(play.path('报送/坏.xlsx'), '')
    await play.draw('上年/旧.xlsx', RIGHT.replace('2025年', '2024年'))
    writeFileSync(play.path('上年/坏.xlsx'), '')
    git('add', '.')
    git('commit', '-q', '-m', '二')
    const previous = ['--previous', '上年']
    const joined = async () => {
      for (const i of [1, 2]) {
        const shard = ['--shard', `${i}/2`, '-o', `${i}.kplint`]
        expect((await play.run(['check', '报送', '--pack', 'pinglu', ...previous, ...shard])).code).toBe(0)
      }
      return play.run(['report', 'merge', '1.kplint', '2.kplint', '--since', 'HEAD', '--format', 'json'])
    }
    expect(await joined()).toEqual(await since('HEAD', ...previous))
    await play.draw('报送/新.xlsx', OTHERWISE)
    const { code, out, err } = await since('HEAD', ...previous)
    expect([code, err]).toEqual([2, expect.stringMatching(/有 1 个读不了.*坏\.xlsx/)])
    expect(await joined()).toEqual({ code, out, err })
  })

  it('says which unchanged workbook could not be read, and does not fail for it', async () => {
    writeFileSync(play.path('报送/坏.xlsx'), '')
    git('add', '.')
    git('commit', '-q', '-m', '二')
    await play.draw('报送/新.xlsx', RIGHT.replace('甲园区', '丙园区'))
    const { code, err } = await since('HEAD')
    expect([code, err]).toEqual([0, expect.stringMatching(/有 1 个读不了.*坏\.xlsx/)])
  })

  it.each<[string, RegExp]>([
    ['没有这个版本', /git 不认识“没有这个版本”/],
    ['--output=改了.txt', /--since 后面要写 git 的版本/],
    ['HEAD..HEAD', /--since 后面要写 git 的版本/],
    ['HEAD...HEAD', /--since 后面要写 git 的版本/],
    ['HEAD^!', /--since 后面要写 git 的版本/],
    ['HEAD^-', /--since 后面要写 git 的版本/],
    ['HEAD^@', /--since 后面要写 git 的版本/],
    ['^HEAD', /--since 后面要写 git 的版本/],
    ['HEAD:报送', /git 不认识“HEAD:报送”/],
  ])('%s is refused', async (revision, message) => {
    const { code, out, err } = await play.run(['check', '报送', `--since=${revision}`])
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(message)])
  })

  it('says so where there is no repository, and where there is no git', async () => {
    rmSync(play.path('.git'), { recursive: true })
    expect((await since('HEAD')).err).toMatch(/只能在 git 仓库里用/)
    const { PATH } = process.env
    process.env.PATH = ''
    try {
      expect((await since('HEAD')).err).toMatch(/要用 git/)
    } finally {
      process.env.PATH = PATH
    }
  })
})
