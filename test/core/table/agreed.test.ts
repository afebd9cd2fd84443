/** Corrections that say what the finder finds anyway: over every drawn layout they change nothing but how it is known. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fields } from '../../../rules/fields.js'
import { tables } from '../../../rules/tables.js'
import type { Sheet } from '../../../src/core/grid.js'
import type { Correction } from '../../../src/core/notes.js'
import { columnCorrection, findTables, headerCorrection, rowCorrection } from '../../../src/core/table/index.js'
import type { SheetTables, Table } from '../../../src/core/table/model.js'
import { parseDrawing } from '../../../src/hosts/text.js'
import { gridOf, sheetOf, shift } from '../../layouts/grid.js'

const vocabulary = { fields, kinds: tables }
const folder = new URL('../../layouts/', import.meta.url)
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((file) => {
    const [drawing] = readFileSync(new URL(file, folder), 'utf8').split(/^---\n/m)
    return parseDrawing(drawing!).workbook.sheets.map((sheet) => ({ name: `${file} ${sheet.name}`, sheet }))
  })
  .map(({ name, sheet }) => ({ name, sheet, found: findTables(sheet, 0, vocabulary) }))
  .filter(({ found }) => found.tables.length > 0)

/** What is known, without how. */
function essence({ tables: all, headless }: SheetTables) {
  return {
    headless,
    tables: all.map(({ columns, corrected: _c, confidence: _s, why: _w, sheet: _, signatures, ...rest }) => ({
      ...rest,
      signatures: [...signatures],
      columns: columns.map(({ by: _by, confidence: _sure, why: _why, ...column }) => column),
    })),
  }
}

/** True of a table that shares its rows with another: a header is one for the whole width of a sheet. */
function hasNeighbour({ tables: all }: SheetTables, { range }: Table): boolean {
  return all.some((one) => one.range !== range && one.range.top <= range.bottom && range.top <= one.range.bottom)
}

/** Everything a person could say of what was found. A column set apart from another is left out: to name its field is to change it. */
function agreeing(sheet: Sheet, found: SheetTables): Correction[] {
  return found.tables.flatMap((table) => {
    if (hasNeighbour(found, table)) return []
    const { header, range } = table
    const rows = Array.from({ length: range.bottom - header.bottom }, (_, i) => header.bottom + 1 + i)
    return [
      headerCorrection(sheet, header.top, header.bottom - header.top + 1),
      ...table.columns
        .filter(({ qualifier }) => qualifier === null)
        .map(({ col, field }) => columnCorrection(sheet, header, col, field?.name ?? null)),
      ...rows.map((row) => rowCorrection(sheet, row, table.roles[row - header.bottom - 1]!)),
    ]
  })
}

describe.each(sheets)('$name', ({ sheet, found }) => {
  it('is read the same when a person says what is found anyway', () => {
    const all = agreeing(sheet, found)
    for (const kind of ['header', 'column', 'row'] as const) {
      const corrections = all.filter((one) => one.kind === kind)
      const corrected = findTables(sheet, 0, vocabulary, corrections)
      expect(corrected.lapsed).toEqual([])
      expect(essence(corrected)).toEqual(essence(found))
    }
  })

  it('is read the same when some of it is said, and rows were inserted above since', () => {
    const all = agreeing(sheet, found)
    const grid = gridOf(sheet)
    // Of rows of the same texts the nearest is taken, which after an insertion may be another one.
    const texts = Array.from({ length: sheet.rows }, (_, row) => rowCorrection(sheet, row, 'data').text)
    const isUnique = ({ kind, text }: Correction): boolean =>
      kind === 'column' || texts.filter((one) => one === text).length === 1
    fc.assert(
      fc.property(fc.subarray(all), fc.nat(3), (corrections, rows) => {
        const moved = sheetOf(shift(grid, rows, 0), sheet.name)
        const plain = findTables(moved, 0, vocabulary)
        const corrected = findTables(moved, 0, vocabulary, corrections.filter(isUnique))
        expect(corrected.lapsed).toEqual([])
        expect(essence(corrected)).toEqual(essence(plain))
      }),
      { numRuns: 5 },
    )
  })
})
