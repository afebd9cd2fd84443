/** The simulated workbook itself: addresses, what is typed, inserted and deleted lines, formulas, protection. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/hosts/file.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { fullAddress, localAddress, parseAreas, parseLocal, splitSheet } from './a1.js'
import { calculate } from './calculate.js'
import { ExcelHost } from './host.js'
import { bookFrom } from './open.js'
import { Person } from './person.js'
import { moved } from './references.js'
import { isSetSupported } from './requirements.js'
import { take } from './typed.js'

async function open(drawing: string) {
  const book = await bookFrom(parseDrawing(drawing, '表.xlsx').workbook)
  const host = new ExcelHost(book)
  return { book, host, user: new Person(host) }
}

describe('addresses', () => {
  it.each(['A1', 'B2:C10', '3:5', 'A:C', 'XFD1048576', '1:1048576'])('%s is read and written', (address) => {
    // All rows and all columns are the same cells: Excel writes them as columns.
    expect(localAddress(parseLocal(address))).toBe(address === '1:1048576' ? 'A:XFD' : address)
  })

  it.each(['', 'A0', 'XFE1', 'A1:B2:C3', '数据', 'A1048577', 'A:3'])('%s is none', (address) => {
    expect(() => parseLocal(address)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }))
  })

  it.each([
    ['数据', '数据!A1'],
    ['Sheet 2', "'Sheet 2'!A1"],
    ["it's", "'it''s'!A1"],
    ['2025年', "'2025年'!A1"],
    ['计划(1)', "'计划(1)'!A1"],
  ])('of sheet %s is %s', (sheet, address) => {
    expect(fullAddress(sheet, parseLocal('A1'))).toBe(address)
    expect(splitSheet(address)).toEqual({ sheet, local: 'A1' })
  })

  it('of several areas may name the sheet, but only one', () => {
    expect(parseAreas("'a,b'!A1,'a,b'!B2:C3").areas).toHaveLength(2)
    expect(() => parseAreas('甲!A1,乙!A1')).toThrow()
  })
})

describe('what is typed', () => {
  it.each([
    ['12', 12, null],
    ['-1,234.50', -1234.5, '#,##0.00'],
    ['12%', 0.12, '0%'],
    ['1e3', 1000, '0.00E+00'],
    ['2025-5-1', 45778, 'yyyy/m/d'],
    ['2025年5月', 45778, 'yyyy"年"m"月"'],
    ['2025年5月1日', 45778, 'yyyy"年"m"月"d"日"'],
    ['2025-13-1', '2025-13-1', null],
    ['2025-2-30', '2025-2-30', null],
    ['2025-5-', '2025-5-', null],
    ['1,23', '1,23', null],
    ["'12", '12', null],
    ['true', true, null],
    ['#N/A', { error: '#N/A' }, null],
    ['', null, null],
    [' 项目 ', ' 项目 ', null],
    ['=', '=', null],
  ] as const)('%s becomes %o', (input, value, format) => {
    expect(take(input, 'General')).toEqual({ value, formula: null, format })
  })

  it('stays text in a text cell, and keeps the format a cell has', () => {
    expect(take('12', '@').value).toBe('12')
    expect(take(12, '@').value).toBe('12')
    expect(take('', '@').value).toBe(null)
    expect(take('12%', '0.00').format).toBe(null)
  })
})

describe('lines put in and taken out', () => {
  const drawing = ['# 表', '名 | 数', '甲 | 1', '乙 | 2', '合计 | =SUM(B2:B3) -> 3'].join('\n')

  it('take cells, merges, hidden rows and formulas along', async () => {
    const { book, user } = await open(drawing)
    const [sheet] = book.sheets
    user.merge('A4:A5')
    user.hide('表', '3:3')
    user.insertRows('表', 3)
    expect(user.cell('A4').value).toBe('乙')
    expect(user.cell('B5').formula).toBe('SUM(B2:B4)')
    expect([...sheet!.hiddenRows]).toEqual([3])
    expect(sheet!.merges).toEqual([{ top: 4, left: 0, bottom: 5, right: 0 }])
    user.deleteRows('表', 3, 2)
    expect([user.cell('B3').formula, [...sheet!.hiddenRows]]).toEqual(['SUM(B2:B2)', []])
  })

  it.each([
    ['SUM(B2:B3)', true, 1, 1, 'SUM(B3:B4)'],
    ['$B$2+C2', true, 1, -1, '#REF!+#REF!'],
    ["'一 月'!B2*2", true, 0, 1, "'一 月'!B2*2"],
    ['表!B2&"B2"', true, 0, 2, '表!B4&"B2"'],
    ['B2:$D$2', false, 2, 1, 'B2:$E$2'],
    ['LOG10(B2)', true, 0, 1, 'LOG10(B3)'],
  ] as const)('%s moves', (formula, rows, at, by, after) => {
    expect(moved(formula, '表', { sheet: '表', rows, at, by })).toBe(after)
  })
})

describe('formulas', () => {
  it.each([
    ['1+2*3', 7],
    ['-(1+2)*3%', -0.09],
    ['ROUND(2.345,2)', 2.35],
    ['ROUND(-2.5,0)', -3],
    ['SUM(B2:B4)', 3],
    ['SUM(B2:B4,10)/2', 6.5],
    ['B4+1', { error: '#VALUE!' }],
    ['B2/0', { error: '#DIV/0!' }],
    ['另!A1*2', 18],
    ['SUM(B:B)', null],
    ['IF(B2>0,1,2)', null],
    ['"甲"', null],
  ] as const)('%s is %o', async (formula, value) => {
    const { book } = await open(`# 表\n名 | 数\n甲 | 1\n乙 | 2\n丙 | 无\n# 另\n9`)
    const [sheet] = book.sheets
    sheet!.put(9, 9, { formula })
    expect(calculate(book, sheet!, 9, 9)).toEqual(value)
  })

  const seeds = join(import.meta.dirname, '../../seeds')
  const files = readdirSync(seeds, { recursive: true, encoding: 'utf8' }).filter((name) => /^[^有]*\.xlsx$/.test(name))

  it.each(files)('of %s come to what the file says', async (name) => {
    const book = await bookFrom(await readFile(join(seeds, name)))
    for (const sheet of book.sheets)
      for (const { row, col } of sheet.formulaCells()) {
        const { value, formula } = sheet.cell(row, col)
        expect([formula, calculate(book, sheet, row, col)]).toEqual([formula, value])
      }
  })

  it('follow what is typed, through sums of sums', async () => {
    const { book, user } = await open('# 表\n1 | =A1*2 -> 2 | =SUM(B1:B2) -> 2')
    book.evaluate = calculate
    user.type('A1', 5)
    expect([user.cell('B1').value, user.cell('C1').value]).toEqual([10, 10])
  })
})

describe('protection', () => {
  it('keeps people out too, blank cells included', async () => {
    const { user } = await open('# 表\n1')
    user.protect('表')
    expect(() => user.type('A1', 2)).toThrow(expect.objectContaining({ code: 'AccessDenied' }))
    expect(() => user.type('Z99', 2)).toThrow(expect.objectContaining({ code: 'AccessDenied' }))
    expect(() => user.insertRows('表', 1)).toThrow(expect.objectContaining({ code: 'AccessDenied' }))
    user.unprotect('表')
    user.type('A1', 2)
    expect(user.cell('A1').value).toBe(2)
  })
})

it('knows its requirement sets', () => {
  expect(
    ['1.9', '1.10', '1.13', '1.14', undefined].map((version) => isSetSupported('1.13', 'ExcelApi', version)),
  ).toEqual([true, true, true, false, true])
  expect([isSetSupported('1.15', 'ExcelApiOnline'), isSetSupported('1.1', 'excelapi', '1.1')]).toEqual([false, true])
})
