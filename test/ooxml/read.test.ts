import { describe, expect, it } from 'vitest'
import { bookParts, bytesOf, dump, MAIN, makeBook, makeZip, RELATIONS, read, readBook, readSheet } from './make.js'

const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main'

describe('values', () => {
  it('reads every type of cell', async () => {
    const sheet = await readSheet({
      strings: '<si><t>项目名称</t></si>',
      rows: `<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="n"><v>-3E-2</v></c><c r="C1" t="s"><v>0</v></c>
        <c r="D1" t="str"><v>文本</v></c><c r="E1" t="inlineStr"><is><t>内联</t></is></c><c r="F1" t="b"><v>1</v></c>
        <c r="G1" t="b"><v>0</v></c><c r="H1" t="e"><v>#DIV/0!</v></c><c r="I1" t="d"><v>2025-04-01</v></c></row>`,
    })
    const values = Array.from({ length: 9 }, (_, col) => sheet.value(0, col))
    expect(values).toEqual([12.5, -0.03, '项目名称', '文本', '内联', true, false, { error: '#DIV/0!' }, 45748])
  })

  it('keeps blank apart from zero and from empty text', async () => {
    const sheet = await readSheet({
      rows: '<row r="1"><c r="A1" s="0"/><c r="B1"><v>0</v></c><c r="C1" t="str"><v></v></c><c r="D1" t="inlineStr"/><c r="E1"><v/></c></row>',
    })
    expect([0, 1, 2, 3, 4].map((col) => sheet.value(0, col))).toEqual([null, 0, '', null, null])
  })

  it('keeps what is no number in a number cell as the text it is', async () => {
    const sheet = await readSheet({
      rows: '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e400</v></c><c r="C1"><v> 7 </v></c></row>',
    })
    expect([0, 1, 2].map((col) => sheet.value(0, col))).toEqual(['NaN', '1e400', 7])
  })

  it('puts the runs of rich text together and leaves phonetic runs out', async () => {
    const sheet = await readSheet({
      strings:
        '<si><r><rPr><b/></rPr><t>平陆</t></r><r><t xml:space="preserve"> 县 </t></r><rPh sb="0" eb="2"><t>pinglu</t></rPh><phoneticPr fontId="1"/></si><si><t>甲</t><r><t>乙</t></r></si><si/><si><t/></si>',
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>',
    })
    expect([0, 1, 2, 3, 4].map((col) => sheet.value(0, col))).toEqual(['平陆 县 ', '甲乙', '', '', '内联'])
  })

  it('resolves references, _xHHHH_ escapes and line ends', async () => {
    const text = 'a&amp;b&lt;c&gt;&quot;&apos;&#20013;&#x56fd;_x000D__x005F_x0041__x4E2d_ x_x&#x1F600;'
    const sheet = await readSheet({
      strings: `<si><t>${text}</t></si><si><t>一\r\n二\r三\n四&#13;</t></si>`,
      rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>${text}</v></c></row>`,
    })
    expect(sheet.value(0, 0)).toBe('a&b<c>"\'中国\r_x0041_中 x_x😀')
    expect(sheet.value(0, 1)).toBe('一\n二\n三\n四\r')
    expect(sheet.value(0, 2)).toBe(sheet.value(0, 0))
  })

  it('keeps spaces, names of prototypes and everything that looks alive', async () => {
    const texts = [' 王  飞 ', '__proto__', 'constructor', '=cmd|x', '\u202e', '::error::', '%0A', '　全角　']
    const sheet = await readSheet({
      strings: texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join(''),
      rows: `<row r="1">${texts.map((_, i) => `<c t="s"><v>${i}</v></c>`).join('')}</row>`,
    })
    expect(texts.map((_, col) => sheet.value(0, col))).toEqual(texts)
  })

  it('reads a text of 32,767 signs and one shared by a thousand cells', async () => {
    const long = '长'.repeat(32_767)
    const rows = Array.from({ length: 1000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`)
    const sheet = await readSheet({ strings: `<si><t>${long}</t></si>`, rows: rows.join('') })
    expect(sheet.value(999, 0)).toBe(long)
    expect(sheet.rows).toBe(1000)
  })

  it('says so when a cell points at a text that is not there', async () => {
    const workbook = await readBook({
      strings: '<si><t>a</t></si>',
      rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
    })
    expect(workbook.sheets[0]!.value(0, 0)).toBeNull()
    expect(workbook.warnings).toEqual([{ code: 'missing-string', part: '表' }])
  })
})

describe('places', () => {
  it('counts on where cells and rows have no address', async () => {
    const sheet = await readSheet({
      rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    })
    expect([sheet.value(0, 0), sheet.value(0, 1), sheet.value(3, 2), sheet.value(3, 3), sheet.value(4, 0)]).toEqual([
      1, 2, 3, 4, 5,
    ])
  })

  it('reads rows that are out of order, and the last cell in the sheet', async () => {
    const sheet = await readSheet({
      rows: '<row r="3"><c r="B3"><v>3</v></c></row><row r="1"><c r="B1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>9</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>',
      before: '<dimension ref="A1:XFD1048576"/>',
    })
    expect([0, 1, 2].map((row) => sheet.value(row, 1))).toEqual([1, 2, 3])
    expect(sheet.value(1_048_575, 16_383)).toBe(9)
    expect([sheet.rows, sheet.cols]).toEqual([1_048_576, 16_384])
  })

  it('does not count a blank formatted tail', async () => {
    const tail = Array.from(
      { length: 500 },
      (_, i) => `<row r="${i + 2}" s="1"><c r="A${i + 2}" s="1"/><c r="Z${i + 2}" s="1"/></row>`,
    )
    const sheet = await readSheet({ rows: `<row r="1"><c r="A1"><v>1</v></c></row>${tail.join('')}<row r="900"/>` })
    expect([sheet.rows, sheet.cols]).toEqual([1, 1])
  })

  it('tells hidden rows, hidden columns and rows hidden by default', async () => {
    const sheet = await readSheet({
      before: '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="9"/></cols>',
      rows: '<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>1</v></c></row><row r="3" hidden="true"/><row r="4" hidden="0"><c><v>1</v></c></row>',
    })
    expect([0, 1, 2, 3].map((row) => sheet.isRowHidden(row))).toEqual([false, true, true, false])
    expect([0, 1, 2, 3, 4].map((col) => sheet.isColHidden(col))).toEqual([false, true, true, false, false])
    const zero = await readSheet({
      before: '<sheetFormatPr zeroHeight="1"/>',
      rows: '<row r="2"><c><v>1</v></c></row>',
    })
    expect([0, 1, 2].map((row) => zero.isRowHidden(row))).toEqual([true, false, true])
  })

  it('reads merges and data validations, those of Excel 2010 too', async () => {
    const sheet = await readSheet({
      rows: '<row r="1"><c><v>1</v></c></row>',
      after: `<mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="D5"/></mergeCells>
        <dataValidations><dataValidation type="list" allowBlank="1" sqref="B2:B9 D2"><formula1>"是,否"</formula1></dataValidation>
        <dataValidation type="whole" operator="greaterThan" sqref="E1"><formula1>0</formula1><formula2>9</formula2></dataValidation></dataValidations>
        <extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>字典!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>F1:F2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`,
    })
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 2 }])
    expect(sheet.validations.map(({ type, formula1, formula2 }) => [type, formula1, formula2])).toEqual([
      ['list', '"是,否"', null],
      ['whole', '0', '9'],
      ['list', '字典!$A$1:$A$3', null],
    ])
    expect(sheet.validations[0]!.ranges).toHaveLength(2)
    expect(sheet.validations[2]!.ranges).toEqual([{ top: 0, left: 5, bottom: 1, right: 5 }])
  })
})

describe('formulas', () => {
  it('reads a formula with its cached result, zero and empty text included', async () => {
    const sheet = await readSheet({
      rows: '<row r="1"><c r="A1"><f>B1+1</f><v>0</v></c><c r="B1" t="str"><f>"a"&amp;"&lt;"</f><v>a&lt;</v></c><c r="C1" t="str"><f>IF(1,"")</f><v></v></c><c r="D1"><f>NOW()</f></c><c r="E1" t="b"><f>1=1</f><v>1</v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    })
    expect([0, 1, 2, 3, 4, 5].map((col) => sheet.value(0, col))).toEqual([
      0,
      'a<',
      '',
      null,
      true,
      { error: '#DIV/0!' },
    ])
    expect([0, 1, 2, 3].map((col) => sheet.formula(0, col))).toEqual(['B1+1', '"a"&"<"', 'IF(1,"")', 'NOW()'])
    expect(sheet.cols).toBe(6)
  })

  it('gives every cell of a shared formula its own reading', async () => {
    const sheet = await readSheet({
      rows: `<row r="1"><c r="C1"><f t="shared" ref="C1:D3" si="0">SUM(A1,$A1,A$1,$A$1)*LOG10(B1)&amp;"A1"&amp;'A1 表'!A1</f><v>1</v></c><c r="D1"><f t="shared" si="0"/><v>2</v></c></row>
        <row r="3"><c r="C3"><f t="shared" si="0"/><v>3</v></c></row>`,
    })
    expect(sheet.formula(0, 3)).toBe(`SUM(B1,$A1,B$1,$A$1)*LOG10(C1)&"A1"&'A1 表'!B1`)
    expect(sheet.formula(2, 2)).toBe(`SUM(A3,$A3,A$1,$A$1)*LOG10(B3)&"A1"&'A1 表'!A3`)
  })

  it('finds the master of a shared formula below its users', async () => {
    const sheet = await readSheet({
      rows: '<row r="3"><c r="A3"><f t="shared" si="4"/><v>1</v></c></row><row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="4">B1</f><v>1</v></c></row>',
    })
    expect([sheet.formula(0, 0), sheet.formula(2, 0)]).toEqual(['B1', 'B3'])
  })

  it('shows an array formula and a what-if table in every cell they fill', async () => {
    const sheet = await readSheet({
      rows: '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c><c r="D1"><f t="dataTable" ref="D1:D2" dt2D="1" r1="F1" r2="F2"/><v>5</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="D2"><v>6</v></c><c r="E2"><v>7</v></c></row>',
    })
    expect([sheet.formula(0, 0), sheet.formula(1, 0), sheet.formula(2, 0)]).toEqual(['B1:B2*2', 'B1:B2*2', null])
    expect([sheet.formula(0, 3), sheet.formula(1, 3), sheet.formula(1, 4)]).toEqual([
      'TABLE(F1,F2)',
      'TABLE(F1,F2)',
      null,
    ])
  })
})

describe('formats', () => {
  const styles = `<numFmts count="2"><numFmt numFmtId="164" formatCode="0.00&quot;万元&quot;"/><numFmt numFmtId="58" formatCode="m-d"/></numFmts>
    <cellStyleXfs><xf numFmtId="10"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="57"/><xf numFmtId="9"/><xf numFmtId="58"/><xf numFmtId="999"/></cellXfs>`
  const rows = `<row r="1">${[0, 1, 2, 3, 4, 5, 6, 99].map((s) => `<c s="${s}"><v>45748.5</v></c>`).join('')}</row>`

  it('knows the codes of the file, the built-in ones and the Chinese ones', async () => {
    const sheet = await readSheet({ styles, rows })
    expect(Array.from({ length: 8 }, (_, col) => sheet.format(0, col))).toEqual([
      'General',
      '0.00"万元"',
      'yyyy/m/d',
      'yyyy"年"m"月"',
      '0%',
      'm-d',
      'General',
      'General',
    ])
    expect(Array.from({ length: 5 }, (_, col) => sheet.text(0, col))).toEqual([
      '45748.5',
      '45748.50万元',
      '2025/4/1',
      '2025年4月',
      '4574850%',
    ])
  })

  it('takes no code that Excel would not take', async () => {
    const long = (length: number): string =>
      `<numFmts count="1"><numFmt numFmtId="164" formatCode="${'0'.repeat(length)}"/></numFmts><cellXfs count="1"><xf numFmtId="164"/></cellXfs>`
    const format = async (length: number) =>
      (await readSheet({ styles: long(length), rows: '<row r="1"><c s="0"><v>1</v></c></row>' })).format(0, 0)
    expect(await format(255)).toHaveLength(255)
    expect(await format(256)).toBe('General')
  })

  it('reads a workbook that counts days from 1904', async () => {
    const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`
    const book = await readBook({
      workbook,
      styles,
      rows: '<row r="1"><c r="A1" s="2"><v>44286</v></c><c r="B1" t="d"><v>2025-04-01T12:00:00</v></c></row>',
    })
    expect(book.date1904).toBe(true)
    expect([book.sheets[0]!.text(0, 0), book.sheets[0]!.value(0, 1)]).toEqual(['2025/4/1', 44286.5])
  })

  it('gives a date that the file writes out as Excel counts it, February 1900 too', async () => {
    const days = ['1900-01-01', '1900-02-28', '1900-03-01', '2025-12-31T18:00:00Z', '06:00:00']
    const sheet = await readSheet({
      rows: `<row r="1">${days.map((day) => `<c t="d"><v>${day}</v></c>`).join('')}</row>`,
    })
    expect(days.map((_, col) => sheet.value(0, col))).toEqual([1, 59, 61, 46022.75, 0.25])
    expect(sheet.format(0, 0)).toBe('yyyy/m/d')
  })

  it('shows plain numbers as Excel does, eleven signs at most', async () => {
    const numbers = ['0.1', '0.30000000000000004', '123456789012', '1234567.891234', '-5', '1E+20', '-0']
    const sheet = await readSheet({ rows: `<row r="1">${numbers.map((n) => `<c><v>${n}</v></c>`).join('')}</row>` })
    expect(numbers.map((_, col) => sheet.text(0, col))).toEqual([
      '0.1',
      '0.3',
      '1.23457E+11',
      '1234567.891',
      '-5',
      '1E+20',
      '0',
    ])
  })
})

describe('workbooks', () => {
  it('tells the state of sheets, names and custom XML, and leaves sheets without a grid out', async () => {
    const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>
      <sheet name="图" sheetId="1" r:id="rId8"/><sheet name="甲" sheetId="2" state="hidden" r:id="rId1"/><sheet name="乙" sheetId="3" state="veryHidden" r:id="rId9"/></sheets>
      <definedNames><definedName name="合计">甲!$A$1</definedName><definedName name="_xlnm.Print_Area" localSheetId="1" hidden="1">甲!$A$1:$B$2</definedName><definedName name="x" localSheetId="0">图!A1</definedName></definedNames></workbook>`
    const book = await readBook({
      workbook,
      relations: `<Relationship Id="rId8" Type="${RELATIONS}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId9" Type="${RELATIONS}/worksheet" Target="worksheets/sheet9.xml"/><Relationship Id="rId10" Type="${RELATIONS}/customXml" Target="../customXml/item1.xml"/>`,
      parts: [{ name: 'customXml/item1.xml', data: '<kplint>核实</kplint>' }],
      rows: '<row><c><v>1</v></c></row>',
    })
    expect(book.sheets.map(({ name, state, rows }) => [name, state, rows])).toEqual([
      ['甲', 'hidden', 1],
      ['乙', 'veryHidden', 0],
    ])
    expect(book.warnings).toEqual([{ code: 'missing-part', part: '乙' }])
    expect(book.definedNames).toEqual([
      { name: '合计', formula: '甲!$A$1', tab: null, hidden: false },
      { name: '_xlnm.Print_Area', formula: '甲!$A$1:$B$2', tab: 0, hidden: true },
    ])
    expect(book.customXml).toEqual([{ part: 'customXml/item1.xml', text: '<kplint>核实</kplint>' }])
  })

  const prefixed = (ns: string) =>
    `<x:worksheet xmlns:x="${ns}"><x:cols><x:col min="2" max="2" hidden="1"/></x:cols><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c><x:c r="C1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`

  it('reads prefixed namespaces and strict OOXML', async () => {
    for (const ns of [MAIN, STRICT]) {
      const sheet = await readSheet({
        sheet: prefixed(ns),
        sst: `<x:sst xmlns:x="${ns}"><x:si><x:t>甲</x:t></x:si></x:sst>`,
      })
      expect([sheet.value(0, 0), sheet.value(0, 1), sheet.value(0, 2), sheet.formula(0, 2)]).toEqual([
        '甲',
        '乙',
        2,
        '1+1',
      ])
      expect([sheet.merges.length, sheet.isColHidden(1)]).toEqual([1, true])
    }
  })

  it('reads comments, CDATA, instructions and odd spacing among the rows', async () => {
    const sheet = await readSheet({
      strings: '<!-- c --><si><t><![CDATA[<甲>]]>乙</t></si>',
      rows: `<!-- <row r="9"><c r="A9"><v>9</v></c></row> --><row  r = '1' ><c r='A1' t = "s" ><v>0</v ></c ><?x y?><c r="B1"><v>1<!-- x -->2</v></c></row >`,
    })
    expect([sheet.value(0, 0), sheet.value(0, 1), sheet.rows]).toEqual(['<甲>乙', 12, 1])
  })

  it('reads UTF-16 and other encodings, with and without a mark', async () => {
    const xml = (encoding: string) =>
      `<?xml version="1.0" encoding="${encoding}"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>平陆</t></is></c></row></sheetData></worksheet>`
    const wide = Buffer.from(`\ufeff${xml('UTF-16')}`, 'utf16le')
    const big = Buffer.from(wide).swap16()
    const gbk = Buffer.concat([
      Buffer.from(xml('GBK').split('平陆')[0]!),
      Buffer.from([0xc6, 0xbd, 0xc2, 0xbd]),
      Buffer.from(xml('GBK').split('平陆')[1]!),
    ])
    for (const sheet of [wide, big, gbk, Buffer.from(`\ufeff${xml('utf-8')}`)]) {
      expect((await readSheet({ sheet: new Uint8Array(sheet) })).value(0, 0)).toBe('平陆')
    }
  })

  it('reads an empty sheet in every way of writing it', async () => {
    for (const data of ['<sheetData/>', '<sheetData></sheetData>', '<sheetData />', '']) {
      const sheet = await readSheet({
        sheet: `<worksheet xmlns="${MAIN}">${data}<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
      })
      expect([sheet.rows, sheet.merges.length]).toEqual([0, 1])
    }
  })

  it('is not fooled by rows of another namespace or inside a comment before the rows', async () => {
    const sheet = await readSheet({
      sheet: `<worksheet xmlns="${MAIN}" xmlns:o="urn:o"><!-- <sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData> --><o:sheetData><o:row r="1"/></o:sheetData><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
    })
    expect(sheet.value(0, 0)).toBe(1)
  })
})

describe('containers', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
  const parts = () => bookParts({ strings: '<si><t>甲</t></si>', rows })
  const first = async (bytes: Uint8Array) => (await read(bytes)).sheets[0]!.value(0, 0)

  it('reads stored entries, data descriptors, zip64, a comment, and bytes before the archive', async () => {
    expect(await first(makeZip(parts().map((part) => ({ ...part, stored: true }))))).toBe('甲')
    expect(await first(makeZip(parts().map((part) => ({ ...part, descriptor: true }))))).toBe('甲')
    expect(await first(makeZip(parts().map((part) => ({ ...part, wide: true }))))).toBe('甲')
    expect(await first(makeZip(parts(), { comment: 'PK\u0005\u0006 说明' }))).toBe('甲')
    expect(await first(makeZip(parts(), { before: bytesOf('#!/bin/sh\n') }))).toBe('甲')
    expect(
      await first(
        makeZip(
          parts().map((part) => ({ ...part, wide: true })),
          { before: bytesOf('junk') },
        ),
      ),
    ).toBe('甲')
  })

  it('finds parts by names with backslashes or other case, and an odd workbook path', async () => {
    expect(await first(makeZip(parts().map((part) => ({ ...part, name: part.name.replaceAll('/', '\\') }))))).toBe('甲')
    expect(
      await first(makeZip(parts().map((part) => ({ ...part, name: part.name.replace('sharedS', 'SharedS') })))),
    ).toBe('甲')
    const moved = parts().map((part) => ({
      ...part,
      name: part.name.replace('xl/', 'Book/').replace('workbook.xml', 'main.xml'),
      data: typeof part.data === 'string' ? part.data.replace('xl/workbook.xml', '/Book/main.xml') : part.data,
    }))
    expect(await first(makeZip(moved))).toBe('甲')
  })

  it('takes the last of two entries with one name, and says so', async () => {
    const twice = [...parts(), { name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}"><si><t>乙</t></si></sst>` }]
    const workbook = await read(makeZip(twice))
    expect(workbook.sheets[0]!.value(0, 0)).toBe('乙')
    expect(workbook.warnings.map(({ code }) => code)).toEqual(['duplicate-part'])
  })

  it('reads on when a checksum is wrong, and says so', async () => {
    const wrong = parts().map((part) => (part.name.includes('sheet1') ? { ...part, says: { crc: 1 } } : part))
    const workbook = await read(makeZip(wrong))
    expect(workbook.sheets[0]!.value(0, 0)).toBe('甲')
    expect(workbook.warnings).toEqual([{ code: 'crc', part: 'xl/worksheets/sheet1.xml' }])
  })

  it('says when the extension does not fit, and reads all the same', async () => {
    const workbook = await read(makeZip(parts()), { name: '报送.xls' })
    expect(workbook.warnings).toEqual([{ code: 'extension', part: '报送.xls' }])
    expect((await read(makeZip(parts()), { name: '报送.XLSM' })).warnings).toEqual([])
  })

  it('gives the same from run to run', async () => {
    const bytes = makeBook({ strings: '<si><t>甲</t></si>', rows })
    expect(dump(await read(bytes))).toBe(dump(await read(bytes)))
  })
})
