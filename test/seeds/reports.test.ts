/** The seed workbooks must give the reports that were written by hand beside them: nothing more, nothing less, nothing elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ExpectedFinding, parseExpected } from '../../seeds/expected.js'
import { address, type Diagnostic, lint, type Ref } from '../../src/core/index.js'
import { readFile } from '../../src/hosts/file.js'
import { rulesetFor } from '../ruleset.js'

const seeds = join(import.meta.dirname, '../../seeds')
const reports = readdirSync(seeds).filter((file) => file.endsWith('.expected.txt'))

/** `warning rule Sheet!B4`, with every cell where the finding stands for a column. */
function expectedLine({ severity, rule, sheet, cells }: ExpectedFinding): string {
  return `${severity} ${rule} ${sheet}!${cells[0]}`
}

function cellsOf(refs: readonly Ref[]): string[] {
  return refs.map(({ row, col }) => address(row, col))
}

describe.each(reports)('%s', (file) => {
  const expected = parseExpected(readFileSync(join(seeds, file), 'utf8'))
  const option = (name: string): string | undefined => expected.options[expected.options.indexOf(name) + 1]
  const report = readFile(join(seeds, expected.file)).then((workbook) =>
    lint(workbook, rulesetFor({ pack: option('--pack')!, period: option('--period')! })),
  )

  it('has exactly the findings written by hand', async () => {
    const found = (await report).diagnostics.map(
      ({ severity, rule, sheet, cell }) => `${severity} ${rule} ${sheet}!${cell}`,
    )
    expect(found.sort()).toEqual(expected.findings.map(expectedLine).sort())
  })

  it('lists every cell a finding stands for', async () => {
    const { diagnostics } = await report
    for (const finding of expected.findings.filter(({ cells }) => cells.length > 1)) {
      const one = diagnostics.find((diagnostic) => matches(diagnostic, finding))
      expect(one, expectedLine(finding)).toBeDefined()
      const cells = new Set([...cellsOf(one!.places), ...one!.related.map(({ cell }) => cell)])
      expect(
        finding.cells.filter((cell) => !cells.has(cell)),
        expectedLine(finding),
      ).toEqual([])
      if (one!.places.length > 1) expect(cellsOf(one!.places)).toEqual(finding.cells)
    }
  })

  it('gives every finding its own identity', async () => {
    const ids = (await report).diagnostics.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has found exactly one table, and says so with confidence', async () => {
    const { tables, unchecked } = await report
    expect(tables).toHaveLength(1)
    expect(tables[0]!.records).toBe(15)
    expect(tables[0]!.unknown).toEqual([])
    expect(tables[0]!.confidence).toBeGreaterThan(0.9)
    expect(unchecked).toEqual([])
  })
})

function matches(diagnostic: Diagnostic, finding: ExpectedFinding): boolean {
  return diagnostic.rule === finding.rule && diagnostic.sheet === finding.sheet && diagnostic.cell === finding.cells[0]
}
