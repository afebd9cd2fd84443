/**
 * Every seed workbook, written in each format and read back, gives the findings of its .xlsx: the same identities, places and words, but
 * for the rules that docs/formats.md names for that format. So do those that LibreOffice saved.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { lint, say, type Workbook } from '../../src/core/index.js'
import { otherwiseIn } from '../../src/dev/formats.js'
import type { FileFormat } from '../../src/formats/words.js'
import { readAnyFile } from '../../src/hosts/any-file.js'
import { readFile } from '../../src/hosts/file.js'
import { rulesetFor } from '../ruleset.js'
import { formats } from './formats.js'

const seeds = join(import.meta.dirname, '../../seeds')
const files = (readdirSync(seeds, { recursive: true }) as string[]).filter((file) => file.endsWith('.xlsx')).sort()
const ruleset = rulesetFor({ pack: 'pinglu', period: '2025-05' })

/** What is found, a line each; of rules that differ in the format nothing. */
function found(workbook: Workbook, format: FileFormat): string[] {
  const { diagnostics, tables, unchecked } = lint(workbook, ruleset)
  const differ = new Set([...otherwiseIn(format, 'silent'), ...otherwiseIn(format, 'louder')])
  return [
    ...tables.map(({ kind, records, range }) => `${kind} ${JSON.stringify(range)} ${records}`),
    ...unchecked.map((one) => JSON.stringify(one)),
    ...diagnostics
      .filter(({ rule }) => !differ.has(rule))
      .map((one) => `${one.severity} ${one.sheet}!${one.cell} ${one.id} ${say(one, 'zh')} ${say(one, 'en')}`),
  ]
}

// The library says which number formats it cannot put into an .ods.
vi.spyOn(console, 'error').mockImplementation(() => {})

const named: readonly (readonly [name: keyof typeof formats, format: FileFormat])[] = [
  ['xls', 'xls'],
  ['ods', 'ods'],
  ['csv', 'csv'],
  ['csv (GB18030)', 'csv'],
  ['tsv', 'csv'],
  ['html', 'html'],
  ['docx', 'docx'],
]

describe.each(named)('%s', (name, format) => {
  it.each(files)('%s', async (file) => {
    const workbook = await readFile(join(seeds, file))
    expect(found(await formats[name](workbook), format)).toEqual(found(workbook, format))
  })
})

/** Saved by LibreOffice 7.4 from the workbooks of the same names (files/make.ts says how). */
const saved = join(import.meta.dirname, 'files', 'seeds')

describe('saved by LibreOffice', () => {
  it.each(readdirSync(saved).filter((file) => /\.(?:xls|ods)$/.test(file)))('%s', async (file) => {
    const workbook = await readFile(join(seeds, file.replace(/\.\w+$/, '.xlsx')))
    const other = await readAnyFile(join(saved, file))
    expect(other.format).toBe(file.slice(-3))
    expect(found(other, other.format)).toEqual(found(workbook, other.format))
  })
})
