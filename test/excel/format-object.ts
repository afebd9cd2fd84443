/** RangeFormat and what hangs on it: fill, font, protection, sizes. */
import { invalidArgument } from './fault.js'
import { alive, dress, type RangeTarget, uniform } from './range-target.js'
import { type Cell, PLAIN_FONT } from './sheet.js'
import { text, type WireClass, type WireObject, wireObject } from './wire.js'

/** What Excel answers for a cell without a fill. */
const NO_COLOR = '#FFFFFF'

const fillClass: WireClass<RangeTarget> = {
  name: 'RangeFill',
  alive,
  scalars: {
    // Cells of different colours answer ''.
    Color: {
      get: (target) => uniform(target, (cell) => cell.fill?.color ?? NO_COLOR, ''),
      set: (target, value) => {
        const fill = { color: color(value), pattern: 'Solid' }
        dress(target, () => ({ fill }))
      },
    },
    // Cells of different patterns answer null.
    Pattern: {
      get: (target) => uniform<string | null>(target, (cell) => cell.fill?.pattern ?? 'None', null),
      set: (target, value) => {
        const pattern = text(value)
        dress(target, (cell) => ({
          fill: pattern === 'None' ? null : { color: cell.fill?.color ?? NO_COLOR, pattern },
        }))
      },
    },
  },
  methods: { Clear: (target) => dress(target, () => ({ fill: null })) },
}

const fontClass: WireClass<RangeTarget> = {
  name: 'RangeFont',
  alive,
  scalars: {
    Color: fontScalar('color', color),
    Bold: fontScalar('bold', (value) => value === true),
    Italic: fontScalar('italic', (value) => value === true),
    Name: fontScalar('name', text),
    Size: fontScalar('size', Number),
  },
}

function fontScalar<K extends keyof Cell['font']>(key: K, read: (value: unknown) => Cell['font'][K]) {
  return {
    get: (target: RangeTarget) => uniform<Cell['font'][K] | null>(target, (cell) => cell.font[key], null),
    set: (target: RangeTarget, value: unknown) => {
      const part = { [key]: read(value) }
      dress(target, (cell) => ({ font: { ...cell.font, ...part } }))
    },
  }
}

const protectionClass: WireClass<RangeTarget> = {
  name: 'FormatProtection',
  alive,
  scalars: {
    Locked: {
      get: (target) => uniform<boolean | null>(target, (cell) => cell.locked, null),
      set: (target, value) => dress(target, () => ({ locked: value === true })),
    },
  },
}

/** Standard sizes of Chinese Excel with 宋体 11, in points. */
const WIDTH = 54
const HEIGHT = 13.5

const formatClass: WireClass<RangeTarget> = {
  name: 'RangeFormat',
  alive,
  links: {
    Fill: (target) => wireObject(fillClass, target),
    Font: (target) => wireObject(fontClass, target),
    Protection: (target) => wireObject(protectionClass, target),
  },
  scalars: {
    ColumnWidth: ({ sheet, area }) => common(area.left, area.right, (col) => sheet.colWidths.get(col) ?? WIDTH),
    RowHeight: ({ sheet, area }) => common(area.top, area.bottom, (row) => sheet.rowHeights.get(row) ?? HEIGHT),
  },
}

function common(from: number, to: number, size: (line: number) => number): number | null {
  for (let line = from + 1; line <= to; line++) if (size(line) !== size(from)) return null
  return size(from)
}

export function formatObject(target: RangeTarget): WireObject {
  return wireObject(formatClass, target)
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['yellow', '#FFFF00'],
  ['red', '#FF0000'],
  ['orange', '#FFA500'],
  ['white', '#FFFFFF'],
  ['black', '#000000'],
])

/** A colour as Excel gives it back. Throws InvalidArgument. */
export function color(value: unknown): string {
  const name = text(value)
  const hex = /^#?([0-9a-f]{6})$/i.exec(name)?.[1]
  const known = hex === undefined ? NAMED.get(name.toLowerCase()) : `#${hex.toUpperCase()}`
  if (known === undefined) throw invalidArgument()
  return known
}

/** What `getCellProperties` gives of a cell's look, as far as asked for. */
export function cellFormat(cell: Cell, wanted: unknown): Record<string, unknown> {
  const ask = (wanted ?? {}) as { fill?: object; font?: object }
  const fill = { color: cell.fill?.color ?? NO_COLOR, pattern: cell.fill?.pattern ?? 'None' }
  return {
    ...(ask.fill ? { fill: picked(fill, ask.fill) } : {}),
    ...(ask.font ? { font: picked(cell.font, ask.font) } : {}),
  }
}

function picked(from: object, wanted: object): Record<string, unknown> {
  const keys = new Set(Object.keys(wanted))
  const all = Object.entries(from)
  for (const key of keys) if (!Object.hasOwn(from, key)) throw invalidArgument(`simulator: ${key} is not modelled`)
  return Object.fromEntries(all.filter(([key]) => keys.has(key)))
}

/** What `setCellProperties` asks of a cell's look. */
export function formatPatch(cell: Cell, asked: unknown): Partial<Cell> {
  const { fill, font } = (asked ?? {}) as { fill?: { color?: unknown }; font?: Partial<Cell['font']> }
  return {
    ...(fill?.color === undefined ? {} : { fill: { color: color(fill.color), pattern: 'Solid' } }),
    ...(font === undefined ? {} : { font: { ...PLAIN_FONT, ...cell.font, ...font } }),
  }
}
