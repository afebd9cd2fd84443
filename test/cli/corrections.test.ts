/** Corrections kept in a workbook, at the command line: checked by, shown, and passed over on demand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnCorrection, headerCorrection, NO_NOTES, rowCorrection, type Sheet } from '../../src/core/index.js'
import { readFile, writeNotes } from '../../src/hosts/file.js'
import { Playground } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

beforeAll(async () => {
  await play.draw(
    '台账.xlsx',
    `
# 台账
平陆县2025年重点项目计划表 | < | < | <
单位：万元 | | |
编号 | 工程叫什么 | 花多少钱 | 今年花多少
1 | 储能项目 | 100 | 200
2 | 风电项目 | 200 | 20
`.trim(),
  )
  const path = play.path('台账.xlsx')
  const sheet = (await readFile(path)).sheets[0] as Sheet
  const under = { top: 2, bottom: 2 }
  const corrections = [
    headerCorrection(sheet, 2, 1),
    columnCorrection(sheet, under, 1, 'name'),
    columnCorrection(sheet, under, 2, 'total'),
    columnCorrection(sheet, under, 3, 'plan'),
    { ...rowCorrection(sheet, 4, 'note'), text: '早已删去的行' },
  ]
  await writeNotes(path, { ...NO_NOTES, corrections })
})

describe('a workbook whose reading a person corrected', () => {
  it('is checked as corrected, and what was not followed is said', async () => {
    const { out, code } = await play.run(['check', '台账.xlsx'])
    expect(code).toBe(1)
    expect(out).toMatch(/必须改 +D4 .*invest-plan-exceeds-total/)
    expect(out).toContain('4 处按人工指定')
    expect(out).toContain('工作表“台账”：1 处人工指定没有用上')
    expect(out).toContain('第 5 行“早已删去的行”')
    const json = JSON.parse((await play.run(['check', '台账.xlsx', '--format', 'json'])).out)
    expect(json.reports[0].tables[0].corrected).toBe(4)
    expect(json.reports[0].lapsedCorrections).toEqual([
      { kind: 'row', sheet: '台账', row: 5, text: '早已删去的行', role: 'note' },
    ])
  })

  it('is shown as corrected by kplint tables', async () => {
    const { out } = await play.run(['tables', '台账.xlsx'])
    expect(out).toContain('A3:D5')
    expect(out).toContain('项目名称（填表人指定）')
    expect(out).toContain('第 5 行“早已删去的行”')
  })

  it('is shown as the tool reads it with --no-corrections', async () => {
    const { out } = await play.run(['tables', '台账.xlsx', '--no-corrections'])
    expect(out).toContain('没有认出项目表')
    expect(out).not.toContain('指定')
    const json = await play.run(['tables', '台账.xlsx', '--no-corrections', '--format', 'json'])
    expect(JSON.parse(json.out).sheets[0]).toMatchObject({ tables: [], lapsed: [] })
  })
})
