/** Sorting rows, inserting a column, renaming the sheet, moving the table: what is found stays, only the places change. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { address, lint, type Report, type Workbook } from '../src/core/index.js'
import { readFile } from '../src/hosts/file.js'
import { behindCover, type Disguised, moved, renamed, sortedRows, upTo, widened } from '../src/testing/disguise.js'
import { rulesetFor } from './ruleset.js'

const seeds = join(import.meta.dirname, '../seeds')
const ruleset = rulesetFor({ pack: 'pinglu', period: '2025-05' })
/** Rules about the order of rows, and those that name the later of two: sorting rows is what they are about. */
const ABOUT_ORDER = new Set([
  'structure-sort-order-broken',
  'structure-seq-broken',
  'id-duplicate-name',
  'structure-repeated-header-row',
  'leader-overloaded',
])

/** What is found, with its places as the undisguised workbook has them. */
function found(report: Report, back: Disguised['back']): string[] {
  return report.diagnostics
    .map(({ id, severity, places }) => {
      const cells = places.map((at) => back(at)).map((at) => (at ? address(at.row, at.col) : '?'))
      return `${severity} ${id} ${cells.sort().join(',')}`
    })
    .sort()
}

describe.each(readdirSync(seeds).filter((file) => file.endsWith('.xlsx')))('%s', (file) => {
  const workbook = readFile(join(seeds, file))
  const same = (book: Workbook, { workbook: other, back }: Disguised): void => {
    expect(found(lint(other, ruleset), back)).toEqual(found(lint(book, ruleset), (at) => at))
  }

  it('twice the same, byte for byte', async () => {
    const book = await workbook
    expect(JSON.stringify(lint(book, ruleset))).toBe(JSON.stringify(lint(book, ruleset)))
  })
  it('moved down and right', async () => same(await workbook, moved(await workbook, 2, 3)))
  it('the sheet renamed', async () => same(await workbook, renamed(await workbook)))
  it('behind a cover sheet', async () => same(await workbook, behindCover(await workbook)))
  it('an empty column inserted anywhere in the table', async () => {
    const book = await workbook
    for (let at = 1; at < book.sheets[0]!.cols; at++) same(book, widened(book, at))
  })
})

describe('rows sorted', () => {
  it.each(['平陆县2025年15个重点推进项目.xlsx', '平陆县2025年15个重点推进项目（规范）.xlsx'])('%s', async (file) => {
    const book = await readFile(join(seeds, file))
    const { tables } = lint(book, ruleset)
    expect(tables[0]!.records).toBe(15)
    const sheet = book.sheets[0]!
    const projects = upTo(sheet.rows).filter((row) => typeof sheet.value(row, 0) === 'number')
    const order = upTo(sheet.rows).map((row) =>
      projects.includes(row) ? projects[projects.length - 1 - projects.indexOf(row)]! : row,
    )
    const { workbook: other, back } = sortedRows(book, order)
    const unordered = (lines: string[]): string[] => lines.filter((line) => !ABOUT_ORDER.has(line.split(/[ |]/)[1]!))
    expect(unordered(found(lint(other, ruleset), back))).toEqual(unordered(found(lint(book, ruleset), (at) => at)))
  })
})
