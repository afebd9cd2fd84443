/** A workbook that was checked elsewhere and arrives as data says in a batch what it says there itself. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { describe, expect, it } from 'vitest'
import {
  Batch,
  type BatchResult,
  checkedParcel,
  type Parcel,
  parcelOfEarlier,
  type Ruleset,
  type Shelf,
  type Workbook,
} from '../../src/core/index.js'
import { readFile } from '../../src/hosts/file.js'
import { casesOf, readyCase } from '../../src/testing/cases.js'
import { everyRule, rulesetFor } from '../ruleset.js'

/** Everything laid down goes through bytes. */
const bytes: Shelf = {
  put: (data) => {
    const laid = serialize(data)
    return () => deserialize(laid)
  },
}

function together(current: readonly Workbook[], previous: readonly Workbook[], ruleset: Ruleset): BatchResult {
  const batch = new Batch(ruleset)
  for (const workbook of current) for (const _ of batch.check(workbook));
  for (const workbook of previous) batch.remember(workbook)
  return batch.finish()
}

function parcelOf(workbook: Workbook, ruleset: Ruleset): Parcel {
  const steps = checkedParcel(workbook, ruleset)
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) return deserialize(serialize(step.value)) as Parcel
}

function apart(current: readonly Workbook[], previous: readonly Workbook[], ruleset: Ruleset): BatchResult {
  const batch = new Batch(ruleset, bytes)
  for (const workbook of current) batch.add(parcelOf(workbook, ruleset))
  for (const workbook of previous) batch.add(deserialize(serialize(parcelOfEarlier(workbook, ruleset))) as Parcel)
  return batch.finish()
}

describe('a parcel', () => {
  it('stands for its workbook: every example of every rule', () => {
    let seen = 0
    for (const one of everyRule.flatMap(casesOf)) {
      const { drawing, beside, previous, ruleset } = readyCase(one)
      const current = [drawing, ...beside].map(({ workbook }) => workbook)
      const expected = together(current, previous, ruleset)
      expect(apart(current, previous, ruleset), `${one.rule.id}, ${one.name}`).toEqual(expected)
      seen += expected.reports.flatMap(({ diagnostics }) => diagnostics).length
    }
    expect(seen).toBeGreaterThan(300)
  })

  it('stands for the seed workbooks together, the month before among them', async () => {
    const seeds = join(import.meta.dirname, '../../seeds')
    const files = readdirSync(seeds).filter((file) => file.endsWith('.xlsx'))
    const workbooks = await Promise.all(files.map((file) => readFile(join(seeds, file))))
    const ruleset = rulesetFor({ pack: 'pinglu', period: '2025-05' })
    const expected = together(workbooks, workbooks.slice(0, 4), ruleset)
    expect(apart(workbooks, workbooks.slice(0, 4), ruleset)).toEqual(expected)
    expect(expected.reports.flatMap(({ diagnostics }) => diagnostics).length).toBeGreaterThan(50)
  })
})
