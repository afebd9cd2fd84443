/** What is taken down of a workbook while it is open: small tables whole, of large ones the rows at a finding, and never more than that. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lint, type Report, type Workbook } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { type Picture, pictureOf } from '../../src/reports/picture.js'
import { rulesetFor } from '../ruleset.js'

const ruleset = rulesetFor({})

function taken(drawing: string): { workbook: Workbook; report: Report; picture: Picture } {
  const { workbook } = parseDrawing(drawing)
  const report = lint(workbook, ruleset)
  return { workbook, report, picture: pictureOf(workbook, report) }
}

const rowsOf = (picture: Picture): number[] => picture.sheets.flatMap(({ rows }) => rows.map(({ row }) => row))

const HEADER = '序号 | 项目名称 | 总投资（万元） | 年度计划投资（万元）'

/** A ledger of so many projects, the plan of some above their total. */
function ledger(rows: number, wrong: readonly number[]): string {
  const lines = Array.from(
    { length: rows },
    (_, i) => `${i + 1} | 项目${i + 1}建设工程 | 5000 | ${wrong.includes(i) ? 8000 : 500 + (i % 9)}`,
  )
  return [HEADER, ...lines].join('\n')
}

describe('the picture of a workbook', () => {
  it('has every row of a small table, its header apart, each cell as shown', () => {
    const { picture } = taken('序号 | 项目名称 | 总投资（万元）\n1 | 甲项目␠ | 5,000.00\n2 | 乙项目 |')
    expect(picture).toEqual({
      sheets: [
        {
          sheet: 0,
          left: 0,
          header: [{ row: 0, cells: ['序号', '项目名称', '总投资（万元）'] }],
          rows: [
            { row: 1, cells: ['1', '甲项目 ', '5,000.00'] },
            { row: 2, cells: ['2', '乙项目'] },
          ],
        },
      ],
    })
  })

  it('begins where the tables begin, and has what stands beside them', () => {
    const { picture } = taken(
      ' | 项目名称 | 总投资（万元） | 年度计划（万元）\n | 甲 | 10 | 50\n | 乙 | 20 | 5 | 已与发改局核对',
    )
    expect(picture.sheets[0]!.left).toBe(1)
    expect(picture.sheets[0]!.rows[1]!.cells).toEqual(['乙', '20', '5', '已与发改局核对'])
  })

  it('keeps of a large table the rows with findings and those beside them', () => {
    const { report, picture } = taken(ledger(900, [400]))
    expect(report.diagnostics.length).toBeGreaterThan(0)
    expect(rowsOf(picture)).toEqual(expect.arrayContaining([400, 401, 402]))
    expect(rowsOf(picture).length).toBeLessThan(40)
    expect(picture.sheets[0]!.header.map(({ row }) => row)).toEqual([0])
  })

  it('says the text of a merged heading in each of its columns, and of a cell merged down in each of its rows', () => {
    const { picture } = taken(`
项目名称 | 责任单位 | 投资（万元） | <
^ | ^ | 总投资 | 年度计划投资
甲 | 水利局 | 10 | 5
乙 | ^ | 20 | 5
`)
    const [sheet] = picture.sheets
    expect(sheet!.header.map(({ cells }) => cells)).toEqual([
      ['项目名称', '责任单位', '投资（万元）', '投资（万元）'],
      ['项目名称', '责任单位', '总投资', '年度计划投资'],
    ])
    expect(sheet!.rows[1]!.cells.slice(0, 2)).toEqual(['乙', '水利局'])
  })

  it('repeats no phone number and no long text', () => {
    const { picture } = taken(
      `${HEADER} | 备注\n1 | 甲 | 10 | 50 | 联系人13800138000\n2 | 乙 | 10 | 5 | ${'长'.repeat(500)}`,
    )
    const [first, second] = picture.sheets[0]!.rows
    expect(first!.cells[4]).toBe('联系人138********')
    expect(second!.cells[4]).toBe(`${'长'.repeat(80)}…`)
  })

  it('has nothing of a sheet that nothing is said of', () => {
    const { picture } = taken(`# 封面\n某县项目办\n# 表\n${ledger(3, [1])}`)
    expect(picture.sheets.map(({ sheet }) => sheet)).toEqual([1])
  })

  it('stays small however much is found, and is the same when it was laid down as JSON', () => {
    const wrong = Array.from({ length: 5000 }, (_, i) => i)
    const { workbook, report } = taken(ledger(5000, wrong))
    const [one] = report.diagnostics
    const many = wrong.map((i) => ({ ...one!, at: { sheet: 0, row: i + 1, col: 3 } }))
    const picture = pictureOf(workbook, { ...report, diagnostics: many })
    expect(rowsOf(picture).length).toBe(2_999)
    expect(JSON.parse(JSON.stringify(picture))).toEqual(picture)
  })

  it('takes errors down first where there is no room for everything', () => {
    const { workbook, report } = taken(ledger(5000, [0]))
    const [one] = report.diagnostics
    const at = (row: number) => ({ sheet: 0, row, col: 3 })
    const hints = Array.from({ length: 4000 }, (_, i) => ({ ...one!, severity: 'info' as const, at: at(i + 1) }))
    const picture = pictureOf(workbook, {
      ...report,
      diagnostics: [...hints, { ...one!, severity: 'error', at: at(4900) }],
    })
    expect(rowsOf(picture)).toContain(4900)
  })

  it('is bounded where a file says that everything is merged with everything', () => {
    const { workbook, report } = taken(ledger(200, [5]))
    const whole = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 }
    const [sheet] = workbook.sheets
    const hostile = Object.create(sheet!, { merges: { value: Array.from({ length: 20_000 }, () => whole) } })
    const picture = pictureOf({ ...workbook, sheets: [hostile] }, report)
    for (const { cells } of picture.sheets[0]!.rows) expect(cells.length).toBeLessThanOrEqual(200)
  })

  it('never has more than a cell shows, whatever the report says', () => {
    const { workbook, report } = taken(ledger(20, [3]))
    const [one] = report.diagnostics
    const place = fc.record({ sheet: fc.integer({ min: 0, max: 3 }), row: fc.nat(2_000_000), col: fc.nat(20_000) })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), (places) => {
        const diagnostics = places.map((at) => ({ ...one!, at, places: [at], related: [] }))
        for (const { rows, header, left } of pictureOf(workbook, { ...report, diagnostics }).sheets)
          for (const { row, cells } of [...header, ...rows])
            expect(cells).toEqual(cells.map((_, i) => workbook.sheets[0]!.text(row, left + i)))
      }),
    )
  })
})
