/** Readings laid down and taken up again. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Amount, sayAmount } from '../../src/core/index.js'
import { newStore, storeOf } from '../../src/core/stores.js'

const bounds = fc.double({ noNaN: true })
const amounts = fc.record<Amount>({
  value: fc.constantFrom(0, 8000, 0.1234567, -3.5, 1e15),
  lo: fc.oneof(bounds, fc.constant(7999.5)),
  hi: fc.oneof(bounds, fc.constant(8000.5)),
  unit: fc.constantFrom(null, '元', '千元', '万元', '百万元', '千万元', '亿元'),
  decimals: fc.option(fc.oneof(fc.nat(20), fc.nat(1000), fc.constantFrom(127, 128, 130, 255, 256, 32_768))),
  isText: fc.boolean(),
  typedUnit: fc.constantFrom(null, '万元', '亿元'),
})

/** Nothing is printed with more decimals. */
function shownOf(amount: Amount): Amount {
  return { ...amount, decimals: amount.decimals === null ? null : Math.min(amount.decimals, 127) }
}

it('an amount that was laid down says what it said, however many decimals its cell shows', () => {
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 5 }), (list) => {
      const store = newStore(true, list.length)
      for (const [i, value] of list.entries()) store.put(i, { state: 'ok', value })
      const taken = storeOf(structuredClone(store.data(String)))
      for (const [i, amount] of list.entries()) {
        const reading = taken.get(i) as { readonly state: 'ok'; readonly value: Amount }
        expect({ ...reading, value: shownOf(reading.value) }).toEqual({ state: 'ok', value: shownOf(amount) })
        expect(sayAmount(reading.value)).toBe(sayAmount(amount))
      }
    }),
  )
})

it('readings of texts, choices and what cannot be read come back as they were', () => {
  const choice = { state: 'ok', value: { value: '在建', alias: null } } as const
  const bad = { state: 'unreadable', reason: 'error' } as const
  const readings = [
    choice,
    { state: 'ok', value: '甲项目' },
    bad,
    { state: 'ok', value: '' },
    choice,
    { state: 'ok', value: 3 },
  ] as const
  const many = Array.from({ length: 300 }, (_, i) => ({ state: 'ok', value: `第${i}号` }) as const)
  const list = [...readings, ...many, ...readings]
  const store = newStore(false, list.length + 1)
  for (const [i, reading] of list.entries()) store.put(i, reading)
  const taken = storeOf(structuredClone(store.data(String)))
  expect(list.map((_, i) => taken.get(i))).toEqual(list)
  expect(taken.get(list.length)).toEqual({ state: 'blank' })
})
