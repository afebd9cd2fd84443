/** What holds, and who said so. */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())
const PLAN = 'invest-plan-exceeds-total'

beforeAll(async () => {
  await play.draw('乡镇/甲.xlsx', WRONG)
  writeFileSync(
    play.path('kplint.config.json'),
    JSON.stringify({
      packs: ['pinglu'],
      period: '2025-04',
      rules: { [PLAN]: 'warning' },
      overrides: [{ files: ['乡镇/**'], rules: { [PLAN]: 'info' }, period: '2025-03' }],
    }),
  )
})

interface Printed {
  config: string | null
  overrides: number[]
  packs: { id: string }[]
  period: string | null
  rosters: { [name: string]: number }
  rules: { [id: string]: { severity: string; from: string; options?: { [name: string]: { from: string } } } }
}
const print = async (...args: string[]) => {
  const { code, out, err } = await play.run(['check', '--print-config', ...args])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as Printed
}

describe('kplint check --print-config', () => {
  it('says which configuration, packs, month and rosters hold, and who set each rule', async () => {
    const { config, packs, period, rosters, rules } = await print()
    expect([config, packs, period]).toEqual([play.path('kplint.config.json'), [{ id: 'pinglu' }], '2025-04'])
    expect(rosters.units).toBeGreaterThan(0)
    expect(rules[PLAN]).toMatchObject({ severity: 'warning', from: 'configuration' })
    const sources = new Set(
      Object.values(rules).flatMap(({ from, options = {} }) => [
        from,
        ...Object.values(options).map((one) => one.from),
      ]),
    )
    expect([...sources].sort()).toEqual(['configuration', 'pack pinglu', 'standard'])
  })

  it('says what holds for one file, whether or not it is there', async () => {
    for (const file of ['乡镇/甲.xlsx', '乡镇/还没有.xlsx'])
      expect(await print(file)).toMatchObject({
        overrides: [0],
        period: '2025-03',
        rules: { [PLAN]: { severity: 'info', from: 'overrides[0]' } },
      })
  })

  it('puts the command line above all', async () => {
    expect(await print('乡镇/甲.xlsx', '--rule', `${PLAN}=off`, '--period', '2025-06')).toMatchObject({
      period: '2025-06',
      rules: { [PLAN]: { severity: 'off', from: 'command line' } },
    })
    expect(await print('--no-config')).toMatchObject({ config: null, packs: [], period: null })
  })

  it('takes one file', async () => {
    const { code, err } = await play.run(['check', '--print-config', '甲.xlsx', '乙.xlsx'])
    expect([code, err]).toEqual([2, expect.stringMatching(/一次看一个文件/)])
  })
})

describe('kplint check --verbose', () => {
  it('says beside the report which configuration, packs, cache and threads were used', async () => {
    const how = async (...args: string[]) => (await play.run(['check', '乡镇', '--verbose', ...args])).err
    expect(await how()).toBe(`配置：${play.path('kplint.config.json')}\n规则包：pinglu\n`)
    await how('--cache')
    expect(await how('--cache')).toContain('缓存里有 1 个（共 1 个文件）')
    await play.draw('乡镇/乙.xlsx', WRONG)
    expect(await how('--threads', '2')).toContain('线程：2 个')
    expect(await how('--no-config')).toBe('没有用配置文件\n没有用规则包\n')
  })
})

describe('colours', () => {
  const isColoured = async (env: { [name: string]: string }, ...args: string[]) =>
    (await play.run(['check', '乡镇/甲.xlsx', ...args], { env, tty: true })).out.includes('\u001b[')
  it('obey NO_COLOR, FORCE_COLOR and the options, in every form', async () => {
    expect(await isColoured({})).toBe(true)
    expect(await isColoured({ NO_COLOR: '1' })).toBe(false)
    expect(await isColoured({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false)
    expect(await isColoured({ FORCE_COLOR: '0' })).toBe(false)
    expect(await isColoured({}, '--no-color')).toBe(false)
    for (const format of ['json', 'markdown', 'csv', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'html'])
      expect([format, await isColoured({ FORCE_COLOR: '1' }, '--format', format)]).toEqual([format, false])
  })
})
