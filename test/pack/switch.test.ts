/** A rule that is off until somebody turns it on. */
import { describe, expect, it } from 'vitest'
import type { AnyRule } from '../../src/core/index.js'
import { makeRuleset, type Pack, type RuleSetting } from '../../src/pack/pack.js'

const words = { zh: '例', en: 'example' }
const quiet: AnyRule = {
  id: 'quiet-advice',
  title: words,
  why: words,
  help: words,
  source: words,
  severity: 'info',
  off: true,
  on: 'record',
  options: { max: 3 },
  messages: { one: words },
  examples: { good: '', bad: '' },
  *check() {},
}

const severities = (...settings: RuleSetting[]): string[] =>
  makeRuleset(
    { fields: [], kinds: [] },
    [quiet],
    settings.map((setting, i): Pack => ({ id: `${i}`, title: words, rules: { 'quiet-advice': setting } })),
  ).rules.map(({ severity }) => severity)

describe('a rule that is off', () => {
  it('stays off where nobody speaks of it, or only of its options', () => {
    expect(severities()).toEqual([])
    expect(severities({ options: { max: 5 } })).toEqual([])
  })
  it('is turned on with its own severity or another', () => {
    expect(severities('on')).toEqual(['info'])
    expect(severities({ severity: 'on', options: { max: 5 } })).toEqual(['info'])
    expect(severities('warning')).toEqual(['warning'])
  })
  it('is turned off again by a later pack', () => {
    expect(severities('on', 'off')).toEqual([])
  })
})
