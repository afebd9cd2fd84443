import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.js'
import { casesOf, holdCase } from './rule-tester.js'

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(casesOf(rule).map((one) => [one.name, one] as const))('%s', (_name, one) => {
    holdCase(one)
  })
  it('says in both languages what it is about, why, what to do and where it comes from', () => {
    for (const words of [rule.title, rule.why, rule.help, ...Object.values(rule.messages)])
      for (const lang of ['zh', 'en'] as const) expect(words[lang].trim()).not.toBe('')
    expect(rule.source).toBeTruthy()
  })
})
