/** A rule table as a pack on the command line. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Playground, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

const TABLE = `
某县重点项目审核规则
编号 | 适用表 | 指标 | 关系式 | 类别（强制/核实/提示） | 前置条件 | 提示语 | 通过例 | 不通过例
1 | 全部 | 年度计划投资 | 年度计划投资 <= 总投资的40% | 强制 | 建设性质为续建 | 续建项目{项目名称}年度计划{年度计划投资}太多 | 建设性质=续建; 总投资=100; 年度计划投资=40 | 建设性质=续建; 总投资=100; 年度计划投资=50
`

beforeAll(async () => {
  await play.draw('错.xlsx', WRONG)
  await play.draw('规则.xlsx', TABLE)
  await play.draw('坏规则.xlsx', TABLE.replace('总投资的40%', '总投姿的40%'))
  await play.draw('花名册.xlsx', '姓名 | 电话\n张三 | 1\n')
})

const check = (...args: string[]) => play.run(['check', '错.xlsx', ...args])

describe('a rule table', () => {
  it('is a pack', async () => {
    const { code, out, err } = await check('--pack', '规则.xlsx')
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(/F4 .*续建项目甲园区建设项目年度计划8000万元太多.*table-1/)
    expect(out).toMatch(/F5 .*续建项目乙公路建设项目年度计划4000万元太多/)
    expect((await play.run(['rules', 'table-1', '--pack', './规则.xlsx'])).out).toContain('规则表第3行')
  })

  it('is switched by the command line and the configuration, and a pack may build on it', async () => {
    expect((await check('--pack', '规则.xlsx', '--rule', 'table-1=off')).out).not.toContain('太多')
    mkdirSync(play.path('县'))
    writeFileSync(play.path('县/pack.yaml'), 'title: 某县\nextends: [../规则.xlsx]\nrules: { table-1: info }\n')
    const { out, err } = await check('--pack', './县')
    expect(err).toBe('')
    expect(out).toMatch(/提示 +F5 .*太多/)
    mkdirSync(dirname(play.path('配/x')))
    writeFileSync(play.path('配/kplint.config.yaml'), 'packs: [../规则.xlsx]\nfiles: [../错.xlsx]\n')
    expect((await play.run(['check'], { below: '配' })).out).toContain('太多')
  })

  it('is checked by itself', async () => {
    const good = await play.run(['rules', 'check', '规则.xlsx'])
    expect([good.code, good.out]).toEqual([0, expect.stringContaining('没有毛病：规则 1 条，例表 2 张')])
    const bad = await play.run(['rules', 'check', '坏规则.xlsx'])
    expect([bad.code, bad.out]).toEqual([
      1,
      expect.stringMatching(/坏规则\.xlsx 表1!D3 “总投姿”不是列名，是不是“总投资”/),
    ])
  })

  it('is refused with its cell where it is wrong', async () => {
    const { code, out, err } = await check('--pack', '坏规则.xlsx')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/坏规则\.xlsx 表1!D3 “总投姿”不是列名/)
    expect((await check('--pack', '花名册.xlsx')).err).toContain('没有找到规则表的表头')
    expect((await check('--pack', '没有.xlsx')).err).toContain('没有规则包“没有.xlsx”')
    writeFileSync(play.path('破.xlsx'), 'PK')
    expect((await check('--pack', '破.xlsx')).code).toBe(2)
  })

  it('lets nothing from a cell act on a terminal', async () => {
    const evil = TABLE.replace('| 通过例', '| 名称 | 通过例').replace(
      '太多 |',
      '太多\u001b[2J\u202e | 恶\u001b[2J\u202e |',
    )
    await play.draw('恶.xlsx', evil)
    const listed = await play.run(['rules', '--pack', '恶.xlsx'])
    expect(listed.err + listed.out).toContain('恶')
    const runs = [
      listed,
      await play.run(['rules', 'table-1', '--pack', '恶.xlsx']),
      await check('--pack', '恶.xlsx'),
      await play.run(['rules', 'check', '恶.xlsx']),
      await play.run(['rules', 'rehearse', '恶.xlsx', '--on', '错.xlsx']),
    ]
    for (const { out, err } of runs)
      expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  it('is rehearsed', async () => {
    const { out } = await play.run(['rules', 'rehearse', '规则.xlsx', '--on', '错.xlsx'])
    expect(out).toMatch(/会多报 2 条\n +table-1/)
  })
})
