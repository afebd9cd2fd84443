/** The first part of the HTML report: the whole run on one page. */
import { fill, formatMonth, type Lang, type Severity, severityWords } from '../core/index.js'
import type { KindRow } from './attendance.js'
import { cleanText } from './counts.js'
import { coverageLines } from './coverage.js'
import { html, type Markup, told } from './html-markup.js'
import type { Survey } from './html-survey.js'
import { words } from './html-words.js'
import type { Found, Overview } from './overview.js'
import { pageWords as page } from './page-words.js'
import type { FinishedRun } from './reporter.js'
import type { Summary } from './run.js'
import { SEVERITIES } from './severities.js'
import { sizeOf, type UnitRow, type WorkbookRow } from './unit-rows.js'
import { words as said } from './words.js'

/** Rows listed at most: workbooks, rules, names of units. */
const MAX_WORKBOOKS = 1_000
const MAX_RULES = 15
const MAX_NAMES = 200
/** Signs of a name and of a message. */
const MAX_NAME = 200
const MAX_MESSAGE = 400

/** What the run comes to: its sums, what could not be read, units and workbooks, who is missing, the rules that fire most, the coverage. */
export function* overviewMarkup(run: FinishedRun, survey: Survey): Generator<Markup> {
  const { lang } = run
  const { overview } = survey
  yield html`<section id="overview" aria-labelledby="overview-title">
<h2 id="overview-title">${words.overview[lang]}</h2>
${sumsMarkup(overview, lang)}${periodsMarkup(overview, lang)}${failedMarkup(overview, lang)}`
  // Nobody is waited for where one workbook is checked by itself.
  if (run.summary.files > 1) {
    yield html`${attendanceMarkup(overview, lang)}`
    yield* unitsMarkup(survey, lang)
  }
  const rules = rulesMarkup(run, survey)
  if (rules) yield rules
  const lines = coverageLines(overview.coverage, lang, (text) => told(text, MAX_NAME))
  if (lines.length > 0) yield html`<h3>${page.coverage[lang]}</h3>\n${listMarkup(lines)}`
  yield html`</section>\n`
}

function sumsMarkup({ summary }: Overview, lang: Lang): Markup {
  const { files, checked, tables, records, diagnostics, known, explained, accepted, errors } = summary
  const sums: [string, number, string][] = [
    ['error', diagnostics.error, severityWords.error[lang]],
    ['warning', diagnostics.warning, severityWords.warning[lang]],
    ['info', diagnostics.info, severityWords.info[lang]],
    ['known', known, words.known[lang]],
    ['explained', explained, words.explained[lang]],
    ['accepted', accepted, words.accepted[lang]],
    ['failed', errors, said.failed[lang]],
  ]
  const shown = sums.filter(([name, n]) => n > 0 || name in severityWords)
  const verdict = sizeOf(diagnostics) === 0 ? verdictOf(summary, lang) : null
  return html`<p>${fill(said['total-checked'], { files, checked, tables, records }, lang)}</p>
${verdict === null ? null : html`<p><b>${verdict}</b></p>\n`}<ul class="sums">${shown.map(
    ([name, n, label]) => html`<li class="is-${name === 'failed' ? 'error' : name}"><b>${n}</b> ${label}</li>`,
  )}</ul>
`
}

/** What is said where nothing new was found: never that nothing was found where there was nothing to look at, or it is known. */
export function verdictOf({ checked, explained, known }: Summary, lang: Lang): string {
  return checked === 0 ? said.nothing[lang] : cleanText(explained, known, lang)
}

function periodsMarkup({ periods }: Overview, lang: Lang): Markup | null {
  if (periods.length < 2) return null
  const list = periods.map(({ period: month, workbooks: n, first }) => {
    const period =
      month === null ? page['period-unknown'] : formatMonth({ first: month, last: month, day: null, style: '' }, lang)
    return fill(page[n === 1 ? 'period-one' : 'period-count'], { period, n, file: told(first, MAX_NAME) }, lang)
  })
  // Several months in one batch are a mistake more often than not; a ledger that names none is not.
  const isMixed = periods.filter(({ period }) => period !== null).length > 1
  const text = fill(page.periods, { list: list.join(said.comma[lang]) }, lang)
  return isMixed ? html`<p class="trouble">${text}</p>\n` : html`<p>${text}</p>\n`
}

function failedMarkup({ failed }: Overview, lang: Lang): Markup | null {
  if (failed.length === 0) return null
  const lines = failed.slice(0, MAX_WORKBOOKS).map(({ file, words: why }) => {
    const name = file === '' ? null : html`<b>${told(file, MAX_NAME)}</b>${said.colon[lang]}`
    return html`<li>${name}${told(why[lang], MAX_MESSAGE)}</li>`
  })
  const rest = failed.length - lines.length
  const more = rest > 0 ? html`<li>${fill(page['more-failed'], { n: rest }, lang)}</li>` : null
  return html`<div class="trouble"><h3>${page.failed[lang]}</h3><ul>${lines}${more}</ul></div>\n`
}

/** Which units of the roster reported. */
function attendanceMarkup({ attendance }: Overview, lang: Lang): Markup | null {
  if (!attendance) return null
  const { listed, present, kinds, unlisted, anonymous, unread } = attendance
  const lines =
    kinds === null
      ? [page.undecidable[lang]]
      : [fill(page.listed, { listed, present }, lang), ...kinds.map((kind) => kindLine(kind, lang))]
  if (kinds?.some(({ absent }) => absent.length > 0)) {
    if (anonymous > 0) lines.push(fill(page.anonymous, { n: anonymous }, lang))
    if (unread > 0) lines.push(fill(page.unread, { n: unread }, lang))
  }
  if (unlisted.length > 0) lines.push(fill(page.unlisted, { list: names(unlisted, lang) }, lang))
  return html`<h3>${page.attendance[lang]}</h3>\n${listMarkup(lines)}`
}

function kindLine({ kind: name, listed, present, absent }: KindRow, lang: Lang): string {
  const kind = name === null ? page['kind-unknown'] : told(name, MAX_NAME)
  if (absent.length === 0) return fill(page['all-present'], { kind, listed }, lang)
  const form = page[present === 0 ? 'absent-all' : 'absent']
  return fill(form, { kind, listed, n: absent.length, list: names(absent, lang) }, lang)
}

function names(list: readonly string[], lang: Lang): string {
  const text = list
    .slice(0, MAX_NAMES)
    .map((name) => told(name, MAX_NAME))
    .join(said.comma[lang])
  return list.length > MAX_NAMES ? fill(page.more, { list: text, n: list.length }, lang) : text
}

/** Units with their workbooks, each with its counts and a bar. */
function* unitsMarkup({ overview, files }: Survey, lang: Lang): Generator<Markup> {
  const { units } = overview
  const view: UnitView = {
    lang,
    most: units.reduce((most, { found }) => Math.max(most, sizeOf(found)), 1),
    hasKnown: units.some(({ found }) => found.known > 0),
    numbers: new Map([...files].map(([place, file]) => [file, place])),
  }
  const heads = [page.records, severityWords.error, severityWords.warning, severityWords.info]
  if (view.hasKnown) heads.push(words.known)
  yield html`<div class="wide"><table class="sheet"><caption>${words.units[lang]}</caption><thead class="heads"><tr><th scope="col">${words['unit-file'][lang]}</th>${heads.map(
    (head) => html`<th scope="col" class="number">${head[lang]}</th>`,
  )}<th scope="col" class="bars">${words.bars[lang]}</th></tr></thead>
`
  let room = MAX_WORKBOOKS
  for (const [i, unit] of units.entries()) {
    const shown = unit.workbooks.slice(0, room)
    if (shown.length > 0) yield unitMarkup(unit, i, shown, view)
    room -= shown.length
  }
  const all = units.reduce((sum, { workbooks }) => sum + workbooks.length, 0)
  yield html`</table></div>\n`
  if (all > MAX_WORKBOOKS) yield html`<p>${fill(words['more-files'], { n: all - MAX_WORKBOOKS }, lang)}</p>\n`
}

interface UnitView {
  readonly lang: Lang
  /** Findings of the unit with most of them: a full bar. */
  readonly most: number
  readonly hasKnown: boolean
  /** Numbers of files with findings, by which the page filters. */
  readonly numbers: ReadonlyMap<string, number>
}

function unitMarkup(unit: UnitRow, number: number, workbooks: readonly WorkbookRow[], view: UnitView): Markup {
  const title = unit.unit === null ? page['no-unit'][view.lang] : told(unit.unit, MAX_NAME)
  const name = sizeOf(unit.found) + unit.found.known > 0 ? linkMarkup('unit', number, title) : title
  const label = ({ file }: WorkbookRow): Markup => {
    const place = view.numbers.get(file)
    return place === undefined ? html`${told(file, MAX_NAME)}` : linkMarkup('file', place, told(file, MAX_NAME))
  }
  const [only, more] = unit.workbooks
  if (only && !more)
    return html`<tbody><tr class="unit-row"><th scope="row">${name} <span class="only">${label(only)}</span></th>${countCells(unit, view)}</tr></tbody>\n`
  const rows = workbooks.map(
    (one) => html`<tr class="of-unit"><th scope="row">${label(one)}</th>${countCells(one, view)}</tr>\n`,
  )
  return html`<tbody><tr class="unit-row"><th scope="row">${name}</th>${countCells(unit, view)}</tr>\n${rows}</tbody>\n`
}

function countCells({ found, records }: UnitRow | WorkbookRow, { most, hasKnown }: UnitView): Markup {
  const counts = [records, found.error, found.warning, found.info, ...(hasKnown ? [found.known] : [])]
  return html`${counts.map((n) => html`<td class="number">${n}</td>`)}<td class="bars">${barMarkup(found, most)}</td>`
}

/** The rules that found most, each with a bar. */
function rulesMarkup(run: FinishedRun, { overview, rules: numbered }: Survey): Markup | null {
  const { lang } = run
  const { rules } = overview
  if (rules.length === 0) return null
  const most = rules.reduce((sum, { count }) => Math.max(sum, count), 1)
  const rows = rules.slice(0, MAX_RULES).map(({ rule, severity, count, workbooks }) => {
    const label = html`${run.rule(rule)?.title[lang] ?? null} <code>${rule}</code>`
    const counts = { error: 0, warning: 0, info: 0, [severity]: count }
    return html`<tr><th scope="row">${linkMarkup('rule', numbered.indexOf(rule), label)}</th><td class="word">${severityWords[severity][lang]}</td><td class="number">${count}</td><td class="number">${workbooks}</td><td class="bars">${barMarkup(counts, most)}</td></tr>\n`
  })
  const more = rules.length - rows.length
  return html`<div class="wide"><table class="sheet"><caption>${page.rules[lang]}</caption><thead class="heads"><tr><th scope="col">${page.rule[lang]}</th><th scope="col">${words.severity[lang]}</th><th scope="col" class="number">${page.count[lang]}</th><th scope="col" class="number">${page.workbooks[lang]}</th><th scope="col" class="bars">${words.bars[lang]}</th></tr></thead><tbody>
${rows}</tbody></table></div>
${more > 0 ? html`<p>${fill(page['more-rules'], { n: more }, lang)}</p>\n` : null}`
}

/** A name that shows what was found there, when it is clicked. */
function linkMarkup(name: 'unit' | 'file' | 'rule', value: number, label: string | Markup): Markup {
  return html`<a href="#findings" data-filter="${name}:${value}">${label}</a>`
}

/** Findings by severity side by side; the numbers beside it say the same. */
function barMarkup(found: Pick<Found, Severity>, most: number): Markup {
  let x = 0
  const parts = SEVERITIES.map((severity) => {
    const width = Number(((100 * found[severity]) / most).toFixed(2))
    const part = width > 0 ? html`<rect class="is-${severity}" x="${x}%" width="${width}%" height="14"></rect>` : null
    x = Number((x + width).toFixed(2))
    return part
  })
  return html`<svg class="bar" aria-hidden="true" focusable="false">${parts}</svg>`
}

function listMarkup(lines: readonly string[]): Markup {
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>\n`
}
