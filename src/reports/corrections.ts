/** Corrections of how a sheet is read, as reports tell them. Their texts come from cells: phone numbers are masked. */
import { type Correction, columnName, fill, type Lang, masked } from '../core/index.js'
import { retold } from './retold.js'
import { words } from './words.js'

/** Signs of a correction's text that are printed. */
const MAX_TEXT = 40
/** Corrections listed at most. */
const MAX_LISTED = 6

/** One line for each sheet with corrections that were not followed. */
export function lapsedLines(lapsed: readonly Correction[], lang: Lang): string[] {
  const bySheet = new Map<string, Correction[]>()
  for (const one of lapsed) {
    const list = bySheet.get(one.sheet)
    if (list) list.push(one)
    else bySheet.set(one.sheet, [one])
  }
  return [...bySheet].map(([sheet, all]) => {
    const named = all.slice(0, MAX_LISTED).map((one) => correctionText(one, lang))
    const list = named.join(words.comma[lang])
    const text = all.length > MAX_LISTED ? fill(words.more, { list, n: all.length }, lang) : list
    return fill(words['lapsed-corrections'], { name: retold(sheet), n: all.length, list: text }, lang)
  })
}

/** What a correction is about, in a few words: `C 列“投资额”`. */
export function correctionText(correction: Correction, lang: Lang): string {
  const { row } = correction
  const text = retold(correction.text, MAX_TEXT)
  switch (correction.kind) {
    case 'header': {
      const rows = correction.rows > 1 ? `${row + 1}-${row + correction.rows}` : `${row + 1}`
      return fill(words['correction-header'], { rows, text }, lang)
    }
    case 'column':
      return fill(words['correction-column'], { col: columnName(correction.col), text }, lang)
    default:
      return fill(words['correction-row'], { row: row + 1, text }, lang)
  }
}

/** For machines: rows numbered and columns named as Excel shows them. */
export function correctionJson(correction: Correction) {
  const { kind, row } = correction
  const sheet = masked(correction.sheet)
  const text = masked(correction.text)
  switch (correction.kind) {
    case 'header':
      return { kind, sheet, row: row + 1, rows: correction.rows, text }
    case 'column':
      return { kind, sheet, row: row + 1, col: columnName(correction.col), text, field: correction.field }
    default:
      return { kind, sheet, row: row + 1, text, role: correction.role }
  }
}
