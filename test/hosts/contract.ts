/** What every host is asked: the same questions about the same small workbook. */
import ExcelJS from 'exceljs'
import type { Host } from '../../src/hosts/host.js'
import type { PlainSheet } from './plain.js'

/** A workbook in the hands of a host. */
export interface Opened {
  readonly host: Host
  /** Another host over the same workbook, as after closing and opening it again. */
  again(): Promise<Host>
  /** What people do to it meanwhile; null where nobody can, because it is a file. */
  readonly people: People | null
}

/** People at the program in which the workbook is open. */
export interface People {
  type(place: string, input: string | number): void
  erase(place: string): void
  insertRows(sheet: string, row: number): void
  addSheet(name: string): void
  renameSheet(sheet: string, name: string): void
  protect(sheet: string): void
  unprotect(sheet: string): void
  /** Begins and ends typing in a cell. */
  beginEdit(place: string): void
  enter(): void
  /** Waits until the host has been told everything. */
  settled(): Promise<void>
  /** What a person sees as the cell's background, `#RRGGBB`; null for none. */
  fill(place: string): string | null
  /** The cell in front, `表!B2`. */
  selected(): string
}

export const NAME = '重点项目.xlsx'
const LONG = `续建项目，${'由县发改局牵头，'.repeat(120)}按月调度`

/** The workbook everybody is asked about: one of each kind of cell. */
export async function contractWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const main = book.addWorksheet('计划')
  main.mergeCells('A1:D1')
  main.getCell('A1').value = '2025年重点项目计划表'
  main.getRow(2).values = ['序号', '项目名称', '总投资', '备注']
  main.getCell('A3').value = 1
  main.getCell('B3').value = '县城供水管网改造工程'
  set(main, 'C3', 12_345.678, '#,##0.00')
  main.getCell('D3').value = '123'
  set(main, 'A4', 45_778, 'yyyy"年"m"月"')
  set(main, 'B4', 45_778.604_166_666_664, 'yyyy/m/d h:mm')
  set(main, 'C4', 0.125, '0.0%')
  set(main, 'D4', 45_778, 'yyyy/m/d')
  main.getCell('A5').value = { error: '#REF!' }
  main.getCell('B5').value = '#REF!'
  main.getCell('C5').value = { formula: 'C3*2', result: 24_691.356 }
  main.getCell('D5').value = { formula: 'B3&"（续建）"', result: '县城供水管网改造工程（续建）' }
  main.getCell('A6').value = true
  main.getCell('B6').value = '=C3'
  main.getCell('C6').value = { formula: 'C3/0', result: { error: '#DIV/0!' } }
  main.getCell('D6').value = { formula: 'IF(A3=1,"",1)', result: '' }
  set(main, 'A7', '007', '@')
  main.getCell('B7').value = LONG
  set(main, 'C7', 5, '@')
  main.getCell('D7').value = '2025年5月'
  main.getCell('A8').value = '  前后有空格 \n第二行'
  main.getCell('B8').value = { richText: [{ text: '开工' }, { font: { bold: true }, text: '项目' }] }
  set(main, 'C8', -1_234.5, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ')
  main.getCell('D8').value = { text: '见附件', hyperlink: 'https://example.invalid/' }
  main.getCell('A10').value = 1e-7
  main.getCell('B10').value = 123_456_789_012
  main.getCell('C10').value = { formula: 'SUM(C3:C9)', result: 11_111 }
  main.getRow(8).hidden = true
  main.getColumn(4).hidden = true
  // A tail that only looks like something, to row 60.
  for (let row = 11; row <= 60; row++) set(main, `C${row}`, null, '0.00')
  const old = book.addWorksheet('上年', { state: 'hidden' })
  old.getCell('B2').value = '去年的表'
  const list = book.addWorksheet('下拉项', { state: 'veryHidden' })
  list.getColumn(1).values = ['新建', '续建']
  book.addWorksheet('空表')
  const far = book.addWorksheet('远处')
  far.getCell('A1').value = '左上'
  far.getCell('Z300').value = 1
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function set(sheet: ExcelJS.Worksheet, place: string, value: string | number | null, format: string): void {
  const cell = sheet.getCell(place)
  cell.value = value
  cell.numFmt = format
}

/** What stands in it. */
export const CONTENT: readonly PlainSheet[] = [
  {
    name: '计划',
    state: 'visible',
    size: '10 × 4',
    merges: ['A1:D1'],
    hiddenRows: [8],
    hiddenCols: ['D'],
    cells: {
      A1: ['2025年重点项目计划表', '2025年重点项目计划表'],
      A2: ['序号', '序号'],
      B2: ['项目名称', '项目名称'],
      C2: ['总投资', '总投资'],
      D2: ['备注', '备注'],
      A3: [1, '1'],
      B3: ['县城供水管网改造工程', '县城供水管网改造工程'],
      C3: [12_345.678, '12,345.68', { format: '#,##0.00' }],
      D3: ['123', '123'],
      A4: [45_778, '2025年5月', { format: 'yyyy"年"m"月"' }],
      B4: [45_778.604_166_666_664, '2025/5/1 14:30', { format: 'yyyy/m/d h:mm' }],
      C4: [0.125, '12.5%', { format: '0.0%' }],
      D4: [45_778, '2025/5/1', { format: 'yyyy/m/d' }],
      A5: [{ error: '#REF!' }, '#REF!'],
      B5: ['#REF!', '#REF!'],
      C5: [24_691.356, '24691.356', { formula: 'C3*2' }],
      D5: ['县城供水管网改造工程（续建）', '县城供水管网改造工程（续建）', { formula: 'B3&"（续建）"' }],
      A6: [true, 'TRUE'],
      B6: ['=C3', '=C3'],
      C6: [{ error: '#DIV/0!' }, '#DIV/0!', { formula: 'C3/0' }],
      D6: ['', '', { formula: 'IF(A3=1,"",1)' }],
      A7: ['007', '007'],
      B7: [LONG, LONG],
      C7: [5, '5'],
      D7: ['2025年5月', '2025年5月'],
      A8: ['  前后有空格 \n第二行', '  前后有空格 \n第二行'],
      B8: ['开工项目', '开工项目'],
      C8: [-1_234.5, ' -1,234.50 ', { format: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ' }],
      D8: ['见附件', '见附件'],
      A10: [1e-7, '1E-07'],
      B10: [123_456_789_012, '1.23457E+11'],
      C10: [11_111, '11111', { formula: 'SUM(C3:C9)' }],
    },
  },
  sheet('上年', 'hidden', '2 × 2', { B2: ['去年的表', '去年的表'] }),
  sheet('下拉项', 'veryHidden', '2 × 1', { A1: ['新建', '新建'], A2: ['续建', '续建'] }),
  sheet('空表', 'visible', '0 × 0', {}),
  sheet('远处', 'visible', '300 × 26', { A1: ['左上', '左上'], Z300: [1, '1'] }),
]

function sheet(name: string, state: string, size: string, cells: PlainSheet['cells']): PlainSheet {
  return { name, state, size, merges: [], hiddenRows: [], hiddenCols: [], cells }
}

/** A workbook whose day 0 is 1904-01-01. */
export async function macWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.properties.date1904 = true
  set(book.addWorksheet('计划'), 'A1', 44_316, 'yyyy/m/d')
  return new Uint8Array(await book.xlsx.writeBuffer())
}
