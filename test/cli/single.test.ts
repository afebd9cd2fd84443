/** The only workbook of a run is read once, whatever is wanted of it, and not at all where nothing is. */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { openJob } from '../../src/cli/open.js'
import { Playground, WRONG } from './play.js'

vi.mock('../../src/cli/open.js', { spy: true })

const play = new Playground()
afterAll(() => play.remove())
beforeEach(async () => {
  for (const name of ['.kplint-cache', 'kplint.config.json', '.git'])
    rmSync(play.path(name), { recursive: true, force: true })
  await play.draw('甲.xlsx', WRONG)
  await play.draw('乙.xlsx', MENDED)
  vi.mocked(openJob).mockClear()
})

const MENDED = WRONG.replace('5000', '9000')
const check = (...args: string[]) => play.run(['check', '甲.xlsx', ...args])
/** How often a workbook was read since this was asked last. */
function reads(): number {
  const { length } = vi.mocked(openJob).mock.calls
  vi.mocked(openJob).mockClear()
  return length
}

it.each([[[]], [['--format', 'html=页.html']], [['--format', 'sarif']], [['--pack', 'pinglu']], [['--cache']]])(
  'with %j',
  async (args) => {
    expect((await check(...args)).code).toBe(1)
    expect(reads()).toBe(1)
  },
)

it('says the same in a report, whatever else is wanted', async () => {
  const { out } = await check('--format', 'json')
  expect(JSON.parse(out).reports[0].sha256).toMatch(/^[0-9a-f]{64}$/)
  for (const more of [['--format', 'html=页.html'], ['--cache'], ['--cache'], ['--cache', '--format', 'html=页.html']])
    expect((await check('--format', 'json', ...more)).out).toBe(out)
})

it('with settings of its own', async () => {
  writeFileSync(
    play.path('kplint.config.json'),
    '{"overrides": [{"files": ["甲.xlsx"], "rules": {"invest-plan-exceeds-total": "off"}}]}',
  )
  expect((await check()).code).toBe(0)
  expect(reads()).toBe(1)
})

it('that cannot be read is tried once, and what is wrong with it is said', async () => {
  writeFileSync(play.path('甲.xlsx'), 'PK不是')
  const plain = await check()
  expect([plain.code, reads()]).toEqual([2, 1])
  for (const args of [['--format', 'html=页.html'], ['--cache'], ['--pack', 'pinglu']]) {
    expect(await check(...args)).toMatchObject({ code: 2, out: expect.stringContaining(plain.out.split('\n')[0]!) })
    expect(reads()).toBe(1)
  }
})

it('that is in the cache is not read where no pack can depend on it', async () => {
  const first = await check('--cache', '--pack', 'pinglu')
  expect(reads()).toBe(1)
  expect(await check('--cache', '--pack', 'pinglu')).toEqual(first)
  expect(reads()).toBe(0)
})

it('that was replaced between its hash and its reading is not kept under the hash it had', async () => {
  const { openJob: open } = await vi.importActual<typeof import('../../src/cli/open.js')>('../../src/cli/open.js')
  const [wrong, mended] = ['甲.xlsx', '乙.xlsx'].map((name) => readFileSync(play.path(name)))
  vi.mocked(openJob).mockImplementationOnce((job) => {
    writeFileSync(play.path('甲.xlsx'), mended!)
    return open(job)
  })
  expect((await check('--cache')).code).toBe(0)
  writeFileSync(play.path('甲.xlsx'), wrong!)
  expect((await check('--cache')).code).toBe(1)
})

it('that has not changed is not read, nor any rule asked', async () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', play.folder, '-c', 'user.name=甲', '-c', 'user.email=a@b', ...args], { stdio: 'pipe' })
  git('init', '-q')
  git('add', '甲.xlsx')
  git('commit', '-q', '-m', '一')
  const { code, err } = await check('--since', 'HEAD', '--previous', '乙.xlsx', '--stats')
  expect([code, reads()]).toEqual([0, 0])
  expect(err).not.toContain('invest-plan-exceeds-total')
})
