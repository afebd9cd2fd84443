import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseRange } from '../../src/core/grid.js'

const CLEAN = '平陆县2025年5月重点项目调度表.xlsx'
const FAULTY = '平陆县2025年5月重点项目调度表（有错）.xlsx'

async function load(name: string): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(fileURLToPath(new URL(`../../seeds/${name}`, import.meta.url)))
  return workbook.worksheets[0]!
}

/** The value of a cell; of a formula its cached result (ExcelJS leaves a result of 0 out of `value`). */
function shown(sheet: ExcelJS.Worksheet, at: string): unknown {
  const cell = sheet.getCell(at)
  return cell.formula ? cell.result : cell.value
}

/** Reads the three forms of formula the workbooks use, as Excel does: SUM passes over text, + and / read it. */
function evaluate(sheet: ExcelJS.Worksheet, formula: string): number {
  const rate = /^ROUND\((\w+)\/(\w+)\*100,1\)$/.exec(formula)
  if (rate) return Math.round((Number(shown(sheet, rate[1]!)) / Number(shown(sheet, rate[2]!))) * 1000) / 10
  const sum = /^SUM\((.+)\)$/.exec(formula)
  if (!sum) return formula.split('+').reduce((total, at) => total + Number(shown(sheet, at)), 0)
  let total = 0
  for (const block of sum[1]!.split(',')) {
    const { top, left, bottom } = parseRange(block)!
    for (let row = top; row <= bottom; row++) {
      const value = shown(sheet, sheet.getCell(row + 1, left + 1).address)
      if (typeof value === 'number') total += value
    }
  }
  return total
}

test.each([CLEAN, FAULTY])('%s: every formula holds the result Excel would show', async (name) => {
  const sheet = await load(name)
  let formulas = 0
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (!cell.formula) return
      formulas++
      expect(shown(sheet, cell.address), cell.address).toBe(evaluate(sheet, cell.formula))
    }),
  )
  expect(formulas).toBeGreaterThan(40)
})

describe(`${CLEAN} is true in itself`, () => {
  let sheet: ExcelJS.Worksheet
  const rows = [7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 23, 24, 25]
  const number = (at: string) => shown(sheet, at) as number
  const month = (at: string) => (sheet.getCell(at).value as Date | null)?.toISOString().slice(0, 7) ?? null

  beforeAll(async () => {
    sheet = await load(CLEAN)
  })

  test('title, reporting unit, money unit, two-row header, sections, 小计 above, 合计, footer', () => {
    expect(shown(sheet, 'A1')).toBe('平陆县2025年5月重点项目调度表')
    expect(shown(sheet, 'A2')).toBe('填报单位：平陆县项目推进中心')
    expect(shown(sheet, 'M2')).toBe('单位：万元')
    expect([shown(sheet, 'H3'), shown(sheet, 'H4'), shown(sheet, 'N4')]).toEqual([
      '投资完成情况',
      '至上年底累计完成投资',
      '实际',
    ])
    const labels = [5, 6, 12, 13, 21, 22, 26].map((row) => shown(sheet, `A${row}`))
    expect(labels).toEqual([
      '一、产业类（5项）',
      '小计',
      '二、基础设施类（7项）',
      '小计',
      '三、社会民生类（3项）',
      '小计',
      '合计',
    ])
    expect([shown(sheet, 'A27'), shown(sheet, 'M27')]).toEqual(['填报人：吉晓霞', '填报日期：2025年6月3日'])
  })

  test('totals and plans are the annex’s: 51.57 and 10.73 亿元', () => {
    expect(number('F26')).toBe(515_700)
    expect(number('G26')).toBe(107_300)
  })

  test.each(rows)('row %i: amounts fit each other', (row) => {
    const [total, plan, prior] = [number(`F${row}`), number(`G${row}`), number(`H${row}`)]
    const [thisMonth, year, cum] = [number(`I${row}`), number(`J${row}`), number(`L${row}`)]
    expect(prior + year).toBe(cum)
    expect(thisMonth).toBeLessThanOrEqual(year)
    expect(year).toBeLessThanOrEqual(plan)
    expect(prior + plan).toBeLessThanOrEqual(total)
    if (month(`O${row}`)!.startsWith('2025')) expect(prior + plan).toBe(total)
    expect(Math.abs(number(`K${row}`) - (year / plan) * 100)).toBeLessThan(0.05)
  })

  test.each(rows)('row %i: dates, status and statistics fit each other', (row) => {
    const started = shown(sheet, `Q${row}`) === '在建'
    expect(month(`M${row}`)! < month(`O${row}`)!).toBe(true)
    expect(month(`N${row}`) !== null).toBe(started)
    expect(shown(sheet, `R${row}`)).toBe(started ? '是' : '否')
    expect(shown(sheet, `T${row}`)).toBe(started ? null : '未开工')
    if (started) {
      expect(month(`N${row}`)! <= month(`S${row}`)! && month(`S${row}`)! <= '2025-05').toBe(true)
      expect(String(shown(sheet, `U${row}`))).not.toMatch(/无进展|未开工|停工|选址|尚未/)
    } else {
      expect(month(`M${row}`)! > '2025-05').toBe(true)
      expect(number(`L${row}`)).toBe(0)
      expect(shown(sheet, `D${row}`)).toBe('新建')
    }
  })

  test('half of the 新建 projects started in the first quarter, as asked (≥ 40 %)', () => {
    const fresh = rows.filter((row) => shown(sheet, `D${row}`) === '新建')
    const early = fresh.filter((row) => (month(`N${row}`) ?? '9999') <= '2025-03')
    expect([early.length, fresh.length]).toEqual([3, 6])
  })
})
