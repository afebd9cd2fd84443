/** A county's pack on the command line: its rules, what it accepts, what it changes. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

const PACK = `title: 某县
rules:
  mouxian-plan-share: error
exceptions:
  - rule: invest-plan-exceeds-total
    project: 甲园区建设项目
    reason: 县政府常务会议同意，正在调概
    until: 2025-12
  - rule: unit-alias
    project: 丙项目
    reason: 例
    until: 2025-12
declare:
  - id: mouxian-plan-share
    title: 年度计划超过总投资的四成
    why: 一年做不完。
    help: 核对年度计划。
    source: 县里的通知
    severity: warning
    compare: { field: plan, is: 不超过, to: total, times: 0.4 }
    examples:
      bad: |
        单位：万元
        项目名称 | 总投资 | 年度计划投资
        甲项目   | 6000   | 5000!
        ! 年度计划投资5000万元，应不大于总投资的0.4倍（2400万元）
      good: |
        单位：万元
        项目名称 | 总投资 | 年度计划投资
        甲项目   | 6000   | 600
`

beforeAll(async () => {
  // Its title says May, before the exception ends: the day of the test does not matter.
  await play.draw('报送/表.xlsx', WRONG.replace('2025年重点', '2025年5月重点'))
  mkdirSync(play.path('某县'))
  writeFileSync(play.path('某县/pack.yaml'), PACK)
})

const check = (...args: string[]) => play.run(['check', '报送', '--no-config', ...args])

describe('a pack in a folder', () => {
  it('reports by its own rules, leaves out what it accepts, and names what it accepts in vain', async () => {
    const { out, code } = await check('--pack', '某县')
    expect(code).toBe(1)
    expect(out).toMatch(/必须改 .*年度计划投资8000万元，应不大于总投资的0\.4倍（2000万元）.*mouxian-plan-share/)
    expect(out).toMatch(/已认可，到期前不报\n +· \S+!F4「甲园区建设项目」 {2}invest-plan-exceeds-total：认可到 2025-12/)
    expect(out).toContain('某县/pack.yaml:9 认可的 unit-alias（丙项目）没有用上')
    expect(out).not.toContain(play.folder)
  })

  it('tells again what it accepted once the date has passed', async () => {
    await play.draw('后来/表.xlsx', WRONG.replace('2025年重点', '2026年1月重点'))
    const { out } = await play.run(['check', '后来', '--no-config', '--pack', '某县'])
    expect(out).toMatch(/invest-plan-exceeds-total\n +曾认可到 2025-12，已到期：县政府常务会议同意，正在调概/)
  })

  it('has its rules listed, explained and switched like any other', async () => {
    expect((await play.run(['rules', '--no-config', '--pack', '某县'])).out).toMatch(/mouxian-plan-share +必须改/)
    const page = await play.run(['rules', 'mouxian-plan-share', '--no-config', '--pack', '某县'])
    expect(page.out).toContain('一年做不完。')
    const off = await check('--pack', '某县', '--rule', 'mouxian-plan-share=off')
    expect(off.out).not.toContain('mouxian-plan-share')
    const wrong = await check('--pack', '某县', '--rule', 'mouxian-plan-shar=off')
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('是不是“mouxian-plan-share”')
    writeFileSync(play.path('kplint.config.yaml'), 'packs: [某县]\nrules: { mouxian-plan-share: info }\n')
    const configured = await play.run(['check', '报送'])
    expect(configured.out).toMatch(/提示 .*mouxian-plan-share/)
  })

  it('is used for nothing where it is wrong, and says where', async () => {
    mkdirSync(play.path('错县'))
    writeFileSync(
      play.path('错县/pack.yaml'),
      PACK.replace('field: plan', 'field: 年度计划').replace('2025-12', '明年'),
    )
    const { err, code } = await check('--pack', '错县')
    expect(code).toBe(2)
    expect(err).toMatch(/错县\/pack\.yaml.*8.*“exceptions\.0\.until”的值“明年”写法不对，例如 2025-12/)
  })
})
