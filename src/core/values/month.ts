/** Dates known to the month, in every form that project tables hold (RULES.md `format-date-unparseable`). */
import { isError, type Value } from '../grid.js'
import type { Month, Reading, UnreadableReason } from '../values.js'
import type { Lang } from '../vocabulary.js'
import { dayOfSerial, FIRST_YEAR, isRealDate, LAST_YEAR, serialOf, to1900 } from './calendar.js'
import { decimalsOf, describeFormat } from './format.js'
import { compactText, foldDashes, notText, plainNumber, SHORT_TEXT } from './text.js'

/** A date read from text, or the reason why not. */
export type MonthOrReason = Month | UnreadableReason

/**
 * Reads a date cell as a month or an interval of months.
 *
 * - Text: see `parseMonth`.
 * - A number with a date format: Excel's serial, style `serial`. `day` is known where the format prints the day; a format that
 *   prints the year alone makes it the whole year.
 * - A bare whole number: a year, YYYYMM or YYYYMMDD as in text; from 18264 to 73050 (1950–2099) a serial that lost its format,
 *   style `serial-unformatted`.
 * - A bare decimal 2017.4, 2017.11: style `decimal`. 2017.1 is January or October: `ambiguous-decimal`, unless a format of two
 *   decimals prints it as 2017.10.
 *
 * A month 13, a 30 February, a year outside 1949–2099 is `out-of-range`.
 */
export function readMonth(value: Value, format: string, date1904: boolean): Reading<Month> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value === 'boolean') return { state: 'unreadable', reason: 'type' }
  if (typeof value === 'number') return settle(monthOfNumber(value, format, date1904))
  return notText(value) ?? settle(parseMonth(value))
}

function settle(result: MonthOrReason): Reading<Month> {
  return typeof result === 'string' ? { state: 'unreadable', reason: result } : { state: 'ok', value: result }
}

function monthOfNumber(value: number, format: string, date1904: boolean): MonthOrReason {
  const info = describeFormat(format)
  if (info.kind === 'percent' || info.kind === 'time') return 'type'
  if (info.kind === 'date') return monthOfSerial(value, date1904, info)
  if (!Number.isInteger(value)) return monthOfDecimal(value, format)
  const serial = to1900(value, date1904)
  if (serial >= 18264 && serial <= 73050) {
    const { year, month } = dayOfSerial(serial)
    return point(year, month, serial, 'serial-unformatted')
  }
  return value > 0 ? parseMonth(plainNumber(value)) : 'unparseable'
}

function monthOfSerial(value: number, date1904: boolean, prints: { month: boolean; day: boolean }): MonthOrReason {
  const serial = Math.floor(to1900(value, date1904))
  // 2099-12-31 is 73050: outside this, years are out of range anyway.
  if (!(serial >= 61 && serial <= 73050)) return 'out-of-range'
  const { year, month } = dayOfSerial(serial)
  if (!isRealDate(year, month)) return 'out-of-range'
  if (!prints.month && !prints.day) return interval(year, 1, 12, 'serial')
  return point(year, month, prints.day ? serial : null, 'serial')
}

/** The 2017.1 trap (RULES.md `format-date-float-trap`). */
function monthOfDecimal(value: number, format: string): MonthOrReason {
  const match = /^(\d{4})\.(\d{1,2})$/.exec(String(Number(value.toPrecision(12))))
  if (!match) return 'unparseable'
  const year = Number(match[1])
  const digits = match[2] ?? ''
  if (year < FIRST_YEAR || year > LAST_YEAR) return 'out-of-range'
  if (digits === '1' && decimalsOf(format) !== 2) return 'ambiguous-decimal'
  const month = digits === '1' ? 10 : Number(digits)
  return isRealDate(year, month) ? point(year, month, null, 'decimal') : 'out-of-range'
}

const BEFORE = /^(?:预计|计划|拟|力争|约|实际|已)?(?:于|在)?(?=\d{4})/
const AFTER =
  /(?:\((?:预计|计划|拟|实际|已?(?:开工|动工|竣工|完工|建成|投产))\))?(?:之前|以前|前|左右)?(?:已|正式|全面|计划|预计)?(?:开工建设|开工|动工|复工|竣工验收|竣工|完工|建成投产|建成|投产|投用|交付)?$/

/**
 * Reads a date typed as text; the styles are those of `FORMS`. White space, full-width digits and a time of day behind the date
 * do not matter. Chinese numerals (二〇二五年四月) are read, the style then begins with 汉字. Words around it (预计…, …开工, …前, …左右) are passed over and the stated month is taken; the style then ends
 * in `+`.
 */
export function parseMonth(text: string): MonthOrReason {
  if (text.length > SHORT_TEXT) return 'unparseable'
  const timeless = text.replace(/[\sT]{1,3}\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z?\s*$/, '')
  const folded = foldDashes(compactText(timeless)).replace(/月份/g, '月')
  const compact = arabic(folded)
  const bare = compact.replace(BEFORE, '').replace(AFTER, '')
  for (const form of FORMS) {
    const match = form.pattern.exec(bare)
    if (!match) continue
    const month = form.read(match)
    if (typeof month === 'string') return month
    return { ...month, style: `${compact === folded ? '' : '汉字'}${month.style}${bare === compact ? '' : '+'}` }
  }
  return 'unparseable'
}

/** Chinese numerals before 年, 月, 日 and 号 as digits: 二〇二五年十一月 → 2025年11月. */
function arabic(text: string): string {
  return text
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/, (year) => [...year].map(chineseDigit).join(''))
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号])/g, (number) => {
      const [tens = '', ones] = number.split('十')
      if (ones === undefined) return number.length === 1 ? String(chineseDigit(number)) : number
      if (tens.length > 1 || ones.length > 1) return number
      return String((tens === '' ? 1 : chineseDigit(tens)) * 10 + (ones === '' ? 0 : chineseDigit(ones)))
    })
}

function chineseDigit(sign: string): number {
  return Math.max(0, '零一二三四五六七八九'.indexOf(sign))
}

interface Form {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray) => MonthOrReason
}

/** The forms of a date, after white space and width are folded. Groups: year, then what the form needs. */
const FORMS: readonly Form[] = [
  {
    // 2025年4月, 2025年4月10日
    pattern: /^(\d{4})年(\d{1,2})(?:月(?:(\d{1,2})[日号]?)?)?$/,
    read: ([, y, m, d]) => date(y, m, d, d === undefined ? 'y年m月' : 'y年m月d日'),
  },
  {
    // 2025-4, 2025/4, 2025.4, 2025.4月, 2025.04.10
    pattern: /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2})日?|月(?:(\d{1,2})日?)?)?$/,
    read: ([, y, sep, m, d1, d2]) => date(y, m, d1 ?? d2, `y${sep}m${(d1 ?? d2) === undefined ? '' : `${sep}d`}`),
  },
  {
    // 202504, 20250410
    pattern: /^(\d{4})(\d{2})(\d{2})?$/,
    read: ([, y, m, d]) => date(y, m, d, d === undefined ? 'yyyymm' : 'yyyymmdd'),
  },
  {
    // 2025, 2025年, 2025年内
    pattern: /^(\d{4})(年[内度]?)?$/,
    read: ([, y, mark]) => interval(y, 1, 12, mark === undefined ? 'y' : 'y年'),
  },
  {
    // 2025年底, 2025年年末 are December, 年初 is January
    pattern: /^(\d{4})年{0,2}([底末初])$/,
    read: ([, y, part]) => (part === '初' ? interval(y, 1, 1, 'y年初') : interval(y, 12, 12, 'y年底')),
  },
  {
    // 2025年上半年
    pattern: /^(\d{4})年?([上下])半年$/,
    read: ([, y, half]) => (half === '上' ? interval(y, 1, 6, 'y年半年') : interval(y, 7, 12, 'y年半年')),
  },
  {
    // 2025年三季度, 2025年第3季度, 2025Q3; 三季度末 is September
    pattern: /^(\d{4})年?-?(?:第?([一二三四1-4])季度?|[Qq]([1-4]))([初末底])?$/,
    read: ([, y, chinese = '', latin, part]) => quarter(y, latin ?? chinese, part),
  },
  {
    // 2025年8-9月, 2025年8月至9月
    pattern: /^(\d{4})[年.](\d{1,2})月?[-~至到](\d{1,2})月$/,
    read: ([, y, from, to]) => interval(y, Number(from), Number(to), 'y年m-m月'),
  },
  {
    // 2025年10月底, 2025.10月上旬: a part of the month, no day
    pattern: /^(\d{4})[年\-/.](\d{1,2})月(?:上旬|中旬|下旬|[初中底末])$/,
    read: ([, y, m]) => date(y, m, undefined, 'y年m月旬'),
  },
]

function date(y: string | undefined, m: string | undefined, d: string | undefined, style: string): MonthOrReason {
  const year = Number(y)
  const month = Number(m)
  const day = d === undefined ? undefined : Number(d)
  if (!isRealDate(year, month, day)) return 'out-of-range'
  return point(year, month, day === undefined ? null : serialOf({ year, month, day }), style)
}

function point(year: number, month: number, day: number | null, style: string): Month {
  const at = year * 12 + month - 1
  return { first: at, last: at, day, style }
}

function interval(y: string | number | undefined, from: number, to: number, style: string): MonthOrReason {
  const year = Number(y)
  if (!isRealDate(year, from) || !isRealDate(year, to) || to < from) return 'out-of-range'
  return { first: year * 12 + from - 1, last: year * 12 + to - 1, day: null, style }
}

function quarter(y: string | undefined, sign: string, part: string | undefined): MonthOrReason {
  const chinese = '一二三四'.indexOf(sign)
  const first = (chinese >= 0 ? chinese : Number(sign) - 1) * 3 + 1
  const from = part === undefined || part === '初' ? first : first + 2
  const to = part === '初' ? first : first + 2
  return interval(y, from, to, 'y年季度')
}

/** A month for people: `2025年4月` or `2025-04`; an interval as `2025年`, `2025年上半年`, `2025年二季度`, `2025年8月至9月`. */
export function formatMonth(month: Month, lang: Lang): string {
  const year = Math.floor(month.first / 12)
  const from = month.first - year * 12 + 1
  const length = month.last - month.first + 1
  const zh = lang === 'zh'
  if (length === 1) return zh ? `${year}年${from}月` : `${year}-${pad(from)}`
  if (length === 12 && from === 1) return zh ? `${year}年` : String(year)
  if (length === 6 && from % 6 === 1)
    return zh ? `${year}年${from === 1 ? '上' : '下'}半年` : `${year}-H${from === 1 ? 1 : 2}`
  const nth = (from - 1) / 3
  if (length === 3 && Number.isInteger(nth)) return zh ? `${year}年${'一二三四'[nth]}季度` : `${year}-Q${nth + 1}`
  return formatRange(month, year, from, zh)
}

function formatRange(month: Month, year: number, from: number, zh: boolean): string {
  const lastYear = Math.floor(month.last / 12)
  const to = month.last - lastYear * 12 + 1
  if (!zh) return `${year}-${pad(from)} to ${lastYear}-${pad(to)}`
  return `${year}年${from}月至${lastYear === year ? '' : `${lastYear}年`}${to}月`
}

function pad(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
