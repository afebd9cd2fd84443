/** Workbooks that are no .xlsx, at the command line: looked at as any other, never written to. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { parseDrawing } from '../../src/hosts/text.js'
import { asDelimited, asDocument, asPage, documentOf, paragraph } from '../formats/make.js'
import { Playground, RIGHT, UNTIDY, WRONG } from './play.js'

const play = new Playground()
afterAll(() => play.remove())

const [sheet] = parseDrawing(WRONG).workbook.sheets
const FILES = { '表.csv': asDelimited(sheet!), '网页.xls': asPage(sheet!), '附件.docx': asDocument(sheet!) }
const [untidy] = parseDrawing(UNTIDY).workbook.sheets
const UNTIDY_FILES: { readonly [name: string]: Uint8Array } = {
  '表.csv': asDelimited(untidy!),
  '网页.xls': asPage(untidy!),
  '附件.docx': asDocument(untidy!),
}
for (const [name, bytes] of Object.entries(FILES)) writeFileSync(play.path(name), bytes)

describe('a table that is no .xlsx', () => {
  it.each(Object.keys(FILES))('%s is checked: the mistake is found in the cell a person sees', async (name) => {
    const { code, out } = await play.run(['check', name])
    expect(code).toBe(1)
    expect(out).toMatch(/F4\s.*invest-plan-exceeds-total/)
  })

  it('a wrong extension is said', async () => {
    expect((await play.run(['check', '网页.xls'])).out).toContain('扩展名是 .xls，内容却是网页（HTML），按内容读取')
    expect((await play.run(['check', '表.csv'])).out).not.toContain('扩展名')
  })

  it('is found in a folder, and one that cannot be read does not stop the others', async () => {
    writeFileSync(play.path('坏.csv'), Uint8Array.of(0x31, 0x2c, 0xff, 0xff, 0x0a))
    writeFileSync(play.path('说明.txt'), '请看')
    const { code, out } = await play.run(['check', '.'])
    expect(code).toBe(2)
    for (const name of Object.keys(FILES)) expect(out).toContain(name)
    expect(out).toContain('没能检查 坏.csv：文本的编码无法识别')
    expect(out).not.toContain('说明.txt')
  })

  it.each(Object.keys(FILES))(
    'of %s nothing is promised that cannot be kept: it cannot be mended in place',
    async (name) => {
      writeFileSync(play.path(`空格-${name}`), UNTIDY_FILES[name]!)
      const { out } = await play.run(['check', `空格-${name}`])
      expect(out).toMatch(/末尾有空格|是文本/)
      expect(out).not.toMatch(/可自动改|kplint fix/)
    },
  )

  it('a covering letter among the tables is said, and does not fail the folder; by itself it does', async () => {
    await play.draw('来信/表.xlsx', RIGHT)
    writeFileSync(play.path('来信/通知.docx'), documentOf(paragraph('各单位：')))
    const folder = await play.run(['check', '来信'])
    expect(folder.code).toBe(0)
    expect(folder.out).toMatch(/通知\.docx[\s\S]*这份 Word 文件里没有认出项目表，没有检查/)
    expect((await play.run(['check', '来信/通知.docx'])).code).toBe(2)
  })

  it.each(Object.keys(FILES))('%s can be looked at cell by cell and table by table', async (name) => {
    expect((await play.run(['tables', name])).out).toContain('2 个项目')
    expect((await play.run(['cells', name])).out).toContain('甲园区建设项目')
  })

  it.each([
    ['表.csv', '纯文本'],
    ['网页.xls', '网页（HTML）'],
    ['附件.docx', 'Word 文档'],
  ])('%s is not written to: it is to be saved as .xlsx first', async (name, kind) => {
    const before = readFileSync(play.path(name))
    for (const args of [
      ['fix', name, '-o', '改.xlsx'],
      ['explain', name],
    ]) {
      const { code, err } = await play.run(args)
      expect([code, err]).toEqual([2, expect.stringContaining(kind)])
      expect(err).toContain('另存为 .xlsx')
    }
    expect(readFileSync(play.path(name))).toEqual(before)
    expect(readdirSync(play.folder)).not.toContain('改.xlsx')
  })

  it('a document without tables is said to have none', async () => {
    writeFileSync(play.path('通知.docx'), documentOf(paragraph('各单位：')))
    const { out } = await play.run(['check', '通知.docx'])
    expect(out).toContain('通知.docx')
    expect(out).toMatch(/没有(?:认出|找到)?.*表/)
  })
})
