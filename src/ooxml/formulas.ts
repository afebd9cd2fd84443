/** The formulas of a sheet: sparse, shared ones kept once, moved when asked for. */
import { columnName, MAX_COLS, MAX_ROWS, type Range } from '../core/grid.js'
import type { Texts } from './texts.js'

/** How the file writes a formula. */
export interface FormulaSource {
  /** Number of its text; -1 where the cell points at a shared formula. */
  readonly text: number
  /** The `si` of a shared formula, -1 where it is none. */
  readonly shared: number
  /** The cells an array formula or data table fills. */
  readonly area: Range | null
}

interface Area {
  readonly range: Range
  readonly record: number
}

/** Columns that all areas together may cover; more is no sheet of a person. */
const MAX_AREA_COLUMNS = 1 << 20

export class Formulas {
  private keys = new Float64Array(16)
  private texts = new Int32Array(16)
  /** The record whose formula is moved here; -1 where the record has its own text. */
  private masters = new Int32Array(16)
  private count = 0
  private sorted = true
  private order: Uint32Array | null = null
  private readonly shared = new Map<number, number>()
  private readonly pending: [record: number, shared: number][] = []
  private readonly areas: Area[] = []
  private areasByCol: Map<number, Area[]> | null = null
  private areaColumns = 0

  constructor(private readonly store: Texts) {}

  /** Adds the formula of a cell. Throws RangeError where areas cover more than any sheet could mean. */
  add(row: number, col: number, source: FormulaSource): void {
    const record = this.count++
    if (record >= this.keys.length) this.growTo(this.keys.length * 2)
    const key = row * MAX_COLS + col
    if (record > 0 && key <= this.keys[record - 1]!) this.sorted = false
    this.keys[record] = key
    this.texts[record] = source.text
    this.masters[record] = -1
    if (source.shared >= 0) {
      if (source.text >= 0) this.shared.set(source.shared, record)
      else {
        const master = this.shared.get(source.shared)
        if (master === undefined) this.pending.push([record, source.shared])
        else this.masters[record] = master
      }
    }
    if (source.area) {
      this.areaColumns += source.area.right - source.area.left + 1
      if (this.areaColumns > MAX_AREA_COLUMNS) throw new RangeError('array formulas')
      this.areas.push({ range: source.area, record })
    }
  }

  /** The whole sheet is read: rows may have come in any order, and shared formulas before their master. */
  finish(): void {
    for (const [record, shared] of this.pending) this.masters[record] = this.shared.get(shared) ?? -1
    if (!this.sorted) {
      this.order = Uint32Array.from({ length: this.count }, (_, i) => i)
      this.order.sort((a, b) => this.keys[a]! - this.keys[b]! || a - b)
    }
    if (this.areas.length > 0) this.areasByCol = indexAreas(this.areas)
  }

  /** The formula that stands in the cell itself, without `=`; null where its master is missing. */
  own(row: number, col: number): string | null {
    const record = this.find(row * MAX_COLS + col)
    return record < 0 ? null : this.textOf(record, row, col)
  }

  /** The array formula or data table that fills the cell from elsewhere; null where none does. */
  covering(row: number, col: number): string | null {
    const areas = this.areasByCol?.get(col)
    if (!areas) return null
    let low = 0
    let high = areas.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (areas[middle]!.range.top <= row) low = middle
      else high = middle - 1
    }
    const area = areas[low]!
    if (row < area.range.top || row > area.range.bottom) return null
    const text = this.texts[area.record]!
    return text < 0 ? null : this.store.get(text)
  }

  /** The cells with a formula of their own, and the blocks that others fill. */
  places(): { cells: { row: number; col: number }[]; areas: readonly Range[] } {
    const cells = Array.from(this.keys.subarray(0, this.count), (key) => {
      const row = Math.floor(key / MAX_COLS)
      return { row, col: key - row * MAX_COLS }
    })
    return { cells, areas: this.areas.map(({ range }) => range) }
  }

  private textOf(record: number, row: number, col: number): string | null {
    const text = this.texts[record]!
    if (text >= 0) return this.store.get(text)
    const master = this.masters[record]!
    if (master < 0) return null
    const key = this.keys[master]!
    const top = Math.floor(key / MAX_COLS)
    return moveFormula(this.store.get(this.texts[master]!), row - top, col - (key - top * MAX_COLS))
  }

  /** The last record with that key, -1 where there is none. */
  private find(key: number): number {
    let low = 0
    let high = this.count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.keys[this.at(middle)]! <= key) low = middle
      else high = middle - 1
    }
    const record = this.count > 0 ? this.at(low) : -1
    return record >= 0 && this.keys[record] === key ? record : -1
  }

  private at(index: number): number {
    return this.order ? this.order[index]! : index
  }

  private growTo(size: number): void {
    const keys = new Float64Array(size)
    keys.set(this.keys)
    this.keys = keys
    const texts = new Int32Array(size)
    texts.set(this.texts)
    this.texts = texts
    const masters = new Int32Array(size)
    masters.set(this.masters)
    this.masters = masters
  }
}

/** The areas of each column from top to bottom; of two that overlap the upper one counts. */
function indexAreas(areas: readonly Area[]): Map<number, Area[]> {
  const byCol = new Map<number, Area[]>()
  for (const area of areas) {
    for (let col = area.range.left; col <= area.range.right; col++) {
      const list = byCol.get(col)
      if (list) list.push(area)
      else byCol.set(col, [area])
    }
  }
  for (const [col, list] of byCol) {
    list.sort((a, b) => a.range.top - b.range.top)
    let end = -1
    byCol.set(
      col,
      list.filter(({ range }) => range.top > end && (end = range.bottom) >= 0),
    )
  }
  return byCol
}

/**
 * The parts of a formula that matter when it moves: texts, quoted sheet names, structured references and names are
 * stepped over; `A1`, `A:C` and `2:5` in their relative parts move.
 */
export const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\][]*(?:\[[^\][]*\][^\][]*)*\]|(?<place>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\w.(![\\\u0080-\uffff])|[A-Za-z_\\\u0080-\uffff][\w.\\?\u0080-\uffff]*|\d[\d.]*(?:[eE][+-]?\d+)?/g

/** Excel's limit for the text of a formula is 8,192 signs; longer ones are not moved. */
const MAX_FORMULA = 1 << 15

/** The formula as it reads `rows` down and `cols` to the right: relative references moved, `#REF!` off the sheet. */
export function moveFormula(formula: string, rows: number, cols: number): string {
  if ((rows === 0 && cols === 0) || formula.length > MAX_FORMULA) return formula
  return formula.replace(TOKEN, (token, place: string | undefined) => {
    if (place === undefined) return token
    const cell = /^(\$?)([A-Za-z]{1,3})(\$?)(\d+)$/.exec(token)
    if (cell) {
      const col = moveCol(cell[1]!, cell[2]!, cols)
      const row = moveRow(cell[3]!, cell[4]!, rows)
      return col === null || row === null ? '#REF!' : col + row
    }
    const columns = /^(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})$/.exec(token)
    if (columns) return join(moveCol(columns[1]!, columns[2]!, cols), moveCol(columns[3]!, columns[4]!, cols))
    const lines = /^(\$?)(\d+):(\$?)(\d+)$/.exec(token)
    if (lines) return join(moveRow(lines[1]!, lines[2]!, rows), moveRow(lines[3]!, lines[4]!, rows))
    return token
  })
}

function join(from: string | null, to: string | null): string {
  return from === null || to === null ? '#REF!' : `${from}:${to}`
}

function moveCol(fixed: string, letters: string, cols: number): string | null {
  if (fixed) return fixed + letters
  let col = 0
  for (const letter of letters.toUpperCase()) col = col * 26 + letter.charCodeAt(0) - 64
  const moved = col - 1 + cols
  return moved < 0 || moved >= MAX_COLS ? null : columnName(moved)
}

function moveRow(fixed: string, digits: string, rows: number): string | null {
  const row = Number(digits)
  if (fixed) return fixed + digits
  return row + rows < 1 || row + rows > MAX_ROWS ? null : String(row + rows)
}
