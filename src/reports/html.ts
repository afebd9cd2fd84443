/** A run as one page for a browser: nothing is loaded from anywhere, it can be read without its script, and printed. */
import { fill, type Lang, masked, severityWords } from '../core/index.js'
import { findingMarkup, type ListedFinding } from './html-finding.js'
import { html, inlined, type Markup, told } from './html-markup.js'
import { overviewMarkup, verdictOf } from './html-overview.js'
import { script, scriptHash, style, styleHash } from './html-page.generated.js'
import { MAX_LISTED, type Survey, surveyOf } from './html-survey.js'
import { words } from './html-words.js'
import { pageWords as page } from './page-words.js'
import type { CheckedFile, FinishedRun, Reporter } from './reporter.js'
import { SEVERITIES } from './severities.js'
import { type Found, foundIn, type Standing } from './standing.js'
import { tableLine } from './text.js'
import { uncheckedLines } from './unchecked.js'
import { words as said } from './words.js'

/** Signs of a name. */
const MAX_NAME = 200
/** Workbooks of which is said what was read and what was not. */
const MAX_SEEN = 500
const STANDINGS: readonly Standing[] = ['new', 'known', 'explained', 'accepted']
const LANGUAGE = { zh: 'zh-CN', en: 'en' } as const

/**
 * Nothing may be loaded, and nothing runs but the one style and the one script of this page: what a cell holds stays text even where
 * it should ever get into the markup.
 */
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; script-src 'sha256-${scriptHash}'; img-src data:; base-uri 'none'; form-action 'none'`

/** Writes a run as HTML. Of more than 10,000 findings the weightiest are listed; 1,000 of them show a strip of their table. */
export const htmlReporter: Reporter = function* (run) {
  const survey = surveyOf(run)
  for (const piece of pieces(run, survey)) yield piece.toString()
}

function* pieces(run: FinishedRun, survey: Survey): Generator<Markup> {
  const { lang } = run
  yield headMarkup(run, survey)
  yield* overviewMarkup(run, survey)
  yield html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title" tabindex="-1">${words.findings[lang]}</h2>
${survey.total === 0 ? null : filterMarkup(run, survey)}`
  yield* groupsMarkup(run, survey)
  yield html`</section>\n`
  yield* aboutMarkup(run, survey)
  yield* seenMarkup(run)
  yield tailMarkup(run)
}

function headMarkup(run: FinishedRun, { rules }: Survey): Markup {
  const { lang, version, summary } = run
  const [only] = summary.files === 1 ? run.results() : []
  const name = only ? told(only.file, MAX_NAME) : ''
  const title = name === '' ? page['report-title'][lang] : `${name} · ${page['report-title'][lang]}`
  const parts = (['overview', 'findings', 'rules', 'seen'] as const).filter(
    (part) => part !== 'rules' || rules.length > 0,
  )
  return html`<!DOCTYPE html>
<html lang="${LANGUAGE[lang]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="kplint ${version}">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${inlined(style)}</style>
</head>
<body>
<a class="skip" href="#findings-title">${words.skip[lang]}</a>
<header><h1>${page['report-title'][lang]}</h1>${name === '' ? null : html`<p class="quiet">${name}</p>`}</header>
<nav aria-label="${words.contents[lang]}">${parts.map((part) => html`<a href="#${part}">${words[part][lang]}</a> `)}</nav>
<main>
`
}

function tailMarkup({ lang, version }: FinishedRun): Markup {
  return html`</main>
<footer>${fill(words.made, { version }, lang)}</footer>
<script>${inlined(script)}</script>
</body>
</html>
`
}

/** The controls. They appear when the script of the page runs, which alone can follow them. */
function filterMarkup(run: FinishedRun, survey: Survey): Markup {
  const { lang } = run
  const { standings, files, units, rules, projects } = survey
  const hasMore = standings.size > 1
  const unitNames = units.map((unit, i): Option => [i, unit === null ? page['no-unit'][lang] : told(unit, MAX_NAME)])
  const ruleNames = rules.map((rule, i): Option => {
    const title = run.rule(rule)?.title[lang]
    return [i, title === undefined ? rule : `${title} (${rule})`]
  })
  const fileNames = [...files].map(([place, file]): Option => [place, told(file, MAX_NAME)])
  // The page takes the headings of groups from the choices of the filter.
  const groups = (['file', 'unit', 'project', 'rule'] as const)
    .filter((name) => (name === 'unit' ? unitNames.length > 1 : name !== 'rule' || ruleNames.length > 1))
    .map((name): Option => [name, words[name][lang]])
  const severities = SEVERITIES.map(
    (one) =>
      html`<label><input type="checkbox" name="severity" value="${one}" checked> ${severityWords[one][lang]}</label>`,
  )
  const { 'shown-all': all, 'shown-some': some, 'shown-none': none } = words
  return html`<form id="filter" class="filter" role="search" aria-label="${words.filter[lang]}" autocomplete="off" hidden>
<label class="field">${words.text[lang]}<input type="search" name="text"></label>
<fieldset><legend>${words.severity[lang]}</legend><div class="checks">${severities}</div></fieldset>
${hasMore ? standingSelect(standings, lang) : null}${fileNames.length > 1 ? select('file', fileNames, lang) : null}${unitNames.length > 1 ? select('unit', unitNames, lang) : null}${ruleNames.length > 1 ? select('rule', ruleNames, lang) : null}<label class="field">${words.project[lang]}<input type="search" name="project" list="projects"></label>
<datalist id="projects">${projects.map((project) => html`<option value="${told(project, MAX_NAME)}"></option>`)}</datalist>
<label class="field">${words.group[lang]}<select name="group">${groups.map(([value, name]) => html`<option value="${value}">${name}</option>`)}</select></label>
<button type="reset">${words.clear[lang]}</button>
</form>
<p id="shown" class="shown" role="status" data-all="${all[lang]}" data-some="${some[lang]}" data-none="${none[lang]}">${fill(all, { n: survey.listed.room }, lang)}</p>
`
}

type Option = readonly [value: number | string, name: string]

function select(name: 'file' | 'unit' | 'rule', options: readonly Option[], lang: Lang): Markup {
  return html`<label class="field">${words[name][lang]}<select name="${name}"><option value="">${words.all[lang]}</option>${options.map(
    ([value, label]) => html`<option value="${value}">${label}</option>`,
  )}</select></label>
`
}

/** What is still to be done is shown first. */
function standingSelect(standings: ReadonlySet<Standing>, lang: Lang): Markup {
  const options = STANDINGS.filter((one) => standings.has(one)).map((one) =>
    one === 'new'
      ? html`<option value="${one}" selected>${words[one][lang]}</option>`
      : html`<option value="${one}">${words[one][lang]}</option>`,
  )
  return html`<label class="field">${words.standing[lang]}<select name="standing"><option value="">${words.all[lang]}</option>${options}</select></label>
`
}

/** The findings file by file. */
function* groupsMarkup(run: FinishedRun, survey: Survey): Generator<Markup> {
  const { lang } = run
  const { listed, full, total } = survey
  if (total === 0) {
    yield html`<p>${verdictOf(run.summary, lang)}</p>\n`
    return
  }
  if (listed.all > listed.room)
    yield html`<p class="trouble">${fill(words.unlisted, { n: listed.all - listed.room, max: MAX_LISTED }, lang)}</p>\n`
  if (listed.room > full.room) yield html`<p class="quiet">${fill(words.bare, { n: full.room }, lang)}</p>\n`
  yield html`<div id="groups" class="by-file" data-times="${words.times[lang]}" data-whole="${said.whole[lang]}">\n`
  let place = 0
  for (const file of run.results()) {
    if (file.kind === 'checked' && survey.files.has(place)) yield* groupMarkup(run, survey, file, place)
    place++
  }
  yield html`</div>\n`
}

function* groupMarkup(run: FinishedRun, survey: Survey, file: CheckedFile, place: number): Generator<Markup> {
  const { lang } = run
  const all = [...foundIn(file)].map((found) => ({
    ...found,
    isListed: survey.listed.take(found),
    isFull: survey.full.take(found),
  }))
  const listed = all.filter(({ isListed }) => isListed).sort((a, b) => rankOf(a) - rankOf(b))
  const n = fill(words.times, { n: listed.length }, lang)
  yield html`<section class="group" data-file="${place}"><h3>${told(file.file, MAX_NAME)} <span class="times">${n}</span></h3>
<div class="list">
`
  for (const { diagnostic, standing, isFull } of listed) {
    const info = run.rule(diagnostic.rule)
    const [unit, rule] = [survey.unitNumber(file, diagnostic), survey.ruleNumber(diagnostic)]
    const one: ListedFinding = { file, diagnostic, standing, unit, rule, info, isFull }
    yield findingMarkup(one, lang)
  }
  const rest = all.length - listed.length
  if (rest > 0) yield html`<p class="rest quiet">${fill(words['unlisted-here'], { n: rest }, lang)}</p>\n`
  yield html`</div></section>\n`
}

/** Most important first; what does not count comes last. */
function rankOf({ diagnostic, standing }: Found): number {
  return (standing === 'new' ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(diagnostic.severity)
}

/** Each rule that found something, once: what it is about, why it matters, what to do, what it rests on. */
function* aboutMarkup(run: FinishedRun, { rules }: Survey): Generator<Markup> {
  const { lang } = run
  if (rules.length === 0) return
  yield html`<section id="rules" aria-labelledby="rules-title">\n<h2 id="rules-title">${words.rules[lang]}</h2>\n`
  for (const [i, rule] of rules.entries()) {
    const info = run.rule(rule)
    const lines = info
      ? (['why', 'help', 'source'] as const).map((key) => [words[key][lang], info[key][lang]] as const)
      : []
    yield html`<div class="about" id="r${i}"><h3>${info?.title[lang] ?? null} <code>${rule}</code></h3>${
      lines.length > 0 ? html`<dl>${lines.map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>` : null
    }</div>\n`
  }
  yield html`</section>\n`
}

/** What was read of each workbook, and what of it was not checked: nothing found and nothing looked at must not look alike. */
function* seenMarkup(run: FinishedRun): Generator<Markup> {
  const { lang } = run
  yield html`<section id="seen" aria-labelledby="seen-title">\n<h2 id="seen-title">${words.seen[lang]}</h2>\n`
  let rest = -MAX_SEEN
  for (const file of run.results()) if (file.kind === 'checked' && ++rest <= 0) yield seenOf(file, lang)
  if (rest > 0) yield html`<p>${fill(words['more-files'], { n: rest }, lang)}</p>\n`
  yield html`</section>\n`
}

function seenOf({ file, report, warnings }: CheckedFile, lang: Lang): Markup {
  const look = { lang, paint: (_: unknown, text: string) => text, quiet: false }
  const read = report.tables.map((table) => `${masked(table.sheet)}!${tableLine(table, look)}`)
  const idle = report.idle.length > 0 ? [fill(said['explanation-idle'], { n: report.idle.length }, lang)] : []
  const odd = warnings.map((warning) => fill(said.warning, { text: warning[lang] }, lang))
  const not = [...uncheckedLines(report, lang), ...idle]
  return html`<div class="about"><h3>${told(file, MAX_NAME)}</h3><dl>${listOf(words.read[lang], read)}${listOf(said['not-checked'][lang], not)}${listOf(words.odd[lang], odd)}</dl></div>
`
}

function listOf(label: string, lines: readonly string[]): Markup | null {
  if (lines.length === 0) return null
  return html`<dt>${label}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}`
}
