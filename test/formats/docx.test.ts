/** Tables in documents of Word. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTables, rangeAddress, type Workbook } from '../../src/core/index.js'
import { readDocument } from '../../src/formats/docx.js'
import { nodeInflate } from '../../src/hosts/file.js'
import { bytesSource, ReadError } from '../../src/ooxml/index.js'
import { makeZip } from '../ooxml/make.js'
import { rulesetFor } from '../ruleset.js'
import { documentOf, paragraph, shownRows, wordCell, wordTable } from './make.js'

async function read(bytes: Uint8Array): Promise<Workbook> {
  return readDocument(bytesSource(bytes), { name: '附件.docx', inflate: nodeInflate })
}

async function refused(bytes: Uint8Array): Promise<string> {
  return read(bytes).then(
    () => 'read',
    (error) => {
      if (error instanceof ReadError) return error.code
      throw error
    },
  )
}

const START = '<w:vMerge w:val="restart"/>'
const ON = '<w:vMerge/>'
const row = (...texts: string[]): string[] => texts.map((text) => wordCell(text))

/** A notice with its annex, as offices send them. */
const NOTICE = [
  ...['关于下达2025年重点项目的通知', '各乡镇人民政府：', '现将重点项目下达给你们，请认真组织实施。'].map(paragraph),
  ...['附件', '平陆县2025年重点项目表', '填报单位：发改局\t单位：亿元'].map(paragraph),
  wordTable([
    [
      wordCell('序号', START),
      wordCell('项目名称', START),
      wordCell('投资', '<w:gridSpan w:val="2"/>'),
      wordCell('开工时间', START),
    ],
    [wordCell('', ON), wordCell('', ON), wordCell('总投资'), wordCell('2025年计划'), wordCell('', ON)],
    row('1', '运城市部官\n扬水改扩建工程', '7.93', '0.30 ', '2017.1'),
    row('2', '城西小学', '1,234.50', '2', '2018.10'),
  ]),
  paragraph('注：以上为计划数。'),
  paragraph('填报人：张三'),
  ...['2025年4月调度情况', '（单位：万元）'].map(paragraph),
  wordTable([row('序号', '项目名称'), row('1', '甲')]),
  paragraph('抄送：县委办公室。'),
].join('')

describe('the tables of a notice', () => {
  it('are a sheet each, with the lines that belong to them, called like their titles', async () => {
    const { sheets } = await read(documentOf(NOTICE))
    expect(sheets.map(({ name }) => name)).toEqual(['平陆县2025年重点项目表', '2025年4月调度情况'])
    expect(shownRows(sheets[0]!).map((cells) => cells.filter((text) => text !== ''))).toEqual([
      ['附件'],
      ['平陆县2025年重点项目表'],
      ['填报单位：发改局\t单位：亿元'],
      ['序号', '项目名称', '投资', '开工时间'],
      ['总投资', '2025年计划'],
      ['1', '运城市部官\n扬水改扩建工程', '7.93', '0.30', '2017.1'],
      ['2', '城西小学', '1,234.50', '2', '2018.10'],
      ['注：以上为计划数。'],
      ['填报人：张三'],
    ])
    expect(shownRows(sheets[1]!)).toEqual([
      ['2025年4月调度情况', ''],
      ['（单位：万元）', ''],
      ['序号', '项目名称'],
      ['1', '甲'],
    ])
  })

  it('have their merges, numbers as numbers, and years with months as they were typed', async () => {
    const [sheet] = (await read(documentOf(NOTICE))).sheets
    expect(sheet!.merges.map(rangeAddress).sort()).toEqual(['A4:A5', 'B4:B5', 'C4:D4', 'E4:E5'])
    expect([2, 3, 4].map((col) => sheet!.value(5, col))).toEqual([7.93, 0.3, '2017.1'])
    expect([sheet!.value(6, 2), sheet!.format(6, 2), sheet!.value(6, 4)]).toEqual([1234.5, '#,##0.00', '2018.10'])
  })

  it('are found with title and unit', async () => {
    const [sheet] = (await read(documentOf(NOTICE))).sheets
    const [table] = findTables(sheet!, 0, rulesetFor({}).vocabulary).tables
    expect(table?.title?.text).toBe('平陆县2025年重点项目表')
    expect([table?.unit?.value, table?.reportingUnit?.value]).toEqual(['亿元', '发改局'])
  })
})

describe('what a person reads, and nothing else', () => {
  const texts = async (body: string) => shownRows((await read(documentOf(body))).sheets[0]!).flat()
  const cell = (inner: string): string => `<w:tbl><w:tr><w:tc>${inner}</w:tc></w:tr></w:tbl>`

  it('changes that were tracked are taken as made', async () => {
    const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`
    const changed = `<w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:moveFrom>${run('8')}</w:moveFrom><w:ins>${run('1')}</w:ins><w:moveTo>${run('2')}</w:moveTo></w:p>`
    expect(await texts(cell(changed))).toEqual(['12'])
    const gone = `<w:tbl><w:tr><w:tc>${paragraph('1')}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph('2')}</w:tc></w:tr></w:tbl>`
    expect(await texts(gone)).toEqual(['1'])
    const old = `<w:tbl><w:tr><w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange></w:tcPr>${paragraph('1')}</w:tc><w:tc>${paragraph('2')}</w:tc></w:tr></w:tbl>`
    expect(await texts(old)).toEqual(['1', '2'])
  })

  it('a deleted end of a paragraph does not hide what stands in it', async () => {
    expect(await texts(cell('<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'))).toEqual([
      '甲',
    ])
  })

  it('hidden text, boxes, tables within cells and codes of fields are left out', async () => {
    const parts = [
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>',
      '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>',
      '<w:r><w:instrText>PAGE</w:instrText></w:r>',
      '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>',
    ]
    expect(await texts(cell(`<w:p>${parts.join('')}</w:p>${wordTable([row('内')])}<w:p/>`))).toEqual(['甲 乙\n丙-'])
  })

  it('controls, links and smart tags are looked through', async () => {
    const wrapped =
      '<w:sdt><w:sdtContent><w:hyperlink><w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag></w:hyperlink></w:sdtContent></w:sdt>'
    expect(await texts(`<w:sdt><w:sdtContent>${cell(`<w:p>${wrapped}</w:p>`)}</w:sdtContent></w:sdt>`)).toEqual(['甲'])
  })

  it('prose above a table is no part of it', async () => {
    const body = [...Array.from({ length: 20 }, () => '这是正文。'), '一、表', '单位：万元'].map(paragraph).join('')
    expect(await texts(body + wordTable([row('序号')]))).toEqual(['一、表', '单位：万元', '序号'])
  })

  it('tables of one title are told apart; one without a title is called by its number', async () => {
    const titled = paragraph('名单') + wordTable([row('1')])
    const { sheets } = await read(documentOf(titled + titled + wordTable([row('1')])))
    expect(sheets.map(({ name }) => name)).toEqual(['名单', '名单（2）', '表3'])
  })

  it('ten thousand tables of one title have ten thousand names', async () => {
    const { sheets } = await read(documentOf((paragraph('名单') + wordTable([row('1')])).repeat(10_000)))
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(10_000)
    expect(sheets.at(-1)!.name).toBe('名单（10000）')
  })

  it('a row that is written shorter lacks cells; a hidden row is hidden', async () => {
    const hidden = `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:hidden/></w:trPr>${wordCell('甲')}</w:tr>`
    const [sheet] = (await read(documentOf(`<w:tbl><w:tr>${row('a', 'b', 'c').join('')}</w:tr>${hidden}</w:tbl>`)))
      .sheets
    expect(shownRows(sheet!)).toEqual([
      ['a', 'b', 'c'],
      ['', '甲', ''],
    ])
    expect([0, 1, 2].map((col) => sheet!.hasCell!(1, col))).toEqual([true, true, false])
    expect([0, 1].map((at) => sheet!.isRowHidden(at))).toEqual([false, true])
  })

  it.each(['0', 'false', 'off'])('w:val="%s" hides nothing', async (value) => {
    const run = `<w:r><w:rPr><w:vanish w:val="${value}"/></w:rPr><w:t>甲</w:t></w:r>`
    const table = `<w:tbl><w:tr><w:trPr><w:hidden w:val="${value}"/></w:trPr><w:tc><w:p>${run}</w:p></w:tc></w:tr></w:tbl>`
    const [sheet] = (await read(documentOf(table))).sheets
    expect([sheet!.text(0, 0), sheet!.isRowHidden(0)]).toEqual(['甲', false])
  })

  it('a cell that says it goes on from one of other columns keeps its text, as nothing is merged', async () => {
    const table = wordTable([
      [wordCell('甲', '<w:gridSpan w:val="2"/>'), wordCell('乙')],
      [wordCell('丙', ON), wordCell('丁'), wordCell('戊', START)],
      [wordCell('己'), wordCell('庚'), wordCell('辛', ON)],
    ])
    const [sheet] = (await read(documentOf(table))).sheets
    expect(shownRows(sheet!)).toEqual([
      ['甲', '', '乙'],
      ['丙', '丁', '戊'],
      ['己', '庚', ''],
    ])
    expect(sheet!.merges.map(rangeAddress).sort()).toEqual(['A1:B1', 'C2:C3'])
  })

  it.each([
    ['Wingdings', 'F0FE', '☑'],
    ['Wingdings', 'F0FC', '√'],
    ['Wingdings', 'F0A8', '□'],
    ['Wingdings', 'F0FB', '×'],
    ['Wingdings 2', 'F052', '☑'],
    ['Wingdings 2', '0050', '√'],
    ['Wingdings 2', 'F0A3', '□'],
    ['Symbol', 'F0B4', '×'],
    ['Segoe UI Symbol', '2611', '☑'],
    ['宋体', '25A1', '□'],
    // Something stands there: the cell is not blank.
    ['Wingdings', 'F04A', '\ufffd'],
    ['Webdings', 'F061', '\ufffd'],
    ['Wingdings', 'x', '\ufffd'],
    ['x', 'D800', '\ufffd'],
    ['x', 'FFFFFF', '\ufffd'],
  ])('the sign of %s at %s is %s', async (font, char, sign) => {
    expect(await texts(cell(`<w:p><w:r><w:sym w:font="${font}" w:char="${char}"/></w:r></w:p>`))).toEqual([sign])
  })

  it('a document without tables has no sheets', async () => {
    expect((await read(documentOf(paragraph('通知')))).sheets).toEqual([])
  })
})

describe('hostile and broken documents', () => {
  it('are refused', async () => {
    expect(await refused(documentOf('<w:tbl><w:tr>'))).toBe('corrupt')
    expect(await refused(makeZip([{ name: 'word/styles.xml', data: '<a/>' }]))).toBe('corrupt')
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>'
    expect(await refused(makeZip([{ name: 'word/document.xml', data: bomb }]))).toBe('corrupt')
    expect(await refused(documentOf('<w:sdt>'.repeat(1000)))).toBe('corrupt')
  })

  it('spans without measure are no wider than any table', async () => {
    const wide = wordTable([[wordCell('a', '<w:gridSpan w:val="999999999"/>'), wordCell('b')]])
    const [sheet] = (await read(documentOf(wide))).sheets
    expect([sheet!.cols, sheet!.value(0, 1)]).toEqual([2, 'b'])
    const many = wordTable([Array.from({ length: 17 }, () => wordCell('a', '<w:gridSpan w:val="1000"/>'))])
    expect(await refused(documentOf(many))).toBe('too-large')
    // A few hundred kilobytes, packed, that would fill tens of gigabytes.
    const line = wordCell('a', '<w:gridSpan w:val="1000"/>')
    const sheets = wordTable(Array.from({ length: 100 }, () => Array.from({ length: 16 }, () => line))).repeat(2)
    expect(await refused(documentOf(sheets))).toBe('too-large')
    const left = '<w:tr><w:trPr><w:gridBefore w:val="1000"/></w:trPr></w:tr>'
    expect(await refused(documentOf(`<w:tbl>${left.repeat(3001)}</w:tbl>`))).toBe('too-large')
  })

  it('rows without cells count as well', async () => {
    expect(await refused(documentOf(`<w:tbl>${'<w:tr/>'.repeat(800_000)}</w:tbl>`.repeat(4)))).toBe('too-large')
  })

  it('more text than any document has is refused', async () => {
    const bytes = documentOf(wordTable(Array.from({ length: 130 }, () => [wordCell('a'.repeat(2 ** 20))])))
    const options = { name: '附件.docx', inflate: nodeInflate, limits: { ratio: 2000 } }
    await expect(readDocument(bytesSource(bytes), options)).rejects.toMatchObject({
      code: 'too-large',
      detail: /signs/,
    })
  })

  it('any nesting of elements is a workbook or one ReadError', async () => {
    const tag = fc.constantFrom(
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:p',
      'w:r',
      'w:t',
      'w:del',
      'w:tcPr',
      'w:trPr',
      'w:rPr',
      'w:vMerge',
      'w:sdt',
      'x',
    )
    const { tree } = fc.letrec<{ tree: string; node: string }>((tie) => ({
      tree: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'word' }).map((parts) => parts.join('')),
      node: fc.oneof(
        { depthIdentifier: 'word', maxDepth: 7 },
        fc.constantFrom('甲', '12'),
        fc.tuple(tag, tie('tree')).map(([name, inner]) => `<${name}>${inner}</${name}>`),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(tree, async (body) => {
        expect(await refused(documentOf(`<w:tbl><w:tr>${body}</w:tr></w:tbl>${body}`))).toBe('read')
      }),
      { numRuns: 800 },
    )
  })
})
