/** Names a writer may have meant: found through an index, the same as by comparing with every name. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOneEditApart, Roster, type RosterEntry, squeeze } from '../../src/core/roster.js'

const entry = (name: string, accepted: readonly string[] = []): RosterEntry => ({
  name,
  accepted,
  aliases: [],
  rank: null,
  kind: null,
  from: null,
  to: null,
  successor: null,
})

describe('names that are near', () => {
  const roster = new Roster([
    entry('县水利局', ['水利局']),
    entry('县林业局', ['林业局']),
    entry('𠮷县镇'),
    entry('张 店镇'),
  ])
  it.each([
    ['县水力局', ['县水利局']],
    ['水利', ['县水利局']],
    ['县水利水局', ['县水利局']],
    ['水县利局', ['县水利局']],
    ['𠮷县', ['𠮷县镇']],
    ['吉县镇', ['𠮷县镇']],
    ['张点镇', ['张 店镇']],
    ['民政局', []],
    ['', []],
    ['局'.repeat(5000), []],
  ])('%s may be %j', (name, expected) => {
    expect(roster.near(name)).toEqual(expected)
  })

  it('are those that comparing with every name finds', () => {
    const name = fc.string({ unit: fc.constantFrom('水', '利', '局', '县', '𠮷', ' '), maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.array(name, { maxLength: 2 })), { maxLength: 8 }),
        name,
        (entries, wanted) => {
          const known = new Roster(entries.map(([one, accepted]) => entry(one, accepted)))
          const compared = known.entries
            .filter(({ name: one, accepted }) =>
              [one, ...accepted].some((form) => isOneEditApart(squeeze(wanted), squeeze(form))),
            )
            .map(({ name: one }) => one)
          expect(known.near(wanted)).toEqual(compared)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('a unit and those that took its place', () => {
  const renamed = (name: string, successor: string | null): RosterEntry => ({
    ...entry(name, [`${name}（旧）`]),
    successor,
  })
  const roster = new Roster([
    renamed('县农业局', '县农委'),
    renamed('县农委', '县农业农村局（旧）'),
    renamed('县农业农村局', null),
    renamed('甲', '乙'),
    renamed('乙', '甲'),
    renamed('丙', '没有这家'),
    ...Array.from({ length: 1000 }, (_, i) => renamed(`第${i}`, `第${i + 1}`)),
  ])
  const line = (name: string, ...rest: [((entry: RosterEntry) => boolean)?]) =>
    roster.line(roster.find(name)!.entry, ...rest).map((one) => one.name)

  it('are found from one to the next, as far as is asked', () => {
    expect(line('县农业局')).toEqual(['县农业局', '县农委', '县农业农村局'])
    expect(line('县农业局', ({ name }) => name === '县农委')).toEqual(['县农业局', '县农委'])
    expect(line('县农业农村局')).toEqual(['县农业农村局'])
  })

  it('end where the roster goes round in a circle, names nobody or never ends', () => {
    expect(line('甲')).toEqual(['甲', '乙'])
    expect(line('丙')).toEqual(['丙'])
    expect(line('第0')).toHaveLength(20)
  })
})
