/** Files judged with a cache, by threads or without: what is kept is of the bytes it is kept under. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { afterAll, expect, it, vi } from 'vitest'
import type { Keeper } from '../../src/batch/cache.js'
import type { Job, Outcome } from '../../src/batch/outcome.js'
import { readArgs } from '../../src/cli/args.js'
import { Judge } from '../../src/cli/judge.js'
import { judgedInTurn } from '../../src/cli/judged.js'
import { Progress } from '../../src/cli/progress.js'
import { loadSettings } from '../../src/cli/settings.js'
import { Playground, RIGHT, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

const silent = { isTTY: false, columns: 80, write: () => {} }
const io = { cwd: play.folder, env: {}, out: silent, err: silent }

/** A judge with a cache that has what `get` gives; with the names of the files that were put into it. */
async function judging(get: Keeper['get'] = () => null) {
  const command = readArgs(['check', '.', '--no-config'])
  if (command === 'version') throw new Error('a command')
  const put: string[] = []
  const keeper: Keeper = { hits: 0, get, put: ({ file }) => void put.push(file), prune: () => {} }
  const wanted = { picture: false, sha256: false, explanations: true }
  const judge = new Judge(await loadSettings(command.options, io), wanted, io, keeper)
  return { judge, put, judging: { judge, command, io, threads: 2, progress: new Progress(silent, 'zh') } }
}

const jobOf = (file: string): Job => ({ file, folder: play.folder, isEarlier: false })

it('a workbook that is saved while it is read is checked and not kept, with threads and without', async () => {
  await play.draw('甲.xlsx', WRONG)
  await play.draw('别处/乙.xlsx', RIGHT)
  const saved = readFileSync(play.path('别处/乙.xlsx'))
  const save = (): void => writeFileSync(play.path('甲.xlsx'), saved)
  const { judge, put } = await judging()
  expect((await judge.answer(jobOf('甲.xlsx'), { isKept: true })).mayKeep).toBe(true)
  expect((await judge.answer(jobOf('甲.xlsx'), { isKept: false })).mayKeep).toBe(false)
  // As a thread is asked, then as the run itself does.
  expect(await judge.answer(jobOf('甲.xlsx'), { isKept: true, hear: save })).toMatchObject({
    outcome: { kind: 'read' },
    mayKeep: false,
  })
  await play.draw('甲.xlsx', WRONG)
  expect((await judge.judge(jobOf('甲.xlsx'), save)).kind).toBe('read')
  expect(put).toEqual([])
  await judge.judge(jobOf('甲.xlsx'))
  expect(put).toEqual(['甲.xlsx'])
})

it('a workbook that is taken away while it is read is checked all the same', async () => {
  await play.draw('丙.xlsx', WRONG)
  const { judge, put } = await judging()
  const { kind } = await judge.judge(jobOf('丙.xlsx'), () => {
    if (readdirSync(play.folder).includes('丙.xlsx')) renameSync(play.path('丙.xlsx'), play.path('丁.xlsx'))
  })
  expect([kind, put]).toEqual(['read', []])
})

it('by threads what is new is kept, what cannot be read is not, and what was kept is neither judged nor kept again', async () => {
  await play.draw('新.xlsx', WRONG)
  await play.draw('旧.xlsx', RIGHT)
  writeFileSync(play.path('坏.xlsx'), '')
  const old = (await (await judging()).judge.judge(jobOf('旧.xlsx'))) as Outcome & { kind: 'read' }
  const { judging: by, put } = await judging(vi.fn(({ file }: Job) => (file === '旧.xlsx' ? old : null)))
  const outcomes: Outcome[] = []
  for await (const [, outcome] of judgedInTurn(['新.xlsx', '旧.xlsx', '坏.xlsx', '没有.xlsx'].map(jobOf), by))
    outcomes.push(outcome)
  expect(outcomes.map(({ kind }) => kind)).toEqual(['read', 'read', 'unread', 'unread'])
  expect(outcomes[1]).toBe(old)
  expect(put).toEqual(['新.xlsx'])
})
