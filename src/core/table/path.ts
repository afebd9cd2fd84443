/** The field a path of headings names: group headings above, the column's own below. */
import type { FieldDef } from '../vocabulary.js'
import { type Heading, readHeading, squeeze } from './heading.js'
import { fieldOf, type Lexicon } from './lexicon.js'

/** A field, and the level of the path from which on it is named. */
export interface PathMatch {
  readonly field: FieldDef
  readonly from: number
}

/** The field of a column: what a person said it is, else what the headings over it name. */
export function matchHead(
  lexicon: Lexicon,
  { path, said }: { readonly path: readonly { readonly text: string }[]; readonly said?: string | null },
): PathMatch | null {
  if (said === undefined) return matchPath(lexicon, path)
  const field = said === null ? undefined : lexicon.byName.get(said)
  return field ? { field, from: Math.max(0, path.length - 1) } : null
}

/**
 * The field a path of heading texts names: joined from the top, else from further down; of `总投资 / 小计` the path without
 * its 小计. Levels that are only a time come first (`完成投资 / 5月` = `5月完成投资`), and the time of a group left out is kept
 * (`5月完成情况 / 完成投资` = `5月完成投资`). `isLone` as in `fieldOf`.
 */
export function matchPath(
  lexicon: Lexicon,
  path: readonly { readonly text: string }[],
  isLone = false,
): PathMatch | null {
  const key = keyOf(path, isLone)
  if (key.length > MAX_PATH) return matchAnew(lexicon, path, isLone)
  const known = lexicon.byPath.get(key)
  if (known !== undefined) return known
  const match = matchAnew(lexicon, path, isLone)
  if (lexicon.byPath.size >= MAX_PATHS) lexicon.byPath.clear()
  lexicon.byPath.set(key, match)
  return match
}

/** Different paths, different keys: a text may hold any sign, so it is its length that says where it ends. */
function keyOf(path: readonly { readonly text: string }[], isLone: boolean): string {
  let key = isLone ? '1' : '0'
  for (const { text } of path) key += `${text.length}:${text}`
  return key
}

function matchAnew(lexicon: Lexicon, path: readonly { readonly text: string }[], isLone: boolean): PathMatch | null {
  const levels = path.map(({ text }) => ({ text, heading: readHeading(text) }))
  const rate = asRate(lexicon, levels)
  if (rate) return rate
  let end = levels.length
  while (end > 1 && (levels[end - 1]!.heading.unitOnly || SUM_WORD.test(levels[end - 1]!.heading.folded))) end--
  for (let from = 0; from < end; from++) {
    const part = levels.slice(from, end)
    const times = part.filter((level) => level.heading.timeOnly)
    const words = part.filter((level) => !level.heading.timeOnly)
    const time = times.map((level) => level.heading.folded).join('')
    const when = levels.slice(0, from).map((level) => timeWord(level.heading))
    for (const text of wordings(
      words.map((level) => level.text),
      time + when.join('') !== '',
    )) {
      const field = named(lexicon, when.join('') + time + text, isLone) ?? named(lexicon, time + text, isLone)
      if (field) return { field, from }
    }
  }
  return null
}

/** A column whose lowest heading is a % sign may have a field of its own: `形象进度 / （%）` is a rate, 形象进度 a text. */
function asRate(
  lexicon: Lexicon,
  levels: readonly { readonly text: string; readonly heading: Heading }[],
): PathMatch | null {
  const own = levels.at(-2)
  if (!own || !/^\(?%\)?$/.test(levels.at(-1)!.heading.folded)) return null
  const field = named(lexicon, `${own.text}(%)`, false)
  return field?.type === 'percent' ? { field, from: levels.length - 2 } : null
}

function named(lexicon: Lexicon, text: string, isLone: boolean): FieldDef | null {
  return text.length > MAX_PATH ? null : fieldOf(lexicon, readHeading(text), isLone)
}

/** Longer paths of headings are none. */
const MAX_PATH = 200
/** Paths remembered before remembering begins anew. */
const MAX_PATHS = 5000

/**
 * The words of a path in the orders they are read: `投资 / 年度计划` also as 年度计划投资; `各月完成投资` over a month without
 * its 各月, `年度计划投资` over a quarter without its 年度.
 */
function* wordings(words: readonly string[], isTimed: boolean): Generator<string> {
  const joined = words.join('')
  yield joined
  if (words.length === 2) yield words[1]! + words[0]!
  if (!isTimed || joined.length > MAX_PATH) return
  const bare = squeeze(joined).replace(EACH, '')
  if (bare !== joined) yield bare
}

const EACH = /(?:[各分每逐]个?|按)(?:月份?|季度?)度?|^月度|^(?:全|本)?年度?(?=计划|投资)/

/** The time a group heading names, in the words of a heading: of `2025年5月完成情况` 5月. */
function timeWord(heading: Heading): string {
  return (MONTHS.exec(heading.folded) ?? PERIOD.exec(heading.folded))?.[0] ?? ''
}

const MONTHS = /\d{1,2}月?[-至到]\d{1,2}月|(?<!\d)\d{1,2}月|[NX×]月/
const PERIOD = /本月|当月|本期|第?[一二三四]季度|本年|今年|当年|年度|自年初|自开工|至上年底|(?:19|20)\d\d年/
const SUM_WORD = /^(?:小计|合计|总计|共计|计)$/
