/** Impossible must mean impossible: what is called so is held against values tried out, and what values fulfil is never called so. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areImpossible, type Inequality } from '../../src/pack/linear.js'

const row = (terms: { readonly [name: string]: number }, bound: number, strict = false): Inequality => ({
  terms: new Map(Object.entries(terms)),
  bound,
  strict,
})

describe('inequalities', () => {
  it.each([
    ['nothing', [], false],
    ['x ≤ 3, x ≥ 5', [row({ x: 1 }, 3), row({ x: -1 }, -5)], true],
    ['x ≤ 5, x ≥ 5', [row({ x: 1 }, 5), row({ x: -1 }, -5)], false],
    ['x < 5, x ≥ 5', [row({ x: 1 }, 5, true), row({ x: -1 }, -5)], true],
    ['x ≤ y, y ≤ z, z < x', [row({ x: 1, y: -1 }, 0), row({ y: 1, z: -1 }, 0), row({ z: 1, x: -1 }, 0, true)], true],
    ['x ≤ 0.1 + 0.2, x ≥ 0.3 as doubles', [row({ x: 10 }, 3), row({ x: -10 }, -3)], false],
    ['x ≤ 0.8 y, y ≤ 100, x ≥ 80.01', [row({ x: 1, y: -0.8 }, 0), row({ y: 1 }, 100), row({ x: -1 }, -80.01)], true],
    ['x ≤ 0.8 y, y ≤ 100, x ≥ 80', [row({ x: 1, y: -0.8 }, 0), row({ y: 1 }, 100), row({ x: -1 }, -80)], false],
    ['0 ≤ −1', [row({}, -1)], true],
    ['x − x < 0', [row({ x: 0 }, 0, true)], true],
    ['1e-7 x ≤ 1, x ≥ 1e21', [row({ x: 1e-7 }, 1), row({ x: -1 }, -1e21)], true],
  ] as const)('%s', (_, rows, impossible) => {
    expect(areImpossible(rows)).toBe(impossible)
  })

  const coefficient = fc.integer({ min: -4, max: 4 }).map((n) => n / 2)
  const inequality = fc
    .record({
      x: coefficient,
      y: coefficient,
      z: coefficient,
      bound: fc.integer({ min: -6, max: 6 }),
      strict: fc.boolean(),
    })
    .map(({ x, y, z, bound, strict }) => row({ x, y, z }, bound, strict))

  it('that some values fulfil are never called impossible', () => {
    const value = fc.integer({ min: -8, max: 8 }).map((n) => n / 4)
    fc.assert(
      fc.property(fc.array(inequality, { maxLength: 12 }), value, value, value, (rows, x, y, z) => {
        const at = new Map([
          ['x', x],
          ['y', y],
          ['z', z],
        ])
        const kept = rows.filter(({ terms, bound, strict }) => {
          const sum = [...terms].reduce((total, [name, factor]) => total + factor * at.get(name)!, 0)
          return strict ? sum < bound : sum <= bound
        })
        expect(areImpossible(kept)).toBe(false)
      }),
    )
  })

  it('are as possible in another order, and no more possible with one more', () => {
    fc.assert(
      fc.property(fc.array(inequality, { maxLength: 8 }), inequality, (rows, more) => {
        const answer = areImpossible(rows)
        expect(areImpossible([...rows].reverse())).toBe(answer)
        if (answer === true) expect(areImpossible([...rows, more])).toBe(true)
      }),
    )
  })
})
