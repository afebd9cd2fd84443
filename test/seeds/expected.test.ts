import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { parseExpected } from '../../seeds/expected.js'

const folder = fileURLToPath(new URL('../../seeds/', import.meta.url))
const reports = readdirSync(folder).filter((name) => name.endsWith('.expected.txt'))

/** The rules that look at one table, of the catalogue. */
const RULES = new Set(
  `structure-header-not-found structure-required-column-missing structure-duplicate-column
  structure-repeated-header-row structure-unit-line-missing structure-mixed-money-units structure-seq-broken
  structure-sort-order-broken
  format-edge-whitespace format-inner-space-in-name format-nonstandard-space format-linebreak-in-cell
  format-number-as-text format-number-with-unit format-number-unparseable format-date-unparseable
  format-date-float-trap format-enum-unknown
  arith-total-row-mismatch arith-subtotal-mismatch arith-count-label-mismatch arith-breakdown-mismatch
  arith-rate-mismatch arith-month-sum-vs-cumulative arith-carry-over arith-unit-scale-suspect
  invest-not-positive invest-plan-exceeds-total invest-cum-exceeds-total invest-finish-year-shortfall
  invest-plan-far-from-linear invest-no-progress-but-amount
  date-finish-before-start date-new-start-outside-year date-continuing-start-in-year date-planned-start-overdue
  date-actual-in-future date-column-ambiguous
  status-not-started-with-investment status-completed-low-cumulative status-nature-vs-started status-name-vs-nature
  stat-should-be-included stat-included-below-threshold stat-included-not-started stat-no-reason stat-docs-incomplete
  stat-total-vs-approval
  leader-missing leader-unsplittable leader-not-in-roster leader-overloaded leader-order-inconsistent
  unit-missing unit-alias
  id-project-code-format id-project-code-region id-project-code-duplicate id-uscc-invalid id-duplicate-name
  kpi-start-rate kpi-start-schedule-infeasible kpi-list-size`.split(/\s+/),
)

async function load(name: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(folder + name)
  return workbook
}

describe('the expected reports beside the seed workbooks', () => {
  test('every workbook has one', () => {
    const workbooks = readdirSync(folder).filter((name) => name.endsWith('.xlsx'))
    expect(workbooks).toHaveLength(4)
    expect(reports.map((name) => name.replace('.expected.txt', '.xlsx')).sort()).toEqual(workbooks.sort())
  })

  test.each(reports)('%s names its workbook, known rules and cells that are there', async (name) => {
    const expected = parseExpected(readFileSync(folder + name, 'utf8'))
    expect(expected.file).toBe(name.replace('.expected.txt', '.xlsx'))
    expect(expected.options).toEqual(['--pack', 'pinglu', '--period', name.includes('5月') ? '2025-05' : '2025-04'])
    const workbook = await load(expected.file)
    for (const { rule, sheet, cells, line } of expected.findings) {
      expect(RULES, `line ${line}`).toContain(rule)
      const blanks = cells.filter((cell) => workbook.getWorksheet(sheet)!.getCell(cell).value === null)
      // Only a rule about a missing value is reported at a blank cell.
      expect(blanks, `line ${line}`).toEqual(rule.endsWith('-missing') ? cells : [])
    }
  })

  test.each(reports)('%s says nothing twice', (name) => {
    const { findings } = parseExpected(readFileSync(folder + name, 'utf8'))
    const seen = findings.flatMap(({ rule, sheet, cells }) => cells.map((cell) => `${rule} ${sheet}!${cell}`))
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('the faulty dispatch table breaks at least 25 rules', () => {
    const faulty = reports.find((name) => name.includes('有错'))!
    const { findings } = parseExpected(readFileSync(folder + faulty, 'utf8'))
    expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(25)
  })
})

describe('parseExpected', () => {
  const head = '# kplint check 表.xlsx --pack pinglu --period 2025-04\n'

  test('reads severity, rule, sheet, cells with blocks spelt out, and the reason', () => {
    const text = `${head}# 说明\n\nwarning format-number-as-text 表!E3:E5,E9 # 文本 / text\ncount 0 errors, 1 warnings, 0 info\n`
    expect(parseExpected(text)).toEqual({
      file: '表.xlsx',
      options: ['--pack', 'pinglu', '--period', '2025-04'],
      findings: [
        {
          severity: 'warning',
          rule: 'format-number-as-text',
          sheet: '表',
          cells: ['E3', 'E4', 'E5', 'E9'],
          reason: '文本 / text',
          line: 4,
        },
      ],
    })
  })

  test.each([
    ['no first line', 'count 0 errors, 0 warnings, 0 info', 'line 1'],
    ['an unknown severity', `${head}fatal a-rule 表!A1 # why`, 'line 2'],
    ['no reason', `${head}error a-rule 表!A1`, 'line 2'],
    ['no cell', `${head}error a-rule 表!A0 # why`, 'line 2: "A0"'],
    ['a wrong count', `${head}error a-rule 表!A1 # why\ncount 2 errors, 0 warnings, 0 info`, 'line 3'],
    ['no count', `${head}error a-rule 表!A1 # why`, 'no "count'],
    ['a finding after the count', `${head}count 0 errors, 0 warnings, 0 info\nerror a-rule 表!A1 # why`, 'line 3'],
    ['two counts', `${head}${'count 0 errors, 0 warnings, 0 info\n'.repeat(2)}`, 'line 3: a second'],
  ])('refuses a text with %s', (_, text, message) => {
    expect(() => parseExpected(text)).toThrow(message)
  })
})
