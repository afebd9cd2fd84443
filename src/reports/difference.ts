/** What two runs over the same workbooks say differently: by rule. */
import type { Diagnostic, Report, Severity, Skip, Words } from '../core/index.js'

/** A finding with the workbook it is in. */
export interface Located {
  readonly file: string
  readonly diagnostic: Diagnostic
}

/** What became of the findings of one rule. */
export interface RuleDifference {
  readonly rule: string
  readonly title: Words
  /** Reported now, and not before. */
  readonly added: readonly Located[]
  /** Reported before, and not any more. */
  readonly released: readonly Located[]
  /** Reported both times, with another severity. */
  readonly changed: readonly { readonly before: Severity; readonly after: Located }[]
  /** Tables of which the rule is not asked any more, or is asked now. */
  readonly skippedMore: number
  readonly skippedLess: number
}

/** A difference while it is gathered. */
type Open = {
  -readonly [K in keyof RuleDifference]: RuleDifference[K] extends readonly (infer T)[] ? T[] : RuleDifference[K]
}

/** Gathers differences, one batch of workbooks after another. */
export class Differences {
  private readonly rules = new Map<string, Open>()

  /** `titles` of the rules of either run. */
  constructor(private readonly titles: ReadonlyMap<string, Words>) {}

  /** Adds what two runs say of one workbook. Findings are known by their identity, wherever they stand. */
  add(file: string, before: Report, after: Report): void {
    const old = new Map(before.diagnostics.map((diagnostic) => [diagnostic.id, diagnostic]))
    const now = new Map(after.diagnostics.map((diagnostic) => [diagnostic.id, diagnostic]))
    for (const diagnostic of after.diagnostics) {
      const known = old.get(diagnostic.id)
      const located = { file, diagnostic }
      if (!known) this.of(diagnostic.rule).added.push(located)
      else if (known.severity !== diagnostic.severity)
        this.of(diagnostic.rule).changed.push({ before: known.severity, after: located })
    }
    for (const diagnostic of before.diagnostics)
      if (!now.has(diagnostic.id)) this.of(diagnostic.rule).released.push({ file, diagnostic })
    this.addSkips(before.skipped, after.skipped)
  }

  /** Adds what could not be asked of all workbooks together. */
  addSkips(before: readonly Skip[], after: readonly Skip[]): void {
    const [old, now] = [countByRule(before), countByRule(after)]
    for (const rule of new Set([...old.keys(), ...now.keys()])) {
      const more = (now.get(rule) ?? 0) - (old.get(rule) ?? 0)
      if (more > 0) this.of(rule).skippedMore += more
      if (more < 0) this.of(rule).skippedLess -= more
    }
  }

  /** By rule, in order of id; rules of which nothing changed are not there. */
  all(): RuleDifference[] {
    return [...this.rules.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))
  }

  private of(rule: string): Open {
    const known = this.rules.get(rule)
    if (known) return known
    const title = this.titles.get(rule) ?? { zh: rule, en: rule }
    const made: Open = { rule, title, added: [], released: [], changed: [], skippedMore: 0, skippedLess: 0 }
    this.rules.set(rule, made)
    return made
  }
}

function countByRule(skips: readonly Skip[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { rule } of skips) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}
