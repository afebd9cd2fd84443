/** How the readings of a column are kept when its workbook is closed: as plain data, which can be laid down and taken up again. */
import { BLANK } from './column.js'
import type { Amount, MoneyUnit, Reading } from './values.js'

/** The readings of one column. */
export interface Store {
  put(index: number, reading: Reading<unknown>): void
  get(index: number): Reading<unknown>
  /** The same as plain data; `copied` gives the text that is kept for a text. */
  data(copied: (text: string) => string): StoreData
}

/** Readings of a column as plain data. */
export type StoreData = PlainData | MoneyData

/** Each distinct reading once, and which of them each record has. A text by itself stands for the reading of that text. */
interface PlainData {
  readonly kind: 'plain'
  readonly readings: readonly (Reading<unknown> | string)[]
  readonly at: Uint8Array | Uint16Array | Uint32Array
}

/** Of each record a number and five small ones; what is not money, or not so simple, by its record. */
interface MoneyData {
  readonly kind: 'money'
  readonly values: Float64Array
  readonly marks: Int8Array
  /** By how much the amounts may be more or less than their values, each once. */
  readonly halves: readonly number[]
  readonly others: readonly (readonly [index: number, reading: Reading<unknown>])[]
}

/** A store for as many records of a column; `isMoney`: of amounts. */
export function newStore(isMoney: boolean, size: number): Store {
  return isMoney
    ? new MoneyStore(new Float64Array(size), new Int8Array(size * MARKS), [], [])
    : new PlainStore([BLANK], new Uint32Array(size))
}

/** The store that `data` came from. */
export function storeOf(data: StoreData): Store {
  return data.kind === 'money'
    ? new MoneyStore(data.values, data.marks, [...data.halves], [...data.others])
    : new PlainStore([...data.readings], data.at)
}

/** Readings of equal texts are one object (the column reader remembers them), so keeping them is cheap. */
class PlainStore implements Store {
  /** Needed only to write. */
  private places: Map<Reading<unknown> | string, number> | null = null

  constructor(
    private readonly readings: (Reading<unknown> | string)[],
    private readonly at: PlainData['at'],
  ) {}

  put(index: number, reading: Reading<unknown>): void {
    this.places ??= new Map(this.readings.map((one, place) => [one, place]))
    const kept = isText(reading) ? reading.value : reading
    let place = this.places.get(kept)
    if (place === undefined) {
      place = this.readings.push(kept) - 1
      this.places.set(kept, place)
    }
    this.at[index] = place
  }

  get(index: number): Reading<unknown> {
    const kept = this.readings[this.at[index]!]!
    return typeof kept === 'string' ? { state: 'ok', value: kept } : kept
  }

  data(copied: (text: string) => string): PlainData {
    const { length } = this.readings
    const at = length <= 1 << 8 ? Uint8Array.from(this.at) : length <= 1 << 16 ? Uint16Array.from(this.at) : this.at
    return { kind: 'plain', readings: this.readings.map((one) => (typeof one === 'string' ? copied(one) : one)), at }
  }
}

/** True of the reading of a text that says nothing but the text. */
function isText(reading: Reading<unknown>): reading is { readonly state: 'ok'; readonly value: string } {
  return reading.state === 'ok' && typeof reading.value === 'string' && Object.keys(reading).length === 2
}

const UNITS: readonly (MoneyUnit | null)[] = [null, '元', '千元', '万元', '百万元', '千万元', '亿元']

/** What a mark can hold; nobody is shown as many. */
const MOST_DECIMALS = 127
const MOST_HALVES = 127
/** Of an amount: its unit (0: none is kept), decimals, whether it is a text, the unit typed with it, the place of its half. */
const MARKS = 5

/** Money: a number and five small ones a cell instead of an object. */
class MoneyStore implements Store {
  /** What is not kept in numbers: by record. */
  private readonly others: Map<number, Reading<unknown>>

  constructor(
    private readonly values: Float64Array,
    private readonly marks: Int8Array,
    private readonly halves: number[],
    others: readonly (readonly [number, Reading<unknown>])[],
  ) {
    this.others = new Map(others)
  }

  put(index: number, reading: Reading<unknown>): void {
    if (reading.state === 'blank') return
    const half = reading.state === 'ok' ? this.halfOf(reading.value as Amount) : -1
    if (half < 0) {
      this.others.set(index, reading)
      return
    }
    const { value, unit, decimals, isText, typedUnit } = (reading as { readonly value: Amount }).value
    this.values[index] = value
    this.marks.set(
      [
        UNITS.indexOf(unit) + 1,
        decimals === null ? -1 : Math.min(decimals, MOST_DECIMALS),
        isText ? 1 : 0,
        UNITS.indexOf(typedUnit),
        half,
      ],
      index * MARKS,
    )
  }

  /** The place of what is taken from a value and added to it to get its bounds, to the last digit; −1 where that is not so. */
  private halfOf({ value, lo, hi }: Amount): number {
    const half = hi - value
    if (!Object.is(value - half, lo) || !Object.is(value + half, hi)) return -1
    const known = this.halves.indexOf(half)
    if (known >= 0 || this.halves.length >= MOST_HALVES) return known
    return this.halves.push(half) - 1
  }

  get(index: number): Reading<unknown> {
    const { values, marks, halves } = this
    const unit = marks[index * MARKS]!
    if (unit === 0) return this.others.get(index) ?? BLANK
    const value = values[index]!
    const decimals = marks[index * MARKS + 1]!
    const half = halves[marks[index * MARKS + 4]!]!
    const amount: Amount = {
      value,
      lo: value - half,
      hi: value + half,
      unit: UNITS[unit - 1]!,
      decimals: decimals < 0 ? null : decimals,
      isText: marks[index * MARKS + 2] === 1,
      typedUnit: UNITS[marks[index * MARKS + 3]!]!,
    }
    return { state: 'ok', value: amount }
  }

  data(): MoneyData {
    return { kind: 'money', values: this.values, marks: this.marks, halves: this.halves, others: [...this.others] }
  }
}
