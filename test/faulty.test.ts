/** Tables with several mistakes each: exactly what was listed by hand from RULES.md must be found, in those cells, and nothing else. */
import { describe, expect, it } from 'vitest'
import { corpus, holdDrawn } from './corpus.js'

const tables = corpus('faulty')

describe.each(tables.map((drawn) => [drawn.file, drawn] as const))('faulty: %s', (_, drawn) => {
  holdDrawn(drawn)
  it('lists several mistakes', () => {
    expect(drawn.findings.length).toBeGreaterThan(1)
  })
})

describe('the faulty tables', () => {
  it('are at least a dozen', () => {
    expect(tables.length).toBeGreaterThanOrEqual(12)
  })
})
