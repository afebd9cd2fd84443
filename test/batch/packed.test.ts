/** What is written for a cache or a part can be read again; what is too large for that is not written, and that is said. */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/batch/outcome.js'
import { packed, unpacked } from '../../src/batch/packed.js'
import { headBytes, outcomeBytes, ShardFile, type ShardHead } from '../../src/batch/shard.js'
import { Playground, RIGHT } from '../cli/play.js'
import { HEAD } from './part-head.js'

const play = new Playground()
afterAll(() => play.remove())
beforeAll(() => play.draw('报送/1.xlsx', RIGHT))

describe('plain data', () => {
  const data = { rows: Int32Array.of(1, 2), names: ['甲', '乙'.repeat(1000)], none: null }

  it('come back as they were, and not where a byte is another', () => {
    const bytes = packed(data)!
    expect(unpacked(bytes)).toEqual(data)
    bytes[40]! ^= 1
    expect(unpacked(bytes)).toBeNull()
    expect(unpacked(Buffer.alloc(3))).toBeNull()
  })

  it('are packed only where they can be unpacked, and unpacked only where they are not too many', () => {
    expect(packed(data, 1000)).toBeNull()
    expect(unpacked(packed(data, 10_000)!, 10_000)).toEqual(data)
    expect(unpacked(packed(data)!, 1000)).toBeNull()
  })
})

describe('a part', () => {
  const job = { file: '报送/1.xlsx', isEarlier: false }
  const head: ShardHead = { ...HEAD, jobs: [job] }

  it('says of a file of which too much was found that it was not checked, and what to do', async () => {
    await play.run(['check', '报送', '--shard', '1/1', '-o', '一.kplint'])
    const outcome = ShardFile.open(play.path('一.kplint'))!.outcome(0)!
    const written = (most?: number): Outcome | null => {
      writeFileSync(play.path('又.kplint'), Buffer.concat([headBytes(head), outcomeBytes(0, job, outcome, most)]))
      return ShardFile.open(play.path('又.kplint'))!.outcome(0)
    }
    expect(outcome.kind).toBe('read')
    expect(written()).toEqual(outcome)
    expect(written(1000)).toMatchObject({
      kind: 'unread',
      error: { file: job.file, isWorkbook: true, words: { zh: expect.stringContaining('不分份单独查') } },
    })
  })
})
