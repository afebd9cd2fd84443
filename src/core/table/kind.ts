/** The kind of a table: what its title and its columns speak for. */
import type { TableKindDef } from '../vocabulary.js'
import { fold } from './heading.js'
import type { Column } from './model.js'

/** Weight of a title against one column no other kind has. */
const TITLE_WEIGHT = 3
/**
 * Less than this decides nothing: a title's word, or columns enough without one. Of columns that all kinds share in part, four
 * are enough: an exported plan has its year plan, its nature and its dates, and no title.
 */
const ENOUGH = 1.8
const NOISE = 1e-9

/**
 * The kind with most to speak for it, else null; of equals the one that misses least of what it requires, then the first of the
 * list. A column speaks for every kind that has it as a sign or requires it, less the more of them there are; columns that are no
 * sign of any kind (项目名称) speak for none.
 */
export function kindOf(kinds: readonly TableKindDef[], title: string, columns: readonly Column[]): TableKindDef | null {
  const present = new Set(columns.flatMap((column) => (column.field ? [column.field.name] : [])))
  const signs = [...new Set(kinds.flatMap((kind) => kind.signs))].filter((sign) => present.has(sign))
  const folded = fold(title)
  let best: TableKindDef | null = null
  let most = 0
  for (const kind of kinds) {
    let score = kind.titleWords.some((word) => folded.includes(fold(word))) ? TITLE_WEIGHT : 0
    for (const sign of signs) if (claims(kind, sign)) score += 1 / kinds.filter((one) => claims(one, sign)).length
    const isEqual = Math.abs(score - most) < NOISE
    if (isEqual ? best && missing(kind, present) < missing(best, present) : score > most) {
      best = kind
      most = score
    }
  }
  return most >= ENOUGH ? best : null
}

function claims(kind: TableKindDef, field: string): boolean {
  return (
    kind.signs.includes(field) ||
    kind.required.some((one) => (typeof one === 'string' ? one === field : one.includes(field)))
  )
}

/** How many required columns are not there. */
function missing(kind: TableKindDef, present: ReadonlySet<string>): number {
  return kind.required.filter((one) => !(typeof one === 'string' ? [one] : one).some((name) => present.has(name)))
    .length
}
