import { type Choice, type FieldDef, isBlankText, type People, type Reading, trimText } from '../src/core/index.js'
import { defineRule } from './fields.js'
import { brokenUnit, type CellText, findTexts, quoted, rewrite } from './readings.js'

/**
 * Blanks inside a name: padding (`王  飞`, `水 利 局`, `夏  县`, any kind of space), and plain spaces inside one unit's name or
 * a value of a list. Blanks between several names or units separate them and are not meant. Project names are left alone: a space
 * there may stand for 、.
 */
export default defineRule({
  id: 'format-inner-space-in-name',
  title: { zh: '姓名/名称内有空格', en: 'Spaces inside a personal or unit name' },
  why: {
    zh: '为了对齐加的空格会让“王  飞”和“王飞”成为两个人：按领导、单位汇总和查找都会漏。',
    en: 'Spaces added to align names make two people of “王  飞” and “王飞”: counts and look-ups by leader or unit miss one.',
  },
  help: {
    zh: '删去名字中间的空格，要对齐请用单元格的“分散对齐”。填充空格可自动修复；名册里没有的单位名只作建议。',
    en: 'Remove the spaces; align with the cell’s “distributed” alignment. Padding is fixed by kplint fix; of a unit the roster does not know it is a suggestion.',
  },
  source: { zh: '种子002附件：王  飞（3号）、李  波（9号）', en: 'Seed 002, annex: 王  飞 (no. 3), 李  波 (no. 9)' },
  severity: 'info',
  on: 'table',
  gathers: true,
  messages: {
    padded: { zh: '“{text}”中间有空格，应写“{name}”', en: '“{text}” has spaces inside; it should read “{name}”' },
  },
  examples: {
    bad: `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 包联领导 | 联系人
1 | 城西小学建设项目 | 民营经济 服务中心! | 新建 | 6000 | 王␠␠飞! | 吉晓霞
2 | 光伏发电项目 | 水 利 局! | 续⍽建! | 7500 | 张首华、李⍽波! | 荆␠␠军!
! “民营经济 服务中心”中间有空格，应写“民营经济服务中心”
! “王  飞”中间有空格，应写“王飞”
! “水 利 局”中间有空格，应写“水利局”
! “续 建”中间有空格，应写“续建”
! “李 波”中间有空格，应写“李波”
! “荆  军”中间有空格，应写“荆军”
~>
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 包联领导 | 联系人
1 | 城西小学建设项目 | 民营经济 服务中心 | 新建 | 6000 | 王飞 | 吉晓霞
2 | 光伏发电项目 | 水利局 | 续建 | 7500 | 张首华、李波 | 荆军
`,
    good: `
单位：万元
序号 | 项目名称 | 责任单位 | 建设性质 | 总投资 | 包联领导 | 联系人
1 | 城西小学 教学楼建设项目 | 住建局 教育局 | 新建 | 6000 | 张首华 王飞 | 吉晓霞 荆建军
2 | 平陆 100MW 风电项目 | 发改局↵能源局 | 续建 | 7500 | 李波↵杨可隆 |
`,
  },
  *check(view, { settings }) {
    const units = settings.rosters.get('units')
    const judge = (cell: CellText): Spaced | null => {
      if (cell.field.type === 'people') return paddedPeople(cell)
      if (cell.field.type === 'enum') return spacedValue(cell)
      return paddedName(cell.text) ?? (cell.field.name === 'unit' ? spacedUnit(cell.text, units) : null)
    }
    for (const { at, found } of findTexts(view, isName, judge)) {
      const data = { text: quoted(found.written), name: found.name }
      yield { at, message: 'padded', data, expected: found.to, ...rewrite(view, at, found.to, found) }
    }
  },
})

/** Text fields that hold the name of a person, a unit or a place. */
const NAMES: ReadonlySet<string> = new Set(['unit', 'owner', 'contact', 'place'])

function isName({ name, type }: FieldDef): boolean {
  return NAMES.has(name) || type === 'people' || type === 'enum'
}

/** `written` as it stands in the cell, `name` as it should, `to` the whole cell then. */
interface Spaced {
  readonly written: string
  readonly name: string
  readonly to: string
  readonly safe: boolean
}

function paddedPeople({ text, read }: CellText): Spaced | null {
  const reading = read() as Reading<People>
  if (reading.state !== 'ok' || !reading.value.certain || reading.value.padded.length === 0) return null
  const { padded } = reading.value
  const to = padded.reduce((whole, written) => whole.replace(written, () => solid(written)), text)
  return { written: padded.join('、'), name: padded.map(solid).join('、'), to, safe: true }
}

/** A name of single Chinese characters kept apart. */
function paddedName(text: string): Spaced | null {
  const written = trimText(text)
  if (!/^\p{Script=Han}(?:[^\S\r\n]{1,20}\p{Script=Han}){1,11}$/u.test(written)) return null
  const name = solid(written)
  return { written, name, to: name, safe: true }
}

function spacedUnit(text: string, roster: Parameters<typeof brokenUnit>[1]): Spaced | null {
  const written = trimText(text)
  if (!written.includes(' ') || OTHER_BLANK.test(written)) return null
  const whole = brokenUnit(written.split(/ +/), roster)
  return whole && { written, name: whole.name, to: whole.name, safe: whole.certain }
}

/** A value of a list with spaces inside: `新 建`, `产业 类`. */
function spacedValue({ text, read }: CellText): Spaced | null {
  const written = trimText(text)
  if (paddedName(text) === null && (!written.includes(' ') || OTHER_BLANK.test(written))) return null
  const reading = read() as Reading<Choice>
  if (reading.state !== 'ok' || reading.value.value !== solid(written)) return null
  return { written, name: reading.value.value, to: reading.value.value, safe: true }
}

/** White space other than the plain space: other rules' matter. */
const OTHER_BLANK = /[^\S ]|[\u180e\u200b-\u200f\u2060\ufeff]/

function solid(text: string): string {
  return [...text].filter((sign) => !isBlankText(sign)).join('')
}
