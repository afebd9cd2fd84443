/** Explanations (核实说明) as reports tell them: whose they are, what they say, and why one is not taken. Phone numbers are masked. */
import { type Diagnostic, type Explanation, fill, type Lang, masked, reasonWords } from '../core/index.js'
import { cut, plain } from './plain.js'
import { words } from './words.js'

/** Signs of a project's name, of an explanation and of its author that are printed. */
const MAX_NAME = 80
const MAX_TEXT = 400
const MAX_AUTHOR = 40

/** The line of a finding that stands explained: where, what, why, by whom. */
export function explainedLine({ sheet, cell, rule, project, explanation }: Diagnostic, lang: Lang): string {
  const said = {
    place: `${plain(sheet)}!${cell}`,
    project: project === null ? '' : fill(words.project, { name: plain(cut(project, MAX_NAME)) }, lang),
    rule,
    said: explanationText(explanation!.explanation, lang),
  }
  return fill(words['explained-line'], said, lang)
}

/** What stands below a finding whose explanation does not hold; nothing where it has none. */
export function* refusedLines({ explanation: explained }: Diagnostic, lang: Lang): Generator<string> {
  if (explained === null || explained.state === 'valid') return
  const said = explanationText(explained.explanation, lang)
  if (explained.state === 'lapsed') yield fill(words['explanation-lapsed'], { said }, lang)
  else yield fill(words['explanation-refused'], { said, why: plain(explained.refused?.[lang] ?? '') }, lang)
}

/** `有文件依据：晋发改〔2025〕12号文（张三）`. */
export function explanationText({ reason, text, author }: Explanation, lang: Lang): string {
  const by = author === '' ? '' : fill(words['explanation-author'], { author: shown(author, MAX_AUTHOR) }, lang)
  return fill(words.explanation, { reason: reasonWords[reason], text: shown(text, MAX_TEXT), by }, lang)
}

function shown(text: string, signs: number): string {
  return plain(cut(masked(text), signs))
}

/** An explanation beside its finding, for machines. */
export function explainedJson(explained: NonNullable<Diagnostic['explanation']>, lang: Lang) {
  const { explanation, state, refused } = explained
  const { finding: _, ...said } = explanationJson(explanation)
  return { ...said, state, ...(refused ? { refused: refused[lang] } : {}) }
}

/** An explanation by itself, for machines. */
export function explanationJson({ finding, reason, text, author, time }: Explanation) {
  return { finding, reason, text: masked(text), author: masked(author), time: masked(time) }
}
