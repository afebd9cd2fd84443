/** Readings laid down and taken up again. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Amount, sayAmount } from '../../src/core/index.js'
import { newStore, storeOf } from '../../src/core/stores.js'

const amounts = fc.record<Amount>({
  value: fc.constantFrom(0, 8000, 0.1234567, -3.5, 1e15),
  lo: fc.double({ noNaN: true }),
  hi: fc.double({ noNaN: true }),
  unit: fc.constantFrom(null, '元', '千元', '万元', '百万元', '千万元', '亿元'),
  decimals: fc.option(fc.oneof(fc.nat(20), fc.nat(1000), fc.constantFrom(127, 128, 130, 255, 256, 32_768))),
  isText: fc.boolean(),
  typedUnit: fc.constantFrom(null, '万元', '亿元'),
})

it('an amount that was laid down says what it said, however many decimals its cell shows', () => {
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 5 }), (list) => {
      const store = newStore(true, list.length)
      for (const [i, value] of list.entries()) store.put(i, { state: 'ok', value })
      const taken = storeOf(structuredClone(store.data))
      for (const [i, amount] of list.entries()) {
        const reading = taken.get(i) as { readonly state: 'ok'; readonly value: Amount }
        // Nothing is printed with more.
        const decimals = amount.decimals === null ? null : Math.min(amount.decimals, 127)
        expect(reading).toEqual({ state: 'ok', value: { ...amount, decimals } })
        expect(sayAmount(reading.value)).toBe(sayAmount(amount))
      }
    }),
  )
})
