/** How a sheet was read, as plain data: every row of every table has its place in it. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { rules } from '../../rules/index.js'
import { tables } from '../../rules/tables.js'
import {
  type Correction,
  columnCorrection,
  findTables,
  headerCorrection,
  lint,
  NO_NOTES,
  rowCorrection,
  Session,
  type Sheet,
  type SheetStructure,
  structureOf,
} from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'

const vocabulary = { fields, kinds: tables }

function mapOf(sheet: Sheet, corrections: readonly Correction[] = []): SheetStructure {
  return structureOf([{ sheet, sheetIndex: 0, ...findTables(sheet, 0, vocabulary, corrections) }])[0]!
}

const drawing = `
# 调度
平陆县2025年5月重点项目调度表 | < | < | <
填报单位：水利局 | | | 单位：万元
序号 | 项目名称 | 推进举措 | 总投资
一、产业类（2项） | < | < | <
1 | 储能项目 | 并网 | 100
2 | 风电项目 | 征地 | 200
小计 | | | 300
小计 | | | 300
合计 | | | 300
填报人：张三 | | 联系电话：13912345678 |
`

describe('the map of a sheet', () => {
  const [sheet] = parseDrawing(drawing).workbook.sheets as [Sheet]

  it('says what every line and every column was taken for', () => {
    const [table] = mapOf(sheet).tables
    expect(table).toMatchObject({
      range: { top: 2, left: 0, bottom: 8, right: 3 },
      kind: { name: 'plan' },
      title: { text: '平陆县2025年5月重点项目调度表', row: 0 },
      unit: { value: '万元', row: 1, col: 3 },
      header: { top: 2, bottom: 2, corrected: false },
      rows: [
        { from: 3, to: 3, role: 'section', label: '一、产业类（2项）', corrected: false },
        { from: 4, to: 5, role: 'data', label: '', corrected: false },
        { from: 6, to: 6, role: 'subtotal', label: '小计', corrected: false },
        { from: 7, to: 7, role: 'subtotal', label: '小计', corrected: false },
        { from: 8, to: 8, role: 'total', label: '合计', corrected: false },
      ],
    })
    expect(table!.columns.map(({ heading, field, by, why }) => [heading, field?.name ?? null, by, why.zh])).toEqual([
      ['序号', 'seq', 'heading', '表头文字一致'],
      ['项目名称', 'name', 'heading', '表头文字一致'],
      ['推进举措', null, 'unknown', '表头不认识，内容也不能确定'],
      ['总投资', 'total', 'heading', '表头文字一致'],
    ])
    expect(table!.lines.map(({ label, row, col }) => [label.zh, row, col])).toEqual([
      ['填报单位', 1, 0],
      ['填报人', 9, 0],
      ['联系电话', 9, 2],
    ])
    expect(JSON.stringify(mapOf(sheet))).not.toContain('13912345678')
  })

  it('says what a person corrected', () => {
    const corrections = [
      headerCorrection(sheet, 2, 1),
      columnCorrection(sheet, { top: 2, bottom: 2 }, 2, 'progress'),
      rowCorrection(sheet, 5, 'note'),
      rowCorrection(sheet, 20, 'total'),
    ]
    const map = mapOf(sheet, corrections)
    const [table] = map.tables
    expect(table!.header.corrected).toBe(true)
    expect(table!.columns.map(({ corrected }) => corrected)).toEqual([false, false, true, false])
    expect(table!.columns[2]).toMatchObject({ field: { name: 'progress' }, confidence: 1, why: { zh: '填表人指定' } })
    expect(table!.rows.slice(1, 3)).toEqual([
      { from: 4, to: 4, role: 'data', label: '', corrected: false },
      { from: 5, to: 5, role: 'note', label: '', corrected: true },
    ])
    expect(map.lapsed).toEqual([corrections[3]])
  })
})

it('follows corrections that are made and taken back between two checks of a session', () => {
  const { workbook } = parseDrawing(drawing)
  const [sheet] = workbook.sheets as [Sheet]
  const ruleset = makeRuleset(vocabulary, rules, [], {})
  const session = new Session(ruleset)
  const corrections = [columnCorrection(sheet, { top: 2, bottom: 2 }, 3, null), rowCorrection(sheet, 5, 'note')]
  for (const said of [[], corrections, corrections.slice(1), []]) {
    const noted = { ...workbook, notes: { ...NO_NOTES, corrections: said } }
    const steps = session.check(noted, [])
    let step = steps.next()
    while (!step.done) step = steps.next()
    expect(step.value).toEqual(lint(noted, ruleset))
    expect(session.structure).toEqual([mapOf(sheet, said)])
  }
})

const folder = new URL('../layouts/', import.meta.url)
const layouts = readdirSync(folder).filter((name) => name.endsWith('.txt'))

it.each(layouts)('%s: runs of rows cover every row below the header once, and the map can be posted', (file) => {
  const [text] = readFileSync(new URL(file, folder), 'utf8').split(/^---\n/m)
  for (const sheet of parseDrawing(text!).workbook.sheets) {
    const map = mapOf(sheet)
    expect(structuredClone(map)).toEqual(map)
    const { tables: found } = findTables(sheet, 0, vocabulary)
    map.tables.forEach((table, i) => {
      const roles = table.rows.flatMap(({ from, to, role }) => Array.from({ length: to - from + 1 }, () => role))
      expect(roles).toEqual(found[i]!.roles)
      let next = table.header.bottom + 1
      for (const { from, to } of table.rows) {
        expect(from).toBe(next)
        next = to + 1
      }
      expect(next).toBe(table.range.bottom + 1)
    })
  }
})
