import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '../../../src/core/grid.js'
import {
  type Amount,
  columnDecimals,
  compareAmounts,
  findUnit,
  inWan,
  type MoneyUnit,
  minusAmount,
  parseUnit,
  readAmount,
  scaleAmount,
  sumAmounts,
} from '../../../src/core/values.js'

const yi = { unit: '亿元', decimals: null } as const
const wan = { unit: '万元', decimals: null } as const
const bare = { unit: null, decimals: null }

function amount(
  value: Value,
  column: { unit: MoneyUnit | null; decimals: number | null } = wan,
  format = 'General',
): Amount {
  const reading = readAmount(value, format, column)
  if (reading.state !== 'ok') throw new Error(`${JSON.stringify(value)}: ${JSON.stringify(reading)}`)
  return reading.value
}

describe('计量单位', () => {
  it.each([
    ['万元', '万元'],
    ['万', '万元'],
    ['亿', '亿元'],
    ['人民币万元', '万元'],
    ['万 元', '万元'],
    [' 亿元 ', '亿元'],
    ['千元', '千元'],
    ['百万元', '百万元'],
    ['千万', '千万元'],
    ['元', '元'],
    ['万亩', null],
    ['亿元以上', null],
    ['', null],
    ['__proto__', null],
  ])('%j → %s', (text, unit) => {
    expect(parseUnit(text)).toBe(unit)
  })

  it.each([
    ['总投资（亿元）', '亿元', '（亿元）'],
    ['总投资\n（ 亿 元 ）', '亿元', '（ 亿 元 ）'],
    ['2025年计划投资(万元)', '万元', '(万元)'],
    ['单位：万元', '万元', '单位：万元'],
    ['单位:万元', '万元', '单位:万元'],
    ['金额单位：人民币万元', '万元', '单位：人民币万元'],
    ['（单位：人民币 万元）', '万元', '（单位：人民币 万元）'],
    ['单位：百 万 元  ', '百万元', '单位：百 万 元'],
    ['填报单位：发改局      单位：万元、个', '万元', '单位：万元、个'],
    ['单 位：亿元', '亿元', '单 位：亿元'],
    ['平陆县2025年重点项目表【单位：元】', '元', '【单位：元】'],
    ['投资额（亿元、%）', '亿元', '（亿元、%）'],
  ])('%j 标的是 %s', (text, unit, phrase) => {
    const stated = findUnit(text)
    expect(stated?.unit).toBe(unit)
    expect(text.slice(stated?.start, stated?.end)).toBe(phrase)
  })

  it.each([
    '总投资',
    '亿元以上企业',
    '投资（亿元以上）',
    '地价（万元/亩）',
    '填报单位：万元乡',
    '共15个项目总投资51.57亿元',
    '单位：个',
    '（万元、亿元）',
  ])('%j 没有标明单位', (text) => {
    expect(findUnit(text)).toBeNull()
  })

  it('换算成万元', () => {
    const units: MoneyUnit[] = ['元', '千元', '万元', '百万元', '千万元', '亿元']
    expect(units.map(inWan)).toEqual([0.0001, 0.1, 1, 100, 1000, 10000])
  })
})

describe('readAmount：金额', () => {
  it('种子里的 "7.93 "（亿元）是 79,300 ± 50 万元', () => {
    expect(amount('7.93 ', yi)).toEqual({
      value: 79300,
      lo: 79250,
      hi: 79350,
      unit: '亿元',
      decimals: 2,
      isText: true,
      typedUnit: null,
    })
  })

  it.each<[string, number, number]>([
    ['0.30 ', 0.3, 2],
    ['１，２３４．５０', 1234.5, 2],
    ['1,234', 1234, 0],
    ['12,345,678.9', 12345678.9, 1],
    ['¥1,000', 1000, 0],
    ['￥ 500', 500, 0],
    ['-30', -30, 0],
    ['−30', -30, 0],
    ['(1,234)', -1234, 0],
    ['（50.5）', -50.5, 1],
    ['+5', 5, 0],
    ['.5', 0.5, 1],
    ['5.', 5, 0],
    ['1.5E+3', 1500, 0],
    ['\u00a0500\u3000', 500, 0],
    ['0', 0, 0],
  ])('%j 读作 %d，%d 位小数', (text, value, decimals) => {
    expect(amount(text)).toMatchObject({ value, decimals, unit: '万元', isText: true, typedUnit: null })
  })

  it.each<[string, number, MoneyUnit, number]>([
    ['1.5亿元', 15000, '亿元', 1],
    ['3000万', 3000, '万元', 0],
    ['3000 万元', 3000, '万元', 0],
    ['500000元', 50, '元', 0],
    ['２亿', 20000, '亿元', 0],
  ])('单元格里带单位：%j 是 %d 万元', (text, value, unit, decimals) => {
    expect(amount(text, bare)).toMatchObject({ value, unit, typedUnit: unit, decimals })
    expect(amount(text, yi)).toMatchObject({ value, unit, typedUnit: unit })
  })

  it.each(['—', '——', '-', '−', '/', '\\', '无', '待定', '暂无'])('占位符 %j', (text) => {
    expect(readAmount(text, 'General', wan)).toEqual({ state: 'placeholder' })
  })

  it.each<[Value, string, string]>([
    ['七亿', 'General', 'unparseable'],
    ['约7.93', 'General', 'unparseable'],
    ['7.93左右', 'General', 'unparseable'],
    ['1,2345', 'General', 'unparseable'],
    ['1234,567', 'General', 'unparseable'],
    ['7 .93', 'General', 'unparseable'],
    ['1.5.3', 'General', 'unparseable'],
    ['12亿34', 'General', 'unparseable'],
    ['9'.repeat(65), 'General', 'unparseable'],
    ['30%', 'General', 'type'],
    [0.3, '0.00%', 'type'],
    [45000, 'yyyy"年"m"月"', 'type'],
    [0.5, 'h:mm', 'type'],
    [true, 'General', 'type'],
    [{ error: '#REF!' }, 'General', 'error'],
    [Number.NaN, 'General', 'unparseable'],
  ])('%j（格式 %s）读不出：%s', (value, format, reason) => {
    expect(readAmount(value, format, wan)).toEqual({ state: 'unreadable', reason })
  })

  it.each<[Value]>([[null], [''], [' \u3000'], ['\u200b']])('%j 是空白', (value) => {
    expect(readAmount(value, 'General', wan)).toEqual({ state: 'blank' })
  })

  describe('数值单元格的小数位', () => {
    it.each<[number, string, number | null, number | null]>([
      [7.93, '0.00', null, 2],
      [7.9, '0.00_);(0.00)', null, 2],
      [1234.5, '#,##0.0_ ', null, 1],
      [1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', null, 2],
      [7.93, '0', 4, 0],
      [10, 'General', 2, 2],
      [7.935, 'General', 2, 3],
      [0.1 + 0.2, 'General', 0, 1],
      [10, 'General', null, null],
      [7.5, '0.##', null, null],
      [75000, '0.00,', 1, 1],
      [7.5, '[Red]0.0"亿元"', null, 1],
    ])('%d，格式 %s，全列 %s 位 → %s 位', (value, format, column, decimals) => {
      expect(amount(value, { unit: '亿元', decimals: column }, format).decimals).toBe(decimals)
    })

    it('没有任何东西固定小数位时就是这个数本身', () => {
      expect(amount(7.93, yi)).toMatchObject({ value: 79300, lo: 79300, hi: 79300, decimals: null })
    })
  })

  it('没有单位的列按列自己的单位', () => {
    expect(amount('7.93', bare)).toMatchObject({ value: 7.93, lo: 7.925, hi: 7.935, unit: null })
  })
})

describe('columnDecimals：一列最常见的小数位', () => {
  const cells = (...values: Value[]) => values.map((value) => ({ value, format: 'General' }))
  it('取最多的', () => {
    expect(columnDecimals(cells('7.93', '10.00', '0.5', null, '—', 'abc'))).toBe(2)
    expect(columnDecimals(cells(7.93, 10, 6.25, 1.5))).toBe(2)
    expect(columnDecimals(cells(100, 200, 1.5))).toBe(0)
  })
  it('一样多时取多的；常规格式的 0 不算数', () => {
    expect(columnDecimals(cells(1.5, 2.25))).toBe(2)
    expect(columnDecimals(cells(0, 0, 0, 1.25))).toBe(2)
    expect(columnDecimals(cells(0, 0))).toBe(0)
  })
  it('格式固定的按格式，带单位、百分数、日期的不算', () => {
    expect(columnDecimals([{ value: 7, format: '0.00' }])).toBe(2)
    expect(
      columnDecimals([
        { value: 45000, format: 'yyyy/m/d' },
        { value: 0.5, format: '0%' },
      ]),
    ).toBeNull()
    expect(columnDecimals(cells('1.5亿元', '30%', '', true))).toBeNull()
    expect(columnDecimals([])).toBeNull()
  })
})

describe('比较与运算', () => {
  it('区间重叠就不算不等', () => {
    expect(compareAmounts(amount('7.93', yi), amount('79320'))).toBe('agree')
    expect(compareAmounts(amount('7.93', yi), amount('79351'))).toBe('less')
    expect(compareAmounts(amount('79351'), amount('7.93', yi))).toBe('greater')
  })
  it('浮点误差不算不等', () => {
    expect(compareAmounts(amount(0.1 + 0.2), amount(0.3))).toBe('agree')
    expect(compareAmounts(amount(0.3), amount(0.1 + 0.2))).toBe('agree')
    expect(compareAmounts(amount(100), amount(100.00001))).toBe('less')
  })
  it('一个有单位一个没有，不能比', () => {
    expect(compareAmounts(amount('7.93', yi), amount('7.93', bare))).toBeNull()
  })
  it('种子 15 个项目：总投资 51.57 亿元', () => {
    const totals = '7.93 10.00 6.00 4.36 2.93 1.86 1.67 1.03 0.83 7.50 3.30 1.33 1.15 1.08 0.60'.split(' ')
    const sum = sumAmounts(totals.map((text) => amount(text, yi)))
    expect(sum).toMatchObject({ value: 515700, unit: '亿元', decimals: 2 })
    expect(sum.hi - sum.lo).toBeCloseTo(15 * 100, 6)
    expect(compareAmounts(sum, amount('51.57', yi))).toBe('agree')
    expect(compareAmounts(sum, amount('52.57', yi))).toBe('less')
  })
  it('单位不同的相加按万元；有单位与没单位的不能相加', () => {
    expect(sumAmounts([amount('1', yi), amount('5')])).toMatchObject({ value: 10005, unit: '万元', decimals: null })
    const none = sumAmounts([amount('1', yi), amount('5', bare), amount('5', yi)])
    expect(none.value).toBeNaN()
    expect(compareAmounts(none, none)).toBeNull()
    expect(sumAmounts([])).toMatchObject({ value: 0, lo: 0, hi: 0, unit: null })
  })
  it('减与倍数', () => {
    expect(minusAmount(amount('10'), amount('4'))).toMatchObject({ value: 6, lo: 5, hi: 7 })
    expect(scaleAmount(amount('10'), -2)).toMatchObject({ value: -20, lo: -21, hi: -19 })
  })
  it('五万行相加不走样', () => {
    const row = amount(0.1)
    expect(sumAmounts(Array.from({ length: 50_000 }, () => row)).value).toBeCloseTo(5000, 9)
  })
})

describe('性质', () => {
  const units = fc.constantFrom<MoneyUnit | null>('元', '千元', '万元', '百万元', '千万元', '亿元', null)
  const column = fc.record({ unit: units, decimals: fc.option(fc.nat(4)) })
  const format = fc.constantFrom('General', '0.00', '#,##0', '0.0%', 'yyyy/m/d', '0.##', '@', '[h]:mm', '"x')
  const cell: fc.Arbitrary<Value> = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.stringMatching(/^[-+¥(]?[0-9,.，．０-９]{1,12}[)万亿元% ]{0,3}$/),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  )

  it('什么都不抛错；读出的区间总含着值', () => {
    fc.assert(
      fc.property(cell, format, column, (value, code, col) => {
        const reading = readAmount(value, code, col)
        if (reading.state !== 'ok') return
        const { lo, hi, value: v } = reading.value
        expect(lo <= v && v <= hi).toBe(true)
      }),
    )
  })

  it('写成任何样子都读回同一个数', () => {
    const digits = fc.record({ whole: fc.nat(99_999_999), fraction: fc.stringMatching(/^\d{0,4}$/), unit: units })
    const fullWidth = (text: string) =>
      text.replace(/[0-9.,]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(digits, fc.boolean(), fc.boolean(), fc.constantFrom('', ' ', '\u3000'), (d, grouped, wide, edge) => {
        const whole = grouped ? d.whole.toString().replace(/\B(?=(\d{3})+$)/g, ',') : d.whole.toString()
        const text = d.fraction === '' ? whole : `${whole}.${d.fraction}`
        const read = amount(edge + (wide ? fullWidth(text) : text) + edge, { unit: d.unit, decimals: null })
        const expected = Number(`${d.whole}.${d.fraction || '0'}`) * (d.unit === null ? 1 : inWan(d.unit))
        expect(Math.abs(read.value - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-14)
        expect(read.decimals).toBe(d.fraction.length)
      }),
    )
  })

  it('比较左右对称', () => {
    const flip = { less: 'greater', greater: 'less', agree: 'agree' } as const
    fc.assert(
      fc.property(cell, cell, column, column, (a, b, ca, cb) => {
        const x = readAmount(a, 'General', ca)
        const y = readAmount(b, 'General', cb)
        if (x.state !== 'ok' || y.state !== 'ok') return
        const there = compareAmounts(x.value, y.value)
        const back = compareAmounts(y.value, x.value)
        expect(back).toBe(there === null ? null : flip[there])
      }),
    )
  })
})
