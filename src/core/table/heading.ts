/** Headings as people write them, brought to forms that can be compared: what time and unit they name, and what is left. */
import { isSpace } from '../grid.js'
import { Remembered } from '../remembered.js'
import { findUnit, type MoneyUnit, parseUnit } from '../values.js'

/** Longer texts are no headings. */
const MAX_HEADING = 80

/** One way to read a heading. */
export interface HeadingForm {
  readonly key: string
  /** True where a month, quarter or year was dropped whole: the key may then mean more than the heading does. */
  readonly bare: boolean
}

/** A heading text taken apart. */
export interface Heading {
  /** White space, width and brackets unified, unit removed. */
  readonly folded: string
  /** Keys to compare with those of the vocabulary, the most exact first. */
  readonly forms: readonly HeadingForm[]
  readonly unit: MoneyUnit | null
  readonly year: number | null
  readonly month: number | null
  readonly quarter: number | null
  /** True where nothing but a unit stands there, of money (`（亿元）`) or not (`%`). */
  readonly unitOnly: boolean
  /** True where nothing but a year, month or quarter stands there (`5月`, `二季度`). */
  readonly timeOnly: boolean
}

/** `squeeze` with Latin letters in capitals: two texts that differ only in writing fold to the same. */
export function fold(text: string): string {
  const squeezed = squeeze(text)
  return LOWER.test(squeezed) ? squeezed.toUpperCase() : squeezed
}

const LOWER = /[a-z]/

/** Texts that `squeeze` leaves as they are: nothing but characters it keeps. */
const SQUEEZED = /^[!-Z\\^-~\u4e00-\u9fff]*$/

/** Removes white space, makes letters, digits and signs half width and brackets round. Returns the text itself where nothing changes. */
export function squeeze(text: string): string {
  if (SQUEEZED.test(text)) return text
  let out = ''
  let kept = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x20 && code < 0x7f && code !== 0x5b && code !== 0x5d) continue
    if (code >= 0x4e00 && code <= 0x9fff) continue
    const sign = foldSign(code)
    if (sign === null) continue
    out += text.slice(kept, i) + sign
    kept = i + 1
  }
  return kept === 0 ? text : out + text.slice(kept)
}

function foldSign(code: number): string | null {
  if (isSpace(code)) return ''
  if (code >= 0xff01 && code <= 0xff5e) return foldSign(code - 0xfee0) ?? String.fromCharCode(code - 0xfee0)
  if (code === 0x5b || code === 0x3010 || code === 0x3014) return '('
  if (code === 0x5d || code === 0x3011 || code === 0x3015) return ')'
  if (code === 0x2013 || code === 0x2014 || code === 0x2212 || code === 0x301c || code === 0x2500) return '-'
  if (code === 0x7e) return '-'
  return null
}

const UNIT = '(?:人民币)?(千元|千万元|百万元|万元|亿元|元|万|亿)(?:人民币)?'
const TAIL_UNIT = new RegExp(`(?:[:/,，、-](?:金额)?(?:单位:?)?|单位:)${UNIT}$`)
const MEASURE = /^\(?(?:%|‰|个|项|人|亩|公顷|平方米|㎡|公里|KM|M2|MW)\)?$/
const ONLY_UNIT = new RegExp(`^\\(?(?:金额)?(?:单位)?:?${UNIT}\\)?$`)

/** The money unit a word names exactly (`万元`, `亿`, `人民币万元`), else null. Expects folded text. */
export function unitWord(folded: string): MoneyUnit | null {
  if (folded.length > 12) return null
  const match = ONLY_UNIT.exec(folded)
  return match ? parseUnit(match[1]!) : null
}

const CHINESE_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const YEAR = /(?<!\d)((?:19|20)\d\d)年(度?)/
const MONTH_RANGE = /(?<!\d)(\d{1,2})月?份?[-至到](\d{1,2})月份?/
const UP_TO_MONTH = /(?:截至|截止|至|到)(?:目前)?(?<!\d)(\d{1,2})月份?(?:底|末)/
const MONTH = /(?<!\d)(1[0-2]|0?[1-9])月份?|(?<![个一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])月份?/
const ANY_MONTH = /(?:[NXMnxm×_＿]|\(\))+月份?/
const QUARTER = /第?([一二三四1-4])季度/
const FIRST_TWO_MONTHS = /(?<!\d)0?1月?份?[-至到、和]0?2月(?!\d)/

/**
 * The heading of what was completed in January and February together, as that of February: January is not reported by itself
 * (DOMAIN.md 2.3 "1月份数据免报"). Null where the heading is no such one.
 */
export function asFebruary(text: string): string | null {
  const folded = text.length > MAX_HEADING ? '' : squeeze(text)
  if (folded.includes('累计') || !FIRST_TWO_MONTHS.test(folded)) return null
  return folded.replace(FIRST_TWO_MONTHS, '2月')
}

/** Takes a heading apart. A text too long to be one has no forms. */
export function readHeading(raw: string): Heading {
  return headings.of(raw)
}

const headings = new Remembered(takeApart)

function takeApart(raw: string): Heading {
  const whole = raw.length > MAX_HEADING * 3 ? '' : fold(raw)
  if (whole === '' || whole.length > MAX_HEADING) return NOTHING
  const only = unitWord(whole)
  if (only || MEASURE.test(whole)) return { ...NOTHING, folded: whole, unit: only, unitOnly: true }
  const stated = findUnit(whole)
  const tail = stated ? null : TAIL_UNIT.exec(whole)
  const unit = stated ? stated.unit : tail && parseUnit(tail[1]!)
  const rest = stated
    ? whole.slice(0, stated.start) + whole.slice(stated.end)
    : tail
      ? whole.slice(0, tail.index)
      : whole
  const folded = trimMarks(rest)
  const time = readTime(folded)
  return { folded, unit, ...time, unitOnly: false, forms: bracketForms(time.forms) }
}

const NOTHING: Heading = {
  folded: '',
  forms: [],
  unit: null,
  year: null,
  month: null,
  quarter: null,
  unitOnly: false,
  timeOnly: false,
}

/** Marks that belong to the form, not to the heading: `*` of a compulsory column, a trailing colon, a leading number. */
function trimMarks(text: string): string {
  return text.replace(/^[*#★▲]+|[*#★▲:：]+$/g, '').replace(/^(?:\d{1,2}[.、]|[①-⑳])(?=[^\d月年季])/, '')
}

interface Times {
  year: number | null
  month: number | null
  quarter: number | null
  timeOnly: boolean
  forms: HeadingForm[]
}

function readTime(text: string): Times {
  const times: Times = { year: null, month: null, quarter: null, timeOnly: false, forms: [{ key: text, bare: false }] }
  const year = YEAR.exec(text)
  if (year) {
    times.year = Number(year[1])
    times.forms = replaceIn(times.forms, year[0], [`年${year[2]}`], [''])
  }
  const range = MONTH_RANGE.exec(text)
  const upTo = range ? null : UP_TO_MONTH.exec(text)
  const month = range || upTo ? null : MONTH.exec(text)
  const anyMonth = range || upTo || month ? null : ANY_MONTH.exec(text)
  if (range) times.forms = cumulative(replaceIn(times.forms, range[0], ['月', ''], []))
  else if (upTo) {
    times.month = validMonth(Number(upTo[1]))
    times.forms = replaceIn(times.forms, upTo[0], [''], [])
  } else if (month) {
    times.month = month[1] ? Number(month[1]) : CHINESE_MONTHS.indexOf(month[2]!) + 1
    // `5月当月完成投资` says twice that it is of one month; dropping the 5月 loses nothing.
    const says = /[当本]月/.test(text) ? ['月', ''] : ['月', '本月']
    times.forms = replaceIn(times.forms, month[0], says, [''])
  } else if (anyMonth) times.forms = replaceIn(times.forms, anyMonth[0], ['月', '本月'], [''])
  const quarter = QUARTER.exec(text)
  if (quarter) {
    times.quarter = '一二三四'.indexOf(quarter[1]!) + 1 || Number(quarter[1])
    times.forms = replaceIn(times.forms, quarter[0], ['季度'], [''])
  }
  let rest = text
  for (const found of [year, range, upTo, month, quarter]) if (found) rest = rest.replace(found[0], '')
  times.timeOnly = rest !== text && rest.replace(/[()-]|累计|份/g, '') === ''
  return times
}

function validMonth(month: number): number | null {
  return month >= 1 && month <= 12 ? month : null
}

/** Every form with `part` replaced by each of `exact`, then by each of `bare`; the form itself stays first. */
function replaceIn(
  forms: readonly HeadingForm[],
  part: string,
  exact: readonly string[],
  bare: readonly string[],
): HeadingForm[] {
  const out = [...forms]
  for (const to of exact)
    for (const form of forms)
      if (form.key.includes(part)) out.push({ key: form.key.replace(part, to), bare: form.bare })
  for (const to of bare)
    for (const form of forms) if (form.key.includes(part)) out.push({ key: form.key.replace(part, to), bare: true })
  return out
}

/** A range of months (`1-5月完成投资`) is a sum since January: only forms that say so may stand for it. */
function cumulative(forms: readonly HeadingForm[]): HeadingForm[] {
  return forms.map((form) => {
    if (form.key.includes('累计')) return form
    const at = form.key.startsWith('月') ? 1 : 0
    return { key: `${form.key.slice(0, at)}累计${form.key.slice(at)}`, bare: form.bare }
  })
}

/** Adds to each form the same without bracket signs (`（计划）开工` → `计划开工`) and without what stands in brackets. */
function bracketForms(forms: readonly HeadingForm[]): HeadingForm[] {
  if (!forms.some((form) => form.key.includes('('))) return [...forms]
  const opened = forms.map((form) => ({ key: form.key.replace(/[()]/g, ''), bare: form.bare }))
  const dropped = forms.map((form) => ({ key: form.key.replace(/\([^()]*\)/g, ''), bare: form.bare }))
  return [...forms, ...opened, ...dropped]
}
