/** What marks look like, whichever program shows them: conditional formats that are known by their formula. */
import type { Severity } from '../core/index.js'
import type { Mark } from './host.js'

/** What all formulas of ours hold, in any workbook and any session. */
export const MARK_SIGN = '"kplint:mark:'

/** A formula that is always true, for `N` of a text is 0, and says whose it is. */
export function markFormula(severity: Severity): string {
  return `=N(${MARK_SIGN}${severity}")=0`
}

export const MARK_LOOKS: { readonly [S in Severity]: { readonly fill: string; readonly font: string } } = {
  error: { fill: '#FFC7CE', font: '#9C0006' },
  warning: { fill: '#FFEB9C', font: '#7F6000' },
  info: { fill: '#DDEBF7', font: '#1F4E79' },
}

/** Severities in the order in which marks are laid on: of two on a cell the one laid on last is seen. */
export const MARK_ORDER: readonly Severity[] = ['info', 'warning', 'error']

/** Marks by the index of their sheet; of several on a cell the gravest. */
export function bySheet(marks: readonly Mark[]): Map<number, Mark[]> {
  const gravest = new Map<string, Mark>()
  for (const mark of marks) {
    const { sheet, row, col } = mark.at
    const key = `${sheet},${row},${col}`
    const other = gravest.get(key)
    if (!other || MARK_ORDER.indexOf(mark.severity) > MARK_ORDER.indexOf(other.severity)) gravest.set(key, mark)
  }
  const groups = new Map<number, Mark[]>()
  for (const mark of gravest.values()) {
    const group = groups.get(mark.at.sheet)
    if (group) group.push(mark)
    else groups.set(mark.at.sheet, [mark])
  }
  return groups
}
