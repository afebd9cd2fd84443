/** Answers no Excel should give: fewer cells than were asked for, events that do not say where. */
import { expect, it } from 'vitest'
import type { Change } from '../../src/hosts/host.js'
import { readPieces } from '../../src/hosts/office-read.js'
import { Runner } from '../../src/hosts/office-run.js'
import { Ledger, watchChanges } from '../../src/hosts/office-watch.js'

/** A runner whose every batch is given this context. */
function runnerOver(context: object): Runner {
  const run = (...given: unknown[]) => (given.at(-1) as (context: object) => unknown)(context)
  return new Runner({ excel: { run } as never, supports: () => true, wait: async () => {} })
}

it.each([
  ['a row too few', [[1, 2]], [[1, 2]]],
  ['a column too few', [[1], [2]], [[1], [2]]],
  [
    'formulas of fewer rows',
    [
      [1, 2],
      [3, 4],
    ],
    [[1, 2]],
  ],
  ['nothing', [], []],
])('%s is no reading: what is missing is not taken for blank', async (_, values, formulas) => {
  const range = { values, formulas, load: () => range }
  const sheet = { getRangeByIndexes: () => range }
  const runner = runnerOver({ workbook: { worksheets: { getItem: () => sheet } }, sync: async () => {} })
  const piece = { sheet: 0, id: 's', range: { top: 0, left: 0, bottom: 1, right: 1 } }
  await expect(readPieces(runner, [piece], {}, 'asked')).rejects.toMatchObject({ name: 'HostError', code: 'failed' })
})

it('an event that does not say where means that anything may have changed', async () => {
  const heard: ((event: object) => Promise<void>)[] = []
  const list = (into: typeof heard) => ({ add: (handler: never) => ({ place: into.push(handler) }) })
  const worksheets = { onAdded: list([]), onDeleted: list([]), onChanged: list(heard) }
  const runner = runnerOver({ workbook: { worksheets }, sync: async () => {} })
  const told: Change[] = []
  const nameOf = (id: string) => (id === 's' ? '计划' : null)
  await watchChanges({ runner, ledger: new Ledger(() => 0), nameOf }, (change) => told.push(change))
  for (const event of [{ worksheetId: 's', changeType: 'RangeEdited' }, { worksheetId: 's', address: null }, {}])
    await heard[0]!(event)
  expect(told).toEqual([
    { sheet: '计划', range: null },
    { sheet: '计划', range: null },
    { sheet: null, range: null },
  ])
})
