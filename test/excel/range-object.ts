/** Range: what an add-in reads and writes cells through. */
import type { Range } from '../../src/core/grid.js'
import {
  cellCount,
  columnCount,
  fullAddress,
  intersection,
  isEntireColumn,
  isEntireRow,
  localAddress,
  parseAreas,
  rowCount,
  span,
  WHOLE_SHEET,
} from './a1.js'
import { areasObject } from './areas-object.js'
import { conditionalsObject } from './conditional-object.js'
import { invalidArgument, itemNotFound, notModelled, wrongSize } from './fault.js'
import { cellFormat, formatObject, formatPatch } from './format-object.js'
import { alive, entries, matrix, onSheet, onWire, RangeTarget, type SheetTarget, valueType } from './range-target.js'
import { sheetObject } from './sheet-object.js'
import { viewObject } from './view-object.js'
import { Plain, text, truth, type WireClass, type WireObject, whole, wireObject } from './wire.js'

/** A block as a Range object. */
export function rangeObject({ session, sheet }: SheetTarget, area: Range): WireObject {
  return wireObject(rangeClass, new RangeTarget(session, sheet, [onSheet(area)]))
}

/** The block an address names on a sheet; without one, the whole sheet. Throws InvalidArgument. */
export function addressed(target: SheetTarget, address: unknown): Range[] {
  if (address === undefined || address === null || address === '') return [WHOLE_SHEET]
  const { sheet, areas } = parseAreas(text(address).replaceAll(';', ','))
  if (sheet !== null && target.session.book.sheet(sheet) !== target.sheet) throw invalidArgument()
  return areas
}

/** What a method takes for a range: a Range object or an address on the same sheet. */
function other(target: RangeTarget, argument: unknown): Range {
  if (argument instanceof RangeTarget) {
    if (argument.sheet !== target.sheet) throw invalidArgument()
    return argument.area
  }
  return addressed(target, argument)[0]!
}

const enter = (target: RangeTarget, value: unknown) =>
  target.book.enter(target.sheet, target.area, entries(target.area, value), 'addin')

function setFormats(target: RangeTarget, value: unknown): void {
  const { area, book, sheet } = target
  const lines = entries(area, value)
  let index = 0
  const cols = columnCount(area)
  book.dress(sheet, area, 'addin', () => {
    const format = lines[Math.floor(index / cols)]![index % cols]
    index++
    return format === null ? {} : { format: text(format) }
  })
}

const formulas = {
  get: (target: RangeTarget) =>
    matrix(target, ({ formula, value }) => (formula === null ? onWire(value) : `=${formula}`)),
  set: enter,
}
const formats = { get: (target: RangeTarget) => matrix(target, ({ format }) => format), set: setFormats }

/** True, false, or null where some lines are hidden and some are not. */
function hidden(lines: ReadonlySet<number>, from: number, to: number): boolean | null {
  let count = 0
  for (const line of lines) if (line >= from && line <= to) count++
  return count === 0 ? false : count === to - from + 1 ? true : null
}

const rowHidden = ({ sheet, area }: RangeTarget) => hidden(sheet.hiddenRows, area.top, area.bottom)
const columnHidden = ({ sheet, area }: RangeTarget) => hidden(sheet.hiddenCols, area.left, area.right)
const at = (target: RangeTarget, area: Range) => rangeObject(target, area)

function usedRange(target: RangeTarget, valuesOnly: unknown): WireObject | null {
  const used = target.sheet.used(truth(valuesOnly), target.area)
  return used ? at(target, used) : null
}

function offset(area: Range, rows: number, cols: number): Range {
  return { top: area.top + rows, left: area.left + cols, bottom: area.bottom + rows, right: area.right + cols }
}

function merged({ sheet, area }: RangeTarget): Range[] {
  return sheet.merges.filter((one) => intersection(one, area))
}

const rangeClass: WireClass<RangeTarget> = {
  name: 'Range',
  tracked: true,
  alive,
  scalars: {
    Values: { get: (target) => matrix(target, ({ value }) => onWire(value)), set: enter },
    Formulas: formulas,
    FormulasLocal: formulas,
    Text: (target) => matrix(target, (_, row, col) => target.book.text(target.sheet, row, col)),
    NumberFormat: formats,
    NumberFormatLocal: formats,
    ValueTypes: (target) => matrix(target, ({ value }) => valueType(value)),
    Address: ({ sheet, area }) => fullAddress(sheet.name, area),
    AddressLocal: ({ sheet, area }) => fullAddress(sheet.name, area),
    RowIndex: ({ area }) => area.top,
    ColumnIndex: ({ area }) => area.left,
    RowCount: ({ area }) => rowCount(area),
    ColumnCount: ({ area }) => columnCount(area),
    // Excel answers -1 above 2³¹−1.
    CellCount: ({ area }) => (cellCount(area) > 2 ** 31 - 1 ? -1 : cellCount(area)),
    RowHidden: {
      get: rowHidden,
      set: ({ book, sheet, area }, value) => book.setRowsHidden(sheet, area, truth(value), 'addin'),
    },
    ColumnHidden: {
      get: columnHidden,
      set: ({ book, sheet, area }, value) => book.setColumnsHidden(sheet, area, truth(value)),
    },
    Hidden: (target) => {
      const [rows, cols] = [rowHidden(target), columnHidden(target)]
      return rows === true || cols === true ? true : rows === false && cols === false ? false : null
    },
    IsEntireRow: ({ area }) => isEntireRow(area),
    IsEntireColumn: ({ area }) => isEntireColumn(area),
  },
  links: {
    ConditionalFormats: (target) => conditionalsObject(target),
    Format: (target) => formatObject(target),
    Worksheet: (target) => sheetObject(target),
  },
  methods: {
    _ValidateArraySize: ({ area }, rows, cols) => {
      if (rows !== rowCount(area) || cols !== columnCount(area)) throw wrongSize()
    },
    GetCell: (target, row, col) => {
      const { top, left } = offset(target.area, whole(row), whole(col))
      return at(target, span(top, left, top, left))
    },
    GetRow: (target, row) => {
      const top = target.area.top + whole(row)
      return at(target, { ...target.area, top, bottom: top })
    },
    GetColumn: (target, col) => {
      const left = target.area.left + whole(col)
      return at(target, { ...target.area, left, right: left })
    },
    GetLastCell: (t) => at(t, { ...t.area, top: t.area.bottom, left: t.area.right }),
    GetLastRow: (t) => at(t, { ...t.area, top: t.area.bottom }),
    GetLastColumn: (t) => at(t, { ...t.area, left: t.area.right }),
    GetEntireRow: (t) => at(t, { ...t.area, left: 0, right: WHOLE_SHEET.right }),
    GetEntireColumn: (t) => at(t, { ...t.area, top: 0, bottom: WHOLE_SHEET.bottom }),
    GetOffsetRange: (t, rows, cols) => at(t, offset(t.area, whole(rows), whole(cols))),
    GetResizedRange: (t, rows, cols) =>
      at(t, { ...t.area, bottom: t.area.bottom + whole(rows), right: t.area.right + whole(cols) }),
    GetAbsoluteResizedRange: (t, rows, cols) =>
      at(t, { ...t.area, bottom: t.area.top + whole(rows) - 1, right: t.area.left + whole(cols) - 1 }),
    GetBoundingRect: (target, argument) => {
      const [a, b] = [target.area, other(target, argument)]
      return at(target, {
        top: Math.min(a.top, b.top),
        left: Math.min(a.left, b.left),
        bottom: Math.max(a.bottom, b.bottom),
        right: Math.max(a.right, b.right),
      })
    },
    GetIntersection: (target, argument) => {
      const both = intersection(target.area, other(target, argument))
      if (!both) throw itemNotFound()
      return at(target, both)
    },
    GetIntersectionOrNullObject: (target, argument) => {
      const both = intersection(target.area, other(target, argument))
      return both ? at(target, both) : null
    },
    // Of nothing, Excel gives the first cell.
    GetUsedRange: (t, valuesOnly) =>
      usedRange(t, valuesOnly) ?? at(t, { ...t.area, bottom: t.area.top, right: t.area.left }),
    GetUsedRangeOrNullObject: usedRange,
    GetVisibleView: (target) => viewObject(target),
    GetMergedAreasOrNullObject: (target) => {
      const areas = merged(target)
      return areas.length > 0 ? areasObject(target, areas) : null
    },
    Merge: ({ area, sheet, book }, across) => {
      if (truth(across)) throw notModelled('Range.Merge(across)')
      book.setMerged(sheet, area, true, 'addin')
    },
    Unmerge: ({ area, sheet, book }) => book.setMerged(sheet, area, false, 'addin'),
    Select: ({ book, sheet, area }) => book.select(sheet, [area]),
    Clear: ({ book, sheet, area }, what) =>
      book.clear(sheet, area, what === 'Contents' || what === 'Formats' ? what : 'All', 'addin'),
    Insert: (target, shift) => {
      const { area, book, sheet } = target
      if (shift === 'Down' && isEntireRow(area)) book.insertRows(sheet, area.top, rowCount(area), 'addin')
      else if (shift === 'Right' && isEntireColumn(area))
        book.insertColumns(sheet, area.left, columnCount(area), 'addin')
      else throw notModelled(`inserting ${localAddress(area)}, not whole rows or columns,`)
      return at(target, area)
    },
    Delete: ({ area, book, sheet }, shift) => {
      if (shift === 'Up' && isEntireRow(area)) book.deleteRows(sheet, area.top, rowCount(area), 'addin')
      else if (shift === 'Left' && isEntireColumn(area))
        book.deleteColumns(sheet, area.left, columnCount(area), 'addin')
      else throw notModelled(`deleting ${localAddress(area)}, not whole rows or columns,`)
    },
    GetCellProperties: (target, wanted) => {
      const ask = (wanted ?? {}) as { address?: boolean; format?: object }
      return new Plain(
        matrix(target, (cell, row, col) => ({
          ...(ask.address ? { address: fullAddress(target.sheet.name, span(row, col, row, col)) } : {}),
          ...(ask.format ? { format: cellFormat(cell, ask.format) } : {}),
        })),
      )
    },
    SetCellProperties: (target, data) => {
      const lines = entries(target.area, data)
      let index = 0
      const cols = columnCount(target.area)
      target.book.dress(target.sheet, target.area, 'addin', (cell) => {
        const asked = lines[Math.floor(index / cols)]![index % cols] as { format?: unknown } | null
        index++
        return asked ? formatPatch(cell, asked.format) : {}
      })
    },
    GetRowProperties: ({ sheet, area }, wanted) => {
      const ask = (wanted ?? {}) as { address?: boolean; rowIndex?: boolean; rowHidden?: boolean }
      return new Plain(
        Array.from({ length: rowCount(area) }, (_, i) => {
          const row = area.top + i
          return {
            ...(ask.address ? { address: fullAddress(sheet.name, { ...WHOLE_SHEET, top: row, bottom: row }) } : {}),
            ...(ask.rowIndex ? { rowIndex: row } : {}),
            ...(ask.rowHidden ? { rowHidden: sheet.hiddenRows.has(row) } : {}),
          }
        }),
      )
    },
    GetColumnProperties: ({ sheet, area }, wanted) => {
      const ask = (wanted ?? {}) as { address?: boolean; columnIndex?: boolean; columnHidden?: boolean }
      return new Plain(
        Array.from({ length: columnCount(area) }, (_, i) => {
          const col = area.left + i
          return {
            ...(ask.address ? { address: fullAddress(sheet.name, { ...WHOLE_SHEET, left: col, right: col }) } : {}),
            ...(ask.columnIndex ? { columnIndex: col } : {}),
            ...(ask.columnHidden ? { columnHidden: sheet.hiddenCols.has(col) } : {}),
          }
        }),
      )
    },
  },
}
