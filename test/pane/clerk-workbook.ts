/** A small table with one defect of each sort: one to be fixed by a button, one by hand, one to be explained. */
import ExcelJS from 'exceljs'

export const CLERKS_FILE = '张店镇重点项目表.xlsx'

/**
 * Sheet 重点项目, header in row 3, projects in rows 4–7, total in row 8:
 * H4 finishes before it starts (error); D5 ends in a space (advice, safe fix); G6 is a new project begun in the year before (warning).
 */
export async function clerksWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('重点项目')
  sheet.addRow(['平陆县2025年重点项目表'])
  sheet.mergeCells('A1:I1')
  sheet.addRow(['单位：万元'])
  sheet.addRow('序号 项目名称 建设性质 责任单位 总投资 年度计划投资 计划开工时间 计划竣工时间 包联领导'.split(' '))
  sheet.addRow([1, '张店镇供水工程', '续建', '水利局', 43600, 9000, '2023年9月', '2022年12月', '杜中伟'])
  sheet.addRow([2, '部官镇学校建设项目', '新建', '教育局 ', 6000, 3000, '2025年4月', '2026年8月', '张华峰'])
  sheet.addRow([3, '常乐镇道路改造项目', '新建', '交运局', 7000, 2500, '2024年11月', '2026年4月', '翟纪亭'])
  sheet.addRow([4, '圣人涧镇产业园项目', '续建', '发改局', 9000, 3000, '2023年3月', '2026年11月', '杨志强'])
  sheet.addRow(['', '合计', '', '', 65600, 17500, '', '', ''])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
