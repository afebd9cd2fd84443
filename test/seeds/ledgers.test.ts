/** The ledgers: clean ones give nothing, those with planted mistakes exactly what was written by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseExpected } from '../../seeds/expected.js'
import { keyListBook } from '../../seeds/key-list.js'
import { otherLedgers } from '../../seeds/other-ledgers.js'
import { projectLedgers } from '../../seeds/project-ledgers.js'
import { lint, type Report } from '../../src/core/index.js'
import { readFile } from '../../src/hosts/file.js'
import { rulesetFor } from '../ruleset.js'

const folder = join(import.meta.dirname, '../../seeds/台账')
const books = [keyListBook, ...projectLedgers, ...otherLedgers]

async function check(name: string): Promise<Report> {
  return lint(await readFile(join(folder, `${name}.xlsx`)), rulesetFor({ pack: 'pinglu' }))
}

function lines({ diagnostics }: Report): string[] {
  return diagnostics.map(({ severity, rule, sheet, cell }) => `${severity} ${rule} ${sheet}!${cell}`).sort()
}

it('every workbook has a clean twin, every faulty one its report', () => {
  const names = books.flatMap(({ name }) => [`${name}.xlsx`, `${name}（有错）.expected.txt`, `${name}（有错）.xlsx`])
  expect(readdirSync(folder).sort()).toEqual(names.sort())
})

describe.each(books)('$name', ({ name, ledgers }) => {
  it('is recognised, every sheet and every row of it', async () => {
    for (const one of [name, `${name}（有错）`]) {
      const { tables, unchecked } = await check(one)
      expect(unchecked).toEqual([])
      expect(tables.map(({ sheet, records }) => ({ sheet, rows: records }))).toEqual(
        ledgers.map(({ sheet, rows }) => ({ sheet, rows: rows.length })),
      )
      expect(tables.flatMap(({ unknown }) => unknown)).toEqual([])
    }
  })

  it('has nothing to report where it is clean', async () => {
    expect(lines(await check(name))).toEqual([])
  })

  it('has exactly the findings written by hand where it is not', async () => {
    const expected = parseExpected(readFileSync(join(folder, `${name}（有错）.expected.txt`), 'utf8'))
    expect(expected.file).toBe(`${name}（有错）.xlsx`)
    expect(expected.options).toEqual(['--pack', 'pinglu'])
    const wanted = expected.findings.map(
      ({ severity, rule, sheet, cells }) => `${severity} ${rule} ${sheet}!${cells[0]}`,
    )
    expect(lines(await check(`${name}（有错）`))).toEqual(wanted.sort())
  })
})
