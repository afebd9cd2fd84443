/** What build servers are told of a finding. They know files, lines and columns: a row is a line, a column is a column. */
import { type Diagnostic, fill, type Lang } from '../core/index.js'
import { ciWords } from './ci-words.js'
import { explanationText } from './explained.js'
import { type CheckedFile, isKnown } from './reporter.js'
import { filled, retold, sentence } from './retold.js'
import { words } from './words.js'

/** Signs of a name and of a message that are told. */
const MAX_NAME = 80
const MAX_MESSAGE = 1000

/** How a finding stands: only what is `new` can fail a run. */
export type Standing = 'new' | 'known' | 'accepted' | 'explained'

/** A finding with how it stands. */
export interface Found {
  readonly diagnostic: Diagnostic
  readonly standing: Standing
}

/** Everything found in a workbook: what stands, in its order, then what is accepted and explained. */
export function* foundIn(file: CheckedFile): Generator<Found> {
  const { diagnostics, accepted, explained } = file.report
  for (const diagnostic of diagnostics) yield { diagnostic, standing: isKnown(file, diagnostic) ? 'known' : 'new' }
  for (const diagnostic of accepted) yield { diagnostic, standing: 'accepted' }
  for (const diagnostic of explained) yield { diagnostic, standing: 'explained' }
}

/** The findings that count: neither accepted nor explained nor known to a baseline. */
export function* newIn(file: CheckedFile): Generator<Diagnostic> {
  for (const diagnostic of file.report.diagnostics) if (!isKnown(file, diagnostic)) yield diagnostic
}

/** `表1!B4「甲项目」：应为 3`, on one line and harmless. */
export function findingText(diagnostic: Diagnostic, lang: Lang): string {
  const { sheet, cell, project } = diagnostic
  const name = project === null ? '' : fill(words.project, { name: retold(project, MAX_NAME) }, lang)
  const place = `${retold(sheet, MAX_NAME)}!${cell}`
  return filled(ciWords.finding, { place, project: name, message: messageText(diagnostic, lang) }, lang)
}

/** The sentence of a finding on one line and harmless. */
export function messageText(diagnostic: Diagnostic, lang: Lang): string {
  return sentence(diagnostic, lang, MAX_MESSAGE)
}

/** Why a finding that is not new does not count. */
export function whyNot({ diagnostic, standing }: Found, lang: Lang): string {
  const { accepted, explanation } = diagnostic
  if (standing === 'accepted' && accepted) {
    const { until, reason } = accepted.exception
    return fill(ciWords.accepted, { until: until.text, reason: retold(reason, MAX_MESSAGE) }, lang)
  }
  if (standing === 'explained' && explanation)
    return fill(ciWords.explained, { said: explanationText(explanation.explanation, lang) }, lang)
  return ciWords.known[lang]
}
