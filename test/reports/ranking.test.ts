/** What occurs most, of more names than can be kept. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ranking } from '../../src/reports/ranking.js'

function rankingOf(names: Iterable<string>): Ranking {
  const ranking = new Ranking()
  for (const name of names) ranking.add(name)
  return ranking
}

/** `n` names that occur once. */
function* rare(n: number, what = '怪列'): Generator<string> {
  for (let i = 0; i < n; i++) yield `${what}${i}`
}
const often = (n: number): string[] => Array.from({ length: n }, () => '备注')

describe('names by how often they occur', () => {
  it('are the most frequent first, of equals in the order they came', () => {
    const few = fc.array(fc.constantFrom('甲', '乙', '丙', '__proto__', ''), { maxLength: 40 })
    fc.assert(
      fc.property(few, (names) => {
        const counts = new Map<string, number>()
        for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
        const top = [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
        expect(rankingOf(names).ranked(3)).toEqual({
          top: top.slice(0, 3),
          names: counts.size,
          isMore: false,
          total: names.length,
        })
      }),
    )
  })

  it('are told whoever came first', () => {
    const { top, names, isMore } = rankingOf([...rare(10_000), ...often(500)]).ranked(2)
    expect(top[0]).toEqual({ name: '备注', count: 500 })
    expect([names, isMore]).toEqual([10_001, false])
  })

  it('are not said to be as many as they occurred where they are too many to tell apart', () => {
    for (const all of [
      [...rare(100_000), ...often(500)],
      [...often(500), ...rare(100_000)],
      [...often(250), ...rare(50_000), ...often(250), ...rare(50_000), ...rare(50_000, '又一')],
    ]) {
      const { top, names, isMore, total } = rankingOf(all).ranked(2)
      expect(top[0]).toEqual({ name: '备注', count: 500 })
      expect([names, isMore, total]).toEqual([20_000, true, all.length])
    }
  })

  it('are kept in bounds where each occurs twice', () => {
    const { top, isMore } = rankingOf([...rare(60_000), ...often(90), ...rare(60_000)]).ranked(1)
    expect(top).toEqual([{ name: '备注', count: 90 }])
    expect(isMore).toBe(true)
  })
})
