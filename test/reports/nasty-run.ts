/** A batch of two workbooks in which every text that can come from outside is a given one. */
import type { Message, Report } from '../../src/core/index.js'
import type { CheckedFile, FinishedRun } from '../../src/reports/reporter.js'
import { finished } from './finished.js'
import { ourRules } from './report.js'
import { dispatchOf, ONE_ERROR } from './units.js'

const base = finished({ files: { 'a.xlsx': dispatchOf('县水利局', ONE_ERROR) }, ruleset: ourRules() })
const [checked] = base.results() as Iterable<CheckedFile>

/** Everything is `text`: names of file, sheet, unit, project and rule, headings, messages, data, explanations, errors. */
export function nastyRun(text: string): FinishedRun {
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
  const explanation = { finding: text, reason: 'other' as const, text, author: text, time: text, witness: text }
  const nasty: Report = {
    ...report,
    name: text,
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
    diagnostics: [finding, { ...finding, id: `${text} 2` }],
    explained: [{ ...finding, explanation: { explanation, state: 'valid', refused: null } }],
  }
  const file = { ...checked!, file: text, report: nasty, known: new Set([`${text} 2`]) }
  const errors = [{ file: text, code: 'x', words }]
  return {
    ...base,
    summary: { ...base.summary, files: 2, known: 2 },
    results: () => [file, file],
    errors,
    units: [{ name: text, accepted: [], aliases: [], rank: null, kind: text, from: null, to: null, successor: null }],
  }
}
