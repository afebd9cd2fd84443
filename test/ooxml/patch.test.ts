/** The surgical writer: what is changed, what is refused, and that nothing else moves by a byte. */

import { deflateRawSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '../../src/core/grid.js'
import type { Notes } from '../../src/core/index.js'
import type { Edit } from '../../src/core/rule.js'
import { nodeInflate } from '../../src/hosts/file.js'
import { usesOf } from '../../src/ooxml/dependents.js'
import { moveFormula } from '../../src/ooxml/formulas.js'
import { bytesSource, notesXml, patchWorkbook } from '../../src/ooxml/index.js'
import { defaultLimits } from '../../src/ooxml/source.js'
import { openZip } from '../../src/ooxml/zip.js'
import { type Book, bookParts, bytesOf, MAIN, makeBook, makeZip, RELATIONS, read } from './make.js'

const options = {
  name: '表.xlsx',
  inflate: nodeInflate,
  deflate: (bytes: Uint8Array) => new Uint8Array(deflateRawSync(bytes)),
}

async function patch(bytes: Uint8Array, edits: readonly Edit[], notes?: Notes) {
  const result = await patchWorkbook(bytesSource(bytes), edits, notes ? { ...options, notes } : options)
  if (!result.bytes) return { ...result, out: bytes }
  const pieces: Uint8Array[] = []
  for await (const piece of result.bytes) pieces.push(Uint8Array.from(piece))
  return { ...result, out: new Uint8Array(Buffer.concat(pieces)) }
}

const edit = (row: number, col: number, from: Value, to: Value, format?: string): Edit => ({
  at: { sheet: 0, row, col },
  from,
  to,
  ...(format === undefined ? {} : { format }),
})

async function partText(bytes: Uint8Array, name: string): Promise<string> {
  const zip = (await openZip(bytesSource(bytes), 'x', nodeInflate, defaultLimits))!
  return new TextDecoder().decode(await zip.bytes(zip.find(name)!))
}

/** Of each entry, its raw bytes from local header to the next. */
async function rawEntries(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = (await openZip(bytesSource(bytes), 'x', nodeInflate, defaultLimits))!
  return new Map(
    zip.entries.map((entry) => {
      const head = Buffer.from(bytes.buffer, bytes.byteOffset + entry.offset, 30)
      const length = 30 + head.readUInt16LE(26) + head.readUInt16LE(28) + entry.packed + (entry.flags & 8 ? 16 : 0)
      return [entry.name, Buffer.from(bytes.subarray(entry.offset, entry.offset + length)).toString('hex')]
    }),
  )
}

const SHEET = 'xl/worksheets/sheet1.xml'
const rowsOf = async (bytes: Uint8Array) => /<sheetData.*<\/sheetData>/s.exec(await partText(bytes, SHEET))![0]

/** Makes the edits in a book of those rows and gives its new rows. */
async function rowsAfter(book: Book, ...edits: Edit[]): Promise<string> {
  const { out, refused } = await patch(makeBook(book), edits)
  expect(refused).toEqual([])
  return rowsOf(out)
}

describe('cells', () => {
  it('exchanges a value and keeps address, style and everything around', async () => {
    const rows =
      '<row r="1" ht="20"><c r="A1" s="3"><v>1</v></c> <c r="B1" s="4" t="str" vm="1"><v>x</v></c><!-- c --></row>'
    expect(await rowsAfter({ rows }, edit(0, 0, 1, 2.5))).toBe(
      `<sheetData>${rows.replace('<v>1</v>', '<v>2.5</v>')}</sheetData>`,
    )
    expect(await rowsAfter({ rows }, edit(0, 1, 'x', ' 王飞\n<&>'))).toContain(
      '<c r="B1" s="4" t="inlineStr"><is><t xml:space="preserve"> 王飞\n&lt;&amp;&gt;</t></is></c><!-- c -->',
    )
    expect(await rowsAfter({ rows }, edit(0, 1, 'x', true))).toContain('<c r="B1" s="4" t="b"><v>1</v></c>')
    expect(await rowsAfter({ rows }, edit(0, 1, 'x', null))).toContain('<c r="B1" s="4"/>')
  })

  it('puts new cells and rows in their place, in the style of their row or column', async () => {
    const rows = '<row r="2" s="7" customFormat="1"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="4"/>'
    const before = '<cols><col min="3" max="3" style="5"/></cols>'
    const made = await rowsAfter(
      { rows, before },
      edit(1, 2, null, 9),
      edit(1, 0, null, 8),
      edit(1, 25, null, 7),
      edit(0, 2, null, 6),
      edit(3, 0, null, 5),
      edit(9, 2, null, 4),
    )
    expect(made).toBe(
      '<sheetData><row r="1"><c r="C1" s="5"><v>6</v></c></row><row r="2" s="7" customFormat="1"><c r="A2" s="7"><v>8</v></c><c r="B2"><v>1</v></c><c r="C2" s="7"><v>9</v></c><c r="D2"><v>2</v></c><c r="Z2" s="7"><v>7</v></c></row><row r="4"><c r="A4"><v>5</v></c></row><row r="10"><c r="C10" s="5"><v>4</v></c></row></sheetData>',
    )
    const empty = await patch(makeBook({ sheet: `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>` }), [
      edit(0, 0, null, 1),
    ])
    expect(await rowsOf(empty.out)).toBe('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
  })

  it('writes in the namespace prefix of the sheet', async () => {
    const sheet = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const { out } = await patch(makeBook({ sheet }), [edit(0, 0, 1, '甲'), edit(1, 0, null, 2)])
    expect(await partText(out, SHEET)).toContain(
      '<x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row>',
    )
    expect((await read(out)).sheets[0]!.value(0, 0)).toBe('甲')
  })

  it('brings every text back as it was, alive-looking ones included', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('=cmd|x', '_x000D_', '\ud83d', '\u0000\u001b[31m', '+1', '@SUM', '\r\n\t', ']]>', '__proto__'),
    )
    const any = fc.oneof(
      text,
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    )
    const bytes = makeBook({ rows: '<row r="1"><c r="B1"><v>1</v></c></row>' })
    await fc.assert(
      fc.asyncProperty(any, any, async (first, second) => {
        const { out } = await patch(bytes, [edit(0, 1, 1, first), edit(2, 0, null, second)])
        const sheet = (await read(out)).sheets[0]!
        expect([sheet.value(0, 1), sheet.value(2, 0)]).toEqual([first, second])
        expect([sheet.formula(0, 1), sheet.formula(2, 0)]).toEqual([null, null])
      }),
      { numRuns: 150 },
    )
  })
})

describe('refusals', () => {
  it('says why an edit is not made, and makes the others', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c><c r="C1"><f t="array" ref="C1:C2">1</f><v>1</v></c></row><row r="2"><c r="C2"><v>1</v></c></row>'
    const { refused, made } = await patch(makeBook({ rows }), [
      edit(0, 0, 2, 3),
      edit(0, 1, 1, 3),
      edit(1, 2, 1, 3),
      { at: { sheet: 4, row: 0, col: 0 }, from: null, to: 1 },
      edit(5, 0, null, Number.NaN),
      edit(5, 1, null, 'x'.repeat(32_768)),
      edit(5, 2, null, { error: '#REF!' }),
      edit(0, 0, 1, 9),
    ])
    expect(refused.map(({ reason }) => reason)).toEqual([
      'changed',
      'formula',
      'formula',
      'no-sheet',
      'value',
      'value',
      'value',
    ])
    expect(made).toEqual([edit(0, 0, 1, 9)])
  })

  it('leaves sheets alone that cannot be changed cell by cell', async () => {
    for (const rows of [
      '<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>',
      '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>',
    ]) {
      const { refused, bytes } = await patch(makeBook({ rows }), [edit(0, 0, 1, 3)])
      expect([refused.map(({ reason }) => reason), bytes]).toEqual([['odd'], null])
    }
    const { refused } = await patch(makeBook({ rows: '<row r="1"><c/><c><v>1</v></c></row>' }), [edit(0, 0, null, 3)])
    expect(refused).toEqual([])
  })
})

describe('formulas that depend on an edit', () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUM(A1:A2)</f><v>3</v></c><c r="C1" t="str"><f>B1&amp;"x"</f><v>3x</v></c><c r="D1"><f>E1*2</f><v>8</v></c><c r="E1"><v>4</v></c><c r="F1"><f>INDIRECT("A1")</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" ref="B2:B3" si="0">A2</f><v>2</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>0</v></c></row>'

  it('lose their cached result, and no others do; the file is computed on opening', async () => {
    const { out, uncached, touched } = await patch(makeBook({ rows }), [edit(0, 0, 1, 5)])
    expect(uncached.map(({ row, col }) => `${row},${col}`).sort()).toEqual(['0,1', '0,2', '0,5'])
    const sheet = (await read(out)).sheets[0]!
    expect([1, 2, 3, 5].map((col) => sheet.value(0, col))).toEqual([null, null, 8, null])
    expect([1, 2].map((col) => sheet.formula(0, col))).toEqual(['SUM(A1:A2)', 'B1&"x"'])
    expect(sheet.value(1, 1)).toBe(2)
    expect(await partText(out, 'xl/workbook.xml')).toContain('</sheets><calcPr fullCalcOnLoad="1"/></workbook>')
    expect(touched).toEqual([SHEET, 'xl/workbook.xml'])
  })

  it('leave the workbook part alone where there are none', async () => {
    const { touched } = await patch(
      makeBook({ rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>C1</f><v>1</v></c></row>' }),
      [edit(0, 0, 1, 2)],
    )
    expect(touched).toEqual([SHEET])
  })

  it('are found by their references', () => {
    const sheets = new Map([
      ['表', 0],
      ['a b', 1],
      ["o'k", 2],
    ])
    const uses = (formula: string) =>
      usesOf(formula, 0, sheets)?.map(({ sheet, top, left, bottom, right }) => [sheet, top, left, bottom, right])
    expect(uses('A1+$B$2*LOG10(C3)')).toEqual([
      [0, 0, 0, 0, 0],
      [0, 1, 1, 1, 1],
      [0, 2, 2, 2, 2],
    ])
    expect(uses("SUM('a b'!A1:B2,'o''k'!C:C,2:3,表!A1)")).toEqual([
      [1, 0, 0, 1, 1],
      [2, 0, 2, 1_048_575, 2],
      [0, 1, 0, 2, 16_383],
      [0, 0, 0, 0, 0],
    ])
    expect(uses('IF(TRUE,"A1",1.5E3)')).toEqual([])
    for (const unknown of ['INDIRECT("A1")', '合计+1', '表1[金额]', 'Other!A1', "'[b.xlsx]表'!A1", 'NOW()'])
      expect(uses(unknown)).toBeUndefined()
  })

  it('move as Excel moves them', () => {
    expect(moveFormula('A1+$A1+A$1+$A$1', 2, 1)).toBe('B3+$A3+B$1+$A$1')
    expect(moveFormula('SUM(A:B,1:2,$C:C)', 1, 1)).toBe('SUM(B:C,2:3,$C:D)')
    expect(moveFormula('LOG10(A1)&"A1"&\'A1\'!B2&A1B&x.A1&T1[A1]', 1, 0)).toBe(
      'LOG10(A2)&"A1"&\'A1\'!B3&A1B&x.A1&T1[A1]',
    )
    expect(moveFormula('A1+B1', -1, 0)).toBe('#REF!+#REF!')
    expect(moveFormula('1.5E3+A1', 1, 0)).toBe('1.5E3+A2')
  })
})

describe('number formats', () => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0&quot;亿&quot;"/></numFmts><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="3" applyAlignment="1"><alignment horizontal="center"/></xf></cellXfs>'
  const rows = '<row r="1"><c r="A1" s="1" t="str"><v>12</v></c><c r="B1" s="1"><v>1</v></c></row>'

  it('are added as a copy of the cell’s own look, once', async () => {
    const { out, touched } = await patch(makeBook({ styles, rows }), [
      edit(0, 0, '12', 12, '0.00'),
      edit(0, 1, 1, 13, '0.00'),
      edit(0, 2, null, 14, '0.0"亿"'),
    ])
    const xml = await partText(out, 'xl/styles.xml')
    expect(xml).toContain('<cellXfs count="4">')
    expect(xml).toContain(
      '<xf numFmtId="2" fontId="3" applyAlignment="1" applyNumberFormat="1"><alignment horizontal="center"/></xf><xf numFmtId="170" fontId="0" applyNumberFormat="1"/></cellXfs>',
    )
    const sheet = (await read(out)).sheets[0]!
    expect([0, 1, 2].map((col) => sheet.format(0, col))).toEqual(['0.00', '0.00', '0.0"亿"'])
    expect(touched).toEqual([SHEET, 'xl/styles.xml'])
  })

  it('touch styles only when one is not there yet', async () => {
    const { touched, out } = await patch(makeBook({ styles, rows }), [edit(0, 0, '12', 12, 'General')])
    expect(touched).toEqual([SHEET])
    const again = await patch(out, [edit(0, 0, 12, 13, '0.000"万"')])
    expect((await read(again.out)).sheets[0]!.format(0, 0)).toBe('0.000"万"')
    expect(await partText(again.out, 'xl/styles.xml')).toContain(
      '<numFmt numFmtId="164" formatCode="0.000&quot;万&quot;"/></numFmts>',
    )
  })
})

describe('every other byte', () => {
  it('stays: entries whole, and of the sheet all but the cells', async () => {
    const workbook = new ExcelJS.Workbook()
    for (const name of ['甲', '乙']) {
      const sheet = workbook.addWorksheet(name)
      for (let i = 0; i < 30; i++)
        sheet.addRow([i, `项目${i}`, i / 7, { formula: `A${i + 1}*2`, result: i * 2 || 1 }, i % 3 ? null : '备注 '])
      sheet.mergeCells('A40:C41')
    }
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const before = await read(bytes)
    const place = fc.record({
      row: fc.nat(32),
      col: fc.constantFrom(0, 1, 2, 4, 5),
      to: fc.oneof(fc.constantFrom('改', '=1+1', '王飞'), fc.integer()),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(place, { minLength: 1, maxLength: 6, selector: ({ row, col }) => `${row},${col}` }),
        async (places) => {
          const edits = places.map(({ row, col, to }) => edit(row, col, before.sheets[0]!.value(row, col), to))
          const { out, touched, uncached } = await patch(bytes, edits)
          const [old, now] = [await rawEntries(bytes), await rawEntries(out)]
          expect([...now.keys()]).toEqual([...old.keys()])
          for (const [name, raw] of old) if (!touched.includes(name)) expect(now.get(name)).toBe(raw)
          // Without the cells edited or uncached, and without rows made for them, the sheet is what it was.
          const gone = new Set(
            [...edits.map(({ at }) => at), ...uncached].map(({ row, col }) => `${'ABCDEF'[col]}${row + 1}`),
          )
          const strip = (xml: string) =>
            xml
              .replace(/<c r="([A-Z]+\d+)"(?:[^>]*\/>|.*?<\/c>)/gs, (all, at) => (gone.has(at) ? '' : all))
              .replace(/<row r="\d+"(?: [^>]*)?>\s*<\/row>|<row r="\d+"[^>]*\/>/g, '')
          expect(strip(await partText(out, SHEET))).toBe(strip(await partText(bytes, SHEET)))
          const after = (await read(out)).sheets[0]!
          for (const { at, to } of edits) expect(after.value(at.row, at.col)).toBe(to)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('stays in archives of every make', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    const parts = bookParts({ rows, parts: [{ name: 'xl/media/image1.png', data: Uint8Array.from([1, 2, 3, 255]) }] })
    const makes = [
      makeZip(parts.map((part) => ({ ...part, descriptor: true }))),
      makeZip(parts.map((part) => ({ ...part, stored: true }))),
      makeZip(parts.map((part) => ({ ...part, wide: true }))),
      makeZip(parts, { before: bytesOf('#!stub'), comment: '备注' }),
      makeZip(
        parts.map((part) => ({ ...part, wide: true })),
        { before: bytesOf('#!stub') },
      ),
    ]
    for (const bytes of makes) {
      const { out, touched } = await patch(bytes, [edit(0, 0, 1, 2)])
      const after = await read(out)
      expect([after.sheets[0]!.value(0, 0), after.warnings]).toEqual([2, []])
      const [old, now] = [await rawEntries(bytes), await rawEntries(out)]
      for (const [name, raw] of old) if (!touched.includes(name)) expect(now.get(name)).toBe(raw)
      expect(Buffer.from(out).toString('latin1').startsWith('#!stub')).toBe(
        Buffer.from(bytes).toString('latin1').startsWith('#!stub'),
      )
    }
  })

  it('takes the flag into a workbook part that has one, in its own namespace prefix', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row>'
    const book = (calc: string) =>
      `<x:workbook xmlns:x="${MAIN}" xmlns:r="${RELATIONS}"><x:sheets><x:sheet name="表" sheetId="1" r:id="rId1"/></x:sheets>${calc}<x:oleSize ref="A1"/></x:workbook>`
    for (const [calc, want] of [
      ['<x:calcPr calcId="1" fullCalcOnLoad="0"/>', '<x:calcPr calcId="1" fullCalcOnLoad="1"/>'],
      ['', '<x:calcPr fullCalcOnLoad="1"/>'],
    ] as const) {
      const { out } = await patch(makeBook({ rows, workbook: book(calc) }), [edit(0, 0, 1, 2)])
      expect(await partText(out, 'xl/workbook.xml')).toBe(book(want))
    }
  })
})

describe('notes', () => {
  const NO: Notes = { pack: null, explanations: [], corrections: [] }
  const some = (pack: string): Notes => ({
    pack,
    explanations: [
      { finding: 'f', reason: 'document', text: '批复在途', author: '王飞', time: '2026-05-08', witness: 'w' },
    ],
    corrections: [{ kind: 'row', sheet: '表', row: 3, text: '注', role: 'note' }],
  })
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'
  const types = (inside: string) => ({
    name: '[Content_Types].xml',
    data: `<Types xmlns="${PACKAGE}content-types">${inside}</Types>`,
  })
  const USUAL = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="XML" ContentType="application/xml"/>`
  const ITEM = 'customXml/item1.xml'
  const NEW = [ITEM, 'customXml/itemProps1.xml', 'customXml/_rels/item1.xml.rels']
  const RELS = 'xl/_rels/workbook.xml.rels'

  /** Everything in the archive that was there before stays as it is, but for the entries named. */
  async function onlyChanged(before: Uint8Array, after: Uint8Array, names: readonly string[]) {
    const [old, now] = [await rawEntries(before), await rawEntries(after)]
    expect([...now.keys()].slice(0, old.size)).toEqual([...old.keys()])
    for (const [name, raw] of old) {
      if (names.includes(name)) expect(now.get(name), name).not.toBe(raw)
      else expect(now.get(name), name).toBe(raw)
    }
  }

  it('come as a part with its properties, relation and content type; no other entry changes', async () => {
    const bytes = makeBook({ rows, parts: [types(USUAL)] })
    const { out, touched, notes } = await patch(bytes, [], some('pinglu'))
    expect([notes, touched]).toEqual(['kept', [RELS, '[Content_Types].xml', ...NEW]])
    await onlyChanged(bytes, out, [RELS, '[Content_Types].xml'])
    expect(await partText(out, ITEM)).toBe(notesXml(some('pinglu')))
    expect(await partText(out, '[Content_Types].xml')).toBe(
      (await partText(bytes, '[Content_Types].xml')).replace(
        '</Types>',
        '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>',
      ),
    )
    expect(await partText(out, RELS)).toBe(
      (await partText(bytes, RELS)).replace(
        '</Relationships>',
        `<Relationship Id="rId4" Type="${RELATIONS}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
      ),
    )
    expect(await partText(out, NEW[2]!)).toContain(`Type="${RELATIONS}/customXmlProps" Target="itemProps1.xml"`)
    expect(await partText(out, NEW[1]!)).toContain('<ds:schemaRef ds:uri="urn:kplint:notes:1"/>')
    const after = await read(out)
    expect([after.notes, after.warnings, after.sheets[0]!.value(0, 0)]).toEqual([some('pinglu'), [], 1])
  })

  it('change their own part alone once it is there, and are emptied in it', async () => {
    const { out: first } = await patch(makeBook({ rows }), [], some('a'))
    const second = await patch(first, [], some('b'))
    expect([second.notes, second.touched]).toEqual(['kept', [ITEM]])
    await onlyChanged(first, second.out, [ITEM])
    expect((await read(second.out)).notes).toEqual(some('b'))
    const again = await patch(second.out, [], some('b'))
    expect([again.notes, again.bytes]).toEqual(['same', null])
    const emptied = await patch(second.out, [], NO)
    expect(await partText(emptied.out, ITEM)).toBe('<notes xmlns="urn:kplint:notes:1"/>')
    expect((await read(emptied.out)).notes).toBeUndefined()
  })

  it('are left alone without notes to keep, and where there is nothing to keep and nothing kept', async () => {
    const bytes = makeBook({ rows })
    expect(await patch(bytes, [], NO)).toMatchObject({ notes: 'same', bytes: null })
    const { out } = await patch(bytes, [], some('a'))
    const edited = await patch(out, [edit(0, 0, 1, 2)])
    expect([edited.notes, edited.touched]).toEqual([null, [SHEET]])
    expect((await read(edited.out)).notes).toEqual(some('a'))
  })

  it('go together with edits, and do not hide an edit that is refused', async () => {
    const { out, made, refused, notes } = await patch(
      makeBook({ rows }),
      [edit(0, 0, 1, 2), edit(0, 0, 5, 6)],
      some('a'),
    )
    expect([made.length, refused.map(({ reason }) => reason), notes]).toEqual([1, ['changed'], 'kept'])
    const after = await read(out)
    expect([after.notes, after.sheets[0]!.value(0, 0)]).toEqual([some('a'), 2])
  })

  it('stand beside other custom XML, under names that are free', async () => {
    const relation = (id: string, target: string) =>
      `<Relationship Id="${id}" Type="${RELATIONS}/customXml" Target="${target}"/>`
    const foreign = '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>'
    const gone = '<Override PartName="/customXml/itemProps3.xml" ContentType="application/xml"/>'
    const bytes = makeBook({
      rows,
      relations: relation('rId4', '../customXml/item1.xml') + relation('RID5', '../customXml/item2.xml'),
      parts: [types(USUAL + gone), { name: 'customXml/Item1.xml', data: foreign }],
    })
    const { out, touched } = await patch(bytes, [], some('a'))
    expect(touched).toContain('customXml/item4.xml')
    await onlyChanged(bytes, out, [RELS, '[Content_Types].xml'])
    expect(await partText(out, RELS)).toContain('Id="rId6"')
    const after = await read(out)
    expect([after.notes, after.customXml.length]).toEqual([some('a'), 2])
  })

  it('are written to the last of several sets, which is the one that counts', async () => {
    const relation = (n: number) =>
      `<Relationship Id="rIdN${n}" Type="${RELATIONS}/customXml" Target="/customXml/item${n}.xml"/>`
    const bytes = makeBook({
      rows,
      relations: relation(1) + relation(2),
      parts: [
        { name: 'customXml/item1.xml', data: notesXml(some('a')) },
        { name: 'customXml/item2.xml', data: notesXml(some('b')).slice(0, 150) },
      ],
    })
    expect((await read(bytes)).notes).toEqual(some('a'))
    const { out, touched } = await patch(bytes, [], some('c'))
    expect([touched, (await read(out)).notes]).toEqual([['customXml/item2.xml'], some('c')])
  })

  it('are found where LibreOffice puts them, and related to the workbook again when they change', async () => {
    const { out: kept } = await patch(makeBook({ rows }), [], some('a'))
    const saved = makeBook({
      rows,
      parts: [
        { name: ITEM, data: await partText(kept, ITEM) },
        {
          name: '_rels/.rels',
          data: `<Relationships xmlns="${PACKAGE}relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="r2" Type="${RELATIONS}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
        },
      ],
    })
    expect((await read(saved)).notes).toEqual(some('a'))
    const { out, touched } = await patch(saved, [], some('b'))
    expect(touched).toEqual([ITEM, RELS])
    const after = await read(out)
    expect([after.notes, after.warnings, after.customXml.length]).toEqual([some('b'), [], 1])
    expect((await patch(out, [], some('c'))).touched).toEqual([ITEM])
  })

  it('speak the dialect of the package: strict, prefixed, without defaults, the workbook elsewhere', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument'
    const bytes = makeZip([
      {
        name: '[content_types].xml',
        data: `\ufeff<?xml version="1.0"?><!-- <Types> --><t:Types xmlns:t="${PACKAGE}content-types"\n/>`,
      },
      {
        name: '_rels/.rels',
        data: `<Relationships xmlns="${PACKAGE}relationships"><Relationship Id="r" Type="${strict}/relationships/officeDocument" Target="a/b/book.xml"/></Relationships>`,
      },
      {
        name: 'a/b/book.xml',
        data: `<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="${strict}/relationships"><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>`,
      },
      {
        name: 'a/b/_rels/book.xml.rels',
        data: `<p:Relationships xmlns:p="${PACKAGE}relationships"><p:Relationship Id="rId1" Type='${strict}/relationships/worksheet' Target="s.xml"></p:Relationship></p:Relationships>`,
      },
      {
        name: 'a/b/s.xml',
        data: `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>${rows}</sheetData></worksheet>`,
      },
    ])
    const { out } = await patch(bytes, [], some('a'))
    expect(await partText(out, 'a/b/_rels/book.xml.rels')).toContain(
      `</p:Relationship><p:Relationship Id="rId2" Type="${strict}/relationships/customXml" Target="../../customXml/item1.xml"/></p:Relationships>`,
    )
    expect(await partText(out, '[Content_Types].xml')).toMatch(
      /<t:Types xmlns:t="[^"]+"><t:Override PartName="\/customXml\/item1\.xml" ContentType="application\/xml"\/>.*<t:Override PartName="\/customXml\/_rels\/item1\.xml\.rels".*<\/t:Types>$/,
    )
    expect(await partText(out, NEW[1]!)).toContain(`xmlns:ds="${strict}/customXml"`)
    const after = await read(out)
    expect([after.notes, after.sheets[0]!.value(0, 0)]).toEqual([some('a'), 1])
  })

  it('are refused, and nothing is changed, where the package is written oddly', async () => {
    const wide = (text: string) => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
      return Uint8Array.from(bytes)
    }
    const relations = bookParts({ rows }).find(({ name }) => name === RELS)!.data as string
    for (const odd of [
      { name: RELS, data: wide(relations) },
      { name: '[Content_Types].xml', data: wide(`<Types xmlns="${PACKAGE}content-types"/>`) },
      { name: '[Content_Types].xml', data: '<?xml version="1.0" encoding="gb18030"?><Types/>' },
      { name: '[Content_Types].xml', data: '<Types><Default' },
      { name: '[Content_Types].xml', data: '' },
    ]) {
      const bytes = makeBook({ rows, parts: [odd] })
      expect(await patch(bytes, [], some('a'))).toMatchObject({ notes: 'odd', bytes: null, touched: [] })
      const edited = await patch(bytes, [edit(0, 0, 1, 2)], some('a'))
      expect([edited.notes, edited.touched]).toEqual(['odd', [SHEET]])
    }
    const none = makeZip(bookParts({ rows }).filter(({ name }) => name !== '[Content_Types].xml'))
    expect((await patch(none, [], some('a'))).notes).toBe('odd')
  })

  it('fit archives of every make', async () => {
    const parts = bookParts({ rows, parts: [{ name: 'xl/media/image1.png', data: Uint8Array.from([1, 2, 3, 255]) }] })
    const makes = [
      makeZip(parts.map((part) => ({ ...part, descriptor: true }))),
      makeZip(parts.map((part) => ({ ...part, stored: true }))),
      makeZip(parts.map((part) => ({ ...part, wide: true }))),
      makeZip(parts, { before: bytesOf('#!stub'), comment: '备注' }),
      makeZip(
        parts.map((part) => ({ ...part, wide: true })),
        { before: bytesOf('#!stub'), comment: '备注' },
      ),
    ]
    for (const bytes of makes) {
      const first = await patch(bytes, [edit(0, 0, 1, 2)], some('a'))
      const { out } = await patch(first.out, [], some('b'))
      const after = await read(out)
      expect([after.notes, after.sheets[0]!.value(0, 0), after.warnings]).toEqual([some('b'), 2, []])
    }
  })

  it('have no room in an archive that cannot count more entries', async () => {
    const many = Array.from({ length: 65_534 - bookParts({ rows }).length }, (_, i) => ({
      name: `x/${i}`,
      data: '',
      stored: true,
    }))
    const { notes, bytes } = await patch(makeZip([...bookParts({ rows }), ...many]), [], some('a'))
    expect([notes, bytes]).toEqual(['odd', null])
  })

  it('leave a workbook that other libraries read as before', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('甲').addRow([1, '王飞', { formula: 'A1*2', result: 2 }])
    const { out } = await patch(new Uint8Array(await workbook.xlsx.writeBuffer()), [], some('a'))
    const again = new ExcelJS.Workbook()
    await again.xlsx.load(Buffer.from(out) as never)
    expect(again.getWorksheet('甲')!.getRow(1).values).toEqual([undefined, 1, '王飞', { formula: 'A1*2', result: 2 }])
    const sheet = XLSX.read(out).Sheets.甲!
    expect([sheet.A1?.v, sheet.B1?.v, sheet.C1?.f]).toEqual([1, '王飞', 'A1*2'])
  })
})
