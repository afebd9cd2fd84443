/** The fingerprint of what a finding speaks of: the same for every rule however the workbook is laid out, whatever the order of a batch. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Batch, type BatchResult, lint, type Report, type Workbook } from '../../src/core/index.js'
import { readFile } from '../../src/hosts/file.js'
import { casesOf, type ReadyCase, readyCase } from '../../src/testing/cases.js'
import { behindCover, type Disguised, moved, renamed, sortedRows } from '../../src/testing/disguise.js'
import { everyRule, rulesetFor } from '../ruleset.js'

/** The witness of every finding, by identity. */
function witnesses(reports: readonly Report[]): string[] {
  return reports.flatMap(({ diagnostics }) => diagnostics.map(({ id, witness }) => `${id} ${witness}`)).sort()
}

function run({ drawing, beside, previous, ruleset }: ReadyCase, dress: (workbook: Workbook) => Workbook): BatchResult {
  const batch = new Batch(ruleset)
  for (const { workbook } of [drawing, ...beside]) for (const _ of batch.check(dress(workbook)));
  for (const workbook of previous) batch.remember(dress(workbook))
  return batch.finish()
}

const disguises: readonly (readonly [string, (workbook: Workbook) => Workbook])[] = [
  ['moved down and right', (workbook) => moved(workbook, 3, 2).workbook],
  ['renamed', (workbook) => renamed(workbook).workbook],
  ['behind a cover', (workbook) => behindCover(workbook).workbook],
]

describe('the witness of a warning', () => {
  const cases = everyRule.flatMap((rule) => casesOf(rule).filter(({ bad }) => bad))
  it.each(disguises)(
    'is there for warnings only, and the same when the workbook is %s: every example of every rule',
    (_, dress) => {
      let seen = 0
      for (const one of cases) {
        const ready = readyCase(one)
        const { reports } = run(ready, (workbook) => workbook)
        for (const { diagnostics } of reports)
          for (const { severity, witness } of diagnostics)
            expect(witness ?? '').toMatch(severity === 'warning' ? /^[0-9a-f]{16}$/ : /^$/)
        const plain = witnesses(reports)
        expect(witnesses(run(ready, dress).reports), `${one.rule.id}, ${one.name}`).toEqual(plain)
        seen += plain.filter((line) => !line.endsWith(' null')).length
      }
      expect(seen).toBeGreaterThan(100)
    },
  )

  it('is the same of a workbook that is open and of one that is only remembered', () => {
    for (const one of cases) {
      const ready = readyCase(one)
      const open = witnesses([run(ready, (workbook) => workbook).reports[0]!])
      const blank: Workbook = { name: '空.xlsx', sheets: [], date1904: false }
      const batch = new Batch(ready.ruleset)
      for (const { workbook } of [ready.drawing, ...ready.beside]) for (const _ of batch.check(workbook));
      for (const workbook of ready.previous) batch.remember(workbook)
      for (const _ of batch.check(blank));
      expect(witnesses([batch.finish().reports[0]!]), `${one.rule.id}, ${one.name}`).toEqual(open)
    }
  })
})

describe('the witnesses of a seed workbook', () => {
  const seeds = join(import.meta.dirname, '../../seeds')
  const ruleset = rulesetFor({ pack: 'pinglu', period: '2025-05' })
  /** Rules about the order of rows: sorting rows is what they are about. */
  const ABOUT_ORDER =
    /^(?:structure-(?:sort-order-broken|seq-broken|repeated-header-row)|id-duplicate-name|leader-overloaded)\|/
  it.each(readdirSync(seeds).filter((file) => file.endsWith('.xlsx')))(
    '%s: its projects in reverse order within each group',
    async (file) => {
      const book = await readFile(join(seeds, file))
      const sheet = book.sheets[0]!
      const isProject = (row: number): boolean => typeof sheet.value(row, 0) === 'number'
      // Within each group: a project that changes groups changes their sums.
      const order: number[] = []
      for (let row = 0; row < sheet.rows; ) {
        let end = row + 1
        if (isProject(row)) while (end < sheet.rows && isProject(end)) end++
        for (let one = end - 1; one >= row; one--) order.push(one)
        row = end
      }
      const { workbook }: Disguised = sortedRows(book, order)
      const kept = (other: Workbook): string[] =>
        witnesses([lint(other, ruleset)]).filter((line) => !ABOUT_ORDER.test(line))
      expect(kept(workbook)).toEqual(kept(book))
    },
  )

  it.each(readdirSync(seeds).filter((file) => file.endsWith('.xlsx')))(
    '%s says nothing of explanations',
    async (file) => {
      const { explained, idle, diagnostics } = lint(await readFile(join(seeds, file)), ruleset)
      expect([explained, idle]).toEqual([[], []])
      expect(diagnostics.every(({ explanation }) => explanation === null)).toBe(true)
    },
  )
})
