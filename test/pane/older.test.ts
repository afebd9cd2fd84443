/** What older webviews lack is lent to them: in a realm it was taken from, it answers as the real one does. */
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { lendMissing } from '../../src/pane/older.js'

const LACKING = `
  delete Object.hasOwn
  delete Array.prototype.at
  delete Array.prototype.findLast
  delete Array.prototype.findLastIndex
  delete String.prototype.at
  delete String.prototype.replaceAll
  delete Object.getPrototypeOf(Uint8Array.prototype).at
`

/** A realm as of Chromium 80; with `lends`, lent what it lacks. */
function olderRealm(lends: boolean) {
  const context = createContext({})
  runInContext(LACKING, context)
  if (lends) lendMissing(runInContext('({ Array, String, Object, Uint8Array })', context))
  return (code: string): unknown => runInContext(code, context)
}

const CASES = [
  'Object.hasOwn({ a: 1 }, "a")',
  'Object.hasOwn({ a: 1 }, "toString")',
  'Object.hasOwn(Object.create(null), "__proto__")',
  'Object.hasOwn(Object.create({ a: 1 }), "a")',
  '[1, 2, 3].at(-1)',
  '[1, 2, 3].at(7)',
  '[1, 2, 3].at()',
  '"重点项目".at(-2)',
  'new Uint8Array([4, 5]).at(-1)',
  '[1, 2, 1].findLastIndex((one) => one === 1)',
  '[1, 2, 1].findLastIndex((one) => one === 9)',
  '[1, 2, 3, 4].findLast((one) => one < 3)',
  '[1, 2].findLast((one) => one > 9)',
  '"a.b.c".replaceAll(".", "")',
  '"a.b".replaceAll(".", "$&$&")',
  '"a.b.c".replaceAll(/[.]/g, () => "-")',
  '"(未)开工".replaceAll("(", "（")',
  'Object.keys([]).length + Object.keys("").length',
  'Object.getOwnPropertyDescriptor(Object, "hasOwn").enumerable',
]

test.each(CASES)('%s', (code) => {
  const run = olderRealm(true)
  expect(run(code)).toBe(runInContext(code, createContext({})))
})

test('without them, the realm has none', () => {
  const run = olderRealm(false)
  for (const code of ['Object.hasOwn', '[].at', '"".at', '"".replaceAll', '[].findLast', '[].findLastIndex'])
    expect(run(`typeof ${code}`)).toBe('undefined')
})

test('a signal that knows no reason can be asked whether to stop', () => {
  class AbortSignal {
    aborted = false
  }
  lendMissing({
    Array,
    String,
    Object,
    Uint8Array,
    AbortSignal: AbortSignal as unknown as { prototype: globalThis.AbortSignal },
  })
  const signal = new AbortSignal() as globalThis.AbortSignal & { aborted: boolean }
  expect(signal.throwIfAborted()).toBeUndefined()
  expect(signal.reason).toBeUndefined()
  signal.aborted = true
  expect(() => signal.throwIfAborted()).toThrow(expect.objectContaining({ name: 'AbortError' }))
})
