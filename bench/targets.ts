/**
 * What was promised beside what was measured. Whoever measures something adds the targets it is measured for; `run.ts` prints all.
 */

/** One promise. */
export interface Target {
  /** What is measured, in Chinese and English. */
  readonly what: string
  /** The promise, e.g. `≥ 12×`. */
  readonly wanted: string
  /** What was measured, e.g. `13.4×`; why there is no figure, where there is none. */
  readonly measured: string
  /** Null where it was not measured. */
  readonly met: boolean | null
}

/** A target of at least, or at most, so much; not measured where `figure` is no number. */
export function target(what: string, compare: '≥' | '≤', wanted: number, figure: number, unit: string): Target {
  const told = (n: number): string => `${n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2)}${unit}`
  const known = Number.isFinite(figure)
  return {
    what,
    wanted: `${compare} ${told(wanted)}`,
    measured: known ? told(figure) : '—',
    met: known ? (compare === '≥' ? figure >= wanted : figure <= wanted) : null,
  }
}

/** The targets as a table for people. */
export function table(targets: readonly Target[]): string {
  const answer = (met: boolean | null): string => (met === null ? '未量 not measured' : met ? '是 yes' : '否 NO')
  const width = Math.max(...targets.map(({ what }) => wide(what)))
  const lines = targets.map(
    ({ what, wanted, measured, met }) =>
      `${what}${' '.repeat(width - wide(what))}  ${wanted.padStart(10)}  ${measured.padStart(12)}  ${answer(met)}`,
  )
  return ['目标 · 承诺 · 量得 · 做到没有 — target, promised, measured, met', ...lines].join('\n')
}

/** Columns a text takes: Chinese signs take two. */
function wide(text: string): number {
  let columns = 0
  for (const sign of text) columns += sign.codePointAt(0)! >= 0x2e80 ? 2 : 1
  return columns
}
