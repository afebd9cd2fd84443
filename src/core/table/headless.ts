/** Blocks that look like a list of projects but have no header we know. */
import { isBlankText, type Range, type Sheet } from '../grid.js'
import { fold } from './heading.js'

const MIN_ROWS = 3
const MIN_COLS = 4
/** Rows looked at. */
const SAMPLE = 40
/** What the names of projects are made of. Without it a block may be a roster, a pivot or a summary by township. */
const PROJECT = /项目|工程|建设|改造|扩建|产业园|基地|生产线|片区/
/** A class of projects, as summaries have them: 产业类项目, 续建项目, 前期项目（3个）. */
const CLASS =
  /^[^\d]{0,8}类(?:项目)?|^(?:新建|续建|新开工|前期|储备|完工|竣工|重点|重大|在建|结转|省级|市级|县级)(?:重点|重大)?项目/
/** Money as it stands in a cell, typed as a number or as text. */
const MONEY = /^-?[\d,]{1,12}(?:\.\d{1,6})?(?:万元?|亿元?|元)?$/

/**
 * The block as a range where it looks like a ledger: names of projects in one column, money in another, numbers that count or
 * other texts in a third, row after row.
 */
export function looksLikeLedger(sheet: Sheet, block: Range): Range | null {
  const bottom = Math.min(block.bottom, block.top + SAMPLE - 1)
  if (bottom - block.top + 1 < MIN_ROWS) return null
  let left = -1
  let right = -1
  let named = false
  let money = false
  let more = false
  for (let col = block.left; col <= block.right; col++) {
    const seen = look(sheet, block.top, bottom, col)
    if (seen.filled === 0) continue
    if (left < 0) left = col
    right = col
    const rows = bottom - block.top + 1
    const lasting = seen.filled >= Math.max(MIN_ROWS, rows * 0.6)
    if (
      lasting &&
      seen.projects >= MIN_ROWS &&
      seen.projects >= seen.filled * 0.5 &&
      seen.distinct >= seen.filled * 0.8
    )
      named = true
    else if (lasting && seen.money >= MIN_ROWS && seen.money >= seen.filled * 0.6) {
      if (seen.counts) more = true
      else money = true
    } else if (lasting) more = true
  }
  if (!named || !money || !more || right - left + 1 < MIN_COLS) return null
  return { top: block.top, left, bottom: block.bottom, right }
}

function look(sheet: Sheet, top: number, bottom: number, col: number) {
  const seen = { filled: 0, projects: 0, money: 0, counts: true, distinct: 0 }
  const texts = new Set<string>()
  let last = Number.NaN
  for (let row = top; row <= bottom; row++) {
    const value = sheet.value(row, col)
    if (value === null || (typeof value === 'string' && isBlankText(value))) continue
    seen.filled++
    if (typeof value === 'number') {
      seen.money++
      if (!Number.isNaN(last) && value !== last + 1) seen.counts = false
      last = value
    } else if (typeof value === 'string') {
      const folded = fold(value.slice(0, 120))
      if (MONEY.test(folded)) {
        seen.money++
        const number = Number(folded)
        if (!Number.isNaN(last) && number !== last + 1) seen.counts = false
        last = number
      } else if (folded.length >= 5 && PROJECT.test(folded) && !CLASS.test(folded)) seen.projects++
      texts.add(folded)
    }
  }
  seen.distinct = texts.size
  return seen
}
