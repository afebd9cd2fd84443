/** `kplint rules rehearse`: what a changed pack would report or release on past workbooks. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

function write(path: string, text: string): void {
  mkdirSync(dirname(play.path(path)), { recursive: true })
  writeFileSync(play.path(path), text)
}

const share = (times: number, severity = 'warning') => `title: 某县
rules: { invest-plan-exceeds-total: ${severity} }
declare:
  - id: our-plan-share
    title: 年度计划占比过大
    why: 县里要求分年安排
    help: 调减年度计划
    source: 县里的通知
    severity: warning
    compare: { field: plan, is: 不大于, to: total, times: ${times} }
    message: 年度计划{plan}占总投资{total}太多
    examples: { bad: '一 | 二', good: '一 | 二' }
`

const month = (m: number) => WRONG.replace('某县2025年重点项目表', `某县2025年${m}月重点项目表`)

beforeAll(async () => {
  await play.draw('往期/4月/东乡.xlsx', month(4))
  await play.draw('往期/5月/东乡.xlsx', month(5))
  await play.draw('往期/5月/西乡.xlsx', month(5).replace('甲园区', '丙园区').replace('乙公路', '丁公路'))
  write('用着/某县/pack.yaml', share(0.9))
  write('新的/某县/pack.yaml', share(0.4, 'error'))
  write(
    '另外/pack.yaml',
    share(0.4)
      .replace('our-plan-share', 'our-other-share')
      .replace(/rules:.*\n/, ''),
  )
})

const rehearse = (...args: string[]) => play.run(['rules', 'rehearse', ...args])
const archive = ['--on', '往期'] as const

describe('kplint rules rehearse', () => {
  it('says by rule what is newly reported, with examples, and what weighs otherwise', async () => {
    const { code, out, err } = await rehearse('新的/某县', ...archive, '--pack', '用着/某县')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/规则包 .*用着\/某县 换成 新的\/某县/)
    expect(out).toContain('往期工作簿 3 本：2025年4月 1、2025年5月 2')
    // 乙公路: 4000 of 9000 is above 40 % and below 90 %; 8000 of 5000 is above both.
    expect(out).toMatch(
      /会多报 3 条\n +our-plan-share +需核实 +年度计划占比过大：3 条\n +往期\/4月\/东乡\.xlsx 表1!F5 年度计划4000万元占总投资9000万元太多/,
    )
    expect(out).toMatch(/级别会变 3 条\n +invest-plan-exceeds-total +需核实 → 必须改/)
    expect(out).not.toContain('不再报')
  })

  it('says what is released', async () => {
    const { code, out } = await rehearse('用着/某县', ...archive, '--pack', '新的/某县')
    expect(code).toBe(0)
    expect(out).toMatch(/不再报 3 条\n +our-plan-share/)
    expect(out).not.toContain('会多报')
  })

  it('adds a pack of another name, or puts it in the place it is told', async () => {
    const added = await rehearse('./另外', ...archive, '--pack', '用着/某县')
    expect(added.out).toContain('加上规则包 ./另外')
    expect(added.out).toMatch(/会多报 6 条\n +our-other-share/)
    const replaced = await rehearse('./另外', ...archive, '--pack', '用着/某县', '--instead-of', '某县')
    expect(replaced.out).toMatch(/会多报 6 条\n +our-other-share/)
    expect(replaced.out).toMatch(/不再报 3 条\n +our-plan-share/)
    const none = await rehearse('./另外', ...archive, '--pack', '用着/某县', '--instead-of', '别的')
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringContaining('没有用规则包“别的”，不能换下它。现在用的：某县'),
    ])
  })

  it('takes the present packs from the configuration', async () => {
    write('kplint.config.yaml', 'packs: [./用着/某县]\n')
    const { out } = await rehearse('新的/某县', ...archive)
    expect(out).toContain('换成 新的/某县')
    expect(out).toContain('会多报 3 条')
    writeFileSync(play.path('kplint.config.yaml'), '')
  })

  it('says that nothing differs, and where rules are skipped', async () => {
    expect((await rehearse('用着/某县', ...archive, '--pack', '用着/某县', '--no-config')).out).toContain('没有差别')
    write(
      '缺列/pack.yaml',
      share(0.4)
        .replace('to: total', 'to: prior')
        .replace('总投资{total}', '')
        .replace(/rules:.*\n/, ''),
    )
    const { out } = await rehearse('./缺列', ...archive, '--no-config')
    expect(out).toContain('our-plan-share 会在 3 张表上跳过')
  })

  it('gives 2 where something could not be checked, and says what', async () => {
    writeFileSync(play.path('往期/坏.xlsx'), 'PK\u0003\u0004')
    const { code, out } = await rehearse('新的/某县', ...archive, '--on', '没有/', '--pack', '用着/某县', '--no-config')
    expect(code).toBe(2)
    expect(out).toMatch(/往期\/坏\.xlsx/)
    expect(out).toMatch(/没有/)
    expect(out).toContain('会多报 3 条')
  })

  it('lists everything as JSON', async () => {
    const { out } = await rehearse(
      '新的/某县',
      '--on',
      '往期/5月',
      '--pack',
      '用着/某县',
      '--no-config',
      '--format',
      'json',
    )
    const { periods, rules, errors } = JSON.parse(out)
    expect(periods).toEqual([{ period: '2025-05', workbooks: 2 }])
    expect(errors).toEqual([])
    expect(rules.map(({ rule }: { rule: string }) => rule)).toEqual(['invest-plan-exceeds-total', 'our-plan-share'])
    expect(rules[1].added).toEqual([
      expect.objectContaining({ file: '往期/5月/东乡.xlsx', cell: 'F5', severity: 'warning' }),
      expect.objectContaining({ file: '往期/5月/西乡.xlsx', cell: 'F5' }),
    ])
    expect(rules[0].changed[0]).toMatchObject({ before: 'warning', severity: 'error' })
  })

  it('changes nothing, and says what it wants', async () => {
    const before = readFileSync(play.path('往期/4月/东乡.xlsx'))
    await rehearse('新的/某县', ...archive, '--no-config')
    expect(readFileSync(play.path('往期/4月/东乡.xlsx')).equals(before)).toBe(true)
    expect((await rehearse('新的/某县')).err).toContain('没有说用哪些往期的工作簿试')
    expect((await rehearse(...archive)).err).toContain('要一个规则包')
    expect((await rehearse('没有', ...archive, '--no-config')).err).toContain('没有规则包')
  })
})
