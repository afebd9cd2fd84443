/**
 * Drawn tables with what must be found in them, written by hand before the rules ran (test/clean, test/faulty). A file is a
 * drawing of src/hosts/text.ts below lines that begin with `//`:
 *
 * | line | means |
 * |---|---|
 * | `// period 2025-05` | the report period of the run |
 * | `// pack pinglu` | a pack of ours |
 * | `// rule ID off\|info\|warning\|error why` | what this county has set, and why |
 * | `// table SHEET KIND RECORDS` | a table that must be read, in order; `*` is any kind |
 * | `// unknown HEADING` | a heading nobody need know |
 * | `// unchecked SHEET` | a sheet that is no table |
 * | `// error\|warning\|info RULE SHEET!C5 why` | a finding, and why it is true; `C5,C6,C7` where it stands for several cells |
 * | `// anything else` | what the table is |
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { rules } from '../rules/index.js'
import { address, type Diagnostic, lint, type Report, type Severity, say, type Workbook } from '../src/core/index.js'
import { parseDrawing } from '../src/hosts/text.js'
import type { RunSettings } from '../src/pack/pack.js'
import { behindCover, type Disguised, moved, widened } from '../src/testing/disguise.js'
import { rulesetFor } from './ruleset.js'

/** A finding as written by hand. */
export interface Expected {
  readonly severity: Severity
  readonly rule: string
  readonly sheet: string
  /** `C5`, or `C5,C6,C7` in reading order. */
  readonly cells: string
  readonly why: string
}

/** One drawn table and all that is said about it. */
export interface Drawn {
  readonly file: string
  readonly about: string
  readonly settings: Parameters<typeof rulesetFor>[0]
  readonly tables: readonly string[]
  readonly unknown: readonly string[]
  readonly unchecked: readonly string[]
  readonly findings: readonly Expected[]
  readonly drawing: string
}

/** The drawn tables of a folder of test/, by name. */
export function corpus(folder: string): Drawn[] {
  const path = join(import.meta.dirname, folder)
  return readdirSync(path)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readDrawn(basename(file, '.txt'), readFileSync(join(path, file), 'utf8')))
}

const ids = new Set(rules.map(({ id }) => id))

/** Reads one file; throws where a line names a rule that is not there or gives no reason. */
export function readDrawn(file: string, text: string): Drawn {
  const lines = text.split('\n')
  const head = lines.filter((line) => line.startsWith('//')).map((line) => line.slice(2).trim())
  const settings: { period?: string; pack?: string; rules: NonNullable<RunSettings['rules']> } = { rules: {} }
  const about: string[] = []
  const tables: string[] = []
  const unknown: string[] = []
  const unchecked: string[] = []
  const findings: Expected[] = []
  for (const line of head) {
    const [key = '', a = '', b = '', ...rest] = line.split(/\s+/)
    if (key === 'period') settings.period = a
    else if (key === 'pack') settings.pack = a
    else if (key === 'table') tables.push(line.slice('table '.length))
    else if (key === 'unknown') unknown.push(line.slice('unknown '.length).replaceAll('↵', '\n'))
    else if (key === 'unchecked') unchecked.push(a)
    else if (key === 'rule' && isSeverity(b, true)) {
      known(file, a, rest)
      settings.rules = { ...settings.rules, [a]: { severity: b, options: {} } }
    } else if (isSeverity(key, false)) {
      known(file, a, rest)
      const [sheet = '', cells = ''] = b.split('!')
      findings.push({ severity: key, rule: a, sheet, cells, why: rest.join(' ') })
    } else about.push(line)
  }
  const drawing = lines.filter((line) => !line.startsWith('//')).join('\n')
  return { file, about: about.join(' '), settings, tables, unknown, unchecked, findings, drawing }
}

function known(file: string, rule: string, why: readonly string[]): void {
  if (!ids.has(rule)) throw new Error(`${file}: no rule ${rule}`)
  if (why.length === 0) throw new Error(`${file}: ${rule} is listed without a reason`)
}

function isSeverity(text: string, withOff: true): text is Severity | 'off'
function isSeverity(text: string, withOff: false): text is Severity
function isSeverity(text: string, withOff: boolean): boolean {
  return text === 'error' || text === 'warning' || text === 'info' || (withOff && text === 'off')
}

/** Holds a drawn table to its file: what was read, and exactly the findings listed. */
export function holdDrawn(drawn: Drawn): void {
  const report = lint(parseDrawing(drawn.drawing, `${drawn.file}.xlsx`).workbook, rulesetFor(drawn.settings))
  it('is read whole', () => {
    expect(drawn.about, 'what the table is').not.toBe('')
    expect(drawn.tables.length, 'tables to be read').toBeGreaterThan(0)
    expect(report.tables.map(({ sheet, kind, records }, i) => tableLine(drawn, sheet, kind?.name, records, i))).toEqual(
      drawn.tables,
    )
    expect(report.tables.flatMap((table) => table.unknown.map(({ heading }) => heading)).sort()).toEqual(
      [...drawn.unknown].sort(),
    )
    expect(report.unchecked.map(({ sheet }) => sheet)).toEqual(drawn.unchecked)
  })
  it.each(Object.entries(disguises))('has the same findings in disguise: %s', (_, dress) => {
    const { workbook, back } = dress(parseDrawing(drawn.drawing, `${drawn.file}.xlsx`).workbook)
    expect(placed(lint(workbook, rulesetFor(drawn.settings)), back)).toEqual(placed(report))
  })
  it('has exactly the findings written by hand', () => {
    const written = drawn.findings.map(({ severity, rule, sheet, cells }) => `${severity} ${rule} ${sheet}!${cells}`)
    expect(findingLines(report, drawn).sort(), messages(report)).toEqual(written.sort())
  })
}

const disguises: { readonly [name: string]: (workbook: Workbook) => Disguised } = {
  'below empty rows, after empty columns': (workbook) => moved(workbook, 4, 2),
  'an empty sheet before': behindCover,
  'an empty column after the names': (workbook) => widened(workbook, 2),
}

/** Rule and cells, as they would stand in the sheet undisguised. */
function placed(report: Report, back: Disguised['back'] = (at) => at): string[] {
  return report.diagnostics
    .map(({ rule, severity, places }) => {
      const cells = places.flatMap((place) => {
        const at = back(place)
        return at ? [`${at.sheet}!${address(at.row, at.col)}`] : []
      })
      return `${severity} ${rule} ${cells.join(',')}`
    })
    .sort()
}

function tableLine(drawn: Drawn, sheet: string, kind: string | undefined, records: number, i: number): string {
  const isAnyKind = drawn.tables[i]?.split(' ')[1] === '*'
  return `${sheet} ${isAnyKind ? '*' : (kind ?? '-')} ${records}`
}

/** The findings as lines; one that stands for several cells lists them where its written twin does. */
function findingLines(report: Report, drawn: Drawn): string[] {
  return report.diagnostics.map((diagnostic) => {
    const cells = diagnostic.places.map(({ row, col }) => address(row, col)).join(',')
    const isListed = drawn.findings.some((finding) => finding.rule === diagnostic.rule && finding.cells.includes(','))
    return line(diagnostic, isListed ? cells : diagnostic.cell)
  })
}

function line({ severity, rule, sheet }: Diagnostic, cells: string): string {
  return `${severity} ${rule} ${sheet}!${cells}`
}

function messages(report: Report): string {
  return report.diagnostics.map((one) => `${line(one, one.cell)} ${say(one, 'zh')}`).join('\n')
}
