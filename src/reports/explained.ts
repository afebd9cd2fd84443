/** Explanations (核实说明) as reports tell them: whose they are, what they say, and why one is not taken. Phone numbers are masked. */
import { type Diagnostic, type Explanation, fill, type Lang, reasonWords } from '../core/index.js'
import { retold } from './retold.js'
import { words } from './words.js'

/** Signs of a project's name, of an explanation and of its author that are printed. */
const MAX_NAME = 80
const MAX_TEXT = 400
const MAX_AUTHOR = 40

/** The line of a finding that stands explained: where, what, why, by whom. */
export function explainedLine({ sheet, cell, rule, project, explanation }: Diagnostic, lang: Lang): string {
  const said = {
    place: `${retold(sheet)}!${cell}`,
    project: project === null ? '' : fill(words.project, { name: retold(project, MAX_NAME) }, lang),
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
  else yield fill(words['explanation-refused'], { said, why: retold(explained.refused?.[lang] ?? '') }, lang)
}

/** `有文件依据：晋发改〔2025〕12号文（张三）`. */
export function explanationText({ reason, text, author }: Explanation, lang: Lang): string {
  const by = author === '' ? '' : fill(words['explanation-author'], { author: retold(author, MAX_AUTHOR) }, lang)
  return fill(words.explanation, { reason: reasonWords[reason], text: retold(text, MAX_TEXT), by }, lang)
}
