/** .ods: what a spreadsheet of LibreOffice holds, what single elements mean, and what becomes of files that are none or broken. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { rangeAddress } from '../../src/core/index.js'
import { readOds } from '../../src/formats/ods.js'
import { excelFormula } from '../../src/formats/ods-formulas.js'
import { nodeInflate, readFile } from '../../src/hosts/file.js'
import { gridWorkbook } from '../../src/hosts/grid.js'
import { bytesSource, ReadError } from '../../src/ooxml/index.js'
import { plain } from '../hosts/plain.js'
import { makeZip, type Part } from '../ooxml/make.js'

const folder = join(import.meta.dirname, 'files')
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))
const dataOf = (bytes: Uint8Array) => readOds(bytesSource(bytes), nodeInflate, '县水利局.ods')
const open = async (bytes: Uint8Array) => plain(await gridWorkbook(await dataOf(bytes)))

// The other library says which formats it does not know.
vi.spyOn(console, 'error').mockImplementation(() => {})

async function refused(bytes: Uint8Array): Promise<string> {
  try {
    await dataOf(bytes)
    return 'read'
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    expect(error.file).toBe('县水利局.ods')
    return error.code
  }
}

const ODF = 'urn:oasis:names:tc:opendocument:xmlns:'
const NAMES = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="${ODF}${name}:1.0"`)
  .concat(`xmlns:number="${ODF}datastyle:1.0"`)
  .join(' ')
const KIND = 'application/vnd.oasis.opendocument.spreadsheet'

/** A spreadsheet with these tables, behind these styles. */
function spreadsheet(tables: string, { styles = '', parts = [] as Part[], kind = KIND } = {}): Uint8Array {
  const content = `<office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  return makeZip([{ name: 'mimetype', data: kind, stored: true }, { name: 'content.xml', data: content }, ...parts])
}

/** A table with one row of these cells. */
const row = (cells: string, attributes = ''): string =>
  `<table:table table:name="表"><table:table-row ${attributes}>${cells}</table:table-row></table:table>`
const text = (content: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}>${content}</table:table-cell>`

describe('saved by LibreOffice', () => {
  it('is what the .xlsx is', async () => {
    const [ods, xlsx] = [await open(bytesOf('everything.ods')), plain(await readFile(join(folder, 'everything.xlsx')))]
    expect(ods.map(({ cells: _, ...frame }) => frame)).toEqual(xlsx.map(({ cells: _, ...frame }) => frame))
    // A time of day to the second, a third to fifteen digits, `_)` as a blank, and a truth value as 1: so LibreOffice writes them.
    const rounded = ['值 A9', '值 A28', '值 A30', '四 月 B4']
    ods.forEach((sheet, i) => {
      expect(Object.keys(sheet.cells)).toEqual(Object.keys(xlsx[i]!.cells))
      for (const [at, cell] of Object.entries(sheet.cells))
        if (!rounded.includes(`${sheet.name} ${at}`)) expect([at, cell]).toEqual([at, xlsx[i]!.cells[at]])
    })
  })

  it('holds the values another library reads in it', async () => {
    const { Sheets } = read(bytesOf('everything.ods'), { dense: true, cellText: false })
    const [ours] = await open(bytesOf('everything.ods'))
    const theirs = Sheets.值!['!data']!.map((cells) => cells?.[0])
    // Error values, and text on several lines or with blanks side by side, it reads as something else.
    const same = theirs.filter((cell, i) => cell && ours!.cells[`A${i + 1}`]?.[0] === cell.v)
    expect(same.length).toBeGreaterThan(24)
  })
})

it('counts days from 1904 where the spreadsheet says so', async () => {
  const { date1904, sheets } = await gridWorkbook(await dataOf(bytesOf('y1904.ods')))
  expect(date1904).toBe(true)
  expect(sheets[0]!.text(1, 0)).toBe((await readFile(join(folder, 'y1904.xlsx'))).sheets[0]!.text(1, 0))
})

describe('single elements', () => {
  it('blanks as elements and as signs, line breaks, several paragraphs; notes are not part of the text', async () => {
    const [sheet] = await open(
      spreadsheet(
        row(
          text(
            '<office:annotation><text:p>批注</text:p></office:annotation><text:p>王<text:s text:c="2"/>飞</text:p>',
          ) +
            text('<text:p>一<text:line-break/>二</text:p><text:p>三<text:span>四</text:span>\n  五</text:p>') +
            text(
              '<text:p><text:ruby><text:ruby-base>县</text:ruby-base><text:ruby-text>xiàn</text:ruby-text></text:ruby></text:p>',
            ) +
            text('', 'office:string-value="里面"'),
        ),
      ),
    )
    expect(Object.values(sheet!.cells).map(([value]) => value)).toEqual(['王  飞', '一\n二\n三四 五', '县', '里面'])
  })

  it('dates, times, percentages without a style show as such', async () => {
    const cell = (type: string, value: string): string =>
      `<table:table-cell office:value-type="${type}" office:${value}><text:p>x</text:p></table:table-cell>`
    const [sheet] = await open(
      spreadsheet(
        row(
          cell('date', 'date-value="2025-05-01"') +
            cell('time', 'time-value="PT36H30M00S"') +
            cell('percentage', 'value="0.5"') +
            cell('date', 'date-value="五月"'),
        ),
      ),
    )
    expect(Object.values(sheet!.cells).map(([, shown]) => shown)).toEqual(['2025/5/1', '36:30:00', '50%', 'x'])
  })

  it('a format by conditions, of a parent, of the column', async () => {
    const styles =
      '<number:number-style style:name="P0"><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>' +
      '<number:number-style style:name="N"><number:text>(</number:text><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/><number:text>)</number:text><style:map style:condition="value()&gt;=0" style:apply-style-name="P0"/></number:number-style>' +
      '<style:style style:name="a" style:family="table-cell" style:data-style-name="N"/><style:style style:name="b" style:family="table-cell" style:parent-style-name="a"/>'
    const cells = '<table:table-cell office:value-type="float" office:value="-1234"/>'
    const table = `<table:table table:name="表"><table:table-column table:number-columns-repeated="16384" table:default-cell-style-name="b"/><table:table-row>${cells}</table:table-row></table:table>`
    const [sheet] = await open(spreadsheet(table, { styles }))
    expect(sheet!.cells.A1).toEqual([-1234, '(1,234)', { format: '0;(#,##0)' }])
  })

  it('tables within cells, drawings and recorded changes are none of the sheets', async () => {
    const inner = `<table:table table:name="里面"><table:table-row>${text('<text:p>不是</text:p>')}</table:table-row></table:table>`
    const changes = `<table:tracked-changes><table:cell-content-change>${text('<text:p>旧</text:p>')}</table:cell-content-change></table:tracked-changes>`
    const sheets = await open(spreadsheet(changes + row(text(`<text:p>是</text:p>${inner}`))))
    expect(sheets.map(({ name, cells }) => [name, cells])).toEqual([['表', { A1: ['是', '是'] }]])
  })

  it.each([
    ['of:=SUM([.A1:.B2];[.$C$3])', 'SUM(A1:B2,$C$3)'],
    ["of:=[$'四 月'.A1]+[$值.B2:.C3]", "'四 月'!A1+值!B2:C3"],
    ['of:=IF([.A1]="[.B1];";"它说""是""";{1;2|3;4})', 'IF(A1="[.B1];","它说""是""",{1,2;3,4})'],
    ["of:=['file:///x.ods'#$'it''s ]'.A1]", "'it''s ]'!A1"],
    ['of:=[.A1]+[#REF!]', 'A1+#REF!'],
    ['msoxl:=SUM(A1;B1)', 'SUM(A1;B1)'],
  ])('%s', (formula, excel) => {
    expect(excelFormula(formula)).toBe(excel)
  })

  it('no formula keeps the reader busy', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('[', ']', '.', "'", '"', ':', '$', 'A1', '{', '}', ';', '|', '#'), {
          maxLength: 3000,
        }),
        (signs) => {
          excelFormula(`of:=${signs.join('')}`)
        },
      ),
      { numRuns: 50 },
    )
  })
})

it('a condition of millions of signs is none', async () => {
  const styles =
    '<number:number-style style:name="N"><number:number number:decimal-places="2" number:min-integer-digits="1"/>' +
    `<style:map style:condition="value()&gt;${'('.repeat(3_000_000)}" style:apply-style-name="N"/></number:number-style>` +
    '<style:style style:name="c" style:family="table-cell" style:data-style-name="N"/>'
  const cell = '<table:table-cell table:style-name="c" office:value-type="float" office:value="1.5"/>'
  const { sheets } = await dataOf(spreadsheet(row(cell), { styles }))
  expect(sheets[0]!.blocks[0]!.formats).toEqual([['0.00']])
})

describe('what is said to be repeated', () => {
  const big = (name: string, number: number): string => `table:number-${name}-repeated="${number}"`

  it('blanks cost nothing, however many', async () => {
    const blank = `<table:table-cell ${big('columns', 1e9)}/>`
    const tail = `<table:table-row ${big('rows', 1e9)}><table:table-cell ${big('columns', 1e9)}/></table:table-row>`
    const table = `<table:table table:name="表"><table:table-row table:visibility="collapse" ${big('rows', 1e9)}>${blank}</table:table-row></table:table>`
    const [hidden] = (await dataOf(spreadsheet(table))).sheets
    expect(hidden).toMatchObject({ blocks: [], hiddenRows: [] })
    const [sheet] = await open(
      spreadsheet(
        `<table:table table:name="表"><table:table-row>${text('<text:p>一</text:p>')}${blank}</table:table-row>${tail}</table:table>`,
      ),
    )
    expect(sheet).toMatchObject({ size: '1 × 1' })
  })

  it('cells that hold something are there so often', async () => {
    const [sheet] = await open(spreadsheet(row(text('<text:p>同</text:p>', big('columns', 3)), big('rows', 2))))
    expect(Object.keys(sheet!.cells)).toEqual(['A1', 'B1', 'C1', 'A2', 'B2', 'C2'])
  })

  it('cells merged in a row are merged in all that repeat it, and below the last row only once', async () => {
    const wide = 'table:number-columns-spanned="2"'
    const rows =
      `<table:table-row ${big('rows', 3)}>${text('<text:p>同</text:p>', wide)}<table:covered-table-cell/></table:table-row>` +
      `<table:table-row ${big('rows', 1e6)}>${text('', wide)}<table:covered-table-cell/></table:table-row>`
    const { sheets } = await dataOf(spreadsheet(`<table:table table:name="表">${rows}</table:table>`))
    expect(sheets[0]!.merges.map(rangeAddress)).toEqual(['A1:B1', 'A2:B2', 'A3:B3', 'A4:B4'])
  })

  it.each([
    ['columns', row(text('<text:p>一</text:p>', big('columns', 1e9)))],
    ['rows', row(text('<text:p>一</text:p>'), big('rows', 1e9))],
    ['cells', row(text('<text:p>一</text:p>', big('columns', 100)), big('rows', 1_000_000))],
    [
      'places between two cells',
      row(
        `${text('<text:p>一</text:p>')}<table:table-cell ${big('columns', 16_382)}/>${text('<text:p>二</text:p>')}`,
        big('rows', 1_000_000),
      ),
    ],
  ])('too many %s are refused', async (_, table) => {
    expect(await refused(spreadsheet(table))).toBe('too-large')
  })
})

describe('small files that stand for large ones', () => {
  const blanks = (count: number): string => `<text:s text:c="${count}"/>`

  it('a cell has no more signs than one of Excel', async () => {
    const [sheet] = (await dataOf(spreadsheet(row(text(`<text:p>甲${blanks(32_767).repeat(16_400)}乙</text:p>`)))))
      .sheets
    expect(sheet!.blocks[0]!.values).toEqual([[`甲${' '.repeat(32_766)}`]])
    const [lines] = (await dataOf(spreadsheet(row(text('<text:p>甲</text:p>'.repeat(20_000)))))).sheets
    expect(lines!.blocks[0]!.values[0]![0]).toHaveLength(32_767)
    const [whole] = (await dataOf(spreadsheet(row(text(`<text:p>${blanks(32_766)}乙</text:p>`))))).sheets
    expect(whole!.blocks[0]!.values[0]![0]).toBe(`${' '.repeat(32_766)}乙`)
  })

  const full = text(`<text:p>一${blanks(32_766)}</text:p>`)
  const rows = (content: string, count: number): string =>
    `<table:table>${`<table:table-row>${content}</table:table-row>`.repeat(count)}</table:table>`
  const merged = '<table:table-cell table:number-columns-spanned="2" table:number-columns-repeated="2"/>'
  const last = `<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000"/><table:table-row>${text('<text:p>一</text:p>')}</table:table-row>`

  it.each([
    ['signs', rows(full, 4097)],
    [
      'signs of repeated cells',
      row(text(`<text:p>一${blanks(8191)}</text:p>`, 'table:number-columns-repeated="16384"')).repeat(2),
    ],
    ['signs of repeated rows', row(full, 'table:number-rows-repeated="5000"')],
    ['sheets', '<table:table/>'.repeat(10_001)],
    ['merges', rows(merged.repeat(1000), 1001)],
    [
      'merges of repeated rows',
      row(text('<text:p>一</text:p>') + merged.repeat(3), 'table:number-rows-repeated="400000"'),
    ],
    ['hidden rows', `<table:table>${last}</table:table>`.repeat(5)],
  ])('too many %s are refused', async (_, tables) => {
    expect(await refused(spreadsheet(tables))).toBe('too-large')
  })
})

describe('what is refused', () => {
  const table = row(text('<text:p>一</text:p>'))

  it.each([
    ['read', spreadsheet(table)],
    ['read', spreadsheet(table, { kind: `${KIND}-template` })],
    ['not-xlsx', spreadsheet(table, { kind: 'application/vnd.oasis.opendocument.text' })],
    ['encrypted', spreadsheet(table, { parts: [{ name: 'META-INF/manifest.xml', data: '<m:encryption-data/>' }] })],
    ['encrypted', spreadsheet(table, { parts: [{ name: 'encrypted-package', data: 'x' }] })],
    ['corrupt', spreadsheet('')],
    ['corrupt', spreadsheet('<table:table>')],
    ['corrupt', makeZip([{ name: 'mimetype', data: KIND }])],
    [
      'corrupt',
      makeZip([
        { name: 'mimetype', data: KIND },
        { name: 'content.xml', data: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
      ]),
    ],
    [
      'too-large',
      makeZip([
        { name: 'mimetype', data: KIND },
        { name: 'content.xml', data: new Uint8Array(64 << 20) },
      ]),
    ],
    ['truncated', spreadsheet(table).subarray(0, 300)],
    ['empty', new Uint8Array()],
  ] as const)('%s', async (code, bytes) => {
    expect(await refused(bytes)).toBe(code)
  })
})

describe('broken files', () => {
  const original = bytesOf('everything.ods')

  it('cut anywhere: refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 23), async (length) => {
        expect(await refused(original.subarray(0, length))).not.toBe('read')
      }),
      { numRuns: 100 },
    )
  })

  it('with bits turned: refused, or some workbook', async () => {
    const flip = fc.tuple(fc.nat(original.length - 1), fc.nat(7))
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 8 }), async (flips) => {
        const bytes = original.slice()
        for (const [at, bit] of flips) bytes[at]! ^= 1 << bit
        await refused(bytes)
      }),
      { numRuns: 200 },
    )
  })

  it('any elements in any order: refused, or some workbook', async () => {
    const pieces = [
      '<table:table table:name="表">',
      '</table:table>',
      '<table:table-row>',
      '</table:table-row>',
      '<table:table-cell office:value-type="string">',
      '</table:table-cell>',
      '<text:p>',
      '</text:p>',
      '字',
      '<table:covered-table-cell/>',
      '<table:table-column table:visibility="collapse"/>',
      '<table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="9999999"/>',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), async (some) => {
        await refused(spreadsheet(some.join('')))
      }),
      { numRuns: 300 },
    )
  })
})
