/** How the readings of a column are kept when its workbook is closed. */
import { BLANK } from './column.js'
import type { Amount, MoneyUnit, Reading } from './values.js'

/** The readings of one column. */
export interface Store {
  put(index: number, reading: Reading<unknown>): void
  get(index: number): Reading<unknown>
}

/** Readings of equal texts are one object (the column reader remembers them), so keeping them is cheap. */
export class PlainStore implements Store {
  private readonly readings: Reading<unknown>[]

  constructor(size: number) {
    this.readings = new Array<Reading<unknown>>(size).fill(BLANK)
  }
  put(index: number, reading: Reading<unknown>): void {
    this.readings[index] = reading
  }
  get(index: number): Reading<unknown> {
    return this.readings[index]!
  }
}

const UNITS: readonly (MoneyUnit | null)[] = [null, '元', '千元', '万元', '百万元', '千万元', '亿元']

/** Money: three numbers and four small ones a cell instead of an object. */
export class MoneyStore implements Store {
  private readonly numbers: Float64Array
  private readonly marks: Int8Array
  /** What is not money: by record. */
  private readonly others = new Map<number, Reading<unknown>>()

  constructor(size: number) {
    this.numbers = new Float64Array(size * 3)
    this.marks = new Int8Array(size * 4)
  }

  put(index: number, reading: Reading<unknown>): void {
    if (reading.state !== 'ok') {
      if (reading.state !== 'blank') this.others.set(index, reading)
      return
    }
    const { value, lo, hi, unit, decimals, isText, typedUnit } = reading.value as Amount
    this.numbers.set([value, lo, hi], index * 3)
    this.marks.set([UNITS.indexOf(unit) + 1, decimals ?? -1, isText ? 1 : 0, UNITS.indexOf(typedUnit)], index * 4)
  }

  get(index: number): Reading<unknown> {
    const unit = this.marks[index * 4]!
    if (unit === 0) return this.others.get(index) ?? BLANK
    const [value, lo, hi] = this.numbers.subarray(index * 3, index * 3 + 3) as unknown as [number, number, number]
    const [, decimals, isText, typed] = this.marks.subarray(index * 4, index * 4 + 4)
    const amount: Amount = {
      value,
      lo,
      hi,
      unit: UNITS[unit - 1]!,
      decimals: decimals! < 0 ? null : decimals!,
      isText: isText === 1,
      typedUnit: UNITS[typed!]!,
    }
    return { state: 'ok', value: amount }
  }
}
