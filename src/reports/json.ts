/** The report for machines (report.schema.json), written piece by piece: a large one is never one string. */
import {
  type Acceptance,
  address,
  type BatchRemarks,
  type Datum,
  type Diagnostic,
  type Edit,
  type Exception,
  type Explanation,
  type Lang,
  masked,
  type Ref,
  type Report,
  say,
  sayDatum,
  sayMessage,
  sayReason,
  uncheckedWords,
} from '../core/index.js'
import { correctionJson } from './corrections.js'
import { fingerprint } from './fingerprint.js'
import type { Reporter } from './reporter.js'
import type { EarlierFile, FileError, FileReport, Summary } from './run.js'

/** The version of the form of the report. It rises when something that stood in it changes or goes. */
const FORM = 1

/** Writes a run as one JSON text. Where a baseline is used every finding says whether it is `known` or `new`. */
export function jsonReporter(): Reporter {
  return function* (run) {
    const report = new JsonReport(run.lang, run.version)
    yield report.head()
    for (const one of run.results()) if (one.kind === 'checked') yield* report.file(one, one.known)
    yield* report.tail(run.errors, run.summary, run.remarks, run.earlier)
  }
}

/** The report from its first to its last sign: `head`, each workbook by `file`, `tail`. One finding is one line. */
export class JsonReport {
  private files = 0

  constructor(
    private readonly lang: Lang,
    private readonly version: string,
  ) {}

  head(): string {
    return `{"version":${FORM},"kplint":${json(this.version)},"lang":${json(this.lang)},"reports":[`
  }

  /** `known`: the identities of the findings a baseline knows; null where there is none. */
  *file({ file, sha256, report, warnings }: FileReport, known: ReadonlySet<string> | null = null): Generator<string> {
    const { lang } = this
    yield `${this.files++ > 0 ? ',' : ''}\n{"file":${json(file)},"sha256":${json(sha256)}`
    yield `,"warnings":${json(warnings.map((words) => masked(words[lang])))}`
    yield* list('tables', report.tables.map(tableJson))
    yield* list(
      'unchecked',
      report.unchecked.map(({ sheet, reason }) => ({
        sheet: masked(sheet),
        code: reason,
        reason: uncheckedWords[reason][lang],
      })),
    )
    yield* list('lapsedCorrections', report.lapsedCorrections.map(correctionJson))
    yield* list(
      'diagnostics',
      map(report.diagnostics, (diagnostic) => ({
        ...diagnosticJson(diagnostic, report, lang),
        ...(known ? { baseline: known.has(diagnostic.id) ? 'known' : 'new' } : {}),
      })),
    )
    yield* list(
      'accepted',
      map(report.accepted, (diagnostic) => diagnosticJson(diagnostic, report, lang)),
    )
    yield* list(
      'explained',
      map(report.explained, (diagnostic) => diagnosticJson(diagnostic, report, lang)),
    )
    yield* list('idle', map(report.idle, explanationJson))
    yield* list('skipped', skippedJson(report, lang))
    yield* list(
      'undecided',
      report.undecided.map(({ rule, table, count }) => ({ rule, where: whereOf(report, table), count })),
    )
    yield* list('unused', report.unused.map(exceptionJson))
    yield `,"checked":${json(report.checked)}}`
  }

  /** `remarks`: what could not be asked or decided of all workbooks together. `earlier`: what they were compared with. */
  *tail(
    errors: readonly FileError[],
    summary: Summary,
    { skipped, undecided, unused }: BatchRemarks = { skipped: [], undecided: [], unused: [] },
    earlier: readonly EarlierFile[] = [],
  ): Generator<string> {
    yield '\n]'
    yield* list('previous', earlier)
    yield* list(
      'skipped',
      skipped.map(({ rule, reason }) => ({ rule, code: reason.code, reason: sayReason(reason, this.lang) })),
    )
    yield* list(
      'undecided',
      undecided.map(({ rule, count }) => ({ rule, count })),
    )
    yield* list('unused', unused.map(exceptionJson))
    yield* list(
      'errors',
      errors.map(({ file, code, words }) => ({ file, code, message: masked(words[this.lang]) })),
    )
    yield `,\n"summary":${json(summary)}}\n`
  }
}

function* list(key: string, items: Iterable<unknown>): Generator<string> {
  yield `,\n "${key}":[`
  let n = 0
  for (const item of items) yield `${n++ > 0 ? ',' : ''}\n  ${json(item)}`
  yield ']'
}

function* map<T, U>(items: readonly T[], make: (item: T) => U): Generator<U> {
  for (const item of items) yield make(item)
}

function tableJson(table: Report['tables'][number]) {
  const { kind, range, unit, records, confidence, uncalculated, corrected } = table
  const [sheet, title] = [masked(table.sheet), nullOr(table.title)]
  const unknown = table.unknown.map(({ cell, heading }) => ({ cell, heading: masked(heading) }))
  return { sheet, kind: kind?.name ?? null, title, range, unit, records, confidence, unknown, uncalculated, corrected }
}

/** The text as a report may repeat it. */
function nullOr(text: string | null): string | null {
  return text === null ? null : masked(text)
}

/** An identity holds the name of a project: where that holds a number, the mask with a hash of the whole, so that it stays one of its own. */
function idJson(id: string): string {
  const told = masked(id)
  return told === id ? id : `${told}~${fingerprint(id)}`
}

function exceptionJson({ rule, project, table, sheet, field, reason, until, source }: Exception) {
  const texts = { project: nullOr(project), table, sheet: nullOr(sheet), field, reason: masked(reason) }
  return { rule, ...texts, until: until.text, source }
}

/** An explanation beside its finding. */
function explainedJson({ explanation, state, refused }: NonNullable<Diagnostic['explanation']>, lang: Lang) {
  const { finding: _, ...said } = explanationJson(explanation)
  return { ...said, state, ...(refused ? { refused: masked(refused[lang]) } : {}) }
}

/** An explanation by itself. */
function explanationJson({ finding, reason, text, author, time }: Explanation) {
  return { finding: idJson(finding), reason, text: masked(text), author: masked(author), time: masked(time) }
}

function diagnosticJson(diagnostic: Diagnostic, report: Report, lang: Lang) {
  const { id, rule, severity, cell, project, field, places, related, fix, at, accepted, explanation } = diagnostic
  const sheet = masked(diagnostic.sheet)
  const nameOf = (ref: Ref): string =>
    ref.sheet === at.sheet
      ? sheet
      : masked(report.tables.find((table) => table.sheetIndex === ref.sheet)?.sheet ?? String(ref.sheet))
  const cellOf = (ref: Ref): string => (ref.sheet === at.sheet ? '' : `${nameOf(ref)}!`) + address(ref.row, ref.col)
  return {
    id: idJson(id),
    rule,
    severity,
    sheet,
    cell,
    cells: places.map(cellOf),
    project: nullOr(project),
    field: field?.name ?? null,
    message: say(diagnostic, lang),
    actual: datumJson(diagnostic.actual, lang),
    expected: datumJson(diagnostic.expected, lang),
    difference: datumJson(diagnostic.difference, lang),
    related: related.map(({ file, sheet, cell, note }) => ({
      ...(file === null ? {} : { file }),
      sheet: masked(sheet),
      cell,
      note: sayMessage(note, lang),
    })),
    ...(diagnostic.witness === null ? {} : { witness: diagnostic.witness }),
    ...(accepted ? { accepted: acceptanceJson(accepted) } : {}),
    ...(explanation ? { explanation: explainedJson(explanation, lang) } : {}),
    ...(fix && !fix.edits.some(isPrivate)
      ? { fix: { safe: fix.safe, edits: fix.edits.map((edit) => editJson(edit, nameOf)) } }
      : {}),
  }
}

function acceptanceJson({ exception: { reason, until }, lapsed }: Acceptance) {
  return { reason: masked(reason), until: until.text, lapsed }
}

/** An edit of a phone number cannot be told without telling the number: `kplint fix` makes it, the report leaves it out. */
function isPrivate({ from, to }: Edit): boolean {
  return [from, to].some((value) => typeof value === 'string' && masked(value) !== value)
}

function editJson({ at, from, to, format }: Edit, nameOf: (ref: Ref) => string) {
  return { sheet: nameOf(at), cell: address(at.row, at.col), from, to, ...(format === undefined ? {} : { format }) }
}

/** Numbers as numbers; amounts and months as they are said. */
function datumJson(datum: Datum | null, lang: Lang): string | number | null {
  return datum === null || typeof datum === 'number' ? datum : sayDatum(datum, lang)
}

function skippedJson(report: Report, lang: Lang) {
  return report.skipped.map(({ rule, table, reason }) => ({
    rule,
    where: whereOf(report, table),
    code: reason.code,
    reason: sayReason(reason, lang),
  }))
}

function whereOf(report: Report, index: number | null): string {
  const table = index === null ? undefined : report.tables[index]
  return table ? `${masked(table.sheet)}!${table.range}` : ''
}

/** What a terminal or a build server might obey; inside JSON it only ever stands in strings. */
const ALIVE =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|##(?=\w{0,20}\[)/gu

/** JSON text with everything in it escaped that is not plain to print. */
export function harmless(text: string): string {
  return text.replace(ALIVE, (signs) => {
    if (signs === '##') return '#\\u0023'
    // Beyond the first plane a sign is two code units.
    return signs.length === 1 ? escaped(signs, 0) : escaped(signs, 0) + escaped(signs, 1)
  })
}

function escaped(signs: string, at: number): string {
  return `\\u${signs.charCodeAt(at).toString(16).padStart(4, '0')}`
}

function json(value: unknown): string {
  return harmless(JSON.stringify(value))
}
