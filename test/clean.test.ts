/**
 * Tables as twenty other counties write them, with nothing wrong in them: every rule must keep quiet, but for the advice that is
 * true of the table and listed in its file.
 */
import { describe, expect, it } from 'vitest'
import { corpus, holdDrawn } from './corpus.js'

const tables = corpus('clean')

describe.each(tables.map((drawn) => [drawn.file, drawn] as const))('clean: %s', (_, drawn) => {
  holdDrawn(drawn)
  it('lists advice only', () => {
    expect(drawn.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

describe('the clean tables', () => {
  it('are at least two dozen', () => {
    expect(tables.length).toBeGreaterThanOrEqual(24)
  })
})
