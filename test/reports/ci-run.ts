/** Finished runs for tests of what build servers read: small reports with findings of every standing, and hostile ones. */
import fc from 'fast-check'
import type { Exception, Report, Severity } from '../../src/core/index.js'
import type { FileResult, FinishedRun } from '../../src/reports/reporter.js'
import { type FileError, Tally } from '../../src/reports/run.js'
import { reportOf } from './report.js'

/** Two errors (甲, 乙), a warning (few projects). */
export const WRONG = `
某县2025年5月重点项目表
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目 | 5000 | 8000
乙项目 | 5000 | 8000
`
export const CLEAN = `
某县2025年5月重点项目表
单位：万元
项目名称 | 总投资 | 年度计划投资
甲项目 | 5000 | 4000
乙项目 | 5000 | 4000
丙项目 | 5000 | 4000
丁项目 | 5000 | 4000
戊项目 | 5000 | 4000
`

/** 甲's finding accepted until the end of the year. */
export const exception: Exception = {
  rule: 'plan-above-total',
  project: '甲项目',
  table: null,
  sheet: null,
  field: null,
  reason: '县政府常务会议同意',
  until: { text: '2025-12', day: 46_022 },
  source: '某县/pack.yaml:7',
}

/** `WRONG` with 甲's error accepted, or its warning explained. */
export function excused(): Report {
  const warning = reportOf(WRONG).diagnostics.find(({ severity }) => severity === 'warning')!
  const explanation = {
    finding: warning.id,
    witness: warning.witness!,
    reason: 'superior' as const,
    text: '省里下达的清单只有这两个项目',
    author: '张三',
    time: '2025-06-05T08:00:00Z',
  }
  return reportOf(WRONG, {}, { exceptions: [exception] }, [explanation])
}

/** What a test says of a run. */
export interface Told {
  /** File name → its report, or why there is none. */
  readonly files: readonly (readonly [file: string, what: Report | Pick<FileError, 'code' | 'words'>])[]
  /** Identities the baseline knows; without it there is no baseline. */
  readonly known?: readonly string[]
  /** Errors besides those of `files`. */
  readonly errors?: readonly FileError[]
  readonly run?: Partial<FinishedRun>
}

/** The run. Its rules all have the title of their severity's word. */
export function runOf({ files, known, errors = [], run = {} }: Told): FinishedRun {
  const ids = known ? new Set(known) : null
  const results = files.map(([file, what]): FileResult => {
    if ('code' in what) return { kind: 'failed', file, isWorkbook: true, ...what }
    return { kind: 'checked', file, sha256: null, report: what, warnings: [], known: ids, picture: null }
  })
  const tally = new Tally()
  for (const one of results)
    if (one.kind === 'checked') tally.report(one, one.known)
    else tally.error(true)
  return {
    lang: 'zh',
    version: '1.2.3',
    summary: tally.summary(),
    results: () => results,
    remarks: { skipped: [], undecided: [], unused: [] },
    earlier: [],
    errors: [...results.filter((one) => one.kind === 'failed'), ...errors],
    units: null,
    commands: { fix: 'kplint fix', rule: 'kplint rules 编号' },
    rule: (id) => {
      const both = (zh: string, en: string) => ({ zh, en })
      if (id === 'unknown-rule') return null
      return {
        id,
        title: both('标题', 'title'),
        why: both('为什么', 'why'),
        help: both('怎么办', 'help'),
        source: both('某号文', 'a document'),
        severity: id === 'few-projects' ? 'warning' : id === 'name-space' ? 'info' : 'error',
      }
    },
    ...run,
  }
}

/** A report whose every text is another: sheets, projects, messages, notes of related cells. */
export function disguised(report: Report, texts: readonly string[]): Report {
  let n = 0
  const next = () => texts[n++ % texts.length] ?? ''
  const message = () => ({ template: { zh: '{x}', en: '{x}' }, data: { x: next() } })
  const diagnostics = report.diagnostics.map((one) => ({
    ...one,
    sheet: next(),
    project: next(),
    message: message(),
    related: one.related.map((cell) => ({ ...cell, sheet: next(), file: next(), note: message() })),
  }))
  return { ...report, diagnostics, tables: report.tables.map((table) => ({ ...table, sheet: next(), title: next() })) }
}

/** Texts as cells, sheets and files may hold them, commands of build servers and ends of elements among them. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('::error::x', '\n::stop-commands::t\n', '##[error]', '##vso[task.complete]', '\r', '%0A', '%25'),
      fc.constantFrom(
        ']]>',
        '"/>',
        '&#0;',
        '&lt;',
        '\u0000',
        '\ufffe',
        '\ud800',
        '\udc00',
        '\u001b[2J',
        '\u202e',
        '\u2028',
      ),
      fc.constantFrom(',', ':', '../', '#', '?', ' ', '%', '\\', '{x}', '{message}'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

/** A run of two workbooks and an unreadable one, every text in it drawn. */
export const hostileRun = fc
  .record({
    texts: fc.array(hostile, { minLength: 1, maxLength: 12 }),
    files: fc.uniqueArray(
      hostile.filter((text) => text !== ''),
      { minLength: 3, maxLength: 3 },
    ),
    lang: fc.constantFrom('zh' as const, 'en' as const),
  })
  .map(({ texts, files: [one, two, three], lang }) => {
    const report = disguised(reportOf(WRONG), texts)
    const said = `坏${texts[0]!}`
    return runOf({
      files: [
        [one!, report],
        [two!, report],
        [three!, { code: 'not-zip', words: { zh: said, en: said } }],
      ],
      errors: [{ file: '', code: 'internal', words: { zh: said, en: said } }],
      run: { lang },
    })
  })

/** One finding over and over: `n` of them, each with an identity of its own. */
export function many(
  report: Report,
  n: number,
  severities: readonly Severity[] = ['error', 'warning', 'info'],
): Report {
  const model = report.diagnostics.find(({ rule }) => rule === 'plan-above-total')
  const diagnostics = Array.from({ length: n }, (_, i) => ({
    ...model!,
    id: `plan-above-total|name:${i}|plan`,
    severity: severities[i % severities.length]!,
    at: { ...model!.at, row: i + 3 },
    cell: `C${i + 4}`,
  }))
  return { ...report, diagnostics }
}
