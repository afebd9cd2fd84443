/** What a person says of how a sheet is read goes before what the finder makes of it; what no longer fits is not followed, and said. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields } from '../../../rules/fields.js'
import { rules } from '../../../rules/index.js'
import { tables } from '../../../rules/tables.js'
import {
  type Correction,
  columnCorrection,
  findTables,
  headerCorrection,
  lint,
  NO_NOTES,
  parseAddress,
  type RowRole,
  rowCorrection,
  type Sheet,
  sameTarget,
  type Table,
  type Workbook,
} from '../../../src/core/index.js'
import { parseDrawing } from '../../../src/hosts/text.js'
import { makeRuleset } from '../../../src/pack/pack.js'
import { cellOf, gridOf, sheetOf, shift } from '../../layouts/grid.js'
import { computedSheet } from './sheets.js'

const vocabulary = { fields, kinds: tables }
const ruleset = makeRuleset(vocabulary, rules, [], {})

function draw(drawing: string): Workbook {
  return parseDrawing(drawing.trim()).workbook
}

function sheetIn(drawing: string): Sheet {
  return draw(drawing).sheets[0]!
}

/** The tables of a sheet as corrected, and what was not followed. */
function read(sheet: Sheet, corrections: readonly Correction[]) {
  return findTables(sheet, 0, vocabulary, corrections)
}

/** The only table of a sheet as corrected; every correction must be followed. */
function table(sheet: Sheet, corrections: readonly Correction[]): Table {
  const found = read(sheet, corrections)
  expect(found.lapsed).toEqual([])
  expect(found.tables).toHaveLength(1)
  return found.tables[0]!
}

function fieldsOf({ columns }: Table): string[] {
  return columns.map(({ field }) => field?.name ?? '?')
}

/** Roles by the rows as Excel numbers them. */
function roles({ roles: all, header }: Table): string {
  return all.map((role, i) => `${header.bottom + 2 + i} ${role}`).join(', ')
}

function groups({ groups: all }: Table): string[] {
  return all.map(({ kind, row, rows }) => `${row + 1} ${kind}: ${rows.map((one) => one + 1).join(',')}`)
}

/** What is reported, as `rule cell`. */
function reported(workbook: Workbook, corrections: readonly Correction[]) {
  const report = lint({ ...workbook, notes: { ...NO_NOTES, corrections } }, ruleset)
  return { report, found: report.diagnostics.map(({ rule, cell }) => `${rule} ${cell}`) }
}

const row = (sheet: Sheet, number: number, role: RowRole): Correction => rowCorrection(sheet, number - 1, role)
const header = (sheet: Sheet, from: number, to = from): Correction => headerCorrection(sheet, from - 1, to - from + 1)

/** The column of a cell of the header's last row. */
function column(sheet: Sheet, cell: string, field: string | null, top?: number): Correction {
  const at = parseAddress(cell)!
  return columnCorrection(sheet, { top: top === undefined ? at.row : top - 1, bottom: at.row }, at.col, field)
}

const UNKNOWN = `
# 台账
平陆县2025年重点项目计划表 | < | < | < | <
单位：万元 | | | |
编号 | 工程叫什么 | 花多少钱 | 今年花多少 | 牵头的
1 | 储能项目 | 100 | 200 | 发改局
2 | 风电项目 | 200 | 20 | 能源局
合计 | | 300 | 220 |
`

describe('a header nobody knows', () => {
  const workbook = draw(UNKNOWN)
  const [sheet] = workbook.sheets as [Sheet]
  const all = [
    header(sheet, 3),
    column(sheet, 'B3', 'name'),
    column(sheet, 'C3', 'total'),
    column(sheet, 'D3', 'plan'),
    column(sheet, 'E3', 'unit'),
  ]

  it('is none to the finder', () => {
    expect(read(sheet, []).tables).toEqual([])
    expect(reported(workbook, []).report.checked.tables).toBe(0)
  })

  it('is one where a person points at it: rows, totals and what is known by itself follow', () => {
    const one = table(sheet, [header(sheet, 3)])
    expect(fieldsOf(one)).toEqual(['seq', '?', '?', '?', '?'])
    expect(roles(one)).toBe('4 data, 5 data, 6 total')
    expect(one.title?.year).toBe(2025)
    expect(one.unit?.value).toBe('万元')
    expect(one.corrected).toEqual({ header: true, rows: new Set() })
  })

  it('is checked where a person says what the columns are', () => {
    const one = table(sheet, all)
    expect(fieldsOf(one)).toEqual(['seq', 'name', 'total', 'plan', 'unit'])
    expect(one.columns[1]).toMatchObject({ by: 'correction', confidence: 1, why: 'told' })
    expect(one.kind?.name).toBe('plan')
    const { found, report } = reported(workbook, all)
    expect(found).toContain('invest-plan-exceeds-total D4')
    expect(report.tables[0]!.corrected).toBe(5)
    expect(report.tables[0]!.unknown).toEqual([])
    expect(report.lapsedCorrections).toEqual([])
  })

  it('is read without a column for the subject, and says what could not be asked', () => {
    const { report } = reported(workbook, [header(sheet, 3), column(sheet, 'C3', 'total'), column(sheet, 'D3', 'plan')])
    expect(report.checked.records).toBe(2)
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('invest-plan-exceeds-total')
    expect(report.diagnostics.every(({ project }) => project === null || project === '')).toBe(true)
    expect(report.skipped.length).toBeGreaterThan(0)
  })
})

describe('a header found in the wrong row', () => {
  const sheet = sheetIn(`
# 表
重点项目表
项目名称 | 总投资 | 按批复填写
编号 | 工程 | 概算 | 牵头单位
1 | 储能项目 | 100 | 发改局
2 | 风电项目 | 200 | 能源局
`)

  it('gives way to the one a person points at, and becomes a line above it', () => {
    expect(read(sheet, []).tables[0]!.header).toEqual({ top: 1, bottom: 1 })
    const one = table(sheet, [header(sheet, 3), column(sheet, 'B3', 'name')])
    expect(one.header).toEqual({ top: 2, bottom: 2 })
    expect(one.title?.text).toBe('重点项目表')
    expect(roles(one)).toBe('4 data, 5 data')
    expect(fieldsOf(one)).toEqual(['seq', 'name', '?', 'unit'])
  })

  it('stays a table of its own where records stand below it', () => {
    const two = sheetIn(`
# 表
项目名称 | 总投资
储能项目 | 100
风电项目 | 200

编号 | 工程 | 概算
1 | 光伏项目 | 100
2 | 水库项目 | 300
`)
    const found = read(two, [header(two, 5)])
    expect(found.lapsed).toEqual([])
    expect(found.tables.map(roles)).toEqual(['2 data, 3 data', '6 data, 7 data'])
    const legend = sheetIn(`
# 表
项目名称 | 总投资 | 按批复填写
序号 | 项目名称 | 总投资
1 | 储能项目 | 100
编号 | 工程 | 概算
1 | 光伏项目 | 100
`)
    expect(read(legend, [header(legend, 4)]).tables.map(roles)).toEqual(['3 data', '5 data'])
  })

  it('has as many rows as a person says, and is as deep as the cells merged in it', () => {
    const deep = sheetIn(`
# 表
序号 | 项目名称 | 钱 | <
^ | ^ | 一共 | 今年
1 | 储能项目 | 100 | 10
2 | 风电项目 | 200 | 20
`)
    for (const one of [table(deep, [header(deep, 1, 2)]), table(deep, [header(deep, 1)])]) {
      expect(one.header).toEqual({ top: 0, bottom: 1 })
      expect(one.columns.map(({ path }) => path.join('/'))).toEqual(['序号', '项目名称', '钱/一共', '钱/今年'])
      expect(roles(one)).toBe('3 data, 4 data')
    }
    const named = table(deep, [column(deep, 'C2', 'total', 1), column(deep, 'D2', 'plan', 1)])
    expect(fieldsOf(named)).toEqual(['seq', 'name', 'total', 'plan'])
    expect(named.columns.map(({ qualifier }) => qualifier)).toEqual([null, null, null, null])
  })

  it('is not the header below it that numbers the columns', () => {
    const numbered = sheetIn(`
# 表
甲字号 | 工程 | 概算
1 | 2 | 3
1 | 储能项目 | 100
`)
    expect(table(numbered, [header(numbered, 1)]).header).toEqual({ top: 0, bottom: 1 })
    const one = table(numbered, [header(numbered, 1, 2)])
    expect(one.columns.map(({ path }) => path)).toEqual([['甲字号'], ['工程'], ['概算']])
    expect(roles(one)).toBe('3 data')
  })

  it('is none where a person says that its row is a note or a record', () => {
    const legend = sheetIn(`
# 表
序号 | 项目名称 | 总投资
1 | 储能项目 | 100

注：各栏这样填写
项目名称 | 总投资 | 填写批复的名称
不得简写 | 万元 | 保留整数
`)
    expect(read(legend, []).tables).toHaveLength(2)
    const one = table(legend, [row(legend, 5, 'note'), row(legend, 6, 'note')])
    expect(roles(one)).toBe('2 data, 3 blank, 4 note, 5 note, 6 note')
    const odd = sheetIn(`
# 表
序号 | 项目名称 | 总投资
 | | （万元）
1 | 储能项目 | 100
`)
    expect(roles(table(odd, [row(odd, 2, 'note')]))).toBe('2 note, 3 data')
  })

  it('is known by its own subject where it is about something else than projects', () => {
    const ranking = sheetIn(`
# 表
各县区重点项目排名表 | < | < | <
县区 | 项目个数 | 年累计完成投资 | 排名
平陆县 | 12 | 100 | 1
芮城县 | 11 | 90 | 2
`)
    const [known] = read(ranking, []).tables
    const one = table(ranking, [header(ranking, 2)])
    expect(one.kind?.name).toBe(known!.kind!.name)
    expect(fieldsOf(one)).toEqual(fieldsOf(known!))
  })
})

describe('a column', () => {
  const plan = `
# 表
重点项目计划表（单位：万元） | < | < | < | <
序号 | 项目名称 | 总投资 | 概算数 | 年度计划投资
1 | 储能项目 | 100 | 300 | 200
2 | 风电项目 | 200 | 300 | 20
`

  it('said to be nothing we check is silent, and is not told to be unknown', () => {
    const workbook = draw(plan)
    const [sheet] = workbook.sheets as [Sheet]
    expect(reported(workbook, []).found).toContain('invest-plan-exceeds-total E3')
    const { found, report } = reported(workbook, [column(sheet, 'E2', null), column(sheet, 'D2', null)])
    expect(found.filter((one) => one.startsWith('invest-'))).toEqual([])
    expect(report.tables[0]!.unknown).toEqual([])
    expect(table(sheet, [column(sheet, 'E2', null)]).columns[4]).toMatchObject({ field: null, by: 'correction' })
  })

  it('said to be nothing we check is no part of a sum either, by whatever its heading would be one', () => {
    const workbook = draw(`
# 表
重点项目计划表（单位：万元） | < | < | < | < | < | <
序号 | 项目名称 | 投资构成 | < | < | 总投资 | 其中：甲部分
^ | ^ | 小计 | 土地 | 厂房 | ^ | ^
1 | 储能项目 | 100 | 30 | 60 | 100 | 200
2 | 风电项目 | 200 | 100 | 90 | 200 | 20
3 | 光伏项目 | 300 | 100 | 200 | 300 | 20
`)
    const [sheet] = workbook.sheets as [Sheet]
    const sums = (corrections: readonly Correction[]) =>
      reported(workbook, corrections).found.filter((one) => one.startsWith('arith-'))
    expect(sums([])).toEqual([
      'arith-breakdown-incomplete C4',
      'arith-breakdown-mismatch G4',
      'arith-breakdown-mismatch C5',
    ])
    expect(sums([column(sheet, 'E3', null, 2), column(sheet, 'G3', null, 2)])).toEqual([])
  })

  it('given a field takes it from the column that had it', () => {
    const workbook = draw(plan)
    const [sheet] = workbook.sheets as [Sheet]
    const said = [column(sheet, 'D2', 'total')]
    const one = table(sheet, said)
    expect(fieldsOf(one)).toEqual(['seq', 'name', '?', 'total', 'plan'])
    expect(one.columns[2]).toMatchObject({ by: 'unknown', why: 'told-other' })
    expect(reported(workbook, said).found).not.toContain('invest-plan-exceeds-total E3')
  })

  it('leaves its field to columns that are set apart or of another month', () => {
    const grouped = sheetIn(`
# 表
序号 | 项目名称 | 政府投资项目 | < | 另算
^ | ^ | 总投资 | 年度计划投资 | ^
1 | 储能项目 | 100 | 20 | 5
`)
    const one = table(grouped, [column(grouped, 'E2', 'total', 1)])
    expect(fieldsOf(one)).toEqual(['seq', 'name', 'total', 'plan', 'total'])
    expect(one.columns.map(({ qualifier }) => qualifier)).toEqual([null, null, '政府投资项目', null, null])
    const months = sheetIn(`
# 表
序号 | 项目名称 | 3月完成投资 | 4月完成投资 | 五月的
1 | 储能项目 | 1 | 2 | 3
`)
    const [first] = read(months, []).tables
    const name = first!.columns[2]!.field!.name
    expect(fieldsOf(table(months, [column(months, 'E1', name)])).slice(2)).toEqual([name, name, name])
  })

  it('may become the subject: labels and records are read by it', () => {
    const sheet = sheetIn(`
# 表
序号 | 片区 | 项目名称 | 工程 | 总投资
1 | 城东 | 无 | 储能项目 | 100
2 | 城东 | 无 | 风电项目 | 200
合计 | | | | 300
`)
    const one = table(sheet, [column(sheet, 'D1', 'name')])
    expect(fieldsOf(one)).toEqual(['seq', '?', '?', 'name', 'total'])
    expect(roles(one)).toBe('2 data, 3 data, 4 total')
  })

  it('without a heading is known by its letter', () => {
    const sheet = sheetIn(`
# 表
序号 | 项目名称 | | 总投资
1 | 储能项目 | 发改局 | 100
2 | 风电项目 | 能源局 | 200
`)
    expect(fieldsOf(table(sheet, [column(sheet, 'C1', 'unit')]))).toEqual(['seq', 'name', 'unit', 'total'])
  })

  it('makes the kind of table known, and what that kind reads in its own way', () => {
    const sheet = sheetIn(`
# 表
序号 | 项目名称 | 这个月 | 今年以来
1 | 储能项目 | 10 | 50
2 | 风电项目 | 20 | 80
`)
    expect(read(sheet, []).tables[0]!.kind).toBeNull()
    const one = table(sheet, [column(sheet, 'C1', 'month'), column(sheet, 'D1', 'yearCum')])
    expect(one.kind?.name).toBe('dispatch')
  })

  it('of one of two tables beside each other is that one', () => {
    const sheet = sheetIn(`
# 表
序号 | 项目名称 | 总投资 | 概算 | | | | 序号 | 项目名称 | 总投资 | 概算
1 | 储能项目 | 100 | 1 | | | | 3 | 光伏项目 | 100 | 1
2 | 风电项目 | 200 | 1 | | | | 4 | 水库项目 | 300 | 1
`)
    const found = read(sheet, [column(sheet, 'K1', 'plan')])
    expect(found.lapsed).toEqual([])
    expect(found.tables.map(fieldsOf)).toEqual([
      ['seq', 'name', 'total', '?'],
      ['seq', 'name', 'total', 'plan'],
    ])
  })
})

describe('a row', () => {
  const sheet = sheetIn(`
# 表
序号 | 项目名称 | 责任单位 | 总投资
一、产业类 | < | < | <
1 | 储能项目 | 发改局 | 100
2 | 合计工程 | 水利局 | 200
 | 本类小结 | | 300
二、民生类 | < | < | <
3 | 供水项目 | 水利局 | 100
 | 农业园区合计 | | 100
总计 | | | 500
`)

  it('said to be a total is one, and is left out of the records', () => {
    const one = table(sheet, [row(sheet, 5, 'subtotal')])
    expect(roles(one)).toContain('5 subtotal')
    expect(groups(one)).toContain('5 subtotal: 3,4')
    expect(groups(one)).toContain('9 total: 3,4,7')
  })

  it('said to be a record is one, and totals stand for it', () => {
    const plain = read(sheet, []).tables[0]!
    expect(roles(plain)).not.toContain('8 data')
    const one = table(sheet, [row(sheet, 5, 'subtotal'), row(sheet, 8, 'data')])
    expect(groups(one)).toContain('9 total: 3,4,7,8')
    expect(groups(one)).toContain('6 section: 7,8')
  })

  it('said to be no total stands for nothing', () => {
    const one = table(sheet, [row(sheet, 9, 'note')])
    expect(roles(one)).toContain('9 note')
    expect(groups(one).some((group) => group.startsWith('9 '))).toBe(false)
    expect(one.range.bottom).toBe(8)
  })

  it('that heads a group may be called so', () => {
    const flat = sheetIn(`
# 表
序号 | 项目名称 | 责任单位 | 总投资
一般项目如下 | | 全县 |
1 | 储能项目 | 发改局 | 100
2 | 风电项目 | 能源局 | 200
`)
    expect(groups(table(flat, [row(flat, 2, 'section')]))).toEqual(['2 section: 3,4'])
  })

  it('between records may be said to stand for all of them, where it would be taken for a part', () => {
    const middle = sheetIn(`
# 表
序号 | 项目名称 | 责任单位 | 总投资
1 | 储能项目 | 发改局 | 100
合计 | | | 300
2 | 风电项目 | 能源局 | 200
`)
    expect(groups(read(middle, []).tables[0]!)).toEqual(['3 subtotal: 2'])
    expect(groups(table(middle, [row(middle, 3, 'total')]))).toEqual(['3 total: 2,4'])
  })

  it('may be a header printed again, or a line to be passed over', () => {
    const paged = sheetIn(`
# 表
序号 | 项目名称 | 责任单位 | 总投资
1 | 储能项目 | 发改局 | 100
号 | 名 | 谁 | 多少
2 | 风电项目 | 能源局 | 200
3 | 以下空白 | 无 | 0
`)
    const one = table(paged, [row(paged, 3, 'repeated-header'), row(paged, 5, 'blank')])
    expect(roles(one)).toBe('2 data, 3 repeated-header, 4 data, 5 blank')
  })

  it('is one of the table found first, not of another that stands beside it', () => {
    const beside = sheetIn(`
# 表
序号 | 项目名称 | 责任单位 | 总投资 | | | | | |
1 | 储能项目 | 发改局 | 100 | | | | 序号 | 项目名称 | 总投资
2 | 风电项目 | 能源局 | 200 | | | | 1 | 光伏项目 | 100
3 | 供水项目 | 水利局 | 200 | | | | 2 | 水库项目 | 300
4 | 修路项目 | 交通局 | 200 | | | | 3 | 校舍项目 | 300
`)
    const found = read(beside, [row(beside, 4, 'note')])
    expect(found.lapsed).toEqual([])
    expect(found.tables.map(roles)).toEqual(['2 data, 3 data, 4 note, 5 data', '3 data, 4 data, 5 data'])
  })

  it('below the end of a table is reached where a person says it is a record of it', () => {
    const long = sheetIn(`
# 表
序号 | 项目名称 | 责任单位 | 总投资
1 | 储能项目 | 发改局 | 100
合计 | | | 100



 | 另列项目 | 能源局 | 200
`)
    expect(read(long, []).tables[0]!.range.bottom).toBe(2)
    const one = table(long, [row(long, 7, 'data')])
    expect(roles(one)).toBe('2 data, 3 subtotal, 4 blank, 5 blank, 6 blank, 7 data')
  })
})

describe('a correction is found again', () => {
  const sheet = sheetIn(UNKNOWN)
  const all = [
    header(sheet, 3),
    column(sheet, 'B3', 'name'),
    column(sheet, 'C3', 'total'),
    row(sheet, 4, 'note'),
    row(sheet, 6, 'subtotal'),
  ]

  it.each([
    [1, 0],
    [3, 0],
    [0, 2],
    [2, 3],
  ])('after %i rows were inserted above and %i columns on the left', (rows, cols) => {
    const moved = sheetOf(shift(gridOf(sheet), rows, cols), sheet.name)
    const one = table(moved, all)
    expect(one.header.top).toBe(2 + rows)
    expect(fieldsOf(one).slice(0, 3)).toEqual(['seq', 'name', 'total'])
    expect(one.roles).toEqual(['note', 'data', 'subtotal'])
  })

  it('after rows were sorted, wherever its row went', () => {
    const { cells, merges } = gridOf(sheet)
    const sorted = sheetOf({ merges, cells: [...cells.slice(0, 3), cells[4]!, cells[3]!, cells[5]!] }, sheet.name)
    expect(table(sorted, all).roles).toEqual(['data', 'note', 'subtotal'])
  })

  it('after an amount in its row, or white space in its text, was changed', () => {
    const { cells, merges } = gridOf(sheet)
    const changed = cells.map((line, r) =>
      line.map((cell) =>
        r === 3 && typeof cell?.value === 'number'
          ? cellOf(cell.value + 5)
          : r === 2 && cell
            ? cellOf(`${cell.text} \n`)
            : cell,
      ),
    )
    expect(table(sheetOf({ merges, cells: changed }, sheet.name), all).roles[0]).toBe('note')
  })

  it('where it stands, though one heading of its header was renamed: the table is not lost for that', () => {
    const { cells, merges } = gridOf(sheet)
    const renamed = sheetOf(
      { merges, cells: cells.map((line, r) => line.map((cell, c) => (r === 2 && c === 2 ? cellOf('造价') : cell))) },
      sheet.name,
    )
    const found = read(renamed, all)
    expect(fieldsOf(found.tables[0]!)).toEqual(['seq', 'name', '?', '?', '?'])
    expect(found.lapsed).toEqual([all[2]])
  })

  it('of rows with the same text as the one where it was said, else the nearest', () => {
    const twice = sheetIn(`
# 表
序号 | 项目名称 | 责任单位 | 总投资
1 | 储能项目 | 发改局 | 100
小计 | | | 100
2 | 风电项目 | 能源局 | 200
小计 | | | 200
`)
    const said = [row(twice, 5, 'note')]
    expect(roles(table(twice, said))).toBe('2 data, 3 subtotal, 4 data, 5 note')
    const moved = sheetOf(shift(gridOf(twice), 1, 0), twice.name)
    expect(roles(table(moved, said))).toBe('3 data, 4 subtotal, 5 data, 6 note')
  })
})

describe('a correction lapses', () => {
  const workbook = draw(UNKNOWN)
  const [sheet] = workbook.sheets as [Sheet]
  const known = [header(sheet, 3), column(sheet, 'B3', 'name'), column(sheet, 'C3', 'total')]
  const lapsed = (corrections: readonly Correction[]): readonly Correction[] => read(sheet, corrections).lapsed

  it.each<[string, Correction]>([
    ['of a heading that was renamed', { ...known[2]!, text: '概算总投资' } as Correction],
    ['of a row that is gone', { kind: 'row', sheet: '台账', row: 4, text: '水库项目|水利局', role: 'note' }],
    ['of a header that is gone', { kind: 'header', sheet: '台账', row: 2, rows: 1, text: '别的|表头' }],
    ['of a field nobody knows', { ...known[2]!, field: '__proto__' } as Correction],
    ['of a role nobody knows', { ...row(sheet, 4, 'data'), role: 'constructor' as RowRole } as Correction],
    ['of no place', { ...row(sheet, 4, 'note'), row: -1 } as Correction],
    ['of a place between rows', { ...row(sheet, 4, 'note'), row: 3.5 } as Correction],
    ['of a row above the header', row(sheet, 1, 'data')],
    ['of a header without rows', { ...known[0]!, rows: 0 } as Correction],
    ['of a header of a hundred rows', { ...known[0]!, row: 0, rows: 100 } as Correction],
    ['of a blank header', header(sheet, 9)],
  ])('%s', (_, one) => {
    expect(lapsed([...known, one])).toContainEqual(one)
    expect(lapsed(known)).toEqual([])
    const { report } = reported(workbook, [...known, one])
    expect(report.lapsedCorrections).toContainEqual(one)
  })

  it('of a sheet that was renamed; of a hidden sheet nothing is said', () => {
    const gone: Correction = { ...known[0]!, sheet: '旧表' }
    expect(reported(workbook, [gone]).report.lapsedCorrections).toEqual([gone])
    const hidden = draw(UNKNOWN.replace('# 台账', '#⊘ 台账'))
    expect(reported(hidden, known).report.lapsedCorrections).toEqual([])
  })

  it('where a later one says otherwise of the same thing', () => {
    const later = column(sheet, 'C3', 'plan')
    const found = read(sheet, [...known, later])
    expect(fieldsOf(found.tables[0]!)[2]).toBe('plan')
    expect(found.lapsed).toEqual([known[2]])
  })
})

describe('corrections of the same thing', () => {
  const sheet = sheetIn(UNKNOWN)
  it.each<[boolean, Correction, Correction]>([
    [true, column(sheet, 'B3', 'name'), column(sheet, 'B3', null)],
    [false, column(sheet, 'B3', 'name'), column(sheet, 'C3', 'name')],
    [true, row(sheet, 4, 'note'), row(sheet, 4, 'data')],
    [false, row(sheet, 4, 'note'), row(sheet, 5, 'note')],
    [true, header(sheet, 2, 3), header(sheet, 3)],
    [false, header(sheet, 2), header(sheet, 3)],
    [false, row(sheet, 3, 'note'), header(sheet, 3)],
    [false, row(sheet, 4, 'note'), { ...row(sheet, 4, 'note'), sheet: '别的' }],
  ])('%s', (same, a, b) => {
    expect(sameTarget(a, b)).toBe(same)
    expect(sameTarget(b, a)).toBe(same)
  })
})

describe('a hostile workbook', () => {
  /** Counts the cells that are looked at. */
  function counted(rows: number): { sheet: Sheet; looked: () => number } {
    let n = 0
    const sheet = computedSheet(rows, 4, (r, c) => {
      n++
      if (r === 0) return ['序号', '项目名称', '责任单位', '总投资'][c]!
      return c === 0 ? r : c === 3 ? r * 10 : r % 2 === 0 ? '渠道改造项目' : '水库加固项目'
    })
    return { sheet, looked: () => n }
  }
  const many = (n: number, one: (i: number) => Correction): Correction[] => Array.from({ length: n }, (_, i) => one(i))

  it.each<[string, (i: number) => Correction]>([
    ['rows that are where they were', (i) => ({ kind: 'row', sheet: '表1', row: i + 1, text: '', role: 'note' })],
    [
      'rows of one text',
      (i) => ({ kind: 'row', sheet: '表1', row: i + 1, text: '渠道改造项目|渠道改造项目', role: 'note' }),
    ],
    ['rows of texts that are nowhere', (i) => ({ kind: 'row', sheet: '表1', row: i, text: `没有${i}`, role: 'data' })],
    [
      'columns of one heading',
      (i) => ({ kind: 'column', sheet: '表1', row: i + 7, col: 3, text: '总投资', field: 'plan' }),
    ],
    ['columns far away', (i) => ({ kind: 'column', sheet: '表1', row: i + 7, col: i, text: '项目名称', field: null })],
    [
      'headers everywhere',
      (i) => ({ kind: 'header', sheet: '表1', row: i, rows: 1 + (i % 6), text: '渠道改造项目|渠道改造项目' }),
    ],
  ])('with thousands of corrections of %s costs in proportion', (_, one) => {
    const looked = (n: number): number => {
      const { sheet, looked } = counted(n)
      findTables(sheet, 0, vocabulary, many(n, one))
      return looked()
    }
    const [small, large] = [looked(500), looked(2_000)]
    expect(large).toBeLessThan(small * 6)
  })

  it('with a header in every row, each a table of its own, is read to its end', () => {
    const sheet = computedSheet(3_000, 3, (r, c) => (r % 2 === 0 ? ['甲', '乙', '丙'][c]! : c))
    const corrections = many(1_500, (i) => headerCorrection(sheet, i * 2, 1))
    const { tables: found, lapsed } = read(sheet, corrections)
    expect(found).toHaveLength(1_500)
    expect(lapsed).toEqual([])
  })

  const text = fc.constantFrom(
    '项目名称',
    '总投资',
    '序号',
    '合计',
    '甲',
    '',
    '项目名称|总投资',
    '甲/乙',
    '小计',
    '一、类',
  )
  const at = fc.oneof(fc.nat(14), fc.constantFrom(-1, 1e9, Number.NaN, 0.5))
  const correction: fc.Arbitrary<Correction> = fc.oneof(
    fc.record({ kind: fc.constant('header' as const), sheet: fc.constant('表1'), row: at, rows: at, text }),
    fc.record({
      kind: fc.constant('column' as const),
      sheet: fc.constant('表1'),
      row: at,
      col: at,
      text,
      field: fc.constantFrom('name', 'seq', 'total', 'plan', 'nobody', null),
    }),
    fc.record({
      kind: fc.constant('row' as const),
      sheet: fc.constant('表1'),
      row: at,
      text,
      role: fc.constantFrom<RowRole>('data', 'section', 'subtotal', 'total', 'repeated-header', 'note', 'blank'),
    }),
  )
  const value = fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    {
      weight: 4,
      arbitrary: fc.constantFrom('项目名称', '总投资', '年度计划', '序号', '责任单位', '甲', '合计', '小计', '一、类'),
    },
    fc.nat(9),
  )
  const wild = fc.record({
    cells: fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 12 }),
    corrections: fc.array(correction, { maxLength: 12 }),
    /** Things said of what stands there. */
    pointed: fc.array(fc.record({ what: fc.nat(2), row: fc.nat(12), more: fc.nat(6) }), { maxLength: 8 }),
  })

  it('is read soundly whatever is said of it', () => {
    fc.assert(
      fc.property(wild, ({ cells, corrections, pointed }) => {
        const sheet = sheetOf({ cells: cells.map((line) => line.map(cellOf)), merges: [] })
        const said = pointed.map(({ what, row: r, more }): Correction => {
          if (what === 0) return headerCorrection(sheet, r, (more % 3) + 1)
          if (what === 1) return columnCorrection(sheet, { top: r, bottom: r + (more % 2) }, more, 'name')
          return rowCorrection(
            sheet,
            r,
            (['data', 'total', 'section', 'subtotal', 'note', 'repeated-header'] as const)[more % 6]!,
          )
        })
        const all = [...corrections, ...said]
        const found = read(sheet, all)
        expect(read(sheet, all)).toEqual(found)
        for (const one of found.lapsed) expect(all).toContain(one)
        const taken = new Set<string>()
        for (const one of found.tables) {
          const { range, header: head, roles: own, columns, groups: sums } = one
          expect(range.top).toBe(head.top)
          expect(range.bottom).toBe(head.bottom + own.length)
          expect(columns.length).toBeGreaterThan(0)
          for (const { col } of columns)
            for (let r = range.top; r <= range.bottom; r++) {
              expect(taken.has(`${r},${col}`)).toBe(false)
              taken.add(`${r},${col}`)
            }
          for (const sum of sums) {
            expect(own[sum.row - head.bottom - 1]).toBe(sum.kind)
            for (const r of sum.rows) expect(own[r - head.bottom - 1]).toBe('data')
          }
          for (const r of one.corrected?.rows ?? []) expect(r).toBeGreaterThan(head.bottom)
        }
        const workbook = { name: '例', sheets: [sheet], date1904: false }
        expect(reported(workbook, all).report.lapsedCorrections).toEqual(found.lapsed)
      }),
      { numRuns: 300 },
    )
  })
})
