/** What the simulated Excel hands out as a copy of the file is what stands in it: read back by our reader, and by ExcelJS. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { nodeInflate, readFile } from '../../src/hosts/file.js'
import { bytesSource, readWorkbook } from '../../src/ooxml/index.js'
import { cellsJson } from '../../src/reports/cells.js'
import type { Book } from './book.js'
import { openExcel } from './node.js'
import { bookOf } from './open.js'
import { saved } from './save.js'

const seeds = join(import.meta.dirname, '../../seeds')
const files = readdirSync(seeds, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlsx'))

const read = (bytes: Uint8Array, name: string) => readWorkbook(bytesSource(bytes), { name, inflate: nodeInflate })

describe('a copy of the file', () => {
  it.each(files)('of %s has the looks of the file', async (name) => {
    const bytes = readFileSync(join(seeds, name))
    const looks = (book: Book) =>
      book.sheets.map((sheet) => [...sheet.cells()].map(({ row, col, cell }) => ({ row, col, ...cell, value: null })))
    const book = await bookOf(bytes, name, nodeInflate)
    const again = await bookOf(saved(book), name, nodeInflate)
    expect(
      looks(book)
        .flat()
        .some(({ font }) => font.bold),
    ).toBe(true)
    expect(looks(again)).toEqual(looks(book))
  })

  it.each(files)('of %s holds the same cells as the file', async (name) => {
    const workbook = await readFile(join(seeds, name))
    const { book } = await openExcel({ workbook })
    const copy = await read(saved(book), workbook.name)
    expect([...cellsJson(copy)].join('')).toBe([...cellsJson(workbook)].join(''))
    expect(copy.sheets.map(({ merges }) => merges)).toEqual(workbook.sheets.map(({ merges }) => merges))
  })

  it('holds what was changed since: values, rows, hidden lines, merges, looks, custom XML', async () => {
    const excel = await openExcel({ workbook: await readFile(join(seeds, files[0]!)) })
    const { user, book } = excel
    const name = book.active.name
    user.insertRows(name, 1)
    user.type('A1', '  <&"_x000A_\u0007 ')
    user.type('B1', '=1+1')
    user.hide(name, '3:3')
    user.hide(name, 'C:C')
    user.merge('D1:F1')
    user.dress('D1', { fill: { color: '#FFC7CE', pattern: 'Solid' }, format: '0.00' })
    book.addPart('<notes xmlns="urn:x"/>')
    const copy = await read(saved(book), 'x.xlsx')
    const sheet = copy.sheets[0]!
    expect(sheet.value(0, 0)).toBe('  <&"_x000A_\u0007 ')
    expect(sheet.formula(0, 1)).toBe('1+1')
    expect([sheet.isRowHidden(2), sheet.isColHidden(2), sheet.isRowHidden(3)]).toEqual([true, true, false])
    expect(sheet.merges).toContainEqual({ top: 0, left: 3, bottom: 0, right: 5 })
    expect(copy.customXml.map(({ text }) => text)).toContain('<notes xmlns="urn:x"/>')
    const other = new ExcelJS.Workbook()
    await other.xlsx.load(saved(book).buffer)
    expect(other.worksheets[0]!.getCell('D1').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' }, pattern: 'solid' })
    expect(other.worksheets[0]!.getCell('D1').numFmt).toBe('0.00')
  })
})
