import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/pack/suggest.js'

const KNOWN = ['period', 'packs', 'pinglu', 'warning', 'arith-total-row-mismatch']

describe('nearest', () => {
  it.each([
    ['peroid', 'period'],
    ['PERIOD', 'period'],
    ['pack', 'packs'],
    ['pinglo', 'pinglu'],
    ['warn', 'warning'],
    ['arith-total-row-mismatc', 'arith-total-row-mismatch'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearest(typed, KNOWN)).toBe(meant)
  })

  it.each(['', 'x', 'zzzzzz', '甲', 'total'])('has no idea what “%s” may be', (typed) => {
    expect(nearest(typed, KNOWN)).toBeNull()
  })

  it('finds every known name with one sign left out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), fc.nat(), (name, n) => {
        const at = n % name.length
        expect(nearest(name.slice(0, at) + name.slice(at + 1), KNOWN)).toBe(name)
      }),
    )
  })

  it('answers soon, however long the name', () => {
    expect(nearest('x'.repeat(100_000), KNOWN)).toBeNull()
  })
})
