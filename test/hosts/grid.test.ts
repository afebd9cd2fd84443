/** What hosts of spreadsheet programs share: addresses, what may be typed, what is kept between readings. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRange, type Range, type Value } from '../../src/core/index.js'
import { type Block, gridWorkbook, type WorkbookData } from '../../src/hosts/grid.js'
import { areaOf, blocksOf, cutRows, halves, mayBeTaken, parsePlace, Runs } from '../../src/hosts/grid-cells.js'
import { Kept } from '../../src/hosts/grid-kept.js'
import { plain } from './plain.js'

describe('places', () => {
  it.each([
    ['B2', 'B2'],
    ['计划!$B$2:$C$4', 'B2:C4'],
    ["'表 1'!C4:B2", 'B2:C4'],
    ['3:5', 'A3:XFD5'],
    ['C:D', 'C1:D1048576'],
  ])('%s is %s', (text, place) => {
    expect(parsePlace(text)).toEqual(parseRange(place))
  })

  it.each(['', 'B', '3', 'A1,B2', 'A1:B', 'XFE1', 'A1048577', 'A0', 'Table1[金额]', 'A1:B2:C3'])(
    '%s is none',
    (text) => {
      expect(parsePlace(text)).toBeNull()
    },
  )

  const range = fc
    .tuple(fc.nat(50), fc.nat(50), fc.nat(20), fc.nat(20))
    .map(([top, left, rows, cols]): Range => ({ top, left, bottom: top + rows, right: left + cols }))

  it('halves and rows cut off make up the whole', () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 500 }), (whole, cells) => {
        const parts = halves(whole)
        if (parts) expect(areaOf(parts[0]) + areaOf(parts[1])).toBe(areaOf(whole))
        else expect(areaOf(whole)).toBe(1)
        const { head, rest } = cutRows(whole, cells)
        expect(areaOf(head) + (rest ? areaOf(rest) : 0)).toBe(areaOf(whole))
      }),
    )
  })

  it('runs and blocks hold every cell that was put in; blocks hold no other', () => {
    const cells = fc.array(fc.record({ sheet: fc.constant(0), row: fc.nat(30), col: fc.nat(8) }), { minLength: 1 })
    const has = (blocks: readonly Range[], row: number, col: number): boolean =>
      blocks.some(({ top, left, bottom, right }) => row >= top && row <= bottom && col >= left && col <= right)
    fc.assert(
      fc.property(cells, (all) => {
        const runs = new Runs()
        for (const { row, col } of all) runs.add(row, col)
        const blocks = blocksOf(all)
        for (const { row, col } of all)
          expect([has(runs.blocks(), row, col), has(blocks, row, col)]).toEqual([true, true])
        const distinct = new Set(all.map(({ row, col }) => `${row},${col}`)).size
        expect(blocks.reduce((sum, block) => sum + areaOf(block), 0)).toBe(distinct)
      }),
    )
  })
})

describe('typing', () => {
  it.each(['供水管网改造', '县城 2025 年', '1号渠道'])('%s stays text by itself', (text) => {
    expect(mayBeTaken(text)).toBe(false)
  })

  it.each([
    '',
    '12',
    '2025年5月',
    '五月',
    '1.5亿元',
    '上午8时',
    '=县城',
    '-县城',
    '@县城',
    ' 县城',
    "'县城",
    '3-5',
    'TRUE',
    '１２',
  ])('“%s” may be taken for something else', (text) => {
    expect(mayBeTaken(text)).toBe(true)
  })
})

describe('what is kept', () => {
  const value = fc.constantFrom<Value>(null, 1, 2.5, '文字', true, { error: '#REF!' })
  const block = fc
    .tuple(fc.nat(12), fc.nat(6), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([top, left, rows, cols]) => {
      const lines = <T>(one: fc.Arbitrary<T>) =>
        fc.array(fc.array(one, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows })
      return fc.record<Block>({
        top: fc.constant(top),
        left: fc.constant(left),
        values: lines(value),
        formulas: fc.option(lines(fc.constantFrom(null, 'A1'))),
        formats: fc.option(lines(fc.constantFrom('General', '0.00'))),
      })
    })
  const data = (blocks: readonly Block[]): WorkbookData => ({
    name: '表.xlsx',
    date1904: false,
    notes: null,
    sheets: [{ name: '计划', state: 'visible', merges: [], hiddenRows: [], hiddenCols: [], blocks }],
  })

  it('is what was read first with all that was laid over it, as a workbook, as data and as the changes told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 3 }), fc.array(block, { maxLength: 150 }), async (first, later) => {
        const kept = await Kept.of(data(first))
        const worker = await gridWorkbook(structuredClone(kept.data()))
        for (const one of later) for (const part of kept.put(0, one)) worker.sheets[0]!.put(part)
        const whole = plain(await gridWorkbook(data([...first, ...later])))
        expect(plain(kept.workbook)).toEqual(whole)
        expect(plain(worker)).toEqual(whole)
        expect(plain(await gridWorkbook(structuredClone(kept.data())))).toEqual(whole)
        for (const one of later.slice(-1)) expect(kept.put(0, one)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('takes what was laid over it into itself, so that it does not grow without end', async () => {
    const kept = await Kept.of(data([{ top: 0, left: 0, values: [[1, 2]], formulas: null, formats: null }]))
    for (let i = 0; i < 1_000; i++)
      kept.put(0, { top: i % 3, left: 0, values: [[i + 3]], formulas: null, formats: null })
    expect(kept.data().sheets[0]!.blocks.length).toBeLessThan(80)
    expect([0, 1, 2].map((row) => kept.workbook.sheets[0]!.value(row, 0))).toEqual([1_002, 1_000, 1_001])
  })
})
