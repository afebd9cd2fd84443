import { describe, it } from 'vitest'
import { rules } from '../rules/index.js'
import { casesOf, holdCase, holdShape } from '../src/testing/index.js'

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(casesOf(rule).map((one) => [one.name, one] as const))('%s', (_name, one) => {
    holdCase(one)
  })
  it('is a rule, in both languages, of fields that exist', () => {
    holdShape(rule)
  })
})
