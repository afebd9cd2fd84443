/** Which rows a section, subtotal or total stands for. */

import type { Mark } from './marks.js'
import type { Group } from './model.js'

/** The groups of a table. `data` are the rows of its records, ascending; `sheet` the index of the sheet. */
export function readGroups(marks: readonly Mark[], data: readonly number[], sheet: number): Group[] {
  const ranks = marks.map((mark) => rankOf(data, mark.row))
  const kinds = readKinds(marks, ranks, data)
  const outline = readOutline(marks, kinds, ranks, data)
  const placed = placeSubtotals(marks, kinds, ranks, data, outline)
  const groups: Group[] = []
  marks.forEach((mark, i) => {
    const rows = kinds[i] === 'total' ? data : mark.heads ? outline.rows[i] : placed[i]?.rows
    if (!rows) return
    const at = { sheet, row: mark.row, col: mark.col }
    const { count } = mark
    groups.push({
      kind: kinds[i]!,
      row: mark.row,
      label: mark.label,
      at,
      count: count && { value: count.value, approximate: count.approximate, at: { ...at, col: count.col } },
      rows,
      otherRows: placed[i]?.other ?? null,
    })
  })
  return groups
}

/** A 合计 stands for all rows where it is first or last; between them, or closing a section as others do, for a part. */
function readKinds(marks: readonly Mark[], ranks: readonly number[], data: readonly number[]): Group['kind'][] {
  let headed = false
  let partial = false
  return marks.map((mark, i) => {
    if (mark.heads) headed = true
    if (mark.kind !== 'total' || data.length === 0 || mark.said === 'total') return mark.said ?? mark.kind
    const rank = ranks[i]!
    if (rank === 0) return mark.said ?? (headed ? 'subtotal' : 'total')
    const closesAsOthers = partial && headed && !/^(?:总|全)/.test(mark.label) && ranks[i - 1]! < rank
    if (rank < data.length || closesAsOthers || mark.said) {
      partial = true
      return 'subtotal'
    }
    return 'total'
  })
}

/** The number of data rows above a row. */
function rankOf(data: readonly number[], row: number): number {
  let lo = 0
  let hi = data.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (data[mid]! < row) lo = mid + 1
    else hi = mid
  }
  return lo
}

interface Outline {
  /** The rows of each heading mark; null of others, and where its depth cannot be told. */
  readonly rows: readonly (readonly number[] | null)[]
  /** The heading marks that are open at each mark, outermost first. */
  readonly open: readonly (readonly number[])[]
}

/** The rows of each heading mark: until the next of its level or above, or a total. */
function readOutline(
  marks: readonly Mark[],
  kinds: readonly Group['kind'][],
  ranks: readonly number[],
  data: readonly number[],
): Outline {
  const rows: (readonly number[] | null)[] = marks.map(() => null)
  const openAt: number[][] = []
  const open: number[] = []
  const close = (from: number, end: number): void => {
    for (const i of open.splice(from)) rows[i] = data.slice(ranks[i]!, end)
  }
  marks.forEach((mark, i) => {
    if (kinds[i] === 'total') close(0, ranks[i]!)
    if (mark.heads) {
      const { level } = mark
      let depth = open.findIndex((one) => marks[one]!.level === level)
      if (depth < 0 && level !== null) depth = open.findIndex((one) => (marks[one]!.level ?? 0) > level)
      if (depth >= 0) close(depth, ranks[i]!)
      open.push(i)
    }
    openAt.push([...open])
  })
  close(0, data.length)
  marks.forEach((mark, i) => {
    const next = marks[i + 1]
    const isParent =
      mark.heads && mark.level === null && next?.heads && next.level === null && ranks[i] === ranks[i + 1]
    if (isParent) rows[i] = null
  })
  return { rows, open: openAt }
}

interface Placed {
  readonly rows: readonly number[]
  readonly other: readonly number[] | null
}

/** 小计 rows: of the details below them where they stand on top of a group, else of those above. */
function placeSubtotals(
  marks: readonly Mark[],
  kinds: readonly Group['kind'][],
  ranks: readonly number[],
  data: readonly number[],
  outline: Outline,
): (Placed | null)[] {
  const isPlain = marks.map((mark, i) => !mark.heads && kinds[i] === 'subtotal')
  const under = marks.map((_, i) => i > 0 && marks[i - 1]!.heads && ranks[i - 1] === ranks[i])
  const above = (i: number): number => ranks[i]! - (ranks[i - 1] ?? 0)
  const below = (i: number): number => (ranks[i + 1] ?? data.length) - ranks[i]!
  let tops = false
  let ends = false
  marks.forEach((_, i) => {
    if (!isPlain[i]) return
    if (under[i] || (above(i) === 0 && below(i) > 0)) tops = true
    else if (above(i) > 0 && below(i) === 0) ends = true
  })
  return marks.map((_, i): Placed | null => {
    if (!isPlain[i]) return null
    const before = (): number[] => data.slice(ranks[i - 1] ?? 0, ranks[i])
    const after = (): number[] => data.slice(ranks[i], ranks[i + 1] ?? data.length)
    if (under[i]) return { rows: outline.rows[i - 1] ?? after(), other: null }
    if (above(i) === 0) return below(i) === 0 ? enclosing(marks, ranks, outline, i) : { rows: after(), other: null }
    if (below(i) === 0) return { rows: before(), other: null }
    if (tops && !ends) return { rows: after(), other: null }
    return { rows: before(), other: ends && !tops ? null : after() }
  })
}

/** A subtotal straight below another one closes the section around both, up to where it stands. */
function enclosing(marks: readonly Mark[], ranks: readonly number[], outline: Outline, i: number): Placed | null {
  const open = outline.open[i]!
  let at = open.length - 1
  for (let j = i - 1; at >= 0 && j >= 0 && ranks[j] === ranks[i] && !marks[j]!.heads; j--) at--
  const rows = at < 0 ? null : outline.rows[open[at]!]
  return rows && rows.length > 0 ? { rows, other: null } : null
}
