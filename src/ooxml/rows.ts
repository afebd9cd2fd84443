/** The hot loop: whole rows of a sheet's XML from bytes into typed arrays. */
import { MAX_COLS, MAX_ROWS } from '../core/grid.js'
import { FORMULA, Kind, looks } from './cells.js'
import { isoSerial } from './dates.js'
import { parseNumber } from './number.js'
import { PlainCells } from './plain-cells.js'
import { ascii, closeTag, isSpace, matches, named, Odd, RichText, run, skipTag, textEnd } from './rich.js'
import type { SheetData } from './sheet-data.js'
import { isTrue } from './xml.js'

const TYPE = { n: 0, s: 1, b: 2, e: 3, str: 4, inlineStr: 5, d: 6 } as const
const types = new Map<string, number>(Object.entries(TYPE))

/**
 * Scans rows as every common writer makes them; throws Odd where there is anything else, and the conforming tokenizer
 * then reads the sheet from its start. The bytes given end right before a `<`, which is there: loops that look for the
 * next `<` need no other bound.
 */
export class RowScanner extends PlainCells {
  private readonly rowName: Uint8Array
  private readonly cellName: Uint8Array
  private readonly valueName: Uint8Array
  private readonly formulaName: Uint8Array
  private readonly inlineName: Uint8Array
  private readonly dataName: Uint8Array
  private readonly rich: RichText
  /** What stands in the tag of the row last read after its number, `" spans="1:9">`; only where it is not hidden. */
  private readonly tail = new Uint8Array(96)
  private tailLength = 0
  /** The cell being read. */
  private type = 0
  private style = 0
  private kind = 0
  private number = 0

  constructor(sheet: SheetData, prefix: string) {
    super(sheet)
    this.rowName = ascii(`${prefix}row`)
    this.cellName = ascii(`${prefix}c`)
    this.valueName = ascii(`${prefix}v`)
    this.formulaName = ascii(`${prefix}f`)
    this.inlineName = ascii(`${prefix}is`)
    this.dataName = ascii(`${prefix}sheetData`)
    this.rich = new RichText(prefix)
  }

  /** Scans `bytes[from, end)`: whole rows. Gives `end`, or the place of `</sheetData` where that comes first. */
  scan(bytes: Uint8Array, from: number, end: number): number {
    let i = from
    for (;;) {
      while (isSpace(bytes[i])) i++
      if (i >= end) return end
      if (bytes[i] !== 60) throw new Odd()
      if (bytes[i + 1] === 47) {
        if (!matches(bytes, i + 2, this.dataName)) throw new Odd()
        return i
      }
      if (!named(bytes, i + 1, this.rowName)) throw new Odd()
      i = this.openRow(bytes, i + 1 + this.rowName.length, end)
      i = i < 0 ? ~i : this.cells(bytes, i, end)
    }
  }

  private openRow(bytes: Uint8Array, at: number, end: number): number {
    const plain = this.plainRow(bytes, at)
    if (plain > 0) return plain
    const start = this.row
    let hidden = false
    let row = this.row + 1
    let i = at
    while ((i = this.attribute(bytes, i, end)) >= 0) {
      const length = this.nameTo - this.nameFrom
      if (length === 1 && bytes[this.nameFrom] === 114) row = this.integer(bytes) - 1
      else if (length === 6 && this.attributeText(bytes, this.nameFrom, this.nameTo) === 'hidden') {
        hidden = isTrue(this.attributeText(bytes, this.from, this.to))
      }
    }
    if (row < 0 || row >= MAX_ROWS) throw new Odd()
    this.row = row
    this.col = -1
    this.sheet.row(row, hidden)
    const next = this.tagClose(bytes, ~i)
    this.tailLength = 0
    if (!hidden && next > 0 && row === start + 1) this.keepTail(bytes, at, next)
    return next
  }

  /** Reads a tag that is like the one before it but for the number; the place after it, 0 where it is not. */
  private plainRow(bytes: Uint8Array, at: number): number {
    const { tail, tailLength } = this
    if (tailLength === 0 || this.row + 1 >= MAX_ROWS || bytes[at + 2] !== 61) return 0
    if (bytes[at + 1] !== 114 || bytes[at + 3] !== 34) return 0
    this.rowNumber.become(this.row + 1)
    const from = this.rowNumber.after(this.views.of(bytes), at + 4)
    if (from === 0) return 0
    for (let k = 0; k < tailLength; k++) if (bytes[from + k] !== tail[k]) return 0
    this.row++
    this.col = -1
    this.sheet.row(this.row, false)
    return from + tailLength
  }

  /** Keeps what stands in the tag after ` r="…`, where that comes first. */
  private keepTail(bytes: Uint8Array, at: number, next: number): void {
    if (bytes[at] !== 32 || bytes[at + 1] !== 114 || bytes[at + 2] !== 61 || bytes[at + 3] !== 34) return
    const from = bytes.indexOf(34, at + 4)
    if (next - from > this.tail.length) return
    this.tail.set(bytes.subarray(from, next))
    this.tailLength = next - from
  }

  private cells(bytes: Uint8Array, from: number, end: number): number {
    const cellName = this.cellName
    let i = from
    for (;;) {
      if (cellName.length === 1) i = this.plainCells(bytes, i)
      while (isSpace(bytes[i])) i++
      if (i >= end || bytes[i] !== 60) throw new Odd()
      i++
      if (bytes[i] === 47) {
        if (!matches(bytes, i + 1, this.rowName)) throw new Odd()
        return closeTag(bytes, i + 1 + this.rowName.length)
      }
      if (!named(bytes, i, cellName)) throw new Odd()
      i = this.openCell(bytes, i + cellName.length, end)
      if (i < 0) {
        i = ~i
        continue
      }
      i = this.content(bytes, i, end)
      if (this.kind !== Kind.blank) {
        this.sheet.cells.set(this.row, this.col, looks(this.kind, this.style), this.number)
      }
    }
  }

  private openCell(bytes: Uint8Array, at: number, end: number): number {
    this.col++
    this.type = TYPE.n
    this.style = 0
    this.kind = Kind.blank
    this.number = 0
    let i = at
    while ((i = this.attribute(bytes, i, end)) >= 0) {
      if (this.nameTo - this.nameFrom !== 1) continue
      const name = bytes[this.nameFrom]
      if (name === 114) this.place(bytes)
      else if (name === 115) this.style = this.integer(bytes)
      else if (name === 116) this.type = this.cellType(bytes)
    }
    if (this.col >= MAX_COLS) throw new Odd()
    if (this.style > 0xffff) this.style = 0
    return this.tagClose(bytes, ~i)
  }

  /** Reads the children of a cell up to and with `</c>`. */
  private content(bytes: Uint8Array, from: number, end: number): number {
    let i = from
    for (;;) {
      while (isSpace(bytes[i])) i++
      if (i >= end || bytes[i] !== 60) throw new Odd()
      i++
      if (bytes[i] === 47) {
        if (!matches(bytes, i + 1, this.cellName)) throw new Odd()
        return closeTag(bytes, i + 1 + this.cellName.length)
      }
      if (named(bytes, i, this.valueName)) i = this.value(bytes, i + this.valueName.length, end)
      else if (named(bytes, i, this.formulaName)) i = this.formula(bytes, i + this.formulaName.length, end)
      else if (named(bytes, i, this.inlineName)) i = this.inline(bytes, i + this.inlineName.length, end)
      else throw new Odd()
    }
  }

  private value(bytes: Uint8Array, at: number, end: number): number {
    const start = bytes[at] === 62 ? at + 1 : skipTag(bytes, at, end)
    if (start < 0) {
      this.put(bytes, 0, 0)
      return ~start
    }
    let stop = start
    if (this.type === TYPE.str) stop = this.text(bytes, start)
    else if (this.type === TYPE.e) stop = textEnd(bytes, start)
    else while (bytes[stop] !== 60) stop++
    if (stop >= end || bytes[stop + 1] !== 47 || !matches(bytes, stop + 2, this.valueName)) throw new Odd()
    if (this.type !== TYPE.str) this.put(bytes, start, stop)
    return closeTag(bytes, stop + 2 + this.valueName.length)
  }

  /** Takes the text that starts there; gives its end. */
  private text(bytes: Uint8Array, from: number): number {
    const { texts } = this.sheet
    this.number = texts.begin()
    const stop = texts.take(this.views.of(bytes), from)
    if (stop < 0) throw new Odd()
    texts.finish()
    this.kind = Kind.text | (this.kind & FORMULA)
    return stop
  }

  /** Takes the content of `<v>` by the cell's type. */
  private put(bytes: Uint8Array, from: number, to: number): void {
    const type = this.type
    const formula = this.kind & FORMULA
    if (type === TYPE.n) {
      if (from === to) return
      const number = parseNumber(bytes, from, to)
      if (Number.isNaN(number)) throw new Odd()
      this.kind = Kind.number | formula
      this.number = number
    } else if (type === TYPE.s) {
      this.from = from
      this.to = to
      const index = this.integer(bytes)
      this.sheet.sharedSeen(index)
      this.kind = Kind.shared | formula
      this.number = index
    } else if (type === TYPE.str || type === TYPE.e) {
      if (type === TYPE.e && from === to) return
      if (type === TYPE.e && bytes[from]! <= 32) throw new Odd()
      const texts = this.sheet.texts
      this.number = texts.begin()
      texts.append(bytes, from, to, from !== to && run.special)
      texts.finish()
      this.kind = (type === TYPE.e ? Kind.error : Kind.text) | formula
    } else if (type === TYPE.b) {
      if (to - from !== 1 || (bytes[from] !== 48 && bytes[from] !== 49)) throw new Odd()
      this.kind = Kind.boolean | formula
      this.number = bytes[from]! - 48
    } else if (type === TYPE.d) {
      const serial = isoSerial(this.attributeText(bytes, from, to), this.sheet.date1904)
      if (serial === null) throw new Odd()
      this.kind = Kind.date | formula
      this.number = serial
    } else throw new Odd()
  }

  private inline(bytes: Uint8Array, at: number, end: number): number {
    if (this.type !== TYPE.inlineStr) throw new Odd()
    const start = skipTag(bytes, at, end)
    const texts = this.sheet.texts
    this.number = texts.begin()
    const stop = start < 0 ? 0 : this.rich.read(bytes, start, end, texts)
    texts.finish()
    this.kind = Kind.text | (this.kind & FORMULA)
    if (start < 0) return ~start
    if (!matches(bytes, stop + 2, this.inlineName)) throw new Odd()
    return closeTag(bytes, stop + 2 + this.inlineName.length)
  }

  private formula(bytes: Uint8Array, at: number, end: number): number {
    let start = at + 1
    let attributes: Map<string, string> | null = null
    if (bytes[at] !== 62) {
      attributes = new Map()
      let i = at
      while ((i = this.attribute(bytes, i, end)) >= 0) {
        const name = this.attributeText(bytes, this.nameFrom, this.nameTo)
        attributes.set(name, this.attributeText(bytes, this.from, this.to))
      }
      start = this.tagClose(bytes, ~i)
    }
    let next = ~start
    let text = -1
    if (start >= 0) {
      const stop = textEnd(bytes, start)
      if (stop >= end || bytes[stop + 1] !== 47 || !matches(bytes, stop + 2, this.formulaName)) throw new Odd()
      if (stop > start) {
        const texts = this.sheet.formulaTexts
        text = texts.begin()
        texts.append(bytes, start, stop, run.special)
        texts.finish()
      }
      next = closeTag(bytes, stop + 2 + this.formulaName.length)
    }
    if (this.sheet.formula(this.row, this.col, text, attributes)) this.kind |= FORMULA
    return next
  }

  private cellType(bytes: Uint8Array): number {
    if (this.to - this.from === 1 && bytes[this.from] === 115) return TYPE.s
    const type = types.get(this.attributeText(bytes, this.from, this.to))
    if (type === undefined) throw new Odd()
    return type
  }

  /** The attribute's value as an address. */
  private place(bytes: Uint8Array): void {
    let i = this.from
    let col = 0
    for (; i < this.to; i++) {
      const letter = (bytes[i]! & 0xdf) - 64
      if (letter < 1 || letter > 26) break
      col = col * 26 + letter
    }
    let row = 0
    const digits = i
    for (; i < this.to; i++) {
      const c = bytes[i]! - 48
      if (c < 0 || c > 9) throw new Odd()
      row = row * 10 + c
    }
    const letters = digits - this.from
    if (letters === 0 || letters > 3 || row === 0 || this.to - digits > 7 || row > MAX_ROWS) throw new Odd()
    if (bytes[digits] === 48) throw new Odd()
    this.row = row - 1
    this.col = col - 1
  }
}
