/** Whether what comes from a disk is what became of a file. */
import type { Diagnostic, Parcel, Report } from '../core/index.js'
import {
  either,
  type Form,
  list,
  number,
  object,
  only,
  orAbsent,
  orNull,
  pair,
  place,
  record,
  text,
  truth,
} from './forms.js'
import type { Outcome } from './outcome.js'

/** True of data of the form of an outcome, as far as anybody relies on it: whoever likes may have written a cache or a part. */
export function isOutcome(data: unknown): data is Outcome {
  return isUnread(data) || isRead(data)
}

const words = object({ zh: text, en: text })
const ref = object({ sheet: place, row: place, col: place, book: orAbsent(place) })
const amount = object({ value: number, unit: orNull(text), decimals: orNull(place) })
const month = object({ first: number, last: number, day: orNull(number) })
const datum = either(text, number, words, month, amount)
const message = object({ template: words, data: record(datum) })
const value = orNull(either(text, number, truth, object({ error: text })))
const edit = object({ at: ref, from: value, to: value, format: orAbsent(text) })
const explanation = object({ finding: text, reason: text, text, author: text, time: text, witness: text })
const exception = object({ rule: text, reason: text, until: object({ text, day: number }), source: text })

const diagnostic = object<Diagnostic>({
  id: text,
  rule: text,
  severity: only('error', 'warning', 'info'),
  at: ref,
  sheet: text,
  cell: text,
  table: orNull(place),
  project: orNull(text),
  field: orNull(object({ name: text, title: words })),
  message,
  actual: orNull(datum),
  expected: orNull(datum),
  difference: orNull(datum),
  places: list(ref),
  related: list(object({ at: ref, file: orNull(text), sheet: text, cell: text, note: message })),
  fix: orNull(object({ safe: truth, edits: list(edit) })),
  accepted: orNull(object({ exception, lapsed: truth })),
  witness: orNull(text),
  explanation: orNull(object({ explanation, state: text, refused: orNull(words) })),
})

const skip = object({ rule: text, title: words, table: orNull(place), reason: object({ code: text }) })
const heading = object({ cell: text, heading: text })

const report = object<Report>({
  name: text,
  tables: list(
    object({
      sheet: text,
      sheetIndex: place,
      kind: orNull(object({ name: text, title: words, ofProjects: truth })),
      title: orNull(text),
      reportingUnit: orNull(text),
      period: orNull(number),
      range: text,
      headerRows: place,
      unit: orNull(text),
      records: place,
      confidence: number,
      columns: list(object({ cell: text, heading: text, field: words })),
      unknown: list(heading),
      uncalculated: orNull(object({ count: place, cell: text })),
      corrected: place,
    }),
  ),
  unchecked: list(object({ sheet: text, reason: text })),
  lapsedCorrections: list(object({ kind: text, sheet: text, row: place, text })),
  diagnostics: list(diagnostic),
  accepted: list(diagnostic),
  explained: list(diagnostic),
  idle: list(explanation),
  skipped: list(skip),
  undecided: list(object({ rule: text, title: words, table: orNull(place), count: place })),
  unused: list(exception),
  checked: object({ tables: place, records: place, rules: place, undecidable: place }),
})

const reading = object({ state: only('ok', 'blank', 'placeholder', 'unreadable') })
const numbers: Form = (data) => ArrayBuffer.isView(data) && !(data instanceof DataView)
const store = either(
  object({ kind: only('plain'), readings: list(either(text, reading)), at: numbers }),
  object({
    kind: only('money'),
    values: numbers,
    marks: numbers,
    halves: list(number),
    others: list(pair(place, reading)),
  }),
)

const table = object({
  data: object({
    head: object({
      sheet: text,
      sheetIndex: place,
      kind: orNull(text),
      title: orNull(text),
      place: orNull(text),
      reportingUnit: orNull(text),
      period: orNull(number),
      year: orNull(number),
      header: object({ top: place, bottom: place, left: place }),
      bottom: place,
    }),
    columns: list(object({ col: place, field: orNull(text), heading: text, row: place })),
    cols: list(pair(text, place)),
    rows: (data) => data instanceof Int32Array,
    names: object({ subjects: list(text), codes: list(text), continued: list(place) }),
  }),
  page: object({
    stores: list(pair(text, store)),
    sums: list(object({ kind: text, label: text, row: place, values: list(pair(text, reading)) })),
  }),
})

const explainer = object({
  explanations: list(explanation),
  said: list(list(object({ claim: place, clause: text }))),
  denials: list(pair(text, list(pair(place, object({ field: words, value: orNull(text) }))))),
})

const parcel: Form = (data) =>
  object<Parcel>({
    name: text,
    tables: list(table),
    checked: orNull(object({ report, explainer: orNull(explainer) })),
  })(data) && areWhole(data as Parcel)

/** Every record has a name, and every finding of a table has one. */
function areWhole({ tables, checked }: Parcel): boolean {
  const isNamed = tables.every(({ data: { rows, names } }) => {
    const { subjects, codes } = names
    return subjects.length === rows.length && (codes.length === 0 || codes.length === rows.length)
  })
  if (!isNamed || !checked) return isNamed
  const { tables: read, diagnostics, accepted, explained } = checked.report
  return [diagnostics, accepted, explained].every((one) =>
    one.every((finding) => finding.places.length > 0 && (finding.table ?? -1) < read.length),
  )
}

const cells = list(object({ row: place, cells: list(text) }))
const picture = object({ sheets: list(object({ sheet: place, left: place, header: cells, rows: cells })) })

const isUnread = object({ kind: only('unread'), error: object({ file: text, code: text, words }) })
const isRead = object({
  kind: only('read'),
  format: only('xlsx', 'xls', 'ods', 'csv', 'html', 'docx'),
  sha256: orNull(text),
  warnings: list(words),
  parcel,
  picture: orNull(picture),
})
