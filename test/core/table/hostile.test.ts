/** Sheets made to hurt: huge, absurd or random. The finder answers, and what it says is sound. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields } from '../../../rules/fields.js'
import { tables } from '../../../rules/tables.js'
import type { Range, Sheet, Value } from '../../../src/core/grid.js'
import { findTables } from '../../../src/core/table/index.js'
import { cellOf, sheetOf } from '../../layouts/grid.js'
import { computedSheet } from './sheets.js'

const vocabulary = { fields, kinds: tables }
const HEADINGS = ['序号', '项目名称', '责任单位', '总投资（万元）', '年度计划投资', '备注']

function valueAt(row: number, col: number): Value {
  return col === 0 ? row : col === 1 ? '渠道改造项目' : col === 2 ? '水利局' : col < 5 ? row * 10 : null
}

function ledger(rows: number, cell: (row: number, col: number) => Value, merges: readonly Range[] = []): Sheet {
  return computedSheet(rows, HEADINGS.length, (row, col) => (row === 0 ? HEADINGS[col]! : cell(row, col)), merges)
}

describe('size', () => {
  it('reads a table of a million rows', () => {
    const [table] = findTables(ledger(1_000_000, valueAt), 0, vocabulary).tables
    expect(table!.roles).toHaveLength(999_999)
    expect(table!.roles.every((role) => role === 'data')).toBe(true)
  })

  it('reads plain rows without looking at more than the number and the name', () => {
    let reads = 0
    const counted = ledger(100_000, (row, col) => {
      reads++
      return valueAt(row, col)
    })
    findTables(counted, 0, vocabulary)
    expect(reads).toBeLessThan(2.1 * 100_000)
  })

  it.each([
    ['every row merged', (row: number): Range => ({ top: row, left: 4, bottom: row, right: 5 })],
    [
      'merges from the last row up',
      (row: number): Range => ({ top: 99_999 - row, left: 4, bottom: 99_999 - row, right: 5 }),
    ],
    [
      'merges that all begin below the header and end ever later',
      (row: number): Range => ({ top: 1, left: 4, bottom: row + 1, right: 5 }),
    ],
  ])('does not mind a sheet with %s', (_, merge) => {
    const merges = Array.from({ length: 100_000 }, (_, row) => merge(row))
    const sections = ledger(99_999, (row, col) => (row % 3 ? valueAt(row, col) : col === 0 ? '张店镇' : null), merges)
    const [table] = findTables(sections, 0, vocabulary).tables
    expect(table!.groups).toHaveLength(33_332)
  })

  it('finds a table at the last columns a sheet can have', () => {
    const first = 16_384 - HEADINGS.length
    const sheet = computedSheet(1_000, 16_384, (row, col) =>
      col < first ? null : row === 0 ? HEADINGS[col - first]! : valueAt(row, col - first),
    )
    const [table] = findTables(sheet, 0, vocabulary).tables
    expect(table!.range).toEqual({ top: 0, left: first, bottom: 999, right: first + 4 + 1 })
    expect(table!.roles).toHaveLength(999)
  })

  it('is not misled by single cells at the far corners', () => {
    const far = (row: number, col: number): boolean => (row === 0 && col === 16_383) || (row === 199_999 && col === 4)
    const sheet = computedSheet(200_000, 16_384, (row, col) => {
      if (far(row, col)) return 'x'
      if (col >= HEADINGS.length || row > 20) return null
      return row === 0 ? HEADINGS[col]! : valueAt(row, col)
    })
    const { tables: found } = findTables(sheet, 0, vocabulary)
    expect(found.map(({ range }) => range)).toEqual([{ top: 0, left: 0, bottom: 20, right: 5 }])
  })

  it('passes over blank rows without looking at their cells, where the host knows that they are blank', () => {
    let reads = 0
    const isFilled = (row: number): boolean => row < 21 || row === 999_999
    const sheet = computedSheet(1_000_000, 16_384, (row, col) => {
      if (isFilled(row)) return row === 999_999 ? 'x' : row === 0 ? (HEADINGS[col] ?? null) : valueAt(row, col)
      reads++
      return null
    })
    const known = { ...sheet, rowWidth: (row: number) => (row === 999_999 ? 16_384 : row < 21 ? HEADINGS.length : 0) }
    const { tables: found } = findTables(known, 0, vocabulary)
    expect(found.map(({ range }) => range)).toEqual([{ top: 0, left: 0, bottom: 20, right: 5 }])
    expect(reads).toBeLessThan(5 * 1_000_000)
  })

  it.each([
    ['合计', 'total'],
    ['小计', 'subtotal'],
    ['一、产业类（5项）', 'section'],
    ['注：说明', 'note'],
  ])('survives a sheet of nothing but %s', (label) => {
    const sheet = ledger(50_000, (_, col) => (col === 0 ? label : null))
    const [table] = findTables(sheet, 0, vocabulary).tables
    expect(table!.roles.includes('data')).toBe(false)
  })

  it('looks no further than it must where every row might begin a ranking', () => {
    let reads = 0
    const near = ['单位', '个数', '总投资', '说明']
    const sheet = computedSheet(60_000, 4, (row, col) => {
      reads++
      return row % 3 === 0 ? null : row % 3 === 1 ? near[col]! : `第${row}行`
    })
    expect(findTables(sheet, 0, vocabulary).tables).toEqual([])
    expect(reads).toBeLessThan(12 * 60_000)
  })

  it('survives a header in every row', () => {
    const sheet = ledger(50_000, (_, col) => HEADINGS[col]!)
    expect(findTables(sheet, 0, vocabulary).tables).toHaveLength(1)
  })

  it('survives a hundred tables beside each other and stairs of tables', () => {
    const beside = computedSheet(20, 400, (row, col) =>
      col % 4 === 3 ? null : row === 0 ? HEADINGS[col % 4]! : valueAt(row, col % 4),
    )
    expect(findTables(beside, 0, vocabulary).tables).toHaveLength(100)
    const stairs = computedSheet(120, 120, (row, col) => {
      const step = Math.floor(col / 3)
      return row < step ? null : row === step ? HEADINGS[col % 3]! : valueAt(row - step, col % 3)
    })
    expect(findTables(stairs, 0, vocabulary).tables.length).toBeGreaterThan(1)
  })

  it('survives cells as long as cells can be', () => {
    const long = ['一', '项目名称（', '合计：1个', '((((', '单位：', '填报人：', '2025年', '1-', ' '].map((text) =>
      text.repeat(32_767 / text.length),
    )
    const sheet = ledger(200, (row, col) => long[(row + col) % long.length]!)
    expect(findTables(sheet, 0, vocabulary).tables).toHaveLength(1)
    const alone = computedSheet(200, 12, (row, col) => long[(row + col) % long.length]!)
    expect(findTables(alone, 0, vocabulary).tables).toHaveLength(0)
  })
})

describe('any sheet', () => {
  const text = fc.oneof(
    fc.constantFrom(...fields.flatMap(({ headings }) => headings)),
    fc.constantFrom(...tables.flatMap(({ headings }) => Object.values(headings ?? {}).flat())),
    fc.constantFrom(...tables.map(({ template }) => template.title.zh)),
    fc.constantFrom(
      '项目名称',
      '单位名称',
      '姓名',
      '县区',
      '得分',
      '排名',
      '项目个数',
      '职务',
      '简称',
      '企业名称',
      '星级',
    ),
    fc.constantFrom(
      '合计',
      '小计',
      '合计：3个',
      '一、产业类（2项）',
      '（一）工业',
      '注：说明',
      '其中：新建',
      '填报人：张三',
      '单位：万元',
    ),
    fc.constantFrom(
      '平陆县2025年5月重点项目调度表',
      '填报单位：',
      '2025年',
      '5月',
      '二季度',
      '（亿元）',
      '南 宁 市',
      '附件1',
      '续表',
    ),
    fc.constantFrom('__proto__', 'constructor', 'toString', '=1+1', '\u0000', '\ud800', '‮', '甲', '乙', '1', '2.', '①'),
    fc.string(),
  )
  const value: fc.Arbitrary<Value> = fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: text },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 20 }) },
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1, true, false, { error: '#REF!' }, '', ' '),
  )
  const range = fc.tuple(fc.nat(15), fc.nat(10), fc.nat(15), fc.nat(10)).map(
    ([a, b, c, d]): Range => ({
      top: Math.min(a, c),
      left: Math.min(b, d),
      bottom: Math.max(a, c),
      right: Math.max(b, d),
    }),
  )
  const wild = fc.record({
    cells: fc.array(fc.array(value, { maxLength: 10 }), { maxLength: 25 }),
    merges: fc.array(range, { maxLength: 6 }),
  })

  it('gets an answer that is sound', () => {
    fc.assert(
      fc.property(wild, ({ cells, merges }) => {
        const sheet = sheetOf({ cells: cells.map((row) => row.map(cellOf)), merges })
        const found = findTables(sheet, 0, vocabulary)
        expect(findTables(sheet, 0, vocabulary)).toEqual(found)
        const taken = new Set<string>()
        for (const { range, header, roles, columns, groups, confidence } of found.tables) {
          expect(range.top).toBe(header.top)
          expect(range.bottom).toBe(header.bottom + roles.length)
          expect(range.bottom).toBeLessThan(Math.max(sheet.rows, header.bottom + 1))
          expect(header.bottom - header.top).toBeLessThanOrEqual(5)
          expect(columns.filter(({ field }) => field?.role === 'subject').length).toBeGreaterThan(0)
          expect(columns.map(({ col }) => col)).toEqual([...columns.map(({ col }) => col)].sort((a, b) => a - b))
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
          for (const { col } of columns)
            for (let row = range.top; row <= range.bottom; row++) {
              expect(taken.has(`${row},${col}`)).toBe(false)
              taken.add(`${row},${col}`)
            }
          for (const group of groups) {
            expect(roles[group.row - header.bottom - 1]).toBe(group.kind)
            for (const row of [...group.rows, ...(group.otherRows ?? [])])
              expect(roles[row - header.bottom - 1]).toBe('data')
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
