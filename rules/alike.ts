/** Names that are nearly the same: found through an index of their rarest pairs of letters, never name against name; and in what they differ. */
import { PAUSE } from '../src/core/index.js'

/** Two names, by their places in the list. `similarity` is Dice's: twice the shared pairs of letters by all of them, 0–1. */
export interface Alike {
  readonly earlier: number
  readonly later: number
  readonly similarity: number
}

/** Names remembered under one pair of letters. Of a series of hundreds (高标准农田建设项目…村) the rest is not looked up. */
const MOST_UNDER = 32
/** Names between two pauses. */
const SLICE = 500
/** Letters of a name that are compared. */
const LONGEST = 120

/**
 * The pairs of names that are alike, by the later one and from the most alike down. Time grows with the number of names: two names
 * whose pairs of letters overlap enough must share one of the few rarest of each (prefix filtering), and only those are indexed.
 * Pauses now and then: of five thousand names it takes a tenth of a second.
 */
export function* alikeNames(names: readonly string[], least: number): Iterable<Alike | typeof PAUSE> {
  const sets = names.map(pairsOf)
  yield PAUSE
  const ranks = ranked(sets)
  const share = least / (2 - least)
  const under = new Map<number, number[]>()
  /** The last name each name was compared with. */
  const comparedWith = new Int32Array(names.length).fill(-1)
  for (const [later, own] of ranks.entries()) {
    const rarest = own.length - Math.ceil(share * own.length - 1e-9) + 1
    const found: Alike[] = []
    if (later % SLICE === 0) yield PAUSE
    for (let i = 0; i < Math.min(rarest, own.length); i++) {
      const list = under.get(own[i]!)
      if (!list) {
        under.set(own[i]!, [later])
        continue
      }
      for (const earlier of list) {
        if (comparedWith[earlier] === later) continue
        comparedWith[earlier] = later
        const similarity = dice(own, ranks[earlier]!, least)
        if (similarity > 0) found.push({ earlier, later, similarity })
      }
      if (list.length < MOST_UNDER) list.push(later)
    }
    if (found.length > 1) found.sort((a, b) => b.similarity - a.similarity || a.earlier - b.earlier)
    yield* found
  }
}

/** The different pairs of neighbouring letters of a name, each as one number. */
function pairsOf(name: string): Uint32Array {
  const most = Math.max(0, Math.min(name.length, LONGEST) - 1)
  const pairs = new Uint32Array(most)
  let n = 0
  for (let i = 0; i < most; i++) {
    const pair = name.charCodeAt(i) * 0x10000 + name.charCodeAt(i + 1)
    const known = pairs.indexOf(pair)
    if (known < 0 || known >= n) pairs[n++] = pair
  }
  return pairs.subarray(0, n)
}

/** Each set of pairs as their ranks, the rarest pair of all first. */
function ranked(sets: readonly Uint32Array[]): readonly Uint32Array[] {
  const counts = new Map<number, number>()
  for (const set of sets) for (const pair of set) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const order = [...counts].sort(([a, m], [b, n]) => m - n || a - b)
  const rankOf = new Map<number, number>()
  for (const [rank, [pair]] of order.entries()) rankOf.set(pair, rank)
  for (const set of sets) {
    for (let i = 0; i < set.length; i++) set[i] = rankOf.get(set[i]!)!
    set.sort()
  }
  return sets
}

/** Dice's similarity of two ascending lists; 0 as soon as it cannot reach `least`. */
function dice(a: Uint32Array, b: Uint32Array, least: number): number {
  const most = a.length + b.length
  // So many of both lists together may be without a partner.
  let spare = most - least * most + 1e-9
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const [own, other] = [a[i]!, b[j]!]
    if (own <= other) i++
    if (other <= own) j++
    if (own !== other && --spare < 0) return 0
  }
  spare -= a.length - i + (b.length - j)
  return spare < 0 ? 0 : least + (spare - 1e-9) / most
}

/**
 * How two names differ from the first letter that does to the last: `mine` stands in one, `its` in the other. `telling`: they name two
 * projects, by a figure, a letter, a direction, or another proper name before 镇, 路, 区 and the like. `slip`: it means nothing (a 的,
 * a 县 left out) or is a matter of order. `none`: they are the same. `other`: the letters alone do not tell.
 */
export function differenceOf(
  a: string,
  b: string,
): { readonly mine: string; readonly its: string; readonly kind: 'telling' | 'slip' | 'none' | 'other' } {
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let tail = 0
  while (tail < a.length - from && tail < b.length - from && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const [mine, its, after] = [a.slice(from, a.length - tail), b.slice(from, b.length - tail), a.slice(a.length - tail)]
  if (mine === '' && its === '') return { mine, its, kind: 'none' }
  if (isTelling(mine, its, after)) return { mine, its, kind: 'telling' }
  const isReordered = [...mine].sort().join() === [...its].sort().join()
  return { mine, its, kind: isReordered || isEmptyTalk(mine, its) ? 'slip' : 'other' }
}

/** Figures, letters, numerals, directions. */
const TELLING =
  /[\dA-Za-z\u2160-\u217f零一二三四五六七八九十百首末甲乙丙丁戊己庚辛壬癸东西南北中上下左右前后内外新老旧大小高低远近主支干]/
/** What follows a name of its own: a place, a road, a water, a part. */
const PLACE = /[镇乡村县市区街路道巷桥河沟湖库渠江岛山岭坡岸湾站所厂段标片期栋楼号组社寨庄屯堡寺口坪院校店场馆矿井线园]/

function isTelling(mine: string, its: string, after: string): boolean {
  if (TELLING.test(mine + its)) return true
  if (mine === '' || its === '') return false
  return PLACE.test(after.slice(0, 2)) || PLACE.test(mine.slice(-1)) || PLACE.test(its.slice(-1))
}

const LINKS: ReadonlySet<string> = new Set(['的', '之', '及', '及其', '与', '和', '暨', '等'])
const LEFT_OUT: ReadonlySet<string> = new Set([...LINKS, '县', '市', '省', '有限', '公司', '有限公司', '股份', '责任'])

/** True of a difference that means nothing: another 和, a 县 left out. */
function isEmptyTalk(mine: string, its: string): boolean {
  return mine === '' || its === '' ? LEFT_OUT.has(mine + its) : LINKS.has(mine) && LINKS.has(its)
}
