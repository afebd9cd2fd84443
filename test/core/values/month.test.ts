import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '../../../src/core/grid.js'
import { formatMonth, isDateFormat, readMonth, readSpan } from '../../../src/core/values.js'

/** A reading for people: `2025-04`, `2025-04…2025-09`, with `#day` where the day is known; else the reason. */
function month(value: Value, format = 'General', date1904 = false): string {
  const reading = readMonth(value, format, date1904)
  if (reading.state !== 'ok') return reading.state === 'unreadable' ? reading.reason : reading.state
  const { first, last, day } = reading.value
  return (first === last ? at(first) : `${at(first)}…${at(last)}`) + (day === null ? '' : `#${day}`)
}

function at(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

function style(value: Value, format = 'General'): string | null {
  const reading = readMonth(value, format, false)
  return reading.state === 'ok' ? reading.value.style : null
}

describe('readMonth：文字日期', () => {
  it.each([
    ['2025年4月', '2025-04', 'y年m月'],
    ['2025年04月', '2025-04', 'y年m月'],
    ['２０２５年４月', '2025-04', 'y年m月'],
    [' 2025 年 4 月 ', '2025-04', 'y年m月'],
    ['2025年\n4月', '2025-04', 'y年m月'],
    ['2025年4月份', '2025-04', 'y年m月'],
    ['2025年12', '2025-12', 'y年m月'],
    ['2025年4月10日', '2025-04#45757', 'y年m月d日'],
    ['2025年4月10号', '2025-04#45757', 'y年m月d日'],
    ['2025-4', '2025-04', 'y-m'],
    ['2025-04-10', '2025-04#45757', 'y-m-d'],
    ['2025—4', '2025-04', 'y-m'],
    ['2025-04-10 00:00:00', '2025-04#45757', 'y-m-d'],
    ['2025-04-10T08:30:00Z', '2025-04#45757', 'y-m-d'],
    ['2025/4', '2025-04', 'y/m'],
    ['2025/4/10', '2025-04#45757', 'y/m/d'],
    ['2025.4', '2025-04', 'y.m'],
    ['2025.10', '2025-10', 'y.m'],
    ['2017.1', '2017-01', 'y.m'],
    ['2025.04.10', '2025-04#45757', 'y.m.d'],
    ['2025.4月', '2025-04', 'y.m'],
    ['202504', '2025-04', 'yyyymm'],
    ['20250410', '2025-04#45757', 'yyyymmdd'],
    ['2025', '2025-01…2025-12', 'y'],
    ['2025年', '2025-01…2025-12', 'y年'],
    ['2025年内', '2025-01…2025-12', 'y年'],
    ['2025年底', '2025-12', 'y年底'],
    ['2025年年末', '2025-12', 'y年底'],
    ['2025年初', '2025-01', 'y年初'],
    ['2025年上半年', '2025-01…2025-06', 'y年半年'],
    ['2025年下半年', '2025-07…2025-12', 'y年半年'],
    ['2025年一季度', '2025-01…2025-03', 'y年季度'],
    ['2025年第三季度', '2025-07…2025-09', 'y年季度'],
    ['2025年4季度', '2025-10…2025-12', 'y年季度'],
    ['2025Q2', '2025-04…2025-06', 'y年季度'],
    ['2025-Q2', '2025-04…2025-06', 'y年季度'],
    ['2025年三季度末', '2025-09', 'y年季度'],
    ['2025年10月底', '2025-10', 'y年m月旬'],
    ['2025年9月上旬', '2025-09', 'y年m月旬'],
    ['2025年8-9月', '2025-08…2025-09', 'y年m-m月'],
    ['2025年8月至9月', '2025-08…2025-09', 'y年m-m月'],
    ['预计2025年9月', '2025-09', 'y年m月+'],
    ['2025年3月开工', '2025-03', 'y年m月+'],
    ['2025年10月底前', '2025-10', 'y年m月旬+'],
    ['2026年12月建成投产', '2026-12', 'y年m月+'],
    ['2025年9月左右', '2025-09', 'y年m月+'],
    ['2025年9月（预计）', '2025-09', 'y年m月+'],
    ['2023年10月（已开工）', '2023-10', 'y年m月+'],
    ['力争于2025年底前竣工', '2025-12', 'y年底+'],
    ['二〇二五年十一月', '2025-11', '汉字y年m月'],
    ['二○二五年四月十日', '2025-04#45757', '汉字y年m月d日'],
    ['2025年十月二十一日', '2025-10#45951', '汉字y年m月d日'],
    ['2024.2.29', '2024-02#45351', 'y.m.d'],
  ])('%j → %s（%s）', (text, expected, written) => {
    expect(month(text)).toBe(expected)
    expect(style(text)).toBe(written)
  })

  it.each([
    ['2025年13月', 'out-of-range'],
    ['2025.13', 'out-of-range'],
    ['2025-00', 'out-of-range'],
    ['2025年2月30日', 'out-of-range'],
    ['2023-02-29', 'out-of-range'],
    ['1900-02-29', 'out-of-range'],
    ['2025.9.31', 'out-of-range'],
    ['20251301', 'out-of-range'],
    ['1948年4月', 'out-of-range'],
    ['2100年', 'out-of-range'],
    ['2025年9月-8月', 'out-of-range'],
    ['2021.10-2026.10', 'unparseable'],
    ['4月', 'unparseable'],
    ['三季度', 'unparseable'],
    ['春节后', 'unparseable'],
    ['2025年3月开工，2026年10月竣工', 'unparseable'],
    ['25年9月', 'unparseable'],
    ['2025年一二月', 'unparseable'],
    ['2025年十三月', 'out-of-range'],
    ['手续办理中', 'unparseable'],
    ['2025年4月4月', 'unparseable'],
    [`2025年4月${' '.repeat(80)}`, 'unparseable'],
    ['待定', 'placeholder'],
    ['—', 'placeholder'],
    [' ', 'blank'],
  ])('%j → %s', (text, expected) => {
    expect(month(text)).toBe(expected)
  })
})

describe('readMonth：数', () => {
  it.each<[number, string, string, string | null]>([
    [45757, 'yyyy/m/d', '2025-04#45757', 'serial'],
    [45757.75, 'yyyy-mm-dd hh:mm', '2025-04#45757', 'serial'],
    [45748, 'yyyy"年"m"月"', '2025-04', 'serial'],
    [45748, '[$-804]yyyy"年"m"月"d"日";@', '2025-04#45748', 'serial'],
    [45748, 'yyyy', '2025-01…2025-12', 'serial'],
    [73050, 'yyyy/m/d', '2099-12#73050', 'serial'],
    [73051, 'yyyy/m/d', 'out-of-range', null],
    [2025, 'yyyy/m/d', 'out-of-range', null],
    [60, 'yyyy/m/d', 'out-of-range', null],
    [0, 'yyyy/m/d', 'out-of-range', null],
    [-1, 'yyyy/m/d', 'out-of-range', null],
    [45757, 'General', '2025-04#45757', 'serial-unformatted'],
    [18264, 'General', '1950-01#18264', 'serial-unformatted'],
    [18263, 'General', 'unparseable', null],
    [2025, 'General', '2025-01…2025-12', 'y'],
    [202504, 'General', '2025-04', 'yyyymm'],
    [20250410, 'General', '2025-04#45757', 'yyyymmdd'],
    [202513, 'General', 'out-of-range', null],
    [5, 'General', 'unparseable', null],
    [-2025, 'General', 'unparseable', null],
    [0.5, '0%', 'type', null],
    [0.5, 'h:mm', 'type', null],
    [Number.NaN, 'General', 'unparseable', null],
  ])('%d（格式 %s）→ %s', (value, format, expected, written) => {
    expect(month(value, format)).toBe(expected)
    expect(style(value, format)).toBe(written)
  })

  it.each<[number, string, string]>([
    [2017.1, 'General', 'ambiguous-decimal'],
    [2017.1, '0.0', 'ambiguous-decimal'],
    [2017.1, '0.00', '2017-10'],
    [2017.4, 'General', '2017-04'],
    [2017.01, 'General', '2017-01'],
    [2017.11, 'General', '2017-11'],
    [2017.12, 'General', '2017-12'],
    [2017.13, 'General', 'out-of-range'],
    [2017.99, 'General', 'out-of-range'],
    [2017.123, 'General', 'unparseable'],
    [1900.1, 'General', 'out-of-range'],
    [45000.5, 'General', 'unparseable'],
  ])('小数陷阱：%d（格式 %s）→ %s', (value, format, expected) => {
    expect(month(value, format)).toBe(expected)
    if (/^\d/.test(expected)) expect(style(value, format)).toBe('decimal')
  })

  it('1904 日期系统', () => {
    expect(month(45757 - 1462, 'yyyy/m/d', true)).toBe('2025-04#45757')
    expect(month(45757 - 1462, 'General', true)).toBe('2025-04#45757')
  })

  it('空白、错误、真假', () => {
    expect(month(null)).toBe('blank')
    expect(month(true)).toBe('type')
    expect(month({ error: '#VALUE!' })).toBe('error')
  })
})

describe('isDateFormat', () => {
  it.each([
    'yyyy/m/d',
    'yyyy"年"m"月"',
    'm"月"d"日"',
    'mmm-yy',
    '[$-804]yyyy"年"m"月"d"日";@',
    'yyyy-mm-dd hh:mm',
    '[DBNum1]yyyy年m月',
    'd',
    'mm',
    'e/m/d',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  ])('%s 是日期', (format) => {
    expect(isDateFormat(format)).toBe(true)
  })
  it.each([
    'General',
    '0.00',
    '@',
    '',
    '[Red]0.00',
    '#,##0.00"d"',
    '0.00E+00',
    'h:mm',
    'mm:ss',
    '[h]:mm',
    '上午/下午h"时"mm"分"',
    '0.0%',
    '[$-804]General',
    '"yyyy"0',
    '\\y0',
    'G/通用格式',
    '_d0',
    '# ?/?',
  ])('%s 不是日期', (format) => {
    expect(isDateFormat(format)).toBe(false)
  })
})

describe('readSpan：起止年限', () => {
  function span(value: Value, format = 'General'): string {
    const reading = readSpan(value, format, false)
    if (reading.state !== 'ok') return reading.state === 'unreadable' ? reading.reason : reading.state
    const show = (m: { first: number; last: number }) =>
      m.first === m.last ? at(m.first) : `${at(m.first)}…${at(m.last)}`
    return `${show(reading.value.from)} → ${show(reading.value.to)}`
  }
  it.each<[Value, string]>([
    ['2021.10-2026.10', '2021-10 → 2026-10'],
    ['2021.10—2026.10', '2021-10 → 2026-10'],
    ['2021.10——2026.10', '2021-10 → 2026-10'],
    ['2021.10～2026.10', '2021-10 → 2026-10'],
    ['2021-10-2026-10', '2021-10 → 2026-10'],
    ['2021-10至2026-10', '2021-10 → 2026-10'],
    ['2021年10月至2026年10月', '2021-10 → 2026-10'],
    ['2021年10月\n-2026年10月', '2021-10 → 2026-10'],
    ['2021-2025年', '2021-01…2021-12 → 2025-01…2025-12'],
    ['2024-2026', '2024-01…2024-12 → 2026-01…2026-12'],
    ['2025年3月-10月', '2025-03 → 2025-10'],
    ['2025年3-10月', '2025-03 → 2025-10'],
    ['2025年3月开工至2026年10月竣工', '2025-03 → 2026-10'],
    ['2025年3月开工，2026年10月竣工', '2025-03 → 2026-10'],
    ['2025年3月动工、2026年10月建成', '2025-03 → 2026-10'],
    ['2025年', '2025-01…2025-12 → 2025-01…2025-12'],
    [2025, '2025-01…2025-12 → 2025-01…2025-12'],
    ['2026.10-2021.10', '2026-10 → 2021-10'],
    ['2021.13-2026.10', 'out-of-range'],
    ['2021.10', 'unparseable'],
    ['2021-10', 'unparseable'],
    ['2021-10-20', 'unparseable'],
    ['2025年8月-9月-10月', 'unparseable'],
    ['24个月', 'unparseable'],
    ['3-5年', 'unparseable'],
    ['——', 'placeholder'],
    [null, 'blank'],
    [true, 'type'],
  ])('%j → %s', (value, expected) => {
    expect(span(value)).toBe(expected)
  })
})

describe('formatMonth', () => {
  it.each([
    ['2025年4月', '2025年4月', '2025-04'],
    ['2025-04-10', '2025年4月', '2025-04'],
    ['2025', '2025年', '2025'],
    ['2025年下半年', '2025年下半年', '2025-H2'],
    ['2025年2季度', '2025年二季度', '2025-Q2'],
    ['2025年8-9月', '2025年8月至9月', '2025-08 to 2025-09'],
  ])('%s → %s / %s', (text, zh, en) => {
    const reading = readMonth(text, 'General', false)
    if (reading.state !== 'ok') throw new Error(text)
    expect([formatMonth(reading.value, 'zh'), formatMonth(reading.value, 'en')]).toEqual([zh, en])
  })
})

describe('性质', () => {
  const year = fc.integer({ min: 1949, max: 2099 })
  it('每个月写成每种样子都读回来', () => {
    const write = [
      (y: number, m: number) => `${y}年${m}月`,
      (y: number, m: number) => `${y}-${m}`,
      (y: number, m: number) => `${y}/${String(m).padStart(2, '0')}`,
      (y: number, m: number) => `${y}.${m}`,
      (y: number, m: number) => `${y}${String(m).padStart(2, '0')}`,
    ]
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.constantFrom(...write), (y, m, to) => {
        const expected = `${y}-${String(m).padStart(2, '0')}`
        expect(month(to(y, m))).toBe(expected)
      }),
    )
  })
  it('每个序列号与日历一致', () => {
    fc.assert(
      fc.property(fc.integer({ min: 17899, max: 73050 }), (serial) => {
        const day = new Date(Date.UTC(1899, 11, 30 + serial))
        const text = day.toISOString().slice(0, 10)
        expect(month(serial, 'yyyy/m/d')).toBe(`${text.slice(0, 7)}#${serial}`)
        expect(month(text)).toBe(`${text.slice(0, 7)}#${serial}`)
      }),
    )
  })
  it('任何文字任何数都不抛错', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.stringMatching(/^[0-9年月日.至~—-]{1,20}$/),
      fc.double(),
      fc.integer(),
    )
    fc.assert(
      fc.property(value, fc.constantFrom('General', 'yyyy', '0.00', 'h:mm'), fc.boolean(), (v, format, mac) => {
        for (const read of [readMonth, readSpan])
          expect(['ok', 'blank', 'placeholder', 'unreadable']).toContain(read(v, format, mac).state)
      }),
    )
  })
  it('读出的区间首月不晚于末月，年份在 1949–2099', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4}[年.-]?\d{0,2}[月底半季]?\d{0,2}$/), (text) => {
        const reading = readMonth(text, 'General', false)
        if (reading.state !== 'ok') return
        const { first, last } = reading.value
        expect(first).toBeLessThanOrEqual(last)
        expect(first).toBeGreaterThanOrEqual(1949 * 12)
        expect(last).toBeLessThan(2100 * 12)
      }),
    )
  })
})
