/** A watch: checked again whenever something that matters has changed. */
import { getEventListeners } from 'node:events'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readArgs } from '../../src/cli/args.js'
import { Memory, nodeWatcher, waiting, watch } from '../../src/cli/watch.js'
import { placesOf, stampsOf } from '../../src/cli/watched.js'
import { Playground, RIGHT, WRONG } from './play.js'

vi.mock('../../src/cli/watched.js', { spy: true })

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

/** Milliseconds from which on a wait is the one between two looks, not the one for a program to be done saving. */
const BETWEEN_LOOKS = 5000

/**
 * Watches; each of `steps` is done once the run before it has been reported, then something rings. A step that is `idle` brings no run: what
 * follows it is done when everything was looked at once more; nothing rings of one that is `unheard`. Gives what each run said, the exit code of the last, and how many waits were
 * begun and never ended.
 */
async function watched(args: readonly string[], steps: readonly ((ring: () => void) => unknown)[], tty = false) {
  const command = readArgs(['check', ...args])
  if (command === 'version') throw new Error('a command')
  const stopping = new AbortController()
  let [out, said] = ['', '']
  const runs: string[] = []
  let ring = (): void => {}
  let looked = (): void => {}
  let isUnheard = false
  const left = [...steps]
  const waits = new Set<AbortSignal>()
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
    const done = await step?.(() => ring())
    if (!step) stopping.abort()
    isUnheard = done === 'unheard'
    looked = done === 'idle' ? next : () => {}
    if (!isUnheard) ring()
  }
  const code = await watch(command, io, {
    watcher: {
      watch(_, changed) {
        ring = changed
        return () => {}
      },
    },
    // Nothing is noticed but by a ring.
    wait: async (ms, enough) => {
      if (ms < BETWEEN_LOOKS) return
      if (isUnheard) {
        isUnheard = false
        return
      }
      const again = looked
      looked = () => {}
      const ended = new Promise<void>((resolve) => enough?.addEventListener('abort', () => resolve()))
      waits.add(enough!)
      again()
      await ended
      waits.delete(enough!)
    },
    stop: stopping.signal,
  })
  await new Promise((resolve) => setImmediate(resolve))
  return { code, runs, waits: waits.size }
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
    let written = ''
    const { runs } = await watched(
      ['报送', '--format', 'json=报送/报告.json'],
      [
        () => {
          written = readFileSync(play.path('报送/报告.json'), 'utf8')
          return 'idle'
        },
        () => {
          writeFileSync(play.path('报送/说明.md'), '改了')
          return 'idle'
        },
      ],
    )
    expect(JSON.parse(written)).toHaveProperty('reports')
    expect(runs).toHaveLength(1)
  })

  it('checks again when the baseline changes', async () => {
    const update = () => play.run(['check', '报送', '--baseline', '基线.json', '--update-baseline'])
    await update()
    const empty = readFileSync(play.path('基线.json'))
    await play.draw('报送/甲.xlsx', WRONG)
    await update()
    const { runs, code } = await watched(
      ['报送', '--baseline', '基线.json'],
      [() => writeFileSync(play.path('基线.json'), empty)],
    )
    expect(runs.map((run) => run.includes('基线已有'))).toEqual([true, false])
    expect(code).toBe(1)
  })

  it('hears what rings while it looks because nothing rang for long', async () => {
    const { stampsOf: look } =
      await vi.importActual<typeof import('../../src/cli/watched.js')>('../../src/cli/watched.js')
    const { runs } = await watched(
      ['报送'],
      [
        (ring) => {
          vi.mocked(stampsOf)
            .mockImplementationOnce(look)
            .mockImplementationOnce(async (...asked) => {
              const stamps = await look(...asked)
              await save('报送/甲.xlsx', WRONG)
              ring()
              return stamps
            })
          return 'unheard'
        },
      ],
    )
    expect(runs).toHaveLength(2)
  })

  it('leaves no wait behind however often it rings', async () => {
    const idle = () => 'idle'
    const { waits, runs } = await watched(
      ['报送'],
      Array.from({ length: 20 }, () => idle),
    )
    expect([waits, runs.length]).toEqual([0, 1])
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

  it('waits until the time is up, it is stopped, or it is enough, and leaves no listener', async () => {
    const [stop, enough] = [new AbortController(), new AbortController()]
    const wait = waiting(stop.signal)
    await wait(1)
    const [first, second] = [wait(1e6, enough.signal), wait(1e6)]
    enough.abort()
    await first
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1)
    stop.abort()
    await second
    expect([stop, enough].flatMap(({ signal }) => getEventListeners(signal, 'abort'))).toEqual([])
  })

  it.each([
    ['报送', '报送', true],
    ['报送/甲.xlsx', '报送', false],
    ['报送/没有.xlsx', '报送', false],
    ['没有/乙/丙.xlsx', '.', false],
    ['没有/**/*.xlsx', '.', false],
    ['报送/**/*.xlsx', '报送', true],
    ['报送/*季度/*.xlsx', '报送', true],
    ['../**/没有/*.xlsx', '..', true],
    ['/没有/表.xlsx', '/', false],
  ])('of %s the folder %s is watched; deeply: %s', async (path, folder, isDeep) => {
    const command = readArgs(['check', '--no-config', path])
    if (command === 'version') throw new Error('a command')
    const silent = { isTTY: false, columns: 80, write: () => {} }
    const places = await placesOf(command, { cwd: play.folder, env: {}, out: silent, err: silent })
    expect(places).toEqual([{ folder: resolve(play.folder, folder), isDeep }])
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
