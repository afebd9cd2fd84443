/** `id-uscc-invalid` against GB 32100-2015: what one slip of the pen does to a code is always found. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import rule from '../../rules/id-uscc-invalid.js'
import { fields, tables } from '../../rules/index.js'
import { type AnyRule, lint } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ruleset = makeRuleset({ fields, kinds: tables }, [rule as AnyRule], [])

/** The message about a code alone in a table, null where it passes. */
function verdict(code: string): string | null {
  const { workbook } = parseDrawing(`序号 | 项目名称 | 统一社会信用代码\n1 | 甲项目 | '${code}`)
  const { diagnostics } = lint(workbook, ruleset)
  return diagnostics[0]?.message.template.zh ?? null
}

/** The code with its check sign, by the weights as the standard prints them. */
function withCheck(body: string): string {
  const sum = [...body].reduce((total, sign, i) => total + ALPHABET.indexOf(sign) * WEIGHTS[i]!, 0)
  return body + ALPHABET[(31 - (sum % 31)) % 31]!
}

const sign = fc.constantFrom(...ALPHABET)
const body = fc
  .tuple(
    fc.constantFrom('91', '92', '11', '12', '5A', 'N2'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(sign, { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, region, rest]) => kind + region + rest.join(''))

describe('id-uscc-invalid', () => {
  it('reproduces the worked example of the standard', () => {
    expect(withCheck('91350100M000100Y4')).toBe('91350100M000100Y43')
    expect(verdict('91350100M000100Y43')).toBeNull()
  })
  it('passes every code that is well formed', () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(verdict(withCheck(text))).toBeNull()
      }),
    )
  })
  it('finds every sign that is replaced by another', () => {
    fc.assert(
      fc.property(body, fc.nat(17), sign, (text, place, other) => {
        const code = withCheck(text)
        fc.pre(code[place] !== other)
        expect(verdict(code.slice(0, place) + other + code.slice(place + 1))).not.toBeNull()
      }),
    )
  })
  it('finds two neighbours that are swapped', () => {
    fc.assert(
      fc.property(body, fc.nat(16), (text, place) => {
        const signs = [...withCheck(text)]
        fc.pre(signs[place] !== signs[place + 1])
        const swapped = signs.with(place, signs[place + 1]!).with(place + 1, signs[place]!)
        expect(verdict(swapped.join(''))).not.toBeNull()
      }),
    )
  })
})
