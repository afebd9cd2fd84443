import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import data from '../../seeds/pinglu15.json' with { type: 'json' }

const seed = (name: string) => new URL(`../../seeds/${name}`, import.meta.url)

/** All cells of the first sheet as printed signs, row by row; blank is ''. */
async function printed(file: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(fileURLToPath(seed(file)))
  const sheet = workbook.worksheets[0]!
  const rows: string[][] = []
  for (let row = 1; row <= sheet.rowCount; row++) {
    const cells: string[] = []
    for (let col = 1; col <= 11; col++) {
      const { value } = sheet.getCell(row, col)
      if (value !== null && typeof value !== 'string' && typeof value !== 'number') throw new Error('text or number')
      cells.push(value === null ? '' : String(value))
    }
    rows.push(cells)
  }
  return rows
}

/**
 * The annex as the seed's text prints it: a line that begins with a tab begins a cell, other lines continue it.
 * Returns the cells in reading order, starting at the first 序号.
 */
function cellsOfSeed(): string[] {
  const lines = readFileSync(seed('002_c37a54939715bb4f.txt'), 'utf8').split('\n')
  const cells: string[] = []
  for (const line of lines.slice(lines.indexOf('\t序号'))) {
    if (line.startsWith('\t')) cells.push(line.slice(1))
    else cells[cells.length - 1] += `\n${line}`
  }
  return cells.map((cell) => cell.replace(/\n+$/, ''))
}

describe('平陆县2025年15个重点推进项目.xlsx, as a clerk holds it', () => {
  const file = '平陆县2025年15个重点推进项目.xlsx'

  test('every cell is the seed’s, to the last blank', async () => {
    const [title, ...table] = await printed(file)
    expect(title![0]).toBe('平陆县2025年15个重点推进项目')
    const cells = table.flat()
    const seedCells = cellsOfSeed()
    // The seed has no 备注 cell after project 15; the sheet's is blank.
    expect(cells.pop()).toBe('')
    expect(seedCells).toHaveLength(18 * 11 - 1)
    expect(cells).toEqual(seedCells)
  })

  test('every cell is the data file’s raw text', async () => {
    const rows = (await printed(file)).slice(1)
    const projects = rows.filter((row) => row[0] !== '序号')
    expect(projects).toEqual(data.projects.map(({ raw }) => [...Object.values({ ...raw, remark: raw.remark ?? '' })]))
    expect(rows.filter((row) => row[0] === '序号')).toEqual([data.headers_raw, data.headers_raw, data.headers_raw])
  })

  test('the header stands in row 2 and again before projects 6 and 12', async () => {
    const first = (await printed(file)).map((row) => row[0])
    expect(first.slice(1)).toEqual([
      '序号',
      '1',
      '2',
      '3',
      '4',
      '5',
      '序号',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '序号',
      '12',
      '13',
      '14',
      '15',
    ])
  })

  test('amounts and months are text, 序号 are numbers', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(fileURLToPath(seed(file)))
    const sheet = workbook.worksheets[0]!
    expect(sheet.getCell('A3').value).toBe(1)
    expect(sheet.getCell('E3').value).toBe('7.93 ')
    expect(sheet.getCell('G3').value).toBe('2021年10月')
    expect(sheet.getCell('J5').value).toBe('杨可隆\n王  飞')
    expect(sheet.getCell('C6').value).toBe('民营经济\n服务中心')
    expect(sheet.getCell('J19').value).toBe('闫小娟\n ')
    expect(sheet.getCell('K19').value).toBeNull()
  })
})

describe('平陆县2025年15个重点推进项目（规范）.xlsx, the clean twin', () => {
  const load = async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(fileURLToPath(seed('平陆县2025年15个重点推进项目（规范）.xlsx')))
    return workbook.worksheets[0]!
  }

  test('the same 15 projects in the same order, as numbers and dates', async () => {
    const sheet = await load()
    data.projects.forEach((project, i) => {
      const row = sheet.getRow(i + 3)
      expect(row.getCell(2).value).toBe(project.name)
      expect(row.getCell(4).value).toBe(project.nature)
      expect(row.getCell(5).value).toBe(project.total_yi)
      expect(row.getCell(6).value).toBe(project.plan2025_yi)
      expect((row.getCell(7).value as Date).toISOString()).toBe(`${project.start}-01T00:00:00.000Z`)
      expect((row.getCell(8).value as Date).toISOString()).toBe(`${project.finish}-01T00:00:00.000Z`)
      expect(row.getCell(9).value).toBe(project.domain)
      expect(row.getCell(10).value).toBe(project.leaders.join('、'))
    })
    expect(sheet.getCell('C4').value).toBe('县招投中心')
    expect(sheet.getCell('C6').value).toBe('民营经济服务中心')
  })

  test('the 合计 row adds the 15 rows', async () => {
    const sheet = await load()
    expect(sheet.getCell('A18').value).toBe('合计')
    expect(sheet.getCell('E18').value).toEqual({ formula: 'SUM(E3:E17)', result: 51.57 })
    expect(sheet.getCell('F18').value).toEqual({ formula: 'SUM(F3:F17)', result: 10.73 })
    const cents = (field: 'total_yi' | 'plan2025_yi') =>
      data.projects.reduce((sum, project) => sum + Math.round(project[field] * 100), 0)
    expect([cents('total_yi'), cents('plan2025_yi')]).toEqual([5157, 1073])
  })
})
