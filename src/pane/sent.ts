/**
 * How a report goes from the engine to its page: of a finding the page holds already only its place is sent, so that an edit in a table
 * with thousands of findings does not keep the page busy unpacking them, and what did not change stays the same object.
 */
import type { Diagnostic, Report } from '../core/index.js'

/** A report as it is sent: a number is the place of the same finding among those of the report before. */
export interface SentReport extends Omit<Report, 'diagnostics'> {
  /** Counts the reports of an engine. */
  readonly number: number
  readonly diagnostics: readonly (Diagnostic | number)[]
}

/** What a page holds. */
export interface Held {
  readonly number: number
  readonly report: Report
}

/** The engine's side. */
export class Sender {
  /** Begins anywhere: a page may hold a report of an engine that was there before. */
  private number = Math.floor(Math.random() * 2 ** 40)
  /** What was sent last, finding by finding: its place and everything it says. */
  private last = new Map<string, { readonly place: number; readonly text: string }>()

  /** `holds`: the number of the report the page has; null where it has none. */
  send(report: Report, holds: number | null): SentReport {
    const known = holds === this.number ? this.last : null
    const now: typeof this.last = new Map()
    const diagnostics = report.diagnostics.map((one, place) => {
      const text = JSON.stringify(one)
      now.set(one.id, { place, text })
      const old = known?.get(one.id)
      return old?.text === text ? old.place : one
    })
    this.last = now
    return { ...report, number: ++this.number, diagnostics }
  }
}

/** The page's side: the report whole. `held` is what the engine was told the page holds. */
export function received({ number, ...sent }: SentReport, held: Held | null): Held {
  const before = held?.report.diagnostics ?? []
  const diagnostics = sent.diagnostics.map((one) => (typeof one === 'number' ? before[one]! : one))
  return { number, report: { ...sent, diagnostics } }
}
