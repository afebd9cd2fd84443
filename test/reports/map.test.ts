/** What `kplint tables` prints. */
import { describe, expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import { NO_NOTES } from '../../src/core/index.js'
import { columnCorrection, findTables, headerCorrection, rowCorrection } from '../../src/core/table/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { mapJson, mapText } from '../../src/reports/map.js'

const vocabulary = { fields, kinds: tables }
const { workbook } = parseDrawing(`
# 调度
平陆县2025年5月重点项目调度表 | < | < | < | <
填报单位： | | | | 单位：万元
序号 | 项目名称 | 推进举措 | 总投资 | 5月完成投资
一、产业类（2项） | < | < | < | <
1 | 储能项目 | 并网 | 100 | 10
2 | 风电项目 | 征地 | 200 | 20
合计 | | | 300 | 30
填报人：张三 | | 联系电话：13912345678 | |
# 说明
填表说明
`)
const found = workbook.sheets.map((sheet, i) => findTables(sheet, i, vocabulary))

describe('the map as text', () => {
  it('says in Chinese what was taken for what', () => {
    expect(mapText(workbook, found, 'zh')).toBe(`工作簿 例表.xlsx

工作表 调度
  A3:E7 月度调度表 · 2 个项目 · 把握 88%（表头大部分可以识别，序号与数据行对应，表上方有标题，表的类型可以确定）
    标题      平陆县2025年5月重点项目调度表 A1 · 平陆县 · 2025年5月
    金额单位  万元 E2
    填报单位  （空） A2
    表头      3
    各列
      A  序号                 序号
      B  项目名称             项目名称
      C  不认识               推进举措
      D  总投资               总投资
      E  本月完成投资（5月）  5月完成投资
    各行
      4 分类标题
      5-6 项目
      7 合计
    分组与合计
      A4 分类标题 一、产业类（2项） · 标注项目数 2 → 5-6
      A7 合计 合计 → 5-6
    签署
      填报人 张三 A8
      联系电话 （已填，不显示） C8


工作表 说明
  没有认出项目表
`)
  })

  it('says it in English', () => {
    const text = mapText(workbook, found, 'en')
    expect(text).toContain('monthly dispatch table · 2 projects · certainty 88%')
    expect(text).toContain('no project table recognised')
    expect(text).toContain('2025-05')
  })

  it('prints no phone number and nothing a terminal would obey', () => {
    const hostile = parseDrawing('序号 | 项目名称 | \u001b[31m红 | 总投资\n1 | 储能项目 | x | 100').workbook
    const text = mapText(hostile, [findTables(hostile.sheets[0]!, 0, vocabulary)], 'zh')
    expect(text).not.toContain('\u001b')
    for (const lang of ['zh', 'en'] as const) expect(mapText(workbook, found, lang)).not.toContain('13912345678')
    expect(JSON.stringify(mapJson(workbook, found))).not.toContain('13912345678')
  })
})

describe('the map as JSON', () => {
  it('numbers rows and names columns as Excel does', () => {
    expect(mapJson(workbook, found)).toMatchObject({
      file: '例表.xlsx',
      sheets: [
        {
          name: '调度',
          headless: null,
          tables: [
            {
              range: 'A3:E7',
              kind: 'dispatch',
              header: { top: 3, bottom: 3 },
              unit: { value: '万元', at: 'E2' },
              columns: [{ col: 'A', field: 'seq' }, {}, { col: 'C', field: null, by: 'unknown' }, {}, { month: 5 }],
              rows: [
                { from: 4, to: 4, role: 'section' },
                { from: 5, to: 6, role: 'data' },
                { from: 7, to: 7, role: 'total' },
              ],
              groups: [
                { kind: 'section', row: 4, count: { value: 2 }, rows: [5, 6] },
                { kind: 'total', row: 7, rows: [5, 6], otherRows: null },
              ],
            },
          ],
        },
        { name: '说明', tables: [], headless: null },
      ],
    })
  })
})

describe('the map of a sheet a person corrected', () => {
  const [sheet] = workbook.sheets
  const corrections = [
    headerCorrection(sheet!, 2, 1),
    columnCorrection(sheet!, { top: 2, bottom: 2 }, 2, 'progress'),
    columnCorrection(sheet!, { top: 2, bottom: 2 }, 3, null),
    rowCorrection(sheet!, 5, 'note'),
    { ...rowCorrection(sheet!, 4, 'note'), text: '找不到的13912345678' },
    { ...rowCorrection(sheet!, 4, 'note'), sheet: '删了的表\u001b[31m' },
  ]
  const corrected = { ...workbook, notes: { ...NO_NOTES, corrections } }
  const read = corrected.sheets.map((one, i) => findTables(one, i, vocabulary, corrections))

  it('marks what was corrected and lists what was not followed', () => {
    const text = mapText(corrected, read, 'zh')
    expect(text).toContain('表头      3（人工指定）')
    expect(text).toMatch(/C {2}本月进展（填表人指定） +推进举措/)
    expect(text).toMatch(/D {2}填表人指定不检查 +总投资/)
    expect(text).toContain('5 项目\n      6 说明（人工指定）\n')
    expect(text).toContain('工作表“调度”：1 处人工指定没有用上')
    expect(text).toContain('第 5 行“找不到的139********”')
    expect(text).toContain('工作表“删了的表')
    expect(text).not.toContain('\u001b')
    expect(mapText(corrected, read, 'en')).toContain('(as a person said)')
  })

  it('says so to machines', () => {
    expect(mapJson(corrected, read)).toMatchObject({
      sheets: [
        {
          tables: [
            {
              header: { top: 3, corrected: true },
              columns: [{}, {}, { by: 'correction', field: 'progress' }, { by: 'correction', field: null }, {}],
              rows: [{ from: 4 }, { from: 5, to: 5 }, { from: 6, to: 6, role: 'note', corrected: true }, {}],
            },
          ],
          lapsed: [{ kind: 'row', sheet: '调度', row: 5, text: '找不到的139********', role: 'note' }],
        },
        { lapsed: [] },
      ],
      lapsed: [{ kind: 'row', row: 5 }],
    })
  })
})
