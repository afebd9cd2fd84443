/** Texts of a workbook as the page shows them: bounded, on one line, nothing invisible, no phone numbers. */
import {
  type Diagnostic,
  type Edit,
  fill,
  isError,
  type Lang,
  masked,
  parseRange,
  type Ref,
  rangeAddress,
  say,
  type Value,
} from '../../core/index.js'
import { blocks } from '../../reports/places.js'
import { cut, plain, visible, width } from '../../reports/plain.js'
import { words } from '../words.js'

/** Signs of a name (project, sheet, heading) and of a sentence or cell that are shown. */
const MAX_NAME = 80
const MAX_TEXT = 400

/** A name from the workbook. */
export function shownName(text: string): string {
  return plain(cut(masked(text.trim()), MAX_NAME))
}

/** A text from the workbook. */
export function shownText(text: string): string {
  return plain(cut(masked(text), MAX_TEXT))
}

/** What a function of one object gave, kept for as long as the object is: objects of a report never change. */
export function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    const had = known.get(key)
    if (had !== undefined) return had
    const made = make(key)
    known.set(key, made)
    return made
  }
}

const sentences = {
  zh: remembered((one: Diagnostic) => plain(cut(say(one, 'zh'), MAX_TEXT))),
  en: remembered((one: Diagnostic) => plain(cut(say(one, 'en'), MAX_TEXT))),
}
const widths = {
  zh: remembered((one: Diagnostic) => width(sentences.zh(one))),
  en: remembered((one: Diagnostic) => width(sentences.en(one))),
}

/** The sentence of a finding. */
export function sentence(one: Diagnostic, lang: Lang): string {
  return sentences[lang](one)
}

/** The width of its sentence in halves of a Chinese sign. */
export function sentenceWidth(one: Diagnostic, lang: Lang): number {
  return widths[lang](one)
}

/** A text from a cell, white space that matters made visible (`␣`, `↵`). */
export function shownSigns(text: string): string {
  // `␠` of the reports is in few fonts of a desktop.
  return visible(cut(masked(text), MAX_TEXT)).replace(/␠/g, '␣')
}

/** What a cell holds. */
export function shownValue(value: Value, lang: Lang): string {
  if (value === null) return words['blank-cell'][lang]
  return isError(value) ? shownName(value.error) : shownSigns(String(value))
}

/** An edit as before and after; where only the number format changes, the format is said. */
export function shownEdit({ from, to, format }: Edit, lang: Lang): { readonly before: string; readonly after: string } {
  // A number typed as text looks like the number: what changes is said.
  const isText = typeof from === 'string' && typeof to === 'number'
  const before = isText ? fill(words['as-text'], { value: shownSigns(from) }, lang) : shownValue(from, lang)
  if (format !== undefined && (from === to || isDateFormat(format))) {
    const value = shownValue(to, lang)
    return { before, after: fill(words['fix-format'], { value, format: plain(cut(format, MAX_NAME)) }, lang) }
  }
  // Excel takes 0.2 in a percent cell for 0.2 %: said as a person would type it.
  const isPercent = typeof to === 'number' && format?.includes('%') === true
  return { before, after: isPercent ? `${Number((to * 100).toPrecision(12))}%` : shownValue(to, lang) }
}

function isDateFormat(format: string): boolean {
  return /[ymd年月日]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''))
}

/** A block of cells a person can be taken to. */
export interface Block {
  readonly sheet: number
  readonly address: string
  /** Its first cell. */
  readonly at: Ref
}

/** Many cells as blocks, sheet by sheet. Cells of other workbooks are left out: one cannot go there. */
export function blocksOf(places: readonly Ref[]): Block[] {
  const bySheet = new Map<number, Ref[]>()
  for (const at of places) {
    if (at.book !== undefined) continue
    const list = bySheet.get(at.sheet)
    if (list) list.push(at)
    else bySheet.set(at.sheet, [at])
  }
  return [...bySheet].flatMap(([sheet, refs]) =>
    blocks(refs).map((text): Block => {
      const range = parseRange(text)!
      return { sheet, address: rangeAddress(range), at: { sheet, row: range.top, col: range.left } }
    }),
  )
}

/** A moment as a person reads it (`2025-05-08 09:30`), or as written where it is none. */
export function shownTime(time: string): string {
  const date = new Date(time)
  if (!/^\d{4}-\d\d-\d\dT/.test(time) || Number.isNaN(date.getTime())) return shownName(time)
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}
