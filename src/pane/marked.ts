/** Which cells of a report are marked, on a sheet of Excel's or on one that a page shows. */
import type { Report, Severity } from '../core/index.js'
import type { Mark } from '../hosts/host.js'

const RANK: { readonly [S in Severity]: number } = { info: 0, warning: 1, error: 2 }

/** Every cell with a finding once, by the gravest of its findings. */
export function marksOf(report: Report | null): Mark[] {
  const cells = new Map<string, Mark>()
  for (const { places, severity } of report?.diagnostics ?? [])
    for (const at of places) {
      const key = `${at.sheet},${at.row},${at.col}`
      const known = cells.get(key)
      if (!known || RANK[known.severity] < RANK[severity]) cells.set(key, { at, severity })
    }
  return [...cells.values()]
}

/** What was found, wherever it stands now: marks move along with their cells. Equal texts: the same findings. */
export function findingsOf(report: Report | null): string {
  return JSON.stringify(report?.diagnostics.map(({ id, severity, places }) => [id, severity, places.length]).sort())
}
