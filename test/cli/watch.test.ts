/** A watch: checked again whenever something that matters has changed. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readArgs } from '../../src/cli/args.js'
import { Memory, nodeWatcher, watch } from '../../src/cli/watch.js'
import { Playground, RIGHT, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

beforeEach(async () => {
  rmSync(play.folder, { recursive: true })
  mkdirSync(play.folder)
  await play.draw('报送/甲.xlsx', RIGHT)
})

/** Saves a workbook as spreadsheet programs do: written elsewhere, put in its place at once. */
async function save(name: string, drawing: string): Promise<void> {
  renameSync(play.path(await play.draw('别处/新.xlsx', drawing)), play.path(name))
}

/**
 * Watches; each of `steps` is done once the run before it has been reported, then something rings. Gives what each run said, and the
 * exit code of the last.
 */
async function watched(args: readonly string[], steps: readonly (() => unknown)[], tty = false) {
  const command = readArgs(['check', ...args])
  if (command === 'version') throw new Error('a command')
  const stopping = new AbortController()
  let [out, said] = ['', '']
  const runs: string[] = []
  let ring = (): void => {}
  const left = [...steps]
  const stream = (hear: (text: string) => void) => ({ isTTY: tty, columns: 80, write: hear })
  const io = {
    cwd: play.folder,
    env: {},
    out: stream((text) => {
      out += text
    }),
    err: stream((text) => {
      said += text
      if (!text.startsWith('—— ')) return
      runs.push(out + said)
      ;[out, said] = ['', '']
      next()
    }),
  }
  const next = async () => {
    const step = left.shift()
    // A step that changes nothing that matters brings no run: what follows is done after it.
    const isIdle = (await step?.()) === 'idle'
    if (!step) stopping.abort()
    ring()
    if (isIdle) setTimeout(next, 50)
  }
  const code = await watch(command, io, {
    watcher: {
      watch(_, changed) {
        ring = changed
        return () => {}
      },
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 20))),
    stop: stopping.signal,
  })
  return { code, runs }
}

describe('kplint check --watch', () => {
  it('checks again when a workbook is changed, replaced, added or deleted', async () => {
    const { code, runs } = await watched(
      ['报送'],
      [
        () => save('报送/甲.xlsx', WRONG),
        () => save('报送/甲.xlsx', RIGHT),
        () => save('报送/乙.xlsx', WRONG),
        () => rmSync(play.path('报送/乙.xlsx')),
      ],
    )
    expect(runs.map((run) => run.includes('invest-plan-exceeds-total'))).toEqual([false, true, false, true, false])
    expect(runs.at(-1)).toContain('守着 1 个工作簿')
    expect(code).toBe(0)
  })

  it('ends with the exit code of the last run', async () => {
    expect((await watched(['报送'], [() => save('报送/甲.xlsx', WRONG)])).code).toBe(1)
  })

  it('survives a workbook saved half and a configuration with a mistake', async () => {
    const { runs } = await watched(
      ['报送'],
      [
        () => writeFileSync(play.path('报送/甲.xlsx'), 'PK\u0003\u0004'),
        () => save('报送/甲.xlsx', RIGHT),
        () => writeFileSync(play.path('kplint.config.json'), '{"lang": '),
        () => writeFileSync(play.path('kplint.config.json'), '{"lang": "en"}'),
      ],
    )
    expect(runs[1]).toContain('没能检查 报送/甲.xlsx')
    expect(runs[2]).not.toContain('没能检查')
    expect(runs[3]).toMatch(/kplint\.config\.json:1/)
    expect(runs[4]).toContain('checked: tables 1')
  })

  it('does not check again for what does not matter, such as its own report', async () => {
    const { runs } = await watched(
      ['报送', '--format', 'json=报告.json'],
      [
        () => {
          writeFileSync(play.path('报送/说明.md'), '改了')
          return 'idle'
        },
      ],
    )
    expect(runs).toHaveLength(1)
  })

  it('clears a terminal, and nothing else', async () => {
    expect((await watched(['报送'], [], true)).runs[0]).toContain('\u001b[2J')
    expect((await watched(['报送'], [])).runs[0]).not.toContain('\u001b[')
  })

  it.each(['--shard=1/2', '--update-baseline'])('%s is refused', async (option) => {
    const { code, err } = await play.run(['check', '报送', '--watch', option])
    expect([code, err]).toEqual([2, expect.stringMatching(/--watch 不能和/)])
  })

  it('judges only what has changed: what stays is remembered until packs or settings change', () => {
    const memory = new Memory()
    const job = { file: '甲.xlsx', folder: '/县', isEarlier: false }
    const read = {
      kind: 'read',
      format: 'xlsx',
      sha256: 'a',
      warnings: [],
      parcel: { name: '甲', tables: [], checked: null },
      picture: null,
    } as const
    const needs = { picture: false }
    const first = memory.of('一')
    first.put(job, 'a', read)
    first.prune(0)
    const second = memory.of('一')
    expect(second.get(job, 'a', needs)).toBe(read)
    expect(second.get(job, 'b', needs)).toBe(null)
    expect(second.get(job, 'a', { picture: true })).toBe(null)
    second.prune(0)
    expect(memory.of('二').get(job, 'a', needs)).toBe(null)
  })

  it('hears of a change below a folder from the system', async () => {
    const heard = new Promise<void>((resolve) => {
      const end = nodeWatcher.watch(
        [
          { folder: play.folder, isDeep: true },
          { folder: play.path('没有'), isDeep: false },
        ],
        () => {
          end()
          resolve()
        },
      )
    })
    writeFileSync(play.path('报送/新.txt'), '')
    await heard
  })
})
