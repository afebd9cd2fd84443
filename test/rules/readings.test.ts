/** What several rules read alike, held against what it stands for. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCodes } from '../../rules/keys.js'
import { quoted, reaches, wan } from '../../rules/readings.js'
import { quarterTargets, rateOf } from '../../rules/targets.js'
import { type Amount, nameKey } from '../../src/core/index.js'

describe('rateOf', () => {
  const maybe = fc.constantFrom(true, false, null)
  const projects = fc.array(fc.record({ member: maybe, hit: maybe }), { maxLength: 7 })

  /** The rate under every way to answer what is not known. */
  function* rates(items: readonly { member: boolean | null; hit: boolean | null }[]): Iterable<number> {
    const open = items.findIndex(({ member, hit }) => member === null || hit === null)
    if (open < 0) {
      const members = items.filter(({ member }) => member)
      yield members.length === 0 ? 100 : (100 * members.filter(({ hit }) => hit).length) / members.length
      return
    }
    const key = items[open]!.member === null ? 'member' : 'hit'
    for (const answer of [true, false]) yield* rates(items.with(open, { ...items[open]!, [key]: answer }))
  }

  it('bounds exactly what the unknown can make of the rate', () => {
    fc.assert(
      fc.property(projects, (items) => {
        const all = [...rates(items)]
        const { least, most } = rateOf(items)
        expect(least).toBeCloseTo(Math.min(...all), 9)
        expect(most).toBeCloseTo(Math.max(...all), 9)
      }),
    )
  })
})

describe('reaches', () => {
  const amount = (value: number, half: number): Amount => ({ ...wan(value), lo: value - half, hi: value + half })
  it.each([
    ['500 printed to the 万元', amount(500, 0.5), true],
    ['499 printed to the 万元', amount(499, 0.5), false],
    ['499.99 with float noise', amount(499.9999999, 0), true],
    ['0.05亿元', amount(500, 50), null],
    ['0.06亿元', amount(600, 50), true],
    ['0.04亿元', amount(400, 50), false],
    ['no unit', { ...wan(600), unit: null }, null],
  ])('%s', (_, value, expected) => {
    expect(reaches(value, 500)).toBe(expected)
  })
})

describe('readCodes', () => {
  const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`))
  const code = fc.tuple(digits(4), digits(6), digits(2), digits(2), digits(6))

  it('reads a code however its dashes, widths and spaces are written', () => {
    fc.assert(
      fc.property(code, fc.constantFrom('-', '—', '－', '–', '−', ' - '), fc.boolean(), (parts, dash, wide) => {
        const text = parts.join(dash)
        const written = wide ? text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : text
        expect(readCodes(` ${written}　`)).toEqual({ codes: [parts.join('-')], undashed: false })
      }),
    )
  })
  it('understands 20 digits, and several codes in a cell', () => {
    fc.assert(
      fc.property(code, code, fc.constantFrom('\n', '、', '；', ' '), (a, b, between) => {
        expect(readCodes(a.join(''))).toEqual({ codes: [a.join('-')], undashed: true })
        expect(readCodes(a.join('-') + between + b.join('-')).codes).toEqual([a.join('-'), b.join('-')])
      }),
    )
  })
  it('takes nothing else for a code', () => {
    for (const text of [
      '2404-140829-04-01-12345',
      '平发改备案〔2024〕12号',
      '2404-14O829-04-01-123456',
      '1'.repeat(32_767),
    ])
      expect(readCodes(text).codes).toBeNull()
  })
  it('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { codes } = readCodes(text)
        for (const one of codes ?? []) expect(one).toMatch(/^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/)
      }),
    )
  })
})

describe('quoted', () => {
  it('shows white space as what it is, and the beginning of a long text', () => {
    expect(quoted(' 甲项目 \n（一期）\t续 ')).toBe('甲项目↵（一期） 续')
    expect(quoted('甲'.repeat(24))).toBe('甲'.repeat(24))
    expect(quoted('甲'.repeat(25))).toBe(`${'甲'.repeat(23)}…`)
    expect(quoted(`甲${'\u200b'.repeat(500)}乙`)).toBe('甲…')
  })

  it('looks at no more of the longest cell than it shows', () => {
    for (const sign of [' ', '\u00a0', '\n', '、']) expect(quoted(`甲${sign.repeat(32_765)}乙`)).toMatch(/^甲.{0,22}…$/)
  })
})

describe('nameKey', () => {
  it('tells the longest cells apart', () => {
    const long = '项、'.repeat(16_000)
    expect(nameKey(long)).toBe(nameKey(`${long} `))
    expect(nameKey(long)).not.toBe(nameKey(`${long}甲`))
  })

  it('passes over spaces, widths, brackets and punctuation, but not between digits', () => {
    expect(nameKey('平陆县城西小学 建设项目(一期)')).toBe(nameKey('平陆县城西小学建设项目（一期）'))
    expect(nameKey('丙项目、（一期）')).toBe(nameKey('丙项目一期'))
    expect(nameKey('变电站1-2号')).not.toBe(nameKey('变电站12号'))
    expect(nameKey('丙项目一期')).not.toBe(nameKey('丙项目二期'))
  })
})

describe('quarterTargets', () => {
  it('gives what is a number, and nothing of anything else', () => {
    expect(quarterTargets([40, null, 100])).toEqual([
      { quarter: 1, target: 40 },
      { quarter: 3, target: 100 },
    ])
    for (const other of [null, undefined, '40', 40, {}, ['40'], [{}]]) expect(quarterTargets(other)).toEqual([])
  })
})
