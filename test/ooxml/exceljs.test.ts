/** Generated workbooks written by ExcelJS and read back by both: values, formulas, formats, merges, hidden, to the last bit. */
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Value } from '../../src/core/grid.js'
import { columnName, rangeAddress } from '../../src/core/grid.js'
import { read } from './make.js'

const formats = ['0.00', '#,##0.00', 'yyyy"年"m"月"', '0.00%', '@', '#,##0_ ;[Red]\\-#,##0\\ ']

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '王  飞 ',
    '一、产业类',
    '_x000D_',
    ' 前后 ',
    'a\nb',
    '😀𠮷',
    '&amp;<b>',
    '2025年4月',
    '__proto__',
    '1e5',
    '‮',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
// ExcelJS writes control characters that XML forbids as they are, and lone surrogates as U+FFFD: not the reader's doing.
const writable = text.filter(
  (t) => !/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}|_x[0-9a-f]{4}_/iu.test(t) && t !== '',
)
const number = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.integer().map((n) => n / 100),
    fc.double({ min: 0, max: 1e6, noNaN: true }),
  )
  .map((n) => n + 0)

const cell = fc.record({
  row: fc.integer({ min: 1, max: 40 }),
  col: fc.integer({ min: 1, max: 30 }),
  value: fc.oneof(number, writable, fc.boolean(), fc.constant({ error: '#REF!' })) as fc.Arbitrary<
    Exclude<Value, null>
  >,
  formula: fc.option(fc.constantFrom('A1+1', 'SUM(B1:B9)', 'IF(A1="甲","<",">")'), { freq: 6 }),
  format: fc.option(fc.constantFrom(...formats)),
})
const book = fc.record({
  cells: fc.array(cell, { maxLength: 60 }),
  merge: fc.option(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5 }))),
  hiddenRows: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
  hiddenCols: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
  shared: fc.boolean(),
  date1904: fc.boolean(),
})

it('reads what ExcelJS wrote', async () => {
  await fc.assert(
    fc.asyncProperty(book, async (plan) => {
      const workbook = new ExcelJS.Workbook()
      workbook.properties.date1904 = plan.date1904
      const sheet = workbook.addWorksheet('表一')
      const expected = new Map<string, { value: Value; formula: string | null; format: string }>()
      for (const { row, col, value, formula, format } of plan.cells) {
        const at = sheet.getCell(row, col)
        const written = typeof value === 'object' ? { error: value.error as ExcelJS.CellErrorValue['error'] } : value
        // ExcelJS loses a cached result that is 0 or false when it writes.
        const cached = formula !== null && written
        at.value = cached ? { formula, result: written } : written
        at.numFmt = format ?? 'General'
        expected.set(`${row},${col}`, { value, formula: cached ? formula : null, format: format ?? 'General' })
      }
      for (const row of plan.hiddenRows) sheet.getRow(row).hidden = true
      for (const col of plan.hiddenCols) sheet.getColumn(col).hidden = true
      if (plan.merge) sheet.mergeCells(50, plan.merge[1], 50 + plan.merge[0], plan.merge[1] + 1)
      const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
      const got = await read(bytes)
      const ours = got.sheets[0]!
      expect(got.date1904).toBe(plan.date1904)
      for (let row = 0; row < 60; row++) {
        for (let col = 0; col < 32; col++) {
          const want = expected.get(`${row + 1},${col + 1}`)
          const place = `${columnName(col)}${row + 1}`
          expect([place, ours.value(row, col)]).toEqual([place, want?.value ?? null])
          expect([place, ours.formula(row, col)]).toEqual([place, want?.formula ?? null])
          if (want) expect([place, ours.format(row, col)]).toEqual([place, want.format])
        }
      }
      const merges = plan.merge
        ? [rangeAddress({ top: 49, left: plan.merge[1] - 1, bottom: 49 + plan.merge[0], right: plan.merge[1] })]
        : []
      expect(ours.merges.map(rangeAddress)).toEqual(merges)
      for (let col = 0; col < 30; col++)
        expect([col, ours.isColHidden(col)]).toEqual([col, plan.hiddenCols.includes(col + 1)])
      const rows = new Set(plan.cells.map(({ row }) => row))
      for (let row = 0; row < 40; row++) {
        // A row without cells is not in what ExcelJS writes.
        if (rows.has(row + 1)) expect([row, ours.isRowHidden(row)]).toEqual([row, plan.hiddenRows.includes(row + 1)])
      }
      expect(got.warnings).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('makes no replacement character that is not in the file', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('长')
  for (let i = 0; i < 9000; i++)
    sheet.addRow([i, `平陆县重点推进项目第${i}号`, `责任单位：${'发展和改革局'.repeat(i % 7)}${i}`])
  const got = await read(new Uint8Array(await workbook.xlsx.writeBuffer()))
  const ours = got.sheets[0]!
  for (let i = 0; i < 9000; i++) {
    expect(ours.value(i, 1)).toBe(`平陆县重点推进项目第${i}号`)
    expect(ours.value(i, 2)).toBe(`责任单位：${'发展和改革局'.repeat(i % 7)}${i}`)
  }
})
