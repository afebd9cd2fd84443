/** The number of a row as it is written in its tag and in the references of its cells. */
import { viewOf } from './view.js'

/** Digits of the longest number. */
const LONGEST = 7

export class RowNumber {
  private readonly digits = new Uint8Array(8)
  private readonly view = viewOf(this.digits)
  private row = -1
  private count = 0
  /** Its first and its last four digits, where it has so many. */
  private first = 0
  private last = 0

  /** Becomes the number of another row, 0-based; at most `MAX_ROWS`. */
  become(row: number): void {
    if (row === this.row) return
    if (row !== this.row + 1 || row === 0 || !this.next()) this.write(row + 1)
    this.row = row
    if (this.count < 4) return
    this.first = this.view.getInt32(0, true)
    this.last = this.view.getInt32(this.count - 4, true)
  }

  /** The place after the number where it stands at `at`; else 0. More digits may follow. */
  after(view: DataView, at: number): number {
    const { count } = this
    if (count >= 4) {
      if (view.getInt32(at, true) !== this.first || view.getInt32(at + count - 4, true) !== this.last) return 0
    } else for (let k = 0; k < count; k++) if (view.getUint8(at + k) !== this.digits[k]) return 0
    return at + count
  }

  /** Adds one in place; false where it takes one more digit. */
  private next(): boolean {
    let k = this.count - 1
    for (; k >= 0 && this.digits[k] === 57; k--) this.digits[k] = 48
    if (k < 0) return false
    this.digits[k]!++
    return true
  }

  private write(number: number): void {
    const text = String(number)
    if (text.length > LONGEST) throw new RangeError('row')
    this.count = text.length
    for (let k = 0; k < text.length; k++) this.digits[k] = text.charCodeAt(k)
  }
}
