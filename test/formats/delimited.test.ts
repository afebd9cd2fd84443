/** Delimited text: which encoding, which delimiter, which cells. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../src/core/index.js'
import { readDelimited } from '../../src/formats/delimited.js'
import { DELIMITERS, sniffDelimiter } from '../../src/formats/delimiter.js'
import { AS_EXCEL, AS_WORD, typed } from '../../src/formats/typed.js'
import { ReadError } from '../../src/ooxml/index.js'
import { delimitedText, encode, shownRows, type Written } from './make.js'

async function sheetOf(text: string | Uint8Array, name = '表.csv'): Promise<Sheet> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return (await readDelimited(bytes, name)).sheets[0]!
}

async function refused(bytes: Uint8Array | string): Promise<string> {
  return sheetOf(bytes).then(
    () => 'read',
    (error) => {
      if (error instanceof ReadError) return error.code
      throw error
    },
  )
}

const ENCODINGS: readonly Written[] = [
  'utf-8',
  'utf-8 with mark',
  'utf-16le',
  'utf-16le with mark',
  'utf-16be',
  'utf-16be with mark',
  'gb18030',
]

describe('any table written as delimited text comes back', () => {
  const HEAD = ['序号', '项目名称', '责任单位', '备注']
  for (const delimiter of DELIMITERS)
    it(`cut by ${JSON.stringify(delimiter)}, in every encoding, with every line end`, async () => {
      const signs = [...'县乡道路改造（一期）甲乙12.,年 -"\n', delimiter].filter(
        (sign) => sign === delimiter || !(DELIMITERS as readonly string[]).includes(sign),
      )
      const cell = fc
        .string({ unit: fc.constantFrom(...signs), maxLength: 8 })
        .filter((text) => !/^ *[-+.\d]/.test(text))
      const row = fc.array(cell, { minLength: HEAD.length, maxLength: HEAD.length })
      await fc.assert(
        fc.asyncProperty(
          fc.array(row, { minLength: 3, maxLength: 12 }),
          fc.constantFrom(...ENCODINGS),
          fc.constantFrom('\r\n', '\n', '\r'),
          async (rows, encoding, lineEnd) => {
            // Many sentences with commas of that kind are what tells them from prose.
            const all = [
              HEAD,
              ...rows.map((cells) => cells.map((text) => text.replaceAll('\n', delimiter === '，' ? '甲' : '\n'))),
            ]
            const text = delimitedText(all, delimiter, lineEnd)
            if (delimiter === '，' && sniffDelimiter(text) !== delimiter) return
            const sheet = await sheetOf(encode(text, encoding))
            const read = all.map((cells, r) => cells.map((_, c) => sheet.text(r, c)))
            expect(read).toEqual(all)
          },
        ),
        { numRuns: 150 },
      )
    })

  it('numbers are shown as they were written', async () => {
    const number = fc
      .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }))
      .map(([whole, decimals]) => (whole / 10 ** decimals).toFixed(decimals).replace(/^-(0\.?0*)$/, '$1'))
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 20 }), async (numbers) => {
        const sheet = await sheetOf(`金额\n${numbers.join('\n')}\n`)
        expect(shownRows(sheet).flat()).toEqual(['金额', ...numbers])
        numbers.forEach((text, i) => {
          expect(sheet.value(i + 1, 0)).toBe(Number(text))
        })
      }),
    )
  })
})

describe('what a text becomes', () => {
  const cases: readonly (readonly [text: string, value: unknown, format?: string])[] = [
    ['12', 12, 'General'],
    ['-3', -3, 'General'],
    ['0', 0, 'General'],
    ['7.93', 7.93, '0.00'],
    ['10.00 ', 10, '0.00'],
    ['1,234.5', 1234.5, '#,##0.0'],
    ['¥1,234.00', 1234, '"¥"#,##0.00'],
    ['12.5%', 0.125, '0.0%'],
    ['(1,234.00)', -1234, '#,##0.00_);(#,##0.00)'],
    ['0.30000000000000004', 0.30000000000000004, 'General'],
    ['13812345678', 13_812_345_678, 'General'],
    ['202504010001', 202_504_010_001, '0'],
    ['2025/5/1', 45_778, 'yyyy/m/d'],
    ['2025-05-01', 45_778, 'yyyy-mm-dd'],
    ['1.5E+07', 15_000_000, '0.0E+00'],
    ['TRUE', true],
    ['#DIV/0!', { error: '#DIV/0!' }],
    ['="001"', '001'],
  ]
  for (const [text, value, format = 'General'] of cases)
    it(text, () => expect(typed(text, AS_EXCEL)).toEqual({ value, format, formula: null }))

  it('a formula has no result', () => {
    expect(typed('=SUM(A1:A3)', AS_EXCEL)).toEqual({ value: null, format: 'General', formula: 'SUM(A1:A3)' })
    expect(typed('=SUM(A1:A3)', AS_WORD)).toBeNull()
  })

  it.each([
    '',
    '-',
    '——',
    '.',
    '1.',
    '1,23',
    '12,34.5',
    '0359',
    '007',
    '(1)',
    '（1）',
    '1-2',
    '5/1',
    '1E5',
    '2.40414E+23',
    '+8613812345678',
    '123456789012345678',
    '240414082304010112345678',
    '2404-140823-04-01-123456',
    '\t123',
    '2025/13/1',
    '2025/05/1',
    '2025年4月',
    '2025-4',
    '2021.10-2026.10',
    '12万元',
    '３,000',
    '=== 合计 ===',
    '#1',
    'True story',
    'NaN',
    'Infinity',
    '1e999',
    '__proto__',
  ])('%j stays a text', (text) => expect(typed(text, AS_EXCEL)).toBeNull())

  it('Word knows no dates', () => expect(typed('2025/5/1', AS_WORD)).toBeNull())
})

describe('rows and cells stand where Excel shows them', () => {
  it('a blank line is a blank row; the line that names the delimiter is none', async () => {
    const sheet = await sheetOf('sep=;\r\n标题\r\n\r\n序号;名称\r\n1;甲,乙\r\n')
    expect(shownRows(sheet)).toEqual([
      ['标题', ''],
      ['', ''],
      ['序号', '名称'],
      ['1', '甲,乙'],
    ])
  })

  it('quoted cells keep line breaks, delimiters and quotes; a quote within a cell is a sign', async () => {
    const sheet = await sheetOf('a,"甲\r\n乙, ""丙""",5" 管\n"b"c,,\n')
    expect(shownRows(sheet)).toEqual([
      ['a', '甲\r\n乙, "丙"', '5" 管'],
      ['bc', '', ''],
    ])
  })

  it('a row has only the cells that were written', async () => {
    const sheet = await sheetOf('a,b,c\n1,2\n1,,\n')
    const cells = [0, 1, 2].map((row) => [0, 1, 2, 3].map((col) => sheet.hasCell!(row, col)))
    expect(cells).toEqual([
      [true, true, true, false],
      [true, true, false, false],
      [true, true, true, false],
    ])
  })

  it('blank cells at the end do not count', async () => {
    const sheet = await sheetOf('a,b,,,\n1,2,,,\n,,,,\n,,,,\n')
    expect([sheet.rows, sheet.cols, sheet.rowWidth!(1), sheet.rowWidth!(3)]).toEqual([2, 2, 2, 0])
  })

  it('the sheet is called as the file', async () => {
    expect((await sheetOf('a', '报送/5月.表.csv')).name).toBe('5月.表')
  })
})

describe('the delimiter', () => {
  it.each([
    ['序号\t名称\t金额\n1\t道路，桥梁\t1,200\n2\t学校\t3,400\n', '\t'],
    ['2025年表,,,\n序号,名称,金额,备注\n1,甲,2,a;b;c\n', ','],
    ['序号;名称;金额\n1;甲;1,5\n2;乙;2,5\n', ';'],
    ['序号|名称|金额\n1|甲|2\n', '|'],
    ['序号，名称，金额\n1，甲，2\n2，乙，3\n', '，'],
    ['各单位：\n现将通知印发给你们，请认真落实。\n县政府，2025年5月，印发，抄送，存档\n', ','],
    ['序号,名称\n1,"甲\t乙\t丙\t丁"\n', ','],
    ['没有分隔', ','],
    ['', ','],
  ])('of %j', (text, delimiter) => expect(sniffDelimiter(text)).toBe(delimiter))
})

describe('what is no text of a known encoding is refused with what to do', () => {
  const utf8 = new TextEncoder().encode('序号,项目名称,责任单位\n1,城区雨污管网改造工程,住建局\n')
  it('a text in UTF-8 with wrong bytes, though GB 18030 may fit them', async () => {
    const damaged = Uint8Array.from(utf8)
    damaged[1] = 0x41
    expect(await refused(damaged)).toBe('encoding')
  })
  it('a text in UTF-8 that ends within a sign', async () => {
    expect(await refused(utf8.subarray(0, utf8.length - 3))).toBe('truncated')
  })
  it('neither encoding', async () => expect(await refused(Uint8Array.of(0x31, 0xff, 0xff, 0x0a))).toBe('encoding'))
  it('control characters and NUL', async () => {
    expect(await refused('a\u0001b,c\n')).toBe('not-zip')
    expect(await refused(Uint8Array.of(1, 0, 2, 0, 3))).toBe('not-zip')
    expect(await refused(new Uint8Array(4096))).toBe('not-zip')
  })
  it('a quote that is never closed', async () => expect(await refused('a,b\n1,"c\n2,d\n')).toBe('quotes'))
  it('more columns or rows than a worksheet has', async () => {
    expect(await refused(','.repeat(20_000))).toBe('too-large')
    expect(await refused('\n'.repeat(1_048_577))).toBe('too-large')
  })
})

describe('fuzzing', () => {
  it('any bytes are a sheet or one ReadError', async () => {
    const known = new Set(['encoding', 'truncated', 'not-zip', 'quotes', 'too-large', 'read'])
    const text = fc.string({ unit: fc.constantFrom(...'a1,;\t|"\n\r=#%(-甲，\u00a0\ufeff'), maxLength: 60 })
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      text.map((one) => new TextEncoder().encode(one)),
      text.map((one) => new Uint8Array(Buffer.from(one, 'utf16le'))),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (one) => {
        expect(known).toContain(await refused(one))
      }),
      { numRuns: 2000 },
    )
  })
})
