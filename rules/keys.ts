/** What identifies a project (its code and its name, made comparable) and the units in a cell. */
import { compactText, type Roster, type RosterEntry } from '../src/core/index.js'

const CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/
const DASHES = /[-\u2010-\u2015\u2212\u2500\u2501_]+/g
const CODE_DIGITS = /^(\d{4})(\d{6})(\d{2})(\d{2})(\d{6})$/

/** A 项目代码 cell: the codes in it; null where one of them is malformed. */
export interface CodeCell {
  readonly codes: readonly string[] | null
  /** True where one was written without its dashes. */
  readonly undashed: boolean
}

/**
 * Reads a 项目代码 (发改投资〔2020〕1439号; GB/T 40058-2021): 4-6-2-2-6 digits. White space, width and the form of the dash do not
 * matter; 20 digits without dashes are understood (`undashed`). A cell may hold several codes (打包项目). The check digit is not
 * looked at: its rule is not published.
 */
export function readCodes(text: string): CodeCell {
  if (CODE.test(text)) return { codes: [text], undashed: false }
  const plain = compactText(text).replace(DASHES, '-')
  if (plain.length > 400) return { codes: null, undashed: false }
  const whole = dashed(plain)
  if (whole) return { codes: [whole], undashed: !CODE.test(plain) }
  const pieces = text.split(/[\s、，,;；/／]+/).flatMap((piece) => compactText(piece).replace(DASHES, '-') || [])
  const codes = pieces.map(dashed)
  if (pieces.length === 0 || codes.includes(null)) return { codes: null, undashed: false }
  return { codes: codes as string[], undashed: pieces.some((piece) => !CODE.test(piece)) }
}

/** A code with its dashes, null of what is none. */
function dashed(text: string): string | null {
  if (CODE.test(text)) return text
  const digits = CODE_DIGITS.exec(text)
  return digits ? digits.slice(1).join('-') : null
}

const UNIT_SEPARATOR = /[、，,;；/／|]/
/** Units looked at in one cell. */
const MOST_UNITS = 50
/** Shorter names one character apart are as often two units (张店镇 and 张村镇, 民政局 and 财政局). */
const SHORTEST_TO_GUESS = 6
/** Longer texts are no unit's name. */
const LONGEST_UNIT = 60
/** The first character of a unit's name may say whose it is: 市自然资源局 is not 县自然资源局. */
const LEVEL = /^[省市县区]/

/** The units of a cell as written. A line break is inside a name (民营经济↵服务中心) unless each side is a unit of the roster. */
export function unitsIn(text: string, roster: Roster): string[] {
  if (roster.find(text)) return [text.trim()]
  return text.split(UNIT_SEPARATOR, MOST_UNITS).flatMap((part) => {
    const lines = part.split(/\s+/).filter((line) => line !== '')
    return lines.length > 1 && lines.every((line) => roster.find(line)) ? lines : lines.length > 0 ? [part.trim()] : []
  })
}

/** The unit of the roster a name that is not in it was meant for: one character off, the only one. Null where nothing can be guessed. */
export function likelyUnit(written: string, roster: Roster): string | null {
  const solid = written.replace(/\s+/g, '')
  if (solid.length > LONGEST_UNIT || [...solid].length < SHORTEST_TO_GUESS) return null
  const near = roster.near(solid).filter((name) => !LEVEL.test(solid) || !LEVEL.test(name) || solid[0] === name[0])
  return near.length === 1 ? near[0]! : null
}

/** One of the units of a cell beside a roster. */
export interface UnitFound {
  /** As written, without what stands behind it in brackets. */
  readonly name: string
  /** The entry it stands for; null where it is not listed. */
  readonly entry: RosterEntry | null
  /** True of what calls itself an office; companies, townships, schools, headquarters are none, nor is 各委办. */
  readonly isOffice: boolean
}

/** Looks up one of the units of a cell; `水利局` is as good as the `县水利局` of the roster, and a person behind it does not matter. */
export function findUnit(part: string, roster: Roster): UnitFound {
  const name = part.replace(NOTE, '')
  const forms = [part, name, name.split(/[\s：:]/)[0] ?? '']
  const tried = forms.flatMap((form) => [form, ...['县', '市', '区'].map((level) => level + form)])
  const hit = tried.map((form) => roster.find(form)).find((one) => one !== null)
  return { name, entry: hit?.entry ?? null, isOffice: OFFICE.test(name) && !NO_OFFICE.test(name) }
}

/** What stands behind a unit: （牵头）. */
const NOTE = /[（(][^（()）]{0,40}[）)]$/
const OFFICE = /(?:[局委办厅会站所处队馆室部院社]|中心)$/
/** Ends like an office and is none, or is nobody by name: 张店村委会, 中铁三局, 县医院, 各委办, 相关部门. */
const NO_OFFICE =
  /(?:指挥部|项目部|医院|学院|合作社|旅行社|[村居]委会|街道办|街道办事处|[一二三四五六七八九十\d]局)$|^(?:各|相关|有关)/
