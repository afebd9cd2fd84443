import { afterAll, describe, expect, it, vi } from 'vitest'
import { Playground, RIGHT } from './play.js'

const { broken } = vi.hoisted(() => ({
  broken: async () => {
    throw new TypeError('x is not a function')
  },
}))

vi.mock('../../src/cli/open.js', async (original) => ({
  ...(await original<typeof import('../../src/cli/open.js')>()),
  openWorkbook: broken,
  openJob: broken,
}))

const play = new Playground()
afterAll(() => play.remove())

describe('a fault of kplint itself', () => {
  it('is one short message with a request to report it, for each file, and gives 2', async () => {
    await play.draw('表.xlsx', RIGHT)
    const { code, out, err } = await play.run(['check', '表.xlsx'])
    expect([code, err]).toEqual([2, ''])
    expect(out).toContain('没能检查 表.xlsx：检查时出了内部错误（x is not a function）')
    expect(out).toContain('请报告')
    expect(out).not.toContain('internal.test.ts')
    const cells = await play.run(['cells', '表.xlsx'])
    expect(cells.code).toBe(2)
    expect(cells.err).toMatch(/^错误：检查时出了内部错误[^\n]*请报告[^\n]*\n$/)
  })

  it('shows its trace where KPLINT_DEBUG=1 asks for it', async () => {
    const { err } = await play.run(['check', '表.xlsx'], { env: { KPLINT_DEBUG: '1' } })
    expect(err).toContain('internal.test.ts')
  })
})
