import { describe, expect, it } from 'vitest'
import { Remembered } from '../../src/core/remembered.js'

describe('answers remembered by their text', () => {
  it('are asked for once, those that are null too', () => {
    const asked: string[] = []
    const remembered = new Remembered<null>((text) => {
      asked.push(text)
      return null
    })
    for (const text of ['总投资', '总投资', '', '', '__proto__']) expect(remembered.of(text)).toBeNull()
    expect(asked).toEqual(['总投资', '', '__proto__'])
  })

  it('are the same however many texts come between', () => {
    const remembered = new Remembered((text) => text.length)
    for (let round = 0; round < 2; round++)
      for (let i = 0; i < 12_000; i++) expect(remembered.of(`项目${i}`)).toBe(`项目${i}`.length)
  })

  it('are not kept for long texts', () => {
    let asked = 0
    const remembered = new Remembered((text) => text.length + asked++ * 0)
    const long = '长'.repeat(1000)
    expect([remembered.of(long), remembered.of(long)]).toEqual([1000, 1000])
    expect(asked).toBe(2)
  })
})
