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
