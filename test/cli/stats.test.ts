/** Where the time of a run goes. No test asks how long anything took. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Stats } from '../../src/cli/stats.js'
import { Playground, RIGHT, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())
beforeAll(async () => {
  await play.draw('报送/错.xlsx', WRONG)
  for (const i of [1, 2, 3]) await play.draw(`报送/${i}.xlsx`, RIGHT.replace('甲园区', `第${i}园区`))
})

const check = (...args: string[]) => play.run(['check', '报送', '--pack', 'pinglu', ...args])
/** How often a rule was asked, and what it found. */
function rowOf(err: string, rule: string): string[] {
  const line = err.split('\n').find((one) => one.trim().startsWith(`${rule} `))
  return line?.trim().split(/\s+/).slice(3) ?? []
}

describe('kplint check --stats', () => {
  it('says at the end, beside the report, what each rule took, how often it was asked and what it found', async () => {
    const plain = await check()
    const { code, out, err } = await check('--stats', '--verbose')
    expect([code, plain.err]).toEqual([plain.code, ''])
    expect(err).toMatch(/^用时 \d+ 毫秒，CPU \d+ 毫秒$/m)
    for (const phase of ['读文件', '认表', '规则', '合在一起看', '写报告']) expect(err).toContain(`  ${phase}`)
    // Eight projects in four workbooks, one of them wrong.
    expect(rowOf(err, 'invest-plan-exceeds-total')).toEqual(['8', '1'])
    expect((await check('--stats')).out).toBe(plain.out)
    expect(out).toContain('invest-plan-exceeds-total')
  })

  it('counts the same by threads, and nothing that a cache knows', async () => {
    const asked = async (...args: string[]) =>
      rowOf((await check('--stats', '--verbose', ...args)).err, 'invest-plan-exceeds-total')
    expect(await asked('--threads', '2')).toEqual(['8', '1'])
    expect(await asked('--cache')).toEqual(['8', '1'])
    expect(await asked('--cache')).toEqual([])
  })

  it('lists the twenty slowest rules unless all are asked for', async () => {
    const { err } = await check('--stats', '--lang', 'en')
    expect(err).toMatch(/\d+ more rules: \d+ ms/)
    expect(err).toMatch(/rule +ms +share +asked +findings/)
  })

  it('adds up what threads send', () => {
    const [all, part] = [new Stats(), new Stats()]
    part.add('reading', 5)
    all.put(part.take())
    all.put(part.take())
    expect([...all.lines('en', true)].find((line) => line.includes('reading'))).toContain('5.0')
  })
})
