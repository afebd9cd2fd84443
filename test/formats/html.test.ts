/** Web pages that stand for workbooks. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeAddress, type Sheet } from '../../src/core/index.js'
import { numberFormat, readStyles } from '../../src/formats/css.js'
import { readPage } from '../../src/formats/html.js'
import { parsePage } from '../../src/formats/html-tree.js'
import { SpanGrid } from '../../src/formats/spans.js'
import { ReadError } from '../../src/ooxml/index.js'
import { encode, shownRows } from './make.js'

async function sheetOf(html: string, name = '导出.xls'): Promise<Sheet> {
  return (await readPage(new TextEncoder().encode(html), name)).sheets[0]!
}

async function refused(html: string | Uint8Array): Promise<string> {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html
  return readPage(bytes, '导出.xls').then(
    () => 'read',
    (error) => {
      if (error instanceof ReadError) return error.code
      throw error
    },
  )
}

/** An export of a government system, as they are: GB 2312, no end tags, a title over all columns, a hidden column for the system. */
const EXPORT = `<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<style>td{mso-number-format:General} .t{mso-number-format:"\\@";} .n { mso-number-format:"\\#\\,\\#\\#0\\.00_ " }
.d{mso-number-format:"yyyy\\0022年\\0022m\\0022月\\0022\\;\\@"} .gone{display:none}</style></head>
<body><table border=1>
<tr><td colspan=5 align=center>平陆县2025年重点项目表
<tr><td colspan=5>单位：万元
<tr><th rowspan=2>序号<th rowspan=2>项目<br>名称<th class=gone>ID<th colspan=2>投资<th rowspan=2>开工
<tr><th class=gone>x<th>总投资<th>年度
<tr><td>1<td>甲&amp;乙&nbsp;工程<td class=gone>9f3c<td class=n x:num="1234.5">1,234.50 <td class=t>0.30<td class=d x:num="45748">2025年4月
<tr style='height:0;display:none'><td>2<td>丙 <p>丁</p><td class=gone>9f3d<td>7.93<td x:num x:fmla="=SUM(D5:D5)">7<td x:str>2025.1
</table></body></html>`

describe('a page exported by a system', () => {
  const read = async () => (await readPage(encode(EXPORT, 'gb18030'), '重点项目.xls')).sheets[0]!

  it('is read cell by cell, columns the system hides left out', async () => {
    expect(shownRows(await read())).toEqual([
      ['平陆县2025年重点项目表', '', '', '', ''],
      ['单位：万元', '', '', '', ''],
      ['序号', '项目\n名称', '投资', '', '开工'],
      ['', '', '总投资', '年度', ''],
      ['1', '甲&乙\u00a0工程', '1,234.50 ', '0.30', '2025年4月'],
      ['2', '丙\n丁', '7.93', '7', '2025.1'],
    ])
  })

  it('has the types, formats and formulas its attributes state', async () => {
    const sheet = await read()
    expect([2, 3, 4].map((col) => [sheet.value(4, col), sheet.format(4, col)])).toEqual([
      [1234.5, '#,##0.00_ '],
      ['0.30', '@'],
      [45_748, 'yyyy"年"m"月";@'],
    ])
    expect([2, 3, 4].map((col) => [sheet.value(5, col), sheet.formula(5, col)])).toEqual([
      [7.93, null],
      [7, 'SUM(D5:D5)'],
      ['2025.1', null],
    ])
  })

  it('has its merges and hidden rows, and the name of the file', async () => {
    const sheet = await read()
    expect(sheet.merges.map(rangeAddress)).toEqual(['A1:E1', 'A2:E2', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4'])
    expect([4, 5].map((row) => sheet.isRowHidden(row))).toEqual([false, true])
    expect(sheet.name).toBe('重点项目')
    expect(sheet.hasCell).toBeUndefined()
  })
})

describe('the encoding of a page', () => {
  const page = (stated: string, text: string): string =>
    `<meta http-equiv="Content-Type" content="text/html; charset=${stated}"><table><tr><td>${text}</table>`
  const big5 = (...cell: readonly number[]): Uint8Array => {
    const [before = '', after = ''] = page('big5', '|').split('|')
    return Uint8Array.from([...Buffer.from(before), ...cell, ...Buffer.from(after)])
  }
  const textOf = async (bytes: Uint8Array) => (await readPage(bytes, '导出.xls')).sheets[0]!.text(0, 0)

  it.each(['big5', 'gb2312', 'iso-8859-1', 'utf-8'])('in UTF-8 that says %s', async (stated) => {
    expect(await textOf(encode(page(stated, '县重点项目'), 'utf-8'))).toBe('县重点项目')
  })

  it('in Big5 that says so', async () => {
    expect(await textOf(big5(0xa4, 0xa4, 0xb0, 0xea))).toBe('中國')
    expect(await refused(big5(0xa4, 0xff))).toBe('encoding')
    expect(await refused(big5(0xa4, 0xa4, 0x01))).toBe('not-zip')
  })
})

describe('how a page is laid out', () => {
  it('what stands outside tables is one line after the other in the first column', async () => {
    const sheet = await sheetOf(
      '<title>x</title><h2>重点  项目表</h2>单位：<b>万元</b><br>2025年5月<table><caption>续</caption><tr><td>1</table><script>9</script><p>填报人：张三',
    )
    expect(shownRows(sheet).flat()).toEqual(['重点 项目表', '单位：万元', '2025年5月', '续', '1', '填报人：张三'])
  })

  it('the head of a table comes first, its foot last', async () => {
    const sheet = await sheetOf(
      '<table><tfoot><tr><td>合计</tfoot><tbody><tr><td>1</tbody><thead><tr><td>序号</thead></table>',
    )
    expect(shownRows(sheet).flat()).toEqual(['序号', '1', '合计'])
  })

  it('a table that arranges others is passed over; a small one within a cell is its text', async () => {
    const inner = '<table><tr><td>序号<td>名称<tr><td>1<td>甲</table>'
    expect(shownRows(await sheetOf(`<table><tr><td>菜单<td>${inner}</table>`))).toEqual([
      ['菜单', ''],
      ['序号', '名称'],
      ['1', '甲'],
    ])
    const cell = '<table><tr><td>一<td>二</table>'
    expect(shownRows(await sheetOf(`<table><tr><td>a<td>b<td>c<tr><td>1<td>${cell}<td>3</table>`))).toEqual([
      ['a', 'b', 'c'],
      ['1', '一 二', '3'],
    ])
  })

  it('what is hidden in a table that arranges others is not read, nor is a hidden caption', async () => {
    const inner = '<table><caption style="display:none">藏</caption><tr><td>序号<td>名称<tr><td>1<td>甲</table>'
    const page = `<table><tr style="display:none"><td>隐藏菜单<tr><td hidden>隐藏<td>${inner}</table>`
    expect(shownRows(await sheetOf(page))).toEqual([
      ['序号', '名称'],
      ['1', '甲'],
    ])
    const popup = '<table hidden><tr><td>一<td>二<td>三<tr><td>四<td>五<td>六</table>'
    for (const more of [popup, `<tr hidden><td>${popup.replace(' hidden', '')}`]) {
      const sheet = await sheetOf(`<table><tr><td>序号<td>名称<tr><td>1<td>甲${more}</table>`)
      expect(shownRows(sheet).slice(0, 2)).toEqual([
        ['序号', '名称'],
        ['1', '甲'],
      ])
    }
  })

  it('the rows of a hidden head, body or foot are hidden', async () => {
    const sheet = await sheetOf(
      '<table><thead hidden><tr><td>a</thead><tbody><tr><td>b</tbody><tbody style="display:none"><tr><td>c<tr><td>d</tbody></table>',
    )
    expect(shownRows(sheet).map(([text], row) => [text, sheet.isRowHidden(row)])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', true],
    ])
  })

  it('rows without a table around them are rows', async () => {
    const rows = '<style>.gone{display:none}</style><tr><td>序号<td class=gone>x<td>名称<tr><td>1<td class=gone>x<td>甲'
    for (const page of [rows, rows.replace('<tr>', '<tbody><tr>')])
      expect(shownRows(await sheetOf(page))).toEqual([
        ['序号', '名称'],
        ['1', '甲'],
      ])
  })

  it('comments do not cut a text', async () => {
    expect(shownRows(await sheetOf('<table><tr><td>1<!-- a -->2<!-->.5</table>'))).toEqual([['12.5']])
    // Nor are they kept: millions of them are few bytes each in a page, and hundreds in a tree.
    const { body } = parsePage(`<p>${'甲<!-->'.repeat(1000)}</p>`, '导出.xls')
    expect(body[0]).toMatchObject({ childNodes: [{ nodeName: '#text', value: '甲'.repeat(1000) }] })
  })

  it('cells that span rows push those below aside, and never reach beyond the table', async () => {
    const sheet = await sheetOf(
      '<table><tr><td rowspan=3>a<td>b<td rowspan=2>c<tr><td>d<tr><td colspan=2>e</table><table><tr><td rowspan=99>f<td>g<tr><td>h</table>',
    )
    expect(shownRows(sheet)).toEqual([
      ['a', 'b', 'c'],
      ['', 'd', ''],
      ['', 'e', ''],
      ['f', 'g', ''],
      ['', 'h', ''],
    ])
    expect(sheet.merges.map(rangeAddress).sort()).toEqual(['A1:A3', 'A4:A5', 'B3:C3', 'C1:C2'])
  })

  it('columns hidden by their col are hidden', async () => {
    const sheet = await sheetOf(
      '<table><col><colgroup style="display:none" span=2></colgroup><tr><td>a<td>b<td>c<td>d</table>',
    )
    expect([0, 1, 2, 3].map((col) => sheet.isColHidden(col))).toEqual([false, true, true, false])
  })

  it('the sheet has the name Excel kept for it', async () => {
    const kept =
      '<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>调度表</x:Name></x:ExcelWorksheet></xml><![endif]-->'
    expect((await sheetOf(`<html><head>${kept}</head><table><tr><td>1</table></html>`)).name).toBe('调度表')
  })
})

describe('number formats in styles', () => {
  it.each([
    ['mso-number-format:"\\@"', '@'],
    ["MSO-NUMBER-FORMAT:'0\\.00'", '0.00'],
    ['mso-number-format:\\@;color:red', '@'],
    ['vnd.ms-excel.numberformat:@', '@'],
    ['mso-number-format:Percent', '0.00%'],
    ['mso-number-format:"Short Date"', 'yyyy/m/d'],
    ['mso-number-format:"\\#\\,\\#\\#0"', '#,##0'],
    ['color:red', null],
    ['mso-number-format:', null],
    [`mso-number-format:"${'0'.repeat(300)}"`, null],
  ])('%s', (style, format) => expect(numberFormat(style)).toBe(format))

  it('are taken by class', () => {
    const { formats, hidden } = readStyles(
      '<!-- td.a, .b{mso-number-format:"0"} p.c{display:none} .d{display:none} -->',
    )
    expect([[...formats], [...hidden]]).toEqual([
      [
        ['a', '0'],
        ['b', '0'],
      ],
      ['d'],
    ])
  })
})

describe('which styles hold', () => {
  const hidden = (css: string): string[] => [...readStyles(css).hidden]

  it.each([
    ['@media print{.a{color:red} .noprint{display:none}} .b{display:none}', ['b']],
    ['@media screen{.a{display:none}} @media only all, print{.b{display:none}} .c{display:none}', ['a', 'b', 'c']],
    // How wide the window is nobody knows.
    ['@media screen and (max-width:600px){.a{display:none}} @media not screen{.b{display:none}}', []],
    ['@supports (display:grid){.a{display:none}} @page{margin:1px} .b{display:none}', ['b']],
    ['@charset "utf-8"; @import url("x{.css"); .a{display:none}', ['a']],
    ['/* x */ .a{display:none} /* .b{display:none} */ .c/**/{color:red;/* ; */display:none}', ['a', 'c']],
    ['.a::before{content:\'} .b{display:none\'} .c{content:"\\"}";display:none}', ['c']],
    ['.a{color:red; .b{display:none} display:none}', ['a']],
    ['.a{display:none', ['a']],
    ['.a{} } } .b{display:none}', ['b']],
  ])('%s', (css, classes) => expect(hidden(css)).toEqual(classes))

  it('comments before a rule do not hide it', () => {
    expect([...readStyles('/* x */ .n{mso-number-format:"0\\.00"} .m{mso-number-format:\\#\\;0}').formats]).toEqual([
      ['n', '0.00'],
      ['m', '#;0'],
    ])
  })

  it('a sheet for printing says nothing of the screen', async () => {
    const page = '<style media="print">.x{display:none}</style><style media="screen">.y{display:none}</style>'
    expect(shownRows(await sheetOf(`${page}<table><tr><td class=x>甲<td class=y>乙</table>`))).toEqual([['甲']])
  })

  it('no style keeps the reader busy', () => {
    for (const piece of ['/*', '"', '{', '@media ', "a{'", '\\', '/*"', '}', 'mso-number-format:"'])
      expect(readStyles(piece.repeat(300_000)).hidden.size).toBe(0)
  })
})

describe('hostile and broken pages', () => {
  it('without a table say so', async () => {
    expect(await refused('<html><body>请先登录</body></html>')).toBe('page-without-table')
    expect(await refused('<html><frameset><frame src="x.files/sheet001.htm"></frameset></html>')).toBe(
      'page-without-table',
    )
  })

  it('spans without measure stay within a table, or are refused', async () => {
    const wide = await sheetOf('<table><tr><td colspan=1000000000 rowspan=999999999>a<td>b<tr><td>c</table>')
    expect([wide.rows, wide.cols, wide.value(0, 1000), wide.value(1, 1000)]).toEqual([2, 1001, 'b', 'c'])
    expect(await refused(`<table>${`<tr>${'<td colspan=1000>a'.repeat(17)}`}</table>`)).toBe('too-large')
    expect(await refused(`<table>${'<tr><td colspan=1000 rowspan=65534>a'.repeat(17)}</table>`)).toBe('too-large')
  })

  it('columns without measure end with the worksheet', async () => {
    const cols = await sheetOf(`<table>${'<col span=1000 hidden>'.repeat(17_000)}<tr><td>1</table>`)
    expect([16_383, 16_384].map((col) => cols.isColHidden(col))).toEqual([true, false])
  })

  it('spans that one table may have are refused in thousands', () => {
    const grid = new SpanGrid()
    const table = (at: number): boolean => {
      grid.begin(at, at)
      return Array.from({ length: 16 }, () => grid.place(1, 1000)).every((col) => col !== null)
    }
    expect(table(0)).toBe(true)
    expect(Array.from({ length: 7000 }, (_, at) => table(at + 1)).at(-1)).toBe(false)
  })

  it('a number format without end is none', async () => {
    const sheet = await sheetOf(`<table><tr><td style='mso-number-format:"${'0'.repeat(12_000_000)}'>1</table>`)
    expect(sheet.format(0, 0)).toBe('General')
  })

  it('depth without measure is refused', async () => {
    expect(await refused(`${'<div>'.repeat(100_000)}<table><tr><td>1`)).toBe('too-large')
    expect(await refused('<table><tr><td>'.repeat(5000))).toBe('too-large')
    expect(await refused(`${Array.from({ length: 5000 }, (_, n) => `<b a=${n}>`).join('')}<table><tr><td>1`)).toBe(
      'too-large',
    )
  })

  it('entities are signs and nothing else; names of prototypes are texts', async () => {
    const sheet = await sheetOf(
      '<table class=__proto__><tr><td class=constructor>&lt;script&gt;&#x202e;&bogus;<td>__proto__</table>',
    )
    expect(shownRows(sheet)).toEqual([['<script>\u202e&bogus;', '__proto__']])
  })

  it('any text is a sheet or one ReadError', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...[
          '<table>',
          '</table>',
          '<tr>',
          '</tr>',
          '<td>',
          '<td colspan=3>',
          '<td rowspan=2>',
          '<th x:num="1e5">',
          '<td x:fmla="=1">',
        ],
        ...[
          '<p>',
          '</p>',
          '<br>',
          '<b>',
          '</i>',
          '<div hidden>',
          '<caption>',
          '<col span=3>',
          '<thead>',
          '<tfoot>',
          '<!--',
          '-->',
        ],
        ...[
          '<style>.a{',
          '}</style>',
          '<script>',
          '</script>',
          '<select>',
          '<svg>',
          '<![if !x]>',
          '&amp;',
          '&#0;',
          '甲',
          '1,2',
          '\u00a0',
        ],
      ),
      fc.string({ maxLength: 5 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        expect(['read', 'page-without-table', 'not-zip']).toContain(await refused(`<table><tr><td>${pieces.join('')}`))
      }),
      { numRuns: 1500 },
    )
  })
})
