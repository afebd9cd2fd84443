/** The one door: the content says what a file is. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readAnyFile } from '../../src/hosts/any-file.js'
import { ReadError } from '../../src/ooxml/index.js'
import { documentOf, encode, paragraph, wordCell, wordTable } from '../formats/make.js'
import { bytesOf, makeBook, makeZip } from '../ooxml/make.js'

const folder = mkdtempSync(join(tmpdir(), 'kplint-any-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0

function file(name: string, bytes: Uint8Array | string): string {
  const own = join(folder, String(count++))
  mkdirSync(own)
  writeFileSync(join(own, name), bytes)
  return join(own, name)
}

async function codeOf(path: string): Promise<string> {
  return readAnyFile(path).then(
    () => 'read',
    (error) => {
      if (error instanceof ReadError) return error.code
      throw error
    },
  )
}

const XLSX = makeBook({ rows: '<row r="1"><c r="A1"><v>7</v></c></row>' })
const CSV = encode('序号,名称\r\n7,甲\r\n', 'gb18030')
const HTML = encode('<html><meta charset=gb2312><table><tr><td>序号<td>名称<tr><td>7<td>甲</table>', 'gb18030')
const DOCX = documentOf(
  wordTable([
    [wordCell('序号'), wordCell('名称')],
    [wordCell('7'), wordCell('甲')],
  ]),
)
const legacy = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../formats/files', name))

const ODS = legacy('everything.ods')
const XLS = legacy('everything.xls')

describe('what a file is is told by its content', () => {
  it.each([
    ['表.xlsx', XLSX, 'xlsx'],
    ['表.csv', CSV, 'csv'],
    ['表.html', HTML, 'html'],
    ['表.docx', DOCX, 'docx'],
    ['表.ods', legacy('everything.ods'), 'ods'],
  ] as const)('%s', async (name, bytes, format) => {
    const path = file(name, bytes)
    const workbook = await readAnyFile(path, name)
    expect([workbook.format, workbook.name, workbook.warnings]).toEqual([format, name, []])
    expect(workbook.sheets.length).toBeGreaterThan(0)
  })

  it.each([
    ['表.xls', HTML, 'html', '扩展名是 .xls，内容却是网页（HTML），按内容读取'],
    ['表.xlsx', CSV, 'csv', '扩展名是 .xlsx，内容却是纯文本（如 CSV），按内容读取'],
    ['表.csv', DOCX, 'docx', '扩展名是 .csv，内容却是 Word 文档（.docx），按内容读取'],
    ['表.xlsx', legacy('everything.ods'), 'ods', '扩展名是 .xlsx，内容却是 OpenDocument 表格（.ods），按内容读取'],
    ['表.xls', XLSX, 'xlsx', '扩展名是 .xls，内容却是 .xlsx 工作簿，按内容读取'],
  ] as const)('%s that is another is read all the same, and said', async (name, bytes, format, words) => {
    const workbook = await readAnyFile(file(name, bytes), name)
    expect([workbook.format, workbook.warnings.map(({ zh }) => zh)]).toEqual([format, [words]])
  })

  it('a page that begins with any element is one', async () => {
    const page = '<h3>2025年</h3><table><tr><td>序号<td>名称<tr><td>7<td>甲</table>'
    const { format, warnings, sheets } = await readAnyFile(file('表.html', page), '表.html')
    expect([format, warnings, sheets[0]!.text(2, 1)]).toEqual(['html', [], '甲'])
  })

  it('a name without extension promises nothing', async () => {
    expect((await readAnyFile(file('表', CSV))).warnings).toEqual([])
    expect((await readAnyFile(file('2025.5月', CSV))).warnings).toEqual([])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['空.csv', '', 'empty'],
    ['扫描.pdf', '%PDF-1.4', 'pdf'],
    ['照片.xlsx', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'image'],
    ['文.doc', '{\\rtf1 甲}', 'rtf'],
    ['网页.xls', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n', 'mhtml'],
    ['二进制.xlsb', makeZip([{ name: 'xl/workbook.bin', data: 'x' }]), 'xlsb'],
    [
      '2003.xls',
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      'xml-2003',
    ],
    ['半截.xlsx', XLSX.subarray(0, 300), 'truncated'],
    ['压缩.zip', makeZip([{ name: '表.xlsx', data: 'x' }]), 'not-xlsx'],
    ['登录.xls', '<html><body>请登录</body></html>', 'page-without-table'],
    ['坏.csv', Uint8Array.of(0x31, 0x2c, 0xff, 0xff, 0x0a), 'encoding'],
    ['引号.csv', 'a,"b\n1,2\n', 'quotes'],
  ] as const)('%s', async (name, bytes, code) => expect(await codeOf(file(name, bytes))).toBe(code))

  it('is named as it was asked for', async () => {
    const error = await readAnyFile(join(folder, '没有.csv'), '没有.csv').catch((one) => one)
    expect(error.message).toBe('没有.csv：找不到这个文件。请核对路径和文件名。')
  })

  it('nothing is opened that could block', async () => {
    expect(await codeOf(folder)).toBe('directory')
    const pipe = join(folder, 'pipe.csv')
    execFileSync('mkfifo', [pipe])
    expect(await codeOf(pipe)).toBe('not-file')
    const loop = join(folder, 'loop.csv')
    symlinkSync(loop, loop)
    expect(await codeOf(loop)).toBe('unreadable')
  })
})

describe('fuzzing', () => {
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))

  // An .xls is read by a thread of its own, which takes its time.
  it.each([
    ['a file', [CSV, HTML, DOCX, XLSX, bytesOf(paragraph('甲'))], 600],
    ['an .ods', [ODS], 60],
    ['an .xls', [XLS], 12],
  ] as const)('%s changed or cut anywhere is a workbook or one ReadError', async (_, whole, numRuns) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(change, { maxLength: 6 }),
        fc.nat(),
        fc.boolean(),
        async (bytes, changes, cut, isCut) => {
          const changed = Uint8Array.from(isCut ? bytes.subarray(0, cut % bytes.length) : bytes)
          for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte
          expect(await codeOf(file('表', changed))).toMatch(/^[a-z\d-]+$/)
        },
      ),
      { numRuns },
    )
  })
})
