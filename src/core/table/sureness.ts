/** How sure the finder is of a table, and why. */
import type { TableKindDef } from '../vocabulary.js'
import type { Column, Title } from './model.js'
import type { WhyCode } from './why.js'

/** Confidence 0–1 with its reasons: mostly how much of the header is known, then the signs that it is a list of projects. */
export function judge(
  columns: readonly Column[],
  data: readonly number[],
  title: Title | null,
  kind: TableKindDef | null,
): { confidence: number; why: WhyCode[] } {
  const known = columns.filter((column) => column.field !== null).length / columns.length
  const sequence = columns.some((column) => column.field?.role === 'sequence')
  const why: WhyCode[] = [
    known >= 0.7 ? 'header-clear' : 'header-partial',
    sequence ? 'sequence-counts' : 'no-sequence',
    title ? 'titled' : 'untitled',
    kind ? 'kind-known' : 'kind-unknown',
  ]
  if (data.length === 0) why.push('empty')
  const sum = 0.6 * known + (sequence ? 0.15 : 0) + (title ? 0.1 : 0) + (kind ? 0.15 : 0)
  return { confidence: Math.round(sum * 100) / 100, why }
}
