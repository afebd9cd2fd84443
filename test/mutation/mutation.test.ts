/**
 * Every rule is broken on purpose. From workbooks in which nothing is wrong, though every rule is asked, one is made that breaks the
 * rule, in several ways: the rule must name exactly the marked cells, and nothing else may be said but by the rules it `entails`.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyRule } from '../ruleset.js'
import { broken, mutations, saidOf } from './broken.js'
import { type CleanName, clean } from './clean.js'
import { cleanBooks } from './draft.js'

/** How often each rule is broken, each time elsewhere. */
const RUNS = 4

describe('clean workbooks', () => {
  it.each(Object.keys(clean) as CleanName[])('%s: nothing is found, though every rule is asked', (name) => {
    const { workbooks, previous } = cleanBooks(name)
    expect(saidOf(name, workbooks, previous).map(({ words }) => words)).toEqual([])
  })
})

it('there is a way to break every rule', () => {
  expect(Object.keys(mutations).sort()).toEqual(everyRule.map(({ id }) => id).sort())
})

describe('a rule that is broken is named where it is broken, and no rule but those it entails', () => {
  it.each(everyRule.map((rule) => [rule.id, rule] as const))('%s', (id, { entails = [] }) => {
    const heard = new Set<string>()
    for (const mutation of [mutations[id] ?? []].flat())
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const { marked, found, others } = broken(id, mutation, (n) => gen(fc.nat, { max: n - 1 }))
          for (const { rule } of others) heard.add(rule)
          const unexpected = others.filter(({ rule }) => !entails.includes(rule)).map(({ words }) => words)
          expect(marked).not.toEqual([])
          expect({ found, unexpected }).toEqual({ found: marked, unexpected: [] })
        }),
        { seed: 2025, numRuns: RUNS, endOnFailure: true },
      )
    expect(
      entails.filter((other) => !heard.has(other)),
      'entailed, but never heard',
    ).toEqual([])
  })
})
