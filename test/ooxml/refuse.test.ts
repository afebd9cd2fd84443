/** What is no readable workbook ends in one ReadError that says what to do. */
import { describe, expect, it } from 'vitest'
import { ReadError, readErrorText } from '../../src/ooxml/index.js'
import { bookParts, bytesOf, join, MAIN, makeBook, makeZip, outcome, type Part, RELATIONS, read } from './make.js'

const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'

/** The names of `count` sheets and the parts they point at. */
function tabs(count: number, part: (n: number) => string) {
  const numbers = Array.from({ length: count }, (_, i) => i + 1)
  const sheets = numbers.map((n) => `<sheet name="表${n}" sheetId="${n}" r:id="s${n}"/>`).join('')
  const relation = (n: number) =>
    `<Relationship Id="s${n}" Type="${RELATIONS}/worksheet" Target="worksheets/${part(n)}"/>`
  return {
    workbook: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets}</sheets></workbook>`,
    relations: numbers.map(relation).join(''),
  }
}

const ole = (...names: string[]) =>
  join(
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    new Uint8Array(504),
    Buffer.from(`${names.join('\0')}\0`, 'utf16le'),
  )

/** A compound file of 3 MB whose directory stands in its middle, as that of a workbook with a large stream before and behind it. */
function oleWithDirectoryAt(sector: number, ...names: string[]): Uint8Array {
  const file = new Uint8Array(3 << 20)
  const view = new DataView(file.buffer)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(30, 9, true)
  view.setUint32(48, sector, true)
  names.forEach((name, i) => {
    const at = (3000 + 1) * 512 + 128 * i
    file.set(Buffer.from(`${name}\0`, 'utf16le'), at)
  })
  return file
}

describe('files of another kind', () => {
  const cases: [string, Uint8Array, string][] = [
    ['an empty file', new Uint8Array(0), 'empty'],
    ['an old .xls', ole('Root Entry', 'Workbook'), 'xls'],
    ['an old .xls with its directory in the middle', oleWithDirectoryAt(3000, 'Root Entry', 'Workbook'), 'xls'],
    ['one with many streams', oleWithDirectoryAt(3000, ...'abcdefgh', 'Workbook'), 'xls'],
    ['a directory outside of the file', oleWithDirectoryAt(0xfffffff0, 'Root Entry', 'Workbook'), 'ole'],
    ['an .xls of Excel 95', ole('Root Entry', 'Book'), 'biff5'],
    ['raw BIFF', Uint8Array.from([9, 8, 8, 0, 0, 5, 5, 0, 0, 0]), 'biff5'],
    ['a workbook with a password', ole('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
    ['an old Word file', ole('Root Entry', 'WordDocument'), 'ole'],
    [
      'a web page saved as .xls',
      bytesOf('\ufeff <html xmlns:x="urn:x"><table><tr><td>1</td></tr></table></html>'),
      'html',
    ],
    ['a bare table', bytesOf('<table border="1"></table>'), 'html'],
    [
      'XML of Excel 2003',
      bytesOf('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      'xml-2003',
    ],
    ['CSV in UTF-8', bytesOf('序号,项目名称\n1,甲\n'), 'csv'],
    ['CSV in GBK', Uint8Array.from([0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xcf, 0xee, 0xc4, 0xbf, 0x0a]), 'csv'],
    ['CSV in UTF-16', join([0xff, 0xfe], Buffer.from('序号\t项目\n', 'utf16le')), 'csv'],
    ['a PDF', bytesOf('%PDF-1.7\n'), 'pdf'],
    ['an image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 'image'],
    ['a photograph', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'image'],
    ['RTF', bytesOf('{\\rtf1\\ansi'), 'rtf'],
    ['a single-file web page', bytesOf('MIME-Version: 1.0\nContent-Type: multipart/related\n'), 'mhtml'],
    ['CSV in UTF-16 without its mark', new Uint8Array(Buffer.from('序号,项目\n1,甲\n', 'utf16le')), 'csv'],
    ['text in no encoding', Uint8Array.from([0x31, 0x2c, 0xff, 0xff, 0x2c, 0x32, 0x0a]), 'encoding'],
    ['a web page with a comment before it', bytesOf('<?xml version="1.0"?><!-- a --><html></html>'), 'html'],
    ['a web page that begins with a heading', bytesOf('<h3>2025年</h3><table><tr><td>1</table>'), 'html'],
    ['a web page of nothing but rows', bytesOf('<tr><td>1<td>2'), 'html'],
    ['a web page for Office', bytesOf('<!--[if gte mso 9]><xml><x/></xml><![endif]--><form><table>'), 'html'],
    ['a web page with signs in a comment', bytesOf('<!-- a > b -->\n<!----><span>x</span><table>'), 'html'],
    ['a web page behind a long comment', bytesOf(`<!--${'甲'.repeat(5000)}--><table>`), 'html'],
    ['CSV that begins with a bracket', bytesOf('<序号>,名称\n1,甲\n'), 'csv'],
    ['CSV that begins with a letter in brackets', bytesOf('<a>,名称\n1,甲\n'), 'csv'],
    ['a drawing', bytesOf('<!-- x --><svg><tr/></svg>'), 'not-zip'],
    ['comments without end', bytesOf('<!---->'.repeat(700)), 'csv'],
    ['other XML', bytesOf('<?xml version="1.0"?><plist/>'), 'not-zip'],
    ['zeros', new Uint8Array(4096), 'not-zip'],
    ['an ordinary archive', makeZip([{ name: '报送/a.xlsx', data: 'x' }]), 'not-xlsx'],
    ['a Word file', makeZip([{ name: 'word/document.xml', data: '<a/>' }]), 'docx'],
    ['an empty archive', makeZip([]), 'not-xlsx'],
    [
      'an .ods',
      makeZip([
        { name: 'mimetype', data: 'x' },
        { name: 'content.xml', data: '<a/>' },
      ]),
      'ods',
    ],
    ['an .xlsb', makeZip([{ name: 'xl/workbook.bin', data: 'x' }]), 'xlsb'],
  ]
  for (const [what, bytes, code] of cases) it(`${what}: ${code}`, async () => expect(await outcome(bytes)).toBe(code))

  it('names the file, says what to do in both languages, and lets nothing in a name act on a terminal', async () => {
    const error = await read(ole('Workbook'), { name: '报\u001b[31m送\u202e.xls' }).catch((e) => e)
    expect(error).toBeInstanceOf(ReadError)
    expect(error.message).toBe(
      '报\\u001b[31m送\\u202e.xls：这是旧版 .xls 工作簿（或 WPS 的 .et）。请在 Excel 或 WPS 中另存为 .xlsx 后再试。',
    )
    expect(error.text('en')).toContain('Save it as .xlsx')
    expect(readErrorText('encrypted', 'zh-CN')).toContain('去掉打开密码')
  })
})

describe('damaged and hostile files', () => {
  const parts = () => bookParts({ rows })
  const with_ = (name: string, change: Partial<Part>) =>
    makeZip(parts().map((part) => (part.name.endsWith(name) ? { ...part, ...change } : part)))

  it('a file cut short is truncated wherever it is cut', async () => {
    const bytes = makeBook({ rows })
    for (let length = 4; length < bytes.length; length += 7) {
      expect(['truncated', 'corrupt']).toContain(await outcome(bytes.subarray(0, length)))
    }
    expect(await outcome(bytes.subarray(0, bytes.length - 1))).toBe('truncated')
  })

  it('an entry with a password is encrypted', async () => {
    expect(await outcome(with_('sheet1.xml', { encrypted: true }))).toBe('encrypted')
  })

  it('sizes that lie, other methods and entries over one another are corrupt', async () => {
    expect(await outcome(with_('sheet1.xml', { says: { size: 5 } }))).toBe('corrupt')
    expect(await outcome(with_('sheet1.xml', { says: { size: 5000 } }))).toBe('corrupt')
    expect(await outcome(with_('sheet1.xml', { says: { method: 12 } }))).toBe('corrupt')
    expect(await outcome(with_('sheet1.xml', { says: { offset: 0 } }))).toBe('corrupt')
    expect(await outcome(with_('sheet1.xml', { says: { offset: 1e9 } }))).toBe('truncated')
  })

  it('a part that would inflate to gigabytes is refused before it is inflated', async () => {
    expect(await outcome(with_('sheet1.xml', { says: { size: 0xf0000000 } }))).toBe('too-large')
    expect(await outcome(with_('sheet1.xml', { says: { size: 64 * 2 ** 20 } }))).toBe('too-large')
    expect(await outcome(makeBook({ rows }), { limits: { totalBytes: 100 } })).toBe('too-large')
    expect(await outcome(makeBook({ rows }), { limits: { entries: 3 } })).toBe('too-large')
  })

  it('parts that are each small but together inflate to gigabytes are refused early', async () => {
    const blank = ' '.repeat(30 * 2 ** 20)
    const { workbook, relations } = tabs(6, (n) => `sheet${n}.xml`)
    const parts = [2, 3, 4, 5, 6].map((n) => ({
      name: `xl/worksheets/sheet${n}.xml`,
      data: `<worksheet xmlns="${MAIN}"><sheetData/>${blank}</worksheet>`,
    }))
    expect(await outcome(makeBook({ rows, workbook, relations, parts: parts.slice(0, 3) }))).toBe('read')
    expect(await outcome(makeBook({ rows, workbook, relations, parts }))).toBe('too-large')
  })

  it('one part behind thousands of tabs is corrupt', async () => {
    const names = tabs(3, () => 'sheet1.xml')
    expect(await outcome(makeBook({ rows, ...names }))).toBe('read')
    expect(await outcome(makeBook({ rows, ...tabs(10_000, () => 'sheet1.xml') }))).toBe('corrupt')
  })

  it('entities are never expanded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`
    expect(
      await outcome(
        makeBook({
          sheet: `<?xml version="1.0"?>${bomb}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
        }),
      ),
    ).toBe('corrupt')
    expect(await outcome(makeBook({ rows, sst: `${bomb}<sst xmlns="${MAIN}"><si><t>&b;</t></si></sst>` }))).toBe(
      'corrupt',
    )
    const workbook = await read(makeBook({ rows: '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>' }))
    expect(workbook.sheets[0]!.value(0, 0)).toBe('&b;')
  })

  it('XML that is not well-formed is corrupt', async () => {
    for (const bad of [
      '<row r="1"><c r="A1"><v>1</c></row>',
      '<row',
      '<row r="1">',
      '</row>',
      '<row r="0"/>',
      '<row r="2000000"/>',
      '<row r="1"><c r="XFE1"><v>1</v></c></row>',
      '<row r="1"><c r="A1" r="B1"><v>1</v></c></row><!-- ',
      '<row r="1"><c r="A1"><v>1</v><![CDATA[</c></row>',
    ]) {
      expect([bad, await outcome(makeBook({ rows: bad }))]).toEqual([bad, 'corrupt'])
    }
    expect(await outcome(makeBook({ rows: `${'<row><c><v>'.repeat(400)}` }))).toBe('corrupt')
  })

  it('bytes that are no UTF-8 are corrupt, in texts too', async () => {
    const sst = join(bytesOf(`<sst xmlns="${MAIN}"><si><t>`), [0xcf, 0xee], bytesOf('</t></si></sst>'))
    expect(await outcome(makeBook({ sst, rows }))).toBe('corrupt')
  })

  it('a hundred thousand merges, names of prototypes and entries that climb are read', async () => {
    const merges = Array.from({ length: 100_000 }, (_, i) => `<mergeCell ref="A${i * 2 + 1}:A${i * 2 + 2}"/>`)
    const book = {
      rows,
      after: `<mergeCells>${merges.join('')}</mergeCells>`,
      parts: [
        { name: '../../etc/passwd', data: 'x' },
        { name: '__proto__', data: 'x' },
      ],
    }
    expect((await read(makeBook(book))).sheets[0]!.merges).toHaveLength(100_000)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('array formulas over whole sheets are refused when they are too many', async () => {
    const cells = Array.from(
      { length: 100 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>`,
    )
    expect(await outcome(makeBook({ rows: cells.join('') }))).toBe('too-large')
  })
})
