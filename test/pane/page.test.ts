/** What a page asks its server for, whatever the server does. */
import { afterEach, expect, it, vi } from 'vitest'
import { builtInPacks } from '../../src/pane/packs.js'
import { offeredPacks } from '../../src/pane/page.js'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const own = builtInPacks().map(({ id }) => id)

/** The ids of the packs where the server answers so. */
async function idsWhere(fetch: (address: string, how: { signal: AbortSignal }) => Promise<unknown>): Promise<string[]> {
  vi.stubGlobal('location', { protocol: 'https:' })
  vi.stubGlobal('fetch', fetch)
  return (await offeredPacks()).map(({ id }) => id)
}

it('takes what the server offers', async () => {
  const pack = { id: '本县', title: { zh: '本县', en: 'county' }, files: { 'pack.yaml': '' } }
  expect(await idsWhere(async () => ({ ok: true, json: async () => [pack] }))).toEqual([...own, '本县'])
})

it.each([
  ['nothing of the kind', async () => ({ ok: true, json: async () => ({ __proto__: [] }) })],
  [
    'packs of another form',
    async () => ({ ok: true, json: async () => [null, 1, { id: 'x', title: { zh: 1 }, files: [] }, { id: {} }] }),
  ],
  ['no JSON', async () => ({ ok: true, json: async () => JSON.parse('<html>') })],
  ['an error', async () => ({ ok: false })],
  ['no answer at all', async () => Promise.reject(new TypeError('fetch'))],
])('has its own where the server gives %s', async (_, fetch) => {
  expect(await idsWhere(fetch)).toEqual(own)
})

it('does not wait for a server that never answers', async () => {
  vi.useFakeTimers()
  const never = (_: string, { signal }: { signal: AbortSignal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  const ids = idsWhere(never)
  await vi.runAllTimersAsync()
  expect(await ids).toEqual(own)
})
