/** Labels of rows: totals, subtotals, sections, notes, and the counts they state. All texts are folded first. */
import { fold, squeeze } from './heading.js'

/** No label is longer; what follows is not read. */
export const MAX_LABEL = 200

/** A count a text states. */
export interface Count {
  readonly value: number
  readonly approximate: boolean
}

/** What the label of a row says. */
export interface RowLabel {
  readonly kind: 'total' | 'subtotal' | 'of-which' | 'note' | 'numbered' | 'plain'
  /** Depth its numbering speaks for: 一、 1, （一） 2, 1. 3, (1) 4; else null. */
  readonly level: number | null
}

const PLAIN: RowLabel = { kind: 'plain', level: null }
const COUNT_TAIL =
  '(?:[(:：,，]*(?:共计?|计|小计)?[:：]?(?:约|近)?\\d{0,7}(?:余|多)?(?:左右)?[个项件]?(?:项目)?(?:左右)?\\)?)?'
const TOTAL = new RegExp(
  `^(?:合计|总计|共计|总合计|总共|累计|全[省市县区州盟旗](?:合计|总计|共计)?|汇总)${COUNT_TAIL}:?$`,
)
const NAMED_TOTAL = new RegExp(`^(.{1,24}?)(合计|总计|共计|小计)${COUNT_TAIL}:?$`)
const SUBTOTAL = new RegExp(`^(?:小计|分计|本页小计|本页合计)${COUNT_TAIL}:?$`)
const NOTE = /^(?:注|备注|附注|说明|填[表报]说明|备注说明|编制说明|填报要求)\d*[:：.、]/
const NUMBERED: readonly (readonly [RegExp, number])[] = [
  [/^第[一二三四五六七八九十]{1,3}[类章节部批]/, 1],
  [/^[一二三四五六七八九十]{1,3}[、.．,，:：]/, 1],
  [/^\([一二三四五六七八九十]{1,3}\)/, 2],
]
const ARABIC: readonly (readonly [RegExp, number])[] = [
  [/^\d{1,2}[、．](?=\D)/, 3],
  [/^\d{1,2}\.(?=\D)/, 3],
  [/^\(\d{1,2}\)/, 4],
]
const CHINESE_NUMERAL = /^\(?[一二三四五六七八九十]{1,3}\)?$/

/** What a row's label says. `folded` is the text of its first filled cells. */
export function readLabel(folded: string): RowLabel {
  if (NOTE.test(folded)) return { kind: 'note', level: null }
  if (folded.length > 60) return PLAIN
  if (/^其中[:：]?/.test(folded)) return { kind: 'of-which', level: null }
  if (SUBTOTAL.test(folded)) return { kind: 'subtotal', level: null }
  if (TOTAL.test(folded)) return { kind: 'total', level: null }
  const named = NAMED_TOTAL.exec(folded)
  if (named) {
    const whole = /^(?:全[省市县区州盟旗]|总)/.test(named[1]!) || /^(?:项目|投资|本表|以上)$/.test(named[1]!)
    return { kind: whole && named[2] !== '小计' ? 'total' : 'subtotal', level: levelOf(folded) }
  }
  const level = levelOf(folded)
  return level === null ? PLAIN : { kind: 'numbered', level }
}

function levelOf(folded: string): number | null {
  for (const [pattern, level] of NUMBERED) if (pattern.test(folded)) return level
  return null
}

/** The depth of an Arabic numbering (`1、产业类`), which a single cell may be headed with; else null. */
export function arabicLevel(folded: string): number | null {
  for (const [pattern, level] of ARABIC) if (pattern.test(folded)) return level
  return null
}

/** True of a Chinese numeral alone, as it stands in the 序号 column of a section: 一, （二）. */
export function isChineseNumeral(folded: string): boolean {
  return folded.length <= 5 && CHINESE_NUMERAL.test(folded)
}

/** The depth of a Chinese numeral alone: 一 1, （一） 2. */
export function numeralLevel(folded: string): number {
  return folded.startsWith('(') ? 2 : 1
}

/** True of a text that labels a row other than a record's. */
export function isRowLabel(text: string): boolean {
  return readLabel(fold(text)).kind !== 'plain'
}

const LABEL_SIGNS = new Set(
  [...'合总共小全注备附说累其汇分本第一二三四五六七八九十填编(（'].map((sign) => sign.charCodeAt(0)),
)

/** False where a text surely is no row label, judged by its first sign: keeps plain rows cheap. */
export function mayBeLabel(text: string): boolean {
  const code = text.charCodeAt(0)
  if (LABEL_SIGNS.has(code) || code <= 0x20 || code === 0x3000 || code === 0xa0) return true
  return text.length <= 30 && (text.includes('计') || text.length <= 6)
}

const APPROXIMATE = '约|近|超过|超|逾|不少于|至少'
const COUNT = new RegExp(
  `(?<!第)(?<![\\d.+])(${APPROXIMATE})?(\\d{1,7})(余|多|几)?([个项件])(?![月年])(左右|以上|余|多)?`,
  'g',
)

/** The count a label states (`（5项）`, `共15个`, `合计：12 个`). In a title only a count of projects counts. */
export function readCount(folded: string, isTitle = false): Count | null {
  if (folded.length > 120) return null
  COUNT.lastIndex = 0
  for (let match = COUNT.exec(folded); match; match = COUNT.exec(folded)) {
    const before = folded.slice(Math.max(0, match.index - 3), match.index)
    const after = folded.slice(COUNT.lastIndex, COUNT.lastIndex + 10)
    if (isTitle && !/共计?:?$|合计:?$/.test(before) && !/^(?:\)|$)|^[^\d，。、,;；]{0,6}(?:项目|工程)/.test(after))
      continue
    if (isTitle && /^重大工程/.test(after)) continue
    return { value: Number(match[2]), approximate: Boolean(match[1] || match[3] || match[5]) }
  }
  return null
}

/** `readCount` of a title, as a function of its text alone. */
export function countIn(folded: string): Count | null {
  return readCount(folded, true)
}

/** True of 1, `1`, `1.`, `①`, `1-2`, `A1`: what stands in a 序号 column beside a record. */
export function isNumberLike(value: unknown): boolean {
  if (typeof value === 'number') return true
  if (typeof value !== 'string' || value.length > 12) return false
  return NUMBER_LIKE.test(squeeze(value))
}

const NUMBER_LIKE = /^[A-Za-z★▲△●☆*#]{0,2}-?\(?\d{1,6}(?:[.\-/]\d{1,4}){0,3}\)?[.、★▲△*]?$|^[①-⑳]$/

/** True of the name of a county, township or city standing alone, spaced out or not: `南 宁 市`. */
export function isAreaName(text: string): boolean {
  const folded = fold(text)
  return folded.length <= 10 && /(?:省|市|县|区|镇|乡|州|旗|街道|新城)(?:本级|直)?(?:\(.{0,12}\))?$/.test(folded)
}
