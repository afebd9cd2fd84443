/** The hottest part of the hot loop: cells as nearly all of them are written. */
import { MAX_COLS } from '../core/grid.js'
import { FORMULA, Kind, looks } from './cells.js'
import { DecimalReader } from './decimal.js'
import { isSpace } from './rich.js'
import { RowNumber } from './row-number.js'
import type { SheetData } from './sheet-data.js'
import { word } from './view.js'

const OPEN = word('<c r')
const VALUE = word('><v>')
const FORMULA_TAG = word('><f>')
const END_VALUE = word('</v>')
const END_CELL = word('</c>')
const END_FORMULA = word('</f>')

/**
 * How a cell of a column was written, in sixteen numbers: most sheets repeat themselves row by row, and comparing four
 * bytes at a time is cheaper than reading them one by one. Two ways are known of a column, the one met last first.
 */
const WAY = 16
const SIZE = 5
/** The last four bytes up to its letters: `r="C`. */
const HEAD = 0
/** From the `<` to its row number. */
const PLACE = 1
/** What stands from the row number to the value or formula, `" s="1"><v>`: its length, 0 where nothing is known … */
const LENGTH = 2
/** … and its bytes, four by four, the last four once more at the end. */
const BYTES = 3
const LAST = 8
/** The longest that is kept. */
const LONGEST = 24
/** What its cells look like; blank where they have no value. */
const LOOKS = 9
/** The column after it in the row before, as its number plus one. */
const NEXT = 10

/**
 * Reads the cells of a row as long as they are plain: `<c r="B4" s="1" t="s"><v>7</v></c>`, a number or shared string or
 * blank, or a number with a formula of its own. The buffer of the bytes goes on for `SLACK` bytes past their end.
 */
export class PlainCells extends DecimalReader {
  /** Where the cell last read stands. */
  protected row = -1
  protected col = -1
  protected readonly rowNumber = new RowNumber()
  /** By column plus one, of both ways; the first stands for the start of the row. */
  private known = new Int32Array(32 << SIZE)
  /** Where the way that was met stands among those known, and where in the bytes its value or formula starts. */
  private way = 0
  private start = 0

  constructor(protected readonly sheet: SheetData) {
    super()
  }

  /** Reads plain cells of the row from `from`; gives the place after the last one, which may be `from`. */
  protected plainCells(bytes: Uint8Array, from: number): number {
    const view = this.views.of(bytes)
    const { row } = this
    this.rowNumber.become(row)
    let i = from
    let before = this.col + 1
    this.makeRoom(before)
    for (;;) {
      if (view.getInt32(i, true) !== OPEN) {
        // Some writers put every cell on a line of its own.
        if (!isSpace(bytes[i])) break
        i++
        continue
      }
      const column = this.find(bytes, view, i, before)
      if (column === 0) break
      const like = this.known[this.way + LOOKS]!
      let p = this.start
      if (like !== Kind.blank) {
        p = like & FORMULA ? this.formulaCell(bytes, p, column - 1, like) : this.valueCell(bytes, p, column - 1, like)
        if (p === 0) break
      }
      before = column
      i = p
    }
    this.col = before - 1
    return i
  }

  /** The column plus one of the cell at `i`, its `way` and `start` then set; 0 where it is not plain. */
  private find(bytes: Uint8Array, view: DataView, i: number, before: number): number {
    const link = (before << SIZE) + NEXT
    const expected = this.known[link]!
    if (expected > 0) {
      this.way = expected << SIZE
      this.start = this.writtenAs(view, i, this.way)
      if (this.start > 0) return expected
      this.way += WAY
      this.start = this.writtenAs(view, i, this.way)
      if (this.start > 0) return expected
    }
    const column = this.learn(bytes, view, i)
    if (column > 0) this.known[link] = column
    return column
  }

  /** Where the content of the cell at `i` starts, if it is written in the way known at `at`; else 0. */
  private writtenAs(view: DataView, i: number, at: number): number {
    const { known } = this
    const length = known[at + LENGTH]!
    const start = i + known[at + PLACE]!
    if (length === 0 || view.getInt32(start - 4, true) !== known[at + HEAD]) return 0
    let p = this.rowNumber.after(view, start)
    if (p === 0) return 0
    const end = p + length
    let word = at + BYTES
    for (; p < end - 4; p += 4) if (view.getInt32(p, true) !== known[word++]) return 0
    return view.getInt32(end - 4, true) === known[at + LAST] ? end : 0
  }

  /** Reads a value up to the end of its cell; gives the place there, 0 where it is not plain. */
  private valueCell(bytes: Uint8Array, from: number, col: number, like: number): number {
    const view = this.views.of(bytes)
    const shared = (like & 0xff) === Kind.shared
    const number = this.readDecimal(bytes, from, shared)
    const { stop } = this
    if (stop === 0 || view.getInt32(stop, true) !== END_VALUE || view.getInt32(stop + 4, true) !== END_CELL) return 0
    if (shared) this.sheet.sharedSeen(number)
    this.sheet.cells.set(this.row, col, like, number)
    return stop + 8
  }

  /** Reads a formula and the number it gives. */
  private formulaCell(bytes: Uint8Array, from: number, col: number, like: number): number {
    const view = this.views.of(bytes)
    let p = from
    while (bytes[p] !== 60) p++
    if (p === from || view.getInt32(p, true) !== END_FORMULA || view.getInt32(p + 3, true) !== VALUE) return 0
    const end = this.valueCell(bytes, p + 7, col, like)
    if (end === 0) return 0
    const { formulaTexts } = this.sheet
    const text = formulaTexts.begin()
    if (formulaTexts.take(view, from) < 0) return 0
    formulaTexts.finish()
    this.sheet.formula(this.row, col, text, null)
    return end
  }

  /** Reads a cell up to its content byte by byte and keeps how it is written; as `find` does. */
  private learn(bytes: Uint8Array, view: DataView, i: number): number {
    if (bytes[i + 4] !== 61 || bytes[i + 5] !== 34) return 0
    let place = i + 6
    let col = 0
    for (let c = bytes[place]!; c >= 65 && c <= 90; c = bytes[++place]!) col = col * 26 + c - 64
    if (col === 0 || place - i > 9 || col > MAX_COLS) return 0
    const tail = this.rowNumber.after(view, place)
    if (tail === 0 || bytes[tail] !== 34) return 0
    let p = tail + 1
    let style = 0
    let kind: number = Kind.number
    while (bytes[p] === 32) {
      if (bytes[p + 2] !== 61 || bytes[p + 3] !== 34) return 0
      if (bytes[p + 1] === 115) {
        style = 0
        let c = 0
        for (p += 4; (c = bytes[p]! - 48) >= 0 && c <= 9; p++) style = style * 10 + c
        if (bytes[p] !== 34 || style > 0xffff) return 0
        p++
      } else if (bytes[p + 1] === 116 && bytes[p + 4] === 115 && bytes[p + 5] === 34) {
        kind = Kind.shared
        p += 6
      } else return 0
    }
    if (bytes[p] === 47 && bytes[p + 1] === 62) {
      kind = Kind.blank
      p += 2
    } else {
      const next = view.getInt32(p, true)
      if (next === FORMULA_TAG && kind === Kind.number) kind |= FORMULA
      else if (next !== VALUE) return 0
      p += 4
    }
    this.keep(view, col, place, place - i, tail, p - tail, kind === Kind.blank ? 0 : looks(kind, style))
    this.start = p
    return col
  }

  private keep(
    view: DataView,
    column: number,
    place: number,
    distance: number,
    tail: number,
    length: number,
    like: number,
  ): void {
    this.makeRoom(column)
    const { known } = this
    const at = column << SIZE
    // The link to the next column stays where it is.
    known.copyWithin(at + WAY, at, at + NEXT)
    this.way = at
    known[at + HEAD] = view.getInt32(place - 4, true)
    known[at + PLACE] = distance
    known[at + LOOKS] = like
    // Three letters do not fit beside `r="`, and a longer or shorter tail not into its place: such cells are read each time.
    known[at + LENGTH] = 0
    if (distance > 8 || length < 4 || length > LONGEST) return
    known[at + LENGTH] = length
    for (let k = 0, word = at + BYTES; k < length - 4; k += 4) known[word++] = view.getInt32(tail + k, true)
    known[at + LAST] = view.getInt32(tail + length - 4, true)
  }

  private makeRoom(column: number): void {
    const at = column << SIZE
    if (at < this.known.length) return
    const grown = new Int32Array(Math.min((MAX_COLS + 1) << SIZE, at * 2))
    grown.set(this.known)
    this.known = grown
  }
}
