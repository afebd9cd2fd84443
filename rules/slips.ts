/** How a wrong figure comes about: what a hand does to a right one. */
import { type Column, inWan, plainNumber, type TableView, type Words } from '../src/core/index.js'
import type { Fields } from './fields.js'
import { quantityIn } from './sums.js'

/** A kind of slip. `rank`: the lower, the less likely by chance; from `WEAK` on it says little by itself. */
export interface Slip {
  readonly rank: number
  readonly words: Words
}

/** From this rank on a slip alone does not tell one cell from its neighbours. */
export const WEAK = 3

const SIGN: Slip = { rank: 1, words: { zh: '正负号写反', en: 'the sign is wrong' } }
const SWAPPED: Slip = { rank: 1, words: { zh: '相邻两位数字颠倒', en: 'two neighbouring digits are swapped' } }
const POINT: Slip = { rank: 1, words: { zh: '小数点错位', en: 'the decimal point is off' } }
const EXTRA: Slip = { rank: 2, words: { zh: '多写一位数字', en: 'a digit too many' } }
const MISSING: Slip = { rank: 2, words: { zh: '少写一位数字', en: 'a digit is missing' } }
const COPIED: Slip = { rank: 2, words: { zh: '抄成了相邻一格的数', en: 'copied from the cell beside it' } }
const MISTYPED: Slip = { rank: 3, words: { zh: '写错一位数字', en: 'one digit is wrong' } }
const OTHER: Slip = { rank: 9, words: { zh: '', en: '' } }

/** Decimals that are looked at. */
const MOST_DECIMALS = 6

/** The slip that makes `from` of `to`, both as written in the cell. `neighbours` are the figures around it. */
export function slipOf(from: number, to: number, neighbours: readonly number[] = []): Slip {
  if (from === to || from === 0 || to === 0) return OTHER
  if (from === -to) return SIGN
  if (Math.sign(from) !== Math.sign(to)) return OTHER
  const power = Math.log10(Math.abs(from / to))
  if (Math.abs(power - Math.round(power)) < 1e-9) return POINT
  const decimals = Math.min(MOST_DECIMALS, Math.max(placesOf(from), placesOf(to)))
  const [wrong, right] = [digitsOf(from, decimals), digitsOf(to, decimals)]
  if (wrong.length === right.length) {
    const apart = [...wrong].flatMap((digit, i) => (digit === right[i] ? [] : [i]))
    const [a, b] = apart
    const isSwap = apart.length === 2 && b === a! + 1 && wrong[a!] === right[b] && wrong[b] === right[a!]
    if (isSwap) return SWAPPED
    if (neighbours.includes(from)) return COPIED
    return apart.length === 1 ? MISTYPED : OTHER
  }
  if (neighbours.includes(from)) return COPIED
  if (hasOneMore(wrong, right)) return EXTRA
  return hasOneMore(right, wrong) ? MISSING : OTHER
}

function placesOf(value: number): number {
  return plainNumber(value).split('.')[1]?.length ?? 0
}

function digitsOf(value: number, decimals: number): string {
  return String(Math.round(Math.abs(value) * 10 ** decimals))
}

/** True where taking one sign out of `long` gives `short`. */
function hasOneMore(long: string, short: string): boolean {
  if (long.length !== short.length + 1) return false
  let i = 0
  while (i < short.length && long[i] === short[i]) i++
  return long.slice(i + 1) === short.slice(i)
}

/** The figures above, below, on the left and on the right of a cell, in its own unit. */
export function neighboursOf(table: TableView<Fields>, row: number, column: Column): number[] {
  const columns = table.columnsOfType('amount', 'number')
  const i = columns.findIndex(({ col }) => col === column.col)
  const cells: [number, Column | undefined][] = [
    [row - 1, column],
    [row + 1, column],
    [row, columns[i - 1]],
    [row, columns[i + 1]],
  ]
  return cells.flatMap(([at, other]) => {
    const amount = other && quantityIn(table, at, other)
    return amount ? [asWritten(table, column, amount.value)] : []
  })
}

/** An amount of 万元 as the column writes it. */
export function asWritten(table: TableView<Fields>, column: Column, value: number): number {
  const unit = column.field?.count === true ? null : table.unitOf(column)
  return Number((unit === null ? value : value / inWan(unit)).toPrecision(12))
}
