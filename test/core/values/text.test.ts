import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compactText,
  isPlaceholder,
  normalizeText,
  plainNumber,
  readEnum,
  readText,
  readYesNo,
} from '../../../src/core/values.js'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })
const messyText = fc
  .array(
    fc.constantFrom(
      '王',
      '飞',
      ' ',
      '\u3000',
      '\u00a0',
      '\u200b',
      '\n',
      '（',
      ')',
      '：',
      'Ａ',
      '7',
      'MW',
      '，',
      '-',
      '—',
      '無',
    ),
  )
  .map((parts) => parts.join(''))

describe('normalizeText：比较用的写法', () => {
  it.each([
    ['平陆县城西小学建设项目', '平陆县城西小学建设项目'],
    [' 发改局 ', '发改局'],
    ['民营经济\n服务中心', '民营经济服务中心'],
    ['王\u3000\u3000飞', '王飞'],
    ['总投资 （亿元）', '总投资(亿元)'],
    ['总投资\r\n（亿元）', '总投资(亿元)'],
    ['单位：万元', '单位:万元'],
    ['２００ＭＷ', '200MW'],
    ['100  MW / 200  MWH', '100 MW / 200 MWH'],
    ['装机： 200 MW（ 一期 ）', '装机:200 MW(一期)'],
    ['MW: 200', 'MW:200'],
    ['发改\u200b局\ufeff', '发改局'],
    ['a\u200bb', 'ab'],
    ['发改投资〔2020〕1439号', '发改投资[2020]1439号'],
    ['', ''],
    [' \u3000\n', ''],
  ])('%j → %j', (text, expected) => {
    expect(normalizeText(text)).toBe(expected)
  })

  it('再做一次不会再变', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, messyText), (text) => {
        const once = normalizeText(text)
        expect(normalizeText(once)).toBe(once)
        expect(compactText(once)).toBe(compactText(text))
      }),
    )
  })
})

describe('compactText：去掉全部空白', () => {
  it.each([
    ['2025年\n计划投资\n（亿元）', '2025年计划投资(亿元)'],
    ['建设\n\n性质', '建设性质'],
    ['100 MW', '100MW'],
    ['南 宁 市', '南宁市'],
  ])('%j → %j', (text, expected) => {
    expect(compactText(text)).toBe(expected)
  })
})

describe('占位符', () => {
  it.each(['—', '——', '———', '-', '--', '−', '－', '/', '／', '\\', '无', ' 无 ', '待 定', '暂无', '–'])(
    '%j 是占位符',
    (text) => {
      expect(isPlaceholder(text)).toBe(true)
    },
  )
  it.each(['', ' ', '0', '一', '无锡市', '待定位', '//', '1-2', '-5'])('%j 不是占位符', (text) => {
    expect(isPlaceholder(text)).toBe(false)
  })
  it('可以换一组', () => {
    expect(isPlaceholder('/', new Set(['-']))).toBe(false)
    expect(isPlaceholder('——', new Set(['-']))).toBe(true)
  })
})

describe('readText', () => {
  it.each([
    [' 发改局\n', { state: 'ok', value: '发改局' }],
    [12, { state: 'ok', value: '12' }],
    [0.1 + 0.2, { state: 'ok', value: '0.3' }],
    [true, { state: 'ok', value: 'TRUE' }],
    [null, { state: 'blank' }],
    ['\u3000\u200b', { state: 'blank' }],
    ['——', { state: 'placeholder' }],
    [{ error: '#REF!' }, { state: 'unreadable', reason: 'error' }],
  ])('%j → %j', (value, expected) => {
    expect(readText(value)).toEqual(expected)
  })

  it.each([
    [7.93, '7.93'],
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [-1.5e-8, '-0.000000015'],
    [14082900000000000000, '14082900000000000000'],
    [0, '0'],
  ])('数 %d 写作 %j', (value, expected) => {
    expect(plainNumber(value)).toBe(expected)
  })

  it('写出的数读回来是同一个数（15 位有效数字）', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        if (Math.abs(value) < 1e-80) return
        expect(Number(plainNumber(value))).toBe(Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15)))
      }),
    )
  })
})

describe('readYesNo：是/否', () => {
  it.each([
    '是',
    ' 是 ',
    '√',
    '✓',
    '✔',
    'Y',
    'yes',
    'ＹＥＳ',
    '已入库',
    '已开工',
    '已纳统',
    '已',
    'TRUE',
    '1',
    '是（2025年3月）',
  ])('%j 是', (text) => {
    expect(readYesNo(text)).toEqual({ state: 'ok', value: true })
  })
  it.each(['否', '×', '✗', 'N', 'no', '未入库', '未开工', '尚未开工', '未纳统', '没有', '不是', 'FALSE', '0', 'x'])(
    '%j 否',
    (text) => {
      expect(readYesNo(text)).toEqual({ state: 'ok', value: false })
    },
  )
  it.each(['有', '是否', '已开工未入库', '未开工已入库', '正在办理', '拟入库', '2', '是的吧'.repeat(40)])(
    '%j 说不准',
    (text) => {
      expect(readYesNo(text)).toEqual({ state: 'unreadable', reason: 'unparseable' })
    },
  )
  it('布尔值、数、占位、空白、错误', () => {
    expect(readYesNo(true)).toEqual({ state: 'ok', value: true })
    expect(readYesNo(0)).toEqual({ state: 'ok', value: false })
    expect(readYesNo('无')).toEqual({ state: 'placeholder' })
    expect(readYesNo(null)).toEqual({ state: 'blank' })
    expect(readYesNo({ error: '#N/A' })).toEqual({ state: 'unreadable', reason: 'error' })
  })
})

describe('readEnum：清单内的值', () => {
  const values = [
    { value: '新建', aliases: ['新开工'] },
    { value: '续建' },
    { value: '改建和技术改造', aliases: ['技改'] },
    { value: '产业类', aliases: ['产业转型', '产业'] },
  ]
  it.each([
    ['新建', '新建', null],
    ['新 建', '新建', null],
    [' 续建\n', '续建', null],
    ['改建（和技术改造）', '改建和技术改造', null],
    ['产业（类）', '产业类', null],
    ['产业转型', '产业类', '产业转型'],
    [' 技 改', '改建和技术改造', '技 改'],
  ])('%j 是 %s（别名 %s）', (text, value, alias) => {
    expect(readEnum(text, values)).toEqual({ state: 'ok', value: { value, alias } })
  })
  it.each(['新', '新建项目', '（）', '1'])('%j 不在清单内', (text) => {
    expect(readEnum(text, values)).toEqual({ state: 'unreadable', reason: 'unparseable' })
  })
  it('占位、空白；清单里有“无”时它就是值', () => {
    expect(readEnum('—', values)).toEqual({ state: 'placeholder' })
    expect(readEnum(' ', values)).toEqual({ state: 'blank' })
    expect(readEnum(3, [{ value: '3' }])).toEqual({ state: 'ok', value: { value: '3', alias: null } })
    expect(readEnum('无', [{ value: '无' }])).toEqual({ state: 'ok', value: { value: '无', alias: null } })
  })
})
