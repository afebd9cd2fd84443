/** The same table in another format is found the same, but for what the format cannot hold. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lint, type Ruleset, type Sheet, type Workbook } from '../../src/core/index.js'
import { readAnyFile } from '../../src/hosts/any-file.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { rulesetFor } from '../ruleset.js'
import { asDelimited, asDocument, asPage } from './make.js'

const folder = mkdtempSync(join(tmpdir(), 'kplint-formats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Rules that ask how a cell is stored, which no text says; and of pages, which fold the blanks at the ends of a text. */
const UNASKED = {
  csv: ['format-number-as-text', 'format-edge-whitespace'],
  docx: ['format-number-as-text', 'format-edge-whitespace'],
  xls: ['format-edge-whitespace'],
} as const

const WRITERS: { readonly [E in keyof typeof UNASKED]: (sheet: Sheet) => Uint8Array } = {
  csv: (sheet) => asDelimited(sheet),
  docx: (sheet) => asDocument(sheet),
  xls: asPage,
}

const rulesets = new Map<string | undefined, Ruleset>()

function rulesetOf(period: string | undefined): Ruleset {
  const known = rulesets.get(period) ?? rulesetFor({ pack: 'pinglu', ...(period ? { period } : {}) })
  rulesets.set(period, known)
  return known
}

/** How many findings each rule has, those left out that the format cannot hold. */
function counts(workbook: Workbook, period: string | undefined, without: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { rule } of lint(workbook, rulesetOf(period)).diagnostics)
    if (!without.includes(rule)) found[rule] = (found[rule] ?? 0) + 1
  return found
}

/** Merged downwards over data, or in a heading: a delimited text has blanks there, and nothing says why. */
function goesDown({ merges }: Sheet): boolean {
  return merges.some(({ top, bottom }) => bottom > top)
}

for (const set of ['clean', 'faulty'])
  describe(`the ${set} tables`, () => {
    for (const file of readdirSync(join(import.meta.dirname, '..', set)).filter((name) => name.endsWith('.txt')))
      it(`${file}`, async () => {
        const text = readFileSync(join(import.meta.dirname, '..', set, file), 'utf8')
        const period = /^\/\/ period (\S+)/m.exec(text)?.[1]
        const { workbook } = parseDrawing(text.replace(/^\/\/.*\n/gm, ''), file)
        for (const sheet of workbook.sheets)
          for (const extension of ['csv', 'docx', 'xls'] as const) {
            if (extension === 'csv' && goesDown(sheet)) continue
            const path = join(folder, `表.${extension}`)
            writeFileSync(path, WRITERS[extension](sheet))
            const read = await readAnyFile(path)
            const left = UNASKED[extension]
            expect([extension, counts(read, period, left)]).toEqual([
              extension,
              counts({ ...workbook, sheets: [sheet] }, period, left),
            ])
          }
      })
  })
