/** The page of a batch in words: headings, tables and lines that text, Markdown and workbooks show each in their way. */
import { fill, formatMonth, type Lang, severityWords } from '../core/index.js'
import type { Attendance, KindRow } from './attendance.js'
import { countsText } from './counts.js'
import { coverageLines } from './coverage.js'
import type { Overview, PeriodRow, RuleRow } from './overview.js'
import { pageWords as words } from './page-words.js'
import type { FinishedRun } from './reporter.js'
import { sizeOf, type UnitRow, type WorkbookRow } from './unit-rows.js'
import { words as said } from './words.js'

/** One part of the page. */
export interface PageSection {
  readonly about: 'sums' | 'units' | 'attendance' | 'failed' | 'rules' | 'coverage'
  /** `''` of the first. */
  readonly heading: string
  readonly lines: readonly string[]
  /** Stands above the lines; null where there is none. */
  readonly table: PageTable | null
}

/** A table of the page. */
export interface PageTable {
  /** The columns of numbers are the same in every row. */
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** How a format wants the page. */
export interface PageOptions {
  readonly lang: Lang
  /** Makes the text of a cell or the name of a file harmless and short. */
  readonly show: (text: string) => string
  /** Rows of workbooks listed at most. */
  readonly rows: number
}

/** Workbooks of one unit where not all can be listed, rules, names in a list, errors. */
const MAX_OF_UNIT = 5
const MAX_RULES = 10
const MAX_NAMES = 40
const MAX_FAILED = 20
/** Signs of a path: its end. */
const MAX_PATH = 56
/** Periods named one by one. */
const MAX_PERIODS = 6

/** The sections of the page, those that have nothing to say left out. */
export function pageOf(overview: Overview, run: Pick<FinishedRun, 'rule'>, options: PageOptions): PageSection[] {
  const { lang, show } = options
  const sections: PageSection[] = [
    { about: 'sums', heading: '', lines: totalLines(overview, options), table: null },
    unitSection(overview, options),
    {
      about: 'attendance',
      heading: words.attendance[lang],
      lines: attendanceLines(overview.attendance, options),
      table: null,
    },
    { about: 'failed', heading: words.failed[lang], lines: failedLines(overview, options), table: null },
    ruleSection(overview.rules, run, options),
    {
      about: 'coverage',
      heading: words.coverage[lang],
      lines: coverageLines(overview.coverage, lang, show),
      table: null,
    },
  ]
  return sections.filter(({ lines, table }) => lines.length > 0 || (table !== null && table.rows.length > 0))
}

function totalLines({ summary, periods }: Overview, { lang, show }: PageOptions): string[] {
  const { files, checked, tables, records, diagnostics, explained, known } = summary
  const lines = [
    fill(said['total-checked'], { files, checked, tables, records }, lang),
    countsText(diagnostics, explained, known, lang),
  ]
  if (!periods.some(({ period }) => period !== null)) return lines
  const most = Math.max(...periods.map(({ workbooks }) => workbooks))
  const list = periods.slice(0, MAX_PERIODS).map((row) => periodText(row, periods.length, most, { lang, show }))
  return [...lines, fill(words.periods, { list: listText(list, periods.length, lang) }, lang)]
}

/** A period with the number of its workbooks; of one that is not that of most, the first of them, for it may be a mistake. */
function periodText(row: PeriodRow, periods: number, most: number, { lang, show }: Pick<PageOptions, 'lang' | 'show'>) {
  const { period, workbooks: n, first } = row
  const name =
    period === null
      ? words['period-unknown'][lang]
      : formatMonth({ first: period, last: period, day: null, style: '' }, lang)
  if (periods === 1) return name
  const key = n === most ? 'period-count' : n === 1 ? 'period-one' : 'period-few'
  return fill(words[key], { period: name, n, file: show(tail(first)) }, lang)
}

/** The workbooks in which something was found, under their units; and in a line each who has nothing to mend. */
function unitSection({ units, summary }: Overview, options: PageOptions): PageSection {
  const { lang, show } = options
  const isNamed = units.some(({ unit }) => unit !== null)
  // What the baseline knows may be left out of the workbooks and still be in the sum.
  const isKnown = units.some(({ found }) => found.known > 0)
  const found = units.map((unit) => ({ unit, own: unit.workbooks.filter(({ found }) => sizeOf(found) > 0) }))
  const all = found.reduce((sum, { own }) => sum + own.length, 0)
  const most = all > options.rows ? MAX_OF_UNIT : all
  const rows: (string | number)[][] = []
  let listed = 0
  for (const { unit, own } of found) {
    const fit = own.slice(0, Math.max(0, Math.min(most, options.rows - rows.length)))
    listed += fit.length
    const name = unit.unit === null ? words['no-unit'][lang] : show(unit.unit)
    const isSummed = isNamed && unit.workbooks.length > 1 && fit.length > 0
    if (isSummed) {
      const several = fill(words['several-workbooks'], { n: unit.workbooks.length }, lang)
      rows.push([name, several, ...measured(unit, isKnown)])
    }
    fit.forEach((row, i) => {
      const first = isNamed ? [isSummed || i > 0 ? '' : name] : []
      rows.push([...first, show(tail(row.file)), ...measured(row, isKnown)])
    })
  }
  const left = all - listed
  const severities = (['error', 'warning', 'info'] as const).map((severity) => severityWords[severity][lang])
  const known = isKnown ? [words.known[lang]] : []
  return {
    about: 'units',
    heading: '',
    table: {
      headings: [
        ...(isNamed ? [words.unit[lang]] : []),
        words.workbook[lang],
        ...severities,
        ...known,
        words.records[lang],
      ],
      rows,
    },
    lines: [
      ...(left > 0 ? [fill(words['more-rows'], { n: left }, lang)] : []),
      ...cleanLines(units, summary.known > 0, options),
    ],
  }
}

function measured({ found, records }: UnitRow | WorkbookRow, isKnown: boolean): number[] {
  return [found.error, found.warning, found.info, ...(isKnown ? [found.known] : []), records]
}

function cleanLines(units: readonly UnitRow[], isKnown: boolean, { lang, show }: PageOptions): string[] {
  const clean = units.filter(({ unit, found, tables }) => unit !== null && tables > 0 && sizeOf(found) === 0)
  const nobodys = units.find(({ unit }) => unit === null)?.workbooks ?? []
  const files = nobodys.filter(({ tables, found }) => tables > 0 && sizeOf(found) === 0)
  const line = (key: 'clean-units' | 'clean-workbooks', names: readonly string[]): string[] => {
    if (names.length === 0) return []
    const list = listText(names.slice(0, MAX_NAMES).map(show), names.length, lang)
    return [fill(words[isKnown ? (`${key}-known` as const) : key], { list }, lang)]
  }
  return [
    ...line(
      'clean-units',
      clean.map(({ unit }) => unit!),
    ),
    ...line(
      'clean-workbooks',
      files.map(({ file }) => tail(file)),
    ),
  ]
}

function attendanceLines(attendance: Attendance | null, { lang, show }: PageOptions): string[] {
  if (attendance === null) return []
  const { listed, present, kinds, anonymous, unread, unlisted } = attendance
  if (kinds === null) return [words.undecidable[lang]]
  const isShort = kinds.some(({ absent }) => absent.length > 0)
  return [
    fill(words.listed, { listed, present }, lang),
    ...kinds.map((row) => kindLine(row, lang, show)),
    ...(isShort && anonymous > 0 ? [fill(words.anonymous, { n: anonymous }, lang)] : []),
    ...(isShort && unread > 0 ? [fill(words.unread, { n: unread }, lang)] : []),
    ...(unlisted.length > 0
      ? [fill(words.unlisted, { list: listText(unlisted.slice(0, MAX_NAMES).map(show), unlisted.length, lang) }, lang)]
      : []),
  ]
}

function kindLine({ kind, listed, present, absent }: KindRow, lang: Lang, show: PageOptions['show']): string {
  const key = absent.length === 0 ? 'all-present' : present === 0 ? 'absent-all' : 'absent'
  const list = listText(absent.slice(0, MAX_NAMES).map(show), absent.length, lang)
  return fill(
    words[key],
    { kind: kind === null ? words['kind-unknown'][lang] : show(kind), listed, n: absent.length, list },
    lang,
  )
}

function failedLines({ failed }: Overview, { lang, show }: PageOptions): string[] {
  const lines = failed.slice(0, MAX_FAILED).map(({ file, words: why }) => {
    const name = file === '' ? '' : show(tail(file)) + said.colon[lang]
    return name + show(why[lang])
  })
  return failed.length > MAX_FAILED
    ? [...lines, fill(words['more-failed'], { n: failed.length - MAX_FAILED }, lang)]
    : lines
}

function ruleSection(
  rules: readonly RuleRow[],
  run: Pick<FinishedRun, 'rule'>,
  { lang, show }: PageOptions,
): PageSection {
  const rest = rules.length - MAX_RULES
  return {
    about: 'rules',
    heading: words.rules[lang],
    table: {
      headings: [words['rule-title'][lang], words.rule[lang], words.count[lang], words.workbooks[lang]],
      rows: rules.slice(0, MAX_RULES).map(({ rule, count, workbooks }) => {
        const title = run.rule(rule)?.title[lang]
        return [title === undefined ? '' : show(title), show(rule), count, workbooks]
      }),
    },
    lines: rest > 0 ? [fill(words['more-rules'], { n: rest }, lang)] : [],
  }
}

/** The end of a long path: what tells it from others. */
function tail(file: string): string {
  return file.length > MAX_PATH ? `…${file.slice(-MAX_PATH)}` : file
}

/** The names, and how many there are where not all are named. */
function listText(names: readonly string[], n: number, lang: Lang): string {
  const list = names.join(said.comma[lang])
  return n > names.length ? fill(words.more, { list, n }, lang) : list
}
