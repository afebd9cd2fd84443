/** Two months of reports, checked as a bureau would: the findings are those written by hand, in every workbook, and no others. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseExpected } from '../../seeds/expected.js'
import { main } from '../../src/cli/main.js'

const folder = join(import.meta.dirname, '../../seeds/月报')
const expected = parseExpected(readFileSync(join(folder, '5月.expected.txt'), 'utf8'))

interface Found {
  readonly severity: string
  readonly rule: string
  readonly sheet: string
  readonly cell: string
  readonly places?: readonly { readonly cell: string }[]
  readonly related?: readonly { readonly cell: string }[]
}

interface Report {
  readonly reports: readonly { readonly file: string; readonly diagnostics: readonly Found[]; readonly unchecked: [] }[]
  readonly previous: readonly { readonly tables: number }[]
}

let report: Report
beforeAll(async () => {
  let out = ''
  const sink = (write: (text: string) => void) => ({ isTTY: false, columns: 80, write })
  const code = await main(['check', expected.file, ...expected.options, '--no-config', '--format', 'json'], {
    cwd: folder,
    env: {},
    out: sink((text) => {
      out += text
    }),
    err: sink(() => undefined),
  })
  expect(code).toBe(1)
  report = JSON.parse(out)
}, 120_000)

describe('the reports of May beside those of April', () => {
  it('are all read, every table of them', () => {
    const workbooks = (month: string) => readdirSync(join(folder, month)).filter((name) => name.endsWith('.xlsx'))
    expect(report.reports).toHaveLength(workbooks('5月').length)
    expect(report.reports.flatMap(({ unchecked }) => unchecked)).toEqual([])
    expect(report.previous).toHaveLength(workbooks('4月').length)
    expect(report.previous.filter(({ tables }) => tables === 0)).toEqual([])
  })

  it('have exactly the findings written by hand', () => {
    const found = report.reports.flatMap(({ file, diagnostics }) =>
      diagnostics.map((one) => `${one.severity} ${one.rule} ${file.split(/[/\\]/).at(-1)}:${one.sheet}!${one.cell}`),
    )
    const wanted = expected.findings.map((one) => `${one.severity} ${one.rule} ${one.sheet}!${one.cells[0]}`)
    expect(found.sort()).toEqual(wanted.sort())
  })

  it('break rules of every sort: beside April, between tables, inside one', () => {
    const families = new Set(expected.findings.map(({ rule }) => rule.split('-')[0]))
    expect([...families].sort()).toEqual(expect.arrayContaining(['kpi', 'period', 'stat', 'status', 'xref']))
    expect(new Set(expected.findings.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(20)
  })
})
