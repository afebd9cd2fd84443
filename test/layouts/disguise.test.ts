/** Every drawn layout in disguise: moved, with a blank tail, headings spaced and bracketed otherwise, columns permuted. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fields } from '../../rules/fields.js'
import { tables } from '../../rules/tables.js'
import { squeeze } from '../../src/core/table/heading.js'
import { findTables } from '../../src/core/table/index.js'
import type { SheetTables, Table } from '../../src/core/table/model.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { type Grid, gridOf, permute, rewrite, sheetOf, shift, withTail } from './grid.js'

const vocabulary = { fields, kinds: tables }
const folder = new URL('.', import.meta.url)
const layouts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const [drawing] = readFileSync(new URL(name, folder), 'utf8').split(/^---\n/m)
    const grid = gridOf(parseDrawing(drawing!).workbook.sheets[0]!)
    return { name, grid, found: find(grid) }
  })

function find(grid: Grid): SheetTables {
  return findTables(sheetOf(grid), 0, vocabulary)
}

/** All a table says that must not change when it is moved, its places relative to (rows, cols). */
function essence(found: SheetTables, rows = 0, cols = 0, place = (col: number): number => col) {
  const at = (ref: { row: number; col: number }): string => `${ref.row - rows},${place(ref.col - cols)}`
  const own = (list: readonly number[]): number[] => list.map((row) => row - rows)
  const tableOf = (table: Table) => ({
    title: table.title && { ...table.title, at: at(table.title.at) },
    kind: table.kind?.name,
    unit: table.unit && [table.unit.value, at(table.unit.at)],
    reporting: table.reportingUnit && [table.reportingUnit.value, at(table.reportingUnit.at)],
    signatures: [...table.signatures].map(([label, { value, at: ref }]) => [label, value, at(ref)]),
    range: [table.range.top - rows, table.range.bottom - rows],
    header: own([table.header.top, table.header.bottom]),
    columns: table.columns
      .map((column) => ({
        col: place(column.col - cols),
        field: column.field?.name ?? null,
        unit: column.unit,
        time: [column.year, column.quarter, column.month],
        qualifier: column.qualifier && squeeze(column.qualifier),
        by: column.by,
      }))
      .sort((a, b) => a.col - b.col),
    roles: table.roles,
    groups: table.groups.map((group) => ({
      kind: group.kind,
      at: at(group.at),
      label: group.label,
      count: group.count?.value,
      rows: own(group.rows),
      other: group.otherRows && own(group.otherRows),
    })),
    confidence: table.confidence,
  })
  const { headless } = found
  return { tables: found.tables.map(tableOf), headless: headless && [headless.top - rows, headless.bottom - rows] }
}

const SPACES = ['', ' ', '  ', '\n', '\u00a0', '\u3000']

it.each(layouts)(
  '$name is the same wherever it stands, whatever its sheet is called and whatever blank tail it has',
  (layout) => {
    const { grid, found } = layout
    const places = fc.record({
      rows: fc.nat(4),
      cols: fc.nat(30),
      tailRows: fc.nat(5),
      tailCols: fc.nat(3),
      name: fc.string(),
    })
    fc.assert(
      fc.property(places, ({ rows, cols, tailRows, tailCols, name }) => {
        const moved = sheetOf(withTail(shift(grid, rows, cols), tailRows, tailCols), name)
        expect(essence(findTables(moved, 0, vocabulary), rows, cols)).toEqual(essence(found))
      }),
      { numRuns: 8 },
    )
  },
)

const headed = layouts.filter(({ found }) => found.tables.length > 0)

it.each(headed)(
  '$name is the same with white space and brackets of its headings written otherwise',
  ({ grid, found }) => {
    const { top, bottom } = found.tables[0]!.header
    const spaces = fc.array(fc.constantFrom(...SPACES), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(spaces, fc.boolean(), (between, wide) => {
        const write = (text: string): string => {
          const bracketed = wide
            ? text.replace(/\(/g, '（').replace(/\)/g, '）')
            : text.replace(/（/g, '(').replace(/）/g, ')')
          return [...bracketed].map((sign, i) => sign + (/[\dA-Za-z_]/.test(sign) ? '' : between[i % 8])).join('')
        }
        expect(essence(find(rewrite(grid, top, bottom, write)))).toEqual(essence(found))
      }),
      { numRuns: 8 },
    )
  },
)

const movable = layouts.flatMap((layout) => {
  const [table, more] = layout.found.tables
  const cols = table && !more ? movableColumns(layout.grid, table) : []
  return cols.length >= 2 ? [{ ...layout, cols, width: table!.range.right + 1 }] : []
})

it('has enough layouts whose columns can change places', () => {
  expect(movable.length).toBeGreaterThanOrEqual(10)
})

it.each(movable)('$name goes with its columns when those right of the subject change places', (layout) => {
  const { grid, found, cols, width } = layout
  fc.assert(
    fc.property(fc.shuffledSubarray(cols, { minLength: cols.length }), (order) => {
      const to = Array.from({ length: width }, (_, col) => col)
      cols.forEach((col, i) => {
        to[col] = order[i]!
      })
      expect(essence(find(permute(grid, to)))).toEqual(essence(found, 0, 0, (col) => to[col] ?? col))
    }),
    { numRuns: 8 },
  )
})

/** Columns right of the subject that no merged range ties to another, in tables with one row of headings. */
function movableColumns(grid: Grid, table: Table): number[] {
  if (table.header.top !== table.header.bottom) return []
  const subject = table.columns.find((column) => column.field?.role === 'subject')!.col
  // Lines over and under the table are tied to their cells; a permuted foot is another foot.
  if (
    grid.cells.some(
      (row, r) => (r < table.range.top || r > table.range.bottom) && row.some((cell, c) => cell && c > subject),
    )
  )
    return []
  const tied = new Set<number>()
  for (const { left, right, top } of grid.merges)
    for (let col = left; col <= right; col++)
      if (left < right && top >= table.range.top && left > subject) tied.add(col)
  return table.columns.map((column) => column.col).filter((col) => col > subject && !tied.has(col) && !hasYears(table))
}

/** Of two columns of one field the first is the one meant: their order matters. */
function hasYears(table: Table): boolean {
  const names = table.columns.map((column) => column.field?.name ?? `?${column.col}`)
  return new Set(names).size < names.length && table.columns.every((column) => column.month === null)
}
