/** Tables side by side under one row of headings: where one ends and the next begins. */
import type { HeadColumn } from './head-grid.js'
import type { HeaderBlock } from './header.js'
import { matchHead, matchPath } from './path.js'
import { findHeader } from './search.js'
import type { Strip } from './strip.js'

/** Columns without a heading that may stand inside a table. */
const MAX_GAP = 2

/** One table of a header, with the columns it may take from the edge or neighbour on its left to that on its right. */
export interface Part {
  readonly header: HeaderBlock
  readonly strip: Strip
  /** True where other tables stand beside it under the same headings. */
  readonly isOneOfSeveral: boolean
}

/**
 * The tables of a header. Each of several has its own header rows, which may be fewer. A header no block of which names a subject is
 * one a person pointed at: it is of one table.
 */
export function splitParts(strip: Strip, header: HeaderBlock, from: number): Part[] {
  const blocks = splitColumns(strip, header)
  return blocks.map((heads, i): Part => {
    const left = i === 0 ? strip.left : blocks[i - 1]!.at(-1)!.col + 1
    const right = i === blocks.length - 1 ? strip.right : blocks[i + 1]![0]!.col - 1
    const own: Strip = { ...strip, left, right }
    const alone = { ...header, columns: heads }
    if (blocks.length === 1) return { header: alone, strip: own, isOneOfSeveral: false }
    const narrow = { ...strip, left: heads[0]!.col, right: heads.at(-1)!.col }
    // A header pointed at is one for all of them, unless the tables' own stand inside it.
    const found = findHeader(narrow, header.isSaid ? header.top : from, header.bottom, [])?.header
    const again = found && header.isSaid ? { ...found, isSaid: true as const } : found
    return { header: again ?? alone, strip: own, isOneOfSeveral: true }
  })
}

/**
 * Splits the columns of a header into tables: at a column without heading, or where the 序号 repeats, if what follows names
 * its own subject. Blocks that name no subject and stand apart are left out.
 */
function splitColumns(strip: Strip, header: HeaderBlock): HeadColumn[][] {
  const blocks: { heads: HeadColumn[]; gap: number }[] = []
  let seen = new Set<string>()
  let last = -1
  for (const head of header.columns) {
    const role = roleOf(strip, head)
    const gap = last < 0 ? 0 : head.col - last - 1
    const repeats = role === 'sequence' && seen.has('sequence') && seen.has('subject')
    if (blocks.length === 0 || gap > 0 || repeats) {
      blocks.push({ heads: [], gap: repeats ? MAX_GAP + 1 : gap })
      if (gap > 0 || repeats) seen = new Set()
    }
    blocks.at(-1)!.heads.push(head)
    if (role) seen.add(role)
    last = head.col
  }
  const parts = join(strip, blocks)
  return header.isSaid && parts.length === 0 ? [[...header.columns]] : parts
}

function join(strip: Strip, blocks: readonly { heads: HeadColumn[]; gap: number }[]): HeadColumn[][] {
  const parts: { heads: HeadColumn[]; subject: boolean }[] = []
  for (const { heads, gap } of blocks) {
    const subject = heads.some((head) => roleOf(strip, head) === 'subject')
    const previous = parts.at(-1)
    const known = heads.some((head) => typeof head.said === 'string' || matchPath(strip.lexicon, head.path) !== null)
    const apart =
      gap > MAX_GAP || (subject && previous?.subject === true) || (gap > 0 && !known && previous?.subject === true)
    if (previous && !apart) {
      previous.heads.push(...heads)
      previous.subject ||= subject
    } else parts.push({ heads: [...heads], subject })
  }
  return parts.filter((part) => part.subject).map((part) => part.heads)
}

/** The part its heading plays or a person says it plays: where one table ends is not changed by what a column is not. */
function roleOf({ lexicon }: Strip, head: HeadColumn) {
  const own = matchPath(lexicon, head.path)?.field.role
  return head.said === undefined ? own : (matchHead(lexicon, head)?.field.role ?? own)
}
