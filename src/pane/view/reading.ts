/** Words for how a sheet was read and for what a person said of it. Pure. */
import { type Correction, columnName, type Lang, type SheetStructure } from '../../core/index.js'
import { roleWords } from '../words.js'
import { type FieldChoice, t } from './context.js'
import { shownName } from './shown.js'

/** From here on a reading is sure, from there on fairly so. */
export const SURE = 0.9
export const FAIRLY_SURE = 0.7

/** A confidence (0–1) in words with its figure: `没把握 40%`. */
export function sureness(confidence: number, lang: Lang): string {
  return t(lang, 'confidence', { word: sureWord(confidence, lang), n: Math.floor(confidence * 100) })
}

export function sureWord(confidence: number, lang: Lang): string {
  return t(lang, confidence >= SURE ? 'sure' : confidence >= FAIRLY_SURE ? 'fairly-sure' : 'unsure')
}

/** Rows (0-based, both included) as Excel numbers them. */
export function rowsWords(from: number, to: number, lang: Lang): string {
  return from === to ? t(lang, 'row-n', { n: from + 1 }) : t(lang, 'rows-n', { from: from + 1, to: to + 1 })
}

/** What a person said, in one sentence. */
export function describeCorrection(one: Correction, fields: readonly FieldChoice[], lang: Lang): string {
  switch (one.kind) {
    case 'header':
      return t(lang, 'correction-header', { rows: rowsWords(one.row, one.row + one.rows - 1, lang) })
    case 'row':
      return t(lang, 'correction-row', { rows: rowsWords(one.row, one.row, lang), role: roleWords[one.role][lang] })
    case 'column': {
      const said = { col: columnName(one.col), text: shownName(one.text) }
      if (one.field === null) return t(lang, 'correction-column-none', said)
      const field = fields.find(({ name }) => name === one.field)?.title[lang] ?? shownName(one.field)
      return t(lang, 'correction-column', { ...said, field })
    }
  }
}

/** What a corrected place is asked by. */
type Target =
  | { readonly kind: 'header' | 'row'; readonly row: number }
  | { readonly kind: 'column'; readonly col: number; readonly text: string }

/** The correction a place owes its reading to: the one that names it, else (columns were inserted) the only one of its heading. */
export function correctionOf(all: readonly Correction[], sheet: string, target: Target): Correction | null {
  const own = all.filter((one) => one.sheet === sheet && one.kind === target.kind)
  if (target.kind !== 'column') return own.find((one) => one.row === target.row) ?? null
  const columns = own.filter((one) => one.kind === 'column')
  const same = columns.filter(({ text }) => text === target.text)
  return (
    columns.find(({ col, text }) => col === target.col && text === target.text) ?? (same.length === 1 ? same[0]! : null)
  )
}

/** Whether a correction was not followed: what it speaks of is gone. */
export function isLapsed(one: Correction, { lapsed }: SheetStructure): boolean {
  return lapsed.some(
    (other) =>
      other.kind === one.kind && other.row === one.row && other.text === one.text && colOf(other) === colOf(one),
  )
}

function colOf(one: Correction): number | null {
  return one.kind === 'column' ? one.col : null
}
