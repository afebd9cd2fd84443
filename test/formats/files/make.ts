/**
 * Makes `everything.xlsx` and `y1904.xlsx`: workbooks with one of everything a cell can be. Saved by LibreOffice as .xls and .ods they
 * stand beside them: `npx tsx test/formats/files/make.ts && cd test/formats/files && soffice --headless --convert-to xls *.xlsx &&
 * soffice --headless --convert-to ods *.xlsx`. (LibreOffice 7.4; it writes 0 for the
 * results of formulas that are text.) `seeds/` holds workbooks of seeds/ saved in the same way.
 */
import { join } from 'node:path'
import ExcelJS from 'exceljs'

const { Workbook } = ExcelJS

function everything(): InstanceType<typeof Workbook> {
  const book = new Workbook()
  book.created = book.modified = new Date(Date.UTC(2025, 4, 31))
  values(book.addWorksheet('值'))
  formulas(book.addWorksheet('四 月'))
  layout(book.addWorksheet('版式'))
  book.addWorksheet('隐藏的表', { state: 'hidden' }).getCell('A1').value = '看不见'
  // Names every object has.
  for (const name of ['__proto__', 'constructor', 'toString']) book.addWorksheet(name).getCell('B2').value = name
  book.addWorksheet('空表')
  return book
}

function values(sheet: ExcelJS.Worksheet): void {
  const put = (row: number, value: ExcelJS.CellValue, format?: string): void => {
    sheet.getCell(row, 1).value = value
    if (format !== undefined) sheet.getCell(row, 1).numFmt = format
  }
  const day = new Date(Date.UTC(2025, 4, 1))
  put(1, 12)
  put(2, -7.93, '0.00')
  put(3, 1234567.891, '#,##0.00')
  put(4, 0.125, '0.0%')
  put(5, 1234.5, '"¥"#,##0.00')
  put(6, day, 'yyyy"年"m"月"')
  put(7, day, 'yyyy/m/d')
  put(8, day, 'yyyy-mm-dd')
  put(9, new Date(Date.UTC(2025, 4, 1, 18, 30)), 'yyyy/m/d h:mm')
  put(10, 0.75, 'h:mm:ss')
  put(11, 1.5, '[h]:mm:ss')
  put(12, true)
  put(13, false)
  put(14, { error: '#N/A' } as ExcelJS.CellErrorValue)
  put(15, { error: '#REF!' } as ExcelJS.CellErrorValue)
  put(16, { error: '#DIV/0!' } as ExcelJS.CellErrorValue)
  put(17, ' 前后有空格 ')
  put(18, '中间  两个空格')
  put(19, '第一行\n第二行')
  put(20, '制表\t符')
  put(21, { richText: [{ text: '红', font: { color: { argb: 'FFFF0000' } } }, { text: '字' }] })
  put(22, '12')
  put(23, '0359-6031234', '@')
  put(24, '<b>&amp;"\'')
  put(25, '县城𠮷野家😀')
  put(26, 1e-7)
  put(27, 123456789012345)
  put(28, 1 / 3)
  put(29, 45778, '@')
  put(30, -5, '#,##0_);[Red](#,##0)')
  put(31, 3, '0"个"')
  put(32, 1500000, '#,##0,"千"')
  put(33, day, 'm"月"d"日"')
  put(34, '共享的文本')
  put(35, '共享的文本')
  put(36, 1.5, '0.00E+00')
  put(37, 5, '00000')
  put(38, '杨可隆\n王  飞\n ')
  sheet.getCell('A12').note = '批注不是内容'
}

function formulas(sheet: ExcelJS.Worksheet): void {
  for (let row = 1; row <= 5; row++) sheet.getCell(row, 1).value = row
  const put = (row: number, formula: string, result: ExcelJS.CellFormulaValue['result']): void => {
    sheet.getCell(row, 2).value = { formula, result } as ExcelJS.CellFormulaValue
  }
  put(1, 'SUM(A1:A5)', 15)
  put(2, 'IF($A$1>0,"有;[.A1]","无")', '有;[.A1]')
  put(3, "值!A1+'四 月'!A2", 14)
  put(4, 'A1=1', true)
  put(5, 'IF(A1=1,"","x")', '')
  put(6, 'NA()', { error: '#N/A' } as ExcelJS.CellErrorValue)
  put(7, 'ROUND(A1/A3*100,1)', 33.3)
  put(8, 'SUM(A:A)', 15)
  put(9, 'A1&"、"&A2', '1、2')
  put(10, 'DATE(2025,5,1)', 45778)
  sheet.getCell('B10').numFmt = 'yyyy/m/d'
  put(11, '-A1%', -0.01)
  sheet.fillFormula('C1:C5', 'A1*2', [2, 4, 6, 8, 10])
}

function layout(sheet: ExcelJS.Worksheet): void {
  sheet.getCell('A1').value = '标题'
  sheet.mergeCells('A1:E1')
  sheet.mergeCells('B3:B5')
  sheet.getCell('B3').value = '竖着合并'
  for (let row = 2; row <= 9; row++) sheet.getCell(row, 4).value = row
  sheet.getRow(4).hidden = true
  sheet.getRow(7).hidden = true
  sheet.getColumn(3).hidden = true
  sheet.getCell('H12').value = '右下角'
  // A tail of formatted blanks holds nothing.
  for (let row = 13; row <= 60; row++) sheet.getCell(row, 2).numFmt = '0.00'
  sheet.getCell('T60').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } }
}

function y1904(): InstanceType<typeof Workbook> {
  const book = new Workbook()
  book.created = book.modified = new Date(Date.UTC(2025, 4, 31))
  book.properties.date1904 = true
  const sheet = book.addWorksheet('表')
  sheet.getCell('A1').value = '开工'
  sheet.getCell('A2').value = 44316
  sheet.getCell('A2').numFmt = 'yyyy/m/d'
  sheet.getCell('A3').value = 0.5
  sheet.getCell('A3').numFmt = 'h:mm'
  return book
}

const folder = import.meta.dirname
await everything().xlsx.writeFile(join(folder, 'everything.xlsx'))
await y1904().xlsx.writeFile(join(folder, 'y1904.xlsx'))
