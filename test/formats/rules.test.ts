/**
 * Every example of every rule, written in each format and read back, gives what it gives as drawn; only the rules that docs/formats.md
 * names for that format differ, and each of them does.
 */
import { describe, expect, it, vi } from 'vitest'
import { address, type BatchResult, type Sheet, say, type Workbook } from '../../src/core/index.js'
import { otherwiseIn } from '../../src/dev/formats.js'
import { type Case, casesOf, type ReadyCase, readyCase } from '../../src/testing/cases.js'
import { runCase } from '../../src/testing/hold.js'
import { everyRule } from '../ruleset.js'
import { formats, sheetLike } from './formats.js'

/** What stands in the reports: places and words. */
function said({ reports }: BatchResult): string[] {
  return reports.flatMap(({ diagnostics }, book) =>
    diagnostics.map((one) => {
      const cells = one.places.map(({ row, col }) => address(row, col))
      return `${book} ${one.severity} ${one.sheet}!${cells} ${say(one, 'zh')}`
    }),
  )
}

/** The case with all its workbooks turned into others. */
async function turned(
  ready: ReadyCase,
  turn: (workbook: Workbook) => Workbook | Promise<Workbook>,
): Promise<ReadyCase> {
  const [drawing, ...beside] = await Promise.all(
    [ready.drawing, ...ready.beside].map(async (one) => ({ ...one, workbook: await turn(one.workbook) })),
  )
  return { ...ready, drawing: drawing!, beside, previous: await Promise.all(ready.previous.map(turn)) }
}

/** What the library writes of a workbook in an .xls. */
function withoutFormulasAndHidden(workbook: Workbook): Workbook {
  const bare = { formula: () => null, isRowHidden: () => false, isColHidden: () => false }
  return { ...workbook, sheets: workbook.sheets.map((sheet): Sheet => sheetLike(sheet, bare)) }
}

/** The library writes `0.0%` as `0.00%` in an .ods. */
const badlyWritten = (format: string, { rule, name }: Case): boolean =>
  format === 'ods' && rule.id === 'arith-rate-mismatch' && name === 'bad 4'

// The library says which number formats it cannot put into an .ods.
vi.spyOn(console, 'error').mockImplementation(() => {})

describe.each(['xls', 'ods', 'csv', 'html', 'docx'] as const)('%s', (format) => {
  it('differs in the rules named, and in no others', async () => {
    const fewer = new Set<string>()
    const more = new Set<string>()
    for (const one of everyRule.flatMap(casesOf).filter((one) => !badlyWritten(format, one))) {
      const ready = readyCase(one)
      const drawn = said(runCase(format === 'xls' ? await turned(ready, withoutFormulasAndHidden) : ready))
      const read = said(runCase(await turned(ready, formats[format])))
      if (drawn.some((line) => !read.includes(line))) fewer.add(one.rule.id)
      // Where nothing was wrong, or more is said than was.
      if (read.length > drawn.length) more.add(one.rule.id)
    }
    expect([...fewer].sort()).toEqual([...otherwiseIn(format, 'silent')].sort())
    expect([...more].sort()).toEqual([...otherwiseIn(format, 'louder')].sort())
  }, 300_000)
})
