/** What comes from a cache or a part is taken for what became of a file only where it is of the form of one. */
import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Read } from '../../src/batch/outcome.js'
import { isOutcome } from '../../src/batch/outcome-form.js'
import { Batch, checkedParcel, parcelOfEarlier, type Ruleset, type Workbook } from '../../src/core/index.js'
import { parseDrawing } from '../../src/hosts/text.js'
import { makeRuleset } from '../../src/pack/pack.js'
import { pictureOf } from '../../src/reports/picture.js'
import { casesOf, readyCase, standardVocabulary } from '../../src/testing/cases.js'
import { WRONG } from '../cli/play.js'
import { everyRule } from '../ruleset.js'

function outcomeOf(workbook: Workbook, ruleset: Ruleset): Read {
  const steps = checkedParcel(workbook, ruleset)
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) continue
    const parcel = step.value
    const picture = pictureOf(workbook, parcel.checked!.report)
    const warnings = [{ zh: '怪', en: 'odd' }]
    return deserialize(serialize({ kind: 'read', format: 'xlsx', sha256: '0f', warnings, parcel, picture })) as Read
  }
}

const ruleset = makeRuleset(standardVocabulary, everyRule, [], {})
/** With errors, warnings and fixes. */
const DRAWING = WRONG.replace('县水利局', '县水利局␠').replace('| 9000 |', "| '9000␠ |")
const explained = (workbook: Workbook): Workbook => {
  const finding = outcomeOf(workbook, ruleset).parcel.checked!.report.diagnostics.find(
    ({ witness }) => witness !== null,
  )!
  const [author, time] = ['张三', '2025-05-01T00:00:00.000Z']
  const text = '规划已批准，明年按调整后的数报'
  const one = { finding: finding.id, reason: 'approved', text, author, time, witness: finding.witness! } as const
  return { ...workbook, notes: { pack: null, explanations: [one, { ...one, finding: 'none' }], corrections: [] } }
}
const read = outcomeOf(explained(parseDrawing(DRAWING, '甲.xlsx').workbook), ruleset)

describe('what became of a file', () => {
  it('is of the form: every example of every rule, this period’s and earlier ones’', () => {
    for (const one of everyRule.flatMap(casesOf)) {
      const { drawing, beside, previous, ruleset: own } = readyCase(one)
      for (const { workbook } of [drawing, ...beside])
        expect(isOutcome(outcomeOf(workbook, own)), `${one.rule.id}, ${one.name}`).toBe(true)
      for (const workbook of previous)
        expect(isOutcome({ ...read, picture: null, parcel: parcelOfEarlier(workbook, own) })).toBe(true)
    }
    expect(isOutcome(read)).toBe(true)
    expect(read.parcel.checked!.explainer).not.toBeNull()
  })

  it('of a file that was not read is an error with words', () => {
    const error = { file: '甲.xlsx', code: 'missing', words: { zh: '没有', en: 'none' } }
    expect(isOutcome({ kind: 'unread', error })).toBe(true)
    for (const change of [{ file: 1 }, { code: null }, { words: '没有' }, { words: { zh: '没有' } }])
      expect(isOutcome({ kind: 'unread', error: { ...error, ...change } })).toBe(false)
  })
})

const { parcel } = read
const [table] = parcel.tables
const report = parcel.checked!.report
const withTable = (data: object, page: object = table!.page) => ({
  ...read,
  parcel: { ...parcel, tables: [{ data, page }] },
})
const withReport = (change: object) => ({
  ...read,
  parcel: { ...parcel, checked: { ...parcel.checked, report: { ...report, ...change } } },
})
const withFinding = (change: object) => withReport({ diagnostics: [{ ...report.diagnostics[0], ...change }] })

describe('what somebody wrote', () => {
  it.each<[string, unknown]>([
    ['lists that are all holes', { ...read, warnings: new Array(100_000_000) }],
    ['more holes than can be counted', withReport({ accepted: new Array(4_000_000_000) })],
    ['empty tables', withTable({}, {})],
    ['a table without a head', withTable({ ...table!.data, head: {} })],
    ['columns that are none', withTable({ ...table!.data, columns: [null] })],
    ['fields without columns', withTable({ ...table!.data, cols: [['total']] })],
    ['rows that are no numbers', withTable({ ...table!.data, rows: ['1'] })],
    ['fewer names than rows', withTable({ ...table!.data, names: { subjects: [], codes: [], continued: [] } })],
    ['readings that are none', withTable(table!.data, { ...table!.page, stores: [['total', { kind: 'money' }]] })],
    ['sums that are none', withTable(table!.data, { ...table!.page, sums: [{}] })],
    ['findings that are none', withReport({ diagnostics: [1] })],
    ['a finding without a place', withFinding({ places: [] })],
    ['a finding in no table', withFinding({ table: 7 })],
    ['a finding without words', withFinding({ message: { template: '错', data: {} } })],
    ['a finding about what is nothing', withFinding({ actual: {} })],
    ['a finding of an unknown severity', withFinding({ severity: '__proto__' })],
    ['other cells that are nowhere', withFinding({ related: [{ at: null }] })],
    ['no counts', withReport({ checked: null })],
    ['a picture without rows', { ...read, picture: { sheets: [{ sheet: 0, left: 0, header: [] }] } }],
    ['a format nobody knows', { ...read, format: 'pdf' }],
  ])('is refused where it has %s', (_, data) => {
    expect(isOutcome(data)).toBe(false)
  })

  it('is refused, or joined without breaking anything, whichever of its members is whatever', () => {
    const paths = pathsIn(read)
    const junk = fc.constantFrom<unknown>(
      undefined,
      null,
      7,
      -1,
      Number.NaN,
      'x',
      '',
      true,
      {},
      [],
      [null],
      new Array(3),
    )
    fc.assert(
      fc.property(fc.constantFrom(...paths), junk, (path, other) => {
        const spoiled = changed(read, path, other)
        if (!isOutcome(spoiled) || spoiled.kind === 'unread') return
        const batch = new Batch(ruleset)
        batch.add(spoiled.parcel)
        const { reports } = batch.finish()
        expect(reports).toHaveLength(spoiled.parcel.checked ? 1 : 0)
      }),
      { numRuns: 1000 },
    )
  })
})

/** The paths of all members of plain data, what is in typed arrays left out. */
function pathsIn(data: unknown, path: readonly string[] = []): (readonly string[])[] {
  const own = path.length === 0 ? [] : [path]
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return own
  return [...own, ...Object.entries(data).flatMap(([key, value]) => pathsIn(value, [...path, key]))]
}

function changed(data: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other
  const copy = Array.isArray(data) ? [...data] : { ...(data as object) }
  const members = copy as { [key: string]: unknown }
  members[key] = changed(members[key], rest, other)
  return copy
}
