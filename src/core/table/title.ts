/** Titles: which line over a table is one, and the place, year, month and count it names. Texts are squeezed first. */
import type { Ref } from '../grid.js'
import { squeeze } from './heading.js'
import { countIn } from './label.js'
import type { Title } from './model.js'

const MAX_TITLE = 80

/** A line over a table that is no labelled text. */
export interface Line {
  readonly text: string
  readonly folded: string
  readonly at: Ref
}

/** The title among the lines over a table; what it leaves open, the other lines or the `date` of the table say. */
export function readTitle(all: readonly Line[], date: string | null): Title | null {
  const lines = all.filter((line) => line.folded.length <= MAX_TITLE && !/^(?:注|备注|说明)\d*:/.test(line.folded))
  let main = lines[0]
  if (!main) return null
  for (const line of lines) if (titleScore(line.folded) > titleScore(main.folded)) main = line
  const texts = [main, ...lines.filter((line) => line !== main)].map((line) => line.folded)
  if (date !== null) texts.push(date)
  const year = first(texts, yearIn)
  // A date of another year (a plan of 2026 issued in December 2025) says nothing of the month.
  const ofYear = (text: string): boolean => [year, null].includes(yearIn(text)) && !isEarlyDate(text)
  return {
    text: main.text,
    at: main.at,
    year,
    month: first(texts.filter(ofYear), monthIn),
    place: placeIn(main.folded),
    count: countIn(main.folded),
  }
}

/** True of a mere date before the 25th: the day a table was sent in says nothing of the month it reports. */
function isEarlyDate(folded: string): boolean {
  const match = /^\(?(?:19|20)\d\d[年./-]\d{1,2}[月./-](\d{1,2})日?\)?$/.exec(folded)
  return match !== null && Number(match[1]) < 25
}

function first<T>(texts: readonly string[], read: (text: string) => T | null): T | null {
  for (const text of texts) {
    const value = read(text)
    if (value !== null) return value
  }
  return null
}

/** True of a text that ends as titles do: 表, 清单, 台账 …, brackets after it or not. */
export function isTitleLike(text: string): boolean {
  return text.length <= MAX_TITLE && /.(?:表|清单|台账|名单|一览|汇总)(?:\(.{0,30}\))?$/.test(squeeze(text))
}

function titleScore(folded: string): number {
  let score = 0
  if (/(?:表|清单|台账|名单|一览|情况|计划|项目|汇总)(?:\(.{0,30}\))?$/.test(folded)) score += 2
  if (/(?:19|20)\d\d年|[二〇○零]{2}[〇○零一二三四五六七八九]{2}年/.test(folded)) score += 1
  if (/项目/.test(folded)) score += 1
  if (/[。；]|，.*，/.test(folded)) score -= 3
  if (/^\(.*\)$/.test(folded)) score -= 2
  return score
}

const DIGITS = '〇一二三四五六七八九'

/** The one year a line names; null where it names none or a span of years. */
export function yearIn(folded: string): number | null {
  const plain = folded.replace(/[〇○零二][〇○零][〇○零一二三四五六七八九]{2}(?=年)/g, (found) =>
    [...found].map((sign) => (/[○零]/.test(sign) ? 0 : DIGITS.indexOf(sign))).join(''),
  )
  if (/(?:19|20)\d\d年?[-至到](?:19|20)?\d\d年/.test(plain)) return null
  const match = /(?<!\d)((?:19|20)\d\d)(?:年|[./-]\d{1,2}(?!\d))/.exec(plain)
  return match ? Number(match[1]) : null
}

/** The month a line names, of `1-5月` the last; null where it names none. */
export function monthIn(folded: string): number | null {
  const match =
    /(?<![\d个])(?:\d{1,2}[-至到])?(1[0-2]|0?[1-9])月(?!度)/.exec(folded) ??
    /(?:19|20)\d\d[./-](1[0-2]|0?[1-9])(?!\d)/.exec(folded)
  if (match) return Number(match[1])
  const chinese = /(?:^|[年(至-])(十[一二]?|[一二三四五六七八九])月/.exec(folded)
  return chinese
    ? ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].indexOf(chinese[1]!) + 1
    : null
}

const PLACE =
  /^((?:(?![省全本各我]|自治区)[\u4e00-\u9fa5]{1,6}?(?:省|市|自治州|自治县|新城|新区|开发区|示范区|园区|县|区|州|盟|旗|镇|乡|街道)(?![级直内属])){1,4})/

/** Words no place is called by: 重点项目分乡镇汇总表 names none. */
const NO_PLACE = /项目|重点|重大|工程|汇总|分[市县区乡]/

/** The place a title begins with, after its year: `平陆县`. 全县, 全市, 省级 name none. */
export function placeIn(folded: string): string | null {
  const text = folded.replace(/^(?:关于)?(?:(?:19|20)\d\d年度?)?/, '')
  if (/^[全本各我][省市县区州]/.test(text)) return null
  const place = PLACE.exec(text)?.[1]
  return place === undefined || NO_PLACE.test(place) ? null : place
}
