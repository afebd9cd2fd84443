/** The hottest part of the hot loop: cells as nearly all of them are written. */
import { MAX_COLS } from '../core/grid.js'
import { Kind } from './cells.js'
import { parseNumber } from './number.js'
import type { SheetData } from './sheet-data.js'
import { TagReader } from './tags.js'

export class PlainCells extends TagReader {
  /** Where the cell last read stands. */
  protected row = -1
  protected col = -1

  constructor(protected readonly sheet: SheetData) {
    super()
  }

  /**
   * A cell as nearly all are: `<c r="B4" s="1" t="s"><v>7</v></c>`, number or shared string or blank, `i` at its name.
   * Gives the place after it, or 0 where it is any other, with nothing done.
   */
  protected plainCell(bytes: Uint8Array, i: number): number {
    if (bytes[i] !== 99 || bytes[i + 1] !== 32 || bytes[i + 2] !== 114 || bytes[i + 3] !== 61) return 0
    let p = i + 5
    let c = bytes[p]!
    let col = 0
    while (c >= 65 && c <= 90) {
      col = col * 26 + c - 64
      c = bytes[++p]!
    }
    let row = 0
    if (c === 48) return 0
    while (c >= 48 && c <= 57) {
      row = row * 10 + c - 48
      c = bytes[++p]!
    }
    if (c !== 34 || bytes[i + 4] !== 34 || row !== this.row + 1 || col === 0 || col > MAX_COLS) return 0
    p++
    let style = 0
    let shared = false
    for (;;) {
      c = bytes[p]!
      if (c === 62) break
      if (c === 47) {
        if (bytes[p + 1] !== 62) return 0
        this.col = col - 1
        return p + 2
      }
      if (c !== 32 || bytes[p + 2] !== 61 || bytes[p + 3] !== 34) return 0
      if (bytes[p + 1] === 115) {
        style = 0
        for (p += 4; (c = bytes[p]! - 48) >= 0 && c <= 9; p++) style = style * 10 + c
        if (bytes[p] !== 34 || style > 0xffff) return 0
        p++
      } else if (bytes[p + 1] === 116 && bytes[p + 4] === 115 && bytes[p + 5] === 34) {
        shared = true
        p += 6
      } else return 0
    }
    return this.plainValue(bytes, p + 1, col - 1, style, shared)
  }

  private plainValue(bytes: Uint8Array, from: number, col: number, style: number, shared: boolean): number {
    if (bytes[from] !== 60 || bytes[from + 1] !== 118 || bytes[from + 2] !== 62) return 0
    const start = from + 3
    let p = start
    let number = 0
    let c = bytes[p]!
    while (c >= 48 && c <= 57) {
      number = number * 10 + c - 48
      c = bytes[++p]!
    }
    // Fifteen digits are exact; of a shared string nine are more than there can be.
    if (c !== 60 || p === start || p - start > (shared ? 9 : 15)) {
      if (shared) return 0
      while (bytes[p] !== 60) p++
      number = parseNumber(bytes, start, p)
      if (Number.isNaN(number)) return 0
    }
    if (bytes[p + 1] !== 47 || bytes[p + 2] !== 118 || bytes[p + 3] !== 62 || bytes[p + 4] !== 60) return 0
    if (bytes[p + 5] !== 47 || bytes[p + 6] !== 99 || bytes[p + 7] !== 62) return 0
    this.col = col
    if (shared) this.sheet.sharedSeen(number)
    this.sheet.cells.set(this.row, col, shared ? Kind.shared : Kind.number, number, style)
    return p + 8
  }
}
