import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRange } from '../../src/core/index.js'
import { blocks } from '../../src/reports/places.js'

const at = (row: number, col: number) => ({ sheet: 0, row, col })

describe('blocks', () => {
  it('joins neighbours down a column', () => {
    expect(blocks([at(2, 4), at(3, 4), at(4, 4), at(8, 4), at(2, 5)])).toEqual(['E3:E5', 'E9', 'F3'])
    expect(blocks([at(0, 0)])).toEqual(['A1'])
    expect(blocks([])).toEqual([])
  })

  it('holds every cell, and no other', () => {
    const cell = fc.record({ sheet: fc.constant(0), row: fc.nat(12), col: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const held = new Set<string>()
        for (const block of blocks(cells)) {
          const { top, bottom, left, right } = parseRange(block)!
          for (let row = top; row <= bottom; row++) for (let col = left; col <= right; col++) held.add(`${row},${col}`)
        }
        expect(held).toEqual(new Set(cells.map(({ row, col }) => `${row},${col}`)))
      }),
    )
  })
})
