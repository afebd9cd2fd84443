/** A batch of two workbooks in which every text that can come from outside is a given one. */
import type { Message, Report } from '../../src/core/index.js'
import type { CheckedFile, FinishedRun } from '../../src/reports/reporter.js'
import { finished } from './finished.js'
import { ourRules } from './report.js'
import { dispatchOf, ONE_ERROR } from './units.js'

const base = finished({ files: { 'a.xlsx': dispatchOf('县水利局', ONE_ERROR) }, ruleset: ourRules() })
const [checked] = base.results() as Iterable<CheckedFile>

/**
 * Everything is `text`: names of sheet, unit and project, headings, messages, data, explanations, exceptions, corrections, errors; the
 * names of files too, unless another is given. Of its findings one is new, one known, one explained, one accepted.
 */
export function nastyRun(text: string, name = text): FinishedRun {
  const words = { zh: text, en: text }
  const message: Message = { template: { zh: '{name}', en: '{name}' }, data: { name: text } }
  const { report } = checked!
  const [table] = report.tables
  const [one] = report.diagnostics
  const finding = {
    ...one!,
    id: text,
    sheet: text,
    project: text,
    message,
    actual: text,
    expected: text,
    difference: text,
  }
  const known = { ...finding, id: `${text} 2` }
  const explanation = { finding: text, reason: 'other' as const, text, author: text, time: text, witness: text }
  const lapsed = { kind: 'column' as const, sheet: text, row: 0, col: 0, text, field: null }
  const exception = {
    rule: one!.rule,
    project: text,
    table: null,
    sheet: text,
    field: null,
    reason: text,
    source: name,
  }
  const accepted = { exception: { ...exception, until: { text: '2025-12', day: 46_022 } }, lapsed: false }
  const nasty: Report = {
    ...report,
    name,
    tables: [
      {
        ...table!,
        sheet: text,
        title: text,
        reportingUnit: text,
        columns: [{ cell: 'A1', heading: text, field: { zh: '总投资', en: 'total' } }],
        unknown: [{ cell: 'B1', heading: text }],
      },
    ],
    unchecked: [{ sheet: text, reason: 'no-table' }],
    lapsedCorrections: [lapsed],
    diagnostics: [{ ...finding, related: [{ ...one!.related[0]!, file: name, sheet: text, note: message }] }, known],
    explained: [{ ...finding, explanation: { explanation, state: 'valid', refused: null } }],
    accepted: [{ ...finding, accepted }],
    idle: [explanation],
    unused: [accepted.exception],
  }
  const file = { ...checked!, file: name, warnings: [words], report: nasty, known: new Set([known.id]) }
  const errors = [{ file: name, code: 'x', words }]
  return {
    ...base,
    summary: { ...base.summary, files: 2, known: 2 },
    results: () => [file, file],
    errors,
    remarks: { ...base.remarks, unused: [accepted.exception] },
    units: [{ name: text, accepted: [], aliases: [], rank: null, kind: text, from: null, to: null, successor: null }],
  }
}
