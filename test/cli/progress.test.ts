import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Progress } from '../../src/cli/progress.js'
import { width } from '../../src/reports/plain.js'

let written: string[] = []
const err = (isTTY: boolean) => ({
  isTTY,
  columns: 40,
  write: (text: string) => {
    written.push(text)
  },
})

beforeEach(() => {
  written = []
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the progress bar', () => {
  it('shows nothing during the first second', () => {
    const progress = new Progress(err(true), 'zh')
    vi.advanceTimersByTime(900)
    progress.update(0, 2, '表.xlsx', 0.5)
    progress.clear()
    expect(written).toEqual([])
  })

  it('then says which file, never wraps, lets nothing of a name through, and is taken away', () => {
    const progress = new Progress(err(true), 'zh')
    vi.advanceTimersByTime(1500)
    progress.update(1, 4, `\u001b[31m${'很长的名字'.repeat(20)}.xlsx`, 0)
    progress.clear()
    expect(written).toHaveLength(2)
    const line = written[0]!.replace('\r\u001b[K', '')
    expect(line).toMatch(/^█{5}░{15} 正在检查 2\/4/)
    expect(line).not.toContain('\u001b')
    expect(width(line)).toBeLessThan(40)
    expect(written[1]).toBe('\r\u001b[K')
    progress.clear()
    expect(written).toHaveLength(2)
  })

  it('goes on while a file is read', async () => {
    const progress = new Progress(err(true), 'zh')
    let done = (_: number): void => {}
    const work = progress.during(new Promise<number>((resolve) => (done = resolve)), 0, 1, '表.xlsx')
    vi.advanceTimersByTime(2000)
    expect(written.length).toBeGreaterThan(0)
    done(7)
    expect(await work).toBe(7)
    const shown = written.length
    vi.advanceTimersByTime(2000)
    expect(written).toHaveLength(shown)
  })

  it('is not there where nobody watches', async () => {
    const progress = new Progress(err(false), 'zh')
    vi.advanceTimersByTime(5000)
    progress.update(0, 1, '表.xlsx', 0)
    await progress.during(Promise.resolve(1), 0, 1, '表.xlsx')
    progress.clear()
    expect(written).toEqual([])
  })
})
