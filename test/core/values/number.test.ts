import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '../../../src/core/grid.js'
import { decimalsOf, percentScale, readNumber, readPercent } from '../../../src/core/values.js'

describe('decimalsOf：格式固定的小数位', () => {
  it.each<[string, number | null]>([
    ['General', null],
    ['@', null],
    ['', null],
    ['0', 0],
    ['#,##0', 0],
    ['0.00', 2],
    ['#,##0.0_', 1],
    ['0.00_);(0.00)', 2],
    ['0.00_ ;[Red]\\-0.00\\ ', 2],
    ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 2],
    ['0.0%', 1],
    ['0.000"亿元"', 3],
    ['"第"0"个.00"', 0],
    ['0.##', null],
    ['0.0#', null],
    ['0.00E+00', null],
    ['# ?/?', null],
    ['0.00,', null],
    ['0!.0,', null],
    ['0.00;0.0', null],
    ['[>=10000]0.00,"万";0', null],
    ['[<1]0.00;[>100]0.00;0.00', 2],
    ['yyyy/m/d', null],
    ['"没有收尾的引号0.00', null],
  ])('%s → %s', (format, decimals) => {
    expect(decimalsOf(format)).toBe(decimals)
  })
})

describe('readNumber：序号、个数', () => {
  it.each<[Value, string, unknown]>([
    [15, 'General', 15],
    [' １５ ', 'General', 15],
    ['1,234', 'General', 1234],
    ['15个', 'General', 'unparseable'],
    ['15%', 'General', 'unparseable'],
    ['（1）', 'General', 'unparseable'],
    ['一', 'General', 'unparseable'],
    [0.5, '0%', 'type'],
    [45000, 'yyyy/m/d', 'type'],
    [false, 'General', 'type'],
    [null, 'General', 'blank'],
    ['/', 'General', 'placeholder'],
    [{ error: '#DIV/0!' }, 'General', 'error'],
    [Number.POSITIVE_INFINITY, 'General', 'unparseable'],
  ])('%j（%s）→ %j', (value, format, expected) => {
    const reading = readNumber(value, format)
    const seen =
      reading.state === 'ok' ? reading.value : reading.state === 'unreadable' ? reading.reason : reading.state
    expect(seen).toBe(expected)
  })
})

describe('readPercent：百分比', () => {
  it.each<[Value, string, boolean, [number, number, number]]>([
    ['82.19%', 'General', false, [82.19, 82.185, 82.195]],
    ['82.19％', 'General', true, [82.19, 82.185, 82.195]],
    [' 100 %', 'General', false, [100, 99.5, 100.5]],
    [0.8219, '0.00%', false, [82.19, 82.185, 82.195]],
    [0.8219, '0%', false, [82.19, 81.69, 82.69]],
    [82.19, 'General', false, [82.19, 82.185, 82.195]],
    [82.19, '0.0', false, [82.19, 82.14, 82.24]],
    [0.8219, 'General', true, [82.19, 82.185, 82.195]],
    [0.8, 'General', true, [80, 79.5, 80.5]],
    ['0.8', 'General', true, [80, 79.5, 80.5]],
    [1.226, '0.000', true, [122.6, 122.55, 122.65]],
    [-0.05, '0%', false, [-5, -5.5, -4.5]],
  ])('%j（%s，小数口径 %s）→ %j', (value, format, fractions, [percent, lo, hi]) => {
    const reading = readPercent(value, format, { fractions })
    if (reading.state !== 'ok') throw new Error(JSON.stringify(reading))
    expect(reading.value.value).toBeCloseTo(percent, 10)
    expect(reading.value.lo).toBeCloseTo(lo, 10)
    expect(reading.value.hi).toBeCloseTo(hi, 10)
  })

  it.each<[Value, string, string]>([
    ['八成', 'General', 'unparseable'],
    ['80%以上', 'General', 'unparseable'],
    ['80万元', 'General', 'unparseable'],
    [45000, 'yyyy/m/d', 'type'],
    [true, 'General', 'type'],
    [{ error: '#DIV/0!' }, '0%', 'error'],
    [null, '0%', 'blank'],
    ['—', '0%', 'placeholder'],
  ])('%j（%s）→ %s', (value, format, expected) => {
    const reading = readPercent(value, format, { fractions: false })
    expect(reading.state === 'unreadable' ? reading.reason : reading.state).toBe(expected)
  })

  it('百分比的口径由全列定：0 和 1 不作数，两种都有就定不了', () => {
    const cells = (...values: Value[]) => values.map((value) => ({ value, format: 'General' }))
    expect(percentScale(cells(0.3, 0.8219, 1.2, 0, 1))).toBe('fraction')
    expect(percentScale(cells(30, 82.19, 120, 0, 1))).toBe('percent')
    expect(percentScale(cells('30', ' 82.19 '))).toBe('percent')
    expect(percentScale(cells(0.3, 82.19))).toBeNull()
    expect(percentScale(cells(0, 1, null, '—', '82%'))).toBeNull()
    expect(percentScale([{ value: 0.3, format: '0%' }])).toBeNull()
  })

  it('口径定不了的列：1.5 以下的数两可，其余照读', () => {
    const read = (value: Value, format = 'General') => {
      const reading = readPercent(value, format, { fractions: null })
      return reading.state === 'ok' ? reading.value.value : reading.state
    }
    expect([82.19, '45.2', 0, '0.8%'].map((value) => read(value))).toEqual([82.19, 45.2, 0, 0.8])
    expect(read(0.8, '0%')).toBe(80)
    expect([0.8, 1, '1.2', -0.3].map((value) => read(value))).toEqual(Array(4).fill('unreadable'))
  })

  it('什么都不抛错；区间总含着值', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 70 }),
      fc.double(),
      fc.stringMatching(/^-?[0-9.]{1,8}%?$/),
    )
    fc.assert(
      fc.property(
        value,
        fc.constantFrom('General', '0.00%', '0', 'yyyy'),
        fc.constantFrom(true, false, null),
        (v, format, fractions) => {
          const reading = readPercent(v, format, { fractions })
          if (reading.state !== 'ok') return
          expect(reading.value.lo <= reading.value.value && reading.value.value <= reading.value.hi).toBe(true)
        },
      ),
    )
  })
})
