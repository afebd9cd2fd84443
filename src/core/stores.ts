/** How the readings of a column are kept when its workbook is closed: as plain data, which can be laid down and taken up again. */
import { BLANK } from './column.js'
import type { Amount, MoneyUnit, Reading } from './values.js'

/** The readings of one column. */
export interface Store {
  put(index: number, reading: Reading<unknown>): void
  get(index: number): Reading<unknown>
  /** The same as plain data. */
  readonly data: StoreData
}

/** Readings of a column as plain data. */
export type StoreData = PlainData | MoneyData

/** Each distinct reading once, and which of them each record has. */
interface PlainData {
  readonly kind: 'plain'
  readonly readings: Reading<unknown>[]
  readonly at: Uint32Array
}

/** Of each record three numbers and four small ones; what is not money by its record. */
interface MoneyData {
  readonly kind: 'money'
  readonly numbers: Float64Array
  readonly marks: Int8Array
  readonly others: [number, Reading<unknown>][]
}

/** A store for as many records of a column; `isMoney`: of amounts. */
export function newStore(isMoney: boolean, size: number): Store {
  return isMoney
    ? new MoneyStore({ kind: 'money', numbers: new Float64Array(size * 3), marks: new Int8Array(size * 4), others: [] })
    : new PlainStore({ kind: 'plain', readings: [BLANK], at: new Uint32Array(size) })
}

/** The store that `data` came from. */
export function storeOf(data: StoreData): Store {
  return data.kind === 'money' ? new MoneyStore(data) : new PlainStore(data)
}

/** Readings of equal texts are one object (the column reader remembers them), so keeping them is cheap. */
class PlainStore implements Store {
  /** Needed only to write. */
  private readonly places = new Map<Reading<unknown>, number>([[BLANK, 0]])

  constructor(readonly data: PlainData) {}

  put(index: number, reading: Reading<unknown>): void {
    const { readings, at } = this.data
    let place = this.places.get(reading)
    if (place === undefined) {
      place = readings.push(reading) - 1
      this.places.set(reading, place)
    }
    at[index] = place
  }
  get(index: number): Reading<unknown> {
    return this.data.readings[this.data.at[index]!]!
  }
}

const UNITS: readonly (MoneyUnit | null)[] = [null, '元', '千元', '万元', '百万元', '千万元', '亿元']

/** What a mark can hold; nobody is shown as many. */
const MOST_DECIMALS = 127

/** Money: three numbers and four small ones a cell instead of an object. */
class MoneyStore implements Store {
  /** What is not money: by record. */
  private readonly others: Map<number, Reading<unknown>>

  constructor(readonly data: MoneyData) {
    this.others = new Map(data.others)
  }

  put(index: number, reading: Reading<unknown>): void {
    const { numbers, marks, others } = this.data
    if (reading.state !== 'ok') {
      if (reading.state === 'blank') return
      this.others.set(index, reading)
      others.push([index, reading])
      return
    }
    const { value, lo, hi, unit, decimals, isText, typedUnit } = reading.value as Amount
    numbers[index * 3] = value
    numbers[index * 3 + 1] = lo
    numbers[index * 3 + 2] = hi
    marks[index * 4] = UNITS.indexOf(unit) + 1
    marks[index * 4 + 1] = decimals === null ? -1 : Math.min(decimals, MOST_DECIMALS)
    marks[index * 4 + 2] = isText ? 1 : 0
    marks[index * 4 + 3] = UNITS.indexOf(typedUnit)
  }

  get(index: number): Reading<unknown> {
    const { numbers, marks } = this.data
    const unit = marks[index * 4]!
    if (unit === 0) return this.others.get(index) ?? BLANK
    const decimals = marks[index * 4 + 1]!
    const amount: Amount = {
      value: numbers[index * 3]!,
      lo: numbers[index * 3 + 1]!,
      hi: numbers[index * 3 + 2]!,
      unit: UNITS[unit - 1]!,
      decimals: decimals < 0 ? null : decimals,
      isText: marks[index * 4 + 2] === 1,
      typedUnit: UNITS[marks[index * 4 + 3]!]!,
    }
    return { state: 'ok', value: amount }
  }
}
