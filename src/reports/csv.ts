/** Findings as a table of text that Excel opens by a double click: UTF-8 with its mark, CRLF, and nothing that Excel would calculate. */
import { type Datum, fill, type Lang, type Severity, sayDatum, severityWords, type Words } from '../core/index.js'
import { blocks } from './places.js'
import { cut, plain } from './plain.js'
import type { CheckedFile, FinishedRun, Reporter } from './reporter.js'
import { retold, sentence } from './retold.js'
import { type Found, foundIn, whyNot } from './standing.js'
import { fixMark } from './text.js'
import { words } from './words.js'

/** Signs of a name and of a message. */
const MAX_NAME = 200
const MAX_TEXT = 1_000
/** Blocks of cells of one finding. */
const MAX_BLOCKS = 20

const HEADINGS = {
  file: { zh: '文件', en: 'File' },
  unit: { zh: '填报单位', en: 'Unit' },
  sheet: { zh: '工作表', en: 'Sheet' },
  cell: { zh: '单元格', en: 'Cell' },
  cells: { zh: '全部单元格', en: 'All cells' },
  project: { zh: '项目', en: 'Project' },
  field: { zh: '列', en: 'Column' },
  severity: { zh: '级别', en: 'Severity' },
  message: { zh: '发现的问题', en: 'What was found' },
  actual: { zh: '现值', en: 'Actual' },
  expected: { zh: '应为', en: 'Expected' },
  difference: { zh: '相差', en: 'Difference' },
  fix: { zh: '能自动改', en: 'Fix' },
  state: { zh: '状态', en: 'State' },
  why: { zh: '状态说明', en: 'Why' },
  rule: { zh: '规则', en: 'Rule' },
  title: { zh: '规则名称', en: 'Rule title' },
  help: { zh: '怎么办', en: 'What to do' },
  id: { zh: '编号', en: 'Id' },
} as const satisfies { readonly [key: string]: Words }

const STATES: { readonly [S in Found['standing']]: Words } = {
  new: { zh: '待处理', en: 'open' },
  known: { zh: '基线已有', en: 'known' },
  accepted: { zh: '已认可', en: 'accepted' },
  explained: { zh: '已说明', en: 'explained' },
}

type Row = { readonly [K in keyof typeof HEADINGS]?: string | number }

/** Writes one row for each finding whatever its state, and one for each file that could not be checked. */
export function csvReporter(): Reporter {
  return function* (run) {
    const { lang } = run
    yield `\ufeff${line(Object.values(HEADINGS).map((heading) => heading[lang]))}`
    for (const file of run.results()) {
      if (file.kind === 'failed') continue
      for (const found of foundIn(file)) yield rowText(findingRow(file, found, run))
    }
    const severity = words.failed[lang]
    for (const { file, words: why } of run.errors)
      yield rowText({ file: retold(file, MAX_NAME), severity, message: retold(why[lang], MAX_TEXT) })
  }
}

function findingRow({ file, report }: CheckedFile, found: Found, run: FinishedRun): Row {
  const { lang } = run
  const { diagnostic, standing } = found
  const { sheet, cell, project, field, severity, rule, table, id } = diagnostic
  const own = diagnostic.places.filter((place) => place.sheet === diagnostic.at.sheet)
  const info = run.rule(rule)
  return {
    file: retold(file, MAX_NAME),
    unit: retold((table === null ? null : report.tables[table]?.reportingUnit) ?? '', MAX_NAME),
    sheet: retold(sheet, MAX_NAME),
    cell,
    cells: cellsText(blocks(own), own.length, lang),
    project: project === null ? words.whole[lang] : retold(project, MAX_NAME),
    field: field?.title[lang] ?? '',
    severity: severityWords[severity as Severity][lang],
    message: sentence(diagnostic, lang, MAX_TEXT),
    actual: datum(diagnostic.actual, lang),
    expected: datum(diagnostic.expected, lang),
    difference: datum(diagnostic.difference, lang),
    fix: fixMark(diagnostic, lang).trim(),
    state: STATES[standing][lang],
    why: standing === 'accepted' || standing === 'explained' ? whyNot(found, lang) : '',
    rule,
    title: info?.title[lang] ?? '',
    help: info ? plain(info.help[lang]) : '',
    id: retold(id, MAX_TEXT),
  }
}

function cellsText(all: readonly string[], n: number, lang: Lang): string {
  const list = all.slice(0, MAX_BLOCKS).join(words.comma[lang])
  return all.length > MAX_BLOCKS ? fill(words.more, { list, n }, lang) : list
}

function datum(value: Datum | null, lang: Lang): string | number {
  if (value === null) return ''
  return typeof value === 'number' && Number.isFinite(value) ? value : plain(cut(sayDatum(value, lang), MAX_TEXT))
}

function rowText(row: Row): string {
  return line((Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]).map((key) => row[key] ?? ''))
}

function line(cells: readonly (string | number)[]): string {
  return `${cells.map(field).join(',')}\r\n`
}

/** A number as it is; a text in quotes, since where lists are separated by `;` Excel would split one that is not. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  return value === '' ? '' : `"${inert(value).replaceAll('"', '""')}"`
}

/**
 * A text Excel would calculate gets an apostrophe before it: at its start, and behind whatever another locale takes for a separator.
 * Chinese programs take the wide forms of these signs too.
 */
function inert(text: string): string {
  return text.replace(/(^|[;,|\t"'])(\s*)(?=[=+\-@\t\r＝＋－＠])/g, "$1'$2")
}
