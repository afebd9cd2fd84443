/** Reading a workbook open in WPS: asked for block by block, because only its own list of rows is fast, with a pause between blocks. */
import { address, isError, type Notes, type Range, rangeAddress, type SheetState, type Value } from '../core/index.js'
import { NOTES_NAMESPACE, readNotes } from '../ooxml/index.js'
import {
  areaOf,
  CHUNK,
  cutRows,
  formatCode,
  halves,
  looksLikeError,
  MAX_CELLS,
  needsFormat,
  runsWhere,
} from './grid-cells.js'
import type { SheetBlock } from './grid-kept.js'
import type { Frame, Listed, Piece, Program, Structure, Worksheet } from './grid-reader.js'
import { HostError, type Look } from './host.js'
import {
  flagOf,
  got,
  itemsOf,
  numberOf,
  rowsOf,
  textOf,
  type WpsApplication,
  type WpsRange,
  type WpsSheet,
  type WpsWorkbook,
} from './wps-api.js'

/** Cells read without letting the page do anything else: WPS answers at once, and the page stands still meanwhile. */
const AT_ONCE = CHUNK / 4

export class WpsProgram implements Program {
  constructor(
    private readonly app: WpsApplication,
    private readonly book: WpsWorkbook,
    /** Lets the page breathe. */
    readonly pause: () => Promise<void>,
  ) {}

  async list(): Promise<Listed> {
    const sheets = itemsOf(this.book.Worksheets).map((sheet): Worksheet => {
      const name = textOf(sheet, 'Name')
      return { id: name, name, state: stateOf(got(sheet, 'Visible')), used: usedIn(sheet) }
    })
    return { name: textOf(this.book, 'Name'), sheets }
  }

  /** `UsedRange` counts formatted rows, too: parts in which nothing stands are left out. */
  async pieces(sheets: readonly Worksheet[]): Promise<Piece[]> {
    const pieces: Piece[] = []
    let cells = 0
    for (const [index, { id, used }] of sheets.entries()) {
      const sheet = this.sheet(id)
      const open = used ? [used] : []
      for (let range = open.pop(); range; range = open.pop()) {
        if (this.isEmpty(sheet, range)) continue
        const parts = areaOf(range) > AT_ONCE ? halves(range) : null
        if (parts) open.push(parts[1], parts[0])
        else pieces.push({ sheet: index, id, range })
        cells += parts ? 0 : areaOf(range)
        if (cells > MAX_CELLS || open.length + pieces.length > MAX_CELLS / 100) throw new HostError('too-large')
      }
    }
    return pieces
  }

  private isEmpty(sheet: WpsSheet, range: Range): boolean {
    const functions = this.app.WorksheetFunction
    return functions?.CountA !== undefined && functions.CountA(sheet.Range(rangeAddress(range))) === 0
  }

  async cells(pieces: readonly Piece[], look: Look): Promise<SheetBlock[]> {
    const total = pieces.reduce((sum, { range }) => sum + areaOf(range), 0)
    const blocks: SheetBlock[] = []
    let done = 0
    look.progress?.(0, total)
    for (const piece of pieces) {
      for (let rest: Range | null = piece.range; rest; ) {
        look.signal?.throwIfAborted()
        const cut = cutRows(rest, AT_ONCE)
        blocks.push({ sheet: piece.sheet, block: this.block(this.sheet(piece.id), cut.head) })
        done += areaOf(cut.head)
        rest = cut.rest
        look.progress?.(done, total)
        await this.pause()
      }
    }
    return blocks
  }

  /** One cell, as it is now. */
  cell(sheet: WpsSheet, row: number, col: number): { readonly value: Value; readonly isFormula: boolean } {
    const range = sheet.Range(address(row, col))
    const [[given]] = rowsOf(got(range, 'Value2'), 1, 1, 'Value2') as [[unknown]]
    const [[formula]] = rowsOf(got(range, 'Formula'), 1, 1, 'Formula') as [[unknown]]
    const isFormula = formulaOf(formula, given) !== null
    return { value: this.valueOf(sheet, row, col, given, isFormula), isFormula }
  }

  private block(sheet: WpsSheet, range: Range): SheetBlock['block'] {
    const { top, left, bottom, right } = range
    const [rows, cols] = [bottom - top + 1, right - left + 1]
    const asked = sheet.Range(rangeAddress(range))
    const given = rowsOf(got(asked, 'Value2'), rows, cols, 'Value2')
    const formulas = flagOf(asked, 'HasFormula') === false ? null : rowsOf(got(asked, 'Formula'), rows, cols, 'Formula')
    const texts = formulas?.map((line, i) => line.map((cell, j) => formulaOf(cell, given[i]![j])))
    const values = given.map((line, i) =>
      line.map((cell, j) => this.valueOf(sheet, top + i, left + j, cell, (texts?.[i]?.[j] ?? null) !== null)),
    )
    return { top, left, values, formulas: texts ?? null, formats: formatsOf(sheet, range, values) }
  }

  private valueOf(sheet: WpsSheet, row: number, col: number, cell: unknown, isFormula: boolean): Value {
    if (cell === null || cell === undefined || (cell === '' && !isFormula)) return null
    if (typeof cell === 'boolean') return cell
    const known = typeof cell === 'number' ? ERRORS.get(cell) : undefined
    if (typeof cell === 'number' && known === undefined) return cell
    if (typeof cell === 'string' && !looksLikeError(cell)) return cell
    return this.doubtful(sheet.Range(address(row, col)), cell, known)
  }

  /** A cell that may hold an error value, or just what looks like one. */
  private doubtful(range: WpsRange, cell: unknown, known: string | undefined): Value {
    const error = known ?? String(cell)
    const told = this.app.WorksheetFunction?.IsError?.(range)
    if (typeof told === 'boolean') return told ? { error } : (cell as Value)
    // What is shown tells a number from an error; of a text nobody could tell, and it is one to the reader, too.
    if (typeof cell === 'number') return got(range, 'Text') === error ? { error } : cell
    return { error }
  }

  async structure(sheets: readonly Worksheet[]): Promise<Structure> {
    const frames: Frame[] = []
    for (const { id, used } of sheets) {
      const sheet = this.sheet(id)
      const all = used && { top: 0, left: 0, bottom: used.bottom, right: used.right }
      frames.push({
        merges: used ? mergesIn(sheet, used) : [],
        hiddenRows: all ? hidden(all.bottom, (top, bottom) => sheet.Range(`A${top + 1}:A${bottom + 1}`).EntireRow) : [],
        hiddenCols: all
          ? hidden(
              all.right,
              (left, right) => sheet.Range(rangeAddress({ top: 0, bottom: 0, left, right })).EntireColumn,
            )
          : [],
      })
      await this.pause()
    }
    return { date1904: got(this.book, 'Date1904') === true, frames }
  }

  async notes(): Promise<Notes | null> {
    const parts = this.book.CustomXMLParts?.SelectByNamespace?.(NOTES_NAMESPACE)
    if (!parts) return null
    const all = itemsOf(parts).map((part) => readNotes(textOf(part, 'XML')))
    return all.findLast((notes) => notes !== null) ?? null
  }

  private sheet(name: string): WpsSheet {
    return sheetNamed(this.book, name)
  }
}

/** The sheet of that name. Throws HostError `gone`. */
export function sheetNamed(book: WpsWorkbook, name: string): WpsSheet {
  const sheet = itemsOf(book.Worksheets).find((one) => got(one, 'Name') === name)
  if (!sheet) throw new HostError('gone', name)
  return sheet
}

function stateOf(visible: unknown): SheetState {
  if (visible === -1 || visible === true) return 'visible'
  return visible === 2 ? 'veryHidden' : 'hidden'
}

function usedIn(sheet: WpsSheet): Range {
  return rangeIn(sheet.UsedRange)
}

function rangeIn(range: WpsRange): Range {
  const top = numberOf(range, 'Row') - 1
  const left = numberOf(range, 'Column') - 1
  const bottom = top + numberOf(range.Rows, 'Count') - 1
  return { top, left, bottom, right: left + numberOf(range.Columns, 'Count') - 1 }
}

/** The formula without `=`; a text that begins with `=` is its own formula here. */
function formulaOf(formula: unknown, value: unknown): string | null {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula.slice(1) : null
}

/** The numbers that stand for error values in VBA (`CVErr`). */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [-2146826288, '#NULL!'],
  [-2146826281, '#DIV/0!'],
  [-2146826273, '#VALUE!'],
  [-2146826265, '#REF!'],
  [-2146826259, '#NAME?'],
  [-2146826252, '#NUM!'],
  [-2146826246, '#N/A'],
])

/** The formats of the cells for which they say something: asked for the whole, and where that differs for its halves. */
function formatsOf(sheet: WpsSheet, { top, left }: Range, values: readonly (readonly Value[])[]): string[][] | null {
  const formats: string[][] = values.map((line) => line.map(() => 'General'))
  let some = false
  const open = runsWhere({ top, left }, values, (value) => !isError(value as Value) && needsFormat(value))
  for (let range = open.pop(); range; range = open.pop()) {
    const code = got(sheet.Range(rangeAddress(range)), 'NumberFormat')
    const parts = code === null ? columnsFirst(range) : null
    if (parts) open.push(...parts)
    else if (formatCode(code) !== 'General') {
      for (let row = range.top; row <= range.bottom; row++)
        for (let col = range.left; col <= range.right; col++) {
          if (!needsFormat(values[row - top]![col - left])) continue
          formats[row - top]![col - left] = formatCode(code)
          some = true
        }
    }
  }
  return some ? formats : null
}

/** The halves of a block, column by column first: formats go by column. */
function columnsFirst(range: Range): [Range, Range] | null {
  const { left, right } = range
  if (left === right) return halves(range)
  const middle = (left + right) >> 1
  return [
    { ...range, right: middle },
    { ...range, left: middle + 1 },
  ]
}

/** The merged blocks: a block without any is done, others are asked for in halves. */
function mergesIn(sheet: WpsSheet, used: Range): Range[] {
  const merges: Range[] = []
  const byRow = new Map<number, Range[]>()
  const isKnown = (range: Range): boolean => byRow.get(range.top)?.some((merge) => isWithin(range, merge)) ?? false
  const open = [used]
  for (let range = open.pop(); range; range = open.pop()) {
    if (isKnown(range)) continue
    const flag = flagOf(sheet.Range(rangeAddress(range)), 'MergeCells')
    if (flag === false) continue
    const { top, left } = range
    const corner = { top, left, bottom: top, right: left }
    if (flag === true && !isKnown(corner)) {
      const merge = rangeIn(sheet.Range(rangeAddress(corner)).MergeArea)
      merges.push(merge)
      for (let row = merge.top; row <= merge.bottom; row++) byRow.set(row, [...(byRow.get(row) ?? []), merge])
      if (isWithin(range, merge)) continue
    }
    const parts = halves(range)
    if (parts) open.push(parts[1], parts[0])
  }
  return merges.sort((a, b) => a.top - b.top || a.left - b.left)
}

function isWithin(inner: Range, outer: Range): boolean {
  return (
    inner.top >= outer.top && inner.left >= outer.left && inner.bottom <= outer.bottom && inner.right <= outer.right
  )
}

/** The hidden ones of lines 0 to `end`. */
function hidden(end: number, lines: (from: number, to: number) => { readonly Hidden: unknown }): number[] {
  const found: number[] = []
  const open: [number, number][] = [[0, end]]
  for (let run = open.pop(); run; run = open.pop()) {
    const [from, to] = run
    const flag = flagOf(lines(from, to), 'Hidden')
    const middle = (from + to) >> 1
    if (flag === true) for (let at = from; at <= to; at++) found.push(at)
    else if (flag === null && to > from) open.push([middle + 1, to], [from, middle])
  }
  return found.sort((a, b) => a - b)
}
