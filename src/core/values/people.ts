/** The names in one cell (RULES.md `leader-unsplittable`): separators, padding, rosters. */
import { isError, isSpace, type Value } from '../grid.js'
import type { People, Reading } from '../values.js'
import { isCjk, notText, trimText } from './text.js'

/** More than this is no list of names. */
const LONGEST_CELL = 400
/** Characters of the longest Chinese name a roster may hold. */
const LONGEST_NAME = 20

const SEPARATORS = /[\r\n\v\f\u0085\u2028\u2029,，、;；/／|｜]/
const ZERO_WIDTH = /[\u180e\u200b-\u200f\u2060\ufeff]/g
const BRACKETED = /[（(][^（()）]{0,40}[）)]/g
const TITLE =
  /(?:县委|市委|区委|党组|党委|人大|政协|县政府|市政府|政府|常务|[一二三四]级)*副?(?:书记|[县市区镇乡局部处院]长|检察长|主任|主席|常委|组长|调研员|同志)$/

/** One way to read a text as names; `padded` holds those whose padding was removed, as written. */
interface Names {
  readonly names: readonly string[]
  readonly padded: readonly string[]
}

/** A piece between two runs of spaces, where it stands in its text. */
interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Reads the names of one cell. Line breaks and `,，、;；/|` separate; titles in brackets or behind a name (`张三 副县长`) are
 * dropped. Spaces inside `王  飞` (one character each side) are padding, between names of 2–4 characters they separate. A text
 * without separator is split along the `roster` (names without spaces) where exactly one way covers it. Where two readings
 * remain, or none, `certain` is false; so too where nothing but a title or a bracket is left. A text without a letter, or too long
 * to be names, is `unparseable`.
 */
export function readPeople(value: Value, roster: ReadonlySet<string> | null): Reading<People> {
  if (value === null) return { state: 'blank' }
  if (isError(value)) return { state: 'unreadable', reason: 'error' }
  if (typeof value !== 'string') return { state: 'unreadable', reason: 'type' }
  const nothing = notText(value)
  if (nothing) return nothing
  if (value.length > LONGEST_CELL) return { state: 'unreadable', reason: 'unparseable' }
  const names: string[] = []
  const padded: string[] = []
  let certain = true
  for (const piece of value.replace(ZERO_WIDTH, '').replace(BRACKETED, ' ').split(SEPARATORS)) {
    const tokens = withoutTitles(tokensOf(piece), roster)
    if (tokens.length === 0) continue
    const ways = waysToRead(piece, tokens, roster)
    const way = ways[0] ?? { names: tokens.map((token) => token.text), padded: [] }
    if (ways.length !== 1) certain = false
    names.push(...way.names)
    padded.push(...way.padded)
  }
  if (names.length > 0) return { state: 'ok', value: { names, certain, padded } }
  if (!/\p{L}/u.test(value)) return { state: 'unreadable', reason: 'unparseable' }
  return { state: 'ok', value: { names: [trimText(value)], certain: false, padded: [] } }
}

/** At most two ways: one is certain, two are as many as matter. What a roster covers in one way outranks the general rules. */
function waysToRead(piece: string, tokens: readonly Token[], roster: ReadonlySet<string> | null): Names[] {
  const covered = roster ? coverings(piece, tokens, roster) : []
  return covered.length === 1 ? covered : groupings(piece, tokens, roster)
}

/** The ways to cut the whole piece, spaces removed, into names of the roster. */
function coverings(piece: string, tokens: readonly Token[], roster: ReadonlySet<string>): Names[] {
  let solid = ''
  const places: number[] = []
  for (const token of tokens) {
    for (let i = 0; i < token.text.length; i++) places.push(token.start + i)
    solid += token.text
  }
  return combine(solid.length, (from, to) => {
    const name = solid.slice(from, to)
    if (to - from > LONGEST_NAME || !roster.has(name)) return []
    return [named(name, piece.slice(places[from]!, places[to - 1]! + 1))]
  })
}

/** The ways to group tokens into names: one token, or single characters padded (`王  飞`, `张 首 华`). */
function groupings(piece: string, tokens: readonly Token[], roster: ReadonlySet<string> | null): Names[] {
  return combine(tokens.length, (from, to) => {
    const group = tokens.slice(from, to)
    const first = group[0]!
    // `John Smith` may be one or two: words of letters beside others cannot be told.
    if (group.length === 1 && tokens.length > 1 && !isChinese(first.text) && !isDotted(first.text)) return []
    if (group.length === 1) return waysOfToken(first.text, roster)
    if (group.length > 3 || !group.every(isSingle)) return []
    const name = group.map((token) => token.text).join('')
    return [named(name, piece.slice(first.start, group[group.length - 1]!.end))]
  })
}

/** The ways to read a text without spaces: as the roster covers it, else whole where it looks like a name. */
function waysOfToken(text: string, roster: ReadonlySet<string> | null): Names[] {
  if (roster) {
    const whole = [{ text, start: 0, end: text.length }]
    const covered = coverings(text, whole, roster)
    if (covered.length > 0) return covered
  }
  return looksLikeName(text) ? [named(text, text)] : []
}

function isSingle(token: Token): boolean {
  return isChinese(token.text) && countCharacters(token.text) === 1
}

function named(name: string, written: string): Names {
  return { names: [name], padded: written === name ? [] : [written] }
}

/**
 * Up to two ways to cut 0…`length` into parts that `read` can read, in order of writing. Works from the end, so that each
 * position is looked at once.
 */
function combine(length: number, read: (from: number, to: number) => readonly Names[]): Names[] {
  const ways: Names[][] = []
  ways[length] = [{ names: [], padded: [] }]
  for (let from = length - 1; from >= 0; from--) {
    const here: Names[] = []
    for (let to = Math.min(length, from + LONGEST_NAME); to > from && here.length < 2; to--) {
      const rest = ways[to]!
      if (rest.length === 0) continue
      for (const head of read(from, to)) {
        for (const tail of rest) {
          if (here.length < 2) {
            here.push({ names: [...head.names, ...tail.names], padded: [...head.padded, ...tail.padded] })
          }
        }
      }
    }
    ways[from] = here
  }
  return ways[0]!
}

/** 2–4 Chinese characters that are no title and no 某某等, a name with dots (阿不都·热合曼), or a Latin word. */
function looksLikeName(text: string): boolean {
  if (!isChinese(text)) return isDotted(text) || /^\p{Script=Latin}{2,20}$/u.test(text)
  const length = countCharacters(text)
  return length >= 2 && length <= 4 && !TITLE.test(text) && !text.endsWith('等')
}

function isDotted(text: string): boolean {
  return text.length <= LONGEST_NAME && /^\p{L}{1,10}(?:[·•・‧]\p{L}{1,10})+$/u.test(text)
}

/** Characters as a reader counts them: one outside the basic plane is two code units. */
function countCharacters(text: string): number {
  return [...text].length
}

function isChinese(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isCjk(text.charCodeAt(i))) return false
  return text !== ''
}

/** Runs of anything but white space. */
function tokensOf(piece: string): Token[] {
  const tokens: Token[] = []
  let start = -1
  for (let i = 0; i <= piece.length; i++) {
    const inside = i < piece.length && !isSpace(piece.charCodeAt(i))
    if (inside && start < 0) start = i
    if (!inside && start >= 0) {
      tokens.push({ text: piece.slice(start, i), start, end: i })
      start = -1
    }
  }
  return tokens
}

/** What a unit ends in: a title behind it (发改局局长) makes no name of it. */
const UNIT_END = /[局委办府部院镇乡县市区处科站会心]$/

/** Tokens without titles: a title standing alone is dropped, one behind a name is cut off. */
function withoutTitles(tokens: readonly Token[], roster: ReadonlySet<string> | null): Token[] {
  const names: Token[] = []
  for (const token of tokens) {
    const title = roster?.has(token.text) ? null : TITLE.exec(token.text)
    const rest = title ? token.text.slice(0, title.index) : token.text
    if (rest === '') continue
    const cut = title && looksLikeName(rest) && !UNIT_END.test(rest)
    names.push(cut ? { text: rest, start: token.start, end: token.start + rest.length } : token)
  }
  return names
}

/** A name without its padding and outer white space: `王  飞` → `王飞`; of other texts, the text trimmed. */
export function unpadName(text: string): string {
  const trimmed = trimText(text.replace(ZERO_WIDTH, ''))
  const tokens = tokensOf(trimmed)
  const single = tokens.every(isSingle)
  return tokens.length <= 3 && single ? tokens.map((token) => token.text).join('') : trimmed
}
