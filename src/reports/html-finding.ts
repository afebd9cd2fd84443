/** One finding in the HTML report. */
import {
  type Datum,
  type Diagnostic,
  fill,
  type Lang,
  type RelatedCell,
  sayDatum,
  sayMessage,
  severityWords,
} from '../core/index.js'
import { explanationText, refusedLines } from './explained.js'
import { html, type Markup, seen, told } from './html-markup.js'
import { stripOf } from './html-strip.js'
import { words } from './html-words.js'
import { blocks } from './places.js'
import { cut } from './plain.js'
import type { CheckedFile, RuleInfo } from './reporter.js'
import { sentence } from './retold.js'
import type { Standing } from './standing.js'
import { fixMark } from './text.js'
import { words as said } from './words.js'

/** A finding with what the report knows of it. */
export interface ListedFinding {
  readonly file: CheckedFile
  readonly diagnostic: Diagnostic
  readonly standing: Standing
  /** The unit and the rule by their number among those of the run: what the page filters by. */
  readonly unit: number
  readonly rule: number
  readonly info: RuleInfo | null
  /** With a strip of the table and what the rule says of itself. */
  readonly isFull: boolean
}

/** Signs of a name, of a message, of a value. */
const MAX_NAME = 80
const MAX_MESSAGE = 400
const MAX_VALUE = 120
/** Other cells that are listed. */
const MAX_LISTED = 6

/** A finding as an article of the page. */
export function findingMarkup(listed: ListedFinding, lang: Lang): Markup {
  const { file, diagnostic, standing, unit, rule, info, isFull } = listed
  const { severity, sheet, cell, project } = diagnostic
  const name = project === null ? '' : told(project, MAX_NAME)
  const badge = standing === 'new' ? null : html`<span class="badge">${words[standing][lang]}</span> `
  return html`<article class="finding is-${severity} is-${standing}" data-severity="${severity}" data-standing="${standing}" data-unit="${unit}" data-rule="${rule}" data-project="${name}">
<h4><span class="severity">${severityWords[severity][lang]}</span> ${badge}${sentence(diagnostic, lang, MAX_MESSAGE)}${fixMark(diagnostic, lang)}</h4>
<p class="place"><span class="of-file">${told(file.file, MAX_MESSAGE)}${' · '}</span><b>${told(sheet, MAX_NAME)}!${cell}</b>${' · '}<span class="project">${name === '' ? said.whole[lang] : name}</span>${' · '}<span class="rule">${info ? info.title[lang] : null} <code>${diagnostic.rule}</code></span></p>
${valuesMarkup(diagnostic, lang)}${notesMarkup(diagnostic, standing, lang)}${isFull ? stripOf(file, diagnostic, lang) : null}${isFull && info ? aboutMarkup(info, rule, lang) : null}
</article>
`
}

/** What was found, what should be, by how much they differ, which cells have a part in it. */
function valuesMarkup(diagnostic: Diagnostic, lang: Lang): Markup | null {
  const { actual, expected, difference, places, related } = diagnostic
  const own = places.filter(({ sheet }) => sheet === diagnostic.at.sheet)
  const lines: [string, string][] = []
  const add = (label: keyof typeof words, datum: Datum | null): void => {
    const text = datum === null ? '' : seen(cut(sayDatum(datum, lang), MAX_VALUE))
    if (text !== '') lines.push([words[label][lang], text])
  }
  add('actual', actual)
  add('expected', expected)
  add('difference', difference)
  if (own.length > 1) lines.push([words.places[lang], shortList(blocks(own), own.length, lang)])
  const others = related.map((one) => relatedText(one, diagnostic.sheet, lang))
  if (others.length > 0) lines.push([words.related[lang], shortList(others, others.length, lang)])
  if (lines.length === 0) return null
  return html`<dl class="values">${lines.map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
`
}

function shortList(items: readonly string[], n: number, lang: Lang): string {
  const list = items.slice(0, MAX_LISTED).join(said.comma[lang])
  return items.length > MAX_LISTED ? `${list} ${fill(words.more, { n }, lang)}` : list
}

function relatedText({ file, sheet, cell, note }: RelatedCell, own: string, lang: Lang): string {
  const book = file === null ? '' : `${told(file, MAX_VALUE)} `
  const place = file === null && sheet === own ? cell : `${book}${told(sheet, MAX_NAME)}!${cell}`
  const text = told(sayMessage(note, lang), MAX_VALUE)
  return text === '' ? place : `${place} ${text}`
}

/** Explanations and exceptions, those that no longer hold too. */
function notesMarkup(diagnostic: Diagnostic, standing: Standing, lang: Lang): Markup[] {
  const { accepted, explanation } = diagnostic
  const notes: string[] = []
  if (accepted) {
    const data = { until: accepted.exception.until.text, reason: told(accepted.exception.reason, MAX_MESSAGE) }
    notes.push(fill(accepted.lapsed ? said.lapsed : words['accepted-until'], data, lang))
  }
  if (standing === 'explained' && explanation) notes.push(explanationText(explanation.explanation, lang))
  notes.push(...refusedLines(diagnostic, lang))
  return notes.map((note) => html`<p class="note">${note}</p>\n`)
}

/** What the rule says of itself, folded; its own paragraph at the end of the page is what is printed. */
function aboutMarkup({ why, help }: RuleInfo, rule: number, lang: Lang): Markup {
  return html`
<details><summary>${words.about[lang]}</summary><p>${why[lang]}</p><p>${help[lang]}</p><p><a href="#r${rule}">${words.rules[lang]}</a></p></details>`
}
