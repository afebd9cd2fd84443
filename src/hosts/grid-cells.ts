/** What hosts that ask a spreadsheet program for cells have in common: how much to ask for, what an answer means, what may be typed. */
import { isError, isSpace, MAX_ROWS, parseRange, type Range, type Ref, type Value } from '../core/index.js'

/** Cells asked for at a time: 60,000 with values and formulas are some 1.6 MB of a table of projects, of 5 MB Excel lets through. */
export const CHUNK = 60_000
/** More cells than this are not read from a spreadsheet program: the files are better read themselves. */
export const MAX_CELLS = 5_000_000
/** Texts longer than this no cell holds, in UTF-16 units. */
const MAX_TEXT = 32_767

/** How many cells a block has. */
export function areaOf({ top, left, bottom, right }: Range): number {
  return Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1)
}

/** The cells both blocks have; null where there are none. */
export function intersection(a: Range, b: Range): Range | null {
  const both = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  }
  return areaOf(both) > 0 ? both : null
}

/** Reads `A1:C3`, `B4`, `5:7` or `A:C`, with or without a sheet before it; null where it is something else. */
export function parsePlace(address: string): Range | null {
  const local = address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '')
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(local)
  if (rows) return parseRange(`A${rows[1]}:XFD${rows[2]}`)
  const cols = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(local)
  return parseRange(cols ? `${cols[1]}1:${cols[2]}${MAX_ROWS}` : local)
}

/** The first rows of a block that are at most `cells` cells (one row at least), and the rest. */
export function cutRows(range: Range, cells: number): { head: Range; rest: Range | null } {
  const rows = Math.max(1, Math.floor(cells / (range.right - range.left + 1)))
  const bottom = range.top + rows - 1
  if (bottom >= range.bottom) return { head: range, rest: null }
  return { head: { ...range, bottom }, rest: { ...range, top: bottom + 1 } }
}

/** The two halves of a block, along its longer side; null of a single cell. */
export function halves(range: Range): [Range, Range] | null {
  const { top, left, bottom, right } = range
  if (bottom > top && bottom - top >= right - left) {
    const middle = (top + bottom) >> 1
    return [
      { ...range, bottom: middle },
      { ...range, top: middle + 1 },
    ]
  }
  if (right === left) return null
  const middle = (left + right) >> 1
  return [
    { ...range, right: middle },
    { ...range, left: middle + 1 },
  ]
}

/** True of a text that reads like an error value: only the program knows whether it is one. */
export function looksLikeError(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 16 && /^#[A-Z][A-Z0-9_/]*[!?]?$/.test(value)
}

/** Texts longer than this are no numbers that somebody typed. */
const LONGEST_NUMBER = 24

/** True of a cell whose number format says something: a number, or a text that may be one. */
export function needsFormat(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_NUMBER && /[\d０-９]/.test(value)
  return typeof value === 'number'
}

/** Cells gathered as few blocks as columns side by side allow; a block may hold others besides, but not many. */
export class Runs {
  private readonly cols = new Map<number, { top: number; bottom: number }>()

  add(row: number, col: number): void {
    const own = this.cols.get(col)
    if (!own) this.cols.set(col, { top: row, bottom: row })
    else {
      own.top = Math.min(own.top, row)
      own.bottom = Math.max(own.bottom, row)
    }
  }

  blocks(): Range[] {
    const blocks: Range[] = []
    for (const [col, { top, bottom }] of [...this.cols].sort(([a], [b]) => a - b)) {
      const own = { top, bottom, left: col, right: col }
      const last = blocks.at(-1)
      const both = last && {
        ...own,
        top: Math.min(last.top, top),
        bottom: Math.max(last.bottom, bottom),
        left: last.left,
      }
      if (both && last.right === col - 1 && areaOf(both) <= 2 * (areaOf(last) + areaOf(own)))
        blocks[blocks.length - 1] = both
      else blocks.push(own)
    }
    return blocks
  }
}

/** The cells of a block that begins at `top`, `left` for which `wanted` holds, in blocks. */
export function runsWhere(
  { top, left }: { readonly top: number; readonly left: number },
  values: readonly (readonly unknown[])[],
  wanted: (value: unknown) => boolean,
): Range[] {
  const runs = new Runs()
  values.forEach((line, i) => {
    line.forEach((value, j) => {
      if (wanted(value)) runs.add(top + i, left + j)
    })
  })
  return runs.blocks()
}

/** Cells of one sheet as blocks: those below each other in a column are one. */
export function blocksOf(cells: readonly Ref[]): Range[] {
  const sorted = [...cells].sort((a, b) => a.col - b.col || a.row - b.row)
  const blocks: Range[] = []
  for (const { row, col } of sorted) {
    const last = blocks.at(-1)
    if (last && last.left === col && row <= last.bottom + 1)
      blocks[blocks.length - 1] = { ...last, bottom: Math.max(last.bottom, row) }
    else blocks.push({ top: row, bottom: row, left: col, right: col })
  }
  return blocks
}

/** True where two cells hold the same. */
export function isSameValue(a: Value, b: Value): boolean {
  return isError(a) ? isError(b) && a.error === b.error : a === b
}

/** True where a cell can hold the value as it is. */
export function canHold(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string') return value.length <= MAX_TEXT
  return value === null || typeof value === 'boolean'
}

/** Signs that are part of dates, times, amounts and truth values as a program in Chinese reads them. */
const READ_BY_PROGRAMS = /[年月日号时時点分秒上下午星期周一二三四五六七八九十〇零两百千万亿元角真假]/

/**
 * True of a text that a program may take for a number, a date, a formula or a truth value when it is typed. Certain is only a text that
 * has a Chinese character of no such meaning and does not begin like a formula; all others are typed as text.
 */
export function mayBeTaken(text: string): boolean {
  if (text === '' || /^[=+\-@'＝＋－＠]/.test(text) || isSpace(text.charCodeAt(0))) return true
  for (const sign of text) if (/\p{Script=Han}/u.test(sign) && !READ_BY_PROGRAMS.test(sign)) return false
  return true
}

/**
 * A number format code as files in Chinese have it. Excel names the machine's own date formats (numbers 14 and 22 of the standard) in
 * the American way, whatever it shows; WPS may give the local name of General.
 */
export function formatCode(code: unknown): string {
  if (typeof code !== 'string' || code === '' || code === 'G/通用格式') return 'General'
  if (code === 'm/d/yyyy') return 'yyyy/m/d'
  return code === 'm/d/yyyy h:mm' ? 'yyyy/m/d h:mm' : code
}
